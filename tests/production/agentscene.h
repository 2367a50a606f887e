// A running campaign of four jobs with an agent that recovers, at a site that does what it is told to.
#pragma once

#include "models/production/recovery.h"
#include "models/production/rules.h"
#include "models/storage/queries.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

namespace shiftdeck::test {

inline constexpr TimeMs kMinute = 60'000;

inline AgentConfig recovering()
{
    AgentConfig config;
    config.recover = true;
    config.unitsPerJob = 1;
    return config;
}

inline CampaignOptions running(int splitSize = 100)
{
    CampaignOptions options;
    options.runs = {146436, 147043};
    options.splitSize = splitSize;
    options.takeTo = RequestStatus::Running;
    options.slotCount = 20;
    return options;
}

struct AgentScene {
    explicit AgentScene(const AgentConfig &config = recovering(), const CampaignOptions &options = running())
        : campaign(options), agent(*campaign.db, clock, factory(site), config)
    {
        must(agent.start());
        runCycle(agent);
        token = site.jobs.firstKey();
        job = JobId(campaign.count("SELECT id FROM jobs WHERE token = ?", {token}));
    }
    static Agent::EndpointFactory factory(FakeSite &site)
    {
        return [&site](const QString &) -> Result<std::unique_ptr<Endpoint>> {
            return std::make_unique<FakeEndpoint>(site);
        };
    }
    qint64 count(const QString &sql, const QVariantList &values = {}) const
    {
        return campaign.count(sql, values);
    }
    Actor anna() const
    {
        Actor actor = campaign.actor("anna");
        actor.now = clock.now();
        return actor;
    }
    RetryRule ruleFor(const QString &failureClass) const
    {
        for (const RetryRule &rule : must(listRules(*campaign.db)))
            if (rule.failureClass == failureClass && rule.signature.isEmpty())
                return rule;
        return {};
    }
    RuleId add(const QString &failureClass, RuleAction action, RuleMode mode, const QString &signature = {})
    {
        // In the place of the one that the store came with.
        if (const RetryRule old = ruleFor(failureClass); old.id.isValid() && signature.isEmpty())
            must(removeRule(*campaign.db, old.id, anna()));
        RetryRule rule;
        rule.failureClass = failureClass;
        rule.signature = ruleSignature(signature);
        rule.action = action;
        rule.mode = mode;
        return must(addRule(*campaign.db, rule, anna()));
    }
    RetryRule rule(RuleId id) const { return must(loadRule(*campaign.db, id)).rule; }
    // Cycles, a minute each: the agent waits a while before it tries again.
    void cycles(int n)
    {
        for (int i = 0; i < n; ++i) {
            clock.advance(kMinute);
            runCycle(agent);
        }
    }
    qint64 retries() const { return count("SELECT count(*) FROM jobs WHERE retry_of = ?", {job.value()}); }

    CampaignFixture campaign;
    FakeSite site;
    ManualClock clock;
    Agent agent;
    QString token;
    JobId job;
};

}  // namespace shiftdeck::test

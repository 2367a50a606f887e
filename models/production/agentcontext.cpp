#include "models/production/agentcontext.h"

#include "models/core/errortext.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct AgentText {
    Q_DECLARE_TR_FUNCTIONS(Agent)
};

constexpr qsizetype kMaxProblems = 50;
}  // namespace

Result<Endpoint *> SiteEndpoints::endpoint(const Site &site)
{
    if (const auto known = m_endpoints.value(site.id.value()))
        return known.get();
    SD_TRY(auto made, m_factory(site.name));
    const std::shared_ptr<Endpoint> endpoint = std::move(made);
    m_endpoints.insert(site.id.value(), endpoint);
    return endpoint.get();
}

Result<QList<Site>> sitesWithJobs(Database &db)
{
    return db.list(
        QStringLiteral(
            "SELECT s.id, s.name, s.slots FROM sites s WHERE s.id IN"
            " (SELECT r.site_id FROM requests r WHERE r.site_id IS NOT NULL AND (r.status = 'running'"
            " OR EXISTS (SELECT 1 FROM request_counters k WHERE k.request_id = r.id AND k.n > 0"
            " AND k.kind IN ('job','merge')"
            " AND k.status IN ('pending','submitting','submitted','running','ended'))))"
            " ORDER BY s.id"),
        {}, [](const Row &row) {
            return Site{row.id<SiteId>(0), row.text(1), row.number(2)};
        });
}

AgentContext::AgentContext(Database &database, const Clock &time, AgentConfig settings,
                           Agent::EndpointFactory factory, std::unique_ptr<Waiting> waitingWay)
    : db(database), clock(time), config(std::move(settings)),
      lease(database, time, config.name, config.leaseMs), endpoints(std::move(factory)),
      waiting(std::move(waitingWay))
{
}

Actor AgentContext::actor(const char *action) const
{
    return {
        Principal{QStringLiteral("agent"), Role::Agent, {}}, clock.now(), {}, QString::fromLatin1(action)};
}

void AgentContext::problem(const QString &sentence)
{
    if (report.problems.size() < kMaxProblems && !report.problems.contains(sentence))
        report.problems.append(sentence);
}

void AgentContext::problem(const Site &site, const Error &error)
{
    problem(AgentText::tr("Site %1: %2").arg(site.name, describe(error)));
}

Result<bool> AgentContext::won(const Result<> &change) const
{
    if (change)
        return true;
    // Where another agent has won the lease, this one has no say in anything.
    if (isOvertaken(change.error()) && !lease.isLost())
        return false;
    return tl::unexpected(change.error());
}

}  // namespace shiftdeck

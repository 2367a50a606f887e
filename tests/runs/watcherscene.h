// A campaign without raw data of its own yet, an agent that watches, and files as an experiment writes them.
#pragma once

#include "models/runs/sourcechanges.h"
#include "models/runs/watcher.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>

namespace shiftdeck::test {

inline CampaignOptions onlyNew()
{
    CampaignOptions options;
    options.eventsPerRun = 20;
    options.takeTo = RequestStatus::New;
    return options;
}

inline QByteArray eventsFile(qint64 run, int events)
{
    QByteArray content = "Run,Event,E1\n";
    for (int i = 1; i <= events; ++i)
        content += QByteArray::number(run) + ',' + QByteArray::number(i) + ",1.5\n";
    return content;
}

struct WatcherScene {
    explicit WatcherScene(const AgentConfig &config = {})
        : campaign(onlyNew()), agent(*campaign.db, clock, factory(site), config)
    {
        agent.addStage([this](AgentStep &step) { return watcher.step(step); });
        must(agent.start());
        before = campaign.count("SELECT count(*) FROM requests");
    }
    static Agent::EndpointFactory factory(FakeSite &site)
    {
        return [&site](const QString &) -> Result<std::unique_ptr<Endpoint>> {
            return std::make_unique<FakeEndpoint>(site);
        };
    }

    QString incoming(const QString &name = {}) const
    {
        return campaign.folder.path(name.isEmpty() ? QStringLiteral("incoming")
                                                   : QStringLiteral("incoming/") + name);
    }
    void write(const QString &name, const QByteArray &content) const
    {
        campaign.folder.write(QStringLiteral("incoming/") + name, content);
    }
    void writeRun(qint64 run, int events = 5) const
    {
        write(QStringLiteral("run%1.csv").arg(run), eventsFile(run, events));
    }

    RunSource folderSource() const
    {
        QDir().mkpath(incoming());
        RunSource s;
        s.name = QStringLiteral("pit");
        s.campaign = QString::fromLatin1(CampaignFixture::kCampaign);
        s.kind = SourceKind::Folder;
        s.location = incoming();
        s.pattern = QStringLiteral("run{run}*.csv");
        s.quietMs = 60'000;
        s.everyMs = 10'000;
        s.site = QStringLiteral("alpha");
        s.dataset = QStringLiteral("cms/prompt/{run}");
        s.steps = {Step::Production};
        return s;
    }
    Actor anna() const
    {
        Actor actor = campaign.actor("anna");
        actor.now = clock.now();
        return actor;
    }
    qint64 add(const RunSource &source) const { return must(addSource(*campaign.db, source, anna())); }

    // Lets the time pass, and the agent look until it took all that was found.
    CycleReport look(TimeMs later = 10'000)
    {
        clock.advance(later);
        CycleReport sum = runCycle(agent);
        while (watcher.isBusy()) {
            const CycleReport one = runCycle(agent);
            sum.changed += one.changed;
            sum.problems += one.problems;
        }
        return sum;
    }
    SourceRun run(qint64 number) const
    {
        const auto runs = must(listSourceRuns(*campaign.db, 1, 10'000));
        for (const SourceRun &one : runs)
            if (one.run == number)
                return one;
        return {};
    }
    QString state(qint64 number) const
    {
        const SourceRun found = run(number);
        return found.id == 0 ? QString() : QString(toWord(found.state));
    }
    RunSource source() const { return must(listSources(*campaign.db)).first(); }
    qint64 requests() const { return campaign.count("SELECT count(*) FROM requests") - before; }

    CampaignFixture campaign;
    FakeSite site;
    ManualClock clock;
    RunWatcher watcher;
    Agent agent;
    qint64 before = 0;
};

}  // namespace shiftdeck::test

// The agent is killed at random moments, again and again, while runs appear in a folder, are written on, and
// are listed anew. In the end every run became its request once, with all of its files.
//
// SHIFTDECK_SEED replays; the program runs itself as the agent that is killed.
#include "tests/runs/watcherscene.h"

#include <QCoroTask>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kMostCrashes = 30;
constexpr int kRuns = 40;

// The victim: an agent that watches, until all runs are requested.
int serve(const QStringList &arguments)
{
    const SystemClock clock;
    const auto db = must(Database::open(arguments.at(2), Access::ReadWrite));
    FakeSite site;
    RunWatcher watcher;
    Agent agent(*db, clock, WatcherScene::factory(site), {});
    agent.addStage([&watcher](AgentStep &step) { return watcher.step(step); });
    must(agent.start());
    for (;;) {
        must(QCoro::waitFor(agent.cycle({})));
        if (must(db->integer("SELECT count(*) FROM source_runs WHERE state = 'requested'")) == kRuns
            && !watcher.isBusy())
            break;
        QTest::qSleep(1);  // disks are read meanwhile
    }
    agent.stop();
    return 0;
}
}  // namespace

class WatcherCrashTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRunOnceWhateverHappens()
    {
        bool ok = false;
        quint32 seed = qEnvironmentVariableIntValue("SHIFTDECK_SEED", &ok);
        if (!ok)
            seed = QRandomGenerator::global()->generate() & 0x7fffffff;
        qInfo("SHIFTDECK_SEED=%u", seed);
        QRandomGenerator random(seed);
        WatcherScene s;
        s.agent.stop();
        RunSource source = s.folderSource();
        source.quietMs = 0;
        source.everyMs = 1000;
        source.completeBy = CompleteBy::Marker;
        source.marker = "run{run}.done";
        source.steps = {Step::Production, Step::Recocert};
        s.add(source);

        int crashes = 0, written = 0;
        qint64 events = 0;
        const auto writeRun = [&](int i) {
            const qint64 run = 146436 + i;
            const int files = random.bounded(1, 4);
            for (int file = 0; file < files; ++file) {
                const int n = random.bounded(1, 2000);
                events += n;
                s.write(QStringLiteral("run%1_%2.csv").arg(run).arg(file), eventsFile(run, n));
            }
            s.write(QStringLiteral("run%1.done").arg(run), {});
        };
        for (bool done = false; !done;) {
            for (int i = 0; i < 3 && written < kRuns; ++i)
                writeRun(written++);
            QProcess agent;
            agent.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            agent.start(QCoreApplication::applicationFilePath(), {"--serve", s.campaign.store.location()});
            QVERIFY(agent.waitForStarted());
            const int life =
                written < kRuns || crashes < kMostCrashes ? int(random.bounded(20, 300)) : 60'000;
            // Somebody wants a look at once, so that each life has something to do.
            must(s.campaign.db->run("UPDATE run_sources SET look_wanted = 1"));
            if (agent.waitForFinished(life)) {
                QCOMPARE(agent.exitCode(), 0);
                done = true;
            } else {
                QVERIFY2(crashes < 2 * kMostCrashes, "the agent does not come to an end");
                agent.kill();
                QVERIFY(agent.waitForFinished());
                ++crashes;
            }
        }
        qInfo("%d crashes", crashes);
        QCOMPARE(written, kRuns);
        QCOMPARE(s.requests(), 2 * kRuns);
        QCOMPARE(
            s.campaign.count("SELECT count(*) FROM source_runs WHERE state = 'requested' AND later = ''"),
            kRuns);
        QCOMPARE(s.campaign.count("SELECT sum(f.events) FROM files f WHERE f.lfn LIKE 'cms/prompt/%'"),
                 events);
        QCOMPARE(s.campaign.count("SELECT count(*) FROM source_requests WHERE made = 1"), 2 * kRuns);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--serve") == 0)
        return serve(QCoreApplication::arguments());
    WatcherCrashTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "watchercrashtest.moc"

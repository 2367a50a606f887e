// The agent is killed at random moments, again and again, while real jobs run at the real local endpoint. In
// the end every event must have been processed exactly once, and every submission must have been one job.
//
// SHIFTDECK_SEED replays; the program runs itself as the agent that is killed.
#include "models/production/agent.h"
#include "tests/support/cycles.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kMostCrashes = 40;

// The victim: an agent on the store named on the command line, until nothing is left to do.
int serve(const QStringList &arguments)
{
    const SystemClock clock;
    const auto db = must(Database::open(arguments.at(2), Access::ReadWrite));
    LocalEndpoint::Config config;
    config.spoolFolder = arguments.at(3);
    config.siteFolder = arguments.at(4);
    config.siteName = QStringLiteral("alpha");
    AgentConfig automatic;
    automatic.makeJobs = automatic.recover = true;
    Agent agent(
        *db, clock,
        [&](const QString &) -> Result<std::unique_ptr<Endpoint>> {
            return LocalEndpoint::open(config, clock);
        },
        automatic);
    must(agent.start());
    for (;;) {
        const CycleReport report = must(QCoro::waitFor(agent.cycle({})));
        const qint64 left = must(db->integer("SELECT count(*) FROM requests WHERE status <> 'declared'"));
        if (left == 0)
            break;
        if (report.idle())
            QTest::qSleep(20);  // real jobs run meanwhile
    }
    agent.stop();
    return 0;
}
}  // namespace

class CrashTest : public QObject {
    Q_OBJECT

  private slots:
    void everyEventOnceWhateverHappens_data();
    void everyEventOnceWhateverHappens();
};

void CrashTest::everyEventOnceWhateverHappens_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("production") << Step::Production;
    QTest::newRow("skim") << Step::Skim;
}

void CrashTest::everyEventOnceWhateverHappens()
{
    QFETCH(Step, step);
    bool ok = false;
    quint32 seed = qEnvironmentVariableIntValue("SHIFTDECK_SEED", &ok);
    if (!ok)
        seed = QRandomGenerator::global()->generate() & 0x7fffffff;
    qInfo("SHIFTDECK_SEED=%u", seed);
    QRandomGenerator random(seed);

    CampaignOptions options;
    options.step = step;
    options.runs = {146436, 147043, 147757};
    options.splitSize = 60;
    options.mergeEvents = 250;
    options.takeTo = RequestStatus::Assigned;
    CampaignFixture c(options);
    c.addWeather(QString(toWord(step)), 146436, "killed");
    c.addWeather(QString(toWord(step)), 147757, "early-end");

    const QStringList arguments{"--serve", c.store.location(), c.spool, c.storage};
    int crashes = 0;
    for (bool done = false; !done;) {
        QProcess agent;
        agent.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        agent.start(QCoreApplication::applicationFilePath(), arguments);
        QVERIFY(agent.waitForStarted());
        const int life = crashes < kMostCrashes ? int(random.bounded(15, 250)) : 60'000;
        if (agent.waitForFinished(life)) {
            QCOMPARE(agent.exitCode(), 0);
            done = true;
        } else {
            QVERIFY2(crashes < kMostCrashes, "the agent does not come to an end");
            agent.kill();
            QVERIFY(agent.waitForFinished());
            ++crashes;
        }
    }
    qInfo("%d crashes", crashes);
    QCOMPARE(c.status(c.request), RequestStatus::Declared);
    QCOMPARE(c.count("SELECT sum(events_read) FROM credits"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM credits"), c.count("SELECT count(*) FROM work_units"));
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE open = 1"), 0);
    QCOMPARE(c.count("SELECT count(*) FROM merges m WHERE m.status <> 'done' OR m.events <>"
                     " (SELECT sum(o.events) FROM merge_parts p JOIN outputs o ON o.id = p.output_id WHERE "
                     "p.merge_id = m.id)"),
             0);
    if (step == Step::Production)
        QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    // Every token that was ever handed over is one job at the endpoint, and the endpoint has no other.
    const auto submitted =
        must(c.db->list("SELECT token FROM jobs WHERE submitted_at IS NOT NULL ORDER BY token", {},
                        [](const Row &row) { return row.text(0); }));
    QCOMPARE(QDir(c.spool + "/jobs").entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name), submitted);
    // Nothing half-done lies about.
    QCOMPARE(
        c.count("SELECT count(*) FROM jobs WHERE status NOT IN ('done','error','cancelled','superseded')"),
        0);
    QCOMPARE(QDir(c.storage + "/proc10/" + toWord(step)).entryList({"*.part-*"}, QDir::Files).size(), 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 5 && qstrcmp(argv[1], "--serve") == 0)
        return serve(QCoreApplication::arguments());
    CrashTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "crashtest.moc"

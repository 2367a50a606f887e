// Agents that meet, agents that are asked to stop, and a demo that is there already.
#include "tests/app/prodctlrunner.h"

#include <csignal>

using namespace shiftdeck::test;

class AgentsTest : public QObject {
    Q_OBJECT

  private slots:
    void demoIsMadeOnce();
    void secondAgentIsTold();
    void agentStopsWhenAsked();
    void pausedAgentIsTakenOver();
};

namespace {
// Stops the process where it holds no lock of the store: in a transaction nobody could take over. Its lease
// is as young then as if it had been renewed at that moment, however slow the machine.
void pauseBetweenWrites(const Demo &demo, QProcess &process)
{
    const auto pid = static_cast<pid_t>(process.processId());
    const QString locks = TestStore::isOnServer()
        ? QStringLiteral("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                         " AND pid <> pg_backend_pid() AND state <> 'idle'")
        : QStringLiteral("BEGIN IMMEDIATE; ROLLBACK");
    for (int i = 0; i < 200; ++i) {
        ::kill(pid, SIGSTOP);
        const TestStore::Said said = TestStore::shell(demo.store(), locks.toUtf8() + ';');
        if (said.out.isEmpty() && said.err.isEmpty()) {
            demo.sql(QStringLiteral("UPDATE agents SET heartbeat_at = %1")
                         .arg(QDateTime::currentMSecsSinceEpoch()));
            return;
        }
        ::kill(pid, SIGCONT);
        QTest::qWait(20);  // or it would stay in its transaction, and get no older than this loop
    }
    qFatal("the agent is always in a transaction");
}
}  // namespace

void AgentsTest::demoIsMadeOnce()
{
    const Demo demo;
    const QByteArray before = demo.dump();
    COMPARE_CODE(prodctl(demo.words({"demo", "create", demo.path()})), 4);
    QCOMPARE(demo.dump(), before);
}

void AgentsTest::secondAgentIsTold()
{
    const Demo demo;
    QProcess first;
    first.start(prodctlPath(), {"--store", demo.store(), "agent"});
    QVERIFY(first.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(demo.sql("SELECT count(*) FROM agents WHERE heartbeat_at > 0").trimmed() == "1",
                             20'000);
    const Run second = demo({}, {"agent", "--once"});
    COMPARE_CODE(second, 6);
    QVERIFY2(second.err.contains(QByteArray::number(first.processId())), second.err);
    COMPARE_CODE(prodctl(demo.words({"demo", "run", demo.path()})), 6);
    first.terminate();
    QVERIFY(first.waitForFinished(20'000));
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
}

void AgentsTest::agentStopsWhenAsked()
{
    const Demo demo;
    for (const int signal : {SIGINT, SIGTERM}) {
        QProcess agent;
        agent.start(prodctlPath(), {"--store", demo.store(), "agent"});
        QVERIFY(agent.waitForReadyRead(20'000));
        QCOMPARE(::kill(static_cast<pid_t>(agent.processId()), signal), 0);
        QVERIFY(agent.waitForFinished(20'000));
        QCOMPARE(agent.exitStatus(), QProcess::NormalExit);
        QCOMPARE(agent.exitCode(), 0);
        QVERIFY(agent.readAll().contains("has stopped"));
        QCOMPARE(demo({}, {"store", "info", "--json"}).json().value("agent"), QJsonValue());
    }
}

// Two real agents on one store: the first is paused while its jobs run, for longer than its lease. The second
// one does all that is left; when the first goes on it says who has taken over, and writes nothing.
void AgentsTest::pausedAgentIsTakenOver()
{
    const Demo demo({"--no-weather"});
    const QString production = QStringLiteral("step = production");
    COMPARE_CODE(demo("anna", {"--yes", "request", "approve", "--filter", production}), 0);
    for (const auto &[who, campaign] : {std::pair("carla", "2010"), std::pair("diego", "2011")})
        COMPARE_CODE(demo(QLatin1StringView(who),
                          {"--yes", "request", "assign", "--filter",
                           QStringLiteral("%1 and campaign = %2")
                               .arg(production, QLatin1StringView(campaign))}),
                     0);
    QProcess first;
    first.start(prodctlPath(), {"--store", demo.store(), "agent", "--recover", "--make-jobs"});
    QVERIFY(first.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(demo.sql("SELECT count(*) FROM credits").toInt() > 5, 60'000);
    pauseBetweenWrites(demo, first);
    QVERIFY(demo.sql("SELECT count(*) FROM work_units WHERE state <> 'credited'").toInt() > 0);

    const QStringList words{"agent", "--recover", "--make-jobs", "--once"};
    const Run early = demo({}, words);
    COMPARE_CODE(early, 6);
    Run second;
    const QStringList all = QStringList{"--store", demo.store()} + words;
    QTRY_VERIFY_WITH_TIMEOUT((second = prodctl(all, {}, 300'000)).code != 6, 60'000);
    COMPARE_CODE(second, 0);
    QCOMPARE(demo.sql("SELECT status, count(*) FROM requests WHERE step = 'production' GROUP BY 1").trimmed(),
             "declared|2");
    // Nothing twice: a credit a unit, a folder a token, an output in one merged file.
    QCOMPARE(demo.sql("SELECT count(*) FROM work_units"), demo.sql("SELECT count(*) FROM credits"));
    QCOMPARE(demo.sql("SELECT sum(events) FROM merges").trimmed(), "20583");
    int folders = 0;
    for (const char *site : {"alpha", "beta"})
        folders += int(QDir(demo.path() + QStringLiteral("/site/%1/spool/jobs").arg(QLatin1StringView(site)))
                           .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                           .size());
    QCOMPARE(folders, demo.sql("SELECT count(*) FROM jobs WHERE submitted_at IS NOT NULL").toInt());

    const QByteArray before = demo.dump();
    QCOMPARE(::kill(static_cast<pid_t>(first.processId()), SIGCONT), 0);
    QVERIFY(first.waitForFinished(60'000));
    QCOMPARE(first.exitStatus(), QProcess::NormalExit);
    const QByteArray said = first.readAllStandardError();
    QVERIFY2(first.exitCode() == 6, said);
    QVERIFY2(said.contains("lost its lease"), said);
    QCOMPARE(demo.dump(), before);
}

QTEST_GUILESS_MAIN(AgentsTest)
#include "agentstest.moc"

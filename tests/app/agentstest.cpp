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
};

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

QTEST_GUILESS_MAIN(AgentsTest)
#include "agentstest.moc"

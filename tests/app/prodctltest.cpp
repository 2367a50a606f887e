#include "tests/app/prodctlrunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace shiftdeck::test;

class ProdctlTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void helpAtEveryLevel();
    void everyVerbOfTheHelpHasHelp();
    void listsAreTablesAndJson_data();
    void listsAreTablesAndJson();
    void dryRunChangesNothing_data();
    void dryRunChangesNothing();
    void confirmation();
    void planHashMustStillHold();
    void theSameKeyIsDoneOnce();
    void bulkByFilter();
    void setStatus();
    void undo();
    void wholeLifeByHand();
    void logsOfAJob();
    void abortKillsWhatRuns();
    void operators();
    void setsUpAnEmptyStore();
    void registersFiles();
    void rulesAndMeanings();
    void limits();
    void auditVerify();
    void exitCodes_data();
    void exitCodes();
    void malformedArguments_data();
    void malformedArguments();
    void outsideTextCannotSteerTheTerminal();

  private:
    std::unique_ptr<Demo> m_fresh;  // only read
};

void ProdctlTest::initTestCase() { m_fresh = std::make_unique<Demo>(); }

void ProdctlTest::helpAtEveryLevel()
{
    const Run top = prodctl({"--help"});
    COMPARE_CODE(top, 0);
    for (const char *verb :
         {"campaign new", "request approve", "submit", "resubmit", "agent", "demo create", "completion"})
        QVERIFY2(top.out.contains(verb), verb);
    QVERIFY(top.out.contains("Exit codes"));
    const Run group = prodctl({"request", "--help"});
    COMPARE_CODE(group, 0);
    QVERIFY(group.out.contains("request hold") && !group.out.contains("demo create"));
    COMPARE_CODE(prodctl({"--version"}), 0);
    COMPARE_CODE(prodctl({}), 2);
}

void ProdctlTest::everyVerbOfTheHelpHasHelp()
{
    int verbs = 0;
    const QList<QByteArray> lines = prodctl({"--help"}).out.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith("  ") || line.startsWith("  --"))
            continue;
        const QStringList words = QString::fromUtf8(line).mid(2).section("  ", 0, 0).split(u' ');
        const Run help = prodctl(words + QStringList{"--help"});
        COMPARE_CODE(help, 0);
        QVERIFY2(help.out.contains("Example: prodctl "), line);
        QVERIFY2(help.out.startsWith("prodctl " + words.join(u' ').toUtf8()), help.out);
        ++verbs;
    }
    QVERIFY(verbs >= 40);
}

void ProdctlTest::listsAreTablesAndJson_data()
{
    QTest::addColumn<QStringList>("verb");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("campaigns") << QStringList{"campaign", "list"} << "campaigns" << 2
                               << QByteArray("ct-2010-1");
    QTest::newRow("requests") << QStringList{"request", "list"} << "requests" << 6
                              << QByteArray("2011/production/mdst");
    QTest::newRow("requests filtered")
        << QStringList{"request", "list", "--filter", "campaign = 2011 and step = skim"} << "requests" << 1
        << QByteArray("skim");
    QTest::newRow("runs") << QStringList{"runs"} << "runs" << 30 << QByteArray("3,490");
    QTest::newRow("files") << QStringList{"files"} << "files" << 30
                           << QByteArray("MuRun2010B/raw/MuRun2010B_146436.csv");
    QTest::newRow("files list") << QStringList{"files", "list", "--filter", "run = 146436"} << "files" << 1
                                << QByteArray("224");
    QTest::newRow("jobs") << QStringList{"jobs"} << "jobs" << 0 << QByteArray("No job matches.");
    QTest::newRow("failures") << QStringList{"failures"} << "failures" << 0
                              << QByteArray("No job has failed.");
    QTest::newRow("failures per node") << QStringList{"failures", "--per", "node"} << "failures" << 0
                                       << QByteArray("No job has failed.");
    QTest::newRow("streams") << QStringList{"streams"} << "streams" << 0
                             << QByteArray("No request has a stream");
    QTest::newRow("streams of a request") << QStringList{"streams", "1"} << "streams" << 1
                                          << QByteArray("mdst");
    QTest::newRow("rules") << QStringList{"rules"} << "rules" << 6 << QByteArray("more-memory");
    QTest::newRow("rules list") << QStringList{"rules", "list"} << "rules" << 6 << QByteArray("watch");
    QTest::newRow("exit codes") << QStringList{"exit-codes"} << "exitCodes" << 20
                                << QByteArray("bad input data");
    QTest::newRow("limits") << QStringList{"limits"} << "limits" << 12 << QByteArray("retry-delay-5");
    QTest::newRow("sites") << QStringList{"sites"} << "sites" << 2 << QByteArray("alpha");
    QTest::newRow("releases") << QStringList{"releases"} << "releases" << 0
                              << QByteArray("No release is approved");
    QTest::newRow("operators") << QStringList{"operators"} << "operators" << 6 << QByteArray("manager");
    QTest::newRow("audit") << QStringList{"audit", "--limit", "7"} << "audit" << 7
                           << QByteArray("milestone.set");
    QTest::newRow("names") << QStringList{"names", "dataset"} << "names" << 18
                           << QByteArray("MuRun2010B/raw");
}

void ProdctlTest::listsAreTablesAndJson()
{
    QFETCH(QStringList, verb);
    QFETCH(QString, key);
    QFETCH(int, rows);
    QFETCH(QByteArray, text);
    const Run table = (*m_fresh)({}, verb);
    COMPARE_CODE(table, 0);
    QVERIFY2(table.out.contains(text), table.out);
    QVERIFY(!table.out.contains('\033'));
    const Run json = (*m_fresh)({}, verb + QStringList{"--json"});
    COMPARE_CODE(json, 0);
    QVERIFY2(json.json().value(key).isArray(), json.out);
    QCOMPARE(json.json().value(key).toArray().size(), rows);
}

void ProdctlTest::dryRunChangesNothing_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QStringList>("verb");
    const auto row = [](const char *name, const char *who, const QStringList &verb) {
        QTest::newRow(name) << who << verb;
    };
    row("approve", "anna", {"request", "approve", "1"});
    row("reject", "anna", {"request", "reject", "1", "--why", "no"});
    row("withdraw", "anna", {"request", "withdraw", "1"});
    row("reopen", "anna", {"request", "reopen", "1"});
    row("assign", "carla", {"request", "assign", "1"});
    row("release", "carla", {"request", "release", "1"});
    row("renew", "carla", {"request", "renew", "1"});
    row("hold", "ben", {"request", "hold", "1", "--why", "x"});
    row("resume", "ben", {"request", "resume", "1"});
    row("abort", "anna", {"request", "abort", "1", "--why", "x"});
    row("comment", "emil", {"request", "comment", "1", "--text", "x"});
    row("priority", "ben", {"request", "priority", "1", "--priority", "7"});
    row("set-status", "anna", {"set-status", "production", "approved", "MuRun2010B/raw", "demo-1"});
    row("check", "ben", {"check", "1"});
    row("submit", "ben", {"submit", "1"});
    row("resubmit", "ben", {"resubmit", "--request", "1"});
    row("merge", "ben", {"merge", "1"});
    row("merge policy", "ben", {"request", "merge-policy", "1", "--merge-policy", "fast"});
    row("merge release", "ben", {"merge", "release", "1", "--why", "disk"});
    row("merge keep", "ben", {"merge", "keep", "1"});
    row("merge sign-off", "anna", {"merge", "sign-off", "1", "--why", "x"});
    row("recocert missing", "ben", {"recocert", "missing", "1"});
    row("finish", "ben", {"finish", "1"});
    row("declare", "ben", {"declare", "1"});
    row("campaign new", "anna",
        {"campaign", "new", "x", "--release", "demo-1", "--conditions", "c", "--first-run", "1", "--last-run",
         "2"});
    row("request new", "ben",
        {"request", "new", "--campaign", "2010", "--dataset", "MuRun2010B/raw", "--step", "recocert"});
}

void ProdctlTest::dryRunChangesNothing()
{
    QFETCH(QString, who);
    QFETCH(QStringList, verb);
    const QByteArray before = m_fresh->dump();
    const Run dry = (*m_fresh)(who, verb + QStringList{"--dry-run"});
    COMPARE_CODE(dry, 0);
    QVERIFY(dry.out.contains("Nothing was changed."));
    const Run json = (*m_fresh)(who, verb + QStringList{"--dry-run", "--json"});
    COMPARE_CODE(json, 0);
    const QJsonObject plan = json.json().value("plan").toObject();
    QCOMPARE(plan.value("hash").toString().size(), 64);
    QVERIFY(plan.value("line").toString().startsWith("prodctl "));
    QCOMPARE(m_fresh->dump(), before);
}

void ProdctlTest::confirmation()
{
    const Demo demo;
    // Without a terminal and without --yes nothing is done.
    const Run asked = demo("anna", {"request", "approve", "1"});
    COMPARE_CODE(asked, 2);
    QVERIFY(asked.err.contains("--yes"));
    QCOMPARE(demo.sql("SELECT status FROM requests WHERE id = 1").trimmed(), "new");
    COMPARE_CODE(demo("anna", {"request", "approve", "1", "--yes"}), 0);
    QCOMPARE(demo.sql("SELECT status FROM requests WHERE id = 1").trimmed(), "approved");
    // Harmless commands do not ask.
    COMPARE_CODE(demo("emil", {"request", "comment", "1", "--text", "hello"}), 0);
    QVERIFY(demo({}, {"request", "show", "1"}).out.contains("hello"));
}

void ProdctlTest::planHashMustStillHold()
{
    const Demo demo;
    const auto hash = [&demo] {
        return demo("anna", {"request", "approve", "1", "2", "--dry-run", "--json"})
            .json()
            .value("plan")
            .toObject()
            .value("hash")
            .toString();
    };
    const QString first = hash();
    COMPARE_CODE(demo("anna", {"request", "approve", "2", "--yes"}), 0);
    const Run stale = demo("anna", {"request", "approve", "1", "2", "--plan-hash", first});
    COMPARE_CODE(stale, 6);
    QCOMPARE(demo.sql("SELECT status FROM requests WHERE id = 1").trimmed(), "new");
    COMPARE_CODE(demo("anna", {"request", "approve", "1", "2", "--plan-hash", hash()}), 0);
    QCOMPARE(demo.sql("SELECT status FROM requests WHERE id = 1").trimmed(), "approved");
}

void ProdctlTest::theSameKeyIsDoneOnce()
{
    const Demo demo;
    const QStringList comment{"request", "comment", "1", "--text", "once", "--key", "k1", "--json"};
    const Run first = demo("ben", comment), second = demo("ben", comment);
    COMPARE_CODE(first, 0);
    COMPARE_CODE(second, 0);
    QVERIFY(!first.json().value("repeated").toBool());
    QVERIFY(second.json().value("repeated").toBool());
    QCOMPARE(first.json().value("receipt"), second.json().value("receipt"));
    QCOMPARE(demo.sql("SELECT count(*) FROM comments").trimmed(), "1");
}

void ProdctlTest::bulkByFilter()
{
    const Demo demo;
    const Run run = demo("anna", {"request", "approve", "--filter", "campaign = 2010", "--yes", "--json"});
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("outcomes").toArray().size(), 3);
    QCOMPARE(demo.sql("SELECT count(*) FROM requests WHERE status = 'approved'").trimmed(), "3");
    const Run partly = demo("anna", {"request", "approve", "1", "4", "--yes"});
    COMPARE_CODE(partly, 0);
    QVERIFY2(partly.out.contains("1 left out"), partly.out);
    const Run nothing = demo("anna", {"request", "approve", "1", "--yes"});
    COMPARE_CODE(nothing, 4);
    QVERIFY2(nothing.err.contains("only new requests can be approved"), nothing.err);
}

void ProdctlTest::setStatus()
{
    const Demo demo;
    const auto set = [&demo](const char *who, const QStringList &words) {
        return demo(who, QStringList{"set-status"} + words + QStringList{"--yes"});
    };
    const Run first = set("anna", {"production", "approved", "MuRun2010B/raw", "demo-1"});
    COMPARE_CODE(first, 0);
    QVERIFY2(first.out.contains("request.approve of request 1"), first.out);
    COMPARE_CODE(set("carla", {"production", "assigned", "MuRun2010B/raw", "demo-1"}), 0);
    COMPARE_CODE(set("ben", {"production", "staged", "MuRun2010B/raw", "demo-1"}), 0);
    COMPARE_CODE(set("ben", {"production", "held", "MuRun2010B/raw", "demo-1", "--why", "lunch"}), 0);
    COMPARE_CODE(set("ben", {"production", "staged", "MuRun2010B/raw", "demo-1"}), 0);
    QCOMPARE(demo.sql("SELECT status FROM requests WHERE id = 1").trimmed(), "staged");
    COMPARE_CODE(set("ben", {"production", "staged", "MuRun2010B/raw", "demo-1"}), 4);
    COMPARE_CODE(set("ben", {"production", "staged", "MuRun2010B/raw", "demo-1", "--test"}), 3);
    COMPARE_CODE(set("ben", {"production", "staged", "MuRun2010B/raw", "demo-9"}), 3);
    const Run odd = set("ben", {"production", "stagged", "MuRun2010B/raw", "demo-1"});
    COMPARE_CODE(odd, 2);
    QVERIFY2(odd.err.contains("Did you mean staged?"), odd.err);
    COMPARE_CODE(demo("ben", {"set-status", "production", "staged"}), 2);
}

void ProdctlTest::undo()
{
    const Demo demo;
    const Run approved = demo("anna", {"request", "approve", "1", "2", "--yes", "--json"});
    const QString receipt = QString::number(approved.json().value("receipt").toInt());
    COMPARE_CODE(demo("ben", {"undo", receipt, "--yes"}), 5);
    COMPARE_CODE(demo("anna", {"undo", receipt, "--yes"}), 0);
    QCOMPARE(demo.sql("SELECT count(*) FROM requests WHERE status = 'new'").trimmed(), "6");
    COMPARE_CODE(demo("anna", {"undo", receipt, "--yes"}), 4);
    COMPARE_CODE(demo("anna", {"undo", "9999", "--yes"}), 3);
}

void ProdctlTest::wholeLifeByHand()
{
    const Demo demo({"--no-weather"});
    COMPARE_CODE(demo("anna", {"request", "approve", "1", "--yes"}), 0);
    COMPARE_CODE(demo("diego", {"submit", "1", "--yes"}), 5);
    COMPARE_CODE(demo("carla", {"request", "assign", "1", "--hours", "5", "--yes"}), 0);
    COMPARE_CODE(demo("diego", {"request", "release", "1", "--yes"}), 5);
    COMPARE_CODE(demo("ben", {"check", "1"}), 0);
    COMPARE_CODE(demo("ben", {"submit", "1", "--units-per-job", "10", "--yes"}), 0);
    const Run agent = demo({}, {"agent", "--once", "--json"});
    COMPARE_CODE(agent, 0);
    QVERIFY2(agent.json().value("credited").toInt() > 0, agent.out);
    QCOMPARE(demo.sql("SELECT status FROM requests WHERE id = 1").trimmed(), "declared");
    QCOMPARE(demo.sql("SELECT sum(f.events) FROM files f JOIN datasets d ON d.id = f.dataset_id WHERE d.name "
                      "= '2010/production/mdst'")
                 .trimmed(),
             "10000");
    QCOMPARE(demo({}, {"jobs", "show", "1", "--json"}).json().value("status").toString(), "done");
    QVERIFY(demo({}, {"runs"}).out.contains("2010: 3,490 of 3,490"));
    // The next step's input is complete now.
    QVERIFY(demo({}, {"request", "show", "2", "--json"}).json().value("inputComplete").toBool());
}

void ProdctlTest::logsOfAJob()
{
    const Demo demo({"--no-weather"});
    for (const auto &[who, verb] : {std::pair{"anna", QStringList{"request", "approve", "4"}},
                                    std::pair{"diego", QStringList{"request", "assign", "4"}},
                                    std::pair{"ben", QStringList{"check", "4"}},
                                    std::pair{"ben", QStringList{"submit", "4", "--units-per-job", "20"}}})
        COMPARE_CODE(demo(who, verb + QStringList{"--yes"}), 0);
    COMPARE_CODE(demo({}, {"log", "1"}), 3);  // it has left nothing yet
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    const Run all = demo({}, {"log", "1"});
    COMPARE_CODE(all, 0);
    QVERIFY(all.out.contains("dimuon: done"));
    const Run tail = demo({}, {"log", "1", "--tail", "1"});
    QCOMPARE(tail.out.count('\n'), 1);
    const Run search = demo({}, {"log", "1", "--search", "WROTE"});
    QVERIFY2(search.out.contains("wrote out/") && !search.out.contains("done"), search.out);
    const Run report = demo({}, {"log", "1", "--report"});
    COMPARE_CODE(report, 0);
    QVERIFY(QJsonDocument::fromJson(report.out).isObject());
    QVERIFY(demo({}, {"log", "1", "--json"}).json().value("lines").isArray());
    COMPARE_CODE(demo({}, {"log", "999"}), 3);
}

void ProdctlTest::abortKillsWhatRuns()
{
    const Demo demo({"--no-weather", "--pace", "20000"});
    for (const auto &[who, verb] :
         {std::pair{"anna", QStringList{"request", "approve", "4"}},
          std::pair{"diego", QStringList{"request", "assign", "4"}},
          std::pair{"ben", QStringList{"check", "4"}}, std::pair{"ben", QStringList{"submit", "4"}}})
        COMPARE_CODE(demo(who, verb + QStringList{"--yes"}), 0);
    QProcess agent;
    agent.start(prodctlPath(), {"--store", demo.store(), "agent"});
    QVERIFY(agent.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(demo.sql("SELECT count(*) FROM jobs WHERE status = 'running'").trimmed() == "2",
                             30'000);
    const Run abort = demo("anna", {"request", "abort", "4", "--why", "wrong release", "--yes"});
    COMPARE_CODE(abort, 0);
    QVERIFY2(abort.out.contains("being killed"), abort.out);
    QTRY_VERIFY_WITH_TIMEOUT(demo.sql("SELECT status FROM requests WHERE id = 4").trimmed() == "aborted",
                             30'000);
    QCOMPARE(demo.sql("SELECT who || ' ' || why FROM audit WHERE to_value = 'aborted'").trimmed(),
             "anna wrong release");
    QCOMPARE(demo.sql("SELECT count(*) FROM jobs WHERE status NOT IN ('cancelled', 'done')").trimmed(), "0");
    QCOMPARE(demo.sql("SELECT count(*) FROM claims WHERE open = 1").trimmed(), "0");
    agent.terminate();
    QVERIFY(agent.waitForFinished(20'000));
    QCOMPARE(agent.exitCode(), 0);
}

void ProdctlTest::operators()
{
    const Run none = (*m_fresh)({}, {"request", "comment", "1", "--text", "x", "--dry-run"});
    COMPARE_CODE(none, 2);
    QVERIFY2(none.err.contains("anna (manager)"), none.err);
    const Run wrong = (*m_fresh)("ana", {"request", "approve", "1", "--dry-run"});
    COMPARE_CODE(wrong, 3);
    QVERIFY(wrong.err.contains("Did you mean anna?"));
    COMPARE_CODE(prodctl({"request", "approve", "1", "--dry-run"},
                         {"SHIFTDECK_STORE=" + m_fresh->store(), "SHIFTDECK_OPERATOR=anna"}),
                 0);
}

void ProdctlTest::setsUpAnEmptyStore()
{
    const TemporaryFolder folder;
    const QString store = folder.path("own.db");
    const auto run = [&store](const QStringList &words) {
        return prodctl(QStringList{"--store", store} + words);
    };
    COMPARE_CODE(prodctl({"store", "create", store}), 0);
    COMPARE_CODE(prodctl({"store", "create", store}), 4);
    COMPARE_CODE(run({"sites", "add", "here", folder.path("here"), "--slots", "3"}), 0);
    QVERIFY(QDir(folder.path("here/spool")).exists());
    COMPARE_CODE(run({"operators", "add", "eve", "--role", "manager"}), 0);
    // From the first operator on, only a manager sets up.
    COMPARE_CODE(run({"operators", "add", "mallory", "--role", "manager"}), 2);
    COMPARE_CODE(run({"--operator", "eve", "operators", "add", "sid", "--role", "site"}), 2);
    COMPARE_CODE(run({"--operator", "eve", "operators", "add", "sid", "--role", "site", "--site", "here"}),
                 0);
    COMPARE_CODE(run({"--operator", "sid", "operators", "add", "mallory", "--role", "manager"}), 5);
    COMPARE_CODE(run({"--operator", "eve", "applications", "add", "production", "r1", "/opt/reco",
                      "--streams", "mdst:mdst:csv:merge", "--keeps-every-event"}),
                 0);
    COMPARE_CODE(run({"--operator", "eve", "applications", "add", "skim", "r1", "/opt/reco", "--streams",
                      "mdst:mdst"}),
                 2);
    COMPARE_CODE(run({"--operator", "eve", "campaign", "new", "c1", "--release", "r1", "--conditions", "t1",
                      "--first-run", "1", "--last-run", "9", "--yes"}),
                 0);
    QCOMPARE(run({"store", "info", "--json"}).json().value("campaigns").toInt(), 1);
    QVERIFY(run({"request", "list"}).out.contains("No request matches."));
}

void ProdctlTest::registersFiles()
{
    const Demo demo;
    const QString good = demo.folder().write("more/x.csv", "Run,Event\n9,1\n9,2\n");
    const QString bad = demo.folder().write("more/y.csv", "Run,Event\n9,1\n10,2\n");
    const QStringList verb{"files", "register", "more/raw", good, bad, "--site", "alpha", "--yes"};
    const Run run = demo("carla", verb);
    COMPARE_CODE(run, 0);
    QVERIFY2(run.out.contains("several runs (9 to 10)"), run.out);
    QCOMPARE(demo.sql("SELECT events FROM files WHERE lfn = 'more/raw/x.csv'").trimmed(), "2");
    COMPARE_CODE(demo("carla", verb), 4);  // nothing is new
    COMPARE_CODE(demo("diego", verb), 5);  // not beta's
}

void ProdctlTest::rulesAndMeanings()
{
    const Demo demo;
    const QStringList add{"rules", "add", "no-retry", "--signature", "Cannot open /store/x.root", "--step",
                          "skim"};
    const Run dry = demo("ben", QStringList{"--dry-run"} + add);
    COMPARE_CODE(dry, 0);
    QVERIFY2(dry.out.contains("cannot open <path>") && dry.out.contains("fitted 0 failed attempts"), dry.out);
    COMPARE_CODE(demo("emil", add + QStringList{"--yes"}), 5);
    COMPARE_CODE(demo("ben", add + QStringList{"--yes"}), 0);
    COMPARE_CODE(demo("ben", add + QStringList{"--yes"}), 4);
    COMPARE_CODE(demo("ben", {"rules", "mode", "7", "act", "--yes"}), 0);
    const QJsonArray rules = demo("ben", {"rules", "--json"}).json().value("rules").toArray();
    QCOMPARE(rules.size(), 7);
    // The one with an error text is more specific than those with a class alone.
    QCOMPARE(rules.first().toObject().value("id").toInt(), 7);
    QCOMPARE(rules.first().toObject().value("mode").toString(), "act");
    COMPARE_CODE(demo("ben", {"rules", "remove", "7", "--yes"}), 0);
    COMPARE_CODE(demo("ben", {"rules", "restore", "7", "--yes"}), 0);
    COMPARE_CODE(demo("ben", {"rules", "mode", "99", "act", "--yes"}), 3);

    const QStringList set{"exit-codes", "set", "skim", "9", "the moon was full", "--class", "node", "--yes"};
    COMPARE_CODE(demo("ben", set), 0);
    QVERIFY(demo("ben", {"exit-codes"}).out.contains("the moon was full"));
    COMPARE_CODE(demo("ben", {"exit-codes", "remove", "skim", "9", "--yes"}), 0);
    QVERIFY(!demo("ben", {"exit-codes"}).out.contains("the moon was full"));
    COMPARE_CODE(demo("ben", {"exit-codes", "set", "skim", "9", "x", "--class", "luck", "--yes"}), 2);
}

void ProdctlTest::limits()
{
    const Demo demo;
    const Run table = demo("ben", {"limits"});
    COMPARE_CODE(table, 0);
    QVERIFY2(table.out.contains("site-window") && table.out.contains("How far back"), table.out);
    const QStringList set{"limits", "set", "site-window", "2h"};
    const Run dry = demo("anna", QStringList{"--dry-run"} + set);
    COMPARE_CODE(dry, 0);
    QVERIFY2(dry.out.contains("1 h \xe2\x86\x92 2 h") && dry.out.contains("No running request"), dry.out);
    COMPARE_CODE(demo("ben", set + QStringList{"--yes"}), 5);
    COMPARE_CODE(demo("anna", set + QStringList{"--why", "slow site", "--yes"}), 0);
    const QJsonArray limits = demo("ben", {"limits", "list", "--json"}).json().value("limits").toArray();
    QCOMPARE(limits.size(), 12);
    const QJsonObject window = limits.at(3).toObject();
    QCOMPARE(window.value("name").toString(), "site-window");
    QCOMPARE(window.value("value").toInt(), 7'200'000);
    QCOMPARE(window.value("unit").toString(), "ms");
    QCOMPARE(window.value("text").toString(), "2 h");
    QCOMPARE(window.value("changedBy").toString(), "anna");
    QVERIFY(demo("ben", {"audit", "--limit", "1"}).out.contains("site-window: slow site"));
    const Run bare = demo("anna", {"limits", "set", "site-window", "7200", "--yes"});
    COMPARE_CODE(bare, 2);
    QVERIFY2(bare.err.contains("with its unit"), bare.err);
    COMPARE_CODE(demo("anna", {"limits", "set", "site-windwo", "2 h", "--yes"}), 2);
}

void ProdctlTest::auditVerify()
{
    const Demo demo;
    const Run good = demo({}, {"audit", "verify"});
    COMPARE_CODE(good, 0);
    const QString noted = QString::fromUtf8(good.out.split('\n').value(1)).section(u' ', -1);
    const Run more = demo("anna", {"request", "comment", "1", "--text", "more", "--yes"});
    COMPARE_CODE(more, 0);
    COMPARE_CODE(demo({}, {"audit", "verify", "--expect", noted}), 0);
    const QJsonObject json = demo({}, {"audit", "verify", "--json"}).json();
    QCOMPARE(json.value("good").toBool(), true);
    QCOMPARE(json.value("rows").toInt(), noted.section(u':', 0, 0).toInt() + 1);
    COMPARE_CODE(demo({}, {"audit", "verify", "--expect", "17"}), 2);
    const Run other = demo({}, {"audit", "verify", "--expect", noted.left(noted.size() - 4) + "0000"});
    COMPARE_CODE(other, 1);
    QVERIFY2(other.err.contains("another hash"), other.err);

    demo.sql(TestStore::isOnServer() ? "DROP TRIGGER audit_frozen ON audit" : "DROP TRIGGER audit_frozen");
    demo.sql("UPDATE audit SET who = 'ben' WHERE id = 5");
    const Run changed = demo({}, {"audit", "verify"});
    COMPARE_CODE(changed, 1);
    QVERIFY2(changed.err.contains("Audit row 5 is not the one that was written."), changed.err);
    const Run told = demo({}, {"audit", "verify", "--json"});
    COMPARE_CODE(told, 1);
    QCOMPARE(told.json().value("fault").toString(), "changed");
    QCOMPARE(told.json().value("row").toInt(), 5);
    QCOMPARE(told.json().value("rows").toInt(), 4);
}

void ProdctlTest::exitCodes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QStringList &words, int code, const char *says) {
        QTest::newRow(name) << words << code << QString::fromLatin1(says);
    };
    row("usage", {"request", "approve", "x"}, 2, "number is expected");
    row("unknown verb", {"requset", "list"}, 2, "Did you mean request?");
    row("unknown subverb", {"request", "aprove", "1"}, 2, "Did you mean approve?");
    row("unknown option", {"request", "list", "--flter", "x"}, 2, "Did you mean filter?");
    row("group alone", {"request"}, 2, "followed by one of");
    row("not found", {"request", "show", "99"}, 3, "99");
    row("job not found", {"jobs", "show", "99"}, 3, "99");
    row("bulk not found", {"--operator", "anna", "request", "approve", "99", "--yes"}, 3, "99");
    row("refused", {"--operator", "anna", "request", "withdraw", "1", "--yes"}, 4, "It is new");
    row("role", {"--operator", "ben", "request", "approve", "1", "--yes"}, 5, "Only a manager");
    row("bad filter", {"request", "list", "--filter", "campain = 2010"}, 2, "campain");
    row("unknown shell", {"completion", "csh"}, 2, "bash");
    row("dry run of a list", {"request", "list", "--dry-run"}, 2, "--dry-run");
}

void ProdctlTest::exitCodes()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QString, says);
    const QByteArray before = m_fresh->dump();
    const Run run = (*m_fresh)({}, words);
    COMPARE_CODE(run, code);
    QVERIFY2(run.text().contains(says), qPrintable(run.text()));
    QVERIFY(run.err.startsWith("prodctl: "));
    const Run json = (*m_fresh)({}, words + QStringList{"--json"});
    COMPARE_CODE(json, code);
    QCOMPARE(json.json().value("error").toObject().value("exit").toInt(), code);
    QCOMPARE(m_fresh->dump(), before);
}

void ProdctlTest::malformedArguments_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words) { QTest::newRow(name) << words; };
    row("negative id", {"request", "approve", "-1"});
    row("zero", {"request", "approve", "0"});
    row("huge number", {"request", "show", "99999999999999999999"});
    row("fraction", {"request", "show", "1.5"});
    row("word for a number", {"request", "show", "one"});
    row("value missing", {"request", "list", "--filter"});
    row("store without a value", {"request", "list", "--store"});
    row("flag with a value", {"agent", "--once=yes"});
    row("given twice", {"request", "comment", "1", "--text", "a", "--text", "b"});
    row("too many words", {"request", "show", "1", "2"});
    row("no such role", {"operators", "add", "x", "--role", "king"});
    row("long text", {"request", "comment", "1", "--text", QString(4001, u'x')});
    row("deep filter", {"request", "list", "--filter", QString(200, u'(') + "id = 1" + QString(200, u')')});
    row("limit", {"jobs", "--limit", "0"});
    row("large limit", {"jobs", "--limit", "1000000000"});
    row("tail", {"log", "1", "--tail", "many"});
    row("pace", {"demo", "create", "/nowhere/x", "--pace", "-5"});
    row("list with holes", {"resubmit", "--jobs", "1,x,3"});
}

void ProdctlTest::malformedArguments()
{
    QFETCH(QStringList, words);
    const Run run = (*m_fresh)("anna", words);
    COMPARE_CODE(run, 2);
    QVERIFY(run.err.startsWith("prodctl: "));
    QVERIFY2(run.err.size() < 1500, run.err);
}

void ProdctlTest::outsideTextCannotSteerTheTerminal()
{
    const Demo demo;
    COMPARE_CODE(demo("emil", {"request", "comment", "1", "--text", "a\033[2Jb\nc \u00e9\u6f22"}), 0);
    const Run shown = demo({}, {"request", "show", "1"});
    QVERIFY(!shown.out.contains('\033'));
    QVERIFY(QString::fromUtf8(shown.out).contains(QStringLiteral("\u00e9\u6f22")));
}

QTEST_GUILESS_MAIN(ProdctlTest)
#include "prodctltest.moc"

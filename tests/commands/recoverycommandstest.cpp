// Stop, go on, finish short, look again, check copies: from plan to undo.
#include "tests/commands/commandfixture.h"

#include "models/commands/planunits.h"
#include "models/production/requeststops.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions running()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;  // four jobs with a work unit each
    return options;
}

void failJob(const CommandFixture &c, qint64 job, const char *failureClass = "signal")
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?", {QString::fromLatin1(status), job}));
    must(c.db->run("UPDATE claims SET open = 0 WHERE job_id = ? AND open = 1", {job}));
    must(c.db->run("UPDATE jobs SET status = 'error', failure_class = ? WHERE id = ?",
                   {QString::fromLatin1(failureClass), job}));
}

bool isStopped(const CommandFixture &c) { return must(openStop(*c.db, c.request)).has_value(); }
const QJsonObject kWhy{{QStringLiteral("why"), QStringLiteral("because")}};
}  // namespace

class RecoveryCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void stopGoOnAndUndo();
    void stoppedIsSaidEverywhere();
    void abandonNamesEveryUnit();
    void abandonIsForManagersWithAReason();
    void staleAbandonIsConflict();
    void abandonOneRun();
    void resubmitNamesEveryUnit();
    void manyUnitsAreFewLines();
    void lookAgain();
    void checkCopies();
};

void RecoveryCommandsTest::stopGoOnAndUndo()
{
    CommandFixture c(running());
    failJob(c, 1);
    QCOMPARE(codeOf(c.give("vera", "request.stop", c.on(c.request, kWhy))), ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.give("carla", "request.stop", c.on(c.request))), ErrorCode::InvalidInput);
    const Receipt stopped = must(c.give("carla", "request.stop", c.on(c.request, kWhy)));
    QVERIFY(isStopped(c) && stopped.undoable);
    QCOMPARE(codeOf(c.give("carla", "request.stop", c.on(c.request, kWhy))), ErrorCode::Refused);
    // Nobody makes or retries jobs while it is stopped.
    QVERIFY(codeOf(c.give("carla", "jobs.make", c.on(c.request))) != ErrorCode::NotRun);
    const Plan resubmit = must(c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{1}}, {"all", true}}));
    QCOMPARE(resubmit.included(), 0);
    QVERIFY(resubmit.items.first().why.contains("stopped"));
    const Receipt on = must(c.give("carla", "request.go-on", c.on(c.request)));
    QVERIFY(!isStopped(c) && on.undoable);
    QCOMPARE(codeOf(c.give("carla", "request.go-on", c.on(c.request))), ErrorCode::Refused);
    const Plan undo = must(c.bus.planUndo(*c.db, c.who("carla"), on.id));
    must(c.bus.execute(*c.db, c.who("carla"), undo, {}));
    QVERIFY(isStopped(c));
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action IN ('request.stop', 'request.go-on')"), 3);
}

void RecoveryCommandsTest::stoppedIsSaidEverywhere()
{
    CommandFixture c(running());
    QVERIFY(!must(loadRequest(*c.db, c.request)).stop);
    must(c.give("carla", "request.stop", c.on(c.request, kWhy)));
    const RequestSummary summary = must(loadRequest(*c.db, c.request));
    QVERIFY(summary.stop);
    QCOMPARE(summary.stop->reason, QString("because"));
    QCOMPARE(summary.stop->by, QString("carla"));
    QCOMPARE(must(listRequests(*c.db, must(parseFilter(u"stopped = yes", requestFields())))).size(), 1);
    QCOMPARE(must(listRequests(*c.db, must(parseFilter(u"stopped = no", requestFields())))).size(), 0);
}

void RecoveryCommandsTest::abandonNamesEveryUnit()
{
    CommandFixture c(running());
    failJob(c, 1);
    failJob(c, 2);
    const QString before = c.dump();
    const Plan plan = must(c.plan("anna", "request.abandon", c.on(c.request, kWhy)));
    QCOMPARE(c.dump(), before);
    QCOMPARE(plan.included(), 1);
    QCOMPARE(plan.items.first().units.size(), 2);
    QVERIFY(plan.items.first().effect.contains("2 work units of 1 runs"));
    QVERIFY(plan.items.first().why.contains("2 more are in open attempts"));
    QVERIFY(!plan.warnings.isEmpty());
    QCOMPARE(plan.typeName, QString("request 1"));
    const QJsonArray units = toJson(plan).value("items").toArray().first()["units"].toArray();
    QCOMPARE(units.size(), 2);
    for (const char *key : {"id", "run", "first", "events", "included", "why"})
        QVERIFY2(units.first().toObject().contains(QLatin1StringView(key)), key);
    const Receipt receipt = must(c.bus.execute(*c.db, c.who("anna"), plan, {}));
    QVERIFY(!receipt.undoable);
    const RequestSummary summary = must(loadRequest(*c.db, c.request));
    QCOMPARE(summary.units.of(UnitState::Abandoned), 2);
    QCOMPARE(summary.signedOffBy, QString("anna"));
    QCOMPARE(summary.signedOffWhy, QString("because"));
}

void RecoveryCommandsTest::abandonIsForManagersWithAReason()
{
    CommandFixture c(running());
    failJob(c, 1);
    QCOMPARE(codeOf(c.plan("carla", "request.abandon", c.on(c.request, kWhy))), ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.plan("anna", "request.abandon", c.on(c.request))), ErrorCode::InvalidInput);
    const CommandSpec *spec = c.bus.spec("request.abandon");
    QVERIFY(spec && spec->dangerous);
    QCOMPARE(spec->risk, Risk::TypeName);
    CommandFixture whole(running());
    const Plan none = must(whole.plan("anna", "request.abandon", whole.on(whole.request, kWhy)));
    QCOMPARE(none.included(), 0);
}

void RecoveryCommandsTest::staleAbandonIsConflict()
{
    CommandFixture c(running());
    failJob(c, 1);
    const Plan plan = must(c.plan("anna", "request.abandon", c.on(c.request, kWhy)));
    must(c.give("carla", "jobs.resubmit", {{"jobs", QJsonArray{1}}}));
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("anna"), plan, {})), ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT count(*) FROM abandonments"), 0);
}

void RecoveryCommandsTest::abandonOneRun()
{
    CommandFixture c(running());
    for (const qint64 job : {1, 2, 3, 4})
        failJob(c, job);
    QJsonObject arguments = c.on(c.request, kWhy);
    arguments.insert("run", 147043);
    must(c.give("anna", "request.abandon", arguments));
    QCOMPARE(c.count("SELECT count(*) FROM abandonments"), 1);
    QCOMPARE(c.count("SELECT u.run FROM abandonments a JOIN work_units u ON u.id = a.unit_id"), 147043);
    QCOMPARE(must(c.plan("anna", "request.abandon", arguments)).included(), 0);
}

void RecoveryCommandsTest::resubmitNamesEveryUnit()
{
    CommandFixture c(running());
    failJob(c, 1);
    const Plan plan = must(c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{1}}}));
    QCOMPARE(plan.items.first().units.size(), 1);
    const PlanUnit unit = plan.items.first().units.first();
    QVERIFY(unit.included && unit.why.endsWith('.'));
    QCOMPARE(unit.events, c.count("SELECT events FROM jobs WHERE id = 1"));
    const QStringList lines = unitLines(plan.items.first(), 10);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first().contains("work unit"));
}

void RecoveryCommandsTest::manyUnitsAreFewLines()
{
    PlanItem item;
    for (int i = 0; i < 100; ++i)
        item.units.append({i + 1, 146436, i * 10, 10, true, "It is free."});
    for (int i = 100; i < 200; i += 2)
        item.units.append({i + 1, 146436, i * 10, 10, false, "It is credited."});
    QCOMPARE(unitLines(item, 0).size(), 51);
    QVERIFY(unitLines(item, 0).first().contains("1 to 100")
            && unitLines(item, 0).first().contains("0 to 999"));
    const QStringList few = unitLines(item, 3);
    QCOMPARE(few.size(), 4);
    QVERIFY(few.last().contains("48"));
    QVERIFY(unitLines(PlanItem(), 3).isEmpty());
}

void RecoveryCommandsTest::lookAgain()
{
    CommandFixture c(running());
    failJob(c, 1, "lost");
    const Plan plan = must(c.plan("carla", "jobs.look", {{"jobs", QJsonArray{1, 2}}}));
    QCOMPARE(plan.included(), 1);
    QVERIFY(!plan.items.last().why.isEmpty());
    must(c.bus.execute(*c.db, c.who("carla"), plan, {}));
    QCOMPARE(c.count("SELECT id FROM jobs WHERE look_wanted = 1"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'jobs.look'"), 1);
    QCOMPARE(codeOf(c.plan("carla", "jobs.look", {{"jobs", QJsonArray{99}}})), ErrorCode::NotFound);
    QCOMPARE(codeOf(c.plan("vera", "jobs.look", {{"jobs", QJsonArray{1}}})), ErrorCode::NotAuthorized);
}

void RecoveryCommandsTest::checkCopies()
{
    CommandFixture c(running());
    const QJsonObject all{{"filter", "dataset = cms/run2010b/raw"}};
    QCOMPARE(must(c.plan("ben", "files.check", all)).included(), 0);
    const QString path = c.rawPath(147043);
    QVERIFY(QFile::rename(path, path + ".away"));
    const Plan plan = must(c.plan("ben", "files.check", all));
    QCOMPARE(plan.included(), 1);
    must(c.bus.execute(*c.db, c.who("ben"), plan, {}));
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'missing' AND problem <> ''"), 1);
    QVERIFY(QFile::rename(path + ".away", path));
    must(c.give("ben", "files.check", all));
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'unchecked' AND problem = ''"), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("x");
    file.close();
    must(c.give("ben", "files.check", all));
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'changed'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'files.check'"), 3);
}

QTEST_GUILESS_MAIN(RecoveryCommandsTest)
#include "recoverycommandstest.moc"

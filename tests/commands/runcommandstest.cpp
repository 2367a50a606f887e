// Importing what files say about runs, taking it back, correcting a run by hand: who may, what the plan says,
// and undo.
#include "models/runs/runrows.h"
#include "tests/commands/commandfixture.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QByteArray kByLs("#Data tag : 19v3 , Norm tag: None\n"
                       "#run:fill,ls,time,beamstatus,E(GeV),delivered(/pb),recorded(/pb),avgpu,source\n"
                       "146436:1373,1:1,09/20/10 20:55:44,STABLE BEAMS,3500,0.25,0.125,4,HFOC\n"
                       "500:1374,7:7,09/21/10 06:57:27,STABLE BEAMS,3500,1,0.5,4,HFOC\n");

struct Files : CommandFixture {
    QString file(const QString &name, const QByteArray &content) const
    {
        const QString path = folder.path(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }
    QJsonObject of(const QStringList &paths, QJsonObject more = {}) const
    {
        more.insert(QStringLiteral("files"), QJsonArray::fromStringList(paths));
        return more;
    }
    const PlanItem *item(const Plan &plan, const QString &entity, qint64 id) const
    {
        for (const PlanItem &one : plan.items)
            if (one.entity == entity && one.id == id)
                return &one;
        return nullptr;
    }
    Result<Receipt> undo(const QString &name, ReceiptId receipt) const
    {
        const auto planned = bus.planUndo(*db, who(name), receipt);
        if (!planned)
            return tl::unexpected(planned.error());
        return bus.execute(*db, who(name), *planned, {});
    }
    QString type(qint64 run) const
    {
        return must(db->one(QStringLiteral("the run"),
                            QStringLiteral("SELECT type || ': ' || comment FROM runs WHERE"
                                           " run = ?"),
                            {run}, [](const Row &row) { return row.text(0); }));
    }
};
}  // namespace

class RunCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void filesAreReadAhead()
    {
        const Files c;
        const QString path = c.file("runs.txt", "500 501\n");
        const QJsonObject arguments = c.of({path});
        qint64 told = 0, all = 0;
        const ReadAhead read = c.bus.readAhead("runs.import", arguments);
        QVERIFY(read({{}, [&](qint64 done, qint64 of) {
                          told = done;
                          all = of;
                      }}));
        QVERIFY(told <= all);
        // The plan rests on what was read then: the file says something else now, and looks the same.
        const QDateTime changed = QFileInfo(path).lastModified();
        c.file("runs.txt", "500 502\n");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite)
                && file.setFileTime(changed, QFileDevice::FileModificationTime));
        const auto plan = c.plan("dora", "runs.import", arguments);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QVERIFY(c.item(*plan, "run", 501) && !c.item(*plan, "run", 502));

        QCOMPARE(c.bus.readAhead("runs.import", c.of({c.folder.path("none.csv")}))({}).error().code,
                 ErrorCode::NotFound);
        std::stop_source stop;
        stop.request_stop();
        const QString other = c.file("other.txt", "600\n");
        QCOMPARE(c.bus.readAhead("runs.import", c.of({other}))({stop.get_token(), {}}).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(c.item(*c.plan("dora", "runs.import", c.of({other})), "run", 600));  // read after all
        QVERIFY(!c.bus.readAhead("runs.set", {}));
        QVERIFY(!c.bus.readAhead("no.such.command", {}));
        QVERIFY(c.bus.readAhead("runs.import",
                                {{"files", 7}, {"method", true}})({}));  // the plan says what is wrong
    }

    void importAndTakeBack()
    {
        const Files c;
        const QString path = c.file("byls.csv", kByLs);
        for (const char *name : {"vera", "ben"})
            QCOMPARE(codeOf(c.give(name, "runs.import", c.of({path}))), ErrorCode::NotAuthorized);
        const QString before = c.dump();
        const auto plan = c.plan("dora", "runs.import", c.of({path}));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 3);  // the file and two runs
        QCOMPARE(plan->summary, QStringLiteral("Import runs: new runs: 1, changed runs: 1."));
        QVERIFY2(plan->cliLine.contains("prodctl runs import") && plan->cliLine.contains("byls.csv"),
                 qPrintable(plan->cliLine));
        const PlanItem *known = c.item(*plan, "run", 146436), *fresh = c.item(*plan, "run", 500);
        QVERIFY(known && fresh);
        QVERIFY2(known->effect.contains("HFOC recorded: none \u2192 0.125 /pb")
                     && known->effect.contains("fill: none \u2192 1373"),
                 qPrintable(known->effect));
        QVERIFY(known->what.contains("byls.csv, line 3") && fresh->effect.startsWith("new; "));
        QCOMPARE(c.dump(), before);

        const auto done = c.give("dora", "runs.import", c.of({path}));
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        QVERIFY(done->undoable);
        QCOMPARE(done->outcomes.size(), 1);
        QCOMPARE(done->outcomes.first().entity, QStringLiteral("import"));
        QCOMPARE(must(loadRunRow(*c.db, RunNumber(146436))).main()->recorded,
                 (Luminosity{0.125, LumiUnit::PerPb, {}, {}}));
        QCOMPARE(
            c.count(
                "SELECT count(*) FROM audit WHERE action = 'runs.import' AND who = 'dora' AND receipt_id = ?",
                {done->id.value()}),
            3);
        QCOMPARE(
            c.count(
                "SELECT count(*) FROM audit WHERE entity = 'run' AND entity_id = 500 AND from_value = 'not"
                " registered' AND to_value LIKE 'HFOC 0.5 /pb%' AND why = 'import 1'"),
            1);

        // The same file again takes nothing, and says who brought it.
        const auto again = c.give("anna", "runs.import", c.of({path}));
        QCOMPARE(codeOf(again), ErrorCode::AlreadyExists);
        QVERIFY2(again.error().cause.contains("import 1 by dora"), qPrintable(again.error().cause));

        const auto undone = c.undo("dora", done->id);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().cause));
        QVERIFY(must(loadRunRow(*c.db, RunNumber(146436))).luminosities.isEmpty());
        QCOMPARE(c.count("SELECT count(*) FROM runs WHERE run = 500"), 1);  // it was taken
        QVERIFY(c.undo("dora", undone->id));
        QCOMPARE(must(loadRunRow(*c.db, RunNumber(500))).main()->recorded,
                 (Luminosity{0.5, LumiUnit::PerPb, {}, {}}));
    }

    void whatIsRefusedIsShownByLine()
    {
        const Files c;
        const QString bad =
            c.file("bad.csv",
                   QByteArray(kByLs) + "146436:1373,2:2,09/20/10 20:56:07,STABLE BEAMS,3500,x,1,4,HFOC\n");
        const QString list = c.file("runs.txt", "601 602\n");
        const auto plan = c.plan("carla", "runs.import", c.of({bad, list}));
        QVERIFY(plan);
        const PlanItem *line = c.item(*plan, "line", 5);
        QVERIFY(line && !line->included);
        QVERIFY2(line->why.contains("line 5") && line->why.contains("no number"), qPrintable(line->why));
        QVERIFY(!c.item(*plan, "run", 146436) && c.item(*plan, "run", 601));
        // Alone it is refused; half of it is taken when somebody says so.
        const auto refused = c.give("carla", "runs.import", c.of({bad}));
        QCOMPARE(codeOf(refused), ErrorCode::InvalidInput);
        QVERIFY(refused.error().cause.contains("--partial"));
        QVERIFY(c.give("carla", "runs.import", c.of({bad, list})));
        QCOMPARE(c.count("SELECT count(*) FROM imports"), 1);
        QVERIFY(c.give("carla", "runs.import", c.of({bad}, {{"partial", true}})));
        QCOMPARE(c.count("SELECT refused FROM imports WHERE id = 2"), 1);
        QCOMPARE(c.count("SELECT count(*) FROM run_luminosities"), 2);
    }

    void aFileThatChangesAfterThePlanIsNotTaken()
    {
        const Files c;
        const QString path = c.file("byls.csv", kByLs);
        const auto plan = c.plan("carla", "runs.import", c.of({path}));
        QVERIFY(plan);
        c.file("byls.csv", QByteArray(kByLs).replace("0.25,0.125", "0.25,0.2255"));
        const auto done = c.bus.execute(*c.db, c.who("carla"), *plan, {});
        QCOMPARE(codeOf(done), ErrorCode::Conflict);
        QCOMPARE(c.count("SELECT count(*) FROM imports"), 0);
    }

    void theTypeOfNewRunsAndTheMethodAreSaid()
    {
        const Files c;
        const QString path = c.file("values.csv", "run,value(/nb),stat\n601,1.5,0.1\n");
        QCOMPARE(codeOf(c.plan("carla", "runs.import", c.of({path}))), ErrorCode::InvalidInput);
        QVERIFY(c.give("carla", "runs.import", c.of({path}, {{"method", "bhabha"}, {"type", "cosmic"}})));
        const RunRow row = must(loadRunRow(*c.db, RunNumber(601)));
        QCOMPARE(row.run.type, QStringLiteral("cosmic"));
        QCOMPARE(row.by("bhabha")->recorded, (Luminosity{1.5, LumiUnit::PerNb, 0.1, {}}));
        QCOMPARE(codeOf(c.plan("carla", "runs.import", c.of({path}, {{"method", "a b"}}))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("carla", "runs.import", c.of({c.folder.path("none")}))), ErrorCode::NotFound);
    }

    void withdrawing()
    {
        const Files c;
        QVERIFY(c.give("carla", "runs.import", c.of({c.file("byls.csv", kByLs)})));
        QVERIFY(c.give("carla", "runs.import",
                       c.of({c.file("more.csv", QByteArray(kByLs).replace("1,0.5,4", "1,0.75,4"))})));
        const QJsonObject first{{"imports", QJsonArray{"1"}}, {"why", "wrong tag"}};
        const auto plan = c.plan("anna", "runs.withdraw", first);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        // Of run 500 the second import said something newer about the luminosity.
        const auto newer = std::count_if(plan->items.begin(), plan->items.end(), [](const PlanItem &item) {
            return !item.included && item.why.contains("A newer import says HFOC 0.75 /pb");
        });
        QCOMPARE(newer, 1);
        QVERIFY(c.give("anna", "runs.withdraw", first));
        QVERIFY(must(loadRunRow(*c.db, RunNumber(146436))).luminosities.isEmpty());
        QCOMPARE(must(loadRunRow(*c.db, RunNumber(500))).main()->recorded->value, 0.75);
        QCOMPARE(codeOf(c.give("anna", "runs.withdraw", first)), ErrorCode::Refused);
        QCOMPARE(codeOf(c.plan("anna", "runs.withdraw", {{"imports", QJsonArray{"x"}}, {"why", "y"}})),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("anna", "runs.withdraw", {{"imports", QJsonArray{"99"}}, {"why", "y"}})),
                 ErrorCode::NotFound);
        QCOMPARE(codeOf(c.plan("ben", "runs.withdraw", first)), ErrorCode::NotAuthorized);
    }

    void correctingByHand()
    {
        const Files c;
        const QJsonObject wish{
            {"runs", QJsonArray{"146436", "run 147043"}}, {"type", "cosmic"}, {"comment", "magnet: off"}};
        QCOMPARE(codeOf(c.give("ben", "runs.set", wish)), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.plan("carla", "runs.set", {{"runs", QJsonArray{"146436"}}})),
                 ErrorCode::InvalidInput);
        const auto done = c.give("carla", "runs.set", wish);
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        QCOMPARE(c.type(146436), QStringLiteral("cosmic: magnet: off"));
        QCOMPARE(codeOf(c.give("carla", "runs.set", wish)), ErrorCode::AlreadyExists);
        QVERIFY(done->undoable && c.undo("carla", done->id));
        QCOMPARE(c.type(147043), QStringLiteral("physics: "));
        // What was different before cannot be taken back by one command.
        QVERIFY(c.give("carla", "runs.set", {{"runs", QJsonArray{"146436"}}, {"comment", "short"}}));
        const auto both = c.give("carla", "runs.set", wish);
        QVERIFY(both && !both->undoable);
        QVERIFY(c.give("carla", "runs.set", {{"runs", QJsonArray{"146436"}}, {"no-comment", true}}));
        QCOMPARE(c.type(146436), QStringLiteral("cosmic: "));
        const auto unknown = c.plan("carla", "runs.set", {{"runs", QJsonArray{"7"}}, {"type", "physics"}});
        QVERIFY(unknown && unknown->included() == 0 && unknown->items.first().why.contains("not registered"));
        QCOMPARE(
            c.count("SELECT count(*) FROM audit WHERE action = 'runs.set' AND entity = 'run' AND entity_id ="
                    " 146436"),
            5);
    }
};

QTEST_GUILESS_MAIN(RunCommandsTest)
#include "runcommandstest.moc"

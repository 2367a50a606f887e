// Sources of new runs: who may add, stop and start one, what a plan shows beforehand, and taking it back.
#include "models/storage/sources.h"
#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
struct Scene : CommandFixture {
    Scene()
    {
        for (const qint64 run : {148058, 148059, 99})
            folder.write(QStringLiteral("incoming/run%1.csv").arg(run),
                         "Run,Event\n" + QByteArray::number(run) + ",1\n");
    }
    QJsonObject source(QJsonObject more = {}) const
    {
        QJsonObject arguments{{"name", "pit"},
                              {"location", folder.path("incoming")},
                              {"campaign", kCampaign},
                              {"site", "alpha"},
                              {"dataset", "cms/prompt/{run}"},
                              {"steps", "production"},
                              {"quiet-time", "90 s"},
                              {"every", "1 min"},
                              {"split", "run"},
                              {"split-size", 1000},
                              {"priority", 500}};
        for (auto it = more.constBegin(); it != more.constEnd(); ++it)
            arguments.insert(it.key(), it.value());
        return arguments;
    }
    RunSource stored() const { return must(findSource(*db, "pit")); }
};
const QJsonObject kPit{{"name", "pit"}};
}  // namespace

class SourceCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void addShowsWhatWouldBeRequested()
    {
        const Scene c;
        const auto plan = c.plan("anna", "source.add", c.source());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        const QString notes = plan->warnings.join(u'\n');
        QVERIFY2(notes.contains("runs: 2, files: 2, runs outside of the campaign's range: 1"),
                 qPrintable(notes));
        QVERIFY2(notes.contains("Run 148058")
                     && notes.contains("production with release demo-1.0 and conditions"
                                       " snapshot-2010 of cms/prompt/148058"),
                 qPrintable(notes));
        QVERIFY(plan->items.first().why.contains("1 min 30 s"));
        QCOMPARE(c.count("SELECT count(*) FROM run_sources"), 0);

        const auto done = c.give("anna", "source.add", c.source());
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        const RunSource source = c.stored();
        QCOMPARE(source.pattern, "*{run}*.csv");
        QCOMPARE(source.quietMs, 90'000);
        QCOMPARE(source.by, "anna");
        QVERIFY(source.split == RunSplit::Run && source.steps == QList<Step>{Step::Production});
        QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'source.add' AND who = 'anna' AND entity "
                         "= 'source'"
                         " AND receipt_id = ?",
                         {done->id.value()}),
                 1);
        const auto again = c.give("anna", "source.add", c.source());
        QCOMPARE(codeOf(again), ErrorCode::AlreadyExists);

        // Taken back: it stays, and is left alone.
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), done->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        must(c.bus.execute(*c.db, c.who("anna"), *undo, {}));
        QVERIFY(c.stored().stop.has_value());
    }

    void whatItCannotSeeItSays()
    {
        const Scene c;
        const auto plan = c.plan("anna", "source.add", c.source({{"location", "/nowhere/at all"}}));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QVERIFY2(plan->warnings.join(u' ').contains("cannot be looked at from this machine"),
                 qPrintable(plan->warnings.join(u' ')));
    }

    void badArguments_data()
    {
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<QString>("says");
        QTest::newRow("a span") << QJsonObject{{"quiet-time", "soon"}} << "no span of time";
        QTest::newRow("a step") << QJsonObject{{"steps", "production,cook"}} << "is no step";
        QTest::newRow("a step twice") << QJsonObject{{"steps", "production,production"}} << "named twice";
        QTest::newRow("no step") << QJsonObject{{"steps", ","}} << "at least one";
        QTest::newRow("an interval") << QJsonObject{{"every", "2 d"}} << "must lie between";
        QTest::newRow("no application") << QJsonObject{{"mc", true}} << "no application for the step mc";
        QTest::newRow("a password") << QJsonObject{{"kind", "store"},
                                                   {"location", "postgresql://a:b@host/db"}}
                                    << "password";
    }
    void badArguments()
    {
        QFETCH(QJsonObject, more);
        QFETCH(QString, says);
        const Scene c;
        const auto plan = c.plan("anna", "source.add", c.source(more));
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::InvalidInput);
        QVERIFY2(plan.error().cause.contains(says), qPrintable(plan.error().cause));
    }

    void stopStartAndLook()
    {
        const Scene c;
        must(c.give("anna", "source.add", c.source()));
        QCOMPARE(codeOf(c.plan("carla", "source.add", c.source({{"name", "other"}}))),
                 ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.plan("dora", "source.stop", kPit)), ErrorCode::NotAuthorized);
        must(c.give("carla", "source.look", kPit));
        QVERIFY(c.stored().lookWanted);
        QVERIFY(!c.give("carla", "source.look", kPit));

        QJsonObject stop = kPit;
        stop.insert("reason", "moving disks");
        const auto done = c.give("carla", "source.stop", stop);
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        QVERIFY(c.stored().stop && c.stored().stop->by == "carla");
        QVERIFY(!c.give("anna", "source.stop", stop));
        QVERIFY(!c.give("anna", "source.look", kPit));
        const auto undo = c.bus.planUndo(*c.db, c.who("carla"), done->id);
        QVERIFY(undo);
        const auto started = c.bus.execute(*c.db, c.who("carla"), *undo, {});
        QVERIFY(started && !c.stored().stop);
        const auto redo = c.bus.planUndo(*c.db, c.who("anna"), started->id);
        QVERIFY(redo);
        must(c.bus.execute(*c.db, c.who("anna"), *redo, {}));
        QCOMPARE(c.stored().stop->reason, "moving disks");
        QCOMPARE(codeOf(c.plan("anna", "source.start", {{"name", "nothing"}})), ErrorCode::NotFound);
    }

    // A plan that somebody overtook says so.
    void aStalePlan()
    {
        const Scene c;
        must(c.give("anna", "source.add", c.source()));
        QJsonObject stop = kPit;
        stop.insert("reason", "mine");
        const auto plan = c.plan("carla", "source.stop", stop);
        stop.insert("reason", "theirs");
        must(c.give("anna", "source.stop", stop));
        const auto late = c.bus.execute(*c.db, c.who("carla"), *plan, {});
        QCOMPARE(codeOf(late), ErrorCode::Conflict);
    }
};

QTEST_GUILESS_MAIN(SourceCommandsTest)
#include "sourcecommandstest.moc"

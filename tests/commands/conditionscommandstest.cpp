// Updates of calibrations: written down once, and what they outdate is asked for again in one go.
#include "models/runs/conditionsfile.h"
#include "models/storage/conditions.h"
#include "models/storage/snapshots.h"
#include "tests/commands/commandfixture.h"
#include "tests/support/credited.h"
#include "tests/support/cycles.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kRead = 1'700'000'000'000;  // when the jobs of the scene started

// Two runs, of which every work unit is credited, read with the conditions of the campaign.
struct Scene : CommandFixture {
    Scene() : CommandFixture(credited())
    {
        Database &d = *db;
        // Past the rules of the ledger, which want jobs to have run.
        const QString triggers = TestStore::isOnServer()
            ? QStringLiteral(
                "SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger"
                " WHERE NOT tgisinternal AND tgrelid::regclass::text IN ('jobs','work_units','credits',"
                "'claims')")
            : QStringLiteral(
                "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN"
                " ('jobs','work_units','credits','claims')");
        for (const QString &drop : must(d.list(triggers, {}, [](const Row &row) { return row.text(0); })))
            must(d.runScript(drop.toUtf8()));
        must(d.run(
            "INSERT INTO credits (unit_id, job_id, events_read, at) SELECT k.unit_id, k.job_id, u.events, ?"
            " FROM claims k JOIN work_units u ON u.id = k.unit_id",
            {kRead + 1000}));
        must(d.run("UPDATE work_units SET state = 'credited'"));
        must(d.run("UPDATE jobs SET status = 'done', started_at = ?", {kRead}));
    }
    static CampaignOptions credited()
    {
        CampaignOptions options;
        options.takeTo = RequestStatus::Running;
        return options;
    }
    QJsonObject update(qint64 first, qint64 last, const char *at, const char *payload = "ecal") const
    {
        return {{"tag", kConditions}, {"payload", payload}, {"first-run", first},
                {"last-run", last},   {"at", at},           {"comment", "better"}};
    }
    QList<OutdatedRun> outdated() const { return must(listOutdated(*db)); }
};
const QString kLater = QStringLiteral("2023-11-15T00:00:00Z");  // than kRead
const QString kEarlier = QStringLiteral("2023-11-14T00:00:00Z");
}  // namespace

class ConditionsCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void onlyLaterUpdatesOfTheRunOutdate_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QList<qint64>>("runs");
        const QList<qint64> none, first{146436}, both{146436, 147043};
        QTest::newRow("both runs") << 146000LL << 150000LL << kLater << both;
        QTest::newRow("one run") << 146436LL << 146436LL << kLater << first;
        QTest::newRow("up to the run") << 1LL << 146436LL << kLater << first;
        QTest::newRow("between the runs") << 146437LL << 147042LL << kLater << none;
        QTest::newRow("before the jobs read it") << 146000LL << 150000LL << kEarlier << none;
    }
    void onlyLaterUpdatesOfTheRunOutdate()
    {
        QFETCH(qint64, first);
        QFETCH(qint64, last);
        QFETCH(QString, at);
        QFETCH(QList<qint64>, runs);
        const Scene c;
        const auto done =
            c.give("dora", "conditions.update", c.update(first, last, at.toLatin1().constData()));
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        QList<qint64> found;
        for (const OutdatedRun &run : c.outdated()) {
            found.append(run.run);
            QCOMPARE(run.request, c.request);
            QCOMPARE(run.payloads, QStringList{"ecal"});
            QCOMPARE(run.readAt, kRead);
        }
        QCOMPARE(found, runs);
        // Another tag's updates are nobody's here.
        QJsonObject other = c.update(1, 999999, kLater.toLatin1().constData());
        other.insert("tag", "another");
        must(c.give("dora", "conditions.update", other));
        QCOMPARE(c.outdated().size(), runs.size());
        QCOMPARE(must(listConditionsUpdates(*c.db, "another")).size(), 1);
    }

    void everyEventIsCountedOnce()
    {
        const Scene c;
        must(c.give("dora", "conditions.update", c.update(146000, 150000, "2023-11-15T00:00:00Z")));
        must(
            c.give("dora", "conditions.update", c.update(146436, 146436, "2023-11-16T00:00:00Z", "tracker")));
        qint64 events = 0;
        for (const OutdatedRun &run : c.outdated())
            events += run.events;
        QCOMPARE(events, c.events);
        QCOMPARE(c.outdated().first().payloads, (QStringList{"tracker", "ecal"}));
    }

    void aFileIsTakenAsAWhole()
    {
        const Scene c;
        const QString path = c.folder.write("updates.csv",
                                            "tag,payload,first_run,last_run,at\n"
                                            "snapshot-2010,ecal,146000,150000,2023-11-15T00:00:00Z\n"
                                            "snapshot-2010,hcal,146436,146436,1700006400\n");
        const auto plan = c.plan("carla", "conditions.update", {{"file", path}});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 2);
        must(c.give("carla", "conditions.update", {{"file", path}}));
        QCOMPARE(c.count("SELECT count(*) FROM conditions_updates"), 2);
        // Again, and with one more: that one alone is new.
        QVERIFY(!c.give("carla", "conditions.update", {{"file", path}}));
        c.folder.write("updates.csv",
                       "[{\"tag\": \"snapshot-2010\", \"payload\": \"hcal\", \"first_run\": 146436,"
                       " \"last_run\": 146436, \"at\": 1700006400}, {\"tag\": \"snapshot-2010\","
                       " \"payload\": \"muon\", \"first_run\": 1, \"last_run\": 2,"
                       " \"at\": \"2023-11-15T00:00:00Z\", \"comment\": \"x\"}]");
        must(c.give("carla", "conditions.update", {{"file", path}}));
        QCOMPARE(c.count("SELECT count(*) FROM conditions_updates"), 3);
        c.folder.write("updates.csv",
                       "tag,payload,first_run,last_run,at\na,b,3,4,1700006400\na,b,5,4,1700006400\n");
        const auto wrong = c.plan("carla", "conditions.update", {{"file", path}});
        QCOMPARE(codeOf(wrong), ErrorCode::InvalidInput);
        QVERIFY2(wrong.error().cause.contains("line 3"), qPrintable(wrong.error().cause));
        QCOMPARE(codeOf(c.plan("ben", "conditions.update", {{"file", path}})), ErrorCode::NotAuthorized);
    }

    void filesOfEveryKind_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &content, const char *says) {
            QTest::newRow(name) << content << QString(says);
        };
        row("empty", "", "empty");
        row("no header", "snapshot,ecal,1,2,3\n", "no header line");
        row("no list", "{\"tag\": \"a\"}", "no list");
        row("no JSON", "[{\"tag\": ", "no valid JSON");
        row("a run", "tag,payload,first_run,last_run,at\na,b,x,4,1700006400\n", "whole numbers");
        row("a time", "tag,payload,first_run,last_run,at\na,b,1,4,soon\n", "no time");
        row("no tag", "tag,payload,first_run,last_run,at\n,b,1,4,1700006400\n", "Its tag");
        row("a payload",
            "[{\"tag\":\"a\",\"payload\":\"x\\u0000y\",\"first_run\":1,\"last_run\":1,\"at\":5}]",
            "Its payload");
        row("no objects", "[1, 2]", "whole numbers");
    }
    void filesOfEveryKind()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const ConditionsFile file = readConditionsFile(content);
        QVERIFY(!file.report.isWhole());
        QVERIFY2(file.report.remarks().first().text.contains(says),
                 qPrintable(file.report.remarks().first().text));
    }

    void reprocessMakesTheRequestsOnce()
    {
        const Scene c;
        const QJsonObject wish{{"conditions", "snapshot-2010b"}};
        const auto nothing = c.plan("anna", "conditions.reprocess", wish);
        QVERIFY(nothing && nothing->included() == 0);
        must(c.give("dora", "conditions.update", c.update(146436, 146436, "2023-11-15T00:00:00Z")));
        QCOMPARE(codeOf(c.plan("carla", "conditions.reprocess", wish)), ErrorCode::NotAuthorized);
        const auto plan = c.plan("anna", "conditions.reprocess", wish);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 1);
        QVERIFY2(plan->items.first().why.contains("146436"), qPrintable(plan->items.first().why));
        const auto done = c.give("anna", "conditions.reprocess", wish);
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        const RequestId made(done->outcomes.first().id);
        // Exactly the run's raw file, with its copies, for the same step and release.
        QCOMPARE(
            c.count(
                "SELECT count(*) FROM requests r JOIN datasets d ON d.id = r.dataset_id AND d.complete = 1"
                " AND d.tier = 'raw' JOIN files f ON f.dataset_id = d.id JOIN replicas p ON p.file_id = f.id"
                " AND p.state = 'valid' WHERE r.id = ? AND r.status = 'new' AND r.step = 'production'"
                " AND r.release = 'demo-1.0' AND r.conditions = 'snapshot-2010b' AND f.first_run = 146436"
                " AND r.split_size = 100",
                {made.value()}),
            1);
        QCOMPARE(
            c.count(
                "SELECT count(*) FROM files f JOIN requests r ON r.dataset_id = f.dataset_id WHERE r.id = ?",
                {made.value()}),
            1);
        QCOMPARE(c.outdated().first().again, made);
        QVERIFY(c.outdated().first().isRedone());
        const auto again = c.plan("anna", "conditions.reprocess", {{"conditions", "snapshot-2010c"}});
        QVERIFY(again && again->included() == 0);
        QVERIFY2(again->items.first().why.contains("processes it again already"),
                 qPrintable(again->items.first().why));

        // Taken back: the request is rejected, and the run waits again.
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), done->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        must(c.bus.execute(*c.db, c.who("anna"), *undo, {}));
        QCOMPARE(c.status(made), RequestStatus::Rejected);
        QVERIFY(!c.outdated().first().isRedone());
        const auto sameName = c.plan("anna", "conditions.reprocess", wish);
        QVERIFY(sameName && sameName->included() == 0);
        QVERIFY2(sameName->items.first().why.contains("a dataset"), qPrintable(sameName->items.first().why));
        QCOMPARE(c.plan("anna", "conditions.reprocess", {{"conditions", "snapshot-2010c"}})->included(), 1);
    }

    void aTagThatChangesIsNoSnapshot()
    {
        const Scene c;
        must(c.give("dora", "conditions.update", c.update(146436, 146436, "2023-11-15T00:00:00Z")));
        const auto same = c.plan("anna", "conditions.reprocess", {{"conditions", Scene::kConditions}});
        QVERIFY(same && same->included() == 0);
        QVERIFY2(same->items.first().why.contains("needs a new name"), qPrintable(same->items.first().why));
        QCOMPARE(codeOf(c.plan("anna", "conditions.reprocess", {{"conditions", "a b"}})),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("anna", "conditions.reprocess", {{"conditions", "ok"}, {"campaign", "none"}})),
                 ErrorCode::InvalidInput);
    }

    // A production, and a skim of its one merged file, which holds both runs.
    void aSkimOfOutdatedOutputsIsOutdated()
    {
        CommandFixture c(Scene::credited());
        creditAll(c, c.request);
        Agent agent(*c.db, c.clock, localEndpoints(c), {});
        must(agent.start());
        QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
        CampaignOptions options = Scene::credited();
        options.step = Step::Skim;
        const RequestId skim = c.addRequest(QStringLiteral("proc10/production/mdst"), options);
        creditAll(c, skim);
        QVERIFY(runUntil(agent, c, skim, RequestStatus::Declared));
        // Of the second run of the file: the skim's own work unit is of its first one.
        const QJsonObject later{{"tag", CampaignFixture::kConditions},
                                {"payload", "ecal"},
                                {"first-run", 147043},
                                {"last-run", 147043},
                                {"at", "2099-01-01T00:00:00Z"},
                                {"comment", "better"}};
        must(c.give("dora", "conditions.update", later));
        auto runs = must(listOutdated(*c.db));
        QCOMPARE(runs.size(), 2);
        QVERIFY(runs[0].request == c.request && runs[0].run == 147043 && !runs[0].from.isValid());
        QVERIFY(runs[1].request == skim && runs[1].run == 147043 && runs[1].from == c.request);
        QCOMPARE(runs[1].step, Step::Skim);
        QCOMPARE(runs[1].payloads, QStringList{"ecal"});
        QCOMPARE(runs[1].events, c.events);  // of the file that it read
        QVERIFY(runs[1].jobs > 0 && runs[1].updatedAt == runs[0].updatedAt);
        // The production is asked for again; the skim has to wait for what comes of it.
        const auto plan = c.plan("anna", "conditions.reprocess", {{"conditions", "snapshot-2010b"}});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 1);
        QVERIFY(std::any_of(plan->items.begin(), plan->items.end(), [](const PlanItem &item) {
            return !item.included && item.why.contains("mdst files of another one");
        }));
        must(c.bus.execute(*c.db, c.who("anna"), *plan, {}));
        runs = must(listOutdated(*c.db));
        QVERIFY(runs[0].isRedone() && !runs[1].isRedone());

        // An obsolete skim is nobody's matter any more; nor is one of another run.
        must(c.db->run("UPDATE requests SET status = 'obsolete' WHERE id = ?", {skim.value()}));
        QCOMPARE(must(listOutdated(*c.db)).size(), 1);
    }

    // Real jobs, which leave reports; the snapshot of each output, and what was replaced since.
    void eachOutputHasItsSnapshot()
    {
        CampaignOptions options = Scene::credited();
        options.runs = {147043};
        CommandFixture c(options);
        QVERIFY(must(listSnapshots(*c.db, c.request, 0, 100)).isEmpty());
        Agent agent(*c.db, c.clock, localEndpoints(c), {});
        must(agent.start());
        QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
        const auto made = must(listSnapshots(*c.db, c.request, 0, 100));
        QCOMPARE(made.size(), c.count("SELECT count(*) FROM outputs WHERE state = 'merged'"));
        QVERIFY(!made.isEmpty());
        for (const OutputSnapshot &output : made) {
            QCOMPARE(output.tag, QString(CampaignFixture::kConditions));
            QCOMPARE(output.said, SnapshotWord::Report);
            QCOMPARE(output.readAt,
                     c.count("SELECT started_at FROM jobs WHERE id = ?", {output.job.value()}));
            QVERIFY(output.readAt > 0 && output.payloadsOf == 0 && output.replaced.isEmpty());
            QVERIFY(output.run == 147043 && !output.merged.isEmpty());
        }
        const auto update = [&c](const char *payload, const char *at) {
            must(c.give("dora", "conditions.update",
                        {{"tag", CampaignFixture::kConditions},
                         {"payload", payload},
                         {"first-run", 147000},
                         {"last-run", 148000},
                         {"at", at},
                         {"comment", ""}}));
        };
        update("ecal", "2020-01-01T00:00:00Z");
        update("ecal", "2098-01-01T00:00:00Z");
        update("hcal", "2099-01-01T00:00:00Z");
        const OutputSnapshot now = must(listSnapshots(*c.db, c.request, 147043, 1)).first();
        QCOMPARE(now.payloadsOf, TimeMs(1'577'836'800'000));
        QCOMPARE(now.replaced, (QStringList{"hcal", "ecal"}));
        QVERIFY(must(listSnapshots(*c.db, c.request, 1, 100)).isEmpty());
        // A job without a report, and one of which nobody told a start.
        must(c.db->run("UPDATE jobs SET cpu_ms = NULL"));
        QCOMPARE(must(listSnapshots(*c.db, c.request, 0, 1)).first().said, SnapshotWord::Start);
        must(c.db->run("UPDATE jobs SET started_at = NULL"));
        const OutputSnapshot submitted = must(listSnapshots(*c.db, c.request, 0, 1)).first();
        QCOMPARE(submitted.said, SnapshotWord::Submission);
        QCOMPARE(submitted.readAt,
                 c.count("SELECT submitted_at FROM jobs WHERE id = ?", {submitted.job.value()}));
    }

    // What reads the outputs of another request cannot begin with raw files.
    void aSkimWaitsForItsInput()
    {
        const Scene c;
        must(c.give("dora", "conditions.update", c.update(146436, 146436, "2023-11-15T00:00:00Z")));
        must(c.db->run("UPDATE datasets SET tier = 'mdst' WHERE name = ?", {QString(Scene::kRawDataset)}));
        const auto plan = c.plan("anna", "conditions.reprocess", {{"conditions", "snapshot-2010b"}});
        QVERIFY(plan && plan->included() == 0);
        QVERIFY2(plan->items.first().why.contains("mdst files of another one"),
                 qPrintable(plan->items.first().why));
    }
};

QTEST_GUILESS_MAIN(ConditionsCommandsTest)
#include "conditionscommandstest.moc"

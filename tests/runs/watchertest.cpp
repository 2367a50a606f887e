// The agent watches sources of new runs: real folders, lists and databases. Each run becomes its requests
// once, whatever the source does.
#include "models/core/errortext.h"
#include "models/runs/runrequests.h"
#include "models/storage/rulecheck.h"
#include "tests/runs/watcherscene.h"

#include <QTest>

#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

class WatcherTest : public QObject {
    Q_OBJECT

  private slots:
    void aGrowingRunBecomesARequestOnce();
    void nothingIsWrittenWithoutASource();
    void runsComeLateAndInAnyOrder();
    void whatChangesAfterwardsIsTold();
    void aRefusedRunSaysWhy_data();
    void aRefusedRunSaysWhy();
    void aRefusalIsTriedAgain();
    void aMarkerSaysThatARunIsComplete();
    void aManifestNamesTheFiles();
    void aListNamesARunTwice();
    void aListSaysWhatMustBeThere();
    void anotherStoreIsASource();
    void aTableIsASource();
    void policies_data();
    void policies();
    void whatIsThereAlreadyIsLinked();
    void aSourceThatIsGone();
    void aStoppedSourceIsLeftAlone();
    void twoAtTheSameMoment();
    void whatCannotBeASource_data();
    void whatCannotBeASource();
};

void WatcherTest::aGrowingRunBecomesARequestOnce()
{
    WatcherScene s;
    s.add(s.folderSource());
    s.look();
    QCOMPARE(s.source().look->runs, 0);
    s.write("run146514_1.csv", "Run,Event,E1\n");
    s.look();
    QCOMPARE(s.state(146514), "seen");
    s.write("run146514_1.csv", eventsFile(146514, 5));
    s.look();
    QCOMPARE(s.state(146514), "growing");
    s.write("run146514_2.csv", eventsFile(146514, 7));
    s.look(50'000);
    s.look(50'000);
    QCOMPARE(s.state(146514), "growing");
    QCOMPARE(s.requests(), 0);
    s.look(20'000);
    QCOMPARE(s.state(146514), "requested");
    QCOMPARE(s.requests(), 1);
    const SourceRun run = s.run(146514);
    QCOMPARE(run.requests.size(), 1);
    QVERIFY(run.requests.first().made);
    QCOMPARE(run.files, 2);
    const QVariantList id{run.requests.first().id.value()};
    QCOMPARE(s.campaign.count(
                 "SELECT count(*) FROM requests r JOIN datasets d ON d.id = r.dataset_id WHERE r.id = ?"
                 " AND d.name = 'cms/prompt/146514' AND d.complete = 1 AND r.status = 'new'"
                 " AND r.created_by = 'agent' AND r.priority = 500 AND r.split_kind = 'files'",
                 id),
             1);
    QCOMPARE(
        s.campaign.count("SELECT sum(f.events) FROM requests r JOIN files f ON f.dataset_id = r.dataset_id"
                         " JOIN replicas p ON p.file_id = f.id AND p.state = 'valid' WHERE r.id = ?",
                         id),
        12);
    QCOMPARE(s.campaign.count("SELECT events FROM runs WHERE run = 146514"), 12);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM audit WHERE entity = 'source' AND request_id = ?", id),
             1);
    for (int i = 0; i < 3; ++i)
        s.look(100'000);
    QCOMPARE(s.requests(), 1);
    QCOMPARE(s.run(146514).later, QString());
    // A person takes it on from there.
    const RequestId request = run.requests.first().id;
    must(changeStatus(*s.campaign.db, {request, RequestStatus::New, RequestStatus::Approved, {}, {}, 0},
                      s.anna()));
    must(changeStatus(
        *s.campaign.db,
        {request, RequestStatus::Approved, RequestStatus::Assigned, {}, s.campaign.site, 86'400'000},
        s.anna()));
    s.look();
    QCOMPARE(s.campaign.status(request), RequestStatus::Staged);
}

void WatcherTest::nothingIsWrittenWithoutASource()
{
    WatcherScene s;
    runCycle(s.agent);
    const auto last = [&] {
        return s.campaign.count("SELECT max(seq) FROM changes WHERE entity <> 'agent'");
    };
    const qint64 before = last();
    for (int i = 0; i < 3; ++i) {
        s.clock.advance(1000);
        runCycle(s.agent);
        QVERIFY(!s.watcher.isBusy());
    }
    QCOMPARE(last(), before);
}

void WatcherTest::runsComeLateAndInAnyOrder()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    for (const qint64 run : {149181, 146436, 148058})
        s.writeRun(run);
    s.writeRun(1);  // of another campaign
    s.look();
    QCOMPARE(s.requests(), 3);
    QCOMPARE(s.source().look->ignored, 1);
    QCOMPARE(s.state(1), QString());
    s.writeRun(147043);
    s.look();
    QCOMPARE(s.requests(), 4);
    QCOMPARE(s.source().count(SourceRunState::Requested), 4);
    bool asked = false;
    for (const RuleVerdict &rule : must(checkRules(*s.campaign.db))) {
        asked = asked || rule.id == "sources-once";
        QVERIFY2(rule.holds() || rule.id != "sources-once", qPrintable(rule.first.join(u' ')));
    }
    QVERIFY(asked);
}

void WatcherTest::whatChangesAfterwardsIsTold()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    s.writeRun(146436);
    s.look();
    QCOMPARE(s.state(146436), "requested");
    s.write("run146436_2.csv", eventsFile(146436, 3));
    CycleReport report = s.look();
    QVERIFY2(report.problems.join(u' ').contains("run146436_2.csv"), qPrintable(report.problems.join(u' ')));
    QVERIFY(s.run(146436).later.contains("New files: 1"));
    const auto at = s.run(146436).laterAt;
    report = s.look();
    QVERIFY(!report.problems.join(u' ').contains("run146436"));
    QCOMPARE(s.run(146436).laterAt, at);
    s.writeRun(146436, 9);
    s.look();
    QVERIFY2(s.run(146436).later.contains("written again"), qPrintable(s.run(146436).later));
    QCOMPARE(s.source().changedLater, 1);
    // Files that were taken away are no news.
    QVERIFY(QFile::remove(s.incoming("run146436.csv")) && QFile::remove(s.incoming("run146436_2.csv")));
    report = s.look();
    QCOMPARE(s.requests(), 1);
    QCOMPARE(
        s.campaign.count("SELECT count(*) FROM files WHERE first_run = 146436 AND lfn LIKE 'cms/prompt%'"),
        1);
}

void WatcherTest::aRefusedRunSaysWhy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &content, const char *says) {
        QTest::newRow(name) << content << QString(says);
    };
    row("another run", eventsFile(146514, 5), "holds run 146514");
    row("several runs", eventsFile(146436, 2) + "146437,1,1\n", "several runs");
    row("no events", "Run,Event,E1\n", "no events");
    row("no event file", "\x89PNG\r\n\x1a\n\0\0", "not a readable event file");
    row("cut off", eventsFile(146436, 2).chopped(3), "does not end with a newline");
    row("nothing", "", "empty");
}

void WatcherTest::aRefusedRunSaysWhy()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    s.write("run146436.csv", content);
    s.writeRun(147043);
    const CycleReport report = s.look();
    QCOMPARE(s.state(146436), "refused");
    QVERIFY2(s.run(146436).why.contains(says), qPrintable(s.run(146436).why));
    QVERIFY2(report.problems.join(u' ').contains(says), qPrintable(report.problems.join(u' ')));
    // The others go on, and nothing of it remains.
    QCOMPARE(s.state(147043), "requested");
    QCOMPARE(s.requests(), 1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM datasets WHERE name = 'cms/prompt/146436'"), 0);
    QVERIFY(s.look().problems.isEmpty());
}

void WatcherTest::aRefusalIsTriedAgain()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    source.steps = {Step::Production, Step::Recocert};
    s.add(source);
    must(s.campaign.db->run("DELETE FROM application_streams WHERE step = 'recocert'"));
    s.writeRun(146436);
    s.look();
    QCOMPARE(s.state(146436), "refused");
    QVERIFY2(s.run(146436).why.contains("recocert"), qPrintable(s.run(146436).why));
    QCOMPARE(s.requests(), 0);
    must(s.campaign.db->run(
        "INSERT INTO application_streams (step, release, stream, tier, suffix, keeps_every_event,"
        " merge_step) VALUES ('recocert', 'demo-1.0', 'histograms', 'hist', 'root.json', 1, 'merge')"));
    s.look();
    QCOMPARE(s.state(146436), "refused");  // nothing that the source shows has changed
    must(wantSourceLook(*s.campaign.db, "pit", s.anna()));
    s.look(0);
    QCOMPARE(s.state(146436), "requested");
    QCOMPARE(s.requests(), 2);
    QVERIFY(!s.source().lookWanted);
}

void WatcherTest::aMarkerSaysThatARunIsComplete()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.pattern = "{run}/raw*";
    source.completeBy = CompleteBy::Marker;
    source.marker = "{run}/raw.done";
    s.add(source);
    s.write("146436/raw1.csv", eventsFile(146436, 3));
    s.look();
    s.look(1'000'000);
    QCOMPARE(s.state(146436), "seen");
    QVERIFY2(s.run(146436).why.contains("146436/raw.done"), qPrintable(s.run(146436).why));
    s.write("146436/raw.done", "");
    s.look();
    QCOMPARE(s.state(146436), "requested");
    QCOMPARE(s.run(146436).files, 1);
}

void WatcherTest::aManifestNamesTheFiles()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.completeBy = CompleteBy::Manifest;
    source.marker = "run{run}.manifest";
    s.add(source);
    const QByteArray first = eventsFile(146436, 3), second = eventsFile(146436, 4);
    s.write("run146436_1.csv", first);
    s.write("run146436.manifest",
            "path,bytes\nrun146436_1.csv," + QByteArray::number(first.size()) + "\nrun146436_2.csv,"
                + QByteArray::number(second.size()) + "\n");
    s.look();
    QVERIFY2(s.run(146436).why.contains("run146436_2.csv is not there yet"), qPrintable(s.run(146436).why));
    s.write("run146436_2.csv", second.first(second.size() - 4));
    s.look();
    QVERIFY2(s.run(146436).why.contains("bytes"), qPrintable(s.run(146436).why));
    s.write("run146436_2.csv", second);
    s.write("run146436_3.csv", second);
    s.look();
    QVERIFY2(s.run(146436).why.contains("does not name run146436_3.csv"), qPrintable(s.run(146436).why));
    QVERIFY(QFile::remove(s.incoming("run146436_3.csv")));
    s.look();
    QCOMPARE(s.state(146436), "requested");
    QCOMPARE(s.run(146436).files, 2);
}

void WatcherTest::aListNamesARunTwice()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.kind = SourceKind::List;
    source.pattern.clear();
    source.location = s.incoming("list.csv");
    source.quietMs = 0;
    s.add(source);
    s.writeRun(148058);
    s.writeRun(146436);
    s.write("list.csv",
            "run,path\n148058,run148058.csv\n146436,./run146436.csv\n148058," + s.incoming().toUtf8()
                + "/run148058.csv\nnonsense\n");
    s.look();
    QCOMPARE(s.requests(), 2);
    QCOMPARE(s.run(148058).files, 1);
    QVERIFY2(s.source().look->problem.contains("line 5"), qPrintable(s.source().look->problem));
    QVERIFY(s.source().look->problemSince.has_value());
    s.write("list.csv", "run,path\n146436,run146436.csv\n148058,run148058.csv\n");
    s.look();
    QCOMPARE(s.requests(), 2);
    QVERIFY(s.source().look->problem.isEmpty() && !s.source().look->problemSince);
}

void WatcherTest::aListSaysWhatMustBeThere()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.kind = SourceKind::List;
    source.pattern.clear();
    source.location = s.incoming("list.csv");
    s.add(source);
    const QByteArray content = eventsFile(146436, 3);
    const QByteArray bytes = QByteArray::number(content.size());
    const auto list = [&](const QByteArray &rows) {
        s.write("list.csv", "run,path,bytes,adler32,complete\n" + rows);
    };
    list("146436,a.csv," + bytes + ",,yes\n");
    s.look();
    QVERIFY2(s.run(146436).why.contains("a.csv is not there"), qPrintable(s.run(146436).why));
    s.write("a.csv", content);
    list("146436,a.csv," + bytes + ",,no\n");
    s.look();
    s.look(1'000'000);
    QCOMPARE(s.state(146436), "growing");
    QVERIFY(s.run(146436).why.contains("not complete"));
    list("146436,a.csv," + bytes + ",00000001,yes\n");
    s.look();
    QCOMPARE(s.state(146436), "refused");
    QVERIFY2(s.run(146436).why.contains("the source says 00000001"), qPrintable(s.run(146436).why));
    list("146436,a.csv," + bytes + ",,yes\n");
    must(wantSourceLook(*s.campaign.db, "pit", s.anna()));
    s.look();
    QCOMPARE(s.state(146436), "requested");
}

void WatcherTest::anotherStoreIsASource()
{
    CampaignFixture other(onlyNew());
    must(other.db->run("UPDATE replicas SET state = 'valid'"));
    WatcherScene s;
    RunSource source = s.folderSource();
    source.kind = SourceKind::Store;
    source.pattern.clear();
    source.location = other.store.location();
    s.add(source);
    s.look();
    QVERIFY2(s.source().look->problem.isEmpty(), qPrintable(s.source().look->problem));
    QCOMPARE(s.requests(), 2);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM replicas WHERE path = ?", {other.rawPath(146436)}), 1);
}

void WatcherTest::aTableIsASource()
{
    WatcherScene s;
    s.writeRun(146436);
    const QByteArray statements =
        "CREATE TABLE raw_files (run INTEGER, path TEXT, bytes BIGINT, adler32 TEXT, complete"
        " INTEGER);"
        "INSERT INTO raw_files VALUES (146436, '"
        + s.incoming("run146436.csv").toUtf8()
        + "', NULL, NULL, 1), (146437, 'relative.csv', NULL, NULL, 1), (1, '/old', NULL, NULL, 1);";
    const TestStore table(s.campaign.folder, "runs.db", statements, [&](const QString &location) {
        const auto said = TestStore::shell(location, statements);
        if (!said.err.isEmpty())
            qFatal("%s", said.err.constData());
    });
    RunSource source = s.folderSource();
    source.kind = SourceKind::Store;
    source.pattern.clear();
    source.location = table.location();
    s.add(source);
    s.look();
    QCOMPARE(s.state(146436), "requested");
    QVERIFY2(s.source().look->problem.contains("not absolute"), qPrintable(s.source().look->problem));
    // A database that has no such table says so.
    TestStore::shell(table.location(), "DROP TABLE raw_files;");
    s.look();
    QVERIFY2(s.source().look->problem.contains("raw_files"), qPrintable(s.source().look->problem));
}

void WatcherTest::policies_data()
{
    QTest::addColumn<RunSplit>("split");
    QTest::addColumn<QString>("release");
    QTest::addColumn<bool>("approved");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("takes");
    QTest::newRow("by run, of the campaign")
        << RunSplit::Run << QString() << false << "files" << 1'000'000LL << "demo-1.0";
    QTest::newRow("by files, the latest approved")
        << RunSplit::Files << QString() << true << "files" << 7LL << "demo-2.0";
    QTest::newRow("by events, as it says")
        << RunSplit::Events << "demo-1.0" << true << "events" << 7LL << "demo-1.0";
}

// Production and the run-specific simulation, both of the same raw files.
void WatcherTest::policies()
{
    QFETCH(RunSplit, split);
    QFETCH(QString, release);
    QFETCH(bool, approved);
    QFETCH(QString, kind);
    QFETCH(qint64, size);
    QFETCH(QString, takes);
    WatcherScene s;
    for (const char *step : {"production", "mc"})
        for (const char *version : {"demo-1.0", "demo-2.0"}) {
            must(s.campaign.db->run(
                "INSERT INTO applications (step, release, path, keeps_every_event) VALUES (?, ?,"
                " '/bin/true', 1) ON CONFLICT DO NOTHING",
                {QString(step), QString(version)}));
            must(s.campaign.db->run(
                "INSERT INTO application_streams (step, release, stream, tier, suffix,"
                " keeps_every_event, merge_step) VALUES (?, ?, 'all', 'mdst', 'csv', 1, 'merge')",
                {QString(step), QString(version)}));
        }
    RunSource source = s.folderSource();
    source.quietMs = 0;
    source.steps = {Step::Production, Step::Mc};
    source.split = split;
    source.splitSize = 7;
    source.release = release;
    source.conditions = "snapshot-prompt";
    source.priority = 900;
    s.add(source);
    // What is approved after the source was added counts.
    if (approved)
        for (const char *step : {"production", "mc"})
            must(s.campaign.db->insert(
                "INSERT INTO release_approvals (step, release, at, approved_by) VALUES (?,"
                " 'demo-2.0', 1, 'anna')",
                {QString(step)}));
    s.writeRun(146436);
    s.look();
    QCOMPARE(s.run(146436).requests.size(), 2);
    QCOMPARE(
        s.campaign.count("SELECT count(*) FROM requests r JOIN datasets d ON d.id = r.dataset_id WHERE"
                         " d.name = 'cms/prompt/146436' AND r.step IN ('production','mc') AND r.release = ?"
                         " AND r.conditions = 'snapshot-prompt' AND r.priority = 900 AND r.split_kind = ?"
                         " AND r.split_size = ?",
                         {takes, kind, size}),
        2);
}

void WatcherTest::whatIsThereAlreadyIsLinked()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    source.name = "copy";
    s.add(source);
    s.writeRun(146436);
    s.look();
    QCOMPARE(s.requests(), 1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM source_requests"), 2);
    QCOMPARE(s.campaign.count("SELECT sum(made) FROM source_requests"), 1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM source_runs WHERE state = 'requested'"), 2);
    // A dataset of that name with other files is none of a source's.
    must(s.campaign.db->insert(
        "INSERT INTO datasets (name, tier, complete, created_at) VALUES ('cms/prompt/147043',"
        " 'raw', 0, 1)"));
    s.writeRun(147043);
    s.look();
    QCOMPARE(s.state(147043), "refused");
    QVERIFY2(s.run(147043).why.contains("open for further files"), qPrintable(s.run(147043).why));
}

void WatcherTest::aSourceThatIsGone()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    QVERIFY(QDir(s.incoming()).removeRecursively());
    CycleReport report = s.look();
    QVERIFY2(report.problems.join(u' ').contains("no such folder"), qPrintable(report.problems.join(u' ')));
    const auto since = s.source().look->problemSince;
    QVERIFY(since.has_value());
    s.look();
    QCOMPARE(s.source().look->problemSince, since);
    s.writeRun(146436);
    s.look();
    QCOMPARE(s.requests(), 1);
    QVERIFY(!s.source().look->problemSince);
}

void WatcherTest::aStoppedSourceIsLeftAlone()
{
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    must(stopSource(*s.campaign.db, "pit", "moving disks", s.anna()));
    QVERIFY(!wantSourceLook(*s.campaign.db, "pit", s.anna()));
    QVERIFY(!stopSource(*s.campaign.db, "pit", "again", s.anna()));
    s.writeRun(146436);
    s.look();
    QVERIFY(!s.source().look);
    QCOMPARE(s.source().stop->reason, "moving disks");
    must(startSource(*s.campaign.db, "pit", "done", s.anna()));
    QVERIFY(!startSource(*s.campaign.db, "pit", "done", s.anna()));
    s.look();
    QCOMPARE(s.requests(), 1);
}

// Two agents with names of their own, on connections of their own, take the same runs.
void WatcherTest::twoAtTheSameMoment()
{
    constexpr int kRuns = 25;
    WatcherScene s;
    RunSource source = s.folderSource();
    source.quietMs = 0;
    s.add(source);
    QList<RunFinding> findings;
    for (int i = 0; i < kRuns; ++i)
        s.writeRun(146436 + i);
    const RunSource stored = s.source();
    for (const ListedRun &run : must(listSource(stored, {})).runs) {
        RunFinding found{run, {}, {}};
        for (const ListedFile &file : run.files)
            found.facts.insert(file.path, must(inspectFile(file.path)));
        findings.append(found);
    }
    QCOMPARE(findings.size(), kRuns);
    const Actor agent{Principal{"agent", Role::Agent, {}}, s.clock.now(), {}, "agent.watch"};
    std::atomic<int> made = 0;
    const auto take = [&](QStringList &failed) {
        const auto db = s.campaign.open();
        for (const RunFinding &found : findings) {
            // Again where it lost too often; an agent comes with its next look.
            for (int attempt = 0; attempt < 50; ++attempt) {
                const auto taken = takeRun(*db, stored, found, s.clock.now(), agent);
                if (taken) {
                    made += taken->made.size();
                    break;
                }
                if (!isReplayable(taken.error()))
                    failed.append(describe(taken.error()));
            }
        }
    };
    QStringList failedOne, failedTwo;
    {
        std::jthread one(take, std::ref(failedOne)), two(take, std::ref(failedTwo));
    }
    QVERIFY2(failedOne.isEmpty() && failedTwo.isEmpty(), qPrintable((failedOne + failedTwo).join(u'\n')));
    QCOMPARE(made.load(), kRuns);
    QCOMPARE(s.requests(), kRuns);
    QCOMPARE(s.source().count(SourceRunState::Requested), kRuns);
}

void WatcherTest::whatCannotBeASource_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *field, const char *value, const char *says) {
        QTest::addRow("%s %s", field, value) << QString(field) << QString(value) << QString(says);
    };
    row("name", "a b", "characters");
    row("campaign", "proc99", "none with the name");
    row("site", "gamma", "none with the name");
    row("location", "incoming", "absolute");
    row("pattern", "*.csv", "{run}");
    row("dataset", "cms/raw", "{run}");
    row("dataset", "cms raw/{run}", "characters");
    row("release", "demo-9", "no application");
    row("conditions", "a b", "characters");
    row("marker", "{run}.done", "\"marker\" or \"manifest\"");
}

void WatcherTest::whatCannotBeASource()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, says);
    WatcherScene s;
    RunSource source = s.folderSource();
    const QHash<QString, QString *> fields{
        {"name", &source.name},         {"campaign", &source.campaign},     {"site", &source.site},
        {"location", &source.location}, {"pattern", &source.pattern},       {"dataset", &source.dataset},
        {"release", &source.release},   {"conditions", &source.conditions}, {"marker", &source.marker}};
    *fields.value(field) = value;
    const auto added = addSource(*s.campaign.db, source, s.anna());
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::InvalidInput);
    QVERIFY2(added.error().cause.contains(says), qPrintable(added.error().cause));
    QCOMPARE(s.campaign.count("SELECT count(*) FROM run_sources"), 0);
}

QTEST_GUILESS_MAIN(WatcherTest)
#include "watchertest.moc"

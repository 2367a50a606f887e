#include "tests/commands/commandfixture.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions assigned()
{
    CampaignOptions options;
    options.runs = {147043, 146436};
    options.takeTo = RequestStatus::Assigned;
    return options;
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(bytes);
}
}  // namespace

class FileCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void stageReadsEveryFile();
    void stageNotesWhatChanged();
    void stageAfterThePlanSeesTheChange();
    void stageNeedsACompleteInput();
    void registersNewFiles();
    void registersOnlyAtTheOwnSite();
    void completeDatasetsStayAsTheyAre();
    void anOpenDatasetIsCompletedAndOpenedAgain();
    void aFileAndTheCompletionAtOnce();
};

void FileCommandsTest::stageReadsEveryFile()
{
    CommandFixture c(assigned());
    const auto plan = c.plan("carla", "request.stage", c.on(c.request));
    QVERIFY(plan);
    QVERIFY2(plan->items.first().why.contains("All 2 files"), qPrintable(plan->items.first().why));
    QVERIFY(c.bus.execute(*c.db, c.who("carla"), *plan, {}));
    QCOMPARE(c.word(), "staged");
    QCOMPARE(c.plan("carla", "request.stage", c.on(c.request))->included(), 0);
}

void FileCommandsTest::stageNotesWhatChanged()
{
    CommandFixture c(assigned());
    append(c.rawPath(147043), "x\n");
    QVERIFY(QFile::remove(c.rawPath(146436)));
    const auto receipt = c.give("carla", "request.stage", c.on(c.request));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QVERIFY(!receipt->outcomes.first().done);
    QVERIFY2(receipt->outcomes.first().message.contains("0 of 2"),
             qPrintable(receipt->outcomes.first().message));
    QCOMPARE(c.word(), "assigned");
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'changed'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'missing'"), 1);
}

void FileCommandsTest::stageAfterThePlanSeesTheChange()
{
    CommandFixture c(assigned());
    const auto plan = c.plan("carla", "request.stage", c.on(c.request));
    QVERIFY(plan && plan->included() == 1);
    append(c.rawPath(147043), "x\n");
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("carla"), *plan, {})), ErrorCode::Conflict);
    QCOMPARE(c.word(), "assigned");
}

void FileCommandsTest::stageNeedsACompleteInput()
{
    CommandFixture c(assigned());
    must(c.db->run("UPDATE datasets SET complete = 0"));
    const auto plan = c.plan("carla", "request.stage", c.on(c.request));
    QVERIFY(plan);
    QCOMPARE(plan->included(), 0);
    QVERIFY(plan->items.first().why.contains("still open for further raw files"));
    must(c.db->run("UPDATE datasets SET source_request_id = ? WHERE complete = 0", {c.request.value()}));
    const auto later = c.plan("carla", "request.stage", c.on(c.request));
    QCOMPARE(later->included(), 0);
    const QString maker = QStringLiteral("made by request %1").arg(c.request.value());
    QVERIFY2(later->items.first().why.contains(maker), qPrintable(later->items.first().why));
}

void FileCommandsTest::registersNewFiles()
{
    CommandFixture c(assigned());
    const QByteArray header = "Run,Event,M\n";
    const QString good = c.folder.write("new/a.csv", header + "7,1,3.1\n7,2,3.2\n");
    const QString two = c.folder.write("new/b.csv", header + "7,1,3.1\n8,2,3.2\n");
    const QString cut = c.folder.write("new/c.csv", header + "7,1,3.1\n7,2");
    const QJsonObject arguments{{"dataset", "other/raw"},
                                {"site", "alpha"},
                                {"files", QJsonArray{good, two, cut, c.folder.path("new/none.csv")}}};
    const QString before = c.dump();
    const auto plan = c.plan("ben", "files.register", arguments);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
    QCOMPARE(plan->included(), 1);
    QCOMPARE(plan->excluded(), 3);
    QCOMPARE(c.dump(), before);
    for (const PlanItem &item : plan->items)
        if (item.what == two)
            QVERIFY2(item.why.contains("several runs (7 to 8)"), qPrintable(item.why));
    QVERIFY(c.bus.execute(*c.db, c.who("ben"), *plan, {}));
    QCOMPARE(c.count("SELECT events FROM files WHERE lfn = 'other/raw/a.csv'"), 2);
    QCOMPARE(c.count("SELECT events FROM runs WHERE run = 7"), 2);
    QCOMPARE(c.plan("ben", "files.register", arguments)->included(), 0);  // registered, and the same
    append(good, "7,3,3.3\n");
    const auto changed = c.plan("ben", "files.register", arguments);
    QCOMPARE(changed->included(), 0);
    QVERIFY(changed->items.first().why.contains("It changed after it was registered"));
    QCOMPARE(c.count("SELECT events FROM files WHERE lfn = 'other/raw/a.csv'"), 2);
}

void FileCommandsTest::registersOnlyAtTheOwnSite()
{
    CommandFixture c(assigned());
    must(c.db->run(
        "INSERT INTO sites (name, spool, storage) VALUES ('beta', '/nowhere/spool', '/nowhere/storage')"));
    const QString file = c.folder.write("new/a.csv", "Run,Event\n7,1\n");
    QJsonObject arguments{{"dataset", "other/raw"}, {"site", "beta"}, {"files", QJsonArray{file}}};
    QCOMPARE(codeOf(c.plan("ben", "files.register", arguments)), ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.plan("dora", "files.register", arguments)), ErrorCode::NotAuthorized);
    arguments.insert("site", "gamma");
    QCOMPARE(codeOf(c.plan("anna", "files.register", arguments)), ErrorCode::InvalidInput);
    arguments.insert("site", "beta");
    arguments.insert("dataset", "a b");
    QCOMPARE(codeOf(c.plan("anna", "files.register", arguments)), ErrorCode::InvalidInput);
}

void FileCommandsTest::completeDatasetsStayAsTheyAre()
{
    CommandFixture c(assigned());
    const QString file = c.folder.write("new/late.csv", "Run,Event\n7,1\n");
    const auto plan =
        c.plan("ben", "files.register",
               {{"dataset", CampaignFixture::kRawDataset}, {"site", "alpha"}, {"files", QJsonArray{file}}});
    QVERIFY(plan);
    QCOMPARE(plan->included(), 0);
    QVERIFY(plan->items.first().why.contains("is complete"));
}

void FileCommandsTest::anOpenDatasetIsCompletedAndOpenedAgain()
{
    CommandFixture c(assigned());
    const QJsonObject dataset{{"dataset", "other/raw"}};
    const auto add = [&](const char *name, const char *lines) {
        QJsonObject arguments{{"site", "alpha"}, {"open", true}, {"dataset", "other/raw"}};
        arguments.insert("files", QJsonArray{c.folder.write(QLatin1StringView(name), lines)});
        return c.give("ben", "files.register", arguments);
    };
    QCOMPARE(codeOf(c.plan("carla", "files.complete", dataset)), ErrorCode::NotFound);
    QVERIFY(add("new/a.csv", "Run,Event\n7,1\n"));
    QVERIFY(add("new/b.csv", "Run,Event\n8,1\n"));
    QCOMPARE(codeOf(c.plan("ben", "files.complete", dataset)), ErrorCode::NotAuthorized);
    const auto completed = c.give("carla", "files.complete", dataset);
    QVERIFY2(completed, completed ? "" : qPrintable(completed.error().cause));
    QVERIFY(completed->undoable);
    QCOMPARE(c.count("SELECT complete FROM datasets WHERE name = 'other/raw'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'dataset' AND to_value = 'complete'"), 1);
    QCOMPARE(codeOf(c.give("carla", "files.complete", dataset)), ErrorCode::Refused);
    QCOMPARE(codeOf(add("new/late.csv", "Run,Event\n9,1\n")), ErrorCode::Refused);
    // Taken back, and given again.
    const auto undo = c.bus.planUndo(*c.db, c.who("carla"), completed->id);
    QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
    QVERIFY(c.bus.execute(*c.db, c.who("carla"), *undo, {}));
    QCOMPARE(c.count("SELECT complete FROM datasets WHERE name = 'other/raw'"), 0);
    QVERIFY(add("new/late.csv", "Run,Event\n9,1\n"));
    QVERIFY(c.give("anna", "files.complete", dataset));

    // Whoever was staged counts on the files that it has; what a request makes is not for people.
    const QJsonObject raw{{"dataset", CampaignFixture::kRawDataset}};
    QCOMPARE(c.plan("anna", "files.reopen", raw)->included(), 1);
    QVERIFY(c.give("carla", "request.stage", c.on(c.request)));
    const auto staged = c.plan("anna", "files.reopen", raw);
    QCOMPARE(staged->included(), 0);
    QVERIFY2(staged->items.first().why.contains("is staged and counts on"),
             qPrintable(staged->items.first().why));
    const QString made = must(c.db->one("dataset", "SELECT name FROM datasets WHERE source_request_id = ?",
                                        {c.request.value()}, [](const Row &row) { return row.text(0); }));
    QCOMPARE(c.plan("anna", "files.complete", {{"dataset", made}})->included(), 0);
}

void FileCommandsTest::aFileAndTheCompletionAtOnce()
{
    CommandFixture c(assigned());
    const auto file = [&](const char *name, const char *lines) {
        return QJsonObject{{"site", "alpha"},
                           {"open", true},
                           {"dataset", "other/raw"},
                           {"files", QJsonArray{c.folder.write(QLatin1StringView(name), lines)}}};
    };
    const QJsonObject dataset{{"dataset", "other/raw"}};
    must(c.give("ben", "files.register", file("new/a.csv", "Run,Event\n7,1\n")));
    const Plan late = must(c.plan("ben", "files.register", file("new/b.csv", "Run,Event\n8,1\n")));
    const Plan complete = must(c.plan("carla", "files.complete", dataset));
    auto transaction = must(Transaction::begin(*c.db));
    must(c.bus.execute(*c.db, c.who("carla"), complete, {}));
    const auto done = doMeanwhile(
        c, [&](Database &db) { return c.bus.execute(db, must(findOperator(db, "ben")), late, {}); },
        [&] { must(transaction.commit()); });
    QCOMPARE(codeOf(done), ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT count(*) FROM files WHERE lfn LIKE 'other/raw/%'"), 1);
}

QTEST_GUILESS_MAIN(FileCommandsTest)
#include "filecommandstest.moc"

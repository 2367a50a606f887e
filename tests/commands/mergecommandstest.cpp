// Merge policy, deleting merged outputs, signing off lost ones, missing certification: from plan to undo.
#include "tests/commands/commandfixture.h"

#include "models/production/merging.h"
#include "models/production/partchecks.h"
#include "models/production/recovery.h"
#include "models/storage/streams.h"
#include "tests/support/credited.h"
#include "tests/support/cycles.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions at(RequestStatus status, Step step = Step::Production)
{
    CampaignOptions options;
    options.takeTo = status;
    options.step = step;
    return options;
}

QJsonObject why(QJsonObject more = {})
{
    more.insert(QStringLiteral("why"), QStringLiteral("because"));
    return more;
}

QStringList included(const Plan &plan, const char *entity)
{
    QStringList list;
    for (const PlanItem &item : plan.items)
        if (item.included && item.entity == QLatin1StringView(entity))
            list.append(item.what);
    return list;
}

bool mergeAll(CommandFixture &c)
{
    Agent agent(*c.db, c.clock, localEndpoints(c), {});
    must(agent.start());
    const bool declared = runUntil(agent, c, c.request, RequestStatus::Declared);
    agent.stop();
    return declared;
}
}  // namespace

class MergeCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void newRequestHasAPolicy();
    void policyChangesAndComesBack();
    void policyIsForManagersOnceApproved();
    void releaseNamesEveryFile();
    void releaseIsTakenBack();
    void releaseNeedsAMergedFile();
    void signOffListsDamageAlone();
    void missingCertificationAlone();
    void missingCertificationSaysWhyNot();
    void retentionIsCounted();
};

void MergeCommandsTest::newRequestHasAPolicy()
{
    CommandFixture c(at(RequestStatus::New));
    const QJsonObject arguments{{"campaign", "proc10"},
                                {"dataset", CampaignFixture::kRawDataset},
                                {"step", "skim"},
                                {"merge-policy", "verify-inputs"},
                                {"release-parts", "delivered"},
                                {"merge-bytes", 2'000'000}};
    QVERIFY(c.give("carla", "request.create", arguments));
    const RequestSummary made = must(loadRequest(*c.db, RequestId(2)));
    QCOMPARE(made.mergePolicy, MergePolicy::VerifyInputs);
    QCOMPARE(made.releaseParts, ReleaseWhen::Delivered);
    QCOMPARE(made.mergeBytes, 2'000'000);
    const RequestSummary plain = must(loadRequest(*c.db, c.request));
    QCOMPARE(plain.mergePolicy, MergePolicy::FastVerify);
    QCOMPARE(plain.releaseParts, ReleaseWhen::ByHand);
    QJsonObject wrong = arguments;
    wrong.insert("merge-policy", "quick");
    QCOMPARE(codeOf(c.give("carla", "request.create", wrong)), ErrorCode::InvalidInput);
}

void MergeCommandsTest::policyChangesAndComesBack()
{
    CommandFixture c(at(RequestStatus::New));
    const auto receipt =
        c.give("carla", "request.merge-rules", c.on(c.request, {{"merge-policy", "fast"}}));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QCOMPARE(must(loadRequest(*c.db, c.request)).mergePolicy, MergePolicy::Fast);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'request.merge-rules'"
                     " AND from_value = 'fast-verify, by-hand' AND to_value = 'fast, by-hand'"),
             1);
    const Plan undo = must(c.bus.planUndo(*c.db, c.who("carla"), receipt->id));
    QVERIFY(c.bus.execute(*c.db, c.who("carla"), undo, {}));
    QCOMPARE(must(loadRequest(*c.db, c.request)).mergePolicy, MergePolicy::FastVerify);
    // Nothing named, nothing new.
    QCOMPARE(codeOf(c.plan("carla", "request.merge-rules", c.on(c.request))), ErrorCode::InvalidInput);
    QCOMPARE(must(c.plan("carla", "request.merge-rules",
                         c.on(c.request, {{"release-parts", "by-hand"}}))).included(),
             0);
}

void MergeCommandsTest::policyIsForManagersOnceApproved()
{
    CommandFixture c(at(RequestStatus::Approved));
    const QJsonObject arguments = c.on(c.request, {{"release-parts", "verified"}});
    const Plan plan = must(c.plan("carla", "request.merge-rules", arguments));
    QCOMPARE(plan.included(), 0);
    QVERIFY(plan.items.first().why.contains("manager"));
    QVERIFY(c.give("anna", "request.merge-rules", arguments));
    QCOMPARE(must(loadRequest(*c.db, c.request)).releaseParts, ReleaseWhen::Verified);
    QCOMPARE(codeOf(c.plan("vera", "request.merge-rules", arguments)), ErrorCode::NotAuthorized);
}

void MergeCommandsTest::releaseNamesEveryFile()
{
    CommandFixture c(at(RequestStatus::Running));
    const auto jobs = creditAll(c, c.request);
    QVERIFY(mergeAll(c));
    const Plan plan = must(c.plan("carla", "request.release-parts", c.on(c.request, why())));
    QStringList paths;
    for (const JobId job : jobs)
        paths.append(outputPath(c, job));
    QCOMPARE(included(plan, "output"), paths);
    QCOMPARE(included(plan, "merge").size(), 1);
    QCOMPARE(plan.typeName, QStringLiteral("request 1"));
    // Planning deletes nothing; nor does asking.
    const auto receipt = c.bus.execute(*c.db, c.who("carla"), plan, {});
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QCOMPARE(receipt->outcomes.size(), 1);
    for (const QString &path : std::as_const(paths))
        QVERIFY(QFile::exists(path));
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE release = 'asked'"), 1);
    // A second time there is nothing to ask for, and the stale plan is no longer true.
    QCOMPARE(must(c.plan("carla", "request.release-parts", c.on(c.request, why()))).included(), 0);
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("carla"), plan, {})), ErrorCode::Conflict);
    Agent agent(*c.db, c.clock, localEndpoints(c), {});
    must(agent.start());
    runCycle(agent);
    for (const QString &path : std::as_const(paths))
        QVERIFY(!QFile::exists(path));
    const Plan after = must(c.plan("carla", "request.release-parts", c.on(c.request, why())));
    QCOMPARE(after.included(), 0);
    QVERIFY(after.items.first().why.contains("deleted already"));
}

void MergeCommandsTest::releaseIsTakenBack()
{
    CommandFixture c(at(RequestStatus::Running));
    const auto jobs = creditAll(c, c.request);
    QVERIFY(mergeAll(c));
    const auto receipt = c.give("anna", "request.release-parts", c.on(c.request, why()));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    const Plan undo = must(c.bus.planUndo(*c.db, c.who("anna"), receipt->id));
    QVERIFY(c.bus.execute(*c.db, c.who("anna"), undo, {}));
    Agent agent(*c.db, c.clock, localEndpoints(c), {});
    must(agent.start());
    runCycle(agent);
    QVERIFY(QFile::exists(outputPath(c, jobs[0])));
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE release = 'kept'"), 1);
    QCOMPARE(must(c.plan("anna", "request.keep-parts", c.on(c.request))).included(), 0);
}

void MergeCommandsTest::releaseNeedsAMergedFile()
{
    CommandFixture c(at(RequestStatus::Running));
    creditAll(c, c.request);
    const Plan none = must(c.plan("carla", "request.release-parts", c.on(c.request, why())));
    QCOMPARE(none.included(), 0);
    QVERIFY(none.items.first().why.contains("no merged file"));
    QCOMPARE(codeOf(c.plan("ben", "request.release-parts", c.on(c.request, why()))),
             ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.plan("carla", "request.release-parts", c.on(c.request))), ErrorCode::InvalidInput);
}

void MergeCommandsTest::signOffListsDamageAlone()
{
    CommandFixture c(at(RequestStatus::Running));
    must(setMergeRules(*c.db, c.request, {}, {MergePolicy::VerifyInputs, ReleaseWhen::ByHand}, {},
                       c.actor("anna")));
    const auto jobs = creditAll(c, c.request);
    QCOMPARE(must(c.plan("anna", "request.sign-off-outputs", c.on(c.request, why()))).included(), 0);
    QFile first(outputPath(c, jobs[0])), second(outputPath(c, jobs[1]));
    QVERIFY(first.open(QIODevice::ReadOnly));
    const QByteArray content = first.readAll();
    QVERIFY(first.remove() && second.remove());
    const auto beat = [] { return Result<>(); };
    QCOMPARE(must(readParts(*c.db, c.request, {true, true, 100}, 1000, beat, {})).problems.size(), 2);
    const QString path = outputPath(c, jobs[0]);
    QFile restored(path);
    QVERIFY(restored.open(QIODevice::WriteOnly) && restored.write(content) == content.size());
    restored.close();
    // What came back is not signed off, though it was recorded as lost a moment ago.
    const Plan plan = must(c.plan("anna", "request.sign-off-outputs", c.on(c.request, why())));
    QCOMPARE(plan.items.size(), 2);
    QCOMPARE(plan.included(), 1);
    QCOMPARE(codeOf(c.plan("carla", "request.sign-off-outputs", c.on(c.request, why()))),
             ErrorCode::NotAuthorized);
    const auto receipt = c.bus.execute(*c.db, c.who("anna"), plan, {});
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'lost' AND job_id = ?", {jobs[1].value()}),
             1);
    QVERIFY(mergeAll(c));
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events - 100);
}

void MergeCommandsTest::missingCertificationAlone()
{
    // The production and, on the same raw data, its certification: one run fails there.
    CommandFixture c(at(RequestStatus::Running));
    CampaignOptions options = at(RequestStatus::Running, Step::Recocert);
    const RequestId recocert = c.addRequest(QString::fromLatin1(CampaignFixture::kRawDataset), options);
    c.addWeather("recocert", 147043, "exit-code");
    Agent agent(*c.db, c.clock, localEndpoints(c), {});
    must(agent.start());
    QTRY_VERIFY_WITH_TIMEOUT(runCycle(agent).open == 0, 60'000);
    const qint64 credited = c.count("SELECT count(*) FROM credits");
    const Plan plan = must(c.plan("carla", "recocert.missing", c.on(c.request)));
    QCOMPARE(included(plan, "request").size(), 1);
    QCOMPARE(included(plan, "job").size(), 1);
    QVERIFY(plan.items.first().why.contains("1 of 2 runs: 147043"));
    const auto receipt = c.bus.execute(*c.db, c.who("carla"), plan, {});
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    // Only that run is made again, and only once.
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE request_id = ? AND status = 'pending'",
                     {recocert.value()}), 1);
    QCOMPARE(c.count("SELECT run FROM jobs WHERE request_id = ? AND status = 'pending'", {recocert.value()}),
             147043);
    const Plan again = must(c.plan("carla", "recocert.missing", c.on(c.request)));
    QCOMPARE(again.included(), 0);
    QVERIFY(again.items.first().why.contains("being made already"));
    QVERIFY(runUntil(agent, c, recocert, RequestStatus::Declared));
    QCOMPARE(c.count("SELECT count(*) FROM credits"), credited + 1);
    const Plan complete = must(c.plan("carla", "recocert.missing", c.on(c.request)));
    QCOMPARE(complete.included(), 0);
    QVERIFY(complete.items.first().why.contains("Every run has its certification"));
    // A merged file that vanished is told, and not made again behind the ledger's back.
    QVERIFY(QFile::remove(c.storage + "/proc10/recocert/histograms/histograms-0001.root.json"));
    const Plan gone = must(c.plan("carla", "recocert.missing", c.on(c.request)));
    QCOMPARE(gone.included(), 0);
    QVERIFY(gone.items.last().why.contains("put a copy"));
}

void MergeCommandsTest::missingCertificationSaysWhyNot()
{
    CommandFixture c(at(RequestStatus::Staged));
    Plan plan = must(c.plan("carla", "recocert.missing", c.on(c.request)));
    QCOMPARE(plan.included(), 0);
    QVERIFY(plan.items.first().why.contains("Nobody asked"));
    CampaignOptions options = at(RequestStatus::Approved, Step::Recocert);
    c.addRequest(QString::fromLatin1(CampaignFixture::kRawDataset), options);
    plan = must(c.plan("carla", "recocert.missing", c.on(c.request)));
    QVERIFY(plan.items.first().why.contains("approved"));
    const RequestId skim = c.addRequest(QString::fromLatin1(CampaignFixture::kRawDataset),
                                        at(RequestStatus::New, Step::Skim));
    QVERIFY(must(c.plan("carla", "recocert.missing", c.on(skim))).items.first().why.contains("skim"));
    // Staged, never tried: the plan makes its first jobs.
    must(c.db->run("UPDATE requests SET status = 'assigned', site_id = 1 WHERE id = 2"));
    must(c.db->run("UPDATE requests SET status = 'staged' WHERE id = 2"));
    QVERIFY(c.give("carla", "recocert.missing", c.on(RequestId(2))));
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE request_id = 2"), 4);
}

void MergeCommandsTest::retentionIsCounted()
{
    CampaignOptions options = at(RequestStatus::Running, Step::Skim);
    options.runs = {146436, 147043, 147757};
    CommandFixture c(options);
    const auto jobs =
        must(c.db->list("SELECT id, run FROM jobs ORDER BY id", {}, [](const Row &row) {
            return std::pair(row.id<JobId>(0), row.integer(1));
        }));
    // The trigger of the stream z is off in one run.
    for (const auto &[job, run] : jobs)
        creditJob(c, job, run == 146436 ? QStringList{"z"} : QStringList());
    const auto streams = must(listStreams(*c.db, {c.request}));
    QCOMPARE(streams.size(), 6);
    for (const StreamSummary &stream : streams) {
        QCOMPARE(stream.runs.size(), 3);
        QCOMPARE(stream.read, c.events);
        QCOMPARE(stream.outputs, qint64(jobs.size()));
        QCOMPARE(stream.waiting, qint64(jobs.size()));
        QCOMPARE(stream.suspiciousRuns(), stream.name == "z" ? 1 : 0);
        QCOMPARE(stream.kept, stream.name == "z" ? c.events - 224 : c.events);
        QCOMPARE(stream.empty, stream.name == "z" ? 3 : 0);
    }
    QVERIFY(must(listStreams(*c.db)).size() == 6);
    QVERIFY(must(listStreams(*c.db, {RequestId(99)})).isEmpty());
}

QTEST_GUILESS_MAIN(MergeCommandsTest)
#include "mergecommandstest.moc"

// What a request waits for, for every status that a person may wonder about.
#include "models/storage/requestwaits.h"

#include <QTest>

using namespace shiftdeck;

namespace {
RequestSummary at(RequestStatus status)
{
    RequestSummary request;
    request.status = status;
    request.datasetComplete = true;
    return request;
}

void set(Counts<JobStatus> &jobs, JobStatus status, qint64 n) { jobs.n[size_t(status)] = n; }
}  // namespace

class RequestWaitsTest : public QObject {
    Q_OBJECT

  private slots:
    void saysWhoIsNext_data();
    void saysWhoIsNext();
    void aJudgedTrialWaitsForNothing();
    void countsMergeJobs();
};

void RequestWaitsTest::saysWhoIsNext_data()
{
    QTest::addColumn<RequestSummary>("request");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const RequestSummary &request, const char *says) {
        QTest::newRow(name) << request << QString::fromLatin1(says);
    };
    row("new", at(RequestStatus::New), "manager");
    row("approved", at(RequestStatus::Approved), "site signs up");
    row("assigned", at(RequestStatus::Assigned), "agent checks its input");
    RequestSummary bad = at(RequestStatus::Assigned);
    bad.stageProblem = QStringLiteral("1 of 2 input files are good. run1.raw is gone.");
    row("assigned, with a problem", bad, "run1.raw is gone");
    bad.dataset = QStringLiteral("2010/production/mdst");
    bad.inputMadeBy = RequestId(7);
    row("assigned, with a problem of a complete input", bad, "run1.raw is gone");
    bad.datasetComplete = false;
    row("assigned, its input is to be made", bad,
        "2010/production/mdst is made by request 7, which must be declared first");
    bad.inputMadeBy = {};
    row("assigned, its raw dataset is open", bad, "2010/production/mdst is still open for further raw files");
    row("staged", at(RequestStatus::Staged), "jobs are made");
    RequestSummary running = at(RequestStatus::Running);
    running.units.n[size_t(UnitState::Ready)] = 7;
    row("running, units without jobs", running, "7 work unit");
    set(running.jobs, JobStatus::Error, 3);
    row("running, failed", running, "3 failed job");
    set(running.jobs, JobStatus::Running, 2);
    row("running, failed and open", running, "2 job");
    running.stop = StopSummary{{}, QStringLiteral("10 attempts failed."), {}, 0};
    row("stopped", running, "10 attempts failed.");
    RequestSummary held = at(RequestStatus::Running);
    held.site = QStringLiteral("alpha");
    held.release = QStringLiteral("demo-1");
    set(held.jobs, JobStatus::Pending, 2);
    set(held.mergeJobs, JobStatus::Pending, 1);
    held.missingRelease = QStringLiteral("/software/demo-1/dimuon");
    row("running, its release is missing", held,
        "Release demo-1 is not at site alpha, so 3 job(s) wait: there is no /software/demo-1/dimuon.");
    held.drain = StopSummary{{}, QStringLiteral("power cut"), QStringLiteral("anna"), 0};
    RequestSummary gap = held;
    gap.step = Step::Skim;
    gap.missingRelease.clear();
    gap.drain.reset();
    gap.uncertified = CertificationGap{};
    row("running, its site was never certified", gap,
        "Site alpha is not certified for skim of release demo-1, so 3 job(s) wait. A manager has it process "
        "a sample"
        " (prodctl sites certify alpha).");
    gap.uncertified->verdict = QStringLiteral("bad");
    gap.uncertified->findings = QStringLiteral("Stream mdst, file 1 differs.");
    row("running, its site failed", gap, "What it made of the sample differs: Stream mdst, file 1 differs.");
    gap.uncertified->verdict = QStringLiteral("withdrawn");
    gap.uncertified->by = QStringLiteral("dora");
    row("running, its certification was withdrawn", gap, "dora withdrew it: Stream mdst, file 1 differs.");
    gap.uncertified->trial = RequestId(7);
    row("running, its site is being certified", gap, "Request 7 processes a sample there.");
    row("running, its site is drained", held,
        "Site alpha takes no new jobs, so 3 job(s) wait. anna drained it: power cut");
    set(held.jobs, JobStatus::Pending, 0);
    set(held.mergeJobs, JobStatus::Pending, 0);
    set(held.jobs, JobStatus::Running, 2);
    row("running at a drained site", held, "2 job(s) are open.");
    row("running, nothing open", at(RequestStatus::Running), "merges");
    row("held", at(RequestStatus::Held), "resumes");
    row("finished", at(RequestStatus::Finished), "declared");
    row("declared", at(RequestStatus::Declared), "A manager confirms");
    row("delivered", at(RequestStatus::Delivered), "certified");
    RequestSummary trial = at(RequestStatus::Finished);
    trial.sample = QStringLiteral("muons version 2");
    row("a trial, finished", trial, "compares its merged files with the sample muons version 2");
}

void RequestWaitsTest::saysWhoIsNext()
{
    QFETCH(RequestSummary, request);
    QFETCH(QString, says);
    QVERIFY2(waitsFor(request).contains(says), qPrintable(waitsFor(request)));
    for (const RequestStatus over :
         {RequestStatus::Certified, RequestStatus::Rejected, RequestStatus::Aborted, RequestStatus::Obsolete})
        QVERIFY(waitsFor(at(over)).isEmpty());
}

void RequestWaitsTest::aJudgedTrialWaitsForNothing()
{
    RequestSummary trial = at(RequestStatus::Finished);
    trial.sample = QStringLiteral("muons version 2");
    trial.isJudged = true;
    QVERIFY(waitsFor(trial).isEmpty());
}

void RequestWaitsTest::countsMergeJobs()
{
    RequestSummary request = at(RequestStatus::Running);
    set(request.jobs, JobStatus::Ended, 1);
    set(request.mergeJobs, JobStatus::Pending, 2);
    set(request.mergeJobs, JobStatus::Error, 4);
    set(request.mergeJobs, JobStatus::Done, 8);
    QCOMPARE(openJobs(request), 3);
    QCOMPARE(failedJobs(request), 4);
}

Q_DECLARE_METATYPE(shiftdeck::RequestSummary)
QTEST_GUILESS_MAIN(RequestWaitsTest)
#include "requestwaitstest.moc"

#include "models/storage/requestwaits.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Waits {
    Q_DECLARE_TR_FUNCTIONS(RequestWaits)
};

QString gapText(const RequestSummary &r)
{
    const CertificationGap &gap = *r.uncertified;
    if (gap.trial.isValid())
        return Waits::tr("Request %1 processes a sample there.").arg(gap.trial.value());
    if (gap.verdict == QLatin1StringView("bad"))
        return Waits::tr("What it made of the sample differs: %1").arg(gap.findings);
    if (gap.verdict == QLatin1StringView("withdrawn"))
        return Waits::tr("%1 withdrew it: %2", "who, why").arg(gap.by, gap.findings);
    return Waits::tr("A manager has it process a sample (prodctl sites certify %1).").arg(r.site);
}

// Jobs that were made and are not handed over, because of the site.
QString siteObstacle(const RequestSummary &r)
{
    const qint64 pending = r.jobs.of(JobStatus::Pending) + r.mergeJobs.of(JobStatus::Pending);
    if (pending == 0 || r.status != RequestStatus::Running)
        return {};
    if (r.drain)
        return Waits::tr("Site %1 takes no new jobs, so %n job(s) wait. %2 drained it: %3", nullptr,
                         int(pending))
            .arg(r.site, r.drain->by, r.drain->reason);
    if (r.uncertified)
        return Waits::tr("Site %1 is not certified for %2 of release %3, so %n job(s) wait. %4",
                         "site, step, release, and why", int(pending))
            .arg(r.site, QString(toWord(r.step)), r.release, gapText(r));
    if (!r.missingRelease.isEmpty())
        return Waits::tr("Release %1 is not at site %2, so %n job(s) wait: there is no %3.", nullptr,
                         int(pending))
            .arg(r.release, r.site, r.missingRelease);
    return {};
}

QString runningWaitsFor(const RequestSummary &r)
{
    if (const QString site = siteObstacle(r); !site.isEmpty())
        return site;
    if (const qint64 open = openJobs(r); open > 0)
        return Waits::tr("%n job(s) are open.", nullptr, int(open));
    if (const qint64 failed = failedJobs(r); failed > 0)
        return Waits::tr("%n failed job(s) must be resubmitted.", nullptr, int(failed));
    if (r.units.of(UnitState::Ready) > 0)
        return Waits::tr("Jobs are to be made for %n work unit(s).", nullptr,
                         int(r.units.of(UnitState::Ready)));
    return Waits::tr("The agent merges its outputs and finishes it.");
}
}  // namespace

qint64 openJobs(const RequestSummary &request)
{
    qint64 n = 0;
    for (const JobStatus status : {JobStatus::Pending, JobStatus::Submitting, JobStatus::Submitted,
                                   JobStatus::Running, JobStatus::Ended})
        n += request.jobs.of(status) + request.mergeJobs.of(status);
    return n;
}

qint64 failedJobs(const RequestSummary &request)
{
    return request.jobs.of(JobStatus::Error) + request.mergeJobs.of(JobStatus::Error);
}

QString incompleteInput(const RequestSummary &r)
{
    if (r.datasetComplete)
        return {};
    return r.inputMadeBy.isValid()
        ? Waits::tr("Its input %1 is made by request %2, which must be declared first.")
              .arg(r.dataset)
              .arg(r.inputMadeBy.value())
        : Waits::tr("Its input %1 is still open for further raw files (prodctl files complete).")
              .arg(r.dataset);
}

QString waitsFor(const RequestSummary &r)
{
    if (r.stop)
        return Waits::tr("Somebody lets it go on: %1").arg(r.stop->reason);
    switch (r.status) {
    case RequestStatus::New: return Waits::tr("A manager approves it.");
    case RequestStatus::Approved: return Waits::tr("A site signs up for it.");
    case RequestStatus::Assigned:
        if (const QString input = incompleteInput(r); !input.isEmpty())
            return input;
        return r.stageProblem.isEmpty() ? Waits::tr("The agent checks its input files.") : r.stageProblem;
    case RequestStatus::Staged: return Waits::tr("Its jobs are made.");
    case RequestStatus::Running: return runningWaitsFor(r);
    case RequestStatus::Held: return Waits::tr("Somebody resumes it.");
    case RequestStatus::Finished:
        if (!r.sample.isEmpty())
            return r.isJudged
                ? QString()
                : Waits::tr("The agent compares its merged files with the sample %1.").arg(r.sample);
        return Waits::tr("Its merged files are declared in the catalogue.");
    case RequestStatus::Declared:
        return Waits::tr("A manager confirms that its merged files were delivered.");
    case RequestStatus::Delivered: return Waits::tr("The quality of its runs is certified.");
    default: return {};
    }
}

}  // namespace shiftdeck

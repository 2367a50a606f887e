#include "views/jobdetails/verdict.h"

#include "models/core/failureclass.h"
#include "models/items/format.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Verdict {
    Q_DECLARE_TR_FUNCTIONS(JobVerdict)
};
}  // namespace

QString jobVerdict(const JobSummary &job)
{
    if (job.stuckSince && job.status < JobStatus::Ended && !job.cancelWanted)
        return Verdict::tr("It has not moved since %1, much longer than the other jobs of its request there.")
            .arg(format::time(*job.stuckSince));
    switch (job.status) {
    case JobStatus::Pending: return Verdict::tr("It waits for the agent, which submits it.");
    case JobStatus::Submitting:
        return Verdict::tr("It is being submitted; the endpoint has not confirmed it yet.");
    case JobStatus::Submitted:
        return job.site.isEmpty() ? Verdict::tr("It waits for a free slot.")
                                  : Verdict::tr("It waits for a free slot at site %1.").arg(job.site);
    case JobStatus::Running:
        return job.cancelWanted ? Verdict::tr("It runs, and is being cancelled.") : Verdict::tr("It runs.");
    case JobStatus::Ended: return Verdict::tr("It ended; its outputs are being checked.");
    case JobStatus::Done:
        return Verdict::tr("All checks passed: %1 of %2 events read, %3 written.")
            .arg(format::number(job.eventsRead.value_or(0)), format::number(job.events),
                 format::number(job.eventsWritten.value_or(0)));
    case JobStatus::Error: {
        const FailureClass &failure = failureClass(job.failureClass);
        return Verdict::tr("%1: %2", "class of a failure, what it means")
            .arg(failure.translatedTitle(), failure.translatedMeaning());
    }
    case JobStatus::Cancelled: return Verdict::tr("It was cancelled; its work units are free again.");
    case JobStatus::Superseded: {
        const QString what = job.retriedBy.isValid()
            ? Verdict::tr("It failed, and job %1 does its work again.").arg(job.retriedBy.value())
            : Verdict::tr("Another attempt took its place.");
        if (job.failureClass.isEmpty())
            return what;
        return Verdict::tr("%1 Failure: %2.", "sentence, class of failure")
            .arg(what, failureClass(job.failureClass).translatedTitle());
    }
    }
    return {};
}

QString jobAdvice(const JobSummary &job)
{
    if (job.status == JobStatus::Error)
        return failureClass(job.failureClass).translatedRemedy();
    if (job.stuckSince && job.status < JobStatus::Ended && !job.cancelWanted)
        return failureClass(u"stuck").translatedRemedy();
    return {};
}

QList<Fact> jobFacts(const JobDetails &details)
{
    const JobSummary &job = details.job;
    QList<Fact> facts;
    const auto add = [&facts](const QString &title, const QString &value, const QString &description = {}) {
        if (!value.isEmpty())
            facts.append({title, value, description});
    };
    const auto id = [](qint64 value) { return value > 0 ? QString::number(value) : QString(); };
    add(Verdict::tr("Request"), id(job.requestId.value()));
    add(Verdict::tr("Grid job"), id(job.gridJobNumber));
    add(Verdict::tr("Run"), id(job.run));
    add(Verdict::tr("Stream"), job.stream);
    add(Verdict::tr("Attempt"),
        job.retryOf.isValid() ? Verdict::tr("%1, retry of job %2").arg(job.attempt).arg(job.retryOf.value())
                              : QString::number(job.attempt));
    add(Verdict::tr("Retried by"),
        job.retriedBy.isValid() ? Verdict::tr("job %1").arg(job.retriedBy.value()) : QString());
    add(Verdict::tr("Work units"), format::number(qint64(job.units)));
    add(Verdict::tr("Events given"), format::number(job.events));
    add(Verdict::tr("Events read"), format::number(job.eventsRead));
    add(Verdict::tr("Events written"), format::number(job.eventsWritten),
        Verdict::tr("Summed over all streams."));
    add(Verdict::tr("Exit code"), job.exitCode ? QString::number(*job.exitCode) : QString());
    add(Verdict::tr("Signal"), job.signal ? QString::number(*job.signal) : QString());
    add(Verdict::tr("CPU time"), job.cpuMs ? format::span(*job.cpuMs) : QString());
    add(Verdict::tr("Peak memory"), job.peakMemoryKb ? format::bytes(*job.peakMemoryKb * 1024) : QString());
    add(Verdict::tr("Wall time"),
        job.startedAt && job.endedAt ? format::span(*job.endedAt - *job.startedAt) : QString());
    add(Verdict::tr("Memory limit"), job.memoryMb ? Verdict::tr("%1 MB").arg(*job.memoryMb) : QString(),
        Verdict::tr("Other than the request's, because an earlier attempt needed more."));
    add(Verdict::tr("Time limit"), job.wallSeconds ? Verdict::tr("%1 s").arg(*job.wallSeconds) : QString(),
        Verdict::tr("Other than the request's, because an earlier attempt needed more."));
    add(Verdict::tr("Decided by"),
        job.rule.isValid() ? Verdict::tr("rule %1").arg(job.rule.value()) : QString(),
        Verdict::tr("The rule that says what the agent does about this failure."));
    add(Verdict::tr("Site"), job.site);
    add(Verdict::tr("Node"), job.node);
    add(Verdict::tr("Endpoint's job"), job.endpointJobId);
    add(Verdict::tr("Token"), job.token,
        Verdict::tr("Unique for ever: the endpoint finds the job again by it."));
    add(Verdict::tr("Started"), format::time(job.startedAt));
    add(Verdict::tr("Ended"), format::time(job.endedAt));
    return facts;
}

}  // namespace shiftdeck

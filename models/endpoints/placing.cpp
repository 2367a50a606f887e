#include "models/endpoints/placing.h"

#include <QCoreApplication>
#include <QHash>

#include <map>
#include <tuple>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Placing)
};
}  // namespace

QCoro::Task<Result<PlacedJobs>> placeJobs(Endpoint *endpoint, const JobSpool *spool, TimeMs now,
                                          QString subject, QList<JobDescription> jobs,
                                          std::function<bool(const QString &)> isKnown, std::stop_token stop)
{
    const int most = endpoint->capabilities().maxBatch;
    if (jobs.size() > most)
        co_return fail(ErrorCode::InvalidInput, subject,
                       Text::tr("At most %1 jobs can be submitted at once.").arg(most));
    QList<JobDescription> placed;
    PlacedJobs result;
    result.answers = spool->placeAll(jobs, now, &placed);
    QStringList known;
    for (const JobDescription &job : std::as_const(placed))
        if (isKnown(job.token))
            known.append(job.token);
    QHash<QString, EndpointJob> there;
    if (!known.isEmpty()) {
        auto finding = endpoint->find(known, stop);
        const auto found = co_await finding;
        if (!found)
            co_return tl::unexpected(found.error());
        for (const EndpointJob &job : *found)
            there.insert(job.token, job);
    }
    for (const JobDescription &job : std::as_const(placed)) {
        if (const auto present = there.constFind(job.token); present != there.constEnd())
            result.answers.append({job.token, *present});
        else
            result.open.append(job);
    }
    co_return result;
}

QList<QList<JobDescription>> byLimits(const QList<JobDescription> &jobs)
{
    std::map<std::tuple<int, int, QString>, QList<JobDescription>> parts;
    for (const JobDescription &job : jobs)
        parts[{job.memoryMb, job.wallSeconds, job.avoidNodes.join(u',')}].append(job);
    QList<QList<JobDescription>> result;
    for (const auto &[limits, part] : parts)
        result.append(part);
    return result;
}

}  // namespace shiftdeck

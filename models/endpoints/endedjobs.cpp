#include "models/endpoints/endedjobs.h"

#include <QFileInfo>

namespace shiftdeck {

namespace {
constexpr qsizetype kMostEnded = 20'000;
}

std::optional<EndpointJob> EndedJobs::find(const QString &token)
{
    if (const auto known = m_ended.constFind(token); known != m_ended.constEnd())
        return *known;
    const QString folder = m_spool.jobFolder(token);
    const QFileInfo claim(folder + "/pid");
    const bool neverRuns = claim.exists() && claim.size() == 0;
    if (!neverRuns && !QFileInfo::exists(folder + "/report.json"))
        return std::nullopt;
    return remember(readEndedJob(folder, token, m_spool.siteName()));
}

bool EndedJobs::isAwaited(const QString &token)
{
    QElapsedTimer &since = m_awaited[token];
    if (!since.isValid())
        since.start();
    return since.elapsed() < m_reportMs;
}

EndpointJob EndedJobs::settle(EndpointJob job, const Word &word)
{
    const QString folder = m_spool.jobFolder(job.token);
    const EndpointJob left = readEndedJob(folder, job.token, m_spool.siteName());
    job.phase = EndpointPhase::Ended;
    job.exitCode = left.exitCode;
    job.signal = left.signal;
    if (!job.exitCode && !job.signal)
        job.signal = word.signal;
    if (!left.node.isEmpty())
        job.node = left.node;
    const bool saysWhy = QFileInfo::exists(folder + "/reason");
    job.reason = saysWhy || word.reason.isEmpty() ? left.reason : word.reason;
    job.endedAt = word.endedAt;
    return remember(job);
}

EndpointJob EndedJobs::remember(const EndpointJob &job)
{
    m_awaited.remove(job.token);
    if (!m_ended.contains(job.token))
        m_order.enqueue(job.token);
    m_ended.insert(job.token, job);
    while (m_order.size() > kMostEnded)
        m_ended.remove(m_order.dequeue());
    return job;
}

}  // namespace shiftdeck

#include "views/common/selection.h"

namespace shiftdeck {

void Selection::setRequests(const QList<RequestId> &requests)
{
    if (requests == m_requests)
        return;
    m_requests = requests;
    emit requestsChanged();
}

void Selection::setJob(JobId job)
{
    if (job == m_job)
        return;
    m_job = job;
    emit jobChanged();
}

void Selection::setJobFilter(const QString &text)
{
    if (text == m_jobFilter)
        return;
    m_jobFilter = text;
    emit jobFilterChanged();
}

void Selection::setLogFilter(const QString &text)
{
    m_logFilter = text;
    emit logFilterChanged();
}

void Selection::setSite(SiteId site)
{
    m_site = site;
    emit siteChanged();
}

void Selection::setRun(RunNumber run)
{
    if (run == m_run)
        return;
    m_run = run;
    emit runChanged();
}

}  // namespace shiftdeck

#include "models/production/saysisworker.h"

#include "models/storage/databasethread.h"

namespace shiftdeck {

SaysIsWorker::SaysIsWorker(StoreLocation location, SiteViews views)
    : m_location(std::move(location)), m_views(std::move(views))
{
}

SaysIsWorker::~SaysIsWorker() { stop(); }

void SaysIsWorker::compare(const SaysIsQuestion &question, TimeMs now, SaysIsProgress progress,
                           std::function<void(Result<SaysIs>)> then)
{
    if (!m_thread)
        m_thread = std::make_unique<DatabaseThread>(m_location, Access::ReadOnly);
    m_stop = std::stop_source();
    m_thread->post(
        [views = m_views, question, now, progress = std::move(progress), stop = m_stop.get_token()](
            Database &db) { return compareSaysIs(db, views, question, now, progress, stop); },
        std::move(then));
}

void SaysIsWorker::stop() { m_stop.request_stop(); }

}  // namespace shiftdeck

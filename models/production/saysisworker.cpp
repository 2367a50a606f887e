#include "models/production/saysisworker.h"

#include "models/storage/databasethread.h"

namespace shiftdeck {

SaysIsWorker::SaysIsWorker(QString path, SiteViews views) : m_path(std::move(path)), m_views(std::move(views))
{
}

SaysIsWorker::~SaysIsWorker() { stop(); }

void SaysIsWorker::compare(const SaysIsQuestion &question, TimeMs now, SaysIsProgress progress,
                           std::function<void(Result<SaysIs>)> then)
{
    if (!m_thread)
        m_thread = std::make_unique<DatabaseThread>(m_path, Access::ReadOnly);
    m_stop = std::stop_source();
    m_thread->post(
        [views = m_views, question, now, progress = std::move(progress),
         stop = m_stop.get_token()](Database &db) {
            return compareSaysIs(db, views, question, now, progress, stop);
        },
        std::move(then));
}

void SaysIsWorker::stop() { m_stop.request_stop(); }

}  // namespace shiftdeck

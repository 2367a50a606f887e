#include "models/storage/databasethread.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace shiftdeck {

using namespace std::chrono_literals;

namespace {
constexpr auto kPatience = 1s;  // with a write
}  // namespace

DatabaseThread::DatabaseThread(StoreLocation location, Access access, Idle idle,
                               std::chrono::milliseconds idleInterval)
    : m_location(std::move(location)), m_access(access), m_idle(std::move(idle)),
      m_idleInterval(idleInterval), m_thread(QThread::create([this] { loop(); }))
{
    m_thread->setObjectName(QStringLiteral("database"));
    m_thread->start();
}

DatabaseThread::~DatabaseThread()
{
    bool isIdle = false;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        isIdle = !m_running;  // or it is connecting
    }
    m_wake.notify_all();
    const QDeadlineTimer patience(m_access == Access::ReadOnly || isIdle ? 0ms : kPatience);
    do {
        if (patience.hasExpired())
            m_end.request_stop();
        // Again and again, because a read may be between two of its statements.
        const std::lock_guard lock(m_mutex);
        if (m_running && m_access == Access::ReadOnly)
            m_running->interrupt();
    } while (!m_thread->wait(20));
    const Error cancelled{ErrorCode::Cancelled, QString(),
                          QCoreApplication::translate("Store", "The store is being closed.")};
    for (auto &job : m_queue)
        job(nullptr, cancelled);
}

void DatabaseThread::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stop) {
            m_queue.push_back(std::move(job));
            m_wake.notify_all();
            return;
        }
    }
    job(nullptr,
        Error{ErrorCode::Cancelled, QString(),
              QCoreApplication::translate("Store", "The store is being closed.")});
}

void DatabaseThread::setRunning(Database *db)
{
    const std::lock_guard lock(m_mutex);
    m_running = db;
}

// Known as running meanwhile, so that a stop ends it.
bool DatabaseThread::waitForNews(Database *db, std::unique_lock<std::mutex> &lock)
{
    if (!db || m_stop || !m_queue.empty())
        return false;
    m_running = db;
    lock.unlock();
    const bool waited = db->waitForNews(m_idleInterval);
    lock.lock();
    m_running = nullptr;
    return waited;
}

void DatabaseThread::loop()
{
    std::unique_ptr<Database> db;
    for (bool atOnce = bool(m_idle);; atOnce = false) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            const auto hasWork = [this] { return m_stop || !m_queue.empty(); };
            if (!m_idle)
                m_wake.wait(lock, hasWork);
            else if (!atOnce && !waitForNews(db.get(), lock))
                m_wake.wait_for(lock, m_idleInterval, hasWork);
            if (m_stop)
                return;
            if (!m_queue.empty()) {
                job = std::move(m_queue.front());
                m_queue.pop_front();
            }
        }
        Error error;
        if (db && !db->isCurrent()) {
            db.reset();
            if (!job) {
                // Told as lost even when another file is there already: what is known was of the old one.
                m_idle(nullptr,
                       Error{ErrorCode::NotFound, m_location.subject(),
                             QCoreApplication::translate("Store", "The store was removed or replaced."),
                             true});
                continue;
            }
        }
        if (!db) {
            // A store that could not be opened is tried again with the next piece of work.
            auto opened = Database::open(m_location, m_access, m_end.get_token());
            if (opened)
                db = *std::move(opened);
            else
                error = opened.error();
        }
        setRunning(db.get());
        if (job)
            job(db.get(), error);
        else if (m_idle)
            m_idle(db.get(), error);
        setRunning(nullptr);
    }
}

}  // namespace shiftdeck

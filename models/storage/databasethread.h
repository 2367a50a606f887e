// A thread with a database connection of its own and a queue of work for it.
//
// `post(f, then)` queues `f(Database &) -> Result<T>` and calls `then(Result<T>)` once, on this thread, also
// when the store cannot be opened (its error); or on the thread that stops this one (Cancelled). Values move
// across, handles never do. `post(f)` answers by a future, to be waited for; never use its then():
// in Qt 6.4 a continuation that is set while another thread finishes the future may run twice, on both.
#pragma once

#include "models/storage/database.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace shiftdeck {

class DatabaseThread {
  public:
    // `idle` is called on the thread at its start and whenever it had nothing to do for `idleInterval`, or
    // sooner when the store told that somebody else committed; with no database and the reason while the
    // store cannot be opened. A thread with `idle` looks at its queue only that often.
    using Idle = std::function<void(Database *, const Error &)>;
    DatabaseThread(StoreLocation location, Access access, Idle idle = {},
                   std::chrono::milliseconds idleInterval = {});
    // Joins, without waiting for a server, a lock or a host's address. A running read is ended at once
    // (Cancelled). A running write has a second to finish; then its connection is cut, and its answer is
    // Cancelled (nothing of it is stored) or Unavailable (it is not known whether it is). What is queued is
    // Cancelled. A file that is being written is waited for.
    ~DatabaseThread();

    template <typename F, typename Then>
    void post(F work, Then then)
    {
        using R = std::invoke_result_t<F, Database &>;
        ++m_pending;
        // Shared, because a std::function must be copyable and what is handed over need not be.
        enqueue([this, work = std::make_shared<F>(std::move(work)),
                 then = std::make_shared<Then>(std::move(then))](Database *db, const Error &error) {
            R result = db ? (*work)(*db) : R(tl::unexpected(error));
            --m_pending;
            (*then)(std::move(result));
        });
    }
    template <typename F>
    auto post(F work) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        using R = std::invoke_result_t<F, Database &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        post(std::move(work), [promise](R result) {
            promise->addResult(std::move(result));
            promise->finish();
        });
        return promise->future();
    }
    // Pieces of work that are queued or running.
    int pending() const { return m_pending; }

  private:
    using Job = std::function<void(Database *, const Error &)>;
    void enqueue(Job job);
    void loop();
    bool waitForNews(Database *db, std::unique_lock<std::mutex> &lock);
    void setRunning(Database *db);

    const StoreLocation m_location;
    const Access m_access;
    const Idle m_idle;
    const std::chrono::milliseconds m_idleInterval;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stop = false;
    std::atomic<int> m_pending = 0;
    Database *m_running = nullptr;  // what a stop interrupts; guarded by m_mutex
    std::stop_source m_end;  // of waiting for a server or a lock
    std::unique_ptr<QThread> m_thread;
};

}  // namespace shiftdeck

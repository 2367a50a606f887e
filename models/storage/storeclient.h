// The store as the window sees it: asynchronous reads and writes, and a live feed of changes.
//
// Lives on the GUI thread. Two readers, one writer and one feed thread have a connection each, so a long
// read never delays the change feed or a write. Signals arrive on the GUI thread.
#pragma once

#include "models/core/clock.h"
#include "models/storage/changes.h"
#include "models/storage/databasethread.h"

#include <QMap>
#include <QObject>
#include <QStringList>

#include <algorithm>
#include <array>
#include <atomic>

namespace shiftdeck {

class StoreClient : public QObject {
    Q_OBJECT

  public:
    // `location` must have passed Store::prepare. Polls for changes every `pollInterval`, from the next turn
    // of the event loop on: behind a pooler a change is on the screen within 200 ms.
    explicit StoreClient(const StoreLocation &location,
                         std::chrono::milliseconds pollInterval = std::chrono::milliseconds(100),
                         QObject *parent = nullptr);
    ~StoreClient() override;

    const StoreLocation &location() const { return m_location; }

    // With `then`, or answered by a future: see DatabaseThread::post.
    template <typename F, typename... Then>
    auto read(F work, Then... then)
    {
        // The less busy one: behind a slow read the quick ones would all wait.
        const auto byPending = [](const auto &a, const auto &b) { return a->pending() < b->pending(); };
        return (*std::min_element(m_readers.begin(), m_readers.end(), byPending))
            ->post(std::move(work), std::move(then)...);
    }
    template <typename F, typename... Then>
    auto write(F work, Then... then)
    {
        return m_writer->post(std::move(work), std::move(then)...);
    }

    // A change that was asked for failed, or it is not known whether it did. Until somebody was told. Any
    // thread. `what` was to be done; answers a number for told().
    qint64 noteUntold(const QString &what, const Error &error);
    void told(qint64 note);
    // Called by the destructor with a sentence for each that nobody was told of: the window went away while
    // the change was being made.
    void setLastWords(std::function<void(const QStringList &)> say) { m_lastWords = std::move(say); }

    // When the feed last heard from the store; 0: not yet.
    TimeMs lastHeard() const { return m_lastHeard; }

  signals:
    // The first one after connecting has `everything` set.
    void changed(const shiftdeck::ChangeSet &changes);
    // The feed reached the store (ok) or lost it (the error tells why); each change of that is told once.
    void connectionChanged(bool ok, const shiftdeck::Error &error);

  private:
    void poll(Database *db, const Error &error);
    void tellConnection(bool ok, const Error &error);

    const StoreLocation m_location;
    // Feed thread only:
    qint64 m_seq = -1;
    qint64 m_dataVersion = -1;
    int m_connected = -1;
    std::atomic<TimeMs> m_lastHeard = 0;
    std::mutex m_untoldMutex;
    QMap<qint64, QString> m_untold;  // guarded by m_untoldMutex
    qint64 m_notes = 0;  // guarded by m_untoldMutex
    std::function<void(const QStringList &)> m_lastWords;
    std::array<std::unique_ptr<DatabaseThread>, 2> m_readers;
    std::unique_ptr<DatabaseThread> m_writer;
    std::unique_ptr<DatabaseThread> m_feed;  // last: stops before what it uses
};

}  // namespace shiftdeck

#include "models/storage/storeclient.h"

#include "models/core/errortext.h"

#include <QTimer>

namespace shiftdeck {

namespace {
constexpr std::chrono::seconds kFeedAnswerLimit{5};
}

StoreClient::StoreClient(const StoreLocation &location, std::chrono::milliseconds pollInterval,
                         QObject *parent)
    : QObject(parent), m_location(location)
{
    qRegisterMetaType<ChangeSet>();
    qRegisterMetaType<Error>();
    for (auto &reader : m_readers)
        reader = std::make_unique<DatabaseThread>(location, Access::ReadOnly);
    m_writer = std::make_unique<DatabaseThread>(location, Access::ReadWrite);
    // Only when the event loop comes round: who connects to the signals by then misses none.
    QTimer::singleShot(0, this, [this, pollInterval] {
        const auto look = [this](Database *db, const Error &error) { poll(db, error); };
        m_feed = std::make_unique<DatabaseThread>(m_location, Access::ReadOnly, look, pollInterval);
    });
}

StoreClient::~StoreClient()
{
    m_feed.reset();
    m_writer.reset();
    for (auto &reader : m_readers)
        reader.reset();
    if (m_lastWords && !m_untold.isEmpty())
        m_lastWords(m_untold.values());
}

qint64 StoreClient::noteUntold(const QString &what, const Error &error)
{
    const std::lock_guard lock(m_untoldMutex);
    m_untold.insert(++m_notes,
                    tr("%1: %2", "what was to be done; what came of it").arg(what, describe(error)));
    return m_notes;
}

void StoreClient::told(qint64 note)
{
    const std::lock_guard lock(m_untoldMutex);
    m_untold.remove(note);
}

// Runs on the feed thread; the signals cross to the GUI thread by queued connections, because the
// receivers live there.
void StoreClient::poll(Database *db, const Error &error)
{
    if (!db) {
        m_seq = m_dataVersion = -1;  // what comes back may be another store
        return tellConnection(false, error);
    }
    // A server that hangs is told soon: what is asked here is little.
    db->setAnswerLimit(kFeedAnswerLimit);
    // Moves when another connection committed: no table is read while nothing happens.
    const auto version = db->integer(db->sql().changeStamp);
    if (!version)
        return tellConnection(false, version.error());
    if (*version != m_dataVersion) {
        if (m_seq < 0) {
            const auto newest = db->integer(QStringLiteral("SELECT coalesce(max(seq), 0) FROM changes"));
            if (!newest)
                return tellConnection(false, newest.error());
            ChangeSet all;
            all.everything = true;
            all.lastSeq = m_seq = *newest;
            emit changed(all);
        } else {
            const auto changes = changesSince(*db, m_seq);
            if (!changes)
                return tellConnection(false, changes.error());
            const bool more = changes->lastSeq > m_seq && !changes->everything;
            m_seq = changes->lastSeq;
            if (!changes->isEmpty())
                emit changed(*changes);
            if (more) {  // there may be a further page: look again before sleeping on this version
                m_lastHeard = QDateTime::currentMSecsSinceEpoch();
                return tellConnection(true, {});
            }
        }
        m_dataVersion = *version;
    }
    m_lastHeard = QDateTime::currentMSecsSinceEpoch();
    tellConnection(true, {});
}

void StoreClient::tellConnection(bool ok, const Error &error)
{
    if (m_connected == int(ok))
        return;
    m_connected = int(ok);
    emit connectionChanged(ok, error);
}

}  // namespace shiftdeck

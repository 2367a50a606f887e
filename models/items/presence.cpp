#include "models/items/presence.h"

namespace shiftdeck {

namespace {
// So long a selection rests before it is told: who walks through a list with the arrow keys says one thing.
constexpr int kSettleMs = 200;
}  // namespace

Presence::Presence(StoreClient &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_self.program = QStringLiteral("window");
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    m_beat.setInterval(std::chrono::milliseconds(kSessionBeatMs));
    connect(&m_settle, &QTimer::timeout, this, &Presence::say);
    connect(&m_beat, &QTimer::timeout, this, &Presence::beat);
    connect(&store, &StoreClient::changed, this, [this](const ChangeSet &changes) {
        if (m_running && changes.touches(QStringLiteral("session")))
            read();
    });
    connect(&store, &StoreClient::connectionChanged, this, &Presence::setConnected);
}

Presence::~Presence() { goodbye(); }

void Presence::start()
{
    if (std::exchange(m_running, true))
        return;
    m_beat.start();
    say();
    read();
}

void Presence::stop()
{
    if (!std::exchange(m_running, false))
        return;
    m_beat.stop();
    m_settle.stop();
    m_reading.forget();
    goodbye();
    m_sessions.clear();
    m_known = false;
    emit changed();
}

void Presence::setWho(const QString &who)
{
    if (who == m_self.who)
        return;
    goodbye();
    m_self.who = who;
    say();
}

void Presence::setOpen(const QList<RequestId> &requests)
{
    m_words.open = requests.mid(0, kMostOpenRequests);
    if (m_running && m_words != m_said)
        m_settle.start();
}

// At once: others may be about to do the same.
void Presence::setCommand(const QString &command, const QList<RequestId> &requests, bool executing)
{
    m_words.command = command;
    m_words.planned = command.isEmpty() ? QList<RequestId>() : requests.mid(0, kMostPlannedRequests);
    m_words.executing = executing && !command.isEmpty();
    if (m_words != m_said)
        say();
}

QList<PresentSession> Presence::others() const
{
    QList<PresentSession> list;
    if (m_beginning)  // one of them may be this one
        return list;
    for (const PresentSession &session : m_sessions)
        if (!isOwn(session))
            list.append(session);
    return list;
}

void Presence::say()
{
    m_settle.stop();
    if (!m_running || !m_connected || m_busy || m_self.who.isEmpty())
        return;
    m_busy = true;
    m_beginning = m_session == 0;
    changeStore(
        m_store, this,
        [self = m_self, session = m_session, words = m_words](Database &db) {
            return tellSession(db, self, session, words);
        },
        [this, words = m_words, generation = m_generation](const Result<qint64> &session) {
            m_busy = false;
            const bool began = std::exchange(m_beginning, false);
            if (generation != m_generation) {  // begun for one who is not there any more
                if (session)
                    changeStore(
                        m_store, this, [id = *session](Database &db) { return endSession(db, id); },
                        [](const Result<> &) {});
                return say();
            }
            if (session) {
                m_session = *session;
                m_said = words;
            }
            if (began)
                emit changed();
            if (!session)
                return;  // the next beat tries again
            if (m_words != words)
                say();
        });
}

void Presence::beat()
{
    if (!m_connected)
        return;
    read();
    if (m_busy || m_self.who.isEmpty())
        return;
    if (m_session == 0 || m_words != m_said)
        return say();
    m_busy = true;
    changeStore(
        m_store, this, [session = m_session](Database &db) { return beatSession(db, session); },
        [this, generation = m_generation](const Result<bool> &there) {
            m_busy = false;
            const bool gone = there && !*there;
            if (gone && generation == m_generation) {  // not heard for long, as after a sleep of the machine
                m_session = 0;
                m_said.reset();
            }
            if (m_words != m_said)
                say();
        });
}

void Presence::read()
{
    if (m_reading.isBusy()) {  // what it reads may be older than what just changed
        m_again = true;
        return;
    }
    m_again = false;
    m_reading.ask(
        m_store, this, [](Database &db) { return listSessions(db); },
        [this](const Result<SessionList> &list) {
            if (list) {
                m_sessions = list->sessions;
                m_asOf.start();
                m_known = true;
                emit changed();
                if (list->hasDead && !m_busy) {
                    m_busy = true;
                    changeStore(
                        m_store, this, [](Database &db) { return clearSessions(db); },
                        [this](const Result<int> &) {
                            m_busy = false;
                            if (m_words != m_said)
                                say();
                        });
                }
            }
            if (m_again)
                read();
        });
}

void Presence::goodbye()
{
    ++m_generation;
    m_said.reset();
    if (const qint64 session = std::exchange(m_session, 0); session > 0)
        m_store.write([session](Database &db) { return endSession(db, session); }, [](const Result<> &) {});
}

void Presence::setConnected(bool connected)
{
    if (connected == m_connected)
        return;
    m_connected = connected;
    if (!m_running)
        return;
    if (connected)
        return beat();
    m_sessions.clear();
    emit changed();
}

}  // namespace shiftdeck

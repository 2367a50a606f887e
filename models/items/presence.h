// This window among the others: tells the store what it has open and is about to do, and keeps who else is
// there. A failure of that is nobody's: nothing is said to the person, and it is tried again.
//
// GUI thread. One piece of work at a time is with the store's writer, always the latest words; while that one
// is stuck nothing is queued behind it. Nothing happens before start().
#pragma once

#include "models/items/latest.h"
#include "models/storage/sessions.h"

#include <QElapsedTimer>
#include <QTimer>

namespace shiftdeck {

class Presence : public QObject {
    Q_OBJECT

  public:
    explicit Presence(StoreClient &store, QObject *parent = nullptr);
    ~Presence() override;  // says goodbye

    // Tests may not wait for so long.
    void setBeat(std::chrono::milliseconds beat) { m_beat.setInterval(beat); }
    void start();
    // Says goodbye; start() comes back.
    void stop();

    // Who sits at this window; another one begins a new session. Nobody: it is not seen.
    void setWho(const QString &who);
    void setOpen(const QList<RequestId> &requests);
    // An empty command: nothing any more.
    void setCommand(const QString &command, const QList<RequestId> &requests, bool executing);

    // Everybody, this window included, as the store last said; empty while it cannot be reached.
    const QList<PresentSession> &sessions() const { return m_sessions; }
    bool isOwn(const PresentSession &session) const { return session.id > 0 && session.id == m_session; }
    QList<PresentSession> others() const;
    // How old that is, to be added to the times in it.
    TimeMs age() const { return m_asOf.isValid() ? m_asOf.elapsed() : 0; }
    // The store has answered at least once since start().
    bool isKnown() const { return m_known; }

  signals:
    void changed();

  private:
    void beat();
    void say();
    void read();
    void goodbye();
    void setConnected(bool connected);

    StoreClient &m_store;
    SessionSelf m_self;
    SessionWords m_words;
    std::optional<SessionWords> m_said;  // what the store has of them
    qint64 m_session = 0;
    bool m_running = false, m_connected = true, m_known = false;
    bool m_busy = false;  // the writer has something of ours
    bool m_beginning = false;  // namely our first words: we do not know yet which session is ours
    bool m_again = false;  // changes came while the list was being read
    quint64 m_generation = 0;  // of the session; an answer to an older one is dropped
    Latest m_reading;
    QList<PresentSession> m_sessions;
    QElapsedTimer m_asOf;
    QTimer m_beat, m_settle;
};

}  // namespace shiftdeck

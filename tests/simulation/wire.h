// Between a store on a server and the library that talks to the server: this program has functions of its own
// in front of some of libpq's, which Qt's driver and models/storage call. There a process dies, or a line is
// really cut, at the moment its fate says, and not a statement sooner or later. One thread.
#pragma once

#include "tests/simulation/connection.h"
#include "tests/simulation/peek.h"

#include <QHash>

struct pg_conn;
struct pg_result;

namespace shiftdeck::simulation {

class Wire {
  public:
    // Every connection to a server that calls itself `name` (application_name) is this wire's, one at a time.
    Wire(QByteArray name, const ServerPeek &peek);
    ~Wire();
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    // From here on it goes as `fate` says; nullptr: nothing happens.
    void serve(Fate *fate);
    // Cut for good, as by the end of its process; what was not committed is gone when this returns.
    void die();
    // Cut, by its own end or by that of the server, and not made anew since.
    bool isCut() const { return m_cut; }
    // After so many statements that write the server's disk is full; < 0: never.
    void limitWrites(int more) { m_writesLeft = more; }
    void endTransaction();
    // The server takes every connection of this wire for one of that login; nobody: of who connected.
    void actAs(const QByteArray &login);

    // For the functions in front of libpq's.
    static Wire *of(const pg_conn *handle);
    static Wire *named(QByteArrayView name);
    // `open` makes the connection, from any thread while this one waits.
    pg_conn *connect(const std::function<pg_conn *()> &open);
    pg_result *execute(const char *sql);
    void send(const char *sql);  // the answer is for takeAnswer(), once
    pg_result *takeAnswer() { return std::exchange(m_answer, nullptr); }
    void forget();

  private:
    enum class Step { Other, Begin, Read, Write, Upkeep, Commit };
    Step stepOf(const QByteArray &sql);
    pg_result *begin(const char *sql);
    pg_result *write(const char *sql);
    pg_result *writeAlone(const char *sql);
    pg_result *commit(const char *sql);
    pg_result *nothing() const;
    pg_result *refuse(const char *state);
    bool isStopped(Trouble trouble);  // a deadlock; what is cut shows by itself
    void cut();
    void restart();
    void logIn();

    const QByteArray m_name;
    QByteArray m_login;
    const ServerPeek &m_peek;
    Fate *m_fate = nullptr;
    pg_conn *m_handle = nullptr;
    int m_number = 0;  // of the connection, by which the server's side is known to have ended
    QHash<QByteArray, Step> m_prepared;  // statements by name
    bool m_dead = false, m_cut = false, m_changed = false, m_isUpkeep = false;
    int m_writesLeft = -1;
    pg_result *m_answer = nullptr;
};

}  // namespace shiftdeck::simulation

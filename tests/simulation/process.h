// One process of the console, an agent or a window: its connection to the store, and its death. A dead
// process may still run to its end in this program, but nothing that it does counts: every statement fails,
// and endpoints do not hear it.
//
// It may die at every write: just before the commit (which then is none) and just after (the commit stands,
// the process never learns). SQLite's hooks on the real connection do that.
#pragma once

#include "models/storage/database.h"
#include "tests/simulation/world.h"

#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace shiftdeck::simulation {

// A connection that is open, and SQLite's own handle of it.
struct Connection {
    std::unique_ptr<Database> db;
    sqlite3 *handle = nullptr;
};

// Connections of processes that ended, for the next ones: a connection remembers nothing but its prepared
// statements, which take most of the time of a start. Now and then a process gets one that this campaign has
// not seen yet all the same.
class Connections {
  public:
    explicit Connections(QString store) : m_store(std::move(store)) { }
    Connection take(Rng &rng);
    Connection take();
    void giveBack(Connection connection);
    // From here on all that are not in use count as not seen.
    void renew();

  private:
    const QString m_store;
    std::vector<Connection> m_idle, m_unseen;
};

class Process {
  public:
    Process(World &world, const QString &name, Connections &connections);
    ~Process();
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    Database &db() { return *m_connection.db; }
    const QString &name() const { return m_name; }
    bool isDead() const { return m_dead; }
    void die();
    // The store can grow by so many pages; < 0: as much as it likes.
    void limitPages(int more);

  private:
    static int beforeCommit(void *self);
    static int afterCommit(void *self, sqlite3 *, const char *, int);

    World &m_world;
    const QString m_name;
    Connections &m_connections;
    Connection m_connection;
    sqlite3_stmt *m_held = nullptr;  // while a statement is open, an interrupt stays in force
    bool m_dead = false;
};

}  // namespace shiftdeck::simulation

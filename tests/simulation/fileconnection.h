// A connection to a store in a file. SQLite's hooks on the real connection tell of the commits.
#pragma once

#include "tests/simulation/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace shiftdeck::simulation {

class FileConnection final : public Connection {
  public:
    explicit FileConnection(const QString &store);
    ~FileConnection() override;

    Database &db() override { return *m_db; }
    void serve(Fate *fate) override;
    void rest() override;
    void actAs(const QString &) override { }
    void die() override;
    bool isReusable() const override { return true; }
    void limitRoom(int more) override;  // in pages

  private:
    static int beforeCommit(void *self);
    static int afterCommit(void *self, sqlite3 *, const char *, int);

    std::unique_ptr<Database> m_db;
    sqlite3 *m_handle = nullptr;  // SQLite's own, of the same connection
    sqlite3_stmt *m_held = nullptr;  // while a statement is open, an interrupt stays in force
    Fate *m_fate = nullptr;
    qint64 m_changes = 0;  // until the last commit
    bool m_dead = false;
};

}  // namespace shiftdeck::simulation

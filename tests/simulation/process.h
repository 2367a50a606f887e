// One process of the console, an agent or a window: its connection to the store, and its death. A dead
// process may still run to its end in this program, but nothing that it does counts: every statement fails,
// and endpoints do not hear it.
//
// It may die at every write: just before the commit (which then is none) and just after (the commit stands,
// the process never learns). On a server its line may be cut, too, and others may be served first.
#pragma once

#include "tests/simulation/connection.h"
#include "tests/simulation/world.h"

namespace shiftdeck::simulation {

class Process final : private Fate {
  public:
    Process(World &world, const QString &name, Connections &connections);
    ~Process() override;
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    Database &db() { return m_connection->db(); }
    const QString &name() const { return m_name; }
    bool isDead() const { return m_dead; }
    void die();
    void actAs(const QString &login) { m_connection->actAs(login); }
    void limitRoom(int more) { m_connection->limitRoom(more); }
    // Whether the server, or the line to it, was not there for it, and nothing has succeeded since.
    bool hasTrouble() const { return m_trouble; }
    void noteSuccess() { m_trouble = false; }

  private:
    bool diesBeforeCommit() override;
    bool diesAfterCommit() override;
    Trouble troubleBefore(bool write) override;
    Trouble troubleAtCommit() override;
    bool losesAnswer() override;
    void noteTrouble() override { m_trouble = true; }

    World &m_world;
    const QString m_name;
    Connections &m_connections;
    std::unique_ptr<Connection> m_connection;
    bool m_dead = false, m_trouble = false;
};

}  // namespace shiftdeck::simulation

// A connection to a store on a server, with a wire between that can be cut.
#pragma once

#include "tests/simulation/wire.h"

namespace shiftdeck::simulation {

class ServerConnection final : public Connection {
  public:
    // `name` is this connection's alone.
    ServerConnection(const QString &store, const QByteArray &name, const ServerPeek &peek, bool logins);

    Database &db() override { return *m_db; }
    void serve(Fate *fate) override { m_wire.serve(fate); }
    void rest() override;
    void actAs(const QString &login) override;
    void die() override { m_wire.die(); }
    bool isReusable() const override { return !m_wire.isCut(); }
    void limitRoom(int more) override;

  private:
    const bool m_logins;
    Wire m_wire;
    std::unique_ptr<Database> m_db;  // goes first
};

}  // namespace shiftdeck::simulation

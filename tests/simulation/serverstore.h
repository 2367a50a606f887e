// The store of campaigns in a database of its own on a PostgreSQL server. The server is one for tests: its
// settings are not touched, and the database goes with this object.
#pragma once

#include "tests/simulation/simstore.h"

namespace shiftdeck::simulation {

class ServerStore final : public SimStore {
  public:
    ServerStore(const StorePlace &place, const Fill &fill, const QByteArray &mutation);
    ~ServerStore() override;

    void beginCampaign() override;
    const Peek &peek() const override { return *m_peek; }
    Connections &connections() override { return *m_connections; }
    qint64 logBytes() const override { return 0; }

  private:
    void keepOriginal();

    const QString m_server, m_database, m_address;
    std::unique_ptr<ServerPeek> m_peek;
    std::unique_ptr<Connections> m_connections;
    QByteArray m_reset;
    int m_opened = 0, m_campaigns = 0;
};

}  // namespace shiftdeck::simulation

// The store of campaigns in a file.
#pragma once

#include "tests/simulation/simstore.h"

namespace shiftdeck::simulation {

class FileStore final : public SimStore {
  public:
    FileStore(const QString &folder, const Fill &fill, const QByteArray &mutation);

    void beginCampaign() override;
    const Peek &peek() const override { return *m_peek; }
    Connections &connections() override { return m_connections; }
    qint64 logBytes() const override;

  private:
    const QString m_path, m_template;
    std::unique_ptr<FilePeek> m_peek;
    Connections m_connections;
};

}  // namespace shiftdeck::simulation

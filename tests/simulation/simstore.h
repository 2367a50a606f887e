// The store of one campaign after the other: always the same file, put back to how every campaign begins.
// Connections live on with their prepared statements, which would otherwise take most of the time.
#pragma once

#include "tests/simulation/peek.h"
#include "tests/simulation/process.h"

namespace shiftdeck::simulation {

class SimStore {
  public:
    // Every campaign begins with a copy of the store at `templatePath`.
    SimStore(const QString &path, QString templatePath);

    // No process may be alive.
    void beginCampaign();
    const QString &path() const { return m_path; }
    const Peek &peek() const { return m_peek; }
    Connections &connections() { return m_connections; }

  private:
    const QString m_path, m_template;
    Peek m_peek;
    Connections m_connections;
};

}  // namespace shiftdeck::simulation

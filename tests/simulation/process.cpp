#include "tests/simulation/process.h"

namespace shiftdeck::simulation {

namespace {
constexpr int kCrashPerMille = 5;
constexpr int kCommitPerMille = 4;
constexpr int kRestartPerMille = 1;
constexpr int kStatementPerMille = 1;
}  // namespace

Process::Process(World &world, const QString &name, Connections &connections)
    : m_world(world), m_name(name), m_connections(connections), m_connection(connections.take(world.rng))
{
    m_connection->serve(this);
}

Process::~Process() { m_connections.giveBack(std::move(m_connection)); }

void Process::die()
{
    if (m_dead)
        return;
    m_dead = true;
    m_world.note(QStringLiteral("%1 dies").arg(m_name));
    m_connection->die();
}

bool Process::diesBeforeCommit()
{
    if (m_world.strikes(Fault::CrashBeforeCommit, kCrashPerMille))
        die();
    return m_dead;
}

bool Process::diesAfterCommit()
{
    if (m_world.strikes(Fault::CrashAfterCommit, kCrashPerMille))
        die();
    return m_dead;
}

Trouble Process::troubleBefore(bool write)
{
    // Of the many statements that only read it is one in ten.
    const bool may = m_world.isEnabled(Fault::LineCut) && (write || m_world.rng.chance(100));
    if (may && m_world.strikes(Fault::LineCut, kStatementPerMille))
        return Trouble::Cut;
    if (write && m_world.strikes(Fault::Deadlock, kStatementPerMille))
        return Trouble::Deadlock;
    return Trouble::None;
}

Trouble Process::troubleAtCommit()
{
    if (m_world.strikes(Fault::LineCutBeforeCommit, kCommitPerMille))
        return Trouble::Cut;
    if (m_world.strikes(Fault::Deadlock, kCommitPerMille))
        return Trouble::Deadlock;
    if (m_world.strikes(Fault::ServerRestart, kRestartPerMille))
        return Trouble::Restart;
    return Trouble::None;
}

bool Process::losesAnswer() { return m_world.strikes(Fault::LineCutAfterCommit, kCommitPerMille); }

}  // namespace shiftdeck::simulation

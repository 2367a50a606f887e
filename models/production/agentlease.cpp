#include "models/production/agentlease.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QUuid>

#include <cerrno>
#include <csignal>

namespace shiftdeck {

namespace {
struct Lease {
    Q_DECLARE_TR_FUNCTIONS(AgentLease)
};

constexpr TimeMs kBeatMs = 1000;

struct Holder {
    QString id, host;
    qint64 pid = 0;
    TimeMs heartbeatAt = 0;
};

Result<std::optional<Holder>> holderOf(Database &db, const QString &name)
{
    return db.first(QStringLiteral("SELECT holder, host, pid, heartbeat_at FROM agents WHERE name = ?"),
                    {name}, [](const Row &row) {
                        return Holder{row.text(0), row.text(1), row.integer(2), row.integer(3)};
                    });
}

bool isGone(const Holder &holder)
{
    return holder.host == QSysInfo::machineHostName() && holder.pid != QCoreApplication::applicationPid()
        && ::kill(static_cast<pid_t>(holder.pid), 0) != 0 && errno == ESRCH;
}
}  // namespace

AgentLease::AgentLease(Database &db, const Clock &clock, QString name, TimeMs leaseMs)
    : m_db(db), m_clock(clock), m_name(std::move(name)), m_leaseMs(leaseMs),
      m_holder(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_doing(QStringLiteral(""))
{
}

AgentLease::~AgentLease() { dropFence(); }

void AgentLease::dropFence()
{
    if (m_db.fence() == this)
        m_db.setFence(nullptr);
}

Result<TimeMs> AgentLease::now() const
{
    if (m_db.sql().now.isEmpty() || m_clock.isTurned())
        return m_clock.now();
    return m_db.integer(m_db.sql().now);
}

Result<> AgentLease::take()
{
    m_db.setFence(nullptr);
    const TimeMs begin = m_clock.now();
    if (auto taken = transact(m_db, [this] { return takeNow(); }); !taken) {
        if (taken.error().code != ErrorCode::Busy)
            return taken;
        return fail(ErrorCode::Busy, Lease::tr("the agent \"%1\"").arg(m_name),
                    Lease::tr("Its lease is over, but its holder is in the middle of a write that the store "
                              "has not ended yet. Try again in a minute."),
                    true);
    }
    m_lastBeat = begin;
    m_held = true;
    m_lost = false;
    m_db.setFence(this);
    return {};
}

Result<> AgentLease::takeNow()
{
    SD_TRY(const TimeMs now, this->now());
    SD_TRY(const auto holder, holderOf(m_db, m_name));
    if (holder && holder->id != m_holder && now - holder->heartbeatAt <= m_leaseMs && !isGone(*holder))
        return fail(ErrorCode::Conflict, Lease::tr("the agent \"%1\"").arg(m_name),
                    Lease::tr("Another one serves this store: process %1 on %2, last heard of %3 s ago. "
                              "Stop it first, or"
                              " wait until its lease of %4 s is over.")
                        .arg(holder->pid)
                        .arg(holder->host)
                        .arg((now - holder->heartbeatAt) / 1000)
                        .arg(m_leaseMs / 1000));
    // Only from the holder that was seen, and as it was seen: of two that find it dead one gets the lease.
    // On a server this waits for the end of what the holder is writing.
    SD_TRY(const int taken,
           m_db.run(QStringLiteral(
                        "INSERT INTO agents (name, holder, host, pid, started_at, heartbeat_at, doing)"
                        " VALUES (?, ?, ?, ?, ?, ?, '') ON CONFLICT (name) DO UPDATE SET"
                        " holder = excluded.holder, host = excluded.host, pid = excluded.pid,"
                        " started_at = excluded.started_at, heartbeat_at = excluded.heartbeat_at, doing = ''"
                        " WHERE agents.holder = ? AND agents.heartbeat_at = ?"),
                    {m_name, m_holder, QSysInfo::machineHostName(), QCoreApplication::applicationPid(), now,
                     now, holder ? holder->id : QStringLiteral(""), holder ? holder->heartbeatAt : 0}));
    if (taken != 1)
        return fail(ErrorCode::Conflict, Lease::tr("the agent \"%1\"").arg(m_name),
                    Lease::tr("Another one began to serve this store at the same moment."));
    return {};
}

Result<> AgentLease::mayWrite(Database &db)
{
    if (m_held) {
        SD_TRY(const auto mine,
               db.first(QStringLiteral("SELECT 1 FROM agents WHERE name = ? AND holder = ?")
                            + db.sql().forShare,
                        {m_name, m_holder}, [](const Row &row) { return row.integer(0); }));
        if (mine)
            return {};
        return lose();
    }
    return refuse();
}

Result<> AgentLease::lose()
{
    m_held = false;
    m_lost = true;
    return refuse();
}

Result<> AgentLease::refuse() const
{
    SD_TRY(const auto holder, holderOf(m_db, m_name));
    return fail(ErrorCode::Conflict, Lease::tr("the agent \"%1\"").arg(m_name),
                holder       ? Lease::tr("Its lease was taken over by process %1 on %2; this one stops.")
                                   .arg(holder->pid)
                                   .arg(holder->host)
                    : m_lost ? Lease::tr("It lost its lease to another one, which has ended since; this one "
                                         "stops.")
                             : Lease::tr("It holds no lease; start it first."));
}

Result<> AgentLease::beat(const QString &doing)
{
    if (!m_held)
        return refuse();
    const TimeMs begin = m_clock.now();
    const TimeMs age = begin - m_lastBeat;
    if (age >= 0 && age < std::min(kBeatMs, m_leaseMs / 4))
        return {};
    SD_TRY(const int rows, transact(m_db, [&]() -> Result<int> {
               SD_TRY(const TimeMs now, this->now());
               return m_db.run(QStringLiteral("UPDATE agents SET heartbeat_at = ?, doing = ? WHERE name = ?"
                                              " AND holder = ?"),
                               {now, doing, m_name, m_holder});
           }));
    if (rows != 1)
        return lose();
    m_doing = doing;
    m_lastBeat = begin;
    return {};
}

void AgentLease::giveBack()
{
    if (m_held)
        (void)m_db.run(QStringLiteral("DELETE FROM agents WHERE name = ? AND holder = ?"),
                       {m_name, m_holder});
    m_held = false;
    dropFence();
}

}  // namespace shiftdeck

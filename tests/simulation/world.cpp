#include "tests/simulation/world.h"

namespace shiftdeck::simulation {

World::World(quint64 seedOfCampaign, QString folderOfCampaign, const WorldOptions &options)
    : seed(seedOfCampaign), folder(std::move(folderOfCampaign)), rng(seedOfCampaign),
      delayRng(seedOfCampaign ^ 0x736c6f77ULL), m_faults(options.faults), m_keepsTrace(options.keepsTrace)
{
}

void World::turnClock(TimeMs milliseconds)
{
    m_latest = std::max(m_latest, now());
    m_offset += milliseconds;
    m_wasAhead = m_wasAhead || m_offset > 0;
    note(QStringLiteral("the console's clock is turned by %1 s").arg(milliseconds / 1000));
}

bool World::strikes(Fault fault, int perMille)
{
    if (!isEnabled(fault) || !rng.chance(perMille))
        return false;
    count(fault);
    note(QStringLiteral("! %1").arg(QLatin1StringView(wordOf(fault))));
    return true;
}

bool World::delays(Fault fault, int perMille)
{
    if (!isEnabled(fault) || !delayRng.chance(perMille))
        return false;
    count(fault);
    note(QStringLiteral("! %1").arg(QLatin1StringView(wordOf(fault))));
    return true;
}

void World::note(const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    for (const char byte : bytes) {
        fingerprint ^= static_cast<unsigned char>(byte);
        fingerprint *= 1099511628211ULL;
    }
    fingerprint ^= static_cast<quint64>(m_true);
    remark(line);
}

void World::remark(const QString &line)
{
    if (!m_keepsTrace)
        return;
    const TimeMs passed = m_true - 1'700'000'000'000;
    trace.append(QStringLiteral("%1.%2  %3")
                     .arg(passed / 1000, 7)
                     .arg(passed % 1000, 3, 10, QLatin1Char('0'))
                     .arg(line));
}

QString World::alias(const QString &token)
{
    const auto known = m_aliases.constFind(token);
    const int number = known != m_aliases.constEnd() ? *known : int(m_aliases.size()) + 1;
    m_aliases.insert(token, number);
    return QStringLiteral("token %1").arg(number);
}

void World::violate(const QString &rule, const QString &what)
{
    const QString text = QStringLiteral("%1: %2").arg(rule, what);
    note(QStringLiteral("VIOLATION %1").arg(text));
    if (violations.size() < 20)
        violations.append(text);
}

}  // namespace shiftdeck::simulation

#include "tests/simulation/connection.h"

namespace shiftdeck::simulation {

namespace {
constexpr int kUnseenPerMille = 150;
}  // namespace

std::unique_ptr<Connection> Connections::whole(std::unique_ptr<Connection> connection) const
{
    return connection && connection->isReusable() ? std::move(connection) : m_open();
}

std::unique_ptr<Connection> Connections::take(Rng &rng)
{
    if (m_idle.empty() || rng.chance(kUnseenPerMille))
        return take();
    auto connection = std::move(m_idle.back());
    m_idle.pop_back();
    return whole(std::move(connection));
}

std::unique_ptr<Connection> Connections::take()
{
    if (m_unseen.empty())
        return m_open();
    auto connection = std::move(m_unseen.back());
    m_unseen.pop_back();
    return whole(std::move(connection));
}

void Connections::giveBack(std::unique_ptr<Connection> connection)
{
    connection->rest();
    if (!connection->isReusable())
        connection.reset();
    m_idle.push_back(std::move(connection));
}

void Connections::renew()
{
    std::move(m_idle.begin(), m_idle.end(), std::back_inserter(m_unseen));
    m_idle.clear();
}

}  // namespace shiftdeck::simulation

#include "tests/simulation/serverconnection.h"

namespace shiftdeck::simulation {

namespace {
constexpr int kWritesPerPage = 12;
}  // namespace

ServerConnection::ServerConnection(const QString &store, const QByteArray &name, const ServerPeek &peek,
                                   bool logins)
    : m_logins(logins), m_wire(name, peek)
{
    auto opened = Database::open(store + QStringLiteral("&application_name=%1").arg(name), Access::ReadWrite);
    if (!opened)
        qFatal("The store cannot be opened: %s", qPrintable(opened.error().cause));
    m_db = *std::move(opened);
}

void ServerConnection::rest()
{
    m_wire.serve(nullptr);
    m_wire.endTransaction();
    m_wire.actAs({});
}

void ServerConnection::actAs(const QString &login)
{
    if (m_logins)
        m_wire.actAs(login.toUtf8());
}

void ServerConnection::limitRoom(int more) { m_wire.limitWrites(more < 0 ? -1 : more * kWritesPerPage); }

}  // namespace shiftdeck::simulation

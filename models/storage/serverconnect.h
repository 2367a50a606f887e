// Connects to a PostgreSQL server without waiting for it longer than is wanted. Internal to models/storage.
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <memory>
#include <stop_token>
#include <utility>

struct pg_conn;  // libpq's PGconn

namespace shiftdeck {

struct CloseConnection {
    void operator()(pg_conn *connection) const;
};
using ServerConnection = std::unique_ptr<pg_conn, CloseConnection>;

// libpq connects on a thread of its own, because nothing can end its looking for a host's address, nor its
// waiting for a pooler that has no server. When `limit` is over, or `stop` says so, the answer is nullptr,
// and that thread closes what it may still get. The connection may not have succeeded: see PQstatus.
ServerConnection connectToServer(const QList<std::pair<QByteArray, QByteArray>> &parameters,
                                 std::chrono::milliseconds limit, const std::stop_token &stop);

}  // namespace shiftdeck

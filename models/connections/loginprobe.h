// libpq step by step: what it would use, the login, and single questions, all within limits.
// Internal to models/connections. One thread, not the GUI's: it blocks until the limit or the stop.
#pragma once

#include "models/connections/networkprobe.h"
#include "models/storage/storelocation.h"

#include <QMap>

#include <memory>

struct pg_conn;  // libpq's PGconn

namespace shiftdeck {

// What libpq takes for the location, with services, environment and its defaults: "host", "port", "sslmode",
// ... InvalidInput: libpq's own sentence, of a service that is not there and the like.
Result<QMap<QString, QString>> effectiveParameters(const StoreLocation &location);

// Why the server did not let us in. By codes: its sentences are in its own language.
struct Refusal {
    QString sqlState;  // empty: it did not come to an answer of the server
    QString sentence;
    bool noPassword = false;  // one was asked for, and there was none
    bool tookTooLong = false;
};

class LoginProbe {
  public:
    // `address` is what the host was resolved to; empty for a socket on this machine.
    static tl::expected<LoginProbe, Refusal> logIn(const StoreLocation &location, const QString &host,
                                                   const QString &port, const QString &address,
                                                   const ProbeLimit &limit);
    // The first value of the answer.
    tl::expected<QString, Refusal> ask(const QByteArray &sql, const ProbeLimit &limit);
    int serverVersion() const;
    // A pooler is between: the process that answers is not the one that let us in.
    tl::expected<bool, Refusal> isPooled(const ProbeLimit &limit);
    // Notifies itself, and waits for that to arrive.
    tl::expected<void, Refusal> hearItself(const ProbeLimit &limit);

  private:
    struct Close {
        void operator()(pg_conn *connection) const;
    };
    explicit LoginProbe(pg_conn *connection) : m_connection(connection) { }
    std::unique_ptr<pg_conn, Close> m_connection;
};

}  // namespace shiftdeck

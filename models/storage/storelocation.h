// Where a store is: a file, or a database of a PostgreSQL server.
//
// A server is named by libpq's connection URI (PostgreSQL 15 documentation, 34.1.1.2):
//   postgresql://USER@HOST:PORT/DATABASE?NAME=VALUE&...      also postgresql://?service=NAME
// Everything else is the path of a file. A URI holds no password: it would stand in the list of processes and
// in settings; libpq finds it in PGPASSFILE or ~/.pgpass, or withPassword() carries it in memory. Value type.
#pragma once

#include "models/core/result.h"

#include <QList>

#include <utility>

namespace shiftdeck {

class StoreLocation {
  public:
    StoreLocation() = default;
    // Any text from outside; what is wrong with a URI is told by parameters().
    StoreLocation(const QString &text) : m_text(text) { }  // NOLINT(google-explicit-constructor)

    bool isServer() const;
    const QString &text() const { return m_text; }
    // What the window and messages call it: a file's name, or "DATABASE on HOST".
    QString title() const;
    // What errors say that something happened to: the path, or "store DATABASE on HOST".
    QString subject() const;

    // A relative path from the current folder becomes absolute; a server is as it was.
    StoreLocation absolute() const;

    // Of a server: libpq's keywords with their values, as its own parser reads them; without the password,
    // with sslmode=verify-full unless it says otherwise, whatever a service or the environment says.
    // InvalidInput: no such URI, an unknown keyword, a password in it, or a value that cannot be handed on.
    Result<QList<std::pair<QString, QString>>> parameters() const;

    StoreLocation withPassword(const QString &password) const;
    const QString &password() const { return m_password; }

    bool operator==(const StoreLocation &) const = default;

  private:
    QString m_text;
    QString m_password;
};

}  // namespace shiftdeck

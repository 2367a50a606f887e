// A PostgreSQL server with TLS and SCRAM for tests of connections, with a store and its operators:
// anna (manager), carla (site alpha), vera (viewer), stray (let in, not enrolled), ghostly (not even let in).
// Passwords: "secret of NAME".
//
// Ends the test program when something fails. Everything goes with the object.
#pragma once

#include "tests/support/temporaryfolder.h"

#include <QStringList>

namespace shiftdeck::test {

class TlsServer {
  public:
    TlsServer();
    ~TlsServer();
    TlsServer(const TlsServer &) = delete;
    TlsServer &operator=(const TlsServer &) = delete;

    int port() const { return m_port; }
    QString socketFolder() const { return m_folder; }
    // The file with the authority's certificate.
    QString authority() const { return m_folder + QStringLiteral("/ca.crt"); }
    // "postgresql://USER@HOST:PORT/DATABASE?sslrootcert=AUTHORITY", encrypted and checked.
    QString location(const QString &user, const QString &database = QStringLiteral("life"),
                     const QString &host = QStringLiteral("localhost")) const;
    // As the administrator, through the socket.
    QString administrator(const QString &database = QStringLiteral("life")) const;
    static QString password(const QString &user) { return QStringLiteral("secret of %1").arg(user); }

    // As the administrator; the first value of the answer.
    QString sql(const QString &statement, const QString &database = QStringLiteral("life")) const;
    // A certificate for `name` of an authority, as the server's from now on. `days` below 0: it expired.
    void useCertificate(const QString &name, int days, bool ownAuthority = false);
    void useOwnCertificate();
    void setTls(bool on);
    // In front of the other lines of pg_hba.conf; none: as it was.
    void setRules(const QStringList &lines);

  private:
    void set(const QString &setting, const QString &value);
    void reload();

    TemporaryFolder m_temporary;
    const QString m_folder;
    int m_port = 0;
    QByteArray m_rules;
};

}  // namespace shiftdeck::test

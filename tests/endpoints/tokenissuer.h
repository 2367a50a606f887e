// Whoever vouches for access tokens: signs them, and tells over TLS with which key (OpenID discovery and
// JWKS, RFC 8414 and 7517), as far as A-REX asks for it. One thread with an event loop, the test's own.
#pragma once

#include "tests/endpoints/faultproxy.h"

#include <QJsonObject>
#include <QObject>
#include <QSslServer>

namespace shiftdeck::test {

class TokenIssuer : public QObject {
    Q_OBJECT

  public:
    TokenIssuer();  // on a free port of this machine; nobody is answered yet

    QString address() const;
    // From now on it answers: with the certificate of this host, about this key (RSA, in PEM).
    void begin(const ServerIdentity &host, const QString &keyFile);

    // Valid for an hour from now on, unless `claims` say otherwise; signed with `keyFile`, else with the own.
    QByteArray token(const QString &subject, const QJsonObject &claims = {},
                     const QString &keyFile = {}) const;
    int questions() const { return m_questions; }

  private:
    void take();
    void answer(QTcpSocket *client, const QByteArray &request);

    QSslServer m_server;
    QString m_keyFile;
    QByteArray m_modulus;  // of the key
    int m_questions = 0;
};

}  // namespace shiftdeck::test

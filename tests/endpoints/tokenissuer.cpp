#include "tests/endpoints/tokenissuer.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <memory>

namespace shiftdeck::test {

namespace {
constexpr auto kUrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray openssl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.first()), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
}  // namespace

TokenIssuer::TokenIssuer()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the issuer: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TokenIssuer::take);
}

QString TokenIssuer::address() const
{
    return QStringLiteral("https://localhost:%1").arg(m_server.serverPort());
}

void TokenIssuer::begin(const ServerIdentity &host, const QString &keyFile)
{
    m_server.setSslConfiguration(serverConfiguration(host));
    m_keyFile = keyFile;
    const QByteArray said = openssl({"rsa", "-in", keyFile, "-noout", "-modulus"});
    m_modulus = QByteArray::fromHex(said.mid(said.indexOf('=') + 1).trimmed());
}

QByteArray TokenIssuer::token(const QString &subject, const QJsonObject &claims, const QString &keyFile) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject body{{"iss", address()},
                     {"sub", subject},
                     {"aud", "https://wlcg.cern.ch/jwt/v1/any"},
                     {"scope", "compute.read compute.create compute.modify compute.cancel"},
                     {"wlcg.ver", "1.0"},
                     {"iat", now},
                     {"nbf", now - 5},
                     {"exp", now + 3600}};
    for (auto claim = claims.constBegin(); claim != claims.constEnd(); ++claim)
        body.insert(claim.key(), claim.value());
    const QJsonObject head{{"alg", "RS256"}, {"typ", "JWT"}, {"kid", "key"}};
    const QByteArray text = json(head).toBase64(kUrlSafe) + '.' + json(body).toBase64(kUrlSafe);
    const QString key = keyFile.isEmpty() ? m_keyFile : keyFile;
    return text + '.' + openssl({"dgst", "-sha256", "-sign", key}, text).toBase64(kUrlSafe);
}

void TokenIssuer::take()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        auto request = std::make_shared<QByteArray>();
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        const auto read = [this, client, request] {
            request->append(client->readAll());
            if (!request->contains("\r\n\r\n"))
                return;
            answer(client, *request);
            request->clear();
        };
        connect(client, &QTcpSocket::readyRead, client, read, Qt::QueuedConnection);
        if (client->bytesAvailable() > 0)  // since it was accepted
            read();
    }
}

void TokenIssuer::answer(QTcpSocket *client, const QByteArray &request)
{
    ++m_questions;
    // A-REX asks as if this were a proxy: GET https://HOST/PATH
    const QByteArray line = request.left(request.indexOf('\r'));
    QByteArray body;
    if (line.contains("/.well-known/openid-configuration "))
        body = json({{"issuer", address()},
                     {"jwks_uri", address() + "/jwk"},
                     {"authorization_endpoint", address() + "/authorize"},
                     {"token_endpoint", address() + "/token"},
                     {"response_types_supported", QJsonArray{"code"}},
                     {"subject_types_supported", QJsonArray{"public"}},
                     {"id_token_signing_alg_values_supported", QJsonArray{"RS256"}}});
    else if (line.contains("/jwk "))
        body = json({{"keys",
                      QJsonArray{QJsonObject{{"kty", "RSA"},
                                             {"alg", "RS256"},
                                             {"use", "sig"},
                                             {"kid", "key"},
                                             {"n", QString::fromLatin1(m_modulus.toBase64(kUrlSafe))},
                                             {"e", "AQAB"}}}}});
    client->write((body.isEmpty() ? "HTTP/1.1 404 Not Found\r\n" : "HTTP/1.1 200 OK\r\n")
                  + QByteArray("Content-Type: application/json\r\nContent-Length: ")
                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

}  // namespace shiftdeck::test

#include "tests/endpoints/faultproxy.h"

#include <QFile>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

#include <algorithm>
#include <memory>

namespace shiftdeck::test {

namespace {
// The length of the first whole message in `bytes`, or 0: more is to come. A reply without a length ends with
// its connection.
qsizetype wholeMessage(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    const QByteArray header = bytes.left(head).toLower();
    const qsizetype at = header.indexOf("content-length:");
    const qsizetype length = at < 0
        ? 0
        : header.mid(at + 15, header.indexOf('\r', at) < 0 ? -1 : header.indexOf('\r', at) - at - 15)
              .trimmed()
              .toLongLong();
    return head + 4 + length <= bytes.size() ? head + 4 + length : 0;
}

QSslKey keyIn(const QString &path)
{
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const qsizetype begin = content.indexOf("-----BEGIN PRIVATE KEY");
    const QByteArray pem = content.mid(std::max<qsizetype>(begin, 0));
    const QSslKey key(pem, QSsl::Rsa);
    return key.isNull() ? QSslKey(pem, QSsl::Ec) : key;
}
}  // namespace

QSslConfiguration serverConfiguration(const ServerIdentity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(identity.certificate));
    configuration.setPrivateKey(keyIn(identity.key));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

FaultProxy::FaultProxy(const QUrl &service) : FaultProxy(service, std::optional<ServerIdentity>()) { }

FaultProxy::FaultProxy(const QUrl &service, const ServerIdentity &identity)
    : FaultProxy(service, std::optional(identity))
{
}

FaultProxy::FaultProxy(const QUrl &service, const std::optional<ServerIdentity> &identity)
    : m_service(service)
{
    if (identity) {
        m_later = Qt::QueuedConnection;
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(serverConfiguration(*identity));
        m_server = std::move(server);
        m_asClient = QSslConfiguration::defaultConfiguration();
        m_asClient.setLocalCertificateChain(QSslCertificate::fromPath(identity->own));
        m_asClient.setPrivateKey(keyIn(identity->own));
        m_asClient.setCaCertificates(QSslCertificate::fromPath(identity->authority));
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy: %s", qPrintable(m_server->errorString()));
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FaultProxy::take);
}

QTcpSocket *FaultProxy::connectToService()
{
    const auto port = static_cast<quint16>(m_service.port());
    if (m_service.scheme() != QLatin1String("https")) {
        auto *socket = new QTcpSocket(this);
        socket->connectToHost(m_service.host(), port);
        return socket;
    }
    auto *socket = new QSslSocket(this);
    socket->setSslConfiguration(m_asClient);
    socket->connectToHostEncrypted(m_service.host(), port);
    return socket;
}

QUrl FaultProxy::url() const
{
    QUrl url = m_service;  // with its path
    url.setHost(m_service.scheme() == QLatin1String("https") ? QStringLiteral("localhost")
                                                             : QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    return url;
}

qsizetype FaultProxy::requests(const QByteArray &beginning) const
{
    return std::count_if(m_lines.begin(), m_lines.end(),
                         [&](const QByteArray &line) { return line.startsWith(beginning); });
}

void FaultProxy::take()
{
    while (QTcpSocket *client = m_server->nextPendingConnection()) {
        auto buffer = std::make_shared<QByteArray>();
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        const auto read = [this, client, buffer] {
            if (!client->isOpen())  // cut meanwhile
                return;
            buffer->append(client->readAll());
            while (const qsizetype length = wholeMessage(*buffer)) {
                const QByteArray request = buffer->left(length);
                buffer->remove(0, length);
                handle(client, request);
            }
        };
        connect(client, &QTcpSocket::readyRead, client, read, m_later);
        if (client->bytesAvailable() > 0)  // since it was accepted
            read();
    }
}

// A connection to the service for each request, so that every fault is of one request.
void FaultProxy::handle(QTcpSocket *client, const QByteArray &request)
{
    m_lastRequest = request;
    m_longestRequest = std::max(m_longestRequest, request.size());
    const QByteArray line = request.left(request.indexOf('\r'));
    m_lines.append(line);
    const NetFault fault = m_choice ? m_choice(line) : NetFault::None;
    if (fault == NetFault::LostRequest)
        return client->abort();
    if (fault == NetFault::OtherReply) {
        client->write(m_otherReply);
        return client->disconnectFromHost();
    }
    QTcpSocket *service = connectToService();
    auto reply = std::make_shared<QByteArray>();
    const auto answer = [client = QPointer<QTcpSocket>(client), fault, reply, date = m_date] {
        if (!client || reply->isEmpty())
            return;
        if (!date.isEmpty())
            reply->insert(reply->indexOf("\r\n"), "\r\nDate: " + date);
        switch (fault) {
        case NetFault::LostReply: client->abort(); break;
        case NetFault::HalfReply:
            client->write(reply->left(reply->size() / 2));
            client->disconnectFromHost();
            break;
        case NetFault::NoReply: break;
        case NetFault::TwoReplies:
            client->write(*reply + *reply);
            client->disconnectFromHost();
            break;
        default: client->write(*reply);
        }
        reply->clear();
    };
    connect(
        service, &QTcpSocket::readyRead, service,
        [service, reply, answer] {
            if (service->isOpen())
                reply->append(service->readAll());
            const qsizetype head = reply->indexOf("\r\n\r\n");
            const QByteArray header = reply->left(std::max<qsizetype>(head, 0)).toLower();
            const bool isWhole = header.contains("content-length")
                ? wholeMessage(*reply) > 0
                : header.contains("chunked") && reply->endsWith("0\r\n\r\n");
            if (isWhole) {
                answer();
                service->disconnectFromHost();
            }
        },
        m_later);
    connect(
        service, &QTcpSocket::disconnected, service,
        [service, answer] {
            answer();
            service->deleteLater();
        },
        m_later);
    connect(
        service, &QTcpSocket::errorOccurred, service,
        [client = QPointer<QTcpSocket>(client), reply](QAbstractSocket::SocketError error) {
            if (client && reply->isEmpty() && error == QAbstractSocket::ConnectionRefusedError)
                client->abort();
        },
        m_later);
    if (fault == NetFault::HalfRequest) {
        service->write(request.left(request.size() / 2));
        connect(
            service, &QTcpSocket::bytesWritten, service,
            [service, client = QPointer<QTcpSocket>(client)] {
                service->abort();
                service->deleteLater();
                if (client)
                    client->abort();
            },
            m_later);
        return;
    }
    service->write(request);
}

}  // namespace shiftdeck::test

#include "tests/endpoints/faultproxy.h"

#include <QPointer>
#include <QTcpSocket>

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
}  // namespace

FaultProxy::FaultProxy(const QUrl &service) : m_service(service)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::take);
}

QUrl FaultProxy::url() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_server.serverPort());
    return url;
}

qsizetype FaultProxy::requests(const QByteArray &beginning) const
{
    return std::count_if(m_lines.begin(), m_lines.end(),
                         [&](const QByteArray &line) { return line.startsWith(beginning); });
}

void FaultProxy::take()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        auto buffer = std::make_shared<QByteArray>();
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, client, [this, client, buffer] {
            buffer->append(client->readAll());
            while (const qsizetype length = wholeMessage(*buffer)) {
                const QByteArray request = buffer->left(length);
                buffer->remove(0, length);
                handle(client, request);
            }
        });
    }
}

// A connection to the service for each request, so that every fault is of one request.
void FaultProxy::handle(QTcpSocket *client, const QByteArray &request)
{
    m_lastRequest = request;
    const QByteArray line = request.left(request.indexOf('\r'));
    m_lines.append(line);
    const NetFault fault = m_choice ? m_choice(line) : NetFault::None;
    if (fault == NetFault::LostRequest)
        return client->abort();
    if (fault == NetFault::OtherReply) {
        client->write(m_otherReply);
        return client->disconnectFromHost();
    }
    auto *service = new QTcpSocket(this);
    auto reply = std::make_shared<QByteArray>();
    const auto answer = [client = QPointer<QTcpSocket>(client), fault, reply] {
        if (!client || reply->isEmpty())
            return;
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
    connect(service, &QTcpSocket::readyRead, service, [service, reply, answer] {
        reply->append(service->readAll());
        if (const qsizetype head = reply->indexOf("\r\n\r\n");
            head >= 0 && reply->left(head).toLower().contains("content-length") && wholeMessage(*reply) > 0) {
            answer();
            service->disconnectFromHost();
        }
    });
    connect(service, &QTcpSocket::disconnected, service, [service, answer] {
        answer();
        service->deleteLater();
    });
    connect(service, &QTcpSocket::errorOccurred, service,
            [client = QPointer<QTcpSocket>(client), reply](QAbstractSocket::SocketError error) {
                if (client && reply->isEmpty() && error == QAbstractSocket::ConnectionRefusedError)
                    client->abort();
            });
    service->connectToHost(m_service.host(), static_cast<quint16>(m_service.port()));
    if (fault == NetFault::HalfRequest) {
        service->write(request.left(request.size() / 2));
        connect(service, &QTcpSocket::bytesWritten, service,
                [service, client = QPointer<QTcpSocket>(client)] {
                    service->abort();
                    service->deleteLater();
                    if (client)
                        client->abort();
                });
        return;
    }
    service->write(request);
}

}  // namespace shiftdeck::test

// Between an endpoint and a service that speaks HTTP: hands on what is said, and does to single requests what
// networks do. One thread with an event loop, the test's own.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QTcpSocket;

namespace shiftdeck::test {

enum class NetFault {
    None,
    LostRequest,  // the service hears nothing of it
    HalfRequest,  // the service hears half of it, then the line is cut
    LostReply,  // the service answers; the line is cut before anything of it arrives
    HalfReply,  // half of the answer arrives
    NoReply,  // the service answers; nothing arrives, and the line stays
    TwoReplies,  // the answer arrives twice
    OtherReply,  // something else arrives in place of the answer (setOtherReply)
};

// Files in PEM: what the proxy shows to the client as if it were the service, as whom it goes to the service
// itself (certificate and key), and whom it trusts.
struct ServerIdentity {
    QString certificate, key, own, authority;
};

// What a server needs to appear as `certificate`.
QSslConfiguration serverConfiguration(const ServerIdentity &identity);

class FaultProxy : public QObject {
    Q_OBJECT

  public:
    // What happens to a request, by its first line ("POST /slurm/... HTTP/1.1").
    using Choice = std::function<NetFault(const QByteArray &line)>;

    explicit FaultProxy(const QUrl &service);
    // In front of a service that speaks TLS: the requests are decrypted here.
    FaultProxy(const QUrl &service, const ServerIdentity &identity);

    QUrl url() const;
    void setChoice(Choice choice) { m_choice = std::move(choice); }
    // What replies say of the time (Date); empty: as the service has it.
    void setDate(const QByteArray &date) { m_date = date; }
    void setOtherReply(const QByteArray &reply) { m_otherReply = reply; }
    // Whole requests that arrived here, with this beginning of their first line.
    qsizetype requests(const QByteArray &beginning) const;
    const QByteArray &lastRequest() const { return m_lastRequest; }
    qsizetype longestRequest() const { return m_longestRequest; }  // bytes

  private:
    FaultProxy(const QUrl &service, const std::optional<ServerIdentity> &identity);
    void take();
    QTcpSocket *connectToService();
    void handle(QTcpSocket *client, const QByteArray &request);

    const QUrl m_service;
    std::unique_ptr<QTcpServer> m_server;
    QSslConfiguration m_asClient;
    // Qt's TLS sockets do not survive an abort() within their own signals.
    Qt::ConnectionType m_later = Qt::AutoConnection;
    Choice m_choice;
    QByteArray m_otherReply, m_date;
    QList<QByteArray> m_lines;
    QByteArray m_lastRequest;
    qsizetype m_longestRequest = 0;
};

}  // namespace shiftdeck::test

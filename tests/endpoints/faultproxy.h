// Between an endpoint and a service that speaks HTTP: hands on what is said, and does to single requests what
// networks do. One thread with an event loop, the test's own.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

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

class FaultProxy : public QObject {
    Q_OBJECT

  public:
    // What happens to a request, by its first line ("POST /slurm/... HTTP/1.1").
    using Choice = std::function<NetFault(const QByteArray &line)>;

    explicit FaultProxy(const QUrl &service);

    QUrl url() const;
    void setChoice(Choice choice) { m_choice = std::move(choice); }
    void setOtherReply(const QByteArray &reply) { m_otherReply = reply; }
    // Whole requests that arrived here, with this beginning of their first line.
    qsizetype requests(const QByteArray &beginning) const;
    const QByteArray &lastRequest() const { return m_lastRequest; }

  private:
    void take();
    void handle(QTcpSocket *client, const QByteArray &request);

    const QUrl m_service;
    QTcpServer m_server;
    Choice m_choice;
    QByteArray m_otherReply;
    QList<QByteArray> m_lines;
    QByteArray m_lastRequest;
};

}  // namespace shiftdeck::test

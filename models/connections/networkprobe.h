// The first steps of a connection by hand: name, way and encryption. Internal to models/connections.
// Any thread but the GUI's: these block, at most until the deadline or the stop.
#pragma once

#include "models/core/result.h"

#include <QDeadlineTimer>
#include <QList>

#include <stop_token>

namespace shiftdeck {

// What each step may take, and who may end it.
struct ProbeLimit {
    QDeadlineTimer deadline;
    std::stop_token stop;
    bool isOver() const { return deadline.hasExpired() || stop.stop_requested(); }
    // Waits until `socket` can be read or written (events as of poll), false: it was over before.
    bool waitFor(int socket, short events) const;
};

struct NetworkAddress {
    QByteArray socketAddress;  // sockaddr
    QString text;  // "127.0.0.1"
};

// InvalidInput: there is no such name. Unavailable: nobody could say, or it took too long.
Result<QList<NetworkAddress>> resolve(const QString &host, quint16 port, const ProbeLimit &limit);

class ProbeSocket {
  public:
    explicit ProbeSocket(int descriptor) : m_descriptor(descriptor) { }
    ProbeSocket(ProbeSocket &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }
    ProbeSocket &operator=(ProbeSocket &&) = delete;
    ~ProbeSocket();
    int descriptor() const { return m_descriptor; }

  private:
    int m_descriptor;
};

// `cause` of the error: refused, no route, no answer.
Result<ProbeSocket> reach(const NetworkAddress &address, const ProbeLimit &limit);

}  // namespace shiftdeck

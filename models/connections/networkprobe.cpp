#include "models/connections/networkprobe.h"

#include <QCoreApplication>

#include <cstring>
#include <memory>
#include <mutex>
#include <condition_variable>
#include <thread>

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};
using namespace std::chrono_literals;
constexpr int kSliceMs = 50;  // how soon a stop is seen

// What getaddrinfo() is asked on a thread of its own, which cannot be ended and may outlive who asked.
struct Lookup {
    std::mutex mutex;
    std::condition_variable done;
    bool answered = false;
    int problem = 0;
    QList<NetworkAddress> addresses;
};

void lookUp(const std::shared_ptr<Lookup> &lookup, const QByteArray &host, const QByteArray &port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int problem = ::getaddrinfo(host.constData(), port.constData(), &hints, &found);
    QList<NetworkAddress> addresses;
    for (const addrinfo *info = found; info; info = info->ai_next) {
        char text[NI_MAXHOST] = "";
        (void)::getnameinfo(info->ai_addr, info->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
        addresses.append({QByteArray(reinterpret_cast<const char *>(info->ai_addr), info->ai_addrlen),
                          QString::fromLatin1(text)});
    }
    if (found)
        ::freeaddrinfo(found);
    const std::lock_guard lock(lookup->mutex);
    lookup->problem = problem;
    lookup->addresses = std::move(addresses);
    lookup->answered = true;
    lookup->done.notify_all();
}
}  // namespace

bool ProbeLimit::waitFor(int socket, short events) const
{
    while (!isOver()) {
        pollfd descriptor{socket, events, 0};
        const int slice = static_cast<int>(std::min<qint64>(kSliceMs, deadline.remainingTime()));
        if (::poll(&descriptor, 1, std::max(slice, 1)) > 0)
            return true;
    }
    return false;
}

Result<QList<NetworkAddress>> resolve(const QString &host, quint16 port, const ProbeLimit &limit)
{
    const auto lookup = std::make_shared<Lookup>();
    std::thread(lookUp, lookup, host.toUtf8(), QByteArray::number(port)).detach();
    std::unique_lock lock(lookup->mutex);
    while (!lookup->answered && !limit.isOver())
        lookup->done.wait_for(lock, std::chrono::milliseconds(kSliceMs));
    if (!lookup->answered)
        return fail(ErrorCode::Unavailable, host, Connections::tr("The name service did not answer in time."),
                    true);
    if (lookup->problem == 0 && !lookup->addresses.isEmpty())
        return lookup->addresses;
    const QString why = QString::fromLocal8Bit(::gai_strerror(lookup->problem));
    const bool unknown =
        lookup->problem == EAI_NONAME || lookup->problem == EAI_NODATA || lookup->problem == EAI_FAMILY;
    return fail(unknown ? ErrorCode::InvalidInput : ErrorCode::Unavailable, host, why, !unknown);
}

ProbeSocket::~ProbeSocket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<ProbeSocket> reach(const NetworkAddress &address, const ProbeLimit &limit)
{
    const auto failed = [&](int number) {
        return fail(ErrorCode::Unavailable, address.text, QString::fromLocal8Bit(std::strerror(number)),
                    true);
    };
    const auto *target = reinterpret_cast<const sockaddr *>(address.socketAddress.constData());
    ProbeSocket socket(::socket(target->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.descriptor() < 0)
        return failed(errno);
    if (::connect(socket.descriptor(), target, static_cast<socklen_t>(address.socketAddress.size())) == 0)
        return socket;
    if (errno != EINPROGRESS)
        return failed(errno);
    if (!limit.waitFor(socket.descriptor(), POLLOUT))
        return failed(ETIMEDOUT);
    int problem = 0;
    socklen_t size = sizeof problem;
    if (::getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &problem, &size) != 0 || problem != 0)
        return failed(problem != 0 ? problem : errno);
    return socket;
}

}  // namespace shiftdeck

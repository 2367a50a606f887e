#include "tests/support/packetlink.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <deque>

namespace shiftdeck::test {

namespace {
using Clock = std::chrono::steady_clock;
constexpr int kTurnMs = 20;

// Of the calling thread's namespace.
bool bringUp(const char *device, const char *address, QString *why)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto ask = [&](unsigned long what, const char *value) {
        ifreq request{};
        std::strncpy(request.ifr_name, device, IFNAMSIZ - 1);
        if (value) {
            auto *to = reinterpret_cast<sockaddr_in *>(&request.ifr_addr);
            to->sin_family = AF_INET;
            ::inet_pton(AF_INET, value, &to->sin_addr);
        } else {
            request.ifr_flags = IFF_UP | IFF_RUNNING;
        }
        if (::ioctl(socket, what, &request) == 0)
            return true;
        *why = QStringLiteral("%1: %2").arg(QLatin1StringView(device), QLatin1StringView(strerror(errno)));
        return false;
    };
    const bool done = (!address || (ask(SIOCSIFADDR, address) && ask(SIOCSIFNETMASK, "255.255.255.0")))
        && ask(SIOCSIFFLAGS, nullptr);
    ::close(socket);
    return done;
}

int openTun(const char *name, const char *address, QString *why)
{
    const int device = ::open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
    ifreq request{};
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    if (device < 0 || ::ioctl(device, TUNSETIFF, &request) != 0) {
        *why = QStringLiteral("/dev/net/tun: %1").arg(QLatin1StringView(strerror(errno)));
        return -1;
    }
    return bringUp("lo", nullptr, why) && bringUp(name, address, why) ? device : -1;
}

int currentNamespace() { return ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC); }
}  // namespace

std::unique_ptr<PacketLink> PacketLink::make(QString *why)
{
    if (::unshare(CLONE_NEWNET) != 0) {
        *why = QStringLiteral("no network namespace: %1").arg(QLatin1StringView(strerror(errno)));
        return nullptr;
    }
    std::unique_ptr<PacketLink> link(new PacketLink);
    link->m_near = openTun("near0", kNear, why);
    std::thread([&] {
        if (::unshare(CLONE_NEWNET) == 0) {
            link->m_farNamespace = currentNamespace();
            link->m_far = openTun("far0", kFar, why);
        }
    }).join();
    if (link->m_near < 0 || link->m_far < 0)
        return nullptr;
    link->m_thread = std::jthread([link = link.get()](const std::stop_token &end) { link->carry(end); });
    return link;
}

PacketLink::~PacketLink()
{
    m_thread = {};
    for (const int file : {m_near, m_far, m_farNamespace})
        if (file >= 0)
            ::close(file);
}

void PacketLink::atFarEnd(const std::function<void()> &work)
{
    std::thread([&] {
        if (::setns(m_farNamespace, CLONE_NEWNET) != 0)
            qFatal("the far end cannot be entered: %s", strerror(errno));
        work();
    }).join();
}

void PacketLink::setWeather(int delayMs, int jitterMs, int lossPercent)
{
    m_delayMs = delayMs;
    m_jitterMs = jitterMs;
    m_lossPercent = lossPercent;
}

bool PacketLink::useNetem(int delayMs, int jitterMs, int lossPercent, QString *why)
{
    setWeather(0, 0, 0);
    const auto command = [&](const char *device) {
        return QStringLiteral("tc qdisc replace dev %1 root netem delay %2ms %3ms loss %4% 2>&1")
            .arg(QLatin1StringView(device))
            .arg(delayMs)
            .arg(jitterMs)
            .arg(lossPercent)
            .toUtf8();
    };
    const auto run = [why](const QByteArray &line) {
        FILE *pipe = ::popen(line.constData(), "r");
        QByteArray said(1000, '\0');
        said.truncate(pipe ? qsizetype(::fread(said.data(), 1, size_t(said.size()), pipe)) : 0);
        const bool done = pipe && ::pclose(pipe) == 0;
        if (!done)
            *why = QString::fromUtf8(said).trimmed();
        return done;
    };
    bool far = false;
    const bool near = run(command("near0"));
    atFarEnd([&] { far = near && run(command("far0")); });
    return far;
}

// Packets are due one after the other, as on a line: a late one holds up those behind it.
void PacketLink::carry(const std::stop_token &end)
{
    struct Packet {
        Clock::time_point due;
        QByteArray content;
    };
    struct Direction {
        int from, to;
        std::deque<Packet> packets{};
    };
    Direction ways[] = {{m_near, m_far}, {m_far, m_near}};
    QRandomGenerator chance(1);
    while (!end.stop_requested()) {
        auto next = Clock::now() + std::chrono::milliseconds(kTurnMs);
        for (Direction &way : ways) {
            while (!way.packets.empty() && way.packets.front().due <= Clock::now()) {
                (void)::write(way.to, way.packets.front().content.constData(),
                              size_t(way.packets.front().content.size()));
                way.packets.pop_front();
            }
            if (!way.packets.empty())
                next = std::min(next, way.packets.front().due);
        }
        pollfd files[] = {{m_near, POLLIN, 0}, {m_far, POLLIN, 0}};
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        if (::poll(files, 2, int(std::max<qint64>(wait.count(), 0))) <= 0)
            continue;
        for (Direction &way : ways) {
            char buffer[65536];
            for (ssize_t n; (n = ::read(way.from, buffer, sizeof buffer)) > 0;) {
                if (m_cut || chance.bounded(100) < m_lossPercent) {
                    ++m_lost;
                    continue;
                }
                ++m_carried;
                const int late = std::max(0, m_delayMs + chance.bounded(-m_jitterMs, m_jitterMs + 1));
                auto due = Clock::now() + std::chrono::milliseconds(late);
                if (!way.packets.empty())
                    due = std::max(due, way.packets.back().due);
                way.packets.push_back({due, QByteArray(buffer, n)});
            }
        }
    }
}

}  // namespace shiftdeck::test

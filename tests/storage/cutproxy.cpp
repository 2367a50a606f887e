#include "tests/storage/cutproxy.h"

#include <QByteArray>
#include <QFile>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <deque>

namespace shiftdeck::test {

namespace {
using Clock = std::chrono::steady_clock;
constexpr int kTurnMs = 20;

sockaddr_un addressOf(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= qsizetype(sizeof address.sun_path))
        qFatal("%s: too long for a socket", name.constData());
    std::copy(name.begin(), name.end(), address.sun_path);
    return address;
}

void begin(int listener, const sockaddr *address, socklen_t size)
{
    if (::bind(listener, address, size) != 0 || ::listen(listener, 20) != 0)
        qFatal("the proxy cannot listen: %s", strerror(errno));
}

int listenAt(const QString &path)
{
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(path);
    begin(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    return listener;
}

bool sendAll(int to, const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t n = ::send(to, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        sent += n;
    }
    return true;
}

QByteArray receive(int from)
{
    QByteArray bytes(65536, Qt::Uninitialized);
    const ssize_t n = ::recv(from, bytes.data(), size_t(bytes.size()), 0);
    bytes.truncate(n > 0 ? n : 0);
    return bytes;
}

// libpq hands over a whole query at a time: 'Q', its length, its text.
bool isCommit(const QByteArray &said) { return said.startsWith('Q') && said.contains("; COMMIT"); }
}  // namespace

CutProxy::CutProxy(const QString &folder, const QString &serverFolder, int port)
    : CutProxy(listenAt(QStringLiteral("%1/.s.PGSQL.%2").arg(folder).arg(port)), serverFolder, port)
{
}

CutProxy::CutProxy(int listener, const QString &serverFolder, int port)
    : m_serverSocket(QStringLiteral("%1/.s.PGSQL.%2").arg(serverFolder).arg(port)), m_listener(listener)
{
    m_thread = std::jthread([this](const std::stop_token &end) { listen(end); });
}

std::unique_ptr<CutProxy> CutProxy::atAddress(const QString &address, const QString &serverFolder, int port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(quint16(port));
    ::inet_pton(AF_INET, address.toLatin1().constData(), &at.sin_addr);
    begin(listener, reinterpret_cast<const sockaddr *>(&at), sizeof at);
    return std::unique_ptr<CutProxy>(new CutProxy(listener, serverFolder, port));
}

void CutProxy::setWeather(int delayMs, int stallPercent, int stallMs)
{
    m_delayMs = delayMs;
    m_stallPercent = stallPercent;
    m_stallMs = stallMs;
}

CutProxy::~CutProxy()
{
    m_thread.request_stop();
    m_thread.join();
    m_lines.clear();
    ::close(m_listener);
}

void CutProxy::listen(const std::stop_token &end)
{
    while (!end.stop_requested()) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, kTurnMs) != 1)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            m_lines.emplace_back([this, client](const std::stop_token &stop) { serve(client, stop); });
    }
}

void CutProxy::serve(int client, const std::stop_token &end)
{
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(m_serverSocket);
    bool open = ::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    // What was said and is not due yet, in its order.
    struct Said {
        Clock::time_point due;
        QByteArray content;
    };
    std::deque<Said> up, down;
    QRandomGenerator chance{quint32(client)};
    const auto take = [&](std::deque<Said> &queue, const QByteArray &content) {
        const int late = m_delayMs + (chance.bounded(100) < m_stallPercent ? m_stallMs.load() : 0);
        auto due = Clock::now() + std::chrono::milliseconds(late);
        if (!queue.empty())
            due = std::max(due, queue.back().due);
        queue.push_back({due, content});
    };
    const auto handOn = [&](std::deque<Said> &queue, int to) {
        while (open && !queue.empty() && queue.front().due <= Clock::now()) {
            open = sendAll(to, queue.front().content);
            queue.pop_front();
        }
    };
    while (open && !end.stop_requested()) {
        if (m_hanging) {
            std::this_thread::sleep_for(std::chrono::milliseconds(kTurnMs));  // nobody is served meanwhile
            continue;
        }
        handOn(up, server);
        handOn(down, client);
        auto next = Clock::now() + std::chrono::milliseconds(kTurnMs);
        for (const auto *queue : {&up, &down})
            if (!queue->empty())
                next = std::min(next, queue->front().due);
        pollfd lines[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        if (::poll(lines, 2, int(std::max<qint64>(wait.count(), 0))) <= 0)
            continue;
        if (lines[0].revents) {
            const QByteArray said = receive(client);
            const Cut cut = isCommit(said) ? m_cut.exchange(Cut::Never) : Cut::Never;
            open = !said.isEmpty();
            if (cut == Cut::Meanwhile || cut == Cut::After)
                (void)sendAll(server, said);
            if (cut == Cut::After)
                (void)receive(server);
            if (cut != Cut::Never) {
                ++m_cuts;
                open = false;
            }
            take(up, said);
        }
        if (open && lines[1].revents) {
            const QByteArray said = receive(server);
            open = !said.isEmpty();
            take(down, said);
        }
    }
    ::close(server);
    ::close(client);
}

}  // namespace shiftdeck::test

#include "tests/storage/cutproxy.h"

#include <QByteArray>
#include <QFile>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace shiftdeck::test {

namespace {
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
    : m_serverSocket(QStringLiteral("%1/.s.PGSQL.%2").arg(serverFolder).arg(port))
{
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(QStringLiteral("%1/.s.PGSQL.%2").arg(folder).arg(port));
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(m_listener, 20) != 0)
        qFatal("the proxy cannot listen: %s", strerror(errno));
    m_thread = std::jthread([this](const std::stop_token &end) { listen(end); });
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
    while (open && !end.stop_requested()) {
        pollfd lines[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
        if (::poll(lines, 2, kTurnMs) <= 0)
            continue;
        if (lines[0].revents) {
            const QByteArray said = receive(client);
            const Cut cut = isCommit(said) ? m_cut.exchange(Cut::Never) : Cut::Never;
            open = !said.isEmpty() && (cut == Cut::Before || sendAll(server, said));
            if (cut == Cut::After)
                (void)receive(server);
            if (cut != Cut::Never) {
                ++m_cuts;
                open = false;
            }
        }
        if (open && lines[1].revents) {
            const QByteArray said = receive(server);
            open = !said.isEmpty() && sendAll(client, said);
        }
    }
    ::close(server);
    ::close(client);
}

}  // namespace shiftdeck::test

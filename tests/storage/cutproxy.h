// Between a program and a PostgreSQL server on a Unix socket, without TLS: hands on what is said. When it is
// asked to, it cuts the line at a COMMIT, is slow as a bad network is, or hangs.
#pragma once

#include <QString>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace shiftdeck::test {

class CutProxy {
  public:
    enum class Cut {
        Never,
        Before,  // the server does not hear of the COMMIT
        Meanwhile,  // it hears of it, and may still be at it when the client asks
        After,  // it has answered; the answer is lost
    };

    // Listens on PostgreSQL's socket of number `port` in `folder`; the server's is in `serverFolder`.
    CutProxy(const QString &folder, const QString &serverFolder, int port);
    // Listens at an address of IPv4 of the calling thread's network, on the same port as the server's socket.
    static std::unique_ptr<CutProxy> atAddress(const QString &address, const QString &serverFolder, int port);
    ~CutProxy();
    CutProxy(const CutProxy &) = delete;
    CutProxy &operator=(const CutProxy &) = delete;

    void cutNext(Cut cut) { m_cut = cut; }
    int cuts() const { return m_cuts; }

    // What is said comes `delayMs` later, in each direction; `stallPercent` of it are `stallMs` later still,
    // as when a packet was lost and had to be sent again.
    void setWeather(int delayMs, int stallPercent, int stallMs);
    // Neither takes nor hands on anything, and keeps the lines open.
    void setHanging(bool hanging) { m_hanging = hanging; }

  private:
    CutProxy(int listener, const QString &serverFolder, int port);
    void listen(const std::stop_token &end);
    void serve(int client, const std::stop_token &end);

    const QString m_serverSocket;
    const int m_listener = -1;
    std::atomic<Cut> m_cut = Cut::Never;
    std::atomic<int> m_cuts = 0;
    std::atomic<int> m_delayMs = 0, m_stallPercent = 0, m_stallMs = 0;
    std::atomic<bool> m_hanging = false;
    std::vector<std::jthread> m_lines;  // of the listening thread
    std::jthread m_thread;
};

}  // namespace shiftdeck::test

// Between a program and a PostgreSQL server, both on Unix sockets without TLS: hands on what is said, and
// cuts the line at a COMMIT when it is asked to.
#pragma once

#include <QString>

#include <atomic>
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
    ~CutProxy();
    CutProxy(const CutProxy &) = delete;
    CutProxy &operator=(const CutProxy &) = delete;

    void cutNext(Cut cut) { m_cut = cut; }
    int cuts() const { return m_cuts; }

  private:
    void listen(const std::stop_token &end);
    void serve(int client, const std::stop_token &end);

    const QString m_serverSocket;
    int m_listener = -1;
    std::atomic<Cut> m_cut = Cut::Never;
    std::atomic<int> m_cuts = 0;
    std::vector<std::jthread> m_lines;  // of the listening thread
    std::jthread m_thread;
};

}  // namespace shiftdeck::test

// A network of the test's own between this process and a far place, whose packets are late and get lost: two
// TUN devices, each in a network namespace of its own, and a thread that carries real IP packets between
// them. What TCP makes of it is the kernel's doing. Nothing of it is seen outside, and it is gone with the
// process.
//
// Must be made before the program has a second thread: from then on the program, and what it starts, is in
// the near namespace, with a loopback of its own. Unix sockets work as ever. Needs root and /dev/net/tun.
#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace shiftdeck::test {

class PacketLink {
  public:
    static constexpr const char *kFar = "10.77.0.1";
    static constexpr const char *kNear = "10.77.0.2";

    // nullptr and why: it cannot be had here.
    static std::unique_ptr<PacketLink> make(QString *why);
    ~PacketLink();

    // Runs `work` in the far namespace and waits for its end; threads it starts stay there.
    void atFarEnd(const std::function<void()> &work);

    // Each packet is `delayMs` late in each direction, give or take `jitterMs`, and `lossPercent` never come.
    void setWeather(int delayMs, int jitterMs, int lossPercent);
    // Nothing comes through any more, and nobody is told.
    void setCut(bool cut) { m_cut = cut; }
    // The kernel's own network emulator (tc netem) does it from now on; false and why: it is not in this
    // kernel.
    bool useNetem(int delayMs, int jitterMs, int lossPercent, QString *why);

    int carried() const { return m_carried; }
    int lost() const { return m_lost; }

  private:
    PacketLink() = default;
    void carry(const std::stop_token &end);

    int m_near = -1, m_far = -1, m_farNamespace = -1;
    std::atomic<int> m_delayMs = 0, m_jitterMs = 0, m_lossPercent = 0, m_carried = 0, m_lost = 0;
    std::atomic<bool> m_cut = false;
    std::jthread m_thread;
};

}  // namespace shiftdeck::test

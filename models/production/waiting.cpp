#include "models/production/waiting.h"

#include <QElapsedTimer>
#include <QTimer>

#include <coroutine>

namespace shiftdeck {

namespace {
class EventLoopWaiting final : public Waiting {
  public:
    QCoro::Task<TimeMs> wait(TimeMs atMost) override
    {
        QElapsedTimer passed;
        passed.start();
        Sleep sleep{*this, atMost};
        co_await sleep;
        co_return passed.elapsed();
    }
    void wake() override
    {
        if (m_sleeper)
            m_timer->start(0);
    }

  private:
    struct Sleep {
        EventLoopWaiting &in;
        TimeMs atMost;
        bool await_ready() const { return atMost <= 0; }
        void await_suspend(std::coroutine_handle<> sleeper) { in.begin(sleeper, atMost); }
        void await_resume() const { }
    };
    void begin(std::coroutine_handle<> sleeper, TimeMs atMost)
    {
        if (!m_timer) {
            m_timer = std::make_unique<QTimer>();
            m_timer->setSingleShot(true);
            QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [this] {
                if (const auto sleeping = std::exchange(m_sleeper, {}))
                    sleeping.resume();
            });
        }
        m_sleeper = sleeper;
        m_timer->start(int(std::min<TimeMs>(atMost, 60'000)));
    }

    std::unique_ptr<QTimer> m_timer;  // of the thread that waits first
    std::coroutine_handle<> m_sleeper;
};
}  // namespace

std::unique_ptr<Waiting> waitInEventLoop() { return std::make_unique<EventLoopWaiting>(); }

}  // namespace shiftdeck

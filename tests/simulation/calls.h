// Calls to sites that take their time: each goes on at its own moment of the true time, in the order of
// these, as soon as somebody lets time pass. One thread.
#pragma once

#include "tests/simulation/process.h"

#include <coroutine>
#include <functional>
#include <list>

namespace shiftdeck::simulation {

class Calls {
  public:
    explicit Calls(World &world) : m_world(world) { }

    struct Delay {
        Calls &calls;
        const Process &process;
        TimeMs milliseconds;
        bool await_ready() const { return milliseconds <= 0; }
        void await_suspend(std::coroutine_handle<> caller) { calls.hold(process, milliseconds, caller); }
        void await_resume() const { }
    };
    // To be awaited by a call of the process: so long, or until the process ends.
    Delay delay(const Process &process, TimeMs milliseconds) { return {*this, process, milliseconds}; }
    // What happens at a site after the caller gave up.
    void later(TimeMs milliseconds, std::function<void()> what);

    TimeMs next() const;  // the true time of the next one; far away: there is none
    void goOn();  // all whose time has come
    bool hasAny(const Process &process) const;
    void goOnAtOnce(const Process &process);  // all of its calls

  private:
    struct Held {
        TimeMs at = 0;
        const Process *process = nullptr;
        std::function<void()> what;
    };
    void hold(const Process &process, TimeMs milliseconds, std::coroutine_handle<> caller);
    void add(Held held);

    World &m_world;
    std::list<Held> m_held;  // by time; of the same time by their beginning
};

}  // namespace shiftdeck::simulation

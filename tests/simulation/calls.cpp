#include "tests/simulation/calls.h"

#include <algorithm>
#include <limits>

namespace shiftdeck::simulation {

void Calls::add(Held held)
{
    const auto place =
        std::find_if(m_held.begin(), m_held.end(), [&held](const Held &other) { return other.at > held.at; });
    m_held.insert(place, std::move(held));
}

void Calls::hold(const Process &process, TimeMs milliseconds, std::coroutine_handle<> caller)
{
    add({m_world.trueNow() + milliseconds, &process, [caller] { caller.resume(); }});
}

void Calls::later(TimeMs milliseconds, std::function<void()> what)
{
    add({m_world.trueNow() + milliseconds, nullptr, std::move(what)});
}

TimeMs Calls::next() const { return m_held.empty() ? std::numeric_limits<TimeMs>::max() : m_held.front().at; }

void Calls::goOn()
{
    while (!m_held.empty() && m_held.front().at <= m_world.trueNow()) {
        const Held held = std::move(m_held.front());
        m_held.pop_front();
        held.what();
    }
}

bool Calls::hasAny(const Process &process) const
{
    return std::any_of(m_held.begin(), m_held.end(),
                       [&process](const Held &held) { return held.process == &process; });
}

void Calls::goOnAtOnce(const Process &process)
{
    for (;;) {
        const auto held = std::find_if(m_held.begin(), m_held.end(),
                                       [&process](const Held &one) { return one.process == &process; });
        if (held == m_held.end())
            return;
        const Held one = std::move(*held);
        m_held.erase(held);
        one.what();
    }
}

}  // namespace shiftdeck::simulation

// A command about jobs, judged one by one. Internal to models/commands.
#pragma once

#include "models/commands/support.h"

namespace shiftdeck {

class JobCommand : public Command {
  public:
    explicit JobCommand(CommandSpec spec) : m_spec(std::move(spec)) {}
    const CommandSpec &spec() const override { return m_spec; }
    // From a loaded row alone; what the buttons ask.
    Blocker blocker(const Principal &who, const JobSummary &job) const
    {
        const Blocker role = roleBlocker(m_spec.roles, who);
        return role.text.isEmpty() ? obstacle(who, job) : role;
    }
    virtual Blocker obstacle(const Principal &who, const JobSummary &job) const = 0;

  private:
    CommandSpec m_spec;
};

}  // namespace shiftdeck

// The agent's watch over the sources of new runs: a stage of its cycle (agent.h).
//
// Each source that is due is looked at on a thread of its own: there it is listed, and the files of the runs
// that are complete are read. What is found comes over run by run, and the agent's thread takes each in one
// transaction (runrequests.h). So a slow source delays itself alone, and the cycle never waits. Where there
// is no source, step() is one cheap read.
//
// step() and the destructor are called on the agent's thread; the destructor stops the looks and waits until
// they noticed it, between two reads of a disk.
#pragma once

#include "models/production/agent.h"

#include <memory>

namespace shiftdeck {

class RunWatcher {
  public:
    RunWatcher();
    ~RunWatcher();

    Result<> step(AgentStep &agent);
    bool isBusy() const;  // a look is under way, or what it found is not all taken

  private:
    struct Look;
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace shiftdeck

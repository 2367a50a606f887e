// A set of lumisections that grows one range at a time and notices what is in it already. Neighbours are kept
// as one range: a file in order, however long, needs one node per run. A value; any thread.
#pragma once

#include "models/runs/runlist.h"

#include <map>

namespace shiftdeck {

class LumisectionSet {
  public:
    // False, and nothing changed, when one of them is in the set already. Logarithmic.
    bool insert(const LumiRange &range);
    RunList list() const;

  private:
    std::map<std::pair<RunNumber, qint32>, qint32> m_lasts;  // by run and first
};

}  // namespace shiftdeck

// Runs campaigns and sums up what they say.
#pragma once

#include "tests/simulation/campaign.h"

#include <memory>

namespace shiftdeck::simulation {

struct Summary {
    quint64 campaigns = 0, cycles = 0, fingerprint = 0;
    double seconds = 0;
    FaultCounts counts{};
    struct Failure {
        quint64 seed = 0;
        QString text;
    };
    QList<Failure> failures;

    void add(const CampaignResult &result);
    void add(const Summary &other);
};

// Runs in a folder of its own, in memory where there is such a place; the folder goes with it.
class Runner {
  public:
    // The store is without what guards it against the mutation (may be nullptr).
    explicit Runner(const StorePlace &place, const Mutation *mutation = nullptr);
    ~Runner();
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;

    CampaignResult run(quint64 seed, const WorldOptions &options);

  private:
    QString m_folder;
    std::unique_ptr<SimStore> m_store;
};

// Seeds `from`, `from + step`, ... up to `to`; ends at the first failure when asked to.
Summary runSeeds(Runner &runner, quint64 from, quint64 to, quint64 step, const WorldOptions &options,
                 bool stopsAtFailure);
// The same in so many processes. Must be called before anything of Qt is made.
Summary runInProcesses(int processes, const StorePlace &place, quint64 from, quint64 to,
                       const WorldOptions &options);

}  // namespace shiftdeck::simulation

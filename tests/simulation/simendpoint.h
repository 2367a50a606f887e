// A console process's way to a site, with everything that can go wrong between the two.
#pragma once

#include "tests/simulation/calls.h"
#include "tests/simulation/peek.h"
#include "tests/simulation/process.h"
#include "tests/simulation/simsite.h"

#include <functional>

namespace shiftdeck::simulation {

class SimEndpoint final : public Endpoint {
  public:
    // `meanwhile` is what others do while a call is under way.
    SimEndpoint(World &world, Calls &calls, SimSite &site, Process &process, const Peek &peek,
                std::function<void()> meanwhile);

    EndpointCapabilities capabilities() const override { return m_site.capabilities; }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> descriptions,
                                                    std::stop_token stop) override;
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    class Underway;
    // How long a call takes on its two ways.
    struct Trip {
        TimeMs there = 0, back = 0;
        bool isGivenUp = false;  // by its caller, after the way there
    };
    Trip trip();
    QCoro::Task<bool> arrives(QString call, Trip trip);  // the call reaches the site
    QCoro::Task<bool> comesBack(Trip trip);
    bool returns();  // its answer comes back
    void checkIntent(const QList<JobDescription> &descriptions) const;
    QList<SubmitAnswer> take(const QList<JobDescription> &descriptions);
    template <typename Answer>
    void disturb(QList<Answer> &answers);

    World &m_world;
    Calls &m_calls;
    SimSite &m_site;
    Process &m_process;
    const Peek &m_peek;
    const std::function<void()> m_meanwhile;
    int m_underway = 0;
};

}  // namespace shiftdeck::simulation

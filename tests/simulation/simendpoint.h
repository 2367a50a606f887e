// A console process's way to a site, with everything that can go wrong between the two.
#pragma once

#include "tests/simulation/peek.h"
#include "tests/simulation/process.h"
#include "tests/simulation/simsite.h"

#include <functional>

namespace shiftdeck::simulation {

class SimEndpoint final : public Endpoint {
  public:
    // `meanwhile` is what others do while a call is under way.
    SimEndpoint(World &world, SimSite &site, Process &process, const Peek &peek,
                std::function<void()> meanwhile);

    EndpointCapabilities capabilities() const override { return m_site.capabilities; }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> descriptions,
                                                    std::stop_token stop) override;
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    bool arrives(const QString &call);  // the call reaches the site
    bool returns();  // its answer comes back
    void checkIntent(const QList<JobDescription> &descriptions) const;
    QList<SubmitAnswer> take(const QList<JobDescription> &descriptions);
    template <typename Answer>
    void disturb(QList<Answer> &answers);

    World &m_world;
    SimSite &m_site;
    Process &m_process;
    const Peek &m_peek;
    const std::function<void()> m_meanwhile;
};

}  // namespace shiftdeck::simulation

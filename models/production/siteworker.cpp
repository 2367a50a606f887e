#include "models/production/siteworker.h"

#include "models/core/errortext.h"
#include "models/production/agentcontext.h"
#include "models/production/checking.h"
#include "models/production/following.h"
#include "models/production/submission.h"
#include "models/production/waiting.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
struct SiteText {
    Q_DECLARE_TR_FUNCTIONS(SiteWorker)
};

constexpr TimeMs kSliceMs = 1000;  // between two heartbeats of a long wait

using SiteStep = QCoro::Task<Result<>> (*)(AgentContext *, SiteWork *, std::stop_token);

QCoro::Task<Result<>> attend(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    static constexpr std::array<SiteStep, 4> kSteps{resolveDoubtful, followJobs, lookForLost, checkEnded};
    for (const SiteStep step : kSteps) {
        if (stop.stop_requested() || !s->mayAsk(*c))
            break;
        SD_CO_CHECK(c->lease.beat());
        auto running = step(c, s, stop);
        const auto done = co_await running;
        SD_CO_CHECK(done);
    }
    co_return Result<>();
}

QCoro::Task<Result<>> submit(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    if (stop.stop_requested() || !s->mayAsk(*c))
        co_return Result<>();
    SD_CO_CHECK(c->lease.beat());
    auto submitting = submitPending(c, s, stop);
    const auto submitted = co_await submitting;
    co_return submitted;
}

std::size_t indexOf(SiteWorker::Part part) { return part == SiteWorker::Part::Attend ? 0 : 1; }
}  // namespace

// ---------------------------------------------------------------- what is known of a site

SiteWork::SiteWork(const AgentContext &context, Site which)
    : site(std::move(which)), pace(context.config.askAtMostEveryMs, context.config.askAtLeastEveryMs),
      begunAt(context.clock.now())
{
}

void SiteWork::noteFailure(AgentContext &c, const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    pace.noteFailure(c.clock.now());
    trouble = SiteText::tr("Site %1: %2").arg(site.name, describe(error));
    c.problem(trouble);
}

void SiteWork::noteAnswer()
{
    pace.noteAnswer();
    trouble.clear();
}

bool SiteWork::mayAsk(AgentContext &c)
{
    if (pace.isLeftAlone(c.clock.now())) {
        c.problem(trouble);
        return false;
    }
    if (!endpoint) {
        const auto made = c.endpoints.endpoint(site);
        if (!made) {
            noteFailure(c, made.error());
            return false;
        }
        endpoint = *made;
    }
    const TimeMs pause = endpoint->capabilities().pauseMs;
    if (pause <= 0)
        return true;
    c.problem(trouble.isEmpty()
                  ? SiteText::tr("Site %1 asks for a pause of %2 s.").arg(site.name).arg((pause + 999) / 1000)
                  : trouble);
    return false;
}

qsizetype SiteWork::pageSize() const
{
    const EndpointCapabilities can = endpoint->capabilities();
    return std::clamp(can.maxAsked > 0 ? can.maxAsked : can.maxBatch, 1, kMostPerPage);
}

qsizetype SiteWork::batchSize() const { return std::max(1, endpoint->capabilities().maxBatch); }

// ---------------------------------------------------------------- one site

SiteWorker::SiteWorker(AgentContext &context, Site site)
    : m_context(context), m_state(context, std::move(site))
{
}

bool SiteWorker::start(const Site &site, Part part)
{
    if (m_isBusy) {
        m_owed.at(indexOf(part)) = true;
        return false;
    }
    m_state.site = site;
    m_isBusy = true;
    // Let go: it holds this worker until it ends. Kept here, the two would hold each other for ever.
    [[maybe_unused]] const auto underway = run(shared_from_this(), part, m_context.workers.stopToken());
    return true;
}

// The other part first, so that none is for ever overtaken.
std::optional<SiteWorker::Part> SiteWorker::nextAfter(Part part)
{
    const Part other = part == Part::Attend ? Part::Submit : Part::Attend;
    for (const Part next : {other, part})
        if (std::exchange(m_owed.at(indexOf(next)), false))
            return next;
    return std::nullopt;
}

QCoro::Task<> SiteWorker::run(std::shared_ptr<SiteWorker> self, Part part, std::stop_token stop)
{
    AgentContext *c = &self->m_context;
    for (std::optional<Part> next = part; next; next = self->nextAfter(*next)) {
        auto running =
            *next == Part::Attend ? attend(c, &self->m_state, stop) : submit(c, &self->m_state, stop);
        const auto done = co_await running;
        if (!done) {
            self->m_result = done;
            break;
        }
        if (stop.stop_requested())
            break;
    }
    self->m_owed = {};
    self->m_isBusy = false;
    c->waiting->wake();
}

// ---------------------------------------------------------------- all sites

bool SiteWorkers::isBusy() const { return busy() > 0; }

int SiteWorkers::busy() const
{
    return int(std::count_if(m_workers.begin(), m_workers.end(),
                             [](const auto &entry) { return entry.second->isBusy(); }));
}

std::stop_source SiteWorkers::stopOfThisCycle()
{
    if (m_stop.stop_requested() && !isBusy())
        m_stop = std::stop_source();
    return m_stop;
}

QCoro::Task<Result<>> SiteWorkers::visit(AgentContext *c, SiteWorker::Part part, std::stop_token stop)
{
    SD_CO_TRY(const auto sites, sitesWithJobs(c->db));
    QList<std::shared_ptr<SiteWorker>> started;
    for (const Site &site : sites) {
        std::shared_ptr<SiteWorker> &worker = m_workers[site.id.value()];
        if (!worker)
            worker = std::make_shared<SiteWorker>(*c, site);
        if (worker->start(site, part))
            started.append(worker);
    }
    TimeMs left = c->config.patienceMs;
    for (;;) {
        const bool isStopping = stop.stop_requested();
        const bool waits = isStopping ? isBusy()
                                      : std::any_of(started.begin(), started.end(),
                                                    [](const auto &worker) { return worker->isBusy(); });
        if (!waits || (left <= 0 && !isStopping))
            break;
        auto waiting = c->waiting->wait(isStopping ? kSliceMs : std::min(left, kSliceMs));
        const TimeMs passed = co_await waiting;
        left -= passed;
        SD_CO_CHECK(c->lease.beat());
    }
    for (const auto &[id, worker] : m_workers)
        SD_CO_CHECK(worker->takeResult());
    co_return Result<>();
}

}  // namespace shiftdeck

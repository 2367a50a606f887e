#include "tests/simulation/simendpoint.h"

#include <QDir>

namespace shiftdeck::simulation {

namespace {
constexpr int kCrashPerMille = 8;
constexpr int kAnswerPerMille = 25;
constexpr int kRefusedPerMille = 15;
constexpr int kSlowPerMille = 40;
constexpr int kHangPerMille = 6;
constexpr TimeMs kLimitMs = 20'000;  // after which a caller gives up

tl::unexpected<Error> silence(const QString &site)
{
    return fail(ErrorCode::Unavailable, site, QStringLiteral("It does not answer."), true);
}
}  // namespace

// A site has one call of a process at a time.
class SimEndpoint::Underway {
  public:
    Underway(SimEndpoint &endpoint, const char *call) : m_endpoint(endpoint)
    {
        if (++m_endpoint.m_underway > 1)
            m_endpoint.m_world.violate(
                QStringLiteral("one at a time"),
                QStringLiteral("%1 calls %2 (%3) while it still waits for an answer from there")
                    .arg(m_endpoint.m_process.name(), m_endpoint.m_site.name, QLatin1StringView(call)));
    }
    ~Underway() { --m_endpoint.m_underway; }
    Underway(const Underway &) = delete;
    Underway &operator=(const Underway &) = delete;

  private:
    SimEndpoint &m_endpoint;
};

SimEndpoint::SimEndpoint(World &world, Calls &calls, SimSite &site, Process &process, const Peek &peek,
                         std::function<void()> meanwhile)
    : m_world(world), m_calls(calls), m_site(site), m_process(process), m_peek(peek),
      m_meanwhile(std::move(meanwhile))
{
}

SimEndpoint::Trip SimEndpoint::trip()
{
    Rng &rng = m_world.delayRng;
    if (m_process.isDead() || m_world.calm)
        return {};
    if (m_world.delays(Fault::SiteHangs, kHangPerMille))
        m_site.hangsUntil = m_world.trueNow() + rng.between(2000, 90'000);
    const TimeMs hangs = m_site.hangsUntil - m_world.trueNow();
    if (hangs > kLimitMs)
        return {kLimitMs, 0, true};
    TimeMs takes = 0;
    if (hangs > 0)
        takes = hangs + rng.between(0, 500);
    else if (m_world.delays(Fault::SiteSlow, kSlowPerMille))
        takes = rng.between(20, 8000);
    const TimeMs there = takes > 0 ? rng.between(0, takes) : 0;
    return {there, takes - there, false};
}

QCoro::Task<bool> SimEndpoint::arrives(QString call, Trip trip)
{
    m_site.noteCall(&m_process);
    if (m_process.isDead())
        co_return false;
    m_world.note(QStringLiteral("%1 asks %2: %3").arg(m_process.name(), m_site.name, call));
    m_meanwhile();
    if (m_world.strikes(Fault::CrashBeforeCall, kCrashPerMille)) {
        m_process.die();
        co_return false;
    }
    auto under = m_calls.delay(m_process, trip.there);
    co_await under;
    co_return !m_process.isDead() && !trip.isGivenUp && !m_world.strikes(Fault::NoAnswer, kAnswerPerMille);
}

QCoro::Task<bool> SimEndpoint::comesBack(Trip trip)
{
    auto under = m_calls.delay(m_process, trip.back);
    co_await under;
    const bool isBack = !m_process.isDead() && returns();
    m_site.noteReturn(&m_process, isBack);
    co_return isBack;
}

bool SimEndpoint::returns()
{
    if (m_world.strikes(Fault::CrashAfterCall, kCrashPerMille)) {
        m_process.die();
        return false;
    }
    return !m_world.strikes(Fault::AnswerLost, kAnswerPerMille);
}

template <typename Answer>
void SimEndpoint::disturb(QList<Answer> &answers)
{
    if (!answers.isEmpty() && m_world.strikes(Fault::AnswerPartial, kAnswerPerMille))
        answers.removeAt(m_world.rng.between(0, answers.size() - 1));
    if (!answers.isEmpty() && m_world.strikes(Fault::AnswerRepeated, kAnswerPerMille))
        answers.append(m_world.rng.pick(answers));
    if (m_world.strikes(Fault::AnswerStranger, kAnswerPerMille)) {
        Answer stranger{};
        stranger.token = QStringLiteral("r99-p-unknown-to-all");
        answers.append(stranger);
    }
    if (answers.size() > 1 && m_world.strikes(Fault::AnswerReordered, kAnswerPerMille))
        m_world.rng.shuffle(answers);
}

// Rule 4: what is handed over was written down as being handed over, before.
void SimEndpoint::checkIntent(const QList<JobDescription> &descriptions) const
{
    for (const JobDescription &job : descriptions) {
        const QByteArray status =
            m_peek.text("SELECT status FROM jobs WHERE token = ?", {job.token.toUtf8()});
        if (status != "submitting")
            m_world.violate(QStringLiteral("rule 4"),
                            QStringLiteral("%1 is submitted while its record says \"%2\"")
                                .arg(m_world.alias(job.token), QString::fromUtf8(status)));
    }
}

QList<SubmitAnswer> SimEndpoint::take(const QList<JobDescription> &descriptions)
{
    QList<SubmitAnswer> answers;
    for (const JobDescription &job : descriptions) {
        if (m_world.strikes(Fault::SubmitRefused, kRefusedPerMille)) {
            answers.append(
                {job.token, fail(ErrorCode::Refused, job.token, QStringLiteral("The queue is closed."))});
            continue;
        }
        TimeMs delay = 0;
        if (m_site.capabilities.settleMs > 0 && m_world.strikes(Fault::AnswerLate, kAnswerPerMille * 2))
            delay = m_world.rng.between(1, m_site.capabilities.settleMs - 1);
        m_site.submit(job, delay);
        answers.append({job.token, m_site.stateOf(*m_site.find(job.token))});
    }
    return answers;
}

QCoro::Task<Result<QList<SubmitAnswer>>> SimEndpoint::submit(QList<JobDescription> descriptions,
                                                             std::stop_token)
{
    const Underway underway(*this, "submit");
    if (!m_process.isDead())
        checkIntent(descriptions);
    const Trip way = trip();
    auto arriving = arrives(QStringLiteral("submit %1").arg(descriptions.size()), way);
    const bool isThere = co_await arriving;
    if (!isThere) {
        // What was sent may arrive all the same: when nobody waits for it any more, or its sender is dead.
        const TimeMs settleMs = m_site.capabilities.settleMs;
        if (way.there > 0 && settleMs > 0 && m_world.delayRng.chance(500))
            m_calls.later(m_world.delayRng.between(0, settleMs - 1), [&site = m_site, descriptions] {
                for (const JobDescription &job : descriptions)
                    site.submit(job, 0);
            });
        co_return silence(m_site.name);
    }
    QList<SubmitAnswer> answers = take(descriptions);
    auto coming = comesBack(way);
    const bool isBack = co_await coming;
    if (!isBack)
        co_return silence(m_site.name);
    disturb(answers);
    co_return answers;
}

QCoro::Task<Result<QList<EndpointJob>>> SimEndpoint::find(QStringList tokens, std::stop_token)
{
    const Underway underway(*this, "find");
    const Trip way = trip();
    const TimeMs from = m_world.now();
    auto arriving = arrives(QStringLiteral("find %1").arg(tokens.size()), way);
    const bool isThere = co_await arriving;
    if (!isThere)
        co_return silence(m_site.name);
    QList<EndpointJob> found;
    for (const QString &token : tokens) {
        const SimJob *job = m_site.find(token);
        if (job && m_site.isKnown(*job))
            found.append(m_world.strikes(Fault::AnswerStale, kAnswerPerMille) ? m_site.earlierStateOf(*job)
                                                                              : m_site.stateOf(*job));
    }
    auto coming = comesBack(way);
    const bool isBack = co_await coming;
    if (!isBack)
        co_return silence(m_site.name);
    disturb(found);
    m_site.noteAnswer(tokens, found, from);
    co_return found;
}

QCoro::Task<Result<QList<CancelAnswer>>> SimEndpoint::cancel(QStringList tokens, std::stop_token)
{
    const Underway underway(*this, "cancel");
    const Trip way = trip();
    auto arriving = arrives(QStringLiteral("cancel %1").arg(tokens.size()), way);
    const bool isThere = co_await arriving;
    if (!isThere)
        co_return silence(m_site.name);
    QList<CancelAnswer> answers;
    for (const QString &token : tokens) {
        if (m_site.cancel(token))
            answers.append({token, Result<>()});
        else
            answers.append({token, fail(ErrorCode::NotFound, token, QStringLiteral("No such job."))});
    }
    auto coming = comesBack(way);
    const bool isBack = co_await coming;
    if (!isBack)
        co_return silence(m_site.name);
    disturb(answers);
    co_return answers;
}

QCoro::Task<Result<QString>> SimEndpoint::retrieve(QString token, std::stop_token)
{
    const Underway underway(*this, "retrieve");
    const Trip way = trip();
    auto arriving = arrives(QStringLiteral("retrieve"), way);
    const bool isThere = co_await arriving;
    if (!isThere)
        co_return silence(m_site.name);
    const auto isLeft = [this, &token] {
        const SimJob *job = m_site.find(token);
        return job && (m_site.isKnown(*job) || job->outcome == Fault::VanishEnded)
            && QDir(m_site.folderOf(token)).exists();
    };
    const bool hasIt = isLeft();
    auto coming = comesBack(way);
    const bool isBack = co_await coming;
    if (!isBack)
        co_return silence(m_site.name);
    if (!hasIt)
        co_return fail(ErrorCode::NotFound, token, QStringLiteral("No such job."));
    co_return m_site.folderOf(token);
}

QCoro::Task<Result<EndpointHealth>> SimEndpoint::health(std::stop_token)
{
    const Trip way = trip();
    auto arriving = arrives(QStringLiteral("health"), way);
    const bool isThere = co_await arriving;
    if (!isThere)
        co_return silence(m_site.name);
    EndpointHealth health;
    health.up = true;
    co_return health;
}

}  // namespace shiftdeck::simulation

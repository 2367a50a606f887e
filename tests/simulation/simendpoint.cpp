#include "tests/simulation/simendpoint.h"

#include <QDir>

namespace shiftdeck::simulation {

namespace {
constexpr int kCrashPerMille = 8;
constexpr int kAnswerPerMille = 25;
constexpr int kRefusedPerMille = 15;

tl::unexpected<Error> silence(const QString &site)
{
    return fail(ErrorCode::Unavailable, site, QStringLiteral("It does not answer."), true);
}
}  // namespace

SimEndpoint::SimEndpoint(World &world, SimSite &site, Process &process, const Peek &peek,
                         std::function<void()> meanwhile)
    : m_world(world), m_site(site), m_process(process), m_peek(peek), m_meanwhile(std::move(meanwhile))
{
}

bool SimEndpoint::arrives(const QString &call)
{
    if (m_process.isDead())
        return false;
    m_world.note(QStringLiteral("%1 asks %2: %3").arg(m_process.name(), m_site.name, call));
    m_meanwhile();
    if (m_world.strikes(Fault::CrashBeforeCall, kCrashPerMille)) {
        m_process.die();
        return false;
    }
    return !m_world.strikes(Fault::NoAnswer, kAnswerPerMille);
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
    if (!m_process.isDead())
        checkIntent(descriptions);
    if (!arrives(QStringLiteral("submit %1").arg(descriptions.size())))
        co_return silence(m_site.name);
    QList<SubmitAnswer> answers = take(descriptions);
    if (!returns())
        co_return silence(m_site.name);
    disturb(answers);
    co_return answers;
}

QCoro::Task<Result<QList<EndpointJob>>> SimEndpoint::find(QStringList tokens, std::stop_token)
{
    if (!arrives(QStringLiteral("find %1").arg(tokens.size())))
        co_return silence(m_site.name);
    QList<EndpointJob> found;
    for (const QString &token : tokens) {
        const SimJob *job = m_site.find(token);
        if (job && m_site.isKnown(*job))
            found.append(m_world.strikes(Fault::AnswerStale, kAnswerPerMille) ? m_site.earlierStateOf(*job)
                                                                              : m_site.stateOf(*job));
    }
    if (!returns())
        co_return silence(m_site.name);
    disturb(found);
    m_site.noteAnswer(tokens, found);
    co_return found;
}

QCoro::Task<Result<QList<CancelAnswer>>> SimEndpoint::cancel(QStringList tokens, std::stop_token)
{
    if (!arrives(QStringLiteral("cancel %1").arg(tokens.size())))
        co_return silence(m_site.name);
    QList<CancelAnswer> answers;
    for (const QString &token : tokens) {
        if (m_site.cancel(token))
            answers.append({token, Result<>()});
        else
            answers.append({token, fail(ErrorCode::NotFound, token, QStringLiteral("No such job."))});
    }
    if (!returns())
        co_return silence(m_site.name);
    disturb(answers);
    co_return answers;
}

QCoro::Task<Result<QString>> SimEndpoint::retrieve(QString token, std::stop_token)
{
    if (!arrives(QStringLiteral("retrieve")))
        co_return silence(m_site.name);
    const SimJob *job = m_site.find(token);
    const bool isThere = job && (m_site.isKnown(*job) || job->outcome == Fault::VanishEnded)
        && QDir(m_site.folderOf(token)).exists();
    if (!returns())
        co_return silence(m_site.name);
    if (!isThere)
        co_return fail(ErrorCode::NotFound, token, QStringLiteral("No such job."));
    co_return m_site.folderOf(token);
}

QCoro::Task<Result<EndpointHealth>> SimEndpoint::health(std::stop_token)
{
    if (!arrives(QStringLiteral("health")))
        co_return silence(m_site.name);
    EndpointHealth health;
    health.up = true;
    co_return health;
}

}  // namespace shiftdeck::simulation

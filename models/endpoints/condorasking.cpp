// How HTCondor is asked: every question, and what its queue and its history know of jobs.
#include "models/endpoints/condorendpoint.h"
#include "models/endpoints/condorsubmission.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace shiftdeck {

namespace {
// That many tokens in one constraint; for more the queue is asked for all jobs of the spool, and the history
// several times. An argument may have 128 KiB.
constexpr qsizetype kMostNamed = 500;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Condor)
};

// A token that HTCondor has twice was taken twice, and the wrapper lets one run: the one that says most.
bool saysMore(const CondorRecord &one, const CondorRecord &other)
{
    const auto rank = [](const CondorRecord &record) {
        const EndpointPhase phase = record.phase();
        return phase == EndpointPhase::Running ? 0 : phase == EndpointPhase::Queued ? 1 : 2;
    };
    return std::tuple(rank(one), one.cluster, one.process)
        < std::tuple(rank(other), other.cluster, other.process);
}
}  // namespace

Error CondorEndpoint::unclear(const QString &cause) const
{
    const QString what =
        m_config.schedd.isEmpty() ? Text::tr("HTCondor") : Text::tr("HTCondor at %1").arg(m_config.schedd);
    return Error{ErrorCode::Unavailable, what, cause, true};
}

bool CondorEndpoint::isSettled() const { return m_good.isValid() && m_good.elapsed() >= m_config.settleMs; }

QCoro::Task<Result<ToolAnswer>> CondorEndpoint::ask(QString program, QStringList arguments,
                                                    std::stop_token stop)
{
    QStringList all;
    if (!m_config.schedd.isEmpty())
        all += {QStringLiteral("-name"), m_config.schedd};
    if (!m_config.pool.isEmpty())
        all += {QStringLiteral("-pool"), m_config.pool};
    all += arguments;
    auto running = m_tools.run(program, all, stop);
    const auto answer = co_await running;
    if (!answer && answer.error().code != ErrorCode::Cancelled)
        m_good.invalidate();
    co_return answer;
}

QCoro::Task<Result<QList<CondorRecord>>> CondorEndpoint::list(QString program, QStringList arguments,
                                                              std::stop_token stop)
{
    auto asking = ask(program, arguments, stop);
    const auto answer = co_await asking;
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->exitCode != 0) {
        m_good.invalidate();
        co_return tl::unexpected(
            unclear(Text::tr("%1 ended with exit code %2. %3")
                        .arg(program, QString::number(answer->exitCode), answer->words())));
    }
    auto records = parseCondorJobs(answer->output);
    if (!records) {
        m_good.invalidate();
        co_return tl::unexpected(unclear(Text::tr("%1: %2").arg(program, records.error().cause)));
    }
    co_return records;
}

CondorEndpoint::Listing CondorEndpoint::ours(const QList<CondorRecord> &records) const
{
    Listing byToken;
    for (const CondorRecord &record : records) {
        if (record.token.isEmpty() || (!m_config.owner.isEmpty() && record.owner != m_config.owner))
            continue;
        const auto known = byToken.constFind(record.token);
        if (known == byToken.constEnd() || saysMore(record, *known))
            byToken.insert(record.token, record);
    }
    return byToken;
}

// Of all users: who we are for HTCondor need not be who we are here, and a job of ours that is not shown
// would be submitted again.
QCoro::Task<Result<CondorEndpoint::Listing>> CondorEndpoint::inQueue(QStringList tokens, std::stop_token stop)
{
    const QString constraint =
        tokens.size() <= kMostNamed ? condorConstraint(tokens) : condorSpoolConstraint(m_spoolWord);
    QStringList arguments{QStringLiteral("-allusers"),   QStringLiteral("-json"),
                          QStringLiteral("-attributes"), condorJobAttributes(),
                          QStringLiteral("-constraint"), constraint};
    auto listing = list(QStringLiteral("condor_q"), arguments, stop);
    const auto records = co_await listing;
    if (!records)
        co_return tl::unexpected(records.error());
    co_return ours(*records);
}

// It is read from its newest entry back until as many are found; all of it where these were not the ones. Its
// order is no order of time, so there is no entry before which none of ours can be.
QCoro::Task<Result<CondorEndpoint::Listing>> CondorEndpoint::inHistory(QStringList tokens,
                                                                       std::stop_token stop)
{
    Listing found;
    for (qsizetype i = 0; i < tokens.size(); i += kMostNamed) {
        const QStringList some = tokens.mid(i, kMostNamed);
        QStringList arguments{QStringLiteral("-json"), QStringLiteral("-attributes"), condorJobAttributes(),
                              QStringLiteral("-constraint"), condorConstraint(some)};
        const QStringList few =
            QStringList{QStringLiteral("-match"), QString::number(some.size())} + arguments;
        auto listing = list(QStringLiteral("condor_history"), few, stop);
        auto records = co_await listing;
        if (records && records->size() >= some.size() && ours(*records).size() < some.size()) {
            auto again = list(QStringLiteral("condor_history"), arguments, stop);
            records = co_await again;
        }
        if (!records)
            co_return tl::unexpected(records.error());
        found.insert(ours(*records));
    }
    co_return found;
}

QCoro::Task<Result<EndpointHealth>> CondorEndpoint::health(std::stop_token stop)
{
    EndpointHealth health;
    health.asOf = m_clock.now();
    // Answered by the queue itself, with nothing.
    QStringList nothing{QStringLiteral("-json"), QStringLiteral("-attributes"), QStringLiteral("ClusterId"),
                        QStringLiteral("-constraint"), QStringLiteral("false")};
    auto asking = ask(QStringLiteral("condor_q"), nothing, stop);
    const auto answer = co_await asking;
    if (!answer && answer.error().code == ErrorCode::Cancelled)
        co_return tl::unexpected(answer.error());
    health.up = answer && answer->exitCode == 0 && parseCondorAds(answer->output);
    if (!health.up) {
        health.message = !answer        ? answer.error().cause
            : answer->exitCode == 0     ? Text::tr("What condor_q says is no answer of HTCondor's.")
            : answer->words().isEmpty() ? Text::tr("condor_q ended with exit code %1.").arg(answer->exitCode)
                                        : answer->words();
        co_return health;
    }
    QStringList arguments;
    if (!m_config.pool.isEmpty())
        arguments += {QStringLiteral("-pool"), m_config.pool};
    arguments += {QStringLiteral("-schedd"), QStringLiteral("-json"), QStringLiteral("-attributes"),
                  QStringLiteral("Name,TotalRunningJobs,TotalIdleJobs")};
    if (!m_config.schedd.isEmpty())
        arguments.append(m_config.schedd);
    auto loading = m_tools.run(QStringLiteral("condor_status"), arguments, stop);
    const auto load = co_await loading;
    const auto counts = load && load->exitCode == 0 ? parseCondorLoad(load->output)
                                                    : Result<CondorLoad>(tl::unexpected(Error()));
    if (!counts) {
        health.message = Text::tr("HTCondor's queue answers; how much is in it is not known.");
        co_return health;
    }
    health.running = counts->running;
    health.queued = counts->idle;
    health.message =
        Text::tr("HTCondor runs %1 jobs of all users, %2 wait.").arg(health.running).arg(health.queued);
    co_return health;
}

}  // namespace shiftdeck

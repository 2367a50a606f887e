// Jobs that Slurm has forgotten and that left no report: how they ended, says its accounting.
#include "models/endpoints/jobfolder.h"
#include "models/endpoints/slurmendpoint.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qsizetype kMostTasks = 200;  // in one question: some 2 kB of address, 0.5 MB of answer
constexpr qsizetype kMostNames = 5;  // each may be of a thousand tasks
constexpr TimeMs kSkewMs = 86'400'000;  // between the clock here and the one of the site
constexpr qint64 kAskAgainMs = 600'000;  // whether there is one now

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Slurm)
};
}  // namespace

// By number and task where the number is known, else by name. slurmrestd refuses a bare comma.
QList<QByteArray> SlurmEndpoint::accountingQueries(const QList<Batch> &missing) const
{
    QList<QByteArray> queries;
    QList<QByteArray> tasks, names;
    TimeMs since = 0;
    const auto flush = [&](qsizetype mostTasks, qsizetype mostNames) {
        if (tasks.size() >= mostTasks) {
            queries.append("step=" + tasks.join("%2C"));
            tasks.clear();
        }
        if (names.size() >= mostNames) {
            const QByteArray time = "uts" + QByteArray::number(std::max<TimeMs>(since - kSkewMs, 0) / 1000);
            // Without the time of submission a day's jobs are looked through, and of those only what could
            // have run.
            queries.append("job_name=" + names.join("%2C")
                           + (m_version < 39 ? "&submit_time=" + time
                                             : "&usage_time_as_submit_time=true&start_time=" + time));
            names.clear();
            since = 0;
        }
    };
    for (const Batch &batch : missing) {
        if (batch.number == 0) {
            for (const QString &token : batch.tokens) {
                const TimeMs placed = readQueuePlace(m_spool.jobFolder(token)).time;
                since = since == 0 ? placed : std::min(since, placed);
            }
            names.append(batch.name.toLatin1());
            flush(kMostTasks, kMostNames);
            continue;
        }
        for (auto task = batch.tokens.keyBegin(); task != batch.tokens.keyEnd(); ++task) {
            tasks.append(QByteArray::number(batch.number) + '_' + QByteArray::number(*task));
            flush(kMostTasks, kMostNames);
        }
    }
    flush(1, 1);
    return queries;
}

QCoro::Task<Result<QList<SlurmRecord>>> SlurmEndpoint::askAccounting(QByteArray query, std::stop_token stop)
{
    if (m_accounting == Accounting::None && m_accountingAsked.elapsed() < kAskAgainMs)
        co_return QList<SlurmRecord>();
    if (m_accounting == Accounting::Closed && m_accountingAsked.elapsed() < m_config.closedMs)
        co_return tl::unexpected(unclear(m_accountingCause));
    auto asking = askBelow("/slurmdb", "GET", "/jobs?skip_steps=true&" + query, {}, stop);
    const auto answer = co_await asking;
    if (!answer && answer.error().code == ErrorCode::Cancelled)
        co_return tl::unexpected(answer.error());
    m_accountingAsked.start();
    if (answer && answer->status == 404 && !answer->body.trimmed().startsWith('{')) {
        m_accounting = Accounting::None;
        co_return QList<SlurmRecord>();
    }
    auto listing =
        answer ? parseSlurmAccounts(answer->body) : Result<SlurmListing>(tl::unexpected(answer.error()));
    const bool isAnswer = listing
        && (!listing->records.isEmpty()
            || std::all_of(listing->errors.begin(), listing->errors.end(),
                           [](const SlurmError &error) { return error.number == kSlurmNothingFound; }));
    if (!isAnswer) {
        m_accounting = Accounting::Closed;
        m_accountingCause = listing ? describe(listing->errors) : listing.error().cause;
        // slurmrestd keeps a connection to slurmdbd for each of ours, also one that has broken (22.05).
        m_rest.closeConnections();
        co_return tl::unexpected(unclear(m_accountingCause));
    }
    m_accounting = Accounting::Open;
    co_return std::move(listing->records);
}

QCoro::Task<Result<bool>> SlurmEndpoint::settleMissing(QList<Batch> missing, QList<EndpointJob> *found,
                                                       std::stop_token stop)
{
    Listing ended;
    bool isClosed = false, isAbsent = false;
    const QList<QByteArray> queries = accountingQueries(missing);
    for (const QByteArray &query : queries) {
        auto asking = askAccounting(query, stop);
        const auto records = co_await asking;
        if (!records && records.error().code == ErrorCode::Cancelled)
            co_return tl::unexpected(records.error());
        isClosed = isClosed || !records;
        for (const SlurmRecord &record : records.value_or(QList<SlurmRecord>()))
            // What runs in the books and is not known to Slurm has been lost by it.
            if (SlurmBatches::isName(record.name) && record.phase() == EndpointPhase::Ended)
                ended[record.name].append(record);
    }
    for (const Batch &batch : std::as_const(missing)) {
        QList<SlurmRecord> records = ended.value(batch.name);
        // One that was put back into the queue has several.
        std::stable_sort(records.begin(), records.end(), [](const SlurmRecord &a, const SlurmRecord &b) {
            return std::pair(a.submittedAt, a.endedAt) > std::pair(b.submittedAt, b.endedAt);
        });
        for (auto token = batch.tokens.constBegin(); token != batch.tokens.constEnd(); ++token) {
            const int task = token.key();
            const auto record =
                std::find_if(records.cbegin(), records.cend(), [task](const SlurmRecord &one) {
                    return one.task == task || isInTaskRange(one.taskRange, task);
                });
            if (record != records.cend()) {
                found->append(jobOf(token.value(), batch, task, *record));
            } else if (isClosed) {
                SlurmRecord last;
                last.states = {QFileInfo(m_spool.jobFolder(token.value()) + "/pid").size() > 0
                                   ? QStringLiteral("RUNNING")
                                   : QStringLiteral("PENDING")};
                found->append(jobOf(token.value(), batch, task, last));
            } else {
                isAbsent = true;
            }
        }
    }
    co_return isAbsent;
}

QCoro::Task<QString> SlurmEndpoint::accountingHealth(std::stop_token stop)
{
    if (m_accounting == Accounting::Unknown || m_accounting == Accounting::Closed
        || m_accountingAsked.elapsed() >= kAskAgainMs) {
        auto asking = askAccounting("step=1_1", stop);  // whatever that is
        static_cast<void>(co_await asking);
    }
    switch (m_accounting) {
    case Accounting::Unknown: break;
    case Accounting::None:
        co_return Text::tr(
            "It has no accounting: how jobs ended that it has forgotten, only their reports tell.");
    case Accounting::Open: co_return Text::tr("Its accounting tells how jobs ended that it has forgotten.");
    case Accounting::Closed:
        co_return Text::tr("Its accounting does not answer, so jobs that it has forgotten and that left no "
                           "report wait. %1")
            .arg(m_accountingCause);
    }
    co_return QString();
}

}  // namespace shiftdeck

// How Slurm is asked: every call, the versions of its interface, and records of jobs.
#include "models/endpoints/slurmendpoint.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
// A question about one array takes 10 ms, the list of all jobs 0.3 ms a job and more (22.05).
constexpr qsizetype kManyBatches = 50;
constexpr qint64 kTooLargeMs = 600'000;  // until it is tried again

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Slurm)
};
}  // namespace

Error SlurmEndpoint::unclear(const QString &cause) const
{
    return Error{ErrorCode::Unavailable, m_config.url.toString(), cause, true};
}

Result<> SlurmEndpoint::noteAnswer(const Result<RestAnswer> &answer)
{
    const QString url = m_config.url.toString();
    if (!answer) {
        if (answer.error().code != ErrorCode::Cancelled)
            m_good.invalidate();
        return tl::unexpected(answer.error());
    }
    if (answer->status == 401 || answer->status == 403) {
        m_good.invalidate();
        return fail(ErrorCode::NotAuthorized, url,
                    Text::tr("Slurm does not take the access token of %1 (HTTP %2). Renew it: %3")
                        .arg(m_config.user)
                        .arg(answer->status)
                        .arg(m_config.tokenFile),
                    true);
    }
    if (answer->status == 429 || answer->status == 503) {
        m_good.invalidate();
        m_pauseMs = std::max<TimeMs>(answer->retryAfterMs, 1000);
        m_notBefore.start();
        return fail(
            ErrorCode::Unavailable, url,
            Text::tr("Slurm asks for a pause of %1 s (HTTP %2).").arg(m_pauseMs / 1000).arg(answer->status),
            true);
    }
    return {};
}

bool SlurmEndpoint::isSettled() const { return m_good.isValid() && m_good.elapsed() >= m_config.settleMs; }

// One call, below the interface's version. What Slurm itself says is for the caller to read.
QCoro::Task<Result<RestAnswer>> SlurmEndpoint::ask(QByteArray verb, QByteArray path, QByteArray json,
                                                   std::stop_token stop)
{
    auto asking = askBelow("/slurm", verb, path, json, stop);
    const auto answer = co_await asking;
    if (answer && answer->status == 404 && !answer->body.trimmed().startsWith('{'))
        m_version = 0;  // a newer or older slurmrestd than before
    co_return answer;
}

QCoro::Task<Result<RestAnswer>> SlurmEndpoint::askBelow(QByteArray root, QByteArray verb, QByteArray path,
                                                        QByteArray json, std::stop_token stop)
{
    if (m_notBefore.isValid() && m_notBefore.elapsed() < m_pauseMs)
        co_return fail(ErrorCode::Unavailable, m_config.url.toString(),
                       Text::tr("Slurm asked for a pause; it is asked again in %1 s.")
                           .arg((m_pauseMs - m_notBefore.elapsed()) / 1000 + 1),
                       true);
    auto asking = version(stop);
    const auto known = co_await asking;
    if (!known)
        co_return tl::unexpected(known.error());
    const QByteArray full = root + "/v0.0." + QByteArray::number(*known) + path;
    auto calling = verb == "POST" ? m_rest.post(full, json, stop)
        : verb == "DELETE"        ? m_rest.remove(full, stop)
                                  : m_rest.get(full, stop);
    const auto answer = co_await calling;
    if (auto noted = noteAnswer(answer); !noted)
        co_return tl::unexpected(noted.error());
    co_return answer;
}

// The newest that the server has: it is asked for each, newest first.
QCoro::Task<Result<int>> SlurmEndpoint::version(std::stop_token stop)
{
    constexpr int kNewest = 44, kOldest = 38;
    for (int candidate = kNewest; m_version == 0 && candidate >= kOldest; --candidate) {
        auto calling = m_rest.get("/slurm/v0.0." + QByteArray::number(candidate) + "/ping", stop);
        const auto answer = co_await calling;
        if (auto noted = noteAnswer(answer); !noted)
            co_return tl::unexpected(noted.error());
        const bool isSlurm = answer->body.trimmed().startsWith('{');
        if (answer->status == 404 && !isSlurm)
            continue;
        const auto ping = parseSlurmPing(answer->body);
        if (!ping)
            co_return tl::unexpected(unclear(Text::tr("This is no slurmrestd. %1").arg(ping.error().cause)));
        m_version = candidate;
    }
    if (m_version == 0)
        co_return fail(
            ErrorCode::InvalidInput, m_config.url.toString(),
            Text::tr("It has none of the versions v0.0.%1 to v0.0.%2 of Slurm's interface; or there is "
                     "no slurmrestd at this address.")
                .arg(kOldest)
                .arg(kNewest));
    co_return m_version;
}

// The records of one batch that Slurm still knows; none: it knows nothing of it.
QCoro::Task<Result<QList<SlurmRecord>>> SlurmEndpoint::recordsOf(Batch batch, std::stop_token stop)
{
    auto asking = ask("GET", "/job/" + QByteArray::number(batch.number), {}, stop);
    const auto answer = co_await asking;
    if (!answer)
        co_return tl::unexpected(answer.error());
    auto listing = parseSlurmJobs(answer->body);
    if (!listing) {
        m_good.invalidate();
        co_return tl::unexpected(unclear(listing.error().cause));
    }
    if (listing->records.isEmpty() && !listing->errors.isEmpty() && !isUnknownJob(listing->errors)) {
        m_good.invalidate();
        co_return tl::unexpected(unclear(describe(listing->errors)));
    }
    if (!m_good.isValid())
        m_good.start();
    // Another job may have got the number.
    listing->records.removeIf([&batch](const SlurmRecord &record) { return record.name != batch.name; });
    co_return std::move(listing->records);
}

QCoro::Task<Result<SlurmEndpoint::Listing>> SlurmEndpoint::listAll(std::stop_token stop)
{
    auto asking = ask("GET", "/jobs", {}, stop);
    const auto answer = co_await asking;
    if (!answer) {
        if (answer.error().code == ErrorCode::InvalidInput)
            m_tooLarge.start();
        co_return tl::unexpected(answer.error());
    }
    const auto listing = parseSlurmJobs(answer->body);
    if (!listing || (!listing->errors.isEmpty() && listing->records.isEmpty())) {
        m_good.invalidate();
        co_return tl::unexpected(unclear(listing ? describe(listing->errors) : listing.error().cause));
    }
    if (!m_good.isValid())
        m_good.start();
    Listing byName;
    for (const SlurmRecord &record : listing->records)
        if (SlurmBatches::isName(record.name))
            byName[record.name].append(record);
    co_return byName;
}

QCoro::Task<Result<bool>> SlurmEndpoint::learnNumbers(Batches *batches, Listing *listing,
                                                      std::stop_token stop)
{
    const bool isOpen =
        std::any_of(batches->begin(), batches->end(), [](const Batch &batch) { return batch.number == 0; });
    const bool wasTooLarge = m_tooLarge.isValid() && m_tooLarge.elapsed() < kTooLargeMs;
    if (!isOpen && (batches->size() <= kManyBatches || wasTooLarge))
        co_return false;
    auto asking = listAll(stop);
    const auto all = co_await asking;
    if (!all && !isOpen && all.error().code == ErrorCode::InvalidInput)
        co_return false;
    if (!all)
        co_return tl::unexpected(all.error());
    for (Batch &batch : *batches) {
        QList<SlurmRecord> records = all->value(batch.name);
        const auto numberOf = [](const SlurmRecord &record) {
            return record.arrayJobId != 0 ? record.arrayJobId : record.jobId;
        };
        if (batch.number == 0 && !records.isEmpty()) {
            batch.number = numberOf(records.first());
            if (auto noted = m_batches.noteNumber(batch.name, batch.number); !noted)
                co_return tl::unexpected(noted.error());
        }
        // A submission that Slurm took twice has two numbers; the first is asked for.
        records.removeIf([&](const SlurmRecord &record) { return numberOf(record) != batch.number; });
        listing->insert(batch.name, records);
    }
    co_return true;
}

}  // namespace shiftdeck

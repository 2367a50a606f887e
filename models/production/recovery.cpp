#include "models/production/recovery.h"

#include "models/core/timespan.h"
#include "models/production/jobrows.h"
#include "models/production/makejobs.h"
#include "models/production/requeststops.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <limits>

namespace shiftdeck {

namespace {
struct Recovery {
    Q_DECLARE_TR_FUNCTIONS(Recovery)
};

constexpr qsizetype kChunk = 500;
constexpr qint64 kNever = std::numeric_limits<qint64>::max();

struct RequestFacts {
    RequestRow row;
    std::optional<RequestStop> stop;
};

struct Planner {
    Database &db;
    const RecoveryScope scope;
    const TimeMs now;
    RuleBook rules;
    QHash<qint64, RequestFacts> requests;
    RecoveryPlan plan;
};

// Always as many marks, so that one prepared statement serves every chunk.
QString inChunk(const char *column)
{
    static const QString marks = QStringList(kChunk, QStringLiteral("?")).join(u',');
    return QStringLiteral("%1 IN (%2)").arg(QLatin1String(column), marks);
}

QVariantList chunkValues(const QList<JobId> &ids)
{
    QVariantList values;
    values.reserve(kChunk);
    for (qsizetype i = 0; i < kChunk; ++i)
        values.append(ids.at(std::min(i, ids.size() - 1)).value());
    return values;
}

Result<const RequestFacts *> factsOf(Planner &p, RequestId id)
{
    if (const auto known = p.requests.constFind(id.value()); known != p.requests.constEnd())
        return &*known;
    RequestFacts facts;
    SD_TRY(facts.row, loadRequestRow(p.db, id));
    SD_TRY(facts.stop, openStop(p.db, id));
    return &*p.requests.insert(id.value(), facts);
}

// Why an attempt is left out whatever its units are; empty when nothing speaks against it.
QString obstacle(const Planner &p, const JobRow &job, const RequestFacts &request, const RetryTerms &terms)
{
    if (job.status == JobStatus::Superseded)
        return Recovery::tr("It was tried again already.");
    if (job.status == JobStatus::Done)
        return Recovery::tr("It is done.");
    if (job.status != JobStatus::Error && job.status != JobStatus::Cancelled)
        return Recovery::tr("It is still open (%1).").arg(toWord(job.status));
    if (request.row.status != RequestStatus::Running && request.row.status != RequestStatus::Staged)
        return Recovery::tr("Its request is %1; jobs are made for staged and running requests.")
            .arg(toWord(request.row.status));
    if (request.stop)
        return Recovery::tr("Its request is stopped: %1 Let it go on first.").arg(request.stop->reason);
    if (p.scope == RecoveryScope::Everything)
        return {};
    if (job.status == JobStatus::Cancelled)
        return job.cancelWanted
            ? Recovery::tr("Somebody cancelled it; it is tried again only on request.")
            : QString();
    // Of an attempt whose work was taken by another one only what is left is tried again.
    if (job.failureClass == QLatin1String("twice"))
        return {};
    if (!terms.mayRetry)
        return terms.why;
    if (job.kind == JobKind::Merge && job.attempt >= request.row.maxAttempts)
        return Recovery::tr("It was attempt %1 of at most %2.").arg(job.attempt).arg(request.row.maxAttempts);
    return {};
}

QString nameOf(const JobRow &job)
{
    const QString cause = job.status == JobStatus::Error ? job.failureClass : QString(toWord(job.status));
    if (job.kind == JobKind::Merge)
        return Recovery::tr("job %1 (merge, %2)").arg(job.id.value()).arg(cause);
    return Recovery::tr("job %1 (run %2, %3)").arg(job.id.value()).arg(job.run).arg(cause);
}

Result<> judgeMerge(const Planner &p, const JobRow &job, RecoveryItem &item)
{
    SD_TRY(const auto status,
           p.db.one(Recovery::tr("merge %1").arg(item.merge.value()),
                    QStringLiteral("SELECT status FROM merges WHERE id = ?"), {item.merge.value()},
                    [](const Row &row) { return row.word<MergeStatus>(0); }));
    SD_TRY(const qint64 open,
           p.db.integer(QStringLiteral("SELECT count(*) FROM jobs WHERE merge_id = ?"
                                       " AND status IN"
                                       " ('pending','submitting','submitted','running','ended')"),
                        {item.merge.value()}));
    if (open > 0) {
        item.why = Recovery::tr("Another attempt at this merge is open.");
        return {};
    }
    if (status != MergeStatus::Failed && status != MergeStatus::Planned) {
        item.why = status == MergeStatus::Done ? Recovery::tr("The merge is done.")
                                               : Recovery::tr("The merge is not wanted any more.");
        return {};
    }
    if (p.scope == RecoveryScope::Agent) {
        SD_TRY(const qint64 delay, p.db.integer(QStringLiteral("SELECT value FROM limits WHERE attempts <= ?"
                                                               " ORDER BY attempts DESC LIMIT 1"),
                                                {job.attempt}));
        if (job.changedAt + delay > p.now) {
            item.waitsUntil = job.changedAt + delay;
            item.why = Recovery::tr("It is tried again from %1 on.").arg(utcTime(item.waitsUntil));
            return {};
        }
    }
    item.included = true;
    item.why = Recovery::tr("No merged file was accepted, and no other attempt at it is open.");
    return {};
}

// unit.other: of a free unit the attempt that had it later, if there was one.
UnitVerdict verdictOf(const Planner &p, const RecoveryUnit &unit, UnitState state, int maxAttempts)
{
    switch (state) {
    case UnitState::Credited: return UnitVerdict::Credited;
    case UnitState::Claimed: return UnitVerdict::InOpenAttempt;
    case UnitState::Abandoned: return UnitVerdict::SignedOff;
    case UnitState::Ready: break;
    }
    if (unit.other.isValid())
        return UnitVerdict::LaterAttempt;
    if (p.scope != RecoveryScope::Everything && unit.attempts >= maxAttempts)
        return UnitVerdict::TooOften;
    if (p.scope == RecoveryScope::Agent && unit.notBefore > p.now)
        return UnitVerdict::Waiting;
    return UnitVerdict::Taken;
}

QString nothingLeft(const RecoveryItem &item)
{
    qint64 credited = 0, elsewhere = 0, signedOff = 0, later = 0;
    for (const RecoveryUnit &unit : item.judged) {
        credited += unit.verdict == UnitVerdict::Credited;
        elsewhere += unit.verdict == UnitVerdict::InOpenAttempt;
        signedOff += unit.verdict == UnitVerdict::SignedOff;
        later += unit.verdict == UnitVerdict::LaterAttempt;
    }
    if (credited == item.judged.size())
        return Recovery::tr("All its work units are credited to other attempts.");
    if (elsewhere == item.judged.size())
        return Recovery::tr("All its work units are in another open attempt.");
    return Recovery::tr("None of its work units is free: %1 credited, %2 in another open attempt, %3 signed"
                        " off, %4 in a later attempt.")
        .arg(credited)
        .arg(elsewhere)
        .arg(signedOff)
        .arg(later);
}

QString whySafe(const RecoveryItem &item)
{
    if (item.units.size() == item.judged.size())
        return Recovery::tr("None of its %n work unit(s) is credited or in another attempt.", nullptr,
                            static_cast<int>(item.units.size()));
    return Recovery::tr("Only %1 of its %2 work units are taken: the others are credited, in another attempt "
                        "or signed off.")
        .arg(item.units.size())
        .arg(item.judged.size());
}

// The units of an attempt stay together: one that has to wait, or that was tried too often, keeps back all.
void decideUnits(RecoveryItem &item, int maxAttempts)
{
    int attempts = 0;
    bool tooOften = false;
    for (const RecoveryUnit &unit : std::as_const(item.judged)) {
        attempts = std::max(attempts, unit.attempts);
        tooOften = tooOften || unit.verdict == UnitVerdict::TooOften;
        if (unit.verdict == UnitVerdict::Waiting)
            item.waitsUntil = std::max(item.waitsUntil, unit.notBefore);
    }
    if (tooOften) {
        item.waitsUntil = 0;
        item.why = Recovery::tr("It was attempt %1 of at most %2.").arg(attempts).arg(maxAttempts);
        return;
    }
    if (item.waitsUntil > 0) {
        item.why = item.waitsUntil == kNever
            ? Recovery::tr("The agent left it to a person.")
            : Recovery::tr("It is tried again from %1 on.").arg(utcTime(item.waitsUntil));
        return;
    }
    item.events = 0;
    for (const RecoveryUnit &unit : std::as_const(item.judged)) {
        if (unit.verdict != UnitVerdict::Taken)
            continue;
        item.units.append(unit.unit);
        item.events += unit.events;
    }
    item.included = !item.units.isEmpty();
    item.why = item.included ? whySafe(item) : nothingLeft(item);
    if (item.included && item.terms.rule.isValid())
        item.why += u' ' + item.terms.why;
}

// The units of every attempt of the chunk that nothing speaks against, in one statement. Units were made in
// run order, so that their numbers are in that order too: the index on the claims is the order wanted.
Result<QHash<qint64, QList<RecoveryUnit>>> judgeUnits(const Planner &p, const QList<JobId> &jobs,
                                                      const QHash<qint64, int> &maxAttempts)
{
    QHash<qint64, QList<RecoveryUnit>> judged;
    if (jobs.isEmpty())
        return judged;
    const auto take = [&](const Row &row) {
        RecoveryUnit unit;
        const JobId job = row.id<JobId>(0);
        unit.unit = row.id<UnitId>(1);
        unit.run = row.integer(2);
        unit.first = row.integer(3);
        unit.events = row.integer(4);
        unit.attempts = row.number(6);
        unit.notBefore = row.integer(7);
        unit.other = row.id<JobId>(8);
        unit.verdict = verdictOf(p, unit, row.word<UnitState>(5), maxAttempts.value(job.value()));
        judged[job.value()].append(unit);
        return true;
    };
    SD_CHECK(p.db.list(
        QStringLiteral(
            "SELECT c.job_id, u.id, u.run, u.first_event, u.events, u.state, u.attempts, u.not_before,"
            " CASE u.state WHEN 'ready' THEN (SELECT l.job_id FROM claims l WHERE l.unit_id = u.id"
            " AND l.id > c.id ORDER BY l.id DESC LIMIT 1)"
            " WHEN 'claimed' THEN (SELECT o.job_id FROM claims o WHERE o.unit_id = u.id AND o.open = 1)"
            " WHEN 'credited' THEN (SELECT k.job_id FROM credits k WHERE k.unit_id = u.id) END"
            " FROM claims c JOIN work_units u ON u.id = c.unit_id WHERE %1 ORDER BY c.job_id, c.unit_id")
            .arg(inChunk("c.job_id")),
        chunkValues(jobs), take));
    return judged;
}

Result<RecoveryItem> begin(Planner &p, const JobRow &job)
{
    SD_TRY(const RequestFacts *request, factsOf(p, job.request));
    RecoveryItem item;
    item.job = job.id;
    item.request = job.request;
    item.what = nameOf(job);
    item.merge = job.merge;
    item.run = job.run;
    item.events = job.events;
    item.attempt = job.attempt + 1;
    item.terms = retryTerms(job, request->row, p.rules);
    item.why = obstacle(p, job, *request, item.terms);
    return item;
}

void addItem(RecoveryPlan &plan, RecoveryItem item)
{
    if (item.included) {
        ++plan.jobs;
        plan.units += item.units.size();
        plan.events += item.events;
    }
    plan.items.append(std::move(item));
}

// `ids`: at most kChunk, each once.
Result<> planChunk(Planner &p, const QList<JobId> &ids)
{
    SD_TRY(const auto rows,
           listJobRows(p.db, QStringLiteral("WHERE ") + inChunk("id"), chunkValues(ids)));
    QHash<qint64, JobRow> jobs;
    for (const JobRow &row : rows)
        jobs.insert(row.id.value(), row);
    QList<RecoveryItem> items;
    QList<JobId> open;
    QHash<qint64, int> maxAttempts;
    for (const JobId id : ids) {
        const auto job = jobs.constFind(id.value());
        if (job == jobs.constEnd())
            return fail(ErrorCode::NotFound, jobName(id), Recovery::tr("There is no such job."));
        SD_TRY(RecoveryItem item, begin(p, *job));
        if (item.why.isEmpty() && job->kind == JobKind::Merge) {
            SD_CHECK(judgeMerge(p, *job, item));
        } else if (item.why.isEmpty()) {
            open.append(id);
            maxAttempts.insert(id.value(), p.requests.value(job->request.value()).row.maxAttempts);
        }
        items.append(std::move(item));
    }
    SD_TRY(auto judged, judgeUnits(p, open, maxAttempts));
    for (RecoveryItem &item : items) {
        if (item.why.isEmpty()) {
            item.judged = judged.take(item.job.value());
            decideUnits(item, maxAttempts.value(item.job.value()));
        }
        addItem(p.plan, std::move(item));
    }
    return {};
}

// One job, or one for each of its units.
QList<NewJob> retriesOf(const RecoveryItem &item)
{
    PlannedJob planned{item.units,        item.run,            item.events,             item.job,
                       item.attempt,      item.terms.memoryMb, item.terms.wallSeconds, item.terms.avoidNodes};
    if (!item.terms.perUnit || item.units.size() < 2)
        return {NewJob{planned, item.merge}};
    QList<NewJob> jobs;
    for (const RecoveryUnit &unit : item.judged) {
        if (unit.verdict != UnitVerdict::Taken)
            continue;
        planned.units = {unit.unit};
        planned.run = unit.run;
        planned.events = unit.events;
        jobs.append(NewJob{planned, item.merge});
    }
    return jobs;
}

Result<> supersede(Database &db, const RecoveryItem &item, const Actor &actor)
{
    SD_TRY(const JobRow old, loadJobRow(db, item.job));
    if (old.status != JobStatus::Error && old.status != JobStatus::Cancelled)
        return fail(ErrorCode::Conflict, jobName(item.job),
                    Recovery::tr("It is %1 by now.").arg(toWord(old.status)));
    SD_CHECK(moveJob(db, item.job, old.status, JobStatus::Superseded, actor.now));
    SD_CHECK(
        db.run(QStringLiteral(
                   "UPDATE outputs SET state = 'superseded' WHERE job_id = ? AND state IN ('found','bad')"),
               {item.job.value()}));
    return addAudit(db, actor,
                    {QStringLiteral("job"), item.job.value(), item.request, QString(toWord(old.status)),
                     QString(toWord(JobStatus::Superseded)),
                     Recovery::tr("Tried again as attempt %1.").arg(item.attempt)});
}
}  // namespace

QString reasonOf(const RecoveryUnit &unit)
{
    switch (unit.verdict) {
    case UnitVerdict::Taken:
        return Recovery::tr("It is taken: it is neither credited, nor in an open attempt, nor signed off.");
    case UnitVerdict::Credited: return Recovery::tr("It is credited to job %1.").arg(unit.other.value());
    case UnitVerdict::InOpenAttempt:
        return Recovery::tr("It is in the open attempt job %1.").arg(unit.other.value());
    case UnitVerdict::SignedOff: return Recovery::tr("It is signed off as lost for good.");
    case UnitVerdict::LaterAttempt:
        return Recovery::tr("Job %1 had it later; resubmit that one.").arg(unit.other.value());
    case UnitVerdict::TooOften:
        return Recovery::tr("It has had %n attempt(s), as many as the request"
                            " allows.", nullptr, unit.attempts);
    case UnitVerdict::Waiting:
        return unit.notBefore == kNever
            ? Recovery::tr("The agent left it to a person.")
            : Recovery::tr("The agent waits until %1.").arg(utcTime(unit.notBefore));
    }
    return {};
}

Result<RecoveryPlan> planRecovery(Database &db, const QList<JobId> &jobs, RecoveryScope scope, TimeMs now)
{
    return snapshot(db, [&]() -> Result<RecoveryPlan> {
        Planner planner{db, scope, now, {}, {}, {}};
        SD_TRY(planner.rules, loadRuleBook(db));
        QSet<qint64> seen;
        QList<JobId> once;
        for (const JobId id : jobs) {
            if (!seen.contains(id.value()))
                once.append(id);
            seen.insert(id.value());
        }
        for (qsizetype from = 0; from < once.size(); from += kChunk) {
            if (planner.plan.items.size() >= kMostAttempts || planner.plan.units >= kMostUnits) {
                planner.plan.left = once.size() - from;
                break;
            }
            SD_CHECK(planChunk(planner, once.mid(from, kChunk)));
        }
        return planner.plan;
    });
}

Result<QList<JobId>> failedJobs(Database &db, const QList<RequestId> &requests)
{
    QList<JobId> result;
    for (const RequestId request : requests) {
        for (const auto *status : {"error", "cancelled"}) {
            SD_TRY(
                const auto ids,
                db.list(QStringLiteral("SELECT id FROM jobs WHERE request_id = ? AND status = ? ORDER BY id"),
                        {request.value(), QString::fromLatin1(status)},
                        [](const Row &row) { return row.id<JobId>(0); }));
            result.append(ids);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

Result<QList<JobId>> recoverableJobs(Database &db, RequestId request, TimeMs now, int limit)
{
    const auto id = [](const Row &row) { return row.id<JobId>(0); };
    SD_TRY(auto jobs,
           db.list(QStringLiteral(
                       "SELECT DISTINCT (SELECT l.job_id FROM claims l WHERE l.unit_id = u.id"
                       " ORDER BY l.id DESC LIMIT 1) FROM (SELECT id FROM work_units WHERE request_id = ?"
                       " AND state = 'ready' AND attempts > 0 AND not_before <= ?"
                       " ORDER BY not_before LIMIT ?) u"),
                   {request.value(), now, limit}, id));
    SD_TRY(const auto merges,
           db.list(QStringLiteral("SELECT j.id FROM merges m JOIN jobs j ON j.merge_id = m.id"
                                  " AND j.status = 'error' WHERE m.request_id = ? AND m.status = 'failed'"
                                  " ORDER BY j.id LIMIT ?"),
                   {request.value(), limit}, id));
    jobs.append(merges);
    return jobs;
}

Result<> leaveToPerson(Database &db, const QList<JobId> &jobs)
{
    return transact(db, [&]() -> Result<> {
        for (const JobId job : jobs)
            SD_CHECK(db.run(QStringLiteral("UPDATE work_units SET not_before = ? WHERE state = 'ready' AND"
                                           " id IN"
                                           " (SELECT unit_id FROM claims WHERE job_id = ?)"),
                            {kNever, job.value()}));
        return {};
    });
}

Result<> delayRetry(Database &db, JobId job, TimeMs now)
{
    SD_CHECK(db.run(
        QStringLiteral("UPDATE work_units SET not_before = ? + coalesce((SELECT d.value FROM limits d"
                       " WHERE d.attempts <= work_units.attempts ORDER BY d.attempts DESC LIMIT 1), 0)"
                       " WHERE state = 'ready' AND id IN (SELECT unit_id FROM claims WHERE job_id = ?)"),
        {now, job.value()}));
    return {};
}

Result<WaitingUnits> waitingUnits(Database &db, RequestId request, TimeMs now)
{
    return db.one(QString(),
                  QStringLiteral("SELECT count(*), coalesce(min(not_before), 0) FROM work_units WHERE"
                                 " request_id = ?"
                                 " AND state = 'ready' AND attempts > 0 AND not_before > ? AND not_before <"
                                 " ?"),
                  {request.value(), now, kNever},
                  [](const Row &row) { return WaitingUnits{row.integer(0), row.integer(1)}; });
}

Result<QList<JobId>> makeRecovery(Database &db, const RecoveryPlan &plan, const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<JobId>> {
        // Merges and processing jobs of a request go into grid jobs of their own.
        QMap<std::pair<RequestId, bool>, QList<NewJob>> groups;
        for (const RecoveryItem &item : plan.items) {
            if (!item.included)
                continue;
            SD_CHECK(supersede(db, item, actor));
            groups[{item.request, item.merge.isValid()}].append(retriesOf(item));
            if (item.terms.rule.isValid())
                SD_CHECK(noteRuleActed(db, item.terms.rule, item.job));
        }
        QList<JobId> made;
        for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
            SD_TRY(const auto ids, makeGridJobs(db, it.key().first, it.value(), true, actor));
            made.append(ids);
        }
        return made;
    });
}

Result<CancelCount> cancelJobs(Database &db, const QList<JobId> &jobs, const Actor &actor)
{
    return transact(db, [&]() -> Result<CancelCount> {
        CancelCount count;
        for (const JobId id : jobs) {
            SD_TRY(const JobRow job, loadJobRow(db, id));
            QString to;
            if (job.status == JobStatus::Pending) {
                SD_CHECK(moveJob(db, id, JobStatus::Pending, JobStatus::Cancelled, actor.now));
                SD_CHECK(
                    db.run(QStringLiteral("UPDATE jobs SET cancel_wanted = 1 WHERE id = ?"), {id.value()}));
                // One that was being submitted before, in vain, has its merge running already.
                if (job.kind == JobKind::Merge)
                    SD_CHECK(failMerge(db, job.merge, actor.now));
                to = toWord(JobStatus::Cancelled);
                ++count.now;
            } else if (job.status == JobStatus::Submitting || job.status == JobStatus::Submitted
                       || job.status == JobStatus::Running) {
                SD_TRY(const int changed,
                       db.run(QStringLiteral("UPDATE jobs SET cancel_wanted = 1, changed_at = ?"
                                             " WHERE id = ? AND cancel_wanted = 0"),
                              {actor.now, id.value()}));
                if (changed == 0)
                    continue;
                to = Recovery::tr("cancel asked for");
                ++count.asked;
            } else {
                continue;
            }
            SD_CHECK(addAudit(
                db, actor,
                {QStringLiteral("job"), id.value(), job.request, QString(toWord(job.status)), to, {}}));
        }
        return count;
    });
}

}  // namespace shiftdeck

#include "models/production/recovery.h"

#include "models/core/failureclass.h"
#include "models/production/jobrows.h"
#include "models/production/makejobs.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Recovery {
    Q_DECLARE_TR_FUNCTIONS(Recovery)
};

// What the claims of a failed attempt have become.
struct ClaimState {
    int total = 0, credited = 0, elsewhere = 0, abandoned = 0;
    QList<UnitId> ready;
    qint64 readyEvents = 0;
};

Result<ClaimState> claimState(Database &db, JobId job)
{
    ClaimState state;
    SD_CHECK(db.list(
        QStringLiteral("SELECT u.id, u.state, u.events FROM claims c JOIN work_units u ON u.id = c.unit_id"
                       " WHERE c.job_id = ? ORDER BY u.run, u.file_id, u.first_event"),
        {job.value()}, [&state](const Row &row) {
            ++state.total;
            switch (row.word<UnitState>(1)) {
            case UnitState::Ready:
                state.ready.append(row.id<UnitId>(0));
                state.readyEvents += row.integer(2);
                break;
            case UnitState::Claimed: ++state.elsewhere; break;
            case UnitState::Credited: ++state.credited; break;
            case UnitState::Abandoned: ++state.abandoned; break;
            }
            return true;
        }));
    return state;
}

QString nothingLeft(const ClaimState &state)
{
    if (state.credited == state.total)
        return Recovery::tr("All its work units are credited to other attempts.");
    if (state.elsewhere == state.total)
        return Recovery::tr("All its work units are in another open attempt.");
    return Recovery::tr(
               "None of its work units is free: %1 credited, %2 in another open attempt, %3 signed off.")
        .arg(state.credited)
        .arg(state.elsewhere)
        .arg(state.abandoned);
}

QString whySafe(const ClaimState &state)
{
    if (state.ready.size() == state.total)
        return Recovery::tr("None of its %n work unit(s) is credited or in another attempt.", nullptr,
                            state.total);
    return Recovery::tr("Only %1 of its %2 work units are taken: the others are credited, in another attempt "
                        "or signed off.")
        .arg(state.ready.size())
        .arg(state.total);
}

// Why an attempt is left out whatever its units are; empty when nothing speaks against it.
QString obstacle(const JobRow &job, const RequestRow &request, RecoveryScope scope)
{
    if (job.status == JobStatus::Superseded)
        return Recovery::tr("It was tried again already.");
    if (job.status == JobStatus::Done)
        return Recovery::tr("It is done.");
    if (job.status != JobStatus::Error && job.status != JobStatus::Cancelled)
        return Recovery::tr("It is still open (%1).").arg(toWord(job.status));
    if (request.status != RequestStatus::Running && request.status != RequestStatus::Staged)
        return Recovery::tr("Its request is %1; jobs are made for staged and running requests.")
            .arg(toWord(request.status));
    if (scope == RecoveryScope::Everything)
        return {};
    if (job.status == JobStatus::Cancelled)
        return Recovery::tr("Somebody cancelled it; it is tried again only on request.");
    const FailureClass &failure = failureClass(job.failureClass);
    if (!failure.retryHelps)
        return Recovery::tr("Trying again does not help: %1").arg(failure.translatedRemedy());
    if (job.attempt >= request.maxAttempts)
        return Recovery::tr("It was attempt %1 of at most %2.").arg(job.attempt).arg(request.maxAttempts);
    return {};
}

QString nameOf(const JobRow &job)
{
    const QString cause = job.status == JobStatus::Error ? job.failureClass : QString(toWord(job.status));
    if (job.kind == JobKind::Merge)
        return Recovery::tr("job %1 (merge, %2)").arg(job.id.value()).arg(cause);
    return Recovery::tr("job %1 (run %2, %3)").arg(job.id.value()).arg(job.run).arg(cause);
}

Result<> judgeMerge(Database &db, RecoveryItem &item)
{
    SD_TRY(const auto status,
           db.one(Recovery::tr("merge %1").arg(item.merge.value()),
                  QStringLiteral("SELECT status FROM merges WHERE id = ?"), {item.merge.value()},
                  [](const Row &row) { return row.word<MergeStatus>(0); }));
    SD_TRY(const qint64 open,
           db.integer(QStringLiteral("SELECT count(*) FROM jobs WHERE merge_id = ?"
                                     " AND status IN ('pending','submitting','submitted','running','ended')"),
                      {item.merge.value()}));
    if (status == MergeStatus::Done || open > 0) {
        item.why = open > 0 ? Recovery::tr("Another attempt at this merge is open.")
                            : Recovery::tr("The merge is done.");
        return {};
    }
    item.included = true;
    item.why = Recovery::tr("No merged file was accepted, and no other attempt at it is open.");
    return {};
}

Result<> judgeUnits(Database &db, RecoveryItem &item)
{
    SD_TRY(const ClaimState state, claimState(db, item.job));
    if (state.ready.isEmpty()) {
        item.why = nothingLeft(state);
        return {};
    }
    item.units = state.ready;
    item.events = state.readyEvents;
    item.included = true;
    item.why = whySafe(state);
    return {};
}

Result<RecoveryItem> judge(Database &db, const JobRow &job, const RequestRow &request, RecoveryScope scope)
{
    RecoveryItem item;
    item.job = job.id;
    item.request = job.request;
    item.what = nameOf(job);
    item.merge = job.merge;
    item.run = job.run;
    item.events = job.events;
    item.attempt = job.attempt + 1;
    item.why = obstacle(job, request, scope);
    if (!item.why.isEmpty())
        return item;
    SD_CHECK(job.kind == JobKind::Merge ? judgeMerge(db, item) : judgeUnits(db, item));
    return item;
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

Result<RecoveryPlan> planRecovery(Database &db, const QList<JobId> &jobs, RecoveryScope scope)
{
    RecoveryPlan plan;
    QMap<RequestId, RequestRow> requests;
    QSet<qint64> seen;
    QSet<qint64> taken;  // two failed attempts may have had the same unit
    for (const JobId id : jobs) {
        if (seen.contains(id.value()))
            continue;
        seen.insert(id.value());
        SD_TRY(const JobRow job, loadJobRow(db, id));
        if (!requests.contains(job.request)) {
            SD_TRY(requests[job.request], loadRequestRow(db, job.request));
        }
        SD_TRY(RecoveryItem item, judge(db, job, requests.value(job.request), scope));
        if (item.included && std::any_of(item.units.begin(), item.units.end(),
                                         [&](UnitId unit) { return taken.contains(unit.value()); })) {
            item.included = false;
            item.why = Recovery::tr("Its work units are taken by another attempt of this list.");
        }
        if (item.included) {
            ++plan.jobs;
            plan.units += item.units.size();
            plan.events += item.events;
            for (const UnitId unit : item.units)
                taken.insert(unit.value());
        }
        plan.items.append(item);
    }
    return plan;
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

Result<QList<JobId>> makeRecovery(Database &db, const RecoveryPlan &plan, const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<JobId>> {
        // Merges and processing jobs of a request go into grid jobs of their own.
        QMap<std::pair<RequestId, bool>, QList<NewJob>> groups;
        for (const RecoveryItem &item : plan.items) {
            if (!item.included)
                continue;
            SD_CHECK(supersede(db, item, actor));
            NewJob job{{item.units, item.run, item.events, item.job, item.attempt}, item.merge};
            groups[{item.request, item.merge.isValid()}].append(job);
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

#include "models/production/jobmaking.h"

#include "models/production/jobrows.h"
#include "models/production/makejobs.h"
#include "models/production/requeststops.h"
#include "models/production/requests.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace shiftdeck {

namespace {
struct JobMaking {
    Q_DECLARE_TR_FUNCTIONS(JobMaking)
};

struct UnitRow {
    UnitId id;
    FileId file;
    qint64 run = 0, first = 0, events = 0;
};

bool mayHaveJobs(RequestStatus status)
{
    return status == RequestStatus::Staged || status == RequestStatus::Running;
}

QString notReady(RequestStatus status)
{
    return JobMaking::tr("It is %1; jobs are made for staged and running requests.").arg(toWord(status));
}

// What makeUnits would make; also used to tell the size of a plan before anything is made.
Result<QList<UnitRow>> splitFiles(Database &db, const RequestRow &request)
{
    struct File { FileId id; qint64 run = 0, events = 0; QString lfn, state; };
    SD_TRY(
        const auto files,
        db.list(QStringLiteral("SELECT id, first_run, events, lfn, state FROM files WHERE dataset_id = ?"
                               " ORDER BY first_run, id"),
                {request.dataset.value()}, [](const Row &row) {
                    return File{row.id<FileId>(0), row.integer(1), row.integer(2), row.text(3), row.text(4)};
                }));
    SD_TRY(const qint64 complete, db.integer(QStringLiteral("SELECT complete FROM datasets WHERE id = ?"),
                                             {request.dataset.value()}));
    if (complete == 0 || files.isEmpty())
        return fail(ErrorCode::Refused, requestName(request.id),
                    JobMaking::tr("Its input dataset is not complete yet."));
    QList<UnitRow> units;
    for (const File &file : files) {
        if (file.state != QLatin1String("valid"))
            return fail(ErrorCode::Refused, requestName(request.id),
                        JobMaking::tr("Its input file %1 is %2. Restore or register it again first.")
                            .arg(file.lfn, file.state));
        const qint64 size =
            request.splitKind == SplitKind::Events ? request.splitSize : std::max<qint64>(file.events, 1);
        // An empty file still gets its one unit, so that every file is accounted for.
        for (qint64 first = 0; first == 0 || first < file.events; first += size)
            units.append({UnitId(), file.id, file.run, first, std::min(size, file.events - first)});
    }
    return units;
}

Result<QList<UnitRow>> freshUnits(Database &db, RequestId request)
{
    return db.list(QStringLiteral("SELECT id, file_id, run, first_event, events FROM work_units"
                                  " WHERE request_id = ? AND state = 'ready' AND attempts = 0"
                                  " ORDER BY run, file_id, first_event"),
                   {request.value()}, [](const Row &row) {
                       return UnitRow{row.id<UnitId>(0), row.id<FileId>(1), row.integer(2), row.integer(3),
                                      row.integer(4)};
                   });
}

Result<GridJobId> makeGridJob(Database &db, const RequestRow &request, JobKind kind, bool retry,
                              const Actor &actor)
{
    SD_TRY(const qint64 last,
           db.integer(QStringLiteral("SELECT max(number) FROM grid_jobs WHERE request_id = ?"),
                      {request.id.value()}));
    SD_TRY(const qint64 id,
           db.insert(
               QStringLiteral(
                   "INSERT INTO grid_jobs (request_id, number, kind, site_id, retry, created_at, created_by)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)"),
               {request.id.value(), last + 1, QString(toWord(kind)), request.site.value(), retry ? 1 : 0,
                actor.now, actor.who.name}));
    return GridJobId(id);
}

QVariant orNull(std::optional<int> value) { return value ? QVariant(*value) : QVariant(); }

Result<JobId> makeJob(Database &db, const RequestRow &request, GridJobId gridJob, const NewJob &job,
                      TimeMs now)
{
    const JobKind kind = job.merge.isValid() ? JobKind::Merge : JobKind::Process;
    SD_TRY(
        const qint64 id,
        db.insert(QStringLiteral(
                      "INSERT INTO jobs (request_id, grid_job_id, kind, merge_id, token, attempt, retry_of,"
                      " site_id, run, units, events, created_at, changed_at, memory_mb, wall_seconds,"
                      " avoid_nodes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  {request.id.value(), gridJob.value(), QString(toWord(kind)),
                   job.merge.isValid() ? QVariant(job.merge.value()) : QVariant(), newToken(request.id, kind),
                   job.planned.attempt,
                   job.planned.retryOf.isValid() ? QVariant(job.planned.retryOf.value()) : QVariant(),
                   request.site.value(), job.planned.run, job.planned.units.size(), job.planned.events, now,
                   now, orNull(job.planned.memoryMb), orNull(job.planned.wallSeconds),
                   job.planned.avoidNodes.isNull() ? QStringLiteral("") : job.planned.avoidNodes}));
    for (const UnitId unit : job.planned.units) {
        auto claimed =
            db.run(QStringLiteral("INSERT INTO claims (unit_id, job_id) VALUES (?, ?)"), {unit.value(), id});
        if (!claimed
            && (claimed.error().code == ErrorCode::Refused
                || claimed.error().code == ErrorCode::AlreadyExists))
            return fail(ErrorCode::Conflict, JobMaking::tr("work unit %1").arg(unit.value()),
                        JobMaking::tr("It was taken, credited or signed off in the meantime."));
        SD_CHECK(std::move(claimed));
    }
    return JobId(id);
}
}  // namespace

QString newToken(RequestId request, JobKind kind)
{
    auto *random = QRandomGenerator::system();
    return QStringLiteral("r%1-%2-%3%4").arg(request.value())
        .arg(kind == JobKind::Merge ? QStringLiteral("m") : QStringLiteral("p"))
        .arg(random->generate64(), 16, 16, QLatin1Char('0')).arg(random->generate(), 8, 16, QLatin1Char('0'));
}

Result<qint64> makeUnits(Database &db, RequestId id, const Actor &actor)
{
    return transact(db, [&]() -> Result<qint64> {
        SD_TRY(const RequestRow request, loadRequestRow(db, id));
        if (request.unitsMade)
            return qint64(0);
        if (!mayHaveJobs(request.status))
            return fail(ErrorCode::Refused, requestName(id), notReady(request.status));
        SD_TRY(const auto units, splitFiles(db, request));
        qint64 events = 0;
        for (const UnitRow &unit : units) {
            SD_CHECK(
                db.run(QStringLiteral("INSERT INTO work_units (request_id, file_id, run, first_event, events)"
                                      " VALUES (?, ?, ?, ?, ?)"),
                       {id.value(), unit.file.value(), unit.run, unit.first, unit.events}));
            events += unit.events;
        }
        SD_CHECK(expectOneRow(db.run(QStringLiteral("UPDATE requests SET units_made = 1, events_expected = ?"
                                                    " WHERE id = ? AND units_made = 0"),
                                     {events, id.value()}),
                              requestName(id)));
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("request"),
                           id.value(),
                           id,
                           {},
                           JobMaking::tr("%1 work units with %2 events").arg(units.size()).arg(events),
                           {}}));
        return qint64(units.size());
    });
}

Result<JobPlan> planJobs(Database &db, RequestId id, int unitsPerJob)
{
    SD_TRY(const RequestRow request, loadRequestRow(db, id));
    JobPlan plan;
    plan.request = id;
    plan.unitsPerJob = std::max(unitsPerJob, 1);
    if (!mayHaveJobs(request.status)) {
        plan.nothing = notReady(request.status);
        return plan;
    }
    SD_TRY(const auto stop, openStop(db, id));
    if (stop) {
        plan.nothing = JobMaking::tr("It is stopped until a person lets it go on: %1").arg(stop->reason);
        return plan;
    }
    QList<UnitRow> units;
    if (request.unitsMade) {
        SD_TRY(units, freshUnits(db, id));
    } else {
        SD_TRY(units, splitFiles(db, request));
        plan.unitsMissing = units.size();
    }
    const qint64 filesPerUnit = request.splitKind == SplitKind::Files ? request.splitSize : 1;
    const qint64 perJob = std::min<qint64>(plan.unitsPerJob * filesPerUnit, kMaxUnitsPerJob);
    for (qint64 from = 0; from < units.size(); from += perJob) {
        PlannedJob job;
        job.run = units.at(from).run;
        for (const UnitRow &unit : units.mid(from, perJob)) {
            if (request.unitsMade)
                job.units.append(unit.id);
            job.events += unit.events;
        }
        plan.events += job.events;
        plan.jobs.append(job);
    }
    plan.units = units.size();
    if (units.isEmpty())
        plan.nothing =
            JobMaking::tr("Every work unit has had an attempt already; failed ones are resubmitted.");
    return plan;
}

Result<QList<JobId>> makeGridJobs(Database &db, RequestId id, const QList<NewJob> &jobs, bool retry,
                                  const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<JobId>> {
        SD_TRY(const RequestRow request, loadRequestRow(db, id));
        if (!mayHaveJobs(request.status))
            return fail(ErrorCode::Conflict, requestName(id), notReady(request.status));
        QList<JobId> made;
        GridJobId gridJob;
        for (qsizetype i = 0; i < jobs.size(); ++i) {
            if (i % kJobsPerGridJob == 0) {
                const JobKind kind = jobs.at(i).merge.isValid() ? JobKind::Merge : JobKind::Process;
                SD_TRY(gridJob, makeGridJob(db, request, kind, retry, actor));
                const qsizetype n = std::min<qsizetype>(kJobsPerGridJob, jobs.size() - i);
                SD_CHECK(addAudit(
                    db, actor,
                    {QStringLiteral("grid_job"),
                     gridJob.value(),
                     id,
                     {},
                     JobMaking::tr("%1 %2 jobs made", "how many, of which kind").arg(n).arg(toWord(kind)),
                     {}}));
            }
            SD_TRY(const JobId job, makeJob(db, request, gridJob, jobs.at(i), actor.now));
            made.append(job);
        }
        return made;
    });
}

Result<QList<JobId>> makeJobs(Database &db, const JobPlan &wanted, const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<JobId>> {
        JobPlan plan = wanted;
        if (wanted.unitsMissing > 0) {
            SD_TRY(const qint64 made, makeUnits(db, wanted.request, actor));
            SD_TRY(plan, planJobs(db, wanted.request, wanted.unitsPerJob));
            if (made != wanted.unitsMissing || plan.events != wanted.events)
                return fail(ErrorCode::Conflict, requestName(wanted.request),
                            JobMaking::tr("Its work units were made in the meantime."));
        }
        if (plan.jobs.isEmpty())
            return fail(ErrorCode::Refused, requestName(wanted.request),
                        plan.nothing.isEmpty() ? JobMaking::tr("There is no job to make.") : plan.nothing);
        QList<NewJob> jobs;
        for (const PlannedJob &job : plan.jobs)
            jobs.append({job, {}});
        SD_TRY(const auto ids, makeGridJobs(db, plan.request, jobs, false, actor));
        SD_TRY(const RequestRow request, loadRequestRow(db, plan.request));
        if (request.status == RequestStatus::Staged) {
            const QString why = JobMaking::tr("%1 jobs were made.").arg(ids.size());
            SD_CHECK(changeStatus(
                db, {plan.request, RequestStatus::Staged, RequestStatus::Running, why, {}, 0}, actor));
        }
        return ids;
    });
}

}  // namespace shiftdeck

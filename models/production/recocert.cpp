#include "models/production/recocert.h"

#include "models/production/jobrows.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct Recocert {
    Q_DECLARE_TR_FUNCTIONS(Recocert)
};

Result<> countRuns(Database &db, MissingCertification &missing)
{
    SD_TRY(missing.runs,
           db.integer(QStringLiteral("SELECT count(DISTINCT run) FROM work_units WHERE request_id = ?"),
                                    {missing.request.value()}));
    SD_TRY(missing.missingRuns,
           db.list(QStringLiteral("SELECT DISTINCT run FROM work_units WHERE request_id = ? AND state ="
                                  " 'ready'"
                                  " ORDER BY run"),
                   {missing.request.value()}, [](const Row &row) { return row.integer(0); }));
    SD_TRY(missing.beingMade,
           db.integer(QStringLiteral("SELECT sum(n) FROM request_counters WHERE request_id = ?"
                                                        " AND kind = 'unit' AND status = 'claimed'"),
                                         {missing.request.value()}));
    return {};
}

Result<> findGone(Database &db, MissingCertification &missing)
{
    SD_TRY(missing.goneParts, goneParts(db, missing.request));
    struct Merged { MergeId id; QString lfn, path; qint64 bytes = 0; };
    SD_TRY(const auto merged,
           db.list(QStringLiteral("SELECT id, lfn, path, bytes FROM merges WHERE request_id = ?"
                                  " AND status = 'done' ORDER BY id"),
                   {missing.request.value()}, [](const Row &row) {
                       return Merged{row.id<MergeId>(0), row.text(1), row.text(2), row.integer(3)};
                   }));
    for (const Merged &file : merged) {
        const QFileInfo info(file.path);
        if (!info.isFile())
            missing.goneFiles.append({file.lfn, Recocert::tr("There is no file %1.").arg(file.path),
                                      file.id});
        else if (info.size() != file.bytes)
            missing.goneFiles.append({file.lfn,
                                      Recocert::tr("%1 has %2 bytes; %3 were verified.")
                                          .arg(file.path)
                                          .arg(info.size())
                                          .arg(file.bytes),
                                      file.id});
    }
    return {};
}

QString whyNothing(const MissingCertification &missing, const RequestRow &request)
{
    if (request.status < RequestStatus::Staged)
        return Recocert::tr("It is %1; its work starts once it is staged.").arg(toWord(request.status));
    if (request.status != RequestStatus::Staged && request.status != RequestStatus::Running)
        return missing.missingRuns.isEmpty()
            ? Recocert::tr("Every run has its certification.")
            : Recocert::tr("It is %1; only staged and running requests can have jobs made.")
                  .arg(toWord(request.status));
    if (missing.beingMade > 0)
        return Recocert::tr("%n missing work unit(s) are being made already.", nullptr,
                            int(missing.beingMade));
    return Recocert::tr("Every run has its certification.");
}
}  // namespace

Result<QList<RequestId>> recocertsOf(Database &db, RequestId production)
{
    return db.list(
        QStringLiteral("SELECT r.id FROM requests r WHERE r.step = 'recocert'"
                       " AND r.status NOT IN ('rejected','aborted','obsolete') AND (r.id = ?"
                       " OR r.dataset_id IN (SELECT s.output_dataset_id FROM streams s WHERE s.request_id ="
                       " ?)"
                       " OR r.dataset_id = (SELECT q.dataset_id FROM requests q WHERE q.id = ?"
                       " AND q.step = 'production')) ORDER BY r.id"),
        {production.value(), production.value(), production.value()},
        [](const Row &row) { return row.id<RequestId>(0); });
}

Result<MissingCertification> planMissing(Database &db, RequestId recocert, TimeMs now)
{
    MissingCertification missing;
    missing.request = recocert;
    SD_TRY(const RequestRow request, loadRequestRow(db, recocert));
    missing.status = request.status;
    SD_CHECK(countRuns(db, missing));
    SD_CHECK(findGone(db, missing));
    if (request.status == RequestStatus::Staged || request.status == RequestStatus::Running) {
        SD_TRY(const auto failed, failedJobs(db, {recocert}));
        SD_TRY(missing.failed, planRecovery(db, failed, RecoveryScope::Everything, now));
        SD_TRY(missing.fresh, planJobs(db, recocert, 1));
    }
    if (!missing.makesSomething())
        missing.nothing = whyNothing(missing, request);
    return missing;
}

Result<QList<JobId>> makeMissing(Database &db, const MissingCertification &plan, const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<JobId>> {
        QList<JobId> made;
        if (plan.failed.jobs > 0) {
            SD_TRY(made, makeRecovery(db, plan.failed, actor));
        }
        if (!plan.fresh.jobs.isEmpty()) {
            SD_TRY(const auto fresh, makeJobs(db, plan.fresh, actor));
            made += fresh;
        }
        return made;
    });
}

}  // namespace shiftdeck

#include "models/production/staging.h"

#include "models/production/inputs.h"
#include "models/production/jobrows.h"
#include "models/production/requests.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Staging {
    Q_DECLARE_TR_FUNCTIONS(Staging)
};

// The problem of the file in words, or nothing when one of its copies is good.
Result<QString> checkFile(Database &db, const CatalogueFile &file, SiteId site, const Clock &clock,
                          std::stop_token stop)
{
    SD_TRY(const auto replicas, listReplicas(db, file.id, site));
    QString problem = Staging::tr("%1 has no copy on disk at the site.").arg(file.lfn);
    bool isGood = false;
    for (const ReplicaRow &replica : replicas) {
        const TimeMs before = clock.now();
        SD_TRY(const ReplicaVerdict verdict, inspectReplica(replica.path, file, stop));
        SD_CHECK(recordReplica(db, replica.id, verdict, before));
        isGood = isGood || verdict.isValid();
        problem = verdict.problem;
    }
    return isGood ? QString() : problem;
}
}  // namespace

QString StageReport::problem() const
{
    if (isComplete() || files == 0)
        return problems.value(0);
    return Staging::tr("%1 of %2 input files are good. %3",
                       "how many, of how many, what is wrong with the first")
        .arg(valid)
        .arg(files)
        .arg(problems.value(0));
}

Result<StageReport> checkStage(Database &db, RequestId id, const Clock &clock, const Heartbeat &beat,
                               std::stop_token stop)
{
    SD_TRY(const RequestRow request, loadRequestRow(db, id));
    if (request.status != RequestStatus::Assigned && request.status != RequestStatus::Staged
        && request.status != RequestStatus::Running)
        return fail(ErrorCode::Refused, requestName(id),
                    Staging::tr("It is %1; inputs are checked for assigned, staged and running requests.")
                        .arg(toWord(request.status)));
    SD_TRY(const auto files,
           db.list(QStringLiteral("SELECT id, lfn, adler32, events, bytes FROM files WHERE dataset_id = ? "
                                  "ORDER BY first_run, id"),
                   {request.dataset.value()}, [](const Row &row) {
                       return CatalogueFile{row.id<FileId>(0), row.text(1), row.text(2), row.integer(3),
                                            row.integer(4)};
                   }));
    StageReport report;
    report.request = id;
    report.files = int(files.size());
    for (const CatalogueFile &file : files) {
        SD_TRY(const QString problem, checkFile(db, file, request.site, clock, stop));
        if (problem.isEmpty())
            ++report.valid;
        else if (report.problems.size() < kMaxStageProblems)
            report.problems.append(problem);
        if (beat)
            SD_CHECK(beat());
    }
    if (files.isEmpty())
        report.problems.append(Staging::tr("Its input dataset has no files."));
    return report;
}

Result<> noteStageProblem(Database &db, const StageReport &report)
{
    SD_CHECK(db.run(QStringLiteral("UPDATE requests SET stage_problem = ?"
                                   " WHERE id = ? AND status = 'assigned' AND stage_problem <> ?"),
                    {report.problem(), report.request.value(), report.problem()}));
    return {};
}

Result<> stageRequest(Database &db, const StageReport &report, const Actor &actor)
{
    if (!report.isComplete())
        return fail(ErrorCode::Refused, requestName(report.request), report.problem());
    const QString why =
        Staging::tr("All %n input file(s) are at the site, with the registered size, checksum and events.",
                    nullptr, report.files);
    return changeStatus(db, {report.request, RequestStatus::Assigned, RequestStatus::Staged, why, {}, 0},
                        actor);
}

}  // namespace shiftdeck

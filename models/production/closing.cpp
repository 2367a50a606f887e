#include "models/production/closing.h"

#include "models/production/jobrows.h"
#include "models/production/partchecks.h"
#include "models/production/recovery.h"
#include "models/production/requests.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct Closing {
    Q_DECLARE_TR_FUNCTIONS(Closing)
};

struct MergedFile {
    MergeId merge;
    StreamId stream;
    DatasetId dataset;
    QString lfn, path, adler32;
    qint64 events = 0, bytes = 0;
};

Result<QList<MergedFile>> undeclaredFiles(Database &db, RequestId request)
{
    return db.list(
        QStringLiteral(
            "SELECT m.id, m.stream_id, s.output_dataset_id, m.lfn, m.path, m.adler32, m.events, m.bytes"
            " FROM merges m JOIN streams s ON s.id = m.stream_id"
            " WHERE m.request_id = ? AND m.status = 'done' AND m.file_id IS NULL ORDER BY m.id"),
        {request.value()}, [](const Row &row) {
            return MergedFile{row.id<MergeId>(0), row.id<StreamId>(1), row.id<DatasetId>(2), row.text(3),
                              row.text(4),        row.text(5),         row.integer(6),       row.integer(7)};
        });
}

Result<> checkStillThere(const MergedFile &file)
{
    const QFileInfo info(file.path);
    if (!info.isFile())
        return fail(ErrorCode::Refused, file.lfn,
                    Closing::tr("The merged file is not at %1 any more.").arg(file.path));
    if (info.size() != file.bytes)
        return fail(ErrorCode::Refused, file.lfn,
                    Closing::tr("The merged file %1 has %2 bytes; %3 were verified.")
                        .arg(file.path)
                        .arg(info.size())
                        .arg(file.bytes));
    return {};
}

// The input files whose events are in a merged file: those of the units of the jobs of its parts.
struct Parents {
    QList<FileId> files;
    qint64 firstRun = 0, lastRun = 0;
};

Result<Parents> parentsOf(Database &db, MergeId merge)
{
    Parents parents;
    SD_CHECK(
        db.list(QStringLiteral("SELECT DISTINCT f.id, f.first_run, f.last_run FROM merge_parts p"
                               " JOIN outputs o ON o.id = p.output_id JOIN credits c ON c.job_id = o.job_id"
                               " JOIN work_units u ON u.id = c.unit_id JOIN files f ON f.id = u.file_id"
                               " WHERE p.merge_id = ? ORDER BY f.id"),
                {merge.value()}, [&parents](const Row &row) {
                    const bool isFirst = parents.files.isEmpty();
                    parents.files.append(row.id<FileId>(0));
                    parents.firstRun = isFirst ? row.integer(1) : std::min(parents.firstRun, row.integer(1));
                    parents.lastRun = std::max(parents.lastRun, row.integer(2));
                    return true;
                }));
    return parents;
}

Result<> declareFile(Database &db, const MergedFile &file, const RequestRow &request, TimeMs now)
{
    SD_CHECK(checkStillThere(file));
    SD_TRY(const Parents parents, parentsOf(db, file.merge));
    SD_TRY(const qint64 id,
           db.insert(QStringLiteral(
                         "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32,"
                         " conditions, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                     {file.lfn, file.dataset.value(), parents.firstRun, parents.lastRun, file.events,
                      file.bytes, file.adler32, request.conditions, now}));
    for (const FileId parent : parents.files)
        SD_CHECK(db.run(QStringLiteral("INSERT INTO file_parents (file_id, parent_id) VALUES (?, ?)"),
                        {id, parent.value()}));
    SD_CHECK(db.insert(QStringLiteral("INSERT INTO replicas (file_id, site_id, path, state, checked_at)"
                                      " VALUES (?, ?, ?, 'valid', ?)"),
                       {id, request.site.value(), file.path, now}));
    return expectOneRow(
        db.run(
            QStringLiteral("UPDATE merges SET file_id = ?, changed_at = ? WHERE id = ? AND file_id IS NULL"),
            {id, now, file.merge.value()}),
        file.lfn);
}

Result<qint64> unitsOpen(Database &db, RequestId request)
{
    return db.integer(
        QStringLiteral("SELECT sum(n) FROM request_counters WHERE request_id = ? AND kind = 'unit'"
                       " AND status IN ('ready','claimed')"),
        {request.value()});
}
}  // namespace

Result<QStringList> finishBlockers(Database &db, RequestId id)
{
    SD_TRY(const RequestRow request, loadRequestRow(db, id));
    if (request.status != RequestStatus::Running)
        return QStringList{
            Closing::tr("It is %1; only a running request can be finished.").arg(toWord(request.status))};
    if (!request.unitsMade)
        return QStringList{Closing::tr("Its work units are not made yet.")};
    QStringList blockers;
    SD_TRY(const qint64 units, unitsOpen(db, id));
    if (units > 0)
        blockers.append(
            Closing::tr("%n work unit(s) are neither credited nor signed off.", nullptr, int(units)));
    SD_TRY(const qint64 loose,
           db.integer(
               QStringLiteral("SELECT count(*) FROM outputs o WHERE o.request_id = ? AND o.state = 'credited'"
                              " AND NOT EXISTS (SELECT 1 FROM merge_parts p WHERE p.output_id = o.id)"),
               {id.value()}));
    if (loose > 0)
        blockers.append(Closing::tr("%n credited output(s) are in no merge yet.", nullptr, int(loose)));
    SD_TRY(const qint64 merges,
           db.integer(QStringLiteral("SELECT count(*) FROM merges WHERE request_id = ?"
                                     " AND status NOT IN ('done','void')"),
                      {id.value()}));
    if (merges > 0)
        blockers.append(Closing::tr("%n merged file(s) are not verified yet.", nullptr, int(merges)));
    SD_TRY(const QStringList damage, damageBlockers(db, id));
    return blockers + damage;
}

Result<> finishRequest(Database &db, RequestId id, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QStringList blockers, finishBlockers(db, id));
        if (!blockers.isEmpty())
            return fail(ErrorCode::Refused, requestName(id), blockers.join(QLatin1Char(' ')));
        SD_CHECK(changeStatus(db, {id, RequestStatus::Running, RequestStatus::Finished, why, {}, 0}, actor));
        // Attempts whose work was credited to others would wait for ever.
        SD_TRY(const auto open,
               listJobRows(db,
                           QStringLiteral("WHERE request_id = ? AND status IN"
                                          " ('pending','submitting','submitted','running') ORDER BY id"),
                           {id.value()}));
        QList<JobId> ids;
        for (const JobRow &job : open)
            ids.append(job.id);
        SD_CHECK(cancelJobs(db, ids, actor));
        return {};
    });
}

Result<int> declareRequest(Database &db, RequestId id, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<int> {
        SD_TRY(const RequestRow request, loadRequestRow(db, id));
        SD_TRY(const auto files, undeclaredFiles(db, id));
        for (const MergedFile &file : files)
            SD_CHECK(declareFile(db, file, request, actor.now));
        SD_CHECK(db.run(QStringLiteral("UPDATE datasets SET complete = 1 WHERE id IN"
                                       " (SELECT output_dataset_id FROM streams WHERE request_id = ?)"),
                        {id.value()}));
        SD_CHECK(changeStatus(db, {id, RequestStatus::Finished, RequestStatus::Declared, why, {}, 0}, actor));
        return int(files.size());
    });
}

}  // namespace shiftdeck

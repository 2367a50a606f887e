#include "models/production/releasing.h"

#include "models/core/filefacts.h"
#include "models/production/jobrows.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct Releasing {
    Q_DECLARE_TR_FUNCTIONS(Releasing)
};

struct MergeRow {
    MergeId id;
    RequestId request;
    QString lfn, path, adler32;
    MergeStatus status = MergeStatus::Planned;
    PartsState release = PartsState::Kept;
    qint64 events = 0, bytes = 0;
    bool verified = false;
};

Result<QList<MergeRow>> listMerges(Database &db, const QString &where, const QVariantList &values)
{
    return db.list(
        QStringLiteral("SELECT m.id, m.request_id, m.lfn, m.path, m.adler32, m.status, m.release, m.events,"
                       " m.bytes, m.verified FROM merges m WHERE ")
            + where,
        values, [](const Row &row) {
            return MergeRow{row.id<MergeId>(0),        row.id<RequestId>(1),     row.text(2),    row.text(3),
                            row.text(4),               row.word<MergeStatus>(5), row.word<PartsState>(6),
                            row.integer(7),            row.integer(8),           row.flag(9)};
        });
}

Result<QList<ReleasePart>> mergedParts(Database &db, MergeId merge)
{
    return db.list(QStringLiteral("SELECT o.id, o.name, o.path, o.bytes FROM merge_parts p"
                                  " JOIN outputs o ON o.id = p.output_id"
                                  " WHERE p.merge_id = ? AND o.state = 'merged' ORDER BY p.position"),
                   {merge.value()}, [](const Row &row) {
                       return ReleasePart{row.id<OutputId>(0), row.text(1), row.text(2), row.integer(3)};
                   });
}

QString whyNot(const MergeRow &merge, const RequestRow &request)
{
    if (merge.status != MergeStatus::Done)
        return Releasing::tr("Its merged file is not verified: the merge is %1.").arg(toWord(merge.status));
    if (merge.release == PartsState::Asked)
        return Releasing::tr("It was asked for already; the agent deletes them.");
    if (request.releaseParts == ReleaseWhen::Delivered && request.status != RequestStatus::Delivered
        && request.status != RequestStatus::Certified)
        return Releasing::tr("The request keeps its parts until the merged files are delivered; it is %1.")
            .arg(toWord(request.status));
    return {};
}

// A sentence when the merged file is not what was recorded; empty when it is, read to the last byte.
Result<QString> inspectMerged(const MergeRow &merge, std::stop_token stop)
{
    const auto found = inspectFile(merge.path, stop);
    if (!found && found.error().code == ErrorCode::Cancelled)
        return tl::unexpected(found.error());
    if (!found)
        return Releasing::tr("The merged file %1 cannot be read: %2").arg(merge.path, found.error().cause);
    if (!found->exists)
        return Releasing::tr("The merged file %1 is not there.").arg(merge.path);
    if (!found->readable)
        return Releasing::tr("The merged file %1 is not readable: %2").arg(merge.path, found->problem);
    if (found->bytes != merge.bytes || found->adler32 != merge.adler32
        || found->events.value_or(merge.events) != merge.events)
        return Releasing::tr("The merged file %1 is not the one that was merged: it has %2 bytes, %3 events"
                             " and"
                             " the checksum %4; recorded are %5, %6 and %7.")
            .arg(merge.path)
            .arg(found->bytes)
            .arg(found->events.value_or(merge.events))
            .arg(found->adler32)
            .arg(merge.bytes)
            .arg(merge.events)
            .arg(merge.adler32);
    return QString();
}

// True when the part is gone now. Anything else at its place is left alone.
bool removePart(const ReleasePart &part, Released &released)
{
    const QFileInfo info(part.path);
    if (!info.exists() && !info.isSymLink()) {
        ++released.gone;
        return true;
    }
    if (info.isSymLink() || !info.isFile() || info.size() != part.bytes) {
        released.problems.append(
            Releasing::tr("%1 was left alone: it is not the part that was merged. Look at it, then delete it"
                          " by"
                          " hand.")
                .arg(part.path));
        return false;
    }
    QFile file(part.path);
    if (!file.remove()) {
        released.problems.append(
            Releasing::tr("%1 could not be deleted: %2").arg(part.path, file.errorString()));
        return false;
    }
    ++released.deleted;
    return true;
}

Result<> recordReleased(Database &db, const MergeRow &merge, const QList<OutputId> &gone,
                        const Released &released, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        for (const OutputId id : gone)
            SD_CHECK(
                db.run(QStringLiteral("UPDATE outputs SET state = 'released' WHERE id = ? AND state ="
                                      " 'merged'"),
                       {id.value()}));
        SD_CHECK(db.run(
            QStringLiteral("UPDATE merges SET release = 'released', changed_at = ? WHERE id = ?"
                           " AND release = 'asked' AND NOT EXISTS (SELECT 1 FROM merge_parts p"
                           " JOIN outputs o ON o.id = p.output_id"
                           " WHERE p.merge_id = ? AND o.state = 'merged')"),
            {actor.now, merge.id.value(), merge.id.value()}));
        return addAudit(db, actor,
                        {QStringLiteral("merge"), merge.id.value(), merge.request,
                         QString(toWord(PartsState::Asked)), QString(toWord(PartsState::Released)),
                         Releasing::tr("%1: %2 parts deleted, %3 gone before, %4 left alone.")
                             .arg(merge.lfn)
                             .arg(released.deleted)
                             .arg(released.gone)
                             .arg(released.problems.size())});
    });
}

Result<> moveRelease(Database &db, MergeId merge, PartsState from, PartsState to, TimeMs now)
{
    return expectOneRow(db.run(QStringLiteral("UPDATE merges SET release = ?, changed_at = ? WHERE id = ?"
                                              " AND status = 'done' AND release = ?"),
                               {QString(toWord(to)), now, merge.value(), QString(toWord(from))}),
                        Releasing::tr("merge %1").arg(merge.value()));
}
}  // namespace

Result<QList<ReleaseItem>> planRelease(Database &db, RequestId id)
{
    SD_TRY(const RequestRow request, loadRequestRow(db, id));
    SD_TRY(const auto merges,
           listMerges(db,
                      QStringLiteral("m.request_id = ? AND m.release <> 'released' AND m.status <> 'void'"
                                     " ORDER BY m.stream_id, m.number"),
                      {id.value()}));
    QList<ReleaseItem> items;
    for (const MergeRow &merge : merges) {
        ReleaseItem item{merge.id, merge.lfn, merge.path, {}, 0, merge.release, whyNot(merge, request)};
        SD_TRY(item.parts, mergedParts(db, merge.id));
        for (const ReleasePart &part : std::as_const(item.parts))
            item.bytes += part.bytes;
        items.append(item);
    }
    return items;
}

Result<> askRelease(Database &db, RequestId request, MergeId merge, const QString &why, const Actor &actor)
{
    SD_CHECK(moveRelease(db, merge, PartsState::Kept, PartsState::Asked, actor.now));
    return addAudit(db, actor,
                    {QStringLiteral("merge"), merge.value(), request, QString(toWord(PartsState::Kept)),
                     QString(toWord(PartsState::Asked)), why});
}

Result<> keepParts(Database &db, RequestId request, MergeId merge, const QString &why, const Actor &actor)
{
    SD_CHECK(moveRelease(db, merge, PartsState::Asked, PartsState::Kept, actor.now));
    return addAudit(db, actor,
                    {QStringLiteral("merge"), merge.value(), request, QString(toWord(PartsState::Asked)),
                     QString(toWord(PartsState::Kept)), why});
}

Result<Released> releaseMerge(Database &db, MergeId id, const Actor &actor,
                              const std::function<Result<>()> &beat, std::stop_token stop)
{
    Released released;
    SD_TRY(const auto found,
           listMerges(db, QStringLiteral("m.id = ? AND m.release = 'asked' AND m.status = 'done'"),
                      {id.value()}));
    if (found.isEmpty())
        return released;
    const MergeRow &merge = found.first();
    SD_TRY(const QString problem, inspectMerged(merge, stop));
    if (!problem.isEmpty()) {
        released.problems.append(
            Releasing::tr("The parts of %1 were kept. %2").arg(merge.lfn, problem));
        return released;
    }
    SD_CHECK(beat());
    SD_CHECK(db.run(QStringLiteral("UPDATE merges SET verified = 1, changed_at = ? WHERE id = ? AND verified"
                                   " = 0"),
                    {actor.now, id.value()}));
    // Asked anew at the last moment: a person may have taken it back while the file was read.
    SD_TRY(const qint64 asked,
           db.integer(QStringLiteral("SELECT count(*) FROM merges WHERE id = ? AND release = 'asked'"),
                      {id.value()}));
    SD_TRY(const auto parts, mergedParts(db, id));
    QList<OutputId> gone;
    for (const ReleasePart &part : parts) {
        if (asked == 0 || stop.stop_requested())
            break;
        if (removePart(part, released))
            gone.append(part.id);
        SD_CHECK(beat());
    }
    if (asked > 0 && (!gone.isEmpty() || parts.isEmpty()))
        SD_CHECK(recordReleased(db, merge, gone, released, actor));
    return released;
}

}  // namespace shiftdeck

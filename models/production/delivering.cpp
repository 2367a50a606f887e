#include "models/production/delivering.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct Delivering {
    Q_DECLARE_TR_FUNCTIONS(Delivering)
};

struct Merged {
    MergeId merge;
    FileId file;
    QString lfn;
    qint64 events = 0, bytes = 0;
    bool done = false, verified = false, same = false;  // same: in the catalogue as it was merged
};

Result<QList<Merged>> mergedFiles(Database &db, RequestId request)
{
    return db.list(QStringLiteral("SELECT m.id, m.file_id, m.lfn, m.events, m.bytes, m.status, m.verified,"
                                  " CASE WHEN f.lfn = m.lfn AND f.events = m.events AND f.bytes = m.bytes"
                                  " AND f.adler32 = m.adler32 AND f.state = 'valid' THEN 1 ELSE 0 END"
                                  " FROM merges m LEFT JOIN files f ON f.id = m.file_id"
                                  " WHERE m.request_id = ? AND m.status <> 'void' ORDER BY m.id"),
                   {request.value()}, [](const Row &row) {
                       return Merged{row.id<MergeId>(0), row.id<FileId>(1),
                                     row.text(2),        row.integer(3),
                                     row.integer(4),     row.text(5) == QLatin1StringView("done"),
                                     row.flag(6),        row.flag(7)};
                   });
}

// A sentence about a copy that is not there as it is recorded; empty: it is.
QString problemAt(const QString &path, qint64 bytes)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return Delivering::tr("It is not at %1.", "a path").arg(path);
    if (info.size() != bytes)
        return Delivering::tr("%1 has %2 bytes; %3 are recorded.", "a path, numbers")
            .arg(path)
            .arg(info.size())
            .arg(bytes);
    return {};
}

// Why it cannot be called delivered; empty: nothing is in the way. Counts its good copies.
Result<QString> problemOf(Database &db, const Merged &file, qint64 &copies)
{
    if (!file.done || !file.verified)
        return Delivering::tr(
            "It was never read back since it was merged. Releasing its parts reads it whole.");
    if (!file.file.isValid())
        return Delivering::tr("It is not registered in the catalogue.");
    if (!file.same)
        return Delivering::tr("The catalogue has it otherwise than it was merged.");
    SD_TRY(const auto paths,
           db.list(QStringLiteral("SELECT s.storage, p.path FROM replicas p JOIN sites s ON s.id = p.site_id"
                                  " WHERE p.file_id = ? AND p.medium = 'disk' AND p.state = 'valid'"
                                  " ORDER BY p.id"),
                   {file.file.value()},
                   [](const Row &row) { return QDir(row.text(0)).absoluteFilePath(row.text(1)); }));
    if (paths.isEmpty())
        return Delivering::tr("No copy of it on disk is recorded as valid.");
    QStringList problems;
    for (const QString &path : paths) {
        const QString problem = problemAt(path, file.bytes);
        if (problem.isEmpty())
            ++copies;
        else
            problems.append(problem);
    }
    return problems.size() < paths.size() ? QString() : problems.join(u' ');
}
}  // namespace

Result<Delivery> checkDelivery(Database &db, RequestId request)
{
    Delivery delivery;
    SD_TRY(const auto files, mergedFiles(db, request));
    for (const Merged &file : files) {
        ++delivery.files;
        delivery.events += file.events;
        delivery.bytes += file.bytes;
        SD_TRY(const QString problem, problemOf(db, file, delivery.copies));
        if (!problem.isEmpty())
            delivery.missing.append({file.merge, file.lfn, problem});
    }
    return delivery;
}

}  // namespace shiftdeck

#include "models/core/filefacts.h"
#include "models/production/decisions.h"
#include "models/production/saysiswork.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace shiftdeck {

namespace {
struct Files {
    Q_DECLARE_TR_FUNCTIONS(SaysIs)
};

constexpr int kPage = 1000;

struct Recorded {
    qint64 id = 0;
    QString name, path, adler32, state;
    qint64 bytes = 0;
    TimeMs since = 0;
};

Recorded recordedOf(const Row &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5),
            row.integer(6)};
}

// What is wrong with the file, in a few words; empty when it is what was recorded.
Result<QString> problemOf(const SaysIsWork &work, const Recorded &recorded)
{
    const QFileInfo info(recorded.path);
    if (!info.isFile())
        return Files::tr("there is no file %1").arg(recorded.path);
    if (info.size() != recorded.bytes)
        return Files::tr("it has %1 bytes").arg(info.size());
    if (!work.question.checksums)
        return QString();
    const auto facts = inspectFile(recorded.path, work.stop);
    if (!facts && facts.error().code == ErrorCode::Cancelled)
        return tl::unexpected(facts.error());
    if (!facts)
        return Files::tr("it cannot be read: %1").arg(facts.error().cause);
    if (facts->adler32 != recorded.adler32)
        return Files::tr("its checksum is %1").arg(facts->adler32);
    return QString();
}

QString sizeText(const Recorded &recorded)
{
    return Files::tr("%1, %2 bytes, checksum %3", "state of a file")
        .arg(recorded.state)
        .arg(recorded.bytes)
        .arg(recorded.adler32);
}

// Reads the pages of `sql`, with paths relative to `base`, whose rows are those of Recorded and which ends
// with "AND <id> > ? ... LIMIT ?".
template <typename F>
Result<> eachRecorded(SaysIsWork &work, const QString &doing, const QString &sql, const QVariantList &values,
                      const QDir &base, F handle)
{
    for (qint64 after = 0;;) {
        SD_TRY(const auto page, work.db.list(sql, values + QVariantList{after, kPage}, recordedOf));
        for (Recorded recorded : page) {
            SD_CHECK(work.step(doing));
            recorded.path = base.absoluteFilePath(recorded.path);
            SD_TRY(const QString problem, problemOf(work, recorded));
            handle(recorded, problem);
        }
        if (page.size() < kPage)
            return {};
        after = page.last().id;
    }
}

SaysIsRow rowOf(SaysIsKind kind, const SaysIsRequest &request, const Recorded &recorded,
                const QString &problem)
{
    SaysIsRow row;
    row.kind = kind;
    row.id = recorded.id;
    row.request = request.id;
    row.what = recorded.name;
    row.says = sizeText(recorded);
    row.is = problem.isEmpty() ? Files::tr("as recorded") : problem;
    row.agrees = problem.isEmpty();
    row.since = recorded.since;
    return row;
}

Result<> compareOutputs(SaysIsWork &work, const SaysIsRequest &request)
{
    Situation gone;
    gone.job = JobRecorded::Done;
    gone.units = UnitsRecorded::Here;
    gone.outputs = OutputsFound::Some;
    const QString whatToDo = decide(gone).sentence;
    return eachRecorded(
        work, Files::tr("credited outputs"),
        QStringLiteral("SELECT o.id, o.name, o.path, o.adler32, o.state, o.bytes, j.changed_at FROM outputs o"
                       " JOIN jobs j ON j.id = o.job_id WHERE o.request_id = ? AND o.state = 'credited'"
                       " AND o.id > ? ORDER BY o.id LIMIT ?"),
        {request.id.value()}, QDir::root(), [&](const Recorded &recorded, const QString &problem) {
            SaysIsRow row = rowOf(SaysIsKind::Output, request, recorded, problem);
            row.sentence = row.agrees ? Files::tr("It waits for its merge.") : whatToDo;
            if (!row.agrees && request.status == RequestStatus::Running) {
                row.command = QStringLiteral("request.sign-off-outputs");
                row.arguments = {{QStringLiteral("requests"), QJsonArray{request.id.value()}}};
            }
            work.add(row);
        });
}

Result<> compareMerged(SaysIsWork &work, const SaysIsRequest &request)
{
    return eachRecorded(
        work, Files::tr("merged files"),
        QStringLiteral("SELECT m.id, m.lfn, m.path, m.adler32, m.status, m.bytes, m.changed_at FROM merges m"
                       " WHERE m.request_id = ? AND m.status = 'done' AND m.file_id IS NULL"
                       " AND m.id > ? ORDER BY m.id LIMIT ?"),
        {request.id.value()}, QDir::root(), [&](const Recorded &recorded, const QString &problem) {
            SaysIsRow row = rowOf(SaysIsKind::Merged, request, recorded, problem);
            row.sentence = row.agrees
                ? Files::tr("It is declared when the request is finished.")
                : Files::tr("Restore the file from a copy: it cannot be declared as it is. Hold the request"
                            " until then.");
            if (!row.agrees && request.status == RequestStatus::Running) {
                row.command = QStringLiteral("request.hold");
                row.arguments = {{QStringLiteral("requests"), QJsonArray{request.id.value()}},
                                 {QStringLiteral("why"),
                                  Files::tr("The merged file %1 is damaged: %2.").arg(recorded.name,
                                                                                      problem)}};
            }
            work.add(row);
        });
}

// Of the inputs and of declared files. A copy that is recorded as bad and is good disagrees too.
Result<> compareCopies(SaysIsWork &work, const SaysIsRequest &request, const char *files)
{
    SD_TRY(const QString storage,
           work.db.one(request.name, QStringLiteral("SELECT storage FROM sites WHERE id = ?"),
                       {request.site.value()}, [](const Row &row) { return row.text(0); }));
    return eachRecorded(
        work, Files::tr("copies of files"),
        QStringLiteral("SELECT p.id, f.lfn, p.path, f.adler32, p.state, f.bytes, coalesce(p.checked_at, 0)"
                       " FROM replicas p JOIN files f ON f.id = p.file_id WHERE p.site_id = ?"
                       " AND p.medium = 'disk' AND f.id IN (%1) AND p.id > ? ORDER BY p.id LIMIT ?")
            .arg(QLatin1StringView(files)),
        {request.site.value(), request.id.value()}, QDir(storage),
        [&](const Recorded &recorded, const QString &problem) {
            SaysIsRow row = rowOf(SaysIsKind::Copy, request, recorded, problem);
            const bool saysGood = recorded.state == QLatin1String("valid");
            row.agrees = recorded.state == QLatin1String("unchecked") || saysGood == problem.isEmpty();
            row.sentence = row.agrees ? Files::tr("Records and disk agree.")
                : saysGood            ? Files::tr("Note what the copy is, so that no job relies on it; then"
                                                  " restore it.")
                                      : Files::tr("The copy is back: note it, so that its checksum is read"
                                                  " and jobs"
                                                  " can use it.");
            if (!row.agrees) {
                row.command = QStringLiteral("files.check");
                row.arguments = {{QStringLiteral("filter"),
                                  QStringLiteral("lfn = \"%1\"").arg(recorded.name)}};
            }
            work.add(row);
        });
}

// A declared request whose merged file the catalogue lacks, or has otherwise than it was verified.
Result<> compareCatalogue(SaysIsWork &work, const SaysIsRequest &request)
{
    if (request.status != RequestStatus::Declared && request.status != RequestStatus::Delivered
        && request.status != RequestStatus::Certified)
        return {};
    const auto take = [&](const Row &row) {
        SaysIsRow found;
        found.kind = SaysIsKind::Catalogue;
        found.id = row.integer(0);
        found.request = request.id;
        found.what = row.text(1);
        found.since = row.integer(2);
        found.says = Files::tr("declared");
        const bool listed = !row.isNull(3), same = row.flag(4), copied = row.flag(5);
        found.agrees = listed && same && copied;
        found.is = !listed ? Files::tr("the catalogue does not have it")
            : !same        ? Files::tr("the catalogue has another size, checksum or state")
            : !copied      ? Files::tr("the catalogue has no copy of it")
                           : Files::tr("in the catalogue, with a copy");
        found.sentence = found.agrees
            ? Files::tr("Records and catalogue agree.")
            : Files::tr("A person decides: nothing that reads this dataset is complete without the file.");
        return found;
    };
    SD_TRY(const auto rows,
           work.db.list(
               QStringLiteral(
                   "SELECT m.id, m.lfn, m.changed_at, f.id,"
                   " CASE WHEN f.bytes = m.bytes AND f.adler32 = m.adler32 AND f.state = 'valid' THEN 1 ELSE"
                   " 0 END,"
                   " CASE WHEN EXISTS (SELECT 1 FROM replicas p WHERE p.file_id = f.id) THEN 1 ELSE 0 END"
                   " FROM merges m LEFT JOIN files f ON f.id = m.file_id"
                   " WHERE m.request_id = ? AND m.status = 'done' ORDER BY m.id"),
               {request.id.value()}, take));
    for (const SaysIsRow &row : rows) {
        SD_CHECK(work.step(Files::tr("the catalogue")));
        work.add(row);
    }
    return {};
}
}  // namespace

Result<> compareFiles(SaysIsWork &work, const SaysIsRequest &request)
{
    SD_CHECK(compareOutputs(work, request));
    SD_CHECK(compareMerged(work, request));
    SD_CHECK(compareCopies(work, request,
                           "SELECT i.id FROM files i JOIN requests q ON q.dataset_id = i.dataset_id WHERE"
                           " q.id = ?"));
    SD_CHECK(compareCopies(work, request, "SELECT m.file_id FROM merges m WHERE m.request_id = ?"));
    return compareCatalogue(work, request);
}

}  // namespace shiftdeck

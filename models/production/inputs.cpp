#include "models/production/inputs.h"

#include "models/core/filefacts.h"
#include "models/storage/database.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdlib>

namespace shiftdeck {

namespace {
struct Inputs {
    Q_DECLARE_TR_FUNCTIONS(Inputs)
};

// File systems keep times in steps; a change this short before a check could carry an older time.
constexpr TimeMs kTimeStepMs = 1000;
constexpr TimeMs kReadAgainMs = 60'000;
constexpr qsizetype kMostSeen = 100'000;

QString stateWord(const char *state) { return QString::fromLatin1(state); }
}  // namespace

Result<CatalogueFile> loadCatalogueFile(Database &db, FileId id)
{
    return db.one(
        Inputs::tr("file %1").arg(id.value()),
        QStringLiteral("SELECT id, lfn, adler32, events, bytes FROM files WHERE id = ?"), {id.value()},
        [](const Row &row) {
            return CatalogueFile{row.id<FileId>(0), row.text(1), row.text(2), row.integer(3), row.integer(4)};
        });
}

Result<QList<ReplicaRow>> listReplicas(Database &db, FileId file, SiteId site)
{
    return db.list(
        QStringLiteral("SELECT r.id, r.path, r.state, r.checked_at, s.storage FROM replicas r"
                       " JOIN sites s ON s.id = r.site_id"
                       " WHERE r.file_id = ? AND r.site_id = ? AND r.medium = 'disk' ORDER BY r.id"),
        {file.value(), site.value()}, [](const Row &row) {
            return ReplicaRow{row.integer(0), QDir(row.text(4)).absoluteFilePath(row.text(1)), row.text(2),
                              row.integer(3)};
        });
}

Result<ReplicaVerdict> inspectReplica(const QString &path, const CatalogueFile &file, std::stop_token stop)
{
    const auto found = inspectFile(path, stop);
    if (!found && found.error().code == ErrorCode::Cancelled)
        return tl::unexpected(found.error());
    if (!found)
        return ReplicaVerdict{
            stateWord("unreadable"),
            Inputs::tr("%1 cannot be read at %2: %3").arg(file.lfn, path, found.error().cause)};
    if (!found->exists)
        return ReplicaVerdict{stateWord("missing"),
                              Inputs::tr("%1 is missing: there is no file %2.").arg(file.lfn, path)};
    if (found->bytes != file.bytes)
        return ReplicaVerdict{stateWord("changed"),
                              Inputs::tr("%1 has changed: it has %2 bytes, the catalogue says %3.")
                                  .arg(file.lfn)
                                  .arg(found->bytes)
                                  .arg(file.bytes)};
    if (found->adler32 != file.adler32)
        return ReplicaVerdict{stateWord("changed"),
                              Inputs::tr("%1 has changed: its checksum is %2, the catalogue says %3.")
                                  .arg(file.lfn, found->adler32, file.adler32)};
    if (!found->readable)
        return ReplicaVerdict{stateWord("unreadable"),
                              Inputs::tr("%1 is not readable: %2").arg(file.lfn, found->problem)};
    if (found->events && *found->events != file.events)
        return ReplicaVerdict{stateWord("changed"), Inputs::tr("%1 has %2 events, the catalogue says %3.")
                                                    .arg(file.lfn).arg(*found->events).arg(file.events)};
    return ReplicaVerdict{stateWord("valid"), {}};
}

Result<> recordReplica(Database &db, qint64 replica, const ReplicaVerdict &verdict, TimeMs now)
{
    SD_CHECK(db.run(QStringLiteral("UPDATE replicas SET state = ?, checked_at = ?, problem = ? WHERE id = ?"),
                    {verdict.state, now, verdict.isValid() ? QStringLiteral("") : verdict.problem, replica}));
    return {};
}

Result<ReplicaVerdict> InputWatch::look(Database &db, const ReplicaRow &replica, const CatalogueFile &file,
                                        TimeMs now, std::stop_token stop)
{
    const FileStamp stamp = fileStamp(replica.path);
    if (replica.state == QLatin1String("valid") && stamp.bytes == file.bytes
        && stamp.changedAt() + kTimeStepMs < replica.checkedAt)
        return ReplicaVerdict{replica.state, {}};
    const auto seen = m_seen.constFind(replica.path);
    if (seen != m_seen.constEnd() && seen->stamp == stamp && seen->verdict.state == replica.state
        && (seen->verdict.isValid() || std::abs(now - seen->at) < kReadAgainMs))
        return seen->verdict;
    SD_TRY(const ReplicaVerdict verdict, inspectReplica(replica.path, file, stop));
    SD_CHECK(recordReplica(db, replica.id, verdict, now));
    if (m_seen.size() >= kMostSeen)
        m_seen.clear();
    m_seen.insert(replica.path, {stamp, now, verdict});
    return verdict;
}

Result<InputVerdict> InputWatch::verify(Database &db, FileId id, SiteId site, TimeMs now,
                                        std::stop_token stop)
{
    SD_TRY(const CatalogueFile file, loadCatalogueFile(db, id));
    SD_TRY(const auto replicas, listReplicas(db, id, site));
    InputVerdict answer;
    answer.problem = Inputs::tr("%1 has no copy on disk at the site.").arg(file.lfn);
    for (const ReplicaRow &replica : replicas) {
        SD_TRY(const ReplicaVerdict verdict, look(db, replica, file, now, stop));
        if (verdict.isValid())
            return InputVerdict{replica.path, {}};
        answer.problem = verdict.problem;
    }
    return answer;
}

}  // namespace shiftdeck

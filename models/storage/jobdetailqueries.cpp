#include "models/storage/queries.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
JobFile fileOf(const Row &row, bool input)
{
    JobFile file;
    file.input = input;
    file.name = row.text(0);
    file.path = row.text(1);
    file.stream = row.text(2);
    file.state = row.text(3);
    file.problem = row.text(4);
    file.adler32 = row.text(5);
    file.run = row.integer(6);
    file.firstEvent = row.integer(7);
    file.events = row.integer(8);
    file.bytes = row.integer(9);
    return file;
}

JobFile inputOf(const Row &row) { return fileOf(row, true); }
JobFile outputOf(const Row &row) { return fileOf(row, false); }

// The ranges it claimed, with the state of the work unit as the ledger has it now.
const QString kInputRanges = QStringLiteral(
    "SELECT f.lfn, coalesce(p.path, ''), '', u.state, coalesce(p.problem, ''), f.adler32, u.run, "
    "u.first_event, u.events, "
    "f.bytes FROM claims c LEFT JOIN work_units u ON u.id = c.unit_id LEFT JOIN files f ON f.id = u.file_id "
    "LEFT JOIN replicas p ON p.id = (SELECT q.id FROM replicas q WHERE q.file_id = f.id AND q.site_id = ? "
    "ORDER BY q.state = 'valid' DESC, q.id LIMIT 1) WHERE c.job_id = ? ORDER BY u.run, u.file_id, "
    "u.first_event");
const QString kOutputs =
    QStringLiteral("SELECT o.name, o.path, t.name, o.state, o.problem, o.adler32, o.run, o.first_event, "
                   "o.events, o.bytes FROM outputs o "
                   "LEFT JOIN streams t ON t.id = o.stream_id WHERE o.job_id = ? ORDER BY t.name");
const QString kMergeParts = QStringLiteral(
    "SELECT o.name, o.path, t.name, o.state, o.problem, o.adler32, o.run, o.first_event, o.events, o.bytes "
    "FROM merge_parts p LEFT JOIN outputs o ON o.id = p.output_id LEFT JOIN streams t ON t.id = o.stream_id "
    "WHERE p.merge_id = ? ORDER BY p.position");
const QString kMergedFile =
    QStringLiteral("SELECT m.lfn, m.path, t.name, m.status, '', coalesce(m.adler32, ''), 0, 0, m.events, "
                   "coalesce(m.bytes, 0) "
                   "FROM merges m LEFT JOIN streams t ON t.id = m.stream_id WHERE m.id = ? AND m.path <> ''");

Result<JobSummary> jobWith(Database &db, JobId id)
{
    SD_TRY(const QList<JobSummary> found, loadJobs(db, {id}));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Store", "job %1").arg(id.value()),
                    QCoreApplication::translate("Store", "The store has no such job."));
    return found.first();
}

Result<QList<JobFile>> filesOf(Database &db, const JobSummary &job)
{
    if (job.kind == JobKind::Merge) {
        SD_TRY(const auto parts, db.list(kMergeParts, {job.mergeId.value()}, inputOf));
        SD_TRY(const auto merged, db.list(kMergedFile, {job.mergeId.value()}, outputOf));
        return parts + merged;
    }
    SD_TRY(const qint64 site,
           db.integer(QStringLiteral("SELECT site_id FROM jobs WHERE id = ?"), {job.id.value()}));
    SD_TRY(const auto inputs, db.list(kInputRanges, {site, job.id.value()}, inputOf));
    SD_TRY(const auto outputs, db.list(kOutputs, {job.id.value()}, outputOf));
    return inputs + outputs;
}
}  // namespace

Result<QList<JobFile>> listJobFiles(Database &db, JobId job)
{
    return snapshot(db, [&]() -> Result<QList<JobFile>> {
        SD_TRY(const JobSummary summary, jobWith(db, job));
        return filesOf(db, summary);
    });
}

Result<JobDetails> loadJobDetails(Database &db, JobId job)
{
    return snapshot(db, [&]() -> Result<JobDetails> {
        JobDetails details;
        SD_TRY(details.job, jobWith(db, job));
        SD_TRY(details.files, filesOf(db, details.job));
        SD_TRY(details.timeline,
               db.list(QStringLiteral(
                           "SELECT at, from_status, to_status FROM job_history WHERE job_id = ? ORDER BY id"),
                       {job.value()}, [](const Row &row) {
                           return TimelineEntry{row.integer(0), row.text(1), row.text(2)};
                       }));
        SD_TRY(details.evidence,
               db.list(QStringLiteral("SELECT at, fact, value FROM evidence WHERE job_id = ? ORDER BY id"),
                       {job.value()}, [](const Row &row) {
                           return EvidenceEntry{row.integer(0), row.text(1), row.text(2)};
                       }));
        return details;
    });
}

}  // namespace shiftdeck

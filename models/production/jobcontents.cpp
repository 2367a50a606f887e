#include "models/production/jobcontents.h"

#include <algorithm>

namespace shiftdeck {

namespace {
// Names the stream, the run and the job, so that it is unique among the parts of a merge.
QString outputName(const QString &stream, const QString &suffix, const JobRow &job)
{
    return QStringLiteral("%1-%2-%3.%4").arg(stream).arg(job.run).arg(job.token, suffix);
}

QStringList namesOf(const QString &list)
{
    QStringList names = list.split(u',', Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

Result<> loadUnits(Database &db, const JobRow &job, JobContents &contents)
{
    SD_TRY(
        contents.inputs,
        db.list(QStringLiteral(
                    "SELECT u.id, f.id, f.lfn, u.run, u.first_event, u.events, f.events, c.open,"
                    " f.adler32 FROM claims c"
                    " JOIN work_units u ON u.id = c.unit_id JOIN files f ON f.id = u.file_id"
                    " WHERE c.job_id = ? ORDER BY u.run, u.file_id, u.first_event"),
                {job.id.value()}, [&contents](const Row &row) {
                    JobInput input;
                    input.unit = row.id<UnitId>(0);
                    input.file = row.id<FileId>(1);
                    input.lfn = row.text(2);
                    input.run = row.integer(3);
                    input.first = row.integer(4);
                    input.events = row.integer(5);
                    input.wholeFile = input.first == 0 && input.events == row.integer(6);
                    contents.openClaims += row.number(7);
                    input.adler32 = row.text(8);
                    return input;
                }));
    SD_TRY(
        contents.streams,
        db.list(
            QStringLiteral(
                "SELECT id, name, suffix, keeps_every_event, required FROM streams"
                " WHERE request_id = ? ORDER BY id"),
            {job.request.value()}, [&job](const Row &row) {
                return JobStream{row.id<StreamId>(0), row.text(1), outputName(row.text(1), row.text(2), job),
                                 row.flag(3), namesOf(row.text(4))};
            }));
    return {};
}

Result<> loadParts(Database &db, const JobRow &job, JobContents &contents)
{
    SD_TRY(auto parts,
           db.list(QStringLiteral(
                       "SELECT o.name, o.path, o.run, o.events, o.bytes, o.adler32 FROM merge_parts p"
                       " JOIN outputs o ON o.id = p.output_id WHERE p.merge_id = ? AND o.state <> 'lost'"
                       " ORDER BY p.position"),
                   {job.merge.value()}, [](const Row &row) {
                       JobInput input;
                       input.lfn = row.text(0);
                       input.path = row.text(1);
                       input.run = row.integer(2);
                       input.events = row.integer(3);
                       input.bytes = row.integer(4);
                       input.adler32 = row.text(5);
                       input.wholeFile = true;
                       return input;
                   }));
    const auto isEmpty = [](const JobInput &input) { return input.events == 0; };
    // Empty parts count but are not copied. Where all are empty one of them gives the merged file its form.
    if (std::all_of(parts.begin(), parts.end(), isEmpty))
        parts = parts.mid(0, 1);
    else
        parts.removeIf(isEmpty);
    contents.inputs = parts;
    SD_TRY(contents.step,
           db.one(QStringLiteral("merge"),
                  QStringLiteral("SELECT s.merge_step, s.id, s.name, s.suffix, m.events, m.lfn, s.required"
                                 " FROM merges m JOIN streams s ON s.id = m.stream_id WHERE m.id = ?"),
                  {job.merge.value()}, [&](const Row &row) {
                      contents.streams.append({row.id<StreamId>(1), row.text(2),
                                               outputName(row.text(2), row.text(3), job), true,
                                               namesOf(row.text(6))});
                      contents.mergeEvents = row.integer(4);
                      contents.mergeLfn = row.text(5);
                      return row.text(0);
                  }));
    return {};
}
}  // namespace

Result<JobContents> loadContents(Database &db, const JobRow &job)
{
    SD_TRY(const RequestRow request, loadRequestRow(db, job.request));
    JobContents contents;
    contents.step = request.step;
    contents.release = request.release;
    contents.conditions = request.conditions;
    contents.mergePolicy = request.mergePolicy;
    contents.releaseParts = request.releaseParts;
    contents.memoryMb = job.memoryMb.value_or(request.memoryMb);
    contents.wallSeconds = job.wallSeconds.value_or(request.wallSeconds);
    contents.avoidNodes = namesOf(job.avoidNodes);
    SD_CHECK(job.kind == JobKind::Merge ? loadParts(db, job, contents) : loadUnits(db, job, contents));
    SD_TRY(const auto application,
           db.first(QStringLiteral("SELECT path FROM applications WHERE step = ? AND release = ?"),
                    {contents.step, contents.release}, [](const Row &row) { return row.text(0); }));
    contents.application = application.value_or(QString());
    return contents;
}

}  // namespace shiftdeck

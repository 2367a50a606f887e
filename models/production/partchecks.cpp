#include "models/production/partchecks.h"

#include "models/core/filestamp.h"
#include "models/production/jobrows.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace shiftdeck {

namespace {
struct PartChecks {
    Q_DECLARE_TR_FUNCTIONS(PartChecks)
};

constexpr qsizetype kNamed = 3;

Result<QList<Part>> listParts(Database &db, const QString &where, const QVariantList &values)
{
    return db.list(
        QStringLiteral("SELECT o.id, o.name, o.path, o.adler32, s.name, o.run, o.events, o.bytes, o.problem,"
                       " p.merge_id FROM streams s JOIN outputs o ON o.stream_id = s.id"
                       " LEFT JOIN merge_parts p ON p.output_id = o.id WHERE s.request_id = ?"
                       " AND o.state = 'credited' AND ")
            + where,
        values, [](const Row &row) {
            return Part{row.id<OutputId>(0), row.text(1),    row.text(2),    row.text(3),
                        row.text(4),         row.integer(5), row.integer(6), row.integer(7),
                        row.text(8),         row.id<MergeId>(9)};
        });
}

Result<QList<Part>> partsToRead(Database &db, RequestId request, const PartReading &reading)
{
    QList<Part> parts;
    if (reading.unread) {
        SD_TRY(parts,
               listParts(db,
                         QStringLiteral("o.verified_at IS NULL AND o.problem = '' AND p.merge_id IS NULL"
                                        " ORDER BY s.id, o.run, o.first_event, o.id LIMIT ?"),
                         {request.value(), reading.atMost}));
    }
    if (reading.damaged && parts.size() < reading.atMost) {
        SD_TRY(const auto damaged, damagedParts(db, request));
        SD_TRY(const auto failed,
               listParts(db,
                         QStringLiteral("o.problem = '' AND p.merge_id IN (SELECT m.id FROM merges m WHERE"
                                        " m.request_id = ? AND m.status = 'failed')"
                                        " AND coalesce(o.verified_at, 0) < (SELECT m.changed_at FROM merges m"
                                        " WHERE m.id = p.merge_id) ORDER BY o.id LIMIT ?"),
                         {request.value(), request.value(), reading.atMost}));
        parts += (damaged + failed).mid(0, reading.atMost - parts.size());
    }
    return parts;
}

Result<> recordPart(Database &db, const Part &part, const QString &problem, const QString &stamp, TimeMs now)
{
    // Only while it is what was read: it may have been merged or signed off meanwhile.
    SD_CHECK(db.run(QStringLiteral("UPDATE outputs SET problem = ?, verified_at = ?, stamp = ?"
                                   " WHERE id = ? AND state = 'credited'"),
                    {problem.isEmpty() ? QStringLiteral("") : problem,
                     problem.isEmpty() ? QVariant(now) : QVariant(),
                     problem.isEmpty() ? stamp : QStringLiteral(""), part.id.value()}));
    return {};
}

// What needs no reading.
QString problemOfSize(const Part &part)
{
    const QFileInfo info(part.path);
    if (info.isSymLink())
        return PartChecks::tr("The output %1 is a link and no file: %2.").arg(part.name, part.path);
    if (!info.isFile())
        return PartChecks::tr("The output %1 is gone: there is no file %2.").arg(part.name, part.path);
    if (info.size() != part.bytes)
        return PartChecks::tr("The output %1 has changed: it has %2 bytes, %3 were credited.")
            .arg(part.name)
            .arg(info.size())
            .arg(part.bytes);
    return {};
}

// The merge without parts left has nothing to write.
Result<> voidIfEmpty(Database &db, MergeId merge, const Actor &actor)
{
    SD_CHECK(db.run(
        QStringLiteral("UPDATE merges SET status = 'void', changed_at = ? WHERE id = ?"
                       " AND status IN ('planned','failed') AND NOT EXISTS (SELECT 1 FROM merge_parts p"
                       " JOIN outputs o ON o.id = p.output_id WHERE p.merge_id = ? AND o.state <> 'lost')"),
        {actor.now, merge.value(), merge.value()}));
    return {};
}
}  // namespace

Result<QString> inspectPart(const Part &part, std::stop_token stop)
{
    if (const QString problem = problemOfSize(part); !problem.isEmpty())
        return problem;
    const auto found = inspectFile(part.path, stop);
    if (!found && found.error().code == ErrorCode::Cancelled)
        return tl::unexpected(found.error());
    if (!found)
        return PartChecks::tr("The output %1 cannot be read at %2: %3")
            .arg(part.name, part.path, found.error().cause);
    if (!found->exists || found->bytes != part.bytes)
        return PartChecks::tr("The output %1 changed while it was read at %2.").arg(part.name, part.path);
    if (found->adler32 != part.adler32)
        return PartChecks::tr("The output %1 has changed: its checksum is %2, it was credited with %3.")
            .arg(part.name, found->adler32, part.adler32);
    if (!found->readable)
        return PartChecks::tr("The output %1 is not readable: %2").arg(part.name, found->problem);
    if (found->events && *found->events != part.events)
        return PartChecks::tr("The output %1 has %2 events, %3 were credited.")
            .arg(part.name)
            .arg(*found->events)
            .arg(part.events);
    return QString();
}

Result<PartsRead> readParts(Database &db, RequestId request, const PartReading &reading, TimeMs now,
                            const std::function<Result<>()> &beat, std::stop_token stop)
{
    PartsRead result;
    SD_TRY(const auto parts, partsToRead(db, request, reading));
    result.more = parts.size() >= reading.atMost;
    for (const Part &part : parts) {
        const QString stamp = fileStamp(part.path).text();
        SD_TRY(const QString problem, inspectPart(part, stop));
        SD_CHECK(recordPart(db, part, problem, stamp, now));
        ++result.read;
        if (!problem.isEmpty())
            result.problems.append(problem);
        SD_CHECK(beat());
    }
    return result;
}

Result<QString> changedPart(Database &db, MergeId merge, const std::function<Result<>()> &beat,
                            std::stop_token stop)
{
    struct Stamped { Part part; QString stamp; };
    SD_TRY(const auto parts,
           db.list(QStringLiteral("SELECT o.id, o.name, o.path, o.adler32, o.run, o.events, o.bytes, o.stamp"
                                  " FROM merge_parts p JOIN outputs o ON o.id = p.output_id"
                                  " WHERE p.merge_id = ? AND o.state = 'credited' ORDER BY p.position"),
                   {merge.value()}, [](const Row &row) {
                       return Stamped{Part{row.id<OutputId>(0), row.text(1), row.text(2), row.text(3), {},
                                           row.integer(4), row.integer(5), row.integer(6), {}, {}},
                                      row.text(7)};
                   }));
    for (const auto &[part, stamp] : parts) {
        if (fileStamp(part.path).text() == stamp)
            continue;
        SD_TRY(const QString problem, inspectPart(part, stop));
        if (!problem.isEmpty())
            return problem;
        SD_CHECK(beat());
    }
    return QString();
}

Result<QList<Part>> damagedParts(Database &db, RequestId request)
{
    return listParts(db, QStringLiteral("o.problem <> '' ORDER BY o.run, o.first_event, o.id"),
                     {request.value()});
}

Result<QList<Part>> goneParts(Database &db, RequestId request)
{
    SD_TRY(auto parts,
           listParts(db, QStringLiteral("1 = 1 ORDER BY o.run, o.first_event, o.id"), {request.value()}));
    for (Part &part : parts)
        part.problem = problemOfSize(part);
    parts.removeIf([](const Part &part) { return part.problem.isEmpty(); });
    return parts;
}

Result<QStringList> damageBlockers(Database &db, RequestId request)
{
    SD_TRY(const auto parts, damagedParts(db, request));
    if (parts.isEmpty())
        return QStringList();
    QStringList blockers{
        PartChecks::tr("%n credited output(s) were damaged or lost before the merge.", nullptr,
                       int(parts.size()))};
    for (const Part &part : parts.mid(0, kNamed))
        blockers.append(part.problem);
    if (parts.size() > kNamed)
        blockers.append(PartChecks::tr("And %1 more.").arg(parts.size() - kNamed));
    blockers.append(
        PartChecks::tr("Put a file with the recorded size and checksum in its place, and the agent goes on;"
                       " or"
                       " let a manager sign the events off: prodctl merge sign-off %1.")
            .arg(request.value()));
    return blockers;
}

Result<> signOffPart(Database &db, RequestId request, const Part &part, const QString &reason,
                     const Actor &actor)
{
    SD_CHECK(db.run(
        QStringLiteral("INSERT INTO lost_outputs (output_id, reason, signed_by, at) VALUES (?, ?, ?, ?)"),
        {part.id.value(), reason, actor.who.name, actor.now}));
    if (part.merge.isValid())
        SD_CHECK(voidIfEmpty(db, part.merge, actor));
    return addAudit(db, actor,
                    {QStringLiteral("output"), part.id.value(), request,
                     QString(toWord(OutputState::Credited)), QString(toWord(OutputState::Lost)), reason});
}

FileFacts reportedFacts(const QString &path, const std::optional<JobReport> &report, const QString &name)
{
    FileFacts facts;
    const QFileInfo info(path);
    facts.exists = info.exists() || info.isSymLink();
    facts.readable = info.isFile() && !info.isSymLink();
    facts.bytes = info.size();
    if (!facts.readable)
        facts.problem = PartChecks::tr("It is no plain file.");
    if (!report)
        return facts;
    for (const ReportedOutput &output : report->outputs) {
        if (output.name != name)
            continue;
        facts.adler32 = output.adler32;
        facts.events = output.eventsWritten;
    }
    return facts;
}

}  // namespace shiftdeck

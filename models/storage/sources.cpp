#include "models/storage/sources.h"

#include <QCoreApplication>
#include <QMap>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Sources)
};

const QString kSources = QStringLiteral(
    "SELECT s.id, s.name, c.name, c.first_run, c.last_run, s.kind, s.location, s.pattern, s.complete_by,"
    " s.marker, s.quiet_ms, s.every_ms, i.name, s.dataset, s.steps, s.release, s.conditions, s.split_kind,"
    " s.split_size, s.priority, s.look_wanted, s.at, s.made_by, d.id, d.reason, d.stopped_by, d.at,"
    " l.looked_at, l.took_ms, l.runs, l.files, l.ignored, l.problem, l.problem_since"
    " FROM run_sources s JOIN campaigns c ON c.id = s.campaign_id JOIN sites i ON i.id = s.site_id"
    " LEFT JOIN source_stops d ON d.source_id = s.id AND d.lifted_at IS NULL"
    " LEFT JOIN source_looks l ON l.source_id = s.id");
const QString kRuns = QStringLiteral(
    "SELECT id, run, first_seen_at, changed_at, files, bytes, seen, state, why, requested_at, later, later_at"
    " FROM source_runs WHERE source_id = ?");

QList<Step> stepsOf(const QString &text)
{
    QList<Step> steps;
    const QStringList words = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words)
        if (const auto step = fromWord<Step>(word))
            steps.append(*step);
    return steps;
}

RunSource sourceOf(const Row &row)
{
    RunSource s;
    s.id = row.integer(0);
    s.name = row.text(1);
    s.campaign = row.text(2);
    s.firstRun = row.integer(3);
    s.lastRun = row.integer(4);
    s.kind = row.word<SourceKind>(5);
    s.location = row.text(6);
    s.pattern = row.text(7);
    s.completeBy = row.word<CompleteBy>(8);
    s.marker = row.text(9);
    s.quietMs = row.integer(10);
    s.everyMs = row.integer(11);
    s.site = row.text(12);
    s.dataset = row.text(13);
    s.steps = stepsOf(row.text(14));
    s.release = row.text(15);
    s.conditions = row.text(16);
    s.split = row.word<RunSplit>(17);
    s.splitSize = row.integer(18);
    s.priority = row.number(19);
    s.lookWanted = row.flag(20);
    s.at = row.integer(21);
    s.by = row.text(22);
    if (!row.isNull(23))
        s.stop = SourceStop{row.integer(23), row.text(24), row.text(25), row.integer(26)};
    if (!row.isNull(27))
        s.look = SourceLook{row.integer(27), row.integer(28), row.integer(29),     row.integer(30),
                            row.integer(31), row.text(32),    row.maybeInteger(33)};
    return s;
}

SourceRun runOf(const Row &row)
{
    SourceRun r;
    r.id = row.integer(0);
    r.run = row.integer(1);
    r.firstSeenAt = row.integer(2);
    r.changedAt = row.integer(3);
    r.files = row.integer(4);
    r.bytes = row.integer(5);
    r.seen = row.text(6);
    r.state = row.word<SourceRunState>(7);
    r.why = row.text(8);
    r.requestedAt = row.maybeInteger(9);
    r.later = row.text(10);
    r.laterAt = row.maybeInteger(11);
    return r;
}

struct Counted {
    qint64 source = 0;
    SourceRunState state = SourceRunState::Seen;
    qint64 n = 0, later = 0;
};

Result<> addCounts(Database &db, QList<RunSource> &sources)
{
    SD_TRY(
        const auto counts,
        db.list(
            QStringLiteral("SELECT source_id, state, count(*), sum(CASE WHEN later <> '' THEN 1 ELSE 0 END)"
                           " FROM source_runs GROUP BY source_id, state"),
            {}, [](const Row &row) {
                return Counted{row.integer(0), row.word<SourceRunState>(1), row.integer(2), row.integer(3)};
            }));
    for (const Counted &one : counts)
        for (RunSource &source : sources)
            if (source.id == one.source) {
                source.runs.at(static_cast<size_t>(one.state)) = one.n;
                source.changedLater += one.later;
            }
    return {};
}
}  // namespace

Result<QList<RunSource>> listSources(Database &db)
{
    return snapshot(db, [&]() -> Result<QList<RunSource>> {
        SD_TRY(auto sources, db.list(kSources + QStringLiteral(" ORDER BY s.name"), {}, sourceOf));
        SD_CHECK(addCounts(db, sources));
        return sources;
    });
}

Result<RunSource> findSource(Database &db, const QString &name)
{
    return snapshot(db, [&]() -> Result<RunSource> {
        SD_TRY(const RunSource found,
               db.one(Text::tr("source %1").arg(name.left(100)),
                      kSources + QStringLiteral(" WHERE s.name = ?"), {name}, sourceOf));
        QList<RunSource> one{found};
        SD_CHECK(addCounts(db, one));
        return one.first();
    });
}

Result<QList<RunSource>> dueSources(Database &db, TimeMs now)
{
    // What was looked at in the future was looked at by another clock.
    return db.list(
        kSources
            + QStringLiteral(" WHERE d.id IS NULL AND (s.look_wanted = 1 OR l.looked_at IS NULL"
                             " OR l.looked_at <= ? - s.every_ms OR l.looked_at > ?) ORDER BY s.id"),
        {now, now}, sourceOf);
}

Result<QList<SourceRun>> listSourceRuns(Database &db, qint64 source, int limit)
{
    return snapshot(db, [&]() -> Result<QList<SourceRun>> {
        SD_TRY(auto runs,
               db.list(kRuns + QStringLiteral(" ORDER BY run DESC LIMIT ?"), {source, limit}, runOf));
        QHash<qint64, qsizetype> places;
        for (qsizetype i = 0; i < runs.size(); ++i)
            places.insert(runs.at(i).id, i);
        SD_CHECK(db.list(QStringLiteral("SELECT q.source_run_id, q.step, q.request_id, r.status, q.made"
                                        " FROM source_runs x JOIN source_requests q ON q.source_run_id = x.id"
                                        " JOIN requests r ON r.id = q.request_id WHERE x.source_id = ?"
                                        " ORDER BY q.request_id"),
                         {source}, [&](const Row &row) {
                             if (const auto place = places.constFind(row.integer(0)); place != places.cend())
                                 runs[*place].requests.append({row.word<Step>(1), row.id<RequestId>(2),
                                                               row.word<RequestStatus>(3), row.flag(4)});
                             return true;
                         }));
        return runs;
    });
}

Result<QMap<qint64, SourceRun>> knownRuns(Database &db, qint64 source)
{
    SD_TRY(const auto rows, db.list(kRuns, {source}, runOf));
    QMap<qint64, SourceRun> runs;
    for (const SourceRun &row : rows)
        runs.insert(row.run, row);
    return runs;
}

Result<std::optional<SourceRun>> lockSourceRun(Database &db, qint64 source, qint64 run)
{
    return db.first(kRuns + QStringLiteral(" AND run = ?") + db.forUpdate(), {source, run}, runOf);
}

}  // namespace shiftdeck

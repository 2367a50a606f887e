#include "models/core/filterunits.h"
#include "models/storage/queries.h"
#include "models/storage/runfilter.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
using F = FilterField;

// The luminosity that stands for a run (mainLuminosity() in models/runs/registry.h has the same order), in
// /pb, and rounded as lumiIn() does it: by one power of ten that is exact.
const QString kOfMainLuminosity = QStringLiteral(
    "q.run IN (SELECT x.run FROM (SELECT m.run, CAST(nullif(m.delivered, '') AS DOUBLE PRECISION) * m.times"
    " / m.per AS delivered, CAST(nullif(m.recorded, '') AS DOUBLE PRECISION) * m.times / m.per AS recorded"
    " FROM (SELECT l.run, l.delivered, l.recorded, CASE l.unit WHEN '/fb' THEN 1e3 WHEN '/ab' THEN 1e6"
    " ELSE 1e0 END AS times, CASE l.unit WHEN '/mb' THEN 1e9 WHEN '/ub' THEN 1e6 WHEN '/nb' THEN 1e3"
    " ELSE 1e0 END AS per, row_number() OVER"
    " (PARTITION BY l.run ORDER BY CASE l.method WHEN 'online' THEN 0 ELSE 1 END,"
    " CASE l.delivered WHEN '' THEN 1 ELSE 0 END, l.id DESC) AS place FROM run_luminosities l"
    " JOIN (SELECT max(id) AS id FROM run_luminosities GROUP BY run, method) n ON n.id = l.id"
    " WHERE l.delivered <> '' OR l.recorded <> '') m WHERE m.place = 1) x WHERE %1)");

const QString kOfFacts =
    QStringLiteral("q.run IN (SELECT x.run FROM (SELECT f.run, f.fill, f.lumisections,"
                   " CAST(nullif(f.energy_gev, '') AS DOUBLE PRECISION) AS energy FROM run_facts f"
                   " JOIN (SELECT max(id) AS id FROM run_facts GROUP BY run) n ON n.id = f.id) x WHERE %1)");

const QString kOfMethod = QStringLiteral(
    "EXISTS (SELECT 1 FROM run_luminosities x WHERE x.run = q.run AND %1 AND (x.delivered <> ''"
    " OR x.recorded <> '') AND x.id = (SELECT max(n.id) FROM run_luminosities n WHERE n.run = x.run"
    " AND n.method = x.method))");

const QList<FilterColumn> &runColumns()
{
    static const QList<FilterColumn> list{
        {{QStringLiteral("run"), F::Number, {}, QCoreApplication::translate("Filter", "Run number.")},
         QStringLiteral("q.run")},
        {{QStringLiteral("type"),
          F::Word,
          {QStringLiteral("physics"), QStringLiteral("cosmic"), QStringLiteral("calibration")},
          QCoreApplication::translate("Filter", "What the run was taken for.")},
         QStringLiteral("q.type"),
         true},
        {{QStringLiteral("events"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Raw events of the run.")},
         QStringLiteral("q.events")},
        {{QStringLiteral("files"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Raw files of the run.")},
         QStringLiteral("q.files")},
        {{QStringLiteral("started"),
          F::Time,
          {},
          QCoreApplication::translate("Filter", "When the run began.")},
         QStringLiteral("q.started_at")},
        {{QStringLiteral("stopped"),
          F::Time,
          {},
          QCoreApplication::translate("Filter", "When the run ended.")},
         QStringLiteral("q.stopped_at")},
        {{QStringLiteral("duration"), F::Number, durationUnits(),
          QCoreApplication::translate("Filter", "How long the run took, in minutes.")},
         QStringLiteral("((q.stopped_at - q.started_at) / 6e4)")},
        {{QStringLiteral("lumi"), F::Number, luminosityUnits(),
          QCoreApplication::translate("Filter",
                                      "Luminosity of the run in /pb: recorded, or delivered where no more is "
                                      "known.")},
         QStringLiteral("coalesce(x.recorded, x.delivered)"),
         false,
         kOfMainLuminosity},
        {{QStringLiteral("delivered"), F::Number, luminosityUnits(),
          QCoreApplication::translate("Filter", "Luminosity delivered in the run, in /pb.")},
         QStringLiteral("x.delivered"),
         false,
         kOfMainLuminosity},
        {{QStringLiteral("recorded"), F::Number, luminosityUnits(),
          QCoreApplication::translate("Filter", "Luminosity recorded in the run, in /pb.")},
         QStringLiteral("x.recorded"),
         false,
         kOfMainLuminosity},
        {{QStringLiteral("method"),
          F::Text,
          {},
          QCoreApplication::translate("Filter",
                                      "A method by which its luminosity is known, as online or bhabha.")},
         QStringLiteral("x.method"),
         false,
         kOfMethod},
        {{QStringLiteral("fill"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Fill of the machine in which it was taken.")},
         QStringLiteral("x.fill"),
         false,
         kOfFacts},
        {{QStringLiteral("energy"), F::Number, energyUnits(),
          QCoreApplication::translate("Filter", "Energy of one beam in GeV.")},
         QStringLiteral("x.energy"),
         false,
         kOfFacts},
        {{QStringLiteral("lumisections"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Luminosity sections with data.")},
         QStringLiteral("x.lumisections"),
         false,
         kOfFacts},
        {{}, QStringLiteral("q.comment"), true},
    };
    return list;
}

const QList<FilterColumn> &fileColumns()
{
    static const QList<FilterColumn> list{
        {{QStringLiteral("lfn"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Logical name of the file.")},
         QStringLiteral("f.lfn"),
         true},
        {{QStringLiteral("dataset"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Name of its dataset.")},
         QStringLiteral("x.name"),
         true,
         QStringLiteral("f.dataset_id IN (SELECT x.id FROM datasets x WHERE %1)")},
        {{QStringLiteral("tier"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Tier of its dataset, as raw or skim.")},
         QStringLiteral("x.tier"),
         true,
         QStringLiteral("f.dataset_id IN (SELECT x.id FROM datasets x WHERE %1)")},
        {{QStringLiteral("run"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "A run that the file holds.")},
         QStringLiteral("x.run"),
         false,
         QStringLiteral(
             "EXISTS (SELECT 1 FROM runs x WHERE x.run BETWEEN f.first_run AND f.last_run AND %1)")},
        {{QStringLiteral("events"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Events in the file.")},
         QStringLiteral("f.events")},
        {{QStringLiteral("bytes"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Size of the file in bytes.")},
         QStringLiteral("f.bytes")},
        {{QStringLiteral("state"),
          F::Word,
          {QStringLiteral("valid"), QStringLiteral("changed"), QStringLiteral("missing")},
          QCoreApplication::translate("Filter", "Whether the file is what the catalogue says.")},
         QStringLiteral("f.state"),
         true},
        {{QStringLiteral("replica"),
          F::Word,
          {QStringLiteral("unchecked"), QStringLiteral("valid"), QStringLiteral("changed"),
           QStringLiteral("missing"), QStringLiteral("unreadable")},
          QCoreApplication::translate("Filter", "State of a copy of it.")},
         QStringLiteral("x.state"),
         true,
         QStringLiteral("EXISTS (SELECT 1 FROM replicas x WHERE x.file_id = f.id AND %1)")},
    };
    return list;
}

// Raw files per span of runs: nearly all hold one run, which the equality finds; the few wide ones are looked
// through for each run.
const QString kRuns = QStringLiteral(
    "WITH raw AS MATERIALIZED (SELECT f.first_run, f.last_run, count(*) AS n FROM datasets d JOIN files f ON "
    "f.dataset_id "
    "= d.id "
    "WHERE d.tier = 'raw' GROUP BY f.first_run, f.last_run), "
    "wide AS MATERIALIZED (SELECT first_run, last_run, n FROM raw WHERE last_run > first_run), "
    "q AS (SELECT r.run, r.type, r.comment, r.started_at, r.stopped_at, r.events, coalesce(o.n, 0) + "
    "coalesce((SELECT sum(w.n) "
    "FROM wide w WHERE w.first_run <= r.run AND w.last_run >= r.run), 0) AS files "
    "FROM runs r LEFT JOIN raw o ON o.first_run = r.run AND o.last_run = r.run) "
    "SELECT q.run, q.type, q.comment, q.started_at, q.stopped_at, q.events, q.files FROM q WHERE ");

RunSummary runOf(const Row &row)
{
    RunSummary run;
    run.run = row.integer(0);
    run.type = row.text(1);
    run.comment = row.text(2);
    run.startedAt = row.maybeInteger(3);
    run.stoppedAt = row.maybeInteger(4);
    run.events = row.integer(5);
    run.rawFiles = row.number(6);
    return run;
}

// Requests whose units are not made yet count with the files of their dataset: all of it is still to come.
const QString kStates = QStringLiteral(
    "SELECT k.run, c.name, sum(CASE k.state WHEN 'credited' THEN k.events ELSE 0 END), sum(k.events), "
    "sum(CASE WHEN k.state IN ('ready','claimed') THEN k.n ELSE 0 END) "
    "FROM run_counters k JOIN requests r ON r.id = k.request_id JOIN campaigns c ON c.id = r.campaign_id "
    "WHERE r.step = 'production' AND r.status NOT IN ('rejected','aborted','obsolete') "
    "AND r.id NOT IN (SELECT request_id FROM site_trials) "
    "GROUP BY k.run, c.name UNION ALL SELECT f.first_run, c.name, 0, sum(f.events), 0 FROM requests r "
    "JOIN campaigns c ON c.id = r.campaign_id JOIN files f ON f.dataset_id = r.dataset_id "
    "WHERE r.step = 'production' AND r.units_made = 0 AND r.status NOT IN ('rejected','aborted','obsolete') "
    "AND r.id NOT IN (SELECT request_id FROM site_trials) "
    "GROUP BY f.first_run, c.name ORDER BY 1, 2");

FileRow fileOf(const Row &row)
{
    FileRow file;
    file.id = row.id<FileId>(0);
    file.lfn = row.text(1);
    file.dataset = row.text(2);
    file.tier = row.text(3);
    file.state = row.text(4);
    file.adler32 = row.text(5);
    file.replicaState = row.text(6);
    file.replicaPath = row.text(7);
    file.firstRun = row.integer(8);
    file.lastRun = row.integer(9);
    file.events = row.integer(10);
    file.bytes = row.integer(11);
    return file;
}
}  // namespace

QList<FilterField> runFields() { return fieldsOf(runColumns()); }

Result<QList<RunSummary>> listRuns(Database &db, const FilterNode &filter)
{
    return listRuns(db, filter, {});
}

Result<QList<RunSummary>> listRuns(Database &db, const FilterNode &filter, const QList<FilterColumn> &more)
{
    SD_TRY(const SqlCondition where, compileFilter(filter, runColumns() + more));
    return snapshot(db, [&]() -> Result<QList<RunSummary>> {
        SD_TRY(QList<RunSummary> runs,
               db.list(kRuns + where.sql + QStringLiteral(" ORDER BY q.run"), where.values, runOf));
        QHash<qint64, qsizetype> places;
        for (qsizetype i = 0; i < runs.size(); ++i)
            places.insert(runs.at(i).run, i);
        const auto take = [&](const Row &row) {
            const auto place = places.constFind(row.integer(0));
            if (place == places.cend())
                return false;
            QList<RunSummary::State> &states = runs[*place].states;
            const QString campaign = row.text(1);
            if (states.isEmpty() || states.last().campaign != campaign)
                states.append({campaign, 0, 0, 0});
            states.last().credited += row.integer(2);
            states.last().expected += row.integer(3);
            states.last().openUnits += row.number(4);
            return true;
        };
        SD_CHECK(db.list(kStates, {}, take));
        return runs;
    });
}

QList<FilterField> fileFields() { return fieldsOf(fileColumns()); }

Result<QList<FileRow>> listFiles(Database &db, const FilterNode &filter, FileId after, int limit)
{
    SD_TRY(const SqlCondition where, compileFilter(filter, fileColumns()));
    const QString sql =
        QStringLiteral(
            "SELECT f.id, f.lfn, d.name, d.tier, f.state, f.adler32, coalesce(p.state, ''), coalesce(p.path, "
            "''), f.first_run, "
            "f.last_run, f.events, f.bytes FROM files f LEFT JOIN datasets d ON d.id = f.dataset_id "
            "LEFT JOIN replicas p ON p.id = (SELECT q.id FROM replicas q WHERE q.file_id = f.id "
            "ORDER BY q.state = 'valid' DESC, q.id LIMIT 1) WHERE f.id > ? AND ")
        + where.sql + QStringLiteral(" ORDER BY f.id LIMIT ?");
    return db.list(sql, QVariantList{after.value()} + where.values + QVariantList{limit}, fileOf);
}

Result<QList<ProgressPoint>> listProgress(Database &db, const QList<RequestId> &requests, int points)
{
    constexpr qint64 kBucketMs = 10000;
    const QString some =
        requests.isEmpty() ? QString() : QStringLiteral(" WHERE request_id") + db.sql().inIds;
    const QVariantList ids = requests.isEmpty() ? QVariantList() : QVariantList{idList(requests)};
    return snapshot(db, [&]() -> Result<QList<ProgressPoint>> {
        const auto spanOf = [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); };
        SD_TRY(const auto span,
               db.first(QStringLiteral("SELECT min(bucket), max(bucket) FROM progress") + some, ids, spanOf));
        if (!span)
            return QList<ProgressPoint>();
        const qint64 first = span->first;
        const qint64 width = (span->second - first) / qMax(points, 1) + 1;
        const auto pointOf = [&](const Row &row) {
            return ProgressPoint{(first + (row.integer(0) + 1) * width) * kBucketMs, row.integer(1),
                                 row.integer(2), row.integer(3), row.integer(4)};
        };
        const QString sql =
            QStringLiteral(
                "SELECT (bucket - ?) / ? AS step, sum(events), sum(units), sum(jobs_done), sum(jobs_failed) "
                "FROM progress")
            + some + QStringLiteral(" GROUP BY 1 ORDER BY 1");
        return db.list(sql, QVariantList{first, width} + ids, pointOf);
    });
}

}  // namespace shiftdeck

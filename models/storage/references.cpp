#include "models/storage/references.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(References)
};

const QString kPlots =
    QStringLiteral("p.id, p.run, p.kind, p.path, p.plots, p.bytes, p.adler32, p.added_by, p.at");
const QString kNewest =
    QStringLiteral("p.id = (SELECT max(n.id) FROM run_plots n WHERE n.run = p.run AND n.kind = p.kind)");

// From column `from` on.
RunPlots plotsOf(const Row &row, int from = 0)
{
    RunPlots plots;
    plots.id = row.integer(from);
    plots.run = plots.lastRun = row.integer(from + 1);
    plots.kind = row.text(from + 2);
    plots.path = row.text(from + 3);
    plots.plots = row.integer(from + 4);
    plots.bytes = row.integer(from + 5);
    plots.adler32 = row.text(from + 6);
    plots.by = row.text(from + 7);
    plots.at = row.integer(from + 8);
    return plots;
}

// Of a finished request its merged files are where they were written; a copy that was checked is as good.
const QString kMerged = QStringLiteral(
    "SELECT m.path, m.bytes, m.adler32, m.changed_at, m.request_id, c.name,"
    " (SELECT min(o.run) FROM merge_parts q JOIN outputs o ON o.id = q.output_id WHERE q.merge_id = m.id),"
    " (SELECT max(o.run) FROM merge_parts q JOIN outputs o ON o.id = q.output_id WHERE q.merge_id = m.id)"
    " FROM merges m JOIN streams s ON s.id = m.stream_id AND s.tier = 'histogram'"
    " JOIN requests r ON r.id = m.request_id AND r.status IN ('finished','declared','delivered','certified')"
    " AND r.test = 0 JOIN campaigns c ON c.id = r.campaign_id WHERE m.status = 'done' ORDER BY m.id DESC");

RunPlots mergedOf(const Row &row)
{
    RunPlots plots;
    plots.path = row.text(0);
    plots.bytes = row.integer(1);
    plots.adler32 = row.text(2);
    plots.at = row.integer(3);
    plots.request = row.id<RequestId>(4);
    plots.kind = row.text(5);
    plots.run = row.integer(6);
    plots.lastRun = row.integer(7);
    return plots;
}

const QString kSets =
    QStringLiteral("SELECT s.id, s.name, s.version, s.kind, s.first_run, s.last_run, s.why, s.made_by, s.at,"
                   " CASE WHEN s.version = (SELECT max(n.version) FROM reference_sets n WHERE n.name = "
                   "s.name) THEN 1 ELSE 0 END, CASE WHEN EXISTS (SELECT 1 FROM certified_good_runs g"
                   " WHERE g.run = p.run) THEN 1 ELSE 0 END, ")
    + kPlots + QStringLiteral(" FROM reference_sets s JOIN run_plots p ON p.id = s.plots_id");

ReferenceSet setOf(const Row &row)
{
    ReferenceSet set;
    set.id = row.integer(0);
    set.name = row.text(1);
    set.version = row.number(2);
    set.kind = row.text(3);
    set.firstRun = row.integer(4);
    set.lastRun = row.integer(5);
    set.why = row.text(6);
    set.by = row.text(7);
    set.at = row.integer(8);
    set.isNewest = row.flag(9);
    set.isCertified = row.flag(10);
    set.plots = plotsOf(row, 11);
    return set;
}

const QString kRules =
    QStringLiteral("SELECT r.pattern, r.version, r.detector, r.rule, r.plot_kind, r.shifter,"
                   " r.withdrawn, r.why, r.made_by, r.at FROM plot_rules r");
const QString kNewestRule = QStringLiteral(
    " WHERE r.version = (SELECT max(n.version) FROM plot_rules n WHERE n.pattern = r.pattern)");

PlotRuleRow ruleOf(const Row &row)
{
    PlotRuleRow rule;
    rule.pattern = row.text(0);
    rule.version = row.number(1);
    rule.detector = row.text(2);
    rule.rule = row.text(3);
    rule.plotKind = row.text(4);
    rule.shifter = row.flag(5);
    rule.withdrawn = row.flag(6);
    rule.why = row.text(7);
    rule.by = row.text(8);
    rule.at = row.integer(9);
    return rule;
}
}  // namespace

QString ReferenceSet::title() const
{
    return Text::tr("%1 version %2", "a reference set").arg(name).arg(version);
}

Result<QList<RunPlots>> listRunPlots(Database &db)
{
    return snapshot(db, [&]() -> Result<QList<RunPlots>> {
        SD_TRY(auto list,
               db.list(QStringLiteral("SELECT %1 FROM run_plots p WHERE %2").arg(kPlots, kNewest), {},
                       [](const Row &row) { return plotsOf(row); }));
        SD_TRY(const auto merged, db.list(kMerged, {}, mergedOf));
        list += merged;
        std::stable_sort(list.begin(), list.end(), [](const RunPlots &a, const RunPlots &b) {
            return a.run != b.run ? a.run > b.run : a.kind < b.kind;
        });
        return list;
    });
}

Result<RunPlots> findRunPlots(Database &db, qint64 run, const QString &kind)
{
    const QString what = kind.isEmpty() ? Text::tr("plots of run %1").arg(run)
                                        : Text::tr("%1 plots of run %2", "kind").arg(kind.left(60)).arg(run);
    const QString wanted = QStringLiteral("SELECT %1 FROM run_plots p WHERE p.run = ?").arg(kPlots);
    const auto map = [](const Row &row) { return plotsOf(row); };
    SD_TRY(const auto found,
           kind.isEmpty() ? db.first(wanted + QStringLiteral(" ORDER BY p.id DESC LIMIT 1"), {run}, map)
                          : db.first(wanted + QStringLiteral(" AND p.kind = ? ORDER BY p.id DESC LIMIT 1"),
                                     {run, kind}, map));
    if (found)
        return *found;
    SD_TRY(const auto all, listRunPlots(db));
    for (const RunPlots &plots : all)
        if (plots.run <= run && run <= plots.lastRun && (kind.isEmpty() || plots.kind == kind))
            return plots;
    return fail(
        ErrorCode::NotFound, what,
        Text::tr("\"prodctl plots files\" lists what there is, and \"prodctl plots add\" registers a file."));
}

Result<QList<ReferenceSet>> listReferences(Database &db)
{
    return db.list(kSets + QStringLiteral(" ORDER BY s.name, s.version DESC"), {}, setOf);
}

Result<QList<ReferenceSet>> referencesFor(Database &db, qint64 run, const QString &kind)
{
    return db.list(kSets
                       + QStringLiteral(" WHERE s.kind = ? AND s.first_run <= ? AND s.last_run >= ?"
                                        " AND s.version = (SELECT max(n.version) FROM reference_sets n"
                                        " WHERE n.name = s.name) ORDER BY s.id DESC"),
                   {kind, run, run}, setOf);
}

Result<ReferenceSet> findReference(Database &db, const QString &name, int version)
{
    const QString what = Text::tr("reference set %1").arg(name.left(60));
    if (version > 0)
        return db.one(what, kSets + QStringLiteral(" WHERE s.name = ? AND s.version = ?"), {name, version},
                      setOf);
    return db.one(what, kSets + QStringLiteral(" WHERE s.name = ? ORDER BY s.version DESC LIMIT 1"), {name},
                  setOf);
}

Result<QList<PlotRuleRow>> listPlotRules(Database &db, bool history)
{
    if (history)
        return db.list(kRules + QStringLiteral(" ORDER BY r.pattern, r.version DESC"), {}, ruleOf);
    return db.list(kRules + kNewestRule + QStringLiteral(" AND r.withdrawn = 0 ORDER BY r.id DESC"), {},
                   ruleOf);
}

Result<std::optional<PlotRuleRow>> findPlotRule(Database &db, const QString &pattern)
{
    return db.first(kRules + kNewestRule + QStringLiteral(" AND r.pattern = ?"), {pattern}, ruleOf);
}

Result<QList<ReferenceFacts>> referenceFacts(Database &db, const QString &kind)
{
    // The luminosity that was imported last, whatever method it is of.
    return db.list(
        QStringLiteral("SELECT %1, r.type, r.events, r.started_at, l.recorded, l.unit, CASE WHEN EXISTS "
                       "(SELECT 1 FROM certified_good_runs g"
                       " WHERE g.run = p.run) THEN 1 ELSE 0 END FROM run_plots p"
                       " JOIN runs r ON r.run = p.run LEFT JOIN run_luminosities l ON l.id ="
                       " (SELECT max(x.id) FROM run_luminosities x WHERE x.run = p.run AND x.recorded <> '')"
                       " WHERE p.kind = ? AND %2 ORDER BY p.run DESC")
            .arg(kPlots, kNewest),
        {kind}, [](const Row &row) {
            ReferenceFacts facts;
            facts.plots = plotsOf(row);
            facts.type = row.text(9);
            facts.events = row.integer(10);
            facts.startedAt = row.integer(11);
            if (!row.isNull(12))
                facts.luminosity = row.text(12).toDouble();
            facts.unit = row.text(13);
            facts.isCertified = row.flag(14);
            return facts;
        });
}

}  // namespace shiftdeck

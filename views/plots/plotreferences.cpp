#include "views/plots/plotreferences.h"

#include "models/core/errortext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotReferences)
};
}  // namespace

Result<PlotBook> readPlotBook(Database &db)
{
    return snapshot(db, [&db]() -> Result<PlotBook> {
        PlotBook book;
        SD_TRY(book.files, listRunPlots(db));
        SD_TRY(book.sets, listReferences(db));
        SD_TRY(const auto rows, listPlotRules(db));
        for (const PlotRuleRow &row : rows) {
            auto rule = plotRuleOf(row.pattern, row.detector, row.rule, row.plotKind);
            if (!rule) {
                book.problems.append(describe(rule.error()));
                continue;
            }
            rule->version = row.version;
            rule->shifter = row.shifter;
            book.rules.append(*std::move(rule));
        }
        return book;
    });
}

QString runTitle(const RunPlots &plots)
{
    return plots.run == plots.lastRun
        ? QStringLiteral("%1 %2").arg(plots.run).arg(plots.kind)
        : QStringLiteral("%1-%2 %3").arg(plots.run).arg(plots.lastRun).arg(plots.kind);
}

int filesOfRun(const PlotBook &book, qint64 run, const QString &kind)
{
    int best = -1, bestWorth = -1;
    for (int i = 0; i < int(book.files.size()); ++i) {
        const RunPlots &files = book.files.at(i);
        if (run < files.run || files.lastRun < run)
            continue;
        const int worth = (files.run == files.lastRun ? 2 : 0) + (files.kind == kind ? 1 : 0);
        if (worth > bestWorth) {
            best = i;
            bestWorth = worth;
        }
    }
    return best;
}

QString referenceTitle(const ReferenceSet &set)
{
    return Text::tr("%1, run %2", "reference set").arg(set.title()).arg(set.plots.run);
}

QList<ReferenceChoice> choicesFor(const PlotBook &book, const RunPlots &plots, qsizetype most)
{
    QList<ReferenceChoice> choices;
    QList<ReferenceSet> sets;
    for (const ReferenceSet &set : book.sets)
        if (set.isNewest && set.kind == plots.kind && set.firstRun <= plots.run && set.lastRun >= plots.run)
            sets.append(set);
    std::stable_sort(sets.begin(), sets.end(),
                     [](const ReferenceSet &a, const ReferenceSet &b) { return a.id > b.id; });
    QSet<QString> paths{plots.path};
    for (const ReferenceSet &set : std::as_const(sets)) {
        if (paths.contains(set.plots.path))
            continue;
        paths.insert(set.plots.path);
        const QString title = referenceTitle(set);
        choices.append({{set.plots.path, title}, title, choices.isEmpty()});
    }
    QList<RunPlots> others;
    for (const RunPlots &other : book.files)
        if (other.kind == plots.kind && !paths.contains(other.path))
            others.append(other);
    std::stable_sort(others.begin(), others.end(), [&plots](const RunPlots &a, const RunPlots &b) {
        return std::abs(a.run - plots.run) < std::abs(b.run - plots.run);
    });
    for (const RunPlots &other : std::as_const(others)) {
        if (choices.size() >= most)
            break;
        const QString title = Text::tr("run %1").arg(runTitle(other));
        choices.append({{other.path, title}, title, false});
    }
    return choices;
}

}  // namespace shiftdeck

#include "views/plots/plotwallmodel.h"

#include "views/plots/plotcolours.h"

#include <algorithm>

namespace shiftdeck {

QVariant PlotWallModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedPlot &plot = *m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return plot.path;
    case Qt::ToolTipRole:
        return plot.title.isEmpty()
            ? QStringLiteral("%1\n%2").arg(plot.path, plot.sentence())
            : QStringLiteral("%1\n%2\n%3").arg(plot.path, plot.title, plot.sentence());
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3", "plot, state, verdict")
            .arg(plot.path, stateText(plot.state), plot.sentence());
    }
    return {};
}

void PlotWallModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    endResetModel();
}

void PlotWallModel::add(const QList<ComparedPlot> &plots)
{
    if (plots.isEmpty())
        return;
    for (const ComparedPlot &plot : plots)
        m_all.append(std::make_shared<const ComparedPlot>(plot));
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const Item &a, const Item &b) { return isWorse(*a, *b); });
    show();
}

void PlotWallModel::replace(const ComparedPlot &plot)
{
    const auto same = [&plot](const Item &item) { return item->path == plot.path; };
    const auto found = std::find_if(m_all.begin(), m_all.end(), same);
    if (found == m_all.end())
        return;
    const Item fresh = std::make_shared<const ComparedPlot>(plot);
    *found = fresh;
    if (const int row = rowOf(plot.path); row >= 0) {
        m_shown[row] = fresh;
        emit dataChanged(index(row), index(row));
    }
}

void PlotWallModel::setFilter(const PlotFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    show();
}

int PlotWallModel::rowOf(const QString &path) const
{
    for (int row = 0; row < int(m_shown.size()); ++row)
        if (m_shown.at(row)->path == path)
            return row;
    return -1;
}

QList<DetectorSummary> PlotWallModel::summaries() const
{
    QList<ComparedPlot> plots;
    for (const Item &item : m_all)
        plots.append(*item);
    return summariesOf(plots);
}

bool PlotWallModel::passes(const ComparedPlot &plot) const
{
    if (!m_filter.anyDetector && plot.detector != m_filter.detector)
        return false;
    if (!m_filter.states.isEmpty() && !m_filter.states.contains(plot.state))
        return false;
    if (m_filter.shifterOnly && !plot.shifter)
        return false;
    const QStringList words = m_filter.text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&plot](const QString &word) {
        return plot.path.contains(word, Qt::CaseInsensitive)
            || plot.title.contains(word, Qt::CaseInsensitive);
    });
}

void PlotWallModel::show()
{
    beginResetModel();
    m_shown.clear();
    for (const Item &item : std::as_const(m_all))
        if (passes(*item))
            m_shown.append(item);
    endResetModel();
}

}  // namespace shiftdeck

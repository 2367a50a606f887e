// The plots of the wall: all that came, the worst first, and those that the filters let through.
//
// GUI thread. add() sorts what came in between; a filter resets the model. Rows keep their plots alive, so
// that a picture of one may still be drawn while the next file is read.
#pragma once

#include "models/quality/plotset.h"

#include <QAbstractListModel>
#include <QSet>

namespace shiftdeck {

struct PlotFilter {
    QString text;  // in name or title, any case; several words must all be there
    QString detector;
    bool anyDetector = true;
    QSet<ComparisonState> states;  // empty: all
    bool shifterOnly = false;
    bool operator==(const PlotFilter &) const = default;
};

class PlotWallModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;
    using Item = std::shared_ptr<const ComparedPlot>;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_shown.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void clear();
    void add(const QList<ComparedPlot> &plots);
    void replace(const ComparedPlot &plot);  // the same plot, with its contents
    void setFilter(const PlotFilter &filter);
    const PlotFilter &filter() const { return m_filter; }
    const Item &at(int row) const { return m_shown.at(row); }
    int rowOf(const QString &path) const;  // -1: it is not shown
    const QList<Item> &all() const { return m_all; }
    QList<DetectorSummary> summaries() const;  // of all, whatever the filter

  private:
    bool passes(const ComparedPlot &plot) const;
    void show();

    QList<Item> m_all, m_shown;
    PlotFilter m_filter;
};

}  // namespace shiftdeck

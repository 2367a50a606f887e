// A quantity of the chosen plot over the runs of a kind. GUI thread; files are read on a thread of its own,
// only while it is seen.
#pragma once

#include "models/quality/plottrend.h"
#include "views/plots/plotloader.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace shiftdeck {

class PlotView;

class TrendView : public QWidget {
    Q_OBJECT

  public:
    static constexpr qsizetype kMostRuns = 200;  // the newest ones

    explicit TrendView(QWidget *parent = nullptr);

    // `reference` may be null.
    void setPlot(const QString &plot, const PlotPointer &reference, const QList<PlotRule> &rules);
    void setSources(const QList<TrendSource> &sources);  // in run order
    const QList<TrendPoint> &points() const { return m_points; }
    PlotView *view() const { return m_view; }
    TrendQuantity quantity() const;
    void setQuantity(TrendQuantity quantity);
    bool isBusy() const { return m_loader.isBusy(); }

  signals:
    void loaded();

  protected:
    void showEvent(QShowEvent *event) override;

  private:
    void load();
    void show(const Result<QList<TrendPoint>> &points);

    PlotLoader m_loader;
    QComboBox *m_quantity;
    PlotView *m_view;
    QLabel *m_status;
    QString m_plot;
    PlotPointer m_reference;
    QList<PlotRule> m_rules;
    QList<TrendSource> m_sources;
    QList<TrendPoint> m_points;
    bool m_stale = true;
};

}  // namespace shiftdeck

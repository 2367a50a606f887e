// Events credited (left axis, filled) and jobs done and failed (right axis) over time.
//
// GUI thread. Each series is replaced as a whole, once per update, and has at most kChartPoints points.
#pragma once

#include "views/common/chartview.h"
#include "views/progress/progressdata.h"

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace shiftdeck {

class ProgressChart : public ChartView {
    Q_OBJECT

  public:
    explicit ProgressChart(QWidget *parent = nullptr);

    // `expected` events draw a line to reach; 0: none.
    void setData(const ProgressData &progress, qint64 expected);
    // Points in the series with most of them.
    qsizetype mostPoints() const;

  private:
    void addCurves(const QList<ProgressCurve> &curves);
    void setRanges(const QList<ProgressSum> &points, qint64 expected);
    void colour();

    QLineSeries *m_events;
    QAreaSeries *m_area;
    QLineSeries *m_expected;
    QLineSeries *m_done;
    QLineSeries *m_failed;
    QList<QLineSeries *> m_curves;
    QDateTimeAxis *m_time;
    QValueAxis *m_eventAxis;
    QValueAxis *m_jobAxis;
};

}  // namespace shiftdeck

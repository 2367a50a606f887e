// Curves over runs: runs stand side by side in their order, whatever their numbers, with some of the numbers
// below.
//
// GUI thread. Every curve is replaced as a whole and has at most kRunChartPoints points; contents are pure
// functions of values, any thread.
#pragma once

#include "models/runs/runseries.h"
#include "views/common/chartview.h"

#include <QCoreApplication>

class QCategoryAxis;
class QValueAxis;

namespace shiftdeck {

struct RunCurve {
    QString name;
    QList<QPointF> points;  // x: place of the run, from 0
    QList<QPointF> low, high;  // a band around them; empty: none
    bool dashed = false, single = false;  // single: points of their own, not a line
};

struct RunChartContent {
    QString title;  // of the vertical axis, with the unit
    QList<qint64> runs;  // by place
    QList<RunCurve> curves;
    bool fromZero = true;  // the vertical axis begins at 0
    QString description;  // in a sentence, for screen readers

    bool isEmpty() const { return runs.isEmpty(); }
};

inline constexpr qsizetype kRunChartPoints = 500;

struct RunCharts {
    Q_DECLARE_TR_FUNCTIONS(RunCharts)

  public:
    // Delivered, recorded, and processed by the campaign and the other one, as far as the series has them.
    static RunChartContent perRun(const LumiSeries &series);
    static RunChartContent integrated(const LumiSeries &series);  // of a series per run
    static RunChartContent ratio(const RatioSeries &series);
};

// At most `most` of them: of each stretch the least and the greatest, so that no peak gets lost.
QList<QPointF> thinnedPoints(const QList<QPointF> &points, qsizetype most);

class RunChart : public ChartView {
    Q_OBJECT

  public:
    explicit RunChart(QWidget *parent = nullptr);

    void setContent(const RunChartContent &content);
    qsizetype mostPoints() const { return m_mostPoints; }

  private:
    void label(const QList<qint64> &runs);
    void setRange(const RunChartContent &content);
    void colour();

    QCategoryAxis *m_runs;
    QValueAxis *m_values;
    QList<RunCurve> m_curves;  // that are drawn, for their colours
    qsizetype m_mostPoints = 0;
};

}  // namespace shiftdeck

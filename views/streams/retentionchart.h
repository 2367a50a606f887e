// The retention rate of a stream, run by run, over the band in which the campaign before lets it be expected,
// and what that campaign kept of the same runs.
//
// GUI thread. Each series is replaced as a whole. More than kMostPoints runs are thinned: of neighbours the
// lowest and the highest are shown.
#pragma once

#include "models/storage/streambands.h"
#include "views/common/chartview.h"

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace shiftdeck {

class RetentionChart : public ChartView {
    Q_OBJECT

  public:
    static constexpr int kMostPoints = 500;

    explicit RetentionChart(QWidget *parent = nullptr);

    // No runs: it says that there is nothing to show.
    void setRuns(const QList<RunRetention> &runs, const StreamBand &band);
    // What the marks mean, those that are drawn, as rich text that may break between them. Changes with
    // setRuns() and restyled(): the legend of Qt Charts never breaks, and shortens its words to nothing.
    QString legend() const;
    // The runs that the axis names.
    QStringList labels() const;
    // In percent, as drawn: for tests.
    QList<QPointF> low() const;
    QList<QPointF> high() const;
    QList<QPointF> outside() const;

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    void colour();
    void label();

    QLineSeries *m_low;
    QLineSeries *m_high;
    QAreaSeries *m_band;
    QLineSeries *m_expected;
    QScatterSeries *m_before;
    QScatterSeries *m_rates;
    QScatterSeries *m_outside;
    QCategoryAxis *m_place;
    QValueAxis *m_percent;
    QList<qint64> m_runs;  // as drawn, from place 1 on
};

}  // namespace shiftdeck

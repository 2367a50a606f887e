// The retention rate of a stream, run by run, over the band in which the campaign before lets it be expected,
// and what that campaign kept of the same runs.
//
// GUI thread. Each series is replaced as a whole. More than kMostPoints runs are thinned: of neighbours the
// lowest and the highest are shown.
#pragma once

#include "models/storage/streambands.h"
#include "views/common/chartview.h"

class QAreaSeries;
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
    // In percent, as drawn: for tests.
    QList<QPointF> low() const;
    QList<QPointF> high() const;
    QList<QPointF> outside() const;

  private:
    void colour();

    QLineSeries *m_low;
    QLineSeries *m_high;
    QAreaSeries *m_band;
    QLineSeries *m_expected;
    QScatterSeries *m_before;
    QScatterSeries *m_rates;
    QScatterSeries *m_outside;
    QValueAxis *m_place;
    QValueAxis *m_percent;
};

}  // namespace shiftdeck

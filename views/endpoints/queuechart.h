// How many jobs ran and waited at a site over the last day, as it said itself; where it did not answer a mark
// stands.
//
// GUI thread. Each series is replaced as a whole; a point per 5 minutes.
#pragma once

#include "models/storage/sitefacts.h"
#include "views/common/chartview.h"

class QDateTimeAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace shiftdeck {

class QueueChart : public ChartView {
    Q_OBJECT

  public:
    explicit QueueChart(QWidget *parent = nullptr);

    // From `from` to `to`; without a point it says that there is none.
    void setPoints(const QList<QueuePoint> &points, TimeMs from, TimeMs to);

  private:
    void colour();

    QLineSeries *m_running;
    QLineSeries *m_queued;
    QScatterSeries *m_silent;
    QDateTimeAxis *m_time;
    QValueAxis *m_jobs;
};

}  // namespace shiftdeck

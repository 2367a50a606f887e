// What a good-run list loses as bars: by one clause, cause or detector alone, and with others. GUI thread.
#pragma once

#include "views/common/chartview.h"
#include "views/quality/lossmodel.h"

class QBarCategoryAxis;
class QBarSet;
class QHorizontalStackedBarSeries;
class QValueAxis;

namespace shiftdeck {

class LossChart : public ChartView {
    Q_OBJECT

  public:
    explicit LossChart(QWidget *parent = nullptr);
    // In luminosity where every loss has one, else in lumisections. The first ones, where they are many.
    void set(const QList<LossRow> &losses);
    bool isInLuminosity() const { return m_inLuminosity; }

  private:
    void colour();

    QHorizontalStackedBarSeries *m_series;
    QBarSet *m_own, *m_shared;
    QBarCategoryAxis *m_names;
    QValueAxis *m_values;
    bool m_inLuminosity = false;
};

}  // namespace shiftdeck

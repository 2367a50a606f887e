// What each clause of a rule costs as bars: alone, and shared with others. GUI thread.
#pragma once

#include "models/certification/goodruns.h"
#include "views/common/chartview.h"

class QBarCategoryAxis;
class QBarSet;
class QHorizontalStackedBarSeries;
class QValueAxis;

namespace shiftdeck {

class LossChart : public ChartView {
    Q_OBJECT

  public:
    explicit LossChart(QWidget *parent = nullptr);
    // In luminosity where every loss has one, else in lumisections.
    void set(const std::vector<Loss> &losses);
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

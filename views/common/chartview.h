// A Qt Charts view that looks like the rest of the window and costs nothing while nothing changes.
//
// GUI thread. The chart is drawn into a pixmap when its scene, size or palette changed and copied from there
// otherwise (a hidden or covered panel that comes back does not draw the chart anew). Axes, labels and ground
// follow the palette; call restyle() after axes were added.
#pragma once

#include <QChartView>
#include <QPixmap>

namespace shiftdeck {

class ChartView : public QChartView {
    Q_OBJECT

  public:
    explicit ChartView(QWidget *parent = nullptr);

    void restyle();
    // The chart as a picture of this size, in the present colours.
    QImage picture(const QSize &size);
    // How often the chart was really drawn, for tests and measurements.
    int drawings() const { return m_drawings; }

  signals:
    // The palette changed and restyle() was called: set the colours of the series.
    void restyled();

  protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    QPixmap m_drawn;
    bool m_stale = true;
    int m_drawings = 0;
};

// Of an axis from 0: the smallest nice number with some room above `value` that can be parted in `ticks`
// whole steps.
double niceTop(qint64 value, int ticks);

}  // namespace shiftdeck

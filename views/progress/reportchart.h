// A chart of a report as a widget: the very drawing that the report has, in the colours of the window, with
// the values at the pointer.
//
// GUI thread. It is drawn when its content, size or colours changed, and copied otherwise. By keys: Left and
// Right go from point to point, Home and End to the ends, Escape takes the values away.
#pragma once

#include "models/items/chart.h"
#include "models/items/svgchart.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace shiftdeck {

class ReportChart : public QWidget {
    Q_OBJECT

  public:
    explicit ReportChart(QWidget *parent = nullptr);

    void setChart(const Chart &chart);
    const Chart &chart() const { return m_chart; }
    // The values at the pointer, "2026-12-01 10:00 UTC: credited 1 200, plan 1 500"; empty: there is no
    // pointer.
    QString readout() const;
    // The chart as it is shown, as a file.
    QByteArray svg() const;

    QSize sizeHint() const override { return {640, 260}; }
    QSize minimumSizeHint() const override { return {260, 180}; }

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

  private:
    ChartColours colours() const;
    void point(std::optional<double> at);
    QList<double> moments() const;
    void paintReadout(class QPainter &painter);

    Chart m_chart;
    QPixmap m_drawn;
    bool m_stale = true;
    std::optional<double> m_at;  // milliseconds: where the pointer is
};

}  // namespace shiftdeck

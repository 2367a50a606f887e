// One plot, large: drawn once per change, with zoom, pan and what lies under the pointer.
//
// GUI thread. Dragging marks a range that is shown alone; dragging with Shift or the middle button moves
// what is shown; the wheel zooms around the pointer; a double click shows all again. Where it is, and what
// it is asked to show, are signals: who owns it makes the drawing.
//
// A large plot (kLargePlot) is drawn by a thread of its own and shown when it is ready. The picture before
// stays until then where it is of the same plot; a newer drawing, or a message, stops the older one.
#pragma once

#include "views/plots/plotloader.h"
#include "views/plots/plotpainter.h"

#include <QPixmap>
#include <QWidget>

namespace shiftdeck {

class PlotView : public QWidget {
    Q_OBJECT

  public:
    explicit PlotView(QWidget *parent = nullptr);

    void setDrawing(const PlotDrawing &drawing);
    const PlotDrawing &drawing() const { return m_drawing; }
    // Instead of a plot: what is waited for, or why there is none.
    void setMessage(const QString &message);
    const QString &message() const { return m_message; }
    const QList<PlotFrame> &frames();  // of the picture that is shown
    // What is written beside the pointer; empty: nothing.
    const QString &hovered() const { return m_hovered; }
    // How often it was really drawn.
    int drawings() const { return m_drawings; }
    // By the other thread, now.
    bool isDrawing() const { return m_worker.isBusy(); }

    // Around the middle: by the keyboard. Factor below 1: nearer.
    void zoomBy(double factor);
    void panBy(double part);  // of what is shown, to the right

    QSize sizeHint() const override { return {640, 440}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

  signals:
    // A part of the plot is to be shown; of curves in x alone.
    void rangeAsked(double xLow, double xHigh, std::optional<std::pair<double, double>> y);
    void allAsked();
    void hoveredChanged(const QString &text);

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    void draw();
    void drawElsewhere(const PlotColours &colours);
    void followDrag();
    const PlotFrame *frameAt(const QPointF &place) const;
    void hover(const QPointF &place);
    void ask(const PlotFrame &frame, double xLow, double xHigh, double yLow, double yHigh);

    PlotDrawing m_drawing;
    QString m_message, m_hovered;
    QPixmap m_drawn;
    QList<PlotFrame> m_frames;
    bool m_stale = true, m_isLarge = false;
    QSize m_wanted;  // pixels of the picture that is drawn, or being drawn
    qreal m_ratio = 1;
    PlotLoader m_worker;
    int m_drawings = 0;
    std::optional<PlotFrame> m_dragged;  // where a drag began
    QPointF m_from, m_to, m_pointer;
    bool m_pans = false;
};

}  // namespace shiftdeck

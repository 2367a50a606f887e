// The lumisections of a run as a strip: which flag each has, with a tool tip that says whose flag counts
// there.
#pragma once

#include "models/core/qualityflags.h"

#include <QWidget>

namespace shiftdeck {

class LumiStrip : public QWidget {
    Q_OBJECT

  public:
    explicit LumiStrip(QWidget *parent = nullptr);
    // extent 0: nothing to show.
    void set(const std::vector<FlagRange> &ranges, qint32 extent);
    // The lumisection under a place of the widget; 0: none.
    qint32 lumisectionAt(int x) const;
    QString textAt(qint32 lumisection) const;

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

  private:
    int placeOf(qint64 lumisection) const;  // its left edge

    std::vector<FlagRange> m_ranges;
    qint32 m_extent = 0;
};

}  // namespace shiftdeck

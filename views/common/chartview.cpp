#include "views/common/chartview.h"

#include <QAbstractAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
constexpr double kRoomAbove = 1.04;
}

double niceTop(qint64 value, int ticks)
{
    const double step = std::max(1.0, kRoomAbove * double(value) / ticks);
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        const double nice = factor * power;
        if (nice >= step && nice == std::floor(nice))
            return nice * ticks;
    }
    return 10.0 * power * ticks;
}

ChartView::ChartView(QWidget *parent) : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    chart()->setMargins(QMargins(4, 4, 4, 4));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    // Groups of three with narrow spaces between, as everywhere else in the window (models/items/format.h).
    chart()->setLocale(QLocale(QLocale::French));
    chart()->setLocalizeNumbers(true);
    connect(scene(), &QGraphicsScene::changed, this, [this] { m_stale = true; });
    restyle();
}

void ChartView::restyle()
{
    const QColor text = palette().color(QPalette::Active, QPalette::Text);
    const QColor quiet = palette().color(QPalette::Active, QPalette::PlaceholderText);
    const QColor line = palette().color(QPalette::Active, QPalette::Mid);
    chart()->setBackgroundBrush(palette().color(QPalette::Active, QPalette::Base));
    chart()->setBackgroundPen(Qt::NoPen);
    chart()->setBackgroundRoundness(0);
    chart()->setDropShadowEnabled(false);
    chart()->setTitleBrush(text);
    chart()->legend()->setLabelColor(text);
    setBackgroundBrush(palette().color(QPalette::Active, QPalette::Base));
    for (QAbstractAxis *axis : chart()->axes()) {
        axis->setLabelsColor(quiet);
        axis->setLabelsFont(font());
        axis->setTitleBrush(quiet);
        axis->setTitleFont(font());
        axis->setLinePen(QPen(line));
        axis->setGridLinePen(QPen(line, 1, Qt::DotLine));
    }
    emit restyled();
}

QImage ChartView::picture(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(palette().color(QPalette::Active, QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF(QPointF(), QSizeF(size)), viewport()->rect());
    return image;
}

void ChartView::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = viewport()->size() * ratio;
    if (m_stale || m_drawn.size() != wanted || m_drawn.devicePixelRatio() != ratio) {
        m_drawn = QPixmap(wanted);
        m_drawn.setDevicePixelRatio(ratio);
        m_drawn.fill(palette().color(QPalette::Active, QPalette::Base));
        QPainter painter(&m_drawn);
        painter.setRenderHint(QPainter::Antialiasing);
        render(&painter, QRectF(QPointF(), QSizeF(viewport()->size())), viewport()->rect());
        m_stale = false;
        ++m_drawings;
    }
    QPainter(viewport()).drawPixmap(0, 0, m_drawn);
}

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_stale = true;
        restyle();
    }
}

}  // namespace shiftdeck

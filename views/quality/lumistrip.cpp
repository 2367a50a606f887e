#include "views/quality/lumistrip.h"

#include "models/certification/signing.h"
#include "views/quality/qualitycolours.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace shiftdeck {

namespace {
constexpr int kLeastForText = 14;
}

LumiStrip::LumiStrip(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Lumisections of the chosen run and detector"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(sizeHint().height());
}

QSize LumiStrip::sizeHint() const { return {200, fontMetrics().height() * 2 + 8}; }

void LumiStrip::set(const std::vector<FlagRange> &ranges, qint32 extent)
{
    m_ranges = ranges;
    m_extent = extent;
    const FlagCounts counts = countFlags(ranges, extent);
    QStringList parts;
    for (const QualityFlag flag : kShownFlags)
        parts.append(QStringLiteral("%1: %2").arg(toWord(flag)).arg(counts[size_t(flag)]));
    setAccessibleDescription(extent > 0 ? parts.join(QStringLiteral(", ")) : QString());
    update();
}

int LumiStrip::placeOf(qint64 lumisection) const
{
    return m_extent == 0 ? 0 : int((lumisection - 1) * width() / m_extent);
}

qint32 LumiStrip::lumisectionAt(int x) const
{
    if (m_extent == 0 || x < 0 || x >= width())
        return 0;
    return qint32(qint64(x) * m_extent / width()) + 1;
}

QString LumiStrip::textAt(qint32 lumisection) const
{
    if (lumisection < 1 || lumisection > m_extent)
        return {};
    for (const FlagRange &range : m_ranges)
        if (lumisection >= range.first && lumisection <= range.last)
            return tr("LS %1: %2, by flag %3 (%4)", "lumisection, flag, number, lumisections")
                .arg(QString::number(lumisection), toWord(range.flag), QString::number(range.entry),
                     lumisectionText(range.first, range.last));
    return tr("LS %1: not-set", "lumisection").arg(lumisection);
}

void LumiStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int bar = fontMetrics().height() + 6;
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(0, 0, width() - 1, bar - 1);
    if (m_extent == 0)
        return;
    for (const FlagRange &range : m_ranges) {
        if (range.first > m_extent || range.flag == QualityFlag::NotSet)
            continue;
        const int left = placeOf(range.first), right = placeOf(std::min(range.last, m_extent) + qint64(1));
        const QRect part(left, 1, std::max(1, right - left), bar - 2);
        const ColourPair colours = flagColours(range.flag, isDark(palette()));
        painter.fillRect(part, colours.background);
        painter.setPen(colours.foreground);
        if (part.width() >= kLeastForText)
            painter.drawText(part, Qt::AlignCenter, flagLetter(range.flag));
    }
    painter.setPen(palette().color(QPalette::Text));
    const QRect below(0, bar, width(), height() - bar);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("1"));
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, QString::number(m_extent));
}

bool LumiStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(lumisectionAt(help->pos().x())), this);
    return true;
}

}  // namespace shiftdeck

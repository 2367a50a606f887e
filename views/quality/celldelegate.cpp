#include "views/quality/celldelegate.h"

#include "views/quality/qualitycolours.h"
#include "views/quality/qualitymodel.h"

#include <QPainter>

namespace shiftdeck {

namespace {
constexpr int kDot = 3;
constexpr int kCorner = 6;

int dotsOf(const QualityCell &cell) { return cell.confirmed ? 3 : int(cell.state); }

void paintFlag(QPainter *painter, const QRect &part, QualityFlag flag, const QStyleOptionViewItem &option)
{
    const ColourPair colours = flagColours(flag, isDark(option.palette));
    if (flag != QualityFlag::NotSet)
        painter->fillRect(part, colours.background);
    painter->setPen(colours.foreground);
    painter->drawText(part, Qt::AlignCenter, flagLetter(flag));
}
}  // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto *model = qobject_cast<const QualityModel *>(index.model());
    if (!model || !model->detector(index.column()))
        return QStyledItemDelegate::paint(painter, option, index);
    const QualityRun &run = model->run(index.row());
    const QualityCell cell = model->cell(index.row(), index.column());
    const FlagCounts counts = countFlags(cell.ranges, run.extent());
    QList<QualityFlag> shown;
    for (const QualityFlag flag : kShownFlags)
        if (counts[size_t(flag)] > 0)
            shown.append(flag);
    painter->save();
    const QRect all = option.rect.adjusted(1, 1, -1, -1);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const int left = all.left() + int(all.width() * i / shown.size());
        const int right = all.left() + int(all.width() * (i + 1) / shown.size());
        paintFlag(painter, QRect(left, all.top(), right - left, all.height()), shown.at(i), option);
    }
    const QColor ink = option.palette.color(QPalette::Text);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->setRenderHint(QPainter::Antialiasing);
    for (int dot = 0; dot < dotsOf(cell); ++dot)
        painter->drawEllipse(QRect(all.left() + 3 + dot * (kDot + 2), all.bottom() - kDot, kDot, kDot));
    if (cell.comments > 0)
        painter->drawPolygon(QPolygon({all.topRight() + QPoint(1, 0), all.topRight() + QPoint(-kCorner, 0),
                                       all.topRight() + QPoint(1, kCorner)}));
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (option.state & (QStyle::State_Selected | QStyle::State_HasFocus)) {
        const bool focus = option.state & QStyle::State_HasFocus;
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(option.palette.color(focus ? QPalette::Text : QPalette::Highlight), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

}  // namespace shiftdeck

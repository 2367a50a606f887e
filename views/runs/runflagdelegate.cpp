#include "views/runs/runflagdelegate.h"

#include "models/items/roles.h"
#include "views/quality/qualitycolours.h"

#include <QApplication>
#include <QPainter>

namespace shiftdeck {

namespace {
constexpr int kMargin = 5;  // of the text

QList<QualityFlag> flagsOf(const QModelIndex &index)
{
    QList<QualityFlag> flags;
    for (const QString &word : index.data(WordRole).toString().split(u' ', Qt::SkipEmptyParts))
        if (const auto flag = fromWord<QualityFlag>(word))
            flags.append(*flag);
    return flags;
}
}  // namespace

void RunFlagDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    const QString text = std::exchange(ground.text, {});
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    const QList<QualityFlag> flags = flagsOf(index);
    if (flags.isEmpty())
        return;
    // The colour of the selection stays visible around the flags.
    const bool dark = isDark(option.palette);
    const QRect all = option.rect.adjusted(2, 2, -2, -2);
    painter->save();
    for (qsizetype i = 0; i < flags.size(); ++i) {
        if (flags.at(i) == QualityFlag::NotSet)
            continue;
        const int left = all.left() + int(all.width() * i / flags.size());
        const int right = all.left() + int(all.width() * (i + 1) / flags.size());
        painter->fillRect(QRect(left, all.top(), right - left, all.height()),
                          flagColours(flags.at(i), dark).background);
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool plain = flags.first() == QualityFlag::NotSet;
    painter->setPen(plain && selected       ? option.palette.color(QPalette::HighlightedText)
                        : flags.size() == 1 ? flagColours(flags.first(), dark).foreground
                                            : option.palette.color(QPalette::Text));
    painter->drawText(all.adjusted(kMargin, 0, -kMargin, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, all.width() - 2 * kMargin));
    painter->restore();
}

}  // namespace shiftdeck

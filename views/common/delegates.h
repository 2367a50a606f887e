// How statuses and progress are painted in tables and trees. GUI thread.
#pragma once

#include "views/common/theme.h"

#include <QStyledItemDelegate>

#include <optional>

class QAbstractItemView;

namespace shiftdeck {

// The colours of a status word of any kind; nothing for a word that is no status.
std::optional<ColourPair> badgeColours(QStringView word, bool dark);

// Paints a cell with a WordRole as a coloured pill, or, for a failure class, as a coloured dot before the
// text; every other cell as usual.
class BadgeDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// Paints a cell with a FractionRole as a bar with the cell's text at its right.
class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// Paints a cell with a PresentRole with a small person at its left, coloured when that one is about to act.
class PresentDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

// The word as a pill, for headers of panels; the text is the word itself.
QPixmap badgePixmap(const QString &word, const QFont &font, bool dark, qreal devicePixelRatio);

}  // namespace shiftdeck

// Paints what is said about a run for one detector: the cell's text over the colours of the flags that its
// lumisections have, which are the words of WordRole. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace shiftdeck {

class RunFlagDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

}  // namespace shiftdeck

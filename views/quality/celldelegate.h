// Paints the cell of a run and detector: a part for each flag that its lumisections have, with its letter;
// at the bottom a dot when it is signed off, two when completed, three when confirmed; in the corner a mark
// for comments.
#pragma once

#include <QStyledItemDelegate>

namespace shiftdeck {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    // Of an index of a QualityModel.
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

}  // namespace shiftdeck

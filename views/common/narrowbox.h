// Combo boxes that leave room for the panels beside theirs. GUI thread.
#pragma once

#include <QAbstractItemView>
#include <QComboBox>

namespace shiftdeck {

// As wide as so many letters at least, and as the layout lets it be beyond that, not as its longest entry.
// Qt makes the list that pops up at once then; it is called as the box is, which must have its name already.
inline void keepNarrow(QComboBox *box, int letters)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
    box->view()->setAccessibleName(box->accessibleName());
}

}  // namespace shiftdeck

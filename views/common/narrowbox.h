// Combo boxes that leave room for the panels beside theirs. GUI thread.
#pragma once

#include <QComboBox>

namespace shiftdeck {

// As wide as so many letters at least, and as the layout lets it be beyond that, not as its longest entry.
// (AdjustToContents would also make the popup before anybody wants it.)
inline void keepNarrow(QComboBox *box, int letters)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
}

}  // namespace shiftdeck

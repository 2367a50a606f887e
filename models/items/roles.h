// The roles of all item models beyond Qt's own.
#pragma once

#include <qnamespace.h>

namespace shiftdeck {

enum ItemRole {
    SortRole = Qt::UserRole + 1,  // the raw value: number, time in ms, text
    KeyRole,  // the row's key in the store (qint64), in every column
    WordRole,  // the status word or failure class that a coloured badge is made from
    FractionRole,  // 0..1, for a progress bar; invalid: no bar
    FailedFractionRole,  // 0..1, the part of the bar that failed
    LoadingRole,  // true: more of this node is on its way
    PresentRole,  // of a request's number: 1 somebody else has it open, 2 is about to do something with it
    KindRole,  // JobTreeModel: int(JobTreeModel::Kind)
};

}  // namespace shiftdeck

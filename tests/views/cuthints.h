// Whether hints of empty tables are to be read whole.
#pragma once

#include "views/common/overlay.h"

#include <QLabel>
#include <QLayout>

namespace shiftdeck::test {

// The first text of a hint that is not shown whole; empty: all are.
inline QString cutHint(const QWidget &panel)
{
    for (EmptyHint *hint : panel.findChildren<EmptyHint *>()) {
        if (!hint->isVisible())
            continue;
        hint->layout()->activate();
        for (const QLabel *label : hint->findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            if (label->height() < label->heightForWidth(label->width())
                || !hint->rect().contains(label->geometry()))
                return QStringLiteral("%1 (%2 of %3 pixels)")
                    .arg(label->text())
                    .arg(label->height())
                    .arg(label->heightForWidth(label->width()));
        }
    }
    return {};
}

}  // namespace shiftdeck::test

// The translation context of prodctl's own sentences.
#pragma once

#include <QCoreApplication>

namespace shiftdeck {

struct Prodctl {
    Q_DECLARE_TR_FUNCTIONS(Prodctl)
};

}  // namespace shiftdeck

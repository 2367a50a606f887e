// Whether a thing in memory passes a filter (filterexpression.h), as models/storage/filtersql.h asks a
// database.
//
// A value that is absent equals nothing: it fails "=" and "<", and passes "!=" and "not". Texts compare as
// they are; "~" and a search without a field look at letters of ASCII whatever their case. Any thread; pure
// functions.
#pragma once

#include "models/core/filterexpression.h"

#include <functional>

namespace shiftdeck {

// The value of a field: qint64, double or QString; an invalid one is absent. And the texts that a search
// looks at.
struct FilterSubject {
    std::function<QVariant(const QString &field)> valueOf;
    QStringList visible = {};
};

bool matchesFilter(const FilterNode &node, const FilterSubject &subject);

}  // namespace shiftdeck

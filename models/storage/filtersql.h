// A filter tree (models/core/filterexpression.h) as a WHERE condition.
//
// Nothing from outside enters the SQL: names of fields are looked up in a table of ours, values are bound.
// The condition keeps plain comparisons where it can, so that SQLite may use its indexes. A value that is
// absent (NULL) equals nothing: it fails "=" and "<", and passes "!=" and "not". Pure functions, any thread.
#pragma once

#include "models/core/filterexpression.h"

#include <functional>

namespace shiftdeck {

struct SqlCondition {
    QString sql;  // never empty; "TRUE" for the empty filter
    QVariantList values;
};

// Where a field lives. A column without a field name is only searched.
struct FilterColumn {
    FilterField field;
    QString sql;  // what is compared: "j.status"
    bool searched = false;  // a visible text: a search without a field looks here too
    QString within = {};  // around the comparison, at %1: "j.site_id IN (SELECT id FROM sites WHERE %1)"
    // Of a field that is no column: the whole of its comparison, never NULL. Nothing else is looked at then.
    std::function<SqlCondition(const FilterNode &comparison)> condition = {};
};

QList<FilterField> fieldsOf(const QList<FilterColumn> &columns);

// InvalidInput when the tree names a field that is not there or lacks a part: a tree from parseFilter over
// fieldsOf(columns) always compiles.
Result<SqlCondition> compileFilter(const FilterNode &node, const QList<FilterColumn> &columns);

// Ids as one bound value, for Dialect::inIds (backend.h): one statement for lists of any length.
template <typename IdType>
QString idList(const QList<IdType> &ids)
{
    QStringList texts;
    texts.reserve(ids.size());
    for (const IdType id : ids)
        texts.append(QString::number(id.value()));
    return QLatin1Char('[') + texts.join(QLatin1Char(',')) + QLatin1Char(']');
}

}  // namespace shiftdeck

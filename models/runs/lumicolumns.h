// The header of a luminosity table: which column is what, and the unit. Any thread; pure functions.
#pragma once

#include "models/runs/lumicsv.h"

#include <QStringList>

#include <vector>

namespace shiftdeck {

enum class LumiColumn {
    Unknown,
    RunFill,
    Run,
    Fill,
    Lumisection,
    Time,
    BeamStatus,
    Energy,
    Path,
    Delivered,
    Recorded,
    Pileup,
    Source,
    Bunches,
    Lumisections,
    CmsLumisections,
};

struct LumiColumns {
    LumiHeader header;  // without its tags
    std::vector<LumiColumn> columns;
    QStringList unknown;  // names of columns that are left out
};

// Whether the line, with or without a # before it, names the columns of such a table.
bool isLumiHeader(QByteArrayView line);
// InvalidInput, with `origin`: a column is named twice, has no unit or another one, or a needed one is
// missing.
Result<LumiColumns> parseLumiHeader(QByteArrayView line, qint64 number, const QString &origin);
// "delivered(/pb)" gives "delivered" and "/pb"; lower case, without blanks.
std::pair<QString, QString> nameAndUnit(QByteArrayView column);

}  // namespace shiftdeck

#include "tests/simulation/peek.h"

namespace shiftdeck::simulation {

qint64 Peek::number(const QByteArray &sql, const QByteArrayList &values) const
{
    return text(sql, values).toLongLong();
}

QByteArray Peek::text(const QByteArray &sql, const QByteArrayList &values) const
{
    const auto found = rows(sql, values);
    return found.isEmpty() ? QByteArray() : found.first().first();
}

QList<qint64> Peek::numbers(const QByteArray &sql, const QByteArrayList &values) const
{
    QList<qint64> result;
    const auto found = rows(sql, values);
    for (const QByteArrayList &row : found)
        result.append(row.first().toLongLong());
    return result;
}

}  // namespace shiftdeck::simulation

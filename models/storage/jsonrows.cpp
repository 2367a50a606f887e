#include "models/storage/jsonrows.h"

#include "models/storage/backend.h"

#include <QJsonDocument>

namespace shiftdeck {

namespace {
// A table of the elements of a JSON array, in the column `value`.
QString eachOf(const Dialect &dialect)
{
    return &dialect == &postgresDialect() ? QStringLiteral("json_array_elements(CAST(? AS json))")
                                          : QStringLiteral("json_each(?)");
}
}  // namespace

void JsonRows::add(const QVariantList &row)
{
    Q_ASSERT(row.size() == m_columns.size());
    QJsonArray values;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const QVariant &value = row.at(i);
        if (value.isNull())
            values.append(QJsonValue::Null);
        else if (m_columns.at(i).isNumber)
            values.append(value.toLongLong());
        else
            values.append(value.toString().remove(QChar(0)));  // which text on a server cannot hold
    }
    m_rows.append(values);
}

QString JsonRows::table(const Dialect &dialect) const
{
    QStringList columns;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        columns.append((m_columns.at(i).isNumber ? QStringLiteral("CAST(value ->> %1 AS bigint) AS %2")
                                                 : QStringLiteral("value ->> %1 AS %2"))
                           .arg(i)
                           .arg(QLatin1StringView(m_columns.at(i).name)));
    return QStringLiteral("(SELECT %1 FROM %2)").arg(columns.join(QStringLiteral(", ")), eachOf(dialect));
}

QString JsonRows::value() const
{
    return QString::fromUtf8(QJsonDocument(m_rows).toJson(QJsonDocument::Compact));
}

}  // namespace shiftdeck

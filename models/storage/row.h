// One row of an answer, read by column number. A value that is not what the schema promises (a word that
// is no word of ours) is remembered, and makes the whole query fail as Corrupt instead of being guessed.
#pragma once

#include "models/core/ids.h"
#include "models/core/vocabulary.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <optional>

namespace shiftdeck {

class Row {
  public:
    explicit Row(const QSqlQuery &query) : m_query(query) { }

    QString text(int column) const { return m_query.value(column).toString(); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    int number(int column) const { return m_query.value(column).toInt(); }
    double real(int column) const { return m_query.value(column).toDouble(); }
    bool flag(int column) const { return integer(column) != 0; }
    bool isNull(int column) const { return m_query.isNull(column); }

    std::optional<qint64> maybeInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<qint64>(integer(column));
    }
    std::optional<int> maybeNumber(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<int>(number(column));
    }
    template <typename IdType>
    IdType id(int column) const
    {
        return IdType(integer(column));
    }

    template <typename E>
    E word(int column) const
    {
        const QString found = text(column);
        if (const auto value = fromWord<E>(found))
            return *value;
        m_problem = found;
        return E{};
    }

    bool hasProblem() const { return !m_problem.isNull(); }
    const QString &problem() const { return m_problem; }

  private:
    const QSqlQuery &m_query;
    mutable QString m_problem;
};

}  // namespace shiftdeck

#include "models/storage/filtersql.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
tl::unexpected<Error> invalid(const QString &cause)
{
    return fail(ErrorCode::InvalidInput, QCoreApplication::translate("Filter", "the filter"), cause);
}

// Halves and halves again: a chain of a thousand words must not be a thousand levels deep for SQLite.
QString joined(const QStringList &parts, const QString &op)
{
    if (parts.size() == 1)
        return parts.first();
    const qsizetype half = parts.size() / 2;
    return u'(' + joined(parts.first(half), op) + op + joined(parts.sliced(half), op) + u')';
}

// Letters of ASCII compare whatever their case, as lower() of both databases has it (a server's columns are
// COLLATE "C"). LIKE alone does so in SQLite only.
QString pattern(QString text)
{
    for (QChar &c : text)
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + (u'a' - u'A'));
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'%', QStringLiteral("\\%"));
    text.replace(u'_', QStringLiteral("\\_"));
    return u'%' + text + u'%';
}

class Compiler {
  public:
    explicit Compiler(const QList<FilterColumn> &columns) : m_columns(columns) { }

    Result<QString> compile(const FilterNode &node)
    {
        switch (node.kind) {
        case FilterNode::Everything: return QStringLiteral("TRUE");
        case FilterNode::And: return chain(node, QStringLiteral(" AND "));
        case FilterNode::Or: return chain(node, QStringLiteral(" OR "));
        case FilterNode::Not: {
            if (node.children.size() != 1)
                return invalid(QCoreApplication::translate("Filter", "Something is missing after \"not\"."));
            SD_TRY(const QString inner, compile(node.children.first()));
            return negated(inner);
        }
        case FilterNode::Text: return search(node);
        case FilterNode::Compare: return comparison(node);
        }
        return invalid(QString());
    }

    const QVariantList &values() const { return m_values; }

  private:
    static QString negated(const QString &condition)
    {
        return QStringLiteral("NOT coalesce((%1), FALSE)").arg(condition);
    }
    static QString inside(const FilterColumn &column, const QString &condition)
    {
        return column.within.isEmpty() ? condition
                                       : QString(column.within).replace(QStringLiteral("%1"), condition);
    }

    Result<QString> chain(const FilterNode &node, const QString &op)
    {
        QStringList parts;
        for (const FilterNode &child : node.children) {
            SD_TRY(const QString part, compile(child));
            parts.append(part);
        }
        if (parts.isEmpty())
            return invalid(
                QCoreApplication::translate("Filter", "Something is missing between \"and\" or \"or\"."));
        return joined(parts, op);
    }

    QString mark(const QVariant &value)
    {
        m_values.append(value);
        // Beside a column of whole numbers a server would round it.
        return value.typeId() == QMetaType::Double ? QStringLiteral("CAST(? AS double precision)")
                                                   : QStringLiteral("?");
    }

    QString contains(const FilterColumn &column, const QVariant &value)
    {
        m_values.append(pattern(value.toString()));
        return inside(column, QStringLiteral("lower(%1) LIKE ? ESCAPE '\\'").arg(column.sql));
    }

    Result<QString> search(const FilterNode &node)
    {
        QStringList parts;
        for (const FilterColumn &column : m_columns)
            if (column.searched)
                parts.append(contains(column, node.values.value(0)));
        if (parts.isEmpty())
            return invalid(QCoreApplication::translate("Filter", "There is no text to search in here."));
        return joined(parts, QStringLiteral(" OR "));
    }

    Result<QString> comparison(const FilterNode &node)
    {
        const FilterColumn *column = nullptr;
        for (const FilterColumn &candidate : m_columns)
            if (!node.field.isEmpty() && candidate.field.name == node.field)
                column = &candidate;
        if (!column || node.values.isEmpty())
            return invalid(QCoreApplication::translate("Filter", "There is no field \"%1\" here.")
                               .arg(node.field.left(40)));
        if (column->condition) {
            const SqlCondition condition = column->condition(node);
            m_values += condition.values;
            return condition.sql;
        }
        const auto with = [&](const char *op) {
            return inside(*column, column->sql + QLatin1String(op) + mark(node.values.first()));
        };
        switch (node.op) {
        case FilterOp::Equal: return with(" = ");
        case FilterOp::NotEqual: return negated(with(" = "));
        case FilterOp::Less: return with(" < ");
        case FilterOp::LessOrEqual: return with(" <= ");
        case FilterOp::Greater: return with(" > ");
        case FilterOp::GreaterOrEqual: return with(" >= ");
        case FilterOp::Contains: return contains(*column, node.values.first());
        case FilterOp::In: {
            QStringList marks;
            for (const QVariant &value : node.values)
                marks.append(mark(value));
            return inside(*column, column->sql + QStringLiteral(" IN (") + marks.join(u',') + u')');
        }
        }
        return invalid(QString());
    }

    const QList<FilterColumn> &m_columns;
    QVariantList m_values;
};
}  // namespace

QList<FilterField> fieldsOf(const QList<FilterColumn> &columns)
{
    QList<FilterField> fields;
    for (const FilterColumn &column : columns)
        if (!column.field.name.isEmpty())
            fields.append(column.field);
    return fields;
}

Result<SqlCondition> compileFilter(const FilterNode &node, const QList<FilterColumn> &columns)
{
    Compiler compiler(columns);
    SD_TRY(QString sql, compiler.compile(node));
    return SqlCondition{std::move(sql), compiler.values()};
}

}  // namespace shiftdeck

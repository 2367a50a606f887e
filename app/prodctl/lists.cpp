#include "app/prodctl/lists.h"

#include "app/prodctl/text.h"

namespace shiftdeck {

Parameter filterOption()
{
    return parameter("filter", ParameterKind::Text,
                     Prodctl::tr("Only what matches, in the language of the filter boxes."));
}

Parameter limitOption(const char *fallback)
{
    return parameter("limit", ParameterKind::Integer, Prodctl::tr("At most so many."), false, false,
                     fallback);
}

QString fieldsHelp(const QList<FilterField> &fields)
{
    QStringList names;
    bool anyUnit = false;
    for (const FilterField &field : fields) {
        const bool hasUnit = field.kind == FilterField::Number && !field.words.isEmpty();
        anyUnit = anyUnit || hasUnit;
        names.append(hasUnit ? QStringLiteral("%1 (%2)").arg(field.name, field.words.first()) : field.name);
    }
    const QString help =
        Prodctl::tr(
            "Fields of --filter: %1. Operators: = != < <= > >= ~ (contains) in, and, or, not, parentheses.")
            .arg(names.join(QStringLiteral(", ")));
    return anyUnit
        ? Prodctl::tr("%1 A number without a unit has that of its field; others are converted, as in"
                      " \"lumi > 100 /nb\".")
              .arg(help)
        : help;
}

Result<FilterNode> filterOf(Session &session, const QJsonObject &arguments, const QList<FilterField> &fields)
{
    return parseFilter(arguments.value(QLatin1StringView("filter")).toString(), fields,
                       session.clock().now());
}

Result<int> limitOf(const QJsonObject &arguments)
{
    const qint64 limit = arguments.value(QLatin1StringView("limit")).toInteger();
    if (limit < 1 || limit > kMaxList)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--limit"),
                    Prodctl::tr("It lies between 1 and %1.").arg(kMaxList));
    return static_cast<int>(limit);
}

int show(Session &session, const char *name, const QJsonArray &array, const Table &table,
         const QString &nothing)
{
    if (session.json())
        session.print(QJsonObject{{QLatin1StringView(name), array}});
    else if (table.isEmpty())
        session.line(nothing);
    else
        session.print(table);
    return 0;
}

}  // namespace shiftdeck

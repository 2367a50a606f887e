// What comes from outside as arguments of a command, against what the command takes.
#include "models/commands/bus.h"
#include "models/commands/support.h"
#include "models/core/nearest.h"

#include <QJsonArray>

#include <cmath>
#include <set>

namespace shiftdeck {

namespace {
tl::unexpected<Error> wrong(const Parameter &p, const QString &why)
{
    return fail(ErrorCode::InvalidInput, Commands::tr("the argument \"%1\"").arg(p.name), why);
}

Result<QJsonValue> checkedText(const Parameter &p, const QJsonValue &value)
{
    if (!value.isString())
        return wrong(p, Commands::tr("It must be a text."));
    QString text = value.toString();
    const int most = p.kind == ParameterKind::Prose ? kMaxProse : kMaxText;
    if (text.size() > most)
        return wrong(p, Commands::tr("It is longer than %1 characters.").arg(most));
    if (text.contains(QChar(u'\0')))
        return wrong(p, Commands::tr("It holds a character that is no text."));
    if (p.kind == ParameterKind::Word && !text.isEmpty() && !p.words.contains(text))
        return wrong(
            p,
            withNearest(Commands::tr("\"%1\" is none of %2.").arg(text.left(100), p.words.join(u' ')), text,
                        p.words));
    return QJsonValue(text.trimmed());
}

Result<qint64> checkedInteger(const Parameter &p, const QJsonValue &value)
{
    constexpr double kMost = 9'007'199'254'740'992.0;  // 2^53: what JSON carries exactly
    const double number = value.toDouble();
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > kMost)
        return wrong(p, Commands::tr("It must be a whole number."));
    return value.toInteger();
}

Result<QJsonValue> checkedList(const Parameter &p, const QJsonValue &value)
{
    if (!value.isArray())
        return wrong(p, Commands::tr("It must be a list."));
    const QJsonArray array = value.toArray();
    const int most = p.kind == ParameterKind::Things ? kMaxThings : kMaxList;
    if (array.size() > most)
        return wrong(p, Commands::tr("It has %1 entries; %2 are possible.").arg(array.size()).arg(most));
    QJsonArray result;
    if (p.kind == ParameterKind::Things) {
        for (const QJsonValue &entry : array) {
            SD_TRY(const QJsonValue thing, checkedText(p, entry));
            if (!thing.toString().isEmpty() && !result.contains(thing))
                result.append(thing);
        }
        return QJsonValue(result);
    }
    if (p.kind == ParameterKind::Files) {
        std::set<QString> paths;
        for (const QJsonValue &entry : array) {
            SD_TRY(const QJsonValue path, checkedText(p, entry));
            paths.insert(path.toString());
        }
        for (const QString &path : paths)
            result.append(path);
        return QJsonValue(result);
    }
    std::set<qint64> ids;
    for (const QJsonValue &entry : array) {
        SD_TRY(const qint64 id, checkedInteger(p, entry));
        if (id <= 0)
            return wrong(p, Commands::tr("Its entries are positive numbers."));
        ids.insert(id);
    }
    for (const qint64 id : ids)
        result.append(id);
    return QJsonValue(result);
}

Result<QJsonValue> checked(const Parameter &p, const QJsonValue &value)
{
    switch (p.kind) {
    case ParameterKind::Text:
    case ParameterKind::Prose:
    case ParameterKind::Word:
    case ParameterKind::Name: return checkedText(p, value);
    case ParameterKind::Integer: {
        SD_TRY(const qint64 number, checkedInteger(p, value));
        return QJsonValue(number);
    }
    case ParameterKind::Flag:
        if (!value.isBool())
            return wrong(p, Commands::tr("It must be true or false."));
        return value;
    case ParameterKind::Requests:
    case ParameterKind::Jobs:
    case ParameterKind::Files:
    case ParameterKind::Things: return checkedList(p, value);
    }
    return value;
}

bool isEmpty(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty()) || (value.isBool() && !value.toBool());
}
}  // namespace

Result<QJsonObject> CommandBus::checkArguments(const CommandSpec &spec, const QJsonObject &arguments)
{
    QJsonObject result;
    QStringList names;
    for (const Parameter &p : spec.parameters) {
        names.append(p.name);
        QJsonValue value = arguments.value(p.name);
        if (isEmpty(value)) {
            if (p.required)
                return wrong(p, Commands::tr("It is missing: %1").arg(p.help));
            if (p.fallback.isEmpty())
                continue;
            value = p.kind == ParameterKind::Integer ? QJsonValue(p.fallback.toLongLong())
                                                     : QJsonValue(p.fallback);
        }
        SD_TRY(const QJsonValue good, checked(p, value));
        if (p.required && isEmpty(good))
            return wrong(p, Commands::tr("It is missing: %1").arg(p.help));
        if (!isEmpty(good))
            result.insert(p.name, good);
    }
    for (auto it = arguments.begin(); it != arguments.end(); ++it)
        if (!names.contains(it.key()))
            return fail(
                ErrorCode::InvalidInput, Commands::tr("the argument \"%1\"").arg(it.key().left(100)),
                withNearest(Commands::tr("%1 has no such argument.").arg(spec.title), it.key(), names));
    return result;
}

}  // namespace shiftdeck

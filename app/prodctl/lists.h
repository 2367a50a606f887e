// What the listing verbs share.
#pragma once

#include "app/prodctl/verb.h"
#include "models/core/filterexpression.h"
#include "models/storage/sessions.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace shiftdeck {

struct LogEntry;

inline QJsonValue orNull(std::optional<qint64> value) { return value ? QJsonValue(*value) : QJsonValue(); }

// Times are milliseconds before the answer.
QJsonObject sessionJson(const PresentSession &session);

Parameter filterOption();
Parameter limitOption(const char *fallback);
QString fieldsHelp(const QList<FilterField> &fields);
Result<FilterNode> filterOf(Session &session, const QJsonObject &arguments, const QList<FilterField> &fields);
// `limit` of the arguments, within 1 to 100,000.
Result<int> limitOf(const QJsonObject &arguments);
// The table, or with --json {name: array}. `nothing` is said instead of an empty table.
int show(Session &session, const char *name, const QJsonArray &array, const Table &table,
         const QString &nothing);
// An entry of the logbook for --json.
QJsonObject logJson(const LogEntry &entry);

}  // namespace shiftdeck

// The steps from a name to a working connection, in the order in which they can fail, and what each told.
// Value types.
#pragma once

#include "models/core/vocabulary.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

namespace shiftdeck {

enum class ConnectionStep {
    Address,
    Network,
    Encryption,
    Login,
    Database,
    Store,
    Version,
    Operator,
    Feed,
};

// Warning: it works, and there is something to know. Skipped: not needed here, or not reached.
enum class StepState { Running, Good, Warning, Failed, Skipped };

namespace words {
template <>
struct Table<ConnectionStep> {
    static constexpr std::array list{W("address"), W("network"), W("encryption"), W("login"), W("database"),
                                     W("store"),   W("version"), W("operator"),   W("feed")};
};
template <>
struct Table<StepState> {
    static constexpr std::array list{W("running"), W("good"), W("warning"), W("failed"), W("skipped")};
};
}  // namespace words

struct StepReport {
    ConnectionStep step = ConnectionStep::Address;
    StepState state = StepState::Running;
    QString found;  // a sentence; empty while it runs
    QString toDo;  // a sentence; of a failure or a warning
    qint64 milliseconds = 0;

    bool operator==(const StepReport &) const = default;
};

// What the step is about, as a heading: "Name of the server".
QString titleOf(ConnectionStep step);
// "good", "failed", ... in the language of the program.
QString titleOf(StepState state);
QJsonObject toJson(const StepReport &report);
// Whether a connection comes about: no step failed.
bool isGood(const QList<StepReport> &reports);

}  // namespace shiftdeck

Q_DECLARE_METATYPE(shiftdeck::StepReport)

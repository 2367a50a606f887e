#include "models/connections/connectionsteps.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};
}  // namespace

QString titleOf(ConnectionStep step)
{
    switch (step) {
    case ConnectionStep::Address: return Connections::tr("Name of the server");
    case ConnectionStep::Network: return Connections::tr("Way to the server");
    case ConnectionStep::Encryption: return Connections::tr("Encryption and certificate");
    case ConnectionStep::Login: return Connections::tr("Login");
    case ConnectionStep::Database: return Connections::tr("Database");
    case ConnectionStep::Store: return Connections::tr("Store of Shiftdeck");
    case ConnectionStep::Version: return Connections::tr("Version of the store");
    case ConnectionStep::Operator: return Connections::tr("Operator and role");
    case ConnectionStep::Feed: return Connections::tr("News of changes");
    }
    return {};
}

QString titleOf(StepState state)
{
    switch (state) {
    case StepState::Running: return Connections::tr("running", "a step of a test");
    case StepState::Good: return Connections::tr("good", "a step of a test");
    case StepState::Warning: return Connections::tr("warning", "a step of a test");
    case StepState::Failed: return Connections::tr("failed", "a step of a test");
    case StepState::Skipped: return Connections::tr("not tried", "a step of a test");
    }
    return {};
}

QJsonObject toJson(const StepReport &report)
{
    return {{QStringLiteral("step"), QString(toWord(report.step))},
            {QStringLiteral("state"), QString(toWord(report.state))},
            {QStringLiteral("found"), report.found},
            {QStringLiteral("toDo"), report.toDo},
            {QStringLiteral("milliseconds"), report.milliseconds}};
}

bool isGood(const QList<StepReport> &reports)
{
    return !reports.isEmpty() && std::none_of(reports.begin(), reports.end(), [](const StepReport &report) {
        return report.state == StepState::Failed || report.state == StepState::Running;
    });
}

}  // namespace shiftdeck

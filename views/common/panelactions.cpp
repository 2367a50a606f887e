#include "views/common/panelactions.h"

#include "views/common/icons.h"

#include <QAction>

namespace shiftdeck {

namespace {
// Of an action: the command that it asks for, and its arguments as they are now.
constexpr const char *kCommand = "command";
constexpr const char *kArguments = "arguments";
}  // namespace

QAction *makePanelAction(PanelContext &context, QObject *owner, const char *iconName, const QString &text,
                         const char *command)
{
    auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, owner);
    action->setObjectName(QString::fromLatin1(command));
    action->setProperty(kCommand, QString::fromLatin1(command));
    QObject::connect(action, &QAction::triggered, owner, [&context, action] {
        context.ask(action->property(kCommand).toString(), action->property(kArguments).toJsonObject());
    });
    return action;
}

void enablePanelAction(PanelContext &context, QAction *action, const QString &reason,
                       const QJsonObject &arguments)
{
    const CommandSpec *spec = context.bus.spec(action->property(kCommand).toString());
    if (!spec)
        return;
    const Availability role = context.allowed(*spec);
    const QString why = role.live ? reason : role.reason;
    action->setEnabled(why.isEmpty());
    action->setProperty(kArguments, arguments);
    action->setToolTip(why.isEmpty() ? spec->description + u'\n' + CommandBus::cliLine(*spec, arguments)
                                     : why);
}

QToolButton *makePanelButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
    return button;
}

}  // namespace shiftdeck

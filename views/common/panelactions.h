// Actions that ask for a command about what is chosen in a panel, and their buttons. GUI thread.
#pragma once

#include "views/common/panel.h"

#include <QToolButton>

class QAction;

namespace shiftdeck {

// Asks for the command with the arguments that it was enabled with last; its object name is the command's id.
QAction *makePanelAction(PanelContext &context, QObject *owner, const char *iconName, const QString &text,
                         const char *command);
// Live unless there is a reason why not, or the person's role forbids it; the tooltip says which, or what it
// does.
void enablePanelAction(PanelContext &context, QAction *action, const QString &reason,
                       const QJsonObject &arguments);
// Takes the focus by the keyboard, and has the action's text as accessible name.
QToolButton *makePanelButton(QAction *action);

}  // namespace shiftdeck

// Answers of the key store on the GUI thread: dropped when `context` is gone by then.
#pragma once

#include "models/connections/keystore.h"

#include <QCoreApplication>
#include <QPointer>

namespace shiftdeck {

// What a KeyStore calls on some thread, as a call of `then(Result<T>)` on the GUI thread.
template <typename T, typename F>
std::function<void(Result<T>)> onGuiThread(QObject *context, F then)
{
    return [context = QPointer<QObject>(context), then = std::move(then)](const Result<T> &answer) {
        if (QCoreApplication *application = QCoreApplication::instance())
            QMetaObject::invokeMethod(
                application,
                [context, then, answer] {
                    if (context)
                        then(answer);
                },
                Qt::QueuedConnection);
    };
}

}  // namespace shiftdeck

// Saving what a panel shows to a file, without holding up the window.
#pragma once

#include "models/core/result.h"
#include "models/core/csvline.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace shiftdeck {

// Makes the content and writes it atomically, both on a thread of the pool: `content` may not touch widgets
// or models. `done` is called on the GUI thread, unless `owner` has died by then.
void saveInBackground(const QString &path, std::function<Result<QByteArray>()> content, QObject *owner,
                      std::function<void(const Result<> &)> done);

// Asks where to save (the dialog does not block) and calls `chosen` with the path. `filter` as in
// QFileDialog: "CSV files (*.csv)"; the suffix of `suggestion` is added to a name without one.
void askWhereToSave(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter,
                    std::function<void(const QString &path)> chosen);

}  // namespace shiftdeck

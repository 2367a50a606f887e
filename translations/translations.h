// The texts of the program in the user's language. Main thread, before the first text is needed.
#pragma once

#include <QLocale>

class QCoreApplication;

namespace shiftdeck {

// Installs our texts and Qt's own for `locale`. What has no translation for it stays English, which is no
// error. True when our texts were found.
bool installTranslations(QCoreApplication &application, const QLocale &locale = QLocale());

}  // namespace shiftdeck

// The texts of the program in the user's language. GUI thread, before the first window.
#pragma once

#include <QLocale>

class QCoreApplication;

namespace shiftdeck {

// Installs our texts and Qt's own for `locale`. Without a translation for it the texts stay
// English, which is no error. True when our texts were found.
bool installTranslations(QCoreApplication &application, const QLocale &locale = QLocale());

}  // namespace shiftdeck

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace shiftdeck {

namespace {
bool install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(&application);
    if (!translator->load(locale, name, QStringLiteral("_"), folder) || translator->isEmpty())
        return false;
    return QCoreApplication::installTranslator(translator.release());  // the application owns it
}
}  // namespace

bool installTranslations(QCoreApplication &application, const QLocale &locale)
{
    // Of two translators the later one is asked first: English, which has the plurals alone, comes last.
    const QString folder = QStringLiteral(":/translations"), name = QStringLiteral("shiftdeck");
    const bool english = install(application, QLocale(QLocale::English), name, folder);
    install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return english;
    return install(application, locale, name, folder);
}

}  // namespace shiftdeck

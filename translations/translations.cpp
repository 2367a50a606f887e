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
    // Qt's first: of two translators the later one is asked first.
    install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return install(application, locale, QStringLiteral("shiftdeck"), QStringLiteral(":/translations"));
}

}  // namespace shiftdeck

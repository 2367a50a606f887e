// The window: shiftdeck [--store FILE|ADDRESS|CONNECTION] [--connection NAME] [--operator NAME]
//   [--theme light|dark] [--pictures DIR] [--bench]
#include "app/shiftdeck/session.h"
#include "translations/translations.h"
#include "views/common/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTextStream>

using namespace shiftdeck;

namespace {
struct Main {
    Q_DECLARE_TR_FUNCTIONS(Shiftdeck)
};

constexpr int kUsage = 2;
}  // namespace

int main(int argc, char **argv)
{
    QElapsedTimer started;
    started.start();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("shiftdeck"));
    QApplication::setApplicationName(QStringLiteral("shiftdeck"));
    QApplication::setApplicationVersion(QStringLiteral(SHIFTDECK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("shiftdeck"));
    installTranslations(application);
    QApplication::setApplicationDisplayName(Main::tr("Shiftdeck"));
    QApplication::setWindowIcon(applicationIcon());

    QCommandLineParser parser;
    parser.setApplicationDescription(
        Main::tr("The window of Shiftdeck, a console for production campaigns."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption store(QStringLiteral("store"),
                                   Main::tr("Open this store: a file, an address or a connection."),
                                   Main::tr("FILE"));
    const QCommandLineOption connection(QStringLiteral("connection"),
                                        Main::tr("Open the store of this connection."), Main::tr("NAME"));
    const QCommandLineOption who(QStringLiteral("operator"), Main::tr("Act as this operator of the store."),
                                 Main::tr("NAME"));
    const QCommandLineOption look(QStringLiteral("theme"), Main::tr("Colours: system, light or dark."),
                                  Main::tr("WORD"));
    const QCommandLineOption pictures(
        QStringLiteral("pictures"),
        Main::tr("Write a picture of the window and of every panel into this folder, "
                 "print their paths, and end."),
        Main::tr("FOLDER"));
    const QCommandLineOption bench(
        QStringLiteral("bench"),
        Main::tr("Measure start, expanding and filtering, print the figures as JSON, and end."));
    parser.addOptions({store, connection, who, look, pictures, bench});
    parser.process(application);

    const bool unattended = parser.isSet(pictures) || parser.isSet(bench);
    const QString themeAsked = parser.value(look);
    if (parser.isSet(look) && themeWord(themeFromWord(themeAsked)) != themeAsked) {
        QTextStream(stderr)
            << Main::tr("There is no theme called %1; there are system, light and dark.").arg(themeAsked)
            << Qt::endl;
        return kUsage;
    }
    if (unattended && !parser.isSet(store) && !parser.isSet(connection)) {
        QTextStream(stderr) << Main::tr("Please name the store: --store FILE.") << Qt::endl;
        return kUsage;
    }

    // Pictures and measurements always start from the same places, and leave the person's own alone.
    QSettings own;
    QTemporaryDir scratch;
    QSettings fresh(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    QSettings &settings = unattended ? fresh : own;
    const ThemeChoice choice =
        themeFromWord(parser.isSet(look) ? themeAsked : settings.value(QStringLiteral("theme")).toString());
    Theme theme(application, choice);
    KeyStore keys;
    Session session(settings, theme, keys,
                    {parser.value(store), parser.value(connection), parser.value(who), parser.value(pictures),
                     parser.isSet(bench)},
                    started);
    session.start();
    return QApplication::exec();
}

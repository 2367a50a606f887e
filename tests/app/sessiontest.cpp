// One run of the window, from a connection to the window on its store, on a real server with TLS and SCRAM.
#include "app/shiftdeck/session.h"
#include "tests/connections/tlsserver.h"
#include "views/connections/passworddialog.h"
#include "views/mainwindow/startdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kPatience = 30000;

// The one that is to be seen, or none.
template <typename T>
T *shown()
{
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        if (auto *found = qobject_cast<T *>(window); found && found->isVisible())
            return found;
    return nullptr;
}
}  // namespace

class SessionTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        for (const char *name : {"PGPASSFILE", "PGPASSWORD", "PGSERVICEFILE", "PGSSLROOTCERT"})
            qunsetenv(name);
        qputenv("XDG_CONFIG_HOME", m_folder.path(QStringLiteral("config")).toUtf8());
        m_server = std::make_unique<TlsServer>();
        ConnectionProfile profile;
        profile.name = QStringLiteral("life");
        profile.host = QStringLiteral("localhost");
        profile.port = m_server->port();
        profile.database = QStringLiteral("life");
        profile.user = QStringLiteral("anna");
        profile.rootCertificate = m_server->authority();
        profile.password = PasswordSource::Ask;
        const auto added = ProfileBook(ProfileBook::defaultPath()).add(profile);
        QVERIFY(added);
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    }
    void cleanupTestCase() { m_server.reset(); }

    void aWrongPasswordLeadsBackToTheQuestion_data()
    {
        QTest::addColumn<bool>("byName");
        QTest::newRow("named at the start") << true;
        QTest::newRow("chosen in the list") << false;
    }
    void aWrongPasswordLeadsBackToTheQuestion()
    {
        QFETCH(bool, byName);
        QSettings settings(m_folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        QElapsedTimer started;
        started.start();
        SessionOptions options;
        if (byName)
            options.store = QStringLiteral("life");
        Session session(settings, *m_theme, m_keys, options, started);
        session.start();
        if (!byName) {
            QTRY_VERIFY(shown<StartDialog>());
            QTest::keyClick(shown<StartDialog>()->findChild<QListWidget *>(), Qt::Key_Return);
        }
        QTRY_VERIFY_WITH_TIMEOUT(shown<PasswordDialog>(), kPatience);
        QVERIFY(!shown<PasswordDialog>()->findChild<QLabel *>(QStringLiteral("reason"))->isVisible());
        const auto type = [](const QString &password) {
            auto *line = shown<PasswordDialog>()->findChild<QLineEdit *>();
            QTest::keyClicks(line, password);
            QTest::keyClick(line, Qt::Key_Return);
        };
        type(QStringLiteral("open sesame"));
        QTRY_VERIFY(!shown<PasswordDialog>());
        QTRY_VERIFY_WITH_TIMEOUT(shown<PasswordDialog>(), kPatience);
        const QString reason = shown<PasswordDialog>()->findChild<QLabel *>(QStringLiteral("reason"))->text();
        QVERIFY2(reason.contains(QStringLiteral("password authentication failed")), qPrintable(reason));
        QVERIFY(shown<PasswordDialog>()->findChild<QLineEdit *>()->text().isEmpty());
        QVERIFY(!shown<MainWindow>());
        type(TlsServer::password(QStringLiteral("anna")));
        QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), kPatience);
        QTRY_VERIFY(!shown<StartDialog>());
        QTRY_COMPARE_WITH_TIMEOUT(shown<MainWindow>()->context().principal().name, QStringLiteral("anna"),
                                  kPatience);
        // From the running window to the connections, and back.
        emit shown<MainWindow>()->connectionsAsked();
        QTRY_VERIFY(shown<StartDialog>());
        shown<StartDialog>()->close();
        QVERIFY(shown<MainWindow>());
        settings.sync();
        QFile file(settings.fileName());
        QVERIFY(!file.open(QIODevice::ReadOnly)
                || !file.readAll().contains(TlsServer::password(QStringLiteral("anna")).toUtf8()));
    }

    void anUnknownConnectionIsTold()
    {
        QSettings settings(m_folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        QElapsedTimer started;
        started.start();
        SessionOptions options;
        options.connection = QStringLiteral("lif");
        Session session(settings, *m_theme, m_keys, options, started);
        session.start();
        QTRY_VERIFY(shown<StartDialog>());
        bool told = false;
        for (const QLabel *label : shown<StartDialog>()->findChildren<QLabel *>())
            told =
                told || (label->isVisible() && label->text().contains(QStringLiteral("Did you mean life?")));
        QVERIFY(told);
    }

  private:
    TemporaryFolder m_folder;
    KeyStore m_keys;
    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(SessionTest)
#include "sessiontest.moc"

// The dialogs for connections, tried on a real server with TLS and SCRAM.
#include "models/commands/bus.h"
#include "tests/connections/tlsserver.h"
#include "views/common/theme.h"
#include "views/connections/connectiondialog.h"
#include "views/connections/passworddialog.h"
#include "views/connections/steplist.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/startdialog.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kPatience = 30000;

// What takes the keyboard says to a screen reader what it is.
QStringList nameless(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&window)
            || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            found.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                         + widget->objectName());
    }
    return found;
}
}  // namespace

class ConnectionsTest : public QObject {
    Q_OBJECT

  private:
    ConnectionProfile profile(const QString &name = QStringLiteral("life")) const
    {
        ConnectionProfile profile;
        profile.name = name;
        profile.host = QStringLiteral("localhost");
        profile.port = m_server->port();
        profile.database = QStringLiteral("life");
        profile.user = QStringLiteral("anna");
        profile.rootCertificate = m_server->authority();
        return profile;
    }
    static void fill(const QDialog &dialog, const char *field, const QString &text)
    {
        auto *line = dialog.findChild<QLineEdit *>(QLatin1StringView(field));
        line->setFocus();
        line->clear();
        QTest::keyClicks(line, text);
    }
    // With the list in front, as its keys want it.
    static void press(QListWidget *list, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        list->window()->activateWindow();
        list->setFocus();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), static_cast<QWidget *>(list), kPatience);
        QTest::keyClick(list, key, modifiers);
    }
    template <typename T>
    static T *part(const QDialog &dialog, const char *name)
    {
        return dialog.findChild<T *>(QLatin1StringView(name));
    }

  private slots:
    void initTestCase()
    {
        for (const char *name : {"PGPASSFILE", "PGPASSWORD", "PGSERVICEFILE", "PGSSLROOTCERT"})
            qunsetenv(name);
        m_server = std::make_unique<TlsServer>();
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    }
    void cleanupTestCase() { m_server.reset(); }

    void aConnectionIsMadeTriedAndKept()
    {
        const TemporaryFolder folder;
        const ProfileBook book(folder.path(QStringLiteral("connections.json")));
        QPointer<ConnectionDialog> dialog = new ConnectionDialog(book, m_keys, {}, {});
        QSignalSpy saved(dialog, &ConnectionDialog::saved);
        dialog->show();
        QCOMPARE(nameless(*dialog), QStringList());
        auto *verdict = part<QLabel>(*dialog, "verdict");
        auto *problem = part<QLabel>(*dialog, "problem");
        auto *test = part<QPushButton>(*dialog, "test");
        auto *save = part<QPushButton>(*dialog, "save");

        save->click();  // nothing is filled in
        QVERIFY(problem->isVisible());
        QVERIFY(!book.load()->size());
        fill(*dialog, "name", QStringLiteral("life"));
        fill(*dialog, "host", QStringLiteral("localhost"));
        part<QSpinBox>(*dialog, "port")->setValue(m_server->port());
        fill(*dialog, "database", QStringLiteral("life"));
        fill(*dialog, "user", QStringLiteral("anna"));
        fill(*dialog, "root", m_server->authority());
        fill(*dialog, "password", QStringLiteral("open sesame"));
        QVERIFY(!problem->isVisible());
        test->click();
        QTRY_COMPARE_WITH_TIMEOUT(verdict->text(), QStringLiteral("The connection does not work."),
                                  kPatience);
        const QString told = dialog->steps()->asText();
        QVERIFY2(told.contains(QStringLiteral("Login: failed")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("password is wrong")), qPrintable(told));
        QVERIFY(!told.contains(QStringLiteral("open sesame")));
        QCOMPARE(nameless(*dialog), QStringList());

        fill(*dialog, "password", TlsServer::password(QStringLiteral("anna")));
        test->click();
        QTRY_COMPARE_WITH_TIMEOUT(verdict->text(), QStringLiteral("The connection works."), kPatience);
        QCOMPARE(dialog->steps()->reports().size(), 9);
        QVERIFY(isGood(dialog->steps()->reports()));
        m_theme->setChoice(ThemeChoice::Dark);
        m_theme->setChoice(ThemeChoice::Light);

        // Without a key store, as here, the connection is kept, and the dialog says that its password is not.
        save->click();
        QCOMPARE(saved.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), kPatience);
        QVERIFY2(problem->text().contains(QStringLiteral("password is not")), qPrintable(problem->text()));
        QVERIFY2(problem->text().contains(QStringLiteral("PGPASSFILE")), qPrintable(problem->text()));
        QCOMPARE(*book.load(), QList<ConnectionProfile>{profile()});
        part<QCheckBox>(*dialog, "remember")->setChecked(false);
        save->click();
        QTRY_VERIFY(!dialog);

        // When it is changed the password is not to be seen anywhere.
        dialog =
            new ConnectionDialog(book, m_keys, *book.find(QStringLiteral("life")), QStringLiteral("life"));
        dialog->show();
        QVERIFY(part<QLineEdit>(*dialog, "password")->text().isEmpty());
        QCOMPARE(part<QLineEdit>(*dialog, "password")->echoMode(), QLineEdit::Password);
        QCOMPARE(dialog->profile(), profile());
        QVERIFY(!part<QLabel>(*dialog, "warning")->isVisible());
        part<QComboBox>(*dialog, "tls")->setCurrentIndex(static_cast<int>(TlsMode::Require));
        QVERIFY(part<QLabel>(*dialog, "warning")->isVisible());
        fill(*dialog, "name", QStringLiteral("alive"));
        part<QPushButton>(*dialog, "save")->click();
        QTRY_VERIFY(!dialog);
        QCOMPARE(book.load()->size(), 1);
        QCOMPARE(book.find(QStringLiteral("alive"))->tls, TlsMode::Require);
    }

    void aTestCanBeStopped()
    {
        const TemporaryFolder folder;
        ConnectionProfile slow = profile();
        slow.password = PasswordSource::Ask;
        QPointer<ConnectionDialog> dialog =
            new ConnectionDialog(ProfileBook(folder.path(QStringLiteral("c.json"))), m_keys, slow, {});
        dialog->show();
        auto *test = part<QPushButton>(*dialog, "test");
        test->click();
        test->click();
        QCOMPARE(part<QLabel>(*dialog, "verdict")->text(), QStringLiteral("Stopped."));
        test->click();
        dialog->close();  // in the middle of it
        QTRY_VERIFY(!dialog);
    }

    void theStartDialogListsConnectionsAndStores()
    {
        const TemporaryFolder folder;
        ProfileBook book(folder.path(QStringLiteral("connections.json")));
        QVERIFY(book.add(profile(QStringLiteral("prod"))));
        QSettings settings(folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        StartDialog::rememberStore(settings, QStringLiteral("/data/store.db"));
        StartDialog start(settings, book, m_keys, QString());
        QSignalSpy chosen(&start, &StartDialog::chosen);
        QSignalSpy connection(&start, &StartDialog::connectionChosen);
        start.show();
        QCOMPARE(nameless(start), QStringList());
        auto *list = start.findChild<QListWidget *>();
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().contains(QStringLiteral("anna at localhost")));
        press(list, Qt::Key_Return);
        QCOMPARE(connection.size(), 1);
        QCOMPARE(connection.first().first().toString(), QStringLiteral("prod"));
        press(list, Qt::Key_Down);
        press(list, Qt::Key_Return);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("/data/store.db"));
        start.showConnection(QStringLiteral("prod"));

        // By the keyboard: another one like it, changed, and one less.
        press(list, Qt::Key_D, Qt::ControlModifier);
        QPointer<ConnectionDialog> dialog = start.findChild<ConnectionDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->profile().name, QStringLiteral("prod-2"));
        part<QPushButton>(*dialog, "save")->click();
        QTRY_VERIFY(!dialog);
        QCOMPARE(list->count(), 3);
        QVERIFY(list->currentItem()->text().startsWith(QStringLiteral("prod-2")));
        press(list, Qt::Key_F2);
        dialog = start.findChild<ConnectionDialog *>();
        QVERIFY(dialog);
        fill(*dialog, "user", QStringLiteral("vera"));
        part<QPushButton>(*dialog, "save")->click();
        QTRY_VERIFY(!dialog);
        QVERIFY(list->currentItem()->text().contains(QStringLiteral("vera at")));
        press(list, Qt::Key_Delete);
        auto *question = start.findChild<QMessageBox *>();
        QVERIFY(question);
        question->button(QMessageBox::Cancel)->click();
        QCOMPARE(list->count(), 3);
        press(list, Qt::Key_Delete);
        for (QMessageBox *box : start.findChildren<QMessageBox *>())
            for (QAbstractButton *button : box->buttons())
                if (box->isVisible() && box->buttonRole(button) == QMessageBox::AcceptRole)
                    button->click();
        QCOMPARE(list->count(), 2);
        QVERIFY(!book.find(QStringLiteral("prod-2")));
        press(list, Qt::Key_Insert);
        dialog = start.findChild<ConnectionDialog *>();
        QVERIFY(dialog);
        dialog->close();
        QTRY_VERIFY(!dialog);

        // A file that somebody spoilt is told, and left alone.
        folder.write(QStringLiteral("connections.json"), "spoilt");
        StartDialog other(settings, book, m_keys, QString());
        other.show();
        bool told = false;
        for (const QLabel *label : other.findChildren<QLabel *>())
            told = told || (label->isVisible() && label->text().contains(QStringLiteral("no JSON")));
        QVERIFY(told);
        QCOMPARE(other.findChild<QListWidget *>()->count(), 1);
    }

    void aPasswordIsHandedOverOnce()
    {
        QPointer<PasswordDialog> dialog =
            new PasswordDialog(profile(), QStringLiteral("It was wrong."), nullptr);
        QSignalSpy given(dialog, &PasswordDialog::given);
        dialog->show();
        QCOMPARE(nameless(*dialog), QStringList());
        QVERIFY(part<QLabel>(*dialog, "reason")->isVisible());
        auto *line = dialog->findChild<QLineEdit *>();
        QVERIFY(line->text().isEmpty());
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        part<QCheckBox>(*dialog, "remember")->setChecked(true);
        QTest::keyClicks(line, QStringLiteral("open sesame"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(given.size(), 1);
        QCOMPARE(given.first().at(0).toString(), QStringLiteral("open sesame"));
        QVERIFY(given.first().at(1).toBool());
        QTRY_VERIFY(!dialog);
        ConnectionProfile asked = profile();
        asked.password = PasswordSource::Ask;
        PasswordDialog other(asked, {});
        other.setAttribute(Qt::WA_DeleteOnClose, false);
        other.show();
        QVERIFY(!part<QCheckBox>(other, "remember")->isVisible());
        QVERIFY(!part<QLabel>(other, "reason")->isVisible());
    }

    void onAServerTheOperatorIsWhoLoggedIn()
    {
        const TemporaryFolder folder;
        QSettings settings(folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("operator"), QStringLiteral("anna"));
        const SystemClock clock;
        const CommandBus bus(clock);
        const auto operators = [&](const StoreLocation &location, const QString &wanted) {
            StoreClient store(location);
            MainWindow window(store, bus, settings, *m_theme, WindowOptions{wanted, {}});
            QSignalSpy ready(&window, &MainWindow::ready);
            window.show();
            if (ready.isEmpty() && !ready.wait(kPatience))
                qFatal("the window is never ready");
            QStringList names{window.context().principal().name};
            for (const QMenu *menu : window.findChildren<QMenu *>())
                if (menu->title() == QLatin1String("&Operator"))
                    for (const QAction *action : menu->actions())
                        names.append(action->text());
            return names;
        };
        ConnectionProfile hers = profile();
        hers.user = QStringLiteral("vera");
        const StoreLocation vera = locationOf(hers).withPassword(TlsServer::password(hers.user));
        QCOMPARE(operators(vera, {}), QStringList({"vera", "vera (viewer)"}));
        QCOMPARE(operators(vera, QStringLiteral("anna")), QStringList({"vera", "vera (viewer)"}));
        QCOMPARE(settings.value(QStringLiteral("operator")).toString(), QStringLiteral("anna"));
        // An administrator may act as anybody.
        const QStringList all = operators(m_server->administrator(), {});
        QCOMPARE(all.first(), QStringLiteral("anna"));
        QCOMPARE(all.size(), 4);
    }

  private:
    KeyStore m_keys;
    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(ConnectionsTest)
#include "tst_connections.moc"

// A window whose store goes away while it is open: it says since when, keeps what it shows, refuses to act
// with the reason, and goes on by itself when the store is back.
#include "models/commands/bus.h"
#include "tests/support/campaignfixture.h"
#include "views/common/commandactions.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/statusline.h"
#include "views/requests/requests.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTest>
#include <QToolBar>
#include <QTreeView>

using namespace shiftdeck;

namespace {
constexpr int kPatience = 30000;
}

class OfflineTest : public QObject {
    Q_OBJECT

  private slots:
    void theWindowGoesOffAndOnByItself()
    {
        test::CampaignOptions options;
        options.runs = {147043};
        options.takeTo = RequestStatus::New;
        test::CampaignFixture campaign(options);
        campaign.db.reset();
        QSettings settings(campaign.folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Theme theme(*qApp, ThemeChoice::Light);
        const SystemClock clock;
        const CommandBus bus(clock);
        StoreClient store(campaign.store.location(), std::chrono::milliseconds(100));
        MainWindow window(store, bus, settings, theme, WindowOptions{QStringLiteral("anna"), {}});
        window.show();
        auto *view = window.requests()->findChild<QTreeView *>();
        const auto *banner = window.findChild<QToolBar *>(QStringLiteral("banner"));
        const QAction *approve = window.context().actions->action(QStringLiteral("request.approve"));
        QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, kPatience);
        view->selectAll();
        QTRY_VERIFY_WITH_TIMEOUT(approve->isEnabled(), kPatience);

        campaign.store.takeAway();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
        auto *told = banner->findChild<QLabel *>();
        const QString said = told->text();
        QVERIFY2(said.contains(QStringLiteral("not been reachable since")), qPrintable(said));
        QTRY_VERIFY_WITH_TIMEOUT(window.statusLine()->storeText().contains(QStringLiteral("not reachable")),
                                 kPatience);
        // It is seen, from end to end, in both themes.
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
            theme.setChoice(choice);
            const auto isPainted = [&] {
                const QImage image = told->grab().toImage();
                const QColor ground = errorColours(theme.dark()).background;
                return image.pixelColor(1, 1) == ground
                    && image.pixelColor(image.width() - 2, image.height() - 2) == ground;
            };
            QTRY_VERIFY(isPainted());
        }
        QVERIFY2(told->width() > window.width() - 40, qPrintable(QString::number(told->width())));
        QCOMPARE(view->model()->rowCount(), 1);  // what was read can be looked at
        QTRY_VERIFY(!approve->isEnabled());
        QVERIFY2(approve->toolTip().contains(QStringLiteral("not been reachable since")),
                 qPrintable(approve->toolTip()));

        campaign.store.putBack();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(approve->isEnabled(), kPatience);
        QCOMPARE(view->model()->rowCount(), 1);
        // And it hears again what others do.
        const auto db = test::must(Database::open(campaign.store.location(), Access::ReadWrite));
        test::must(db->run(QStringLiteral("UPDATE requests SET priority = 777")));
        const auto shown = [view] {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                if (view->model()->index(0, column).data().toString() == QLatin1String("777"))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), kPatience);
    }
};

QTEST_MAIN(OfflineTest)
#include "offlinetest.moc"

// Two windows on one store: each shows what the other has open and is about to do.
#include "models/commands/bus.h"
#include "models/items/roles.h"
#include "tests/support/campaignfixture.h"
#include "views/common/plandialog.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/statusline.h"
#include "views/people/people.h"
#include "views/requests/requests.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace shiftdeck;

namespace {
constexpr int kPatience = 30'000;  // of a busy machine

test::CampaignOptions small()
{
    test::CampaignOptions options;
    options.runs = {147043};
    options.takeTo = RequestStatus::New;
    return options;
}

// A window as the program makes it, beside others on the same store.
struct Console {
    Console(const test::CampaignFixture &campaign, Theme &theme, const QString &who)
        : settings(campaign.folder.path(who + QStringLiteral(".ini")), QSettings::IniFormat),
          store(campaign.store.location(), std::chrono::milliseconds(50)),
          window(std::make_unique<MainWindow>(store, bus, settings, theme, WindowOptions{who, {}}))
    {
        window->context().presence().setBeat(std::chrono::milliseconds(200));
        window->show();
        QTRY_COMPARE_WITH_TIMEOUT(window->context().principal().name, who, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(requests()->model()->rowCount(), 1, kPatience);
    }
    QTreeView *requests() const { return window->requests()->findChild<QTreeView *>(); }
    QModelIndex number() const { return requests()->model()->index(0, RequestModel::Number); }
    int mark() const { return number().data(PresentRole).toInt(); }
    QString tip() const { return number().data(Qt::ToolTipRole).toString(); }
    QAbstractItemModel *people() const
    {
        return window->dock(QStringLiteral("people"))->findChild<QTreeView *>()->model();
    }
    QStringList peopleIn(int column) const
    {
        QStringList texts;
        for (int row = 0; row < people()->rowCount(); ++row)
            texts.append(people()->index(row, column).data().toString());
        return texts;
    }
    QLabel *othersInDialog() const
    {
        return window->planDialog() ? window->planDialog()->findChild<QLabel *>(QStringLiteral("others"))
                                    : nullptr;
    }
    void plan(const char *command, const QJsonObject &arguments)
    {
        window->context().ask(QLatin1StringView(command), arguments);
        QTRY_VERIFY_WITH_TIMEOUT(window->planDialog() && window->planDialog()->plan(), kPatience);
    }

    QSettings settings;
    SystemClock clock;
    CommandBus bus{clock};
    StoreClient store;
    std::unique_ptr<MainWindow> window;
};

const QJsonObject kFirst{{QStringLiteral("requests"), QJsonArray{1}}};
}  // namespace

class PeopleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

  private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatOneHasOpenTheOtherSees()
    {
        test::CampaignFixture campaign(small());
        Console anna(campaign, *m_theme, QStringLiteral("anna"));
        QCOMPARE(anna.mark(), 0);
        QVERIFY(!anna.window->statusLine()->peopleButton()->isVisible());
        Console carla(campaign, *m_theme, QStringLiteral("carla"));
        QTRY_VERIFY_WITH_TIMEOUT(anna.window->statusLine()->peopleButton()->isVisible(), kPatience);
        QVERIFY(anna.window->statusLine()->peopleButton()->toolTip().contains(
            QStringLiteral("carla (shifter, window on ")));

        carla.requests()->selectAll();
        QTRY_COMPARE_WITH_TIMEOUT(anna.mark(), 1, kPatience);
        QVERIFY2(anna.tip().contains(QStringLiteral("carla (shifter, window on "))
                     && anna.tip().contains(QStringLiteral("has had it open for")),
                 qPrintable(anna.tip()));
        QVERIFY(anna.number().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("carla")));
        QCOMPARE(anna.number().data().toString(), QStringLiteral("1"));
        QCOMPARE(carla.mark(), 0);  // one's own is no news

        anna.window->showPanel(QStringLiteral("people"));
        QTRY_COMPARE_WITH_TIMEOUT(
            anna.peopleIn(PeopleModel::Who),
            (QStringList{QStringLiteral("anna (this window)"), QStringLiteral("carla")}), kPatience);
        QCOMPARE(anna.peopleIn(PeopleModel::Role),
                 (QStringList{QStringLiteral("manager"), QStringLiteral("shifter")}));
        QTRY_COMPARE_WITH_TIMEOUT(anna.peopleIn(PeopleModel::Doing).value(1),
                                  QStringLiteral("has request 1 open"), kPatience);

        // By the keyboard to what the other one looks at.
        auto *table = anna.window->dock(QStringLiteral("people"))->findChild<QTreeView *>();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(anna.window->context().selection.requests().size(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(carla.mark(), 1, kPatience);

        carla.requests()->clearSelection();
        QTRY_COMPARE_WITH_TIMEOUT(anna.mark(), 0, kPatience);
        carla.window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!anna.window->statusLine()->peopleButton()->isVisible(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(anna.people()->rowCount(), 1, kPatience);
    }

    void whatOneIsAboutToDoTheOtherIsTold()
    {
        test::CampaignFixture campaign(small());
        Console anna(campaign, *m_theme, QStringLiteral("anna"));
        Console again(campaign, *m_theme, QStringLiteral("anna"));  // the same person at another machine
        anna.plan("request.approve", kFirst);
        QTRY_COMPARE_WITH_TIMEOUT(again.mark(), 2, kPatience);
        QVERIFY2(again.tip().contains(QStringLiteral("has been about to do \"Approve\" with it for")),
                 qPrintable(again.tip()));
        QVERIFY(!anna.othersInDialog()->isVisible());

        again.plan("request.reject",
                   {{QStringLiteral("requests"), QJsonArray{1}},
                    {QStringLiteral("why"), QStringLiteral("not now")}});
        QTRY_VERIFY_WITH_TIMEOUT(again.othersInDialog()->isVisible(), kPatience);
        const QString said = again.othersInDialog()->text();
        QVERIFY2(said.startsWith(QStringLiteral("anna (manager, window on "))
                     && said.contains(QStringLiteral("has been about to do \"Approve\" with request 1 for")),
                 qPrintable(said));
        QTRY_VERIFY_WITH_TIMEOUT(anna.othersInDialog()->isVisible(), kPatience);
        QVERIFY(anna.othersInDialog()->text().contains(QStringLiteral("\"Reject\" with request 1")));

        // Nobody is kept from anything: the first one does it, and is not about to do it any more.
        QSignalSpy executed(anna.window->planDialog(), &PlanDialog::executed);
        anna.window->planDialog()->findChild<QPushButton *>(QStringLiteral("execute"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(executed.size(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!again.othersInDialog()->isVisible(), kPatience);
        again.window->planDialog()->reject();
        QTRY_COMPARE_WITH_TIMEOUT(anna.mark(), 0, kPatience);
        QCOMPARE(campaign.count(QStringLiteral("SELECT count(*) FROM session_requests")), 0);
        anna.window->planDialog()->accept();
    }

    // A window that was killed says no goodbye, and is not there for long.
    void whoIsKilledIsForgotten()
    {
        test::CampaignFixture campaign(small());
        Console anna(campaign, *m_theme, QStringLiteral("anna"));
        test::must(campaign.db->run(QStringLiteral(
            "INSERT INTO sessions (who, program, host, command, command_since, heard_at) SELECT"
            " 'carla', 'window', 'far', 'request.abort', heard_at, heard_at FROM sessions")));
        test::must(
            campaign.db->run(QStringLiteral("INSERT INTO session_requests (session_id, relation, request_id)"
                                            " SELECT id, 'planned', 1 FROM sessions WHERE who = 'carla'")));
        QTRY_COMPARE_WITH_TIMEOUT(anna.mark(), 2, kPatience);
        QVERIFY2(anna.tip().contains(QStringLiteral("carla (shifter, window on far) has been about to do")),
                 qPrintable(anna.tip()));
        test::must(campaign.db->run(
            QStringLiteral("UPDATE sessions SET heard_at = heard_at - 31000 WHERE who = 'carla'")));
        QTRY_COMPARE_WITH_TIMEOUT(anna.mark(), 0, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(
            campaign.count(QStringLiteral("SELECT count(*) FROM sessions WHERE who = 'carla'")), 0,
            kPatience);
    }

    // What cannot be told does not disturb: the plan is made and executed as always.
    void presenceThatFailsHindersNothing()
    {
        test::CampaignFixture campaign(small());
        test::must(campaign.db->runScript("DROP TABLE session_requests; DROP TABLE sessions;"));
        Console anna(campaign, *m_theme, QStringLiteral("anna"));
        anna.plan("request.approve", kFirst);
        QSignalSpy executed(anna.window->planDialog(), &PlanDialog::executed);
        anna.window->planDialog()->findChild<QPushButton *>(QStringLiteral("execute"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(executed.size(), 1, kPatience);
        QCOMPARE(campaign.status(campaign.request), RequestStatus::Approved);
        QVERIFY(anna.window->context().presence().sessions().isEmpty());
        anna.window->planDialog()->accept();
    }

    void itsPicturesAreTaken()
    {
        test::CampaignOptions options = small();
        options.takeTo = RequestStatus::Approved;
        test::CampaignFixture campaign(options);
        Console anna(campaign, *m_theme, QStringLiteral("anna"));
        Console carla(campaign, *m_theme, QStringLiteral("carla"));
        carla.requests()->selectAll();
        carla.plan("request.hold",
                   {{QStringLiteral("requests"), QJsonArray{1}},
                    {QStringLiteral("why"), QStringLiteral("the calibration comes")}});
        QTRY_COMPARE_WITH_TIMEOUT(anna.mark(), 2, kPatience);
        anna.window->resize(1600, 1000);
        anna.window->resetLayout();
        anna.window->showPanel(QStringLiteral("people"));
        anna.plan("request.abort",
                  {{QStringLiteral("requests"), QJsonArray{1}},
                   {QStringLiteral("why"), QStringLiteral("wrong release")}});
        QTRY_VERIFY_WITH_TIMEOUT(anna.othersInDialog()->isVisible(), kPatience);
        const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
        QVERIFY(QDir().mkpath(folder));
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_theme->setChoice(choice);
            QCoreApplication::processEvents();
            const QString word = themeWord(choice);
            QVERIFY(anna.window->grab().save(QStringLiteral("%1/people-window-%2.png").arg(folder, word)));
            QVERIFY(anna.window->planDialog()->grab().save(
                QStringLiteral("%1/people-dialog-%2.png").arg(folder, word)));
        }
        m_theme->setChoice(ThemeChoice::Light);
        anna.window->planDialog()->reject();
        carla.window->planDialog()->reject();
    }
};

QTEST_MAIN(PeopleTest)
#include "peopletest.moc"

#include "views/rules/rules.h"

#include "models/commands/bus.h"
#include "tests/views/viewfixture.h"
#include "views/common/overlay.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
QPushButton *buttonCalled(const QWidget &panel, const char *text)
{
    for (QPushButton *button : panel.findChildren<QPushButton *>())
        if (button->text() == QLatin1StringView(text))
            return button;
    return nullptr;
}

QTreeView *tableOf(const QWidget &panel, const QString &name)
{
    for (QTreeView *table : panel.findChildren<QTreeView *>())
        if (table->accessibleName() == name)
            return table;
    return nullptr;
}

void select(QTreeView *table, int row) { table->setCurrentIndex(table->model()->index(row, 0)); }
}  // namespace

class RulesPanelTest : public QObject {
    Q_OBJECT

  private slots:
    void modelsKeepTheRules()
    {
        RuleModel rules;
        const QAbstractItemModelTester one(&rules, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RetryRule rule;
        rule.id = RuleId(3);
        rule.signature = QStringLiteral("cannot open <path>");
        rule.action = RuleAction::Elsewhere;
        rule.would = 12345;
        rules.set({rule});
        QCOMPARE(rules.index(0, RuleModel::Class).data().toString(), QStringLiteral("every class"));
        QCOMPARE(rules.index(0, RuleModel::Where).data().toString(), QStringLiteral("every step"));
        QCOMPARE(rules.index(0, RuleModel::Would).data(SortRole).toLongLong(), 12345);
        QCOMPARE(rules.index(0, RuleModel::LastHit).data().toString(), QStringLiteral("never"));
        QVERIFY(!rules.index(0, RuleModel::Class).data(WordRole).isValid());
        rule.failureClass = QStringLiteral("lost");
        rule.step = QStringLiteral("skim");
        rule.site = SiteId(1);
        rule.siteName = QStringLiteral("alpha");
        rule.mode = RuleMode::Act;
        rules.set({rule});
        QCOMPARE(rules.index(0, RuleModel::Where).data().toString(), QStringLiteral("skim at alpha"));
        QCOMPARE(rules.index(0, RuleModel::Mode).data().toString(), QStringLiteral("acts"));
        for (const QString &word : allWords<RuleAction>())
            QVERIFY(!translatedAction(*fromWord<RuleAction>(word)).isEmpty());

        ExitCodeModel codes;
        const QAbstractItemModelTester two(&codes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        codes.set({{"skim", {}, 3, "bad data", "input", {}, 0, "anna"},
                   {"skim", "r2", 3, "other", "exit-code", false, 0, "anna"}});
        QCOMPARE(codes.rowCount(), 2);
        QCOMPARE(codes.index(0, ExitCodeModel::Release).data().toString(), QStringLiteral("every release"));
        QCOMPARE(codes.index(1, ExitCodeModel::RetryHelps).data().toString(),
                 QStringLiteral("not by itself"));
    }

    void buttonsAskForCommands()
    {
        ViewFixture fixture;
        RulesPanel panel(fixture.context());
        panel.resize(1100, 420);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *table = tableOf(panel, QStringLiteral("Rules about failed jobs"));
        QVERIFY(table);
        QVERIFY(table->model()->rowCount() >= 5);
        QPushButton *act = buttonCalled(panel, "Act..."), *watch = buttonCalled(panel, "Watch...");
        QVERIFY(!act->isEnabled() && act->toolTip().contains(QStringLiteral("Select a rule")));
        QVERIFY(buttonCalled(panel, "New rule...")->isEnabled());
        select(table, 0);
        QVERIFY(act->isEnabled());
        QVERIFY2(act->toolTip().contains(QStringLiteral("prodctl rules mode")), qPrintable(act->toolTip()));
        QVERIFY(!watch->isEnabled() && watch->toolTip().contains(QStringLiteral("already")));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("rules")));

        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        QTest::mouseClick(act, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("rule.mode"));
        const QJsonObject arguments = asked[0][1].toJsonObject();
        fixture.run(QStringLiteral("carla"), QStringLiteral("rule.mode"), arguments);
        // The panel follows, and the selection stays.
        QTRY_VERIFY(!act->isEnabled() && watch->isEnabled());
        QTRY_VERIFY(panel.findChildren<QLabel *>().first());
        bool told = false;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            told = told || label->text().contains(QStringLiteral("Rules that act: 1 of"));
        QVERIFY(told);
        const int before = table->model()->rowCount();
        fixture.run(QStringLiteral("carla"), QStringLiteral("rule.remove"),
                    {{QStringLiteral("rule"), arguments.value(QStringLiteral("rule"))}});
        QTRY_COMPARE(table->model()->rowCount(), before - 1);
    }

    void exitCodesAreKept()
    {
        ViewFixture fixture;
        RulesPanel panel(fixture.context());
        panel.resize(1000, 420);
        panel.show();
        panel.findChild<QTabWidget *>()->setCurrentIndex(1);
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *table = tableOf(panel, QStringLiteral("Meanings of exit codes"));
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 0);
        bool hinted = false;
        for (const EmptyHint *hint : panel.findChildren<EmptyHint *>())
            hinted = hinted || hint->text().contains(QStringLiteral("No exit codes."));
        QVERIFY(hinted);
        fixture.run(QStringLiteral("carla"), QStringLiteral("exit-code.set"),
                    {{QStringLiteral("step"), QStringLiteral("production")},
                     {QStringLiteral("code"), 5},
                     {QStringLiteral("meaning"), QStringLiteral("input not found")},
                     {QStringLiteral("class"), QStringLiteral("input")}});
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!buttonCalled(panel, "Change...")->isEnabled());
        select(table, 0);
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("rules-exit-codes")));
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        QTest::mouseClick(buttonCalled(panel, "Forget..."), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        fixture.run(QStringLiteral("carla"), asked[0][0].toString(), asked[0][1].toJsonObject());
        QTRY_COMPARE(table->model()->rowCount(), 0);
    }

    void limitsAreShownAndChanged()
    {
        LimitModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ViewFixture fixture;
        const auto limits = listLimits(fixture.db());
        QVERIFY(limits);
        model.set(*limits);
        QCOMPARE(model.rowCount(), int(kLimits));
        QCOMPARE(model.index(3, LimitModel::Value).data().toString(), QStringLiteral("1 h"));
        QCOMPARE(model.index(3, LimitModel::Value).data(SortRole).toLongLong(), 3'600'000);
        QCOMPARE(model.index(3, LimitModel::Unit).data().toString(), QStringLiteral("time"));
        QCOMPARE(model.index(3, LimitModel::Changed).data().toString(), QStringLiteral("never"));

        RulesPanel panel(fixture.context());
        panel.resize(1100, 420);
        panel.show();
        panel.findChild<QTabWidget *>()->setCurrentIndex(2);
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *table = tableOf(panel, QStringLiteral("Limits of what the agent does by itself"));
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), int(kLimits));
        QPushButton *change = buttonCalled(panel, "Change limit...");
        QVERIFY(!change->isEnabled() && change->toolTip().contains(QStringLiteral("Select a limit")));
        select(table, 3);
        QVERIFY2(change->toolTip().contains(QStringLiteral("prodctl limits set site-window '1 h'")),
                 qPrintable(change->toolTip()));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("rules-limits")));
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        QTest::mouseClick(change, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QJsonObject arguments = asked[0][1].toJsonObject();
        QCOMPARE(arguments.value(QStringLiteral("value")).toString(), QStringLiteral("1 h"));
        arguments.insert(QStringLiteral("value"), QStringLiteral("2 h"));
        fixture.run(QStringLiteral("anna"), asked[0][0].toString(), arguments);
        QTRY_COMPARE(table->model()->index(3, LimitModel::Value).data().toString(), QStringLiteral("2 h"));
        QCOMPARE(table->model()->index(3, LimitModel::By).data().toString(), QStringLiteral("anna"));
        // A shifter sees them, and who may change them is said.
        fixture.context().setPrincipal({QStringLiteral("carla"), Role::Shifter, {}});
        QVERIFY(!change->isEnabled() && change->toolTip()
                == QStringLiteral("Only a manager can do this. carla has the role shifter."));
    }

    void viewersSeeAndMayNot()
    {
        ViewFixture fixture;
        fixture.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
        RulesPanel panel(fixture.context());
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        select(tableOf(panel, QStringLiteral("Rules about failed jobs")), 0);
        for (const char *text : {"New rule...", "Act...", "Remove...", "New meaning...", "Change limit..."}) {
            QVERIFY(!buttonCalled(panel, text)->isEnabled());
            const QString why = buttonCalled(panel, text)->toolTip();
            QVERIFY2(why.contains(QStringLiteral("can do this. vera has the role viewer.")),
                     qPrintable(why));
        }
    }
};

QTEST_MAIN(RulesPanelTest)
#include "tst_rules.moc"

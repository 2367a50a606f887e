#include "views/activity/activity.h"

#include "tests/views/viewfixture.h"
#include "views/common/filterbox.h"
#include "views/common/overlay.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QJsonArray>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
void addEntries(ViewFixture &fixture, int n)
{
    fixture.sql(QStringLiteral("INSERT INTO audit (at, who, role, action, entity, entity_id, request_id, "
                               "from_value, to_value, why) "
                               "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < ?) "
                               "SELECT CAST(? AS bigint) + k.i, 'agent', 'agent', 'agent.check', 'job', k.i, "
                               "1, 'running', 'ended', 'the endpoint says so' FROM k"),
                {n, fixture.now() - 1'000'000});
}

AuditEntry entry(qint64 id)
{
    AuditEntry result;
    result.id = id;
    result.at = id;
    result.entity = QStringLiteral("job");
    return result;
}

QAction *actionCalled(const QTreeView &table, const QString &text)
{
    for (QAction *action : table.actions())
        if (action->text() == text)
            return action;
    return nullptr;
}
}  // namespace

class ActivityTest : public QObject {
    Q_OBJECT

  private slots:
    void modelGrowsAtBothEnds()
    {
        const SystemClock clock;
        const CommandBus bus(clock);
        ActivityModel model(bus);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.addNewest({entry(10), entry(9), entry(8)}, 3);
        QCOMPARE(model.oldest(), 8);
        model.addOlder({entry(7), entry(6)});
        QCOMPARE(model.rowCount(), 5);
        model.addNewest({entry(11), entry(10), entry(9)}, 3);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.at(0).id, 11);
        QCOMPARE(model.oldest(), 6);
        // So much happened that the page does not meet what is there: older rows would hide a gap.
        model.addNewest({entry(30), entry(29), entry(28)}, 3);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.oldest(), 28);
    }

    void emptyStoreSaysSo()
    {
        ViewFixture fixture;
        ActivityPanel panel(fixture.context());
        panel.resize(700, 300);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QVERIFY(panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("Nothing has happened yet.")));
    }

    void livesAndScrolls()
    {
        ViewFixture fixture;
        addEntries(fixture, 450);
        ActivityPanel panel(fixture.context());
        panel.resize(900, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), ActivityPanel::kPage);
        QCOMPARE(table->model()->index(0, ActivityModel::Subject).data().toString(),
                 QStringLiteral("job 450"));
        // The range of the scroll bar follows the rows a little later.
        const auto scrollsTo = [table](int rows) {
            return QTest::qWaitFor(
                [table, rows] {
                    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
                    return table->model()->rowCount() == rows;
                },
                30'000);
        };
        QVERIFY(scrollsTo(2 * ActivityPanel::kPage));
        QVERIFY(scrollsTo(450));
        QCOMPARE(table->model()->index(449, ActivityModel::Subject).data().toString(),
                 QStringLiteral("job 1"));
        // Live: what happens now is on top, the others stay.
        addEntries(fixture, 1);
        QTRY_COMPARE(table->model()->rowCount(), 451);
        QCOMPARE(table->model()->index(0, ActivityModel::Subject).data().toString(), QStringLiteral("job 1"));
    }

    void filters()
    {
        ViewFixture fixture;
        addEntries(fixture, 50);
        ActivityPanel panel(fixture.context());
        panel.resize(900, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 50);
        auto *box = panel.findChild<FilterBox *>();
        box->setText(QStringLiteral("id <= 20 and who = agent"));
        QTRY_COMPARE(table->model()->rowCount(), 20);
        box->setText(QStringLiteral("who = nobody"));
        QTRY_VERIFY(panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("Nothing matches")));
        box->setText({});
        QTRY_COMPARE(table->model()->rowCount(), 50);
    }

    void showsChangesAndUndoesThem()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        addEntries(fixture, 3);
        fixture.run(QStringLiteral("anna"), QStringLiteral("request.approve"),
                    {{QStringLiteral("requests"), QJsonArray{3}}});
        ActivityPanel panel(fixture.context());
        panel.resize(1000, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 4);
        const auto text = [table](int row, int column) {
            return table->model()->index(row, column).data().toString();
        };
        QCOMPARE(text(0, ActivityModel::Who), QStringLiteral("anna"));
        QCOMPARE(text(0, ActivityModel::Action), QStringLiteral("Approve"));
        QCOMPARE(text(0, ActivityModel::Subject), QStringLiteral("request 3"));
        QCOMPARE(text(0, ActivityModel::Change), QStringLiteral("new → approved"));

        QAction *undo = actionCalled(*table, QStringLiteral("Undo..."));
        QVERIFY(undo);
        QVERIFY(!undo->isEnabled());
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(undo->isEnabled());
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("activity")));
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        undo->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("undo"));
        fixture.run(QStringLiteral("anna"), asked[0][0].toString(), asked[0][1].toJsonObject());
        QCOMPARE(
            fixture.number(QStringLiteral("SELECT count(*) FROM requests WHERE id = 3 AND status = 'new'")),
            1);
        QTRY_COMPARE(text(0, ActivityModel::Change), QStringLiteral("approved → new"));

        // What the agent saw cannot be taken back.
        table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
        QVERIFY(!undo->isEnabled());
    }

    void goesToRequestJobAndSite()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        addEntries(fixture, 3);
        fixture.run(QStringLiteral("anna"), QStringLiteral("request.approve"),
                    {{QStringLiteral("requests"), QJsonArray{3}}});
        ActivityPanel panel(fixture.context());
        panel.resize(1000, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QSignalSpy shown(&fixture.context(), &PanelContext::showAsked);
        emit table->activated(table->model()->index(0, 0));
        QCOMPARE(fixture.selection().requests(), QList<RequestId>{RequestId(3)});
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("requests"));
        emit table->activated(table->model()->index(1, 0));
        QCOMPARE(fixture.selection().job(), JobId(3));
        QCOMPARE(fixture.selection().requests(), QList<RequestId>{RequestId(1)});
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("jobdetails"));
        fixture.run(QStringLiteral("anna"), QStringLiteral("site.drain"),
                    {{QStringLiteral("name"), QStringLiteral("beta")},
                     {QStringLiteral("reason"), QStringLiteral("rain")}});
        QTRY_COMPARE(table->model()->rowCount(), 5);
        emit table->activated(table->model()->index(0, 0));
        QCOMPARE(fixture.selection().site(), SiteId(2));
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("endpoints"));
    }
};

QTEST_MAIN(ActivityTest)
#include "tst_activity.moc"

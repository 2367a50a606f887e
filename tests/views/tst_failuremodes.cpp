#include "views/failuremodes/failuremodes.h"

#include "models/core/failureclass.h"
#include "models/storage/queries.h"
#include "tests/views/viewfixture.h"
#include "views/common/overlay.h"
#include "views/failuremodes/failurechart.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
QPushButton *buttonCalled(const QWidget &panel, const QString &text)
{
    for (QPushButton *button : panel.findChildren<QPushButton *>())
        if (button->text() == text)
            return button;
    return nullptr;
}

FailureCount count(const QString &failureClass, qint64 signature, const QString &site, qint64 n,
                   qint64 request = 1)
{
    FailureCount result;
    result.requestId = RequestId(request);
    result.failureClass = failureClass;
    result.signatureId = signature;
    result.signature = signature > 0 ? QStringLiteral("text %1").arg(signature) : QString();
    result.site = site;
    result.n = n;
    return result;
}
}  // namespace

class FailureModesTest : public QObject {
    Q_OBJECT

  private slots:
    void sumsOverRequests()
    {
        const auto rows =
            sumFailures({count("lost", 0, "alpha", 2, 1), count("early-end", 1, "alpha", 3, 1),
                         count("early-end", 1, "alpha", 4, 2), count("early-end", 2, "alpha", 1, 2)});
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].failureClass, QStringLiteral("early-end"));
        QCOMPARE(rows[0].n, 7);
        QCOMPARE(rows[0].share, 0.7);
        const QList<ClassCount> classes{{"early-end", 8}, {"lost", 2}};
        QCOMPARE(sumClasses(rows), classes);
        QVERIFY(sumFailures({}).isEmpty());
    }

    void filterTextParsesBack()
    {
        const FailureChoice choice{QStringLiteral("exit-code"),
                                   QStringLiteral("no \"x\" in <path> \\ or (y)"), QStringLiteral("alpha")};
        for (const QList<RequestId> &requests :
             {QList<RequestId>(), {RequestId(3)}, {RequestId(3), RequestId(4)}}) {
            const QString text = filterFor(choice, requests);
            const auto tree = parseFilter(text, jobFields(), 0);
            QVERIFY2(tree, qPrintable(text));
            QCOMPARE(filterText(*tree), text);
            QCOMPARE(tree->children.size(), requests.isEmpty() ? 3 : 4);
            QVERIFY(parseFilter(resubmitFilterFor(choice, requests), jobFields(), 0));
        }
        QCOMPARE(filterFor({}, {RequestId(3)}), QString());
        QCOMPARE(filterFor({QStringLiteral("lost"), {}, {}}, {}), QStringLiteral("class = lost"));
        QCOMPARE(resubmitFilterFor({}, {}), QStringLiteral("status = error"));
    }

    void modelKeepsTheRules()
    {
        FailureModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.set(sumFailures({count("lost", 0, "alpha", 2), count("early-end", 1, "alpha", 3)}));
        model.set(sumFailures({count("lost", 0, "alpha", 9), count("early-end", 1, "alpha", 3),
                               count("signal", 2, "beta", 1)}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, FailureModel::Class).data().toString(), QStringLiteral("Lost"));
        QCOMPARE(model.index(0, FailureModel::Count).data(SortRole).toLongLong(), 9);
        QCOMPARE(model.index(0, FailureModel::Signature).data().toString(), QStringLiteral("no error text"));
        QCOMPARE(model.index(0, FailureModel::Count).data(Qt::TextAlignmentRole).toInt(),
                 int(Qt::AlignRight | Qt::AlignVCenter));
        model.set({});
        QCOMPARE(model.rowCount(), 0);
    }

    void chartHasAtMostTwentyBars()
    {
        FailureChart chart;
        QList<ClassCount> classes;
        for (const FailureClass &entry : failureClasses())
            classes.append({entry.word, 5});
        QVERIFY(classes.size() > FailureChart::kMaxBars);
        chart.setClasses(classes);
        QCOMPARE(chart.classesShown().size(), FailureChart::kMaxBars);
        QVERIFY(chart.classesShown().last().isEmpty());
        QVERIFY(chart.inWords().contains(
            QStringLiteral("All others: %1").arg(5 * (classes.size() - FailureChart::kMaxBars + 1))));
        // The same again draws nothing anew.
        chart.resize(500, chart.height());
        chart.show();
        QTRY_VERIFY(chart.drawings() > 0);
        QTRY_VERIFY(!chart.grab().isNull());
        const int drawings = chart.drawings();
        chart.setClasses(classes);
        chart.repaint();
        QCOMPARE(chart.drawings(), drawings);
    }

    void emptyStoreSaysSo()
    {
        ViewFixture fixture;
        FailureModesPanel panel(fixture.context());
        QSignalSpy loaded(&panel, &Panel::loaded);
        panel.resize(700, 400);
        panel.show();
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(panel.isLoaded());
        QVERIFY(panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("No failures.")));
        QVERIFY(!panel.findChild<FailureChart *>()->isVisible());
        QVERIFY(!buttonCalled(panel, QStringLiteral("Resubmit..."))->isEnabled());
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("failuremodes-empty")));
    }

    void choosesFiltersAndFollows()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 60, 4, fixture.now(), 1000);
        fixture.endJobs(RequestId(2), 40, 5, fixture.now(), 1000);
        FailureModesPanel panel(fixture.context());
        panel.resize(900, 620);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *table = panel.findChild<QTreeView *>();
        auto *chart = panel.findChild<FailureChart *>();
        const int all = table->model()->rowCount();
        QVERIFY(all >= 9);
        QCOMPARE(chart->classesShown().first(), QStringLiteral("early-end"));

        // A bar: the class alone, here and in the Job tree.
        emit chart->classClicked(QStringLiteral("exit-code"));
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("class = exit-code"));
        QVERIFY(table->model()->rowCount() < all);
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("failuremodes-class")));
        // The same bar again: everything.
        emit chart->classClicked(QStringLiteral("exit-code"));
        QCOMPARE(fixture.selection().jobFilter(), QString());
        QCOMPARE(table->model()->rowCount(), all);

        // A row: class, error text and site; the filter finds exactly the jobs of that row.
        QModelIndex row;
        for (int i = 0; i < all && !row.isValid(); ++i)
            if (table->model()
                    ->index(i, FailureModel::Signature)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("read")))
                row = table->model()->index(i, FailureModel::Count);
        QVERIFY(row.isValid());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
        const auto tree = parseFilter(fixture.selection().jobFilter(), jobFields(), 0);
        QVERIFY(tree);
        const auto jobs = countJobs(fixture.db(), *tree);
        QVERIFY(jobs);
        QCOMPARE(*jobs, row.data(SortRole).toLongLong());
        QVERIFY(*jobs > 0);
        bool explained = false;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            explained = explained || label->text().contains(QStringLiteral("What to do:"));
        QVERIFY(explained);
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("failuremodes")));

        // Resubmit asks for the plan of what is shown.
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        QTest::mouseClick(buttonCalled(panel, QStringLiteral("Resubmit...")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        const CommandSpec *spec = fixture.context().bus.spec(asked[0][0].toString());
        QVERIFY(spec);
        const auto plan = fixture.context().bus.plan(fixture.db(), fixture.context().principal(), spec->id,
                                                     asked[0][1].toJsonObject());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->items.size(), *jobs);

        // Another filter typed in the Job tree takes the choice away here, and stays there.
        fixture.selection().setJobFilter(QStringLiteral("run = 5"));
        QVERIFY(panel.choice().isEmpty());
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("run = 5"));

        // The clear button.
        emit chart->classClicked(QStringLiteral("signal"));
        QPushButton *clear = buttonCalled(panel, QStringLiteral("Clear filter"));
        QVERIFY(clear->isEnabled());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(fixture.selection().jobFilter(), QString());
        QVERIFY(!clear->isEnabled());
    }

    void makesARuleOfWhatIsChosen()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 60, 4, fixture.now(), 1000);
        fixture.context().setPrincipal({QStringLiteral("carla"), Role::Shifter, {}});
        FailureModesPanel panel(fixture.context());
        panel.resize(900, 620);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QCOMPARE(panel.actions().size(), 1);
        QAction *make = panel.actions().first();
        QVERIFY(!make->isEnabled() && make->toolTip().contains(QStringLiteral("Choose a bar or a row")));
        QVERIFY(!make->shortcut().isEmpty());
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);

        // A bar: the class alone.
        auto *chart = panel.findChild<FailureChart *>();
        emit chart->classClicked(QStringLiteral("exit-code"));
        QVERIFY2(make->isEnabled(), qPrintable(make->toolTip()));
        make->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("rule.add"));
        QJsonObject arguments = asked[0][1].toJsonObject();
        QCOMPARE(arguments.value(QStringLiteral("class")).toString(), QStringLiteral("exit-code"));
        QCOMPARE(arguments.value(QStringLiteral("mode")).toString(), QStringLiteral("watch"));
        QVERIFY(!arguments.contains(QStringLiteral("signature")));
        emit chart->classClicked(QStringLiteral("exit-code"));
        QVERIFY(!make->isEnabled());

        // A row with an error text: both, and the rule fits exactly the jobs of that row.
        auto *table = panel.findChild<QTreeView *>();
        const QAbstractItemModel *model = table->model();
        QModelIndex row;
        for (int i = 0; i < model->rowCount() && !row.isValid(); ++i)
            if (model->index(i, FailureModel::Signature).data() != QStringLiteral("no error text"))
                row = model->index(i, FailureModel::Count);
        QVERIFY(row.isValid());
        QTest::mouseClick(table->viewport(), Qt::RightButton, {}, table->visualRect(row).center());
        QVERIFY(make->isEnabled());
        QVERIFY2(make->toolTip().contains(QStringLiteral("prodctl rules add ")), qPrintable(make->toolTip()));
        const QPoint at = table->visualRect(row).center();
        emit table->customContextMenuRequested(at);
        auto *menu = panel.findChild<QMenu *>();
        QVERIFY(menu && menu->actions().contains(make));
        menu->close();
        make->trigger();
        QCOMPARE(asked.size(), 2);
        arguments = asked[1][1].toJsonObject();
        QCOMPARE(arguments.value(QStringLiteral("signature")).toString(),
                 row.siblingAtColumn(FailureModel::Signature).data().toString());
        const auto plan = fixture.context().bus.plan(fixture.db(), fixture.context().principal(),
                                                     QStringLiteral("rule.add"), arguments);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QVERIFY2(plan->items.first().why.contains(
                     QStringLiteral("fitted %1 failed").arg(row.data(SortRole).toLongLong())),
                 qPrintable(plan->items.first().why));

        fixture.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
        QVERIFY(!make->isEnabled());
        QVERIFY2(make->toolTip().endsWith(QStringLiteral("can do this. vera has the role viewer.")),
                 qPrintable(make->toolTip()));
    }

    void countsPerNodeAndRelease()
    {
        FailureCount first = count("lost", 1, "alpha", 2, 1), second = count("lost", 1, "alpha", 3, 2);
        first.node = QStringLiteral("n1");
        second.node = QStringLiteral("n2");
        first.release = second.release = QStringLiteral("r7");
        QCOMPARE(sumFailures({first, second}).size(), 1);
        const auto nodes = sumFailures({first, second}, FailurePlace::Node);
        QCOMPARE(nodes.size(), 2);
        QCOMPARE(nodes[0].place, QStringLiteral("n2"));
        const auto releases = sumFailures({first, second}, FailurePlace::Release);
        QCOMPARE(releases.size(), 1);
        QCOMPARE(releases[0].place, QStringLiteral("r7"));
        QCOMPARE(releases[0].n, 5);
        for (const FailurePlace per : {FailurePlace::Site, FailurePlace::Node, FailurePlace::Release})
            QVERIFY(parseFilter(filterFor({QStringLiteral("lost"), {}, QStringLiteral("x"), per}, {}),
                                jobFields(), 0));

        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 30, 3, fixture.now(), 1000);
        fixture.sql(QStringLiteral("UPDATE jobs SET node = 'n' || (id % 2) WHERE failure_class IS NOT NULL"));
        FailureModesPanel panel(fixture.context());
        panel.resize(900, 620);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *table = panel.findChild<QTreeView *>();
        auto *per = panel.findChild<QComboBox *>();
        QVERIFY(per);
        per->setCurrentIndex(per->findText(QStringLiteral("Per node")));
        QTRY_VERIFY(table->model()->index(0, FailureModel::Place).data().toString().startsWith(u'n'));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("failuremodes-nodes")));
        // A row filters the Job tree by its node; the filter finds exactly the jobs of that row.
        QModelIndex row;
        for (int i = 0; i < table->model()->rowCount() && !row.isValid(); ++i)
            if (table->model()->index(i, FailureModel::Signature).data() != QStringLiteral("no error text"))
                row = table->model()->index(i, FailureModel::Count);
        QVERIFY(row.isValid());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
        QVERIFY2(fixture.selection().jobFilter().contains(QStringLiteral("node = n")),
                 qPrintable(fixture.selection().jobFilter()));
        const auto tree = parseFilter(fixture.selection().jobFilter(), jobFields(), 0);
        QVERIFY(tree);
        QCOMPARE(*countJobs(fixture.db(), *tree), row.data(SortRole).toLongLong());
        per->setCurrentIndex(per->findText(QStringLiteral("Per release")));
        QVERIFY(panel.choice().place.isEmpty());
        QTRY_VERIFY(!table->model()->index(0, FailureModel::Place).data().toString().startsWith(u'n'));
    }

    void followsRequestsAndChanges()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 10, 5, fixture.now(), 1000);
        FailureModesPanel panel(fixture.context());
        panel.resize(700, 500);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        fixture.selection().setRequests({RequestId(2)});
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("selected requests")));
        fixture.endJobs(RequestId(2), 4, 2, fixture.now(), 1000);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        fixture.selection().setRequests({});
        QTRY_COMPARE(table->model()->rowCount(), 4);
    }
};

QTEST_MAIN(FailureModesTest)
#include "tst_failuremodes.moc"

#include "views/saysis/saysis.h"

#include "models/storage/queries.h"
#include "tests/views/viewfixture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
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

// Sites that know nothing of any job, and hold one that nobody recorded.
SiteViews emptySites()
{
    return [](const SiteRow &site) -> Result<SiteView> {
        SiteView view;
        view.find = [](const QStringList &, std::stop_token) -> Result<QList<EndpointJob>> {
            return QList<EndpointJob>();
        };
        view.tokens = [name = site.name](std::stop_token) -> Result<QStringList> {
            return name == QLatin1String("alpha") ? QStringList{QStringLiteral("r9-p-stray-job")}
                                                  : QStringList();
        };
        view.hasReport = [](const QString &) { return false; };
        return view;
    };
}

// Waits in its first question until it is told to stop.
SiteViews slowSites(QSemaphore &asked)
{
    return [&asked](const SiteRow &) -> Result<SiteView> {
        SiteView view;
        view.find = [&asked](const QStringList &, std::stop_token stop) -> Result<QList<EndpointJob>> {
            asked.release();
            QSemaphore told;
            const std::stop_callback onStop(stop, [&told] { told.release(); });
            told.acquire();
            return fail(ErrorCode::Cancelled, QStringLiteral("alpha"), QStringLiteral("Stopped."));
        };
        view.tokens = [find = view.find](std::stop_token stop) -> Result<QStringList> {
            SD_CHECK(find({}, stop));
            return QStringList();
        };
        view.hasReport = [](const QString &) { return false; };
        return view;
    };
}

void submitAJob(ViewFixture &f)
{
    f.endJobs(RequestId(1), 3, 0, f.now(), 1000);
}
}  // namespace

class SaysIsPanelTest : public QObject {
    Q_OBJECT

  private slots:
    void model();
    void comparesWhenShownAndRepairs();
    void stops();
    void diesWhileItCompares();
    void selectionAndChangesMakeItOld();
};

void SaysIsPanelTest::model()
{
    SaysIsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SaysIsRow row;
    row.what = QStringLiteral("job 17 (run 1)");
    row.says = QStringLiteral("running");
    row.is = QStringLiteral("the endpoint does not know it");
    row.agrees = false;
    row.since = 1000;
    model.setNow(61'000);
    model.set({row});
    QCOMPARE(model.index(0, SaysIsModel::What).data().toString(), row.what);
    QCOMPARE(model.index(0, SaysIsModel::Agrees).data(SortRole).toInt(), 0);
    QVERIFY(model.index(0, SaysIsModel::Agrees).data(Qt::DecorationRole).isValid());
    QVERIFY(model.index(0, SaysIsModel::Since).data().toString().contains(QLatin1String("1 min")));
    QVERIFY(model.index(0, SaysIsModel::Kind).data().toString() == toText(SaysIsKind::Job));
}

void SaysIsPanelTest::comparesWhenShownAndRepairs()
{
    ViewFixture f;
    f.makeCampaigns();
    submitAJob(f);
    f.sql(QStringLiteral("UPDATE replicas SET state = 'valid' WHERE state = 'unchecked'"));
    SaysIsPanel panel(f.context(), nullptr, emptySites());
    QSignalSpy loaded(&panel, &Panel::loaded);
    QSignalSpy asked(&f.context(), &PanelContext::commandAsked);
    panel.resize(900, 400);
    panel.show();
    QTRY_VERIFY(panel.isLoaded());
    QCOMPARE(loaded.size(), 1);
    auto *table = panel.findChild<QTreeView *>();
    QVERIFY(table->model()->rowCount() > 0);
    QPushButton *repair = buttonCalled(panel, QStringLiteral("Repair..."));
    QVERIFY(repair && !repair->isEnabled() && !repair->toolTip().isEmpty());
    // On top: what disagrees. A copy whose file is not there has a repair, the stray job has none.
    bool repaired = false, stray = false;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        const QString what = table->model()->index(row, SaysIsModel::What).data().toString();
        if (row == 0)
            QCOMPARE(table->model()->index(row, SaysIsModel::Agrees).data().toString(), QStringLiteral("no"));
        if (what.contains(QLatin1String("r9-p-stray-job"))) {
            stray = true;
            QVERIFY(!repair->isEnabled());
            QVERIFY(repair->toolTip().contains(QLatin1String("person")));
        } else if (repair->isEnabled() && !repaired) {
            repaired = true;
            repair->click();
            QCOMPARE(asked.size(), 1);
            QVERIFY(repair->toolTip().contains(QLatin1String("prodctl")));
            const Principal who = f.context().principal();
            f.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
            QVERIFY(!repair->isEnabled());
            QVERIFY2(repair->toolTip().contains(QLatin1String("can do this. vera has the role viewer.")),
                     qPrintable(repair->toolTip()));
            f.context().setPrincipal(who);
            QVERIFY(repair->isEnabled());
        }
    }
    QVERIFY(stray && repaired);
    auto *only = panel.findChildren<QCheckBox *>().first();
    const int all = table->model()->rowCount();
    only->setChecked(true);
    QVERIFY(table->model()->rowCount() <= all);
    QVERIFY(table->model()->rowCount() > 0);
}

void SaysIsPanelTest::stops()
{
    ViewFixture f;
    f.makeCampaigns();
    QSemaphore questions;
    SaysIsPanel panel(f.context(), nullptr, slowSites(questions));
    QSignalSpy compared(&panel, &SaysIsPanel::compared);
    panel.show();
    QTRY_VERIFY(questions.available() > 0);
    QVERIFY(panel.isComparing());
    QPushButton *stop = buttonCalled(panel, QStringLiteral("Stop"));
    QVERIFY(stop->isEnabled());
    QVERIFY(!buttonCalled(panel, QStringLiteral("Compare"))->isEnabled());
    stop->click();
    QTRY_COMPARE(compared.size(), 1);
    QVERIFY(!panel.isComparing() && panel.isLoaded());
    QVERIFY(buttonCalled(panel, QStringLiteral("Compare"))->isEnabled());
}

void SaysIsPanelTest::diesWhileItCompares()
{
    ViewFixture f;
    f.makeCampaigns();
    QSemaphore questions;
    auto panel = std::make_unique<SaysIsPanel>(f.context(), nullptr, slowSites(questions));
    panel->show();
    QTRY_VERIFY(questions.available() > 0);
    QElapsedTimer timer;
    timer.start();
    panel.reset();
    QVERIFY(timer.elapsed() < 5000);
}

void SaysIsPanelTest::selectionAndChangesMakeItOld()
{
    ViewFixture f;
    f.makeCampaigns();
    SaysIsPanel panel(f.context(), nullptr, emptySites());
    panel.show();
    QTRY_VERIFY(panel.isLoaded());
    f.selection().setRequests({RequestId(1)});
    bool said = false;
    for (const QLabel *label : panel.findChildren<QLabel *>())
        said = said || label->text().contains(QLatin1String("compare again"));
    QVERIFY(said);
    QSignalSpy compared(&panel, &SaysIsPanel::compared);
    panel.compare();
    QTRY_COMPARE(compared.size(), 1);
}

QTEST_MAIN(SaysIsPanelTest)
#include "tst_saysis.moc"

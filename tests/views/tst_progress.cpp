#include "views/progress/progress.h"

#include "tests/views/viewfixture.h"
#include "views/progress/pdfreport.h"
#include "views/progress/progresschart.h"
#include "views/progress/progresspage.h"
#include "views/progress/reportchart.h"
#include "views/progress/reporttable.h"
#include "views/progress/requestprogress.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
constexpr TimeMs kNow = 1304251200000;

QString textOf(const QWidget &panel, const QString &name)
{
    for (const QLabel *label : panel.findChildren<QLabel *>())
        if (label->accessibleName() == name)
            return QString(label->text()).replace(QChar(0x202f), u' ');
    return {};
}

QString plain(QString text) { return text.replace(QChar(0x202f), u' '); }

ProgressPoint step(TimeMs at, qint64 events, qint64 done = 1, qint64 failed = 0)
{
    ProgressPoint point;
    point.at = at;
    point.events = events;
    point.units = done;
    point.jobsDone = done;
    point.jobsFailed = failed;
    return point;
}

// A click on the tab, as a person does it; waits until its section is there.
ProgressPage *showPage(ProgressPanel &panel, ProgressPart part)
{
    QTabBar *bar = panel.tabs()->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(int(part) + 1).center());
    ProgressPage *page = panel.page(part);
    return QTest::qWaitFor([&] { return page->isVisible() && !page->section().id.isEmpty(); }, 20'000)
        ? page
        : nullptr;
}

// Two campaigns with work, and a plan of the first one.
struct PlannedCampaigns {
    explicit PlannedCampaigns(int jobs = 60)
    {
        fixture.makeCampaigns();
        const TimeMs now = fixture.now();
        fixture.endJobs(RequestId(1), jobs, 7, now - 5000, 30'000);
        fixture.endJobs(RequestId(2), jobs * 3 / 4, 11, now - 8000, 35'000);
        fixture.sql(
            QStringLiteral("UPDATE jobs SET cpu_ms = 40000, started_at = changed_at - 60000, ended_at ="
                           " changed_at - 10000 WHERE status = 'done'"));
        const auto set = [this, now](const char *name, int days, QJsonObject more) {
            more.insert(QStringLiteral("name"), QLatin1StringView(name));
            more.insert(QStringLiteral("campaign"), QStringLiteral("proc10"));
            more.insert(QStringLiteral("due"),
                        QDateTime::fromMSecsSinceEpoch(now + days * qint64(86'400'000), Qt::UTC)
                            .toString(QStringLiteral("yyyy-MM-dd")));
            fixture.run(QStringLiteral("anna"), QStringLiteral("milestone.set"), more);
        };
        set("first events", -1, {{QStringLiteral("events"), 10'000}});
        set("half", 2, {{QStringLiteral("events"), 60'000}});
        set("all", 10, {});
        set("all", 20, {{QStringLiteral("why"), QStringLiteral("two sites were down")}});
        set("for the conference", 1, {{QStringLiteral("luminosity"), QStringLiteral("2.5 /pb")}});
    }
    ViewFixture fixture;
};
}  // namespace

class ProgressTest : public QObject {
    Q_OBJECT

  private slots:
    void sumsShowPauses()
    {
        QVERIFY(sumUp({}, kNow).isEmpty());
        const auto sums =
            sumUp({step(kNow + 10'000, 5), step(kNow + 20'000, 7), step(kNow + 90'000, 1)}, kNow + 85'000);
        QCOMPARE(sums.size(), 5);
        QCOMPARE(sums[0].at, kNow);
        QCOMPARE(sums[0].events, 0);
        QCOMPARE(sums[1].events, 5);
        QCOMPARE(sums[2].events, 12);
        QCOMPARE(sums[3].at, kNow + 80'000);  // flat until the last step began
        QCOMPARE(sums[3].events, 12);
        QCOMPARE(sums[4].at, kNow + 85'000);  // the running step does not reach into the future
        QCOMPARE(sums[4].events, 13);
    }

    void thinningKeepsTheEnds()
    {
        QList<ProgressSum> sums;
        for (int i = 0; i < 4001; ++i)
            sums.append({kNow + i, i, i, i, 0});
        const auto some = thinned(sums, kChartPoints);
        QCOMPARE(some.size(), kChartPoints);
        QCOMPARE(some.first().at, kNow);
        QCOMPARE(some.last().events, 4000);
        QVERIFY(std::is_sorted(some.begin(), some.end(), [](auto &a, auto &b) { return a.at < b.at; }));
        QCOMPARE(thinned(sums.mid(0, 3), kChartPoints).size(), 3);
    }

    void sentences()
    {
        ProgressTotals totals;
        totals.requests = 8;
        totals.jobsOpen = 40;
        Eta eta;
        eta.state = Eta::Estimate;
        eta.rate = 310;
        eta.window = 300'000;
        eta.left = 720'000;
        eta.leftLow = 480'000;
        eta.leftHigh = 1'140'000;
        QCOMPARE(etaText(eta, totals, kNow),
                 QStringLiteral("About 12 min left (8 min to 19 min), at 310 events/s over the last 5 min."));
        eta.leftHigh.reset();
        QCOMPARE(etaText(eta, totals, kNow),
                 QStringLiteral("About 12 min left (at least 8 min), at 310 events/s over the last 5 min."));
        eta.leftHigh = eta.leftLow = eta.left;
        eta.rate = 0.02;
        QCOMPARE(etaText(eta, totals, kNow),
                 QStringLiteral("About 12 min left, at 72 events/h over the last 5 min."));
        // However fast it went: without an open job nothing more comes by itself.
        totals.jobsOpen = 0;
        eta.remaining = 14'000;
        QCOMPARE(plain(etaText(eta, totals, kNow)),
                 QStringLiteral("No job is open; 14 000 events wait for submission."));
        totals.jobsFailed = 10;
        QCOMPARE(plain(etaText(eta, totals, kNow)),
                 QStringLiteral("No job is open; 14 000 events wait for a decision about the failed jobs."));
        eta.state = Eta::Stalled;
        eta.since = kNow - 14 * 60'000;
        eta.remaining = 12'000;
        QCOMPARE(plain(etaText(eta, totals, kNow)),
                 QStringLiteral("No progress for 14 min; 12 000 events are left."));
        eta.state = Eta::NoBasis;
        eta.since = 0;
        QVERIFY(etaText(eta, totals, kNow).contains(QStringLiteral("nothing is credited")));
        eta.state = Eta::Done;
        QCOMPARE(etaText(eta, totals, kNow), QStringLiteral("All events are done."));

        QList<RequestSummary> requests(8);
        for (RequestSummary &request : requests)
            request.status = RequestStatus::Running;
        QCOMPARE(waitingText(requests), QString());
        requests[0].status = requests[1].status = RequestStatus::Approved;
        requests[2].status = RequestStatus::Held;
        requests[3].status = RequestStatus::Aborted;
        QCOMPARE(waitingText(requests), QStringLiteral("Of 7 requests, waiting for sign-up: 2, held: 1."));
        QCOMPARE(totalsOf(requests).requests, 7);
    }

    void emptyStoreSaysSo()
    {
        ViewFixture fixture;
        ProgressPanel panel(fixture.context());
        panel.resize(700, 400);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QVERIFY(!panel.findChild<ProgressChart *>()->isVisible());
        bool told = false;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            told = told || (label->isVisible() && label->text().contains(QStringLiteral("No progress yet.")));
        QVERIFY(told);
        // The first job that ends brings the chart.
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 10, 0, fixture.now(), 1000);
        QTRY_VERIFY(panel.findChild<ProgressChart *>()->isVisible());
    }

    void drawsAndEstimates()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 400, 7, fixture.now() - 5000, 3000);
        fixture.endJobs(RequestId(2), 300, 11, fixture.now() - 8000, 3500);
        // One goes on.
        fixture.sql(QStringLiteral("INSERT INTO jobs (request_id, grid_job_id, kind, token, site_id, "
                                   "created_at, changed_at) SELECT request_id, id, 'process', 'token-open', "
                                   "site_id, ?, ? FROM grid_jobs WHERE request_id = 1"),
                    {fixture.now(), fixture.now()});
        ProgressPanel panel(fixture.context());
        panel.resize(900, 520);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *chart = panel.findChild<ProgressChart *>();
        QTRY_VERIFY(chart->isVisible());
        QVERIFY(chart->mostPoints() > 50);
        QVERIFY(chart->mostPoints() <= kChartPoints);
        const QString eta = textOf(panel, QStringLiteral("Time left"));
        QVERIFY2(eta.startsWith(QStringLiteral("About ")), qPrintable(eta));
        QVERIFY2(eta.contains(QStringLiteral("events/s over the last 5 min")), qPrintable(eta));
        const QString numbers = textOf(panel, QStringLiteral("Totals"));
        QVERIFY2(numbers.contains(QStringLiteral("61 600 of 240 000 events credited")), qPrintable(numbers));
        QVERIFY2(numbers.contains(QStringLiteral(
                     "Of 7 requests, waiting for approval: 1, waiting for sign-up: 3, held: 1.")),
                 qPrintable(numbers));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("progress")));

        // Nothing changed: the chart is copied, not drawn.
        QTRY_VERIFY(chart->drawings() > 0);
        panel.grab();
        const int drawings = chart->drawings();
        for (int i = 0; i < 5; ++i)
            chart->repaint();
        QCOMPARE(chart->drawings(), drawings);

        fixture.selection().setRequests({RequestId(1), RequestId(2)});
        QTRY_COMPARE(textOf(panel, QStringLiteral("What is shown")), QStringLiteral("2 selected requests"));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("progress-selected")));

        QSignalSpy said(&fixture.context(), &PanelContext::said);
        const QString csv = fixture.folder().path(QStringLiteral("progress.csv"));
        panel.findChild<RequestProgress *>()->savePoints(csv);
        QTRY_COMPARE(said.size(), 1);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.startsWith("time,request,events,units,jobs_done,jobs_failed\n"));
        QVERIFY(content.contains(",total,61600,"));
        QVERIFY(content.contains("Z,1,"));
        const QString png = fixture.folder().path(QStringLiteral("progress.png"));
        panel.findChild<RequestProgress *>()->savePicture(png);
        QTRY_COMPARE(said.size(), 2);
        const QImage picture(png);
        QCOMPARE(picture.size(), chart->size() * 2);

        fixture.selection().setRequests({RequestId(5)});
        QTRY_VERIFY(!chart->isVisible());
    }

    void eachPageOfACampaign()
    {
        PlannedCampaigns campaigns(400);
        ViewFixture &fixture = campaigns.fixture;
        ProgressPanel panel(fixture.context());
        panel.resize(900, 700);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *campaign = panel.findChild<QComboBox *>();
        QTRY_COMPARE(campaign->count(), 2);
        QVERIFY(!campaign->isVisible());
        ProgressPage *burnUp = showPage(panel, ProgressPart::BurnUp);
        QVERIFY(burnUp);
        QVERIFY(campaign->isVisible());
        QCOMPARE(campaign->currentText(), QStringLiteral("proc11"));
        // By keys to the other campaign.
        campaign->setFocus();
        QTest::keyClick(campaign, Qt::Key_Down);
        QTRY_VERIFY(
            plain(burnUp->section().sentences.value(0)).startsWith(QStringLiteral("34 300 of 120 000")));
        QCOMPARE(burnUp->charts().size(), 3);
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("progress-burn-up")));
        for (const ProgressPart part : {ProgressPart::Throughput, ProgressPart::Statuses, ProgressPart::Holds,
                                        ProgressPart::Milestones}) {
            QVERIFY2(showPage(panel, part), toWord(part).data());
            QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("progress-") + toWord(part)));
        }
        // A widget without a name is nothing to who cannot see it.
        for (const QWidget *widget : panel.findChildren<QWidget *>())
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                && !qobject_cast<const QTabBar *>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        // The choice is kept.
        ProgressPanel again(fixture.context());
        again.show();
        QTRY_COMPARE(again.findChild<QComboBox *>()->currentText(), QStringLiteral("proc10"));
    }

    void aChartTellsItsValues()
    {
        PlannedCampaigns campaigns(120);
        ProgressPanel panel(campaigns.fixture.context());
        panel.resize(900, 900);
        panel.show();
        QTRY_COMPARE(panel.findChild<QComboBox *>()->count(), 2);
        ProgressPage *page = showPage(panel, ProgressPart::BurnUp);
        QVERIFY(page);
        ReportChart *chart = page->charts().first();
        QTRY_VERIFY(chart->width() > 300);
        QVERIFY(chart->readout().isEmpty());
        const ChartFrame frame = chartFrame(chart->chart(), QSizeF(chart->size()));
        // In the first quarter something was done; the forecast reaches further.
        QTest::mouseMove(
            chart, QPointF(frame.plot.left() + frame.plot.width() / 4, frame.plot.center().y()).toPoint());
        QTRY_VERIFY(chart->readout().contains(QStringLiteral("UTC: ")));
        QVERIFY(chart->readout().contains(QStringLiteral("credited")));
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        QVERIFY2(chart->readout().contains(QStringLiteral("credited 0")), qPrintable(chart->readout()));
        QCOMPARE(chart->accessibleDescription(), chart->readout());
        QTest::keyClick(chart, Qt::Key_End);
        const QString last = chart->readout();
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->readout() != last);
        QTest::keyClick(chart, Qt::Key_Escape);
        QVERIFY(chart->readout().isEmpty());
    }

    void whatHoldsLeadsToTheRequest()
    {
        PlannedCampaigns campaigns;
        ViewFixture &fixture = campaigns.fixture;
        ProgressPanel panel(fixture.context());
        panel.resize(900, 600);
        panel.show();
        QTRY_COMPARE(panel.findChild<QComboBox *>()->count(), 2);
        ProgressPage *page = showPage(panel, ProgressPart::Holds);
        QVERIFY(page);
        ReportTableView *table = page->table(QStringLiteral("holds"));
        QCOMPARE(table->model()->rowCount(), 3);  // of proc11: one is rejected
        QSignalSpy shown(&fixture.context(), &PanelContext::showAsked);
        const QModelIndex first = table->model()->index(0, 0);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(first).center());
        QCOMPARE(table->currentKey(), QStringLiteral("2"));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(shown.size(), 1);
        QCOMPARE(shown.first().first().toString(), QStringLiteral("requests"));
        QCOMPARE(fixture.selection().requests(), QList<RequestId>{RequestId(2)});
    }

    void milestonesAreSetByCommands()
    {
        PlannedCampaigns campaigns;
        ViewFixture &fixture = campaigns.fixture;
        ProgressPanel panel(fixture.context());
        panel.resize(900, 600);
        panel.show();
        auto *campaign = panel.findChild<QComboBox *>();
        QTRY_COMPARE(campaign->count(), 2);
        ProgressPage *page = showPage(panel, ProgressPart::Milestones);
        QVERIFY(page);
        campaign->setFocus();
        QTest::keyClick(campaign, Qt::Key_Down);
        ReportTableView *table = page->table(QStringLiteral("milestones"));
        QTRY_COMPARE(table->model()->rowCount(), 4);
        auto *fresh = panel.findChild<QAction *>(QStringLiteral("milestone.new"));
        auto *change = panel.findChild<QAction *>(QStringLiteral("milestone.change"));
        auto *withdraw = panel.findChild<QAction *>(QStringLiteral("milestone.withdraw"));
        QVERIFY(fresh->isEnabled() && !change->isEnabled() && !withdraw->isEnabled());
        QVERIFY(change->toolTip().contains(QStringLiteral("Select a milestone")));
        QSignalSpy proposed(&fixture.context(), &PanelContext::commandProposed);
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        const auto rowOf = [table](const QString &name) {
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (table->model()->index(row, 0).data().toString() == name)
                    return table->model()->index(row, 0);
            return QModelIndex();
        };
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(rowOf("half")).center());
        QVERIFY(change->isEnabled() && withdraw->isEnabled());
        change->trigger();
        QCOMPARE(proposed.size(), 1);
        QCOMPARE(proposed.first().at(1).toJsonObject().value(QStringLiteral("name")).toString(),
                 QStringLiteral("half"));
        withdraw->trigger();
        QCOMPARE(asked.size(), 1);
        fresh->trigger();
        QCOMPARE(proposed.last().at(1).toJsonObject().value(QStringLiteral("campaign")).toString(),
                 QStringLiteral("proc10"));
        // What somebody else does shows at once.
        fixture.run(QStringLiteral("anna"), QStringLiteral("milestone.withdraw"),
                    {{QStringLiteral("name"), QStringLiteral("half")},
                     {QStringLiteral("campaign"), QStringLiteral("proc10")},
                     {QStringLiteral("why"), QStringLiteral("no conference")}});
        QTRY_COMPARE(rowOf("half").siblingAtColumn(1).data().toString(), QStringLiteral("withdrawn"));
        QCOMPARE(table->currentKey(), QStringLiteral("half"));
        QTRY_VERIFY(!withdraw->isEnabled());
        fixture.context().setPrincipal({QStringLiteral("carla"), Role::Shifter, {}});
        QVERIFY(!fresh->isEnabled());
        QVERIFY2(fresh->toolTip().contains(QStringLiteral("manager")), qPrintable(fresh->toolTip()));
    }

    void reportsAndNumbersAreSaved()
    {
        PlannedCampaigns campaigns;
        ViewFixture &fixture = campaigns.fixture;
        ProgressPanel panel(fixture.context());
        panel.resize(900, 600);
        panel.show();
        auto *campaign = panel.findChild<QComboBox *>();
        QTRY_COMPARE(campaign->count(), 2);
        QVERIFY(showPage(panel, ProgressPart::Throughput));
        campaign->setFocus();
        QTest::keyClick(campaign, Qt::Key_Down);
        QTRY_COMPARE(panel.page(ProgressPart::Throughput)->section().charts.value(0).series.value(0).key,
                     QStringLiteral("alpha"));
        QSignalSpy said(&fixture.context(), &PanelContext::said);
        const QString csv = fixture.folder().path(QStringLiteral("sites.csv"));
        panel.saveCsv(QStringLiteral("sites"), csv);
        QTRY_COMPARE(said.size(), 1);
        QFile numbers(csv);
        QVERIFY(numbers.open(QIODevice::ReadOnly));
        QVERIFY(numbers.readAll().startsWith("site,events_per_hour_24h,"));
        const QString html = fixture.folder().path(QStringLiteral("report.html"));
        panel.saveReport(html);
        QTRY_COMPARE(said.size(), 2);
        QFile page(html);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray content = page.readAll();
        QVERIFY(content.startsWith("<!DOCTYPE html>") && content.contains("Progress of campaign proc10"));
        const QString pdf = fixture.folder().path(QStringLiteral("report.pdf"));
        panel.saveReport(pdf);
        QTRY_COMPARE(said.size(), 3);
        QFile document(pdf);
        QVERIFY(document.open(QIODevice::ReadOnly));
        const QByteArray bytes = document.readAll();
        QVERIFY(bytes.startsWith("%PDF-") && bytes.contains("%%EOF"));
        QVERIFY2(bytes.count("/Type /Page\n") >= 2, bytes.left(200).constData());
        // To be looked at.
        const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
        QFile::remove(folder + QStringLiteral("progress-report.html"));
        QFile::remove(folder + QStringLiteral("progress-report.pdf"));
        QVERIFY(page.copy(folder + QStringLiteral("progress-report.html")));
        QVERIFY(document.copy(folder + QStringLiteral("progress-report.pdf")));
    }

    void aStoreWithoutCampaigns()
    {
        ViewFixture fixture;
        ProgressPanel panel(fixture.context());
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTabBar *bar = panel.tabs()->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
        bool told = false;
        QTRY_VERIFY([&] {
            for (const QLabel *label : panel.findChildren<QLabel *>())
                told =
                    told || (label->isVisible() && label->text().contains(QStringLiteral("no campaign yet")));
            return told;
        }());
        // The first campaign brings the page.
        fixture.makeCampaigns();
        QTRY_VERIFY(!panel.page(ProgressPart::BurnUp)->section().id.isEmpty());
    }
};

QTEST_MAIN(ProgressTest)
#include "tst_progress.moc"

#include "views/progress/progress.h"

#include "tests/views/viewfixture.h"
#include "views/progress/progresschart.h"

#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

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
        panel.savePoints(csv);
        QTRY_COMPARE(said.size(), 1);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.startsWith("time,request,events,units,jobs_done,jobs_failed\n"));
        QVERIFY(content.contains(",total,61600,"));
        QVERIFY(content.contains("Z,1,"));
        const QString png = fixture.folder().path(QStringLiteral("progress.png"));
        panel.savePicture(png);
        QTRY_COMPARE(said.size(), 2);
        const QImage picture(png);
        QCOMPARE(picture.size(), chart->size() * 2);

        fixture.selection().setRequests({RequestId(5)});
        QTRY_VERIFY(!chart->isVisible());
    }
};

QTEST_MAIN(ProgressTest)
#include "tst_progress.moc"

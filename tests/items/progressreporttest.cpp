// Charts as SVG, sections with their numbers, and the report as one page of HTML.
#include "models/items/etatext.h"
#include "models/items/progressreport.h"
#include "models/items/svgchart.h"
#include "tests/storage/storefixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kNow = 100'000;
constexpr TimeMs kDay = 86'400'000;

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

Chart sample()
{
    Chart chart;
    chart.id = QStringLiteral("events");
    chart.title = QStringLiteral("Events <&> more");
    chart.unit = QStringLiteral("events");
    chart.nothing = QStringLiteral("Nothing yet.");
    chart.series = {
        {QStringLiteral("done"), QStringLiteral("credited"), ChartSeries::Area, {{0, 0}, {1000, 1500.5}}, 0},
        {QStringLiteral("plan"),
         QStringLiteral("plan \"a\""),
         ChartSeries::Dashed,
         {{0, 0}, {2000, 3000}},
         1}};
    chart.marks = {{1500, QStringLiteral("half")}};
    return chart;
}

int elementsOf(const QByteArray &xml, const char *name)
{
    QXmlStreamReader reader(xml);
    int n = 0;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1StringView(name))
            ++n;
    if (reader.hasError())
        qFatal("no XML: %s: %s", qPrintable(reader.errorString()), xml.constData());
    return n;
}

const ReportTable &tableOf(const ReportSection &section, const char *id)
{
    for (const ReportTable &table : section.tables)
        if (table.id == QLatin1StringView(id))
            return table;
    qFatal("there is no table %s", id);
}

QVariant valueOf(const ReportTable &table, int row, const char *column)
{
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == QLatin1StringView(column))
            return table.rows.at(row).cells.at(i).raw();
    qFatal("there is no column %s", column);
}
}  // namespace

class ProgressReportTest : public QObject {
    Q_OBJECT

  private slots:
    void aChartIsDrawn()
    {
        const QByteArray svg = chartAsSvg(sample(), {640, 300}, ChartColours::light());
        QCOMPARE(elementsOf(svg, "polyline"), 2);
        QCOMPARE(elementsOf(svg, "polygon"), 1);
        QVERIFY(svg.contains("Events &lt;&amp;&gt; more") && svg.contains("half"));
        QVERIFY(svg.contains("stroke-dasharray=\"6,4\""));
        // Nothing lies outside of the picture.
        const QRegularExpression point(QStringLiteral("([-0-9.]+),([-0-9.]+) "));
        auto all = point.globalMatch(QString::fromUtf8(svg));
        QVERIFY(all.hasNext());
        while (all.hasNext()) {
            const auto one = all.next();
            QVERIFY2(one.captured(1).toDouble() >= 0 && one.captured(1).toDouble() <= 640
                         && one.captured(2).toDouble() >= 0 && one.captured(2).toDouble() <= 300,
                     qPrintable(one.captured()));
        }
        const ChartFrame frame = chartFrame(sample(), {640, 300});
        QCOMPARE(frame.x0, 0);
        QCOMPARE(frame.x1, 2000);
        QVERIFY(frame.top >= 3000 && frame.top <= 4000);
        QCOMPARE(qRound(frame.xAt(frame.px(750))), 750);
    }

    void anEmptyChartSaysSo()
    {
        Chart chart = sample();
        for (ChartSeries &series : chart.series)
            series.points.clear();
        const QByteArray svg = chartAsSvg(chart, {640, 300}, ChartColours::dark());
        QCOMPARE(elementsOf(svg, "polyline"), 0);
        QVERIFY(svg.contains("Nothing yet."));
        QCOMPARE(chartInWords(chart), QStringLiteral("Nothing yet."));
    }

    void areasLieUponOneAnother()
    {
        Chart chart;
        chart.series = {
            {QStringLiteral("a"), QStringLiteral("a"), ChartSeries::Stacked, {{0, 1}, {10, 2}}, 0},
            {QStringLiteral("b"), QStringLiteral("b"), ChartSeries::Stacked, {{0, 3}, {10, 6}}, 4}};
        QVERIFY(chartFrame(chart, {640, 300}).top >= 8);
        QCOMPARE(elementsOf(chartAsSvg(chart, {640, 300}, ChartColours::light()), "polygon"), 2);
    }

    void numbersAreThoseOfTheChart()
    {
        QCOMPARE(
            chartAsCsv(sample()),
            QByteArray("time,series,value\n1970-01-01T00:00:00Z,done,0\n1970-01-01T00:00:01Z,done,1500.5\n"
                       "1970-01-01T00:00:00Z,plan,0\n1970-01-01T00:00:02Z,plan,3000\n"));
        const QJsonObject json = chartAsJson(sample());
        QCOMPARE(json.value("series")
                     .toArray()
                     .at(0)
                     .toObject()
                     .value("points")
                     .toArray()
                     .at(1)
                     .toArray()
                     .at(1)
                     .toDouble(),
                 1500.5);
        QCOMPARE(chartInWords(sample()).replace(QChar(0x202f), u' '),
                 QStringLiteral("credited: 1501; plan \"a\": 3000"));
        QCOMPARE(chartNumber(0.125), QStringLiteral("0.125"));
        QCOMPARE(chartNumber(0), QStringLiteral("0"));
    }

    void aTableKeepsItsValues()
    {
        ReportTable table;
        table.columns = {{QStringLiteral("name"), QStringLiteral("Name"), false},
                         {QStringLiteral("part"), QStringLiteral("Part"), true}};
        table.rows = {
            {QStringLiteral("x"), {{QStringLiteral("=a,b"), {}}, {QStringLiteral("12.5 %"), 0.125}}}};
        QCOMPARE(tableAsCsv(table), QByteArray("name,part\n\"'=a,b\",0.125\n"));
    }

    void scoresInWords()
    {
        EtaScore score;
        QVERIFY(scoreText(score, false).contains(QStringLiteral("no finished request")));
        score.histories = 20;
        score.estimates = 60;
        score.inside = 51;
        QCOMPARE(scoreText(score, true),
                 QStringLiteral(
                     "In 51 of 60 estimates for 20 finished campaign(s), at 25, 50 and 75 %, the end was"
                     " inside the interval."));
        QVERIFY(scoreText(score, false).contains(QStringLiteral("20 finished request(s)")));
    }

    void theCampaignMadeLastIsMeant()
    {
        StoreFixture store(Stage::Created);
        store.sql("INSERT INTO campaigns (id, name, release, conditions, first_run, last_run, created_at, "
                  "created_by)"
                  " VALUES (2, 'c11', 'r1', 't1', 1, 2, 1, 'anna')");
        QCOMPARE(must(reportScope(store.db(), {}, Step::Skim)).campaign.name, "c11");
        QCOMPARE(must(reportScope(store.db(), "c10", Step::Skim)).campaign.id, CampaignId(1));
        QCOMPARE(reportScope(store.db(), "c12", Step::Skim).error().code, ErrorCode::NotFound);
        StoreFixture empty;
        QCOMPARE(reportScope(empty.db(), {}, Step::Skim).error().code, ErrorCode::NotFound);
    }

    void sectionsSayWhatIs()
    {
        StoreFixture store(Stage::Credited);
        store.sql(
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, events, at, set_by) VALUES"
            " (1, 'first', 1, 'production', 86400000, 100, 9, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, at, set_by) VALUES"
            " (1, 'all', 1, 'production', 86400000, 9, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, at, set_by) VALUES"
            " (1, 'all', 2, 'production', 172800000, 10, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, luminosity, unit, at, set_by)"
            " VALUES (1, 'light', 1, 'production', 259200000, '1', '/pb', 9, 'anna')");
        const ReportScope scope = must(reportScope(store.db(), {}, Step::Production));
        const ReportSection burnUp = must(readProgressPart(store.db(), ProgressPart::BurnUp, scope, kNow));
        QVERIFY2(burnUp.sentences[0].startsWith(
                     QStringLiteral("100 of 300 events of production are credited (33.3")),
                 qPrintable(burnUp.sentences[0]));
        QVERIFY(burnUp.sentences.join(u' ').contains(QStringLiteral("No luminosity is known")));
        QCOMPARE(burnUp.charts.size(), 3);
        QVERIFY(!burnUp.charts[0].isEmpty() && burnUp.charts[2].isEmpty());
        QCOMPARE(burnUp.charts[0].marks.size(), 2);
        QVERIFY(burnUp.csv("events").contains(",plan,300\n"));
        QVERIFY(burnUp.csvNames().contains("estimate-list"));

        // Three days later nothing more was done.
        const ReportSection plan =
            must(readProgressPart(store.db(), ProgressPart::Milestones, scope, kNow + 3 * kDay));
        const ReportTable &table = tableOf(plan, "milestones");
        QCOMPARE(table.rows.size(), 3);
        QCOMPARE(table.rows[0].key, "first");
        QCOMPARE(valueOf(table, 0, "state").toString(), "reached");
        QCOMPARE(valueOf(table, 0, "expected").toString(), "1970-01-01");
        QCOMPARE(valueOf(table, 1, "state").toString(), "late");
        QCOMPARE(valueOf(table, 1, "moved_days").toLongLong(), 1);
        QCOMPARE(valueOf(table, 1, "first_due").toString(), "1970-01-02");
        QCOMPARE(valueOf(table, 1, "dates").toString(), QStringLiteral("1970-01-02 \u2192 1970-01-03"));
        QCOMPARE(valueOf(table, 1, "slip_days").toLongLong(), 1);
        QCOMPARE(valueOf(table, 2, "state").toString(), "unknown");
        QVERIFY(plan.sentences[0].contains(QStringLiteral("Of 3 milestones 1 are late")));

        const ReportSection sites = must(readProgressPart(store.db(), ProgressPart::Throughput, scope, kNow));
        QCOMPARE(valueOf(tableOf(sites, "sites"), 0, "events").toLongLong(), 100);
        QCOMPARE(valueOf(tableOf(sites, "sites"), 0, "failed").toDouble(), 0.5);
        const ReportSection statuses =
            must(readProgressPart(store.db(), ProgressPart::Statuses, scope, kNow));
        QCOMPARE(valueOf(tableOf(statuses, "status-times"), 4, "status").toInt(),
                 int(RequestStatus::Running));
        const ReportTable &times = tableOf(statuses, "request-times");
        QCOMPARE(times.rows.size(), 1);
        QCOMPARE(times.columns.first().key, "request");
        QCOMPARE(valueOf(times, 0, "status").toString(), "running");
        QVERIFY(valueOf(times, 0, "running_s").toDouble() > 0);
        // Every status has its column, whether a request was in it or not.
        const QByteArray csv = statuses.csv("request-times");
        QVERIFY2(
            csv.startsWith("request,step,status,new_s,approved_s,assigned_s,staged_s,running_s,finished_s,"
                           "declared_s,delivered_s,held_s,all_s,dataset\n1,production,running,"),
            csv.constData());
        const ReportSection holds = must(readProgressPart(store.db(), ProgressPart::Holds, scope, kNow));
        QCOMPARE(valueOf(tableOf(holds, "holds"), 0, "holds").toString(), "1 job(s) are open.");
        QCOMPARE(tableOf(holds, "holds").rows[0].key, "1");
    }

    // A file a minute: the curve goes on to what the milestone asks for, and to no more where none does.
    void mergedFilesHaveAForecast()
    {
        constexpr TimeMs kMinute = 60'000, kFirst = 1'000'000;
        StoreFixture store(Stage::Credited);
        for (int i = 0; i < 30; ++i)
            store.sql(
                "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
                " VALUES ('merged/"
                + QByteArray::number(i) + "', 2, 101, 101, 1, 1, '0000000a', "
                + QByteArray::number(kFirst + i * kMinute) + ")");
        const TimeMs now = kFirst + 30 * kMinute;
        const ReportScope scope = must(reportScope(store.db(), {}, Step::Production));
        const auto forecast = [&] {
            const ReportSection burnUp = must(readProgressPart(store.db(), ProgressPart::BurnUp, scope, now));
            for (const ChartSeries &series : burnUp.charts[1].series)
                if (series.key == "forecast")
                    return series.points;
            return QList<QPointF>();
        };
        QVERIFY(forecast().isEmpty());
        store.sql(
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, files, at, set_by) VALUES"
            " (1, 'some', 1, 'production', 86400000, 60, 9, 'anna')");
        const QList<QPointF> line = forecast();
        QCOMPARE(line.size(), 2);
        QCOMPARE(line[0], QPointF(double(now), 30));
        QCOMPARE(line[1].y(), 60.0);
        QVERIFY2(qAbs(line[1].x() - double(now + 30 * kMinute)) < double(5 * kMinute),
                 qPrintable(QString::number(line[1].x() - double(now))));
        // What is reached has none.
        store.sql(
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, files, at, set_by) VALUES"
            " (1, 'some', 2, 'production', 86400000, 20, 10, 'anna')");
        QVERIFY(forecast().isEmpty());
    }

    void anEmptyCampaignHasAReport()
    {
        StoreFixture store(Stage::Created);
        const ReportScope scope = must(reportScope(store.db(), {}, Step::Mc));
        const ProgressReport report = must(readProgressReport(store.db(), scope, kNow));
        QCOMPARE(report.sections.size(), 5);
        const QByteArray html = reportAsHtml(report);
        QCOMPARE(html.count("<svg"), 1);  // its request of another step is new
        QVERIFY(html.contains("The campaign has no milestone yet."));
        QVERIFY(html.contains("The campaign has no request of the step mc."));
    }

    void aReportIsOneFile()
    {
        StoreFixture store(Stage::Credited);
        store.sql("INSERT INTO milestones (campaign_id, name, version, step, due_at, at, set_by, why) VALUES"
                  " (1, '<script>', 1, 'production', 86400000, 9, 'anna', '\"&')");
        const ReportScope scope = must(reportScope(store.db(), {}, Step::Production));
        QList<int> told;
        const ProgressReport report =
            must(readProgressReport(store.db(), scope, kNow, [&told](int done, int) { told.append(done); }));
        QCOMPARE(told, QList<int>({0, 1, 2, 3, 4}));
        const QByteArray html = reportAsHtml(report);
        QVERIFY(html.contains("<h1>Progress of campaign c10, production</h1>"));
        QVERIFY(html.contains("&lt;script&gt;") && !html.contains("<script"));
        QVERIFY(!html.contains("http://") || html.count("http") == html.count("http://www.w3.org/2000/svg"));
        QVERIFY(!html.contains("src=") && !html.contains("href="));
        QVERIFY(html.count("<svg") >= 3);
        // As XML it is well-formed but for its first line and the one tag that HTML does not close.
        QByteArray xml = html.mid(html.indexOf('\n') + 1);
        xml.replace("<meta charset=\"utf-8\">", "");
        QCOMPARE(elementsOf(xml, "h2"), 5);
    }
};

QTEST_GUILESS_MAIN(ProgressReportTest)
#include "progressreporttest.moc"

#include "views/streams/streams.h"

#include "models/core/filterexpression.h"
#include "models/items/retentiontext.h"
#include "models/storage/queries.h"
#include "tests/views/viewfixture.h"
#include "views/common/overlay.h"
#include "views/streams/retentionchart.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace shiftdeck;
using test::tableCalled;
using test::ViewFixture;

namespace {
RunRetention runOf(qint64 run, qint64 read, qint64 kept)
{
    RunRetention result;
    result.run = run;
    result.outputs = 10;
    result.empty = kept == 0 ? 10 : 1;
    result.read = read;
    result.kept = kept;
    return result;
}

void click(QTreeView *view, const QModelIndex &index)
{
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

// What the database counts while jobs are credited, put there at once: two streams, four runs, one of them
// empty in the stream z.
void count(ViewFixture &fixture)
{
    fixture.sql(QStringLiteral("INSERT INTO streams (id, request_id, name, tier, suffix, keeps_every_event,"
                               " merge_step, output_dataset_id) SELECT 900 + s.n, 1, s.name, 'skim', 'csv',"
                               " 0,"
                               " 'merge', (SELECT min(id) FROM datasets) FROM (SELECT 1 AS n, 'jpsi' AS name"
                               " UNION ALL SELECT 2, 'z') s"));
    fixture.sql(QStringLiteral("INSERT INTO stream_counters VALUES (901, 101, 10, 0, 20000, 900),"
                               " (901, 102, 10, 1, 18000, 870), (902, 101, 10, 0, 20000, 310),"
                               " (902, 102, 10, 10, 18000, 0), (902, 103, 5, 0, 9000, 130)"));
    fixture.sql(QStringLiteral("INSERT INTO output_counters VALUES (901, 'merged', 20, 1), (901, 'surplus',"
                               " 2, 1),"
                               " (902, 'credited', 25, 1)"));
}
}  // namespace

class StreamsTest : public QObject {
    Q_OBJECT

  private slots:
    void textsHaveFittingDigits()
    {
        QCOMPARE(rateText(0, 0), QString());
        QVERIFY2(rateText(153, 10'000).startsWith(QStringLiteral("1.53 \u00b1 0.12")),
                 qPrintable(rateText(153, 10'000)));
        QVERIFY(rateText(0, 100).contains(QStringLiteral("\u00b1")));
        QCOMPARE(suspicionText(runOf(1, 10, 0)), QString());
        QList<RunRetention> runs{runOf(1, 10'000, 300), runOf(2, 9'000, 0), runOf(3, 8'000, 0)};
        judgeEmptyRuns(runs);
        const QString why = suspicionText(runs[1]);
        QVERIFY2(why.contains(QStringLiteral("2 runs")) && why.contains(QStringLiteral("trigger")),
                 qPrintable(why));
    }

    void modelsKeepTheRules()
    {
        StreamModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        StreamSummary stream;
        stream.id = StreamId(1);
        stream.requestId = RequestId(3);
        stream.request = QStringLiteral("2010 skim");
        stream.name = QStringLiteral("z");
        stream.runs = {runOf(1, 10'000, 300), runOf(2, 9'000, 0)};
        stream.damaged = 2;
        judgeEmptyRuns(stream.runs);
        StreamSummary other = stream;
        other.id = StreamId(2);
        other.runs.clear();
        other.damaged = 0;
        StreamBand band;
        band.predecessor = QStringLiteral("2010");
        band.spread = rateSpread({{1, 20'000, 600}, {5, 10'000, 310}, {6, 10'000, 290}});
        band.before.insert(1, {1, 20'000, 600});
        model.set({{stream, band}, {other, {}}});
        QCOMPARE(model.index(0, StreamModel::Expected).data().toString(), QStringLiteral("1 of 2"));
        QCOMPARE(model.index(1, StreamModel::Expected).data().toString(), QString());
        QVERIFY(model.index(1, StreamModel::Expected)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("no predecessor")));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, StreamModel::Mark).data().toString(), QStringLiteral("1 suspicious run(s)"));
        QCOMPARE(model.index(1, StreamModel::Mark).data().toString(), QString());
        QVERIFY(model.index(0, StreamModel::Mark)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("damaged")));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(model.index(0, column).data(SortRole).isValid());
        StreamRunModel runs;
        const QAbstractItemModelTester runTester(&runs,
                                                 QAbstractItemModelTester::FailureReportingMode::QtTest);
        runs.set({{stream.runs[0], band}, {stream.runs[1], band}});
        QCOMPARE(runs.index(1, StreamRunModel::Mark).data(SortRole).toInt(), 2);
        QVERIFY(runs.index(0, StreamRunModel::Before).data().toString().startsWith(QStringLiteral("3.0")));
        QVERIFY(runs.index(0, StreamRunModel::Expected).data().toString().contains(QStringLiteral(" to ")));
        const QByteArrayList csv = retentionAsCsv({stream, band}).trimmed().split('\n');
        QCOMPARE(csv.size(), 3);
        QVERIFY2(csv[1].startsWith("1,10000,300,0.03,") && csv[1].contains(",inside,20000,600,0"),
                 csv[1].constData());
        QVERIFY2(csv[2].startsWith("2,9000,0,0,") && csv[2].endsWith(",below,,,1"), csv[2].constData());
        QVERIFY(runs.index(1, StreamRunModel::Chance).data().toString().contains(QStringLiteral("e-")));
        QCOMPARE(runs.index(0, StreamRunModel::Chance).data().toString(), QString());
        for (int column = 0; column < runs.columnCount(); ++column)
            QVERIFY(runs.index(0, column).data(SortRole).isValid());
    }

    void emptyStoreSaysSo()
    {
        ViewFixture fixture;
        StreamsPanel panel(fixture.context());
        QSignalSpy loaded(&panel, &Panel::loaded);
        panel.resize(900, 500);
        panel.show();
        QTRY_COMPARE(loaded.size(), 1);
        QStringList said;
        for (const EmptyHint *hint : panel.findChildren<EmptyHint *>())
            said.append(hint->text());
        QVERIFY2(said.join(u'|').contains(QStringLiteral("No streams yet.")), qPrintable(said.join(u'|')));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("streams-empty")));
    }

    void showsMarksAndFilters()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        count(fixture);
        fixture.selection().setRequests({RequestId(1)});
        StreamsPanel panel(fixture.context());
        panel.resize(1200, 620);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *streams = tableCalled(panel, QStringLiteral("Streams"));
        QTreeView *runs = tableCalled(panel, QStringLiteral("Runs of the chosen stream"));
        QVERIFY(streams && runs);
        const QAbstractItemModel *rows = streams->model();
        QModelIndex z;
        for (int i = 0; i < rows->rowCount(); ++i)
            if (rows->index(i, StreamModel::Stream).data().toString() == QStringLiteral("z"))
                z = rows->index(i, StreamModel::Stream);
        QVERIFY(z.isValid());
        QCOMPARE(rows->index(z.row(), StreamModel::Mark).data().toString(),
                 QStringLiteral("1 suspicious run(s)"));
        QCOMPARE(rows->index(z.row(), StreamModel::Waiting).data(SortRole).toInt(), 25);

        // A click on the stream: its runs below, its request in the Job tree, and why it is marked.
        click(streams, z);
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("request = 1"));
        QCOMPARE(runs->model()->rowCount(), 3);
        bool explained = false;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            explained = explained || label->text().contains(QStringLiteral("Is the trigger off?"));
        QVERIFY(explained);
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("streams")));

        // A click on a run: that run.
        click(runs, runs->model()->index(1, StreamRunModel::Run));
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("request = 1 and run = 102"));
        QCOMPARE(fixture.selection().run(), RunNumber(102));
        QVERIFY(parseFilter(fixture.selection().jobFilter(), jobFields(), 0));

        // Another selection of requests, and back; the choice stays where its stream stays.
        fixture.selection().setRequests({RequestId(7)});
        QTRY_VERIFY(runs->model()->rowCount() == 0);
        fixture.selection().setRequests({});
        QTRY_VERIFY(rows->rowCount() >= 2);
    }

    // Against the campaign before, which kept 3 % of each run.
    void showsWhatIsOutside()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        count(fixture);
        fixture.sql(QStringLiteral("UPDATE campaigns SET predecessor_id = 2 WHERE id = 1"));
        fixture.sql(QStringLiteral(
            "INSERT INTO streams (id, request_id, name, tier, suffix, keeps_every_event,"
            " merge_step, output_dataset_id) VALUES (950, 2, 'jpsi', 'skim', 'csv', 0, 'merge',"
            " (SELECT min(id) FROM datasets))"));
        fixture.sql(QStringLiteral("INSERT INTO stream_counters VALUES (950, 101, 10, 0, 20000, 600),"
                                   " (950, 201, 10, 0, 20000, 610), (950, 202, 10, 0, 20000, 590)"));
        fixture.selection().setRequests({RequestId(1)});
        StreamsPanel panel(fixture.context());
        panel.resize(1250, 700);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *streams = tableCalled(panel, QStringLiteral("Streams"));
        QTreeView *runs = tableCalled(panel, QStringLiteral("Runs of the chosen stream"));
        const QAbstractItemModel *rows = streams->model();
        for (int i = 0; i < rows->rowCount(); ++i)
            if (rows->index(i, StreamModel::Stream).data().toString() == QStringLiteral("jpsi"))
                click(streams, rows->index(i, StreamModel::Stream));
        QCOMPARE(runs->model()->rowCount(), 2);
        // 4.5 % and 4.8 % are more than is expected.
        QVERIFY(runs->model()
                    ->index(0, StreamRunModel::Mark)
                    .data()
                    .toString()
                    .contains(QStringLiteral("more than")));
        QVERIFY(!runs->model()->index(0, StreamRunModel::Before).data().toString().isEmpty());
        QVERIFY(runs->model()->index(1, StreamRunModel::Before).data().toString().isEmpty());
        const auto *chart = panel.findChild<RetentionChart *>();
        QVERIFY(chart);
        QCOMPARE(chart->outside().size(), 2);
        QCOMPARE(chart->low().size(), 2);
        QVERIFY(chart->low()[0].y() < 3.0 && chart->high()[0].y() > 3.0 && chart->high()[0].y() < 4.5);
        QVERIFY2(chart->accessibleDescription().contains(QStringLiteral("above it: 2")),
                 qPrintable(chart->accessibleDescription()));
        // The axis names the runs, and the legend all that is drawn, in whole words.
        QCOMPARE(chart->labels(), (QStringList{"101", "102"}));
        const QString legend = test::textOf(panel, QStringLiteral("Legend of the chart"));
        for (const char *drawn : {"outside", "expected,&nbsp;99.7&nbsp;%", "campaign&nbsp;before"})
            QVERIFY2(legend.contains(QLatin1StringView(drawn)), qPrintable(legend));
        QVERIFY2(!legend.contains("kept"), qPrintable(legend));  // both are outside
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("streams-expected")));
        panel.resize(640, 430);
        QTRY_COMPARE(panel.width(), 640);
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("streams-small")));
        const QString path = fixture.folder().path(QStringLiteral("retention.csv"));
        QSignalSpy said(&fixture.context(), &PanelContext::said);
        panel.exportTo(path);
        QTRY_COMPARE(said.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 3);
    }

    void aChartOfManyRunsIsThinned()
    {
        QList<RunRetention> runs;
        for (int i = 1; i <= 20 * RetentionChart::kMostPoints; ++i)
            runs.append(runOf(i, 10'000, i == 777 ? 9000 : 300));
        StreamBand band;
        band.predecessor = QStringLiteral("2010");
        band.spread = rateSpread({{1, 20'000, 600}, {5, 10'000, 310}, {6, 10'000, 290}});
        RetentionChart chart;
        chart.setRuns(runs, band);
        QVERIFY(chart.low().size() <= RetentionChart::kMostPoints);
        // As many runs are named as have room.
        chart.resize(300, 160);
        chart.show();
        QTRY_VERIFY(chart.labels().size() >= 2 && chart.labels().size() <= 5);
        chart.resize(1200, 160);
        QTRY_VERIFY(chart.labels().size() == 8 && chart.labels().first() == "1");
        // The one that is to be looked at is not lost.
        QCOMPARE(chart.outside().size(), 1);
        QCOMPARE(chart.outside().first().y(), 90.0);
        chart.setRuns({}, {});
        QVERIFY(chart.low().isEmpty() && chart.accessibleDescription().contains(QStringLiteral("No run")));
    }

    void followsChanges()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.selection().setRequests({RequestId(1)});
        StreamsPanel panel(fixture.context());
        panel.resize(900, 500);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *streams = tableCalled(panel, QStringLiteral("Streams"));
        const int before = streams->model()->rowCount();
        count(fixture);
        fixture.sql(QStringLiteral("UPDATE requests SET priority = priority + 1 WHERE id = 1"));
        QTRY_COMPARE(streams->model()->rowCount(), before + 2);
    }
};

QTEST_MAIN(StreamsTest)
#include "tst_streams.moc"

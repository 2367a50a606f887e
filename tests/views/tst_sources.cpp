#include "views/sources/sources.h"

#include "models/core/filterexpression.h"
#include "models/items/sourcetext.h"
#include "models/storage/queries.h"
#include "tests/views/cuthints.h"
#include "tests/views/viewfixture.h"
#include "views/common/overlay.h"
#include "views/sources/outdatedmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace shiftdeck;
using test::tableCalled;
using test::textOf;
using test::ViewFixture;

namespace {
constexpr TimeMs kMinute = 60'000;

// As an agent leaves it: "express" in trouble, "pit" with runs in every state, "old" stopped.
void makeSources(ViewFixture &fixture)
{
    const TimeMs now = fixture.now();
    for (const auto &[id, name, place] :
         {std::tuple(1, "express", "/gone/list.csv"), std::tuple(2, "pit", "/data/incoming"),
          std::tuple(3, "old", "/data/2010")})
        fixture.sql(
            QStringLiteral(
                "INSERT INTO run_sources (id, name, campaign_id, kind, location, pattern, complete_by,"
                " quiet_ms, every_ms, site_id, dataset, steps, split_kind, split_size, priority, at,"
                " made_by) VALUES (?, ?, 1, 'folder', ?, 'run{run}*.csv', 'quiet', 300000, 60000, 1,"
                " 'x/{run}', 'production,mc', 'run', 1, 500, ?, 'anna')"),
            {id, QString::fromLatin1(name), QString::fromLatin1(place), now - 90 * kMinute});
    fixture.sql(
        QStringLiteral("INSERT INTO source_stops (source_id, reason, at, stopped_by) VALUES (3, 'moved', ?,"
                       " 'carla')"),
        {now - 60 * kMinute});
    fixture.sql(
        QStringLiteral(
            "INSERT INTO source_looks (source_id, looked_at, took_ms, runs, files, ignored, problem,"
            " problem_since) VALUES (1, ?, 20, 0, 0, 0, '/gone/list.csv: There is no such file on this"
            " machine.', ?), (2, ?, 1200, 4, 9, 17, '', NULL)"),
        {now - 20'000, now - 12 * kMinute, now - 30'000});
    const auto run = [&](int id, qint64 number, const char *state, const char *why) {
        fixture.sql(
            QStringLiteral(
                "INSERT INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes,"
                " seen) VALUES (?, 2, ?, ?, ?, 3, 123456789, '[]')"),
            {id, number, now - 30 * kMinute, now - 2 * kMinute});
        if (qstrcmp(state, "seen") != 0)
            fixture.sql(QStringLiteral("UPDATE source_runs SET state = ?, why = ? WHERE id = ?"),
                        {QString::fromLatin1(state), QString::fromLatin1(why), id});
    };
    run(1, 148058, "growing", "");
    run(2, 148057, "refused",
        "run148057.csv: It holds several runs (148057 to 148058); a raw file holds one.");
    run(3, 148056, "seen", "");
    run(4, 148055, "complete", "");
    // The last one was requested: written past the rule that looks at its files.
    fixture.script(test::TestStore::isOnServer() ? "ALTER TABLE source_requests DISABLE TRIGGER USER"
                                                 : "DROP TRIGGER source_requests_born");
    fixture.sql(QStringLiteral("INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES"
                               " (4, 'production', 1, 1), (4, 'mc', 7, 1)"));
    fixture.sql(QStringLiteral(
                    "UPDATE source_runs SET state = 'requested', requested_at = ?, later = 'New files: 1, as"
                    " run148055_9.csv.', later_at = ? WHERE id = 4"),
                {now - 10 * kMinute, now - kMinute});
}

// Every credited run of request 1 was made with what an update replaced later.
void makeOutdated(ViewFixture &fixture)
{
    fixture.endJobs(RequestId(1), 30, 0, fixture.now() - 30 * kMinute, 20'000);
    fixture.sql(
        QStringLiteral("INSERT INTO conditions_updates (tag, payload, first_run, last_run, at, recorded_at,"
                       " recorded_by) SELECT conditions, 'EcalIntercalibConstants', 1, 999999999,"
                       " CAST(? AS BIGINT), CAST(? AS BIGINT), 'dora' FROM requests WHERE id = 1"),
        {fixture.now(), fixture.now()});
}
}  // namespace

class SourcesTest : public QObject {
    Q_OBJECT

  private slots:
    void saysHowASourceIs()
    {
        const TimeMs now = 1304251200000;
        RunSource s;
        s.everyMs = kMinute;
        QCOMPARE(sourceStateText(s, now), QStringLiteral("not looked at yet"));
        QVERIFY(sourceAdvice(s, now).contains(QStringLiteral("prodctl agent")));
        s.look = SourceLook{now - kMinute, 10, 1, 1, 0, {}, {}};
        QCOMPARE(sourceStateText(s, now), QStringLiteral("watched"));
        QVERIFY(sourceAdvice(s, now).isEmpty());
        s.look->problem = QStringLiteral("It is gone.");
        s.look->problemSince = now - 5 * kMinute;
        QCOMPARE(sourceStateText(s, now), QStringLiteral("in trouble for 5 min"));
        QVERIFY(sourceAdvice(s, now).contains(QStringLiteral("It is gone.")));
        s.look->at = now - 3 * 60 * kMinute;
        QCOMPARE(sourceStateText(s, now), QStringLiteral("not looked at for 3 h"));
        s.stop = SourceStop{1, QStringLiteral("moving disks."), QStringLiteral("carla"), now - kMinute};
        QCOMPARE(sourceStateText(s, now), QStringLiteral("stopped"));
        QVERIFY(sourceAdvice(s, now).contains(QStringLiteral("carla stopped it 1 min ago: moving disks.")));
        SourceRun run;
        run.changedAt = now - 2 * kMinute;
        QCOMPARE(sourceRunText(s, run, now),
                 QStringLiteral("It is complete when nothing changes for another 3 min."));
        run.changedAt = now - 9 * kMinute;
        QVERIFY(sourceRunText(s, run, now).contains(QStringLiteral("with the next look")));
    }

    void modelsKeepTheRules()
    {
        SourceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RunSource source;
        source.id = 1;
        source.name = QStringLiteral("pit");
        source.steps = {Step::Production, Step::Mc};
        source.runs = {1, 2, 3, 4, 5};
        model.set({{source, 1000}});
        QCOMPARE(model.index(0, SourceModel::Waiting).data().toString(), QStringLiteral("6"));
        QCOMPARE(model.index(0, SourceModel::Steps).data().toString(), QStringLiteral("production, mc"));
        SourceRunModel runs;
        const QAbstractItemModelTester runTester(&runs,
                                                 QAbstractItemModelTester::FailureReportingMode::QtTest);
        SourceRun run;
        run.id = 1;
        run.run = 148058;
        run.state = SourceRunState::Requested;
        run.later = QStringLiteral("More.");
        runs.set({{run, source, 1000}});
        QCOMPARE(runs.index(0, SourceRunModel::State).data(WordRole).toString(),
                 QStringLiteral("source.later"));
        OutdatedModel outdated;
        const QAbstractItemModelTester outdatedTester(&outdated,
                                                      QAbstractItemModelTester::FailureReportingMode::QtTest);
        OutdatedRun old;
        old.request = RequestId(1);
        old.run = 5;
        OutdatedRun skim = old;
        skim.request = RequestId(2);
        skim.from = RequestId(1);
        outdated.set({old, skim});
        QCOMPARE(outdated.index(1, OutdatedModel::Why).data().toString(),
                 QStringLiteral("made of outputs of request 1"));
        for (QAbstractItemModel *each : std::initializer_list<QAbstractItemModel *>{&model, &runs, &outdated})
            for (int column = 0; column < each->columnCount(); ++column)
                QVERIFY(each->index(0, column).data(SortRole).isValid());
    }

    void aStoreWithoutSourcesSaysSo()
    {
        ViewFixture fixture;
        SourcesPanel panel(fixture.context());
        panel.resize(1000, 600);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QStringList said;
        for (const EmptyHint *hint : panel.findChildren<EmptyHint *>())
            said.append(hint->text());
        QVERIFY2(said.join(u'|').contains(QStringLiteral("No sources yet.")), qPrintable(said.join(u'|')));
        QTRY_VERIFY([&] {
            for (const EmptyHint *hint : panel.findChildren<EmptyHint *>())
                if (hint->text().contains(QStringLiteral("Nothing is outdated.")))
                    return true;
            return false;
        }());
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("sources-empty")));
        // Below other panels, in a small window.
        for (const int height : {400, 320, 260, panel.minimumSizeHint().height()}) {
            panel.resize(960, height);
            QTRY_COMPARE(panel.height(), height);
            QCOMPARE(test::cutHint(panel), QString());
        }
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("sources-low")));
    }

    void showsSourcesAndTheirRuns()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        makeSources(fixture);
        SourcesPanel panel(fixture.context());
        panel.resize(1250, 700);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *sources = tableCalled(panel, QStringLiteral("Sources of new runs"));
        QTreeView *runs = tableCalled(panel, QStringLiteral("Runs of the chosen source"));
        QVERIFY(sources && runs);
        QCOMPARE(sources->model()->rowCount(), 3);
        const auto cell = [sources](int row, int column) {
            return sources->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, SourceModel::Name), QStringLiteral("express"));
        QCOMPARE(cell(0, SourceModel::State), QStringLiteral("in trouble for 12 min"));
        QCOMPARE(cell(1, SourceModel::State), QStringLiteral("stopped"));
        QCOMPARE(cell(2, SourceModel::State), QStringLiteral("watched"));
        QCOMPARE(cell(2, SourceModel::Refused), QStringLiteral("1"));
        QCOMPARE(cell(2, SourceModel::Later), QStringLiteral("1"));
        QVERIFY(textOf(panel, QStringLiteral("The sources in short")).contains(QStringLiteral("stopped: 1")));
        auto *start = panel.findChild<QAction *>(QStringLiteral("source.start"));
        auto *stop = panel.findChild<QAction *>(QStringLiteral("source.stop"));
        auto *look = panel.findChild<QAction *>(QStringLiteral("source.look"));
        QVERIFY(start && stop && look && !start->isEnabled() && stop->isEnabled() && look->isEnabled());
        QVERIFY2(look->toolTip().contains(QStringLiteral("prodctl sources look express")),
                 qPrintable(look->toolTip()));
        // By the keyboard: the stopped one, then the one with runs.
        sources->setFocus();
        QTest::keyClick(sources, Qt::Key_Down);
        QVERIFY(start->isEnabled() && !stop->isEnabled() && !look->isEnabled());
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        start->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("source.start"));
        QCOMPARE(asked[0][1].toJsonObject().value(QLatin1StringView("name")).toString(),
                 QStringLiteral("old"));
        QTest::keyClick(sources, Qt::Key_Down);
        QTRY_COMPARE(runs->model()->rowCount(), 4);
        const auto found = [runs](int row, int column) {
            return runs->model()->index(row, column).data().toString();
        };
        QCOMPARE(found(0, SourceRunModel::Run), QStringLiteral("148058"));
        QCOMPARE(found(1, SourceRunModel::State), QStringLiteral("refused"));
        QVERIFY(found(1, SourceRunModel::Why).contains(QStringLiteral("several runs")));
        QVERIFY(found(0, SourceRunModel::Why).contains(QStringLiteral("nothing changes for another")));
        QCOMPARE(found(3, SourceRunModel::State), QStringLiteral("requested, changed since"));
        QCOMPARE(found(3, SourceRunModel::Requests), QStringLiteral("1 production (running), 7 mc (held)"));
        QVERIFY(textOf(panel, QStringLiteral("How the chosen source is, and what to do"))
                    .contains(QStringLiteral("Refused runs: 1")));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("sources")));
        // Enter on a run: its requests.
        runs->setCurrentIndex(runs->model()->index(2, 0));
        runs->setFocus();
        QVERIFY(!fixture.selection().run().isValid());
        QTest::keyClick(runs, Qt::Key_Down);
        QCOMPARE(fixture.selection().run(), RunNumber(148055));
        QTest::keyClick(runs, Qt::Key_Return);
        QCOMPARE(fixture.selection().requests(), (QList<RequestId>{RequestId(1), RequestId(7)}));
    }

    void followsWhatTheAgentWrites()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        makeSources(fixture);
        SourcesPanel panel(fixture.context());
        panel.resize(1250, 700);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *sources = tableCalled(panel, QStringLiteral("Sources of new runs"));
        fixture.sql(
            QStringLiteral("UPDATE source_looks SET problem = '', problem_since = NULL WHERE source_id = 1"));
        QTRY_COMPARE(sources->model()->index(0, SourceModel::State).data().toString(),
                     QStringLiteral("watched"));
        fixture.run(QStringLiteral("carla"), QStringLiteral("source.stop"),
                    {{QStringLiteral("name"), QStringLiteral("express")},
                     {QStringLiteral("reason"), QStringLiteral("x")}});
        QTRY_COMPARE(sources->model()->index(0, SourceModel::State).data().toString(),
                     QStringLiteral("stopped"));
    }

    void showsWhatIsOutdated()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        makeOutdated(fixture);
        SourcesPanel panel(fixture.context());
        panel.resize(1250, 600);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        panel.findChild<QTabWidget *>()->setCurrentIndex(1);
        QTreeView *outdated = tableCalled(panel, QStringLiteral("Runs with outdated conditions"));
        QVERIFY(outdated && outdated->isVisible());
        QTRY_VERIFY(outdated->model()->rowCount() > 0);
        QCOMPARE(outdated->model()->index(0, OutdatedModel::Payloads).data().toString(),
                 QStringLiteral("EcalIntercalibConstants"));
        QVERIFY(textOf(panel, QStringLiteral("The outdated runs in short"))
                    .startsWith(QStringLiteral("Outdated runs:")));
        auto *reprocess = panel.findChild<QAction *>(QStringLiteral("conditions.reprocess"));
        QVERIFY(reprocess && reprocess->isEnabled());
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("sources-outdated")));
        outdated->setCurrentIndex(outdated->model()->index(0, 0));
        outdated->setFocus();
        QTest::keyClick(outdated, Qt::Key_Return);
        QVERIFY2(fixture.selection().jobFilter().startsWith(QStringLiteral("request = 1 and run = ")),
                 qPrintable(fixture.selection().jobFilter()));
        QVERIFY(parseFilter(fixture.selection().jobFilter(), jobFields(), 0));
    }
};

QTEST_MAIN(SourcesTest)
#include "tst_sources.moc"

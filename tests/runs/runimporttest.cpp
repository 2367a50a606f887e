// Files of every format in a real store: what is new, what changes, what stays, and taking it back.
#include "models/runs/runexport.h"
#include "models/runs/runimport.h"
#include "models/runs/runwithdrawal.h"
#include "tests/storage/storefixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QByteArray kByLs("#Data tag : 19v3 , Norm tag: None\n"
                       "#run:fill,ls,time,beamstatus,E(GeV),delivered(/pb),recorded(/pb),avgpu,source\n"
                       "101:5839,1:1,06/16/17 20:55:44,STABLE BEAMS,6500,0.25,0.125,40.3,HFET\n"
                       "101:5839,2:2,06/16/17 20:56:07,STABLE BEAMS,6500,0.25,0.25,40.3,HFET\n"
                       "101:5839,3:0,06/16/17 20:56:31,STABLE BEAMS,6500,0.5,0,40.3,HFET\n"
                       "500:5840,7:7,06/17/17 06:57:27,STABLE BEAMS,6500,1,0.5,40.3,HFET\n");
const QByteArray kFills(
    "Fill , Create Time , Duration Stable , Bfield , Peak Inst Lumi , Peak Pileup , Peak Spec Lumi , "
    "Delivered Lumi ,"
    " Recorded Lumi , Eff By Lumi , Eff By Time , Begin Time , to Ready , End Time , Type , Energy , I Beam1 "
    "(x10^11) ,"
    " I Beam2 (x10^11) , nB1 , nB2 , nCol , nTar , xIng (micro rad) , Injection Scheme , Runs ,Comments, \n"
    "5839, 2017.06.16 08:09:23 , 4 hr 10 min ,3.8,0.663,0.854,0.132,0.006,0.005,76.951,98.288, 2017.06.16 "
    "20:02:52"
    " ,2.506, 2017.06.17 00:12:59 , Proton - PROTON vs PROTON,6499,9.682,10.092,10,10,5,5,0, Single , 101 "
    "102  ,, \n");

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

class Registry {
  public:
    Registry() : store(Stage::Created) { }

    QString file(const QString &name, const QByteArray &content) const
    {
        const QString path = store.folder().path(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }
    ImportPlan plan(const QString &path, const RunFileWish &wish = {})
    {
        return must(planImport(store.db(), {must(readRunFile(path, wish))}, QStringLiteral("physics")));
    }
    qint64 take(const QString &path, const RunFileWish &wish = {})
    {
        return must(writeImport(store.db(), plan(path, wish), actor())).first();
    }
    qint64 take(const QString &name, const QByteArray &content, const RunFileWish &wish = {})
    {
        return take(file(name, content), wish);
    }
    qint64 withdraw(qint64 import)
    {
        return must(writeWithdrawal(store.db(), must(planWithdrawal(store.db(), import)), "wrong", actor()));
    }
    RunRow row(qint64 run) { return must(loadRunRow(store.db(), RunNumber(run))); }
    Actor actor() const
    {
        return {{QStringLiteral("anna"), Role::Manager, {}}, 1000, {}, QStringLiteral("runs.import")};
    }
    qint64 number(const char *sql) { return must(store.db().integer(QLatin1StringView(sql))); }

    StoreFixture store;
};

Luminosity inPb(double value) { return {value, LumiUnit::PerPb, {}, {}}; }
}  // namespace

class RunImportTest : public QObject {
    Q_OBJECT

  private slots:
    void aTableByLumisection()
    {
        Registry r;
        const QString path = r.file("byls.csv", kByLs);
        const ImportPlan plan = r.plan(path);
        const FileImport &file = plan.files.first();
        QCOMPARE(file.format, ImportFormat::Luminosity);
        QVERIFY(file.report.isWhole());
        QCOMPARE(file.runs.size(), 2);
        QVERIFY(!file.runs.at(0).isNew && file.runs.at(1).isNew);
        QCOMPARE(file.runs.at(0).firstLine, 3);
        QCOMPARE(file.runs.at(0).lastLine, 5);
        QVERIFY2(file.runs.at(0).changes.contains("HFET recorded: none \u2192 0.375 /pb"),
                 qPrintable(file.runs.at(0).changes.join('|')));
        QVERIFY(r.number("SELECT count(*) FROM imports") == 0);  // planning writes nothing

        QCOMPARE(r.take(path), 1);
        const RunRow row = r.row(101);
        QCOMPARE(row.luminosities.size(), 1);
        QCOMPARE(row.main()->method, QStringLiteral("HFET"));
        QCOMPARE(row.main()->delivered, inPb(1));
        QCOMPARE(row.main()->recorded, inPb(0.375));
        QCOMPARE(row.main()->lumisections, 2);
        QCOMPARE(row.facts.fill, 5839);
        QCOMPARE(row.facts.energy, 6500);
        QCOMPARE(row.facts.lumisections, 2);
        const auto sections = must(newestSections(r.store.db(), RunNumber(101)));
        QCOMPARE(sections->sections, (QList<SectionLuminosity>{{1, 0.25, 0.125}, {2, 0.25, 0.25}}));
        const RunRow fresh = r.row(500);
        QCOMPARE(fresh.run.type, QStringLiteral("physics"));
        QCOMPARE(fresh.run.startedAt, 1497682647000);
        QCOMPARE(fresh.run.stoppedAt, 1497682647000 + kLumisectionMs);
        QCOMPARE(fresh.duration(), kLumisectionMs);
        QCOMPARE(r.number("SELECT count(*) FROM audit WHERE action = 'runs.import' AND entity = 'run'"), 2);
        QCOMPARE(r.number("SELECT count(*) FROM audit WHERE action = 'runs.import' AND entity = 'import'"),
                 1);
    }

    void theSameAgainSaysNothing()
    {
        Registry r;
        const QString path = r.file("byls.csv", kByLs);
        r.take(path);
        const qint64 rows = r.number("SELECT count(*) FROM run_luminosities");
        const ImportPlan again = r.plan(path);
        QVERIFY(!again.files.first().isNews());
        QCOMPARE(again.files.first().earlier, QStringLiteral("import 1 by anna"));
        QCOMPARE(must(writeImport(r.store.db(), again, r.actor())), QList<qint64>{0});
        QCOMPARE(r.number("SELECT count(*) FROM run_luminosities"), rows);
        QCOMPARE(r.number("SELECT count(*) FROM imports"), 1);
        // The same numbers under another name, with other line ends: nothing new either.
        QCOMPARE(r.take("copy.csv", QByteArray(kByLs).replace("\n", "\r\n")), 0);
        // One section more: that run alone.
        const QByteArray longer =
            kByLs + "500:5840,8:8,06/17/17 06:57:51,STABLE BEAMS,6500,1,0.75,40.3,HFET\n";
        const ImportPlan more = r.plan(r.file("longer.csv", longer));
        QCOMPARE(more.files.first().changedRuns(), 1);
        QVERIFY2(more.files.first().runs.at(1).changes.contains("HFET recorded: 0.5 /pb \u2192 1.25 /pb"),
                 qPrintable(more.files.first().runs.at(1).changes.join('|')));
    }

    void aSumDoesNotTakeSectionsAway()
    {
        Registry r;
        r.take("byls.csv", kByLs);
        const QByteArray header(
            "#Data tag : 19v3 , Norm tag: HFET\n#run:fill,time,nls,ncms,delivered(/fb),recorded(/fb)\n");
        QCOMPARE(r.take("sums.csv", header + "101:5839,06/16/17 20:55:44,3,2,0.001000000,0.000375000\n"), 0);
        const ImportPlan other =
            r.plan(r.file("other.csv", header + "101:5839,06/16/17 20:55:44,3,2,0.001,0.00036\n"));
        QVERIFY(other.files.first().runs.first().changes.contains("HFET: only the sum is known then"));
    }

    void aValueDoesNotTakeTheRestAway()
    {
        Registry r;
        r.take("byls.csv", kByLs);
        QCOMPARE(r.take("value.csv", "run,method,value(/pb)\n101,HFET,0.375\n"), 0);
        QCOMPARE(r.row(101).main()->delivered, inPb(1));
        // An error is news, and so is another value.
        const ImportPlan error =
            r.plan(r.file("error.csv", "run,method,value(/pb),stat\n101,HFET,0.375,0.01\n"));
        QVERIFY(error.files.first().isNews());
        const ImportPlan other = r.plan(r.file("other.csv", "run,method,value(/pb)\n101,HFET,0.4\n"));
        QVERIFY2(other.files.first().runs.first().changes.contains("HFET delivered: 1 /pb \u2192 none"),
                 qPrintable(other.files.first().runs.first().changes.join('|')));
    }

    void methods()
    {
        Registry r;
        const QString path = r.file("byls.csv", QByteArray(kByLs).replace("40.3,HFET\n500", "40.3,PLT\n500"));
        const auto mixed = readRunFile(path);
        QVERIFY(!mixed && mixed.error().cause.contains("HFET, PLT"));
        QCOMPARE(must(readRunFile(path, {"online", {}})).runs.first().luminosities.first().method,
                 QStringLiteral("online"));
        const QString tagged = r.file(
            "tagged.csv", QByteArray(kByLs).replace("Norm tag: None", "Norm tag: /x/normtag_PHYSICS.json"));
        QCOMPARE(must(readRunFile(tagged)).runs.first().luminosities.first().method,
                 QStringLiteral("normtag_PHYSICS"));
        QCOMPARE(readRunFile(path, {"a b", {}}).error().code, ErrorCode::InvalidInput);
        const QString old =
            r.file("old.csv",
                   "Run:Fill,LS,UTCTime,Beam Status,E(GeV),Delivered(/ub),Recorded(/ub),avgPU\r\n"
                   "101:2000,1:1,06/16/12 20:55:44,STABLE BEAMS,4000,1000,900,20\r\n");
        QVERIFY(readRunFile(old).error().cause.contains("--method"));
        QCOMPARE(must(readRunFile(old, {"lumicalc", {}})).runs.first().luminosities.first().recorded,
                 (Luminosity{900, LumiUnit::PerUb, {}, {}}));
        const QString rates = r.file("rates.csv", QByteArray(kByLs).replace("(/pb)", "(hz/ub)"));
        QVERIFY(readRunFile(rates).error().cause.contains("rates"));
    }

    void triggerPaths()
    {
        Registry r;
        const QString path = r.file("paths.csv",
                                    "#run:fill,ls,time,hltpath,delivered(/pb),recorded(/pb),avgpu,source\n"
                                    "101:1,1:1,06/16/17 20:55:44,HLT_A,1,0.5,4,HFET\n"
                                    "101:1,1:1,06/16/17 20:55:44,HLT_B,1,0.25,4,HFET\n");
        QVERIFY(readRunFile(path).error().cause.contains("HLT_A, HLT_B"));
        QVERIFY(readRunFile(path, {{}, "HLT_A"}).error().cause.contains("--method"));
        QVERIFY(readRunFile(path, {"a", "HLT_C"}).error().cause.contains("HLT_C"));
        const RunFile one = must(readRunFile(path, {"a-path", "HLT_B"}));
        QCOMPARE(one.runs.first().luminosities.first().recorded, inPb(0.25));
        QVERIFY(!one.runs.first().startedAt && !one.runs.first().facts.lumisections);
        QVERIFY(
            readRunFile(r.file("byls.csv", kByLs), {{}, "HLT_A"}).error().cause.contains("no trigger paths"));
    }

    void fillsAndTheirOrder()
    {
        Registry r;
        QCOMPARE(r.take("fills.csv", kFills), 1);
        const RunFacts first = r.row(101).facts;
        QCOMPARE(first.fill, 5839);
        QCOMPARE(first.energy, 6499);
        QCOMPARE(first.field, 3.8);
        QVERIFY(first.beams.contains("PROTON") && first.stableFrom && first.stableUntil);
        QCOMPARE(r.row(102).facts.fill, 5839);
        // The nominal energy of a luminosity table does not replace what was measured.
        r.take("byls.csv", kByLs);
        QCOMPARE(r.row(101).facts.energy, 6499);
        QCOMPARE(r.row(101).facts.lumisections, 2);
        QCOMPARE(r.row(101).facts.beams, first.beams);
        QCOMPARE(r.take("fills.csv", kFills), 0);
        QVERIFY(!r.row(101).run.startedAt.has_value() || r.row(101).run.startedAt != first.stableFrom);
    }

    void offlineLuminosities()
    {
        Registry r;
        const QByteArray values(
            "run,method,value(/pb),stat,syst\n101,bhabha,1.5,0.01,0.02\n101,gamma-gamma,1.25,0.01,0.03\n");
        r.take("offline.csv", values);
        const RunRow row = r.row(101);
        QCOMPARE(row.by("bhabha")->recorded, (Luminosity{1.5, LumiUnit::PerPb, 0.01, 0.02}));
        QVERIFY(!row.by("gamma-gamma")->delivered);
        QCOMPARE(r.take("offline.csv", values), 0);
        QVERIFY(
            readRunFile(r.file("bare.csv", "run,value(/pb)\n101,1\n")).error().cause.contains("--method"));
    }

    void listsRegisterRuns()
    {
        Registry r;
        r.take("golden.json", "{\"101\": [[1, 5]], \"601\": [[1, 2], [4, 9]]}");
        r.take("runs.txt", "# in May\n601 602, 603\n");
        QCOMPARE(r.number("SELECT count(*) FROM runs WHERE run > 600"), 3);
        QCOMPARE(must(listImports(r.store.db(), 9)).first().format, QStringLiteral("run-list"));
        QCOMPARE(r.take("golden.json", "{\"101\": [[1, 5]], \"601\": [[1, 2], [4, 9]]}"), 0);
        const auto normtag = readRunFile(r.file("normtag.json", "[[\"hfet\", {\"101\": [[1, 2]]}]]"));
        QVERIFY(!normtag && normtag.error().cause.contains("normtag"));
        QCOMPARE(readRunFile(r.store.folder().path("missing")).error().code, ErrorCode::NotFound);
    }

    void filesOnTopOfEachOther()
    {
        Registry r;
        const QList<RunFile> files{must(readRunFile(r.file("a.csv", kByLs))),
                                   must(readRunFile(r.file("b.csv", kByLs))),
                                   must(readRunFile(r.file("fills.csv", kFills)))};
        const ImportPlan plan = must(planImport(r.store.db(), files, QStringLiteral("cosmic")));
        QVERIFY(plan.files.at(0).isNews() && !plan.files.at(1).isNews());
        QVERIFY2(plan.files.at(2).runs.first().changes.contains("energy: 6500 GeV \u2192 6499 GeV"),
                 qPrintable(plan.files.at(2).runs.first().changes.join('|')));
        QCOMPARE(must(writeImport(r.store.db(), plan, r.actor())), (QList<qint64>{1, 0, 2}));
        QCOMPARE(r.row(500).run.type, QStringLiteral("cosmic"));
        QCOMPARE(r.row(101).facts.energy, 6499);
    }

    void readingIsFollowedAndEnded()
    {
        Registry r;
        QByteArray text("run,method,value(/pb)\n");
        for (int run = 1; run <= 60'000; ++run)
            text += QByteArray::number(run) + ",bhabha,0.125\n";
        const QString path = r.file("many.csv", text);
        QList<qint64> told;
        const auto whole = readRunFile(path, {}, {{}, [&told, &text](qint64 done, qint64 of) {
                                                      QCOMPARE(of, 2 * text.size());
                                                      told.append(done);
                                                  }});
        QCOMPARE(must(whole).runs.size(), 60'000);
        QVERIFY(told.size() >= 4 && told.last() <= 2 * text.size());
        QVERIFY(std::is_sorted(told.begin(), told.end()));

        // In the middle of it, and before it begins.
        for (const qint64 after : {qint64(text.size()) * 3 / 2, qint64(0)}) {
            std::stop_source stop;
            if (after == 0)
                stop.request_stop();
            const auto part = readRunFile(path, {}, {stop.get_token(), [&stop, after](qint64 done, qint64) {
                                                         if (done > after)
                                                             stop.request_stop();
                                                     }});
            QCOMPARE(part.error().code, ErrorCode::Cancelled);
            QVERIFY(part.error().context.contains("many.csv"));
        }
    }

    void withdrawing()
    {
        Registry r;
        const qint64 first = r.take("byls.csv", kByLs);
        const qint64 second = r.take("better.csv", QByteArray(kByLs).replace("0.25,0.125", "0.25,0.2"));
        QCOMPARE(r.row(101).main()->recorded, inPb(0.45));
        // What the first said is said again by the second for one run, and by nobody else for the other.
        WithdrawalPlan plan = must(planWithdrawal(r.store.db(), first));
        QCOMPARE(plan.rows.size(), 4);  // luminosity and facts of two runs
        QCOMPARE(plan.current(), 3);
        const qint64 withdrawal = r.withdraw(second);
        QCOMPARE(r.row(101).main()->recorded, inPb(0.375));
        QCOMPARE(must(newestSections(r.store.db(), RunNumber(101)))->sections.first(),
                 (SectionLuminosity{1, 0.25, 0.125}));
        QCOMPARE(must(planWithdrawal(r.store.db(), second)).current(), 0);
        const auto withdrawnBy = [&r](qint64 import) {
            for (const ImportRow &row : must(listImports(r.store.db(), 100)))
                if (row.id == import)
                    return row.withdrawnBy;
            return QStringLiteral("there is no such import");
        };
        QCOMPARE(withdrawnBy(second), QStringLiteral("import %1").arg(withdrawal));
        QCOMPARE(withdrawnBy(first), QString());
        // The withdrawal is withdrawn, and the first one can be, now that it counts again.
        const qint64 again = r.withdraw(withdrawal);
        QCOMPARE(withdrawnBy(withdrawal), QStringLiteral("import %1").arg(again));
        QCOMPARE(withdrawnBy(second), QString());
        QCOMPARE(r.row(101).main()->recorded, inPb(0.45));
        r.withdraw(second);
        r.withdraw(first);
        QVERIFY(r.row(101).luminosities.isEmpty());
        QVERIFY(!r.row(101).facts.fill);
        QCOMPARE(r.number("SELECT count(*) FROM runs WHERE run = 500"), 1);
        QCOMPARE(planWithdrawal(r.store.db(), 99).error().code, ErrorCode::NotFound);
        // And said again.
        QVERIFY(r.take("byls.csv", kByLs) > 0);
        QCOMPARE(r.row(101).main()->recorded, inPb(0.375));
    }

    void comesBackFromEveryFormat()
    {
        Registry r;
        r.take("byls.csv", kByLs);
        r.take("offline.csv", "run,method,value(/pb),stat,syst\n101,bhabha,1.5,0.01,0.02\n");
        const auto rows = must(listRunRows(r.store.db()));
        QCOMPARE(rows.size(), 4);

        const RunExport sections = must(exportLumiTable(r.store.db(), rows, "HFET", LumiUnit::PerPb, true));
        QCOMPARE(sections.runs, 2);
        QCOMPARE(sections.leftOut.size(), 2);
        Registry other;
        const QString path = other.file("exported.csv", sections.content);
        QVERIFY2(must(readRunFile(path)).report.remarks().isEmpty(), sections.content.constData());
        other.take(path);
        for (const qint64 run : {101, 500}) {
            const RunRow was = r.row(run), is = other.row(run);
            QCOMPARE(is.by("HFET")->delivered, was.by("HFET")->delivered);
            QCOMPARE(is.by("HFET")->recorded, was.by("HFET")->recorded);
            QCOMPARE(is.by("HFET")->lumisections, was.by("HFET")->lumisections);
            QCOMPARE(is.facts.fill, was.facts.fill);
            QCOMPARE(must(newestSections(other.store.db(), RunNumber(run)))->sections,
                     must(newestSections(r.store.db(), RunNumber(run)))->sections);
        }

        const RunExport sums = must(exportLumiTable(r.store.db(), rows, "HFET", LumiUnit::PerNb, false));
        Registry third;
        const QString sumsPath = third.file("sums.csv", sums.content);
        QVERIFY2(must(readRunFile(sumsPath)).report.remarks().isEmpty(), sums.content.constData());
        third.take(sumsPath);
        QCOMPARE(third.row(101).by("HFET")->recorded, (Luminosity{375, LumiUnit::PerNb, {}, {}}));
        QCOMPARE(third.row(500).run.startedAt, r.row(500).run.startedAt);

        const RunExport values = exportLumiValues(rows, "bhabha");
        third.take("values.csv", values.content);
        QCOMPARE(third.row(101).by("bhabha")->recorded, (Luminosity{1.5, LumiUnit::PerPb, 0.01, 0.02}));

        const RunExport good = must(exportSections(r.store.db(), rows));
        QCOMPARE(good.content.simplified(), QByteArray("{\"101\": [[1, 2]], \"500\": [[7, 7]]}"));
        const RunExport plain = exportRuns(rows);
        QCOMPARE(plain.content, QByteArray("101\n102\n103\n500\n"));
        QVERIFY(!exportLumiTable(r.store.db(), rows, "HFET", LumiUnit::HzPerUb, false));
    }

    void runsToProcess()
    {
        Registry r;
        r.take("byls.csv", kByLs);
        const QString campaign =
            must(r.store.db().one("the campaign", "SELECT name FROM campaigns WHERE id = 1", {},
                                  [](const Row &row) { return row.text(0); }));
        const auto rows = must(listRunRows(r.store.db()));
        const RunExport todo = must(exportToProcess(r.store.db(), rows, campaign));
        const QJsonArray runs = QJsonDocument::fromJson(todo.content).object().value("runs").toArray();
        QCOMPARE(runs.size(), todo.runs);
        QCOMPARE(runs.size(), 3);  // 500 is not of its range
        QCOMPARE(runs.first().toObject().value("run").toInteger(), 101);
        QCOMPARE(runs.first().toObject().value("luminosity").toObject().value("value").toDouble(), 0.375);
        QCOMPARE(exportToProcess(r.store.db(), rows, "none").error().code, ErrorCode::NotFound);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("runs");
        QTest::newRow("lumi") << "lumi > 0.4"
                              << "102 500";
        QTest::newRow("recorded") << "recorded > 0.3 and recorded < 0.4"
                                  << "101";
        QTest::newRow("delivered") << "delivered >= 1"
                                   << "101 102 500";
        QTest::newRow("units") << "lumi = 2000000"
                               << "102";  // 2 /ab
        QTest::newRow("method") << "method = bhabha"
                                << "101";
        QTest::newRow("not by the method") << "method != bhabha"
                                           << "102 103 500";
        QTest::newRow("contains") << "method ~ hf"
                                  << "101 500";
        QTest::newRow("fill") << "fill in (5839, 5841)"
                              << "101";
        QTest::newRow("energy") << "energy > 6000"
                                << "101 500";
        QTest::newRow("sections") << "lumisections = 2"
                                  << "101";
        QTest::newRow("duration") << "duration < 0.4"
                                  << "500";
        QTest::newRow("none known") << "not lumi > 0"
                                    << "103";
        QTest::newRow("all") << ""
                             << "101 102 103 500";
    }
    void filters()
    {
        QFETCH(QString, filter);
        QFETCH(QString, runs);
        Registry r;
        r.take("byls.csv", kByLs);
        // The main one is the luminometer's, though an analysis is newer.
        r.take("offline.csv", "run,method,value(/pb)\n101,bhabha,1.5\n");
        r.store.sql("INSERT INTO run_luminosities (run, method, unit, delivered, import_id, at) VALUES"
                    " (102, 'PLT', '/ab', '2', 1, 1000)");
        const auto node = parseFilter(filter, runFields());
        QVERIFY(node);
        QStringList found;
        for (const RunRow &row : must(listRunRows(r.store.db(), *node)))
            found.append(QString::number(row.run.run));
        QCOMPARE(found.join(' '), runs);
    }
};

QTEST_GUILESS_MAIN(RunImportTest)
#include "runimporttest.moc"

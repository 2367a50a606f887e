// The quality of runs in the table of runs: what a cell says, and runs found by it beside all else.
#include "models/certification/signing.h"
#include "models/runs/runrows.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}
void must(const Result<> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
}

Actor actor(const char *name, Role role = Role::Dq)
{
    return {{QLatin1StringView(name), role, {}}, 5, {}, QStringLiteral("test")};
}

// Runs 101 to 103: 101 with 10 lumisections and 55 /nb, 102 with four and 9 /nb, 103 with neither.
struct Scene : StoreFixture {
    Scene() : StoreFixture(Stage::Created)
    {
        for (const char *name : {"tracker", "muons", "method"})
            must(addDetector(db(), QLatin1StringView(name), QString(name).toUpper(), true,
                             actor("max", Role::Manager)));
        sql("INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at,"
            " imported_by) VALUES (1, 'luminosity', 'f',"
            " 'sha256:0000000000000000000000000000000000000000000000000000000000000000', 1, 0, 0, '{}', 1,"
            " 'max');"
            "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, lumisections, import_id,"
            " at) VALUES (101, 'online', '/nb', '60', '55', 10, 1, 1), (102, 'online', '/nb', '9', '9', 2, 1,"
            " 1);"
            "INSERT INTO run_facts (run, fill, energy_gev, lumisections, import_id, at) VALUES"
            " (102, 1365, '3500', 4, 1, 1)");
    }
    qint64 flag(qint64 run, const char *detector, QualityFlag flag, qint32 first = 1,
                qint32 last = kLastLumisection, bool automatic = false)
    {
        return must(setFlag(db(), {run, QLatin1StringView(detector), first, last, flag, automatic, {}, {}},
                            actor("dora")));
    }
    void move(qint64 run, const char *detector, QualityState from, QualityState to)
    {
        must(moveQualityState(db(), run, QLatin1StringView(detector), from, to, {}, actor("dora")));
    }
    QString found(const QString &filter)
    {
        const auto node = parseFilter(filter, must(runFields(db())), 0);
        if (!node)
            return node.error().cause;
        const auto rows = listRunRows(db(), *node);
        if (!rows)
            return rows.error().cause;
        QStringList runs;
        for (const RunRow &row : *rows)
            runs.append(QString::number(row.run.run));
        return runs.join(u' ');
    }
    RunFlag cell(qint64 run, qsizetype detector)
    {
        return must(loadRunRow(db(), RunNumber(run))).flags.at(detector);
    }
};
}  // namespace

class RunFlagsTest : public QObject {
    Q_OBJECT

  private slots:
    void aCellIsOneWord()
    {
        Scene scene;
        const RunRows nothing = must(loadRunRows(scene.db()));
        QCOMPARE(nothing.detectors.size(), 3);
        for (const RunRow &row : nothing.rows) {
            QCOMPARE(row.flags.size(), 3);
            QCOMPARE(row.flags.first().text(), QStringLiteral("not-set"));
        }
        QCOMPARE(nothing.rows.at(0).flags.first().lumisections, (FlagCounts{10, 0, 0, 0}));
        QCOMPARE(nothing.rows.at(1).flags.first().lumisections, (FlagCounts{4, 0, 0, 0}));
        QCOMPARE(nothing.rows.at(2).flags.first().lumisections, (FlagCounts{1, 0, 0, 0}));

        scene.flag(101, "tracker", QualityFlag::Good, 1, 10);  // all there are
        scene.flag(102, "tracker", QualityFlag::Good, 1, 3);
        scene.flag(103, "tracker", QualityFlag::Excluded, 1, 70);  // as far as anybody knows
        scene.flag(101, "muons", QualityFlag::Good);
        scene.flag(101, "muons", QualityFlag::Bad, 4, 6);
        const RunRows all = must(loadRunRows(scene.db()));
        QCOMPARE(all.rows.at(0).flags.at(0).text(), QStringLiteral("good"));
        QCOMPARE(all.rows.at(0).flags.at(1).word(), kMixed);
        QCOMPARE(all.rows.at(0).flags.at(1).lumisections, (FlagCounts{0, 7, 3, 0}));
        QCOMPARE(all.rows.at(1).flags.at(0).lumisections, (FlagCounts{1, 3, 0, 0}));
        QCOMPARE(all.rows.at(2).flags.at(0).text(), QStringLiteral("excluded"));
        QCOMPARE(all.rows.at(0).flags.at(1).json(),
                 (QJsonObject{{"flag", "mixed"},
                              {"state", "open"},
                              {"confirmed", false},
                              {"lumisections",
                               QJsonObject{{"not-set", 0}, {"good", 7}, {"bad", 3}, {"excluded", 0}}}}));
        // A run alone says the same, and so do some of them.
        QCOMPARE(must(loadRunRow(scene.db(), RunNumber(101))).flags, all.rows.at(0).flags);
        const auto some = must(loadRunRows(scene.db(), must(parseFilter(u"run > 101", runFields()))));
        QCOMPARE(some.rows.at(0).flags, all.rows.at(1).flags);
        QCOMPARE(some.rows.at(1).flags, all.rows.at(2).flags);
    }

    void aPersonCountsBeforeAProgram()
    {
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Bad);
        scene.flag(101, "tracker", QualityFlag::Good, 1, kLastLumisection, true);  // newer, but automatic
        QCOMPARE(scene.cell(101, 0).word(), toWord(QualityFlag::Bad));
        QCOMPARE(scene.found("tracker = bad"), QStringLiteral("101"));
        const qint64 mistake = scene.flag(101, "tracker", QualityFlag::Excluded);
        QCOMPARE(scene.found("tracker = excluded"), QStringLiteral("101"));
        must(undoFlag(scene.db(), mistake, "wrong run", actor("dora")));
        QCOMPARE(scene.found("tracker = bad"), QStringLiteral("101"));
    }

    void statesAreMarked()
    {
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Good);
        scene.move(101, "tracker", QualityState::Open, QualityState::SignedOff);
        QCOMPARE(scene.cell(101, 0).text(), QStringLiteral("good, signed-off"));
        scene.move(101, "tracker", QualityState::SignedOff, QualityState::Completed);
        QCOMPARE(scene.cell(101, 0).text(), QStringLiteral("good, completed"));
        must(confirmQuality(scene.db(), 101, "tracker", {}, actor("max", Role::Manager)));
        QCOMPARE(scene.cell(101, 0).text(), QStringLiteral("good, confirmed"));
        QCOMPARE(scene.cell(101, 1).text(), QStringLiteral("not-set"));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("runs");
        const auto row = [](const char *filter, const char *runs) {
            QTest::newRow(filter) << QString(filter) << QString(runs);
        };
        row("tracker = good", "101");
        row("tracker != good", "102 103");
        row("tracker != bad", "101 102 103");
        row("tracker = mixed", "102");
        row("tracker = not-set", "103");
        row("tracker != not-set", "101 102");
        row("tracker in (good, not-set)", "101 103");
        row("tracker not in (good, not-set)", "102");
        row("tracker ~ oo", "101");
        row("tracker ~ t", "103");  // not-set
        row("not tracker = good", "102 103");
        row("muons = bad or tracker = good", "101 102");
        row("tracker = good or run = 103", "101 103");
        row("run > 100 and lumi > 0.01 and tracker = good", "101");
        row("run > 101 and lumi > 0.001 and tracker = good", "");
        row("TRACKER = Good and lumi > 50 /nb", "101");
        row("quality.method = excluded", "103");
        row("quality.method = excluded and method = online", "");
        row("method = online and quality.method = not-set", "101 102");
        // The value that is written is the one that is found, whatever the unit.
        row("lumi = 55 /nb", "101");
        row("lumi = 9 /nb", "102");
        row("lumi > 9 /nb", "101");
        row("lumi >= 0.009 /pb", "101 102");
        row("energy = 3.5 TeV", "102");
    }

    void filters()
    {
        QFETCH(QString, filter);
        QFETCH(QString, runs);
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Good);
        scene.flag(102, "tracker", QualityFlag::Good, 1, 2);
        scene.flag(102, "muons", QualityFlag::Bad);
        scene.flag(103, "method", QualityFlag::Excluded);
        QCOMPARE(scene.found(filter), runs);
    }

    void aMemoryIsNeverBehind()
    {
        Scene scene;
        RunFlagMemory memory;
        const auto same = [&] {
            const RunRows plain = must(loadRunRows(scene.db()));
            const RunRows kept = must(loadRunRows(scene.db(), {}, &memory));
            const auto flags = [](const RunRow &row) { return row.flags; };
            return plain.rows.size() == kept.rows.size()
                && std::equal(plain.rows.begin(), plain.rows.end(), kept.rows.begin(),
                              [&](const RunRow &a, const RunRow &b) { return flags(a) == flags(b); });
        };
        QVERIFY(same());
        const qint64 entry = scene.flag(101, "tracker", QualityFlag::Good, 1, 10);
        QVERIFY(same());
        scene.flag(103, "muons", QualityFlag::Bad, 2, 3);
        QVERIFY(same());
        scene.sql(
            "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, lumisections, import_id,"
            " at) VALUES (101, 'online', '/nb', '60', '55', 12, 1, 2)");
        QVERIFY(same());
        QCOMPARE(must(loadRunRows(scene.db(), {}, &memory)).rows.at(0).flags.at(0).lumisections,
                 (FlagCounts{2, 10, 0, 0}));
        scene.sql("INSERT INTO run_facts (run, fill, lumisections, import_id, at) VALUES (103, 9, 5, 1, 2)");
        QVERIFY(same());
        scene.move(101, "tracker", QualityState::Open, QualityState::SignedOff);
        QVERIFY(same());
        scene.move(101, "tracker", QualityState::SignedOff, QualityState::Completed);
        must(confirmQuality(scene.db(), 101, "tracker", {}, actor("max", Role::Manager)));
        QVERIFY(same());
        must(moveQualityState(scene.db(), 101, "tracker", QualityState::Completed, QualityState::Open,
                              "again", actor("max", Role::Manager)));
        must(undoFlag(scene.db(), entry, "wrong", actor("dora")));
        QVERIFY(same());
        must(retireDetector(scene.db(), "tracker", "sold", actor("max", Role::Manager)));
        QVERIFY(same());
        const auto node = must(parseFilter(u"muons = mixed", must(runFields(scene.db()))));
        QCOMPARE(must(loadRunRows(scene.db(), node, &memory)).rows.size(), 1);
    }

    void mistakesAreNamed()
    {
        Scene scene;
        QVERIFY(
            scene.found("trakcer = good").contains("there is no field \"trakcer\"; did you mean tracker"));
        QVERIFY(scene.found("tracker = goood").contains("tracker has no value \"goood\"; did you mean good"));
        QVERIFY(scene.found("tracker = red").contains("not-set, good, bad, excluded, mixed"));
        QVERIFY(scene.found("tracker > good").contains("as tracker is compared"));
        // Nobody asks for a detector that is retired, nor for one that is not there.
        must(retireDetector(scene.db(), "tracker", "sold", actor("max", Role::Manager)));
        QCOMPARE(must(loadRunRows(scene.db())).detectors.size(), 2);
        QVERIFY(scene.found("tracker = good").contains("there is no field \"tracker\""));
        Detector stranger;
        stranger.name = stranger.title = QStringLiteral("x");
        const FilterNode node = must(parseFilter(u"x = good", runFields(QList<Detector>{stranger})));
        QCOMPARE(listRunRows(scene.db(), node).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(RunFlagsTest)
#include "runflagstest.moc"

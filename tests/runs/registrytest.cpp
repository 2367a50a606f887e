// The registry of runs in a real store: the newest luminosity and facts, sections, imports.
#include "models/runs/registry.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QByteArray kImports(
    "INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, imported_by)"
    " SELECT n, CASE n WHEN 3 THEN 'withdrawal' ELSE 'luminosity' END, CASE n WHEN 3 THEN 'import 2' ELSE "
    "'f' || n END,"
    " 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', n, 0, 0, '{\"taken\":1}', "
    "n, 'anna'"
    " FROM (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3) x ORDER BY n;");

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

void say(StoreFixture &store, const char *values)
{
    store.sql(
        QByteArray("INSERT INTO run_luminosities (run, method, unit, delivered, recorded, recorded_stat,"
                   " lumisections, sections, import_id, at) VALUES ")
        + values);
}
}  // namespace

class RegistryTest : public QObject {
    Q_OBJECT

  private slots:
    void theNewestCounts()
    {
        StoreFixture store(Stage::Created);
        store.sql(kImports);
        say(store, "(101, 'HFET', '/pb', '0.25', '0.2', '', 2, '[[1,0.125,0.1],[2,0.125,0.1]]', 1, 1)");
        say(store, "(101, 'bhabha', '/nb', '', '200.5', '0.5', 0, '', 1, 1)");
        say(store, "(102, 'HFET', '/ub', '1e-05', '', '', 0, '', 1, 1)");
        say(store, "(101, 'HFET', '/pb', '0.3', '0.22', '', 2, '[[1,0.15,null],[7,0.15,0.22]]', 2, 2)");
        const auto all = must(newestLuminosities(store.db()));
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(0).method, QStringLiteral("HFET"));
        QCOMPARE(all.at(0).delivered, (Luminosity{0.3, LumiUnit::PerPb, {}, {}}));
        QCOMPARE(all.at(0).value(), (Luminosity{0.22, LumiUnit::PerPb, {}, {}}));
        QCOMPARE(all.at(0).import, 2);
        QCOMPARE(all.at(1).recorded, (Luminosity{200.5, LumiUnit::PerNb, 0.5, {}}));
        QVERIFY(!all.at(1).delivered);
        QCOMPARE(all.at(2).value(), (Luminosity{1e-5, LumiUnit::PerUb, {}, {}}));
        QCOMPARE(must(newestLuminosities(store.db(), {RunNumber(102), RunNumber(999)})), all.sliced(2));
        QCOMPARE(must(luminosityMethods(store.db())), (QStringList{"HFET", "bhabha"}));

        const auto sections = must(newestSections(store.db(), RunNumber(101)));
        QVERIFY(sections);
        QCOMPARE(sections->of, all.at(0));
        QCOMPARE(sections->sections, (QList<SectionLuminosity>{{1, 0.15, {}}, {7, 0.15, 0.22}}));
        QVERIFY(must(newestSections(store.db(), RunNumber(101), "bhabha"))->sections.isEmpty());
        QVERIFY(!must(newestSections(store.db(), RunNumber(101), "online")));
        QVERIFY(!must(newestSections(store.db(), RunNumber(103))));

        // What is withdrawn is not known any more, and can be said again.
        say(store, "(101, 'HFET', '/pb', '', '', '', 0, '', 3, 3)");
        QCOMPARE(must(newestLuminosities(store.db())), all.sliced(1));
        QCOMPARE(must(newestSections(store.db(), RunNumber(101)))->of.method, QStringLiteral("bhabha"));
        say(store, "(101, 'HFET', '/pb', '0.3', '0.22', '', 0, '', 3, 3)");
        QCOMPARE(must(newestLuminosities(store.db())).size(), 3);
    }

    void whichStandsForARun()
    {
        const auto of = [](const char *method, qint64 id, bool delivered) {
            RunLuminosity one;
            one.id = id;
            one.method = QLatin1StringView(method);
            one.recorded = Luminosity{1, LumiUnit::PerPb, {}, {}};
            if (delivered)
                one.delivered = one.recorded;
            return one;
        };
        QVERIFY(!mainLuminosity({}));
        const QList<RunLuminosity> analyses{of("bhabha", 1, false), of("gamma-gamma", 5, false)};
        QCOMPARE(mainLuminosity(analyses)->method, QStringLiteral("gamma-gamma"));
        const QList<RunLuminosity> meters = analyses + QList{of("HFET", 2, true), of("PLT", 3, true)};
        QCOMPARE(mainLuminosity(meters)->method, QStringLiteral("PLT"));
        const QList<RunLuminosity> all = meters + QList{of("online", 1, true)};
        QCOMPARE(mainLuminosity(all)->method, QStringLiteral("online"));
    }

    void facts()
    {
        StoreFixture store(Stage::Created);
        store.sql(
            kImports
            + "INSERT INTO run_facts (run, fill, energy_gev, import_id, at) VALUES (101, 5839, '6500', 1, 1),"
              " (102, NULL, '', 1, 1);"
              "INSERT INTO run_facts (run, fill, beams, energy_gev, field_t, stable_from, stable_until,"
              " lumisections, import_id, at) VALUES (101, 5839, 'Proton', '6499.5', '3.8', 5, 9, 62, 2, 2)");
        const auto all = must(newestFacts(store.db()));
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0), (RunFacts{RunNumber(101), 5839, "Proton", 6499.5, 3.8, 5, 9, 62, 2, 2}));
        QVERIFY(!all.at(1).fill && !all.at(1).energy && !all.at(1).lumisections);
        QCOMPARE(must(newestFacts(store.db(), {RunNumber(102)})), all.sliced(1));
    }

    void imports()
    {
        StoreFixture store(Stage::Created);
        store.sql(kImports);
        say(store,
            "(101, 'HFET', '/pb', '0.25', '0.2', '', 2, '', 1, 1), (102, 'HFET', '/pb', '1', '1', '', 2, '', "
            "2, 2)");
        store.sql("INSERT INTO run_facts (run, fill, import_id, at) VALUES (101, 7, 1, 1), (103, 8, 1, 1)");
        const auto rows = must(listImports(store.db(), 10));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(2).origin, QStringLiteral("f1"));
        QCOMPARE(rows.at(2).runs, 2);
        QVERIFY(rows.at(2).withdrawnBy.isEmpty());
        QCOMPARE(rows.at(1).withdrawnBy, QStringLiteral("import 3"));
        QCOMPARE(rows.at(0).format, QStringLiteral("withdrawal"));
        QCOMPARE(must(listImports(store.db(), 1)).size(), 1);
        QCOMPARE(must(importReport(store.db(), 1)).value("taken").toInt(), 1);
        QCOMPARE(importReport(store.db(), 9).error().code, ErrorCode::NotFound);
    }

    void aNumberThatIsNoneIsTold()
    {
        StoreFixture store(Stage::Created);
        store.sql(kImports);
        store.force("run_luminosities",
                    "INSERT INTO run_luminosities (run, method, unit, recorded, import_id, at) VALUES"
                    " (101, 'HFET', '/pb', '1,5', 1, 1)");
        const auto read = newestLuminosities(store.db());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY2(read.error().cause.contains("1,5"), qPrintable(read.error().cause));
    }

    void sectionsAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no list") << "{}";
        QTest::newRow("empty") << "[]";
        QTest::newRow("two cells") << "[[1,2]]";
        QTest::newRow("four cells") << "[[1,2,3,4]]";
        QTest::newRow("a text") << "[[1,\"2\",3]]";
        QTest::newRow("half a section") << "[[1.5,2,3]]";
        QTest::newRow("section 0") << "[[0,2,3]]";
        QTest::newRow("twice") << "[[1,2,3],[1,2,3]]";
        QTest::newRow("back") << "[[2,2,3],[1,2,3]]";
        QTest::newRow("cut") << "[[1,2,3],[2,2";
        QTest::newRow("beyond") << "[[2147483648,2,3]]";
        QTest::newRow("nested") << QString("[").repeated(5000);
    }
    void sectionsAsText()
    {
        QFETCH(QString, text);
        const auto read = parseSections(text);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QVERIFY(!read.error().cause.isEmpty());
    }

    void sectionsComeBack()
    {
        QCOMPARE(must(parseSections({})).size(), 0);
        QCOMPARE(sectionsText({}), QString());
        const QList<SectionLuminosity> sections{{1, 0.160000792, 0.154234862}, {2, {}, 1e-9}, {70, 3, {}}};
        QCOMPARE(sectionsText(sections),
                 QStringLiteral("[[1,0.160000792,0.154234862],[2,null,1e-09],[70,3,null]]"));
        QCOMPARE(must(parseSections(sectionsText(sections))), sections);
    }
};

QTEST_GUILESS_MAIN(RegistryTest)
#include "registrytest.moc"

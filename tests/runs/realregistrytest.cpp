// The registry fed with the tables, lists and fills of a real experiment, which lie beside the repository
// (../shared/data) where there are any, and compared with what was counted in them by other means
// (oracle.json).
#include "models/runs/runexport.h"
#include "models/runs/runimport.h"
#include "tests/storage/storefixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QString shared(const QString &name)
{
    return QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/") + name);
}

QJsonObject oracle(const QString &folder)
{
    QFile file(shared(folder + "/oracle.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

const Actor kAnna{{QStringLiteral("anna"), Role::Manager, {}}, 1000, {}, QStringLiteral("runs.import")};

ImportPlan planOf(Database &db, const QString &path, const QString &method)
{
    return must(planImport(db, {must(readRunFile(path, {method, {}}))}, QStringLiteral("physics")));
}

// The oracle's sums are rounded to nine digits behind the point.
bool isNear(const std::optional<Luminosity> &found, double wanted)
{
    return found && std::abs(found->value - wanted) <= 0.5001e-9;
}
}  // namespace

class RealRegistryTest : public QObject {
    Q_OBJECT

  private slots:
    void init()
    {
        if (QDir(shared(QStringLiteral("lumi"))).exists())
            return;
        qWarning("NOT TESTED: there are no real tables at %s.", qPrintable(shared(QString())));
        QSKIP("The real lists and tables are not beside this repository; nothing was imported from them.");
    }

    void luminosityTables_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("method");  // "": as the file says
        QTest::newRow("pb") << "lumi_small.csv"
                            << "";
        QTest::newRow("path") << "FillByLs_2017_lowPU.csv"
                              << "HLT_HIMu17";
        QTest::newRow("average") << "avgLumi17H.csv"
                                 << "HLT_HIMu17";
    }
    void luminosityTables()
    {
        QFETCH(QString, name);
        QFETCH(QString, method);
        StoreFixture store(Stage::Empty);
        Database &db = store.db();
        const QString path = shared("lumi/" + name);
        const ImportPlan plan = planOf(db, path, method);
        const QJsonObject wanted = oracle("lumi").value(name).toObject();
        QCOMPARE(plan.files.first().newRuns(), wanted.value("runs").toInteger());
        QVERIFY(plan.files.first().report.isWhole());
        must(writeImport(db, plan, kAnna));
        const auto rows = must(listRunRows(db));
        QCOMPARE(qint64(rows.size()), wanted.value("runs").toInteger());
        const QJsonObject byRun = wanted.value("by_run").toObject();
        QCOMPARE(qsizetype(byRun.size()), rows.size());
        for (const RunRow &row : rows) {
            const QJsonArray run = byRun.value(QString::number(row.run.run)).toArray();
            QVERIFY(isNear(row.main()->delivered, run.at(1).toDouble()));
            QVERIFY(isNear(row.main()->recorded, run.at(2).toDouble()));
            QVERIFY(row.facts.fill > 5000);
            QCOMPARE(QString("(%1)").arg(toWord(row.main()->unit())), wanted.value("unit").toString());
            const auto sections = must(newestSections(db, RunNumber(row.run.run)));
            QCOMPARE(qint64(sections->sections.size()), row.main()->lumisections);
        }
        // Nothing of it is taken a second time, as it is or as it is written out again.
        QVERIFY(!planOf(db, path, method).files.first().isNews());
        const QString own = rows.first().main()->method;
        const RunExport again = must(exportLumiTable(db, rows, own, rows.first().main()->unit(), true));
        QCOMPARE(again.runs, qint64(rows.size()));
        const QString out = store.folder().path(QStringLiteral("again.csv"));
        QFile file(out);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(again.content) == again.content.size());
        file.close();
        const ImportPlan same = planOf(db, out, {});
        QVERIFY(same.files.first().report.remarks().isEmpty());
        for (const RunImport &run : same.files.first().runs)
            QVERIFY2(run.luminosities.isEmpty(), qPrintable(run.changes.join("; ")));
    }

    void fillsAndLists()
    {
        StoreFixture store(Stage::Empty);
        Database &db = store.db();
        must(writeImport(db, planOf(db, shared("cert/2017.json"), {}), kAnna));
        const QJsonObject cert = oracle("cert").value("cert").toObject().value("2017.json").toObject();
        QCOMPARE(qint64(must(listRunRows(db)).size()), cert.value("runs").toInteger());
        const ImportPlan fills = planOf(db, shared("lumi/2018FillsWBM.csv"), {});
        QVERIFY(fills.files.first().newRuns() > 1000);
        must(writeImport(db, fills, kAnna));
        QVERIFY(!planOf(db, shared("lumi/2018FillsWBM.csv"), {}).files.first().isNews());
        const auto facts = must(newestFacts(db));
        QCOMPARE(qint64(facts.size()), fills.files.first().newRuns());
        for (const RunFacts &one : facts)
            QVERIFY(one.fill >= 6570 && one.fill <= 7492 && one.energy && one.stableFrom && one.stableUntil);
        const auto some = must(listRunRows(db, must(parseFilter(u"fill = 7492", runFields()))));
        QVERIFY(!some.isEmpty());
        for (const RunRow &row : some)
            QVERIFY(row.facts.beams.contains("PB82") && row.facts.energy == 6369);
    }
};

QTEST_GUILESS_MAIN(RealRegistryTest)
#include "realregistrytest.moc"

// Good-run lists and luminosity tables of real experiments, which lie beside the repository (../shared/data)
// where there are any, with what was counted in them by other means (oracle.json).
#include "models/runs/filltable.h"
#include "models/runs/lumisums.h"
#include "models/runs/runlistreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace shiftdeck;

namespace {
QString shared(const QString &name)
{
    return QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/") + name);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject oracle(const QString &folder)
{
    return QJsonDocument::fromJson(contentOf(shared(folder + "/oracle.json"))).object();
}

RunList listOf(const QString &name)
{
    const auto read = readRunListFile(shared("cert/" + name));
    if (!read || !read->report.remarks().isEmpty())
        qWarning("%s is not read without a remark", qPrintable(name));
    return read ? read->list.list : RunList();
}

// The oracle's sums are rounded to nine digits behind the point.
bool isNear(const std::optional<Luminosity> &found, double wanted)
{
    return found && std::abs(found->value - wanted) <= 0.5001e-9;
}
}  // namespace

class RealLuminosityTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void goodRunLists();
    void algebra();
    void luminosityTables_data();
    void luminosityTables();
    void fillTables_data();
    void fillTables();
    void normtag();
};

void RealLuminosityTest::init()
{
    if (QDir(shared(QStringLiteral("cert"))).exists())
        return;
    qWarning("NOT TESTED: there are no real lists at %s.", qPrintable(shared(QString())));
    QSKIP("The real lists and tables are not beside this repository; nothing was tested on them.");
}

void RealLuminosityTest::goodRunLists()
{
    const QJsonObject counted = oracle("cert").value("cert").toObject();
    QVERIFY(counted.size() >= 16);
    for (auto it = counted.begin(); it != counted.end(); ++it) {
        const QJsonObject wanted = it->toObject();
        const RunList list = listOf(it.key());
        QCOMPARE(list.runs(), wanted.value("runs").toInteger());
        QCOMPARE(qint64(list.ranges().size()), wanted.value("ranges").toInteger());
        QCOMPARE(list.lumisections(), wanted.value("lumisections").toInteger());
        QCOMPARE(list.firstRun()->value(), wanted.value("first_run").toInteger());
        QCOMPARE(list.lastRun()->value(), wanted.value("last_run").toInteger());
        const auto again = parseRunList(list.json(), it.key());
        QVERIFY(again && again->list == list && again->report.remarks().isEmpty());
    }
}

void RealLuminosityTest::algebra()
{
    const QJsonObject relations = oracle("cert").value("relations").toObject();
    int compared = 0;
    for (auto it = relations.begin(); it != relations.end(); ++it) {
        const QStringList names = it.key().split(" vs ");
        if (names.size() != 2)
            continue;
        const RunList a = listOf(names.at(0)), b = listOf(names.at(1));
        const QJsonObject wanted = it->toObject();
        const RunListDifference parts = difference(a, b);
        QCOMPARE(combined(ListOperation::Or, a, b).lumisections(), wanted.value("union").toInteger());
        QCOMPARE(parts.common.lumisections(), wanted.value("intersection").toInteger());
        QCOMPARE(parts.onlyFirst.lumisections(), wanted.value("only_first").toInteger());
        QCOMPARE(parts.onlySecond.lumisections(), wanted.value("only_second").toInteger());
        QCOMPARE(combined(ListOperation::Xor, a, b).lumisections(),
                 wanted.value("only_first").toInteger() + wanted.value("only_second").toInteger());
        ++compared;
    }
    QCOMPARE(compared, 5);
    QVERIFY(relations.value("Run2012A|Run2012B == Run2012AB").toBool()
            && relations.value("2017B|..|2017F == 2017").toBool());
    QVERIFY(combined(ListOperation::Or, listOf("Run2012A.json"), listOf("Run2012B.json"))
            == listOf("Run2012AB.json"));
    RunList year;
    for (const char *era : {"2017B.json", "2017C.json", "2017D.json", "2017E.json", "2017F.json"})
        year = combined(ListOperation::Or, year, listOf(era));
    QVERIFY(year == listOf("2017.json"));
}

void RealLuminosityTest::luminosityTables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("trailer");
    QTest::newRow("pb") << "lumi_small.csv" << int(TrailerState::Missing);
    QTest::newRow("path") << "FillByLs_2017_lowPU.csv" << int(TrailerState::Agrees);
    QTest::newRow("average") << "avgLumi17H.csv" << int(TrailerState::Agrees);
}

void RealLuminosityTest::luminosityTables()
{
    QFETCH(QString, name);
    QFETCH(int, trailer);
    const QJsonObject wanted = oracle("lumi").value(name).toObject();
    const QJsonObject lists = wanted.value("with_json").toObject();
    std::map<QString, LumiJoin> joins;
    for (auto it = lists.begin(); it != lists.end(); ++it)
        joins.emplace(it.key(), LumiJoin(listOf(it.key())));
    LumiSums sums;
    const auto file =
        readLumiCsvFile(shared("lumi/" + name), [&](const LumiHeader &header, const LumiRow &row) {
            sums.add(header, row);
            for (auto &[key, join] : joins)
                if (!join.add(header, row))
                    qWarning("no join with %s", qPrintable(key));
        });
    QVERIFY(file);
    QCOMPARE(int(file->trailer), trailer);
    QVERIFY(file->report.isWhole());
    QCOMPARE(QString("(%1)").arg(toWord(file->header.unit)), wanted.value("unit").toString());
    QCOMPARE(file->report.taken(), wanted.value("rows").toInteger());
    QCOMPARE(qint64(sums.runs.size()), wanted.value("runs").toInteger());
    QCOMPARE(qint64(sums.fills.size()), wanted.value("fills").toInteger());
    QCOMPARE(sums.all.lumisections() - sums.all.cmsLumisections(), wanted.value("ls_not_in_cms").toInteger());
    QVERIFY(isNear(sums.all.delivered(), wanted.value("delivered").toDouble()));
    QVERIFY(isNear(sums.all.recorded(), wanted.value("recorded").toDouble()));
    const QJsonObject byRun = wanted.value("by_run").toObject();
    for (auto it = byRun.begin(); it != byRun.end(); ++it) {
        const LumiTotals &run = sums.runs.at(it.key().toLongLong());
        QCOMPARE(run.lumisections(), it->toArray().at(0).toInteger());
        QVERIFY(isNear(run.delivered(), it->toArray().at(1).toDouble()));
        QVERIFY(isNear(run.recorded(), it->toArray().at(2).toDouble()));
    }
    for (auto it = lists.begin(); it != lists.end(); ++it) {
        const LumiJoin &join = joins.at(it.key());
        QCOMPARE(join.totals().size(), size_t(1));
        const LumiTotals &totals = join.totals().begin()->second;
        QCOMPARE(totals.lumisections(), it->toObject().value("rows").toInteger());
        QVERIFY(isNear(totals.delivered(), it->toObject().value("delivered").toDouble()));
        QVERIFY(isNear(totals.recorded(), it->toObject().value("recorded").toDouble()));
        // What has no row, and what has one, are the list.
        QCOMPARE(join.missing().lumisections() + totals.lumisections(), join.list().lumisections());
    }
    // brilcalc names only some of the lumisections that have no row; the join finds them all.
    if (name == "avgLumi17H.csv") {
        const RunList missing = joins.begin()->second.missing();
        QCOMPARE(missing.lumisections(), 308);
        QCOMPARE(file->notInResults.lumisections(), 78);
        QVERIFY(combined(ListOperation::Minus, file->notInResults, missing).isEmpty());
    }
}

void RealLuminosityTest::fillTables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("fills");
    QTest::addColumn<QString>("peakUnit");
    QTest::newRow("2016") << "2016FillsWBM.csv" << 177 << "hz/ub";
    QTest::newRow("2018") << "2018FillsWBM.csv" << 289 << "1e34cm^-2s^-1";
}

void RealLuminosityTest::fillTables()
{
    QFETCH(QString, name);
    QFETCH(int, fills);
    QFETCH(QString, peakUnit);
    const auto table = readFillTableFile(shared("lumi/" + name));
    QVERIFY(table);
    QVERIFY(table->report.isWhole());
    QCOMPARE(table->fills.size(), fills);
    for (const FillRow &row : table->fills) {
        QCOMPARE(QString(toWord(row.peak->unit)), peakUnit);
        QVERIFY(row.stableSeconds && row.begin && row.end && row.delivered && row.recorded);
        // The table rounds the span to minutes.
        QVERIFY(std::abs(double(*row.end - *row.begin) / 1000 - double(*row.stableSeconds)) <= 61);
        if (row.delivered->value >= 1 && row.efficiencyByLumi)
            QVERIFY(std::abs(100 * row.recorded->value / row.delivered->value - *row.efficiencyByLumi) < 0.2);
    }
}

void RealLuminosityTest::normtag()
{
    const auto read = readRunListFile(shared("lumi/normtag_PHYSICS.json"));
    QVERIFY(read && read->normtag);
    QCOMPARE(qint64(read->normtag->entries.size()), read->report.taken());
    qint64 sum = 0;
    for (int tag = 0; tag < read->normtag->tags.size(); ++tag)
        sum += read->normtag->list(tag).lumisections();
    QCOMPARE(sum, read->list.list.lumisections());
    // What was certified in 2017 has a luminometer, but for a few lumisections.
    const RunList without = combined(ListOperation::Minus, listOf("2017.json"), read->list.list);
    QVERIFY(without.lumisections() < 100);
}

QTEST_APPLESS_MAIN(RealLuminosityTest)
#include "realluminositytest.moc"

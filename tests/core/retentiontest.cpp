#include "models/core/retention.h"

#include <QTest>

#include <cmath>

using namespace shiftdeck;

namespace {
RunRetention runOf(qint64 run, qint64 read, qint64 kept)
{
    RunRetention result;
    result.run = run;
    result.outputs = 1;
    result.empty = kept == 0 ? 1 : 0;
    result.read = read;
    result.kept = kept;
    return result;
}
}  // namespace

class RetentionTest : public QObject {
    Q_OBJECT

  private slots:
    void chanceIsFishersTable()
    {
        // C(4, 2) / C(6, 2) = 6 / 15; C(3, 3) / C(5, 3) = 1 / 10, by hand.
        QVERIFY(std::abs(chanceOfNone(2, 2, 4) - 0.4) < 1e-12);
        QVERIFY(std::abs(chanceOfNone(2, 3, 3) - 0.1) < 1e-12);
    }

    void chanceTendsToTheSimpleFormula()
    {
        // A rate that is well known: (1 - p)^N.
        const double simple = std::pow(1.0 - 0.001, 5000);
        QVERIFY(std::abs(chanceOfNone(5000, 100'000, 100'000'000) / simple - 1.0) < 1e-3);
        // One that is hardly known says less: one event in 1000 proves nothing about 14,000.
        QVERIFY(chanceOfNone(14'000, 1, 1000) > 0.05);
    }

    void nothingKnownIsNoSuspicion()
    {
        QCOMPARE(chanceOfNone(1000, 0, 1'000'000), 1.0);
        QCOMPARE(chanceOfNone(0, 5, 10), 1.0);
        QCOMPARE(chanceOfNone(1000, 0, 0), 1.0);
        // More entries than events is no number that the formula knows; all events were kept then.
        QVERIFY(chanceOfNone(100, 500, 200) < 1e-6);
    }

    void emptyRunAmongFullOnes()
    {
        QList<RunRetention> runs{runOf(1, 10'000, 200), runOf(2, 10'000, 0), runOf(3, 10'000, 190),
                                 runOf(4, 20, 0)};
        judgeEmptyRuns(runs);
        QVERIFY(!runs[0].suspicious);
        QVERIFY(runs[1].suspicious);
        QVERIFY(runs[1].chance < kSuspiciousChance);
        QCOMPARE(runs[1].readElsewhere, 20'020);
        QCOMPARE(runs[1].keptElsewhere, 390);
        // Twenty events at two percent may well keep none.
        QVERIFY(!runs[3].suspicious);
        QVERIFY(runs[3].chance > 0.5);
    }

    void smallEmptyRunsAreJudgedTogether()
    {
        QList<RunRetention> runs{runOf(1, 10'000, 500)};
        for (int i = 0; i < 10; ++i)
            runs.append(runOf(2 + i, 60, 0));
        runs.append(runOf(20, 10'000, 480));
        judgeEmptyRuns(runs);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(runs[1 + i].suspicious);
            QCOMPARE(runs[1 + i].stretchRuns, 10);
            QCOMPARE(runs[1 + i].stretchRead, 600);
        }
        // Alone each of them would say nothing.
        QVERIFY(chanceOfNone(60, 980, 20'000) > 1e-3);
        // A run between them that keeps events ends the stretch.
        runs[5] = runOf(6, 60, 2);
        judgeEmptyRuns(runs);
        QVERIFY(runs[1].stretchRuns == 4 && runs[6].stretchRuns == 5);
    }

    void streamThatIsEmptyEverywhere()
    {
        QList<RunRetention> runs{runOf(1, 10'000, 0), runOf(2, 10'000, 0)};
        judgeEmptyRuns(runs);
        QVERIFY(!runs[0].suspicious && !runs[1].suspicious);
        judgeEmptyRuns(runs = {});
    }

    void runWithoutEventsIsNotMarked()
    {
        QList<RunRetention> runs{runOf(1, 10'000, 500), runOf(2, 0, 0), runOf(3, 5'000, 0)};
        judgeEmptyRuns(runs);
        QVERIFY(!runs[1].suspicious);
        QVERIFY(runs[2].suspicious);
    }

    void rateHasAnError()
    {
        const Rate some = retentionRate(25, 100);
        QCOMPARE(some.value, 0.25);
        QVERIFY(std::abs(some.error - 0.0433) < 0.002);
        // Nothing kept is no proof that nothing is ever kept.
        QVERIFY(retentionRate(0, 100).error > 0.004);
        QCOMPARE(retentionRate(0, 0).error, 0.0);
        QCOMPARE(retentionRate(300, 100).value, 1.0);
    }
};

QTEST_APPLESS_MAIN(RetentionTest)
#include "retentiontest.moc"

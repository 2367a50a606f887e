#include "models/core/qualityflags.h"

#include <QRandomGenerator>
#include <QTest>

using namespace shiftdeck;

namespace {
using F = QualityFlag;

FlagEntry manual(qint64 id, qint32 first, qint32 last, F flag) { return {id, first, last, flag, false, 0}; }
FlagEntry automatic(qint64 id, qint32 first, qint32 last, F flag) { return {id, first, last, flag, true, 0}; }
FlagEntry undoing(qint64 id, const FlagEntry &entry)
{
    return {id, entry.first, entry.last, entry.flag, entry.automatic, entry.id};
}

// By the words of the header, a lumisection at a time.
qint64 countingEntry(const std::vector<FlagEntry> &entries, qint32 lumisection)
{
    const FlagEntry *best = nullptr;
    for (const FlagEntry &entry : entries) {
        bool stands = entry.undoes == 0;
        for (const FlagEntry &other : entries)
            stands = stands && other.undoes != entry.id;
        if (!stands || lumisection < entry.first || lumisection > entry.last)
            continue;
        if (!best || (best->automatic && !entry.automatic)
            || (best->automatic == entry.automatic && entry.id > best->id))
            best = &entry;
    }
    return best ? best->id : 0;
}
}  // namespace

class QualityFlagsTest : public QObject {
    Q_OBJECT

  private slots:
    void nothingIsSetWithoutAnEntry()
    {
        QVERIFY(resolvedFlags({}).empty());
        QCOMPARE(countFlags({}, 90), (FlagCounts{90, 0, 0, 0}));
        QCOMPARE(lastNamedLumisection({}), 0);
    }

    void theNewestEntryCounts()
    {
        const auto ranges = resolvedFlags(
            {manual(1, 1, 100, F::Good), manual(2, 10, 19, F::Bad), manual(3, 15, 30, F::Excluded)});
        QCOMPARE(
            ranges,
            (std::vector<FlagRange>{
                {1, 9, F::Good, 1}, {10, 14, F::Bad, 2}, {15, 30, F::Excluded, 3}, {31, 100, F::Good, 1}}));
        QCOMPARE(countFlags(ranges, 100), (FlagCounts{0, 79, 5, 16}));
        QCOMPARE(countFlags(ranges, 12), (FlagCounts{0, 9, 3, 0}));
        QCOMPARE(countFlags(ranges, 120), (FlagCounts{20, 79, 5, 16}));
        QCOMPARE(lastNamedLumisection(ranges), 100);
    }

    void aManualVerdictBeatsANewerAutomaticOne()
    {
        const auto ranges = resolvedFlags({automatic(1, 1, kLastLumisection, F::Good),
                                           manual(2, 5, 8, F::Bad), automatic(3, 4, 6, F::Excluded)});
        QCOMPARE(ranges,
                 (std::vector<FlagRange>{{1, 3, F::Good, 1},
                                         {4, 4, F::Excluded, 3},
                                         {5, 8, F::Bad, 2},
                                         {9, kLastLumisection, F::Good, 1}}));
        QCOMPARE(lastNamedLumisection(ranges), 8);
    }

    void notSetTakesAManualVerdictAway()
    {
        const auto ranges = resolvedFlags({automatic(1, 1, 9, F::Good), manual(2, 1, 9, F::NotSet)});
        QCOMPARE(ranges, (std::vector<FlagRange>{{1, 9, F::NotSet, 2}}));
        QCOMPARE(countFlags(ranges, 9), (FlagCounts{9, 0, 0, 0}));
    }

    void whatWasUndoneDoesNotCount()
    {
        const FlagEntry bad = manual(2, 3, 4, F::Bad);
        QCOMPARE(resolvedFlags({manual(1, 1, 9, F::Good), bad, undoing(3, bad)}),
                 (std::vector<FlagRange>{{1, 9, F::Good, 1}}));
        QVERIFY(resolvedFlags({bad, undoing(3, bad)}).empty());
    }

    void theOrderGivenDoesNotMatter()
    {
        QCOMPARE(resolvedFlags({manual(3, 2, 3, F::Bad), manual(1, 1, 4, F::Good)}),
                 resolvedFlags({manual(1, 1, 4, F::Good), manual(3, 2, 3, F::Bad)}));
    }

    void asOneLumisectionAtATime()
    {
        QRandomGenerator random(20101110);
        for (int round = 0; round < 400; ++round) {
            std::vector<FlagEntry> entries;
            for (int i = 1; i <= 14; ++i) {
                if (i > 3 && random.bounded(5) == 0 && entries[size_t(i - 3)].undoes == 0) {
                    entries.push_back(undoing(i, entries[size_t(i - 3)]));
                    continue;
                }
                const qint32 first = random.bounded(1, 40);
                const qint32 last = random.bounded(8) == 0 ? kLastLumisection : random.bounded(first, 41);
                entries.push_back({i, first, last, F(random.bounded(4)), random.bounded(3) == 0, 0});
            }
            const auto ranges = resolvedFlags(entries);
            qint32 before = 0;
            for (const FlagRange &range : ranges) {
                QVERIFY(range.first > before && range.last >= range.first);
                before = range.last;
            }
            for (qint32 lumisection = 1; lumisection <= 50; ++lumisection) {
                qint64 found = 0;
                for (const FlagRange &range : ranges)
                    if (lumisection >= range.first && lumisection <= range.last)
                        found = range.entry;
                QCOMPARE(found, countingEntry(entries, lumisection));
            }
        }
    }

    // Ranges that all touch the same lumisections must not be looked through again for each entry.
    void manyEntriesAreNoSquare()
    {
        std::vector<FlagEntry> entries;
        for (int i = 1; i <= 200'000; ++i)
            entries.push_back(manual(i, i, i + (i % 3), i % 2 == 0 ? F::Good : F::Bad));
        const auto ranges = resolvedFlags(entries);
        QVERIFY(ranges.size() <= 2 * entries.size());
        QCOMPARE(ranges.back().last, 200'002);
        QCOMPARE(countFlags(ranges, 200'002)[size_t(F::NotSet)], 0);
    }
};

QTEST_GUILESS_MAIN(QualityFlagsTest)
#include "qualityflagstest.moc"

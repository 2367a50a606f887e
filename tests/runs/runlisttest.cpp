#include "models/runs/certifiedlist.h"
#include "models/runs/lumisectionset.h"
#include "models/runs/runlistreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>
#include <set>

using namespace shiftdeck;

namespace {
using Points = std::set<std::pair<qint64, qint64>>;

LumiRange range(qint64 run, qint32 first, qint32 last) { return {RunNumber(run), first, last}; }

Points pointsOf(const RunList &list)
{
    Points points;
    for (const LumiRange &r : list.ranges())
        for (qint64 ls = r.first; ls <= r.last; ++ls)
            points.insert({r.run.value(), ls});
    return points;
}

// The form that the header promises: sorted, disjoint, not adjacent, valid.
bool isCompact(const RunList &list)
{
    for (size_t i = 0; i < list.ranges().size(); ++i) {
        const LumiRange &r = list.ranges()[i];
        if (!r.isValid())
            return false;
        if (i == 0)
            continue;
        const LumiRange &before = list.ranges()[i - 1];
        if (before.run > r.run || (before.run == r.run && qint64(before.last) + 1 >= r.first))
            return false;
    }
    return true;
}
}  // namespace

class RunListTest : public QObject {
    Q_OBJECT

  private slots:
    void compacts();
    void boundsOfTheNumbers();
    void algebraIsThatOfSets();
    void restricts();
    void text();
    void setNoticesWhatItHas();
    void provenanceIsCarriedAlong();
    void provenanceFromOutside_data();
    void provenanceFromOutside();
};

void RunListTest::compacts()
{
    const RunList list =
        RunList::of({range(2, 5, 9), range(1, 7, 7), range(2, 10, 12), range(2, 1, 6), range(2, 14, 14)});
    QVERIFY(list.ranges() == (std::vector{range(1, 7, 7), range(2, 1, 12), range(2, 14, 14)}));
    QCOMPARE(list.runs(), 2);
    QCOMPARE(list.lumisections(), 14);
    QVERIFY(list.contains(RunNumber(2), 12) && list.contains(RunNumber(2), 1)
            && list.contains(RunNumber(1), 7));
    QVERIFY(!list.contains(RunNumber(2), 13) && !list.contains(RunNumber(1), 8)
            && !list.contains(RunNumber(3), 1));
    QCOMPARE(list.firstRun()->value(), 1);
    QCOMPARE(list.lastRun()->value(), 2);
    QVERIFY(!RunList().firstRun() && RunList().isEmpty());
}

void RunListTest::boundsOfTheNumbers()
{
    const qint32 most = std::numeric_limits<qint32>::max();
    const RunList all = RunList::of({range(kMaxRunNumber, 1, most)});
    const RunList end = RunList::of({range(kMaxRunNumber, most, most)});
    QCOMPARE(all.lumisections(), qint64(most));
    QVERIFY(combined(ListOperation::Or, all, end) == all);
    QVERIFY(combined(ListOperation::And, all, end) == end);
    QVERIFY(combined(ListOperation::Minus, end, all).isEmpty());
    QVERIFY(combined(ListOperation::Xor, all, end).ranges()
            == (std::vector{range(kMaxRunNumber, 1, most - 1)}));
    QVERIFY(RunList::of({range(1, most, most), range(1, most - 1, most - 1)}).ranges().size() == 1);
}

void RunListTest::algebraIsThatOfSets()
{
    std::mt19937_64 random(6);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    for (int round = 0; round < 400; ++round) {
        RunList lists[2];
        for (RunList &list : lists) {
            std::vector<LumiRange> ranges;
            for (int n = below(12); n > 0; --n) {
                const int first = 1 + below(20);
                ranges.push_back(range(1 + below(4), first, first + below(6)));
            }
            list = RunList::of(ranges);
            QVERIFY(isCompact(list));
        }
        const Points a = pointsOf(lists[0]), b = pointsOf(lists[1]);
        const auto check = [&](ListOperation operation, auto wanted) {
            Points points;
            for (qint64 run = 1; run <= 5; ++run)
                for (qint64 ls = 1; ls <= 30; ++ls)
                    if (wanted(a.contains({run, ls}), b.contains({run, ls})))
                        points.insert({run, ls});
            const RunList result = combined(operation, lists[0], lists[1]);
            return isCompact(result) && pointsOf(result) == points
                && result.lumisections() == qint64(points.size());
        };
        QVERIFY(check(ListOperation::And, [](bool x, bool y) { return x && y; }));
        QVERIFY(check(ListOperation::Or, [](bool x, bool y) { return x || y; }));
        QVERIFY(check(ListOperation::Minus, [](bool x, bool y) { return x && !y; }));
        QVERIFY(check(ListOperation::Xor, [](bool x, bool y) { return x != y; }));
        const RunListDifference parts = difference(lists[0], lists[1]);
        QVERIFY(combined(ListOperation::Or, parts.common, parts.onlyFirst) == lists[0]);
        QVERIFY(combined(ListOperation::Or, parts.common, parts.onlySecond) == lists[1]);
        QCOMPARE(parts.isNone(), lists[0] == lists[1]);
    }
}

void RunListTest::restricts()
{
    const RunList list = RunList::of({range(1, 1, 5), range(3, 1, 5), range(3, 9, 9), range(7, 2, 2)});
    QVERIFY(list.restricted(RunNumber(2), RunNumber(3)).ranges()
            == (std::vector{range(3, 1, 5), range(3, 9, 9)}));
    QVERIFY(list.restricted(RunNumber(4), RunNumber(6)).isEmpty());
    QVERIFY(list.restricted({RunNumber(7), RunNumber(1)}).ranges()
            == (std::vector{range(1, 1, 5), range(7, 2, 2)}));
    QCOMPARE(list.runNumbers(), (QList{RunNumber(1), RunNumber(3), RunNumber(7)}));
}

void RunListTest::text()
{
    const RunList list =
        RunList::of({range(297050, 12, 137), range(297050, 193, 776), range(297056, 12, 203)});
    QCOMPARE(list.json(), QByteArray("{\"297050\": [[12, 137], [193, 776]],\n \"297056\": [[12, 203]]}\n"));
    QCOMPARE(RunList().json(), QByteArray("{}\n"));
    for (const RunList &one : {list, RunList()}) {
        const auto back = parseRunList(one.json(), "text");
        QVERIFY(back && back->list == one && back->report.remarks().isEmpty());
        QVERIFY(QJsonDocument::fromJson(one.json()).isObject());
    }
}

void RunListTest::setNoticesWhatItHas()
{
    std::mt19937_64 random(7);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    LumisectionSet set;
    Points points;
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        const qint64 run = 1 + below(3);
        const int first = 1 + below(1000), last = first + below(3);
        bool known = false;
        for (int ls = first; ls <= last; ++ls)
            known = known || points.contains({run, ls});
        QCOMPARE(set.insert(range(run, first, last)), !known);
        refused += known ? 1 : 0;
        for (int ls = first; ls <= last && !known; ++ls)
            points.insert({run, ls});
    }
    QVERIFY(refused > 100);
    QVERIFY(pointsOf(set.list()) == points && isCompact(set.list()));
    const qint32 most = std::numeric_limits<qint32>::max();
    QVERIFY(set.insert(range(9, most, most)) && !set.insert(range(9, most, most))
            && set.insert(range(9, most - 1, most - 1)));
}

void RunListTest::provenanceIsCarriedAlong()
{
    const auto list = [](const char *name, std::vector<LumiRange> ranges) {
        CertifiedList result{RunList::of(std::move(ranges)), {}};
        result.from.origin = QLatin1StringView(name);
        result.from.checksum = sha256Of(result.list.json());
        result.from.runs = result.list.runs();
        result.from.lumisections = result.list.lumisections();
        return result;
    };
    const CertifiedList a = list("a.json", {range(1, 1, 10), range(2, 1, 5)});
    CertifiedList b = list("b.json", {range(1, 4, 20)});
    const CertifiedList made = restricted(combined(ListOperation::Minus, a, b), RunNumber(1), RunNumber(1));
    QVERIFY(made.list.ranges() == (std::vector{range(1, 1, 3)}));
    QCOMPARE(made.from.operation, QString("runs 1 to 1"));
    QCOMPARE(made.from.lumisections, 3);
    QCOMPARE(made.from.parts.at(0).operation, QString("minus"));
    QCOMPARE(made.from.parts.at(0).lumisections, 8);
    QVERIFY(made.from.parts.at(0).parts.at(1) == b.from);
    QVERIFY(made.from.isWhole());
    const auto back = Provenance::fromJson(made.from.json());
    QVERIFY(back && *back == made.from);
    QCOMPARE(made.from.text().count(u'\n'), 4);
    QVERIFY(made.from.text().contains("    a.json (2 runs, 15 LS; sha256:"));
    b.from.refused = 2;
    const CertifiedList part = combined(ListOperation::Or, a, b);
    QVERIFY(!part.from.isWhole());
    QVERIFY(part.from.text().contains("in part: 2 entries refused"));
    const CertifiedList runs = restricted(a, {RunNumber(2)}, b.from);
    QVERIFY(runs.list.ranges() == (std::vector{range(2, 1, 5)}));
    QVERIFY(runs.from.parts.size() == 2 && !runs.from.isWhole());
}

void RunListTest::provenanceFromOutside_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no origin") << QByteArray(R"({"runs": 1, "lumisections": 1, "refused": 0})");
    QTest::newRow("negative") << QByteArray(
        R"({"runs": -1, "lumisections": 1, "refused": 0, "origin": "a"})");
    QTest::newRow("fraction") << QByteArray(
        R"({"runs": 1.5, "lumisections": 1, "refused": 0, "origin": "a"})");
    QTest::newRow("no parts") << QByteArray(
        R"({"runs": 1, "lumisections": 1, "operation": "or", "parts": []})");
    QTest::newRow("no operation") << QByteArray(
        R"({"runs": 1, "lumisections": 1, "parts": [{"runs": 1, "lumisections": 1, "refused": 0, "origin": "a"}]})");
    QByteArray deep = R"({"runs": 1, "lumisections": 1, "refused": 0, "origin": "a"})";
    for (int i = 0; i < Provenance::kMaxDepth; ++i)
        deep = R"({"runs": 1, "lumisections": 1, "operation": "or", "parts": [)" + deep + "]}";
    QTest::newRow("deep") << deep;
}

void RunListTest::provenanceFromOutside()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    const auto read = Provenance::fromJson(document.object());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QVERIFY(!read.error().cause.isEmpty());
}

QTEST_APPLESS_MAIN(RunListTest)
#include "runlisttest.moc"

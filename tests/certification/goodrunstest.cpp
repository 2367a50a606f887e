// The list that a rule makes of runs, and what each clause costs, against a lumisection at a time.
#include "models/certification/goodruns.h"
#include "models/certification/lossescsv.h"

#include "models/core/filtermatch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace shiftdeck;

namespace {
using F = QualityFlag;

const QList<Detector> kDetectors{{"tracker", "Tracker", 1, true, false, {}, 0},
                                 {"muons", "Muons", 2, true, false, {}, 0},
                                 {"forward", "Forward", 3, false, false, {}, 0}};

FilterNode rule(const QString &text)
{
    const auto node = parseFilter(text, qualityFields(kDetectors, QualityFilter::ForLumisections), 0);
    if (!node)
        qFatal("%s: %s", qPrintable(text), qPrintable(node.error().cause));
    return *node;
}

QualityRun run(qint64 number, qint32 lumisections, const QHash<QString, std::vector<FlagRange>> &flags)
{
    QualityRun run;
    run.run = RunNumber(number);
    run.type = QStringLiteral("physics");
    run.energy = 3500;
    run.lumisections = lumisections;
    for (auto it = flags.cbegin(); it != flags.cend(); ++it)
        run.cells[it.key()].ranges = *it;
    return run;
}

Result<std::optional<LumiTable>> noLuminosity(RunNumber) { return std::optional<LumiTable>(); }

// 1 /ub in the first, 2 in the second lumisection, ...
Result<std::optional<LumiTable>> ascending(RunNumber)
{
    LumiTable table{LumiUnit::PerUb, {}};
    for (qint32 lumisection = 1; lumisection <= 200; ++lumisection)
        table.sections.emplace_back(lumisection, lumisection);
    return std::optional(table);
}

double valueOf(const LumiCount &count) { return count.luminosity ? count.luminosity->value : 0; }

GoodRuns made(const QString &text, const QList<QualityRun> &runs, const LumiOf &lumiOf = noLuminosity,
              const FlagCauses &causes = {})
{
    const auto result = goodRuns(rule(text), runs, kDetectors, lumiOf, causes);
    if (!result)
        qFatal("%s: %s", qPrintable(text), qPrintable(result.error().cause));
    return *result;
}
}  // namespace

class GoodRunsTest : public QObject {
    Q_OBJECT

  private slots:
    void whatPassesIsInTheList()
    {
        const auto result = made("tracker = good and muons = good",
                                 {run(7, 100,
                                      {{"tracker", {{1, 60, F::Good, 1}, {61, 80, F::Bad, 2}}},
                                       {"muons", {{11, kLastLumisection, F::Good, 3}}}}),
                                  run(9, 10, {})});
        QCOMPARE(result.list.json(), QByteArray("{\"7\": [[11, 60]]}\n"));
        QCOMPARE(result.antiList,
                 RunList::of({{RunNumber(7), 1, 10}, {RunNumber(7), 61, 100}, {RunNumber(9), 1, 10}}));
        QCOMPARE(result.runs, 2);
        QCOMPARE(result.unknown, 0);
        QCOMPARE(result.inList.lumisections, 50);
        QCOMPARE(result.inList.dark, 50);
        QVERIFY(!result.inList.luminosity);
    }

    // Of the losses of two clauses only what one of them alone removes is its own.
    void lossesAreOwnOrShared()
    {
        const auto result = made("tracker = good and muons = good",
                                 {run(7, 10,
                                      {{"tracker", {{1, 6, F::Good, 1}, {7, 10, F::Bad, 2}}},
                                       {"muons", {{1, 8, F::Good, 3}, {9, 10, F::Excluded, 4}}}})},
                                 ascending);
        QCOMPARE(result.losses.size(), size_t(2));
        QCOMPARE(result.losses[0].clause, QStringLiteral("tracker = good"));
        QCOMPARE(result.losses[0].own.lumisections, 2);  // 7, 8
        QCOMPARE(valueOf(result.losses[0].own), 15.0);
        QCOMPARE(result.losses[0].shared.lumisections, 2);  // 9, 10
        QCOMPARE(valueOf(result.losses[0].shared), 19.0);
        QCOMPARE(result.losses[1].own, LumiCount());
        QCOMPARE(valueOf(result.losses[1].shared), 19.0);
        QCOMPARE(valueOf(result.inList), 21.0);
        QCOMPARE(valueOf(result.lost), 34.0);
        QCOMPARE(result.lost.dark, 0);
        QCOMPARE(result.inList.luminosity->unit, LumiUnit::PerUb);
    }

    // LS   1-5   6          7          8          9          10
    // tra. good  good       HV trip    HV trip    bad        good
    // mu.  good  HV trip    HV trip    beam dump  beam dump  not set
    void lossesHaveTheirCause()
    {
        const FlagCauses causes{{2, "HV trip"}, {4, " HV  trip "}, {6, "beam dump"}};
        const auto result =
            made("tracker = good and muons = good",
                 {run(7, 10,
                      {{"tracker",
                        {{1, 6, F::Good, 1}, {7, 8, F::Bad, 2}, {9, 9, F::Bad, 5}, {10, 10, F::Good, 1}}},
                       {"muons", {{1, 5, F::Good, 3}, {6, 7, F::Excluded, 4}, {8, 9, F::Bad, 6}}}})},
                 ascending, causes);
        QCOMPARE(result.lost.lumisections, 5);
        QCOMPARE(valueOf(result.lost), 40.0);
        QVERIFY(result.byCause);
        QStringList shown;
        for (const CauseLoss &loss : result.byCause->causes)
            shown.append(QStringLiteral("%1 %2 in %3: %4 LS %5, %6 LS %7")
                             .arg(toWord(loss.kind), loss.name, loss.detectors.join(u'+'))
                             .arg(loss.own.lumisections)
                             .arg(valueOf(loss.own))
                             .arg(loss.shared.lumisections)
                             .arg(valueOf(loss.shared)));
        QCOMPARE(shown,
                 (QStringList{"cause HV trip in tracker+muons: 2 LS 13, 1 LS 8",
                              "cause beam dump in muons: 0 LS 0, 2 LS 17",
                              "no-cause  in tracker: 0 LS 0, 1 LS 9", "not-set  in muons: 1 LS 10, 0 LS 0"}));
        QCOMPARE(result.byCause->severalCauses.lumisections, 2);  // 8 and 9
        QCOMPARE(valueOf(result.byCause->severalCauses), 17.0);  // 13 + 10 + 17 = 40
        const std::vector<DetectorLoss> &detectors = result.byCause->detectors;
        QCOMPARE(detectors.size(), size_t(2));
        QCOMPARE(detectors[0].detector, QStringLiteral("tracker"));
        QCOMPARE(detectors[0].own, LumiCount());
        QCOMPARE(valueOf(detectors[0].shared), 24.0);  // 7, 8, 9
        QCOMPARE(detectors[1].detector, QStringLiteral("muons"));
        QCOMPARE(valueOf(detectors[1].own), 16.0);  // 6, 10
        QCOMPARE(valueOf(result.byCause->severalDetectors), 24.0);  // 16 + 24 = 40

        // The same as CSV, with its convention.
        const auto csv = lossesCsv(result, QStringLiteral("golden version 1"));
        QVERIFY(csv);
        QList<QByteArray> lines = csv->split('\n');
        QVERIFY(lines.takeFirst() == "# golden version 1" && lines.takeFirst().contains("all that is lost"));
        QCOMPARE(
            lines,
            (QList<QByteArray>{
                "by,what,detectors,ls_alone,luminosity_alone(/ub),dark_alone,ls_with_others,"
                "luminosity_with_others(/ub),dark_with_others",
                "list,,,5,15,0,,,", "lost,,,5,40,0,,,", "clause,tracker = good,,0,,0,3,24,0",
                "clause,muons = good,,2,16,0,3,24,0", "cause,HV trip,tracker muons,2,13,0,1,8,0",
                "cause,beam dump,muons,0,,0,2,17,0", "no-cause,,tracker,0,,0,1,9,0",
                "not-set,,muons,1,10,0,0,,0", "several-causes,,,2,17,0,,,", "detector,tracker,,0,,0,3,24,0",
                "detector,muons,,2,16,0,3,24,0", "several-detectors,,,3,24,0,,,", ""}));
    }

    // Of a "not" the opposite is to blame, of an "or" each part; a fact about the run is a cause, too.
    void whatKeepsALumisectionOut()
    {
        const FlagCauses causes{{1, "HV trip"}};
        const auto blamed = [&](const char *text, const QHash<QString, std::vector<FlagRange>> &flags) {
            QStringList shown;
            const GoodRuns result = made(text, {run(7, 1, flags)}, noLuminosity, causes);
            for (const CauseLoss &loss : result.byCause->causes)
                shown.append(causeName(loss) + u'/' + loss.detectors.join(u'+'));
            return shown;
        };
        const QHash<QString, std::vector<FlagRange>> bad{{"tracker", {{1, 1, F::Bad, 1}}}};
        QCOMPARE(blamed("not tracker = bad", bad), QStringList{"HV trip/tracker"});
        QCOMPARE(blamed("tracker = good or muons = good", bad),
                 (QStringList{"HV trip/tracker", "(not set)/muons"}));
        QCOMPARE(blamed("tracker = bad and muons = good", bad), QStringList{"(not set)/muons"});
        QCOMPARE(blamed("not (tracker = bad and energy = 3500)", bad),
                 (QStringList{"HV trip/tracker", "not energy = 3500/"}));
        QCOMPARE(blamed("tracker = bad and energy > 5000", bad), QStringList{"energy > 5000/"});
        QCOMPARE(blamed("tracker = excluded", {{"tracker", {{1, 1, F::Good, 1}}}}),
                 QStringList{"tracker = excluded/tracker"});
        QVERIFY(blamed("tracker = bad", bad).isEmpty());
        const auto losses = made("energy > 5000", {run(7, 1, bad)}).byCause->detectors;
        QVERIFY(losses.size() == 1 && losses[0].detector.isEmpty());
        QCOMPARE(detectorName(losses[0]), QStringLiteral("(about the run)"));
    }

    void fieldsOfTheRunCount()
    {
        QualityRun weak = run(8, 5, {{"tracker", {{1, 5, F::Good, 1}}}});
        weak.energy = 450;
        QualityRun odd = weak;
        odd.run = RunNumber(9);
        odd.energy.reset();
        const auto result = made("tracker = good and energy >= 3500",
                                 {run(7, 5, {{"tracker", {{1, 5, F::Good, 1}}}}), weak, odd});
        QCOMPARE(result.list.runNumbers(), QList{RunNumber(7)});
        QCOMPARE(result.losses[1].own.lumisections, 10);
        // What is not known is not what was asked for, and passes the opposite.
        QCOMPARE(made("not energy >= 3500", {odd}).list.lumisections(), 5);
    }

    void oneClauseWithAnOrIsOne()
    {
        const auto result =
            made("tracker = good or muons = good", {run(7, 10, {{"tracker", {{1, 4, F::Good, 1}}}})});
        QCOMPARE(result.losses.size(), size_t(1));
        QCOMPARE(result.losses[0].own.lumisections, 6);
        QCOMPARE(result.losses[0].shared.lumisections, 0);
    }

    void runsOfUnknownLengthGoAsFarAsTheirFlags()
    {
        const auto result =
            made("tracker = good",
                 {run(7, 0, {{"tracker", {{1, 4, F::Good, 1}, {5, 9, F::Bad, 2}}}}),
                  run(8, 0, {{"tracker", {{1, kLastLumisection, F::Good, 3}}}}), run(9, 0, {})});
        QCOMPARE(result.unknown, 3);
        QCOMPARE(result.list, RunList::of({{RunNumber(7), 1, 4}, {RunNumber(8), 1, 1}}));
        QCOMPARE(result.antiList, RunList::of({{RunNumber(7), 5, 9}, {RunNumber(9), 1, 1}}));
    }

    void luminositiesOfOtherUnitsAreConverted()
    {
        const auto lumiOf = [](RunNumber number) -> Result<std::optional<LumiTable>> {
            return std::optional(number == RunNumber(7) ? LumiTable{LumiUnit::PerUb, {{1, 2000}, {2, 500}}}
                                                        : LumiTable{LumiUnit::PerNb, {{2, 3}}});
        };
        const auto result = made("run > 0", {run(7, 2, {}), run(8, 3, {})}, lumiOf);
        QCOMPARE(result.inList.luminosity->unit, LumiUnit::PerUb);
        QCOMPARE(valueOf(result.inList), 5500.0);
        QCOMPARE(result.inList.dark, 2);
    }

    // A luminosity of the run as a whole counts whole or not at all.
    void luminosityOfARunAsAWhole()
    {
        const LumiOf whole = [](RunNumber number) -> Result<std::optional<LumiTable>> {
            return std::optional(LumiTable{LumiUnit::PerNb, {}, double(number.value())});
        };
        const auto result = made("tracker = good",
                                 {run(7, 10, {{"tracker", {{1, kLastLumisection, F::Good, 1}}}}),
                                  run(9, 10, {{"tracker", {{1, 10, F::Bad, 2}}}}),
                                  run(11, 10, {{"tracker", {{1, 4, F::Good, 3}, {5, 10, F::Bad, 4}}}})},
                                 whole);
        QCOMPARE(result.inList.lumisections, 14);
        QCOMPARE(result.inList.dark, 4);
        QCOMPARE(valueOf(result.inList), 7.0);
        QCOMPARE(result.lost.lumisections, 16);
        QCOMPARE(result.lost.dark, 6);
        QCOMPARE(valueOf(result.lost), 9.0);
        QCOMPARE(valueOf(result.losses[0].own), 9.0);
    }

    void wrongRulesAreRefused()
    {
        QCOMPARE(goodRuns(FilterNode(), {}, kDetectors, noLuminosity).error().code, ErrorCode::InvalidInput);
        const auto search =
            goodRuns(rule("tracker = good and \"trigger off\""), {}, kDetectors, noLuminosity);
        QCOMPARE(search.error().code, ErrorCode::InvalidInput);
        QVERIFY(search.error().cause.contains("search"));
    }

    void errorsOfTheLuminosityComeBack()
    {
        const auto broken = [](RunNumber) -> Result<std::optional<LumiTable>> {
            return fail(ErrorCode::Corrupt, QStringLiteral("run 7"), {});
        };
        QCOMPARE(goodRuns(rule("run > 0"), {run(7, 1, {})}, kDetectors, broken).error().code,
                 ErrorCode::Corrupt);
    }

    void lossesComeBackFromTheirText()
    {
        GoodRuns result = made("tracker = good and energy >= 5000",
                               {run(7, 10, {{"tracker", {{1, 6, F::Good, 1}}}})}, ascending);
        result.methods = {"HFET", "online"};
        const auto read = lossesFromJson(result.lossesJson());
        QVERIFY(read);
        QCOMPARE(read->losses, result.losses);
        QVERIFY(read->byCause && read->byCause == result.byCause);
        // Losses of a list that was made before they were told by cause.
        QVERIFY(!lossesFromJson("{\"list\":{\"lumisections\":1,\"dark\":1},\"lost\":{\"lumisections\":0,"
                                "\"dark\":0}}")
                     ->byCause);
        QCOMPARE(read->inList, result.inList);
        QCOMPARE(read->lost, result.lost);
        QCOMPARE(read->methods, result.methods);
        QCOMPARE(read->runs, 1);
        for (const char *wrong : {"", "[]", "{}", "{\"list\":{\"lumisections\":1,\"dark\":2}}",
                                  "{\"list\":{\"lumisections\":1,\"dark\":1},\"lost\":{\"lumisections\":0,"
                                  "\"dark\":0},\"byCause\":{\"causes\":[{\"kind\":\"x\"}]}}"})
            QCOMPARE(lossesFromJson(wrong).error().code, ErrorCode::InvalidInput);
    }

    // A rule of every kind over flags at random.
    void asOneLumisectionAtATime()
    {
        const QStringList rules{"tracker = good and muons = good and not forward = bad",
                                "tracker != bad and (muons = good or forward in (good, excluded))",
                                "run >= 5 and tracker = good and muons != not-set", "tracker = not-set"};
        QRandomGenerator random(20100924);
        FlagCauses causes;
        for (qint64 entry = 1; entry <= 40; entry += 2)
            causes.insert(entry, QStringLiteral("cause %1").arg(entry % 7));
        for (int round = 0; round < 120; ++round) {
            QList<QualityRun> runs;
            for (qint64 number = 1; number <= 6; ++number) {
                QHash<QString, std::vector<FlagRange>> flags;
                for (const Detector &detector : kDetectors)
                    for (qint32 at = 1; at < 40;) {
                        const qint32 last = at + random.bounded(1, 15);
                        if (random.bounded(4) > 0)
                            flags[detector.name].push_back({at, last, F(random.bounded(4)), at});
                        at = last + 1;
                    }
                runs.append(run(number, random.bounded(1, 45), flags));
            }
            const FilterNode node = rule(rules.at(round % rules.size()));
            const auto result = goodRuns(node, runs, kDetectors, ascending, causes);
            QVERIFY(result);
            qint64 lost = 0;
            double luminosity = 0;
            std::vector<qint64> own(result->losses.size()), shared(result->losses.size());
            for (const QualityRun &one : std::as_const(runs)) {
                for (qint32 lumisection = 1; lumisection <= one.lumisections; ++lumisection) {
                    const auto value = [&](const QString &field) -> QVariant {
                        if (field == u"run")
                            return one.run.value();
                        for (const FlagRange &range : one.cells.value(field).ranges)
                            if (lumisection >= range.first && lumisection <= range.last)
                                return QString(toWord(range.flag));
                        return QStringLiteral("not-set");
                    };
                    const bool passes = matchesFilter(node, {value, {}});
                    QCOMPARE(result->list.contains(one.run, lumisection), passes);
                    QCOMPARE(result->antiList.contains(one.run, lumisection), !passes);
                    lost += passes ? 0 : 1;
                    luminosity += passes ? lumisection : 0;
                    std::vector<size_t> failing;
                    const QList<FilterNode> clauses =
                        node.kind == FilterNode::And ? node.children : QList<FilterNode>{node};
                    for (qsizetype i = 0; i < clauses.size(); ++i)
                        if (!matchesFilter(clauses[i], {value, {}}))
                            failing.push_back(size_t(i));
                    for (const size_t i : failing)
                        ++(failing.size() == 1 ? own : shared)[i];
                }
            }
            QCOMPARE(result->lost.lumisections, lost);
            QCOMPARE(valueOf(result->inList), luminosity);
            // What is lost by one alone and by several together is all that is lost.
            LumiCount byCause = result->byCause->severalCauses,
                      byDetector = result->byCause->severalDetectors;
            double ofCauses = valueOf(byCause), ofDetectors = valueOf(byDetector);
            for (const CauseLoss &loss : result->byCause->causes) {
                byCause.lumisections += loss.own.lumisections;
                ofCauses += valueOf(loss.own);
            }
            for (const DetectorLoss &loss : result->byCause->detectors) {
                byDetector.lumisections += loss.own.lumisections;
                ofDetectors += valueOf(loss.own);
            }
            QCOMPARE(byCause.lumisections, lost);
            QCOMPARE(byDetector.lumisections, lost);
            QCOMPARE(ofCauses, valueOf(result->lost));
            QCOMPARE(ofDetectors, valueOf(result->lost));
            for (size_t i = 0; i < own.size(); ++i) {
                QCOMPARE(result->losses[i].own.lumisections, own[i]);
                QCOMPARE(result->losses[i].shared.lumisections, shared[i]);
            }
        }
    }
};

QTEST_GUILESS_MAIN(GoodRunsTest)
#include "goodrunstest.moc"

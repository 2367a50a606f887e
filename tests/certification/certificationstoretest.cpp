// Runs with their flags and their luminosity as they come out of a store, and the lists that are kept in it.
#include "models/certification/keeping.h"
#include "models/certification/signing.h"
#include "models/runs/runlistreader.h"
#include "tests/storage/storefixture.h"

#include <QJsonDocument>
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

Actor actor(const char *name, Role role = Role::Dq, TimeMs now = 5)
{
    return {{QLatin1StringView(name), role, {}}, now, {}, QStringLiteral("test")};
}

// Runs 101 to 103, of which 101 has 10 lumisections with their luminosity, 102 four without, and 103 neither.
struct Scene : StoreFixture {
    Scene() : StoreFixture(Stage::Created)
    {
        must(addDetector(db(), "tracker", "Tracker", true, actor("max", Role::Manager)));
        must(addDetector(db(), "muons", "Muons", true, actor("max", Role::Manager)));
        must(addDetector(db(), "forward", "Forward", false, actor("max", Role::Manager)));
        sql("INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, "
            "imported_by) VALUES"
            " (1, 'luminosity', 'byls.csv',"
            " 'sha256:0000000000000000000000000000000000000000000000000000000000000000', 1, 0, 0, '{}', 1, "
            "'max');"
            "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, lumisections, import_id, "
            "at,"
            " sections) VALUES (101, 'online', '/nb', '60', '55', 10, 1, 1,"
            " '[[1,2,1],[2,2,2],[3,3,3],[4,4,4],[5,5,5],[6,6,6],[7,7,7],[8,8,8],[9,9,9],[10,10,10]]');"
            "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, lumisections, import_id, "
            "at)"
            " VALUES (101, 'bhabha', '/pb', '', '0.06', 0, 1, 1);"
            "INSERT INTO run_facts (run, fill, energy_gev, lumisections, import_id, at) VALUES"
            " (101, 1364, '3500', NULL, 1, 1), (102, 1365, '450', 4, 1, 1)");
    }
    qint64 flag(qint64 run, const char *detector, QualityFlag flag, qint32 first = 1,
                qint32 last = kLastLumisection, bool automatic = false, const QString &cause = {})
    {
        return must(setFlag(db(), {run, QLatin1StringView(detector), first, last, flag, automatic, cause, {}},
                            actor("dora")));
    }
    void complete(qint64 run, const char *detector)
    {
        const QString name = QLatin1StringView(detector);
        must(moveQualityState(db(), run, name, QualityState::Open, QualityState::SignedOff, {},
                              actor("dora")));
        must(moveQualityState(db(), run, name, QualityState::SignedOff, QualityState::Completed, {},
                              actor("dora")));
    }
    QStringList matches(const char *filter)
    {
        const QualityRuns all = must(loadQualityRuns(db()));
        const auto node =
            parseFilter(QString(filter), qualityFields(all.detectors, QualityFilter::ForRuns), 0);
        if (!node)
            qFatal("%s: %s", filter, qPrintable(node.error().cause));
        QStringList runs;
        for (const QualityRun &run : matching(*node, all))
            runs.append(QString::number(run.run.value()));
        return runs;
    }
};
}  // namespace

class CertificationStoreTest : public QObject {
    Q_OBJECT

  private slots:
    void runsKnowTheirLengthAndLuminosity()
    {
        Scene scene;
        const QualityRuns all = must(loadQualityRuns(scene.db()));
        QCOMPARE(all.runs.size(), 3);
        QCOMPARE(all.detectors.size(), 3);
        QVERIFY(all.runs[0].lumisections == 10 && all.runs[0].fill == 1364 && all.runs[0].energy == 3500.0);
        QVERIFY(all.runs[0].lumi && qFuzzyCompare(*all.runs[0].lumi, 0.055));
        QVERIFY(all.runs[1].lumisections == 4 && !all.runs[1].lumi && all.runs[1].extent() == 4);
        QVERIFY(all.runs[2].lumisections == 0 && all.runs[2].extent() == 1);
        scene.flag(103, "tracker", QualityFlag::Good, 1, 77);
        const QualityRuns one = must(loadQualityRuns(scene.db(), {{103, 103}}));
        QVERIFY(one.runs.size() == 1 && one.runs[0].extent() == 77);
        must(retireDetector(scene.db(), "muons", {}, actor("max", Role::Manager)));
        QCOMPARE(must(loadQualityRuns(scene.db())).detectors.size(), 2);
    }

    void filtersKnowFlagsAndStates()
    {
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Good);
        scene.flag(101, "tracker", QualityFlag::Bad, 3, 4);
        scene.flag(101, "muons", QualityFlag::Good);
        scene.flag(102, "tracker", QualityFlag::Excluded);
        QCOMPARE(scene.matches("tracker = mixed"), QStringList{"101"});
        QCOMPARE(scene.matches("tracker = excluded or muons = good"), (QStringList{"101", "102"}));
        QCOMPARE(scene.matches("tracker = not-set"), QStringList{"103"});
        QCOMPARE(scene.matches("energy > 500 and lumi > 0.05 and fill = 1364"), QStringList{"101"});
        QCOMPARE(scene.matches("energy > 0.5 TeV and lumi = 55 /nb"), QStringList{"101"});
        QCOMPARE(scene.matches("not energy = 3500"), (QStringList{"102", "103"}));
        QCOMPARE(scene.matches("state = completed"), QStringList());
        scene.complete(101, "tracker");
        QCOMPARE(scene.matches("state = open"), (QStringList{"101", "102", "103"}));
        scene.complete(101, "muons");  // forward is optional
        QCOMPARE(scene.matches("state = completed"), QStringList{"101"});
    }

    void aRuleIsAskedOfTheStore()
    {
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Good);
        scene.flag(101, "tracker", QualityFlag::Bad, 9, 10);
        scene.flag(102, "tracker", QualityFlag::Good, 1, kLastLumisection, true);
        const GoodRuns made =
            must(goodRuns(scene.db(), {"tracker = good and energy >= 3500", "run < 103", {}}, 0));
        QCOMPARE(made.list.json(), QByteArray("{\"101\": [[1, 8]]}\n"));
        QCOMPARE(made.antiList, RunList::of({{RunNumber(101), 9, 10}, {RunNumber(102), 1, 4}}));
        QCOMPARE(made.methods, QStringList{"online"});
        QVERIFY(made.inList.luminosity && qFuzzyCompare(made.inList.luminosity->value, 36.0));
        QVERIFY(made.lost.dark == 4 && qFuzzyCompare(made.lost.luminosity->value, 19.0));
        QVERIFY(made.losses[0].own.lumisections == 2 && made.losses[1].own.lumisections == 4);
        QVERIFY(made.runs == 2 && made.unknown == 0);

        const auto wrong = goodRuns(scene.db(), {"tracker = fine", {}, {}}, 0);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::InvalidInput
                && wrong.error().cause.contains("fine"));
        QVERIFY(
            goodRuns(scene.db(), {"run > 1", "nothing = 1", {}}, 0).error().context.contains("candidates"));
    }

    // LS 9 and 10 of run 101 (9 and 10 /nb) are lost, 9 by two causes; and run 102, without a luminosity.
    void lossesAreToldByTheCauseOfTheFlags()
    {
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Good);
        scene.flag(101, "muons", QualityFlag::Good);
        scene.flag(101, "tracker", QualityFlag::Bad, 9, 10, false, "HV trip");
        scene.flag(101, "muons", QualityFlag::Bad, 8, 9, false, "wrong cause");
        const qint64 wrong = must(scene.db().integer(QStringLiteral("SELECT max(id) FROM quality_flags")));
        must(undoFlag(scene.db(), wrong, {}, actor("dora")));
        scene.flag(101, "muons", QualityFlag::Excluded, 9, 9, false, "beam dump");
        // An automatic flag does not count where there is a manual one.
        scene.flag(101, "muons", QualityFlag::Bad, 1, 10, true, "noise");
        scene.flag(102, "tracker", QualityFlag::Good);
        scene.flag(102, "muons", QualityFlag::Bad, 1, kLastLumisection, true, "noise");
        const GoodRuns made =
            must(goodRuns(scene.db(), {"tracker = good and muons = good", "run < 103", {}}, 0));
        QVERIFY(made.lost.lumisections == 6 && made.lost.dark == 4
                && made.lost.luminosity->text() == "19 /nb");
        QStringList shown;
        for (const CauseLoss &loss : made.byCause->causes)
            shown.append(QStringLiteral("%1 (%2): %3/%4 %5, %6/%7 %8")
                             .arg(causeName(loss), loss.detectors.join(u' '))
                             .arg(loss.own.lumisections)
                             .arg(loss.own.dark)
                             .arg(loss.own.luminosity ? loss.own.luminosity->text() : QString())
                             .arg(loss.shared.lumisections)
                             .arg(loss.shared.dark)
                             .arg(loss.shared.luminosity ? loss.shared.luminosity->text() : QString()));
        QCOMPARE(shown,
                 (QStringList{"noise (muons): 4/4 , 0/0 ", "HV trip (tracker): 1/0 10 /nb, 1/0 9 /nb",
                              "beam dump (muons): 0/0 , 1/0 9 /nb"}));
        QCOMPARE(made.byCause->severalCauses.luminosity->text(), QStringLiteral("9 /nb"));  // 10 + 9 = 19
        // A list that is kept tells the same.
        QCOMPARE(must(keepGoodRuns(scene.db(), "golden", made, {}, actor("dora"))), 1);
        const GoodRuns kept = must(keptLosses(must(findRunList(scene.db(), "golden"))));
        QVERIFY(kept.byCause == made.byCause && kept.spec.rule == made.spec.rule
                && kept.spec.candidates == "run < 103");
    }

    void listsAreKeptAndCompared()
    {
        Scene scene;
        scene.flag(101, "tracker", QualityFlag::Good);
        const GoodRunSpec spec{"tracker = good", {}, {}};
        QCOMPARE(must(keepGoodRuns(scene.db(), "golden", must(goodRuns(scene.db(), spec, 0)), "first",
                                   actor("dora"))),
                 1);
        scene.flag(101, "tracker", QualityFlag::Bad, 1, 3);
        scene.flag(103, "tracker", QualityFlag::Good, 1, 9);
        QCOMPARE(
            must(keepGoodRuns(scene.db(), "golden", must(goodRuns(scene.db(), spec, 0)), {}, actor("dora"))),
            2);
        const RunListVersion first = must(findRunList(scene.db(), "golden:1"));
        const RunListVersion second = must(findRunList(scene.db(), "golden"));
        QCOMPARE(second.version, 2);
        QCOMPARE(must(listOf(first)), RunList::of({{RunNumber(101), 1, 10}}));
        QCOMPARE(must(antiListOf(first)), RunList::of({{RunNumber(102), 1, 4}, {RunNumber(103), 1, 1}}));
        QVERIFY(first.why == "first" && first.rule == "tracker = good" && first.runs == 1);
        const Provenance from =
            must(Provenance::fromJson(QJsonDocument::fromJson(second.provenance.toUtf8()).object()));
        QVERIFY(from.operation == "tracker = good" && from.parts.size() == 1);
        QCOMPARE(from.parts[0].origin, QStringLiteral("quality flags up to 3"));
        QCOMPARE(must(lossesFromJson(first.losses.toUtf8())).losses[0].own.lumisections, 5);
        const RunListComparison parts = must(compareRunLists(scene.db(), first, second, {}));
        QCOMPARE(parts.difference.onlyFirst, RunList::of({{RunNumber(101), 1, 3}}));
        QCOMPARE(parts.difference.onlySecond, RunList::of({{RunNumber(103), 1, 9}}));
        QVERIFY(qFuzzyCompare(parts.onlyFirst.luminosity->value, 6.0) && !parts.onlySecond.luminosity);
        QCOMPARE(parts.onlySecond.dark, 9);
        QCOMPARE(findRunList(scene.db(), "golden:x").error().code, ErrorCode::InvalidInput);
        QCOMPARE(findRunList(scene.db(), "golden:0").error().code, ErrorCode::InvalidInput);
        QCOMPARE(findRunList(scene.db(), "golden:7").error().code, ErrorCode::NotFound);

        CertifiedList read{RunList::of({{RunNumber(5), 1, 2}}), {}};
        read.from.origin = "cms.json";
        QCOMPARE(must(keepRunList(scene.db(), "cms", read, {}, actor("dora"))), 1);
        const RunListVersion cms = must(findRunList(scene.db(), "cms"));
        QVERIFY(cms.kind == RunListKind::File && cms.rule.isEmpty() && cms.provenance.contains("cms.json"));
        QVERIFY(must(antiListOf(cms)).isEmpty());
        QCOMPARE(must(scene.db().integer(QStringLiteral(
                     "SELECT count(*) FROM audit WHERE entity = 'run_list' AND who = 'dora'"))),
                 3);
    }

    void signaturesAreAudited()
    {
        Scene scene;
        const qint64 id = scene.flag(101, "tracker", QualityFlag::Bad, 5, 6);
        must(undoFlag(scene.db(), id, "another run was meant", actor("eve")));
        QCOMPARE(undoFlag(scene.db(), id, {}, actor("eve")).error().code, ErrorCode::Conflict);
        QCOMPARE(undoFlag(scene.db(), 99, {}, actor("eve")).error().code, ErrorCode::NotFound);
        scene.flag(101, "tracker", QualityFlag::Good);
        scene.complete(101, "tracker");
        QCOMPARE(moveQualityState(scene.db(), 101, "tracker", QualityState::Open, QualityState::SignedOff, {},
                                  actor("dora"))
                     .error()
                     .code,
                 ErrorCode::Conflict);
        QCOMPARE(confirmQuality(scene.db(), 101, "tracker", {}, actor("dora")).error().code,
                 ErrorCode::Refused);
        must(confirmQuality(scene.db(), 101, "tracker", "looks right", actor("eve")));
        QCOMPARE(confirmQuality(scene.db(), 102, "tracker", {}, actor("eve")).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(setFlag(scene.db(), {101, "tracker", 1, 2, QualityFlag::Bad, false, {}, {}}, actor("dora"))
                     .error()
                     .code,
                 ErrorCode::Refused);
        must(moveQualityState(scene.db(), 101, "tracker", QualityState::Completed, QualityState::Open,
                              "new alignment", actor("max", Role::Manager)));
        const auto rows = must(scene.db().list(
            QStringLiteral(
                "SELECT who, from_value, to_value FROM audit WHERE entity = 'run' AND entity_id = 101"
                " ORDER BY id"),
            {}, [](const Row &row) {
                return QStringList{row.text(0), row.text(1), row.text(2)}.join(u'|');
            }));
        QCOMPARE(
            rows,
            (QStringList{"dora||tracker bad, LS 5 to 6", "eve|tracker bad, LS 5 to 6|tracker undone",
                         "dora||tracker good, the whole run", "dora|tracker open|tracker signed-off",
                         "dora|tracker signed-off|tracker completed",
                         "eve|tracker completed|tracker confirmed", "max|tracker completed|tracker open"}));
    }

    void aRetiredDetectorComesBack()
    {
        Scene scene;
        const Actor max = actor("max", Role::Manager);
        must(retireDetector(scene.db(), "tracker", "replaced", max));
        QCOMPARE(retireDetector(scene.db(), "tracker", {}, max).error().code, ErrorCode::Conflict);
        must(addDetector(scene.db(), "tracker", "New tracker", false, max));
        QCOMPARE(addDetector(scene.db(), "tracker", "x", true, max).error().code, ErrorCode::AlreadyExists);
        const auto detectors = must(listDetectors(scene.db()));
        QVERIFY(detectors[0].name == "tracker" && detectors[0].title == "New tracker"
                && !detectors[0].required);
    }
};

QTEST_GUILESS_MAIN(CertificationStoreTest)
#include "certificationstoretest.moc"

// Flags from a file: the plan of every line, all or nothing, and one undo for the whole.
#include "models/storage/quality.h"
#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// Runs 146436 and 147043 of the fixture, with the detectors tracker and muons.
struct Scene : CommandFixture {
    Scene()
    {
        for (const char *name : {"tracker", "muons"})
            must(give("anna", "detector.add", {{"name", name}}));
    }
    QJsonObject file(const QByteArray &content, QJsonObject more = {}) const
    {
        more.insert("file", folder.write(QStringLiteral("flags.csv"), content));
        return more;
    }
    Plan plan(const QJsonObject &arguments) const
    {
        return must(CommandFixture::plan("dora", "quality.import", arguments));
    }
    Receipt take(const QJsonObject &arguments) const
    {
        return must(give("dora", "quality.import", arguments));
    }
    std::vector<FlagRange> ranges(qint64 run, const char *detector) const
    {
        return must(loadQuality(*db)).value(run).value(detector).ranges;
    }
    qint64 flags() const { return count("SELECT count(*) FROM quality_flags"); }
};
const QByteArray kHead = "run,detector,first_ls,last_ls,flag,cause,comment\n";
const QByteArray kFile = kHead
    + "146436,tracker,,,good,,\n"
      "146436,tracker,12,20,bad,HV trip,\"sector 7, then 8\"\n"
      "147043,muons,1,5,excluded,,\n";
}  // namespace

class FlagImportTest : public QObject {
    Q_OBJECT

  private slots:
    void aFileIsTakenAndTakenBack()
    {
        const Scene c;
        const QJsonObject file = c.file(kFile);
        QCOMPARE(codeOf(c.CommandFixture::plan("carla", "quality.import", file)), ErrorCode::NotAuthorized);
        const Plan plan = c.plan(file);
        QCOMPARE(c.flags(), 0);  // a plan writes nothing
        QCOMPARE(plan.included(), 4);
        QVERIFY2(plan.items[0].effect.contains("flags taken: 3, as they were: 0, refused: 0"),
                 qPrintable(plan.items[0].effect));
        QCOMPARE(plan.items[2].what, QStringLiteral("run 146436, tracker (flags.csv, line 3)"));
        QCOMPARE(plan.items[2].effect, QStringLiteral("not-set \u2192 bad (HV trip), LS 12 to 20"));
        QCOMPARE(plan.items[2].why, QStringLiteral("sector 7, then 8"));
        const Receipt done = must(c.bus.execute(*c.db, c.who("dora"), plan, {}));
        QVERIFY(done.undoable && done.outcomes.size() == 3);
        QCOMPARE(c.ranges(146436, "tracker").size(), size_t(3));
        QCOMPARE(c.ranges(147043, "muons"), (std::vector<FlagRange>{{1, 5, QualityFlag::Excluded, 3}}));
        const auto log = must(listQualityFlags(*c.db, 146436, "tracker"));
        QVERIFY(log[0].cause == "HV trip" && log[0].comment == "sector 7, then 8" && log[0].by == "dora");
        QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'quality.import' AND entity = 'run'"), 3);

        // One undo for the whole.
        const Plan undo = must(c.bus.planUndo(*c.db, c.who("dora"), done.id));
        QCOMPARE(undo.included(), 3);
        must(c.bus.execute(*c.db, c.who("dora"), undo, {}));
        QVERIFY(c.ranges(146436, "tracker").empty() && c.ranges(147043, "muons").empty());
        QCOMPARE(c.flags(), 6);
    }

    void whatIsSoAlreadyIsNotSaidTwice()
    {
        const Scene c;
        const QJsonObject file = c.file(kHead + "146436,tracker,,,good,,\n147043,muons,1,5,bad,HV trip,\n");
        c.take(file);
        QCOMPARE(codeOf(c.give("dora", "quality.import", file)), ErrorCode::AlreadyExists);
        const Plan more = c.plan(c.file(kHead
                                        + "146436,tracker,5,9,good,,\n147043,muons,1,5,bad,beam dump,\n"
                                          "147043,muons,4,6,good,,\n"));
        QCOMPARE(more.included(), 3);
        QVERIFY(!more.items[1].included && more.items[1].why.contains("so already"));
        QCOMPARE(more.items[2].effect, QStringLiteral("bad (HV trip) \u2192 bad (beam dump), LS 1 to 5"));
        QCOMPARE(more.items[3].effect, QStringLiteral("bad (HV trip) / not-set \u2192 good, LS 4 to 6"));
    }

    void nothingIsTakenOfAFileThatIsWrong()
    {
        const Scene c;
        must(c.give("dora", "quality.flag", {{"runs", "147043"}, {"detectors", "muons"}, {"flag", "good"}}));
        must(c.give("dora", "quality.sign-off", {{"runs", "147043"}, {"detectors", "muons"}}));
        const qint64 before = c.flags();
        const QByteArray content = kHead
            + "146436,tracker,,,good,,\n"
              "146436,tracker,,,fine,,\n"
              "99,tracker,,,good,,\n"
              "146436,calorimeter,,,good,,\n"
              "147043,muons,,,bad,,\n";
        const Plan plan = c.plan(c.file(content));
        QCOMPARE(plan.included(), 0);
        QVERIFY2(plan.items[0].why.contains("cannot be taken: 4"), qPrintable(plan.items[0].why));
        QStringList reasons;
        for (const PlanItem &item : plan.items.mid(1))
            reasons.append(item.why);
        QVERIFY2(reasons[0].contains("\"fine\" is no flag") && plan.items[1].what.contains("line 3"),
                 qPrintable(reasons.join(u'|')));
        QVERIFY(reasons[1].contains("Other entries") && reasons[2].contains("no such run")
                && reasons[3].contains("no detector calorimeter") && reasons[4].contains("open it again"));
        QCOMPARE(codeOf(c.give("dora", "quality.import", c.file(content))), ErrorCode::InvalidInput);
        QCOMPARE(c.flags(), before);
        // Who says so takes the rest.
        const Receipt done = c.take(c.file(content, {{"partial", true}}));
        QCOMPARE(done.outcomes.size(), 1);
        QCOMPARE(c.flags(), before + 1);
    }

    void aPlanThatIsOldIsAConflict()
    {
        const Scene c;
        const QJsonObject file = c.file(kFile);
        const Plan plan = c.plan(file);
        must(c.give("anna", "quality.flag", {{"runs", "147043"}, {"detectors", "muons"}, {"flag", "bad"}}));
        QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("dora"), plan, {})), ErrorCode::Conflict);
        const Plan second = c.plan(file);
        c.file(kFile + "147043,tracker,,,good,,\n");  // the file itself
        QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("dora"), second, {})), ErrorCode::Conflict);
    }

    void aListIsGoodForADetector()
    {
        const Scene c;
        const QByteArray list = "{\"146436\": [[1, 9], [12, 20]]}";
        QCOMPARE(codeOf(c.give("dora", "quality.import", c.file(list))), ErrorCode::InvalidInput);
        c.take(c.file(list, {{"detector", "tracker"}, {"automatic", true}}));
        const auto ranges = c.ranges(146436, "tracker");
        QVERIFY(ranges.size() == 2 && ranges[0].last == 9 && ranges[1].first == 12);
        QCOMPARE(c.count("SELECT count(*) FROM quality_flags WHERE automatic = 1 AND flag = 'good'"), 2);
        QCOMPARE(codeOf(c.CommandFixture::plan("dora", "quality.import", {{"file", "/nowhere.csv"}})),
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(FlagImportTest)
#include "flagimporttest.moc"

// Flags, signatures, good-run lists and the certification of requests: who may, what the plan says, and
// taking back.
#include "models/certification/keeping.h"
#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QJsonObject cells(const QString &runs, const char *detectors, QJsonObject more = {})
{
    more.insert("runs", runs);
    more.insert("detectors", detectors);
    return more;
}
QJsonObject flagged(const QString &runs, const char *detectors, const char *flag, QJsonObject more = {})
{
    more.insert("flag", flag);
    return cells(runs, detectors, more);
}

// The campaign of the fixture with two required detectors and an optional one.
struct Scene : CommandFixture {
    Scene()
    {
        for (const char *name : {"tracker", "muons"})
            must(give("anna", "detector.add", {{"name", name}}));
        must(give("anna", "detector.add", {{"name", "forward"}, {"optional", true}}));
        runs = must(
            db->list("SELECT run FROM runs ORDER BY run", {}, [](const Row &row) { return row.integer(0); }));
    }
    QString all() const { return numberRangesText(runs); }
    QString one(int place = 0) const { return QString::number(runs.at(place)); }
    QualityCell cell(const char *detector, int place = 0) const
    {
        return must(loadQuality(*db)).value(runs.at(place)).value(detector);
    }
    Receipt done(const char *who, const char *command, const QJsonObject &arguments) const
    {
        return must(give(who, command, arguments));
    }
    void complete(const QString &which, const char *detectors) const
    {
        done("dora", "quality.flag", flagged(which, detectors, "good"));
        done("dora", "quality.sign-off", cells(which, detectors));
        done("dora", "quality.complete", cells(which, detectors));
    }
    // As an endpoint for deliveries would leave it.
    void deliver() const
    {
        force(QStringLiteral("UPDATE requests SET status = 'delivered' WHERE id = %1").arg(request.value()));
    }
    void force(const QString &statement) const
    {
        if (TestStore::isOnServer()) {
            must(db->runScript("BEGIN; SET LOCAL session_replication_role = replica; " + statement.toUtf8()
                               + "; COMMIT"));
            return;
        }
        const auto triggers = must(
            db->list("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'requests'",
                     {}, [](const Row &row) { return std::pair(row.text(0), row.text(1)); }));
        QByteArray script = "BEGIN;";
        for (const auto &trigger : triggers)
            script += "DROP TRIGGER " + trigger.first.toUtf8() + ';';
        script += statement.toUtf8() + ';';
        for (const auto &trigger : triggers)
            script += trigger.second.toUtf8() + ';';
        must(db->runScript(script + "COMMIT;"));
    }
    QList<qint64> runs;
};
}  // namespace

class QualityCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void detectorsComeAndGo()
    {
        const CommandFixture c;
        QCOMPARE(codeOf(c.give("dora", "detector.add", {{"name", "tracker"}})), ErrorCode::NotAuthorized);
        for (const char *name : {"Tracker", "run", "and", "all", "x y", "9a", "state"})
            QCOMPARE(codeOf(c.give("anna", "detector.add", {{"name", name}})), ErrorCode::InvalidInput);
        const auto added =
            c.give("anna", "detector.add", {{"name", "tracker"}, {"title", "Silicon tracker"}});
        QVERIFY2(added, added ? "" : qPrintable(added.error().cause));
        QCOMPARE(codeOf(c.give("anna", "detector.add", {{"name", "tracker"}})), ErrorCode::Refused);
        const auto retired = c.give("anna", "detector.retire", {{"name", "tracker"}});
        QVERIFY(retired);
        QVERIFY(must(listDetectors(*c.db)).first().retired);
        QCOMPARE(codeOf(c.give("anna", "detector.retire", {{"name", "tracker"}})), ErrorCode::Refused);
        QCOMPARE(codeOf(c.give("anna", "detector.retire", {{"name", "muons"}})), ErrorCode::NotFound);
        // Taken back, it is as it was.
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), retired->id);
        QVERIFY2(undo && c.bus.execute(*c.db, c.who("anna"), *undo, {}),
                 undo ? "" : qPrintable(undo.error().cause));
        const Detector tracker = must(listDetectors(*c.db)).first();
        QVERIFY(!tracker.retired && tracker.required && tracker.title == "Silicon tracker");
    }

    void flagManyAndTakeBack()
    {
        Scene c;
        QCOMPARE(codeOf(c.give("carla", "quality.flag", flagged(c.all(), "tracker", "good"))),
                 ErrorCode::NotAuthorized);
        const auto plan = c.plan("dora", "quality.flag", flagged(c.all(), "tracker,muons", "good"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), int(c.runs.size() * 2));
        QCOMPARE(plan->items.first().what, QStringLiteral("run %1, tracker").arg(c.one()));
        QVERIFY2(plan->items.first().effect.contains("not-set")
                     && plan->items.first().effect.contains("whole run"),
                 qPrintable(plan->items.first().effect));
        QCOMPARE(plan->cliLine, QStringLiteral("prodctl quality flag %1 tracker,muons good").arg(c.all()));
        const Receipt done = must(c.bus.execute(*c.db, c.who("dora"), *plan, {}));
        QVERIFY(done.undoable);
        QCOMPARE(must(loadQuality(*c.db)).size(), c.runs.size());
        const QJsonObject bad = flagged(c.one(), "tracker", "bad",
                                        {{"ls", "5-9"}, {"cause", "HV trip"}, {"comment", "sector 7"}});
        c.done("dora", "quality.flag", bad);
        QCOMPARE(c.cell("tracker").ranges.size(), size_t(3));
        const auto log = must(listQualityFlags(*c.db, c.runs.first(), "tracker"));
        QVERIFY(log[0].cause == "HV trip" && log[0].comment == "sector 7" && log[0].by == "dora");
        QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'quality.flag' AND entity = 'run'"),
                 c.runs.size() * 2 + 1);

        const auto undo = c.bus.planUndo(*c.db, c.who("dora"), done.id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        QCOMPARE(undo->included(), int(c.runs.size() * 2));
        must(c.bus.execute(*c.db, c.who("dora"), *undo, {}));
        QCOMPARE(c.cell("tracker").ranges,
                 (std::vector<FlagRange>{{5, 9, QualityFlag::Bad, log[0].entry.id}}));
        QVERIFY(c.cell("muons").ranges.empty());
        QCOMPARE(codeOf(c.bus.planUndo(*c.db, c.who("dora"), done.id)), ErrorCode::Refused);
    }

    void manualBeatsAutomatic()
    {
        Scene c;
        c.done("dora", "quality.flag", flagged(c.one(), "tracker", "good"));
        c.done("dora", "quality.flag", flagged(c.one(), "tracker", "bad", {{"automatic", true}}));
        QCOMPARE(cellWord(c.cell("tracker"), 10), QLatin1StringView("good"));
    }

    void whatIsWronglyNamedIsRefused()
    {
        Scene c;
        QCOMPARE(codeOf(c.plan("dora", "quality.flag", flagged("x", "tracker", "good"))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("dora", "quality.flag", flagged(c.one(), "trakcer", "good"))),
                 ErrorCode::NotFound);
        QCOMPARE(codeOf(c.plan("dora", "quality.flag", flagged(c.one(), "tracker", "fine"))),
                 ErrorCode::InvalidInput);
        for (const char *ls : {"0", "9-5", "1-2,5-6", "x"})
            QCOMPARE(
                codeOf(c.plan("dora", "quality.flag", flagged(c.one(), "tracker", "good", {{"ls", ls}}))),
                ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("dora", "quality.flag",
                               flagged(c.one(), "tracker", "good", {{"cause", QString(201, u'x')}}))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("dora", "quality.flag",
                               flagged("all", "all", "good", {{"filter", "nothing = 1"}}))),
                 ErrorCode::InvalidInput);
        const auto missing = c.plan("dora", "quality.flag", flagged("7," + c.one(), "tracker", "good"));
        QVERIFY(missing && missing->included() == 1 && !missing->items.first().included);
        QCOMPARE(codeOf(c.give("dora", "quality.flag", flagged("7", "tracker", "good"))),
                 ErrorCode::NotFound);
        const auto filtered =
            c.plan("dora", "quality.flag", flagged("all", "all", "good", {{"filter", "run = " + c.one()}}));
        QVERIFY(filtered && filtered->included() == 3);
    }

    void signedOffCompletedConfirmed()
    {
        Scene c;
        const auto nothing = c.plan("dora", "quality.sign-off", cells(c.one(), "tracker"));
        QVERIFY(nothing && nothing->included() == 0
                && nothing->items.first().why.contains("Nothing is flagged"));
        c.done("dora", "quality.flag", flagged(c.one(), "tracker", "good"));
        QCOMPARE(codeOf(c.give("dora", "quality.complete", cells(c.one(), "tracker"))), ErrorCode::Refused);
        const auto sign =
            c.plan("dora", "quality.sign-off", cells(c.one(), "tracker", {{"why", "all plots fine"}}));
        QVERIFY(sign && sign->items.first().why.contains("LS good: 1"));
        must(c.bus.execute(*c.db, c.who("dora"), *sign, {}));
        const auto late = c.plan("dora", "quality.flag", flagged(c.one(), "tracker", "bad"));
        QVERIFY(late && !late->items.first().included && late->items.first().why.contains("open it again"));
        c.done("dora", "quality.complete", cells(c.one(), "tracker"));
        const auto self = c.plan("dora", "quality.confirm", cells(c.one(), "tracker"));
        QVERIFY(self && !self->items.first().included && self->items.first().why.contains("another person"));
        c.done("anna", "quality.confirm", cells(c.one(), "tracker"));
        QVERIFY(c.cell("tracker").confirmed);
        QCOMPARE(codeOf(c.give("anna", "quality.confirm", cells(c.one(), "tracker"))), ErrorCode::Refused);

        QCOMPARE(codeOf(c.give("dora", "quality.reopen", cells(c.one(), "tracker", {{"why", "x"}}))),
                 ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.give("anna", "quality.reopen", cells(c.one(), "tracker"))),
                 ErrorCode::InvalidInput);
        c.done("anna", "quality.reopen", cells(c.one(), "tracker", {{"why", "new alignment"}}));
        QVERIFY(c.cell("tracker").state == QualityState::Open && !c.cell("tracker").confirmed);
        QCOMPARE(must(listQualityStates(*c.db, c.runs.first(), "tracker")).first().comment, "new alignment");
    }

    // A plan says what it was made of: who flags meanwhile makes it old, and the answer names the cell.
    void aPlanThatIsOldIsAConflict()
    {
        Scene c;
        const auto plan = c.plan("dora", "quality.flag", flagged(c.one(), "tracker,muons", "good"));
        c.done("anna", "quality.flag", flagged(c.one(), "muons", "bad"));
        const auto late = c.bus.execute(*c.db, c.who("dora"), *plan, {});
        QCOMPARE(codeOf(late), ErrorCode::Conflict);
        QVERIFY2(late.error().context.contains("muons") && late.error().cause.contains("anna"),
                 qPrintable(late.error().context + late.error().cause));
    }

    void undoingNamesWhatItCannot()
    {
        Scene c;
        c.done("dora", "quality.flag", flagged(c.one(), "tracker,muons", "good"));
        c.done("dora", "quality.sign-off", cells(c.one(), "muons"));
        c.done("dora", "quality.undo", {{"entries", "1"}});
        const auto plan = c.plan("dora", "quality.undo", {{"entries", "1-3"}});
        QVERIFY(plan && plan->included() == 0 && plan->items.size() == 3);
        QVERIFY(plan->items[0].why.contains("undone already") && plan->items[1].why.contains("open it again")
                && plan->items[2].why.contains("It undoes flag 1"));
        QCOMPARE(codeOf(c.plan("dora", "quality.undo", {{"entries", "99"}})), ErrorCode::NotFound);
    }

    void aRequestIsCertifiedOnlySo()
    {
        Scene c;
        const QJsonObject on = c.on(c.request);
        QCOMPARE(codeOf(c.give("dora", "request.certify", on)), ErrorCode::Refused);  // it is not delivered
        c.deliver();
        const auto early = c.plan("dora", "request.certify", on);
        QVERIFY2(early, early ? "" : qPrintable(early.error().cause));
        const QString first = QStringLiteral("run %1: tracker is open").arg(c.one());
        QVERIFY2(!early->items.first().included && early->items.first().why.startsWith(first),
                 qPrintable(early->items.first().why));
        QVERIFY2(early->items.first().why.contains("more"), qPrintable(early->items.first().why));
        c.complete(c.all(), "tracker");
        c.complete(numberRangesText(c.runs.mid(1)), "muons");
        const auto almost = c.plan("dora", "request.certify", on);
        QCOMPARE(almost->items.first().why, QStringLiteral("run %1: muons is open.").arg(c.one()));
        c.complete(c.one(), "muons");

        // A second person, where the campaign wants one.
        const QJsonObject wish{
            {"campaign", CampaignFixture::kCampaign}, {"wanted", "yes"}, {"why", "agreed"}};
        QCOMPARE(codeOf(c.give("dora", "campaign.second-person", wish)), ErrorCode::NotAuthorized);
        const Receipt asked = c.done("anna", "campaign.second-person", wish);
        QCOMPARE(codeOf(c.give("anna", "campaign.second-person", wish)), ErrorCode::Refused);
        QVERIFY(c.plan("dora", "request.certify", on)
                    ->items.first()
                    .why.contains("not confirmed by a second person"));
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), asked.id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        c.done("anna", "quality.confirm", cells(c.all(), "tracker,muons"));
        QCOMPARE(codeOf(c.give("carla", "request.certify", on)), ErrorCode::NotAuthorized);
        c.done("dora", "request.certify", on);
        QCOMPARE(c.status(c.request), RequestStatus::Certified);
        // What it rests on may be opened again, which the plan tells.
        const auto reopen =
            c.plan("anna", "quality.reopen", cells(c.one(), "muons", {{"why", "new alignment"}}));
        QVERIFY(reopen && reopen->warnings.join(u' ').contains("Request 1 was certified"));
    }

    void noDetectorNoCertification()
    {
        const Scene c;
        for (const char *name : {"tracker", "muons"})
            c.done("anna", "detector.retire", {{"name", name}});
        c.deliver();
        const auto plan = c.plan("anna", "request.certify", c.on(c.request));
        QVERIFY(plan && plan->items.first().why.contains("No detector is required"));
    }

    void listsAreKept()
    {
        Scene c;
        const QJsonObject wish{{"name", "golden"}, {"rule", "tracker = good"}};
        QCOMPARE(codeOf(c.give("carla", "goodruns.make", wish)), ErrorCode::NotAuthorized);
        for (const char *rule : {"", "tracker = fine", "nothing = good", "\"a text\"", "tracker ="})
            QCOMPARE(codeOf(c.plan("dora", "goodruns.make", {{"name", "golden"}, {"rule", rule}})),
                     ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("dora", "goodruns.make", {{"name", "a:1"}, {"rule", "tracker = good"}})),
                 ErrorCode::InvalidInput);
        c.done("dora", "quality.flag", flagged(c.one(), "tracker", "good", {{"ls", "1-90"}}));
        const auto plan = c.plan("dora", "goodruns.make", wish);
        QVERIFY2(plan && plan->items.first().effect == "version 1: 1 runs, 90 LS",
                 plan ? qPrintable(plan->items.first().effect) : qPrintable(plan.error().cause));
        QCOMPARE(plan->warnings.size(), 2);  // lengths and luminosities are not known
        must(c.bus.execute(*c.db, c.who("dora"), *plan, {}));
        const auto same = c.plan("dora", "goodruns.make", wish);
        QVERIFY(same && same->included() == 0 && same->items.first().why.contains("Version 1 is the same"));
        // Another flag in between, and the list is another one.
        const auto old = c.plan("dora", "goodruns.make", {{"name", "golden"}, {"rule", "tracker != bad"}});
        c.done("dora", "quality.flag", flagged(c.one(), "tracker", "bad", {{"ls", "80-90"}}));
        QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("dora"), *old, {})), ErrorCode::Conflict);
        c.done("dora", "goodruns.make", wish);
        const RunListVersion kept = must(findRunList(*c.db, "golden"));
        QVERIFY(kept.version == 2 && kept.lumisections == 79 && kept.by == "dora");

        const QString path = c.folder.path("cms.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly)
                && file.write("{\"146436\": [[1, 5]], \"146437\": [[3, 3]]}") > 0);
        file.close();
        const QJsonObject from{{"name", "cms"}, {"file", path}};
        c.done("dora", "goodruns.import", from);
        QVERIFY(must(findRunList(*c.db, "cms")).lumisections == 6);
        QCOMPARE(codeOf(c.give("dora", "goodruns.import", from)), ErrorCode::Refused);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"146436\": [[5, 1]]}") > 0);
        file.close();
        QCOMPARE(codeOf(c.plan("dora", "goodruns.import", from)), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.plan("dora", "goodruns.import", {{"name", "cms"}, {"file", "/nowhere.json"}})),
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(QualityCommandsTest)
#include "qualitycommandstest.moc"

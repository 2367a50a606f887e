// Registering plots of runs, reference sets and plot rules: who may, what is refused, versions, and taking
// back.
#include "models/storage/references.h"
#include "tests/commands/commandfixture.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QString data(const char *name)
{
    return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/quality/data/%1").arg(QLatin1StringView(name));
}

ErrorCode codeOf(const Result<Receipt> &receipt)
{
    return receipt ? ErrorCode::NotRun : receipt.error().code;
}

constexpr qint64 kRun = 146436;

QJsonObject plotsOf(const QString &file, qint64 run = kRun)
{
    return {{"file", file}, {"run", run}, {"kind", "prompt"}};
}
const QString kRule = QStringLiteral("chi2 0.01 0.001; entries 25; tolerance 0.1; normalise yes");
}  // namespace

class PlotCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void registersPlots()
    {
        const CommandFixture c;
        const QString file = data("histograms1d2d.root");
        QCOMPARE(codeOf(c.give("ben", "plots.add", plotsOf(file))), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.give("dora", "plots.add", plotsOf(file, 5))), ErrorCode::NotFound);
        QCOMPARE(codeOf(c.give("dora", "plots.add", plotsOf(data("README.md")))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.give("dora", "plots.add", plotsOf(data("none.root")))), ErrorCode::NotFound);
        QJsonObject wrongKind = plotsOf(file);
        wrongKind.insert("kind", "a b");
        QCOMPARE(codeOf(c.give("dora", "plots.add", wrongKind)), ErrorCode::InvalidInput);
        const auto done = c.give("carla", "plots.add", plotsOf(file));
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        const auto kept = findRunPlots(*c.db, kRun, "prompt");
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().cause));
        QCOMPARE(kept->plots, 5);
        QCOMPARE(kept->bytes, QFile(file).size());
        QCOMPARE(kept->by, "carla");
        QVERIFY(!findRunPlots(*c.db, kRun, "online"));
        // The same once more: nothing to do. Another file takes its place, and the old one is kept.
        const auto again = c.plan("carla", "plots.add", plotsOf(file));
        QVERIFY(again && again->included() == 0);
        QVERIFY(c.give("dora", "plots.add", plotsOf(data("uproot-histograms.root"))));
        QCOMPARE(must(findRunPlots(*c.db, kRun)).path, data("uproot-histograms.root"));
        QCOMPARE(must(listRunPlots(*c.db)).size(), 1);
        QCOMPARE(c.count("SELECT count(*) FROM run_plots"), 2);
        QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'plots'"), 2);
        QVERIFY(c.count("SELECT count(*) FROM changes WHERE entity = 'plots'") > 0);
    }

    void aFileThatChangedIsReadAgain()
    {
        const CommandFixture c;
        const TemporaryFolder folder;
        const auto contentOf = [](const char *name) {
            QFile file(data(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QString path = folder.write("run.root", contentOf("histograms1d2d.root"));
        const auto plan = c.plan("dora", "plots.add", plotsOf(path));
        QVERIFY(plan);
        folder.write("run.root", contentOf("uproot-histograms.root"));
        const auto done = c.bus.execute(*c.db, c.who("dora"), *plan, {});
        QCOMPARE(codeOf(done), ErrorCode::Conflict);
        QCOMPARE(c.count("SELECT count(*) FROM run_plots"), 0);
    }

    void onlyCertifiedRunsAreReferences()
    {
        const CommandFixture c;
        QVERIFY(c.give("dora", "plots.add", plotsOf(data("histograms1d2d.root"))));
        const QJsonObject wish{{"name", "muons"}, {"run", kRun},    {"kind", "prompt"},
                               {"first", 146000}, {"last", 149000}, {"why", "all was on"}};
        QCOMPARE(codeOf(c.give("carla", "reference.make", wish)), ErrorCode::NotAuthorized);
        const auto refused = c.give("dora", "reference.make", wish);
        QVERIFY(!refused && refused.error().cause.contains("certified good"));
        // The plan says so before, and what is lacking.
        const auto why = [&] {
            const auto plan = c.plan("dora", "reference.make", wish);
            return plan && plan->included() == 0 ? plan->items.first().why : QString();
        };
        QVERIFY2(why().contains("no detector is required"), qPrintable(why()));
        must(
            c.db->run("INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
                      " ('tracker', 'Tracker', 1, 1, 1, 'anna')"));
        QVERIFY2(why().contains("tracker is open"), qPrintable(why()));
        must(c.db->run("INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, at,"
                       " signed_by) VALUES (146436, 'tracker', 1, 100, 'good', 0, 1, 'dora')"));
        for (const char *state : {"signed-off", "completed"})
            must(c.db->run("INSERT INTO quality_states (run, detector, state, at, signed_by) VALUES (146436,"
                           " 'tracker', ?, 1, 'dora')",
                           {QLatin1StringView(state)}));
        const auto made = c.give("dora", "reference.make", wish);
        QVERIFY2(made, made ? "" : qPrintable(made.error().cause));
        const auto again = c.give("dora", "reference.make", wish);
        QVERIFY2(again, again ? "" : qPrintable(again.error().cause));
        QCOMPARE(must(findReference(*c.db, "muons")).version, 2);
        QCOMPARE(must(findReference(*c.db, "muons", 1)).plots.run, kRun);
        QVERIFY(must(referencesFor(*c.db, 147000, "prompt")).size() == 1);
        QVERIFY(must(referencesFor(*c.db, 150000, "prompt")).isEmpty());
        QVERIFY(must(referenceFacts(*c.db, "prompt")).first().isCertified);
        QVERIFY(must(findReference(*c.db, "muons")).isCertified);
        QJsonObject backwards = wish;
        backwards.insert("last", 1);
        QCOMPARE(codeOf(c.give("dora", "reference.make", backwards)), ErrorCode::InvalidInput);
        // It is opened again and flagged: the sets are kept, say so, and there is no third one.
        must(c.db->run("INSERT INTO quality_states (run, detector, state, at, signed_by, comment) VALUES"
                       " (146436, 'tracker', 'open', 2, 'anna', 'again')"));
        must(c.db->run("INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic, at,"
                       " signed_by) VALUES (146436, 'tracker', 5, 9, 'bad', 0, 2, 'dora')"));
        for (const char *state : {"signed-off", "completed"})
            must(c.db->run("INSERT INTO quality_states (run, detector, state, at, signed_by) VALUES (146436,"
                           " 'tracker', ?, 3, 'dora')",
                           {QLatin1StringView(state)}));
        QVERIFY2(why().contains("tracker is not good throughout"), qPrintable(why()));
        QVERIFY(!must(findReference(*c.db, "muons")).isCertified);
    }

    void rulesHaveVersionsAndAreTakenBack()
    {
        const CommandFixture c;
        const QJsonObject set{{"pattern", "tracker/*"}, {"rule", kRule}, {"why", "w"}};
        QCOMPARE(codeOf(c.give("carla", "plotrule.set", set)), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.give("dora", "plotrule.set", {{"pattern", "*"}, {"rule", "chi2 1"}})),
                 ErrorCode::InvalidInput);
        const auto first = c.give("dora", "plotrule.set", set);
        QVERIFY2(first, first ? "" : qPrintable(first.error().cause));
        const auto same = c.plan("dora", "plotrule.set", set);
        QVERIFY(same && same->included() == 0);
        QJsonObject other = set;
        other.insert("detector", "Pixel");
        other.insert("plot-kind", "rate");
        other.insert("shifter", true);
        const auto second = c.give("anna", "plotrule.set", other);
        QVERIFY2(second, second ? "" : qPrintable(second.error().cause));
        auto rules = must(listPlotRules(*c.db));
        QCOMPARE(rules.size(), 1);
        QVERIFY(rules.first().version == 2 && rules.first().detector == "Pixel" && rules.first().shifter
                && rules.first().plotKind == "rate");
        // Back to the first version, as a third one.
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), second->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        QVERIFY(c.bus.execute(*c.db, c.who("anna"), *undo, {}));
        rules = must(listPlotRules(*c.db));
        QVERIFY(rules.first().version == 3 && rules.first().detector.isEmpty() && !rules.first().shifter);
        QCOMPARE(rules.first().rule, kRule);
        // Withdrawn, and that taken back.
        QCOMPARE(codeOf(c.give("dora", "plotrule.withdraw", {{"pattern", "muon/*"}, {"why", "w"}})),
                 ErrorCode::Refused);
        const auto withdrawn = c.give("dora", "plotrule.withdraw", {{"pattern", "tracker/*"}, {"why", "w"}});
        QVERIFY2(withdrawn, withdrawn ? "" : qPrintable(withdrawn.error().cause));
        QVERIFY(must(listPlotRules(*c.db)).isEmpty());
        const auto redo = c.bus.planUndo(*c.db, c.who("dora"), withdrawn->id);
        QVERIFY2(redo, redo ? "" : qPrintable(redo.error().cause));
        QVERIFY(c.bus.execute(*c.db, c.who("dora"), *redo, {}));
        QCOMPARE(must(listPlotRules(*c.db)).first().rule, kRule);
        QCOMPARE(must(listPlotRules(*c.db, true)).size(), 5);
        // The undoing of the first one is a withdrawal.
        QVERIFY(c.give("dora", "plotrule.set", {{"pattern", "muon/*"}, {"rule", kRule}}));
        QCOMPARE(must(listPlotRules(*c.db)).first().pattern, "muon/*");  // the one that was set last
    }
};

QTEST_GUILESS_MAIN(PlotCommandsTest)
#include "plotcommandstest.moc"

// A manager confirms the delivery of a declared request: what is checked, what is named, and the whole way
// from declared to certified.
#include "models/storage/quality.h"
#include "tests/commands/commandfixture.h"
#include "tests/support/credited.h"
#include "tests/support/cycles.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QJsonObject kWhy{{QStringLiteral("why"), QStringLiteral("on tape since Monday")}};

// A request whose merged files are declared by the agent, of real files.
struct Declared : CommandFixture {
    explicit Declared(MergePolicy policy = MergePolicy::FastVerify, ReleaseWhen parts = ReleaseWhen::ByHand)
        : CommandFixture(options())
    {
        must(setMergeRules(*db, request, {MergePolicy::FastVerify, ReleaseWhen::ByHand}, {policy, parts}, {},
                           actor("anna")));
        creditAll(*this, request);
        must(agent.start());
        if (!runUntil(agent, *this, request, RequestStatus::Declared))
            qFatal("the request is not declared");
        files = must(db->list(QStringLiteral("SELECT path FROM merges WHERE request_id = ? ORDER BY id"),
                              {request.value()}, [](const Row &row) { return row.text(0); }));
    }
    static CampaignOptions options()
    {
        CampaignOptions options;
        options.takeTo = RequestStatus::Running;
        options.mergeEvents = 100;  // several merged files
        return options;
    }
    Plan deliver(const char *who = "anna") const
    {
        return must(plan(who, QStringLiteral("request.deliver"), on(request, kWhy)));
    }
    // What the plan says of the request, and of each file that it names.
    static QStringList said(const Plan &plan)
    {
        QStringList said;
        for (const PlanItem &item : plan.items)
            said.append(QStringLiteral("%1 %2: %3").arg(item.entity).arg(item.included).arg(item.why));
        return said;
    }
    Agent agent{*db, clock, localEndpoints(*this), {}};
    QStringList files;
};

bool resize(const QString &path, qint64 bytes)
{
    QFile file(path);
    return file.resize(bytes);
}
}  // namespace

class DeliverCommandTest : public QObject {
    Q_OBJECT

  private slots:
    void aManagerConfirms()
    {
        Declared c;
        QCOMPARE(codeOf(c.plan("dora", "request.deliver", c.on(c.request, kWhy))), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.plan("anna", "request.deliver", c.on(c.request))), ErrorCode::InvalidInput);
        const QString before = c.dump();
        const Plan plan = c.deliver();
        QCOMPARE(plan.included(), 1);
        QCOMPARE(plan.items.first().effect, QStringLiteral("declared \u2192 delivered"));
        QVERIFY2(plan.items.first().why.startsWith(
                     QStringLiteral("%1 merged files with %2 events").arg(c.files.size()).arg(c.events)),
                 qPrintable(plan.items.first().why));
        QCOMPARE(c.dump(), before);
        const Receipt done = must(c.bus.execute(*c.db, c.who("anna"), plan, {}));
        QVERIFY(!done.undoable);
        QCOMPARE(c.word(), QStringLiteral("delivered"));
        QCOMPARE(
            c.count("SELECT count(*) FROM audit WHERE action = 'request.deliver' AND from_value = 'declared'"
                    " AND to_value = 'delivered' AND who = 'anna' AND why = 'on tape since Monday'"),
            1);
        const Plan again = c.deliver();
        QCOMPARE(again.included(), 0);
        QVERIFY(again.items.first().why.contains("It is delivered"));
    }

    // Each file that is not as it was merged is named, with what is wrong.
    void whatIsNotThereIsNamed()
    {
        Declared c;
        QVERIFY(c.files.size() >= 2);
        const Plan good = c.deliver();
        QVERIFY(resize(c.files[0], 7) && QFile::remove(c.files[1]));
        // A plan that was made before is old by now.
        QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("anna"), good, {})), ErrorCode::Conflict);
        const Plan plan = c.deliver();
        QCOMPARE(plan.included(), 0);
        const QStringList said = Declared::said(plan);
        QVERIFY2(said[0].contains(QStringLiteral("Of its %1 merged files 2 cannot").arg(c.files.size())),
                 qPrintable(said[0]));
        QVERIFY2(said[1].contains(c.files[0] + " has 7 bytes"), qPrintable(said[1]));
        QVERIFY2(said[2].contains("It is not at " + c.files[1]), qPrintable(said[2]));
        QCOMPARE(codeOf(c.give("anna", "request.deliver", c.on(c.request, kWhy))), ErrorCode::Refused);
        QCOMPARE(c.word(), QStringLiteral("declared"));
    }

    void aCopyElsewhereCounts()
    {
        Declared c;
        const QString copy = c.folder.path(QStringLiteral("kept.csv"));
        QVERIFY(QFile::copy(c.files[0], copy) && QFile::remove(c.files[0]));
        QCOMPARE(c.deliver().included(), 0);
        must(
            c.db->run("INSERT INTO replicas (file_id, site_id, path, state, checked_at) SELECT file_id, ?, ?,"
                      " 'valid', 1 FROM merges WHERE path = ?",
                      {c.site.value(), copy, c.files[0]}));
        QCOMPARE(c.deliver().included(), 1);
        must(c.db->run("UPDATE replicas SET state = 'changed' WHERE path = ?", {copy}));
        QCOMPARE(c.deliver().included(), 0);
    }

    void whatTheCatalogueHasOtherwiseIsNamed()
    {
        Declared c;
        must(c.db->run(
            "UPDATE files SET state = 'changed' WHERE id = (SELECT file_id FROM merges WHERE path = ?)",
            {c.files[0]}));
        must(c.db->run("UPDATE replicas SET state = 'missing' WHERE file_id ="
                       " (SELECT file_id FROM merges WHERE path = ?)",
                       {c.files[1]}));
        const QStringList said = Declared::said(c.deliver());
        QVERIFY2(said[1].contains("The catalogue has it otherwise"), qPrintable(said[1]));
        QVERIFY2(said[2].contains("No copy of it on disk is recorded as valid"), qPrintable(said[2]));
    }

    void whatWasNeverReadBackIsNotDelivered()
    {
        Declared c(MergePolicy::Fast);
        const QStringList said = Declared::said(c.deliver());
        QCOMPARE(said.size(), c.files.size() + 1);
        QVERIFY2(said[1].contains("never read back"), qPrintable(said[1]));
    }

    // The store has the outputs of such a request deleted once it is delivered: the plan names each.
    void partsThatGoAreNamed()
    {
        Declared c(MergePolicy::FastVerify, ReleaseWhen::Delivered);
        const QStringList parts = must(c.db->list("SELECT path FROM outputs WHERE state = 'merged'", {},
                                                  [](const Row &row) { return row.text(0); }));
        const Plan plan = c.deliver();
        QStringList named;
        for (const PlanItem &item : plan.items)
            if (item.entity == "output" && item.included && item.effect == "deleted")
                named.append(item.what);
        QVERIFY(!parts.isEmpty());
        QCOMPARE(QSet<QString>(named.begin(), named.end()), QSet<QString>(parts.begin(), parts.end()));
        QVERIFY2(plan.summary.contains("1 request"), qPrintable(plan.summary));
        const Receipt done = must(c.bus.execute(*c.db, c.who("anna"), plan, {}));
        QCOMPARE(done.outcomes.size(), 1);
        QCOMPARE(c.word(), QStringLiteral("delivered"));
        QVERIFY(c.count("SELECT count(*) FROM merges WHERE release = 'asked'") > 0);
    }

    void setStatusStandsForIt()
    {
        Declared c;
        const auto plan = c.plan("anna", "request.set-status",
                                 {{"step", "production"},
                                  {"status", "delivered"},
                                  {"dataset", CampaignFixture::kRawDataset},
                                  {"release", CampaignFixture::kRelease},
                                  {"why", "copied"}});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->command, QStringLiteral("request.deliver"));
    }

    // The whole way: what the agent declared is delivered by a manager and certified by the quality people,
    // once every run is.
    void fromDeclaredToCertified()
    {
        Declared c;
        must(c.give("anna", "detector.add", {{"name", "tracker"}}));
        must(c.give("anna", "detector.add", {{"name", "muons"}}));
        QCOMPARE(codeOf(c.give("dora", "request.certify", c.on(c.request))), ErrorCode::Refused);
        must(c.bus.execute(*c.db, c.who("anna"), c.deliver(), {}));
        QCOMPARE(codeOf(c.give("dora", "request.certify", c.on(c.request))), ErrorCode::Refused);
        const QJsonObject all{{"runs", "all"}, {"detectors", "all"}};
        QJsonObject good = all;
        good.insert("flag", "good");
        must(c.give("dora", "quality.flag", good));
        must(c.give("dora", "quality.sign-off", all));
        must(c.give("dora", "quality.complete", all));
        must(c.give("dora", "request.certify", c.on(c.request)));
        QCOMPARE(c.word(), QStringLiteral("certified"));
        QVERIFY(must(qualityGaps(*c.db, c.request, 1)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DeliverCommandTest)
#include "delivercommandtest.moc"

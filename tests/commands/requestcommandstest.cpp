#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions at(RequestStatus status)
{
    CampaignOptions options;
    options.runs = {147043};
    options.takeTo = status;
    return options;
}
const QJsonObject kWhy{{QStringLiteral("why"), QStringLiteral("because")}};
}  // namespace

class RequestCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyMove_data();
    void everyMove();
    void holdReturnsToWhereItWas();
    void signUpGivesALease();
    void signUpIsForTheOwnSite();
    void signUpRefusesSoftwareThatIsNotThere();
    void renewMovesTheEnd();
    void priorityAndItsUndo();
    void comments();
    void createsCampaignsAndRequests();
    void wrongCreationsSayWhy();
    void abortWithoutJobs();
    void abortWaitsForItsJobs();
    void aRefusedAbortDoesNotKeepTheOthers();
    void submitMakesJobsOnce();
    void mergeFinishDeclareNeedEvidence();
    void setStatusNamesTheCommand();
    void setStatusNamesWhatItCannotFind();
};

void RequestCommandsTest::everyMove_data()
{
    QTest::addColumn<RequestStatus>("start");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("notFor");  // an operator whose role is wrong
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("undone");  // empty: cannot be undone
    using S = RequestStatus;
    const auto row = [](const char *command, S start, const char *who, const char *notFor, const char *end,
                        const char *undone) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1StringView(command), toWord(start))))
            << start << QString::fromLatin1(command) << QString::fromLatin1(who)
            << QString::fromLatin1(notFor) << QString::fromLatin1(end) << QString::fromLatin1(undone);
    };
    row("request.approve", S::New, "anna", "carla", "approved", "new");
    row("request.withdraw", S::Approved, "anna", "ben", "new", "approved");
    row("request.reject", S::New, "anna", "dora", "rejected", "new");
    row("request.reject", S::Approved, "anna", "carla", "rejected", "");
    row("request.signup", S::Approved, "ben", "carla", "assigned", "approved");
    row("request.release", S::Assigned, "ben", "vera", "approved", "assigned");
    row("request.release", S::Staged, "anna", "carla", "approved", "assigned");
    row("request.hold", S::Approved, "carla", "ben", "held", "approved");
    row("request.hold", S::Staged, "anna", "dora", "held", "staged");
    row("request.hold", S::Running, "carla", "vera", "held", "running");
    row("request.stage", S::Assigned, "carla", "ben", "staged", "");
    row("jobs.make", S::Staged, "carla", "ben", "running", "");
    row("request.abort", S::Staged, "anna", "carla", "aborted", "");
}

void RequestCommandsTest::everyMove()
{
    QFETCH(RequestStatus, start);
    QFETCH(QString, command);
    QFETCH(QString, who);
    QFETCH(QString, notFor);
    QFETCH(QString, end);
    QFETCH(QString, undone);
    CommandFixture c(at(start));
    const bool takesWhy = !QStringList{"request.stage", "jobs.make"}.contains(command);
    const QJsonObject arguments = takesWhy ? c.on(c.request, kWhy) : c.on(c.request);

    const QString before = c.dump();
    const auto refused = c.plan(notFor, command, arguments);
    QCOMPARE(codeOf(refused), ErrorCode::NotAuthorized);
    const auto planned = c.plan(who, command, arguments);
    QVERIFY2(planned, planned ? "" : qPrintable(planned.error().cause));
    QCOMPARE(planned->included(), 1);
    QCOMPARE(planned->hash.size(), 64);
    QVERIFY(!planned->items.first().effect.isEmpty());
    QCOMPARE(c.dump(), before);  // a plan changes nothing

    const auto receipt = c.bus.execute(*c.db, c.who(who), *planned, {});
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().context + receipt.error().cause));
    QCOMPARE(c.word(), end);
    QVERIFY(receipt->outcomes.first().done);
    // One audit row that says who, from where, to where, and which command.
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'request' AND entity_id = ? AND receipt_id = "
                     "? AND who = ?"
                     " AND action = ? AND from_value = ? AND to_value = ?",
                     {c.request.value(), receipt->id.value(), who, command, QString(toWord(start)), end}),
             1);

    QCOMPARE(receipt->undoable, !undone.isEmpty());
    const auto undo = c.bus.planUndo(*c.db, c.who("anna"), receipt->id);
    if (undone.isEmpty()) {
        QCOMPARE(codeOf(undo), ErrorCode::Refused);
        return;
    }
    QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
    const auto back = c.bus.execute(*c.db, c.who("anna"), *undo, {});
    QVERIFY2(back, back ? "" : qPrintable(back.error().cause));
    QCOMPARE(c.word(), undone);
    QCOMPARE(codeOf(c.bus.planUndo(*c.db, c.who("anna"), receipt->id)), ErrorCode::Refused);  // once only
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("anna"), *undo, {})), ErrorCode::Conflict);
}

void RequestCommandsTest::holdReturnsToWhereItWas()
{
    CommandFixture c(at(RequestStatus::Assigned));
    QVERIFY(c.give("carla", "request.hold", c.on(c.request, kWhy)));
    QCOMPARE(c.word(), "held");
    QVERIFY(c.give("carla", "request.resume", c.on(c.request)));
    QCOMPARE(c.word(), "assigned");
    // Without a reason there is no hold.
    QCOMPARE(codeOf(c.plan("carla", "request.hold", c.on(c.request))), ErrorCode::InvalidInput);
}

void RequestCommandsTest::signUpGivesALease()
{
    CommandFixture c(at(RequestStatus::Approved));
    const TimeMs before = c.clock.now();
    QVERIFY(c.give("ben", "request.signup", c.on(c.request, {{"hours", 2}})));
    const RequestSummary r = must(loadRequest(*c.db, c.request));
    QCOMPARE(r.site, "alpha");
    QVERIFY(r.leaseUntil && *r.leaseUntil >= before + 7'200'000
            && *r.leaseUntil <= c.clock.now() + 7'200'000);
    for (const int hours : {0, -1, 100'000})
        QCOMPARE(codeOf(c.plan("ben", "request.renew", c.on(c.request, {{"hours", hours}}))),
                 ErrorCode::InvalidInput);
}

void RequestCommandsTest::signUpIsForTheOwnSite()
{
    CommandFixture c(at(RequestStatus::Approved));
    must(c.db->run(
        "INSERT INTO sites (name, spool, storage) VALUES ('beta', '/nowhere/spool', '/nowhere/storage')"));
    must(c.db->run("INSERT INTO operators (name, role, site_id) VALUES ('bob', 'site', (SELECT id FROM sites "
                   "WHERE name = 'beta'))"));
    QCOMPARE(codeOf(c.plan("bob", "request.signup", c.on(c.request, {{"site", "alpha"}}))),
             ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.plan("anna", "request.signup", c.on(c.request, {{"site", "gamma"}}))),
             ErrorCode::NotFound);
    QCOMPARE(codeOf(c.plan("anna", "request.signup", c.on(c.request))), ErrorCode::InvalidInput);
    // A site without the input may sign up, and is told.
    const auto plan = c.plan("bob", "request.signup", c.on(c.request));
    QVERIFY(plan);
    QCOMPARE(plan->included(), 1);
    QVERIFY(plan->warnings.join(' ').contains("beta"));
    QVERIFY(c.give("ben", "request.signup", c.on(c.request)));
    // Now alpha holds it; beta can neither release nor renew.
    for (const char *command : {"request.release", "request.renew"}) {
        const auto other = c.plan("bob", command, c.on(c.request));
        QVERIFY(other);
        QCOMPARE(other->included(), 0);
        QVERIFY(other->items.first().why.contains("alpha"));
        QCOMPARE(codeOf(c.give("bob", command, c.on(c.request))), ErrorCode::NotAuthorized);
    }
}

void RequestCommandsTest::signUpRefusesSoftwareThatIsNotThere()
{
    CommandFixture c(at(RequestStatus::Approved));
    must(c.db->run("UPDATE applications SET path = '/nowhere/dimuon'"));
    const auto plan = c.plan("ben", "request.signup", c.on(c.request));
    QVERIFY(plan);
    QCOMPARE(plan->included(), 0);
    QVERIFY(plan->items.first().why.contains("/nowhere/dimuon"));
}

void RequestCommandsTest::renewMovesTheEnd()
{
    CommandFixture c(at(RequestStatus::Assigned));
    const TimeMs now = c.clock.now();
    QVERIFY(c.give("ben", "request.renew", c.on(c.request, {{"hours", 500}})));
    QVERIFY(*must(loadRequest(*c.db, c.request)).leaseUntil >= now + 500 * 3'600'000LL);
    QCOMPARE(codeOf(c.give("carla", "request.renew", c.on(c.request))), ErrorCode::NotAuthorized);
}

void RequestCommandsTest::priorityAndItsUndo()
{
    CommandFixture c(at(RequestStatus::New));
    const int before = must(loadRequest(*c.db, c.request)).priority;
    const auto receipt = c.give("carla", "request.priority", c.on(c.request, {{"priority", 777}}));
    QVERIFY(receipt);
    QCOMPARE(must(loadRequest(*c.db, c.request)).priority, 777);
    QVERIFY(c.give("carla", "undo", {{"receipt", receipt->id.value()}}));
    QCOMPARE(must(loadRequest(*c.db, c.request)).priority, before);
    for (const int bad : {-1, 1'000'000})
        QCOMPARE(codeOf(c.plan("carla", "request.priority", c.on(c.request, {{"priority", bad}}))),
                 ErrorCode::InvalidInput);
    QCOMPARE(c.plan("carla", "request.priority", c.on(c.request, {{"priority", before}}))->included(), 0);
}

void RequestCommandsTest::comments()
{
    CommandFixture c(at(RequestStatus::New));
    QVERIFY(c.give("dora", "request.comment", c.on(c.request, {{"text", "looks odd \u00b5\u00b5"}})));
    const auto found = must(listComments(*c.db, "request", c.request.value()));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().text, QString("looks odd \u00b5\u00b5"));
    QCOMPARE(codeOf(c.give("vera", "request.comment", c.on(c.request, {{"text", "x"}}))),
             ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.plan("dora", "request.comment", c.on(c.request, {{"text", QString(4001, 'x')}}))),
             ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("dora", "request.comment", c.on(c.request, {{"text", "  "}}))),
             ErrorCode::InvalidInput);
}

void RequestCommandsTest::createsCampaignsAndRequests()
{
    CommandFixture c(at(RequestStatus::New));
    const QJsonObject campaign{{"name", "proc11"},
                               {"release", CampaignFixture::kRelease},
                               {"conditions", "snapshot-2011"},
                               {"first-run", 1},
                               {"last-run", 2},
                               {"predecessor", CampaignFixture::kCampaign},
                               {"due", "2012-03-01"}};
    QCOMPARE(codeOf(c.plan("carla", "campaign.create", campaign)), ErrorCode::NotAuthorized);
    const QString before = c.dump();
    QVERIFY(c.plan("anna", "campaign.create", campaign));
    QCOMPARE(c.dump(), before);
    QVERIFY(c.give("anna", "campaign.create", campaign));
    QCOMPARE(c.count("SELECT due_at FROM campaigns WHERE name = 'proc11'"), 1'330'560'000'000);
    QCOMPARE(codeOf(c.plan("anna", "campaign.create", campaign)), ErrorCode::AlreadyExists);

    const QJsonObject request{
        {"campaign", "proc11"}, {"dataset", CampaignFixture::kRawDataset}, {"step", "production"}};
    const auto made = c.give("dora", "request.create", request);
    QVERIFY2(made, made ? "" : qPrintable(made.error().cause));
    const RequestSummary r = must(loadRequest(*c.db, RequestId(made->outcomes.first().id)));
    QCOMPARE(r.conditions, "snapshot-2011");
    QCOMPARE(r.status, RequestStatus::New);
    QCOMPARE(c.count("SELECT count(*) FROM datasets WHERE name = 'proc11/production/mdst' AND complete = 0"),
             1);
    QCOMPARE(codeOf(c.plan("dora", "request.create", request)), ErrorCode::AlreadyExists);
    QJsonObject trial = request;
    trial.insert("test", true);
    trial.insert("conditions", "trial");
    QVERIFY(c.give("dora", "request.create", trial));
    QCOMPARE(c.count("SELECT count(*) FROM datasets WHERE name = 'proc11/production/mdst/test'"), 1);
}

void RequestCommandsTest::wrongCreationsSayWhy()
{
    CommandFixture c(at(RequestStatus::New));
    const QJsonObject good{{"campaign", CampaignFixture::kCampaign},
                           {"dataset", CampaignFixture::kRawDataset},
                           {"step", "production"},
                           {"conditions", "other"}};
    const std::pair<const char *, QJsonValue> changes[] = {
        {"campaign", "nothing"}, {"dataset", "nothing"}, {"step", "prodution"}, {"release", "unknown-9"},
        {"step", "transfer"},    {"split-size", 0},      {"split-size", 1.5},   {"split-size", "1000"},
        {"max-attempts", 0},     {"max-attempts", 101},  {"memory", -1},        {"wall", -1},
        {"priority", 1e6},       {"merge-events", 0},    {"split", "bytes"},    {"conditions", "a b"},
        {"test", "yes"},         {"unknown", 1},
    };
    const QString before = c.dump();
    for (const auto &[name, value] : changes) {
        QJsonObject bad = good;
        bad.insert(QLatin1StringView(name), value);
        const auto plan = c.plan("anna", "request.create", bad);
        QVERIFY2(!plan, name);
        QCOMPARE(plan.error().code, ErrorCode::InvalidInput);
        QVERIFY2(!plan.error().cause.isEmpty(), name);
    }
    QCOMPARE(c.dump(), before);
    QVERIFY(c.plan("anna", "request.create", good));
}

void RequestCommandsTest::abortWithoutJobs()
{
    CommandFixture c(at(RequestStatus::Approved));
    const CommandSpec *spec = c.bus.spec("request.abort");
    QVERIFY(spec && spec->dangerous && spec->risk == Risk::TypeName);
    const auto plan = c.plan("anna", "request.abort", c.on(c.request, kWhy));
    QVERIFY(plan);
    QCOMPARE(plan->typeName, QStringLiteral("request %1").arg(c.request.value()));
    QVERIFY(c.bus.execute(*c.db, c.who("anna"), *plan, {}));
    QCOMPARE(c.word(), "aborted");
}

void RequestCommandsTest::abortWaitsForItsJobs()
{
    CommandFixture c(at(RequestStatus::Running));
    must(c.db->run("UPDATE jobs SET status = 'submitting'"));
    must(c.db->run("UPDATE jobs SET status = 'submitted'"));
    const auto receipt = c.give("anna", "request.abort", c.on(c.request, kWhy));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QCOMPARE(c.word(), "running");
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE cancel_wanted = 0"), 0);
    QCOMPARE(
        c.count(
            "SELECT count(*) FROM audit WHERE to_value = 'aborting' AND who = 'anna' AND why = 'because'"),
        1);
    QVERIFY(must(completeAborts(*c.db, c.clock.now())).isEmpty());
    must(c.db->run("UPDATE claims SET open = 0 WHERE open = 1"));
    must(c.db->run("UPDATE jobs SET status = 'cancelled'"));
    QCOMPARE(must(completeAborts(*c.db, c.clock.now())), QList<RequestId>{c.request});
    QCOMPARE(c.word(), "aborted");
    QVERIFY(must(completeAborts(*c.db, c.clock.now())).isEmpty());
}

void RequestCommandsTest::aRefusedAbortDoesNotKeepTheOthers()
{
    CommandFixture c(at(RequestStatus::Running));
    CampaignOptions options = at(RequestStatus::Running);
    options.step = Step::Recocert;
    const RequestId second = c.addRequest(CampaignFixture::kRawDataset, options);
    must(c.db->run("UPDATE jobs SET status = 'submitting'"));
    must(c.db->run("UPDATE jobs SET status = 'submitted'"));
    for (const RequestId request : {c.request, second})
        must(c.give("anna", "request.abort", c.on(request, kWhy)));
    must(c.db->run("UPDATE claims SET open = 0 WHERE open = 1"));
    must(c.db->run("UPDATE jobs SET status = 'cancelled'"));
    c.refuse("UPDATE OF status ON requests", "NEW.id = " + QByteArray::number(c.request.value()));
    QCOMPARE(must(completeAborts(*c.db, c.clock.now())), QList<RequestId>{second});
    QCOMPARE(c.status(c.request), RequestStatus::Running);
    QCOMPARE(c.status(second), RequestStatus::Aborted);
}

void RequestCommandsTest::submitMakesJobsOnce()
{
    CampaignOptions options = at(RequestStatus::Staged);
    options.runs = {146436, 147043};
    CommandFixture c(options);
    const auto plan = c.plan("carla", "jobs.make", c.on(c.request));
    QVERIFY(plan);
    QCOMPARE(plan->included(), 1);
    QVERIFY2(plan->items.first().effect.contains("228"), qPrintable(plan->items.first().effect));
    QVERIFY(c.bus.execute(*c.db, c.who("carla"), *plan, {}));
    QCOMPARE(c.count("SELECT count(*) FROM jobs"), 4);
    // A second click: the same plan is stale, a new one has nothing to do.
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("carla"), *plan, {})), ErrorCode::Conflict);
    QCOMPARE(c.plan("carla", "jobs.make", c.on(c.request))->included(), 0);
    QCOMPARE(codeOf(c.give("carla", "jobs.make", c.on(c.request))), ErrorCode::Refused);
    QCOMPARE(c.count("SELECT count(*) FROM jobs"), 4);
    QCOMPARE(codeOf(c.plan("carla", "jobs.make", c.on(c.request, {{"units-per-job", 0}}))),
             ErrorCode::InvalidInput);
}

void RequestCommandsTest::mergeFinishDeclareNeedEvidence()
{
    CommandFixture c(at(RequestStatus::Running));
    for (const char *command : {"request.merge", "request.finish", "request.declare"}) {
        const auto plan = c.plan("carla", command, c.on(c.request));
        QVERIFY2(plan, command);
        QCOMPARE(plan->included(), 0);
        QVERIFY2(!plan->items.first().why.isEmpty(), command);
        QCOMPARE(codeOf(c.give("carla", command, c.on(c.request))), ErrorCode::Refused);
        QCOMPARE(codeOf(c.plan("ben", command, c.on(c.request))), ErrorCode::NotAuthorized);
    }
    QCOMPARE(c.word(), "running");
}

void RequestCommandsTest::setStatusNamesTheCommand()
{
    CommandFixture c(at(RequestStatus::New));
    const auto set = [&c](const QString &who, const QString &status, QJsonObject more = {}) {
        more.insert("step", "production");
        more.insert("status", status);
        more.insert("dataset", CampaignFixture::kRawDataset);
        more.insert("release", CampaignFixture::kRelease);
        return c.give(who, "request.set-status", more);
    };
    const auto plan = c.plan("anna", "request.set-status",
                             {{"step", "production"},
                              {"status", "approved"},
                              {"dataset", CampaignFixture::kRawDataset},
                              {"release", CampaignFixture::kRelease}});
    QVERIFY(plan);
    QCOMPARE(plan->command, "request.approve");
    QVERIFY(plan->warnings.first().contains("request.approve"));
    QVERIFY(plan->cliLine.startsWith("prodctl request set-status production approved"));
    const std::tuple<const char *, const char *, QJsonObject> steps[] = {
        {"anna", "approved", {}},   {"anna", "new", {}},
        {"anna", "rejected", kWhy}, {"anna", "new", {}},
        {"anna", "approved", {}},   {"carla", "held", kWhy},
        {"carla", "approved", {}},  {"anna", "assigned", {{"site", "alpha"}}},
        {"carla", "staged", {}},    {"ben", "approved", {}},
        {"ben", "assigned", {}},    {"carla", "staged", {}},
        {"carla", "running", {}}};
    for (const auto &[who, status, more] : steps) {
        const auto receipt = set(who, status, more);
        QVERIFY2(receipt, receipt ? "" : qPrintable(QLatin1StringView(status) + receipt.error().cause));
        QCOMPARE(c.word(), QLatin1StringView(status));
    }
    QCOMPARE(codeOf(set("anna", "running")), ErrorCode::Refused);
    QCOMPARE(codeOf(set("anna", "delivered", kWhy)), ErrorCode::Refused);
    QCOMPARE(codeOf(set("anna", "obsolete")), ErrorCode::Refused);
    QCOMPARE(codeOf(set("anna", "finished")), ErrorCode::Refused);
    QCOMPARE(codeOf(set("anna", "finnished")), ErrorCode::InvalidInput);
    QVERIFY(set("anna", "finnished").error().cause.contains("Did you mean finished?"));
}

void RequestCommandsTest::setStatusNamesWhatItCannotFind()
{
    CommandFixture c(at(RequestStatus::New));
    const QJsonObject good{{"step", "production"},
                           {"status", "approved"},
                           {"dataset", CampaignFixture::kRawDataset},
                           {"release", CampaignFixture::kRelease}};
    for (const char *name : {"dataset", "release"}) {
        QJsonObject bad = good;
        bad.insert(QLatin1StringView(name), "nothing");
        QCOMPARE(codeOf(c.plan("anna", "request.set-status", bad)), ErrorCode::NotFound);
    }
    QJsonObject trial = good;
    trial.insert("test", true);
    QCOMPARE(codeOf(c.plan("anna", "request.set-status", trial)), ErrorCode::NotFound);
    // Two requests that differ in their conditions only.
    QVERIFY(c.give("anna", "request.create",
                   {{"campaign", CampaignFixture::kCampaign},
                    {"dataset", CampaignFixture::kRawDataset},
                    {"step", "production"},
                    {"conditions", "other"}}));
    const auto unclear = c.plan("anna", "request.set-status", good);
    QCOMPARE(codeOf(unclear), ErrorCode::InvalidInput);
    QVERIFY(unclear.error().cause.contains("other"));
    QJsonObject clear = good;
    clear.insert("conditions", "other");
    QVERIFY(c.give("anna", "request.set-status", clear));
}

QTEST_GUILESS_MAIN(RequestCommandsTest)
#include "requestcommandstest.moc"

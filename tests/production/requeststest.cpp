#include "models/production/requests.h"
#include "tests/support/campaignfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

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

ErrorCode codeOf(const auto &result) { return result ? ErrorCode::NotRun : result.error().code; }
}  // namespace

class RequestsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyTransitionOfTheTable();
    void losingTheRaceSaysWhoWhatAndWhen();
    void manyMoversOneWins();
    void signUpNeedsSiteAndLease();
    void evidenceIsTheDatabasesWord();
    void leasesLapse();
    void aRefusedLapseDoesNotKeepTheOthers();
    void workKeepsARequestAtItsSite();
    void priorityIsCompared();
    void commentsNeedSomethingToBeAbout();
    void outputDatasetsAreNamed();
    void twinsAreRefused();
    void auditSaysEverything();
};

void RequestsTest::everyTransitionOfTheTable()
{
    CampaignFixture c(at(RequestStatus::New));
    const auto rules = must(transitionRules(*c.db));
    QVERIFY(rules.size() > 40);
    const auto move = [&c](RequestStatus to, const QString &who) {
        StatusChange change{c.request, c.status(c.request), to, QStringLiteral("x"), {}, 0};
        if (to == RequestStatus::Assigned) {
            change.site = c.site;
            change.leaseMs = 1000;
        }
        return changeStatus(*c.db, change, c.actor(who));
    };
    const QMap<Role, QString> people{{Role::Viewer, "vera"}, {Role::Site, "ben"},    {Role::Shifter, "carla"},
                                     {Role::Dq, "dora"},     {Role::Agent, "agent"}, {Role::Manager, "anna"}};
    // From `new`, every status and every role: what the table does not have is refused or not for the role.
    for (int i = 0; i < int(words::Table<RequestStatus>::list.size()); ++i) {
        const auto to = static_cast<RequestStatus>(i);
        QList<Role> allowed;
        for (const TransitionRule &rule : rules)
            if (rule.from == RequestStatus::New && rule.to == to)
                allowed.append(rule.role);
        for (auto it = people.begin(); it != people.end(); ++it) {
            if (allowed.contains(it.key()))
                continue;
            QCOMPARE(codeOf(move(to, it.value())),
                     allowed.isEmpty() ? ErrorCode::Refused : ErrorCode::NotAuthorized);
        }
    }
    QCOMPARE(c.status(c.request), RequestStatus::New);
    QCOMPARE(codeOf(move(RequestStatus::New, "anna")), ErrorCode::Refused);
}

void RequestsTest::losingTheRaceSaysWhoWhatAndWhen()
{
    CampaignFixture c(at(RequestStatus::New));
    Actor anna = c.actor("anna");
    QVERIFY(changeStatus(*c.db, {c.request, RequestStatus::New, RequestStatus::Approved, {}, {}, 0}, anna));
    anna.now += 3000;
    const auto late =
        changeStatus(*c.db, {c.request, RequestStatus::New, RequestStatus::Rejected, {}, {}, 0}, anna);
    QCOMPARE(codeOf(late), ErrorCode::Conflict);
    QCOMPARE(late.error().cause, "It is approved now: changed by anna to approved 3 s ago.");
    QCOMPARE(c.status(c.request), RequestStatus::Approved);
}

void RequestsTest::manyMoversOneWins()
{
    CampaignFixture c(at(RequestStatus::New));
    std::atomic<int> won = 0, lost = 0, other = 0;
    const Actor anna = c.actor("anna");
    std::vector<std::jthread> movers;
    for (int i = 0; i < 8; ++i)
        movers.emplace_back([&, i] {
            const auto db = c.open();
            const auto to = i % 2 == 0 ? RequestStatus::Approved : RequestStatus::Rejected;
            const auto moved = changeStatus(*db, {c.request, RequestStatus::New, to, {}, {}, 0}, anna);
            ++(moved ? won : moved.error().code == ErrorCode::Conflict ? lost : other);
        });
    movers.clear();
    QCOMPARE(won, 1);
    QCOMPARE(lost, 7);
    QCOMPARE(other, 0);
    QCOMPARE(
        c.count(
            "SELECT count(*) FROM audit WHERE entity = 'request' AND from_value = 'new' AND to_value <> ''"),
        1);
}

void RequestsTest::signUpNeedsSiteAndLease()
{
    CampaignFixture c(at(RequestStatus::Approved));
    const StatusChange good{c.request, RequestStatus::Approved, RequestStatus::Assigned, {}, c.site, 1000};
    StatusChange bad = good;
    bad.site = {};
    QCOMPARE(codeOf(changeStatus(*c.db, bad, c.actor("anna"))), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(changeStatus(*c.db, bad, c.actor("ben"))), ErrorCode::NotAuthorized);
    bad = good;
    bad.leaseMs = 0;
    QCOMPARE(codeOf(changeStatus(*c.db, bad, c.actor("ben"))), ErrorCode::InvalidInput);
    bad = good;
    bad.site = SiteId(99);
    QCOMPARE(codeOf(changeStatus(*c.db, bad, c.actor("anna"))), ErrorCode::NotFound);
    const Actor ben = c.actor("ben");
    QVERIFY(changeStatus(*c.db, good, ben));
    QCOMPARE(c.count("SELECT lease_until FROM requests WHERE id = ?", {c.request.value()}), ben.now + 1000);
    QVERIFY(
        changeStatus(*c.db, {c.request, RequestStatus::Assigned, RequestStatus::Approved, {}, {}, 0}, ben));
    QCOMPARE(c.count("SELECT count(*) FROM requests WHERE site_id IS NULL AND lease_until IS NULL"), 1);
}

void RequestsTest::evidenceIsTheDatabasesWord()
{
    CampaignFixture c(at(RequestStatus::Assigned));
    must(c.db->run("UPDATE replicas SET state = 'missing'"));
    const auto staged = changeStatus(
        *c.db, {c.request, RequestStatus::Assigned, RequestStatus::Staged, {}, {}, 0}, c.actor("carla"));
    QCOMPARE(codeOf(staged), ErrorCode::Refused);
    QVERIFY2(staged.error().cause.contains("staged needs evidence"), qPrintable(staged.error().cause));
    QCOMPARE(c.status(c.request), RequestStatus::Assigned);
}

void RequestsTest::leasesLapse()
{
    CampaignFixture c(at(RequestStatus::Staged));
    Actor agent = c.actor("agent");
    agent.now = 1;
    QVERIFY(must(lapseLeases(*c.db, agent)).isEmpty());
    agent.now = c.count("SELECT lease_until FROM requests") + 1;
    Actor ben = c.actor("ben");
    QVERIFY(renewLease(*c.db, c.request, agent.now + 1000, ben));
    QVERIFY(must(lapseLeases(*c.db, agent)).isEmpty());
    agent.now += 1001;
    QCOMPARE(must(lapseLeases(*c.db, agent)), QList<RequestId>{c.request});
    QCOMPARE(c.status(c.request), RequestStatus::Approved);
    QCOMPARE(
        c.count(
            "SELECT count(*) FROM audit WHERE to_value = 'approved' AND why LIKE 'The lease lapsed at %'"),
        1);
    QVERIFY(must(lapseLeases(*c.db, agent)).isEmpty());
    QCOMPARE(codeOf(renewLease(*c.db, c.request, agent.now + 5000, c.actor("anna"))), ErrorCode::Refused);
    QCOMPARE(codeOf(renewLease(*c.db, c.request, agent.now + 5000, c.actor("carla"))),
             ErrorCode::NotAuthorized);
}

void RequestsTest::aRefusedLapseDoesNotKeepTheOthers()
{
    CampaignFixture c(at(RequestStatus::Staged));
    CampaignOptions options = at(RequestStatus::Staged);
    options.step = Step::Recocert;
    const RequestId second = c.addRequest(CampaignFixture::kRawDataset, options);
    c.refuse("UPDATE OF status ON requests", "NEW.id = " + QByteArray::number(c.request.value()));
    Actor agent = c.actor("agent");
    agent.now = c.count("SELECT max(lease_until) FROM requests") + 1;
    QCOMPARE(must(lapseLeases(*c.db, agent)), QList<RequestId>{second});
    QCOMPARE(c.status(c.request), RequestStatus::Staged);
    QCOMPARE(c.status(second), RequestStatus::Approved);
}

void RequestsTest::workKeepsARequestAtItsSite()
{
    CampaignFixture c(at(RequestStatus::Running));
    Actor agent = c.actor("agent");
    agent.now = c.count("SELECT lease_until FROM requests") + 1;
    QVERIFY(must(lapseLeases(*c.db, agent)).isEmpty());
    QCOMPARE(
        codeOf(changeStatus(*c.db, {c.request, RequestStatus::Running, RequestStatus::Approved, {}, {}, 0},
                            c.actor("anna"))),
        ErrorCode::Refused);
}

void RequestsTest::priorityIsCompared()
{
    CampaignFixture c(at(RequestStatus::New));
    QVERIFY(setPriority(*c.db, c.request, 100, 200, {}, c.actor("anna")));
    const auto late = setPriority(*c.db, c.request, 100, 300, {}, c.actor("anna"));
    QCOMPARE(codeOf(late), ErrorCode::Conflict);
    QVERIFY2(late.error().cause.contains("200"), qPrintable(late.error().cause));
    QCOMPARE(codeOf(setPriority(*c.db, c.request, 200, -1, {}, c.actor("anna"))), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(setPriority(*c.db, RequestId(99), 1, 2, {}, c.actor("anna"))), ErrorCode::NotFound);
}

void RequestsTest::commentsNeedSomethingToBeAbout()
{
    CampaignFixture c(at(RequestStatus::New));
    const Actor anna = c.actor("anna");
    QVERIFY(addComment(*c.db, "request", c.request.value(), "fine", anna));
    QVERIFY(addComment(*c.db, "run", 147043, "fine", anna));
    QCOMPARE(codeOf(addComment(*c.db, "request", 99, "x", anna)), ErrorCode::NotFound);
    QCOMPARE(codeOf(addComment(*c.db, "weather", 1, "x", anna)), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(addComment(*c.db, "request", c.request.value(), " \n", anna)), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(addComment(*c.db, "request", c.request.value(), QString(4001, 'x'), anna)),
             ErrorCode::InvalidInput);
    QCOMPARE(c.count("SELECT count(*) FROM comments"), 2);
}

void RequestsTest::outputDatasetsAreNamed()
{
    CampaignFixture c(at(RequestStatus::New));
    QCOMPARE(
        c.count(
            "SELECT count(*) FROM datasets WHERE name = 'proc10/production/mdst' AND source_request_id = ?",
            {c.request.value()}),
        1);
    // A second request of the campaign for the same step: its outputs are told apart by its number.
    NewRequest again;
    again.campaign = CampaignFixture::kCampaign;
    again.dataset = CampaignFixture::kRawDataset;
    again.conditions = "other";
    const RequestId second = must(createRequest(*c.db, again, c.actor("anna")));
    QCOMPARE(c.count("SELECT count(*) FROM datasets WHERE name = ? AND complete = 0",
                     {QStringLiteral("proc10/production/mdst/r%1").arg(second.value())}),
             1);
    QCOMPARE(c.count("SELECT count(*) FROM streams WHERE request_id = ?", {second.value()}), 1);
}

void RequestsTest::twinsAreRefused()
{
    CampaignFixture c(at(RequestStatus::New));
    NewRequest twin;
    twin.campaign = CampaignFixture::kCampaign;
    twin.dataset = CampaignFixture::kRawDataset;
    const auto made = createRequest(*c.db, twin, c.actor("anna"));
    QCOMPARE(codeOf(made), ErrorCode::AlreadyExists);
    QVERIFY(made.error().context.contains(QString::number(c.request.value())));
    QCOMPARE(codeOf(createCampaign(*c.db, {CampaignFixture::kCampaign, {}, "r", "c", {}, {}, 1, 2, {}},
                                   c.actor("anna"))),
             ErrorCode::AlreadyExists);
    QCOMPARE(codeOf(createCampaign(*c.db, {"new", {}, "r", "c", {}, "nothing", 1, 2, {}}, c.actor("anna"))),
             ErrorCode::InvalidInput);
    QCOMPARE(codeOf(createCampaign(*c.db, {"new", {}, "r", "c", {}, {}, 2, 1, {}}, c.actor("anna"))),
             ErrorCode::InvalidInput);
}

void RequestsTest::auditSaysEverything()
{
    CampaignFixture c(at(RequestStatus::New));
    QVERIFY(changeStatus(*c.db, {c.request, RequestStatus::New, RequestStatus::Rejected, "wrong tag", {}, 0},
                         c.actor("anna")));
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'request' AND entity_id = ? AND request_id "
                     "= ? AND who = 'anna'"
                     " AND role = 'manager' AND from_value = 'new' AND to_value = 'rejected' AND why = "
                     "'wrong tag' AND at > 0",
                     {c.request.value(), c.request.value()}),
             1);
    QCOMPARE(must(lastChange(*c.db, "request", 99, 0)), QString());
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "requeststest.moc"

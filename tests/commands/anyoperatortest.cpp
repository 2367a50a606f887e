// No request belongs to a person: whoever has the role goes on with what another began, at every point of its
// life.
#include "tests/commands/commandfixture.h"
#include "tests/support/credited.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// Two of each role, who are alike but for their names.
struct Twins {
    const char *one, *other;
};
constexpr Twins kTwins[] = {{"anna", "max"}, {"ben", "bob"}, {"carla", "chris"}, {"dora", "dan"}};

void addTwins(const CommandFixture &c)
{
    must(c.db->run(
        "INSERT INTO operators (name, role, site_id) VALUES ('max', 'manager', NULL), ('chris', 'shifter',"
        " NULL), ('dan', 'dq', NULL), ('bob', 'site', (SELECT id FROM sites WHERE name = 'alpha'))"));
}

CampaignOptions at(RequestStatus status)
{
    CampaignOptions options;
    options.takeTo = status;
    return options;
}

// Something for every argument that a command must have.
QJsonObject anyArguments(const CommandFixture &c, const CommandSpec &spec)
{
    QJsonObject arguments;
    for (const Parameter &p : spec.parameters) {
        if (p.kind == ParameterKind::Requests && spec.id != QLatin1String("jobs.resubmit"))
            arguments.insert(p.name, QJsonArray{c.request.value()});
        else if (p.kind == ParameterKind::Jobs)
            arguments.insert(p.name, QJsonArray{1});
        else if (!p.required)
            continue;
        else if (p.kind == ParameterKind::Integer)
            arguments.insert(p.name, 1);
        else if (p.kind == ParameterKind::Word)
            arguments.insert(p.name, p.words.first());
        else if (p.kind != ParameterKind::Flag)
            arguments.insert(p.name, "x");
    }
    return arguments;
}

// What a plan says, whoever asks for it.
QString saidOf(const Result<Plan> &plan, const char *who)
{
    if (!plan)
        return QStringLiteral("%1: %2")
            .arg(int(plan.error().code))
            .arg(QString(plan.error().cause).replace(who, "X"));
    QStringList lines{plan->summary};
    for (const PlanItem &item : plan->items)
        lines.append(QStringLiteral("%1 %2 %3 %4 %5")
                         .arg(item.included ? u'+' : u'-')
                         .arg(item.what, item.effect, item.basis, QString(item.why).replace(who, "X")));
    return lines.join(u'\n');
}
}  // namespace

class AnyOperatorTest : public QObject {
    Q_OBJECT

  private slots:
    void plansDoNotAskWhoCreatedIt_data();
    void plansDoNotAskWhoCreatedIt();
    void everyStepByAnotherOne();
    void whatOneBeganAnotherTakesBack();
};

void AnyOperatorTest::plansDoNotAskWhoCreatedIt_data()
{
    QTest::addColumn<RequestStatus>("status");
    for (const RequestStatus status : {RequestStatus::New, RequestStatus::Approved, RequestStatus::Assigned,
                                       RequestStatus::Staged, RequestStatus::Running})
        QTest::newRow(toWord(status).data()) << status;
}

void AnyOperatorTest::plansDoNotAskWhoCreatedIt()
{
    QFETCH(const RequestStatus, status);
    const CommandFixture c(at(status));
    addTwins(c);
    int compared = 0, live = 0;
    for (const CommandSpec *spec : c.bus.specs()) {
        const QJsonObject arguments = anyArguments(c, *spec);
        for (const Twins &twins : kTwins) {
            // The one created the request and changed it last; the other never had to do with it.
            must(c.db->run("UPDATE requests SET created_by = ?, changed_by = ? WHERE id = 1",
                           {twins.one, twins.one}));
            const auto one = c.plan(twins.one, spec->id, arguments);
            const auto other = c.plan(twins.other, spec->id, arguments);
            QVERIFY2(
                saidOf(one, twins.one) == saidOf(other, twins.other),
                qPrintable(spec->id + u'\n' + saidOf(one, twins.one) + u'\n' + saidOf(other, twins.other)));
            ++compared;
            live += one && one->included() > 0 ? 1 : 0;
        }
    }
    QVERIFY(compared > 150);
    QVERIFY2(live >= 10, qPrintable(QString::number(live)));
}

// From the first wish to the merging of its outputs nobody does two things in a row.
void AnyOperatorTest::everyStepByAnotherOne()
{
    const CommandFixture c(at(RequestStatus::New));
    addTwins(c);
    const QJsonObject wish{{"campaign", CampaignFixture::kCampaign},
                           {"dataset", CampaignFixture::kRawDataset},
                           {"step", "production"},
                           {"conditions", "another"}};
    const RequestId id(must(c.give("carla", "request.create", wish)).outcomes.first().id);
    const auto step = [&](const char *who, const char *command, QJsonObject more = {}) {
        const auto done = c.give(who, command, c.on(id, std::move(more)));
        QVERIFY2(done,
                 qPrintable(QStringLiteral("%1 by %2: %3 %4")
                                .arg(command, who, done ? QString() : done.error().context,
                                     done ? QString() : done.error().cause)));
        QVERIFY2(done->outcomes.first().done, qPrintable(done->outcomes.first().message));
    };
    step("chris", "request.priority", {{"priority", 5}});
    step("max", "request.approve");
    step("anna", "request.withdraw");
    step("max", "request.approve");
    step("ben", "request.signup");
    step("bob", "request.renew", {{"hours", 48}});
    step("ben", "request.release");
    step("bob", "request.signup");
    step("carla", "request.stage");
    step("chris", "request.hold", {{"why", "a pause"}});
    step("carla", "request.resume");
    step("chris", "jobs.make");
    QCOMPARE(c.status(id), RequestStatus::Running);
    QCOMPARE(must(loadRequest(*c.db, id)).createdBy, "carla");

    const qint64 job = c.count("SELECT min(id) FROM jobs WHERE request_id = ?", {id.value()});
    QVERIFY(c.give("carla", "jobs.cancel", {{"jobs", QJsonArray{job}}, {"why", "try"}}));
    QVERIFY(c.give("chris", "jobs.resubmit", {{"jobs", QJsonArray{job}}, {"all", true}}));
    step("carla", "request.hold", {{"why", "end of shift"}});
    step("chris", "request.resume");
    QVERIFY(!creditAll(c, id).isEmpty());
    step("chris", "request.merge");
    QVERIFY(c.count("SELECT count(*) FROM merges WHERE request_id = ?", {id.value()}) > 0);
    step("max", "request.abort", {{"why", "enough"}});
}

void AnyOperatorTest::whatOneBeganAnotherTakesBack()
{
    const CommandFixture c(at(RequestStatus::Approved));
    addTwins(c);
    const Receipt held = must(c.give("carla", "request.hold", c.on(c.request, {{"why", "a pause"}})));
    QVERIFY(held.undoable);
    const Plan plan = must(c.bus.planUndo(*c.db, c.who("chris"), held.id));
    QVERIFY(c.bus.execute(*c.db, c.who("chris"), plan, {}));
    QCOMPARE(c.status(c.request), RequestStatus::Approved);
}

QTEST_GUILESS_MAIN(AnyOperatorTest)
#include "anyoperatortest.moc"

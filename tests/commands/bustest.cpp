#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions fresh(RequestStatus status = RequestStatus::New)
{
    CampaignOptions options;
    options.runs = {147043};
    options.takeTo = status;
    return options;
}
}  // namespace

class BusTest : public QObject {
    Q_OBJECT

  private slots:
    void everySpecIsWhole();
    void wordsFindTheLongestCommand();
    void argumentsAreBounded();
    void hashFollowsTheRows();
    void stalePlanSaysWhoAndWhat();
    void theSameKeyIsDoneOnce();
    void aKeyBelongsToOneCommand();
    void bulkAnswersPerRow();
    void filtersAndMissingRequests();
    void plansReadOnlyDatabases();
    void availabilityHasReasons();
    void lineIsShellQuoted();
    void receiptsAreJson();
    void unknownNamesAreAnswered();
    void undoNeedsTheRightRole();
};

void BusTest::everySpecIsWhole()
{
    const SystemClock clock;
    const CommandBus bus(clock);
    QStringList ids, lines, shortcuts;
    for (const CommandSpec *spec : bus.specs()) {
        const QByteArray name = spec->id.toLatin1();
        QVERIFY2(!ids.contains(spec->id), name);
        ids.append(spec->id);
        QVERIFY2(!spec->cli.isEmpty() && !lines.contains(spec->cli.join(' ')), name);
        lines.append(spec->cli.join(' '));
        QVERIFY2(!spec->title.isEmpty() && spec->description.endsWith('.') && !spec->roles.isEmpty(), name);
        QVERIFY2(!spec->roles.contains(Role::Viewer), name);
        QVERIFY2(spec->example.startsWith("prodctl "), name);
        QVERIFY2(!spec->icon.isEmpty(), name);
        QVERIFY2(
            QFile::exists(QStringLiteral(SHIFTDECK_SOURCE_DIR "/resources/icons/%1.svg").arg(spec->icon)),
            name);
        if (!spec->shortcut.isEmpty()) {
            QVERIFY2(!shortcuts.contains(spec->shortcut), name);
            shortcuts.append(spec->shortcut);
        }
        QStringList parameters;
        for (const Parameter &p : spec->parameters) {
            QVERIFY2(!parameters.contains(p.name) && !p.title.isEmpty() && !p.help.isEmpty(), name);
            QVERIFY2((p.kind == ParameterKind::Word) == !p.words.isEmpty(), name);
            QVERIFY2((p.kind == ParameterKind::Name) == !p.source.isEmpty(), name);
            parameters.append(p.name);
        }
        QCOMPARE(bus.spec(spec->id), spec);
    }
    QVERIFY(ids.size() >= 22);
    QCOMPARE(bus.spec("nothing"), nullptr);
}

void BusTest::wordsFindTheLongestCommand()
{
    const SystemClock clock;
    const CommandBus bus(clock);
    QCOMPARE(bus.specForWords({"request", "approve", "3"})->id, "request.approve");
    QCOMPARE(bus.specForWords({"submit"})->id, "jobs.make");
    QCOMPARE(bus.specForWords({"request"}), nullptr);
    QCOMPARE(bus.specForWords({}), nullptr);
}

void BusTest::argumentsAreBounded()
{
    const SystemClock clock;
    const CommandBus bus(clock);
    const CommandSpec &spec = *bus.spec("request.approve");
    const auto check = [&spec](const QJsonObject &arguments) {
        return CommandBus::checkArguments(spec, arguments);
    };
    QJsonArray many;
    for (int i = 1; i <= kMaxList + 1; ++i)
        many.append(i);
    QCOMPARE(codeOf(check({{"requests", many}})), ErrorCode::InvalidInput);
    many.removeLast();
    QVERIFY(check({{"requests", many}}));
    for (const QJsonValue &bad :
         {QJsonValue("3"), QJsonValue(3), QJsonValue(QJsonArray{"3"}), QJsonValue(QJsonArray{0}),
          QJsonValue(QJsonArray{-3}), QJsonValue(QJsonArray{1.5}), QJsonValue(QJsonArray{1e300}),
          QJsonValue(QJsonObject{})})
        QCOMPARE(codeOf(check({{"requests", bad}})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(check({{"why", 3}})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(check({{"why", QString::fromLatin1("a\0b", 3)}})), ErrorCode::InvalidInput);
    const auto unknown = check({{"requets", QJsonArray{1}}});
    QCOMPARE(codeOf(unknown), ErrorCode::InvalidInput);
    QVERIFY(unknown.error().cause.contains("requests"));
    // Canonical: sorted, each once, nothing empty.
    QCOMPARE(*check({{"requests", QJsonArray{3, 1, 3}}, {"why", ""}}),
             (QJsonObject{{"requests", QJsonArray{1, 3}}}));
}

void BusTest::hashFollowsTheRows()
{
    CommandFixture c(fresh());
    const QByteArray first = c.plan("anna", "request.approve", c.on(c.request))->hash;
    QCOMPARE(c.plan("anna", "request.approve", c.on(c.request))->hash, first);
    QVERIFY(c.plan("anna", "request.approve", c.on(c.request, {{"why", "x"}}))->hash != first);
    QVERIFY(c.plan("anna", "request.reject", c.on(c.request, {{"why", "x"}}))->hash != first);
    // What the decision does not rest on does not make it stale.
    QVERIFY(c.give("carla", "request.comment", c.on(c.request, {{"text", "hello"}})));
    QVERIFY(c.give("carla", "request.priority", c.on(c.request, {{"priority", 5}})));
    QCOMPARE(c.plan("anna", "request.approve", c.on(c.request))->hash, first);
    QVERIFY(c.give("anna", "request.approve", c.on(c.request)));
    QVERIFY(c.plan("anna", "request.approve", c.on(c.request))->hash != first);
}

void BusTest::stalePlanSaysWhoAndWhat()
{
    CommandFixture c(fresh());
    const auto other = c.open();  // another console
    const auto plan = c.plan("anna", "request.approve", c.on(c.request));
    QVERIFY(plan);
    const auto rival = c.bus.plan(*other, c.who("anna"), "request.reject", c.on(c.request, {{"why", "no"}}));
    QVERIFY(rival && c.bus.execute(*other, c.who("anna"), *rival, {}));
    const auto late = c.bus.execute(*c.db, c.who("anna"), *plan, {});
    QCOMPARE(codeOf(late), ErrorCode::Conflict);
    QVERIFY2(late.error().cause.contains("rejected"), qPrintable(late.error().cause));
    QVERIFY2(late.error().cause.contains("changed by anna to rejected"), qPrintable(late.error().cause));
    QVERIFY(late.error().context.contains(QString::number(c.request.value())));
    QCOMPARE(c.word(), "rejected");
    QCOMPARE(c.count("SELECT count(*) FROM receipts"), 1);
}

void BusTest::theSameKeyIsDoneOnce()
{
    CommandFixture c(fresh());
    const auto first = c.give("anna", "request.approve", c.on(c.request), "key-1");
    QVERIFY(first && !first->repeated);
    const auto plan = c.plan("anna", "request.approve", c.on(c.request));
    const auto again = c.bus.execute(*c.db, c.who("anna"), *plan, "key-1");
    QVERIFY2(again, again ? "" : qPrintable(again.error().cause));
    QVERIFY(again->repeated);
    QCOMPARE(again->id, first->id);
    QCOMPARE(again->outcomes.size(), 1);
    QVERIFY(again->outcomes.first().done);
    QCOMPARE(again->undoable, first->undoable);
    QCOMPARE(c.count("SELECT count(*) FROM receipts"), 1);
}

void BusTest::aKeyBelongsToOneCommand()
{
    CommandFixture c(fresh());
    QVERIFY(c.give("anna", "request.approve", c.on(c.request), "key-1"));
    QCOMPARE(codeOf(c.give("anna", "request.withdraw", c.on(c.request), "key-1")), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.give("anna", "request.withdraw", c.on(c.request), QString(201, 'k'))),
             ErrorCode::InvalidInput);
    QCOMPARE(c.word(), "approved");
}

void BusTest::bulkAnswersPerRow()
{
    CommandFixture c(fresh());
    QList<qint64> ids{c.request.value()};
    for (int i = 0; i < 4; ++i)
        ids.append(must(createRequest(*c.db,
                                      {CampaignFixture::kCampaign,
                                       CampaignFixture::kRawDataset,
                                       Step::Production,
                                       {},
                                       QStringLiteral("c%1").arg(i)},
                                      c.actor("anna")))
                       .value());
    QVERIFY(c.give("anna", "request.reject", {{"requests", QJsonArray{ids.at(1)}}, {"why", "no"}}));
    const auto plan = c.plan("anna", "request.approve",
                             {{"filter", QStringLiteral("campaign = %1").arg(CampaignFixture::kCampaign)}});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
    QCOMPARE(plan->items.size(), 5);
    QCOMPARE(plan->included(), 4);
    QVERIFY2(plan->summary.contains("4 requests") && plan->summary.contains("1 left out"),
             qPrintable(plan->summary));
    for (const PlanItem &item : plan->items)
        if (!item.included)
            QVERIFY(item.why.contains("rejected"));
    const auto receipt = c.bus.execute(*c.db, c.who("anna"), *plan, {});
    QVERIFY(receipt);
    QCOMPARE(receipt->outcomes.size(), 4);
    QCOMPARE(c.count("SELECT count(*) FROM requests WHERE status = 'approved'"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE receipt_id = ?", {receipt->id.value()}), 4);
    // A rule that only the row itself knows: it becomes an outcome, the others are done.
    c.refuse("UPDATE OF status ON requests", "NEW.id = 3");
    const auto mixed = c.give("anna", "request.withdraw", {{"requests", QJsonArray{3, 4, 5}}});
    QVERIFY2(mixed, mixed ? "" : qPrintable(mixed.error().cause));
    QCOMPARE(mixed->outcomes.size(), 3);
    QVERIFY(!mixed->outcomes.at(0).done && mixed->outcomes.at(0).message.contains("not this one"));
    QVERIFY(mixed->outcomes.at(1).done && mixed->outcomes.at(2).done);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE receipt_id = ?", {mixed->id.value()}), 2);
}

void BusTest::filtersAndMissingRequests()
{
    CommandFixture c(fresh());
    QCOMPARE(codeOf(c.plan("anna", "request.approve", {})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("anna", "request.approve", {{"filter", "campain = 2010"}})),
             ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("anna", "request.approve", {{"requests", QJsonArray{999}}})), ErrorCode::NotFound);
    const auto partly = c.plan("anna", "request.approve", {{"requests", QJsonArray{c.request.value(), 999}}});
    QVERIFY(partly);
    QCOMPARE(partly->included(), 1);
    QCOMPARE(partly->excluded(), 1);
    const auto none = c.plan("anna", "request.approve", {{"filter", "status = running"}});
    QVERIFY(none && none->items.isEmpty());
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("anna"), *none, {})), ErrorCode::Refused);
}

void BusTest::plansReadOnlyDatabases()
{
    CommandFixture c(fresh(RequestStatus::Assigned));
    const auto reader = c.open(Access::ReadOnly);
    for (const char *command :
         {"request.release", "request.hold", "request.stage", "request.comment", "request.abort"}) {
        QJsonObject arguments = c.on(c.request);
        const CommandSpec *spec = c.bus.spec(command);
        for (const Parameter &p : spec->parameters)
            if (p.required)
                arguments.insert(p.name, "text");
        const auto plan = c.bus.plan(*reader, c.who("anna"), command, arguments);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 1);
    }
    QVERIFY(c.bus.plan(*reader, c.who("anna"), "request.create",
                       {{"campaign", CampaignFixture::kCampaign},
                        {"dataset", CampaignFixture::kRawDataset},
                        {"step", "production"},
                        {"conditions", "other"}}));
}

void BusTest::availabilityHasReasons()
{
    CommandFixture c(fresh());
    const auto rules = must(transitionRules(*c.db));
    const auto ask = [&](const char *command, const char *name) {
        return c.bus.availability(*c.bus.spec(command), c.who(name), must(loadRequest(*c.db, c.request)),
                                  rules);
    };
    QVERIFY(ask("request.approve", "anna").live && ask("request.approve", "anna").reason.isEmpty());
    QCOMPARE(ask("request.approve", "carla").reason,
             QStringLiteral("Only a manager can do this. carla has the role %1.")
                 .arg(toWord(c.who("carla").role)));
    // By the role alone, in the words of the refusal.
    for (const CommandSpec *spec : c.bus.specs()) {
        const Availability carla = CommandBus::availability(*spec, c.who("carla"));
        QCOMPARE(carla.live, carla.reason.isEmpty());
        QCOMPARE(carla.live, spec->roles.contains(c.who("carla").role));
        if (!carla.live)
            QCOMPARE(c.plan("carla", spec->id, {}).error().cause, carla.reason);
    }
    QCOMPARE(ask("request.signup", "ben").reason, "It is new; only approved requests can be signed up for.");
    QVERIFY(!ask("jobs.make", "carla").live);
    QCOMPARE(ask("jobs.make", "carla").reason,
             "It is new; only staged and running requests can have jobs made.");
    QVERIFY(!ask("request.comment", "vera").live);
    // The buttons and the plan give the same answer, for every command, role and request.
    for (const CommandSpec *spec : c.bus.specs()) {
        QJsonObject arguments = c.on(c.request);
        for (const Parameter &p : spec->parameters)
            if (p.required)
                arguments.insert(p.name,
                                 p.kind == ParameterKind::Integer ? QJsonValue(7) : QJsonValue("text"));
        if (!spec->parameters.first().positional || spec->parameters.first().kind != ParameterKind::Requests)
            continue;
        for (const char *name : {"anna", "ben", "carla", "dora", "vera"}) {
            const auto plan = c.plan(name, spec->id, arguments);
            if (!ask(spec->id.toLatin1(), name).live)
                QVERIFY2(!plan || plan->included() == 0, qPrintable(spec->id));
        }
    }
}

void BusTest::lineIsShellQuoted()
{
    const SystemClock clock;
    const CommandBus bus(clock);
    QCOMPARE(CommandBus::cliLine(*bus.spec("request.reject"),
                                 {{"requests", QJsonArray{3, 4}}, {"why", "it's $HOME; rm -rf"}}),
             "prodctl request reject 3 4 --why 'it'\\''s $HOME; rm -rf'");
    QCOMPARE(CommandBus::cliLine(*bus.spec("jobs.resubmit"), {{"requests", QJsonArray{3, 4}}, {"all", true}}),
             "prodctl resubmit --requests 3,4 --all");
    QCOMPARE(CommandBus::cliLine(*bus.spec("jobs.make"), {{"requests", QJsonArray{3}}, {"units-per-job", 1}}),
             "prodctl submit 3");
}

void BusTest::receiptsAreJson()
{
    CommandFixture c(fresh());
    const auto plan = c.plan("anna", "request.approve", c.on(c.request));
    const QJsonObject p = toJson(*plan);
    QCOMPARE(p.value("included").toInt(), 1);
    QCOMPARE(p.value("hash").toString().size(), 64);
    QCOMPARE(p.value("line").toString(), QStringLiteral("prodctl request approve %1").arg(c.request.value()));
    const QJsonObject r = toJson(*c.bus.execute(*c.db, c.who("anna"), *plan, {}));
    QVERIFY(r.value("outcomes").toArray().at(0).toObject().value("done").toBool());
    QVERIFY(r.value("undoable").toBool());
}

void BusTest::unknownNamesAreAnswered()
{
    CommandFixture c(fresh());
    QCOMPARE(codeOf(c.plan("anna", "request.aprove", c.on(c.request))), ErrorCode::NotFound);
    QVERIFY(c.plan("anna", "request.aprove", c.on(c.request)).error().cause.contains("request.approve"));
    const auto nobody = findOperator(*c.db, "ana");
    QCOMPARE(codeOf(nobody), ErrorCode::NotFound);
    QVERIFY(nobody.error().cause.contains("Did you mean anna?"));
    QCOMPARE(codeOf(c.plan("anna", "undo", {{"receipt", 12345}})), ErrorCode::NotFound);
}

void BusTest::undoNeedsTheRightRole()
{
    CommandFixture c(fresh());
    const auto receipt = c.give("anna", "request.approve", c.on(c.request));
    QVERIFY(receipt);
    QCOMPARE(codeOf(c.plan("carla", "undo", {{"receipt", receipt->id.value()}})), ErrorCode::NotAuthorized);
    // What it would take back has moved on.
    QVERIFY(c.give("ben", "request.signup", c.on(c.request)));
    const auto late = c.plan("anna", "undo", {{"receipt", receipt->id.value()}});
    QVERIFY(late);
    QCOMPARE(late->included(), 0);
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("anna"), *late, {})), ErrorCode::Refused);
    QCOMPARE(c.word(), "assigned");
}

QTEST_GUILESS_MAIN(BusTest)
#include "bustest.moc"

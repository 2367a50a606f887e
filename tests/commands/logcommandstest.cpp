// Commands of the shift logbook, and what a hand-over note begins with.
#include "models/production/handover.h"
#include "models/production/requeststops.h"
#include "models/storage/logbook.h"
#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions running()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

QJsonObject text(const QString &words, const QStringList &about = {})
{
    QJsonObject arguments{{"text", words}};
    if (!about.isEmpty())
        arguments.insert("about", QJsonArray::fromStringList(about));
    return arguments;
}

QJsonObject of(qint64 entry, QJsonObject more = {})
{
    more.insert("entry", entry);
    return more;
}

// The number of the new entry.
qint64 written(const CommandFixture &c, const QString &who, const QString &command,
               const QJsonObject &arguments)
{
    return must(c.give(who, command, arguments)).outcomes.first().id;
}

LogEntry entry(const CommandFixture &c, qint64 id) { return must(loadLogEntry(*c.db, LogId(id))); }
}  // namespace

class LogCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRoleButAViewerWrites();
    void takingOverIsForPeople();
    void planChangesNothing_data();
    void planChangesNothing();
    void aProblemIsClosedOnce();
    void whatIsAmendedStaysReadable();
    void aHandOverIsTakenOverOnce();
    void aStalePlanIsAConflict();
    void theSameKeyIsDoneOnce();
    void wrongArguments_data();
    void wrongArguments();
    void theTextIsInTheEntryAlone();
    void aDraftHasTheFacts();
    void aDraftIsBounded();
};

void LogCommandsTest::everyRoleButAViewerWrites()
{
    const CommandFixture c;
    for (const char *who : {"anna", "ben", "carla", "dora", "agent"}) {
        for (const char *command : {"logbook.write", "logbook.hand-over"}) {
            const qint64 id = written(c, who, command, text(QStringLiteral("by %1").arg(who)));
            QCOMPARE(entry(c, id).who, QString(who));
            QCOMPARE(entry(c, id).role, QString(toWord(c.who(who).role)));
        }
        const qint64 problem = written(c, who, "logbook.write", {{"text", "p"}, {"kind", "problem"}});
        QVERIFY(c.give(who, "logbook.amend", of(problem, text("q"))));
        QVERIFY(c.give(who, "logbook.close", of(problem + 1, text("over"))));
    }
    for (const char *command : {"logbook.write", "logbook.hand-over"})
        QCOMPARE(codeOf(c.plan("vera", command, text("x"))), ErrorCode::NotAuthorized);
    for (const char *command : {"logbook.close", "logbook.amend"})
        QCOMPARE(codeOf(c.plan("vera", command, of(1, text("x")))), ErrorCode::NotAuthorized);
    QCOMPARE(codeOf(c.plan("vera", "logbook.take-over", of(2))), ErrorCode::NotAuthorized);
}

void LogCommandsTest::takingOverIsForPeople()
{
    const CommandFixture c;
    const qint64 note = written(c, "carla", "logbook.hand-over", text("quiet"));
    QCOMPARE(codeOf(c.plan("agent", "logbook.take-over", of(note))), ErrorCode::NotAuthorized);
    const Plan own = must(c.plan("carla", "logbook.take-over", of(note)));
    QCOMPARE(own.included(), 0);
    QVERIFY(own.items.first().why.contains("somebody else"));
    QVERIFY(c.give("ben", "logbook.take-over", of(note)));
}

void LogCommandsTest::planChangesNothing_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QJsonObject>("arguments");
    QTest::newRow("write") << "logbook.write" << text("x", {"request 1", "site alpha"});
    QTest::newRow("problem") << "logbook.write" << QJsonObject{{"text", "x"}, {"kind", "problem"}};
    QTest::newRow("hand-over") << "logbook.hand-over" << text("x");
    QTest::newRow("close") << "logbook.close" << of(1, text("x"));
    QTest::newRow("amend") << "logbook.amend" << of(1, text("x"));
    QTest::newRow("take over") << "logbook.take-over" << of(2);
}

void LogCommandsTest::planChangesNothing()
{
    QFETCH(const QString, command);
    QFETCH(const QJsonObject, arguments);
    const CommandFixture c;
    written(c, "carla", "logbook.write", {{"text", "p"}, {"kind", "problem"}});
    written(c, "carla", "logbook.hand-over", text("h"));
    const QString before = c.dump();
    const qint64 entries = c.count("SELECT count(*) FROM log_entries");
    const Plan plan = must(c.plan("anna", command, arguments));
    QCOMPARE(plan.included(), 1);
    QVERIFY(!plan.items.first().effect.isEmpty() && !plan.items.first().why.isEmpty());
    QVERIFY(plan.cliLine.startsWith("prodctl logbook "));
    QCOMPARE(c.dump(), before);
    QCOMPARE(c.count("SELECT count(*) FROM log_entries"), entries);
    // Every one of them is one receipt and at least one audit row, and cannot be undone.
    const Receipt receipt = must(c.bus.execute(*c.db, c.who("anna"), plan, {}));
    QVERIFY(!receipt.undoable);
    QVERIFY(
        c.count("SELECT count(*) FROM audit WHERE entity = 'log' AND receipt_id = ?", {receipt.id.value()})
        >= 1);
}

void LogCommandsTest::aProblemIsClosedOnce()
{
    const CommandFixture c(running());
    const qint64 problem =
        written(c, "carla", "logbook.write",
                {{"text", "disk full"}, {"kind", "problem"}, {"about", QJsonArray{"job 1", "run 146436"}}});
    const qint64 note = written(c, "carla", "logbook.write", text("note"));
    QCOMPARE(must(c.plan("ben", "logbook.close", of(note, text("x")))).included(), 0);
    QVERIFY(c.give("ben", "logbook.close", of(problem, text("emptied"))));
    const LogEntry closed = entry(c, problem);
    QCOMPARE(closed.state(), LogState::Closed);
    QCOMPARE(closed.closed.who, "ben");
    // How it ended is found where the problem is.
    QCOMPARE(entry(c, closed.closed.id.value()).links, closed.links);
    QCOMPARE(entry(c, closed.closed.id.value()).closes, LogId(problem));
    const Plan again = must(c.plan("dora", "logbook.close", of(problem, text("again"))));
    QCOMPARE(again.included(), 0);
    QVERIFY2(again.items.first().why.contains("ben closed it"), qPrintable(again.items.first().why));
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("dora"), again, {})), ErrorCode::Refused);
    QCOMPARE(must(c.plan("dora", "logbook.amend", of(problem, text("x")))).included(), 0);
    QCOMPARE(codeOf(c.plan("dora", "logbook.close", of(99, text("x")))), ErrorCode::NotFound);
}

void LogCommandsTest::whatIsAmendedStaysReadable()
{
    const CommandFixture c;
    const qint64 first = written(c, "carla", "logbook.write", text("aplha is down", {"site alpha"}));
    QVERIFY(c.give("ben", "logbook.amend", of(first, text("alpha is down"))));
    const LogEntry old = entry(c, first);
    QCOMPARE(old.text, "aplha is down");
    QCOMPARE(old.state(), LogState::Amended);
    const LogEntry now = entry(c, old.amended.id.value());
    QCOMPARE(now.text, "alpha is down");
    QCOMPARE(now.links, old.links);  // unless others are given
    const Plan again = must(c.plan("dora", "logbook.amend", of(first, text("x"))));
    QCOMPARE(again.included(), 0);
    QVERIFY(again.items.first().why.contains(QString::number(now.id.value())));
    QVERIFY(c.give("dora", "logbook.amend", of(now.id.value(), text("all is well", {"request 1"}))));
    QCOMPARE(entry(c, now.id.value() + 1).links.first().text(), "request 1");
}

void LogCommandsTest::aHandOverIsTakenOverOnce()
{
    const CommandFixture c;
    const qint64 note = written(c, "carla", "logbook.hand-over", text("quiet"));
    QVERIFY(c.give("dora", "logbook.take-over", of(note)));
    QCOMPARE(entry(c, note).takenOver.who, "dora");
    const Plan again = must(c.plan("ben", "logbook.take-over", of(note)));
    QCOMPARE(again.included(), 0);
    QVERIFY(again.items.first().why.contains("dora took it over"));
    const qint64 other = written(c, "carla", "logbook.write", text("note"));
    QCOMPARE(must(c.plan("ben", "logbook.take-over", of(other))).included(), 0);
}

void LogCommandsTest::aStalePlanIsAConflict()
{
    const CommandFixture c;
    const qint64 problem = written(c, "carla", "logbook.write", {{"text", "p"}, {"kind", "problem"}});
    const Plan plan = must(c.plan("ben", "logbook.close", of(problem, text("mine"))));
    QVERIFY(c.give("dora", "logbook.close", of(problem, text("hers"))));
    const auto late = c.bus.execute(*c.db, c.who("ben"), plan, {});
    QCOMPARE(codeOf(late), ErrorCode::Conflict);
    QVERIFY2(late.error().cause.contains("dora"), qPrintable(late.error().cause));
    QCOMPARE(c.count("SELECT count(*) FROM log_entries WHERE closes = ?", {problem}), 1);
}

void LogCommandsTest::theSameKeyIsDoneOnce()
{
    const CommandFixture c;
    for (int i = 0; i < 3; ++i)
        QVERIFY(c.give("carla", "logbook.write", text("once"), "key-1"));
    QCOMPARE(c.count("SELECT count(*) FROM log_entries"), 1);
}

void LogCommandsTest::wrongArguments_data()
{
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QJsonObject() << ErrorCode::InvalidInput;
    QTest::newRow("blanks") << text(" \n\t ") << ErrorCode::InvalidInput;
    QTest::newRow("too long") << text(QString(8001, u'x')) << ErrorCode::InvalidInput;
    QTest::newRow("no text") << text(QStringLiteral("a") + QChar(u'\0') + u'b') << ErrorCode::InvalidInput;
    QTest::newRow("a number") << QJsonObject{{"text", 7}} << ErrorCode::InvalidInput;
    QTest::newRow("no such kind") << QJsonObject{{"text", "x"}, {"kind", "rumour"}}
                                  << ErrorCode::InvalidInput;
    QTest::newRow("kind of another command")
        << QJsonObject{{"text", "x"}, {"kind", "hand-over"}} << ErrorCode::InvalidInput;
    QTest::newRow("links are no list")
        << QJsonObject{{"text", "x"}, {"about", "request 1"}} << ErrorCode::InvalidInput;
    QTest::newRow("a link that is a number")
        << QJsonObject{{"text", "x"}, {"about", QJsonArray{1}}} << ErrorCode::InvalidInput;
    QTest::newRow("a link to nothing") << text("x", {"request 99"}) << ErrorCode::NotFound;
    QTest::newRow("a link without sense") << text("x", {"the weather"}) << ErrorCode::InvalidInput;
    QStringList many;
    for (int i = 0; i < 101; ++i)
        many.append(QStringLiteral("request %1").arg(i));
    QTest::newRow("too many links") << text("x", many) << ErrorCode::InvalidInput;
    QTest::newRow("an unknown argument")
        << QJsonObject{{"text", "x"}, {"colour", "red"}} << ErrorCode::InvalidInput;
}

void LogCommandsTest::wrongArguments()
{
    QFETCH(const QJsonObject, arguments);
    QFETCH(const ErrorCode, code);
    const CommandFixture c;
    QCOMPARE(codeOf(c.give("carla", "logbook.write", arguments)), code);
    QCOMPARE(c.count("SELECT count(*) FROM log_entries"), 0);
    QVERIFY(c.give("carla", "logbook.write", text(QString(8000, u'x'))));
}

// The audit trail is for all to read, and a site does not read every entry.
void LogCommandsTest::theTextIsInTheEntryAlone()
{
    const CommandFixture c;
    written(c, "carla", "logbook.write", text("between us"));
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE why LIKE '%between%' OR to_value LIKE '%between%'"),
             0);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'log' AND action = 'logbook.write'"), 1);
}

void LogCommandsTest::aDraftHasTheFacts()
{
    const CommandFixture c(running());
    const HandOverDraft first = must(draftHandOver(*c.db, c.clock.now()));
    QCOMPARE(first.since, 0);
    QVERIFY(first.text.contains("There is no earlier hand-over note"));

    const qint64 note = written(c, "carla", "logbook.hand-over", text("quiet"));
    const qint64 open =
        written(c, "carla", "logbook.write",
                {{"text", "robot\nof alpha"}, {"kind", "problem"}, {"about", QJsonArray{"site alpha"}}});
    const qint64 over = written(c, "carla", "logbook.write", {{"text", "gone"}, {"kind", "problem"}});
    QVERIFY(c.give("ben", "logbook.close", of(over, text("repaired"))));
    QVERIFY(c.give("carla", "request.priority", c.on(c.request, {{"priority", 7}})));
    must(c.db->runScript(
        "UPDATE jobs SET status = 'submitting' WHERE id = 1;"
        "UPDATE jobs SET status = 'submitted' WHERE id = 1;"
        "UPDATE jobs SET status = 'ended' WHERE id = 1; UPDATE claims SET open = 0 WHERE job_id = 1;"));
    must(c.db->run("UPDATE jobs SET status = 'error', failure_class = 'signal', changed_at = ? WHERE id = 1",
                   {c.clock.now()}));
    must(stopRequest(*c.db, c.request, StopCause::Person, "too many failures", c.actor("carla")));

    const QString before = c.dump();
    const HandOverDraft draft = must(draftHandOver(*c.db, c.clock.now()));
    QCOMPARE(c.dump(), before);  // a draft writes nothing
    QCOMPARE(draft.since, entry(c, note).at);
    for (const QString &fact :
         {QStringLiteral("#%1 of carla").arg(note), QStringLiteral("#%1, carla").arg(open), QString("robot"),
          QStringLiteral("#%1, by ben: repaired").arg(over),
          QString("request 1 (proc10 production, running)"), QString("too many failures"),
          QString("signal: 1 (1 in request 1)"), QString("1 failed"),
          QString("request.priority: 1 times by carla")})
        QVERIFY2(draft.text.contains(fact), qPrintable(fact + u'\n' + draft.text));
    QVERIFY(!draft.text.contains("of alpha"));  // the first line is the title
    QVERIFY(!draft.text.contains("logbook.write"));
    QCOMPARE(draft.about, (QStringList{"site alpha", "request 1"}));
    // What it proposes can be written as it is.
    QVERIFY(c.give("carla", "logbook.hand-over", text(draft.text, draft.about)));
}

void LogCommandsTest::aDraftIsBounded()
{
    const CommandFixture c;
    for (int i = 0; i < 130; ++i)
        written(c, "carla", "logbook.write",
                {{"text", QString(400, QChar(u'a' + i % 26)) + QStringLiteral(" %1").arg(i)},
                 {"kind", "problem"}});
    const HandOverDraft draft = must(draftHandOver(*c.db, c.clock.now()));
    QVERIFY(draft.text.size() <= kMaxLogText);
    QVERIFY(draft.text.contains("and 80 more"));
    QVERIFY(draft.about.size() <= kMaxLogLinks);
    QVERIFY(c.give("carla", "logbook.hand-over", text(draft.text, draft.about)));
}

QTEST_GUILESS_MAIN(LogCommandsTest)
#include "logcommandstest.moc"

// The logbook as it is read, on both databases: states, filters, pages, links; and races of those who write.
#include "models/production/logwriting.h"
#include "models/storage/changes.h"
#include "models/storage/logbook.h"
#include "tests/storage/storefixture.h"

#include <QTest>

#include <barrier>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kNow = 1304251200000;  // 2011-05-01 12:00:00 UTC

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

Actor actor(const char *name, TimeMs at = kNow)
{
    return {{QLatin1StringView(name), Role::Shifter, {}}, at, {}, QStringLiteral("logbook.write")};
}

LogId write(Database &db, const char *who, LogKind kind, const QString &text, const QStringList &about = {},
            LogId amends = {}, LogId closes = {})
{
    return must(writeLog(db, {kind, text, must(findLogLinks(db, about)), amends, closes}, actor(who)));
}

QList<qint64> found(Database &db, const QString &filter)
{
    QList<qint64> ids;
    const auto entries = must(listLog(db, must(parseFilter(filter, logFields(), kNow)), {}, 100));
    for (const LogEntry &entry : entries)
        ids.append(entry.id.value());
    return ids;
}
}  // namespace

class LogbookTest : public QObject {
    Q_OBJECT

  private slots:
    void statesFollowFromOtherEntries();
    void filtersFindThem();
    void pagesFollowEachOther();
    void linksAreFoundByTheirWords();
    void whatIsWrongIsSaid();
    void newsIsTold();
    void oneOfManyCloses();
    void oneOfManyTakesOver();
    void closingAndAmendingExclude();

  private:
    // So many threads do it at once, each with a connection; the codes of those that did not.
    QList<ErrorCode> atOnce(const StoreFixture &store, int threads,
                            const std::function<Result<>(Database &, int)> &work) const
    {
        std::barrier start(threads);
        std::vector<Result<>> results(size_t(threads), fail(ErrorCode::NotRun, {}, {}));
        {
            std::vector<std::jthread> all;
            for (int i = 0; i < threads; ++i)
                all.emplace_back([&, i] {
                    const auto db = must(Database::open(store.location(), Access::ReadWrite));
                    start.arrive_and_wait();
                    results[size_t(i)] = work(*db, i);
                });
        }
        QList<ErrorCode> codes;
        for (const auto &result : results)
            if (!result)
                codes.append(result.error().code);
        return codes;
    }
};

void LogbookTest::statesFollowFromOtherEntries()
{
    StoreFixture store(Stage::Running);
    Database &db = store.db();
    const LogId problem = write(db, "anna", LogKind::Problem, QStringLiteral("disk full\nat alpha"),
                                {QStringLiteral("site alpha"), QStringLiteral("job 2")});
    const LogId note = write(db, "anna", LogKind::Note, QStringLiteral("all quite"));
    const LogId handOver = write(db, "anna", LogKind::HandOver, QStringLiteral("over to you"));
    QCOMPARE(must(loadLogEntry(db, problem)).state(), LogState::Open);
    QCOMPARE(must(loadLogEntry(db, problem)).title(), QStringLiteral("disk full"));
    QCOMPARE(must(loadLogEntry(db, handOver)).state(), LogState::Waiting);
    QCOMPARE(must(logAttention(db, 10)).problems, QList<LogId>{problem});
    QCOMPARE(must(logAttention(db, 10)).handOvers, QList<LogId>{handOver});

    const LogId better = write(db, "ben", LogKind::Note, QStringLiteral("all quiet"), {}, note);
    const LogId end = write(db, "ben", LogKind::Note, QStringLiteral("emptied"), {}, {}, problem);
    must(takeOverLog(db, handOver, actor("ben", kNow + 5)));

    const LogEntry old = must(loadLogEntry(db, note));
    QCOMPARE(old.state(), LogState::Amended);
    QCOMPARE(old.amended, (LogEntry::Settled{better, QStringLiteral("ben"), kNow}));
    QCOMPARE(must(loadLogEntry(db, better)).amends, note);
    const LogEntry over = must(loadLogEntry(db, problem));
    QCOMPARE(over.state(), LogState::Closed);
    QCOMPARE(over.closed, (LogEntry::Settled{end, QStringLiteral("ben"), kNow}));
    QCOMPARE(over.links,
             (QList<LogLink>{{QStringLiteral("site"), 1, QStringLiteral("alpha")},
                             {QStringLiteral("job"), 2, QString()}}));
    const LogEntry taken = must(loadLogEntry(db, handOver));
    QCOMPARE(taken.state(), LogState::TakenOver);
    QCOMPARE(taken.takenOver, (LogEntry::Settled{{}, QStringLiteral("ben"), kNow + 5}));
    QVERIFY(must(logAttention(db, 10)).problems.isEmpty());
    QVERIFY(must(logAttention(db, 10)).handOvers.isEmpty());

    // A note that is corrected after it was taken over waits again.
    const LogId corrected =
        write(db, "anna", LogKind::HandOver, QStringLiteral("over to you all"), {}, handOver);
    QCOMPARE(must(logAttention(db, 10)).handOvers, QList<LogId>{corrected});
    QCOMPARE(loadLogEntry(db, LogId(99)).error().code, ErrorCode::NotFound);
}

void LogbookTest::filtersFindThem()
{
    StoreFixture store(Stage::Running);
    Database &db = store.db();
    write(db, "anna", LogKind::Note, QStringLiteral("Tape 100 % full"), {QStringLiteral("request 1")});  // 1
    write(db, "ben", LogKind::Problem, QStringLiteral("slow"),
          {QStringLiteral("site beta"), QStringLiteral("run 102")});
    write(db, "ben", LogKind::HandOver, QStringLiteral("quiet"), {QStringLiteral("campaign c10")});
    write(db, "anna", LogKind::Note, QStringLiteral("better"), {QStringLiteral("job 3")}, LogId(1));
    write(db, "anna", LogKind::Note, QStringLiteral("mended"), {}, {}, LogId(2));
    using Ids = QList<qint64>;
    QCOMPARE(found(db, {}), (Ids{5, 4, 3, 2, 1}));
    QCOMPARE(found(db, QStringLiteral("TAPE")), Ids{1});
    QCOMPARE(found(db, QStringLiteral("\"100 %\"")), Ids{1});
    QCOMPARE(found(db, QStringLiteral("kind = problem")), Ids{2});
    QCOMPARE(found(db, QStringLiteral("who = ben and not kind = problem")), Ids{3});
    QCOMPARE(found(db, QStringLiteral("state = amended")), Ids{1});
    QCOMPARE(found(db, QStringLiteral("state = closed")), Ids{2});
    QCOMPARE(found(db, QStringLiteral("state = waiting")), Ids{3});
    QCOMPARE(found(db, QStringLiteral("state = open")), Ids{});
    QCOMPARE(found(db, QStringLiteral("state = settled")), (Ids{5, 4}));
    QCOMPARE(found(db, QStringLiteral("request = 1")), Ids{1});
    QCOMPARE(found(db, QStringLiteral("request != 1")), (Ids{5, 4, 3, 2}));
    QCOMPARE(found(db, QStringLiteral("job in (2, 3)")), Ids{4});
    QCOMPARE(found(db, QStringLiteral("run > 101")), Ids{2});
    QCOMPARE(found(db, QStringLiteral("site = beta")), Ids{2});
    QCOMPARE(found(db, QStringLiteral("campaign ~ C1")), Ids{3});
    QCOMPARE(found(db, QStringLiteral("beta")), Ids{2});
    QCOMPARE(found(db, QStringLiteral("role = shifter and at >= 2011-05-01")), (Ids{5, 4, 3, 2, 1}));
    QCOMPARE(found(db, QStringLiteral("id in (1, 5)")), (Ids{5, 1}));
}

void LogbookTest::pagesFollowEachOther()
{
    StoreFixture store(Stage::Running);
    Database &db = store.db();
    constexpr int all = 250;
    for (int i = 0; i < all; ++i)
        write(db, "anna", i % 10 == 0 ? LogKind::Problem : LogKind::Note, QString::number(i),
              i % 2 == 0 ? QStringList{QStringLiteral("request 1")} : QStringList());
    QList<qint64> seen;
    LogId before;
    for (;;) {
        const auto page = must(listLog(db, {}, before, 100));
        if (page.isEmpty())
            break;
        for (const LogEntry &entry : page) {
            QCOMPARE(entry.links.size(), entry.text.toInt() % 2 == 0 ? 1 : 0);
            seen.append(entry.id.value());
        }
        before = page.last().id;
    }
    QCOMPARE(seen.size(), all);
    QVERIFY(std::is_sorted(seen.crbegin(), seen.crend()));
    QCOMPARE(must(logAttention(db, 10)).problems.size(), 10);
    const LogMentions mentions = must(logMentions(db, QStringLiteral("request"), 1));
    QCOMPARE(mentions.count, all / 2);
    QCOMPARE(mentions.newest->text, QStringLiteral("248"));
    QCOMPARE(must(logMentions(db, QStringLiteral("request"), 77)).count, 0);
}

void LogbookTest::linksAreFoundByTheirWords()
{
    StoreFixture store(Stage::Running);
    Database &db = store.db();
    const auto links = must(
        findLogLinks(db,
                     {QStringLiteral(" Request  1 "), QStringLiteral("run 101"), QStringLiteral("site alpha"),
                      QStringLiteral("campaign c10"), QStringLiteral("job 1"), QStringLiteral("request 1")}));
    QStringList texts;
    for (const LogLink &link : links)
        texts.append(link.text());
    QCOMPARE(
        texts,
        (QStringList{QStringLiteral("request 1"), QStringLiteral("run 101"), QStringLiteral("site alpha"),
                     QStringLiteral("campaign c10"), QStringLiteral("job 1")}));
    const auto codeOf = [&db](const char *thing) {
        const auto result = findLogLinks(db, {QString::fromUtf8(thing)});
        return result ? ErrorCode::NotRun : result.error().code;
    };
    for (const char *missing : {"request 9", "job 99", "run 7", "site gamma", "campaign other"})
        QCOMPARE(codeOf(missing), ErrorCode::NotFound);
    for (const char *wrong :
         {"request", "request x", "request -1", "request 1e9999", "file 1", "", "site", "1"})
        QCOMPARE(codeOf(wrong), ErrorCode::InvalidInput);
    QCOMPARE(codeOf("site '; DROP TABLE sites; --"), ErrorCode::NotFound);
}

void LogbookTest::whatIsWrongIsSaid()
{
    StoreFixture store(Stage::Running);
    Database &db = store.db();
    const QByteArray untouched = store.fingerprint();
    const auto codeOf = [&db](const NewLogEntry &entry) {
        const auto result = writeLog(db, entry, actor("anna"));
        return result ? ErrorCode::NotRun : result.error().code;
    };
    QCOMPARE(codeOf({LogKind::Note, QStringLiteral(" \n "), {}, {}, {}}), ErrorCode::InvalidInput);
    QCOMPARE(codeOf({LogKind::Note, QString(kMaxLogText + 1, u'x'), {}, {}, {}}), ErrorCode::InvalidInput);
    QCOMPARE(codeOf({LogKind::Note, QStringLiteral("x"), {{QStringLiteral("request"), 9, {}}}, {}, {}}),
             ErrorCode::Refused);
    QCOMPARE(codeOf({LogKind::Note, QStringLiteral("x"), {}, LogId(9), {}}), ErrorCode::Refused);
    QCOMPARE(codeOf({LogKind::Note, QStringLiteral("x"), {}, {}, LogId(9)}), ErrorCode::Refused);
    // Nothing of an entry is left when one of its links is refused.
    QCOMPARE(store.fingerprint(), untouched);
    // Characters beyond the first plane are one to a database and two here: what fits here fits there.
    QCOMPARE(codeOf({LogKind::Note, QString(kMaxLogText, u'x'), {}, {}, {}}), ErrorCode::NotRun);
    QCOMPARE(codeOf({LogKind::Note, QStringLiteral("\U0001F600").repeated(kMaxLogText / 2), {}, {}, {}}),
             ErrorCode::NotRun);
    QCOMPARE(
        must(loadLogEntry(db, LogId(must(db.integer(QStringLiteral("SELECT max(id) FROM log_entries"))))))
            .text,
        QStringLiteral("\U0001F600").repeated(kMaxLogText / 2));
}

void LogbookTest::newsIsTold()
{
    StoreFixture store(Stage::Running);
    Database &db = store.db();
    qint64 seq = must(db.integer(QStringLiteral("SELECT max(seq) FROM changes")));
    const auto news = [&db, &seq] {
        const ChangeSet changes = must(changesSince(db, seq));
        seq = changes.lastSeq;
        return changes.ids.value(QStringLiteral("log"));
    };
    const LogId problem = write(db, "anna", LogKind::Problem, QStringLiteral("p"));
    const LogId handOver = write(db, "anna", LogKind::HandOver, QStringLiteral("h"));
    QCOMPARE(news(), (QSet<qint64>{problem.value(), handOver.value()}));
    const LogId end = write(db, "ben", LogKind::Note, QStringLiteral("e"), {}, {}, problem);
    QCOMPARE(news(), (QSet<qint64>{problem.value(), end.value()}));
    must(takeOverLog(db, handOver, actor("ben")));
    QCOMPARE(news(), QSet<qint64>{handOver.value()});
}

void LogbookTest::oneOfManyCloses()
{
    StoreFixture store(Stage::Running);
    for (int round = 0; round < 5; ++round) {
        const LogId problem = write(store.db(), "anna", LogKind::Problem, QStringLiteral("p"));
        const auto codes = atOnce(store, 6, [problem](Database &db, int) -> Result<> {
            SD_CHECK(writeLog(db, {LogKind::Note, QStringLiteral("done"), {}, {}, problem}, actor("ben")));
            return {};
        });
        QCOMPARE(codes, QList<ErrorCode>(5, ErrorCode::AlreadyExists));
        QCOMPARE(must(loadLogEntry(store.db(), problem)).state(), LogState::Closed);
    }
}

void LogbookTest::oneOfManyTakesOver()
{
    StoreFixture store(Stage::Running);
    const LogId note = write(store.db(), "anna", LogKind::HandOver, QStringLiteral("h"));
    const auto codes = atOnce(store, 6, [note](Database &db, int i) {
        return takeOverLog(db, note, actor(i % 2 == 0 ? "ben" : "carla"));
    });
    QCOMPARE(codes, QList<ErrorCode>(5, ErrorCode::AlreadyExists));
}

void LogbookTest::closingAndAmendingExclude()
{
    StoreFixture store(Stage::Running);
    for (int round = 0; round < 5; ++round) {
        const LogId problem = write(store.db(), "anna", LogKind::Problem, QStringLiteral("p"));
        const auto codes = atOnce(store, 2, [problem](Database &db, int i) -> Result<> {
            const NewLogEntry closing{LogKind::Note, QStringLiteral("done"), {}, {}, problem};
            const NewLogEntry amending{LogKind::Problem, QStringLiteral("worse"), {}, problem, {}};
            SD_CHECK(writeLog(db, i == 0 ? closing : amending, actor("ben")));
            return {};
        });
        QCOMPARE(codes, QList<ErrorCode>{ErrorCode::Refused});
        const LogEntry now = must(loadLogEntry(store.db(), problem));
        QVERIFY(now.amended.id.isValid() != now.closed.id.isValid());
    }
}

QTEST_GUILESS_MAIN(LogbookTest)
#include "logbooktest.moc"

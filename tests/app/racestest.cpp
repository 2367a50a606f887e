// Ten processes on one store at once, people and agents, all after the same requests: approve, sign up for
// two sites, submit, cancel, resubmit, merge, hold, abort, undo. Whoever loses is told by whom; nothing
// happens twice. The program runs itself as each of the people; the agents are prodctl's.
#include "models/commands/bus.h"
#include "models/core/clock.h"
#include "models/storage/storecheck.h"
#include "tests/support/campaignfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kRaceMs = 8000;
constexpr int kRequests = 4;

constexpr const char *kWishes[] = {
    "request.approve", "request.approve", "request.signup",   "request.signup", "request.stage",
    "jobs.make",       "jobs.make",       "jobs.resubmit",    "jobs.cancel",    "request.hold",
    "request.resume",  "request.resume",  "request.priority", "request.merge",  "request.withdraw",
    "request.renew",   "request.finish",  "request.comment",  "undo",           "undo"};

QJsonObject argumentsOf(const CommandSpec &spec, QRandomGenerator &chance, const QList<qint64> &receipts)
{
    QJsonObject a;
    QJsonArray requests;
    for (int id = 1; id <= kRequests; ++id)
        if (chance.bounded(2) == 0)
            requests.append(id);
    if (requests.isEmpty())
        requests.append(chance.bounded(1, kRequests + 1));
    for (const Parameter &p : spec.parameters) {
        if (p.name == QLatin1String("requests"))
            a.insert(p.name, requests);
        else if (p.name == QLatin1String("receipt"))
            a.insert(p.name, receipts.value(chance.bounded(int(receipts.size()))));
        else if (p.name == QLatin1String("site") && p.required)
            a.insert(p.name, chance.bounded(2) == 0 ? QStringLiteral("alpha") : QStringLiteral("beta"));
        else if (p.name == QLatin1String("priority"))
            a.insert(p.name, chance.bounded(1, 900));
        else if (p.required && p.kind == ParameterKind::Text)
            a.insert(p.name, QStringLiteral("in the race"));
    }
    return a;
}

// One of the people: wishes at random until the time is over. Prints "CODE sentence" for each wish.
int race(const QString &location, const QString &name, quint32 seed)
{
    auto db = Database::open(location, Access::ReadWrite);
    const SystemClock clock;
    const CommandBus bus(clock);
    if (!db)
        return 1;
    const auto who = findOperator(**db, name);
    if (!who)
        return 2;
    QRandomGenerator chance(seed);
    QTextStream out(stdout);
    QList<qint64> receipts;
    QElapsedTimer all;
    for (all.start(); all.elapsed() < kRaceMs;) {
        const CommandSpec *spec =
            bus.spec(QString::fromLatin1(kWishes[chance.bounded(int(std::size(kWishes)))]));
        if (!spec || (spec->id == QLatin1String("undo") && receipts.isEmpty()))
            continue;
        const auto plan = bus.plan(**db, *who, spec->id, argumentsOf(*spec, chance, receipts));
        // What a person needs to read a plan is what lets others come between.
        QThread::msleep(chance.bounded(30));  // as long as reading a plan
        const auto done =
            plan ? bus.execute(**db, *who, *plan, {}) : Result<Receipt>(tl::unexpected(plan.error()));
        if (done)
            receipts.append(done->id.value());
        out << (done ? -1 : int(done.error().code)) << ' ' << spec->id << ": "
            << (done ? QString() : done.error().context + u' ' + done.error().cause) << '\n';
    }
    return 0;
}

struct Person {
    Person(const QString &location, const QString &name, quint32 seed)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--race"), location, name, QString::number(seed)});
    }
    QProcess process;
};
}  // namespace

class RacesTest : public QObject {
    Q_OBJECT

  private slots:
    void everybodyAtOnce()
    {
        CampaignOptions options;
        options.takeTo = RequestStatus::New;
        options.splitSize = 40;
        CampaignFixture c(options);
        must(c.db->runScript(
            "INSERT INTO operators (name, role) VALUES ('arne', 'manager'), ('cleo', 'shifter')"));
        must(c.db->run(QStringLiteral("INSERT INTO sites (name, spool, storage) VALUES ('beta', ?, ?)"),
                       {c.folder.path(QStringLiteral("beta-spool")), c.folder.path(QStringLiteral("beta"))}));
        must(c.db->run(
            QStringLiteral("INSERT INTO operators (name, role, site_id) SELECT 'bea', 'site', id FROM sites"
                           " WHERE name = 'beta'")));
        for (int n = 2; n <= kRequests; ++n) {
            const QString name = QStringLiteral("cms/run2010b/raw%1").arg(n);
            const qint64 dataset = must(c.db->insert(
                QStringLiteral(
                    "INSERT INTO datasets (name, tier, complete, created_at) VALUES (?, 'raw', 1, 0)"),
                {name}));
            must(c.db->run(
                QStringLiteral("INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes,"
                               " adler32, created_at) SELECT ? || '/' || first_run, ?, first_run, last_run,"
                               " events, bytes, adler32, 0 FROM files WHERE dataset_id = 1"),
                {name, dataset}));
            must(c.db->run(
                QStringLiteral("INSERT INTO replicas (file_id, site_id, path) SELECT f.id, s.id, r.path"
                               " FROM files f JOIN files o ON o.first_run = f.first_run AND"
                               " o.dataset_id = 1 JOIN replicas r ON r.file_id = o.id CROSS JOIN sites s"
                               " WHERE f.dataset_id = ?"),
                {dataset}));
            (void)c.addRequest(name, options);
        }

        std::vector<std::unique_ptr<Person>> people;
        quint32 seed = 1;
        for (const char *name : {"anna", "arne", "ben", "bea", "carla", "cleo", "carla", "anna"})
            people.push_back(std::make_unique<Person>(c.store.location(), QString::fromLatin1(name), seed++));
        std::array<QProcess, 2> agents;
        const auto startAgent = [&](QProcess &agent) {
            agent.setProcessChannelMode(QProcess::MergedChannels);
            agent.start(QStringLiteral(SHIFTDECK_BIN_DIR "/prodctl"),
                        {QStringLiteral("--store"), c.store.location(), QStringLiteral("agent")});
        };
        QHash<int, int> ends;  // by error code; -1: done
        QStringList told, wrong;
        int takeOvers = 0;
        QElapsedTimer all;
        for (all.start(); all.elapsed() < kRaceMs;) {
            for (QProcess &agent : agents) {
                if (agent.state() == QProcess::NotRunning)
                    startAgent(agent);
                else if (QRandomGenerator::global()->bounded(6) == 0) {
                    agent.kill();  // the other one takes over
                    agent.waitForFinished();
                    ++takeOvers;
                }
            }
            QTest::qWait(100);  // between two dice for the agents
        }
        for (const auto &person : people) {
            QVERIFY(person->process.state() == QProcess::NotRunning
                    || person->process.waitForFinished(60000));
            QCOMPARE(person->process.exitCode(), 0);
            const QStringList lines =
                QString::fromUtf8(person->process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
            for (const QString &line : lines) {
                const int code = line.section(u' ', 0, 0).toInt();
                ++ends[code];
                if (code == int(ErrorCode::Conflict))
                    told.append(line);
                constexpr std::array kFair{-1,
                                           int(ErrorCode::Conflict),
                                           int(ErrorCode::Refused),
                                           int(ErrorCode::NotAuthorized),
                                           int(ErrorCode::AlreadyExists),
                                           int(ErrorCode::InvalidInput),
                                           int(ErrorCode::NotFound)};
                if (std::find(kFair.begin(), kFair.end(), code) == kFair.end())
                    wrong.append(line);
            }
        }
        for (QProcess &agent : agents) {
            agent.terminate();
            QVERIFY(agent.state() == QProcess::NotRunning || agent.waitForFinished(60000));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(ends.value(-1) > 20);
        QVERIFY(takeOvers > 0);
        // The losers are told who was quicker.
        QVERIFY(!told.isEmpty());
        static const QRegularExpression byWhom(
            QStringLiteral("changed by (anna|arne|ben|bea|carla|cleo|agent)"));
        QVERIFY2(!told.filter(byWhom).isEmpty(), qPrintable(told.join(u'\n')));
        qInfo("%d done, %d lost to others, %d refused; %d agents killed", ends.value(-1),
              ends.value(int(ErrorCode::Conflict)), ends.value(int(ErrorCode::Refused)), takeOvers);

        checkBooks(c);
    }

  private:
    static void checkBooks(const CampaignFixture &c)
    {
        QCOMPARE(must(checkCounters(*c.db)), QStringList());
        // The audit tells one story of each request: every change begins where the last one ended.
        const auto moves = must(c.db->list(
            QStringLiteral("SELECT entity_id, from_value, to_value FROM audit WHERE entity = 'request' AND"
                           " from_value IN (SELECT from_status FROM request_transitions)"
                           " AND to_value IN (SELECT to_status FROM request_transitions) ORDER BY id"),
            {}, [](const Row &row) { return std::tuple(row.integer(0), row.text(1), row.text(2)); }));
        QHash<qint64, QString> last;
        for (const auto &[request, from, to] : moves) {
            QCOMPARE(from, last.value(request, QStringLiteral("new")));
            last.insert(request, to);
        }
        QVERIFY(!moves.isEmpty());
        for (const auto &[rule, sql] : {
                 std::pair("a unit with two open claims",
                           "SELECT unit_id FROM claims WHERE open = 1 GROUP BY unit_id HAVING count(*) > 1"),
                 std::pair("an open claim of a job that is over",
                           "SELECT c.id FROM claims c JOIN jobs j ON j.id = c.job_id WHERE c.open = 1 AND "
                           "j.status IN"
                           " ('error', 'cancelled', 'superseded')"),
                 std::pair("a credit of a job that did not claim the unit",
                           "SELECT k.unit_id FROM credits k WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE "
                           "c.unit_id ="
                           " k.unit_id AND c.job_id = k.job_id)"),
                 std::pair("an output in two merges",
                           "SELECT output_id FROM merge_parts GROUP BY output_id HAVING count(*) > 1"),
                 std::pair("a job at another site than its request",
                           "SELECT j.id FROM jobs j JOIN requests r ON r.id = j.request_id WHERE r.status = "
                           "'running'"
                           " AND j.status IN ('pending', 'submitting', 'submitted', 'running') AND"
                           " j.site_id <> r.site_id"),
             })
            QVERIFY2(c.count(QString::fromLatin1("SELECT count(*) FROM (%1) AS x").arg(QLatin1String(sql)))
                         == 0,
                     rule);
        // A job folder of the endpoint is a token that was handed over, once.
        for (const QString &spool : {c.spool, c.folder.path(QStringLiteral("beta-spool"))}) {
            const QStringList folders =
                QDir(spool + QStringLiteral("/jobs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            for (const QString &token : folders)
                QCOMPARE(c.count(QStringLiteral("SELECT count(*) FROM jobs WHERE token = ?"), {token}), 1);
        }
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--race"))
        return race(words.value(2), words.value(3), words.value(4).toUInt());
    RacesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "racestest.moc"

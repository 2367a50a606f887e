// Recovery by prodctl, end to end: the real program, a real store, real jobs at the local endpoint.
#include "tests/app/prodctlrunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace shiftdeck::test;

namespace {
// Request 1 (production of 2010, at alpha) with its jobs made.
void makeJobs(const Demo &demo, const char *unitsPerJob)
{
    for (const auto &[who, verb] :
         {std::pair{"anna", QStringList{"request", "approve", "1"}},
          std::pair{"carla", QStringList{"request", "assign", "1"}},
          std::pair{"ben", QStringList{"check", "1"}},
          std::pair{"ben", QStringList{"submit", "1", "--units-per-job", unitsPerJob}}})
        COMPARE_CODE(demo(who, verb + QStringList{"--yes"}), 0);
}

QJsonObject streamOf(const Demo &demo)
{
    const QJsonArray streams = demo({}, {"streams", "1", "--json"}).json().value("streams").toArray();
    return streams.first().toObject();
}

QByteArray number(const Demo &demo, const char *sql) { return demo.sql(QString::fromLatin1(sql)).trimmed(); }

QJsonArray rowsOf(const Demo &demo, const QStringList &verb)
{
    return demo({}, verb + QStringList{"--json"}).json().value("rows").toArray();
}

QJsonObject planOf(const Demo &demo, const char *who, const QStringList &verb)
{
    return demo(who, verb + QStringList{"--dry-run", "--json"}).json().value("plan").toObject();
}

// An agent at work until it is told to end.
class RunningAgent {
  public:
    explicit RunningAgent(const Demo &demo)
    {
        m_process.start(prodctlPath(), {"--store", demo.store(), "agent"});
    }
    ~RunningAgent()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool end()
    {
        m_process.terminate();
        return m_process.waitForFinished(30'000) && m_process.exitCode() == 0;
    }

  private:
    QProcess m_process;
};

// The application reads its pace before the first event; from a pipe that nobody writes into it waits.
class HeldJobs {
  public:
    explicit HeldJobs(const Demo &demo) : m_pace(QFile::encodeName(demo.path() + "/site/alpha/pace"))
    {
        if (::mkfifo(m_pace.constData(), 0600) != 0)
            qFatal("%s cannot be made", m_pace.constData());
    }
    ~HeldJobs() { letGo(); }
    HeldJobs(const HeldJobs &) = delete;
    HeldJobs &operator=(const HeldJobs &) = delete;
    // Those that wait go on, at full speed as all that follow.
    void letGo()
    {
        const int fd = ::open(m_pace.constData(), O_RDWR | O_CLOEXEC);
        ::unlink(m_pace.constData());
        if (fd >= 0)
            ::close(fd);
    }

  private:
    QByteArray m_pace;
};

constexpr const char *kHandedOver =
    "SELECT count(*) FROM jobs WHERE kind = 'process' AND endpoint_job_id <> ''";
constexpr const char *kDone = "SELECT count(*) FROM jobs WHERE kind = 'process' AND status = 'done'";
}  // namespace

class RecoveryCliTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void refusals_data();
    void refusals();
    void abandonedUnitsEndTheRequest();
    void stoppedRequestWaits();
    void lostOutputIsShownAndSignedOff();
    void mergedOutputsAreDeletedOrKept();
    void lostJobIsLookedForAndFound();
    void freshSiteDisagreesAboutNothing();

  private:
    std::unique_ptr<Demo> m_fresh;  // only read: request 1 has jobs that nobody submitted
};

void RecoveryCliTest::initTestCase()
{
    m_fresh = std::make_unique<Demo>(QStringList{"--no-weather"});
    makeJobs(*m_fresh, "10");
}

void RecoveryCliTest::refusals_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *who, const QStringList &words, int code,
                        const char *says) {
        QTest::newRow(name) << QString::fromLatin1(who) << words << code << QString::fromLatin1(says);
    };
    row("says-is: no such request", "", {"says-is", "99"}, 3, "no request 99");
    row("says-is: a word", "", {"says-is", "one"}, 2, "number is expected");
    row("streams: no such request", "", {"streams", "99"}, 3, "no request 99");

    struct Verb {
        const char *name;
        QStringList words;
        const char *who, *notFor, *only;
        const char *request, *notNow;  // of which it refuses what it would do, and why
        bool needsWhy;
    };
    const char *const manager = "Only a manager", *const shifter = "Only a shifter";
    const Verb verbs[] = {
        {"abandon", {"abandon"}, "anna", "ben", manager, "1", "No work unit of it", true},
        {"release", {"merge", "release"}, "ben", "carla", shifter, "1", "no merged file", true},
        {"keep", {"merge", "keep"}, "ben", "emil", shifter, "1", "", false},
        {"sign-off", {"merge", "sign-off"}, "anna", "ben", manager, "1", "damaged or gone", true},
        {"stop", {"request", "stop"}, "ben", "carla", shifter, "2", "It is new", true},
        {"go-on", {"request", "go-on"}, "ben", "emil", shifter, "1", "It is not stopped", false},
    };
    for (const Verb &v : verbs) {
        const auto refused = [&](const char *why, const char *who, const char *request, int code,
                                 const char *says, bool withWhy) {
            const QStringList reason = withWhy ? QStringList{"--why", "x"} : QStringList();
            row(qPrintable(QStringLiteral("%1: %2").arg(v.name, why)), who,
                v.words + QStringList{request, "--yes"} + reason, code, says);
        };
        refused("no such request", v.who, "99", 3, "no request 99", v.needsWhy);
        refused("another's role", v.notFor, v.request, 5, v.only, v.needsWhy);
        refused("nothing to do", v.who, v.request, 4, v.notNow, v.needsWhy);
        if (v.needsWhy)
            refused("without a reason", v.who, v.request, 2, "why", false);
    }
    row("abandon: nobody agreed", "anna", {"abandon", "1", "--why", "x"}, 4, "No work unit of it");
    row("look: no such job", "ben", {"look", "999", "--yes"}, 3, "no job 999");
    row("look: not for dq", "emil", {"look", "1", "--yes"}, 5, "Only a site operator");
    row("look: another site's", "diego", {"look", "1", "--yes"}, 4, "");
    row("look: nothing to ask for", "ben", {"look", "1", "--yes"}, 4, "");
    row("merge: not yet", "ben", {"merge", "1", "--yes"}, 4, "neither credited nor signed off");
    row("nobody by this name", "zoe", {"request", "go-on", "1", "--yes"}, 3, "zoe");
}

void RecoveryCliTest::refusals()
{
    QFETCH(QString, who);
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QString, says);
    const QByteArray before = m_fresh->dump();
    const Run run = (*m_fresh)(who, words);
    COMPARE_CODE(run, code);
    QVERIFY2(run.text().contains(says), qPrintable(run.text()));
    QVERIFY2(run.err.startsWith("prodctl: "), run.err);
    const Run json = (*m_fresh)(who, words + QStringList{"--json"});
    COMPARE_CODE(json, code);
    const QJsonObject error = json.json().value("error").toObject();
    QVERIFY2(error.value("exit").toInt() == code || json.json().contains("outcomes"), json.out);
    QCOMPARE(m_fresh->dump(), before);
}

void RecoveryCliTest::abandonedUnitsEndTheRequest()
{
    const Demo demo({"--no-weather"});
    makeJobs(demo, "1");
    const QString job = number(demo, "SELECT min(id) FROM jobs WHERE run = 147043");
    COMPARE_CODE(demo("ben", {"cancel", job, "--why", "x", "--yes"}), 0);

    const QStringList abandon{"abandon", "1", "--run", "147043", "--why", "tape 17 is broken"};
    const QByteArray before = demo.dump();
    const Run dry = demo("anna", abandon + QStringList{"--dry-run"});
    COMPARE_CODE(dry, 0);
    QVERIFY2(dry.out.contains("4 events") && dry.out.contains("Nothing was changed."), dry.out);
    const QJsonObject plan = planOf(demo, "anna", abandon);
    QCOMPARE(plan.value("included").toInt(), 1);
    const QJsonArray units = plan.value("items").toArray().first().toObject().value("units").toArray();
    QCOMPARE(units.size(), 1);
    QCOMPARE(units.first().toObject().value("run").toInt(), 147043);
    QCOMPARE(units.first().toObject().value("events").toInt(), 4);
    QCOMPARE(demo.dump(), before);
    // Without a terminal somebody must have agreed.
    COMPARE_CODE(demo("anna", abandon), 2);
    QCOMPARE(demo.dump(), before);

    const Run done =
        demo("anna", abandon + QStringList{"--plan-hash", plan.value("hash").toString(), "--json"});
    COMPARE_CODE(done, 0);
    QVERIFY(done.json().value("outcomes").toArray().first().toObject().value("done").toBool());
    QCOMPARE(number(demo, "SELECT signed_by || ': ' || reason FROM abandonments"), "anna: tape 17 is broken");
    COMPARE_CODE(demo("anna", abandon + QStringList{"--yes"}), 4);

    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(number(demo, "SELECT status FROM requests WHERE id = 1"), "declared");
    QCOMPARE(number(demo, "SELECT sum(events_read) FROM credits"), "9996");
    QCOMPARE(number(demo, "SELECT sum(events) FROM merges"), "9996");
    const Run shown = demo({}, {"request", "show", "1"});
    QVERIFY2(shown.out.contains("9,996 of 10,000 credited"), shown.out);
    const QJsonObject stream = streamOf(demo);
    QCOMPARE(stream.value("read").toInt(), 9996);
    QCOMPARE(stream.value("merged").toInt(), stream.value("outputs").toInt());
}

// Neither jobs nor merges are made while it is stopped; what runs goes on, and nothing is lost by it.
void RecoveryCliTest::stoppedRequestWaits()
{
    const Demo demo({"--no-weather"});
    makeJobs(demo, "15");
    HeldJobs held(demo);
    RunningAgent agent(demo);
    QTRY_COMPARE_WITH_TIMEOUT(number(demo, kHandedOver), QByteArray("2"), 30'000);
    const QStringList stop{"request", "stop", "1", "--why", "we look first"};
    const Run dry = demo("ben", stop + QStringList{"--dry-run"});
    COMPARE_CODE(dry, 0);
    QVERIFY2(dry.out.contains("jobs that run go on"), dry.out);
    QCOMPARE(number(demo, "SELECT count(*) FROM request_stops"), "0");
    COMPARE_CODE(demo("ben", stop + QStringList{"--yes"}), 0);
    COMPARE_CODE(demo("ben", stop + QStringList{"--yes"}), 4);
    const QJsonObject shown = demo({}, {"request", "show", "1", "--json"}).json();
    QVERIFY2(QJsonDocument(shown).toJson().contains("we look first"), QJsonDocument(shown).toJson());
    QCOMPARE(number(demo, kDone), "0");
    held.letGo();
    QTRY_COMPARE_WITH_TIMEOUT(number(demo, kDone), QByteArray("2"), 60'000);
    QVERIFY(agent.end());

    // Everything is credited, and still nothing is merged, by the agent or by a person.
    const Run once = demo({}, {"agent", "--once"});
    COMPARE_CODE(once, 0);
    QVERIFY2(!once.text().contains("do not allow"), qPrintable(once.text()));
    const QJsonObject merge = planOf(demo, "ben", {"merge", "1"});
    QCOMPARE(merge.value("included").toInt(), 0);
    QVERIFY(QJsonDocument(merge).toJson().contains("It is stopped until a person lets it go on"));
    COMPARE_CODE(demo("ben", {"merge", "1", "--yes"}), 4);
    QCOMPARE(number(demo, "SELECT count(*) FROM merges"), "0");

    COMPARE_CODE(demo("ben", {"request", "go-on", "1", "--why", "seen", "--dry-run"}), 0);
    COMPARE_CODE(demo("ben", {"request", "go-on", "1", "--why", "seen", "--yes"}), 0);
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(number(demo, "SELECT status FROM requests WHERE id = 1"), "declared");
    QCOMPARE(number(demo, "SELECT sum(events) FROM merges"), "10000");
    QCOMPARE(number(demo, "SELECT who || ' ' || to_value FROM audit WHERE action IN ('request.stop',"
                          " 'request.go-on') ORDER BY id"),
             "ben stopped (person)\nben goes on");
}

void RecoveryCliTest::lostOutputIsShownAndSignedOff()
{
    const Demo demo({"--no-weather"});
    makeJobs(demo, "15");
    {
        HeldJobs held(demo);
        RunningAgent agent(demo);
        QTRY_COMPARE_WITH_TIMEOUT(number(demo, kHandedOver), QByteArray("2"), 30'000);
        COMPARE_CODE(demo("ben", {"request", "stop", "1", "--why", "x", "--yes"}), 0);
        held.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(number(demo, kDone), QByteArray("2"), 60'000);
        QVERIFY(agent.end());
    }
    const QString output = number(demo, "SELECT path FROM outputs ORDER BY id LIMIT 1");
    const QByteArray events = number(demo, "SELECT events FROM outputs ORDER BY id LIMIT 1");
    QCOMPARE(demo({}, {"says-is", "1", "--json"}).json().value("disagreeing").toInt(), 0);
    QVERIFY(QFile::remove(output));

    const Run table = demo({}, {"says-is", "1"});
    COMPARE_CODE(table, 0);
    QVERIFY2(table.out.contains("there is no file"), table.out);
    QVERIFY2(table.out.contains("prodctl merge sign-off 1"), table.out);
    QVERIFY2(table.out.contains("records and findings disagree: 1"), table.out);
    const QJsonObject row = rowsOf(demo, {"says-is", "1"}).first().toObject();
    QCOMPARE(row.value("agrees").toBool(true), false);
    QCOMPARE(row.value("kind").toString(), "output");
    QCOMPARE(row.value("repair").toString(), "prodctl merge sign-off 1");

    // What it names as repair repairs it, also before the agent came across the loss.
    const QStringList signOff{"merge", "sign-off", "1", "--why", "node wn012 burnt"};
    const QByteArray before = demo.dump();
    const QJsonObject plan = planOf(demo, "anna", signOff);
    QCOMPARE(plan.value("included").toInt(), 1);
    QVERIFY2(QJsonDocument(plan).toJson().contains("is gone"), QJsonDocument(plan).toJson());
    QCOMPARE(demo.dump(), before);
    const Run done = demo("anna", signOff + QStringList{"--yes"});
    COMPARE_CODE(done, 0);
    QCOMPARE(number(demo, "SELECT signed_by || ': ' || reason FROM lost_outputs"), "anna: node wn012 burnt");
    QCOMPARE(streamOf(demo).value("lost").toInt(), 1);

    COMPARE_CODE(demo("ben", {"request", "go-on", "1", "--yes"}), 0);
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(number(demo, "SELECT status FROM requests WHERE id = 1"), "declared");
    QCOMPARE(number(demo, "SELECT sum(events) FROM merges").toInt(), 10000 - events.toInt());
    QCOMPARE(demo({}, {"says-is", "--json"}).json().value("disagreeing").toInt(), 0);
}

void RecoveryCliTest::mergedOutputsAreDeletedOrKept()
{
    const Demo demo({"--no-weather"});
    makeJobs(demo, "15");
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(number(demo, "SELECT status FROM requests WHERE id = 1"), "declared");
    const QStringList release{"merge", "release", "1", "--why", "disk is needed"};
    const QStringList parts =
        QString(demo.sql("SELECT path FROM outputs ORDER BY id")).split('\n', Qt::SkipEmptyParts);
    QVERIFY(parts.size() >= 2);
    const Run dry = demo("ben", release + QStringList{"--dry-run"});
    COMPARE_CODE(dry, 0);
    for (const QString &part : parts)
        QVERIFY2(dry.out.contains(part.toUtf8()), dry.out);

    // Asked for and taken back: nothing is deleted.
    COMPARE_CODE(demo("ben", release + QStringList{"--yes"}), 0);
    const QJsonObject keep = planOf(demo, "ben", {"merge", "keep", "1"});
    QCOMPARE(keep.value("included").toInt(), 1);
    COMPARE_CODE(demo("ben", {"merge", "keep", "1"}), 2);
    COMPARE_CODE(demo("ben", {"merge", "keep", "1", "--yes"}), 0);
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    for (const QString &part : parts)
        QVERIFY2(QFile::exists(part), qPrintable(part));

    const Run asked = demo("ben", release + QStringList{"--yes", "--json"});
    COMPARE_CODE(asked, 0);
    QVERIFY(asked.json().value("undoable").toBool());
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    for (const QString &part : parts)
        QVERIFY2(!QFile::exists(part), qPrintable(part));
    COMPARE_CODE(demo("ben", release + QStringList{"--yes"}), 4);
    COMPARE_CODE(demo("ben", {"merge", "keep", "1", "--yes"}), 4);
    QCOMPARE(streamOf(demo).value("released").toInt(), int(parts.size()));
    QCOMPARE(demo({}, {"says-is", "1", "--checksums", "--json"}).json().value("disagreeing").toInt(), 0);
}

void RecoveryCliTest::lostJobIsLookedForAndFound()
{
    const Demo demo({"--no-weather"});
    makeJobs(demo, "15");
    {
        HeldJobs held(demo);
        RunningAgent agent(demo);
        QTRY_COMPARE_WITH_TIMEOUT(number(demo, kHandedOver), QByteArray("2"), 30'000);
        QVERIFY(agent.end());
    }
    // The jobs end while nobody looks, and one is nowhere to be found for a while.
    const QString token = number(demo, "SELECT token FROM jobs ORDER BY id LIMIT 1");
    const QString folder = demo.path() + "/site/alpha/spool/jobs/" + token, away = demo.path() + "/away";
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + "/report.json"), 30'000);
    QVERIFY(QDir().rename(folder, away));
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(number(demo, "SELECT status || ' ' || failure_class FROM jobs ORDER BY id LIMIT 1"),
             "error lost");
    QVERIFY(QDir().rename(away, folder));

    const QJsonObject row = rowsOf(demo, {"says-is", "1"}).first().toObject();
    QCOMPARE(row.value("kind").toString(), "job");
    QCOMPARE(row.value("repair").toString(), "prodctl look 1");
    const Run dry = demo("ben", {"look", "1", "--dry-run"});
    COMPARE_CODE(dry, 0);
    QCOMPARE(number(demo, "SELECT sum(look_wanted) FROM jobs"), "0");
    COMPARE_CODE(demo("carla", {"look", "1", "--yes"}), 0);
    QCOMPARE(number(demo, "SELECT sum(look_wanted) FROM jobs"), "1");
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(number(demo, "SELECT sum(look_wanted) FROM jobs"), "0");
    QCOMPARE(number(demo, "SELECT status FROM requests WHERE id = 1"), "declared");
    QCOMPARE(number(demo, "SELECT sum(events_read) FROM credits"), "10000");
    QCOMPARE(number(demo, "SELECT count(*) FROM jobs WHERE kind = 'process'"), "2");
}

// Where no job was ever submitted there is no spool yet, and nobody to ask.
void RecoveryCliTest::freshSiteDisagreesAboutNothing()
{
    const Run run = (*m_fresh)({}, {"says-is", "1", "--all"});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.err.isEmpty(), run.err);
    QVERIFY2(run.out.contains("MuRun2010B_146436.csv") && run.out.contains("disagree: 0"), run.out);
    const QJsonObject json = (*m_fresh)({}, {"says-is", "1", "--json"}).json();
    QCOMPARE(json.value("problems").toArray().size(), 0);
    QVERIFY(json.value("complete").toBool());
}

QTEST_GUILESS_MAIN(RecoveryCliTest)
#include "recoveryclitest.moc"

// Says / is: every kind of disagreement, on real files, with an endpoint that is asked and never changed.
#include "models/production/saysis.h"

#include "models/production/recovery.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QCoroTask>
#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions withJobs()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;  // four jobs
    return options;
}

struct Looks {
    Looks() : c(withJobs())
    {
        agent = std::make_unique<Agent>(
            *c.db, clock,
            [this](const QString &) -> Result<std::unique_ptr<Endpoint>> {
                return std::make_unique<FakeEndpoint>(site);
            },
            AgentConfig());
        must(agent->start());
        runCycle(*agent);
        tokens = must(c.db->list("SELECT token FROM jobs ORDER BY id", {},
                                 [](const Row &row) { return row.text(0); }));
    }
    SiteViews views()
    {
        return [this](const SiteRow &) -> Result<SiteView> {
            if (site.isDown)
                return fail(ErrorCode::Unavailable, "alpha", "It does not answer.", true);
            SiteView view;
            view.find = [this](const QStringList &wanted, std::stop_token stop) {
                FakeEndpoint endpoint(site);
                return QCoro::waitFor(endpoint.find(wanted, stop));
            };
            view.tokens = [this](std::stop_token) -> Result<QStringList> { return site.jobs.keys(); };
            view.hasReport = [this](const QString &token) {
                return QFile::exists(site.folderOf(token) + "/report.json");
            };
            return view;
        };
    }
    SaysIs look(bool checksums = false, const QList<RequestId> &requests = {})
    {
        return must(compareSaysIs(*c.db, views(), {requests, checksums}, clock.now(), {}, {}));
    }
    // The one row that disagrees.
    SaysIsRow disagreeing(bool checksums = false)
    {
        const SaysIs found = look(checksums);
        if (found.disagreeing != 1 || found.rows.isEmpty() || found.rows.first().agrees)
            qFatal("%lld rows disagree.", found.disagreeing);
        return found.rows.first();
    }
    void finishAll()
    {
        for (const QString &token : tokens)
            site.endGood(token);
        for (int i = 0; i < 20 && c.status(c.request) != RequestStatus::Declared; ++i) {
            runCycle(*agent);
            for (const QString &merge :
                 must(c.db->list("SELECT token FROM jobs WHERE kind = 'merge' AND status IN"
                                 " ('submitted','running')",
                                 {}, [](const Row &row) { return row.text(0); })))
                site.endGood(merge);
        }
    }
    QString textOf(const char *sql) const
    {
        return must(c.db->one("it", QString::fromLatin1(sql), {},
                              [](const Row &row) { return row.text(0); }));
    }

    CampaignFixture c;
    FakeSite site;
    ManualClock clock;
    std::unique_ptr<Agent> agent;
    QStringList tokens;
};
}  // namespace

class SaysIsTest : public QObject {
    Q_OBJECT

  private slots:
    void allAgrees();
    void jobs_data();
    void jobs();
    void lostJobThatEnded();
    void creditedOutput_data();
    void creditedOutput();
    void inputCopy();
    void copyThatIsBack();
    void declaredFile();
    void strayJob();
    void siteThatDoesNotAnswer();
    void whatDisagreesComesFirst();
    void oneRequest();
    void stopped();
    void changesNothing();
    void localSpool();
};

void SaysIsTest::allAgrees()
{
    Looks t;
    const SaysIs found = t.look(true);
    QCOMPARE(found.disagreeing, 0);
    QVERIFY(found.complete && found.problems.isEmpty());
    QCOMPARE(found.compared, 4 + 2);  // jobs, and copies of the raw files
    for (const SaysIsRow &row : found.rows)
        QVERIFY2(row.agrees && row.command.isEmpty() && row.sentence.endsWith('.'), qPrintable(row.what));
}

void SaysIsTest::jobs_data()
{
    QTest::addColumn<QString>("does");
    QTest::addColumn<QString>("is");
    QTest::newRow("runs") << "runs" << "runs";
    QTest::newRow("ended") << "ends" << "ended";
    QTest::newRow("gone") << "vanishes" << "does not know";
    QTest::newRow("gone with a report") << "vanishes after its end" << "report is there";
}

void SaysIsTest::jobs()
{
    QFETCH(QString, does);
    QFETCH(QString, is);
    Looks t;
    const QString token = t.tokens.first();
    if (does == "runs")
        t.site.setRunning(token);
    if (does == "ends" || does == "vanishes after its end")
        t.site.endGood(token);
    if (does.startsWith("vanishes"))
        t.site.jobs[token].hidden = true;
    t.clock.advance(5000);
    const SaysIsRow row = t.disagreeing();
    QCOMPARE(row.kind, SaysIsKind::Job);
    QCOMPARE(row.id, t.c.count("SELECT min(id) FROM jobs"));
    QCOMPARE(row.says, QString("submitted"));
    QVERIFY2(row.is.contains(is), qPrintable(row.is));
    QCOMPARE(row.command, QString("jobs.look"));
    QCOMPARE(row.arguments.value("jobs").toArray().first().toInteger(), row.id);
    QVERIFY(row.since > 0);
}

void SaysIsTest::lostJobThatEnded()
{
    Looks t;
    t.site.jobs[t.tokens.first()].hidden = true;
    runCycle(*t.agent);
    runCycle(*t.agent);
    QCOMPARE(t.look().disagreeing, 0);  // lost, and unknown
    t.site.jobs[t.tokens.first()].hidden = false;
    t.site.endGood(t.tokens.first());
    const SaysIsRow row = t.disagreeing();
    QCOMPARE(row.says, QString("error (lost)"));
    QVERIFY(row.is.contains("ended"));
    QVERIFY(row.sentence.contains("come back"));
    QCOMPARE(row.command, QString("jobs.look"));
}

void SaysIsTest::creditedOutput_data()
{
    QTest::addColumn<QString>("does");
    QTest::addColumn<bool>("checksums");
    QTest::addColumn<QString>("is");
    QTest::newRow("missing") << "removed" << false << "no file";
    QTest::newRow("longer") << "longer" << false << "bytes";
    QTest::newRow("changed, same size") << "changed" << true << "checksum";
}

void SaysIsTest::creditedOutput()
{
    QFETCH(QString, does);
    QFETCH(bool, checksums);
    QFETCH(QString, is);
    Looks t;
    t.site.endGood(t.tokens.first());
    runCycle(*t.agent);
    QCOMPARE(t.look(true).disagreeing, 0);
    QFile file(t.textOf("SELECT path FROM outputs WHERE state = 'credited'"));
    if (does == "removed") {
        QVERIFY(file.remove());
    } else {
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray content = file.readAll();
        QVERIFY(file.seek(does == "longer" ? content.size() : content.size() - 2));
        file.write(does == "longer" ? "x" : "9\n");
        file.close();
        if (!checksums)
            QVERIFY(file.size() > content.size());
    }
    const SaysIsRow row = t.disagreeing(checksums);
    QCOMPARE(row.kind, SaysIsKind::Output);
    QVERIFY2(row.is.contains(is), qPrintable(row.is));
    QVERIFY(row.sentence.contains("restore"));
    QCOMPARE(row.command, QString("request.sign-off-outputs"));
}

void SaysIsTest::inputCopy()
{
    Looks t;
    QVERIFY(QFile::remove(t.c.rawPath(147043)));
    const SaysIsRow row = t.disagreeing();
    QCOMPARE(row.kind, SaysIsKind::Copy);
    QVERIFY(row.says.startsWith("valid"));
    QVERIFY(row.is.contains("no file"));
    QCOMPARE(row.command, QString("files.check"));
    QVERIFY(row.arguments.value("filter").toString().contains("147043"));
}

void SaysIsTest::copyThatIsBack()
{
    Looks t;
    must(t.c.db->run("UPDATE replicas SET state = 'missing' WHERE id = 1"));
    const SaysIsRow row = t.disagreeing();
    QCOMPARE(row.kind, SaysIsKind::Copy);
    QVERIFY(row.says.startsWith("missing"));
    QVERIFY(row.sentence.contains("back"));
}

void SaysIsTest::declaredFile()
{
    Looks t;
    t.finishAll();
    QCOMPARE(t.c.status(t.c.request), RequestStatus::Declared);
    QCOMPARE(t.look(true).disagreeing, 0);
    must(t.c.db->run("UPDATE files SET state = 'changed' WHERE id IN (SELECT file_id FROM merges WHERE id ="
                     " 1)"));
    const SaysIsRow row = t.disagreeing();
    QCOMPARE(row.kind, SaysIsKind::Catalogue);
    QVERIFY(row.command.isEmpty() && row.sentence.contains("person"));
    must(t.c.db->run("UPDATE files SET state = 'valid'"));
    QVERIFY(QFile::remove(t.textOf("SELECT path FROM merges WHERE id = 1")));
    QCOMPARE(t.disagreeing().kind, SaysIsKind::Copy);
}

void SaysIsTest::strayJob()
{
    Looks t;
    t.site.jobs["r9-p-of-somebody-else"].state.token = "r9-p-of-somebody-else";
    t.site.setRunning("r9-p-of-somebody-else");
    const SaysIsRow row = t.disagreeing();
    QCOMPARE(row.kind, SaysIsKind::Stray);
    QVERIFY(row.what.contains("r9-p-of-somebody-else") && row.is.contains("runs"));
    QVERIFY(row.command.isEmpty());
}

void SaysIsTest::siteThatDoesNotAnswer()
{
    Looks t;
    t.site.isDown = true;
    QVERIFY(QFile::remove(t.c.rawPath(147043)));
    const SaysIs found = t.look();
    QCOMPARE(found.problems.size(), 1);
    QVERIFY(found.problems.first().contains("alpha"));
    QCOMPARE(found.disagreeing, 1);  // the disk is looked at all the same
}

void SaysIsTest::whatDisagreesComesFirst()
{
    Looks t;
    t.site.jobs[t.tokens.last()].hidden = true;
    QVERIFY(QFile::remove(t.c.rawPath(147043)));
    const SaysIs found = t.look();
    QCOMPARE(found.disagreeing, 2);
    for (qsizetype i = 0; i < found.rows.size(); ++i)
        QCOMPARE(found.rows.at(i).agrees, i >= 2);
}

void SaysIsTest::oneRequest()
{
    Looks t;
    QCOMPARE(t.look(false, {t.c.request}).compared, t.look().compared);
    const auto none = compareSaysIs(*t.c.db, t.views(), {{RequestId(99)}, false}, 0, {}, {});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void SaysIsTest::stopped()
{
    Looks t;
    std::stop_source source;
    source.request_stop();
    const auto found = compareSaysIs(*t.c.db, t.views(), {}, 0, {}, source.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void SaysIsTest::changesNothing()
{
    Looks t;
    t.site.jobs[t.tokens.first()].hidden = true;
    t.site.endGood(t.tokens.at(1));
    const qint64 changes = t.c.count("SELECT max(seq) FROM changes");
    const int calls = t.site.submitCalls;
    t.look(true);
    QCOMPARE(t.c.count("SELECT max(seq) FROM changes"), changes);
    QCOMPARE(t.site.submitCalls, calls);
}

void SaysIsTest::localSpool()
{
    CampaignFixture c(withJobs());
    SystemClock clock;
    AgentConfig config;
    Agent agent(*c.db, clock, localEndpoints(c), config);
    must(agent.start());
    runCycle(agent);
    const SaysIs found = must(compareSaysIs(*c.db, spoolSiteView, {}, clock.now(), {}, {}));
    QVERIFY2(found.problems.isEmpty(), qPrintable(found.problems.join(' ')));
    QCOMPARE(found.compared, 4 + 2);
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    const SaysIs later = must(compareSaysIs(*c.db, spoolSiteView, {{}, true}, clock.now(), {}, {}));
    QCOMPARE(later.disagreeing, 0);
    QVERIFY(later.compared > 2);
    const auto nowhere = spoolSiteView(SiteRow{SiteId(1), "gamma", {}, "local", "/nowhere", "/nowhere", 1});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::Unavailable);
}

QTEST_GUILESS_MAIN(SaysIsTest)
#include "saysistest.moc"

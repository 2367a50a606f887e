// What a check makes of what it finds: endpoints that lie, jobs that left half, files that changed.
#include "models/core/filefacts.h"
#include "models/core/files.h"
#include "models/production/merging.h"
#include "models/production/recovery.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// A running request with four jobs at a fake site, all submitted.
struct Scene {
    explicit Scene(const AgentConfig &config = {}, const CampaignOptions &campaignOptions = options())
        : campaign(campaignOptions), agent(*campaign.db, clock, factory(site), config)
    {
        must(agent.start());
        runCycle(agent);
        token = must(campaign.db->one("job", "SELECT token FROM jobs ORDER BY id LIMIT 1", {},
                                      [](const Row &row) { return row.text(0); }));
        job = JobId(campaign.count("SELECT id FROM jobs WHERE token = ?", {token}));
    }

    static CampaignOptions options()
    {
        CampaignOptions o;
        o.takeTo = RequestStatus::Running;
        return o;
    }
    static Agent::EndpointFactory factory(FakeSite &site)
    {
        return [&site](const QString &) -> Result<std::unique_ptr<Endpoint>> {
            return std::make_unique<FakeEndpoint>(site);
        };
    }
    QString text(const char *column) const
    {
        return must(campaign.db->one(
            "job", QStringLiteral("SELECT %1 FROM jobs WHERE id = ?").arg(QLatin1String(column)),
            {job.value()}, [](const Row &row) { return row.text(0); }));
    }
    QString outputPath() const
    {
        const auto description = site.jobs.value(token).description;
        return site.folderOf(token) + "/out/" + description.outputs.first().name;
    }
    // Ends every job that waits at the site well, cycle by cycle, until the request is declared.
    bool finish()
    {
        for (int i = 0; i < 20 && campaign.status(campaign.request) != RequestStatus::Declared; ++i) {
            for (const QString &open : site.jobs.keys())
                if (site.jobs.value(open).state.phase == EndpointPhase::Queued)
                    site.endGood(open);
            runCycle(agent);
        }
        return campaign.status(campaign.request) == RequestStatus::Declared;
    }

    CampaignFixture campaign;
    FakeSite site;
    ManualClock clock;
    Agent agent;
    QString token;
    JobId job;
};

using Ending = std::function<void(Scene &)>;

void editReport(Scene &s, const std::function<void(QJsonObject &)> &edit)
{
    s.site.endGood(s.token);
    QJsonObject report = s.site.soundReport(s.token);
    edit(report);
    s.site.writeReport(s.token, QJsonDocument(report).toJson());
}
}  // namespace

Q_DECLARE_METATYPE(Ending)

class CheckingTest : public QObject {
    Q_OBJECT

  private slots:
    void failuresAreNamed_data();
    void failuresAreNamed();
    void sameCauseIsOneSignature();
    void inputThatChangedMeanwhileSpoilsGoodWork();
    void mergedFileMustHoldEveryEvent();
    void mergeNeverOverwritesAnotherFile();
    void mergeCrashAfterTheMoveIsFound();
    void goneMergePartIsNoticed();
    void retrievingLaterIsNoFailure();
};

void CheckingTest::failuresAreNamed_data()
{
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<QString>("failureClass");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *word, const char *says, Ending ending) {
        QTest::newRow(name) << ending << QString::fromLatin1(word) << QString::fromLatin1(says);
    };
    row("ended, but no report", "report-missing", "no report", [](Scene &s) { s.site.end(s.token, 0); });
    row("another job's report", "report-malformed", "another job", [](Scene &s) {
        s.site.endGood(s.token);
        s.site.writeReport(s.token, QJsonDocument(s.site.soundReport(s.site.jobs.lastKey())).toJson());
        if (s.site.jobs.lastKey() == s.token)
            s.site.writeReport(s.token, QJsonDocument(s.site.soundReport(s.site.jobs.firstKey())).toJson());
    });
    row("binary report", "report-malformed", "JSON", [](Scene &s) {
        s.site.endGood(s.token);
        s.site.writeReport(s.token,
                           QByteArray("\x7f"
                                      "ELF\0\1\2",
                                      7));
    });
    row("huge report", "report-malformed", "larger", [](Scene &s) {
        s.site.endGood(s.token);
        s.site.writeReport(s.token, QByteArray(5 << 20, ' '));
    });
    row("truncated report", "report-malformed", "JSON", [](Scene &s) {
        s.site.endGood(s.token);
        s.site.writeReport(s.token, QJsonDocument(s.site.soundReport(s.token)).toJson().left(300));
    });
    row("negative count in the report", "report-malformed", "negative",
        [](Scene &s) { editReport(s, [](QJsonObject &report) { report["peakMemoryKb"] = -5; }); });
    row("exit code", "exit-code", "exit code 42", [](Scene &s) {
        s.site.end(s.token, 42);
        s.site.folder.write(s.token + "/stderr", "Error: geometry of run 146436 not found\n");
    });
    row("time limit", "time-limit", "time limit",
        [](Scene &s) { s.site.end(s.token, std::nullopt, "time-limit"); });
    row("memory limit", "memory-limit", "memory limit",
        [](Scene &s) { s.site.end(s.token, std::nullopt, "memory-limit"); });
    row("node", "node", "node", [](Scene &s) { s.site.end(s.token, std::nullopt, "node"); });
    row("killed", "signal", "SIGKILL", [](Scene &s) { s.site.end(s.token, 137); });
    row("not executable", "not-executable", "126", [](Scene &s) { s.site.end(s.token, 126); });
    row("no application", "release-missing", "127", [](Scene &s) { s.site.end(s.token, 127); });
    row("another input was there while it read", "input", "with the checksum 01234567", [](Scene &s) {
        editReport(s, [](QJsonObject &report) {
            QJsonObject application = report["application"].toObject();
            QJsonArray inputs = application["inputs"].toArray();
            QJsonObject input = inputs.first().toObject();
            input["adler32"] = "01234567";
            inputs.replace(0, input);
            application["inputs"] = inputs;
            report["application"] = application;
        });
    });
    row("outdated conditions", "conditions", "snapshot-2009",
        [](Scene &s) { editReport(s, [](QJsonObject &report) { report["conditions"] = "snapshot-2009"; }); });
    row("no output", "output-missing", "No output", [](Scene &s) {
        s.site.endGood(s.token);
        QFile::remove(s.outputPath());
    });
    row("output cut short", "output-unreadable", "cut off", [](Scene &s) {
        s.site.endGood(s.token);
        QFile file(s.outputPath());
        QVERIFY(file.resize(file.size() - 3));
    });
    row("output is a link", "output-unreadable", "link", [](Scene &s) {
        s.site.endGood(s.token);
        QVERIFY(QFile::rename(s.outputPath(), s.site.folder.path("elsewhere.csv")));
        QVERIFY(QFile::link(s.site.folder.path("elsewhere.csv"), s.outputPath()));
    });
    row("output changed after the report", "output-mismatch", "checksum", [](Scene &s) {
        s.site.endGood(s.token);
        QFile file(s.outputPath());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 2) && file.putChar('9'));
    });
    row("output is a folder", "output-unreadable", "plain file", [](Scene &s) {
        s.site.endGood(s.token);
        QFile::remove(s.outputPath());
        QVERIFY(QDir().mkpath(s.outputPath()));
    });
    row("missing input found out by a failing job", "input", "missing", [](Scene &s) {
        s.site.end(s.token, 3);
        QVERIFY(QFile::rename(s.campaign.rawPath(146436), s.campaign.rawPath(1)));
    });
}

void CheckingTest::failuresAreNamed()
{
    QFETCH(Ending, ending);
    QFETCH(QString, failureClass);
    QFETCH(QString, says);
    Scene s;
    ending(s);
    const CycleReport report = runCycle(s.agent);
    QCOMPARE(report.failed, 1);
    QCOMPARE(report.credited, 0);
    QCOMPARE(s.text("status"), "error");
    QCOMPARE(s.text("failure_class"), failureClass);
    QVERIFY2(s.text("failure_text").contains(says), qPrintable(s.text("failure_text")));
    QVERIFY(s.campaign.count("SELECT signature_id FROM jobs WHERE id = ?", {s.job.value()}) > 0);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM claims WHERE job_id = ? AND open = 1", {s.job.value()}),
             0);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM work_units WHERE state = 'ready'"), 1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM outputs WHERE state <> 'bad'"), 0);
    QVERIFY(s.campaign.count("SELECT count(*) FROM evidence WHERE job_id = ?", {s.job.value()}) >= 4);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM credits"), 0);
}

void CheckingTest::sameCauseIsOneSignature()
{
    Scene s;
    int n = 0;
    for (const QString &token : s.site.jobs.keys()) {
        ++n;
        s.site.end(token, 42);
        s.site.folder.write(token + "/stderr",
                            QByteArray("reading\nError: calibration block ") + QByteArray::number(n * 1234567)
                                + " of /data/run" + QByteArray::number(n) + ".db is unreadable\ndone\n");
    }
    QCOMPARE(runCycle(s.agent).failed, 4);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM signatures"), 1);
    QCOMPARE(s.campaign.count("SELECT sum(n) FROM failure_counters WHERE failure_class = 'exit-code'"), 4);
}

void CheckingTest::inputThatChangedMeanwhileSpoilsGoodWork()
{
    Scene s;
    s.site.endGood(s.token);
    QFile raw(s.campaign.rawPath(146436));
    QVERIFY(raw.open(QIODevice::ReadWrite) && raw.seek(raw.size() - 2) && raw.putChar('7'));
    raw.close();
    QCOMPARE(runCycle(s.agent).failed, 1);
    QCOMPARE(s.text("failure_class"), "input");
    QCOMPARE(s.campaign.count("SELECT count(*) FROM replicas WHERE state = 'changed'"), 1);
}

void CheckingTest::mergedFileMustHoldEveryEvent()
{
    AgentConfig config;
    config.recover = true;
    Scene s(config);
    for (const QString &token : s.site.jobs.keys())
        s.site.endGood(token);
    const QStringList before = s.site.jobs.keys();
    QCOMPARE(runCycle(s.agent).credited, 4);
    runCycle(s.agent);
    QCOMPARE(s.site.jobs.size(), 5);
    for (const QString &token : s.site.jobs.keys())
        if (!before.contains(token))
            s.token = token;
    // The merge loses an event, and says so itself.
    editReport(s, [&s](QJsonObject &report) {
        QFile file(s.outputPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray content = file.readAll();
        file.close();
        content.truncate(content.lastIndexOf('\n', content.size() - 2) + 1);
        must(writeAtomically(s.outputPath(), content));
        const auto facts = must(inspectFile(s.outputPath()));
        QJsonObject application = report["application"].toObject();
        QJsonObject output = application["outputs"].toArray().first().toObject();
        output["eventsWritten"] = *facts.events;
        output["bytes"] = facts.bytes;
        output["adler32"] = facts.adler32;
        application["outputs"] = QJsonArray{output};
        report["application"] = application;
    });
    s.job = JobId(s.campaign.count("SELECT id FROM jobs WHERE token = ?", {s.token}));
    QCOMPARE(runCycle(s.agent).failed, 1);
    QCOMPARE(s.text("failure_class"), "event-count");
    QCOMPARE(s.campaign.count("SELECT count(*) FROM outputs WHERE state = 'credited'"), 4);
    QVERIFY(!QFile::exists(s.campaign.storage + "/proc10/production/mdst/mdst-0001.csv"));
    QVERIFY(s.finish());
    QCOMPARE(s.campaign.count("SELECT count(*) FROM merges WHERE status = 'done'"), 1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM jobs WHERE kind = 'merge'"), 2);
}

void CheckingTest::mergeNeverOverwritesAnotherFile()
{
    Scene s;
    const QString place =
        s.campaign.folder.write("alpha/proc10/production/mdst/mdst-0001.csv", "somebody's\n");
    for (int i = 0; i < 4; ++i) {
        for (const QString &token : s.site.jobs.keys())
            if (s.site.jobs.value(token).state.phase == EndpointPhase::Queued)
                s.site.endGood(token);
        runCycle(s.agent);
    }
    QCOMPARE(s.campaign.count("SELECT count(*) FROM jobs WHERE kind = 'merge' AND failure_class = 'says-is'"),
             1);
    QFile file(place);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "somebody's\n");
    QVERIFY(file.remove());
    const auto failed = must(failedJobs(*s.campaign.db, {s.campaign.request}));
    must(makeRecovery(*s.campaign.db, must(planRecovery(*s.campaign.db, failed, RecoveryScope::Everything)),
                      s.campaign.actor("carla")));
    QVERIFY(s.finish());
    QCOMPARE(must(inspectFile(place)).events.value_or(0), s.campaign.events);
}

void CheckingTest::mergeCrashAfterTheMoveIsFound()
{
    Scene s;
    for (const QString &token : s.site.jobs.keys())
        s.site.endGood(token);
    runCycle(s.agent);
    runCycle(s.agent);
    const QString merge = must(s.campaign.db->one("merge", "SELECT token FROM jobs WHERE kind = 'merge'", {},
                                                  [](const Row &row) { return row.text(0); }));
    s.site.endGood(merge);
    // The file is at its place already, as after a crash between the move and the commit.
    s.token = merge;
    const QString place = s.campaign.storage + "/proc10/production/mdst/mdst-0001.csv";
    QVERIFY(QDir().mkpath(QFileInfo(place).path()) && QFile::copy(s.outputPath(), place));
    QCOMPARE(runCycle(s.agent).merged, 1);
    QVERIFY(s.finish());
    QCOMPARE(must(inspectFile(place)).events.value_or(0), s.campaign.events);
}

void CheckingTest::goneMergePartIsNoticed()
{
    Scene s;
    for (const QString &token : s.site.jobs.keys())
        s.site.endGood(token);
    QFile gone(s.outputPath());
    FakeSite &site = s.site;
    site.isDown = false;
    QCOMPARE(runCycle(s.agent).credited, 4);
    // Merge jobs are made and prepared in the cycle that credited the last unit, so another attempt is looked
    // at.
    const auto merges = must(s.campaign.db->list("SELECT id FROM jobs WHERE kind = 'merge'", {},
                                                 [](const Row &row) { return row.id<JobId>(0); }));
    QCOMPARE(merges.size(), 1);
    must(cancelJobs(*s.campaign.db, merges, s.campaign.actor("carla")));
    runCycle(s.agent);
    runCycle(s.agent);
    QVERIFY(gone.remove());
    must(makeRecovery(*s.campaign.db, must(planRecovery(*s.campaign.db, merges, RecoveryScope::Everything)),
                      s.campaign.actor("carla")));
    QCOMPARE(runCycle(s.agent).failed, 1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM jobs WHERE kind = 'merge' AND failure_class = 'input'"),
             1);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM merges WHERE status = 'failed'"), 1);
}

void CheckingTest::retrievingLaterIsNoFailure()
{
    Scene s;
    s.site.endGood(s.token);
    must(s.campaign.db->run("UPDATE jobs SET status = 'ended' WHERE id = ?", {s.job.value()}));
    s.site.isDown = true;
    const CycleReport down = runCycle(s.agent);
    QCOMPARE(down.failed, 0);
    QCOMPARE(s.text("status"), "ended");
    QVERIFY(!down.problems.isEmpty());
    s.site.isDown = false;
    QCOMPARE(runCycle(s.agent).credited, 1);
}

QTEST_GUILESS_MAIN(CheckingTest)
#include "checkingtest.moc"

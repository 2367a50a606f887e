// From credited outputs to declared files: what is read by which policy, parts that are damaged, merges that
// die half-way, and parts that are deleted afterwards. With real merge jobs.
#include "models/core/checksum.h"
#include "models/core/filefacts.h"
#include "models/production/closing.h"
#include "models/production/merging.h"
#include "models/production/partchecks.h"
#include "models/production/recovery.h"
#include "models/production/releasing.h"
#include "models/storage/storecheck.h"
#include "tests/support/credited.h"
#include "tests/support/cycles.h"
#include "tests/support/manualclock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
AgentConfig cautious()
{
    AgentConfig config;
    config.recover = false;
    return config;
}

void setRules(const CampaignFixture &c, MergePolicy policy, ReleaseWhen release = ReleaseWhen::ByHand)
{
    must(setMergeRules(*c.db, c.request, {}, {policy, release}, QStringLiteral("test"),
                       c.actor(QStringLiteral("anna"))));
}

// A part as the disk may make it.
void damage(const QString &path, const QString &kind)
{
    QFile file(path);
    if (kind == QLatin1String("gone")) {
        QVERIFY(file.remove());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (kind == QLatin1String("truncated")) {
        QVERIFY(file.resize(file.size() / 2));
    } else {  // one digit is another one: the size and the number of events stay
        QVERIFY(file.seek(file.size() - 3));
        QVERIFY(file.putChar('7') && file.seek(file.size() - 4) && file.putChar('3'));
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList mergedFiles(const CampaignFixture &c)
{
    return QDir(c.storage + QStringLiteral("/proc10/production/mdst")).entryList(QDir::Files);
}

CycleReport runUntilQuiet(Agent &agent)
{
    CycleReport last;
    QStringList problems;
    for (int quiet = 0, cycles = 0; quiet < 3 && cycles < 2000; ++cycles) {
        last = runCycle(agent);
        problems += last.problems;
        quiet = last.idle() && last.open == 0 ? quiet + 1 : 0;
        QTest::qSleep(10);  // real jobs run meanwhile
    }
    last.problems = problems;
    return last;
}
}  // namespace

class MergeStepsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyPolicyMergesEverything_data();
    void everyPolicyMergesEverything();
    void fastStillFindsShortFiles_data();
    void fastStillFindsShortFiles();
    void damagedPartNeverEntersAMerge_data();
    void damagedPartNeverEntersAMerge();
    void touchedPartsAreReadAgain_data();
    void touchedPartsAreReadAgain();
    void signedOffPartsLetTheRequestEnd();
    void damageAfterPlanningIsFoundInTheFailedMerge();
    void mergeOfNothingIsVoid();
    void deadMergeLeavesNoFile_data();
    void deadMergeLeavesNoFile();
    void partsAreDeletedWhenAsked();
    void crashBetweenDeletingAndWriting();
    void damagedMergedFileKeepsItsParts();
    void strangeFileInAPartsPlaceIsLeftAlone();
    void agentDeletesWhereTheRequestAsks();
    void keptUntilDelivered();

  private:
    static CampaignOptions withJobs();
};

CampaignOptions MergeStepsTest::withJobs()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

void MergeStepsTest::everyPolicyMergesEverything_data()
{
    QTest::addColumn<MergePolicy>("policy");
    QTest::newRow("verify inputs") << MergePolicy::VerifyInputs;
    QTest::newRow("fast, then verify") << MergePolicy::FastVerify;
    QTest::newRow("fast") << MergePolicy::Fast;
}

void MergeStepsTest::everyPolicyMergesEverything()
{
    QFETCH(MergePolicy, policy);
    CampaignFixture c(withJobs());
    if (policy != MergePolicy::FastVerify)
        setRules(c, policy);
    creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE verified = ?", {policy == MergePolicy::Fast ? 0 : 1}),
             1);
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE verified_at IS NOT NULL"),
             policy == MergePolicy::VerifyInputs ? 4 : 0);
    const FileFacts facts = must(inspectFile(c.storage + "/proc10/production/mdst/mdst-0001.csv"));
    QCOMPARE(facts.events.value_or(0), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE adler32 = ? AND bytes = ?",
                     {facts.adler32, facts.bytes}),
             1);
    QVERIFY(must(checkCounters(*c.db)).isEmpty());
}

void MergeStepsTest::fastStillFindsShortFiles_data()
{
    QTest::addColumn<QString>("weather");
    QTest::newRow("cut off after the report") << "unreadable";
    QTest::newRow("ended early") << "early-end";
    QTest::newRow("no file") << "missing-stream";
}

void MergeStepsTest::fastStillFindsShortFiles()
{
    QFETCH(QString, weather);
    CampaignFixture c(withJobs());
    setRules(c, MergePolicy::Fast);
    c.addWeather("merge", 146436, weather);
    creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    runUntilQuiet(agent);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'failed'"), 1);
    QCOMPARE(c.status(c.request), RequestStatus::Running);
    QVERIFY(mergedFiles(c).isEmpty());
    must(makeRecovery(*c.db, must(planRecovery(*c.db, must(failedJobs(*c.db, {c.request})),
                                               RecoveryScope::Everything)),
                      c.actor("carla")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(c.count("SELECT sum(events) FROM merges WHERE status = 'done'"), c.events);
}

void MergeStepsTest::damagedPartNeverEntersAMerge_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"gone", "truncated", "changed"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void MergeStepsTest::damagedPartNeverEntersAMerge()
{
    QFETCH(QString, kind);
    CampaignFixture c(withJobs());
    setRules(c, MergePolicy::VerifyInputs);
    const auto jobs = creditAll(c, c.request);
    const QString path = outputPath(c, jobs[1]);
    const QByteArray good = contentOf(path);
    damage(path, kind);
    ManualClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    const CycleReport report = runUntilQuiet(agent);
    QVERIFY(!report.problems.isEmpty());
    QVERIFY(report.problems.first().contains("mdst-"));
    // The three others are merged; the damaged one is in no merge, and ends nothing quietly.
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'merged'"), 3);
    QCOMPARE(c.count("SELECT count(*) FROM merge_parts p JOIN outputs o ON o.id = p.output_id WHERE o.job_id"
                     " = ?",
                     {jobs[1].value()}),
             0);
    QCOMPARE(c.status(c.request), RequestStatus::Running);
    const QString blockers = must(finishBlockers(*c.db, c.request)).join(' ');
    QVERIFY2(blockers.contains("damaged or lost") && blockers.contains("sign-off"), qPrintable(blockers));
    QVERIFY(must(planMerges(*c.db, c.request)).damaged == 1);
    // Restored, it goes into a merged file of its own.
    c.folder.write(QDir(c.folder.path()).relativeFilePath(path), good);
    clock.advance(70'000);
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'done'"), 2);
    QCOMPARE(c.count("SELECT max(number) FROM merges"), 2);
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE problem <> ''"), 0);
}

void MergeStepsTest::touchedPartsAreReadAgain_data()
{
    QTest::addColumn<MergePolicy>("policy");
    QTest::addColumn<bool>("changed");
    QTest::addColumn<bool>("found");
    QTest::newRow("fast-verify: other content") << MergePolicy::FastVerify << true << true;
    QTest::newRow("fast-verify: the same content") << MergePolicy::FastVerify << false << false;
    // It promises no more than sizes and counts.
    QTest::newRow("fast: other content") << MergePolicy::Fast << true << false;
}

// A part is written to after it was credited; its size, its events and its time are what they were.
void MergeStepsTest::touchedPartsAreReadAgain()
{
    QFETCH(MergePolicy, policy);
    QFETCH(bool, changed);
    QFETCH(bool, found);
    CampaignFixture c(withJobs());
    if (policy != MergePolicy::FastVerify)
        setRules(c, policy);
    const auto jobs = creditAll(c, c.request);
    const QString path = outputPath(c, jobs[1]);
    const QByteArray good = contentOf(path);
    const QDateTime time = QFileInfo(path).lastModified();
    const auto write = [&](const QByteArray &content) {
        c.folder.write(QDir(c.folder.path()).relativeFilePath(path), content);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    };
    QByteArray other = good;
    other[other.size() - 3] = other.at(other.size() - 3) == '7' ? '8' : '7';
    write(changed ? other : good);
    ManualClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    runUntilQuiet(agent);
    if (!found) {
        QCOMPARE(c.status(c.request), RequestStatus::Declared);
        return;
    }
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'failed'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE kind = 'merge' AND failure_class = 'input'"
                     " AND failure_text LIKE '%checksum%'"),
             1);
    QVERIFY(mergedFiles(c).isEmpty());
    clock.advance(70'000);
    runUntilQuiet(agent);
    QCOMPARE(must(damagedParts(*c.db, c.request)).size(), 1);
    write(good);
    clock.advance(70'000);
    runUntilQuiet(agent);
    QVERIFY(must(damagedParts(*c.db, c.request)).isEmpty());
    must(makeRecovery(*c.db, must(planRecovery(*c.db, must(failedJobs(*c.db, {c.request})),
                                               RecoveryScope::Everything)),
                      c.actor("carla")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    const QByteArray merged = contentOf(c.storage + "/proc10/production/mdst/mdst-0001.csv");
    QVERIFY(merged.contains(good.mid(good.indexOf('\n'))));
}

void MergeStepsTest::signedOffPartsLetTheRequestEnd()
{
    CampaignFixture c(withJobs());
    setRules(c, MergePolicy::VerifyInputs);
    const auto jobs = creditAll(c, c.request);
    damage(outputPath(c, jobs[0]), "gone");
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    runUntilQuiet(agent);
    const auto damaged = must(damagedParts(*c.db, c.request));
    QCOMPARE(damaged.size(), 1);
    must(signOffPart(*c.db, c.request, damaged.first(), "the disk broke", c.actor("anna")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events - 100);
    // The work unit stays credited: the events were read.
    QCOMPARE(c.count("SELECT sum(events_read) FROM credits"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM lost_outputs WHERE signed_by = 'anna' AND reason = 'the disk"
                     " broke'"),
             1);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'output' AND to_value = 'lost'"), 1);
    QVERIFY(!c.db->run("DELETE FROM lost_outputs"));
    QVERIFY(!signOffPart(*c.db, c.request, damaged.first(), "again", c.actor("anna")));
    QVERIFY(must(checkCounters(*c.db)).isEmpty());
}

void MergeStepsTest::damageAfterPlanningIsFoundInTheFailedMerge()
{
    CampaignFixture c(withJobs());
    const auto jobs = creditAll(c, c.request);
    damage(outputPath(c, jobs[2]), "gone");
    ManualClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    runUntilQuiet(agent);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'failed'"), 1);
    clock.advance(70'000);
    runUntilQuiet(agent);
    const auto damaged = must(damagedParts(*c.db, c.request));
    QCOMPARE(damaged.size(), 1);
    QVERIFY(damaged.first().merge.isValid());
    QVERIFY(must(finishBlockers(*c.db, c.request)).join(' ').contains(damaged.first().name));
    must(signOffPart(*c.db, c.request, damaged.first(), "tape eaten", c.actor("anna")));
    QCOMPARE(c.count("SELECT events FROM merges"), c.events - damaged.first().events);
    must(makeRecovery(*c.db, must(planRecovery(*c.db, must(failedJobs(*c.db, {c.request})),
                                               RecoveryScope::Everything)),
                      c.actor("carla")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    const FileFacts facts = must(inspectFile(c.storage + "/proc10/production/mdst/mdst-0001.csv"));
    QCOMPARE(facts.events.value_or(0), c.events - damaged.first().events);
}

void MergeStepsTest::mergeOfNothingIsVoid()
{
    CampaignOptions options = withJobs();
    options.runs = {147043};
    CampaignFixture c(options);
    const auto jobs = creditAll(c, c.request);
    damage(outputPath(c, jobs[0]), "truncated");
    ManualClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    runUntilQuiet(agent);
    clock.advance(70'000);
    runUntilQuiet(agent);
    const auto damaged = must(damagedParts(*c.db, c.request));
    QCOMPARE(damaged.size(), 1);
    must(signOffPart(*c.db, c.request, damaged.first(), "gone with the node", c.actor("anna")));
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'void'"), 1);
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QVERIFY(mergedFiles(c).isEmpty());
    QCOMPARE(c.count("SELECT count(*) FROM files WHERE dataset_id <> 1"), 0);
    const RecoveryPlan plan =
        must(planRecovery(*c.db, must(failedJobs(*c.db, {c.request})), RecoveryScope::Everything));
    QCOMPARE(plan.jobs, 0);
}

void MergeStepsTest::deadMergeLeavesNoFile_data()
{
    QTest::addColumn<QString>("weather");
    for (const char *kind : {"killed", "exit-code", "early-end", "unreadable", "missing-stream"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void MergeStepsTest::deadMergeLeavesNoFile()
{
    QFETCH(QString, weather);
    CampaignFixture c(withJobs());
    c.addWeather("merge", 146436, weather);
    creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    runUntilQuiet(agent);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'failed'"), 1);
    QVERIFY(mergedFiles(c).isEmpty());
    must(makeRecovery(*c.db, must(planRecovery(*c.db, must(failedJobs(*c.db, {c.request})),
                                               RecoveryScope::Everything)),
                      c.actor("carla")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(mergedFiles(c), QStringList{"mdst-0001.csv"});
    QCOMPARE(c.count("SELECT count(*) FROM merges"), 1);
    QCOMPARE(c.count("SELECT events FROM merges"), c.events);
}

void MergeStepsTest::partsAreDeletedWhenAsked()
{
    CampaignFixture c(withJobs());
    const auto jobs = creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(must(planRelease(*c.db, c.request)).isEmpty());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    // Nobody asked: nothing is deleted.
    runUntilQuiet(agent);
    for (const JobId job : jobs)
        QVERIFY(QFile::exists(outputPath(c, job)));
    // The database refuses what nobody asked for.
    QVERIFY(!c.db->run("UPDATE outputs SET state = 'released'"));
    const auto plan = must(planRelease(*c.db, c.request));
    QCOMPARE(plan.size(), 1);
    QCOMPARE(plan.first().parts.size(), 4);
    must(askRelease(*c.db, c.request, plan.first().merge, "disk", c.actor("carla")));
    QCOMPARE(askRelease(*c.db, c.request, plan.first().merge, "disk", c.actor("carla")).error().code,
             ErrorCode::Conflict);
    runUntilQuiet(agent);
    for (const JobId job : jobs)
        QVERIFY(!QFile::exists(outputPath(c, job)));
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'released'"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE release = 'released'"), 1);
    QCOMPARE(must(inspectFile(c.storage + "/proc10/production/mdst/mdst-0001.csv")).events.value_or(0),
             c.events);
    QVERIFY(must(planRelease(*c.db, c.request)).isEmpty());
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'agent.release'"), 1);
    QVERIFY(must(checkCounters(*c.db)).isEmpty());
}

void MergeStepsTest::crashBetweenDeletingAndWriting()
{
    CampaignFixture c(withJobs());
    const auto jobs = creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    const auto plan = must(planRelease(*c.db, c.request));
    must(askRelease(*c.db, c.request, plan.first().merge, "disk", c.actor("carla")));
    // The agent that deleted two of them died before it could write that down.
    int files = 0;
    const auto dies = [&files]() -> Result<> {
        if (++files > 3)
            return fail(ErrorCode::Conflict, "agent", "It was killed.");
        return {};
    };
    QVERIFY(!releaseMerge(*c.db, plan.first().merge, c.actor("agent"), dies, {}));
    int left = 0;
    for (const JobId job : jobs)
        left += QFile::exists(outputPath(c, job)) ? 1 : 0;
    QVERIFY(left > 0 && left < 4);
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'merged'"), 4);
    const Released released = must(releaseMerge(*c.db, plan.first().merge, c.actor("agent"),
                                                [] { return Result<>(); }, {}));
    QCOMPARE(released.deleted, left);
    QCOMPARE(released.gone, 4 - left);
    QVERIFY(released.problems.isEmpty());
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'released'"), 4);
}

void MergeStepsTest::damagedMergedFileKeepsItsParts()
{
    CampaignFixture c(withJobs());
    const auto jobs = creditAll(c, c.request);
    ManualClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    const QString merged = c.storage + "/proc10/production/mdst/mdst-0001.csv";
    const QByteArray good = contentOf(merged);
    damage(merged, "changed");
    const auto plan = must(planRelease(*c.db, c.request));
    must(askRelease(*c.db, c.request, plan.first().merge, "disk", c.actor("carla")));
    const CycleReport report = runUntilQuiet(agent);
    QVERIFY(report.problems.join(' ').contains("were kept"));
    for (const JobId job : jobs)
        QVERIFY(QFile::exists(outputPath(c, job)));
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'merged'"), 4);
    // Taken back before the file is good again: nothing is deleted then either.
    must(keepParts(*c.db, c.request, plan.first().merge, "look first", c.actor("carla")));
    c.folder.write("alpha/proc10/production/mdst/mdst-0001.csv", good);
    clock.advance(70'000);
    runUntilQuiet(agent);
    QVERIFY(QFile::exists(outputPath(c, jobs[0])));
    must(askRelease(*c.db, c.request, plan.first().merge, "disk", c.actor("carla")));
    runUntilQuiet(agent);
    QVERIFY(!QFile::exists(outputPath(c, jobs[0])));
}

void MergeStepsTest::strangeFileInAPartsPlaceIsLeftAlone()
{
    CampaignFixture c(withJobs());
    const auto jobs = creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QFile strange(outputPath(c, jobs[3]));
    QVERIFY(strange.open(QIODevice::Append));
    strange.write("notes of somebody\n");
    strange.close();
    const auto plan = must(planRelease(*c.db, c.request));
    must(askRelease(*c.db, c.request, plan.first().merge, "disk", c.actor("carla")));
    const CycleReport report = runUntilQuiet(agent);
    QVERIFY(report.problems.join(' ').contains("left alone"));
    QVERIFY(strange.exists());
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'released'"), 3);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE release = 'asked'"), 1);
}

void MergeStepsTest::agentDeletesWhereTheRequestAsks()
{
    CampaignFixture c(withJobs());
    setRules(c, MergePolicy::Fast, ReleaseWhen::Verified);
    const auto jobs = creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    runUntilQuiet(agent);
    for (const JobId job : jobs)
        QVERIFY(!QFile::exists(outputPath(c, job)));
    // The fast policy had not read the merged file; it was read before the parts went.
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE verified = 1 AND release = 'released'"), 1);
}

void MergeStepsTest::keptUntilDelivered()
{
    CampaignFixture c(withJobs());
    setRules(c, MergePolicy::FastVerify, ReleaseWhen::Delivered);
    const auto jobs = creditAll(c, c.request);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), cautious());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    runUntilQuiet(agent);
    QVERIFY(must(planRelease(*c.db, c.request)).first().whyNot.contains("delivered"));
    QVERIFY(QFile::exists(outputPath(c, jobs[0])));
    must(c.db->run("UPDATE requests SET status = 'delivered' WHERE id = ?", {c.request.value()}));
    runUntilQuiet(agent);
    QVERIFY(!QFile::exists(outputPath(c, jobs[0])));
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'released'"), 4);
}

QTEST_GUILESS_MAIN(MergeStepsTest)
#include "mergestepstest.moc"

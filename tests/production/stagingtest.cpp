#include "models/production/staging.h"

#include "models/core/checksum.h"
#include "models/production/inputs.h"
#include "models/storage/queries.h"
#include "tests/support/campaignfixture.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>

#include <functional>

using namespace shiftdeck;
using namespace shiftdeck::test;

using Damage = std::function<void(const CampaignFixture &)>;
Q_DECLARE_METATYPE(Damage)

class StagingTest : public QObject {
    Q_OBJECT

  private slots:
    void goodInputsAreStaged();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void oneGoodCopyIsEnough();
    void onlyAtTheRightTime();
    void checkIsStopped();
    void heartbeatErrorEndsTheCheck();
    void unchangedFileIsNotReadAgain();
    void replacedFileIsReadAgain_data();
    void replacedFileIsReadAgain();
    void repairedFileIsGoodAgain();

  private:
    static CampaignOptions assigned();
    static void rewrite(const QString &path, const std::function<void(QByteArray &)> &change);
};

CampaignOptions StagingTest::assigned()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Assigned;
    return options;
}

void StagingTest::rewrite(const QString &path, const std::function<void(QByteArray &)> &change)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s", qPrintable(file.errorString()));
    QByteArray content = file.readAll();
    change(content);
    file.resize(0);
    file.seek(0);
    file.write(content);
}

void StagingTest::goodInputsAreStaged()
{
    CampaignFixture c(assigned());
    const StageReport report = must(checkStage(*c.db, c.request, SystemClock()));
    QCOMPARE(report.files, 2);
    QVERIFY(report.isComplete() && report.problems.isEmpty());
    must(stageRequest(*c.db, report, c.actor("agent")));
    QCOMPARE(c.status(c.request), RequestStatus::Staged);
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'valid' AND checked_at > 0"), 2);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE to_value = 'staged'"), 1);
}

void StagingTest::problemsAreNamed_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *state, const char *says, Damage damage) {
        QTest::newRow(name) << damage << QString::fromLatin1(state) << QString::fromLatin1(says);
    };
    row("missing", "missing", "is missing",
        [](const CampaignFixture &c) { QVERIFY(QFile::remove(c.rawPath(146436))); });
    row("longer", "changed", "bytes", [](const CampaignFixture &c) {
        rewrite(c.rawPath(146436), [](QByteArray &content) { content += "146436,1\n"; });
    });
    row("same size, other content", "changed", "checksum", [](const CampaignFixture &c) {
        rewrite(c.rawPath(146436), [](QByteArray &content) { content[content.size() - 2] = '7'; });
    });
    row("other event count", "changed", "events",
        [](const CampaignFixture &c) { must(c.db->runScript("UPDATE files SET events = 7 WHERE id = 1")); });
    row("registered, but damaged", "unreadable", "not readable", [](const CampaignFixture &c) {
        const QByteArray content("Run,Event\n146436");
        c.folder.write("alpha/raw/run146436.csv", content);
        must(c.db->run("UPDATE files SET bytes = ?, adler32 = ? WHERE id = 1",
                       {content.size(), adler32Of(content)}));
    });
    row("a folder", "changed", "bytes", [](const CampaignFixture &c) {
        QVERIFY(QFile::remove(c.rawPath(146436)) && QDir().mkpath(c.rawPath(146436)));
    });
}

void StagingTest::problemsAreNamed()
{
    QFETCH(Damage, damage);
    QFETCH(QString, state);
    QFETCH(QString, says);
    CampaignFixture c(assigned());
    damage(c);
    const StageReport report = must(checkStage(*c.db, c.request, SystemClock()));
    QCOMPARE(report.valid, 1);
    QCOMPARE(report.problems.size(), 1);
    QVERIFY2(report.problems[0].contains("run146436.csv") && report.problems[0].contains(says),
             qPrintable(report.problems[0]));
    QCOMPARE(
        c.count("SELECT count(*) FROM replicas WHERE file_id = 1 AND state = ? AND problem <> ''", {state}),
        1);
    const auto staged = stageRequest(*c.db, report, c.actor("agent"));
    QCOMPARE(staged.error().code, ErrorCode::Refused);
    QVERIFY(staged.error().cause.contains("1 of 2"));
    must(noteStageProblem(*c.db, report));
    QCOMPARE(must(loadRequest(*c.db, c.request)).stageProblem, staged.error().cause);
    // A report that claims more than the copies' states say does not get through either.
    StageReport lie = report;
    lie.valid = lie.files;
    QCOMPARE(stageRequest(*c.db, lie, c.actor("agent")).error().code, ErrorCode::Refused);
    QCOMPARE(c.status(c.request), RequestStatus::Assigned);
}

void StagingTest::oneGoodCopyIsEnough()
{
    CampaignFixture c(assigned());
    QVERIFY(QFile::copy(c.rawPath(146436), c.storage + "/second.csv"));
    QVERIFY(QFile::remove(c.rawPath(146436)));
    // A relative path is below the site's storage folder.
    must(c.db->run("INSERT INTO replicas (file_id, site_id, path) VALUES (1, ?, 'second.csv')",
                   {c.site.value()}));
    const StageReport report = must(checkStage(*c.db, c.request, SystemClock()));
    QVERIFY(report.isComplete());
    StageReport before = report;
    before.valid = 0;
    before.problems = {QStringLiteral("It was not there yet.")};
    must(noteStageProblem(*c.db, before));
    QVERIFY(must(loadRequest(*c.db, c.request)).stageProblem.contains("not there yet"));
    must(stageRequest(*c.db, report, c.actor("agent")));
    QCOMPARE(must(loadRequest(*c.db, c.request)).stageProblem, QString());
    InputWatch watch;
    const InputVerdict verdict = must(watch.verify(*c.db, FileId(1), c.site, SystemClock().now(), {}));
    QVERIFY(verdict.isGood());
    QCOMPARE(verdict.path, c.storage + "/second.csv");
    must(c.db->runScript("DELETE FROM replicas WHERE file_id = 1"));
    QVERIFY(must(watch.verify(*c.db, FileId(1), c.site, 0, {})).problem.contains("no copy"));
}

void StagingTest::onlyAtTheRightTime()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Approved;
    CampaignFixture c(options);
    const auto report = checkStage(*c.db, c.request, SystemClock());
    QCOMPARE(report.error().code, ErrorCode::Refused);
    QVERIFY(report.error().cause.contains("approved"));
    QCOMPARE(checkStage(*c.db, RequestId(77), SystemClock()).error().code, ErrorCode::NotFound);
}

void StagingTest::checkIsStopped()
{
    CampaignFixture c(assigned());
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(checkStage(*c.db, c.request, SystemClock(), {}, stop.get_token()).error().code,
             ErrorCode::Cancelled);
}

void StagingTest::heartbeatErrorEndsTheCheck()
{
    CampaignFixture c(assigned());
    int beats = 0;
    const auto report = checkStage(*c.db, c.request, SystemClock(), [&beats]() -> Result<> {
        ++beats;
        return fail(ErrorCode::Conflict, "agent", "Another took over.");
    });
    QCOMPARE(report.error().code, ErrorCode::Conflict);
    QCOMPARE(beats, 1);
}

void StagingTest::unchangedFileIsNotReadAgain()
{
    CampaignFixture c;
    InputWatch watch;
    const TimeMs now = SystemClock().now();
    const auto verify = [&](TimeMs later) {
        return must(watch.verify(*c.db, FileId(1), c.site, now + later, {})).problem;
    };
    const auto readAt = [&c, now] {
        return c.count("SELECT checked_at FROM replicas WHERE file_id = 1") - now;
    };
    QCOMPARE(verify(0), QString());
    const qint64 first = readAt();
    QCOMPARE(verify(10), QString());
    QCOMPARE(readAt(), first);
    QFile file(c.rawPath(146436));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QDateTime before = file.fileTime(QFileDevice::FileModificationTime);
    QVERIFY(file.seek(file.size() - 2) && file.putChar('7') && file.flush());
    // Also when its size is the same and its time was put back.
    QVERIFY(file.setFileTime(before, QFileDevice::FileModificationTime));
    file.close();
    const QString changed = verify(20);
    QVERIFY(changed.contains("checksum"));
    QCOMPARE(readAt(), 20);
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE file_id = 1 AND state = 'changed'"), 1);
    // Known by now, and not read each time; after a minute it is.
    QCOMPARE(verify(59'000), changed);
    QCOMPARE(readAt(), 20);
    QCOMPARE(verify(60'020), changed);
    QCOMPARE(readAt(), 60'020);
}

void StagingTest::replacedFileIsReadAgain_data()
{
    QTest::addColumn<bool>("renamed");
    QTest::newRow("written over") << false;
    QTest::newRow("a copy in its place") << true;
}

// A changed file is put back from a copy, with the size and the time that it has now.
void StagingTest::replacedFileIsReadAgain()
{
    QFETCH(bool, renamed);
    CampaignFixture c;
    InputWatch watch;
    const TimeMs now = SystemClock().now();
    const QString path = c.rawPath(146436), copy = path + ".copy";
    QVERIFY(QFile::copy(path, copy));
    rewrite(path, [](QByteArray &content) { content[content.size() - 2] = '7'; });
    const QDateTime time = QFileInfo(path).lastModified();
    QVERIFY(must(watch.verify(*c.db, FileId(1), c.site, now, {})).problem.contains("checksum"));
    if (renamed) {
        QVERIFY(QFile::remove(path) && QFile::rename(copy, path));
    } else {
        rewrite(path, [&copy](QByteArray &content) {
            QFile good(copy);
            QVERIFY(good.open(QIODevice::ReadOnly));
            content = good.readAll();
        });
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(time, QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(QFileInfo(path).lastModified(), time);
    QCOMPARE(must(watch.verify(*c.db, FileId(1), c.site, now, {})).problem, QString());
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'valid' AND problem = ''"), 2);
}

void StagingTest::repairedFileIsGoodAgain()
{
    CampaignFixture c;
    InputWatch watch;
    const TimeMs now = SystemClock().now();
    const QString path = c.rawPath(146436);
    QVERIFY(QFile::rename(path, path + ".away"));
    QVERIFY(must(watch.verify(*c.db, FileId(1), c.site, now, {})).problem.contains("missing"));
    QVERIFY(QFile::rename(path + ".away", path));
    QVERIFY(must(watch.verify(*c.db, FileId(1), c.site, now, {})).isGood());
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'valid' AND problem = ''"), 2);
}

QTEST_GUILESS_MAIN(StagingTest)
#include "stagingtest.moc"

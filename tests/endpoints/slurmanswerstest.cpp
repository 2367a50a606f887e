// What slurmrestd of three releases really answered, and what somebody else might.
#include "models/core/files.h"
#include "models/endpoints/slurmanswers.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace shiftdeck;

namespace {
QByteArray answer(const QString &name)
{
    const auto content =
        readBounded(QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/endpoints/data/") + name, 1 << 20);
    if (!content)
        qFatal("%s", qPrintable(content.error().cause));
    return *content;
}

SlurmRecord recordNamed(const SlurmListing &listing, const QString &name)
{
    for (const SlurmRecord &record : listing.records)
        if (record.name == name)
            return record;
    return {};
}
}  // namespace

class SlurmAnswersTest : public QObject {
    Q_OBJECT

  private slots:
    void readsSlurm2205()
    {
        const auto listing = parseSlurmJobs(answer("jobs-22.05-v0.0.38.json"));
        QVERIFY(listing);
        QCOMPARE(listing->records.size(), 27);
        struct Row {
            const char *name;
            EndpointPhase phase;
            const char *reason;
            int exitCode, signal;
        };
        for (const Row &row :
             {Row{"ok", EndpointPhase::Ended, "", 0, -1}, Row{"fail3", EndpointPhase::Ended, "", 3, -1},
              Row{"sig11", EndpointPhase::Ended, "", -1, 11}, Row{"sig9", EndpointPhase::Ended, "", -1, 9},
              Row{"cancelme", EndpointPhase::Ended, "cancelled", -1, 15},
              Row{"held", EndpointPhase::Queued, "", 0, -1}, Row{"nf", EndpointPhase::Ended, "node", 0, -1},
              Row{"oom", EndpointPhase::Ended, "memory-limit", -1, -1},
              Row{"parent", EndpointPhase::Running, "", 0, -1}}) {
            const SlurmRecord record = recordNamed(*listing, QString::fromLatin1(row.name));
            QVERIFY2(record.phase() == row.phase, row.name);
            QCOMPARE(record.endReason(), QString::fromLatin1(row.reason));
            QCOMPARE(record.exitCode.value_or(-1), row.exitCode);
            QCOMPARE(record.signal.value_or(-1), row.signal);
        }
        int tasks = 0;
        for (const SlurmRecord &record : listing->records) {
            if (record.name != "bigarr")
                continue;
            QCOMPARE(record.arrayJobId, 21);
            tasks += record.task ? 1 : 0;
            if (!record.task)
                QCOMPARE(record.taskRange, QString("2-99%2"));
        }
        QCOMPARE(tasks, 2);
    }

    void readsLaterReleases_data()
    {
        QTest::addColumn<QString>("release");
        QTest::newRow("24.05") << "24.05-v0.0.41";
        QTest::newRow("25.11") << "25.11-v0.0.44";
    }
    void readsLaterReleases()
    {
        QFETCH(QString, release);
        const auto listing = parseSlurmJobs(answer("jobs-" + release + ".json"));
        QVERIFY(listing);
        QCOMPARE(listing->records.size(), 6);
        const auto &jobs = listing->records;
        QCOMPARE(jobs[0].phase(), EndpointPhase::Ended);
        QCOMPARE(jobs[0].exitCode, std::optional<int>(0));
        QVERIFY(jobs[0].startedAt > 1'700'000'000'000 && jobs[0].endedAt >= jobs[0].startedAt);
        QCOMPARE(jobs[1].exitCode, std::optional<int>(1));
        QCOMPARE(jobs[2].endReason(), QString("time-limit"));
        QCOMPARE(jobs[2].signal, std::optional<int>(15));
        QCOMPARE(jobs[3].phase(), EndpointPhase::Queued);
        QCOMPARE(jobs[4].phase(), EndpointPhase::Running);
        QCOMPARE(jobs[0].arrayJobId, 0);
        QVERIFY(!jobs[0].task);

        const auto unknown = parseSlurmJobs(answer("job-unfound-" + release + ".json"));
        QVERIFY(unknown && unknown->records.isEmpty());
        QCOMPARE(unknown->errors.first().number, kSlurmInvalidJobId);
        const auto denied = parseSlurmJobs(answer("jwt-invalid-token-" + release + ".json"));
        QVERIFY(denied && denied->records.isEmpty() && !denied->errors.isEmpty());
        QVERIFY(!isSurelyRefused(denied->errors.first()));
        const auto ping = parseSlurmPing(answer("ping-" + release + ".json"));
        QVERIFY(ping && ping->up);
    }

    void readsAccounts2205()
    {
        const auto listing = parseSlurmAccounts(answer("accounts-22.05-v0.0.38.json"));
        QVERIFY(listing);
        QCOMPARE(listing->records.size(), 9);
        const auto &jobs = listing->records;
        QCOMPARE(jobs[0].endReason(), QString("time-limit"));
        QCOMPARE(jobs[0].arrayJobId, 1);
        QCOMPARE(jobs[0].task, std::optional<int>(1));
        QCOMPARE(jobs[0].node, QString("n1"));
        QVERIFY(jobs[0].submittedAt > 1'700'000'000'000 && jobs[0].startedAt >= jobs[0].submittedAt
                && jobs[0].endedAt > jobs[0].startedAt);
        QCOMPARE(jobs[1].endReason(), QString("cancelled"));
        QCOMPARE(jobs[2].phase(), EndpointPhase::Running);
        // What did not start of an array: bits of a number.
        QCOMPARE(jobs[3].phase(), EndpointPhase::Queued);
        QVERIFY(!jobs[3].task && jobs[3].node.isEmpty());
        QVERIFY(isInTaskRange(jobs[3].taskRange, 24) && isInTaskRange(jobs[3].taskRange, 60));
        for (const int other : {0, 23, 50, 61, 64})
            QVERIFY(!isInTaskRange(jobs[3].taskRange, other));
        QCOMPARE(jobs[4].endReason(), QString("node"));
        for (const char *failed : {"fail3", "sig11", "bigmem"}) {
            const SlurmRecord record = recordNamed(*listing, QString::fromLatin1(failed));
            QCOMPARE(record.phase(), EndpointPhase::Ended);
            QVERIFY(!record.exitCode && !record.signal);  // there it says success
        }
        const auto none = parseSlurmAccounts(answer("account-unfound-22.05-v0.0.38.json"));
        QVERIFY(none && none->records.isEmpty());
        QCOMPARE(none->errors.first().number, kSlurmNothingFound);
    }

    void readsLaterAccounts_data() { readsLaterReleases_data(); }
    void readsLaterAccounts()
    {
        QFETCH(QString, release);
        const auto listing = parseSlurmAccounts(answer("accounts-" + release + ".json"));
        QVERIFY(listing);
        QCOMPARE(listing->records.size(), 6);
        const auto &jobs = listing->records;
        QCOMPARE(jobs[0].phase(), EndpointPhase::Ended);
        QCOMPARE(jobs[0].endReason(), QString());
        QVERIFY(!jobs[0].node.isEmpty());
        QVERIFY(jobs[0].submittedAt > 1'700'000'000'000 && jobs[0].endedAt >= jobs[0].startedAt);
        QCOMPARE(jobs[1].phase(), EndpointPhase::Ended);
        QCOMPARE(jobs[2].endReason(), QString("time-limit"));
        QCOMPARE(jobs[3].endReason(), QString("cancelled"));
        QCOMPARE(jobs[4].phase(), EndpointPhase::Queued);
        QVERIFY(jobs[4].node.isEmpty() && jobs[4].endedAt == 0);
        QCOMPARE(jobs[5].phase(), EndpointPhase::Running);
        QVERIFY(!jobs[5].task && jobs[5].taskRange.isEmpty() && jobs[5].arrayJobId == 0);
        const auto none = parseSlurmAccounts(answer("account-unfound-" + release + ".json"));
        QVERIFY(none && none->records.isEmpty() && none->errors.isEmpty());
    }

    // Every answer that there is: read without harm, and those of jobs as such.
    void readsWhatOthersCollected()
    {
        const QString folder = QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/slurmrest");
        if (!QDir(folder).exists())
            return qWarning("NOT TESTED: there are no answers at %s.", qPrintable(folder));
        int files = 0, jobs = 0;
        QDirIterator entries(folder, {"*.json", "*.txt"}, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next(), name = entries.fileName();
            if (name == "README.md")
                continue;
            const QByteArray content = readBounded(path, 8 << 20).value();
            const auto listing = parseSlurmJobs(content);
            ++files;
            if (name.startsWith("slurm-job-") && name.endsWith(".json")) {
                QVERIFY2(listing, qPrintable(path));
                QVERIFY2(!listing->records.isEmpty() || !listing->errors.isEmpty(), qPrintable(path));
            }
            if (name == "slurm-jobs.json") {
                const auto expected = QJsonDocument::fromJson(content).object()["jobs"].toArray();
                QCOMPARE(listing->records.size(), expected.size());
            }
            jobs += listing ? int(listing->records.size()) : 0;
            if (name.startsWith("slurmdb-job-") && name.endsWith(".json")) {
                const auto accounts = parseSlurmAccounts(content);
                QVERIFY2(accounts, qPrintable(path));
                QCOMPARE(accounts->records.isEmpty(), content.contains("found nothing"));
                for (const SlurmRecord &record : accounts->records)
                    QVERIFY(!record.name.isEmpty() && record.submittedAt > 0);
            }
            if (name.endsWith(".txt"))
                QVERIFY(!listing && !parseSlurmSubmit(content) && !parseSlurmPing(content));
        }
        QCOMPARE(files, 126);
        QCOMPARE(jobs, 59);
    }

    void decidesOnTheNumberFirst()
    {
        const auto held = parseSlurmSubmit(R"({"errors":[{"error_code":2042,"error":"held"}],"job_id":9})");
        QVERIFY(held);
        QCOMPARE(held->jobId, 9);
        const auto refused =
            parseSlurmSubmit(R"({"errors":[{"error_code":2000,"error":"Invalid partition"}]})");
        QVERIFY(refused && refused->jobId == 0 && isSurelyRefused(refused->errors.first()));
        for (const int unclear : {-1, 0, 1007, 1800, 5004, 5005, 999'999})
            QVERIFY(!isSurelyRefused({unclear, {}}));
        QVERIFY(!parseSlurmSubmit("{}"));
        QVERIFY(!parseSlurmSubmit(R"({"job_id": -4, "errors": []})"));
        QVERIFY(!parseSlurmSubmit(R"({"job_id": 1e300, "errors": []})"));
    }

    void knowsRangesOfTasks()
    {
        QVERIFY(isInTaskRange("2-49,51-99%2", 51));
        QVERIFY(!isInTaskRange("2-49,51-99%2", 50));
        QVERIFY(isInTaskRange("7", 7) && !isInTaskRange("7", 70));
        QVERIFY(isInTaskRange("1-9:4", 5) && !isInTaskRange("1-9:4", 6));
        for (const char *nonsense : {"", "-", "a-b", "1-9:0", "1-2-3", ",,", "%", "99999999999999999999"})
            QVERIFY(!isInTaskRange(nonsense, 1));
    }

    // A flag that says that it is not over counts more than the state that it had.
    void readsStatesWithFlags()
    {
        const auto phase = [](const QStringList &states) {
            SlurmRecord record;
            record.states = states;
            return record.phase();
        };
        QCOMPARE(phase({"COMPLETED", "COMPLETING"}), EndpointPhase::Running);
        QCOMPARE(phase({"NODE_FAIL", "REQUEUED"}), EndpointPhase::Queued);
        QCOMPARE(phase({"PREEMPTED"}), EndpointPhase::Ended);
        QCOMPARE(phase({"SOMETHING_NEW"}), EndpointPhase::Running);
    }

    void writesSubmissionsOfEachVersion()
    {
        SlurmSubmission s;
        s.name = "shiftdeck-1";
        s.script = "#!/bin/sh\nexit 0\n";
        s.folder = "/spool";
        s.tasks = 12;
        s.memoryMb = 500;
        s.wallSeconds = 61;
        s.avoidNodes = QStringList{"n1", "n2"};
        const auto old = QJsonDocument::fromJson(slurmSubmitBody(s, 38)).object();
        QCOMPARE(old["script"].toString(), QString(s.script));
        QCOMPARE(old["job"]["array"].toString(), QString("1-12"));
        QCOMPARE(old["job"]["time_limit"].toInt(), 2);
        QCOMPARE(old["job"]["memory_per_node"].toInt(), 500);
        QCOMPARE(old["job"]["exclude_nodes"].toString(), QString("n1,n2"));
        QVERIFY(old["job"]["environment"].isObject() && old["job"]["no_requeue"].toBool());
        const auto recent = QJsonDocument::fromJson(slurmSubmitBody(s, 44)).object();
        QVERIFY(!recent.contains("script"));
        QCOMPARE(recent["job"]["script"].toString(), QString(s.script));
        QCOMPARE(recent["job"]["time_limit"]["number"].toInt(), 2);
        QCOMPARE(recent["job"]["excluded_nodes"].toArray().size(), 2);
        QVERIFY(recent["job"]["environment"].isArray() && !recent["job"]["requeue"].toBool(true));
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no jobs") << QByteArray("{}");
        QTest::newRow("jobs are no list") << QByteArray(R"({"jobs": 7, "errors": []})");
        QTest::newRow("a job without a number") << QByteArray(R"({"jobs": [{"job_state": "RUNNING"}]})");
        QTest::newRow("a job without a state") << QByteArray(R"({"jobs": [{"job_id": 7}]})");
        QTest::newRow("deep") << QByteArray(R"({"jobs": )") + QByteArray(3000, '[');
        QTest::newRow("cut off") << answer("jobs-25.11-v0.0.44.json").left(4000);
    }
    void refusesNonsense()
    {
        QFETCH(QByteArray, json);
        const auto listing = parseSlurmJobs(json);
        QVERIFY(!listing);
        QCOMPARE(listing.error().code, ErrorCode::InvalidInput);
        QVERIFY(!listing.error().cause.isEmpty());
    }
};

QTEST_GUILESS_MAIN(SlurmAnswersTest)
#include "slurmanswerstest.moc"

// What HTCondor's programs print. data/condor-slots.ads are real ads, of HTCondor's own tests; as no server
// of ours printed JSON, it is made of them here by the rules of HTCondor's ClassAdJsonUnParser. The answers
// about jobs are written by hand in the form of its writers.
#include "models/core/files.h"
#include "models/endpoints/condoranswers.h"
#include "models/endpoints/condorsubmission.h"
#include "models/endpoints/condortools.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace shiftdeck;

namespace {
QByteArray escaped(QByteArray text) { return text.replace('\\', "\\\\").replace('"', "\\\""); }

// One value of an ad as JSON: literals as they are, everything else as a text "\/Expr(...)\/".
QByteArray jsonOf(const QByteArray &value)
{
    static const QRegularExpression number("^-?[0-9]+(\\.[0-9]+)?(E[-+]?[0-9]+)?$"),
        text("^\"(\\\\.|[^\"\\\\])*\"$");
    if (value == "true" || value == "false" || number.match(value).hasMatch() || text.match(value).hasMatch())
        return value;
    return value == "undefined" ? "null" : "\"\\/Expr(" + escaped(value) + ")\\/\"";
}

// Ads as -long prints them, as -json does.
QByteArray listingOf(const QByteArray &ads)
{
    QByteArray listing;
    bool isFirst = true;
    for (const QByteArray &line : ads.trimmed().split('\n')) {
        if (line.isEmpty()) {
            listing += "\n}\n,\n";
            isFirst = true;
            continue;
        }
        const qsizetype equals = line.indexOf(" = ");
        listing += (isFirst ? "{\n" : ",\n") + QByteArray("  \"") + line.left(equals)
            + "\": " + jsonOf(line.mid(equals + 3));
        isFirst = false;
    }
    return "[\n" + listing + "\n}\n]\n";
}

QByteArray job(const QByteArray &more = {}, int status = 2)
{
    return "{\n  \"ClusterId\": 42,\n  \"JobStatus\": " + QByteArray::number(status) + ",\n  \"ProcId\": 3"
        + (more.isEmpty() ? QByteArray() : ",\n  " + more) + "\n}\n";
}
QByteArray listed(const QByteArray &ad) { return "[\n" + ad + "]\n"; }

CondorRecord recordIn(const QByteArray &more, int status = 2)
{
    const auto records = parseCondorJobs(listed(job(more, status)));
    return records && records->size() == 1 ? records->first() : CondorRecord();
}
}  // namespace

class CondorAnswersTest : public QObject {
    Q_OBJECT

  private slots:
    void readsRealAds()
    {
        const QByteArray content =
            readBounded(QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/endpoints/data/condor-slots.ads"),
                        1 << 20)
                .value();
        const QByteArray listing = listingOf(content);
        const auto ads = parseCondorAds(listing);
        QVERIFY2(ads, ads ? "" : qPrintable(ads.error().cause));
        QCOMPARE(ads->size(), 2);
        QCOMPARE(ads->at(0).size() + ads->at(1).size(), content.trimmed().count('\n'));
        const QJsonObject &slot = ads->first();
        QCOMPARE(slot["Name"].toString(), QString("slot1@gthain.localdomain"));
        QCOMPARE(slot["TimeToLive"].toInteger(), 2147483647);
        QCOMPARE(slot["LoadAvg"].toDouble(), 0.59);
        QCOMPARE(slot["IsWakeAble"], QJsonValue(false));
        QCOMPARE(slot["MachineMaxVacateTime"].toString(), QString("/Expr(10 * 60)/"));
        QVERIFY(slot["AddressV1"].toString().startsWith("{[ p=\"primary\"; a=\"10.0.0.3\";"));
        QVERIFY(!parseCondorJobs(listing));  // none of them is a job
        for (qsizetype n = 1; n < listing.size() - 2; n += 97)
            QVERIFY2(!parseCondorAds(listing.left(n)), qPrintable(QString::number(n)));
    }

    // Where somebody has answers of his own: every file of jobs is read whole.
    void readsWhatOthersRecorded()
    {
        const QString folder = qEnvironmentVariable("SHIFTDECK_TEST_CONDOR_ANSWERS");
        if (folder.isEmpty())
            return qWarning(
                "NOT TESTED: SHIFTDECK_TEST_CONDOR_ANSWERS names no folder with answers of a server's "
                "condor_q -json and condor_history -json.");
        int files = 0, jobs = 0;
        for (const QString &name : QDir(folder).entryList({"*.json"}, QDir::Files)) {
            const QByteArray content = readBounded(QDir(folder).filePath(name), 64 << 20).value();
            const auto records = parseCondorJobs(content);
            QVERIFY2(records, records ? "" : qPrintable(name + ": " + records.error().cause));
            QCOMPARE(records->size(), content.count("\"JobStatus\":"));
            ++files;
            jobs += int(records->size());
        }
        qInfo("%d files, %d jobs", files, jobs);
        QVERIFY(files > 0 && jobs > 0);
    }

    void readsListsAsTheyCome()
    {
        const auto count = [](const QByteArray &answer) {
            const auto records = parseCondorJobs(answer);
            return records ? int(records->size()) : -1;
        };
        QCOMPARE(count(""), 0);  // condor_q
        QCOMPARE(count("[\n]\n"), 0);  // condor_history
        QCOMPARE(count("\n"), 0);
        QCOMPARE(count(listed(job())), 1);
        QCOMPARE(count(listed(job() + ",\n" + job())), 2);
        QCOMPARE(count(listed(job()) + listed(job() + ",\n" + job())), 3);  // of two queues
        QCOMPARE(count(listed(job("\"Args\": \"]}[{ \\\" \\\\\""))), 1);
        QCOMPARE(count(listed(job("\"ShiftdeckToken\": null"))), 1);
    }

    void readsAJob()
    {
        const CondorRecord record = recordIn(
            "\"ShiftdeckToken\": \"token-1234\", \"Owner\": \"prod\", \"JobStartDate\": 1616890494, "
            "\"JobCurrentStartDate\": 1617115471, \"CompletionDate\": 0, \"EnteredCurrentStatus\": "
            "1617115999, "
            "\"RemoteHost\": \"slot1_6@glidein_99879_43933758@node9.example.org\", \"ExitBySignal\": false");
        QCOMPARE(record.cluster, 42);
        QCOMPARE(record.process, 3);
        QCOMPARE(record.token, QString("token-1234"));
        QCOMPARE(record.owner, QString("prod"));
        QCOMPARE(record.node, QString("node9.example.org"));
        QCOMPARE(record.startedAt, 1'617'115'471'000);
        QCOMPARE(record.endedAt, 0);
        QVERIFY(!record.signal);
        const CondorRecord ended = recordIn("\"CompletionDate\": 1617115999, \"ExitBySignal\": true, "
                                            "\"ExitSignal\": 9, \"LastRemoteHost\": \"slot1@node8\"",
                                            4);
        QCOMPARE(ended.endedAt, 1'617'115'999'000);
        QCOMPARE(ended.signal, std::optional<int>(9));
        QCOMPARE(ended.node, QString("node8"));
        // Removed jobs have no date of completion.
        QCOMPARE(recordIn("\"CompletionDate\": 0, \"EnteredCurrentStatus\": 1617115999", 3).endedAt,
                 1'617'115'999'000);
    }

    void knowsStates_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<EndpointPhase>("phase");
        QTest::addColumn<QString>("reason");
        const auto held = [](int code, int subCode) {
            return "\"HoldReasonCode\": " + QByteArray::number(code)
                + ", \"HoldReasonSubCode\": " + QByteArray::number(subCode);
        };
        const auto queued = EndpointPhase::Queued, running = EndpointPhase::Running,
                   ended = EndpointPhase::Ended;
        QTest::newRow("idle") << 1 << QByteArray() << queued << "";
        QTest::newRow("running") << 2 << QByteArray() << running << "";
        QTest::newRow("completed") << 4 << QByteArray() << ended << "";
        QTest::newRow("transferring") << 6 << QByteArray() << running << "";
        QTest::newRow("suspended") << 7 << QByteArray() << running << "";
        QTest::newRow("a new number") << 99 << QByteArray() << running << "";
        QTest::newRow("removed") << 3 << QByteArray("\"RemoveReason\": \"via condor_rm (by user prod)\"")
                                 << ended << "cancelled";
        const QByteArray policy =
            "\"RemoveReason\": \"The job attribute PeriodicRemove expression 'x' evaluated to TRUE\"";
        QTest::newRow("evicted, then removed") << 3 << policy << ended << "node";
        QTest::newRow("held, then removed")
            << 3 << policy + ", \"LastHoldReasonCode\": 34, \"LastHoldReasonSubCode\": 102" << ended
            << "memory-limit";
        QTest::newRow("held by its user") << 5 << held(1, 0) << queued << "node";
        QTest::newRow("submitted on hold") << 5 << held(15, 0) << queued << "node";
        QTest::newRow("spooling") << 5 << held(16, 0) << queued << "node";
        QTest::newRow("memory") << 5 << held(34, 102) << ended << "memory-limit";
        QTest::newRow("memory, as before 9") << 5 << held(34, 0) << ended << "memory-limit";
        QTest::newRow("disk") << 5 << held(34, 104) << ended << "node";
        QTest::newRow("memory, policy of the node") << 5 << held(21, 102) << ended << "memory-limit";
        QTest::newRow("memory, policy of the site") << 5 << held(26, 102) << ended << "memory-limit";
        QTest::newRow("memory, code of the policy") << 5 << held(102, 0) << ended << "memory-limit";
        QTest::newRow("duration") << 5 << held(46, 0) << ended << "time-limit";
        QTest::newRow("execution") << 5 << held(47, 0) << ended << "time-limit";
        QTest::newRow("credential") << 5 << held(4, 0) << ended << "node";
        QTest::newRow("no code") << 5 << QByteArray() << ended << "node";
    }
    void knowsStates()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, more);
        QFETCH(EndpointPhase, phase);
        QFETCH(QString, reason);
        const CondorRecord record = recordIn(more, status);
        QCOMPARE(record.status, status);
        QCOMPARE(record.phase(), phase);
        QCOMPARE(record.endReason(), reason);
    }

    // Numbers, texts and expressions that are not what they should be.
    void believesNothing()
    {
        const CondorRecord odd = recordIn(
            "\"ShiftdeckToken\": \"../../etc\", \"Owner\": 7, \"ExitBySignal\": true, \"ExitSignal\": 1e30, "
            "\"HoldReasonCode\": -4, \"HoldReasonSubCode\": 99999999999999999999, "
            "\"JobStartDate\": \"\\/Expr(time())\\/\", \"RemoteHost\": [1], \"CompletionDate\": 1e300",
            4);
        QCOMPARE(odd.cluster, 42);
        QVERIFY(odd.token.isEmpty() && odd.owner.isEmpty() && odd.node.isEmpty() && !odd.signal);
        QVERIFY(odd.holdCode == 0 && odd.holdSubCode == 0 && odd.startedAt == 0 && odd.endedAt == 0);
        QVERIFY(recordIn("\"ShiftdeckToken\": \"\\/Expr(x)\\/\"").token.isEmpty());
        // Bytes that are no UTF-8 are somebody's, and no reason to know nothing of all the others.
        const CondorRecord latin = recordIn("\"RemoveReason\": \"via condor_rm (J\xfcrgen)\"", 3);
        QCOMPARE(latin.endReason(), QString("cancelled"));
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no JSON") << QByteArray("-- Failed to fetch ads from: <10.0.0.1:9618>\n");
        QTest::newRow("an object") << QByteArray("{}");
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("a list of numbers") << QByteArray("[1]");
        QTest::newRow("words before") << "All queues:\n" + listed(job());
        QTest::newRow("words after") << listed(job()) + "]";
        QTest::newRow("no number") << QByteArray("[{\"JobStatus\": 1, \"ProcId\": 0}]");
        QTest::newRow("no state") << QByteArray("[{\"ClusterId\": 1, \"ProcId\": 0}]");
        QTest::newRow("a number too large")
            << QByteArray("[{\"ClusterId\": 9223372036854775808, \"ProcId\": 0, \"JobStatus\": 1}]");
        QTest::newRow("a number less than nothing")
            << QByteArray("[{\"ClusterId\": 1, \"ProcId\": -1, \"JobStatus\": 1}]");
        QTest::newRow("deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
        QTest::newRow("cut off") << listed(job()).left(30);
        QTest::newRow("cut off within a text") << QByteArray("[{\"ClusterId\": \"");
        QTest::newRow("brackets that do not match") << QByteArray("[{]}");
    }
    void refusesNonsense()
    {
        QFETCH(QByteArray, answer);
        const auto records = parseCondorJobs(answer);
        QVERIFY(!records);
        QCOMPARE(records.error().code, ErrorCode::InvalidInput);
        QVERIFY(!records.error().cause.isEmpty());
    }

    void readsSubmissions()
    {
        const auto submitted =
            parseCondorSubmit("Submitting job(s)...\n3 job(s) submitted to cluster 5123.\n");
        QVERIFY(submitted && submitted->jobs == 3 && submitted->cluster == 5123);
        for (const char *other :
             {"", "Submitting job(s)..", "3 job(s) submitted to cluster", "3 job(s) submitted to cluster 5",
              "0 job(s) submitted to cluster 5.", "3 job(s) submitted to cluster 0.",
              "3 job(s) submitted to cluster 9999999999.",
              "1 job(s) submitted to cluster 5.\n1 job(s) submitted to cluster 6.\n"})
            QVERIFY2(!parseCondorSubmit(other), other);
        QVERIFY(isSurelyNotSubmitted("\nERROR: on Line 3 of x: no such command\n"));
        QVERIFY(isSurelyNotSubmitted("\nERROR: Failed submission for job 7.0 - aborting entire submit\n"));
        QVERIFY(!isSurelyNotSubmitted("\nERROR: Failed to commit job submission into the queue.\n"));
        QVERIFY(!isSurelyNotSubmitted("\nERROR: Failed to connect to local queue manager\n"));
        QVERIFY(!isSurelyNotSubmitted(""));
        const ToolAnswer refused{1,
                                 {},
                                 "WARNING: x\n\nERROR: Failed to commit job submission into the queue.\n"
                                 "ERROR: Name\ta group.\n"};
        QCOMPARE(refused.words(),
                 QString("ERROR: Failed to commit job submission into the queue. ERROR: Name a group."));
        QCOMPARE((ToolAnswer{1, {}, "\n-- Failed to fetch ads from: <10.0.0.1>\nmore"}.words()),
                 QString("-- Failed to fetch ads from: <10.0.0.1>"));
    }

    void readsTheLoad()
    {
        const auto load =
            parseCondorLoad("[\n{\"TotalRunningJobs\": 7, \"TotalIdleJobs\": 2000000000}\n,\n"
                            "{\"TotalRunningJobs\": \"x\", \"TotalIdleJobs\": 2000000000}\n]\n");
        QVERIFY(load);
        QCOMPARE(load->running, 7);
        QCOMPARE(load->idle, std::numeric_limits<int>::max());
    }

    // A name is a name, whatever is in it.
    void describesSubmissions()
    {
        CondorSubmission s;
        s.batch = "shiftdeck-1";
        s.spool = "abc";
        s.folder = "/data/a b/jobs";
        s.script = "/data/a b/condor/run.sh";
        s.title = "one \"\nqueue 1000\n$(HOME) \\ \u00fc";
        s.tokens = QStringList{"token-0001", "token-0002"};
        s.avoidNodes = QStringList{"n1.example.org", "x\" || true || \"", ""};
        const QByteArray text = describeSubmission(s);
        QVERIFY(text.contains("executable = /data/a b/condor/run.sh\n"));
        QVERIFY(text.contains("initialdir = /data/a b/jobs/$(shiftdeck_token)\n"));
        QVERIFY(text.contains("+JobDescription = \"one __queue 1000__(HOME) _ _\"\n"));
        QVERIFY(text.contains("requirements = (TARGET.Machine =!= \"n1.example.org\")\n"));
        QVERIFY(text.endsWith("queue shiftdeck_token from (\ntoken-0001\ntoken-0002\n)\n"));
        QCOMPARE(text.count("\nqueue "), 1);
        QVERIFY(!text.contains("request_memory") && !text.contains("accounting_group"));
        QVERIFY(!isDescribable("/data/$(HOME)") && !isDescribable("/a\"b") && !isDescribable("/a ")
                && isDescribable("/data/a b"));
        QCOMPARE(condorConstraint(s.tokens),
                 QString("stringListMember(ShiftdeckToken, \"token-0001,token-0002\")"));
    }
};

QTEST_GUILESS_MAIN(CondorAnswersTest)
#include "condoranswerstest.moc"

// What A-REX 6.17 really answered, and what somebody else might.
#include "models/core/files.h"
#include "models/endpoints/arcanswers.h"
#include "models/endpoints/arcdescription.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace shiftdeck;

namespace {
QByteArray answer(const QString &name)
{
    const auto content = readBounded(
        QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/endpoints/data/arc-%1.json").arg(name), 1 << 20);
    if (!content)
        qFatal("%s", qPrintable(content.error().cause));
    return *content;
}
}  // namespace

class ArcAnswersTest : public QObject {
    Q_OBJECT

  private slots:
    void readsSubmissions()
    {
        const auto one = parseArcJobs(answer("new-one"));  // an object, where several are a list
        QVERIFY(one);
        QCOMPARE(one->size(), 1);
        QCOMPARE(one->first().code, 201);
        QCOMPARE(one->first().id, QString("9GtMDmjtBpAoOSAtDmABFKDmABFKDmABFKDmJwMKDmBBFKDmVTkqIm"));
        QCOMPARE(one->first().state, QString("ACCEPTING"));
        const auto many = parseArcJobs(answer("new-multi"));
        QVERIFY(many);
        QCOMPARE(many->size(), 4);
        const auto refused = parseArcJobs(answer("new-bad-queue"));
        QVERIFY(refused);
        QCOMPARE(refused->first().code, 500);
        QVERIFY(refused->first().id.isEmpty());
        QCOMPARE(refused->first().reason, QString("Requested queue nope is not allowed for this user"));
    }

    void readsStates()
    {
        const auto listed = parseArcJobs(answer("jobs-list-states"));
        QVERIFY(listed);
        QCOMPARE(listed->size(), 5);
        QCOMPARE(listed->first().state, QString("WIPED"));
        QCOMPARE(arcPhase(listed->first().state), EndpointPhase::Unknown);
        QCOMPARE(arcPhase(listed->at(1).state), EndpointPhase::Queued);
        const auto asked = parseArcJobs(answer("status-many"));
        QVERIFY(asked);
        QCOMPARE(asked->size(), 6);
        QCOMPARE(arcPhase(asked->at(0).state), EndpointPhase::Ended);
        QCOMPARE(asked->at(2).state, QString("KILLED"));
        QCOMPARE(asked->last().code, 404);
        QCOMPARE(arcPhase(asked->last().state), EndpointPhase::Unknown);
        QCOMPARE(arcPhase("SOMETHINGNEW"), EndpointPhase::Running);
        const auto ids = parseArcJobs(answer("jobs-list"));
        QVERIFY(ids && !ids->isEmpty());
        for (const char *name : {"kill", "clean"}) {
            const auto queued = parseArcJobs(answer(QString::fromLatin1(name)));
            QVERIFY(queued);
            QCOMPARE(queued->first().code, 202);
        }
        QCOMPARE(arcStates(EndpointPhase::Ended), QByteArray("FINISHED,FAILED,KILLED"));
    }

    void readsNames()
    {
        const auto infos = parseArcJobs(answer("info-many"));
        QVERIFY(infos);
        QCOMPARE(infos->size(), 6);
        QCOMPARE(infos->at(1).name, QString("prod-1.exit3"));
        QCOMPARE(infos->at(1).state, QString("FAILED"));
        QCOMPARE(infos->at(1).node, QString("vm"));
        QCOMPARE(infos->at(2).state, QString("KILLED"));
        QCOMPARE(infos->last().code, 404);
    }

    // A list of none is no JSON at all.
    void readsNothing()
    {
        const auto none = parseArcJobs({});
        QVERIFY(none);
        QVERIFY(none->isEmpty());
        const auto versions = parseArcVersions(answer("versions"));
        QVERIFY(versions);
        QCOMPARE(*versions, QStringList{"1.0"});
        QCOMPARE(*parseArcVersions(R"({"version":["1.0","1.1"]})"), (QStringList{"1.0", "1.1"}));
    }

    void believesNoStranger_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("<html/>");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("half") << answer("new-multi").left(200);
        QTest::newRow("nothing of jobs") << QByteArray("{}");
        QTest::newRow("deep") << "{\"job\":" + QByteArray(5000, '[');
        QTest::newRow("an id that is a path") << QByteArray(R"({"job":{"id":"../../delegations"}})");
        QTest::newRow("an id that is a number") << QByteArray(R"({"job":{"id":7}})");
        QTest::newRow("accepted without an id") << QByteArray(R"({"job":{"status-code":"201"}})");
        QTest::newRow("a status that is none") << QByteArray(R"({"job":{"status-code":"x","id":"a"}})");
        QTest::newRow("a status out of bounds") << QByteArray(R"({"job":{"status-code":"99999","id":"a"}})");
        QTest::newRow("a job that is a word") << QByteArray(R"({"job":"RUNNING"})");
    }
    void believesNoStranger()
    {
        QFETCH(QByteArray, bytes);
        const auto jobs = parseArcJobs(bytes);
        QVERIFY(!jobs);
        QCOMPARE(jobs.error().code, ErrorCode::InvalidInput);
        QVERIFY(!jobs.error().cause.isEmpty());
    }

    void readsReports()
    {
        const QByteArray good = R"({"token":"report-01","host":"n1","startedAt":1000,"endedAt":2000,)"
                                R"("exitCode":3,"signal":null,"reason":""})";
        const auto report = parseArcReport(good, "report-01");
        QVERIFY(report);
        QCOMPARE(report->exitCode, std::optional<int>(3));
        QCOMPARE(report->host, QString("n1"));
        QCOMPARE(report->endedAt, 2000);
        QVERIFY(!parseArcReport(good, "report-02"));  // of another job
        QVERIFY(!parseArcReport(good.left(30), "report-01"));
        const auto odd = parseArcReport(
            R"({"token":"report-01","exitCode":70000,"signal":-1,"reason":"why"})", "report-01");
        QVERIFY(odd);
        QVERIFY(!odd->exitCode && !odd->signal && odd->reason.isEmpty());
    }

    void findsDelegations()
    {
        QCOMPARE(arcDelegationId("/arex/rest/1.0/delegations?action=new/4a4b37af4567"),
                 QString("4a4b37af4567"));
        QCOMPARE(arcDelegationId("/arex/"), QString());
        QCOMPARE(arcDelegationId("/a/..%2f.."), QString());
    }

    void describesJobs()
    {
        ArcJob job;
        job.token = "describe-1";
        job.conf = "token\tdescribe-1\ninput\t$HOME `id` \"quoted\" <&>\n";
        job.wrapper = "#!/bin/sh\n";
        job.queue = "prod";
        job.memoryMb = 3;
        const auto one = arcDescription(job);
        QVERIFY(one);
        QVERIFY(!one->contains('$'));  // A-REX would put something else there
        QXmlStreamReader reader(arcDescriptions({*one, *one}));
        QStringList names;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("Name"))
                names.append(reader.readElementText());
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(names, (QStringList{"describe-1", "/", "describe-1", "/"}));
        QVERIFY(one->contains("<IndividualPhysicalMemory>3145728<"));
        // Every file has a name of its own, so that little can be saved.
        QByteArray noise;
        for (int i = 0; i < 100'000; ++i)
            noise += "input\t" + QByteArray::number(quint64(i) * 0x9e3779b97f4a7c15ULL, 36) + '\n';
        job.conf = noise;
        const auto tooLong = arcDescription(job);
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(ArcAnswersTest)
#include "arcanswerstest.moc"

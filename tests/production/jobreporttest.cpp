#include "models/production/jobreport.h"
#include "tests/support/temporaryfolder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QString kToken = QStringLiteral("r1-p-0123456789ab");

QJsonObject sound()
{
    QFile file(QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/fuzz/corpus/jobreport/sound.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sound.json");
    return QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject with(const char *key, const QJsonValue &value)
{
    QJsonObject report = sound();
    report[QLatin1String(key)] = value;
    return report;
}

QJsonObject withOutput(const char *key, const QJsonValue &value)
{
    QJsonObject report = sound();
    QJsonObject application = report["application"].toObject();
    QJsonObject output = application["outputs"].toArray().first().toObject();
    output[QLatin1String(key)] = value;
    application["outputs"] = QJsonArray{output};
    report["application"] = application;
    return report;
}

QJsonObject without(const char *key)
{
    QJsonObject report = sound();
    report.remove(QLatin1String(key));
    return report;
}

QByteArray bytes(const QJsonObject &object) { return QJsonDocument(object).toJson(); }
}  // namespace

class JobReportTest : public QObject {
    Q_OBJECT

  private slots:
    void soundReport();
    void killedBeforeTheApplicationCouldSay();
    void badReport_data();
    void badReport();
    void tooManyFiles();
    void files();
};

void JobReportTest::soundReport()
{
    const auto report = parseJobReport(bytes(sound()), kToken);
    QVERIFY(report);
    QCOMPARE(report->host, "node1");
    QCOMPARE(report->cpuMs, 1250);
    QCOMPARE(report->peakMemoryKb, 2048);
    QCOMPARE(report->exitCode.value_or(-1), 0);
    QVERIFY(!report->signal);
    QVERIFY(report->hasApplication);
    QCOMPARE(report->eventsRead(), 100);
    QCOMPARE(report->outputs.first().adler32, "0123abcd");
}

void JobReportTest::killedBeforeTheApplicationCouldSay()
{
    QJsonObject object = with("application", QJsonValue::Null);
    object["exitCode"] = QJsonValue::Null;
    object["signal"] = 9;
    const auto report = parseJobReport(bytes(object), kToken);
    QVERIFY(report);
    QVERIFY(!report->hasApplication);
    QVERIFY(!report->exitCode);
    QCOMPARE(report->signal.value_or(0), 9);
}

void JobReportTest::badReport_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const QByteArray good = bytes(sound());
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("blank") << QByteArray(" \n\t") << "empty";
    QTest::newRow("truncated") << good.left(good.size() / 2) << "JSON";
    QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\x00\x01\x02", 7) << "JSON";
    QTest::newRow("list") << QByteArray("[1, 2]") << "object";
    QTest::newRow("huge") << QByteArray(kMaxReportBytes + 1, ' ') << "larger";
    QTest::newRow("another format") << bytes(with("format", "something")) << "format";
    QTest::newRow("newer version") << bytes(with("version", 2)) << "version";
    QTest::newRow("no token") << bytes(without("token")) << "token is missing";
    QTest::newRow("token is a number") << bytes(with("token", 7)) << "token is no text";
    QTest::newRow("another job's token") << bytes(with("token", "r2-p-0123456789ab")) << "another job";
    QTest::newRow("host with control characters") << bytes(with("host", "a\x1b[31mb")) << "host";
    QTest::newRow("endless host") << bytes(with("host", QString(500, u'x'))) << "too long";
    QTest::newRow("exit code is text") << bytes(with("exitCode", "0")) << "exitCode is no number";
    QTest::newRow("exit code out of range") << bytes(with("exitCode", 1000)) << "exitCode is out of range";
    QTest::newRow("no exit code") << bytes(without("exitCode")) << "exitCode is missing";
    QTest::newRow("negative time") << bytes(with("startedAt", -1)) << "startedAt is negative";
    QTest::newRow("no application") << bytes(without("application")) << "application is missing";
    QTest::newRow("application is a list")
        << bytes(with("application", QJsonArray{})) << "application is no object";
    QTest::newRow("application without inputs")
        << bytes(with("application", QJsonObject{})) << "application.inputs is missing";
    QTest::newRow("negative bytes") << bytes(withOutput("bytes", -1))
                                    << "application.outputs[0].bytes is negative";
    QTest::newRow("half an event") << bytes(withOutput("eventsWritten", 1.5))
                                   << "eventsWritten is no whole number";
    QTest::newRow("too many events") << bytes(withOutput("eventsWritten", 1e17))
                                     << "eventsWritten is out of range";
    QTest::newRow("events are text") << bytes(withOutput("eventsWritten", "5"))
                                     << "eventsWritten is no number";
    QTest::newRow("a path for a name") << bytes(withOutput("name", "../../x.csv")) << "no plain file name";
    QTest::newRow("hidden name") << bytes(withOutput("name", ".x.csv")) << "no plain file name";
    QTest::newRow("no name") << bytes(withOutput("name", "")) << "no plain file name";
    QTest::newRow("an input's checksum is short")
        << bytes(with("application",
                      QJsonObject{{"inputs", QJsonArray{QJsonObject{{"lfn", "a"}, {"run", 1}, {"first", 0},
                                                                    {"eventsRead", 1}, {"adler32", "0123"}}}},
                                  {"outputs", QJsonArray{}}}))
        << "application.inputs[0].adler32 is no adler32";
    QTest::newRow("checksum in capitals") << bytes(withOutput("adler32", "0123ABCD")) << "adler32";
    QTest::newRow("short checksum") << bytes(withOutput("adler32", "0123")) << "adler32";
}

void JobReportTest::badReport()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const auto report = parseJobReport(content, kToken);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidInput);
    QVERIFY(report.error().context.contains(kToken));
    QVERIFY2(report.error().cause.contains(says), qPrintable(report.error().cause));
}

void JobReportTest::tooManyFiles()
{
    QJsonObject report = sound();
    QJsonObject application = report["application"].toObject();
    QJsonArray inputs;
    for (int i = 0; i < kMaxReportEntries; ++i)
        inputs.append(QJsonObject{{"lfn", "a"}, {"run", 1}, {"first", i}, {"eventsRead", 1}});
    application["inputs"] = inputs;
    report["application"] = application;
    const auto parsed = parseJobReport(bytes(report), kToken);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().cause.contains("more than 10000 files"));
    inputs.removeLast();
    application["inputs"] = inputs;
    report["application"] = application;
    QCOMPARE(parseJobReport(bytes(report), kToken).value_or(JobReport()).inputs.size(),
             kMaxReportEntries - 1);
}

void JobReportTest::files()
{
    TemporaryFolder folder;
    QCOMPARE(readJobReport(folder.path("report.json"), kToken).error().code, ErrorCode::NotFound);
    QVERIFY(readJobReport(folder.write("report.json", bytes(sound())), kToken));
    QCOMPARE(
        readJobReport(folder.write("huge.json", QByteArray(kMaxReportBytes + 1, 'x')), kToken).error().code,
        ErrorCode::InvalidInput);
    QCOMPARE(readJobReport(folder.path(), kToken).error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(JobReportTest)
#include "jobreporttest.moc"

// Signatures, exit codes and classes on records of real batch systems, which lie beside the repository
// (../shared/data) where there are any. What they hold is counted there too, in oracle.json.
#include "models/core/signature.h"
#include "models/production/classifier.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace shiftdeck;

namespace {
QString shared(const QString &name)
{
    return QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/") + name);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectOf(const QString &path) { return QJsonDocument::fromJson(contentOf(path)).object(); }

// A job of which only the batch system's word is known.
JobFacts said(std::optional<int> exitCode, const QString &reason = {}, std::optional<int> signal = {})
{
    JobFacts facts;
    facts.endpointKnows = true;
    facts.endpoint.phase = EndpointPhase::Ended;
    facts.endpoint.exitCode = exitCode;
    facts.endpoint.signal = signal;
    facts.endpoint.reason = reason;
    facts.reportProblem = Error{ErrorCode::NotFound, {}, {}, false};
    return facts;
}

QString classOf(const JobFacts &facts)
{
    const Verdict verdict = classify(facts);
    if (verdict.sentence.contains(u'%') || !verdict.sentence.endsWith(u'.') || verdict.evidence.isEmpty())
        return QStringLiteral("a bad sentence: ") + verdict.sentence;
    return verdict.failureClass;
}

void collectErrors(const QJsonValue &value, QList<QJsonObject> &errors)
{
    if (value.isArray()) {
        for (const QJsonValue &entry : value.toArray())
            collectErrors(entry, errors);
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != QLatin1String("errors")) {
            collectErrors(*it, errors);
            continue;
        }
        for (const QJsonValue &error : it->toArray())
            errors.append(error.toObject());
    }
}
}  // namespace

class RealRecordsTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void slurmAccounting();
    void frameworkJobReports_data();
    void frameworkJobReports();
    void failedReportsAreOneCause();
    void condorUserLog();
    void diracHistory();
};

void RealRecordsTest::init()
{
    if (QDir(shared(QStringLiteral("jobs"))).exists())
        return;
    qWarning("NOT TESTED: there are no real records at %s.", qPrintable(shared(QString())));
    QSKIP("The real records are not beside this repository; nothing was tested on them.");
}

void RealRecordsTest::slurmAccounting()
{
    const QString name = QStringLiteral("sacct_phillips.log");
    const QList<QByteArray> lines = contentOf(shared("jobs/" + name)).trimmed().split('\n');
    QMap<QString, int> states, classes;
    QSet<QString> signatures;
    for (const QByteArray &line : lines) {
        const QStringList fields = QString::fromUtf8(line).split(u'|');
        QCOMPARE(fields.size(), 26);
        const QString state = fields.at(16), word = state.section(u' ', 0, 0);
        ++states[word];
        signatures.insert(errorSignature(state));
        QCOMPARE(errorSignature(errorSignature(state)), errorSignature(state));
        const int code = fields.at(15).section(u':', 0, 0).toInt();
        const int signal = fields.at(15).section(u':', 1, 1).toInt();
        const QString reason = word == "TIMEOUT" ? "time-limit" : word == "CANCELLED" ? "cancelled" : "";
        ++classes[classOf(said(code, reason, signal > 0 ? std::optional(signal) : std::nullopt))];
    }
    const QJsonObject counted = objectOf(shared("jobs/oracle.json")).value(name).toObject();
    QCOMPARE(lines.size(), counted.value("lines").toInt());
    const QJsonObject oracle = counted.value("states").toObject();
    QCOMPARE(states.size(), oracle.size());
    for (auto it = oracle.begin(); it != oracle.end(); ++it)
        QCOMPARE(states.value(it.key()), it->toInt());
    // Users' numbers do not make causes of their own.
    QCOMPARE(signatures, (QSet<QString>{"CANCELLED by <n>", "COMPLETED", "FAILED", "TIMEOUT"}));
    QCOMPARE(classes.value("time-limit"), states.value("TIMEOUT"));
    QCOMPARE(classes.value("signal"), states.value("CANCELLED"));
    QCOMPARE(classes.value("exit-code") + classes.value("release-missing"), states.value("FAILED"));
    QVERIFY(classes.value("release-missing") > 0);  // exit code 127
    // That it completed proves nothing: there is no report.
    QCOMPARE(classes.value("report-missing"), states.value("COMPLETED"));
    QCOMPARE(classes.size(), 5);
}

void RealRecordsTest::frameworkJobReports_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("errors");
    QTest::newRow("processing") << "ProcessingSuccessFwjr.json" << 0;
    QTest::newRow("merge") << "MergeSuccessFwjr.json" << 0;
    QTest::newRow("harvest") << "HarvestSuccessFwjr.json" << 0;
    QTest::newRow("production") << "ProductionFailedFwjr.json" << 3;
    QTest::newRow("error code") << "ErrorCodeFail.json" << 3;
}

void RealRecordsTest::frameworkJobReports()
{
    QFETCH(QString, file);
    QFETCH(int, errors);
    const QJsonObject report = objectOf(shared("requests/fwjr/" + file));
    QVERIFY(!report.isEmpty());
    QList<QJsonObject> found;
    collectErrors(report, found);
    QCOMPARE(found.size(), errors);
    for (const QJsonObject &error : found) {
        const QString text = error.value("details").toString();
        const QString signature = errorSignature(text);
        QVERIFY(!signature.isEmpty() && signature.size() <= kMaxSignatureLength);
        QCOMPARE(errorSignature(signature), signature);
        // Places, accounts and numbers of one job alone are gone; what went wrong stays.
        for (const char *own : {"/pool", "/storage", "cmsplt04", "dir_9971", "CREAM720422223"})
            QVERIFY2(!signature.contains(own), qPrintable(signature));
        static const QRegularExpression number(QStringLiteral("[0-9]{4}"));
        QVERIFY2(!signature.contains(number), qPrintable(signature));
        const int code = error.value("exitCode").toVariant().toInt();
        QVERIFY(code > 255);
        QCOMPARE(exitCodeMeaning(code), QString());
        JobFacts facts = said(code);
        QCOMPARE(classOf(facts), "exit-code");
        facts.knownExit =
            ExitCode{"production", {}, code, "exception of the framework", "exit-code", false, 0, {}};
        const Verdict verdict = classify(facts);
        QVERIFY2(verdict.sentence.contains(QString::number(code) + ": exception of the framework"),
                 qPrintable(verdict.sentence));
        QCOMPARE(verdict.retryHelps, std::optional(false));
    }
}

void RealRecordsTest::failedReportsAreOneCause()
{
    const auto signaturesOf = [](const QString &file) {
        QList<QJsonObject> errors;
        collectErrors(objectOf(shared("requests/fwjr/" + file)), errors);
        QSet<QString> signatures;
        for (const QJsonObject &error : errors)
            signatures.insert(errorSignature(error.value("details").toString()));
        return signatures;
    };
    // The same job, at two sites.
    const auto first = signaturesOf("ProductionFailedFwjr.json");
    QCOMPARE(first.size(), 3);
    QCOMPARE(signaturesOf("ErrorCodeFail.json"), first);
}

void RealRecordsTest::condorUserLog()
{
    static const QRegularExpression event(
        QStringLiteral("^(\\d{3}) \\([-0-9.]+\\) \\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d (.*)$"));
    static const QRegularExpression normal(QStringLiteral("Normal termination \\(return value (\\d+)\\)"));
    static const QRegularExpression abnormal(QStringLiteral("Abnormal termination \\(signal (-?\\d+)\\)"));
    static const QRegularExpression address(QStringLiteral("\\d+\\.\\d+\\.\\d+\\.\\d+"));
    QSet<QString> texts, signatures;
    QMap<QString, int> classes;
    int events = 0, endings = 0;
    const QString log = QString::fromUtf8(contentOf(shared("jobs/condor_userlog_2758.log")));
    for (const QString &line : log.split(u'\n')) {
        if (const auto found = event.match(line); found.hasMatch()) {
            ++events;
            texts.insert(found.captured(2));
            signatures.insert(errorSignature(found.captured(2)));
        }
        if (const auto found = normal.match(line); found.hasMatch()) {
            ++endings;
            ++classes[classOf(said(found.captured(1).toInt()))];
        }
        if (const auto found = abnormal.match(line); found.hasMatch()) {
            ++endings;
            ++classes[classOf(said({}, {}, found.captured(1).toInt()))];
        }
    }
    QVERIFY(events > 500 && endings > 30);
    QVERIFY(signatures.size() <= texts.size());
    for (const QString &signature : signatures)
        QVERIFY2(!signature.contains(address), qPrintable(signature));
    QVERIFY(signatures.contains("Job was evicted."));
    QCOMPARE(classes.value("signal") + classes.value("exit-code") + classes.value("report-missing"), endings);
    QVERIFY(classes.value("signal") > 0 && classes.value("report-missing") > 0);
}

void RealRecordsTest::diracHistory()
{
    const QJsonArray records =
        QJsonDocument::fromJson(contentOf(shared("jobs/dirac_WMSHistory.json"))).array();
    QCOMPARE(records.size(), 40);
    for (const QJsonValue &record : records) {
        // Words of statuses are causes as they are; the group of a job (00049848) is a number.
        for (const char *key : {"Status", "MinorStatus", "ApplicationStatus"}) {
            const QString word = record.toObject().value(QLatin1String(key)).toString();
            QCOMPARE(errorSignature(word), word);
        }
        const QString group = record.toObject().value("JobGroup").toString();
        if (group.at(0).isDigit())
            QVERIFY2(errorSignature("no job of group " + group) == "no job of group <n>"
                         || errorSignature("no job of group " + group) == "no job of group <hex>",
                     qPrintable(errorSignature("no job of group " + group)));
    }
}

QTEST_GUILESS_MAIN(RealRecordsTest)
#include "realrecordstest.moc"

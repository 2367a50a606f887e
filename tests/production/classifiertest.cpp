#include "models/core/failureclass.h"
#include "models/production/classifier.h"

#include <QTest>

#include <functional>

using namespace shiftdeck;

namespace {
ExpectedStream stream(const QString &name, bool keepsEveryEvent, qint64 events)
{
    ExpectedStream s{name, name + QStringLiteral(".csv"), keepsEveryEvent, {}, {}};
    s.found.exists = s.found.readable = true;
    s.found.bytes = 100 + events;
    s.found.adler32 = QStringLiteral("0000abcd");
    s.found.events = events;
    return s;
}

// A sound skim job: 100 events of one range, 5 of them in one stream, none in the other.
JobFacts sound()
{
    JobFacts f;
    f.endpointKnows = true;
    f.endpoint.phase = EndpointPhase::Ended;
    f.endpoint.exitCode = 0;
    f.step = QStringLiteral("skim");
    f.release = QStringLiteral("demo-1.0");
    f.conditions = QStringLiteral("snapshot-2010");
    f.inputs = {{QStringLiteral("raw/run1.csv"), 200, 100}};
    f.streams = {stream(QStringLiteral("jpsi"), false, 5), stream(QStringLiteral("z"), false, 0)};
    JobReport report;
    report.step = f.step;
    report.release = f.release;
    report.conditions = f.conditions;
    report.exitCode = 0;
    report.hasApplication = true;
    report.inputs = {{QStringLiteral("raw/run1.csv"), 1, 200, 100}};
    for (const ExpectedStream &s : f.streams)
        report.outputs.append({s.stream, s.name, s.found.adler32, s.found.events.value_or(0), s.found.bytes});
    f.report = report;
    return f;
}

void dropReport(JobFacts &f, ErrorCode code = ErrorCode::NotFound)
{
    f.report.reset();
    f.reportProblem = {code, QStringLiteral("r1"), QStringLiteral("It is empty."), false};
}

using Spoil = std::function<void(JobFacts &)>;
}  // namespace

Q_DECLARE_METATYPE(Spoil)

class ClassifierTest : public QObject {
    Q_OBJECT

  private slots:
    void soundJobIsGood();
    void emptyStreamsAreGood();
    void emptyInputIsGood();
    void jobThatTheEndpointForgotIsGoodWithAReport();
    void classes_data();
    void classes();
    void everyClassIsInTheTable();
    void exitCodesHaveMeanings();
    void exitCodeSaysMoreThanItsClass();
    void requiredContentThatIsThereIsGood();
};

void ClassifierTest::soundJobIsGood()
{
    const Verdict verdict = classify(sound());
    QVERIFY2(verdict.good, qPrintable(verdict.sentence));
    QVERIFY(verdict.failureClass.isEmpty());
    QVERIFY(verdict.evidence.size() >= 6);
    QVERIFY(verdict.evidence.contains(Fact{"events read", "100 of 100"}));
}

void ClassifierTest::emptyStreamsAreGood()
{
    JobFacts f = sound();
    f.streams[0] = stream(QStringLiteral("jpsi"), false, 0);
    f.report->outputs[0].eventsWritten = 0;
    f.report->outputs[0].bytes = f.streams[0].found.bytes;
    QVERIFY(classify(f).good);
}

void ClassifierTest::emptyInputIsGood()
{
    JobFacts f = sound();
    f.inputs = {{QStringLiteral("raw/run1.csv"), 0, 0}};
    f.report->inputs.clear();
    f.streams = {stream(QStringLiteral("jpsi"), true, 0)};
    f.report->outputs = {
        {QStringLiteral("jpsi"), QStringLiteral("jpsi.csv"), QStringLiteral("0000abcd"), 0, 100}};
    QVERIFY2(classify(f).good, qPrintable(classify(f).sentence));
}

void ClassifierTest::jobThatTheEndpointForgotIsGoodWithAReport()
{
    JobFacts f = sound();
    f.endpointKnows = false;
    f.endpoint = {};
    QVERIFY(classify(f).good);
}

void ClassifierTest::classes_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("failureClass");
    const auto row = [](const char *name, const char *word, Spoil spoil) {
        QTest::newRow(name) << spoil << QString::fromLatin1(word);
    };

    row("forgotten, no report", "lost", [](JobFacts &f) {
        f.endpointKnows = false;
        dropReport(f);
    });
    row("time limit", "time-limit", [](JobFacts &f) {
        f.endpoint.reason = "time-limit";
        dropReport(f);
    });
    row("time limit before signal", "time-limit", [](JobFacts &f) {
        f.endpoint.reason = "time-limit";
        f.endpoint.signal = 9;
        dropReport(f);
    });
    row("said to be at its time limit, all there and good", "says-is",
        [](JobFacts &f) { f.endpoint.reason = "time-limit"; });
    row("said to be at its time limit, one event short", "time-limit", [](JobFacts &f) {
        f.endpoint.reason = "time-limit";
        f.report->inputs[0].eventsRead = 99;
    });
    row("time limit in the report", "time-limit", [](JobFacts &f) { f.report->reason = "time-limit"; });
    row("memory limit", "memory-limit", [](JobFacts &f) {
        f.endpoint.reason = f.report->reason = "memory-limit";
    });
    row("node", "node", [](JobFacts &f) {
        f.endpoint.reason = "node";
        dropReport(f);
    });
    row("credential", "credential", [](JobFacts &f) {
        f.endpoint.reason = "credential";
        f.streams[1].found = {};
    });
    row("cancelled by others", "signal", [](JobFacts &f) { f.endpoint.reason = "cancelled"; });
    row("cancelled because it was stuck", "stuck", [](JobFacts &f) {
        f.endpoint.reason = "cancelled";
        f.stuckMs = 3'600'000;
    });
    row("stuck, but ended by itself", "exit-code", [](JobFacts &f) {
        f.endpoint.exitCode = f.report->exitCode = 42;
        f.stuckMs = 3'600'000;
    });
    row("signal", "signal", [](JobFacts &f) {
        f.endpoint.exitCode.reset();
        f.endpoint.signal = f.report->signal = 11;
    });
    row("signal as exit code", "signal",
        [](JobFacts &f) { f.endpoint.exitCode = f.report->exitCode = 137; });
    row("not executable", "not-executable",
        [](JobFacts &f) { f.endpoint.exitCode = f.report->exitCode = 126; });
    row("not found", "release-missing",
        [](JobFacts &f) { f.endpoint.exitCode = f.report->exitCode = 127; });
    row("exit code", "exit-code", [](JobFacts &f) { f.endpoint.exitCode = f.report->exitCode = 42; });
    row("said to have failed, all there and good", "says-is", [](JobFacts &f) { f.endpoint.exitCode = 42; });
    row("said to be killed, all there and good", "says-is", [](JobFacts &f) { f.endpoint.signal = 9; });
    row("said to have failed, good but for the content", "exit-code", [](JobFacts &f) {
        f.endpoint.exitCode = 42;
        f.streams[0].required = {"mass"};
    });
    row("said to go on, all there and good", "says-is",
        [](JobFacts &f) { f.endpoint.phase = EndpointPhase::Running; });
    row("said to wait, without a report", "says-is", [](JobFacts &f) {
        f.endpoint.phase = EndpointPhase::Queued;
        dropReport(f);
    });
    row("exit code that operators know", "conditions", [](JobFacts &f) {
        f.endpoint.exitCode = f.report->exitCode = 5;
        f.knownExit = ExitCode{"skim", {}, 5, "the conditions database is closed", "conditions", {}, 0, {}};
    });
    row("exit code 137 that operators know better", "memory-limit", [](JobFacts &f) {
        f.endpoint.exitCode = f.report->exitCode = 137;
        f.knownExit = ExitCode{"skim", {}, 137, "the batch system's memory guard", "memory-limit", {}, 0, {}};
    });
    row("known exit code, but it was the time limit", "time-limit", [](JobFacts &f) {
        f.endpoint.exitCode = f.report->exitCode = 5;
        f.endpoint.reason = "time-limit";
        f.knownExit = ExitCode{"skim", {}, 5, "the conditions database is closed", "conditions", {}, 0, {}};
    });
    row("required content missing", "content", [](JobFacts &f) {
        f.streams[0].required = {"Run", "mass"};
        f.streams[0].found.contents = QStringList{"Run", "Event"};
    });
    row("miscount before missing content", "event-count", [](JobFacts &f) {
        f.streams[0].keepsEveryEvent = true;
        f.streams[0].required = {"mass"};
    });
    row("exit code without report", "exit-code", [](JobFacts &f) {
        f.endpoint.exitCode = 42;
        dropReport(f);
    });
    row("exit code 255 is no signal", "exit-code",
        [](JobFacts &f) { f.endpoint.exitCode = f.report->exitCode = 255; });
    row("exit code only in the report", "exit-code", [](JobFacts &f) {
        f.endpointKnows = false;
        f.endpoint = {};
        f.report->exitCode = 3;
    });
    row("changed input", "input", [](JobFacts &f) { f.inputProblem = "raw/run1.csv has changed."; });
    row("changed input before exit code", "input", [](JobFacts &f) {
        f.inputProblem = "It has changed.";
        f.endpoint.exitCode = 3;
    });
    row("no report", "report-missing", [](JobFacts &f) { dropReport(f); });
    row("malformed report", "report-malformed", [](JobFacts &f) { dropReport(f, ErrorCode::InvalidInput); });
    row("report without application", "report-missing",
        [](JobFacts &f) { f.report->hasApplication = false; });
    row("two endings", "says-is", [](JobFacts &f) { f.report->exitCode = 3; });
    row("exit code 0, but the report tells of a signal", "signal", [](JobFacts &f) {
        f.report->exitCode.reset();
        f.report->signal = 9;
    });
    row("conditions", "conditions", [](JobFacts &f) { f.report->conditions = "snapshot-2009"; });
    row("another release", "says-is", [](JobFacts &f) { f.report->release = "demo-0.9"; });
    row("another step", "says-is", [](JobFacts &f) { f.report->step = "production"; });
    row("early end", "early-end", [](JobFacts &f) { f.report->inputs[0].eventsRead = 99; });
    row("input not read", "early-end", [](JobFacts &f) { f.report->inputs.clear(); });
    row("other range read", "early-end", [](JobFacts &f) { f.report->inputs[0].first = 0; });
    row("early end before missing stream", "early-end", [](JobFacts &f) {
        f.report->inputs[0].eventsRead = 50;
        f.streams[1].found = {};
    });
    row("too much read", "event-count", [](JobFacts &f) { f.report->inputs[0].eventsRead = 101; });
    row("input that nobody asked for", "event-count", [](JobFacts &f) {
        f.report->inputs.append({"raw/run2.csv", 2, 0, 7});
    });
    row("no output", "output-missing", [](JobFacts &f) {
        for (auto &s : f.streams)
            s.found = {};
    });
    row("a stream missing", "stream-missing", [](JobFacts &f) { f.streams[1].found = {}; });
    row("unreadable", "output-unreadable", [](JobFacts &f) {
        f.streams[0].found.readable = false;
        f.streams[0].found.problem = "Line 3 is cut off.";
    });
    row("other size", "output-mismatch", [](JobFacts &f) { f.report->outputs[0].bytes = 1; });
    row("other checksum", "output-mismatch", [](JobFacts &f) { f.report->outputs[0].adler32 = "00000000"; });
    row("other event count", "output-mismatch", [](JobFacts &f) { f.report->outputs[0].eventsWritten = 6; });
    row("other name", "output-mismatch", [](JobFacts &f) { f.report->outputs[0].name = "x.csv"; });
    row("stream not in the report", "output-mismatch", [](JobFacts &f) { f.report->outputs.removeLast(); });
    row("keeps every event, lost some", "event-count",
        [](JobFacts &f) { f.streams[0].keepsEveryEvent = true; });
    row("more written than read", "event-count", [](JobFacts &f) {
        f.streams[0] = stream(QStringLiteral("jpsi"), false, 101);
        f.report->outputs[0].eventsWritten = 101;
        f.report->outputs[0].bytes = f.streams[0].found.bytes;
    });
    row("reason that nobody knows", "unknown", [](JobFacts &f) { f.endpoint.reason = "moonlight"; });
}

void ClassifierTest::classes()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, failureClass);
    JobFacts facts = sound();
    spoil(facts);
    const Verdict verdict = classify(facts);
    QVERIFY(!verdict.good);
    QCOMPARE(verdict.failureClass, failureClass);
    QVERIFY(verdict.sentence.endsWith('.') && verdict.sentence.size() > 10);
    QVERIFY(!verdict.sentence.contains("%"));
    QCOMPARE(verdict.evidence.last().value, verdict.sentence);
}

void ClassifierTest::everyClassIsInTheTable()
{
    for (const char *word : {"lost",
                             "time-limit",
                             "memory-limit",
                             "credential",
                             "node",
                             "signal",
                             "input",
                             "not-executable",
                             "release-missing",
                             "exit-code",
                             "report-missing",
                             "report-malformed",
                             "says-is",
                             "conditions",
                             "early-end",
                             "event-count",
                             "output-missing",
                             "stream-missing",
                             "output-unreadable",
                             "output-mismatch",
                             "unknown",
                             "twice",
                             "rejected"})
        QVERIFY2(isFailureClass(QString::fromLatin1(word)), word);
}

void ClassifierTest::exitCodeSaysMoreThanItsClass()
{
    JobFacts f = sound();
    f.endpoint.exitCode = f.report->exitCode = 5;
    f.knownExit = ExitCode{"skim", {}, 5, "the conditions database is closed", "exit-code", false, 0, {}};
    const Verdict verdict = classify(f);
    QCOMPARE(verdict.failureClass, "exit-code");
    QCOMPARE(verdict.retryHelps, std::optional(false));
    QVERIFY2(verdict.sentence.contains("5: the conditions database is closed"), qPrintable(verdict.sentence));
    QVERIFY(verdict.evidence.contains(Fact{"ending", "exit code 5: the conditions database is closed"}));
    f.knownExit->code = 6;  // of another code it says nothing
    QCOMPARE(classify(f).retryHelps, std::nullopt);
}

void ClassifierTest::requiredContentThatIsThereIsGood()
{
    JobFacts f = sound();
    f.streams[0].required = {"Run", "M"};
    f.streams[0].found.contents = QStringList{"Run", "Event", "M"};
    const Verdict verdict = classify(f);
    QVERIFY2(verdict.good, qPrintable(verdict.sentence));
    QVERIFY(verdict.evidence.contains(Fact{"stream jpsi must contain", "Run, M: all there"}));
}

void ClassifierTest::exitCodesHaveMeanings()
{
    QVERIFY(exitCodeMeaning(126).contains("executable"));
    QVERIFY(exitCodeMeaning(127).contains("not found"));
    QVERIFY(exitCodeMeaning(137).contains("SIGKILL"));
    QVERIFY(exitCodeMeaning(139).contains("SIGSEGV"));
    QCOMPARE(exitCodeMeaning(1), QString());
    QCOMPARE(exitCodeMeaning(255), QString());
    QCOMPARE(signalName(50), "signal 50");
}

QTEST_GUILESS_MAIN(ClassifierTest)
#include "classifiertest.moc"

#include "models/production/classifier.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
struct Classifier {
    Q_DECLARE_TR_FUNCTIONS(Classifier)
};

// ---------------------------------------------------------------- what the rules ask for

std::optional<int> signalOf(const JobFacts &f)
{
    if (f.endpoint.signal || (f.report && f.report->signal))
        return f.endpoint.signal ? f.endpoint.signal : f.report->signal;
    const auto code = f.exitCode();
    return code ? signalOfExitCode(*code) : std::nullopt;
}

QString reasonOf(const JobFacts &f)
{
    return f.endpoint.reason.isEmpty() && f.report ? f.report->reason : f.endpoint.reason;
}

bool hasReason(const JobFacts &f, const char *word) { return reasonOf(f) == QLatin1String(word); }
bool hasExitCode(const JobFacts &f, int code) { return f.exitCode() == code; }
bool isReportMissing(const JobFacts &f) { return !f.report && f.reportProblem.code == ErrorCode::NotFound; }

qint64 eventsRead(const JobFacts &f, const ExpectedInput &input)
{
    qint64 read = 0;
    for (const ReportedInput &reported : f.report->inputs)
        if (reported.lfn == input.lfn && reported.first == input.first)
            read += reported.eventsRead;
    return read;
}

const ReportedOutput *reported(const JobFacts &f, const ExpectedStream &stream)
{
    for (const ReportedOutput &output : f.report->outputs)
        if (output.stream == stream.stream)
            return &output;
    return nullptr;
}

template <typename F>
const ExpectedStream *firstStream(const JobFacts &f, F test)
{
    const auto it = std::find_if(f.streams.begin(), f.streams.end(), test);
    return it == f.streams.end() ? nullptr : &*it;
}

const ExpectedStream *missingStream(const JobFacts &f)
{
    return firstStream(f, [](const ExpectedStream &s) { return !s.found.exists; });
}

const ExpectedStream *unreadableStream(const JobFacts &f)
{
    return firstStream(f, [](const ExpectedStream &s) { return !s.found.readable; });
}

bool isLikeReport(const JobFacts &f, const ExpectedStream &s)
{
    const ReportedOutput *output = reported(f, s);
    return output && output->name == s.name && output->bytes == s.found.bytes
        && output->adler32 == s.found.adler32
        && (!s.found.events || *s.found.events == output->eventsWritten);
}

const ExpectedStream *mismatchedStream(const JobFacts &f)
{
    return firstStream(f, [&f](const ExpectedStream &s) { return !isLikeReport(f, s); });
}

qint64 eventsWritten(const JobFacts &f, const ExpectedStream &s)
{
    return s.found.events ? *s.found.events : reported(f, s)->eventsWritten;
}

const ExpectedStream *miscountedStream(const JobFacts &f)
{
    const qint64 expected = f.eventsExpected();
    return firstStream(f, [&](const ExpectedStream &s) {
        return s.keepsEveryEvent ? eventsWritten(f, s) != expected : eventsWritten(f, s) > expected;
    });
}

const ExpectedInput *inputReadWrong(const JobFacts &f, bool (*wrong)(qint64 read, qint64 expected))
{
    for (const ExpectedInput &input : f.inputs)
        if (wrong(eventsRead(f, input), input.events))
            return &input;
    return nullptr;
}

const ExpectedInput *inputReadTooLittle(const JobFacts &f)
{
    return inputReadWrong(f, [](qint64 read, qint64 expected) { return read < expected; });
}

const ExpectedInput *inputReadTooMuch(const JobFacts &f)
{
    return inputReadWrong(f, [](qint64 read, qint64 expected) { return read > expected; });
}

const ReportedInput *unexpectedInput(const JobFacts &f)
{
    for (const ReportedInput &input : f.report->inputs) {
        const auto same = [&input](const ExpectedInput &e) {
            return e.lfn == input.lfn && e.first == input.first;
        };
        if (std::none_of(f.inputs.begin(), f.inputs.end(), same))
            return &input;
    }
    return nullptr;
}

QStringList missingContents(const ExpectedStream &s)
{
    QStringList missing;
    for (const QString &name : s.required)
        if (!s.found.contents.contains(name))
            missing.append(name);
    return missing;
}

const ExpectedStream *incompleteStream(const JobFacts &f)
{
    return firstStream(f, [](const ExpectedStream &s) { return !missingContents(s).isEmpty(); });
}

// Everything that can be looked at, the endpoint's word apart, says that the job did what it had to do.
bool isProven(const JobFacts &f)
{
    return f.inputProblem.isEmpty() && f.report && f.report->hasApplication && f.report->exitCode == 0
        && !f.report->signal && f.report->reason.isEmpty() && f.report->conditions == f.conditions
        && f.report->release == f.release && f.report->step == f.step && !f.streams.isEmpty()
        && !inputReadTooLittle(f) && !inputReadTooMuch(f) && !unexpectedInput(f) && !missingStream(f)
        && !unreadableStream(f) && !mismatchedStream(f) && !miscountedStream(f) && !incompleteStream(f);
}

bool isSaidToHaveFailed(const JobFacts &f)
{
    static const QStringList reasons{QStringLiteral("time-limit"), QStringLiteral("memory-limit"),
                                     QStringLiteral("node"), QStringLiteral("credential")};
    return f.endpointKnows
        && (f.endpoint.exitCode.value_or(0) != 0 || f.endpoint.signal || reasons.contains(f.endpoint.reason));
}

bool isSaidToGoOn(const JobFacts &f)
{
    return f.endpointKnows
        && (f.endpoint.phase == EndpointPhase::Queued || f.endpoint.phase == EndpointPhase::Running);
}

bool disagrees(const JobFacts &f)
{
    return f.endpointKnows && f.endpoint.exitCode && f.report->exitCode
        && f.endpoint.exitCode != f.report->exitCode;
}

QString sayMismatch(const JobFacts &f)
{
    const ExpectedStream &s = *mismatchedStream(f);
    const ReportedOutput *output = reported(f, s);
    if (!output)
        return Classifier::tr("The report says nothing about the stream %1, whose file was found.")
            .arg(s.stream);
    if (output->name != s.name)
        return Classifier::tr("The report calls the file of stream %1 %2, expected was %3.")
            .arg(s.stream, output->name, s.name);
    if (output->bytes != s.found.bytes)
        return Classifier::tr("The file of stream %1 has %2 bytes, the report says %3.")
            .arg(s.stream)
            .arg(s.found.bytes)
            .arg(output->bytes);
    if (output->adler32 != s.found.adler32)
        return Classifier::tr("The file of stream %1 has the checksum %2, the report says %3.")
            .arg(s.stream, s.found.adler32, output->adler32);
    return Classifier::tr("The file of stream %1 has %2 events, the report says %3.")
        .arg(s.stream)
        .arg(s.found.events.value_or(0))
        .arg(output->eventsWritten);
}

QString sayEarlyEnd(const JobFacts &f)
{
    const ExpectedInput &input = *inputReadTooLittle(f);
    return Classifier::tr(
               "The application said it succeeded, yet it read %1 of the %2 events of %3 from event %4 on.")
        .arg(eventsRead(f, input))
        .arg(input.events)
        .arg(input.lfn)
        .arg(input.first);
}

QString sayTooMuch(const JobFacts &f)
{
    if (const ReportedInput *input = unexpectedInput(f))
        return Classifier::tr("The report says that %1 was read from event %2 on, which was not asked for.")
            .arg(input->lfn)
            .arg(input->first);
    const ExpectedInput &input = *inputReadTooMuch(f);
    return Classifier::tr("The application read %1 events of %2, where %3 were asked for.")
        .arg(eventsRead(f, input))
        .arg(input.lfn)
        .arg(input.events);
}

QString sayMiscount(const JobFacts &f)
{
    const ExpectedStream &s = *miscountedStream(f);
    if (s.keepsEveryEvent)
        return Classifier::tr("Stream %1 keeps every event, yet %2 were written where %3 were read.")
            .arg(s.stream)
            .arg(eventsWritten(f, s))
            .arg(f.eventsExpected());
    return Classifier::tr("Stream %1 has %2 events, more than the %3 that were read.")
        .arg(s.stream)
        .arg(eventsWritten(f, s))
        .arg(f.eventsExpected());
}

QString sayConditions(const JobFacts &f)
{
    return Classifier::tr("The job used the conditions %1, the request asks for %2.")
        .arg(f.report->conditions, f.conditions);
}

QString sayOtherSoftware(const JobFacts &f)
{
    return Classifier::tr("The job ran step %1 of release %2, the request asks for step %3 of release %4.")
        .arg(f.report->step, f.report->release, f.step, f.release);
}

// "exit code 42", "SIGKILL (...)", "time-limit"
QString wordOfEndpoint(const JobFacts &f)
{
    if (!f.endpoint.reason.isEmpty())
        return f.endpoint.reason.left(80);
    if (f.endpoint.signal)
        return signalName(*f.endpoint.signal);
    return Classifier::tr("exit code %1").arg(f.endpoint.exitCode.value_or(0));
}

QString sayProven(const JobFacts &f)
{
    return Classifier::tr(
               "The endpoint says that the job failed (%1), yet its report says exit code 0, all %2 "
               "events were read, and every stream is there and as reported.")
        .arg(wordOfEndpoint(f))
        .arg(f.eventsExpected());
}

QString sayGoesOn(const JobFacts &f)
{
    return f.report
        ? Classifier::tr("The endpoint says that the job goes on, yet its report is there already.")
        : Classifier::tr("The endpoint says that the job goes on, after it had said that it ended.");
}

QString sayStuck(const JobFacts &f)
{
    constexpr TimeMs kMinute = 60'000;
    return Classifier::tr(
        "It had not moved for %n minute(s), much longer than the other jobs of its request at "
        "this site, and was cancelled for that.",
        nullptr, int(std::min<TimeMs>(*f.stuckMs / kMinute, 1'000'000)));
}

QString sayKnownExit(const JobFacts &f)
{
    return Classifier::tr("The application ended with exit code %1: %2.")
        .arg(QString::number(f.knownExit->code), f.knownExit->meaning);
}

QString sayIncomplete(const JobFacts &f)
{
    const ExpectedStream &s = *incompleteStream(f);
    return Classifier::tr("The file of stream %1 lacks what it must contain: %2.")
        .arg(s.stream, missingContents(s).join(QStringLiteral(", ")));
}

QString sayMissing(const JobFacts &f)
{
    QStringList names;
    for (const ExpectedStream &s : f.streams)
        if (!s.found.exists)
            names.append(s.stream);
    return Classifier::tr("%1 of %2 streams appeared; missing: %3.")
        .arg(f.streams.size() - names.size())
        .arg(f.streams.size())
        .arg(names.join(QStringLiteral(", ")));
}

// ---------------------------------------------------------------- the table

struct Rule {
    const char *failureClass;
    bool (*applies)(const JobFacts &);
    QString (*sentence)(const JobFacts &);
};

using F = const JobFacts &;

// The class is the one that operators gave the exit code.
constexpr const char *kOfExitCode = "";

// In this order: what ended the job; then whether its word can be believed; then what it did to the events;
// then what it left. Each rule may rely on none before it having applied (a report exists after
// report-malformed).
constexpr std::array kRules{
    Rule{"lost", [](F f) { return !f.endpointKnows && isReportMissing(f); },
         [](F) {
             return Classifier::tr("The endpoint no longer knows the job, and there is no report of it.");
         }},
    Rule{"says-is", isSaidToGoOn, sayGoesOn},
    Rule{"says-is", [](F f) { return isSaidToHaveFailed(f) && isProven(f); }, sayProven},
    Rule{"stuck", [](F f) { return f.stuckMs && hasReason(f, "cancelled"); }, sayStuck},
    Rule{"time-limit", [](F f) { return hasReason(f, "time-limit"); },
         [](F) { return Classifier::tr("The job was stopped because it reached its time limit."); }},
    Rule{"memory-limit", [](F f) { return hasReason(f, "memory-limit"); },
         [](F) { return Classifier::tr("The job was stopped because it reached its memory limit."); }},
    Rule{"credential", [](F f) { return hasReason(f, "credential"); },
         [](F) { return Classifier::tr("The job was stopped because its credential had expired."); }},
    Rule{"node", [](F f) { return hasReason(f, "node"); },
         [](F) { return Classifier::tr("The worker node went away or stopped the job."); }},
    Rule{"signal", [](F f) { return hasReason(f, "cancelled"); },
         [](F) { return Classifier::tr("The job was cancelled at the endpoint, not from here."); }},
    Rule{"input", [](F f) { return !f.inputProblem.isEmpty(); }, [](F f) { return f.inputProblem; }},
    Rule{kOfExitCode, [](F f) { return f.knownExit && hasExitCode(f, f.knownExit->code); }, sayKnownExit},
    Rule{
        "signal", [](F f) { return signalOf(f).has_value(); },
        [](F f) { return Classifier::tr("The application was ended by %1.").arg(signalName(*signalOf(f))); }},
    Rule{"not-executable", [](F f) { return hasExitCode(f, kExitNotExecutable); },
         [](F) {
             return Classifier::tr("The application was found but cannot be executed (exit code 126).");
         }},
    Rule{"release-missing", [](F f) { return hasExitCode(f, kExitNotFound); },
         [](F) { return Classifier::tr("The application was not found at the site (exit code 127)."); }},
    Rule{"exit-code", [](F f) { return f.exitCode().value_or(0) != 0; },
         [](F f) { return Classifier::tr("The application ended with exit code %1.").arg(*f.exitCode()); }},
    Rule{"report-missing", isReportMissing,
         [](F) { return Classifier::tr("The job left no report, so nothing proves what it did."); }},
    Rule{"report-malformed", [](F f) { return !f.report; },
         [](F f) { return Classifier::tr("The job report cannot be used. %1").arg(f.reportProblem.cause); }},
    Rule{"says-is", disagrees,
         [](F f) {
             return Classifier::
                 tr("The endpoint says that the application ended with exit code %1, the job report says %2.")
                     .arg(*f.endpoint.exitCode)
                     .arg(*f.report->exitCode);
         }},
    Rule{
        "report-missing", [](F f) { return !f.report->hasApplication; },
        [](F) { return Classifier::tr("The application left no account of the events it read and wrote."); }},
    Rule{"conditions", [](F f) { return f.report->conditions != f.conditions; }, sayConditions},
    Rule{"says-is", [](F f) { return f.report->release != f.release || f.report->step != f.step; },
         sayOtherSoftware},
    Rule{"early-end", [](F f) { return inputReadTooLittle(f) != nullptr; }, sayEarlyEnd},
    Rule{"event-count", [](F f) { return unexpectedInput(f) || inputReadTooMuch(f); }, sayTooMuch},
    Rule{"output-missing",
         [](F f) {
             return std::none_of(f.streams.begin(), f.streams.end(),
                                 [](const auto &s) { return s.found.exists; });
         },
         [](F) { return Classifier::tr("No output of the job was found."); }},
    Rule{"stream-missing", [](F f) { return missingStream(f) != nullptr; }, sayMissing},
    Rule{"output-unreadable", [](F f) { return unreadableStream(f) != nullptr; },
         [](F f) {
             const ExpectedStream &s = *unreadableStream(f);
             return Classifier::tr("The file of stream %1 is damaged: %2").arg(s.stream, s.found.problem);
         }},
    Rule{"output-mismatch", [](F f) { return mismatchedStream(f) != nullptr; }, sayMismatch},
    Rule{"event-count", [](F f) { return miscountedStream(f) != nullptr; }, sayMiscount},
    Rule{"content", [](F f) { return incompleteStream(f) != nullptr; }, sayIncomplete},
    Rule{"unknown", [](F f) { return !reasonOf(f).isEmpty(); },
         [](F f) {
             return Classifier::tr("The endpoint gives a reason that is not known here: %1.")
                 .arg(reasonOf(f).left(80));
         }},
};

// ---------------------------------------------------------------- evidence

QString sayEnding(const JobFacts &f)
{
    if (const auto signal = signalOf(f))
        return Classifier::tr("ended by %1").arg(signalName(*signal));
    const auto code = f.exitCode();
    if (!code)
        return Classifier::tr("not known");
    const QString meaning = f.knownExit ? f.knownExit->meaning : exitCodeMeaning(*code);
    return meaning.isEmpty() ? Classifier::tr("exit code %1").arg(*code)
                             : Classifier::tr("exit code %1: %2").arg(*code).arg(meaning);
}

QString sayFound(const FileFacts &found)
{
    if (!found.exists)
        return Classifier::tr("not found");
    if (!found.readable)
        return Classifier::tr("damaged, %1 bytes: %2").arg(found.bytes).arg(found.problem);
    if (!found.events)
        return Classifier::tr("%1 bytes, checksum %2").arg(found.bytes).arg(found.adler32);
    return Classifier::tr("%1 events, %2 bytes, checksum %3")
        .arg(*found.events)
        .arg(found.bytes)
        .arg(found.adler32);
}

QString sayReport(const JobFacts &f)
{
    if (f.report)
        return f.report->hasApplication ? Classifier::tr("complete")
                                        : Classifier::tr("without the application's part");
    return isReportMissing(f) ? Classifier::tr("missing") : f.reportProblem.cause;
}

void addInputs(const JobFacts &f, QList<Fact> &list)
{
    constexpr qsizetype kMost = 50;
    for (const ExpectedInput &input : f.inputs.first(std::min(kMost, f.inputs.size())))
        list.append({Classifier::tr("input %1").arg(input.lfn),
                     Classifier::tr("%1 of %2 events read, from event %3 on")
                         .arg(eventsRead(f, input))
                         .arg(input.events)
                         .arg(input.first)});
    list.append({Classifier::tr("events read"),
                 Classifier::tr("%1 of %2").arg(f.report->eventsRead()).arg(f.eventsExpected())});
}

QList<Fact> gather(const JobFacts &f)
{
    QList<Fact> list;
    list.append({Classifier::tr("endpoint"),
                 !f.endpointKnows      ? Classifier::tr("does not know the job")
                     : isSaidToGoOn(f) ? Classifier::tr("says that the job goes on")
                                       : Classifier::tr("knows the job")});
    list.append({Classifier::tr("ending"), sayEnding(f)});
    if (!reasonOf(f).isEmpty())
        list.append({Classifier::tr("reason"), reasonOf(f).left(80)});
    list.append({Classifier::tr("report"), sayReport(f)});
    if (f.report && f.report->hasApplication)
        addInputs(f, list);
    for (const ExpectedStream &s : f.streams) {
        list.append({Classifier::tr("stream %1").arg(s.stream), sayFound(s.found)});
        if (const ReportedOutput *output = f.report ? reported(f, s) : nullptr)
            list.append({Classifier::tr("stream %1 as reported").arg(s.stream),
                         Classifier::tr("%1 events, %2 bytes, checksum %3")
                             .arg(output->eventsWritten)
                             .arg(output->bytes)
                             .arg(output->adler32)});
        if (!s.required.isEmpty() && s.found.readable) {
            const QString missing = missingContents(s).join(QStringLiteral(", "));
            list.append({Classifier::tr("stream %1 must contain").arg(s.stream),
                         missing.isEmpty() ? Classifier::tr("%1: all there").arg(
                             s.required.join(QStringLiteral(", ")))
                                           : Classifier::tr("missing: %1").arg(missing)});
        }
    }
    if (!f.inputProblem.isEmpty())
        list.append({Classifier::tr("inputs looked at again"), f.inputProblem});
    return list;
}
}  // namespace

qint64 JobFacts::eventsExpected() const
{
    qint64 sum = 0;
    for (const ExpectedInput &input : inputs)
        sum += input.events;
    return sum;
}

std::optional<int> JobFacts::exitCode() const
{
    return endpoint.exitCode || !report ? endpoint.exitCode : report->exitCode;
}

Verdict classify(const JobFacts &facts)
{
    Verdict verdict;
    verdict.evidence = gather(facts);
    for (const Rule &rule : kRules) {
        if (!rule.applies(facts))
            continue;
        const bool byExitCode = *rule.failureClass == '\0';
        verdict.failureClass =
            byExitCode ? facts.knownExit->failureClass : QString::fromLatin1(rule.failureClass);
        verdict.sentence = rule.sentence(facts);
        if (byExitCode)
            verdict.retryHelps = facts.knownExit->retryHelps;
        break;
    }
    verdict.good = verdict.failureClass.isEmpty();
    if (verdict.good)
        verdict.sentence = Classifier::tr("All %1 events were read, and every stream is as reported.")
                               .arg(facts.eventsExpected());
    verdict.evidence.append({Classifier::tr("verdict"), verdict.sentence});
    return verdict;
}

bool mayBeInput(const QString &failureClass)
{
    static const QStringList list{QStringLiteral("exit-code"),      QStringLiteral("signal"),
                                  QStringLiteral("early-end"),      QStringLiteral("event-count"),
                                  QStringLiteral("report-missing"), QStringLiteral("output-missing")};
    return list.contains(failureClass);
}

}  // namespace shiftdeck

#include "models/core/failureclass.h"
#include "models/production/classifier.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

// A job report, a line "---", and the job's one output. Whatever they are: one verdict, with a sentence
// and its evidence; and good only when every event was read and the output is as reported, and has what it
// must have.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray all(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype cut = all.indexOf("\n---\n");
    const QByteArray content = cut < 0 ? QByteArray() : all.mid(cut + 5);
    const bool isJson = content.startsWith('{');
    JobFacts facts;
    facts.endpointKnows = true;
    facts.endpoint.phase = EndpointPhase::Ended;
    facts.step = QStringLiteral("production");
    facts.release = QStringLiteral("demo-1");
    facts.conditions = QStringLiteral("ct-1");
    facts.inputs = {{QStringLiteral("raw/1.csv"), 0, 2}};
    const QString name = isJson ? QStringLiteral("out.root.json") : QStringLiteral("out.csv");
    ExpectedStream stream{QStringLiteral("mdst"), name, true, {}, {}};
    stream.required = {isJson ? QStringLiteral("mass") : QStringLiteral("M")};
    if (cut >= 0)
        stream.found = inspectContent(name, content);
    facts.streams = {stream};
    auto report = parseJobReport(all.left(cut), QStringLiteral("r1-p-0123456789ab"));
    if (report)
        facts.report = *std::move(report);
    else
        facts.reportProblem = report.error();
    const Verdict verdict = classify(facts);
    if (verdict.good != verdict.failureClass.isEmpty()
        || (!verdict.good && !isFailureClass(verdict.failureClass)))
        qFatal("a verdict that is none");
    if (verdict.sentence.isEmpty() || verdict.evidence.isEmpty()
        || verdict.evidence.last().value != verdict.sentence)
        qFatal("a verdict without evidence");
    if (verdict.good
        && (!facts.report || facts.report->eventsRead() != 2 || !stream.found.readable
            || stream.found.events != 2 || !stream.found.contents.contains(stream.required.first())))
        qFatal("good without proof");
    return 0;
}

// What a job does and leaves.
#include "tests/simulation/simsite.h"
#include "tests/simulation/truth.h"

#include <QDir>
#include <QFile>

namespace shiftdeck::simulation {

namespace {
constexpr int kApplicationError = 3;
constexpr int kKill = 9;

struct Stream {
    QByteArray name, file, content;
    qint64 events = 0;
    QByteArray reportedAdler;
    qint64 reportedEvents = 0, reportedBytes = 0;
    bool exists = true;
};

struct Work {
    QList<QList<DataLine>> inputs;  // what is to be read of each
    QList<qint64> read;  // what is said to have been read
    QByteArrayList adler;  // of the files as they were read
    QList<Stream> streams;
    bool couldRead = true;
};

QByteArray text(const QString &value) { return '"' + value.toUtf8() + '"'; }

bool isMerge(const SimJob &job) { return job.description.step == QLatin1String("merge"); }

Work readInputs(const SimJob &job)
{
    Work work;
    for (const InputFile &input : job.description.inputs) {
        QList<DataLine> lines;
        const bool good = readEvents(input.path, lines);
        work.couldRead = work.couldRead && good && lines.size() >= input.firstEvent + input.events;
        work.inputs.append(input.wholeFile ? lines : lines.mid(input.firstEvent, input.events));
        work.read.append(input.events);
        work.adler.append(adler32Text(readAll(input.path)));
    }
    return work;
}

// The job stops in the middle of its input, and says so in its report but not by its exit code.
void cutShort(const SimJob &job, Work &work)
{
    qint64 left = 0;
    for (const auto &lines : std::as_const(work.inputs))
        left += lines.size();
    left = left == 0 ? 0 : qint64(job.variant % quint64(left));
    for (qsizetype i = 0; i < work.inputs.size(); ++i) {
        const qint64 n = std::min<qint64>(left, work.inputs.at(i).size());
        work.inputs[i] = work.inputs.at(i).mid(0, n);
        work.read[i] = n;
        left -= n;
    }
}

void fill(Stream &stream)
{
    stream.reportedAdler = adler32Text(stream.content);
    stream.reportedBytes = stream.content.size();
    stream.reportedEvents = stream.events;
}

void writeStreams(const SimJob &job, Work &work)
{
    for (const OutputFile &output : job.description.outputs) {
        Stream stream;
        stream.name = output.stream.toUtf8();
        stream.file = output.name.toUtf8();
        stream.content = header();
        for (const auto &lines : std::as_const(work.inputs)) {
            for (const DataLine &line : lines) {
                if (!isMerge(job) && !keeps(stream.name, line.event))
                    continue;
                stream.content += line.text;
                ++stream.events;
            }
        }
        fill(stream);
        work.streams.append(stream);
    }
}

void dropLastLine(Stream &stream)
{
    if (stream.events == 0)
        return;
    stream.content.chop(1);
    stream.content.truncate(stream.content.lastIndexOf('\n') + 1);
    --stream.events;
}

void spoilGarbage(Stream &stream, quint64 variant)
{
    if (variant % 3 == 0)
        stream.content = QByteArray("\x7f\x01\x02garbage\0\n", 12);
    else if (variant % 3 == 1)
        stream.content.chop(1);  // cut in the middle of a line
    else
        stream.content = stream.content.mid(header().size()) + "7,";
    fill(stream);
}

// A lie that what is found can tell from the truth. (A stream that keeps some events may always have kept
// others.)
void lie(const SimJob &job, Work &work)
{
    Stream &stream = work.streams[qsizetype(job.variant / 4) % work.streams.size()];
    const bool keepsEvery = isMerge(job) || stream.name == "every";
    if (job.variant % 3 == 0 && keepsEvery && stream.events > 0) {
        dropLastLine(stream);
        fill(stream);
    } else if (job.variant % 3 == 1 && keepsEvery && stream.events > 0) {
        stream.content += stream.content.mid(header().size());  // every event twice
        stream.events *= 2;
        fill(stream);
    } else if (job.variant % 2 == 0) {
        ++stream.reportedEvents;
    } else {
        ++work.read.last();
    }
}

void spoil(SimJob &job, Work &work)
{
    if (!job.outcome || work.streams.isEmpty())
        return;
    const quint64 v = job.variant;
    Stream &one = work.streams[qsizetype(v / 8) % work.streams.size()];
    switch (*job.outcome) {
    case Fault::LieCount: lie(job, work); break;
    case Fault::LoseStream: one.exists = false; break;
    case Fault::LoseEverything:
        for (Stream &stream : work.streams)
            stream.exists = false;
        break;
    case Fault::Garbage: spoilGarbage(one, v); break;
    case Fault::WrongChecksum: one.reportedAdler = adler32Text(one.content + 'x'); break;
    case Fault::Killed:
    case Fault::TimeLimit:
    case Fault::MemoryLimit:
    case Fault::NodeFailure:
    case Fault::Credential:
    case Fault::ExitCode:
        // It was in the middle of something; now and then all was done before.
        for (Stream &stream : work.streams)
            if (v % 4 != 0)
                stream.content.truncate(stream.content.size() / 2);
        break;
    default: break;
    }
}

void decideEnding(SimJob &job, const Work &work)
{
    EndpointJob &state = job.state;
    if (state.reason == QLatin1String("cancelled"))
        return;
    state.exitCode = work.couldRead ? 0 : kApplicationError;
    if (!job.outcome || !work.couldRead)
        return;
    switch (*job.outcome) {
    case Fault::Killed:
        state.exitCode.reset();
        state.signal = kKill;
        break;
    case Fault::ExitCode: state.exitCode = 1 + int(job.variant % 120); break;
    case Fault::TimeLimit: state.reason = QStringLiteral("time-limit"); break;
    case Fault::MemoryLimit: state.reason = QStringLiteral("memory-limit"); break;
    case Fault::NodeFailure: state.reason = QStringLiteral("node"); break;
    case Fault::Credential: state.reason = QStringLiteral("credential"); break;
    default: break;
    }
    if (!state.reason.isEmpty())
        state.exitCode.reset();
}

QByteArray applicationPart(const SimJob &job, const Work &work)
{
    QByteArray json = R"({"inputs":[)";
    for (qsizetype i = 0; i < job.description.inputs.size(); ++i) {
        const InputFile &input = job.description.inputs.at(i);
        json += QByteArray(i ? "," : "") + R"({"lfn":)" + text(input.lfn) + R"(,"run":)"
            + QByteArray::number(input.run) + R"(,"first":)" + QByteArray::number(input.firstEvent)
            + R"(,"eventsRead":)" + QByteArray::number(work.read.at(i)) + R"(,"adler32":")" + work.adler.at(i)
            + R"("})";
    }
    json += R"(],"outputs":[)";
    for (qsizetype i = 0; i < work.streams.size(); ++i) {
        const Stream &stream = work.streams.at(i);
        json += QByteArray(i ? "," : "") + R"({"stream":")" + stream.name + R"(","name":")" + stream.file
            + R"(","eventsWritten":)" + QByteArray::number(stream.reportedEvents) + R"(,"bytes":)"
            + QByteArray::number(stream.reportedBytes) + R"(,"adler32":")" + stream.reportedAdler + R"("})";
    }
    return json + R"(],"peakMemoryKb":1024})";
}

QByteArray number(const std::optional<int> &value) { return value ? QByteArray::number(*value) : "null"; }

QByteArray report(const SimJob &job, const Work &work)
{
    const JobDescription &d = job.description;
    const EndpointJob &state = job.state;
    const bool isForeign = job.outcome == Fault::ForeignReport;
    const bool isOther = job.outcome == Fault::OtherConditions;
    const bool disagrees = job.outcome == Fault::ExitDisagrees && state.exitCode;
    const bool stopped = state.reason == QLatin1String("cancelled");
    return R"({"format":"shiftdeck-job-report","version":1,"token":)"
        + text(isForeign ? QStringLiteral("r1-p-another-one") : d.token) + R"(,"host":)" + text(state.node)
        + R"(,"release":)" + text(d.release) + R"(,"conditions":)"
        + text(isOther ? QStringLiteral("outdated") : d.conditions) + R"(,"step":)" + text(d.step)
        + R"(,"startedAt":)" + QByteArray::number(job.startsAt) + R"(,"endedAt":)"
        + QByteArray::number(job.endsAt) + R"(,"cpuSeconds":1.5,"peakMemoryKb":2048,"exitCode":)"
        + (disagrees ? QByteArray::number(*state.exitCode + 1) : number(state.exitCode)) + R"(,"signal":)"
        + number(state.signal) + R"(,"reason":)" + text(state.reason) + R"(,"application":)"
        + (stopped || !work.couldRead ? QByteArray("null") : applicationPart(job, work)) + "}\n";
}
}  // namespace

void leaveFiles(World &, SimJob &job, const QString &folder)
{
    // Run again on other inputs it would leave other files of the same size, which only their checksum tells.
    QByteArray read;
    for (const InputFile &input : job.description.inputs)
        read += adler32Text(readAll(input.path));
    if (!job.read.isEmpty() && job.read != read)
        return;
    job.read = read;
    QDir().mkpath(folder + QStringLiteral("/out"));
    Work work = readInputs(job);
    decideEnding(job, work);
    if (work.couldRead && job.state.reason != QLatin1String("cancelled")) {
        if (job.outcome == Fault::EarlyEnd)
            cutShort(job, work);
        writeStreams(job, work);
        spoil(job, work);
        for (const Stream &stream : std::as_const(work.streams))
            if (stream.exists)
                writeAll(folder + QStringLiteral("/out/") + QString::fromUtf8(stream.file), stream.content);
    }
    if (!work.couldRead)
        writeAll(folder + QStringLiteral("/stderr"), "error: an input cannot be read\n");
    if (job.outcome == Fault::NoReport)
        return;
    const QByteArray content = report(job, work);
    writeAll(folder + QStringLiteral("/report.json"),
             job.outcome == Fault::BadReport ? content.first(content.size() / 2) : content);
}

}  // namespace shiftdeck::simulation

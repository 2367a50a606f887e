#include "models/endpoints/arcdescription.h"

#include <QCoreApplication>

#include <zlib.h>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};
constexpr qsizetype kLongestArgument = 120'000;  // Linux: 128 KiB for a single one
const QByteArray kNamespace = "http://www.eu-emi.eu/es/2010/12/adl";

// No line of job.conf can be this: each begins with a word and a TAB. Nor does the wrapper hold it.
const QByteArray kEnd = "shiftdeck-here-ends-the-file";

QByteArray fileOf(const char *name, const QByteArray &content)
{
    return "cat >" + QByteArray(name) + " <<'" + kEnd + "' || exit 1\n" + content
        + (content.endsWith('\n') ? "" : "\n") + kEnd + '\n';
}

QByteArray startOf(const ArcJob &job)
{
    return "umask 022\n"
           "[ ! -e job.conf ] || exit 0\n"
        + fileOf("job.conf", job.conf) + fileOf("wrapper.sh", job.wrapper)
        + "# A session of its own; the element's TERM ends neither this shell nor the wait for it.\n"
          "trap : TERM\n"
          "setsid sh wrapper.sh &\n"
          "runs=$!\n"
          "while kill -0 $runs 2>/dev/null; do wait $runs; done\n"
          "[ -e report.json ] || exit 1\n";
}

QByteArray element(const char *name, const QByteArray &text)
{
    return '<' + QByteArray(name) + '>' + QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</" + name
        + ">\n";
}
}  // namespace

QByteArray gzipped(const QByteArray &content)
{
    constexpr int kGzip = 16 + MAX_WBITS, kMemory = 8;
    z_stream stream = {};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))), 0);
    QByteArray source = content;
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return done ? packed : QByteArray();
}

Result<QByteArray> arcDescription(const ArcJob &job)
{
    // A-REX lets a shell look at arguments: a "$" would be a variable there.
    const QByteArray argument =
        "echo " + gzipped(startOf(job)).toBase64() + " | base64 -d | gzip -dc >.start && exec sh .start";
    if (argument.size() > kLongestArgument)
        return fail(ErrorCode::InvalidInput, Text::tr("job %1").arg(job.token.left(80)),
                    Text::tr("It has so many files that ARC cannot take it."));
    QByteArray resources;
    if (job.memoryMb > 0)
        resources += element("IndividualPhysicalMemory", QByteArray::number(qint64(job.memoryMb) << 20));
    if (job.wallSeconds > 0)
        resources += element("WallTime", QByteArray::number(job.wallSeconds));
    if (!job.queue.isEmpty())
        resources += element("QueueName", job.queue.toUtf8());
    QByteArray uploads;
    for (const QString &name : job.uploads)
        uploads += "<InputFile>" + element("Name", name.toUtf8()) + "</InputFile>";
    const QByteArray delegation = job.delegation.isEmpty()
        ? QByteArray()
        : element("nordugrid-adl:DelegationID", job.delegation.toUtf8());
    return QByteArray(
        "<ActivityDescription xmlns=\"" + kNamespace
        + "\" xmlns:nordugrid-adl=\"http://www.nordugrid.org/es/2011/12/nordugrid-adl\">\n"
          "<ActivityIdentification>"
        + element("Name", job.token.toUtf8()) + "</ActivityIdentification>\n<Application><Executable>"
        + element("Path", "/bin/sh") + element("Argument", "-c") + element("Argument", argument)
        + "</Executable>\n" + element("Output", "arc.out") + element("Error", "arc.err")
        + "</Application>\n<Resources>" + resources + "</Resources>\n<DataStaging>" + delegation + uploads
        + "<OutputFile>" + element("Name", "/") + "</OutputFile></DataStaging>\n</ActivityDescription>\n");
}

QByteArray arcDescriptions(const QList<QByteArray> &descriptions)
{
    if (descriptions.size() == 1)
        return descriptions.first();
    QByteArray all = "<ActivityDescriptions xmlns=\"" + kNamespace + "\">\n";
    for (const QByteArray &description : descriptions)
        all += description;
    return all + "</ActivityDescriptions>\n";
}

}  // namespace shiftdeck

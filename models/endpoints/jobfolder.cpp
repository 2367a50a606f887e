#include "models/endpoints/jobfolder.h"

#include "models/core/files.h"
#include "models/core/vocabulary.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr qint64 kLargestSmallFile = 256;
constexpr qint64 kLargestWrapper = 1 << 20;
constexpr qsizetype kLongestWord = 500;
constexpr qsizetype kLongestPath = 4000;
constexpr qsizetype kMostFiles = 100'000;
constexpr int kLargestLimit = 100'000'000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LocalEndpoint)
};

Result<> invalid(const QString &token, const QString &cause)
{
    return fail(ErrorCode::InvalidInput, Text::tr("job %1").arg(token.left(80)), cause);
}

// job.conf is lines of fields: a character that ends one would let a name become an instruction.
bool isOneField(const QString &value, qsizetype longest)
{
    return value.size() <= longest && std::none_of(value.begin(), value.end(), [](QChar c) {
               return c.category() == QChar::Other_Control;
           });
}

bool isPath(const QString &path) { return path.startsWith(u'/') && isOneField(path, kLongestPath); }

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/') && isOneField(name, 200);
}

QByteArray field(const QString &value) { return value.toUtf8(); }
QByteArray field(qint64 value) { return QByteArray::number(value); }

template <typename... Values>
QByteArray confLine(const char *key, const Values &...values)
{
    QByteArray line(key);
    ((line += '\t' + field(values)), ...);
    return line + '\n';
}

QByteArray confOf(const JobDescription &job, const JobFolderSettings &settings)
{
    QByteArray conf = confLine("token", job.token) + confLine("step", job.step)
        + confLine("release", job.release) + confLine("conditions", job.conditions) + confLine("threads", 1)
        + confLine("application", job.application) + confLine("site", settings.siteFolder)
        + confLine("memory", job.memoryMb) + confLine("wall", job.wallSeconds)
        + confLine("grace", settings.graceSeconds);
    for (const InputFile &input : job.inputs)
        conf += confLine("input", input.lfn, input.path, input.run, input.firstEvent, input.events,
                         QString(input.wholeFile ? "whole" : "range"));
    for (const OutputFile &output : job.outputs)
        conf += confLine("output", output.stream, output.name);
    return conf + confLine("fragment", QStringLiteral("application.json"))
        + confLine("outdir", QStringLiteral("out"));
}

QByteArray jsonOf(const JobDescription &job, const JobFolderSettings &settings, QueuePlace place)
{
    QJsonArray inputs;
    for (const InputFile &input : job.inputs)
        inputs.append(QJsonObject{{"lfn", input.lfn},
                                  {"path", input.path},
                                  {"run", input.run},
                                  {"firstEvent", input.firstEvent},
                                  {"events", input.events},
                                  {"wholeFile", input.wholeFile}});
    QJsonArray outputs;
    for (const OutputFile &output : job.outputs)
        outputs.append(QJsonObject{{"stream", output.stream}, {"name", output.name}});
    const QJsonObject description{{"format", "shiftdeck-job"},
                                  {"version", 1},
                                  {"token", job.token},
                                  {"name", job.name},
                                  {"step", job.step},
                                  {"release", job.release},
                                  {"conditions", job.conditions},
                                  {"application", job.application},
                                  {"site", settings.siteName},
                                  {"siteFolder", settings.siteFolder},
                                  {"memoryMb", job.memoryMb},
                                  {"wallSeconds", job.wallSeconds},
                                  {"submittedAt", place.time},
                                  {"inputs", inputs},
                                  {"outputs", outputs}};
    return QJsonDocument(description).toJson();
}

QString shellQuoted(QString value) { return u'\'' + value.replace(u'\'', QLatin1String("'\\''")) + u'\''; }

QByteArray scriptOf(const JobDescription &job, const JobFolderSettings &settings)
{
    return QStringLiteral("#!/bin/sh\n"
                          "# Job %1: runs the application again by hand, in a new folder (or the one named\n"
                          "# as argument). The files of the job itself stay as they are.\n"
                          "set -eu\n"
                          "here=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)\n"
                          "again=${1:-$(mktemp -d)}\n"
                          "mkdir -p \"$again/out\" \"$again/tmp\"\n"
                          "cp \"$here/job.conf\" \"$again/\"\n"
                          "cd \"$again\"\n"
                          "echo \"Running in $PWD\"\n"
                          "exec env -i SHIFTDECK_SITE=%2 PATH=/usr/local/bin:/usr/bin:/bin LANG=C \\\n"
                          "    TMPDIR=\"$PWD/tmp\" %3 job.conf\n")
        .arg(job.token, shellQuoted(settings.siteFolder), shellQuoted(job.application))
        .toUtf8();
}

Result<> writeNew(const QString &path, const QByteArray &content, mode_t mode = 0644)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return tl::unexpected(systemError(path, errno));
    int failure = 0;
    for (qsizetype done = 0; done < content.size() && failure == 0;) {
        const ssize_t n = ::write(fd, content.constData() + done, static_cast<size_t>(content.size() - done));
        if (n >= 0)
            done += n;
        else if (errno != EINTR)
            failure = errno;
    }
    if (::close(fd) != 0 && failure == 0)
        failure = errno;
    if (failure != 0)
        return tl::unexpected(systemError(path, failure));
    return {};
}

// A file may have some 65,000 links on common disks; then a fresh copy takes its name.
Result<> linkWrapper(const QString &wrapper, const QString &path)
{
    const auto link = [&] {
        return ::link(QFile::encodeName(wrapper).constData(), QFile::encodeName(path).constData()) == 0;
    };
    if (link())
        return {};
    if (errno != EMLINK)
        return tl::unexpected(systemError(path, errno));
    SD_TRY(const QByteArray content, readBounded(wrapper, kLargestWrapper));
    SD_CHECK(writeAtomically(wrapper, content));
    if (!link())
        return tl::unexpected(systemError(path, errno));
    return {};
}

Result<> fillFolder(const QString &folder, const JobDescription &job, const JobFolderSettings &settings,
                    QueuePlace place)
{
    SD_CHECK(writeNew(folder + "/job.json", jsonOf(job, settings, place)));
    SD_CHECK(writeNew(folder + "/job.conf", confOf(job, settings)));
    SD_CHECK(writeNew(folder + "/script", scriptOf(job, settings), 0755));
    SD_CHECK(writeNew(folder + "/stdout", {}));
    SD_CHECK(writeNew(folder + "/stderr", {}));
    SD_CHECK(writeNew(folder + "/submitted",
                      QByteArray::number(place.time) + ' ' + QByteArray::number(place.serial) + '\n'));
    SD_CHECK(linkWrapper(settings.wrapperPath, folder + "/wrapper.sh"));
    return makeFolder(folder + "/out");
}

QByteArray smallFile(const QString &path)
{
    return readBounded(path, kLargestSmallFile).value_or(QByteArray()).trimmed();
}

TimeMs modifiedAt(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0;
}

std::pair<qint64, qint64> twoNumbers(const QByteArray &line)
{
    const QList<QByteArray> fields = line.split(' ');
    return fields.size() == 2 ? std::pair(fields[0].toLongLong(), fields[1].toLongLong())
                              : std::pair(0LL, 0LL);
}

void readOutcome(const QString &folder, bool cancelled, EndpointJob &job)
{
    job.phase = EndpointPhase::Ended;
    bool ok = false;
    const int status = smallFile(folder + "/exit_code").toInt(&ok);
    // The shell's own way to say "killed by signal n" is 128 + n; there are 64 signals.
    if (ok && status > 128 && status <= 192)
        job.signal = status - 128;
    else if (ok && status >= 0 && status <= 255)
        job.exitCode = status;
    const QByteArray reason = smallFile(folder + "/reason");
    for (const char *known : {"time-limit", "memory-limit", "cancelled", "node"}) {
        if (reason == known)
            job.reason = QString::fromLatin1(known);
    }
    const bool hasOutcome = job.exitCode || job.signal;
    if (job.reason.isEmpty() && !hasOutcome)
        job.reason = cancelled ? QStringLiteral("cancelled") : QStringLiteral("node");
    const TimeMs reported = modifiedAt(folder + "/report.json");
    job.endedAt = reported != 0 ? reported : modifiedAt(folder + "/exit_code");
}
}  // namespace

bool isToken(const QString &token)
{
    return token.size() >= 8 && token.size() <= 64 && std::all_of(token.begin(), token.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
           });
}

Result<> checkDescription(const JobDescription &job)
{
    if (!isToken(job.token))
        return invalid(job.token,
                       Text::tr("The submission token must be 8 to 64 characters of a-z, 0-9 and \"-\"."));
    if (!fromWord<Step>(job.step))
        return invalid(job.token, Text::tr("\"%1\" is no processing step.").arg(job.step.left(80)));
    for (const QString &word : {job.name, job.release, job.conditions}) {
        if (!isOneField(word, kLongestWord))
            return invalid(job.token,
                           Text::tr("Name, release and conditions must be one line of at most %1 "
                                    "characters.")
                               .arg(kLongestWord));
    }
    // env, which starts the application, would take a word with "=" for a variable.
    if (!isPath(job.application) || job.application.contains(u'='))
        return invalid(job.token,
                       Text::tr("The application must be an absolute path without line breaks, tabs "
                                "and \"=\"."));
    if (job.inputs.size() > kMostFiles || job.outputs.size() > kMostFiles)
        return invalid(job.token,
                       Text::tr("A job may have at most %1 input and output files.").arg(kMostFiles));
    for (const InputFile &input : job.inputs) {
        if (input.lfn.isEmpty() || !isOneField(input.lfn, kLongestPath) || !isPath(input.path))
            return invalid(job.token,
                           Text::tr("An input file needs a name and an absolute path without line breaks "
                                    "and tabs: \"%1\".")
                               .arg(input.lfn.left(200)));
        if (input.run < 0 || input.firstEvent < 0 || input.events < 0)
            return invalid(job.token,
                           Text::tr("Run and event numbers of the input \"%1\" must not be negative.")
                               .arg(input.lfn.left(200)));
    }
    QSet<QString> names;
    for (const OutputFile &output : job.outputs) {
        if (!isPlainName(output.stream) || !isPlainName(output.name))
            return invalid(job.token,
                           Text::tr("An output needs a plain file name, without folder and leading dot: "
                                    "\"%1\".")
                               .arg(output.name.left(200)));
        if (names.contains(output.name))
            return invalid(job.token, Text::tr("Two outputs have the name \"%1\".").arg(output.name));
        names.insert(output.name);
    }
    if (job.memoryMb < 0 || job.wallSeconds < 0 || job.memoryMb > kLargestLimit
        || job.wallSeconds > kLargestLimit)
        return invalid(job.token,
                       Text::tr("The memory and time limits must be between 0 and %1.").arg(kLargestLimit));
    return {};
}

Result<> writeJobFolder(const QString &folder, const JobDescription &job, const JobFolderSettings &settings,
                        QueuePlace place)
{
    if (::mkdir(QFile::encodeName(folder).constData(), 0755) != 0)
        return tl::unexpected(systemError(folder, errno));
    JobDescription limited = job;
    if (limited.memoryMb == 0)
        limited.memoryMb = settings.defaultMemoryMb;
    if (limited.wallSeconds == 0)
        limited.wallSeconds = settings.defaultWallSeconds;
    const auto filled = fillFolder(folder, limited, settings, place);
    if (!filled)
        QDir(folder).removeRecursively();
    return filled;
}

JobFolderState readJobFolder(const QString &folder, const QString &token, const QString &siteName)
{
    JobFolderState state;
    state.job.token = token;
    // Before the claim: whoever claims after this sees the mark himself, so "cancelled and unclaimed"
    // can be believed.
    state.isCancelled = QFileInfo::exists(folder + "/cancelled");
    const auto claim = readBounded(folder + "/pid", kLargestSmallFile);
    if (!claim && claim.error().code == ErrorCode::NotFound && !QFileInfo(folder).isDir())
        return state;
    state.job.endpointJobId = siteName + u':' + token;
    if (!claim && claim.error().code == ErrorCode::NotFound) {
        state.job.phase = EndpointPhase::Queued;
        if (state.isCancelled) {
            state.job.phase = EndpointPhase::Ended;
            state.job.reason = QStringLiteral("cancelled");
            state.job.endedAt = modifiedAt(folder + "/cancelled");
        }
        return state;
    }
    const auto process = ProcessIdentity::fromText(claim.value_or(QByteArray()));
    const bool neverRan = claim && claim->isEmpty();
    if (process) {
        state.job.node = process->host;
        state.job.startedAt = modifiedAt(folder + "/pid");
    }
    const QString report = folder + "/report.json";
    if (!neverRan && !QFileInfo::exists(report)) {
        if (process ? isAlive(*process) : !processesOfJob(token).isEmpty()) {
            state.job.phase = EndpointPhase::Running;
            state.process = process;
            return state;
        }
        // The wrapper may have finished between the two looks; only without a report was it killed.
        if (!QFileInfo::exists(report)) {
            for (const qint64 stray : processesOfJob(token))
                ::kill(static_cast<pid_t>(stray), SIGKILL);
        }
    }
    readOutcome(folder, state.isCancelled, state.job);
    state.isFinal = true;
    return state;
}

EndpointJob readEndedJob(const QString &folder, const QString &token, const QString &siteName)
{
    EndpointJob job;
    job.token = token;
    job.endpointJobId = siteName + u':' + token;
    if (const auto process = ProcessIdentity::fromText(smallFile(folder + "/pid"))) {
        job.node = process->host;
        job.startedAt = modifiedAt(folder + "/pid");
    }
    readOutcome(folder, QFileInfo::exists(folder + "/cancelled"), job);
    return job;
}

QueuePlace readQueuePlace(const QString &folder)
{
    const auto [time, serial] = twoNumbers(smallFile(folder + "/submitted"));
    return {time, serial};
}

StartMark readStartMark(const QString &folder)
{
    const auto [attempt, time] = twoNumbers(smallFile(folder + "/starting"));
    return {static_cast<int>(std::clamp<qint64>(attempt, 0, 1000)), time};
}

Result<> writeStartMark(const QString &folder, StartMark mark)
{
    return writeAtomically(folder + "/starting",
                           QByteArray::number(mark.attempt) + ' ' + QByteArray::number(mark.time) + '\n');
}

Result<bool> claimNever(const QString &folder)
{
    // An empty file is whole the moment it exists, and needs no room on a full disk.
    const QString path = folder + "/pid";
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0 && errno == EEXIST)
        return false;
    if (fd < 0)
        return tl::unexpected(systemError(path, errno));
    ::close(fd);
    return true;
}

}  // namespace shiftdeck

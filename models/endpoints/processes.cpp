#include "models/endpoints/processes.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <vector>

namespace shiftdeck {

namespace {
constexpr qint64 kLargestStat = 4096;
constexpr qint64 kLargestEnvironment = 1 << 20;

struct ProcessStat {
    char state = '?';
    quint64 startTicks = 0;
};

// Files of /proc have no size to ask for, and the process may end while they are read.
QByteArray readProc(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return file.read(maxBytes);
}

std::optional<ProcessStat> readStat(qint64 pid)
{
    const QByteArray line = readProc(QStringLiteral("/proc/%1/stat").arg(pid), kLargestStat);
    // The name is in parentheses and may hold any byte, parentheses too: the last one closes it.
    const qsizetype nameEnd = line.lastIndexOf(") ");
    if (nameEnd < 0)
        return std::nullopt;
    const QList<QByteArray> fields = line.mid(nameEnd + 2).split(' ');  // from field 3 on
    if (fields.size() < 20 || fields[0].size() != 1)
        return std::nullopt;
    bool ok = false;
    const quint64 startTicks = fields[19].toULongLong(&ok);
    if (!ok)
        return std::nullopt;
    return ProcessStat{fields[0][0], startTicks};
}

QByteArray bootId() { return readProc(QStringLiteral("/proc/sys/kernel/random/boot_id"), 64).trimmed(); }

// posix_spawn's two structures, freed on every way out.
struct SpawnSetup {
    SpawnSetup()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnSetup()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSetup(const SpawnSetup &) = delete;
    SpawnSetup &operator=(const SpawnSetup &) = delete;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
};
}  // namespace

std::optional<ProcessIdentity> ProcessIdentity::fromText(const QByteArray &text)
{
    const QList<QByteArray> fields = text.trimmed().split(' ');
    if (fields.size() != 4)
        return std::nullopt;
    bool pidOk = false;
    bool ticksOk = false;
    const ProcessIdentity process{fields[0].toLongLong(&pidOk), fields[1].toULongLong(&ticksOk), fields[2],
                                  QString::fromUtf8(fields[3])};
    // 1 and below name init and whole groups: never ours, and a signal to them would be a disaster.
    if (!pidOk || !ticksOk || process.pid <= 1 || process.pid > INT32_MAX || process.bootId.size() != 36)
        return std::nullopt;
    return process;
}

bool isAlive(const ProcessIdentity &process)
{
    if (process.bootId != bootId())
        return false;
    const auto stat = readStat(process.pid);
    return stat && stat->startTicks == process.startTicks && stat->state != 'Z' && stat->state != 'X';
}

void signalGroup(const ProcessIdentity &leader, int signal)
{
    if (isAlive(leader))
        ::kill(static_cast<pid_t>(-leader.pid), signal);
}

QList<qint64> processesOfJob(const QString &token)
{
    const QByteArray mark = "SHIFTDECK_MARK=" + token.toLatin1() + '.';
    QList<qint64> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry("/proc", error), end; !error && entry != end;
         entry.increment(error)) {
        bool ok = false;
        const qint64 pid = QByteArray::fromStdString(entry->path().filename().string()).toLongLong(&ok);
        if (!ok)
            continue;
        const QByteArray environment =
            readProc(QStringLiteral("/proc/%1/environ").arg(pid), kLargestEnvironment);
        if (environment.split('\0').contains(mark))
            found.append(pid);
    }
    return found;
}

Result<> startDetached(const QString &program, const QStringList &arguments, const QString &folder,
                       const QString &logName)
{
    // setsid -f forks once more and leaves: init inherits the program, and we have our child back at once.
    std::vector<QByteArray> words{"setsid", "-f", QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.push_back(QFile::encodeName(argument));
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    char path[] = "PATH=/usr/local/bin:/usr/bin:/bin";
    char language[] = "LANG=C";
    char *const environment[] = {path, language, nullptr};

    SpawnSetup setup;
    const QByteArray folderName = QFile::encodeName(folder);
    const QByteArray log = QFile::encodeName(logName);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    posix_spawnattr_setsigmask(&setup.attributes, &none);
    posix_spawnattr_setsigdefault(&setup.attributes, &all);
    posix_spawnattr_setflags(&setup.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_addchdir_np(&setup.actions, folderName.constData());
    posix_spawn_file_actions_addopen(&setup.actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&setup.actions, 1, log.constData(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    posix_spawn_file_actions_adddup2(&setup.actions, 1, 2);

    pid_t child = 0;
    const int failure =
        ::posix_spawnp(&child, "setsid", &setup.actions, &setup.attributes, argv.data(), environment);
    if (failure != 0)
        return tl::unexpected(systemError(folder, failure));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return tl::unexpected(systemError(folder, errno));
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(
            ErrorCode::Io, folder,
            QCoreApplication::translate("LocalEndpoint", "The program setsid could not start the job."));
    return {};
}

}  // namespace shiftdeck

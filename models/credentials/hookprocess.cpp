#include "models/credentials/hookprocess.h"

#include "models/core/files.h"
#include "models/core/secret.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(HookProcess)
};
constexpr qsizetype kKept = 4096;  // of its output
constexpr int kMostReads = 64;  // of 4 KiB in one go, so that a chatterbox delays nobody
constexpr qsizetype kLongestLine = 200;
constexpr qsizetype kLongestWord = 40;  // longer ones may be secrets, unless they are paths
constexpr qint64 kGraceMs = 5000;

// What a word may be that nobody should read. Keys and tokens are long and have no blanks.
bool mayBeSecret(QStringView word) { return word.size() >= kLongestWord && !word.startsWith(u'/'); }

QString lastLine(const QByteArray &output)
{
    const QString text = QString::fromUtf8(output).trimmed();
    QStringList words = text.mid(text.lastIndexOf(u'\n') + 1).simplified().split(u' ');
    for (QString &word : words) {
        if (mayBeSecret(word))
            word = Text::tr("(hidden)", "a word that may be a secret");
        for (QChar &c : word)
            if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
                c = u' ';
    }
    return words.join(u' ').left(kLongestLine);
}

std::vector<QByteArray> environmentFor()
{
    std::vector<QByteArray> result;
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    const QStringList names = ours.keys();
    for (const QString &name : names)
        if (!name.startsWith(QLatin1StringView("SHIFTDECK_")) && !name.startsWith(QLatin1StringView("PG")))
            result.push_back(name.toLocal8Bit() + '=' + ours.value(name).toLocal8Bit());
    return result;
}

std::vector<char *> pointersTo(std::vector<QByteArray> &words)
{
    std::vector<char *> result;
    for (QByteArray &word : words)
        result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

// posix_spawn's two structures, freed on every way out.
struct SpawnSetup {
    explicit SpawnSetup(int output)
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, output, 2);
        posix_spawn_file_actions_addchdir_np(&actions, "/");
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        sigdelset(&all, SIGKILL);
        sigdelset(&all, SIGSTOP);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes,
                                 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
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

Result<> checkHookProgram(const QString &program)
{
    if (!QDir::isAbsolutePath(program))
        return fail(ErrorCode::Refused, program, Text::tr("A command is named by its whole path."));
    struct stat facts = {};
    const QByteArray name = QFile::encodeName(program);
    if (::stat(name.constData(), &facts) != 0 || !S_ISREG(facts.st_mode)
        || ::access(name.constData(), X_OK) != 0)
        return fail(ErrorCode::Refused, program, Text::tr("It is no program that may be run."));
    if ((facts.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return fail(
            ErrorCode::Refused, program,
            Text::tr("Others may change this program, so it is not run. Say: chmod go-w %1").arg(program));
    return {};
}

Result<std::unique_ptr<HookProcess>> HookProcess::start(const QString &program, const QStringList &arguments,
                                                        qint64 limitMs)
{
    SD_CHECK(checkHookProgram(program));
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.push_back(QFile::encodeName(argument));
    std::vector<QByteArray> environment = environmentFor();
    const std::vector<char *> argv = pointersTo(words), envp = pointersTo(environment);
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return tl::unexpected(systemError(program, errno));
    (void)::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    const SpawnSetup setup(ends[1]);
    pid_t child = 0;
    const int failure =
        ::posix_spawn(&child, argv.front(), &setup.actions, &setup.attributes, argv.data(), envp.data());
    ::close(ends[1]);
    if (failure != 0) {
        ::close(ends[0]);
        return tl::unexpected(systemError(program, failure));
    }
    return std::unique_ptr<HookProcess>(new HookProcess(child, ends[0], limitMs));
}

HookProcess::HookProcess(pid_t child, int output, qint64 limitMs)
    : m_child(child), m_output(output), m_limitMs(limitMs)
{
    m_running.start();
}

HookProcess::~HookProcess()
{
    if (!m_outcome) {
        ::kill(-m_child, SIGKILL);
        while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) { }
    }
    ::close(m_output);
    wipe(m_words);
}

void HookProcess::readOutput()
{
    char piece[kKept];
    for (int i = 0; i < kMostReads; ++i) {
        const ssize_t n = ::read(m_output, piece, sizeof piece);
        if (n <= 0)
            break;
        m_words.append(piece, n);
        if (m_words.size() > kKept)
            m_words.remove(0, m_words.size() - kKept);
    }
    ::explicit_bzero(piece, sizeof piece);
}

void HookProcess::enforceLimit()
{
    const qint64 over = m_running.elapsed() - m_limitMs;
    if (over >= 0 && !m_asked)
        ::kill(-m_child, SIGTERM);
    m_asked = m_asked || over >= 0;
    if (over >= kGraceMs)
        ::kill(-m_child, SIGKILL);
}

std::optional<HookOutcome> HookProcess::poll()
{
    if (m_outcome)
        return m_outcome;
    readOutput();
    // First looked at and then reaped: as long as the leader is a zombie its group's number is not reused.
    siginfo_t ended = {};
    if (::waitid(P_PID, static_cast<id_t>(m_child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0
        && ended.si_pid == 0) {
        enforceLimit();
        return std::nullopt;
    }
    ::kill(-m_child, SIGKILL);
    int status = 0;
    while (::waitpid(m_child, &status, 0) < 0 && errno == EINTR) { }
    readOutput();
    HookOutcome outcome;
    if (WIFEXITED(status))
        outcome.exitCode = WEXITSTATUS(status);
    outcome.timedOut = m_asked;
    outcome.lastWords = lastLine(m_words);
    m_outcome = outcome;
    return m_outcome;
}

}  // namespace shiftdeck

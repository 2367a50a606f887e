#include "tests/simulation/runner.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHashSeed>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace shiftdeck::simulation {

namespace {
QString scratchFolder()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const QString base = memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    static int runners = 0;
    return base + QStringLiteral("/shiftdeck-simulation-%1-%2").arg(::getpid()).arg(++runners);
}

QDataStream &operator<<(QDataStream &stream, const Summary &s)
{
    stream << s.campaigns << s.cycles << s.fingerprint << s.seconds << quint32(s.failures.size());
    for (const quint64 count : s.counts)
        stream << count;
    for (const Summary::Failure &failure : s.failures)
        stream << failure.seed << failure.text;
    return stream;
}

QDataStream &operator>>(QDataStream &stream, Summary &s)
{
    quint32 failures = 0;
    stream >> s.campaigns >> s.cycles >> s.fingerprint >> s.seconds >> failures;
    for (quint64 &count : s.counts)
        stream >> count;
    for (quint32 i = 0; i < failures && stream.status() == QDataStream::Ok; ++i) {
        Summary::Failure failure;
        stream >> failure.seed >> failure.text;
        s.failures.append(failure);
    }
    return stream;
}

[[noreturn]] void runChild(int out, int index, int processes, const StorePlace &place, quint64 from,
                           quint64 to, const WorldOptions &options)
{
    int argc = 1;
    char name[] = "shiftdeck_simulation";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    QByteArray bytes;
    {
        Runner runner(place);
        const Summary summary =
            runSeeds(runner, from + quint64(index), to, quint64(processes), options, false);
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        stream << summary;
    }
    QFile file;
    if (!file.open(out, QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        ::_exit(2);
    file.close();
    ::_exit(0);
}
}  // namespace

void Summary::add(const CampaignResult &result)
{
    ++campaigns;
    cycles += quint64(result.cycles);
    fingerprint ^= result.fingerprint;
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += result.counts[i];
    for (const QString &violation : result.violations)
        failures.append({result.seed, violation});
}

void Summary::add(const Summary &other)
{
    campaigns += other.campaigns;
    cycles += other.cycles;
    fingerprint ^= other.fingerprint;
    seconds = std::max(seconds, other.seconds);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    failures += other.failures;
}

Runner::Runner(const StorePlace &place, const Mutation *mutation) : m_folder(scratchFolder())
{
    QHashSeed::setDeterministicGlobalSeed();
    std::signal(SIGXFSZ, SIG_IGN);  // a full disk is an error of write()
    QDir(m_folder).removeRecursively();
    QDir().mkpath(m_folder);
    const auto fill = [this](Database &db) { fillStore(db, m_folder + QStringLiteral("/campaign")); };
    m_store = SimStore::make(place, m_folder, fill, mutation);
}

Runner::~Runner()
{
    m_store.reset();
    QDir(m_folder).removeRecursively();
}

CampaignResult Runner::run(quint64 seed, const WorldOptions &options)
{
    return runCampaign(seed, *m_store, m_folder + QStringLiteral("/campaign"), options);
}

Summary runSeeds(Runner &runner, quint64 from, quint64 to, quint64 step, const WorldOptions &options,
                 bool stopsAtFailure)
{
    QElapsedTimer timer;
    timer.start();
    Summary summary;
    for (quint64 seed = from; seed <= to; seed += step) {
        summary.add(runner.run(seed, options));
        if (stopsAtFailure && !summary.failures.isEmpty())
            break;
    }
    summary.seconds = double(timer.elapsed()) / 1000.0;
    return summary;
}

Summary runInProcesses(int processes, const StorePlace &place, quint64 from, quint64 to,
                       const WorldOptions &options)
{
    QList<std::pair<pid_t, int>> children;
    for (int i = 0; i < processes; ++i) {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0)
            qFatal("No pipe can be made.");
        const pid_t pid = ::fork();
        if (pid < 0)
            qFatal("No process can be made.");
        if (pid == 0) {
            ::close(ends[0]);
            runChild(ends[1], i, processes, place, from, to, options);
        }
        ::close(ends[1]);
        children.append({pid, ends[0]});
    }
    Summary summary;
    for (const auto &[pid, end] : std::as_const(children)) {
        QFile file;
        const QByteArray bytes =
            file.open(end, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle) ? file.readAll() : QByteArray();
        int status = 0;
        ::waitpid(pid, &status, 0);
        Summary part;
        QDataStream stream(bytes);
        stream >> part;
        if (status != 0 || stream.status() != QDataStream::Ok)
            part.failures.append(
                {from, QStringLiteral("a process of the simulation ended with status %1").arg(status)});
        summary.add(part);
    }
    return summary;
}

}  // namespace shiftdeck::simulation

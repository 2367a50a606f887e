#include "models/endpoints/localendpoint.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr int kMostStartAttempts = 5;
constexpr TimeMs kStartTimeoutMs = 20'000;  // a wrapper claims within milliseconds, on a busy machine seconds
constexpr TimeMs kStuckMarginMs = 15'000;  // beyond the grace time, until we do the wrapper's work
constexpr TimeMs kLockPatienceMs = 15'000;  // with one holder of the spool's lock

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LocalEndpoint)
};

// Held while slots are counted and jobs started. Closed on exec, so that no job inherits it. Each holder
// touches the file.
class SpoolLock {
  public:
    explicit SpoolLock(const QString &path)
        : m_fd(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
    {
        if (m_fd < 0 || ::flock(m_fd, LOCK_EX | LOCK_NB) != 0)
            m_error = errno;
        else
            ::futimens(m_fd, nullptr);
    }
    ~SpoolLock()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    SpoolLock(const SpoolLock &) = delete;
    SpoolLock &operator=(const SpoolLock &) = delete;
    int error() const { return m_error; }
    // When it was last taken, in nanoseconds of the file system's clock.
    qint64 takenAt() const
    {
        struct stat found = {};
        const bool isFound = ::fstat(m_fd, &found) == 0;
        return isFound ? found.st_mtim.tv_sec * 1'000'000'000LL + found.st_mtim.tv_nsec : 0;
    }

  private:
    int m_fd = -1;
    int m_error = 0;
};

Error stopped() { return Error{ErrorCode::Cancelled, {}, Text::tr("Stopped on request."), true}; }

Error unknownJob(const QString &token)
{
    return Error{ErrorCode::NotFound, Text::tr("job %1").arg(token.left(80)),
                 Text::tr("The local endpoint knows no job with this token."), false};
}
}  // namespace

LocalEndpoint::LocalEndpoint(Config config, JobSpool spool, const Clock &clock)
    : m_config(std::move(config)), m_spool(std::move(spool)), m_clock(clock)
{
}

Result<std::unique_ptr<LocalEndpoint>> LocalEndpoint::open(Config config, const Clock &clock)
{
    if (config.slotCount < 1 || config.slotCount > 10'000)
        return fail(ErrorCode::InvalidInput, config.spoolFolder, Text::tr("Slots must be 1 to 10000."));
    for (const char *program : {"setsid", "sh"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            return fail(
                ErrorCode::Unavailable, QString::fromLatin1(program),
                Text::tr("The program \"%1\" is needed to run jobs on this machine and was not found. "
                         "Install the package util-linux.")
                    .arg(QString::fromLatin1(program)));
    }
    JobSpool::Config place;
    place.folder = config.spoolFolder;
    place.siteFolder = config.siteFolder;
    place.siteName = config.siteName;
    place.graceSeconds = config.graceSeconds;
    place.defaultMemoryMb = config.defaultMemoryMb;
    place.defaultWallSeconds = config.defaultWallSeconds;
    place.thisMachineOnly = true;
    SD_TRY(JobSpool spool, JobSpool::open(std::move(place)));
    config.spoolFolder = spool.folder();
    return std::unique_ptr<LocalEndpoint>(new LocalEndpoint(std::move(config), std::move(spool), clock));
}

EndpointCapabilities LocalEndpoint::capabilities() const { return {}; }

JobFolderState LocalEndpoint::look(const QString &token)
{
    if (const auto known = m_ended.constFind(token); known != m_ended.constEnd()) {
        JobFolderState state;
        state.job = *known;
        state.isFinal = true;
        return state;
    }
    JobFolderState state = readJobFolder(jobFolder(token), token, m_config.siteName);
    if (state.isFinal) {
        m_ended.insert(token, state.job);
        m_places.remove(token);
    }
    if (state.process && state.isCancelled) {
        // The wrapper stops a cancelled job itself. One that is stopped or stuck is helped along.
        const QFileInfo mark(jobFolder(token) + "/cancelled");
        const TimeMs age = QDateTime::currentMSecsSinceEpoch() - mark.lastModified().toMSecsSinceEpoch();
        if (age > m_config.graceSeconds * 1000 + kStuckMarginMs)
            signalGroup(*state.process, SIGKILL);
    }
    return state;
}

LocalEndpoint::Survey LocalEndpoint::survey()
{
    Survey result;
    std::error_code error;
    const std::string jobs = QFile::encodeName(m_config.spoolFolder + "/jobs").toStdString();
    for (std::filesystem::directory_iterator entry(jobs, error), end; !error && entry != end;
         entry.increment(error)) {
        const QString token = QString::fromStdString(entry->path().filename().string());
        if (!isToken(token) || m_ended.contains(token))
            continue;
        const JobFolderState state = look(token);
        if (state.job.phase == EndpointPhase::Running)
            ++result.busy;
        if (state.job.phase != EndpointPhase::Queued)
            continue;
        auto place = m_places.constFind(token);
        if (place == m_places.constEnd())
            place = m_places.insert(token, readQueuePlace(jobFolder(token)));
        const StartMark mark = readStartMark(jobFolder(token));
        if (mark.attempt > 0 && std::abs(m_clock.now() - mark.time) < kStartTimeoutMs)
            ++result.busy;
        else
            result.queued.append({*place, token});
    }
    std::sort(result.queued.begin(), result.queued.end(), [](const QueuedJob &a, const QueuedJob &b) {
        return a.place != b.place ? a.place < b.place : a.token < b.token;
    });
    return result;
}

// Who holds it for so long is paused or hangs, and may do so for ever. Each job is claimed by its own link,
// so without the lock none starts twice; for a moment more may run than there are slots.
bool LocalEndpoint::isHeldTooLong(qint64 takenAt)
{
    const TimeMs now = m_clock.now();
    if (takenAt != m_lockTakenAt) {
        m_lockTakenAt = takenAt;
        m_lockSeenAt = now;
    }
    return now - m_lockSeenAt > kLockPatienceMs;
}

Result<int> LocalEndpoint::dispatch()
{
    const QString lockPath = m_config.spoolFolder + "/lock";
    const SpoolLock lock(lockPath);
    if (lock.error() == EWOULDBLOCK && !isHeldTooLong(lock.takenAt()))
        return 0;
    if (lock.error() != 0 && lock.error() != EWOULDBLOCK)
        return tl::unexpected(systemError(lockPath, lock.error()));
    const Survey now = survey();
    if (now.queued.isEmpty() || now.busy >= m_config.slotCount)
        return 0;
    if (m_spool.freeBytes() < m_config.minimumFreeBytes)
        return fail(
            ErrorCode::DiskFull, m_config.spoolFolder,
            Text::tr("The disk of the spool folder is nearly full; no job is started. Free some space."),
            true);
    int started = 0;
    Result<> lastFailure;
    for (const QueuedJob &job : std::as_const(now.queued)) {
        if (now.busy + started >= m_config.slotCount)
            break;
        // A job that cannot be started (its folder is damaged) must not hold up those behind it.
        if (const auto start = startOne(job.token); start)
            ++started;
        else
            lastFailure = start;
    }
    if (started == 0 && !lastFailure)
        return tl::unexpected(lastFailure.error());
    return started;
}

Result<> LocalEndpoint::startOne(const QString &token)
{
    const QString folder = jobFolder(token);
    StartMark mark = readStartMark(folder);
    // Tried often enough, and no wrapper ever got as far as its claim: nobody will run this job.
    if (mark.attempt >= kMostStartAttempts) {
        SD_CHECK(claimNever(folder));
        return {};
    }
    mark = {mark.attempt + 1, m_clock.now()};
    // Before the start: a crash in between costs a pause, never a second start.
    SD_CHECK(writeStartMark(folder, mark));
    return startDetached(QStringLiteral("sh"), {QStringLiteral("wrapper.sh")}, folder,
                         QStringLiteral("wrapper.log"));
}

Result<EndpointJob> LocalEndpoint::submitOne(const JobDescription &job)
{
    SD_CHECK(checkDescription(job));
    if (const auto known = look(job.token); known.job.phase != EndpointPhase::Unknown)
        return known.job;
    SD_CHECK(m_spool.place(job, {m_clock.now(), ++m_serial}));
    return look(job.token).job;
}

Result<> LocalEndpoint::cancelOne(const QString &token)
{
    if (!isToken(token))
        return tl::unexpected(unknownJob(token));
    const JobFolderState state = look(token);
    if (state.job.phase == EndpointPhase::Unknown)
        return tl::unexpected(unknownJob(token));
    if (state.isFinal)
        return {};
    const QString mark = jobFolder(token) + "/cancelled";
    const int fd = ::open(QFile::encodeName(mark).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return tl::unexpected(systemError(mark, errno));
    ::close(fd);
    SD_TRY(const bool neverRuns, claimNever(jobFolder(token)));
    if (neverRuns)
        return {};
    if (const JobFolderState running = look(token); running.process)
        signalGroup(*running.process, SIGTERM);
    return {};
}

QCoro::Task<Result<QList<SubmitAnswer>>> LocalEndpoint::submit(QList<JobDescription> jobs,
                                                               std::stop_token stop)
{
    if (jobs.size() > capabilities().maxBatch)
        co_return fail(ErrorCode::InvalidInput, m_config.siteName,
                       Text::tr("At most %1 jobs can be submitted at once.").arg(capabilities().maxBatch));
    QList<SubmitAnswer> answers;
    for (const JobDescription &job : std::as_const(jobs)) {
        if (stop.stop_requested())
            answers.append({job.token, tl::unexpected(stopped())});
        else
            answers.append({job.token, submitOne(job)});
    }
    // Accepted is accepted; a start that fails now is tried again by the next pass, and health() tells.
    static_cast<void>(dispatch());
    co_return answers;
}

QCoro::Task<Result<QList<EndpointJob>>> LocalEndpoint::find(QStringList tokens, std::stop_token stop)
{
    static_cast<void>(dispatch());
    QList<EndpointJob> found;
    for (const QString &token : std::as_const(tokens)) {
        if (stop.stop_requested())
            co_return tl::unexpected(stopped());
        if (!isToken(token))
            continue;
        if (JobFolderState state = look(token); state.job.phase != EndpointPhase::Unknown)
            found.append(std::move(state.job));
    }
    co_return found;
}

QCoro::Task<Result<QList<CancelAnswer>>> LocalEndpoint::cancel(QStringList tokens, std::stop_token stop)
{
    QList<CancelAnswer> answers;
    for (const QString &token : std::as_const(tokens)) {
        if (stop.stop_requested())
            answers.append({token, tl::unexpected(stopped())});
        else
            answers.append({token, cancelOne(token)});
    }
    co_return answers;
}

QCoro::Task<Result<QString>> LocalEndpoint::retrieve(QString token, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return tl::unexpected(stopped());
    const QString folder = isToken(token) ? jobFolder(token) : QString();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        co_return tl::unexpected(unknownJob(token));
    if (look(token).job.phase != EndpointPhase::Ended)
        co_return fail(ErrorCode::Refused, Text::tr("job %1").arg(token),
                       Text::tr("The job has not ended yet."), true);
    co_return folder;
}

QCoro::Task<Result<EndpointHealth>> LocalEndpoint::health(std::stop_token stop)
{
    if (stop.stop_requested())
        co_return tl::unexpected(stopped());
    const Survey now = survey();
    EndpointHealth health;
    health.slotCount = m_config.slotCount;
    health.running = now.busy;
    health.queued = static_cast<int>(now.queued.size());
    health.asOf = m_clock.now();
    const qint64 free = m_spool.freeBytes();
    health.up = free >= m_config.minimumFreeBytes && QFileInfo(m_config.spoolFolder + "/jobs").isDir();
    if (!QFileInfo(m_config.spoolFolder + "/jobs").isDir())
        health.message = Text::tr("The spool folder %1 is gone.").arg(m_config.spoolFolder);
    else if (!health.up)
        health.message =
            Text::tr("The disk of the spool folder %1 has only %2 MB left; no job is started. Free "
                     "some space.")
                .arg(m_config.spoolFolder)
                .arg(free / (1024 * 1024));
    else
        health.message = Text::tr("%1 of %2 slots are busy, %3 jobs wait.")
                             .arg(health.running)
                             .arg(health.slotCount)
                             .arg(health.queued);
    co_return health;
}

}  // namespace shiftdeck

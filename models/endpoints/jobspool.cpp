#include "models/endpoints/jobspool.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr qint64 kAbandonedAfterMs = 3'600'000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LocalEndpoint)
};

Error spoolError(const QString &folder, int errorNumber)
{
    Error error = systemError(folder, errorNumber);
    if (error.code == ErrorCode::DiskFull)
        error.cause = Text::tr("The disk of the spool folder is full. Free some space and try again.");
    else
        error.cause = Text::tr("The spool folder cannot be written (%1). Check its owner and permissions, or "
                               "name another folder.")
                          .arg(QString::fromLocal8Bit(std::strerror(errorNumber)));
    return error;
}
}  // namespace

Result<JobSpool> JobSpool::open(Config config)
{
    const auto isFolderName = [](const QString &path) {
        return QDir::isAbsolutePath(path) && path.size() < 3000 && !path.contains(u'\n')
            && !path.contains(u'\t');
    };
    if (!isFolderName(config.folder) || (!config.siteFolder.isEmpty() && !isFolderName(config.siteFolder)))
        return fail(ErrorCode::InvalidInput, config.folder,
                    Text::tr("Spool and site folder must be absolute paths without line breaks and tabs."));
    if (config.graceSeconds < 0 || config.graceSeconds > 3600 || config.defaultMemoryMb < 0
        || config.defaultWallSeconds < 0)
        return fail(ErrorCode::InvalidInput, config.folder,
                    Text::tr("The grace time must be 0 to 3600 s, and no limit negative."));
    config.folder = QDir::cleanPath(config.folder);
    JobSpool spool(std::move(config));
    const QString parent = QFileInfo(spool.folder()).path();
    if (!QFileInfo(parent).isDir())
        return fail(
            ErrorCode::NotFound, spool.folder(),
            Text::tr("The spool folder cannot be made because the folder %1 does not exist. Make that "
                     "folder first, or name another one.")
                .arg(parent));
    for (const QString &folder : {spool.folder(), spool.folder() + "/jobs"}) {
        if (::mkdir(QFile::encodeName(folder).constData(), 0755) != 0 && errno != EEXIST)
            return tl::unexpected(spoolError(folder, errno));
        if (!QFileInfo(folder).isDir())
            return fail(ErrorCode::Io, folder, Text::tr("It is not a folder. Name another spool folder."));
    }
    SD_CHECK(spool.probe());
    if (spool.m_config.thisMachineOnly)
        SD_CHECK(spool.checkMachine());
    SD_CHECK(spool.installWrapper());
    spool.removeAbandoned();
    return spool;
}

QList<SubmitAnswer> JobSpool::placeAll(const QList<JobDescription> &jobs, TimeMs now,
                                       QList<JobDescription> *placed) const
{
    QList<SubmitAnswer> refused;
    QSet<QString> seen;
    for (const JobDescription &job : jobs) {
        if (seen.contains(job.token))
            continue;
        seen.insert(job.token);
        if (const auto made = place(job, {now, 0})) {
            placed->append(job);
        } else {
            SubmitAnswer answer{job.token, tl::unexpected(made.error())};
            refused.append(answer);
        }
    }
    return refused;
}

Result<> JobSpool::place(const JobDescription &job, QueuePlace place) const
{
    SD_CHECK(checkDescription(job));
    const QString folder = jobFolder(job.token);
    if (QFileInfo(folder).isDir())
        return {};
    const QString partial = m_config.folder + "/jobs/.new-" + job.token + u'-' + QString::number(::getpid());
    const auto removePartial = [&partial] {
        std::error_code ignored;
        std::filesystem::remove_all(QFile::encodeName(partial).toStdString(), ignored);
    };
    removePartial();
    SD_CHECK(writeJobFolder(partial, job, m_settings, place));
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(folder).constData()) != 0) {
        const int failure = errno;
        removePartial();
        // Another process was faster with the same token: its job is the job.
        if (failure != EEXIST && failure != ENOTEMPTY)
            return tl::unexpected(systemError(folder, failure));
    }
    return {};
}

qint64 JobSpool::freeBytes() const
{
    struct statvfs disk = {};
    if (::statvfs(QFile::encodeName(m_config.folder).constData(), &disk) != 0)
        return 0;
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

Result<> JobSpool::probe() const
{
    const QString base = m_config.folder + "/.probe-" + QString::number(::getpid());
    const QByteArray file = QFile::encodeName(base);
    const QByteArray linked = file + "-link";
    ::unlink(linked.constData());
    if (const auto written = writeAtomically(base, QByteArray(64 * 1024, ' ')); !written) {
        const bool full = written.error().code == ErrorCode::DiskFull;
        return tl::unexpected(spoolError(m_config.folder, full ? ENOSPC : (errno != 0 ? errno : EIO)));
    }
    const bool links = ::link(file.constData(), linked.constData()) == 0;
    ::unlink(linked.constData());
    ::unlink(file.constData());
    if (!links)
        return fail(
            ErrorCode::Io, m_config.folder,
            Text::tr("The disk of the spool folder knows no hard links, which are needed to start each job "
                     "only once. Name a folder on another disk."));
    return {};
}

// A process number means nothing on another machine: its jobs would all look dead.
Result<> JobSpool::checkMachine() const
{
    const QByteArray machine =
        readBounded(QStringLiteral("/etc/machine-id"), 256).value_or(QByteArray()).trimmed();
    if (machine.isEmpty())
        return {};
    const QString path = m_config.folder + "/machine";
    const auto owner = readBounded(path, 256);
    if (!owner && owner.error().code == ErrorCode::NotFound)
        return writeAtomically(path, machine + '\n');
    if (!owner)
        return tl::unexpected(owner.error());
    if (owner->trimmed() != machine)
        return fail(
            ErrorCode::Refused, m_config.folder,
            Text::tr("The spool folder belongs to another machine. Name another folder; or, when this is a "
                     "moved disk and no job of it runs elsewhere, remove the file %1.")
                .arg(path));
    return {};
}

// One copy per version of the wrapper; the job folders link to it, so that a later version of this
// program changes no job that is submitted already.
Result<> JobSpool::installWrapper()
{
    QFile resource(QStringLiteral(":/worker/wrapper.sh"));
    if (!resource.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, resource.fileName(), resource.errorString());
    const QByteArray content = resource.readAll();
    const QByteArray version = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(12);
    m_settings = {m_config.siteName,     m_config.siteFolder,      {},
                  m_config.graceSeconds, m_config.defaultMemoryMb, m_config.defaultWallSeconds};
    m_settings.wrapperPath = m_config.folder + "/wrapper-" + QString::fromLatin1(version) + ".sh";
    if (const auto present = readBounded(m_settings.wrapperPath, content.size());
        present && *present == content)
        return {};
    return writeAtomically(m_settings.wrapperPath, content);
}

// What submitters left that died before the rename. A living one is left alone for an hour, in case
// its number was given to somebody else.
void JobSpool::removeAbandoned() const
{
    const QDir jobs(m_config.folder + "/jobs");
    const auto entries =
        jobs.entryInfoList({QStringLiteral(".new-*")}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo &entry : entries) {
        const qint64 pid = entry.fileName().section(u'-', -1).toLongLong();
        const bool dead = pid <= 1 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH);
        const qint64 age = QDateTime::currentMSecsSinceEpoch() - entry.lastModified().toMSecsSinceEpoch();
        if (dead || age > kAbandonedAfterMs)
            QDir(entry.filePath()).removeRecursively();
    }
}

}  // namespace shiftdeck

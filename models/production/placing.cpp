#include "models/production/placing.h"

#include "models/core/checksum.h"
#include "models/core/filefacts.h"
#include "models/core/files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
struct Placing {
    Q_DECLARE_TR_FUNCTIONS(Placing)
};

Result<> checkSame(const PlacedFile &file, std::stop_token stop)
{
    SD_TRY(const FileFacts there, inspectFile(file.target, stop));
    if (there.exists && there.bytes == file.bytes && there.adler32 == file.adler32)
        return {};
    return fail(ErrorCode::Refused, file.target,
                Placing::tr("Another file has this name. It was left alone; move it away, then resubmit."));
}

Result<> syncPath(const QString &path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (fd < 0)
        return tl::unexpected(systemError(path, errno));
    const int failed = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    if (failed != 0)
        return tl::unexpected(systemError(path, failed));
    return {};
}

Result<> copyWhole(const PlacedFile &file, const QString &partial, std::stop_token stop)
{
    QFile source(file.source);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, file.source, source.errorString());
    QFile target(partial);
    if (!target.open(QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered))
        return tl::unexpected(systemError(partial, errno));
    // Where the file system can share blocks nothing is written; what was shared is read all the same.
    const bool shared = ::ioctl(target.handle(), FICLONE, source.handle()) == 0;
    QFile &from = shared ? target : source;
    Adler32 sum;
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, file.target, Placing::tr("Copying was stopped."));
        const qint64 size = from.read(block.data(), block.size());
        if (size < 0)
            return fail(ErrorCode::Io, file.source, from.errorString());
        if (size == 0)
            break;
        sum.add(QByteArrayView(block.constData(), size));
        errno = 0;
        if (!shared && target.write(block.constData(), size) != size)
            return tl::unexpected(systemError(file.target, errno == 0 ? ENOSPC : errno));
    }
    if (::fsync(target.handle()) != 0)
        return tl::unexpected(systemError(file.target, errno));
    if (sum.hex() != file.adler32)
        return fail(ErrorCode::Conflict, file.source, Placing::tr("It is not the file that was verified."));
    return {};
}

// Copies of processes that died half-way, never under a final name. A copy that is still being written is
// young.
void sweepOldCopies(const QString &target)
{
    const QFileInfo info(target);
    const QDateTime old = QDateTime::currentDateTime().addDays(-1);
    const auto left = QDir(info.path()).entryInfoList(QDir::Files);
    for (const QFileInfo &file : left)
        if (file.fileName().startsWith(info.fileName() + QStringLiteral(".part-"))
            && file.lastModified() < old)
            QFile::remove(file.filePath());
}

// Answers errno. Unlike rename() this never takes the name away from another file.
int giveName(const QString &partial, const QString &target)
{
    const QByteArray from = QFile::encodeName(partial), to = QFile::encodeName(target);
    if (::link(from.constData(), to.constData()) == 0) {
        ::unlink(from.constData());
        return 0;
    }
    if (errno == EEXIST)
        return EEXIST;
    // There are file systems without links, and others without this.
    return ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0 ? 0
                                                                                                   : errno;
}

Result<> copyBeside(const PlacedFile &file, std::stop_token stop)
{
    const QString partial = file.target + QStringLiteral(".part-%1").arg(QCoreApplication::applicationPid());
    const auto copied = copyWhole(file, partial, stop);
    const int failed = copied ? giveName(partial, file.target) : 0;
    if (!copied || failed != 0)
        ::unlink(QFile::encodeName(partial).constData());
    if (!copied)
        return copied;
    if (failed == EEXIST)
        return checkSame(file, stop);
    if (failed != 0)
        return tl::unexpected(systemError(file.target, failed));
    sweepOldCopies(file.target);
    return {};
}
}  // namespace

Result<> placeFile(const PlacedFile &file, std::stop_token stop)
{
    if (QFileInfo::exists(file.target))
        return checkSame(file, stop);
    const QString folder = QFileInfo(file.target).path();
    SD_CHECK(makeFolder(folder));
    SD_CHECK(copyBeside(file, stop));
    return syncPath(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace shiftdeck

#include "models/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
struct Files {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

// Closes on every way out; a write error that only close() reports is asked for with closeNow().
class Descriptor {
  public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() { if (m_fd >= 0) ::close(m_fd); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }
    int closeNow() { return ::close(std::exchange(m_fd, -1)); }

  private:
    int m_fd;
};
}  // namespace

Error systemError(const QString &path, int errorNumber)
{
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        return Error{ErrorCode::DiskFull, path, Files::tr("The disk is full."), true};
    return Error{ErrorCode::Io, path, QString::fromLocal8Bit(std::strerror(errorNumber)), false};
}

Result<QByteArray> readBounded(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path, Files::tr("There is no such file."));
    if (!info.isFile())
        return fail(ErrorCode::Io, path, Files::tr("It is not a plain file."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path, file.errorString());
    // One byte more than allowed tells a growing or lying file from one that fits.
    QByteArray content = file.read(maxBytes + 1);
    if (content.size() > maxBytes)
        return fail(ErrorCode::InvalidInput, path,
                    Files::tr("The file is larger than the %1 bytes allowed.").arg(maxBytes));
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, path, file.errorString());
    return content;
}

Result<> writeAtomically(const QString &path, const QByteArray &content)
{
    const QByteArray final = QFile::encodeName(path);
    const QByteArray partial = final + ".part-" + QByteArray::number(::getpid());
    const auto giveUp = [&](int errorNumber) -> Result<> {
        ::unlink(partial.constData());
        return tl::unexpected(systemError(path, errorNumber));
    };
    Descriptor file(::open(partial.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0)
        return tl::unexpected(systemError(path, errno));
    for (qsizetype done = 0; done < content.size();) {
        const ssize_t n =
            ::write(file.get(), content.constData() + done, static_cast<size_t>(content.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return giveUp(errno);
        done += n;
    }
    if (::fsync(file.get()) != 0 || file.closeNow() != 0
        || std::rename(partial.constData(), final.constData()) != 0)
        return giveUp(errno);
    return {};
}

Result<> makeFolder(const QString &path)
{
    if (QDir().mkpath(path))
        return {};
    return tl::unexpected(systemError(path, errno));
}

}  // namespace shiftdeck

#include "models/items/logreader.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
struct Log {
    Q_DECLARE_TR_FUNCTIONS(LogReader)
};

struct Descriptor {
    int fd = -1;
    ~Descriptor()
    {
        if (fd >= 0)
            ::close(fd);
    }
};
}  // namespace

Result<LogPart> readLog(const QString &path, qint64 offset, qint64 maxBytes)
{
    // Not blocking: a pipe in place of the log must not hold this thread for ever.
    const Descriptor file{::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(ErrorCode::NotFound, path, Log::tr("The file does not exist."));
        return tl::unexpected(systemError(path, errno));
    }
    struct stat facts = {};
    if (::fstat(file.fd, &facts) != 0)
        return tl::unexpected(systemError(path, errno));
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::Io, path, Log::tr("It is not a plain file."));
    LogPart part;
    part.fileSize = facts.st_size;
    const qint64 wanted = std::clamp<qint64>(maxBytes, 0, kMaxLogChunk);
    part.offset = offset < 0 ? std::max<qint64>(0, part.fileSize - wanted) : std::min(offset, part.fileSize);
    part.bytes.resize(std::min(wanted, part.fileSize - part.offset));
    qint64 got = 0;
    while (got < part.bytes.size()) {
        const ssize_t n =
            ::pread(file.fd, part.bytes.data() + got, size_t(part.bytes.size() - got), part.offset + got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return tl::unexpected(systemError(path, errno));
        if (n == 0)  // it was cut while we read
            break;
        got += n;
    }
    part.bytes.truncate(got);
    return part;
}

void readLogLater(QObject *owner, const QString &path, qint64 offset, qint64 maxBytes,
                  std::function<void(Result<LogPart>)> then)
{
    QThreadPool::globalInstance()->start(
        [owner = QPointer<QObject>(owner), path, offset, maxBytes, then = std::move(then)]() mutable {
            auto part = readLog(path, offset, maxBytes);
            QCoreApplication *application = QCoreApplication::instance();
            if (!application)
                return;
            QMetaObject::invokeMethod(
                application,
                [owner = std::move(owner), part = std::move(part), then = std::move(then)] {
                    if (owner)
                        then(part);
                },
                Qt::QueuedConnection);
        });
}

QString readableLog(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    QString result;
    result.reserve(text.size());
    int line = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QChar(0x1b)) {
            // ESC [ parameters letter: a colour or a move of the cursor.
            if (i + 1 < text.size() && text.at(i + 1) == u'[') {
                qsizetype end = i + 2;
                while (end < text.size() && end - i < 32 && !text.at(end).isLetter())
                    ++end;
                i = end;
            }
            continue;
        }
        if (c == u'\n') {
            line = 0;
            result += c;
            continue;
        }
        if (c == u'\r')
            continue;
        if (++line > kMaxLogLine) {
            result += u'\n';
            line = 1;
        }
        const bool shown = c == u'\t' || c.isPrint() || c.isSurrogate();
        result += shown ? c : QChar(0xfffd);
    }
    return result;
}

}  // namespace shiftdeck

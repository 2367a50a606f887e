#include "models/credentials/privatefile.h"

#include "models/core/files.h"
#include "models/core/secret.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PrivateFile)
};

struct Descriptor {
    explicit Descriptor(int number) : fd(number) { }
    ~Descriptor()
    {
        if (fd >= 0)
            ::close(fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    const int fd;
};

tl::unexpected<Error> notOpened(const QString &path, int errorNumber)
{
    switch (errorNumber) {
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::NotFound, path, Text::tr("There is no such file."));
    case ELOOP:
        return fail(ErrorCode::InvalidInput, path,
                    Text::tr("It is a link, and may lead elsewhere tomorrow; name the file itself."));
    case ENXIO: return fail(ErrorCode::InvalidInput, path, Text::tr("It is not a plain file."));
    default: return tl::unexpected(systemError(path, errorNumber));
    }
}
}  // namespace

Result<PrivateFile> PrivateFile::read(const QString &path, qint64 maxBytes)
{
    constexpr int kHow = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    const Descriptor file(::open(QFile::encodeName(path).constData(), kHow));
    if (file.fd < 0)
        return notOpened(path, errno);
    struct stat facts = {};
    if (::fstat(file.fd, &facts) != 0)
        return tl::unexpected(systemError(path, errno));
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::InvalidInput, path, Text::tr("It is not a plain file."));
    const auto tooLarge = [&] {
        return fail(ErrorCode::InvalidInput, path,
                    Text::tr("The file is larger than the %1 bytes allowed.").arg(maxBytes));
    };
    if (facts.st_size > maxBytes)
        return tooLarge();
    PrivateFile result;
    result.m_path = path;
    result.m_isPrivate = (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    // Room for one byte more tells a file that grows; one allocation, so that no copy is left behind.
    result.m_content = QByteArray(static_cast<qsizetype>(facts.st_size) + 1, Qt::Uninitialized);
    qsizetype length = 0;
    while (length < result.m_content.size()) {
        const ssize_t n = ::read(file.fd, result.m_content.data() + length,
                                 static_cast<size_t>(result.m_content.size() - length));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return tl::unexpected(systemError(path, errno));
        if (n == 0)
            break;
        length += n;
    }
    if (length == result.m_content.size())
        return fail(ErrorCode::Io, path, Text::tr("It is just being written."), true);
    result.m_content.truncate(length);
    return result;
}

PrivateFile::PrivateFile(PrivateFile &&other) noexcept
    : m_path(std::move(other.m_path)), m_content(std::move(other.m_content)), m_isPrivate(other.m_isPrivate)
{
}

PrivateFile::~PrivateFile() { wipe(m_content); }

Result<> PrivateFile::checkPrivate() const
{
    if (m_isPrivate)
        return {};
    return fail(
        ErrorCode::NotAuthorized, m_path,
        Text::tr("Others may read or change this secret, so it is not used. Say: chmod 600 %1").arg(m_path));
}

}  // namespace shiftdeck

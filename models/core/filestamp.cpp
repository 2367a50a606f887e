#include "models/core/filestamp.h"

#include <QFile>

#include <sys/stat.h>

namespace shiftdeck {

namespace {
qint64 nanoseconds(const timespec &time) { return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec; }
}  // namespace

QString FileStamp::text() const
{
    return QStringLiteral("%1:%2:%3:%4").arg(inode).arg(bytes).arg(contentNs).arg(attributesNs);
}

FileStamp fileStamp(const QString &path)
{
    struct stat found{};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {qint64(found.st_size), quint64(found.st_ino), nanoseconds(found.st_mtim),
            nanoseconds(found.st_ctim)};
}

}  // namespace shiftdeck

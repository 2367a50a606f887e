#include "models/quality/bytesource.h"

#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

Result<ByteSource> ByteSource::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path, QStringLiteral("there is no such file"));
    if (!info.isFile())
        return fail(ErrorCode::Io, path, QStringLiteral("it is no plain file"));
    ByteSource source;
    source.m_file = std::make_unique<QFile>(path);
    if (!source.m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, path, source.m_file->errorString());
    source.m_size = source.m_file->size();
    return source;
}

ByteSource ByteSource::ofBytes(const QByteArray &bytes)
{
    ByteSource source;
    source.m_bytes = bytes;
    source.m_size = bytes.size();
    return source;
}

Result<QByteArray> ByteSource::read(qint64 at, qint64 count)
{
    const QString where = QStringLiteral("bytes %1 to %2").arg(at).arg(at + count);
    if (at < 0 || count < 0 || at > m_size || count > m_size - at)
        return fail(ErrorCode::InvalidInput, where,
                    QStringLiteral("they lie outside of the file, which has %1").arg(m_size));
    m_read += count;
    if (!m_file)
        return m_bytes.mid(at, count);
    if (!m_file->seek(at))
        return fail(ErrorCode::Io, where, m_file->errorString());
    QByteArray result = m_file->read(count);
    if (result.size() != count)
        return fail(ErrorCode::Io, where, QStringLiteral("only %1 bytes could be read").arg(result.size()));
    return result;
}

Result<QByteArray> ByteSource::readUpTo(qint64 at, qint64 count)
{
    return read(at, std::clamp<qint64>(m_size - at, 0, std::max<qint64>(count, 0)));
}

}  // namespace shiftdeck

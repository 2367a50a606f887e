#include "models/quality/rootcursor.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace shiftdeck {

namespace {
double toDouble(quint64 bits, RootNumber type)
{
    switch (type) {
    case RootNumber::I8: return static_cast<qint8>(bits);
    case RootNumber::U8: return static_cast<quint8>(bits);
    case RootNumber::I16: return static_cast<qint16>(bits);
    case RootNumber::U16: return static_cast<quint16>(bits);
    case RootNumber::I32: return static_cast<qint32>(bits);
    case RootNumber::U32: return static_cast<quint32>(bits);
    case RootNumber::I64: return static_cast<double>(static_cast<qint64>(bits));
    case RootNumber::U64: return static_cast<double>(bits);
    case RootNumber::F32: return std::bit_cast<float>(static_cast<quint32>(bits));
    case RootNumber::F64: return std::bit_cast<double>(bits);
    case RootNumber::Bool: return bits != 0 ? 1 : 0;
    }
    return 0;
}

quint64 load(const char *at, int bytes)
{
    switch (bytes) {
    case 1: return static_cast<quint8>(*at);
    case 2: return qFromBigEndian<quint16>(at);
    case 4: return qFromBigEndian<quint32>(at);
    default: return qFromBigEndian<quint64>(at);
    }
}
}  // namespace

int widthOf(RootNumber type)
{
    switch (type) {
    case RootNumber::I8:
    case RootNumber::U8:
    case RootNumber::Bool: return 1;
    case RootNumber::I16:
    case RootNumber::U16: return 2;
    case RootNumber::I32:
    case RootNumber::U32:
    case RootNumber::F32: return 4;
    default: return 8;
    }
}

quint64 RootCursor::number(int bytes)
{
    if (remaining() < bytes)
        fail(QStringLiteral("the data end too early"));
    if (!ok())
        return 0;
    const quint64 value = load(m_bytes.data() + m_position, bytes);
    m_position += bytes;
    return value;
}

double RootCursor::value(RootNumber type) { return toDouble(number(widthOf(type)), type); }

QList<double> RootCursor::values(RootNumber type, qint64 count)
{
    const int width = widthOf(type);
    if (count < 0 || count > remaining() / width)
        fail(QStringLiteral("a list of %1 numbers does not fit into the %2 bytes that are left")
                 .arg(count)
                 .arg(remaining()));
    if (!ok())
        return {};
    QList<double> result(count);
    const char *at = m_bytes.data() + m_position;
    for (double &value : result) {
        value = toDouble(load(at, width), type);
        at += width;
    }
    m_position += count * width;
    return result;
}

QString RootCursor::string()
{
    qint64 length = u8();
    if (length == 255)
        length = u32();
    if (length > remaining())
        fail(QStringLiteral("a text of %1 bytes does not fit into the %2 bytes that are left")
                 .arg(length)
                 .arg(remaining()));
    if (!ok())
        return {};
    const QByteArrayView text = m_bytes.sliced(m_position, length);
    m_position += length;
    // Old programs wrote Latin-1; what is no UTF-8 is taken as that.
    return text.isValidUtf8() ? QString::fromUtf8(text) : QString::fromLatin1(text);
}

QByteArray RootCursor::zeroTerminated(qsizetype longest)
{
    const qsizetype length = m_bytes.sliced(m_position).indexOf('\0');
    if (length < 0 || length > longest)
        fail(QStringLiteral("a name does not end"));
    if (!ok())
        return {};
    const QByteArray text = m_bytes.sliced(m_position, length).toByteArray();
    m_position += length + 1;
    return text;
}

void RootCursor::seek(qint64 position)
{
    if (position < 0 || position > size())
        fail(QStringLiteral("position %1 lies outside of the data").arg(position));
    if (ok())
        m_position = position;
}

void RootCursor::skip(qint64 count)
{
    if (count < 0 || count > remaining())
        fail(QStringLiteral("the data end too early"));
    if (ok())
        m_position += count;
}

void RootCursor::fail(const QString &reason)
{
    if (!ok())
        return;
    m_failure = reason;
    m_failedAt = m_position;
}

}  // namespace shiftdeck

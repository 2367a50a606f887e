#include "models/quality/rootcompression.h"

#include <QtEndian>

#include <lz4.h>
#include <lzma.h>
#include <xxhash.h>
#include <zlib.h>
#include <zstd.h>

namespace shiftdeck {

namespace {
constexpr int kBlockHeader = 9;
constexpr int kLz4Checksum = 8;
constexpr quint64 kLzmaMemory = 256 * 1024 * 1024;  // its dictionary may be as large as the block at most

quint32 threeBytes(const char *at)
{
    return static_cast<quint8>(at[0]) | quint32(static_cast<quint8>(at[1])) << 8
        | quint32(static_cast<quint8>(at[2])) << 16;
}

// What is wrong, or an empty text.
QString inflateBlock(QByteArrayView from, char *to, quint32 length, int windowBits)
{
    z_stream stream{};
    if (inflateInit2(&stream, windowBits) != Z_OK)
        return QStringLiteral("zlib does not start");
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(from.data()));
    stream.avail_in = static_cast<uInt>(from.size());
    stream.next_out = reinterpret_cast<Bytef *>(to);
    stream.avail_out = length;
    const int answer = inflate(&stream, Z_FINISH);
    const QString message =
        QString::fromLatin1(stream.msg ? stream.msg : "the data do not end where they should");
    inflateEnd(&stream);
    return answer == Z_STREAM_END && stream.avail_out == 0 ? QString() : message;
}

QString lzmaBlock(QByteArrayView from, char *to, quint32 length)
{
    uint64_t memory = kLzmaMemory;
    size_t read = 0, written = 0;
    const lzma_ret answer = lzma_stream_buffer_decode(
        &memory, 0, nullptr, reinterpret_cast<const uint8_t *>(from.data()), &read,
        static_cast<size_t>(from.size()), reinterpret_cast<uint8_t *>(to), &written, length);
    if (answer == LZMA_OK && written == length)
        return {};
    return answer == LZMA_OK ? QStringLiteral("it holds %1 bytes").arg(written)
                             : QStringLiteral("liblzma answers %1").arg(answer);
}

QString lz4Block(QByteArrayView from, char *to, quint32 length)
{
    if (from.size() < kLz4Checksum)
        return QStringLiteral("its checksum is missing");
    const quint64 wanted = qFromBigEndian<quint64>(from.data());
    const QByteArrayView data = from.sliced(kLz4Checksum);
    if (XXH64(data.data(), static_cast<size_t>(data.size()), 0) != wanted)
        return QStringLiteral("its checksum does not fit");
    const int written =
        LZ4_decompress_safe(data.data(), to, static_cast<int>(data.size()), static_cast<int>(length));
    return written == static_cast<int>(length) ? QString() : QStringLiteral("the data are damaged");
}

QString zstdBlock(QByteArrayView from, char *to, quint32 length)
{
    const size_t written = ZSTD_decompress(to, length, from.data(), static_cast<size_t>(from.size()));
    if (ZSTD_isError(written) != 0)
        return QString::fromLatin1(ZSTD_getErrorName(written));
    return written == length ? QString() : QStringLiteral("it holds %1 bytes").arg(written);
}

QString uncompressBlock(QByteArrayView tag, QByteArrayView from, char *to, quint32 length)
{
    if (tag == "ZL")
        return inflateBlock(from, to, length, MAX_WBITS);
    if (tag == "CS")
        return inflateBlock(from, to, length, -MAX_WBITS);
    if (tag == "XZ")
        return lzmaBlock(from, to, length);
    if (tag == "L4")
        return lz4Block(from, to, length);
    if (tag == "ZS")
        return zstdBlock(from, to, length);
    return QStringLiteral("its method is not known");
}
}  // namespace

Result<QByteArray> rootUncompress(QByteArrayView payload, qint64 plainBytes)
{
    QByteArray result;
    qsizetype at = 0;
    while (result.size() < plainBytes) {
        const auto bad = [at](const QString &why) {
            return fail(ErrorCode::InvalidInput, QStringLiteral("the compressed block at byte %1").arg(at),
                        why);
        };
        if (payload.size() - at < kBlockHeader)
            return bad(QStringLiteral("the data end before the object does: %1 of %2 bytes were found")
                           .arg(result.size())
                           .arg(plainBytes));
        const QByteArrayView tag = payload.sliced(at, 2);
        const quint32 packed = threeBytes(payload.data() + at + 3),
                      plain = threeBytes(payload.data() + at + 6);
        if (packed > payload.size() - at - kBlockHeader)
            return bad(QStringLiteral("it says it has %1 bytes, %2 are left")
                           .arg(packed)
                           .arg(payload.size() - at - kBlockHeader));
        if (plain == 0 || plain > plainBytes - result.size())
            return bad(QStringLiteral("it says it holds %1 bytes, the object lacks %2")
                           .arg(plain)
                           .arg(plainBytes - result.size()));
        QByteArray block(plain, Qt::Uninitialized);
        const QString wrong =
            uncompressBlock(tag, payload.sliced(at + kBlockHeader, packed), block.data(), plain);
        if (!wrong.isEmpty())
            return bad(QStringLiteral("it cannot be uncompressed (method %1): %2")
                           .arg(QString::fromLatin1(tag.toByteArray().toPercentEncoding()), wrong));
        result.append(block);
        at += kBlockHeader + packed;
    }
    return result;
}

}  // namespace shiftdeck

#include "tests/quality/rootwriter.h"

#include <QFile>
#include <QtEndian>

#include <lz4.h>
#include <lzma.h>
#include <xxhash.h>
#include <zlib.h>
#include <zstd.h>

#include <bit>

namespace shiftdeck::test {

namespace {
constexpr int kBegin = 100;
const QByteArray kFileName = "made.root";

QByteArray deflated(const QByteArray &plain, int windowBits)
{
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("deflateInit2");
    QByteArray result(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("deflate");
    result.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return result;
}

QByteArray threeBytes(qsizetype value)
{
    return QByteArray()
        .append(static_cast<char>(value))
        .append(static_cast<char>(value >> 8))
        .append(static_cast<char>(value >> 16));
}

QByteArray packed(const QByteArray &plain, Codec codec)
{
    const auto *in = reinterpret_cast<const uint8_t *>(plain.constData());
    const auto length = static_cast<size_t>(plain.size());
    QByteArray result(plain.size() * 2 + 4096, '\0');
    auto *out = reinterpret_cast<uint8_t *>(result.data());
    size_t written = 0;
    switch (codec) {
    case Codec::Zlib: return "ZL\x08" + deflated(plain, MAX_WBITS);
    case Codec::OldDeflate: return "CS\x08" + deflated(plain, -MAX_WBITS);
    case Codec::Lzma:
        if (lzma_easy_buffer_encode(5, LZMA_CHECK_CRC32, nullptr, in, length, out, &written,
                                    static_cast<size_t>(result.size()))
            != LZMA_OK)
            qFatal("lzma");
        return QByteArray("XZ\0", 3) + result.left(static_cast<qsizetype>(written));
    case Codec::Lz4: {
        const int bytes =
            LZ4_compress_default(plain.constData(), result.data(), static_cast<int>(plain.size()),
                                 static_cast<int>(result.size()));
        QByteArray sum(8, '\0');
        qToBigEndian(XXH64(result.constData(), static_cast<size_t>(bytes), 0), sum.data());
        return "L4\x01" + sum + result.left(bytes);
    }
    case Codec::Zstd:
        written = ZSTD_compress(out, static_cast<size_t>(result.size()), in, length, 5);
        return "ZS\x01" + result.left(static_cast<qsizetype>(written));
    case Codec::None: break;
    }
    return {};
}

RootBytes axis(const QByteArray &name, int bins, double low, double high, const QList<QByteArray> &labels)
{
    RootBytes look;
    look.i32(510).i16(1).i16(1).i16(42);
    for (int i = 0; i < 5; ++i)
        look.f32(0.035F);
    look.i16(1).i16(42);
    RootBytes members;
    members.object(1, namedMembers(name, name.left(1) + " title")).object(4, look);
    members.i32(bins).f64(low).f64(high).array({}).i32(0).i32(0).i16(0).u8(0).text("");
    if (labels.isEmpty()) {
        members.i32(0);
    } else {
        RootBytes list;
        list.i16(1).i32(0).i32(0).text("").i32(labels.size());
        for (int i = 0; i < labels.size(); ++i) {
            RootBytes label, object;
            label.i16(1).i32(i + 1).i32(0).text(labels.at(i));
            object.object(1, label);
            list.pointer("TObjString", object).u8(0);
        }
        RootBytes object;
        object.object(5, list);
        members.pointer("THashList", object);
    }
    members.i32(0);
    RootBytes result;
    return result.object(10, members);
}
}  // namespace

RootBytes &RootBytes::number(qint64 value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        m_bytes.append(static_cast<char>(value >> shift));
    return *this;
}

RootBytes &RootBytes::f32(float value) { return i32(std::bit_cast<qint32>(value)); }
RootBytes &RootBytes::f64(double value) { return i64(std::bit_cast<qint64>(value)); }

RootBytes &RootBytes::text(const QByteArray &text)
{
    if (text.size() < 255)
        u8(static_cast<int>(text.size()));
    else
        u8(255).i32(text.size());
    return raw(text);
}

RootBytes &RootBytes::raw(const QByteArray &bytes)
{
    m_bytes.append(bytes);
    return *this;
}

RootBytes &RootBytes::object(int version, const RootBytes &members)
{
    return i32((members.bytes().size() + 2) | 0x40000000).i16(version).raw(members.bytes());
}

RootBytes &RootBytes::pointer(const QByteArray &className, const RootBytes &object)
{
    RootBytes inside;
    inside.i32(-1).raw(className).u8(0).raw(object.bytes());
    return i32(inside.bytes().size() | 0x40000000).raw(inside.bytes());
}

RootBytes &RootBytes::array(const QList<double> &values)
{
    i32(values.size());
    for (const double value : values)
        f64(value);
    return *this;
}

RootBytes namedMembers(const QByteArray &name, const QByteArray &title)
{
    RootBytes result;
    return result.i16(1).i32(0).i32(0x3000000).text(name).text(title);
}

QByteArray th1d(const WrittenHistogram &h, int version, const QByteArray &extra)
{
    RootBytes line, fillLook, marker, list, functions, members, th1, result;
    line.i16(602).i16(1).i16(1);
    fillLook.i16(0).i16(1001);
    marker.i16(1).i16(1).f32(1);
    list.i16(1).i32(0).i32(0).text("").i32(0);
    functions.object(5, list);
    const auto bins = static_cast<int>(h.contents.size()) - 2;
    members.object(1, namedMembers(h.name, h.title)).object(2, line).object(2, fillLook).object(2, marker);
    members.i32(h.contents.size());
    members.raw(axis("xaxis", bins, h.low, h.high, h.labels).bytes())
        .raw(axis("yaxis", 1, 0, 1, {}).bytes())
        .raw(axis("zaxis", 1, 0, 1, {}).bytes());
    members.i16(0).i16(1000).f64(h.entries);
    for (int i = 0; i < 4; ++i)
        members.f64(0);
    members.f64(-1111).f64(-1111).f64(0).array({}).array(h.squares).text("").raw(functions.bytes());
    members.i32(h.buffer.size()).u8(h.buffer.isEmpty() ? 0 : 1);
    for (const double value : h.buffer)
        members.f64(value);
    members.i32(0).i32(2);
    th1.object(8, members).raw(extra).array(h.contents);
    return result.object(version, th1).bytes();
}

QByteArray streamerInfo(int version)
{
    const auto element = [](const QByteArray &name, int type, const QByteArray &typeName) {
        RootBytes members, object;
        members.object(1, namedMembers(name, "")).i32(type).i32(4).i32(0).i32(0);
        for (int i = 0; i < 5; ++i)
            members.i32(0);
        members.text(typeName);
        return object.object(4, members);
    };
    const auto base = [&](const QByteArray &name) {
        RootBytes members, object;
        members.raw(element(name, 0, "BASE").bytes()).i32(1);
        return object.object(3, members);
    };
    RootBytes basic, basicObject, elements, elementsObject, info, infoObject, list, result;
    basic.raw(element("fExtra", 3, "int").bytes());
    basicObject.object(2, basic);
    elements.i16(1).i32(0).i32(0).text("").i32(3).i32(0);
    elements.pointer("TStreamerBase", base("TH1"))
        .pointer("TStreamerBasicType", basicObject)
        .pointer("TStreamerBase", base("TArrayD"));
    elementsObject.object(3, elements);
    info.object(1, namedMembers("TH1D", "")).i32(0).i32(version).pointer("TObjArray", elementsObject);
    infoObject.object(9, info);
    list.i16(1).i32(0).i32(0).text("").i32(1).pointer("TStreamerInfo", infoObject).u8(0);
    return result.object(5, list).bytes();
}

QByteArray compress(const QByteArray &plain, Codec codec)
{
    constexpr qsizetype kBlock = 0xffffff;
    QByteArray result;
    for (qsizetype at = 0; at < plain.size(); at += kBlock) {
        const QByteArray block = plain.mid(at, kBlock), data = packed(block, codec);
        result += data.left(3) + threeBytes(data.size() - 3) + threeBytes(block.size()) + data.mid(3);
    }
    return result;
}

RootWriter::RootWriter(bool large, int version) : m_large(large), m_version(version)
{
    m_directories.append({kFileName, 0, kBegin, 0, {}});
    append(header(kBegin));
    m_end = kBegin;
    const QByteArray data =
        RootBytes().text(kFileName).text("").bytes() + directoryData(m_directories.first(), 0, 0);
    const QByteArray head = key(kBegin, data.size(), data.size(), 0, 1, "TFile", kFileName);
    m_directories.first().dataAt = kBegin + nameBytes();
    append(head + data);
}

int RootWriter::nameBytes() const
{
    return static_cast<int>(key(0, 0, 0, 0, 1, "TFile", kFileName).size() + kFileName.size() + 2);
}

QByteArray RootWriter::header(qint64 end) const
{
    RootBytes result;
    result.raw("root").i32(m_version + (m_large ? 1'000'000 : 0)).i32(kBegin);
    const auto position = [&](qint64 value) { m_large ? result.i64(value) : result.i32(value); };
    position(end);
    position(0);
    result.i32(0).i32(0).i32(nameBytes()).u8(m_large ? 8 : 4).i32(1);
    position(m_infoAt);
    result.i32(m_infoBytes);
    return result.bytes();
}

QByteArray RootWriter::key(qint64 at, qint64 payload, qint64 plain, qint64 directoryAt, int cycle,
                           const QByteArray &className, const QByteArray &name) const
{
    RootBytes texts;
    texts.text(className).text(name).text("title of " + name);
    const auto length = texts.bytes().size() + (m_large ? 34 : 26);
    RootBytes result;
    result.i32(length + payload)
        .i16(m_large ? 1004 : 4)
        .i32(plain)
        .i32(0)
        .i16(static_cast<int>(length))
        .i16(cycle);
    if (m_large)
        result.i64(at).i64(directoryAt);
    else
        result.i32(at).i32(directoryAt);
    return result.raw(texts.bytes()).bytes();
}

QByteArray RootWriter::directoryData(const Directory &directory, qint64 listAt, qint64 listBytes) const
{
    RootBytes result;
    result.i16(m_large ? 1005 : 5).i32(0).i32(0).i32(listBytes).i32(nameBytes());
    const auto position = [&](qint64 value) { m_large ? result.i64(value) : result.i32(value); };
    position(directory.at);
    position(m_directories.at(directory.parent).at);
    position(listAt);
    return result.bytes();
}

qint64 RootWriter::append(const QByteArray &bytes)
{
    const qint64 at = m_end;
    m_chunks.append({at, bytes});
    m_end += bytes.size();
    return at;
}

void RootWriter::overwrite(qint64 at, const QByteArray &bytes) { m_chunks.append({at, bytes}); }

int RootWriter::addDirectory(const QByteArray &name, int parent)
{
    Directory directory{name, parent, m_end, 0, {}};
    const QByteArray data = directoryData(directory, 0, 0);
    const QByteArray head =
        key(m_end, data.size(), data.size(), m_directories.at(parent).at, 1, "TDirectory", name);
    directory.dataAt = m_end + head.size();
    append(head + data);
    m_directories[parent].keys.append(head);
    m_directories.append(directory);
    return static_cast<int>(m_directories.size()) - 1;
}

void RootWriter::add(const QByteArray &className, const QByteArray &name, const QByteArray &payload,
                     Codec codec, int directory, int cycle)
{
    const QByteArray data = codec == Codec::None ? payload : compress(payload, codec);
    const QByteArray head =
        key(m_end, data.size(), payload.size(), m_directories.at(directory).at, cycle, className, name);
    append(head + data);
    m_directories[directory].keys.append(head);
}

void RootWriter::addRecordOutsideOfLists(const QByteArray &className, const QByteArray &name,
                                         const QByteArray &payload)
{
    append(key(m_end, payload.size(), payload.size(), kBegin, 1, className, name) + payload);
}

void RootWriter::addStreamerInfo(const QByteArray &payload, Codec codec)
{
    const QByteArray data = codec == Codec::None ? payload : compress(payload, codec);
    const QByteArray head = key(m_end, data.size(), payload.size(), kBegin, 1, "TList", "StreamerInfo");
    m_infoBytes = head.size() + data.size();
    m_infoAt = append(head + data);
}

void RootWriter::addGap(qint64 bytes)
{
    append(RootBytes().i32(-bytes).bytes());
    m_end += bytes - 4;
}

void RootWriter::addZeros(qint64 bytes) { m_end += bytes; }
void RootWriter::addRaw(const QByteArray &bytes) { append(bytes); }

void RootWriter::close()
{
    if (m_infoAt == 0)
        addStreamerInfo(RootBytes().object(5, RootBytes().i16(1).i32(0).i32(0).text("").i32(0)).bytes());
    for (qsizetype i = m_directories.size() - 1; i >= 0; --i) {
        const Directory &directory = m_directories.at(i);
        QByteArray list = RootBytes().i32(directory.keys.size()).bytes();
        for (const QByteArray &entry : directory.keys)
            list += entry;
        const QByteArray head = key(m_end, list.size(), list.size(), directory.at, 1,
                                    i == 0 ? "TFile" : "TDirectory", directory.name);
        const qint64 at = append(head + list);
        overwrite(directory.dataAt, directoryData(directory, at, head.size() + list.size()));
    }
    overwrite(0, header(m_end));
}

QByteArray RootWriter::bytes() const
{
    QByteArray result(m_end, '\0');
    for (const Chunk &chunk : m_chunks)
        result.replace(chunk.at, chunk.bytes.size(), chunk.bytes);
    return result;
}

bool RootWriter::writeTo(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.resize(m_end))
        return false;
    for (const Chunk &chunk : m_chunks)
        if (!file.seek(chunk.at) || file.write(chunk.bytes) != chunk.bytes.size())
            return false;
    return file.flush();
}

}  // namespace shiftdeck::test

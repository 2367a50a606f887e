// What is read of a ROOT file beyond its directories: objects. rootdirectories.cpp has the rest.
#include "models/quality/rootfile.h"

#include "models/core/nearest.h"
#include "models/quality/rootcompression.h"
#include "models/quality/rootfileimpl.h"
#include "models/quality/rootstreamer.h"

#include <algorithm>

namespace shiftdeck {

namespace {
Error at(qint64 position, const Error &error)
{
    return {error.code, QStringLiteral("the record at byte %1, %2").arg(position).arg(error.context),
            error.cause, error.retryable};
}
}  // namespace

// The plain bytes of an object.
Result<QByteArray> RootFile::Impl::objectBytes(const RootKey &key)
{
    if (key.objectBytes > limits.objectBytes || key.bytes > limits.objectBytes)
        return badRecord(key.at,
                         QStringLiteral("the object has %1 bytes; at most %2 are read")
                             .arg(std::max(key.objectBytes, key.bytes))
                             .arg(limits.objectBytes));
    if (!counted.contains(key.at)) {  // what is read again does not count again
        if (key.objectBytes > limits.totalBytes - plainBytes)
            return badRecord(key.at,
                             QStringLiteral("the file has objects of more than %1 bytes; no more are read")
                                 .arg(limits.totalBytes));
        counted.insert(key.at);
        plainBytes += key.objectBytes;
    }
    const auto read = source.read(key.at, key.bytes);
    if (!read)
        return tl::unexpected(at(key.at, read.error()));
    RootCursor cursor(*read);
    const RootRecord own = readRootRecord(cursor);
    if (!cursor.ok())
        return badRecord(key.at, cursor.failure());
    if (own.bytes != key.bytes || own.objectBytes != key.objectBytes || own.headerBytes != key.headerBytes
        || (own.className != key.className && !key.isDirectory()))
        return badRecord(key.at,
                         QStringLiteral("it holds a %1 of %2 bytes, but the list of keys promises a %3 of %4")
                             .arg(own.className.left(100))
                             .arg(own.objectBytes)
                             .arg(key.className.left(100))
                             .arg(key.objectBytes));
    const QByteArrayView payload = QByteArrayView(*read).sliced(key.headerBytes);
    if (key.objectBytes <= payload.size())
        return payload.first(key.objectBytes).toByteArray();
    auto plain = rootUncompress(payload, key.objectBytes);
    if (!plain)
        return tl::unexpected(at(key.at, plain.error()));
    return plain;
}

Result<> RootFile::Impl::readLayouts()
{
    auto result = std::make_unique<RootLayouts>();
    if (header.infoAt != 0) {
        const auto added = [&]() -> Result<> {
            SD_TRY(const QByteArray start, source.readUpTo(header.infoAt, kRootLongestKey));
            RootCursor cursor(start);
            const RootRecord record = readRootRecord(cursor);
            if (!cursor.ok())
                return badRecord(header.infoAt, cursor.failure());
            return addLayouts(keyOf(record, QString()), *result);
        }();
        if (!added)
            notes.append(
                QStringLiteral("Its streamer information cannot be read (%1); layouts that are built in are"
                               " used.")
                    .arg(added.error().cause));
    }
    layouts = std::move(result);
    return {};
}

Result<> RootFile::Impl::addLayouts(const RootKey &key, RootLayouts &result)
{
    SD_TRY(const QByteArray bytes, objectBytes(key));
    RootArena arena;
    const RootLayouts none;  // streamer information is laid out as it is built in
    SD_TRY(const RootObject *list, RootStreamer(bytes, key.headerBytes, none, limits, arena).read("TList"));
    for (const RootObject *info : list->objects("arr")) {
        const RootObject *elements = info ? info->object("fElements") : nullptr;
        if (!elements)
            continue;
        RootLayout layout;
        for (const RootObject *element : elements->objects("arr"))
            if (element)
                layout.append(rootElement(
                    static_cast<int>(element->number("fType")), element->text("fName").toLatin1(),
                    element->text("fTypeName").toLatin1(), static_cast<int>(element->number("fArrayLength")),
                    element->text("fCountName").toLatin1()));
        const QByteArray className = info->text("fName").toLatin1();
        if (!RootLayouts::isStreamerClass(className))
            result.add(className, static_cast<int>(info->number("fClassVersion")), layout);
    }
    return {};
}

Result<Plot> RootFile::Impl::plot(const RootKey &key)
{
    if (!key.isPlot())
        return fail(ErrorCode::InvalidInput, key.path.left(500),
                    QStringLiteral("it is no histogram but a %1").arg(key.className.left(100)));
    if (!layouts)
        SD_CHECK(readLayouts());
    SD_TRY(const QByteArray bytes, objectBytes(key));
    RootArena arena;
    const auto object =
        RootStreamer(bytes, key.headerBytes, *layouts, limits, arena).read(key.className.toLatin1());
    if (!object)
        return tl::unexpected(at(key.at, object.error()));
    const auto made = plotOf(**object, limits);
    if (!made)
        return tl::unexpected(at(key.at, made.error()));
    return made;
}

QList<RootKey> latestCycles(const QList<RootKey> &keys)
{
    QHash<QString, qsizetype> places;
    QList<RootKey> result;
    for (const RootKey &key : keys) {
        const auto place = places.constFind(key.path);
        if (place == places.constEnd()) {
            places.insert(key.path, result.size());
            result.append(key);
        } else if (key.cycle >= result.at(*place).cycle) {
            result[*place] = key;
        }
    }
    return result;
}

RootFile::RootFile(std::unique_ptr<Impl> impl) : m(std::move(impl)) { }
RootFile::RootFile(RootFile &&) noexcept = default;
RootFile &RootFile::operator=(RootFile &&) noexcept = default;
RootFile::~RootFile() = default;

Result<RootFile> RootFile::open(const QString &path, const RootLimits &limits)
{
    SD_TRY(ByteSource source, ByteSource::open(path));
    auto impl = std::make_unique<Impl>(std::move(source), path, limits);
    SD_CHECK(impl->named(impl->open()));
    return RootFile(std::move(impl));
}

Result<RootFile> RootFile::ofBytes(const QByteArray &bytes, const QString &name, const RootLimits &limits)
{
    auto impl = std::make_unique<Impl>(ByteSource::ofBytes(bytes), name, limits);
    SD_CHECK(impl->named(impl->open()));
    return RootFile(std::move(impl));
}

int RootFile::version() const { return m->header.version; }
int RootFile::compression() const { return m->header.compression; }
bool RootFile::isRecovered() const { return m->recovered; }
QStringList RootFile::notes() const { return m->notes; }
qint64 RootFile::bytesRead() const { return m->source.bytesRead(); }

Result<QList<RootKey>> RootFile::keys() { return m->named(m->keys(m->top, QString())); }

Result<QList<RootKey>> RootFile::keys(const RootKey &directory)
{
    const auto header = m->named(m->directory(directory));
    if (!header)
        return tl::unexpected(header.error());
    return m->named(m->keys(*header, directory.path));
}

Result<QList<RootKey>> RootFile::allKeys()
{
    QList<RootKey> result;
    QSet<qint64> seen{m->top.at};
    SD_CHECK(m->named(m->collect(m->top, QString(), 0, seen, result)));
    return result;
}

Result<RootKey> RootFile::find(const QString &path)
{
    SD_TRY(const auto all, allKeys());
    const QList<RootKey> latest = latestCycles(all);
    for (const RootKey &key : latest)
        if (key.path == path)
            return key;
    QStringList names;
    for (const RootKey &key : all) {
        const QString withCycle = QStringLiteral("%1;%2").arg(key.path).arg(key.cycle);
        if (withCycle == path)
            return key;
        names.append(key.path);
    }
    return fail(ErrorCode::NotFound, QStringLiteral("\"%1\" in %2").arg(path.left(500), m->path),
                withNearest(QStringLiteral("the file has %1 keys").arg(latest.size()), path, names));
}

Result<Plot> RootFile::plot(const RootKey &key) { return m->named(m->plot(key)); }

}  // namespace shiftdeck

// Header, directories and keys of a ROOT file, and the search for them where they are lost.
#include "models/quality/rootfileimpl.h"
#include "models/quality/rootscan.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qint64 kSmallestKey = 26;  // in a list
}  // namespace

RootKey keyOf(const RootRecord &record, const QString &directory)
{
    RootKey key;
    key.path = directory.isEmpty() ? record.name : directory + u'/' + record.name;
    key.name = record.name;
    key.title = record.title;
    key.className = record.className;
    key.cycle = record.cycle;
    key.at = record.at;
    key.bytes = record.bytes;
    key.objectBytes = record.objectBytes;
    key.headerBytes = record.headerBytes;
    return key;
}

tl::unexpected<Error> badRecord(qint64 position, const QString &why)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("the record at byte %1").arg(position), why);
}

Result<> RootFile::Impl::open()
{
    SD_TRY(const QByteArray start, source.readUpTo(0, kRootHeaderBytes));
    SD_TRY(header, readRootFileHeader(start));
    if (header.begin >= source.size())
        return fail(ErrorCode::InvalidInput, QString(),
                    QStringLiteral("it is cut off: it has only %1 bytes").arg(source.size()));
    const bool neverClosed = header.infoAt == 0;
    if (header.end > source.size() && !neverClosed) {
        const QString cut =
            QStringLiteral("it is cut off: it has %1 of %2 bytes").arg(source.size()).arg(header.end);
        if (!limits.recoverDamaged)
            return fail(ErrorCode::InvalidInput, QString(),
                        cut
                            + QStringLiteral(". Copy it again, or recover what is"
                                             " left"));
        return recover(cut);
    }
    const auto opened = openTop();
    const bool hasList = opened && top.listAt != 0;
    if (neverClosed && (!hasList || header.end != source.size()))
        return recover(QStringLiteral("it was never closed by the program that wrote it"));
    if (!opened) {
        if (!limits.recoverDamaged)
            return opened;
        return recover(QStringLiteral("its top directory is damaged (%1)").arg(opened.error().cause));
    }
    if (header.end < source.size())
        notes.append(
            QStringLiteral("It goes on for %1 bytes behind its end at byte %2; those were not looked at.")
                .arg(source.size() - header.end)
                .arg(header.end));
    return {};
}

Result<> RootFile::Impl::openTop()
{
    SD_TRY(const QByteArray bytes, source.readUpTo(header.begin, header.nameBytes + kRootDirectoryBytes));
    RootCursor cursor(bytes);
    const RootRecord record = readRootRecord(cursor);
    if (!cursor.ok())
        return badRecord(header.begin, cursor.failure());
    cursor.seek(header.nameBytes);
    top = readRootDirectory(cursor);
    if (!cursor.ok())
        return badRecord(header.begin, cursor.failure());
    if (top.listAt == 0)
        return {};
    SD_CHECK(list(top));
    return {};
}

// Puts the records of the file to their directories.
Result<> RootFile::Impl::recover(const QString &why)
{
    SD_TRY(const RootScan scan, scanRecords(source, header.begin, limits));
    recovered = true;
    top = {};
    top.at = header.begin;
    lists.clear();
    notes.append(QStringLiteral("Recovered: %1. Its records were searched; what is missing cannot be known.")
                     .arg(why));
    if (!scan.complete)
        notes.append(QStringLiteral("The search stopped at its limit."));
    QSet<qint64> directories{header.begin};
    QList<RootRecord> kept;
    for (const RootRecord &record : scan.records) {
        if (record.className == QLatin1StringView("TBasket")
            || record.className == QLatin1StringView("TFile"))
            continue;
        if (record.className == QLatin1StringView("TList")
            && record.name == QLatin1StringView("StreamerInfo")) {
            header.infoAt = record.at;
            continue;
        }
        if (record.className.startsWith(QLatin1StringView("TDirectory"))) {
            SD_TRY(const bool isDirectory, isDirectoryRecord(record));
            if (!isDirectory)
                continue;  // a list of keys, which bears the class of its directory
            directories.insert(record.at);
        }
        kept.append(record);
    }
    for (const RootRecord &record : std::as_const(kept))
        if (directories.contains(record.directoryAt))
            scanned[record.directoryAt].append(record);
    return {};
}

Result<bool> RootFile::Impl::isDirectoryRecord(const RootRecord &record)
{
    SD_TRY(const QByteArray bytes,
           source.readUpTo(record.at + record.headerBytes,
                           std::min(kRootDirectoryBytes, record.bytes - record.headerBytes)));
    RootCursor cursor(bytes);
    const RootDirectoryHeader found = readRootDirectory(cursor);
    return cursor.ok() && found.at == record.at;
}

Result<QList<RootRecord>> RootFile::Impl::list(const RootDirectoryHeader &directory)
{
    if (recovered)
        return scanned.value(directory.at);
    const auto known = lists.constFind(directory.listAt);
    if (known != lists.constEnd())
        return *known;
    SD_TRY(const auto records, readList(directory));
    keyCount += static_cast<int>(records.size());
    lists.insert(directory.listAt, records);
    return records;
}

Result<QList<RootRecord>> RootFile::Impl::readList(const RootDirectoryHeader &directory)
{
    if (directory.listAt == 0)
        return QList<RootRecord>();
    if (directory.listBytes > limits.listBytes)
        return badRecord(directory.listAt,
                         QStringLiteral("a list of keys has %1 bytes; at most %2 are read")
                             .arg(directory.listBytes)
                             .arg(limits.listBytes));
    SD_TRY(const QByteArray bytes, source.read(directory.listAt, directory.listBytes));
    RootCursor cursor(bytes);
    const RootRecord own = readRootRecord(cursor);
    cursor.seek(own.headerBytes);
    const qint32 count = cursor.i32();
    if (cursor.ok() && own.at != directory.listAt)
        cursor.fail(QStringLiteral("the list of keys says it is at byte %1").arg(own.at));
    if (cursor.ok() && (count < 0 || count > cursor.remaining() / kSmallestKey))
        cursor.fail(QStringLiteral("a list of %1 keys does not fit into the %2 bytes that are left")
                        .arg(count)
                        .arg(cursor.remaining()));
    if (cursor.ok() && count > limits.keys - keyCount)
        cursor.fail(QStringLiteral("the file has more than %1 keys").arg(limits.keys));
    QList<RootRecord> records;
    for (qint32 i = 0; i < count && cursor.ok(); ++i)
        records.append(readRootRecord(cursor));
    if (!cursor.ok())
        return badRecord(directory.listAt,
                         QStringLiteral("%1, at byte %2 of the list of keys")
                             .arg(cursor.failure())
                             .arg(cursor.failedAt()));
    return records;
}

Result<RootDirectoryHeader> RootFile::Impl::directory(const RootKey &key)
{
    RootDirectoryHeader found;
    found.at = key.at;
    if (recovered)
        return found;
    SD_TRY(const QByteArray bytes, objectBytes(key));
    RootCursor cursor(bytes);
    found = readRootDirectory(cursor);
    if (!cursor.ok())
        return badRecord(key.at, cursor.failure());
    return found;
}

Result<QList<RootKey>> RootFile::Impl::keys(const RootDirectoryHeader &parent, const QString &parentPath)
{
    SD_TRY(const auto records, list(parent));
    QList<RootKey> result;
    for (const RootRecord &record : records)
        result.append(keyOf(record, parentPath));
    return result;
}

Result<> RootFile::Impl::collect(const RootDirectoryHeader &parent, const QString &parentPath, int depth,
                                 QSet<qint64> &seen, QList<RootKey> &result)
{
    if (depth > limits.depth)
        return fail(ErrorCode::InvalidInput, parentPath.left(500),
                    QStringLiteral("directories are nested more than %1 deep").arg(limits.depth));
    SD_TRY(const auto found, keys(parent, parentPath));
    for (const RootKey &key : found) {
        // No two keys share a record; with this no small file can ask for endless work.
        if (seen.contains(key.at))
            return badRecord(
                key.at,
                key.isDirectory()
                    ? QStringLiteral("the directory \"%1\" contains itself").arg(key.path.left(500))
                    : QStringLiteral("two keys lead to it, one of them \"%1\"").arg(key.path.left(500)));
        seen.insert(key.at);
        result.append(key);
        if (!key.isDirectory())
            continue;
        SD_TRY(const auto child, directory(key));
        SD_CHECK(collect(child, key.path, depth + 1, seen, result));
    }
    return {};
}

}  // namespace shiftdeck

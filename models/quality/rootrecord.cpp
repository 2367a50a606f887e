#include "models/quality/rootrecord.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kLargeFile = 1'000'000;  // added to the version of a file with 64-bit positions
constexpr int kLargeRecord = 1000;  // and to that of a record
constexpr int kShortestHeader = 26;
constexpr qint64 kPositionMask = 0xffffffffffffLL;  // above it ROOT keeps the number of a process

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20; });
}
}  // namespace

Result<RootFileHeader> readRootFileHeader(const QByteArray &bytes)
{
    const auto bad = [](int at, const QString &why) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("byte %1").arg(at), why);
    };
    if (!bytes.startsWith("root"))
        return bad(0, QStringLiteral("it is no ROOT file: it does not begin with \"root\""));
    RootCursor cursor(bytes);
    cursor.skip(4);
    RootFileHeader header;
    const qint32 version = cursor.i32();
    // uproot 3 wrote versions from which millions were subtracted.
    header.isLarge = version >= kLargeFile;
    header.version = (version % kLargeFile + kLargeFile) % kLargeFile;
    header.begin = cursor.i32();
    const auto position = [&] { return header.isLarge ? cursor.i64() : static_cast<qint64>(cursor.u32()); };
    header.end = position();
    position();  // the list of free space
    cursor.i32();  // its length
    cursor.i32();  // its entries
    header.nameBytes = cursor.i32();
    cursor.u8();  // 4 or 8, the size of a position
    header.compression = cursor.i32();
    header.infoAt = position();
    cursor.i32();  // its length, which its record says, too
    if (!cursor.ok())
        return bad(0, QStringLiteral("it is cut off: it has only %1 bytes").arg(bytes.size()));
    if (header.begin < 40 || header.begin > 10'000)
        return bad(8, QStringLiteral("the first record is said to begin at byte %1").arg(header.begin));
    if (header.nameBytes < 10 || header.nameBytes > 10'000)
        return bad(header.isLarge ? 36 : 28,
                   QStringLiteral("the top directory is said to be %1 bytes behind the first record")
                       .arg(header.nameBytes));
    return header;
}

RootRecord readRootRecord(RootCursor &cursor)
{
    RootRecord record;
    record.bytes = cursor.i32();
    const int version = cursor.i16();
    record.objectBytes = cursor.i32();
    cursor.u32();  // when it was written
    record.headerBytes = cursor.i16();
    record.cycle = cursor.i16();
    const bool isLarge = version > kLargeRecord;
    record.at = isLarge ? cursor.i64() : static_cast<qint64>(cursor.u32());
    record.directoryAt = isLarge ? cursor.i64() & kPositionMask : static_cast<qint64>(cursor.u32());
    record.className = cursor.string();
    record.name = cursor.string();
    record.title = cursor.string();
    if (!cursor.ok())
        return record;
    // In a list the header may be longer than it says: ROOT 5 wrote TDirectoryFile there for TDirectory.
    if (record.headerBytes < kShortestHeader || record.bytes < record.headerBytes || record.objectBytes < 0
        || record.at < 0)
        cursor.fail(
            QStringLiteral("a record of %1 bytes with a header of %2 and an object of %3 is impossible")
                .arg(record.bytes)
                .arg(record.headerBytes)
                .arg(record.objectBytes));
    return record;
}

RootDirectoryHeader readRootDirectory(RootCursor &cursor)
{
    RootDirectoryHeader directory;
    const int version = cursor.i16();
    cursor.skip(8);  // when it was made and changed
    directory.listBytes = cursor.i32();
    cursor.i32();  // the length of its name
    const bool isLarge = version > kLargeRecord;
    const auto position = [&] { return isLarge ? cursor.i64() : static_cast<qint64>(cursor.u32()); };
    directory.at = position();
    position();  // the directory it is in
    directory.listAt = position();
    if (cursor.ok() && (directory.listBytes < 0 || directory.listAt < 0))
        cursor.fail(QStringLiteral("the directory says its list has %1 bytes at byte %2")
                        .arg(directory.listBytes)
                        .arg(directory.listAt));
    return directory;
}

bool isPlausible(const RootRecord &record, qint64 at, qint64 fileBytes)
{
    return record.at == at && record.bytes <= fileBytes - at && record.cycle >= 0
        && record.headerBytes >= kShortestHeader && !record.className.isEmpty()
        && isPrintable(record.className) && isPrintable(record.name);
}

}  // namespace shiftdeck

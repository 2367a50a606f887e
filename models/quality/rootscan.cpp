#include "models/quality/rootscan.h"

#include <algorithm>
#include <optional>

namespace shiftdeck {

namespace {
constexpr qint64 kChunk = 256 * 1024;
constexpr qint64 kHeaderGuess = 320;  // enough for nearly all headers, so that one read does

class Scanner {
  public:
    Scanner(ByteSource &source, const RootLimits &limits) : m_source(source), m_limits(limits) { }

    Result<RootScan> run(qint64 begin)
    {
        qint64 at = begin;
        while (at + 26 <= m_source.size()) {
            if (m_scan.records.size() >= m_limits.keys) {
                m_scan.complete = false;
                break;
            }
            SD_TRY(const qint64 next, step(at));
            if (next <= at)
                break;
            at = next;
        }
        return m_scan;
    }

  private:
    // The record at `at` if there is one; where to go on, or -1.
    Result<qint64> step(qint64 at)
    {
        SD_TRY(const QByteArray bytes, m_source.readUpTo(at, kHeaderGuess));
        RootCursor cursor(bytes);
        const qint32 length = cursor.i32();
        if (length < 0 && at - static_cast<qint64>(length) <= m_source.size())
            return at - static_cast<qint64>(length);  // a deleted record
        if (auto record = recordIn(bytes, at)) {
            m_scan.records.append(*record);
            return at + record->bytes;
        }
        SD_TRY(const auto longer, m_source.readUpTo(at, kRootLongestKey));
        if (auto record = recordIn(longer, at)) {
            m_scan.records.append(*record);
            return at + record->bytes;
        }
        return search(at + 1);
    }

    std::optional<RootRecord> recordIn(QByteArrayView bytes, qint64 at) const
    {
        RootCursor cursor(bytes);
        RootRecord record = readRootRecord(cursor);
        if (!cursor.ok() || !isPlausible(record, at, m_source.size()))
            return std::nullopt;
        return record;
    }

    // The next place whose bytes can be the header of a record there.
    Result<qint64> search(qint64 from)
    {
        while (from < m_source.size()) {
            if (m_searched >= m_limits.searchedBytes) {
                m_scan.complete = false;
                return -1;
            }
            SD_TRY(const QByteArray chunk, m_source.readUpTo(from, kChunk + kRootLongestKey));
            const qint64 last = std::min<qint64>(kChunk, chunk.size());
            m_searched += last;
            for (qint64 i = 0; i < last; ++i) {
                if (chunk.size() - i >= 26 && couldBegin(chunk.constData() + i)
                    && recordIn(QByteArrayView(chunk).sliced(i), from + i))
                    return from + i;
                m_scan.skippedBytes += chunk.at(i) != 0;
            }
            from += last;
        }
        return -1;
    }

    // Its version is 1 to 15, or 1001 to 1015.
    static bool couldBegin(const char *at)
    {
        const int version = static_cast<quint8>(at[4]) << 8 | static_cast<quint8>(at[5]);
        return (version >= 1 && version <= 15) || (version >= 1001 && version <= 1015);
    }

    ByteSource &m_source;
    const RootLimits &m_limits;
    RootScan m_scan;
    qint64 m_searched = 0;
};
}  // namespace

Result<RootScan> scanRecords(ByteSource &source, qint64 begin, const RootLimits &limits)
{
    return Scanner(source, limits).run(begin);
}

}  // namespace shiftdeck

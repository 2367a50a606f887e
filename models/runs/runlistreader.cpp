#include "models/runs/runlistreader.h"

#include "models/core/files.h"
#include "models/runs/jsoncursor.h"
#include "models/runs/lumisectionset.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <functional>

namespace shiftdeck {

namespace {
struct Reader {
    Q_DECLARE_TR_FUNCTIONS(RunListReader)
};

struct Found {
    LumiRange range;
    JsonCursor::Place place;
};

QString shown(const LumiRange &range) { return QStringLiteral("[%1, %2]").arg(range.first).arg(range.last); }

// Reads {"<run>": [[first, last], ...], ...}, to which both formats come down.
class RunsReader {
  public:
    RunsReader(JsonCursor &cursor, const QString &origin, ImportReport &report)
        : m_cursor(cursor), m_origin(origin), m_report(report)
    {
    }
    using Take = std::function<void(const Found &)>;
    Result<> read(const Take &take);

  private:
    Result<RunNumber> readRun();
    Result<> readRanges(RunNumber run, const Take &take);
    void judge(RunNumber run, qint64 first, qint64 last, JsonCursor::Place at, const Take &take);

    JsonCursor &m_cursor;
    const QString &m_origin;
    ImportReport &m_report;
    int m_ranges = 0;
};

Result<> RunsReader::read(const Take &take)
{
    SD_CHECK(m_cursor.expect('{'));
    if (m_cursor.take('}'))
        return {};
    do {
        SD_TRY(const RunNumber run, readRun());
        SD_CHECK(m_cursor.expect(':'));
        SD_CHECK(readRanges(run, take));
    } while (m_cursor.take(','));
    if (m_cursor.take('}'))
        return {};
    return m_cursor.expected(Reader::tr("\",\" or \"}\""));
}

Result<RunNumber> RunsReader::readRun()
{
    const JsonCursor::Place at = m_cursor.place();
    SD_TRY(const QString key, m_cursor.expectString(Reader::tr("a run number in double quotes"), 400));
    bool good = false;
    const qint64 run = key.toLongLong(&good);
    if (good && run >= 1 && run <= kMaxRunNumber && key == QString::number(run))
        return RunNumber(run);
    const auto refused = [&](const QString &sentence) {
        return fail(ErrorCode::InvalidInput, m_origin,
                    Reader::tr("Line %1, column %2: %3")
                        .arg(QString::number(at.line), QString::number(at.column), sentence));
    };
    // What the run registry calls "JSON with dataset names".
    if (key.section(u'-', 0, 0).toLongLong() > 0 && key.contains(u'/'))
        return refused(
            Reader::tr("The key \"%1\" names a run and a dataset. Export the list without dataset names; "
                       "lists of several datasets are not one list.")
                .arg(key.left(100)));
    return refused(
        Reader::tr("\"%1\" is no run number, which is a whole number from 1 on.").arg(key.left(100)));
}

Result<> RunsReader::readRanges(RunNumber run, const Take &take)
{
    const JsonCursor::Place begin = m_cursor.place();
    SD_CHECK(m_cursor.expect('['));
    if (m_cursor.take(']')) {
        m_report.change(begin.line,
                        Reader::tr("Run %1 has no lumisection; it was left out.").arg(run.value()),
                        begin.column);
        return {};
    }
    do {
        const JsonCursor::Place at = m_cursor.place();
        if (!m_cursor.take('['))
            return m_cursor.expected(Reader::tr("a range [first, last] of lumisections"));
        SD_TRY(const auto first, m_cursor.expectWhole(Reader::tr("the first lumisection of a range")));
        SD_CHECK(m_cursor.expect(','));
        SD_TRY(const auto last, m_cursor.expectWhole(Reader::tr("the last lumisection of a range")));
        SD_CHECK(m_cursor.expect(']'));
        if (!first.plain || !last.plain)
            m_report.change(
                at.line,
                Reader::tr("The range of run %1 is written with fractions; it was taken as [%2, %3].")
                    .arg(QString::number(run.value()), QString::number(first.value),
                         QString::number(last.value)),
                at.column);
        if (++m_ranges > kMaxListRanges)
            return fail(ErrorCode::InvalidInput, m_origin,
                        Reader::tr("It has more than %1 ranges.").arg(kMaxListRanges));
        judge(run, first.value, last.value, at, take);
    } while (m_cursor.take(','));
    if (m_cursor.take(']'))
        return {};
    return m_cursor.expected(Reader::tr("\",\" or \"]\""));
}

void RunsReader::judge(RunNumber run, qint64 first, qint64 last, JsonCursor::Place at, const Take &take)
{
    const auto refuse = [&](const QString &why) {
        m_report.refuse(
            at.line,
            Reader::tr("Run %1, [%2, %3]: %4")
                .arg(QString::number(run.value()), QString::number(first), QString::number(last), why),
            at.column);
    };
    if (first < 1 || last < 1)
        return refuse(Reader::tr("Lumisections count from 1."));
    if (first > kMaxLumisection || last > kMaxLumisection)
        return refuse(Reader::tr("No lumisection is above %1.").arg(kMaxLumisection));
    if (last < first)
        return refuse(Reader::tr("The last one is before the first one."));
    m_report.take();
    take({{run, qint32(first), qint32(last)}, at});
}

// What is not in order, as it comes.
class OrderWatch {
  public:
    explicit OrderWatch(ImportReport &report) : m_report(report) { }
    void see(const Found &found)
    {
        const LumiRange &range = found.range;
        if (range.run < m_before.run)
            m_report.change(found.place.line,
                            Reader::tr("Run %1 comes behind run %2; it was sorted in.")
                                .arg(range.run.value())
                                .arg(m_before.run.value()),
                            found.place.column);
        else if (range.run == m_before.run && range.first < m_before.first)
            m_report.change(found.place.line,
                            Reader::tr("Run %1: %2 comes behind %3; it was sorted in.")
                                .arg(QString::number(range.run.value()), shown(range), shown(m_before)),
                            found.place.column);
        m_before = range;
    }

  private:
    ImportReport &m_report;
    LumiRange m_before{RunNumber(), 0, 0};
};

// Ranges of one run that overlap or follow each other, told where the later one of the two stands in the
// file.
void tellMerged(std::vector<Found> found, ImportReport &report)
{
    std::stable_sort(found.begin(), found.end(),
                     [](const Found &a, const Found &b) { return a.range < b.range; });
    const auto isLater = [](JsonCursor::Place a, JsonCursor::Place b) {
        return std::pair(a.line, a.column) > std::pair(b.line, b.column);
    };
    for (size_t i = 1, widest = 0; i < found.size(); ++i) {
        const Found &one = found[widest], &two = found[i];
        if (one.range.run == two.range.run && two.range.first <= qint64(one.range.last) + 1) {
            const JsonCursor::Place at = isLater(one.place, two.place) ? one.place : two.place;
            const QString text = two.range.first <= one.range.last
                ? Reader::tr("Run %1: %2 and %3 overlap; they were merged.")
                : Reader::tr("Run %1: %2 and %3 follow each other; they were merged.");
            report.change(
                at.line, text.arg(QString::number(two.range.run.value()), shown(one.range), shown(two.range)),
                at.column);
        }
        if (one.range.run != two.range.run || two.range.last > one.range.last)
            widest = i;
    }
}
}  // namespace

Result<ReadRunList> parseRunList(const QByteArray &text, const QString &origin)
{
    ReadRunList result;
    JsonCursor cursor(text, origin);
    if (!cursor.peek('{'))
        return cursor.expected(Reader::tr("the \"{\" of a good-run list"));
    std::vector<Found> found;
    OrderWatch order(result.report);
    RunsReader reader(cursor, origin, result.report);
    SD_CHECK(reader.read([&](const Found &one) {
        order.see(one);
        found.push_back(one);
    }));
    SD_CHECK(cursor.expectEnd());
    std::vector<LumiRange> ranges;
    ranges.reserve(found.size());
    for (const Found &one : found)
        ranges.push_back(one.range);
    tellMerged(std::move(found), result.report);
    result.report.sortByLine();
    result.list = RunList::of(std::move(ranges));
    return result;
}

Result<ReadNormtag> parseNormtag(const QByteArray &text, const QString &origin)
{
    ReadNormtag result;
    JsonCursor cursor(text, origin);
    QHash<QString, int> tags;
    LumisectionSet covered;
    RunsReader reader(cursor, origin, result.report);
    SD_CHECK(cursor.expect('['));
    if (!cursor.take(']')) {
        do {
            SD_CHECK(cursor.expect('['));
            SD_TRY(const QString name,
                   cursor.expectString(Reader::tr("the name of a luminometer's tag"), 200));
            SD_CHECK(cursor.expect(','));
            const int tag = tags.value(name, int(tags.size()));
            if (tag == tags.size()) {
                tags.insert(name, tag);
                result.normtag.tags.append(name);
            }
            SD_CHECK(reader.read([&](const Found &found) {
                if (covered.insert(found.range)) {
                    result.normtag.entries.push_back({found.range, tag});
                    return;
                }
                result.report.take(-1);
                result.report.refuse(found.place.line,
                                     Reader::tr("Run %1, %2: an entry above it holds for some of these "
                                                "lumisections already.")
                                         .arg(QString::number(found.range.run.value()), shown(found.range)),
                                     found.place.column);
            }));
            SD_CHECK(cursor.expect(']'));
        } while (cursor.take(','));
        SD_CHECK(cursor.expect(']'));
    }
    SD_CHECK(cursor.expectEnd());
    std::sort(result.normtag.entries.begin(), result.normtag.entries.end(),
              [](const Normtag::Entry &a, const Normtag::Entry &b) { return a.range < b.range; });
    return result;
}

Result<ReadRuns> parseRuns(const QByteArray &text, const QString &origin)
{
    ReadRuns result;
    qint64 number = 0;
    RunNumber before;
    const QList<QByteArray> lines = text.mid(text.startsWith("\xef\xbb\xbf") ? 3 : 0).split('\n');
    for (const QByteArray &whole : lines) {
        ++number;
        QByteArray line = whole.left(whole.indexOf('#') < 0 ? whole.size() : whole.indexOf('#'));
        line.replace(',', ' ');
        const QList<QByteArray> words = line.simplified().split(' ');
        for (const QByteArray &word : words) {
            if (word.isEmpty())
                continue;
            bool good = false;
            const RunNumber run(word.toLongLong(&good));
            if (!good || !run.isValid() || run.value() > kMaxRunNumber) {
                result.report.refuse(
                    number, Reader::tr("\"%1\" is no run number.").arg(QString::fromUtf8(word.left(100))));
                continue;
            }
            if (result.runs.size() >= kMaxListRanges)
                return fail(ErrorCode::InvalidInput, origin,
                            Reader::tr("It has more than %1 runs.").arg(kMaxListRanges));
            if (run < before)
                result.report.change(number,
                                     Reader::tr("Run %1 comes behind run %2; it was sorted in.")
                                         .arg(run.value())
                                         .arg(before.value()));
            before = run;
            result.runs.append(run);
        }
    }
    std::sort(result.runs.begin(), result.runs.end());
    const auto end = std::unique(result.runs.begin(), result.runs.end());
    if (const auto twice = result.runs.end() - end; twice > 0)
        result.report.change(
            0, Reader::tr("%n run number(s) came more than once; each is taken once.", nullptr, int(twice)));
    result.runs.erase(end, result.runs.end());
    result.report.take(result.runs.size());
    if (result.runs.isEmpty())
        return fail(ErrorCode::InvalidInput, origin, Reader::tr("It names no run."));
    return result;
}

bool looksLikeNormtag(const QByteArray &text) { return JsonCursor(text, {}).peek('['); }

RunList Normtag::list() const
{
    std::vector<LumiRange> ranges;
    for (const Entry &entry : entries)
        ranges.push_back(entry.range);
    return RunList::of(std::move(ranges));
}

RunList Normtag::list(int tag) const
{
    std::vector<LumiRange> ranges;
    for (const Entry &entry : entries)
        if (entry.tag == tag)
            ranges.push_back(entry.range);
    return RunList::of(std::move(ranges));
}

int Normtag::tagOf(RunNumber run, qint32 lumisection) const
{
    const auto at = std::partition_point(entries.begin(), entries.end(), [&](const Entry &entry) {
        return std::pair(entry.range.run, entry.range.last) < std::pair(run, lumisection);
    });
    const bool holds = at != entries.end() && at->range.run == run && at->range.first <= lumisection;
    return holds ? at->tag : -1;
}

Result<ReadList> readRunListFile(const QString &path)
{
    SD_TRY(const QByteArray text, readBounded(path, kMaxListBytes));
    ReadList result;
    if (looksLikeNormtag(text)) {
        SD_TRY(ReadNormtag read, parseNormtag(text, path));
        result.list.list = read.normtag.list();
        result.report = std::move(read.report);
        result.normtag = std::move(read.normtag);
    } else {
        SD_TRY(ReadRunList read, parseRunList(text, path));
        result.list.list = std::move(read.list);
        result.report = std::move(read.report);
    }
    result.list.from = {path,
                        sha256Of(text),
                        {},
                        result.list.list.runs(),
                        result.list.list.lumisections(),
                        result.report.count(ImportRemark::Refused),
                        {}};
    return result;
}

Result<ReadRunsFile> readRunsFile(const QString &path)
{
    SD_TRY(const QByteArray text, readBounded(path, kMaxListBytes));
    SD_TRY(ReadRuns read, parseRuns(text, path));
    Provenance from{path, sha256Of(text), {}, read.runs.size(), 0, read.report.count(ImportRemark::Refused),
                    {}};
    return ReadRunsFile{std::move(read.runs), std::move(from), std::move(read.report)};
}

}  // namespace shiftdeck

#include "models/certification/flagfile.h"

#include "models/runs/csvlines.h"
#include "models/runs/runlistreader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FlagFile)
};

enum Column { Run, DetectorName, Flag, FirstLs, LastLs, Cause, Comment, ColumnCount };
constexpr int kNeeded = 3;  // the first ones
constexpr std::array<const char *, ColumnCount> kNames{"run",     "detector", "flag",   "first_ls",
                                                       "last_ls", "cause",    "comment"};

QString shown(QByteArrayView text) { return QString::fromUtf8(text).left(40); }

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 32 && c.unicode() != 127; });
}

// An LS; `fallback` where nothing is written. None: it is no lumisection.
std::optional<qint32> lumisectionIn(QByteArrayView text, qint32 fallback)
{
    if (text.isEmpty() || (fallback == kLastLumisection && text.compare("end", Qt::CaseInsensitive) == 0))
        return fallback;
    const auto number = wholeNumber(text);
    return number && *number >= 1 && *number <= kLastLumisection ? std::optional(qint32(*number))
                                                                 : std::nullopt;
}

class Reader {
  public:
    explicit Reader(FlagFile &file) : m_file(file) { m_places.fill(-1); }

    void readCsv(const QByteArray &content)
    {
        QBuffer buffer;
        buffer.setData(content);
        if (!buffer.open(QIODevice::ReadOnly))
            return;
        CsvLines lines(buffer);
        std::vector<QByteArrayView> fields;
        bool hasHeader = false;
        while (lines.next() && m_file.report.count(ImportRemark::Refused) < ImportReport::kMaxRemarks) {
            if (lines.isTooLong()) {
                m_file.report.refuse(lines.number(), Text::tr("The line is too long."));
                continue;
            }
            if (lines.line().isEmpty() || lines.line().startsWith('#'))
                continue;
            splitCsv(lines.line(), fields);
            if (hasHeader) {
                take(fields, lines.number());
            } else if (!readHeader(fields, lines.number())) {
                return;
            }
            hasHeader = true;
        }
        if (!hasHeader && m_file.report.isWhole())
            m_file.report.refuse(0, Text::tr("It is empty."));
    }

  private:
    bool readHeader(const std::vector<QByteArrayView> &fields, qint64 line)
    {
        for (size_t i = 0; i < fields.size(); ++i)
            for (size_t column = 0; column < ColumnCount; ++column)
                if (fields[i].compare(kNames[column], Qt::CaseInsensitive) == 0) {
                    if (m_places[column] >= 0) {
                        m_file.report.refuse(
                            line,
                            Text::tr("The column %1 is there twice.").arg(QLatin1StringView(kNames[column])));
                        return false;
                    }
                    m_places[column] = qsizetype(i);
                }
        if (std::all_of(m_places.begin(), m_places.begin() + kNeeded,
                        [](qsizetype place) { return place >= 0; }))
            return true;
        m_file.report.refuse(line, Text::tr("It is no header line with the columns run, detector and flag."));
        return false;
    }

    QByteArrayView cell(const std::vector<QByteArrayView> &fields, Column column) const
    {
        const qsizetype place = m_places[column];
        return place >= 0 && place < qsizetype(fields.size()) ? fields[size_t(place)] : QByteArrayView();
    }

    void take(const std::vector<QByteArrayView> &fields, qint64 line)
    {
        FlagFile::Flag one{line, {}};
        if (const QString why = read(fields, one.flag); !why.isEmpty())
            return m_file.report.refuse(line, why);
        if (m_file.flags.size() >= FlagFile::kMostFlags)
            return m_file.report.refuse(line,
                                        Text::tr("It has more than %1 flags.").arg(FlagFile::kMostFlags));
        const std::pair cell(one.flag.run, one.flag.detector);
        if (const auto before = m_newest.constFind(cell); before != m_newest.cend() && *before == one.flag)
            return m_file.report.tell(line, Text::tr("It says the same as the line of this cell before it."));
        m_newest.insert(cell, one.flag);
        m_file.flags.append(one);
        m_file.report.take();
    }

    // Why the line is no flag; empty: it is one.
    QString read(const std::vector<QByteArrayView> &fields, NewFlag &flag) const
    {
        const auto run = wholeNumber(cell(fields, Run));
        if (!run)
            return Text::tr("\"%1\" is no run.").arg(shown(cell(fields, Run)));
        flag.run = *run;
        flag.detector = QString::fromUtf8(cell(fields, DetectorName));
        const QString word = QString::fromUtf8(cell(fields, Flag)).toLower();
        const auto known =
            fromWord<QualityFlag>(word == QLatin1StringView("notset") ? QStringLiteral("not-set") : word);
        if (!known)
            return Text::tr("\"%1\" is no flag: good, bad, excluded or not-set.").arg(word.left(40));
        flag.flag = *known;
        const auto first = lumisectionIn(cell(fields, FirstLs), 1);
        const auto last = lumisectionIn(cell(fields, LastLs), kLastLumisection);
        if (!first || !last)
            return Text::tr("\"%1\" is no lumisection.").arg(shown(cell(fields, first ? LastLs : FirstLs)));
        flag.first = *first;
        flag.last = *last;
        flag.cause = QString::fromUtf8(cell(fields, Cause)).simplified();
        flag.comment = QString::fromUtf8(cell(fields, Comment));
        return wrongWithFlag(flag);
    }

    FlagFile &m_file;
    std::array<qsizetype, ColumnCount> m_places{};
    QHash<std::pair<qint64, QString>, NewFlag> m_newest;  // of each cell
};

void readList(const QByteArray &content, const QString &detector, FlagFile &file)
{
    file.isList = true;
    if (detector.isEmpty())
        return file.report.refuse(
            0, Text::tr("It is a good-run list, which names no detector: say for which one it is."));
    const auto read = parseRunList(content, Text::tr("the list"));
    if (!read)
        return file.report.refuse(0, read.error().cause);
    for (const ImportRemark &remark : read->report.remarks())
        if (remark.kind == ImportRemark::Refused)
            file.report.refuse(remark.line, remark.text, remark.column);
    for (const LumiRange &range : read->list.ranges()) {
        FlagFile::Flag one{
            0, {range.run.value(), detector, range.first, range.last, QualityFlag::Good, false, {}, {}}};
        if (const QString why = wrongWithFlag(one.flag); !why.isEmpty())
            return file.report.refuse(0, why);
        if (file.flags.size() >= FlagFile::kMostFlags)
            return file.report.refuse(0, Text::tr("It has more than %1 flags.").arg(FlagFile::kMostFlags));
        file.flags.append(one);
        file.report.take();
    }
    if (read->list.isEmpty() && file.report.isWhole())
        file.report.refuse(0, Text::tr("It is empty."));
}
}  // namespace

QString wrongWithFlag(const NewFlag &flag)
{
    if (flag.run < 1 || flag.run > kMaxRunNumber)
        return Text::tr("%1 is no run.").arg(flag.run);
    if (flag.first < 1 || flag.last < flag.first)
        return Text::tr("LS %1 to %2 are no lumisections.").arg(flag.first).arg(flag.last);
    if (flag.detector.isEmpty() || flag.detector.size() > 40 || !isPlain(flag.detector))
        return Text::tr("Its detector must have 1 to %1 characters.").arg(40);
    if (flag.cause.size() > kMaxCause || !isPlain(flag.cause))
        return Text::tr("Its cause must have %1 characters at most, none of them a control character.")
            .arg(kMaxCause);
    if (flag.comment.size() > kMaxFlagComment || !isPlain(flag.comment))
        return Text::tr("Its comment must have %1 characters at most, none of them a control character.")
            .arg(kMaxFlagComment);
    return {};
}

FlagFile readFlagFile(const QByteArray &content, const QString &detector)
{
    FlagFile file;
    QByteArrayView begin(content);
    if (begin.startsWith("\xef\xbb\xbf"))
        begin = begin.sliced(3);
    begin = begin.trimmed();
    if (content.size() > FlagFile::kMostBytes) {
        file.report.refuse(0, Text::tr("It is larger than %1 MB.").arg(FlagFile::kMostBytes >> 20));
    } else if (begin.startsWith('{') || begin.startsWith('[')) {
        readList(content, detector, file);
    } else if (!detector.isEmpty()) {
        file.report.refuse(0, Text::tr("It is no good-run list: its lines name their detectors."));
    } else {
        Reader(file).readCsv(content);
    }
    return file;
}

}  // namespace shiftdeck

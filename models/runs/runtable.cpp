#include "models/runs/runtable.h"

#include "models/runs/csvlines.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunTable)
};

enum Column { Run, Path, Bytes, Adler, Complete, ColumnCount };
constexpr std::array<const char *, ColumnCount> kNames{"run", "path", "bytes", "adler32", "complete"};
using Places = std::array<qsizetype, ColumnCount>;

constexpr qsizetype kLongestPath = 4096;

Places placesOf(const std::vector<QByteArrayView> &fields)
{
    Places places;
    places.fill(-1);
    for (std::size_t i = 0; i < fields.size(); ++i)
        for (int column = 0; column < ColumnCount; ++column)
            if (fields[i].compare(kNames.at(column), Qt::CaseInsensitive) == 0 && places.at(column) < 0)
                places.at(column) = qsizetype(i);
    return places;
}

std::optional<bool> yesOrNo(QByteArrayView text)
{
    for (const char *yes : {"yes", "1", "true"})
        if (text.compare(yes, Qt::CaseInsensitive) == 0)
            return true;
    for (const char *no : {"no", "0", "false"})
        if (text.compare(no, Qt::CaseInsensitive) == 0)
            return false;
    return {};
}

bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 32 || c.unicode() == 127; });
}

bool isAdler(const QString &text)
{
    return text.size() == 8 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

// Why the line cannot be taken; empty: it is in `file`.
QString take(const std::vector<QByteArrayView> &fields, const Places &places, bool isManifest,
             TableFile &file)
{
    const auto field = [&](Column column) {
        const qsizetype place = places.at(column);
        return place >= 0 && place < qsizetype(fields.size()) ? fields[place] : QByteArrayView();
    };
    if (!isManifest) {
        const auto run = wholeNumber(field(Run));
        if (!run)
            return Text::tr("\"%1\" is no run number.")
                .arg(QString::fromUtf8(field(Run).first(std::min<qsizetype>(field(Run).size(), 40))));
        file.run = *run;
    }
    file.path = QString::fromUtf8(field(Path));
    if (!field(Bytes).isEmpty()) {
        const auto bytes = wholeNumber(field(Bytes));
        if (!bytes || *bytes < 0)
            return Text::tr("Its size is no number of bytes.");
        file.bytes = *bytes;
    }
    file.adler32 = QString::fromUtf8(field(Adler)).toLower();
    if (!field(Complete).isEmpty()) {
        file.complete = yesOrNo(field(Complete));
        if (!file.complete)
            return Text::tr("Whether it is complete must be \"yes\" or \"no\".");
    }
    QString reason;
    checkTableFile(file, isManifest, &reason);
    return reason;
}
}  // namespace

bool checkTableFile(const TableFile &file, bool isManifest, QString *reason)
{
    if (!isManifest && file.run <= 0)
        *reason = Text::tr("Its run number %1 is not positive.").arg(file.run);
    else if (file.path.isEmpty() || file.path.size() > kLongestPath || hasControl(file.path))
        *reason =
            Text::tr("It has no path of 1 to %1 characters without control characters.").arg(kLongestPath);
    else if (!file.adler32.isEmpty() && !isAdler(file.adler32))
        *reason = Text::tr("Its adler32 does not have 8 hexadecimal digits.");
    return reason->isEmpty();
}

RunTable readRunTable(QIODevice &device, bool isManifest)
{
    RunTable table;
    CsvLines lines(device);
    std::vector<QByteArrayView> fields;
    Places places{};
    while (lines.next()) {
        if (lines.isTooLong()) {
            table.report.refuse(lines.number(), Text::tr("The line is too long."));
            continue;
        }
        if (lines.line().isEmpty() || lines.line().startsWith('#'))
            continue;
        splitCsv(lines.line(), fields);
        if (!table.hasHeader) {
            places = placesOf(fields);
            if (places.at(Path) < 0 || (!isManifest && places.at(Run) < 0)) {
                table.report.refuse(lines.number(),
                                    isManifest
                                        ? Text::tr("It is no header line with the column path.")
                                        : Text::tr("It is no header line with the columns run and path."));
                return table;
            }
            table.hasHeader = true;
            continue;
        }
        TableFile file;
        if (const QString why = take(fields, places, isManifest, file); !why.isEmpty()) {
            table.report.refuse(lines.number(), why);
        } else if (!lines.hasEnd()) {
            // Somebody is just writing it: half a path may be another file's.
            table.report.refuse(lines.number(), Text::tr("The last line is not finished."));
        } else if (table.files.size() >= RunTable::kMostRows) {
            table.report.refuse(lines.number(),
                                Text::tr("It has more than %1 files.").arg(RunTable::kMostRows));
            return table;
        } else {
            table.files.append(file);
            table.report.take();
        }
    }
    return table;
}

}  // namespace shiftdeck

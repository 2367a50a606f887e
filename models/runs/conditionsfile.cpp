#include "models/runs/conditionsfile.h"

#include "models/runs/csvlines.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConditionsFile)
};

enum Column { Tag, Payload, FirstRun, LastRun, At, Comment, ColumnCount };
constexpr std::array<const char *, ColumnCount> kNames{"tag",      "payload", "first_run",
                                                       "last_run", "at",      "comment"};
using Cells = std::array<QString, ColumnCount>;

bool isPlain(const QString &text, qsizetype least, qsizetype most)
{
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() >= 32 && c.unicode() != 127;
           });
}

// Why the cells are no update; empty: they are, and it is in `update`.
QString take(const Cells &cells, ConditionsUpdate &update)
{
    update.tag = cells.at(Tag);
    update.payload = cells.at(Payload);
    update.comment = cells.at(Comment);
    bool first = false, last = false;
    update.firstRun = cells.at(FirstRun).toLongLong(&first);
    update.lastRun = cells.at(LastRun).toLongLong(&last);
    if (!first || !last)
        return Text::tr("Its first and last run must be whole numbers.");
    const auto at = timeOfUpdate(cells.at(At));
    if (!at)
        return Text::tr("\"%1\" is no time such as 2026-11-28T09:30:00Z.").arg(cells.at(At).left(40));
    update.at = *at;
    return wrongWithUpdate(update);
}

void add(ConditionsFile &file, const Cells &cells, qint64 line)
{
    ConditionsUpdate update;
    if (const QString why = take(cells, update); !why.isEmpty()) {
        file.report.refuse(line, why);
    } else if (file.updates.size() >= ConditionsFile::kMostUpdates) {
        file.report.refuse(line, Text::tr("It has more than %1 updates.").arg(ConditionsFile::kMostUpdates));
    } else {
        file.updates.append(update);
        file.report.take();
    }
}

void readCsv(const QByteArray &content, ConditionsFile &file)
{
    QByteArray copy = content;
    QBuffer buffer(&copy);
    if (!buffer.open(QIODevice::ReadOnly))
        return;
    CsvLines lines(buffer);
    std::vector<QByteArrayView> fields;
    std::array<qsizetype, ColumnCount> places{};
    bool hasHeader = false;
    while (lines.next() && file.report.count(ImportRemark::Refused) < ImportReport::kMaxRemarks) {
        if (lines.isTooLong()) {
            file.report.refuse(lines.number(), Text::tr("The line is too long."));
            continue;
        }
        if (lines.line().isEmpty() || lines.line().startsWith('#'))
            continue;
        splitCsv(lines.line(), fields);
        if (!hasHeader) {
            places.fill(-1);
            for (std::size_t i = 0; i < fields.size(); ++i)
                for (int column = 0; column < ColumnCount; ++column)
                    if (fields[i].compare(kNames.at(column), Qt::CaseInsensitive) == 0)
                        places.at(column) = qsizetype(i);
            if (std::any_of(places.begin(), places.begin() + Comment,
                            [](qsizetype place) { return place < 0; }))
                return file.report.refuse(
                    lines.number(),
                    Text::tr(
                        "It is no header line with the columns tag, payload, first_run, last_run and at."));
            hasHeader = true;
            continue;
        }
        Cells cells;
        for (int column = 0; column < ColumnCount; ++column)
            if (const qsizetype place = places.at(column); place >= 0 && place < qsizetype(fields.size()))
                cells.at(column) = QString::fromUtf8(fields[place]);
        add(file, cells, lines.number());
    }
    if (!hasHeader && file.report.isWhole())
        file.report.refuse(0, Text::tr("It is empty."));
}

void readJson(const QByteArray &content, ConditionsFile &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (!document.isArray())
        return file.report.refuse(
            0,
            error.error == QJsonParseError::NoError
                ? Text::tr("It is no list of updates.")
                : Text::tr("It is no valid JSON: %1 at byte %2.").arg(error.errorString()).arg(error.offset));
    const QJsonArray list = document.array();
    qint64 number = 0;
    for (const QJsonValue &one : list) {
        ++number;
        Cells cells;
        for (int column = 0; column < ColumnCount; ++column) {
            const QJsonValue value = one[QLatin1StringView(kNames.at(column))];
            cells.at(column) = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
        }
        add(file, cells, number);
        if (file.report.count(ImportRemark::Refused) >= ImportReport::kMaxRemarks)
            return;
    }
}
}  // namespace

QString wrongWithUpdate(const ConditionsUpdate &update)
{
    if (!isPlain(update.tag, 1, 64))
        return Text::tr("Its tag must have 1 to %1 characters, none of them a control character.").arg(64);
    if (!isPlain(update.payload, 1, 200))
        return Text::tr("Its payload must have 1 to %1 characters, none of them a control character.")
            .arg(200);
    if (!isPlain(update.comment, 0, 2000))
        return Text::tr("Its comment must have %1 characters at most, none of them a control character.")
            .arg(2000);
    if (update.firstRun <= 0 || update.lastRun < update.firstRun)
        return Text::tr("It is valid from run %1 to %2, which are no runs.")
            .arg(update.firstRun)
            .arg(update.lastRun);
    return {};
}

std::optional<TimeMs> timeOfUpdate(const QString &text)
{
    QDateTime at = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    if (at.isValid()) {
        if (at.timeSpec() == Qt::LocalTime)
            at = QDateTime(at.date(), at.time(), Qt::UTC);
        return at.toMSecsSinceEpoch();
    }
    return csvTime(text.toUtf8());
}

ConditionsFile readConditionsFile(const QByteArray &content)
{
    ConditionsFile file;
    if (content.size() > ConditionsFile::kMostBytes)
        file.report.refuse(0, Text::tr("It is larger than %1 MB.").arg(ConditionsFile::kMostBytes >> 20));
    else if (content.trimmed().startsWith('[') || content.trimmed().startsWith('{'))
        readJson(content, file);
    else
        readCsv(content, file);
    return file;
}

}  // namespace shiftdeck

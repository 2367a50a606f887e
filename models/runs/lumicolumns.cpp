#include "models/runs/lumicolumns.h"

#include "models/runs/csvlines.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Columns {
    Q_DECLARE_TR_FUNCTIONS(LumiCsv)
};

LumiColumn columnNamed(const QString &name)
{
    static const QHash<QString, LumiColumn> names{
        {QStringLiteral("run:fill"), LumiColumn::RunFill},
        {QStringLiteral("run"), LumiColumn::Run},
        {QStringLiteral("fill"), LumiColumn::Fill},
        {QStringLiteral("ls"), LumiColumn::Lumisection},
        {QStringLiteral("time"), LumiColumn::Time},
        {QStringLiteral("utctime"), LumiColumn::Time},
        {QStringLiteral("beamstatus"), LumiColumn::BeamStatus},
        {QStringLiteral("e"), LumiColumn::Energy},
        {QStringLiteral("hltpath"), LumiColumn::Path},
        {QStringLiteral("delivered"), LumiColumn::Delivered},
        {QStringLiteral("recorded"), LumiColumn::Recorded},
        {QStringLiteral("avgpu"), LumiColumn::Pileup},
        {QStringLiteral("source"), LumiColumn::Source},
        {QStringLiteral("nls"), LumiColumn::Lumisections},
        {QStringLiteral("ncms"), LumiColumn::CmsLumisections},
    };
    return name.startsWith(QLatin1String("[bxidx")) ? LumiColumn::Bunches
                                                    : names.value(name, LumiColumn::Unknown);
}

QByteArrayView withoutHash(QByteArrayView line) { return line.startsWith('#') ? line.sliced(1) : line; }

bool hasUnit(LumiColumn column)
{
    return column == LumiColumn::Delivered || column == LumiColumn::Recorded || column == LumiColumn::Bunches;
}
}  // namespace

std::pair<QString, QString> nameAndUnit(QByteArrayView column)
{
    const QString text =
        QString::fromUtf8(column.first(std::min<qsizetype>(column.size(), 200))).remove(u' ').toLower();
    const qsizetype open = text.indexOf(u'('), close = text.indexOf(u')', open);
    if (open < 0 || close < 0)
        return {text, {}};
    return {text.left(open), text.mid(open + 1, close - open - 1)};
}

bool isLumiHeader(QByteArrayView line)
{
    std::vector<QByteArrayView> fields;
    splitCsv(withoutHash(line), fields);
    bool run = false, lumi = false;
    for (const QByteArrayView field : fields) {
        const LumiColumn column = columnNamed(nameAndUnit(field).first);
        run = run || column == LumiColumn::RunFill || column == LumiColumn::Run;
        lumi = lumi || column == LumiColumn::Delivered || column == LumiColumn::Recorded;
    }
    return run && lumi;
}

Result<LumiColumns> parseLumiHeader(QByteArrayView line, qint64 number, const QString &origin)
{
    const auto invalid = [&](const QString &why) {
        return fail(ErrorCode::InvalidInput, origin,
                    Columns::tr("Line %1, the header: %2").arg(QString::number(number), why));
    };
    LumiColumns result;
    std::vector<QByteArrayView> fields;
    splitCsv(withoutHash(line), fields);
    if (fields.size() > 100)
        return invalid(Columns::tr("It has more than %1 columns.").arg(100));
    std::optional<LumiUnit> unit;
    for (const QByteArrayView field : fields) {
        const auto [name, unitText] = nameAndUnit(field);
        const LumiColumn column = columnNamed(name);
        const bool again =
            std::find(result.columns.begin(), result.columns.end(), column) != result.columns.end();
        if (column != LumiColumn::Unknown && again)
            return invalid(Columns::tr("The column \"%1\" comes twice.").arg(name));
        if (column == LumiColumn::Unknown && !name.isEmpty())
            result.unknown.append(name);
        result.columns.push_back(column);
        if (!hasUnit(column))
            continue;
        const auto own = lumiUnitFrom(unitText);
        if (!own)
            return invalid(
                Columns::tr("The column \"%1\" has no unit that is known; it is written as "
                            "\"%2(/pb)\".")
                    .arg(QString::fromUtf8(field.first(std::min<qsizetype>(field.size(), 100))), name));
        if (unit && *unit != *own)
            return invalid(
                Columns::tr("Two columns have different units, %1 and %2.").arg(toWord(*unit), toWord(*own)));
        unit = own;
    }
    const auto has = [&](LumiColumn column) {
        return std::find(result.columns.begin(), result.columns.end(), column) != result.columns.end();
    };
    if (has(LumiColumn::RunFill) && (has(LumiColumn::Run) || has(LumiColumn::Fill)))
        return invalid(Columns::tr("The run or the fill stands in two columns."));
    LumiHeader &header = result.header;
    header.form = has(LumiColumn::Lumisection) ? LumiHeader::Lumisections : LumiHeader::Runs;
    header.unit = unit.value_or(LumiUnit::PerUb);
    header.delivered = has(LumiColumn::Delivered);
    header.recorded = has(LumiColumn::Recorded);
    header.pileup = has(LumiColumn::Pileup);
    header.paths = has(LumiColumn::Path);
    header.bunches = has(LumiColumn::Bunches);
    return result;
}

}  // namespace shiftdeck

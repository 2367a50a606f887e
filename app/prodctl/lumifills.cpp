// A table of fills, shown by lumi show.
#include "app/prodctl/lumishow.h"
#include "app/prodctl/text.h"

#include "models/core/errortext.h"
#include "models/core/timespan.h"
#include "models/runs/filltable.h"

#include <QJsonArray>

namespace shiftdeck {

Result<std::optional<Luminosity>> wished(const std::optional<Luminosity> &value, const LumiWish &wish)
{
    if (!value || !wish.unit)
        return value;
    SD_TRY(const Luminosity converted, value->in(*wish.unit));
    return std::optional(converted);
}

QString numberText(const std::optional<Luminosity> &value, int digits)
{
    return value ? QString::number(value->value, 'g', digits) : QString();
}

QJsonValue jsonOf(const std::optional<Luminosity> &value)
{
    return value ? QJsonValue(value->json()) : QJsonValue();
}

QJsonValue jsonOf(std::optional<double> value) { return value ? QJsonValue(*value) : QJsonValue(); }

QString timeText(std::optional<TimeMs> time) { return time ? utcTime(*time) : QString(); }

Result<int> showFills(Session &session, const QString &path, const QJsonObject &a, const LumiWish &wish)
{
    const QString by = a.value(QLatin1StringView("by")).toString();
    if ((!by.isEmpty() && by != QLatin1String("fill")) || a.contains(QLatin1StringView("list")))
        return fail(
            ErrorCode::InvalidInput, path,
            Prodctl::tr("It is a table of fills: it is shown by fill, and no good-run list can be joined."));
    SD_TRY(const FillTable fills, readFillTableFile(path));
    if (!session.json())
        warnOf(session, path, fills.report);
    const LumiUnit unit = wish.unit.value_or(LumiUnit::PerPb);
    const QStringList columns{QStringLiteral(">fill"),
                              QStringLiteral("begin"),
                              QStringLiteral(">hours stable"),
                              QStringLiteral("type"),
                              QStringLiteral(">energy(GeV)"),
                              QStringLiteral(">peak(hz/ub)"),
                              QStringLiteral(">delivered(%1)").arg(toWord(unit)),
                              QStringLiteral(">recorded(%1)").arg(toWord(unit)),
                              QStringLiteral(">bunches"),
                              QStringLiteral(">runs")};
    Table table(columns);
    QStringList csv{columns.join(u',').remove(u'>')};
    QJsonArray rows;
    const auto number = [](const std::optional<double> &value, int digits) {
        return value ? QString::number(*value, 'g', digits) : QString();
    };
    for (const FillRow &row : fills.fills) {
        SD_TRY(const auto delivered, wished(row.delivered, wish));
        SD_TRY(const auto recorded, wished(row.recorded, wish));
        std::optional<Luminosity> peak;
        if (row.peak) {
            SD_TRY(peak, row.peak->in(LumiUnit::HzPerUb));
        }
        const std::optional<double> hours =
            row.stableSeconds ? std::optional(double(*row.stableSeconds) / 3600) : std::nullopt;
        const QStringList cells{QString::number(row.fill),
                                timeText(row.begin),
                                hours ? QString::number(*hours, 'f', 2) : QString(),
                                row.type,
                                number(row.energy, 9),
                                numberText(peak, 9),
                                numberText(delivered, 9),
                                numberText(recorded, 9),
                                row.collidingBunches ? QString::number(*row.collidingBunches) : QString(),
                                QString::number(row.runs.size())};
        if (wish.csv)
            csv.append(cells.join(u','));
        else if (!session.json())
            table.add(cells);
        QJsonArray runs;
        for (const RunNumber run : row.runs)
            runs.append(run.value());
        if (session.json())
            rows.append(
                QJsonObject{{QStringLiteral("fill"), row.fill},
                            {QStringLiteral("begin"), row.begin ? QJsonValue(*row.begin) : QJsonValue()},
                            {QStringLiteral("end"), row.end ? QJsonValue(*row.end) : QJsonValue()},
                            {QStringLiteral("stableHours"), jsonOf(hours)},
                            {QStringLiteral("type"), row.type},
                            {QStringLiteral("energy"), jsonOf(row.energy)},
                            {QStringLiteral("peak"), jsonOf(peak)},
                            {QStringLiteral("peakPileup"), jsonOf(row.peakPileup)},
                            {QStringLiteral("delivered"), jsonOf(delivered)},
                            {QStringLiteral("recorded"), jsonOf(recorded)},
                            {QStringLiteral("scheme"), row.scheme},
                            {QStringLiteral("comment"), row.comment},
                            {QStringLiteral("runs"), runs}});
    }
    if (session.json())
        session.print(
            QJsonObject{{QStringLiteral("fills"), rows}, {QStringLiteral("import"), fills.report.json()}});
    else if (wish.csv)
        session.line(csv.join(u'\n'));
    else
        session.print(table);
    return fills.report.isWhole() ? 0 : exitCodeFor(ErrorCode::InvalidInput);
}

}  // namespace shiftdeck

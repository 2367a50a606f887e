#include "models/runs/runseries.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
std::optional<double> inUnit(const std::optional<Luminosity> &value, LumiUnit unit)
{
    const auto converted = value ? value->in(unit) : Luminosity();
    return value && converted ? std::optional(converted->value) : std::nullopt;
}

std::optional<double> processedOf(const RunRow &row, const QString &campaign, std::optional<double> recorded)
{
    const auto fraction = campaign.isEmpty() ? std::nullopt : processedFraction(row.run, campaign);
    return fraction && recorded ? std::optional(*fraction * *recorded) : std::nullopt;
}

// A name in a line of CSV: campaigns and methods have no more than these.
QString named(const QString &name, const QString &what, LumiUnit unit)
{
    QString clean = name;
    for (QChar &c : clean)
        if (c == u',' || c == u'"' || c == u'\n' || c == u'\r')
            c = u' ';
    return QStringLiteral("%1%2(%3)").arg(clean, what, toWord(unit));
}

void addTo(std::optional<Luminosity> &total, const std::optional<Luminosity> &value)
{
    if (!value)
        return;
    if (!total)
        total = value;
    else if (const auto more = sum(*total, *value))
        total = *more;
}
}  // namespace

LumiSeries lumiSeries(const QList<RunRow> &rows, LumiUnit unit, const QString &campaign, const QString &other)
{
    LumiSeries series{unit, campaign, other, {}, 0};
    for (const RunRow &row : rows) {
        const RunLuminosity *main = row.main();
        if (!main) {
            ++series.without;
            continue;
        }
        LumiSeries::Point point{
            row.run.run, inUnit(main->delivered, unit), inUnit(main->recorded, unit), {}, {}};
        point.processed = processedOf(row, campaign, point.recorded);
        point.processedByOther = processedOf(row, other, point.recorded);
        series.points.append(point);
    }
    std::sort(series.points.begin(), series.points.end(),
              [](const auto &a, const auto &b) { return a.run < b.run; });
    return series;
}

LumiSeries integrated(const LumiSeries &series)
{
    LumiSeries result = series;
    ExactSum delivered, recorded, processed, other;
    for (LumiSeries::Point &point : result.points) {
        delivered.add(point.delivered.value_or(0));
        recorded.add(point.recorded.value_or(0));
        processed.add(point.processed.value_or(0));
        other.add(point.processedByOther.value_or(0));
        point.delivered = delivered.value();
        point.recorded = recorded.value();
        point.processed = series.campaign.isEmpty() ? std::nullopt : std::optional(processed.value());
        point.processedByOther = series.other.isEmpty() ? std::nullopt : std::optional(other.value());
    }
    return result;
}

RatioSeries ratioSeries(const QList<RunRow> &rows, const QString &first, const QString &second)
{
    RatioSeries series{first, second, {}, {}, {}};
    ExactSum sum, weighted, weights;
    bool allHaveErrors = true;
    for (const RunRow &row : rows) {
        const RunLuminosity *a = row.by(first), *b = row.by(second);
        const auto ratio = a && b ? lumiRatio(a->value(), b->value()) : std::nullopt;
        if (!ratio)
            continue;
        series.points.append({row.run.run, *ratio});
        sum.add(ratio->value);
        const double error = ratio->error().value_or(0);
        if (error > 0) {
            weighted.add(ratio->value / (error * error));
            weights.add(1 / (error * error));
        }
        allHaveErrors = allHaveErrors && error > 0;
    }
    std::sort(series.points.begin(), series.points.end(),
              [](const auto &a, const auto &b) { return a.run < b.run; });
    if (series.points.isEmpty())
        return series;
    if (allHaveErrors) {
        series.mean = weighted.value() / weights.value();
        series.meanError = 1 / std::sqrt(weights.value());
    } else {
        series.mean = sum.value() / double(series.points.size());
    }
    return series;
}

QList<MissingLumi> missingLumi(const LumiSeries &series)
{
    // Below it is the rounding of the parts.
    constexpr double kNothing = 1e-9;
    QList<MissingLumi> missing;
    for (const LumiSeries::Point &point : series.points) {
        const double recorded = point.recorded.value_or(0), processed = point.processed.value_or(0);
        if (recorded - processed > kNothing * recorded)
            missing.append(
                {point.run, recorded, processed, point.processedByOther, point.processed.has_value()});
    }
    std::stable_sort(missing.begin(), missing.end(),
                     [](const auto &a, const auto &b) { return a.missing() > b.missing(); });
    return missing;
}

LumiSum lumiSum(const QList<RunRow> &rows)
{
    LumiSum result;
    for (const RunRow &row : rows) {
        const RunLuminosity *main = row.main();
        if (!main) {
            ++result.without;
            continue;
        }
        addTo(result.delivered, main->delivered);
        addTo(result.recorded, main->recorded);
    }
    return result;
}

QByteArray seriesCsv(const LumiSeries &series)
{
    QStringList titles{QStringLiteral("run"), named(QStringLiteral("delivered"), {}, series.unit),
                       named(QStringLiteral("recorded"), {}, series.unit)};
    if (!series.campaign.isEmpty())
        titles.append(named(series.campaign, QStringLiteral(" processed"), series.unit));
    if (!series.other.isEmpty())
        titles.append(named(series.other, QStringLiteral(" processed"), series.unit));
    QStringList lines{titles.join(u',')};
    for (const LumiSeries::Point &point : series.points) {
        QStringList cells{QString::number(point.run), decimalText(point.delivered),
                          decimalText(point.recorded)};
        if (!series.campaign.isEmpty())
            cells.append(decimalText(point.processed));
        if (!series.other.isEmpty())
            cells.append(decimalText(point.processedByOther));
        lines.append(cells.join(u','));
    }
    return (lines.join(u'\n') + u'\n').toUtf8();
}

QByteArray ratioCsv(const RatioSeries &series)
{
    QStringList lines{QStringLiteral("run,%1/%2,stat,syst").arg(series.first, series.second)};
    for (const RatioSeries::Point &point : series.points)
        lines.append(QStringLiteral("%1,%2,%3,%4")
                         .arg(QString::number(point.run), decimalText(point.ratio.value),
                              decimalText(point.ratio.statistical), decimalText(point.ratio.systematic)));
    return (lines.join(u'\n') + u'\n').toUtf8();
}

QByteArray missingCsv(const LumiSeries &series)
{
    QStringList titles{QStringLiteral("run"), named(QStringLiteral("recorded"), {}, series.unit),
                       named(series.campaign, QStringLiteral(" processed"), series.unit),
                       named(QStringLiteral("missing"), {}, series.unit)};
    if (!series.other.isEmpty())
        titles.append(named(series.other, QStringLiteral(" processed"), series.unit));
    QStringList lines{titles.join(u',')};
    for (const MissingLumi &one : missingLumi(series)) {
        QStringList cells{QString::number(one.run), decimalText(one.recorded), decimalText(one.processed),
                          decimalText(one.missing())};
        if (!series.other.isEmpty())
            cells.append(decimalText(one.processedByOther));
        lines.append(cells.join(u','));
    }
    return (lines.join(u'\n') + u'\n').toUtf8();
}

}  // namespace shiftdeck

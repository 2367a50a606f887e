#include "models/items/chart.h"

#include "models/core/csvline.h"
#include "models/items/format.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

namespace shiftdeck {

bool Chart::isEmpty() const
{
    return std::all_of(series.begin(), series.end(),
                       [](const ChartSeries &one) { return one.points.isEmpty(); });
}

QByteArray chartAsCsv(const Chart &chart)
{
    QByteArray csv = csvLine({QStringLiteral("time"), QStringLiteral("series"), QStringLiteral("value")});
    for (const ChartSeries &series : chart.series)
        for (const QPointF &point : series.points)
            csv += csvLine({QDateTime::fromMSecsSinceEpoch(qint64(point.x()), Qt::UTC).toString(Qt::ISODate),
                            series.key, QString::number(point.y(), 'g', QLocale::FloatingPointShortest)});
    return csv;
}

QJsonObject chartAsJson(const Chart &chart)
{
    QJsonArray all, marks;
    for (const ChartSeries &series : chart.series) {
        QJsonArray points;
        for (const QPointF &point : series.points)
            points.append(QJsonArray{qint64(point.x()), point.y()});
        all.append(QJsonObject{{QStringLiteral("key"), series.key},
                               {QStringLiteral("name"), series.name},
                               {QStringLiteral("points"), points}});
    }
    for (const ChartMark &mark : chart.marks)
        marks.append(
            QJsonObject{{QStringLiteral("time"), qint64(mark.x)}, {QStringLiteral("text"), mark.text}});
    return {{QStringLiteral("id"), chart.id},
            {QStringLiteral("title"), chart.title},
            {QStringLiteral("unit"), chart.unit},
            {QStringLiteral("series"), all},
            {QStringLiteral("marks"), marks}};
}

QString chartNumber(double value)
{
    if (std::abs(value) >= 1000 || value == std::floor(value))
        return format::number(qRound64(value));
    return QString::number(value, 'g', 4);
}

QString chartInWords(const Chart &chart)
{
    QStringList words;
    for (const ChartSeries &series : chart.series)
        if (!series.points.isEmpty())
            words.append(series.name + QStringLiteral(": ") + chartNumber(series.points.last().y()));
    return words.isEmpty() ? chart.nothing : words.join(QStringLiteral("; "));
}

}  // namespace shiftdeck

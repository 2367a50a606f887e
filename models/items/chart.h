// A chart as values: what a panel shows, a report contains, and CSV and JSON hold. Any thread; pure
// functions.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPointF>
#include <QStringList>

namespace shiftdeck {

struct ChartSeries {
    enum Look {
        Line,
        Dashed,  // a plan, a forecast: what is not measured
        Area,  // a line with its ground filled
        Stacked,  // areas upon one another, in order; all such series have the same x
    };
    QString key;  // "credited": in CSV and JSON
    QString name;  // for people
    Look look = Line;
    QList<QPointF> points;  // x: milliseconds since 1970-01-01 UTC; sorted
    int colour = 0;  // index of ChartColours::series, or of ChartColours::life for stacked ones
};

// A vertical line at a moment: a milestone, now.
struct ChartMark {
    double x = 0;
    QString text;
};

struct Chart {
    QString id;  // "events": name of files, key in JSON
    QString title;  // "Events against plan"
    QString unit;  // title of the y axis: "events", "/pb"
    QString nothing;  // said where there is no point
    QList<ChartSeries> series;
    QList<ChartMark> marks;

    bool isEmpty() const;
};

// time (ISO, UTC), series, value
QByteArray chartAsCsv(const Chart &chart);
// {id, title, unit, series: [{key, name, points: [[time, value], ...]}], marks: [{time, text}]}
QJsonObject chartAsJson(const Chart &chart);
// "credited: 1 200; plan: 1 500": the last value of each, for who cannot see it.
QString chartInWords(const Chart &chart);
// A number of an axis or a readout: "1 200 000", "0.25".
QString chartNumber(double value);

}  // namespace shiftdeck

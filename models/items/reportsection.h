// A part of the progress of a campaign as values: sentences, charts and tables. The window shows it, a report
// contains it, prodctl prints it, and CSV and JSON hold its numbers: one content, several faces.
//
// Any thread; pure functions.
#pragma once

#include "models/items/chart.h"

#include <QVariant>

namespace shiftdeck {

struct ReportColumn {
    QString key, title;  // key: in CSV and JSON, never translated
    bool number = false;  // right-aligned
    bool detail = false;  // left out where there is no room for it: on paper
};

struct ReportCell {
    enum Tone { Plain, Good, Warning, Bad };
    QString text;
    QVariant value;  // what it is sorted by, and what CSV and JSON hold; invalid: the text
    Tone tone = Plain;  // always beside a word that says the same

    QVariant raw() const { return value.isValid() ? value : QVariant(text); }
};

struct ReportRow {
    QString key;  // what the row is about: the number of a request, the name of a milestone
    QList<ReportCell> cells;
};

struct ReportTable {
    QString id, title;
    QList<ReportColumn> columns;
    QList<ReportRow> rows;
    QString nothing;  // said where there is no row
    bool shown = true;  // else it is for CSV and JSON alone
};

struct ReportSection {
    QString id, title;
    QStringList sentences;  // the first one is the most important
    QList<Chart> charts;
    QList<ReportTable> tables;

    // Of the chart or table of this id; empty: there is none.
    QByteArray csv(const QString &what) const;
    QStringList csvNames() const;
};

QByteArray tableAsCsv(const ReportTable &table);
QJsonObject sectionAsJson(const ReportSection &section);

}  // namespace shiftdeck

#include "models/items/reportsection.h"

#include "models/core/csvline.h"

#include <QJsonArray>

namespace shiftdeck {

QByteArray tableAsCsv(const ReportTable &table)
{
    QStringList cells;
    for (const ReportColumn &column : table.columns)
        cells.append(column.key);
    QByteArray csv = csvLine(cells);
    for (const ReportRow &row : table.rows) {
        cells.clear();
        for (const ReportCell &cell : row.cells) {
            const QVariant value = cell.raw();
            cells.append(value.typeId() == QMetaType::Double
                             ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                             : value.toString());
        }
        csv += csvLine(cells);
    }
    return csv;
}

QByteArray ReportSection::csv(const QString &what) const
{
    for (const Chart &chart : charts)
        if (chart.id == what)
            return chartAsCsv(chart);
    for (const ReportTable &table : tables)
        if (table.id == what)
            return tableAsCsv(table);
    return {};
}

QStringList ReportSection::csvNames() const
{
    QStringList names;
    for (const Chart &chart : charts)
        names.append(chart.id);
    for (const ReportTable &table : tables)
        names.append(table.id);
    return names;
}

QJsonObject sectionAsJson(const ReportSection &section)
{
    QJsonArray drawn, tabled;
    for (const Chart &chart : section.charts)
        drawn.append(chartAsJson(chart));
    for (const ReportTable &table : section.tables) {
        QJsonArray rows;
        for (const ReportRow &row : table.rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < table.columns.size() && i < row.cells.size(); ++i)
                object.insert(table.columns[i].key, QJsonValue::fromVariant(row.cells[i].raw()));
            rows.append(object);
        }
        tabled.append(QJsonObject{{QStringLiteral("id"), table.id}, {QStringLiteral("rows"), rows}});
    }
    return {{QStringLiteral("id"), section.id},
            {QStringLiteral("title"), section.title},
            {QStringLiteral("sentences"), QJsonArray::fromStringList(section.sentences)},
            {QStringLiteral("charts"), drawn},
            {QStringLiteral("tables"), tabled}};
}

}  // namespace shiftdeck

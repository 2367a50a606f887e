#include "models/quality/plotcsv.h"

#include "models/quality/efficiency.h"
#include "models/quality/histogramstatistics.h"

#include <charconv>

namespace shiftdeck {

namespace {
QByteArray number(double value)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return QByteArray(buffer, end - buffer);
}

QByteArray text(const QString &text)
{
    // A leading sign would make a spreadsheet compute the label.
    const bool formula = !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front());
    QByteArray result(formula ? "\"'" : "\"");
    return result.append(text.toUtf8().replace('"', "\"\"")).append('"');
}

// "bin,low,high" of one axis, and the label where it has any.
void addBin(QByteArray &line, const HistogramAxis &axis, int bin)
{
    line.append(QByteArray::number(bin)).append(',');
    line.append(bin == 0 ? QByteArray() : number(axis.edge(bin))).append(',');
    line.append(bin > axis.bins ? QByteArray() : number(axis.edge(bin + 1))).append(',');
    if (!axis.labels.isEmpty())
        line.append(text(axis.labels.value(bin))).append(',');
}

void addHeading(QByteArray &line, const HistogramAxis &axis, const char *name)
{
    line.append(name).append(',').append(name).append("low,").append(name).append("high,");
    if (!axis.labels.isEmpty())
        line.append(name).append("label,");
}

void addValues(QByteArray &line, const Plot &plot, int cell)
{
    if (const auto *h = std::get_if<Histogram>(&plot)) {
        line.append(number(binContent(*h, cell))).append(',').append(number(binError(*h, cell)));
        return;
    }
    const auto &e = std::get<Efficiency>(plot);
    line.append(number(e.passed.contents.at(cell))).append(',').append(number(e.total.contents.at(cell)));
    const EfficiencyPoint point = efficiencyAt(e, cell);
    line.append(point.empty ? QByteArray(",,,")
                            : ',' + number(point.value) + ',' + number(point.low) + ',' + number(point.high));
}
}  // namespace

QByteArray toCsv(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    const Histogram &h = histogram ? *histogram : std::get<Efficiency>(plot).total;
    QByteArray result;
    addHeading(result, h.x, "x");
    if (h.dimension > 1)
        addHeading(result, h.y, "y");
    if (h.dimension > 2)
        addHeading(result, h.z, "z");
    result.append(histogram ? "content,error\r\n" : "passed,total,efficiency,lower,upper\r\n");
    for (int k = 0; k <= (h.dimension > 2 ? h.z.bins + 1 : 0); ++k)
        for (int j = 0; j <= (h.dimension > 1 ? h.y.bins + 1 : 0); ++j)
            for (int i = 0; i <= h.x.bins + 1; ++i) {
                addBin(result, h.x, i);
                if (h.dimension > 1)
                    addBin(result, h.y, j);
                if (h.dimension > 2)
                    addBin(result, h.z, k);
                addValues(result, plot, h.cell(i, j, k));
                result.append("\r\n");
            }
    return result;
}

}  // namespace shiftdeck

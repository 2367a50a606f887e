#include "views/progress/pdfreport.h"

#include "models/items/svgchart.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>

namespace shiftdeck {

namespace {
struct PdfText {
    Q_DECLARE_TR_FUNCTIONS(PdfReport)
};

// In points; a page of A4 less its margins is about 515 wide.
constexpr double kMargin = 40, kFont = 9, kTableFont = 7, kGap = 6, kRowGap = 3;
constexpr QSizeF kChart(900, 320);
constexpr double kFooter = 18;

// Draws from top to bottom, and begins a page where what comes next has no room.
class PageWriter {
  public:
    PageWriter(QPdfWriter &writer, QPainter &painter, const QString &title)
        : m_writer(writer), m_painter(painter), m_title(title), m_scale(writer.resolution() / 72.0),
          m_width(writer.width() / m_scale), m_height(writer.height() / m_scale - kFooter)
    {
        footer();
    }

    void text(const QString &words, double size, bool bold, double before)
    {
        m_y += m_y > 0 ? before : 0;
        const QFont font = fontOf(size, bold);
        const double high = heightOf(words, font, m_width);
        room(high);
        draw(words, font, QRectF(0, m_y, m_width, high), Qt::AlignLeft);
        m_y += high + kGap / 2;
    }

    void chart(const Chart &chart)
    {
        const double high = m_width * kChart.height() / kChart.width();
        room(high);
        QSvgRenderer svg(chartAsSvg(chart, kChart, ChartColours::light()));
        svg.render(&m_painter, QRectF(0, m_y * m_scale, m_width * m_scale, high * m_scale));
        m_y += high + kGap;
    }

    void table(const ReportTable &whole)
    {
        const ReportTable table = withoutDetails(whole);
        const QList<double> widths = widthsOf(table);
        ReportRow heading;
        for (const ReportColumn &column : table.columns)
            heading.cells.append({column.title, {}});
        row(table, heading, widths, true);
        for (const ReportRow &one : table.rows) {
            if (m_y + rowHeight(one, widths, false) > m_height) {
                page();
                row(table, heading, widths, true);
            }
            row(table, one, widths, false);
        }
        m_y += kGap;
    }

    // A heading is not left alone at the foot of a page.
    void keepTogether(double high) { room(high); }

  private:
    QFont fontOf(double size, bool bold) const
    {
        QFont font(QStringLiteral("sans-serif"));
        font.setPointSizeF(size);
        font.setBold(bold);
        return font;
    }
    double heightOf(const QString &words, const QFont &font, double width) const
    {
        const QFontMetricsF metrics(font, &m_writer);
        return metrics.boundingRect(QRectF(0, 0, width * m_scale, 1e6), wrapping(words, font, width), words)
                   .height()
            / m_scale;
    }
    // Within a word only where one is wider than its place.
    int wrapping(const QString &words, const QFont &font, double width) const
    {
        const QFontMetricsF metrics(font, &m_writer);
        for (const QString &word : words.split(u' '))
            if (metrics.horizontalAdvance(word) > width * m_scale)
                return Qt::TextWrapAnywhere;
        return Qt::TextWordWrap;
    }
    void draw(const QString &words, const QFont &font, const QRectF &place, Qt::Alignment alignment)
    {
        m_painter.setFont(font);
        m_painter.setPen(Qt::black);
        m_painter.drawText(QRectF(place.x() * m_scale, place.y() * m_scale, place.width() * m_scale,
                                  place.height() * m_scale),
                           int(alignment) | wrapping(words, font, place.width()), words);
    }
    void room(double high)
    {
        if (m_y > 0 && m_y + high > m_height)
            page();
    }
    void page()
    {
        m_writer.newPage();
        ++m_page;
        m_y = 0;
        footer();
    }
    void footer()
    {
        draw(PdfText::tr("%1, page %2", "title, number").arg(m_title).arg(m_page), fontOf(kTableFont, false),
             QRectF(0, m_height + kGap, m_width, kFooter), Qt::AlignRight);
    }

    static ReportTable withoutDetails(ReportTable table)
    {
        for (qsizetype i = table.columns.size() - 1; i >= 0; --i) {
            if (!table.columns[i].detail)
                continue;
            table.columns.remove(i);
            for (ReportRow &row : table.rows)
                row.cells.remove(i);
        }
        return table;
    }
    // Each column has room for its longest word; what is left goes to those whose texts are longer than that.
    QList<double> widthsOf(const ReportTable &table) const
    {
        const QFontMetricsF plain(fontOf(kTableFont, false), &m_writer),
            bold(fontOf(kTableFont, true), &m_writer);
        QList<double> least, wanted;
        double leastSum = 0, wantedSum = 0;
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            double word = 0, whole = 0;
            const auto take = [&](const QString &text, const QFontMetricsF &metrics, bool isHeading) {
                for (const QString &part : text.split(u' '))
                    word = std::max(word, metrics.horizontalAdvance(part));
                whole = std::max(whole, isHeading ? word : metrics.horizontalAdvance(text));
            };
            take(table.columns[i].title, bold, true);
            for (const ReportRow &row : table.rows)
                take(row.cells.value(i).text, plain, false);
            least.append(word / m_scale + 2 * kRowGap + 1);
            wanted.append(std::max(word, whole) / m_scale + 2 * kRowGap + 1);
            leastSum += least.last();
            wantedSum += wanted.last();
        }
        if (wantedSum <= m_width)
            return wanted;
        for (qsizetype i = 0; i < least.size(); ++i)
            least[i] = leastSum < m_width
                ? least[i] + (m_width - leastSum) * (wanted[i] - least[i]) / (wantedSum - leastSum)
                : least[i] * m_width / leastSum;
        return least;
    }
    double rowHeight(const ReportRow &row, const QList<double> &widths, bool heading) const
    {
        double high = 0;
        for (qsizetype i = 0; i < widths.size(); ++i)
            high = std::max(
                high,
                heightOf(row.cells.value(i).text, fontOf(kTableFont, heading), widths[i] - 2 * kRowGap));
        return high + kRowGap;
    }
    void row(const ReportTable &table, const ReportRow &row, const QList<double> &widths, bool heading)
    {
        const double high = rowHeight(row, widths, heading);
        room(high);
        double x = 0;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const ReportCell cell = row.cells.value(i);
            static const QColor kTones[] = {QColor(), QColor(0xd9efe0), QColor(0xfbeec3), QColor(0xf6d3d6)};
            if (cell.tone != ReportCell::Plain)
                m_painter.fillRect(QRectF(x * m_scale, m_y * m_scale, widths[i] * m_scale, high * m_scale),
                                   kTones[cell.tone]);
            draw(cell.text, fontOf(kTableFont, heading),
                 QRectF(x + kRowGap, m_y + kRowGap / 2, widths[i] - 2 * kRowGap, high),
                 table.columns[i].number ? Qt::AlignRight : Qt::AlignLeft);
            x += widths[i];
        }
        m_y += high;
        m_painter.setPen(QPen(QColor(heading ? 0x808080 : 0xd0d0d0), 0.5 * m_scale));
        m_painter.drawLine(QPointF(0, m_y * m_scale), QPointF(x * m_scale, m_y * m_scale));
    }

    QPdfWriter &m_writer;
    QPainter &m_painter;
    QString m_title;
    double m_scale;  // dots of the device per point
    double m_width, m_height;
    double m_y = 0;
    int m_page = 1;
};
}  // namespace

Result<QByteArray> reportAsPdf(const ProgressReport &report)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(report.title);
    writer.setCreator(QStringLiteral("Shiftdeck"));
    writer.setResolution(300);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Point);
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(ErrorCode::Internal, report.title, PdfText::tr("The PDF could not be begun."));
    PageWriter pages(writer, painter, report.title);
    pages.text(report.title, 16, true, 0);
    pages.text(report.subtitle, kFont, false, 0);
    for (const ReportSection &section : report.sections) {
        pages.keepTogether(90);
        pages.text(section.title, 13, true, 14);
        for (const QString &sentence : section.sentences)
            pages.text(sentence, kFont, false, 0);
        for (const Chart &chart : section.charts) {
            if (chart.isEmpty()) {
                pages.text(chart.title + QStringLiteral(": ") + chart.nothing, kFont, false, kGap);
                continue;
            }
            pages.keepTogether(210);
            pages.text(chart.title, 10, true, kGap);
            pages.chart(chart);
        }
        for (const ReportTable &table : section.tables) {
            if (!table.shown)
                continue;
            pages.keepTogether(60);
            pages.text(table.title, 10, true, kGap);
            if (table.rows.isEmpty())
                pages.text(table.nothing, kFont, false, 0);
            else
                pages.table(table);
        }
    }
    if (!painter.end())
        return fail(ErrorCode::Internal, report.title, PdfText::tr("The PDF could not be completed."));
    return bytes;
}

}  // namespace shiftdeck

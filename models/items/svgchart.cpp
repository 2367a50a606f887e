#include "models/items/svgchart.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct ChartText {
    Q_DECLARE_TR_FUNCTIONS(ChartText)
};

constexpr double kFont = 12, kCharacter = 6.6, kLine = 18;  // pixels; of a usual sans serif font
constexpr double kLeft = 78, kRight = 16, kBottom = 40, kMarks = 16;
constexpr int kYTicks = 4;
constexpr double kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

QString n(double value) { return QString::number(value, 'f', 1); }
double widthOf(const QString &text) { return kCharacter * double(text.size()); }

struct LegendEntry {
    const ChartSeries *series;
    double x = 0, y = 0;
};

// Entries from left to right, in as many lines as they need.
QList<LegendEntry> legendOf(const Chart &chart, double width, double &height)
{
    QList<LegendEntry> entries;
    double x = kLeft, y = 0;
    for (const ChartSeries &series : chart.series) {
        if (series.points.isEmpty())
            continue;
        const double wide = 26 + widthOf(series.name) + 14;
        if (x > kLeft && x + wide > width - kRight) {
            x = kLeft;
            y += kLine;
        }
        entries.append({&series, x, y});
        x += wide;
    }
    height = y + kLine + 6;
    return entries;
}

double niceTopOf(double value)
{
    const double step = std::max(value * 1.04, 1e-9) / kYTicks;
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        // Things are counted in whole numbers.
        if (factor * power >= step && (step < 1 || factor * power == std::floor(factor * power)))
            return factor * power * kYTicks;
    return 10.0 * power * kYTicks;
}

// The highest point, of stacked series of their sum.
double highest(const Chart &chart)
{
    double most = 0;
    QList<double> sums;
    for (const ChartSeries &series : chart.series) {
        if (series.look != ChartSeries::Stacked) {
            for (const QPointF &point : series.points)
                most = std::max(most, point.y());
            continue;
        }
        sums.resize(std::max(sums.size(), series.points.size()));
        for (qsizetype i = 0; i < series.points.size(); ++i)
            sums[i] += series.points[i].y();
    }
    for (const double sum : sums)
        most = std::max(most, sum);
    return most;
}

// The distance of two labels of time: a usual one that leaves them room.
double timeStep(double span, double width)
{
    const double least = span / std::max(1.0, width / 110);
    for (const double step :
         {1000.0,       5000.0,       15'000.0, 30'000.0,  kMinute,   2 * kMinute, 5 * kMinute,
          10 * kMinute, 30 * kMinute, kHour,    2 * kHour, 3 * kHour, 6 * kHour,   12 * kHour,
          kDay,         2 * kDay,     7 * kDay, 14 * kDay, 28 * kDay, 91 * kDay,   182 * kDay})
        if (step >= least)
            return step;
    return std::ceil(least / (365 * kDay)) * 365 * kDay;
}

QString timeLabel(double at, double step, double span)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(at), Qt::UTC);
    if (step >= kDay)
        return time.toString(QStringLiteral("yyyy-MM-dd"));
    if (span > kDay)
        return time.toString(QStringLiteral("MM-dd HH:mm"));
    return time.toString(step < kMinute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

class SvgWriter {
  public:
    SvgWriter(const Chart &chart, const QSizeF &size, const ChartColours &colours)
        : m_chart(chart), m_size(size), m_colours(colours), m_frame(chartFrame(chart, size))
    {
    }

    QByteArray write()
    {
        m_svg =
            QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny\" "
                           "width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" font-family=\"sans-serif\" "
                           "font-size=\"%3\"><title>%4</title><desc>%5</desc>"
                           "<rect width=\"%1\" height=\"%2\" fill=\"%6\"/>")
                .arg(n(m_size.width()), n(m_size.height()), n(kFont), m_chart.title.toHtmlEscaped(),
                     chartInWords(m_chart).toHtmlEscaped(), m_colours.ground);
        if (m_chart.isEmpty()) {
            text(m_size.width() / 2, m_size.height() / 2, m_chart.nothing, m_colours.quiet, "middle");
        } else {
            grid();
            curves();
            marks();
            legend();
        }
        return (m_svg + QStringLiteral("</svg>\n")).toUtf8();
    }

  private:
    void text(double x, double y, const QString &words, const QString &colour, const char *anchor,
              const QString &more = {})
    {
        m_svg += QStringLiteral("<text x=\"%1\" y=\"%2\" fill=\"%3\" text-anchor=\"%4\"%5>%6</text>")
                     .arg(n(x), n(y), colour, QLatin1StringView(anchor), more, words.toHtmlEscaped());
    }
    void line(double x1, double y1, double x2, double y2, const QString &colour, const QString &more = {})
    {
        m_svg += QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" stroke=\"%5\"%6/>")
                     .arg(n(x1), n(y1), n(x2), n(y2), colour, more);
    }

    void grid()
    {
        const QRectF &plot = m_frame.plot;
        const QString dotted = QStringLiteral(" stroke-width=\"1\" stroke-dasharray=\"1,3\"");
        for (int i = 0; i <= kYTicks; ++i) {
            const double y = m_frame.top * i / kYTicks;
            line(plot.left(), m_frame.py(y), plot.right(), m_frame.py(y), m_colours.line,
                 i == 0 ? QString() : dotted);
            text(plot.left() - 6, m_frame.py(y) + 4, chartNumber(y), m_colours.quiet, "end");
        }
        const double span = m_frame.x1 - m_frame.x0;
        const double step = timeStep(span, plot.width());
        for (double x = std::ceil(m_frame.x0 / step) * step; x <= m_frame.x1; x += step) {
            line(m_frame.px(x), plot.bottom(), m_frame.px(x), plot.bottom() + 4, m_colours.line);
            const QString label = timeLabel(x, step, span);
            if (m_frame.px(x) + widthOf(label) / 2 < m_size.width() && m_frame.px(x) - widthOf(label) / 2 > 0)
                text(m_frame.px(x), plot.bottom() + 17, label, m_colours.quiet, "middle");
        }
        text(plot.center().x(), m_size.height() - 6, ChartText::tr("UTC"), m_colours.quiet, "middle");
        const double middle = plot.center().y();
        text(14, middle, m_chart.unit, m_colours.quiet, "middle",
             QStringLiteral(" transform=\"rotate(-90 14 %1)\"").arg(n(middle)));
    }

    QString points(const QList<QPointF> &points) const
    {
        QString list;
        for (const QPointF &point : points)
            list += n(m_frame.px(point.x())) + u',' + n(m_frame.py(point.y())) + u' ';
        return list;
    }

    QString colourOf(const ChartSeries &series) const
    {
        const QStringList &colours = series.look == ChartSeries::Stacked ? m_colours.life : m_colours.series;
        return colours.at(series.colour % colours.size());
    }

    void curves()
    {
        QList<double> below;
        for (const ChartSeries &series : m_chart.series) {
            if (series.points.isEmpty())
                continue;
            if (series.look == ChartSeries::Stacked) {
                stacked(series, below);
                continue;
            }
            const QString colour = colourOf(series);
            if (series.look == ChartSeries::Area) {
                QList<QPointF> ground = series.points;
                ground.prepend({series.points.first().x(), 0});
                ground.append({series.points.last().x(), 0});
                m_svg += QStringLiteral("<polygon points=\"%1\" fill=\"%2\" fill-opacity=\"0.2\"/>")
                             .arg(points(ground), colour);
            }
            m_svg += QStringLiteral("<polyline points=\"%1\" fill=\"none\" stroke=\"%2\" stroke-width=\"2\""
                                    " stroke-linejoin=\"round\"%3/>")
                         .arg(points(series.points), colour,
                              series.look == ChartSeries::Dashed ? QStringLiteral(" stroke-dasharray=\"6,4\"")
                                                                 : QString());
        }
    }

    void stacked(const ChartSeries &series, QList<double> &below)
    {
        below.resize(std::max(below.size(), series.points.size()));
        QList<QPointF> outline;
        for (qsizetype i = series.points.size() - 1; i >= 0; --i)
            outline.append({series.points[i].x(), below[i]});
        for (qsizetype i = 0; i < series.points.size(); ++i) {
            below[i] += series.points[i].y();
            outline.append({series.points[i].x(), below[i]});
        }
        m_svg += QStringLiteral("<polygon points=\"%1\" fill=\"%2\" stroke=\"%3\" stroke-width=\"0.6\"/>")
                     .arg(points(outline), colourOf(series), m_colours.ground);
    }

    void marks()
    {
        double free = m_frame.plot.left();
        for (const ChartMark &mark : m_chart.marks) {
            const double x = m_frame.px(mark.x);
            line(x, m_frame.plot.top(), x, m_frame.plot.bottom(), m_colours.quiet,
                 QStringLiteral(" stroke-width=\"1\" stroke-dasharray=\"2,3\""));
            // A name that would cover another one is left out; its line stays.
            const double wide = widthOf(mark.text);
            const double begin = std::clamp(x - wide / 2, m_frame.plot.left(), m_size.width() - wide - 2);
            if (begin < free)
                continue;
            text(begin, m_frame.plot.top() - 4, mark.text, m_colours.quiet, "start");
            free = begin + wide + 8;
        }
    }

    void legend()
    {
        double height = 0;
        for (const LegendEntry &entry : legendOf(m_chart, m_size.width(), height)) {
            const QString colour = colourOf(*entry.series);
            const double y = entry.y + 12;
            if (entry.series->look == ChartSeries::Stacked || entry.series->look == ChartSeries::Area)
                m_svg += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"18\" height=\"10\" fill=\"%3\"/>")
                             .arg(n(entry.x), n(y - 6), colour);
            else
                line(entry.x, y, entry.x + 18, y, colour,
                     entry.series->look == ChartSeries::Dashed
                         ? QStringLiteral(" stroke-width=\"2\" stroke-dasharray=\"5,3\"")
                         : QStringLiteral(" stroke-width=\"2\""));
            text(entry.x + 24, y + 4, entry.series->name, m_colours.text, "start");
        }
    }

    const Chart &m_chart;
    QSizeF m_size;
    const ChartColours &m_colours;
    ChartFrame m_frame;
    QString m_svg;
};

// Of each word of RequestStatus: the line of life by lightness, then held, rejected, aborted, obsolete.
QStringList lifeColours(bool dark)
{
    return {QStringLiteral("#fde725"),
            QStringLiteral("#b5de2b"),
            QStringLiteral("#6ece58"),
            QStringLiteral("#35b779"),
            QStringLiteral("#1f9e89"),
            QStringLiteral("#26828e"),
            QStringLiteral("#31688e"),
            QStringLiteral("#3e4989"),
            QStringLiteral("#482878"),
            QStringLiteral("#ee7733"),
            dark ? QStringLiteral("#d0d0d0") : QStringLiteral("#505050"),
            dark ? QStringLiteral("#a0a0a0") : QStringLiteral("#808080"),
            dark ? QStringLiteral("#707070") : QStringLiteral("#b0b0b0")};
}
}  // namespace

ChartColours ChartColours::light()
{
    return {QStringLiteral("#ffffff"),
            QStringLiteral("#1c1c1c"),
            QStringLiteral("#5a5a5a"),
            QStringLiteral("#b8b8b8"),
            {QStringLiteral("#2f6db3"), QStringLiteral("#228833"), QStringLiteral("#cc3344"),
             QStringLiteral("#9a7d0a"), QStringLiteral("#2488a8"), QStringLiteral("#aa3377")},
            lifeColours(false)};
}

ChartColours ChartColours::dark()
{
    return {QStringLiteral("#1e1e1e"),
            QStringLiteral("#e6e6e6"),
            QStringLiteral("#a8a8a8"),
            QStringLiteral("#505050"),
            {QStringLiteral("#6ea8e6"), QStringLiteral("#4fbf73"), QStringLiteral("#ff7f87"),
             QStringLiteral("#e0cc5c"), QStringLiteral("#7fd6f2"), QStringLiteral("#d67cab")},
            lifeColours(true)};
}

ChartFrame chartFrame(const Chart &chart, const QSizeF &size)
{
    ChartFrame frame;
    double legend = 0;
    legendOf(chart, size.width(), legend);
    const double top = legend + (chart.marks.isEmpty() ? 4 : kMarks);
    frame.plot = QRectF(kLeft, top, std::max(20.0, size.width() - kLeft - kRight),
                        std::max(20.0, size.height() - top - kBottom));
    bool first = true;
    const auto take = [&](double x) {
        frame.x0 = first ? x : std::min(frame.x0, x);
        frame.x1 = first ? x : std::max(frame.x1, x);
        first = false;
    };
    for (const ChartSeries &series : chart.series)
        if (!series.points.isEmpty()) {
            take(series.points.first().x());
            take(series.points.last().x());
        }
    for (const ChartMark &mark : chart.marks)
        take(mark.x);
    if (frame.x1 - frame.x0 < 1000)
        frame.x1 = frame.x0 + 1000;
    frame.top = niceTopOf(highest(chart));
    return frame;
}

QByteArray chartAsSvg(const Chart &chart, const QSizeF &size, const ChartColours &colours)
{
    return SvgWriter(chart, size, colours).write();
}

}  // namespace shiftdeck

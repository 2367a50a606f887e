#include "views/streams/retentionchart.h"

#include "models/items/format.h"
#include "models/items/retentiontext.h"
#include "views/common/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qreal kMark = 7, kSmallMark = 5;
constexpr qsizetype kMostLabels = 8;

double percentOf(qint64 kept, qint64 read)
{
    return read > 0 ? 100.0 * static_cast<double>(std::min(kept, read)) / static_cast<double>(read) : 0.0;
}

// Of each stretch of neighbours the run with the lowest and the one with the highest rate, in run order.
QList<RunRetention> thinned(const QList<RunRetention> &runs)
{
    QList<RunRetention> read;
    for (const RunRetention &run : runs)
        if (run.read > 0)
            read.append(run);
    if (read.size() <= RetentionChart::kMostPoints)
        return read;
    const qsizetype stretch =
        (2 * read.size() + RetentionChart::kMostPoints - 1) / RetentionChart::kMostPoints;
    QList<RunRetention> kept;
    for (qsizetype from = 0; from < read.size(); from += stretch) {
        const auto begin = read.cbegin() + from, end = read.cbegin() + std::min(from + stretch, read.size());
        const auto [low, high] =
            std::minmax_element(begin, end, [](const RunRetention &a, const RunRetention &b) {
                return percentOf(a.kept, a.read) < percentOf(b.kept, b.read);
            });
        kept.append(*std::min(low, high));
        if (low != high)
            kept.append(*std::max(low, high));
    }
    return kept;
}
}  // namespace

RetentionChart::RetentionChart(QWidget *parent)
    : ChartView(parent), m_low(new QLineSeries(this)), m_high(new QLineSeries(this)),
      m_band(new QAreaSeries(m_high, m_low)), m_expected(new QLineSeries), m_before(new QScatterSeries),
      m_rates(new QScatterSeries), m_outside(new QScatterSeries), m_place(new QCategoryAxis),
      m_percent(new QValueAxis)
{
    setAccessibleName(tr("Retention of the chosen stream by run"));
    chart()->legend()->hide();
    m_band->setName(tr("expected, 99.7 %"));
    m_expected->setName(tr("campaign before"));
    m_before->setName(tr("same run before"));
    m_rates->setName(tr("kept / read"));
    m_outside->setName(tr("outside"));
    m_before->setMarkerShape(QScatterSeries::MarkerShapeRotatedRectangle);
    m_before->setMarkerSize(kSmallMark);
    m_rates->setMarkerSize(kMark);
    m_outside->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    m_outside->setMarkerSize(kMark + 2);
    m_place->setTitleText(tr("run"));
    m_place->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_place->setGridLineVisible(false);
    // As all other numbers of the panel are written.
    chart()->setLocale(QLocale::c());
    chart()->setLocalizeNumbers(true);
    m_percent->setTitleText(tr("kept in %"));
    chart()->addAxis(m_place, Qt::AlignBottom);
    chart()->addAxis(m_percent, Qt::AlignLeft);
    for (QAbstractSeries *series :
         std::initializer_list<QAbstractSeries *>{m_band, m_expected, m_before, m_rates, m_outside}) {
        chart()->addSeries(series);
        series->attachAxis(m_place);
        series->attachAxis(m_percent);
    }
    restyle();
    connect(this, &ChartView::restyled, this, &RetentionChart::colour);
    colour();
}

void RetentionChart::setRuns(const QList<RunRetention> &runs, const StreamBand &band)
{
    QList<QPointF> low, high, expected, before, rates, outside;
    double most = 0.0;
    qint64 below = 0, above = 0;
    const QList<RunRetention> shown = thinned(runs);
    for (const RunRetention &run : shown) {
        const auto place = static_cast<double>(rates.size() + outside.size() + 1);
        const double rate = percentOf(run.kept, run.read);
        most = std::max(most, rate);
        const BandState state = band.state(run);
        below += state == BandState::Below ? 1 : 0;
        above += state == BandState::Above ? 1 : 0;
        (state == BandState::Below || state == BandState::Above ? outside : rates).append({place, rate});
        if (const auto wanted = band.band(run)) {
            low.append({place, 100.0 * wanted->low});
            high.append({place, 100.0 * wanted->high});
            expected.append({place, 100.0 * band.spread.rate});
            most = std::max(most, 100.0 * wanted->high);
        }
        if (const auto same = band.before.constFind(run.run); same != band.before.cend() && same->read > 0) {
            before.append({place, percentOf(same->kept, same->read)});
            most = std::max(most, before.last().y());
        }
    }
    m_low->replace(low);
    m_high->replace(high);
    m_expected->replace(expected);
    m_before->replace(before);
    m_rates->replace(rates);
    m_outside->replace(outside);
    m_runs.clear();
    for (const RunRetention &run : shown)
        m_runs.append(run.run);
    m_place->setRange(0.0, static_cast<double>(shown.size()) + 1.0);
    m_place->setStartValue(0.0);
    label();
    m_percent->setRange(0.0, most > 0.0 ? 1.1 * most : 1.0);
    m_percent->applyNiceNumbers();
    m_percent->setLabelFormat(most < 1.0 ? QStringLiteral("%.2g") : QStringLiteral("%.1f"));
    chart()->setTitle(shown.isEmpty() ? tr("No run to show.") : QString());
    setAccessibleDescription(
        shown.isEmpty() ? chart()->title()
                        : tr("Runs: %1; below their band: %2; above it: %3. %4", "numbers, what it rests on")
                              .arg(format::number(qint64(shown.size())), format::number(below),
                                   format::number(above), spreadText(band)));
}

// As many runs as have room, the first and the last among them.
void RetentionChart::label()
{
    const QStringList old = m_place->categoriesLabels();
    for (const QString &one : old)
        m_place->remove(one);
    if (m_runs.isEmpty())
        return;
    const int each = fontMetrics().horizontalAdvance(QStringLiteral("  %1  ").arg(m_runs.last()));
    const qsizetype room = std::clamp<qsizetype>(width() / std::max(1, each) - 1, 2, kMostLabels);
    const qsizetype n = std::min(room, m_runs.size());
    for (qsizetype i = 0; i < n; ++i) {
        const qsizetype place = n == 1 ? 0 : (m_runs.size() - 1) * i / (n - 1);
        m_place->append(QString::number(m_runs.at(place)), static_cast<double>(place + 1));
    }
}

void RetentionChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    label();
}

QStringList RetentionChart::labels() const { return m_place->categoriesLabels(); }

QString RetentionChart::legend() const
{
    QStringList entries;
    const auto add = [&entries](const QColor &colour, char16_t mark, const QString &name) {
        entries.append(QStringLiteral("<span style=\"white-space:nowrap\"><span style=\"color:%1\">%2</span>"
                                      "&nbsp;%3</span>")
                           .arg(colour.name(), QString(QChar(mark)),
                                name.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;"))));
    };
    if (!m_rates->points().isEmpty())
        add(m_rates->color(), u'\u25cf', m_rates->name());
    if (!m_outside->points().isEmpty())
        add(m_outside->color(), u'\u25a0', m_outside->name());
    if (!m_low->points().isEmpty()) {
        add(m_expected->pen().color(), u'\u2592', m_band->name());
        add(m_expected->pen().color(), u'\u254c', m_expected->name());
    }
    if (!m_before->points().isEmpty())
        add(m_before->color(), u'\u25c6', m_before->name());
    return entries.join(QStringLiteral("&nbsp;&nbsp; "));
}

QList<QPointF> RetentionChart::low() const { return m_low->points(); }

QList<QPointF> RetentionChart::high() const { return m_high->points(); }

QList<QPointF> RetentionChart::outside() const { return m_outside->points(); }

void RetentionChart::colour()
{
    const bool dark = isDark(palette());
    const QList<QColor> colours = seriesColours(dark);
    QColor band = colours[1];
    band.setAlphaF(0.25F);
    m_band->setBrush(band);
    m_band->setPen(Qt::NoPen);
    QPen line(colours[1], 1.5, Qt::DashLine);
    line.setCosmetic(true);
    m_expected->setPen(line);
    m_before->setColor(colours[1]);
    m_before->setBorderColor(colours[1]);
    m_rates->setColor(colours[0]);
    m_rates->setBorderColor(colours[0]);
    m_outside->setColor(failureColour(u"signal", dark));
    m_outside->setBorderColor(failureColour(u"signal", dark));
}

}  // namespace shiftdeck

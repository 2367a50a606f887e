#include "views/quality/losschart.h"

#include "views/common/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLocale>
#include <QValueAxis>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qsizetype kLongestName = 28;
constexpr qsizetype kMostBars = 12;
constexpr int kTicks = 4;

double valueOf(const LumiCount &count, bool inLuminosity)
{
    if (!inLuminosity)
        return double(count.lumisections);
    return count.luminosity ? count.luminosity->value : 0;
}

bool isKnown(const LumiCount &count) { return count.lumisections == 0 || count.dark == 0; }
}  // namespace

LossChart::LossChart(QWidget *parent)
    : ChartView(parent), m_series(new QHorizontalStackedBarSeries), m_own(new QBarSet(tr("alone", "a loss"))),
      m_shared(new QBarSet(tr("with others", "a loss"))), m_names(new QBarCategoryAxis),
      m_values(new QValueAxis)
{
    setAccessibleName(tr("Losses"));
    m_series->append(m_own);
    m_series->append(m_shared);
    chart()->addSeries(m_series);
    chart()->addAxis(m_names, Qt::AlignLeft);
    chart()->addAxis(m_values, Qt::AlignBottom);
    m_series->attachAxis(m_names);
    m_series->attachAxis(m_values);
    m_names->setGridLineVisible(false);
    m_names->setTruncateLabels(false);
    m_values->setMin(0);
    // As all other numbers of the panel are written.
    chart()->setLocale(QLocale::c());
    chart()->legend()->setAlignment(Qt::AlignBottom);
    restyle();
    colour();
    connect(this, &ChartView::restyled, this, &LossChart::colour);
}

void LossChart::set(const QList<LossRow> &losses)
{
    m_inLuminosity = !losses.isEmpty() && std::all_of(losses.begin(), losses.end(), [](const LossRow &loss) {
        return isKnown(loss.own) && isKnown(loss.shared.value_or(LumiCount()));
    });
    const qsizetype shown = std::min(losses.size(), kMostBars);
    QString unit;
    QStringList names, words;
    QList<qreal> own, shared;
    double most = 0;
    // Categories go up from the axis: the first loss belongs on top.
    for (qsizetype i = shown - 1; i >= 0; --i) {
        const LossRow &loss = losses.at(i);
        const LumiCount others = loss.shared.value_or(LumiCount());
        QString name = loss.name;
        if (name.size() > kLongestName)
            name = name.left(kLongestName - 1) + QChar(0x2026);
        names.append(QStringLiteral("%1. %2").arg(QString::number(i + 1), name));
        own.append(valueOf(loss.own, m_inLuminosity));
        shared.append(valueOf(others, m_inLuminosity));
        most = std::max(most, own.last() + shared.last());
        for (const LumiCount &count : {loss.own, others})
            if (count.luminosity)
                unit = toWord(count.luminosity->unit);
        words.prepend(tr("%1: alone %2, with others %3", "what of, losses")
                          .arg(loss.name, QString::number(own.last()), QString::number(shared.last())));
    }
    m_own->remove(0, m_own->count());
    m_shared->remove(0, m_shared->count());
    m_names->clear();
    m_names->append(names);
    m_own->append(own);
    m_shared->append(shared);
    m_values->setLabelFormat(m_inLuminosity ? QStringLiteral("%.4g") : QStringLiteral("%.0f"));
    m_values->setTickCount(kTicks + 1);
    m_values->setRange(0, m_inLuminosity ? (most > 0 ? most * 1.05 : 1) : niceTop(qint64(most), kTicks));
    if (m_inLuminosity)
        m_values->applyNiceNumbers();
    m_values->setTitleText(m_inLuminosity && !unit.isEmpty() ? tr("Luminosity lost (%1)", "unit").arg(unit)
                                                             : tr("Lumisections lost"));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
}

void LossChart::colour()
{
    const QList<QColor> colours = seriesColours(isDark(palette()));
    m_own->setColor(colours.value(0));
    m_shared->setColor(colours.value(1));
    for (QBarSet *set : {m_own, m_shared})
        set->setBorderColor(Qt::transparent);
}

}  // namespace shiftdeck

#include "views/quality/losschart.h"

#include "views/common/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QValueAxis>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qsizetype kLongestName = 28;
constexpr qsizetype kMostBars = 12;

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
      m_shared(new QBarSet(tr("with other clauses", "a loss"))), m_names(new QBarCategoryAxis),
      m_values(new QValueAxis)
{
    setAccessibleName(tr("Losses by clause"));
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
    m_values->setLabelFormat(QStringLiteral("%.4g"));
    chart()->legend()->setAlignment(Qt::AlignBottom);
    restyle();
    colour();
    connect(this, &ChartView::restyled, this, &LossChart::colour);
}

void LossChart::set(const std::vector<Loss> &losses)
{
    m_inLuminosity = !losses.empty() && std::all_of(losses.begin(), losses.end(), [](const Loss &loss) {
        return isKnown(loss.own) && isKnown(loss.shared);
    });
    const qsizetype shown = std::min(qsizetype(losses.size()), kMostBars);
    QString unit;
    QStringList names, words;
    QList<qreal> own, shared;
    double most = 0;
    // Categories go up from the axis: the first clause belongs on top.
    for (qsizetype i = shown - 1; i >= 0; --i) {
        const Loss &loss = losses[size_t(i)];
        QString name = loss.clause;
        if (name.size() > kLongestName)
            name = name.left(kLongestName - 1) + QChar(0x2026);
        names.append(QStringLiteral("%1. %2").arg(QString::number(i + 1), name));
        own.append(valueOf(loss.own, m_inLuminosity));
        shared.append(valueOf(loss.shared, m_inLuminosity));
        most = std::max(most, own.last() + shared.last());
        for (const LumiCount &count : {loss.own, loss.shared})
            if (count.luminosity)
                unit = toWord(count.luminosity->unit);
        words.prepend(tr("%1: alone %2, with others %3", "clause, losses")
                          .arg(loss.clause, QString::number(own.last()), QString::number(shared.last())));
    }
    m_own->remove(0, m_own->count());
    m_shared->remove(0, m_shared->count());
    m_names->clear();
    m_names->append(names);
    m_own->append(own);
    m_shared->append(shared);
    m_values->setRange(0, most > 0 ? most * 1.05 : 1);
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

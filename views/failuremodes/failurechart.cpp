#include "views/failuremodes/failurechart.h"

#include "models/core/failureclass.h"
#include "models/items/format.h"
#include "views/common/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QCursor>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QToolTip>
#include <QValueAxis>

namespace shiftdeck {

namespace {
constexpr int kBarRoom = 26;
constexpr int kAxisRoom = 44;
constexpr double kBarWidth = 0.7;
constexpr int kMaxTicks = 6;

// A step of 1, 2 or 5 times a power of ten, so that the ticks are whole numbers.
qint64 tickStep(qint64 most)
{
    for (qint64 power = 1;; power *= 10)
        for (const qint64 factor : {1, 2, 5})
            if (most / (factor * power) < kMaxTicks)
                return factor * power;
}
}  // namespace

FailureChart::FailureChart(QWidget *parent)
    : ChartView(parent), m_series(new QHorizontalStackedBarSeries), m_names(new QBarCategoryAxis),
      m_counts(new QValueAxis)
{
    setAccessibleName(tr("Failed attempts by class"));
    chart()->legend()->hide();
    m_series->setBarWidth(kBarWidth);
    chart()->addSeries(m_series);
    chart()->addAxis(m_names, Qt::AlignLeft);
    chart()->addAxis(m_counts, Qt::AlignBottom);
    m_series->attachAxis(m_names);
    m_series->attachAxis(m_counts);
    m_names->setGridLineVisible(false);
    m_names->setTruncateLabels(false);
    m_counts->setLabelFormat(QStringLiteral("%.0f"));
    m_counts->setMin(0);
    m_counts->setTickType(QValueAxis::TicksDynamic);
    restyle();
    connect(this, &ChartView::restyled, this, &FailureChart::colour);
}

void FailureChart::setClasses(const QList<ClassCount> &classes)
{
    QList<ClassCount> shown = classes.mid(0, classes.size() > kMaxBars ? kMaxBars - 1 : kMaxBars);
    m_total = 0;
    qint64 inBars = 0;
    for (const ClassCount &entry : classes)
        m_total += entry.n;
    for (const ClassCount &entry : std::as_const(shown))
        inBars += entry.n;
    if (shown.size() < classes.size())
        shown.append({QString(), m_total - inBars});
    if (shown == m_classes)
        return;
    m_classes = shown;
    rebuild();
}

void FailureChart::setChosen(const QString &failureClass)
{
    if (failureClass == m_chosen)
        return;
    m_chosen = failureClass;
    colour();
}

void FailureChart::rebuild()
{
    m_series->clear();
    m_names->clear();
    const auto count = int(m_classes.size());
    QStringList names;
    qint64 most = 1;
    // Categories go up from the axis: the first class belongs on top. A set per class has its own colour.
    for (int bar = count - 1; bar >= 0; --bar) {
        const ClassCount &entry = m_classes[bar];
        const QString title = entry.failureClass.isEmpty()
            ? tr("All others")
            : failureClass(entry.failureClass).translatedTitle();
        names.append(QStringLiteral("%1  %2").arg(title, format::number(entry.n)));
        most = std::max(most, entry.n);
        auto *set = new QBarSet(title);
        for (int place = count - 1; place >= 0; --place)
            set->append(place == bar ? double(entry.n) : 0.0);
        const QString word = entry.failureClass;
        connect(set, &QBarSet::clicked, this, [this, word] {
            if (!word.isEmpty())
                emit classClicked(word);
        });
        connect(set, &QBarSet::hovered, this, [this, bar](bool inside) { showTip(bar, inside); });
        m_series->append(set);
    }
    m_names->append(names);
    const qint64 step = tickStep(most);
    m_counts->setTickInterval(double(step));
    m_counts->setRange(0, double((most + step - 1) / step * step));
    setFixedHeight(kAxisRoom + kBarRoom * std::max(count, 2));
    setAccessibleDescription(inWords());
    colour();
}

void FailureChart::colour()
{
    const bool dark = isDark(palette());
    const QList<QBarSet *> sets = m_series->barSets();
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const QString &word = m_classes[m_classes.size() - 1 - i].failureClass;
        QColor shade = failureColour(word, dark);
        if (!m_chosen.isEmpty() && m_chosen != word)
            shade.setAlphaF(0.25F);
        sets[i]->setColor(shade);
        sets[i]->setPen(Qt::NoPen);
    }
    m_names->setLabelsColor(palette().color(QPalette::Active, QPalette::Text));
}

void FailureChart::showTip(int bar, bool inside)
{
    if (!inside || m_total == 0)
        return QToolTip::hideText();
    const ClassCount &entry = m_classes[bar];
    QString text = tr("%1 of %2 failed attempts (%3)")
                       .arg(format::number(entry.n), format::number(m_total),
                            format::percent(double(entry.n) / double(m_total)));
    if (!entry.failureClass.isEmpty())
        text.prepend(failureClass(entry.failureClass).translatedMeaning() + u'\n');
    QToolTip::showText(QCursor::pos(), text, this);
}

QString FailureChart::inWords() const
{
    QStringList parts;
    for (const ClassCount &entry : m_classes) {
        const QString title = entry.failureClass.isEmpty()
            ? tr("All others")
            : failureClass(entry.failureClass).translatedTitle();
        parts.append(tr("%1: %2", "class and count").arg(title, format::number(entry.n)));
    }
    return parts.join(QStringLiteral("; "));
}

QStringList FailureChart::classesShown() const
{
    QStringList words;
    for (const ClassCount &entry : m_classes)
        words.append(entry.failureClass);
    return words;
}

}  // namespace shiftdeck

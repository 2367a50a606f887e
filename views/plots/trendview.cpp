#include "views/plots/trendview.h"

#include "models/core/errortext.h"
#include "views/common/narrowbox.h"
#include "views/plots/plotview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QShowEvent>
#include <QVBoxLayout>

namespace shiftdeck {

TrendView::TrendView(QWidget *parent)
    : QWidget(parent), m_quantity(new QComboBox), m_view(new PlotView), m_status(new QLabel)
{
    for (int i = 0; i <= int(TrendQuantity::RatioOfEntries); ++i)
        m_quantity->addItem(trendTitle(TrendQuantity(i)));
    m_quantity->setAccessibleName(tr("Quantity"));
    keepNarrow(m_quantity, 10);
    m_quantity->setCurrentIndex(int(TrendQuantity::Mean));
    m_view->setAccessibleName(tr("Trend"));
    m_status->setAccessibleName(tr("State of the trend"));
    m_status->setWordWrap(true);
    auto *top = new QHBoxLayout;
    auto *label = new QLabel(tr("&Quantity:"));
    label->setBuddy(m_quantity);
    top->addWidget(label);
    top->addWidget(m_quantity);
    top->addWidget(m_status, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    m_view->setMessage(tr("Choose a plot in the wall."));
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] {
        m_stale = true;
        load();
    });
}

TrendQuantity TrendView::quantity() const { return TrendQuantity(m_quantity->currentIndex()); }
void TrendView::setQuantity(TrendQuantity quantity) { m_quantity->setCurrentIndex(int(quantity)); }

void TrendView::setPlot(const QString &plot, const PlotPointer &reference, const QList<PlotRule> &rules)
{
    if (plot == m_plot && reference == m_reference)
        return;
    m_plot = plot;
    m_reference = reference;
    m_rules = rules;
    m_stale = true;
    load();
}

void TrendView::setSources(const QList<TrendSource> &sources)
{
    m_sources = sources.last(std::min(sources.size(), kMostRuns));
    m_stale = true;
    load();
}

void TrendView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void TrendView::load()
{
    if (!isVisible() || !m_stale)
        return;
    m_stale = false;
    if (m_plot.isEmpty() || m_sources.isEmpty()) {
        m_loader.stop();
        m_points.clear();
        m_view->setMessage(m_plot.isEmpty() ? tr("Choose a plot in the wall.")
                                            : tr("No registered run has plots of this kind."));
        return;
    }
    m_status->setText(tr("Reading the plots of %1 runs...").arg(m_sources.size()));
    m_loader.run([this, sources = m_sources, plot = m_plot, reference = m_reference, what = quantity(),
                  rules = m_rules](const std::stop_token &stop) -> std::function<void()> {
        const auto points = readTrend(sources, plot, reference, what, rules, stop);
        return [this, points] { show(points); };
    });
}

void TrendView::show(const Result<QList<TrendPoint>> &points)
{
    m_points = points.value_or(QList<TrendPoint>());
    if (!points) {
        m_view->setMessage(describe(points.error()));
    } else {
        m_view->setDrawing(trendDrawing(m_points, m_plot, quantity()));
        QString problem;
        int missing = 0;
        for (const TrendPoint &point : std::as_const(m_points))
            if (!point.value) {
                ++missing;
                problem = tr("Run %1: %2", "run, problem").arg(point.run).arg(point.problem);
            }
        m_status->setText(missing == 0 ? tr("Runs: %1").arg(m_points.size())
                                       : tr("Runs: %1; without a value: %2. %3", "runs, runs, problem")
                                             .arg(m_points.size())
                                             .arg(missing)
                                             .arg(problem));
    }
    emit loaded();
}

}  // namespace shiftdeck

#include "views/common/theme.h"

#include <QAbstractAxis>
#include <QChart>
#include <QLegend>

namespace shiftdeck {

void styleChart(QChart &chart, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor quiet = palette.color(QPalette::Active, QPalette::PlaceholderText);
    const QColor line = palette.color(QPalette::Active, QPalette::Mid);
    chart.setBackgroundBrush(palette.color(QPalette::Active, QPalette::Base));
    chart.setBackgroundRoundness(0);
    chart.setPlotAreaBackgroundVisible(false);
    chart.setDropShadowEnabled(false);
    chart.setTitleBrush(text);
    chart.legend()->setLabelColor(text);
    for (QAbstractAxis *axis : chart.axes()) {
        axis->setLabelsColor(quiet);
        axis->setTitleBrush(quiet);
        axis->setLinePen(QPen(line));
        axis->setGridLinePen(QPen(line, 1, Qt::DotLine));
        axis->setMinorGridLineVisible(false);
    }
}

}  // namespace shiftdeck

#include "views/progress/progresspage.h"

#include "views/progress/reportchart.h"
#include "views/progress/reporttable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
constexpr int kLeastTable = 150, kLeastChart = 200, kEmptyChart = 48;

QLabel *textLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(name);
    return label;
}

// One without a point says so in a line, and leaves its room to the others.
void showChart(ReportChart *view, const Chart &chart)
{
    view->setChart(chart);
    view->setMinimumHeight(chart.isEmpty() ? kEmptyChart : kLeastChart);
    view->setMaximumHeight(chart.isEmpty() ? kEmptyChart : QWIDGETSIZE_MAX);
}
}  // namespace

ProgressPage::ProgressPage(const QString &title, QWidget *parent)
    : QScrollArea(parent), m_first(textLabel(tr("The most important"))), m_others(textLabel(tr("Further"))),
      m_buttons(new QHBoxLayout), m_layout(new QVBoxLayout)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(title);
    // Its charts and tables have the focus.
    setFocusPolicy(Qt::NoFocus);
    QFont bold = font();
    bold.setBold(true);
    m_first->setFont(bold);
    m_first->setText(tr("Reading the store..."));
    m_others->hide();
    auto *content = new QWidget;
    content->setLayout(m_layout);
    m_layout->setContentsMargins(6, 6, 6, 6);
    m_layout->setSpacing(6);
    m_layout->addWidget(m_first);
    m_layout->addWidget(m_others);
    m_layout->addLayout(m_buttons);
    m_buttons->addStretch(1);
    m_layout->addStretch(0);
    setWidget(content);
}

void ProgressPage::addButton(QWidget *button) { m_buttons->insertWidget(m_buttons->count() - 1, button); }

void ProgressPage::makeWidgets()
{
    m_made = true;
    int at = m_layout->count() - 1;  // before the stretch at the end
    for (const Chart &chart : m_section.charts) {
        auto *title = new QLabel(chart.title);
        auto *view = new ReportChart;
        title->setBuddy(view);
        m_layout->insertWidget(at++, title);
        m_layout->insertWidget(at++, view, 2);
        m_charts.append(view);
    }
    for (const ReportTable &table : m_section.tables) {
        if (!table.shown)
            continue;
        auto *view = new ReportTableView(table);
        view->setMinimumHeight(kLeastTable);
        if (m_section.charts.isEmpty()) {
            m_layout->insertWidget(at++, view, 1);
        } else {
            auto *title = new QLabel(table.title);
            title->setBuddy(view);
            m_layout->insertWidget(at++, title);
            m_layout->insertWidget(at++, view, 1);
        }
        m_tables.append(view);
    }
}

void ProgressPage::setSection(const ReportSection &section)
{
    m_section = section;
    const bool first = !m_made;
    if (first)
        makeWidgets();
    m_first->setText(section.sentences.value(0));
    m_others->setText(section.sentences.mid(1).join(u'\n'));
    m_others->setVisible(section.sentences.size() > 1);
    for (qsizetype i = 0; i < m_charts.size(); ++i)
        showChart(m_charts[i], section.charts.value(i));
    for (ReportTableView *view : std::as_const(m_tables))
        for (const ReportTable &table : section.tables)
            if (table.id == view->objectName())
                view->setRows(table.rows);
    if (first)
        emit made();
}

void ProgressPage::setProblem(const QString &sentence)
{
    m_first->setText(tr("This cannot be read."));
    m_others->setText(sentence);
    m_others->show();
}

ReportTableView *ProgressPage::table(const QString &id) const
{
    for (ReportTableView *view : m_tables)
        if (view->objectName() == id)
            return view;
    return nullptr;
}

}  // namespace shiftdeck

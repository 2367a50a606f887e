#include "views/connections/steplist.h"

#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace shiftdeck {

namespace {
constexpr int kPicture = 18;

QString iconOf(StepState state)
{
    switch (state) {
    case StepState::Running: return QStringLiteral("clock");
    case StepState::Good: return QStringLiteral("ok");
    case StepState::Warning: return QStringLiteral("warning");
    case StepState::Failed: return QStringLiteral("error");
    case StepState::Skipped: return QStringLiteral("next");
    }
    return {};
}

QColor colourOf(StepState state, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (state) {
    case StepState::Good: return goodColours(dark).foreground;
    case StepState::Warning: return warningColours(dark).foreground;
    case StepState::Failed: return errorColours(dark).foreground;
    default: return palette.color(QPalette::Disabled, QPalette::WindowText);
    }
}
}  // namespace

StepList::StepList(QWidget *parent) : QScrollArea(parent)
{
    setAccessibleName(tr("Steps of the test"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(this);
    auto *grid = new QGridLayout(page);
    grid->setColumnStretch(3, 1);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(7);
    for (int row = 0; row < int(allWords<ConnectionStep>().size()); ++row) {
        const Line line{new QLabel(page), new QLabel(page), new QLabel(page), new QLabel(page)};
        line.title->setText(titleOf(static_cast<ConnectionStep>(row)));
        line.text->setWordWrap(true);
        line.text->setTextFormat(Qt::PlainText);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        line.text->setFocusPolicy(Qt::StrongFocus);
        int column = 0;
        for (QLabel *label : {line.picture, line.title, line.time, line.text})
            grid->addWidget(label, row, column++, Qt::AlignTop);
        grid->setAlignment(line.text, {});
        m_lines.append(line);
    }
    grid->setRowStretch(int(m_lines.size()), 1);
    setWidget(page);
    clear();
}

void StepList::clear()
{
    m_reports.clear();
    for (const Line &line : std::as_const(m_lines)) {
        line.picture->clear();
        line.time->clear();
        line.text->clear();
        line.title->setEnabled(false);
        line.text->setAccessibleName(tr("%1: not tried yet", "a step").arg(line.title->text()));
    }
}

void StepList::tell(const StepReport &report)
{
    if (!m_reports.isEmpty() && m_reports.last().step == report.step)
        m_reports.last() = report;
    else
        m_reports.append(report);
    show(report);
}

void StepList::show(const StepReport &report)
{
    const Line &line = m_lines.at(static_cast<int>(report.step));
    const QString said = report.state == StepState::Running ? tr("Being tried...") : report.found;
    line.title->setEnabled(report.state != StepState::Skipped);
    line.text->setText(report.toDo.isEmpty() ? said
                                             : tr("%1\n%2", "found; what to do").arg(said, report.toDo));
    const bool timed = report.state != StepState::Running && report.state != StepState::Skipped;
    line.time->setText(timed ? tr("%1 ms").arg(report.milliseconds) : QString());
    line.text->setAccessibleName(tr("%1: %2. %3", "step, its state, what was found")
                                     .arg(line.title->text(), titleOf(report.state), line.text->text()));
    line.picture->setToolTip(titleOf(report.state));
    paintLine(line, report);
    if (report.state == StepState::Failed)
        ensureWidgetVisible(line.text);
}

void StepList::paintLine(const Line &line, const StepReport &report)
{
    const QColor colour = colourOf(report.state, palette());
    line.picture->setPixmap(icon(iconOf(report.state), colour).pixmap(kPicture, kPicture));
    QPalette painted = palette();
    if (report.state == StepState::Failed || report.state == StepState::Warning
        || report.state == StepState::Skipped)
        painted.setColor(QPalette::WindowText, colour);
    line.text->setPalette(painted);
}

QString StepList::asText() const
{
    QStringList lines;
    for (const StepReport &report : m_reports) {
        lines.append(tr("%1: %2. %3", "step, its state, what was found")
                         .arg(titleOf(report.step), titleOf(report.state), report.found));
        if (!report.toDo.isEmpty())
            lines.append(QStringLiteral("    ") + report.toDo);
    }
    return lines.join(u'\n');
}

void StepList::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (const StepReport &report : std::as_const(m_reports))
            paintLine(m_lines.at(static_cast<int>(report.step)), report);
}

}  // namespace shiftdeck

#include "views/plots/plotsignoff.h"

#include "models/certification/qualityruns.h"
#include "models/core/errortext.h"
#include "views/common/icons.h"
#include "views/common/panelactions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>

namespace shiftdeck {

PlotSignoff::PlotSignoff(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_cell(Cell()), m_text(new QLabel)
{
    m_text->setAccessibleName(tr("Certification of the detector"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    const auto flag = [this](const char *word) {
        m_context.ask(QStringLiteral("quality.flag"), wish(QLatin1StringView(word)));
    };
    // The keys of the panel Certification.
    connect(add("ok", tr("Good"), QKeySequence(Qt::Key_G), "good"), &QAction::triggered, this,
            [flag] { flag("good"); });
    connect(add("reject", tr("Bad"), QKeySequence(Qt::Key_B), "bad"), &QAction::triggered, this,
            [flag] { flag("bad"); });
    connect(add("comment", tr("Comment..."), QKeySequence(Qt::Key_C), "comment"), &QAction::triggered, this,
            [this] {
                // With the flag that it has: a comment alone changes nothing.
                const QString word =
                    m_cell->flag == kMixed ? QString(toWord(QualityFlag::Bad)) : m_cell->flag;
                QJsonObject arguments = wish(word);
                arguments.insert(QStringLiteral("comment"),
                                 QStringLiteral("%1: %2").arg(m_subject.plot, m_subject.verdict).left(1000));
                m_context.propose(QStringLiteral("quality.flag"), arguments);
            });
    for (QAction *action : std::as_const(m_actions))
        layout->addWidget(makePanelButton(action));
    connect(&context.store, &StoreClient::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(QStringLiteral("quality")) || changes.touches(QStringLiteral("detector")))
            load();
    });
    connect(&context, &PanelContext::principalChanged, this, &PlotSignoff::explain);
    connect(&context, &PanelContext::offlineChanged, this, &PlotSignoff::explain);
    explain();
}

QAction *PlotSignoff::add(const char *iconName, const QString &text, const QKeySequence &key,
                          const char *name)
{
    auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, this);
    action->setObjectName(QLatin1StringView("plots.") + QLatin1StringView(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_actions.append(action);
    return action;
}

void PlotSignoff::setSubject(const Subject &subject)
{
    if (subject == m_subject)
        return;
    const bool same = subject.run == m_subject.run && subject.lastRun == m_subject.lastRun
        && subject.detector == m_subject.detector;
    m_subject = subject;
    if (!same) {
        m_cell = Cell();
        load();
    }
    explain();
}

void PlotSignoff::load()
{
    if (m_subject.run <= 0 || m_subject.run != m_subject.lastRun) {
        m_answer.forget();
        return;
    }
    const auto read = [run = m_subject.run, wanted = m_subject.detector](Database &db) -> Result<Cell> {
        SD_TRY(const QualityRuns found, loadQualityRuns(db, {{run, run}}));
        Cell cell;
        for (const Detector &detector : found.detectors) {
            cell.detectors.append(detector.name);
            const bool same = detector.name.compare(wanted, Qt::CaseInsensitive) == 0
                || detector.title.compare(wanted, Qt::CaseInsensitive) == 0;
            if (!same || !cell.detector.isEmpty() || found.runs.isEmpty())
                continue;
            const QualityCell quality = found.runs.first().cells.value(detector.name);
            cell.detector = detector.name;
            cell.flag = cellWord(quality, found.runs.first().extent());
            cell.state = quality.state;
        }
        return cell;
    };
    m_answer.ask(m_context.store, this, read, [this](const Result<Cell> &cell) {
        m_cell = cell;
        explain();
    });
}

QString PlotSignoff::reason() const
{
    if (m_subject.plot.isEmpty())
        return tr("Choose a plot in the wall.");
    if (m_subject.run <= 0)
        return tr("These plots are of no run.");
    if (m_subject.run != m_subject.lastRun)
        return tr("These plots are of several runs.");
    if (m_answer.isBusy() && m_cell && m_cell->detectors.isEmpty())
        return tr("Reading...");
    if (!m_cell)
        return describe(m_cell.error());
    if (m_cell->detectors.isEmpty())
        return tr("No detectors yet: a manager adds them.");
    if (!m_cell->detector.isEmpty())
        return {};
    return m_subject.detector.isEmpty()
        ? tr("This plot is in no folder, so of no detector: a plot rule (Thresholds) can name one.")
        : tr("Runs are certified for %1, and not for %2: a plot rule (Thresholds) can name the detector.",
             "detectors, detector of the plot")
              .arg(m_cell->detectors.join(QStringLiteral(", ")), m_subject.detector);
}

void PlotSignoff::explain()
{
    const QString why = reason();
    m_text->setText(why.isEmpty() ? tr("Run %1, %2: %3, %4", "run, detector, flag, state")
                                        .arg(m_subject.run)
                                        .arg(m_cell->detector, m_cell->flag, toWord(m_cell->state))
                                  : why);
    const CommandSpec *spec = m_context.bus.spec(QStringLiteral("quality.flag"));
    const Availability role = m_context.allowed(*spec);
    for (QAction *action : std::as_const(m_actions)) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString no = role.live ? why : role.reason;
        action->setEnabled(no.isEmpty());
        action->setToolTip(
            no.isEmpty() ? tr("%1 (%2)", "what a button does, its key").arg(action->text(), key) : no);
    }
}

QJsonObject PlotSignoff::wish(const QString &flag) const
{
    return {{QStringLiteral("runs"), QString::number(m_subject.run)},
            {QStringLiteral("detectors"), m_cell ? m_cell->detector : QString()},
            {QStringLiteral("flag"), flag}};
}

}  // namespace shiftdeck

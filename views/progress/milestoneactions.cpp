#include "views/progress/milestoneactions.h"

#include "views/common/icons.h"
#include "views/progress/progresspage.h"
#include "views/progress/reporttable.h"

#include <QAction>
#include <QToolButton>

namespace shiftdeck {

namespace {
const QString kTable = QStringLiteral("milestones");
const QString kSet = QStringLiteral("milestone.set");
const QString kWithdraw = QStringLiteral("milestone.withdraw");

// Columns of the section's table (models/items/milestonesection.cpp).
enum Column { Name, State, Target, Due };

bool isWithdrawn(const ReportRow &row)
{
    return row.cells.value(State).raw().toString() == QLatin1StringView("withdrawn");
}
}  // namespace

MilestoneActions::MilestoneActions(PanelContext &context, ProgressPage &page, QObject *parent)
    : QObject(parent), m_context(context), m_page(page),
      m_new(make("new", tr("New milestone..."), "milestone.set", "milestone.new", &MilestoneActions::setNew)),
      m_change(
          make("clock", tr("Change..."), "milestone.set", "milestone.change", &MilestoneActions::change)),
      m_withdraw(make("clear", tr("Withdraw..."), "milestone.withdraw", "milestone.withdraw",
                      &MilestoneActions::withdraw))
{
    connect(&page, &ProgressPage::made, this, [this] {
        ReportTableView *table = m_page.table(kTable);
        table->setContextMenuPolicy(Qt::ActionsContextMenu);
        table->addActions({m_new, m_change, m_withdraw});
        connect(table, &ReportTableView::chosen, this, &MilestoneActions::update);
        connect(table, &QTreeView::activated, m_change, &QAction::trigger);
        update();
    });
    connect(&context, &PanelContext::principalChanged, this, &MilestoneActions::update);
    connect(&context, &PanelContext::offlineChanged, this, &MilestoneActions::update);
    update();
}

QAction *MilestoneActions::make(const char *iconName, const QString &text, const char *command,
                                const char *name, void (MilestoneActions::*act)())
{
    auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setProperty("command", QString::fromLatin1(command));
    connect(action, &QAction::triggered, this, act);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(text);
    m_page.addButton(button);
    return action;
}

void MilestoneActions::setScope(const QString &campaign, const QString &step)
{
    m_campaign = campaign;
    m_step = step;
    update();
}

void MilestoneActions::update()
{
    const ReportTableView *table = m_page.table(kTable);
    const ReportRow *row = table ? table->currentRow() : nullptr;
    const auto enable = [this](QAction *action, const QString &reason) {
        const CommandSpec *spec = m_context.bus.spec(action->property("command").toString());
        const Availability allowed = m_context.allowed(*spec);
        const QString why = !allowed.live ? allowed.reason
            : m_campaign.isEmpty()        ? tr("There is no campaign.")
                                          : reason;
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? spec->description + u'\n' + spec->example : why);
    };
    enable(m_new, {});
    enable(m_change, row ? QString() : tr("Select a milestone first."));
    enable(m_withdraw,
           !row                    ? tr("Select a milestone first.")
               : isWithdrawn(*row) ? tr("It is withdrawn already.")
                                   : QString());
}

void MilestoneActions::setNew()
{
    m_context.propose(kSet, {{QStringLiteral("campaign"), m_campaign}, {QStringLiteral("step"), m_step}});
}

void MilestoneActions::change()
{
    if (const ReportRow *row = m_page.table(kTable)->currentRow())
        m_context.propose(kSet,
                          {{QStringLiteral("name"), row->key},
                           {QStringLiteral("campaign"), m_campaign},
                           {QStringLiteral("due"), row->cells.value(Due).text}});
}

void MilestoneActions::withdraw()
{
    if (const ReportRow *row = m_page.table(kTable)->currentRow())
        m_context.ask(kWithdraw,
                      {{QStringLiteral("name"), row->key}, {QStringLiteral("campaign"), m_campaign}});
}

}  // namespace shiftdeck

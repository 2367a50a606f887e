#include "views/runs/runactions.h"

#include "models/core/errortext.h"
#include "models/items/latest.h"
#include "models/items/roles.h"
#include "models/storage/references.h"
#include "views/common/icons.h"
#include "views/common/panel.h"

#include <QAction>
#include <QCoreApplication>
#include <QJsonArray>
#include <QTreeView>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunsPanel)
};

QStringList selectedRuns(const QTreeView *table)
{
    QStringList runs;
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows.first(std::min<qsizetype>(rows.size(), kMaxThings)))
        runs.append(row.data(KeyRole).toString());
    return runs;
}

// As a filter of jobs and of the logbook.
QString amongSelected(const QTreeView *table)
{
    return QStringLiteral("run in (%1)").arg(selectedRuns(table).join(QStringLiteral(", ")));
}
RunNumber currentRun(const QTreeView *table)
{
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    const QModelIndex current = table->currentIndex();
    const bool among = current.isValid() && table->selectionModel()->isRowSelected(current.row());
    return RunNumber((among || rows.isEmpty() ? current : rows.first()).data(KeyRole).toLongLong());
}

// The panel would go on showing another run where there are no plots of this one, and nobody would notice.
void showPlots(PanelContext &context, QTreeView *table)
{
    const RunNumber run = currentRun(table);
    const auto has = [run](Database &db) -> Result<bool> {
        SD_TRY(const QList<RunPlots> all, listRunPlots(db));
        return std::any_of(all.begin(), all.end(), [run](const RunPlots &plots) {
            return plots.run <= run.value() && run.value() <= plots.lastRun;
        });
    };
    askStore(context.store, table, has, [&context, run](const Result<bool> &found) {
        if (!found)
            return context.say(describe(found.error()));
        if (!*found)
            return context.say(
                Text::tr("No plots of run %1 are known; \"prodctl plots add\" registers a file.")
                    .arg(run.value()));
        context.selection.setRun(run);
        context.show(QStringLiteral("plots"));
    });
}
}  // namespace

void addRunActions(PanelContext &context, QTreeView *table)
{
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    QList<QAction *> all;
    const auto make = [table, &all](QStringView iconName, const QString &text, const QString &tip, auto act,
                                    const QKeySequence &keys = {}) {
        auto *action = new QAction(icon(iconName), text, table);
        action->setToolTip(tip);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        QObject::connect(action, &QAction::triggered, table, act);
        all.append(action);
        return action;
    };
    auto *jobs = make(
        u"jobtree", Text::tr("Show jobs of run"),
        Text::tr("Shows the jobs of the runs selected in the Job tree (also Enter or a double click)."),
        [&context, table] {
            context.selection.setJobFilter(amongSelected(table));
            context.show(QStringLiteral("jobtree"));
        },
        Qt::CTRL | Qt::Key_J);
    make(
        u"plots", Text::tr("Show plots of run"), Text::tr("Shows the histograms of the run in Plots."),
        [&context, table] { showPlots(context, table); }, Qt::CTRL | Qt::Key_P);
    make(
        u"approve", Text::tr("Show certification of run"),
        Text::tr("Shows what was said about the run, detector by detector, in Certification."),
        [&context, table] {
            context.selection.setRun(currentRun(table));
            context.show(QStringLiteral("quality"));
        },
        Qt::CTRL | Qt::Key_E);
    make(u"runs", Text::tr("Correct run..."),
         Text::tr("Corrects what the runs selected were taken for, or the comment on them."),
         [&context, table] {
             context.propose(QStringLiteral("runs.set"),
                             {{QStringLiteral("runs"), QJsonArray::fromStringList(selectedRuns(table))}});
         });
    make(u"log", Text::tr("Show run in logbook"),
         Text::tr("Shows the entries of the logbook about the runs selected."), [&context, table] {
             context.selection.setLogFilter(amongSelected(table));
             context.show(QStringLiteral("logbook"));
         });
    make(u"comment", Text::tr("Write about run..."),
         Text::tr("Writes in the logbook about the runs selected."), [&context, table] {
             QJsonArray about;
             for (const QString &run : selectedRuns(table))
                 about.append(QStringLiteral("run ") + run);
             context.propose(QStringLiteral("logbook.write"), {{QStringLiteral("about"), about}});
         });
    const auto follow = [table, all] {
        const bool some = table->selectionModel()->hasSelection();
        for (QAction *action : all)
            action->setEnabled(some);
    };
    follow();
    // What is selected goes without a word when the model is exchanged.
    QObject::connect(table->model(), &QAbstractItemModel::modelReset, table, follow);
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, table, follow);
    QObject::connect(table, &QTreeView::activated, jobs, &QAction::trigger);
    table->addActions(all);
}

}  // namespace shiftdeck

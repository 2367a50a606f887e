#include "views/failuremodes/failuremodes.h"

#include "models/commands/bus.h"
#include "models/core/errortext.h"
#include "models/core/failureclass.h"
#include "models/core/vocabulary.h"
#include "models/items/format.h"
#include "models/storage/queries.h"
#include "views/common/delegates.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/failuremodes/failurechart.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("failuremodes/header");
}

FailureModesPanel::FailureModesPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_rows(new QSortFilterProxyModel(this)), m_summary(new QLabel),
      m_place(new QComboBox), m_clear(new QPushButton(icon(u"clear"), tr("Clear filter"))),
      m_resubmit(new QPushButton(icon(u"resubmit"), tr("Resubmit..."))),
      m_rule(new QAction(icon(u"settings"), tr("Make a rule from this..."), this)), m_chart(new FailureChart),
      m_table(new QTreeView), m_hint(nullptr), m_explanation(new QLabel)
{
    makeTable();
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setWordWrap(true);
    m_place->addItem(tr("Per site"), int(FailurePlace::Site));
    m_place->addItem(tr("Per node"), int(FailurePlace::Node));
    m_place->addItem(tr("Per release"), int(FailurePlace::Release));
    m_place->setAccessibleName(tr("Count failures per"));
    m_place->view()->setAccessibleName(m_place->accessibleName());
    m_place->setToolTip(tr("What the failures of one class and error text are counted per."));
    m_clear->setToolTip(tr("Show all failures again, and all jobs in the Job tree."));
    m_resubmit->setToolTip(
        tr("Shows which of the failed jobs would be tried again, and why; nothing is done yet."));
    m_rule->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    addAction(m_rule);
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::RichText);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_explanation->setAccessibleName(tr("Meaning and remedy"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_place);
    top->addWidget(m_clear);
    top->addWidget(m_resubmit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_chart);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_explanation);

    connect(m_chart, &FailureChart::classClicked, this, [this](const QString &word) {
        const FailureChoice whole{word, {}, {}, {}};
        choose(m_choice == whole ? FailureChoice() : whole);
    });
    connect(m_table, &QTreeView::clicked, this, &FailureModesPanel::chooseRow);
    connect(m_table, &QTreeView::activated, this, &FailureModesPanel::chooseRow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FailureModesPanel::explain);
    connect(m_place, &QComboBox::currentIndexChanged, this, &FailureModesPanel::changePlace);
    connect(m_clear, &QPushButton::clicked, this, [this] { choose({}); });
    connect(m_resubmit, &QPushButton::clicked, this, &FailureModesPanel::resubmit);
    connect(m_rule, &QAction::triggered, this,
            [this] { m_context.ask(QStringLiteral("rule.add"), ruleArguments()); });
    connect(m_table, &QTreeView::customContextMenuRequested, this, &FailureModesPanel::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FailureModesPanel::explainRule);
    connect(&context, &PanelContext::principalChanged, this, &FailureModesPanel::explainRule);
    connect(&context, &PanelContext::offlineChanged, this, &FailureModesPanel::explainRule);
    connect(&context.selection, &Selection::requestsChanged, this, [this] {
        choose({});
        if (m_loaded)
            load();
    });
    connect(&context.selection, &Selection::jobFilterChanged, this, &FailureModesPanel::followFilter);
    m_chart->hide();
    explain();
}

FailureModesPanel::~FailureModesPanel()
{
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo FailureModesPanel::info() const
{
    return {QStringLiteral("failuremodes"), tr("Failure modes"), QStringLiteral("failuremodes"),
            QKeySequence(Qt::ALT | Qt::Key_3),
            tr("What went wrong, how often and where, and what to do about it.")};
}

void FailureModesPanel::makeTable()
{
    m_rows->setSourceModel(&m_model);
    m_rows->setSortRole(SortRole);
    m_rows->setFilterRole(WordRole);
    m_rows->setFilterKeyColumn(FailureModel::Class);
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    styleView(m_table, tr("Failures by class, error text and place"), true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->sortByColumn(FailureModel::Count, Qt::DescendingOrder);
    setColumnWidths(m_table,
                    {QStringLiteral("Early end without notice, dot"),
                     QStringLiteral("12 345 678"),
                     QStringLiteral("100.0 %"),
                     QStringLiteral("Traceback: the input ended before its end"),
                     QStringLiteral("karlsruhe"),
                     QStringLiteral("not by itself"),
                     {}});
    restoreHeader(m_table, m_context.settings, kHeader);
    const auto save = [this] { saveHeader(m_table, m_context.settings, kHeader); };
    connect(m_table->header(), &QHeaderView::sectionResized, this, save);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, save);
    m_hint = new EmptyHint(m_table, QStringLiteral("ok"));
    m_hint->setLoading(true);
}

void FailureModesPanel::refresh(const ChangeSet &changes)
{
    if (changes.touches(QStringLiteral("job")))
        load();
    else if (!m_loaded && !m_counts.isBusy())
        load();
}

void FailureModesPanel::load()
{
    const QList<RequestId> requests = m_context.selection.requests();
    const auto per = place() == FailurePlace::Node ? FailuresPer::Node
        : place() == FailurePlace::Release         ? FailuresPer::Release
                                                   : FailuresPer::Site;
    const auto read = [requests, per](Database &db) { return listFailures(db, requests, per); };
    m_counts.ask(m_context.store, this, read,
                 [this](const Result<QList<FailureCount>> &counts) { showCounts(counts); });
}

FailurePlace FailureModesPanel::place() const
{
    return static_cast<FailurePlace>(m_place->currentData().toInt());
}

void FailureModesPanel::changePlace()
{
    // A chosen row is not in the table any more; a chosen class is.
    choose({m_choice.failureClass, {}, {}, {}});
    load();
}

void FailureModesPanel::showCounts(const Result<QList<FailureCount>> &counts)
{
    m_hint->setLoading(false);
    const QList<FailureRow> rows = counts ? sumFailures(*counts, place()) : QList<FailureRow>();
    m_total = 0;
    for (const FailureRow &row : rows)
        m_total += row.n;
    m_model.set(rows);
    m_chart->setClasses(sumClasses(rows));
    m_chart->setVisible(!rows.isEmpty());
    if (!counts)
        m_hint->setText(tr("The failures cannot be read."), describe(counts.error()));
    else
        m_hint->setText(
            tr("No failures."),
            m_context.selection.requests().isEmpty()
                ? tr("When a job fails, its cause is shown and counted here, with what to do about it.")
                : tr("No job of the selected requests has failed. Select other requests to see theirs."));
    explain();
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
}

void FailureModesPanel::choose(const FailureChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_chart->setChosen(choice.failureClass);
    const QScopedValueRollback guard(m_choosing, true);
    // A chosen row stays among its peers; a chosen class shows only its own.
    if (choice.signature.isEmpty() && choice.place.isEmpty())
        m_rows->setFilterRegularExpression(
            choice.isEmpty() ? QString() : u'^' + QRegularExpression::escape(choice.failureClass) + u'$');
    if (choice.isEmpty())
        m_table->clearSelection();
    m_context.selection.setJobFilter(filterFor(choice, m_context.selection.requests()));
    explain();
}

void FailureModesPanel::followFilter()
{
    // The person typed another filter in the Job tree: what was chosen here is not what is shown there.
    if (m_choosing || m_choice.isEmpty()
        || m_context.selection.jobFilter() == filterFor(m_choice, m_context.selection.requests()))
        return;
    m_choice = {};
    m_chart->setChosen({});
    m_rows->setFilterRegularExpression(QString());
    m_table->clearSelection();
    explain();
}

void FailureModesPanel::chooseRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const FailureRow &row = m_model.at(m_rows->mapToSource(index).row());
    choose({row.failureClass, row.signature, row.place, place()});
}

void FailureModesPanel::explain()
{
    const qsizetype requests = m_context.selection.requests().size();
    const QString total = format::number(m_total);
    m_summary->setText(m_total == 0        ? QString()
                           : requests == 0 ? tr("Failed attempts in all requests: %1").arg(total)
                           : requests == 1
                           ? tr("Failed attempts in the selected request: %1").arg(total)
                           : tr("Failed attempts in %1 selected requests: %2").arg(requests).arg(total));
    m_clear->setEnabled(!m_choice.isEmpty());
    m_resubmit->setEnabled(m_total > 0);
    QString word = m_choice.failureClass;
    const QModelIndex current = m_table->currentIndex();
    if (word.isEmpty() && current.isValid() && m_table->selectionModel()->isSelected(current))
        word = m_model.at(m_rows->mapToSource(current).row()).failureClass;
    m_explanation->setVisible(m_total > 0);
    explainRule();
    if (word.isEmpty()) {
        m_explanation->setText(
            tr("Choose a bar or a row to see what it means and what to do; the Job tree then shows "
               "those jobs alone."));
        return;
    }
    const FailureClass &entry = failureClass(word);
    m_explanation->setText(
        QStringLiteral("<span style=\"color:%1\">&#9632;</span> <b>%2.</b> %3<br>%4")
            .arg(failureColour(word, isDark(palette())).name(), entry.translatedTitle().toHtmlEscaped(),
                 entry.translatedMeaning().toHtmlEscaped(),
                 tr("<b>What to do:</b> %1").arg(entry.translatedRemedy().toHtmlEscaped())));
}

void FailureModesPanel::resubmit()
{
    const CommandSpec *spec = m_context.bus.specForWords({QStringLiteral("resubmit")});
    if (!spec)
        return;
    const QString filter = resubmitFilterFor(m_choice, m_context.selection.requests());
    m_context.ask(spec->id, {{QStringLiteral("filter"), filter}});
}

QJsonObject FailureModesPanel::ruleArguments() const
{
    QString word = m_choice.failureClass, signature = m_choice.signature;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() == 1) {
        const FailureRow &row = m_model.at(m_rows->mapToSource(rows.first()).row());
        word = row.failureClass;
        signature = row.signature;
    }
    if (word.isEmpty())
        return {};
    const RuleAction usual = failureClass(word).retryHelps ? RuleAction::Retry : RuleAction::AskPerson;
    QJsonObject arguments{{QStringLiteral("class"), word},
                          {QStringLiteral("action"), QString(toWord(usual))},
                          {QStringLiteral("mode"), QString(toWord(RuleMode::Watch))}};
    if (!signature.isEmpty())
        arguments.insert(QStringLiteral("signature"), signature);
    return arguments;
}

void FailureModesPanel::explainRule()
{
    const CommandSpec *spec = m_context.bus.spec(QStringLiteral("rule.add"));
    if (!spec)
        return;
    const QJsonObject arguments = ruleArguments();
    const Availability role = m_context.allowed(*spec);
    const QString why = !role.live    ? role.reason
        : arguments.isEmpty() ? tr("Choose a bar or a row first.")
                              : QString();
    m_rule->setEnabled(why.isEmpty());
    m_rule->setToolTip(
        why.isEmpty() ? tr("Opens a new rule about failures like these; it only watches at first.") + u'\n'
                + CommandBus::cliLine(*spec, arguments)
                      : why);
    m_rule->setStatusTip(why.isEmpty() ? CommandBus::cliLine(*spec, arguments) : tr("Not now: %1").arg(why));
}

void FailureModesPanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addAction(m_rule);
    menu->addActions(m_table->actions());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void FailureModesPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_explanation)
        explain();
}

}  // namespace shiftdeck

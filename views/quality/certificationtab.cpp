#include "views/quality/certificationtab.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/quality/celldelegate.h"
#include "views/quality/lumistrip.h"
#include "views/quality/qualitycolours.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kLogHeader = QStringLiteral("quality/history");
constexpr int kColumnWidth = 84;
constexpr int kLeastTable = 60;
constexpr int kButtons = 7;  // of the bar: previous, next, four verdicts and signing off

// Where the keys of the tab are: in its table, and nowhere else.
void bindTo(QWidget *widget, QAction *action, const QKeySequence &keys)
{
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    widget->addAction(action);
}
}  // namespace

CertificationTab::CertificationTab(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_layout(new QVBoxLayout(this)), m_table(new QTableView),
      m_log(new QTreeView), m_strip(new LumiStrip), m_subject(new QLabel), m_counts(new QLabel)
{
    makeTable();
    makeHistory();
    m_subject->setAccessibleName(tr("The chosen run and detector"));
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_counts->setAccessibleName(tr("The runs in short"));
    m_counts->setWordWrap(true);
    auto *below = new QWidget;
    auto *lower = new QVBoxLayout(below);
    lower->setContentsMargins(0, 0, 0, 0);
    lower->addWidget(m_subject);
    lower->addWidget(m_strip);
    lower->addWidget(m_log, 1);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(below);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_layout->setContentsMargins(6, 6, 6, 6);
    m_layout->setSpacing(6);
    m_layout->addWidget(makeBar());
    m_layout->addWidget(split, 1);
    m_layout->addWidget(m_counts);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &CertificationTab::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CertificationTab::explain);
    connect(&context.selection, &Selection::runChanged, this, &CertificationTab::followRun);
    connect(&context, &PanelContext::principalChanged, this, &CertificationTab::explain);
    connect(&context, &PanelContext::offlineChanged, this, &CertificationTab::explain);
    explain();
}

CertificationTab::~CertificationTab()
{
    saveHeader(m_log, m_context.settings, kLogHeader);
    // Before their models, whose end would be told to slots of this tab.
    delete m_table;
    delete m_log;
}

void CertificationTab::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setAccessibleName(tr("Runs and detectors"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 12);
    m_table->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    m_table->horizontalHeader()->setHighlightSections(false);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CertificationTab::widenColumns);
    m_table->setMinimumHeight(kLeastTable);
    m_hint = new EmptyHint(m_table, QStringLiteral("approve"));
    m_hint->setLoading(true);
}

// Names are shown whole; a width that somebody chose stays while the detectors are the same.
void CertificationTab::widenColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    if (m_columnsWidened == header->count())
        return;
    m_columnsWidened = header->count();
    for (int column = 0; column < m_columnsWidened; ++column)
        header->resizeSection(column, std::max(kColumnWidth, header->sectionSizeHint(column)));
}

void CertificationTab::makeHistory()
{
    m_log->setModel(&m_history);
    m_log->setRootIsDecorated(false);
    styleView(m_log, tr("History of the chosen run and detector"), false);
    setColumnWidths(m_log,
                    {QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("carla__"),
                     QStringLiteral("Flag 12345: excluded (undone)"), QStringLiteral("LS 1000 to 2000"),
                     QStringLiteral("HV trip___"), QStringLiteral("a comment of some words about it")});
    restoreHeader(m_log, m_context.settings, kLogHeader);
    m_log->setMinimumHeight(kLeastTable);
    m_logHint = new EmptyHint(m_log, QStringLiteral("log"));
    m_logHint->setLoading(false);
    m_logHint->setText(tr("Nothing was said yet."),
                       tr("Choose cells above and press G for good, B for bad or X for excluded."));
}

QWidget *CertificationTab::makeBar()
{
    addCommand("ok", tr("Good"), QKeySequence(Qt::Key_G), "quality.flag", "good");
    addCommand("reject", tr("Bad"), QKeySequence(Qt::Key_B), "quality.flag", "bad");
    addCommand("clear", tr("Excluded"), QKeySequence(Qt::Key_X), "quality.flag", "excluded");
    addCommand("comment", tr("Comment..."), QKeySequence(Qt::Key_C), "quality.flag", "", true);
    addCommand("check", tr("Sign off"), QKeySequence(Qt::Key_S), "quality.sign-off");
    addCommand("finish", tr("Complete"), QKeySequence(Qt::Key_D), "quality.complete");
    addCommand("approve", tr("Confirm"), QKeySequence(Qt::Key_F), "quality.confirm");
    addCommand("resume", tr("Open again..."), QKeySequence(Qt::Key_O), "quality.reopen");
    m_undo = new QAction(icon(u"undo"), tr("Undo flag"), this);
    m_undo->setObjectName(QStringLiteral("quality.undo"));
    bindTo(m_table, m_undo, QKeySequence(Qt::Key_U));
    connect(m_undo, &QAction::triggered, this, &CertificationTab::undoFlags);
    m_import = new QAction(icon(u"import"), tr("Import flags..."), this);
    m_import->setObjectName(QStringLiteral("quality.import"));
    bindTo(m_table, m_import, QKeySequence(Qt::Key_I));
    connect(m_import, &QAction::triggered, this,
            [this] { m_context.propose(QStringLiteral("quality.import"), {}); });
    const auto move = [this](const char *iconName, const QString &text, const QString &help, int key,
                             auto then) {
        auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, this);
        action->setToolTip(help);
        bindTo(m_table, action, QKeySequence(key));
        connect(action, &QAction::triggered, this, then);
        return action;
    };
    QAction *next = move("next", tr("Next open"), tr("To the next cell that is open (N)."), Qt::Key_N,
                         [this] { nextOpen(1); });
    QAction *before = move("previous", tr("Previous open"), tr("To the cell before that is open (P)."),
                           Qt::Key_P, [this] { nextOpen(-1); });
    move("log", tr("Details"), tr("To the history of the cell (Enter)."), Qt::Key_Return,
         [this] { m_log->setFocus(Qt::ShortcutFocusReason); });
    auto *bar = new QToolBar;
    bar->setAccessibleName(tr("Certification"));
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QList<QAction *> actions{before, next};
    // What is done once at the end of a run is in a menu: the bar has no room for all in a small window.
    QList<QAction *> rare;
    for (const Command &command : std::as_const(m_commands))
        (actions.size() < kButtons ? actions : rare).append(command.action);
    rare += {m_undo, m_import};
    for (QAction *action : std::as_const(actions)) {
        bar->addAction(action);
        auto *button = static_cast<QToolButton *>(bar->widgetForAction(action));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text());
        if (action == before || action == next)
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    auto *more = new QToolButton(bar);
    more->setText(tr("More", "further commands"));
    more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setToolTip(tr("What else can be done with the chosen cells, and with files of flags."));
    auto *menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    menu->addActions(rare);
    more->setMenu(menu);
    bar->addWidget(more);
    return bar;
}

void CertificationTab::addCommand(const char *iconName, const QString &text, const QKeySequence &keys,
                                  const char *command, const char *flag, bool proposes)
{
    auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, this);
    action->setObjectName(QString::fromLatin1(command)
                          + (*flag          ? u'.' + QString::fromLatin1(flag)
                                 : proposes ? QStringLiteral(".comment")
                                            : QString()));
    bindTo(m_table, action, keys);
    const Command entry{action, QString::fromLatin1(command), QString::fromLatin1(flag), proposes};
    m_commands.append(entry);
    connect(action, &QAction::triggered, this, [this, entry] { give(entry); });
}

void CertificationTab::load()
{
    if (m_answer.isBusy()) {
        m_again = true;
        return;
    }
    m_again = false;
    const auto read = [text = m_filterBox ? m_filterBox->filter()
                                          : FilterNode()](Database &db) -> Result<QualityRuns> {
        SD_TRY(QualityRuns all, loadQualityRuns(db));
        all.runs = matching(text, all);
        return all;
    };
    m_answer.ask(m_context.store, this, read, [this](const Result<QualityRuns> &found) { show(found); });
}

// The box knows the detectors, so that it is made anew when there are others.
void CertificationTab::useFields(const QList<Detector> &detectors)
{
    QStringList names;
    for (const Detector &detector : detectors)
        names.append(detector.name);
    if (m_filterBox && names == m_fieldNames)
        return;
    m_fieldNames = names;
    const QString text = m_filterBox ? m_filterBox->text() : QString();
    delete m_filterBox;
    m_filterBox = new FilterBox(qualityFields(detectors, QualityFilter::ForRuns), tr("runs"));
    m_layout->insertWidget(0, m_filterBox);
    if (!text.isEmpty())
        m_filterBox->setText(text);
    connect(m_filterBox, &FilterBox::filterChanged, this, &CertificationTab::load);
}

void CertificationTab::show(const Result<QualityRuns> &found)
{
    m_hint->setLoading(false);
    const QualityRuns content = found ? *found : QualityRuns();
    if (found)
        useFields(content.detectors);
    if (!found)
        m_hint->setText(tr("The quality of the runs cannot be read."), describe(found.error()));
    else if (content.detectors.isEmpty())
        m_hint->setText(
            tr("No detectors yet."),
            tr("Runs are certified detector by detector; a manager adds them: Campaign, Add detector..., or "
               "\"prodctl detectors add\"."));
    else if (m_filterBox->filter().kind != FilterNode::Everything)
        m_hint->setText(tr("No run matches the filter."),
                        tr("Change or clear the filter above to see other runs."));
    else
        m_hint->setText(tr("No runs yet."), tr("Runs appear here when their raw files are registered."));
    const QModelIndex current = m_table->currentIndex();
    const RunNumber run = current.isValid() ? m_model.run(current.row()).run : m_context.selection.run();
    m_model.set(content.detectors.isEmpty() ? QualityRuns() : content);
    // After a reset nothing is current any more.
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(
            std::max(0, m_model.rowOf(run)),
            std::clamp<int>(current.column(), QualityModel::FirstDetector, m_model.columnCount() - 1)));
    QMap<QualityState, int> states;
    for (const QualityRun &one : content.runs)
        ++states[stateOfRun(one, content.detectors)];
    m_counts->setText(
        content.runs.isEmpty()
            ? QString()
            : tr("Runs: %1, open: %2, signed off: %3, completed: %4  ·  G good, B bad, X excluded, - not "
                 "set; a dot: signed off, two: completed, three: confirmed")
                  .arg(format::number(qint64(content.runs.size())),
                       format::number(qint64(states[QualityState::Open])),
                       format::number(qint64(states[QualityState::SignedOff])),
                       format::number(qint64(states[QualityState::Completed]))));
    choose();
    if (!std::exchange(m_loaded, true))
        emit loaded();
    if (m_again)
        load();
}

void CertificationTab::followRun()
{
    const int row = m_model.rowOf(m_context.selection.run());
    const QModelIndex current = m_table->currentIndex();
    if (row < 0 || row == current.row())
        return;
    m_table->setCurrentIndex(
        m_model.index(row, std::max<int>(current.column(), QualityModel::FirstDetector)));
}

void CertificationTab::choose()
{
    const QModelIndex current = m_table->currentIndex();
    const Detector *detector = current.isValid() ? m_model.detector(current.column()) : nullptr;
    if (current.isValid())
        m_context.selection.setRun(m_model.run(current.row()).run);
    explain();
    if (!detector) {
        m_detailAnswer.forget();
        m_subject->clear();
        m_strip->set({}, 0);
        m_history.set({});
        return;
    }
    const QualityRun &run = m_model.run(current.row());
    m_subject->setText(QualityModel::cellText(run, *detector));
    m_strip->set(run.cells.value(detector->name).ranges, run.extent());
    const auto read = [number = run.run.value(), name = detector->name](Database &db) -> Result<Detail> {
        Detail detail;
        SD_TRY(detail.flags, listQualityFlags(db, number, name));
        SD_TRY(detail.states, listQualityStates(db, number, name));
        return detail;
    };
    m_detailAnswer.ask(m_context.store, this, read,
                       [this](const Result<Detail> &detail) { showDetail(detail); });
}

void CertificationTab::showDetail(const Result<Detail> &detail)
{
    const QModelIndex current = m_table->currentIndex();
    if (!detail)
        m_context.say(describe(detail.error()));
    m_history.set(detail && current.isValid() ? historyRows(
                      detail->flags, detail->states, m_model.cell(current.row(), current.column()).ranges)
                                              : QList<HistoryRow>());
}

void CertificationTab::nextOpen(int step)
{
    const int columns = m_model.columnCount() - QualityModel::FirstDetector;
    const int cells = m_model.rowCount() * columns;
    const QModelIndex current = m_table->currentIndex();
    const int begin = current.isValid()
        ? current.row() * columns + std::max(0, current.column() - QualityModel::FirstDetector)
        : 0;
    for (int i = 1; i < cells; ++i) {
        const int place = (begin + step * i + 2 * cells) % cells;
        const int row = place / columns, column = place % columns + QualityModel::FirstDetector;
        if (m_model.cell(row, column).state == QualityState::Open)
            return m_table->setCurrentIndex(m_model.index(row, column));
    }
    m_context.say(tr("No other cell is open."));
}

CertificationTab::Chosen CertificationTab::chosen() const
{
    Chosen chosen;
    QSet<qint64> runs;
    QSet<int> columns;
    const QModelIndexList selected = m_table->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected) {
        if (!m_model.detector(index.column()))
            continue;
        ++chosen.cells;
        runs.insert(m_model.run(index.row()).run.value());
        columns.insert(index.column());
    }
    chosen.runs = runs.values();
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (columns.contains(column))
            chosen.detectors.append(m_model.detector(column)->name);
    return chosen;
}

std::optional<QJsonObject> CertificationTab::chosenArguments() const
{
    const Chosen cells = chosen();
    if (cells.cells == 0)
        return {};
    QString runs = numberRangesText(cells.runs);
    QJsonObject arguments;
    // More runs than a text may name are all that the table shows, or too many.
    if (runs.size() > kMaxText && cells.runs.size() == m_model.rowCount()) {
        runs = QStringLiteral("all");
        if (m_filterBox->filter().kind != FilterNode::Everything)
            arguments.insert(QStringLiteral("filter"), m_filterBox->text());
    }
    arguments.insert(QStringLiteral("runs"), runs);
    arguments.insert(QStringLiteral("detectors"), cells.detectors.join(u','));
    return arguments;
}

void CertificationTab::explain()
{
    const Chosen cells = chosen();
    const QString why = cells.cells == 0 ? tr("Choose cells of detectors first.")
        : !cells.isProduct() ? tr("Choose the same detectors in each run: one plan is for all of them.")
                             : QString();
    for (const Command &command : std::as_const(m_commands)) {
        const CommandSpec *spec = m_context.bus.spec(command.command);
        const Availability role = m_context.allowed(*spec);
        const QString reason = role.live ? why : role.reason;
        command.action->setEnabled(reason.isEmpty());
        const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
        command.action->setToolTip(
            reason.isEmpty() ? tr("%1 (%2)", "what a button does, its key").arg(spec->description, keys)
                             : reason);
    }
    const Availability undo = m_context.allowed(*m_context.bus.spec(QStringLiteral("quality.undo")));
    m_undo->setEnabled(undo.live && cells.cells > 0);
    m_undo->setToolTip(!undo.live ? undo.reason
                           : cells.cells == 0
                           ? tr("Choose cells of detectors first.")
                           : tr("Takes the newest flag that counts in each chosen cell back (U)."));
    const Availability taken = m_context.allowed(*m_context.bus.spec(QStringLiteral("quality.import")));
    m_import->setEnabled(taken.live);
    m_import->setToolTip(taken.live ? tr("Takes the flags of runs and detectors from a file (I).")
                                    : taken.reason);
}

void CertificationTab::give(const Command &command)
{
    auto arguments = chosenArguments();
    if (!arguments)
        return;
    if (!command.flag.isEmpty())
        arguments->insert(QStringLiteral("flag"), command.flag);
    if (!command.proposes)
        return m_context.ask(command.command, *arguments);
    // With the flag that the cell in front has.
    const QModelIndex current = m_table->currentIndex();
    const QualityCell cell = m_model.cell(current.row(), current.column());
    const QString word = cellWord(cell, m_model.run(current.row()).extent());
    arguments->insert(QStringLiteral("flag"), word == kMixed ? QString(toWord(QualityFlag::Bad)) : word);
    m_context.propose(command.command, *arguments);
}

void CertificationTab::undoFlags()
{
    QList<qint64> entries;
    const QModelIndexList selected = m_table->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected) {
        qint64 newest = 0;
        for (const FlagRange &range : m_model.cell(index.row(), index.column()).ranges)
            newest = std::max(newest, range.entry);
        if (newest > 0)
            entries.append(newest);
    }
    const QString text = numberRangesText(entries);
    if (entries.isEmpty())
        m_context.say(tr("Nothing is flagged there."));
    else if (text.size() > kMaxText)
        m_context.say(tr("These are too many flags at once; choose fewer cells."));
    else
        m_context.ask(QStringLiteral("quality.undo"), {{QStringLiteral("entries"), text}});
}

}  // namespace shiftdeck

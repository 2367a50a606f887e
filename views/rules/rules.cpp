#include "views/rules/rules.h"

#include "models/commands/bus.h"
#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/delegates.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kRuleHeader = QStringLiteral("rules/header");
const QString kCodeHeader = QStringLiteral("rules/exit-codes");
const QString kLimitHeader = QStringLiteral("rules/limits");
// Of a button: the command that it asks for, and its arguments as they are now.
constexpr const char *kCommand = "command";
constexpr const char *kArguments = "arguments";

QModelIndex selected(const QTreeView *table)
{
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.first() : QModelIndex();
}
}  // namespace

RulesPanel::RulesPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_ruleRows(new QSortFilterProxyModel(this)),
      m_codeRows(new QSortFilterProxyModel(this)), m_limitRows(new QSortFilterProxyModel(this)),
      m_ruleTable(new QTreeView), m_codeTable(new QTreeView), m_limitTable(new QTreeView),
      m_add(button("new", tr("New rule..."), "rule.add")), m_act(button("ok", tr("Act..."), "rule.mode")),
      m_watch(button("search", tr("Watch..."), "rule.mode")),
      m_off(button("hold", tr("Off..."), "rule.mode")),
      m_remove(button("clear", tr("Remove..."), "rule.remove")),
      m_set(button("new", tr("New meaning..."), "exit-code.set")),
      m_change(button("comment", tr("Change..."), "exit-code.set")),
      m_forget(button("clear", tr("Forget..."), "exit-code.remove")),
      m_limit(button("settings", tr("Change limit..."), "limit.set")), m_summary(new QLabel),
      m_tabs(new QTabWidget)
{
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setAccessibleName(tr("What the rules did"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("What is known about failures"));
    m_tabs->addTab(makeRules(), tr("Rules"));
    m_tabs->addTab(makeCodes(), tr("Exit codes"));
    m_tabs->addTab(makeLimits(), tr("Limits"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_tabs);
    connect(&context, &PanelContext::principalChanged, this, &RulesPanel::explain);
    connect(&context, &PanelContext::offlineChanged, this, &RulesPanel::explain);
    explain();
}

RulesPanel::~RulesPanel()
{
    // Before their models, whose end would be told to slots of this panel.
    delete m_ruleTable;
    delete m_codeTable;
    delete m_limitTable;
}

PanelInfo RulesPanel::info() const
{
    return {
        QStringLiteral("rules"), tr("Rules"), QStringLiteral("settings"), QKeySequence(Qt::ALT | Qt::Key_0),
        tr("What is done about which failures, what each rule did or would have done, what exit codes mean, "
           "and how far the agent goes by itself.")};
}

QPushButton *RulesPanel::button(const char *iconName, const QString &text, const char *command)
{
    auto *made = new QPushButton(icon(QString::fromLatin1(iconName)), text);
    made->setProperty(kCommand, QString::fromLatin1(command));
    connect(made, &QPushButton::clicked, this, [this, made] { ask(made); });
    return made;
}

void RulesPanel::makeTable(QTreeView *table, QSortFilterProxyModel *rows, const QString &name,
                           const QString &header)
{
    rows->setSortRole(SortRole);
    table->setModel(rows);
    table->setRootIsDecorated(false);
    table->setItemDelegate(new BadgeDelegate(table));
    styleView(table, name, true);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    // As the models have them: rules in the order in which they are asked.
    table->sortByColumn(-1, Qt::AscendingOrder);
    const auto save = [this, table, header] { saveHeader(table, m_context.settings, header); };
    connect(table->header(), &QHeaderView::sectionResized, this, save);
    connect(table->header(), &QHeaderView::sectionMoved, this, save);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RulesPanel::explain);
    connect(rows, &QAbstractItemModel::dataChanged, this, &RulesPanel::explain);
}

QWidget *RulesPanel::makeRules()
{
    m_ruleRows->setSourceModel(&m_rules);
    makeTable(m_ruleTable, m_ruleRows, tr("Rules about failed jobs"), kRuleHeader);
    setColumnWidths(m_ruleTable,
                    {QStringLiteral("Rule"), QStringLiteral("Memory limit, dot"),
                     QStringLiteral("cannot open <path>"), QStringLiteral("production at alpha"),
                     QStringLiteral("try again with more memory"), QStringLiteral("watches"),
                     QStringLiteral("Would have"), QStringLiteral("12 345"),
                     QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("shiftdeck")});
    restoreHeader(m_ruleTable, m_context.settings, kRuleHeader);
    m_ruleHint = new EmptyHint(m_ruleTable, QStringLiteral("settings"));
    m_ruleHint->setLoading(true);
    QWidget *page = makePage({m_add, m_act, m_watch, m_off, m_remove}, m_ruleTable);
    page->layout()->addWidget(m_summary);
    return page;
}

QWidget *RulesPanel::makeCodes()
{
    m_codeRows->setSourceModel(&m_codes);
    makeTable(m_codeTable, m_codeRows, tr("Meanings of exit codes"), kCodeHeader);
    setColumnWidths(m_codeTable,
                    {QStringLiteral("production"), QStringLiteral("every release"),
                     QStringLiteral("Exit code"), QStringLiteral("the conditions database did not answer"),
                     QStringLiteral("Application exit code, dot"), QStringLiteral("not by itself"),
                     QStringLiteral("shiftdeck")});
    restoreHeader(m_codeTable, m_context.settings, kCodeHeader);
    m_codeHint = new EmptyHint(m_codeTable, QStringLiteral("settings"));
    m_codeHint->setLoading(true);
    return makePage({m_set, m_change, m_forget}, m_codeTable);
}

QWidget *RulesPanel::makeLimits()
{
    m_limitRows->setSourceModel(&m_limits);
    makeTable(m_limitTable, m_limitRows, tr("Limits of what the agent does by itself"), kLimitHeader);
    setColumnWidths(
        m_limitTable,
        {QStringLiteral("configuration-failures_"), QStringLiteral("1 h 30 min"), QStringLiteral("attempts"),
         QStringLiteral("A request of which nothing succeeded is stopped after so many failed attempts."),
         QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("shiftdeck")});
    restoreHeader(m_limitTable, m_context.settings, kLimitHeader);
    m_limitHint = new EmptyHint(m_limitTable, QStringLiteral("settings"));
    m_limitHint->setLoading(true);
    return makePage({m_limit}, m_limitTable);
}

QWidget *RulesPanel::makePage(const QList<QPushButton *> &buttons, QTreeView *table)
{
    auto *page = new QWidget;
    auto *top = new QHBoxLayout;
    top->addStretch(1);
    for (QPushButton *one : buttons)
        top->addWidget(one);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(top);
    layout->addWidget(table, 1);
    return page;
}

void RulesPanel::refresh(const ChangeSet &changes)
{
    if (changes.touches(QStringLiteral("rule")) || changes.touches(QStringLiteral("exit_code"))
        || changes.touches(QStringLiteral("limit")) || (!m_loaded && !m_answer.isBusy()))
        load();
}

void RulesPanel::load()
{
    const auto read = [](Database &db) -> Result<Knowledge> {
        Knowledge knowledge;
        SD_TRY(knowledge.rules, listRules(db));
        SD_TRY(knowledge.codes, listExitCodes(db));
        SD_TRY(knowledge.limits, listLimits(db));
        return knowledge;
    };
    m_answer.ask(m_context.store, this, read,
                 [this](const Result<Knowledge> &knowledge) { showKnowledge(knowledge); });
}

void RulesPanel::showKnowledge(const Result<Knowledge> &knowledge)
{
    m_ruleHint->setLoading(false);
    m_codeHint->setLoading(false);
    m_limitHint->setLoading(false);
    m_rules.set(knowledge ? knowledge->rules : QList<RetryRule>());
    m_codes.set(knowledge ? knowledge->codes : QList<ExitCode>());
    m_limits.set(knowledge ? knowledge->limits : QList<Limit>());
    if (knowledge) {
        m_ruleHint->setText(
            tr("No rules."),
            tr("A rule says what is to be done about a kind of failure. It only watches until "
               "somebody lets it act."));
        m_codeHint->setText(tr("No exit codes."),
                            tr("Write down what the exit codes of your applications mean: the verdicts of "
                               "failed jobs then say so."));
    } else {
        m_ruleHint->setText(tr("The rules cannot be read."), describe(knowledge.error()));
        m_codeHint->setText(tr("The exit codes cannot be read."), describe(knowledge.error()));
        m_limitHint->setText(tr("The limits cannot be read."), describe(knowledge.error()));
    }
    explain();
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
}

const RetryRule *RulesPanel::rule() const
{
    const QModelIndex index = selected(m_ruleTable);
    return index.isValid() ? &m_rules.at(m_ruleRows->mapToSource(index).row()) : nullptr;
}

const ExitCode *RulesPanel::code() const
{
    const QModelIndex index = selected(m_codeTable);
    return index.isValid() ? &m_codes.at(m_codeRows->mapToSource(index).row()) : nullptr;
}

const Limit *RulesPanel::limit() const
{
    const QModelIndex index = selected(m_limitTable);
    return index.isValid() ? &m_limits.at(m_limitRows->mapToSource(index).row()) : nullptr;
}

QJsonObject RulesPanel::ofRule() const
{
    return rule() ? QJsonObject{{QStringLiteral("rule"), rule()->id.value()}} : QJsonObject();
}

QJsonObject RulesPanel::ofCode() const
{
    if (!code())
        return {};
    QJsonObject arguments{{QStringLiteral("step"), code()->step}, {QStringLiteral("code"), code()->code}};
    if (!code()->release.isEmpty())
        arguments.insert(QStringLiteral("release"), code()->release);
    return arguments;
}

void RulesPanel::explain()
{
    qint64 would = 0, did = 0;
    int acting = 0;
    for (const RetryRule &one : m_rules.rows()) {
        would += one.would;
        did += one.did;
        acting += one.mode == RuleMode::Act ? 1 : 0;
    }
    m_summary->setText(
        m_rules.rows().isEmpty()
            ? QString()
            : tr("Rules that act: %1 of %2. Failed jobs they acted on: %3; they would have acted on "
                 "%4 more.")
                  .arg(format::number(qint64(acting)), format::number(qint64(m_rules.rowCount())),
                       format::number(did), format::number(would)));
    enable(m_add, {}, {});
    const QString none = tr("Select a rule first.");
    const auto mode = [&](QPushButton *one, RuleMode to) {
        QJsonObject arguments = ofRule();
        arguments.insert(QStringLiteral("mode"), QString(toWord(to)));
        enable(one,
               !rule()                  ? none
                   : rule()->mode == to ? tr("It is in this mode already.")
                                        : QString(),
               arguments);
    };
    mode(m_act, RuleMode::Act);
    mode(m_watch, RuleMode::Watch);
    mode(m_off, RuleMode::Off);
    enable(m_remove, rule() ? QString() : none, ofRule());
    enable(m_set, {}, {});
    const QString noCode = tr("Select an exit code first.");
    QJsonObject old = ofCode();
    if (code()) {
        old.insert(QStringLiteral("class"), code()->failureClass);
        if (code()->retryHelps)
            old.insert(QStringLiteral("retry"),
                       *code()->retryHelps ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    enable(m_change, code() ? QString() : noCode, old);
    enable(m_forget, code() ? QString() : noCode, ofCode());
    QJsonObject now;
    if (limit())
        now = {{QStringLiteral("name"), QString(toWord(limit()->name))},
               {QStringLiteral("value"), limitText(limit()->unit, limit()->value)}};
    enable(m_limit, limit() ? QString() : tr("Select a limit first."), now);
}

void RulesPanel::enable(QPushButton *one, const QString &reason, const QJsonObject &arguments)
{
    const CommandSpec *spec = m_context.bus.spec(one->property(kCommand).toString());
    if (!spec)
        return;
    const Availability role = m_context.allowed(*spec);
    const QString why = role.live ? reason : role.reason;
    one->setEnabled(why.isEmpty());
    one->setProperty(kArguments, arguments);
    one->setToolTip(why.isEmpty() ? spec->description + u'\n' + CommandBus::cliLine(*spec, arguments) : why);
}

void RulesPanel::ask(const QPushButton *one)
{
    m_context.ask(one->property(kCommand).toString(), one->property(kArguments).toJsonObject());
}

}  // namespace shiftdeck

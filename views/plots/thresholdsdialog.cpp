#include "views/plots/thresholdsdialog.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/overlay.h"
#include "views/common/panelactions.h"
#include "views/plots/dialogparts.h"
#include "views/plots/plotcolours.h"
#include "views/plots/plotruleform.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("plots/rules");
const QString kChangeHeader = QStringLiteral("plots/state-changes");
constexpr int kPauseMs = 300;
}  // namespace

ThresholdsDialog::ThresholdsDialog(PanelContext &context, QWidget *parent)
    : QDialog(parent), m_context(context),
      m_set(makePanelAction(context, this, "settings", tr("Set plot rule..."), "plotrule.set")),
      m_withdraw(makePanelAction(context, this, "clear", tr("Withdraw..."), "plotrule.withdraw")),
      m_table(tableOf(&m_versions, tr("Plot rules"))),
      m_changeTable(tableOf(&m_changes, tr("Plots whose state would change"))),
      m_all(new QCheckBox(tr("All versions"))), m_form(new PlotRuleForm), m_problem(textLabel(tr("Problem"))),
      m_effect(textLabel(tr("Effect"))), m_default(textLabel(tr("Default")))
{
    setWindowTitle(tr("Thresholds"));
    auto *lower = new QSplitter(Qt::Horizontal);
    lower->addWidget(m_form);
    lower->addWidget(makeEffect());
    lower->setStretchFactor(0, 1);
    lower->setStretchFactor(1, 2);
    lower->setChildrenCollapsible(false);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(makeRules());
    split->addWidget(lower);
    split->setStretchFactor(0, 1);
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split, 1);
    layout->addWidget(buttons);
    resize(1120, 700);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ThresholdsDialog::compare);
    connect(m_form, &PlotRuleForm::changed, this, &ThresholdsDialog::wish);
    connect(&context.store, &StoreClient::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(QStringLiteral("plot_rule")))
            load();
    });
    connect(&context, &PanelContext::principalChanged, this, &ThresholdsDialog::explain);
    connect(&context, &PanelContext::offlineChanged, this, &ThresholdsDialog::explain);
    load();
    wish();
}

ThresholdsDialog::~ThresholdsDialog()
{
    m_worker.stop();
    saveHeader(m_table, m_context.settings, kHeader);
    saveHeader(m_changeTable, m_context.settings, kChangeHeader);
    // Before their models, whose end would be told to slots of this dialog.
    delete m_table;
    delete m_changeTable;
}

QWidget *ThresholdsDialog::makeRules()
{
    setColumnWidths(m_table,
                    {QStringLiteral("tracker/occupancy/*"), QStringLiteral("12"), QStringLiteral("withdrawn"),
                     QStringLiteral("chi2 0.001 / 1e-05, largest-pull 5 / 8"), QStringLiteral("25"),
                     QStringLiteral("0.1"), QStringLiteral("yes"), QStringLiteral("by its folder"),
                     QStringLiteral("by its class"), QStringLiteral("yes"), QStringLiteral("carla__"),
                     QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("fewer false alarms")});
    restoreHeader(m_table, m_context.settings, kHeader);
    m_table->addAction(m_withdraw);
    m_hint = new EmptyHint(m_table, QStringLiteral("settings"));
    m_hint->setLoading(true);
    m_all->setObjectName(QStringLiteral("versions"));
    m_all->setToolTip(tr("Older and withdrawn versions, too: choose one to set it again."));
    m_default->setText(tr("Plots that no pattern matches have the default: %1").arg(ComparisonRule().text()));
    auto *top = new QHBoxLayout;
    top->addWidget(m_default, 1);
    top->addWidget(m_all);
    top->addWidget(makePanelButton(m_withdraw));
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    connect(m_all, &QCheckBox::toggled, this, &ThresholdsDialog::fill);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ThresholdsDialog::takeRow);
    return page;
}

QWidget *ThresholdsDialog::makeEffect()
{
    setColumnWidths(m_changeTable,
                    {QStringLiteral("tracker/occupancy/layer1"), QStringLiteral("x too few entries"),
                     QStringLiteral("x too few entries"), QStringLiteral("the chi2 of the pulls is beyond")});
    restoreHeader(m_changeTable, m_context.settings, kChangeHeader);
    m_changeHint = new EmptyHint(m_changeTable, QStringLiteral("plots"));
    m_changeHint->setLoading(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_effect, 1);
    top->addWidget(makePanelButton(m_set), 0, Qt::AlignTop);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_problem);
    layout->addWidget(m_changeTable, 1);
    return page;
}

void ThresholdsDialog::setPlots(const QString &title, const QList<std::shared_ptr<const ComparedPlot>> &plots,
                                const PlotSources &sources, const QList<PlotRule> &rules)
{
    m_title = title;
    m_plots = plots;
    m_sources = sources;
    m_rules = rules;
    wish();
}

void ThresholdsDialog::showPlot(const ComparedPlot &plot)
{
    PlotRule rule;
    rule.pattern = plot.path;
    rule.rule = plot.rule;
    rule.shifter = plot.shifter;
    if (const PlotRule *holding = ruleFor(m_rules, plot.path)) {
        rule.detector = holding->detector;
        rule.kind = holding->kind;
    }
    m_table->clearSelection();
    m_form->setRule(rule);
}

void ThresholdsDialog::load()
{
    m_answer.ask(
        m_context.store, this, [](Database &db) { return listPlotRules(db, true); },
        [this](const Result<QList<PlotRuleRow>> &history) { show(history); });
}

void ThresholdsDialog::show(const Result<QList<PlotRuleRow>> &history)
{
    m_loaded = true;
    m_hint->setLoading(false);
    if (history)
        m_hint->setText(
            tr("No plot rules."),
            tr("Every plot has the default. Fill in a pattern and thresholds below to set a rule."));
    else
        m_hint->setText(tr("The plot rules cannot be read."), describe(history.error()));
    m_history.clear();
    QSet<QString> seen;  // the newest version of a pattern comes first
    for (const PlotRuleRow &row : history ? *history : QList<PlotRuleRow>()) {
        RuleVersion version{row, !row.withdrawn && !seen.contains(row.pattern), {}};
        seen.insert(row.pattern);
        if (const auto rule = ComparisonRule::fromText(row.rule))
            version.rule = *rule;
        m_history.append(version);
    }
    fill();
}

void ThresholdsDialog::fill()
{
    QList<RuleVersion> shown = m_history;
    if (!m_all->isChecked())
        shown.removeIf([](const RuleVersion &version) { return !version.holds; });
    m_versions.set(shown);
    explain();
}

const RuleVersion *ThresholdsDialog::version() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? &m_versions.at(rows.first().row()) : nullptr;
}

void ThresholdsDialog::takeRow()
{
    if (const RuleVersion *chosen = version()) {
        PlotRule rule;
        rule.pattern = chosen->row.pattern;
        rule.detector = chosen->row.detector;
        rule.rule = chosen->rule.value_or(ComparisonRule());
        rule.kind = fromWord<PlotKind>(chosen->row.plotKind);
        rule.shifter = chosen->row.shifter;
        m_form->setRule(rule);
    }
    explain();
}

// What was compared by an older wish is worth nothing.
void ThresholdsDialog::wish()
{
    m_worker.stop();
    m_changes.set({});
    m_effect->setText(m_plots.isEmpty() ? tr("No plots are shown that the rule could be tried on.")
                                        : tr("Comparing..."));
    m_changeHint->setText({}, {});
    m_pause.start();
    explain();
}

void ThresholdsDialog::compare()
{
    const Result<PlotRule> rule = m_form->rule();
    if (!rule || m_plots.isEmpty()) {
        if (!m_plots.isEmpty())
            m_effect->setText(tr("What the rule changes is shown when it is complete."));
        return;
    }
    const bool stands = std::any_of(m_rules.begin(), m_rules.end(), [&rule](const PlotRule &other) {
        return other.pattern == rule->pattern;
    });
    m_worker.run([this, plots = m_plots, sources = m_sources, rules = m_rules, rule = *rule,
                  stands](const std::stop_token &stop) -> std::function<void()> {
        const auto effect = effectOfRule(plots, sources, withRule(rules, rule), rule.pattern, stop);
        std::optional<RuleEffect> without;
        if (stands && effect)
            if (const auto withdrawn =
                    effectOfRule(plots, sources, withoutRule(rules, rule.pattern), rule.pattern, stop))
                without = *withdrawn;
        return [this, effect, without] { showEffect(effect, without); };
    });
}

void ThresholdsDialog::showEffect(const Result<RuleEffect> &effect, const std::optional<RuleEffect> &without)
{
    if (!effect)
        return m_effect->setText(describe(effect.error()));
    const auto counted = [](const RuleEffect &of) {
        QStringList parts;
        const auto counts = of.counts();
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            parts.append(tr("%1 \u2192 %2: %3", "state now, state then, number of plots")
                             .arg(stateText(it.key().first), stateText(it.key().second),
                                  format::number(qint64(it.value()))));
        return parts.isEmpty() ? tr("no state changes") : parts.join(QStringLiteral(", "));
    };
    QStringList lines{tr("Of the plots of %1, %2 in number, the pattern matches %3: %4.",
                         "run, plots, plots that match, what changes")
                          .arg(m_title, format::number(qint64(effect->plots)),
                               format::number(qint64(effect->matching)), counted(*effect))};
    if (m_sources.references.isEmpty())
        lines.append(tr("Nothing is compared: no reference is chosen."));
    if (without)
        lines.append(tr("Withdrawn: %1.", "what changes").arg(counted(*without)));
    m_effect->setText(lines.join(u'\n'));
    m_changes.set(effect->changes);
    m_changeHint->setText(tr("No state changes."),
                          effect->matching == 0
                              ? tr("The pattern matches none of the plots that are shown.")
                              : tr("By this rule every plot that is shown stays in the state it has."));
}

void ThresholdsDialog::explain()
{
    const Result<PlotRule> rule = m_form->rule();
    m_problem->setText(rule ? QString() : describe(rule.error()));
    m_problem->setVisible(!rule);
    enablePanelAction(m_context, m_set, rule ? QString() : describe(rule.error()), m_form->arguments());
    const RuleVersion *chosen = version();
    enablePanelAction(m_context, m_withdraw,
                      !chosen              ? tr("Select a rule that holds first.")
                          : !chosen->holds ? tr("This version does not hold.")
                                           : QString(),
                      chosen ? QJsonObject{{QStringLiteral("pattern"), chosen->row.pattern}} : QJsonObject());
}

}  // namespace shiftdeck

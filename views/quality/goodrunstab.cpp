#include "views/quality/goodrunstab.h"

#include "models/certification/lossescsv.h"
#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/narrowbox.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"
#include "views/quality/losschart.h"

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("quality/lists");
const QString kLossHeader = QStringLiteral("quality/losses");
constexpr QSize kLeastChart(200, 90);
constexpr int kLeastTable = 48;
constexpr int kLossWidth = 600, kChartWidth = 440;

QPushButton *makeButton(const char *iconName, const QString &text, const QString &help)
{
    auto *button = new QPushButton(icon(QString::fromLatin1(iconName)), text);
    button->setToolTip(help);
    return button;
}
}  // namespace

QList<TableColumn> RunListModel::makeColumns() const
{
    return {{tr("List"), tr("Name of the list.")},
            {tr("Version"), tr("Its version; a list never changes."), true},
            {tr("Runs"), tr("Runs with a good lumisection."), true},
            {tr("LS"), tr("Good lumisections."), true},
            {tr("Made by"), tr("Who made it.")},
            {tr("When"), tr("When it was made, in local time.")},
            {tr("Rule"), tr("What a good lumisection is in it; or the file that it came from.")}};
}

QVariant RunListModel::cell(const RunListVersion &row, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return column == Rule ? row.rule : column == When ? format::timeUtc(row.at) : QString();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case Name: return row.name;
    case Version: return QString::number(row.version);
    case Runs: return format::number(row.runs);
    case Lumisections: return format::number(row.lumisections);
    case By: return row.by;
    case When: return format::time(row.at);
    case Rule: return row.kind == RunListKind::File ? tr("(from a file)") : row.rule;
    }
    return {};
}

GoodRunsTab::GoodRunsTab(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_summary(new QLabel), m_by(new QComboBox),
      m_lossTable(new QTreeView), m_chart(new LossChart), m_table(new QTreeView), m_about(new QLabel),
      m_keep(
          makeButton("new", tr("Keep list..."), tr("Keeps the list of this rule as a version of a name."))),
      m_import(makeButton("import", tr("Import..."), tr("Keeps a list from a file, to compare with."))),
      m_export(makeButton("export", tr("Export"),
                          tr("Writes the chosen list, its anti-list, or what it loses to a file."))),
      m_compare(makeButton("search", tr("Compare"), tr("Tells by what two chosen lists differ."))),
      m_take(makeButton("copy", tr("Take rule"), tr("Puts the rule of the chosen list above.")))
{
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(makeRule());
    split->addWidget(makeLists());
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(split);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &GoodRunsTab::chooseList);
    connect(&context, &PanelContext::principalChanged, this, &GoodRunsTab::explain);
    connect(&context, &PanelContext::offlineChanged, this, &GoodRunsTab::explain);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        QJsonObject arguments{{QStringLiteral("rule"), m_rule->text()}};
        if (!m_candidates->text().isEmpty())
            arguments.insert(QStringLiteral("candidates"), m_candidates->text());
        if (const QList<int> rows = chosenRows(); rows.size() == 1)
            arguments.insert(QStringLiteral("name"), m_lists.at(rows.first()).name);
        m_context.propose(QStringLiteral("goodruns.make"), arguments);
    });
    connect(m_import, &QPushButton::clicked, this,
            [this] { m_context.propose(QStringLiteral("goodruns.import"), {}); });
    auto *parts = new QMenu(m_export);
    parts->addAction(tr("List..."), this, [this] { askAndExport(Part::List); });
    parts->addAction(tr("Anti-list..."), this, [this] { askAndExport(Part::AntiList); });
    parts->addAction(tr("Losses..."), this, [this] { askAndExport(Part::Losses); });
    parts->setAccessibleName(tr("What is exported"));
    m_export->setMenu(parts);
    connect(m_compare, &QPushButton::clicked, this, &GoodRunsTab::compare);
    connect(m_take, &QPushButton::clicked, this, [this] {
        const RunListVersion &list = m_lists.at(chosenRows().first());
        m_candidates->setText(list.candidates);
        m_rule->setText(list.rule);
    });
    explain();
}

GoodRunsTab::~GoodRunsTab()
{
    saveHeader(m_table, m_context.settings, kHeader);
    saveHeader(m_lossTable, m_context.settings, kLossHeader);
    // Before their models, whose end would be told to slots of this tab.
    delete m_table;
    delete m_lossTable;
}

QWidget *GoodRunsTab::makeRule()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto place = [layout](const QString &title) {
        auto *row = new QHBoxLayout;
        auto *box = new QVBoxLayout;
        row->addWidget(new QLabel(title), 0, Qt::AlignTop);
        row->addLayout(box, 1);
        layout->addLayout(row);
        return box;
    };
    m_candidatesPlace = place(tr("Candidates:", "runs"));
    m_rulePlace = place(tr("Good when:", "a lumisection"));
    auto *line = new QHBoxLayout;
    m_summary->setAccessibleName(tr("The list that the rule makes"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_by->setAccessibleName(tr("Losses by"));
    m_by->setToolTip(lossConvention());
    m_by->addItem(tr("by clause", "losses"), int(LossBy::Clause));
    m_by->addItem(tr("by cause", "losses"), int(LossBy::Cause));
    m_by->addItem(tr("by detector", "losses"), int(LossBy::Detector));
    keepNarrow(m_by, 9);
    connect(m_by, &QComboBox::currentIndexChanged, this, &GoodRunsTab::showLosses);
    line->addWidget(m_summary, 1);
    line->addWidget(m_by, 0, Qt::AlignTop);
    line->addWidget(m_keep, 0, Qt::AlignTop);
    layout->addLayout(line);
    m_lossTable->setModel(&m_losses);
    m_lossTable->setRootIsDecorated(false);
    styleView(m_lossTable, tr("What the list loses"), false);
    setColumnWidths(m_lossTable,
                    {QStringLiteral("calorimeter = good___"), QStringLiteral("12 345"),
                     QStringLiteral("12.3456 /pb__"), QStringLiteral("12 345"),
                     QStringLiteral("12.3456 /pb__")});
    restoreHeader(m_lossTable, m_context.settings, kLossHeader);
    m_lossHint = new EmptyHint(m_lossTable, QStringLiteral("filter"));
    m_lossHint->setLoading(false);
    m_lossHint->setText(tr("No rule yet."), tr("Type what a good lumisection is, as \"tracker = good\"."));
    m_lossTable->setMinimumHeight(kLeastTable);
    m_chart->setMinimumSize(kLeastChart);
    auto *losses = new QSplitter(Qt::Horizontal);
    losses->addWidget(m_lossTable);
    losses->addWidget(m_chart);
    losses->setChildrenCollapsible(false);
    losses->setSizes({kLossWidth, kChartWidth});
    layout->addWidget(losses, 1);
    return page;
}

QWidget *GoodRunsTab::makeLists()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_table->setModel(&m_lists);
    m_table->setRootIsDecorated(false);
    styleView(m_table, tr("Good-run lists that are kept"), false);
    setColumnWidths(m_table,
                    {QStringLiteral("golden-2010___"), QStringLiteral("12"), QStringLiteral("1 234"),
                     QStringLiteral("123 456"), QStringLiteral("carla__"),
                     QStringLiteral("2011-05-01 12:30:05"),
                     QStringLiteral("tracker = good and muons = good and energy >= 3500")});
    restoreHeader(m_table, m_context.settings, kHeader);
    m_table->setMinimumHeight(kLeastTable);
    m_hint = new EmptyHint(m_table, QStringLiteral("runs"));
    m_hint->setLoading(true);
    m_about->setAccessibleName(tr("About the chosen lists"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_take, m_compare, m_export, m_import})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addWidget(m_table, 1);
    layout->addWidget(m_about);
    layout->addLayout(buttons);
    return page;
}

void GoodRunsTab::load()
{
    if (m_answer.isBusy()) {
        m_again = true;
        return;
    }
    m_again = false;
    const auto read = [](Database &db) -> Result<Content> {
        Content content;
        SD_TRY(content.detectors, listDetectors(db));
        content.detectors.removeIf([](const Detector &detector) { return detector.retired; });
        SD_TRY(content.lists, listRunLists(db));
        return content;
    };
    m_answer.ask(m_context.store, this, read, [this](const Result<Content> &content) { show(content); });
}

FilterBox *GoodRunsTab::makeBox(FilterBox *before, QualityFilter what, const QList<Detector> &detectors,
                                const QString &name, QVBoxLayout *place)
{
    const QString text = before ? before->text() : QString();
    delete before;
    auto *box = new FilterBox(qualityFields(detectors, what), name);
    place->addWidget(box);
    if (!text.isEmpty())
        box->setText(text);
    connect(box, &FilterBox::filterChanged, this, &GoodRunsTab::preview);
    return box;
}

// The boxes know the detectors, so that they are made anew when there are others.
void GoodRunsTab::useFields(const QList<Detector> &detectors)
{
    QStringList names;
    for (const Detector &detector : detectors)
        names.append(detector.name);
    if (m_rule && names == m_fieldNames)
        return;
    m_fieldNames = names;
    m_candidates = makeBox(m_candidates, QualityFilter::ForRuns, detectors, tr("runs"), m_candidatesPlace);
    m_rule = makeBox(m_rule, QualityFilter::ForLumisections, detectors, tr("lumisections"), m_rulePlace);
}

void GoodRunsTab::show(const Result<Content> &content)
{
    m_hint->setLoading(false);
    if (content)
        useFields(content->detectors);
    m_lists.set(content ? content->lists : QList<RunListVersion>());
    if (content)
        m_hint->setText(tr("No good-run lists yet."),
                        tr("Type a rule above, and keep the list that it makes."));
    else
        m_hint->setText(tr("The good-run lists cannot be read."), describe(content.error()));
    if (m_rule && m_rule->filter().kind != FilterNode::Everything)
        preview();
    explain();
    if (!std::exchange(m_loaded, true))
        emit loaded();
    if (m_again)
        load();
}

void GoodRunsTab::preview()
{
    explain();
    if (m_rule->filter().kind == FilterNode::Everything) {
        m_previewAnswer.forget();
        m_summary->clear();
        m_made.reset();
        showLosses();
        return;
    }
    const GoodRunSpec spec{filterText(m_rule->filter()), filterText(m_candidates->filter()), {}};
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_previewAnswer.ask(
        m_context.store, this, [spec, now](Database &db) { return goodRuns(db, spec, now); },
        [this](const Result<GoodRuns> &made) { showPreview(made); });
}

void GoodRunsTab::showPreview(const Result<GoodRuns> &made)
{
    m_made = made ? std::optional(*made) : std::nullopt;
    showLosses();
    if (!made) {
        m_summary->setText(describe(made.error()));
        return;
    }
    const auto lumi = [](const LumiCount &count) {
        return count.luminosity || count.lumisections == 0 ? LossModel::lumiText(count)
                                                           : tr("luminosity not known");
    };
    QStringList parts{
        tr("In the list: %1 of %2 runs, %3 LS, %4. Not in it: %5 LS, %6.", "numbers and luminosities")
            .arg(format::number(made->list.runs()), format::number(made->runs),
                 format::number(made->inList.lumisections), lumi(made->inList),
                 format::number(made->lost.lumisections), lumi(made->lost))};
    if (made->unknown > 0)
        parts.append(tr("Runs whose lumisections are not known: %1; they count as far as their flags go.")
                         .arg(format::number(made->unknown)));
    if (!made->methods.isEmpty())
        parts.append(tr("Luminosity by %1.", "methods").arg(made->methods.join(QStringLiteral(", "))));
    m_summary->setText(parts.join(u' '));
}

void GoodRunsTab::showLosses()
{
    const auto by = LossBy(m_by->currentData().toInt());
    const QList<LossRow> rows = m_made ? lossRows(*m_made, by) : QList<LossRow>();
    m_losses.set(rows);
    m_chart->set(rows);
}

QList<int> GoodRunsTab::chosenRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void GoodRunsTab::chooseList()
{
    const QList<int> rows = chosenRows();
    m_compareAnswer.forget();
    if (rows.size() == 1) {
        const RunListVersion &list = m_lists.at(rows.first());
        QStringList parts{
            tr("%1, by %2: %3 runs, %4 LS.", "list, who, numbers")
                .arg(list.title(), list.by, format::number(list.runs), format::number(list.lumisections))};
        if (!list.candidates.isEmpty())
            parts.append(tr("Of the runs with %1.", "a filter").arg(list.candidates));
        if (!list.why.isEmpty())
            parts.append(list.why);
        m_about->setText(parts.join(u' '));
    } else {
        m_about->clear();
    }
    explain();
}

void GoodRunsTab::compare()
{
    const QList<int> rows = chosenRows();
    if (rows.size() != 2)
        return;
    // The newer version is above: it is what the older one is compared with.
    const RunListVersion first = m_lists.at(rows.last()), second = m_lists.at(rows.first());
    const auto read = [first, second](Database &db) -> Result<RunListComparison> {
        SD_TRY(const RunListVersion a, loadRunList(db, first.name, first.version));
        SD_TRY(const RunListVersion b, loadRunList(db, second.name, second.version));
        return compareRunLists(db, a, b, {});
    };
    m_compareAnswer.ask(m_context.store, this, read, [=, this](const Result<RunListComparison> &parts) {
        if (!parts)
            return m_about->setText(describe(parts.error()));
        if (parts->difference.isNone())
            return m_about->setText(tr("%1 and %2 are the same list.").arg(first.title(), second.title()));
        const auto line = [](const QString &title, const RunList &list, const LumiCount &count) {
            return tr("%1: %2 runs, %3 LS, %4.", "which part, numbers, luminosity")
                .arg(title, format::number(list.runs()), format::number(list.lumisections()),
                     LossModel::lumiText(count));
        };
        m_about->setText(QStringList{
            line(tr("In both"), parts->difference.common, parts->common),
            line(tr("Only in %1").arg(first.title()), parts->difference.onlyFirst, parts->onlyFirst),
            line(tr("Only in %1").arg(second.title()), parts->difference.onlySecond, parts->onlySecond)}
                             .join(u'\n'));
    });
}

void GoodRunsTab::askAndExport(Part part)
{
    const QList<int> rows = chosenRows();
    if (rows.size() != 1)
        return;
    const RunListVersion &list = m_lists.at(rows.first());
    const bool isCsv = part == Part::Losses;
    const QString title = part == Part::List ? tr("Export good-run list")
        : part == Part::AntiList             ? tr("Export anti-list")
                                             : tr("Export losses");
    const QLatin1StringView suffix(part == Part::List ? ".json" : isCsv ? "-losses.csv" : "-anti.json");
    askWhereToSave(this, title,
                   QStringLiteral("%1-v%2%3").arg(list.name, QString::number(list.version), suffix),
                   isCsv ? tr("CSV files (*.csv)") : tr("JSON files (*.json)"),
                   [this, part](const QString &path) { exportTo(path, part); });
}

void GoodRunsTab::exportTo(const QString &path, Part part)
{
    const QList<int> rows = chosenRows();
    if (rows.size() != 1)
        return;
    const RunListVersion list = m_lists.at(rows.first());
    const auto done = [this, path, title = list.title()](const Result<> &saved) {
        m_context.say(saved
                          ? tr("%1 was saved to %2.", "list, path").arg(title, QDir::toNativeSeparators(path))
                          : describe(saved.error()));
    };
    askStore(
        m_context.store, this, [list](Database &db) { return loadRunList(db, list.name, list.version); },
        [this, path, part, done](const Result<RunListVersion> &loaded) {
            if (!loaded)
                return m_context.say(describe(loaded.error()));
            saveInBackground(
                path,
                [part, loaded = *loaded]() -> Result<QByteArray> {
                    if (part != Part::Losses)
                        return (part == Part::AntiList ? loaded.antiList : loaded.list).toUtf8();
                    SD_TRY(const GoodRuns made, keptLosses(loaded));
                    return lossesCsv(made, loaded.title());
                },
                this, done);
        });
}

void GoodRunsTab::explain()
{
    const qsizetype chosen = chosenRows().size();
    const bool hasRule = m_rule && m_rule->filter().kind != FilterNode::Everything;
    const Availability keep = m_context.allowed(*m_context.bus.spec(QStringLiteral("goodruns.make")));
    m_keep->setEnabled(keep.live && hasRule);
    m_keep->setToolTip(!keep.live    ? keep.reason
                           : hasRule ? tr("Keeps the list of this rule as a version of a name.")
                                     : tr("Type a rule first."));
    const Availability taken = m_context.allowed(*m_context.bus.spec(QStringLiteral("goodruns.import")));
    m_import->setEnabled(taken.live);
    m_import->setToolTip(taken.live ? tr("Keeps a list from a file, to compare with.") : taken.reason);
    m_export->setEnabled(chosen == 1);
    m_take->setEnabled(chosen == 1 && m_rule && m_lists.at(chosenRows().first()).kind == RunListKind::Rule);
    m_compare->setEnabled(chosen == 2);
}

}  // namespace shiftdeck

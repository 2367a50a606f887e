#include "views/progress/progress.h"

#include "models/core/errortext.h"
#include "models/items/svgchart.h"
#include "views/common/icons.h"
#include "views/common/narrowbox.h"
#include "views/common/saving.h"
#include "views/progress/milestoneactions.h"
#include "views/progress/pdfreport.h"
#include "views/progress/progresspage.h"
#include "views/progress/reportchart.h"
#include "views/progress/reporttable.h"
#include "views/progress/requestprogress.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
// Charts of a campaign read all its progress: not more often than this while things change all the time.
constexpr TimeMs kRest = 10'000;
const QString kCampaignKey = QStringLiteral("progress/campaign");
const QString kStepKey = QStringLiteral("progress/step");

QString titleOf(ProgressPart part)
{
    switch (part) {
    case ProgressPart::BurnUp: return ProgressPanel::tr("Burn-up");
    case ProgressPart::Throughput: return ProgressPanel::tr("Throughput");
    case ProgressPart::Statuses: return ProgressPanel::tr("Statuses");
    case ProgressPart::Holds: return ProgressPanel::tr("What holds");
    case ProgressPart::Milestones: return ProgressPanel::tr("Milestones");
    }
    return {};
}

QToolButton *barButton(const char *iconName, const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setIcon(icon(QString::fromLatin1(iconName)));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}
}  // namespace

ProgressPanel::ProgressPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_bar(makeBar()), m_tabs(new QTabWidget),
      m_requests(new RequestProgress(context))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_bar);
    layout->addWidget(m_tabs, 1);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Progress"));
    m_tabs->addTab(m_requests, tr("Requests"));
    makePages();
    m_bar->hide();
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ProgressPanel::load);
    connect(m_requests, &RequestProgress::loaded, this, &Panel::loaded);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ProgressPanel::pageChanged);
}

PanelInfo ProgressPanel::info() const
{
    return {QStringLiteral("progress"), tr("Progress"), QStringLiteral("progress"),
            QKeySequence(Qt::ALT | Qt::Key_6),
            tr("Events and jobs over time, campaigns against their plans, and when they will be done.")};
}

bool ProgressPanel::isLoaded() const { return m_requests->isLoaded(); }

QWidget *ProgressPanel::makeBar()
{
    m_campaign = new QComboBox;
    m_campaign->setAccessibleName(tr("Campaign"));
    m_campaign->setToolTip(tr("The campaign that is shown."));
    keepNarrow(m_campaign, 10);
    m_step = new QComboBox;
    m_step->setAccessibleName(tr("Step"));
    keepNarrow(m_step, 8);
    m_step->setToolTip(tr("The step whose events, files and luminosity count."));
    m_step->addItems(allWords<Step>());
    m_step->setCurrentText(m_context.settings.value(kStepKey, QString(toWord(Step::Production))).toString());
    m_exports = new QMenu(this);
    m_export = barButton("export", tr("Export"),
                         tr("Save the numbers behind what is shown as CSV, or a chart as SVG."));
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(m_exports);
    connect(m_exports, &QMenu::aboutToShow, this, &ProgressPanel::fillExports);
    m_save =
        barButton("file", tr("Save report..."),
                  tr("Save all pages of this campaign as one file, HTML or PDF.\nprodctl progress report"));
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto *forms = new QMenu(m_save);
    const auto ask = [this](const QString &ending, const QString &filter) {
        askWhereToSave(this, tr("Save report"), campaign() + ending, filter,
                       [this](const QString &path) { saveReport(path); });
    };
    forms->addAction(tr("As HTML..."), this,
                     [ask] { ask(QStringLiteral(".html"), tr("HTML files (*.html)")); });
    forms->addAction(tr("As PDF..."), this, [ask] { ask(QStringLiteral(".pdf"), tr("PDF files (*.pdf)")); });
    m_save->setMenu(forms);
    m_saving = new QProgressBar;
    m_saving->setAccessibleName(tr("Making the report"));
    m_saving->setMaximumWidth(90);
    m_cancel = barButton("cancel", tr("Cancel"), tr("Do not save the report."));
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_report.forget();
        setSaving(false);
        m_context.say(tr("The report was not saved."));
    });
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 4, 6, 0);
    row->addWidget(m_campaign, 1);
    row->addWidget(m_step);
    row->addStretch(1);
    row->addWidget(m_saving);
    row->addWidget(m_cancel);
    row->addWidget(m_export);
    row->addWidget(m_save);
    setSaving(false);
    const auto choose = [this] {
        m_context.settings.setValue(kCampaignKey, campaign());
        m_context.settings.setValue(kStepKey, m_step->currentText());
        m_stale = true;
        m_soon = true;
        load();
    };
    connect(m_campaign, &QComboBox::activated, this, choose);
    connect(m_step, &QComboBox::activated, this, choose);
    return bar;
}

void ProgressPanel::makePages()
{
    for (size_t i = 0; i < m_pages.size(); ++i) {
        const QString title = titleOf(ProgressPart(int(i)));
        m_pages[i] = new ProgressPage(title);
        m_tabs->addTab(m_pages[i], title);
    }
    m_milestones = new MilestoneActions(m_context, *page(ProgressPart::Milestones), this);
    ProgressPage *holds = page(ProgressPart::Holds);
    auto *show =
        barButton("requests", tr("Show request"), tr("Show the chosen request in the panel Requests."));
    show->setEnabled(false);
    holds->addButton(show);
    connect(holds, &ProgressPage::made, this, [this, holds, show] {
        ReportTableView *table = holds->table(QStringLiteral("holds"));
        const auto jump = [this, table] {
            if (table->currentKey().isEmpty())
                return;
            m_context.selection.setRequests({RequestId(table->currentKey().toLongLong())});
            m_context.show(QStringLiteral("requests"));
        };
        connect(table, &QTreeView::activated, this, jump);
        connect(show, &QToolButton::clicked, this, jump);
        connect(table, &ReportTableView::chosen, show,
                [table, show] { show->setEnabled(!table->currentKey().isEmpty()); });
    });
}

std::optional<ProgressPart> ProgressPanel::inFront() const
{
    const int index = m_tabs->currentIndex();
    return index > 0 ? std::optional(ProgressPart(index - 1)) : std::nullopt;
}

QString ProgressPanel::campaign() const { return m_campaign->currentText(); }

Step ProgressPanel::step() const { return fromWord<Step>(m_step->currentText()).value_or(Step::Production); }

void ProgressPanel::refresh(const ChangeSet &changes)
{
    if (changes.touches(QStringLiteral("campaign")) || m_campaign->count() == 0)
        loadCampaigns();
    const bool work = changes.touches(QStringLiteral("job")) || changes.touches(QStringLiteral("request"));
    if (work)
        m_requests->refresh();
    if (changes.touches(QStringLiteral("milestone"))) {
        m_soon = true;  // a person waits for it
        m_stale = true;
    }
    m_stale = m_stale || work || changes.touches(QStringLiteral("file"));
    if (m_stale)
        loadLater();
}

void ProgressPanel::loadCampaigns()
{
    m_campaignAnswer.ask(
        m_context.store, this, [](Database &db) { return listCampaigns(db); },
        [this](const Result<QList<CampaignRow>> &campaigns) { showCampaigns(campaigns); });
}

void ProgressPanel::showCampaigns(const Result<QList<CampaignRow>> &campaigns)
{
    if (!campaigns)
        return;
    const QString wanted =
        m_campaign->count() > 0 ? campaign() : m_context.settings.value(kCampaignKey).toString();
    m_campaign->clear();
    for (auto row = campaigns->crbegin(); row != campaigns->crend(); ++row)
        m_campaign->addItem(row->name);
    if (const int at = m_campaign->findText(wanted); at >= 0)
        m_campaign->setCurrentIndex(at);
    m_stale = true;
    m_soon = true;
    loadLater();
}

void ProgressPanel::pageChanged()
{
    m_bar->setVisible(inFront().has_value());
    m_stale = true;
    m_soon = true;
    load();
}

void ProgressPanel::loadLater()
{
    if (!inFront() || m_answer.isBusy())
        return;
    const TimeMs since = SystemClock().now() - m_readAt;
    const int rest = m_soon ? 0 : int(std::clamp<TimeMs>(kRest - since, 0, kRest));
    if (!m_later.isActive() || m_later.remainingTime() > rest)
        m_later.start(rest);
}

void ProgressPanel::load()
{
    const auto part = inFront();
    if (!part)
        return;
    m_later.stop();
    m_stale = m_soon = false;
    const auto read = [part = *part, name = campaign(),
                       step = step()](Database &db) -> Result<ReportSection> {
        SD_TRY(const ReportScope scope, reportScope(db, name, step));
        return readProgressPart(db, part, scope, SystemClock().now());
    };
    m_milestones->setScope(campaign(), QString(toWord(step())));
    m_answer.ask(m_context.store, this, read, [this, part = *part](const Result<ReportSection> &section) {
        m_readAt = SystemClock().now();
        if (section)
            page(part)->setSection(*section);
        else
            page(part)->setProblem(describe(section.error()));
        if (m_stale)
            loadLater();
    });
}

void ProgressPanel::fillExports()
{
    m_exports->clear();
    const auto part = inFront();
    if (!part)
        return;
    const ReportSection &section = page(*part)->section();
    const auto add = [this](const QString &title, const QString &id) {
        m_exports->addAction(icon(u"export"), tr("%1 as CSV...", "title of a chart or table").arg(title),
                             this, [this, id] {
                                 askWhereToSave(this, tr("Export progress"), id + QStringLiteral(".csv"),
                                                tr("CSV files (*.csv)"),
                                                [this, id](const QString &path) { saveCsv(id, path); });
                             });
    };
    for (const Chart &chart : section.charts)
        add(chart.title, chart.id);
    for (const ReportTable &table : section.tables)
        add(table.title, table.id);
    for (qsizetype i = 0; i < section.charts.size(); ++i)
        m_exports->addAction(
            icon(u"picture"), tr("%1 as SVG...", "title of a chart").arg(section.charts[i].title), this,
            [this, part, i] {
                askWhereToSave(this, tr("Save chart"),
                               page(*part)->section().charts[i].id + QStringLiteral(".svg"),
                               tr("SVG pictures (*.svg)"), [this, part, i](const QString &path) {
                                   const QByteArray svg = page(*part)->charts().at(i)->svg();
                                   saveInBackground(
                                       path, [svg]() -> Result<QByteArray> { return svg; }, this,
                                       [this, path](const Result<> &saved) { tell(path, saved); });
                               });
            });
    if (m_exports->isEmpty())
        m_exports->addAction(tr("Nothing is shown yet."))->setEnabled(false);
}

void ProgressPanel::saveCsv(const QString &what, const QString &path)
{
    const auto part = inFront();
    if (!part)
        return;
    const auto content = [section = page(*part)->section(), what]() -> Result<QByteArray> {
        return section.csv(what);
    };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) { tell(path, saved); });
}

void ProgressPanel::setSaving(bool saving)
{
    m_saving->setVisible(saving);
    m_cancel->setVisible(saving);
    m_save->setEnabled(!saving);
    m_saving->setRange(0, 0);
}

void ProgressPanel::saveReport(const QString &path)
{
    setSaving(true);
    const auto told = [bar = QPointer<QProgressBar>(m_saving)](int done, int all) {
        QMetaObject::invokeMethod(qApp, [bar, done, all] {
            if (!bar)
                return;
            bar->setRange(0, all + 1);
            bar->setValue(done);
        });
    };
    const auto read = [name = campaign(), step = step(), told](Database &db) -> Result<ProgressReport> {
        SD_TRY(const ReportScope scope, reportScope(db, name, step));
        return readProgressReport(db, scope, SystemClock().now(), told);
    };
    m_report.ask(m_context.store, this, read,
                 [this, path](const Result<ProgressReport> &report) { reportDone(path, report); });
}

void ProgressPanel::reportDone(const QString &path, const Result<ProgressReport> &report)
{
    if (!report) {
        setSaving(false);
        m_context.say(describe(report.error()));
        return;
    }
    m_cancel->hide();
    const bool pdf = path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive);
    const auto content = [made = *report, pdf]() -> Result<QByteArray> {
        return pdf ? reportAsPdf(made) : Result<QByteArray>(reportAsHtml(made));
    };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) {
        setSaving(false);
        tell(path, saved);
    });
}

void ProgressPanel::tell(const QString &path, const Result<> &saved)
{
    m_context.say(saved ? tr("Saved to %1.").arg(QDir::toNativeSeparators(path)) : describe(saved.error()));
}

}  // namespace shiftdeck

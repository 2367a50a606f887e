#include "views/endpoints/endpoints.h"

#include "models/core/errortext.h"
#include "models/core/failureclass.h"
#include "models/core/filterexpression.h"
#include "models/items/format.h"
#include "models/items/sitetext.h"
#include "views/common/delegates.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/endpoints/certificationbox.h"
#include "views/endpoints/queuechart.h"
#include "views/common/panelactions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("endpoints/header");
const QString kFailureHeader = QStringLiteral("endpoints/failures");
constexpr int kClockMs = 1000;
constexpr int kMostFailures = 10;
constexpr int kHalf = 1000;  // of a splitter, in any unit
constexpr QSize kLeastChart(320, 180);
constexpr qsizetype kLongestText = 300;

TimeMs nowMs() { return QDateTime::currentMSecsSinceEpoch(); }
}  // namespace

EndpointsPanel::EndpointsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_rows(new QSortFilterProxyModel(this)), m_table(new QTreeView),
      m_failures(new QTreeView),
      m_ask(makePanelAction(context, this, "refresh", tr("Check now"), "site.ask")),
      m_drain(makePanelAction(context, this, "hold", tr("Drain..."), "site.drain")),
      m_undrain(makePanelAction(context, this, "resume", tr("Undrain..."), "site.undrain")),
      m_summary(new QLabel), m_advice(new QLabel), m_chart(new QueueChart),
      m_certification(new CertificationBox(context))
{
    makeTables();
    makeLayout();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EndpointsPanel::choose);
    connect(m_table, &QTreeView::activated, this, [this] { filterJobs({}); });
    connect(m_failures, &QTreeView::activated, this,
            [this](const QModelIndex &index) { filterJobs(m_failureModel.at(index.row()).failureClass); });
    connect(&context.selection, &Selection::siteChanged, this, &EndpointsPanel::chooseWanted);
    connect(&context, &PanelContext::principalChanged, this, &EndpointsPanel::explain);
    connect(&context, &PanelContext::offlineChanged, this, &EndpointsPanel::explain);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &EndpointsPanel::age);
    m_clock.start();
    choose();
}

EndpointsPanel::~EndpointsPanel()
{
    saveHeader(m_table, m_context.settings, kHeader);
    saveHeader(m_failures, m_context.settings, kFailureHeader);
    // Before their models, whose end would be told to slots of this panel.
    delete m_table;
    delete m_failures;
}

PanelInfo EndpointsPanel::info() const
{
    return {QStringLiteral("endpoints"), tr("Endpoints"), QStringLiteral("site"),
            QKeySequence(Qt::ALT | Qt::Key_E),
            tr("How each site is, what it runs, how well it did lately, and what is wrong there.")};
}

void EndpointsPanel::makeTables()
{
    m_rows->setSourceModel(&m_model);
    m_rows->setSortRole(SortRole);
    m_rows->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_rows);
    m_failures->setModel(&m_failureModel);
    for (QTreeView *table : {m_table, m_failures}) {
        table->setRootIsDecorated(false);
        table->setItemDelegate(new BadgeDelegate(table));
        table->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    styleView(m_table, tr("Sites"), true);
    styleView(m_failures, tr("Failures at the chosen site"), false);
    for (QTreeView *table : {m_table, m_failures})
        table->setSelectionMode(QAbstractItemView::SingleSelection);
    setColumnWidths(m_table,
                    {QStringLiteral("alpha-centre"), QStringLiteral("slurm__"),
                     QStringLiteral("drained, down for 12 min__"), QStringLiteral("12 min 30 s ago"),
                     QStringLiteral("12 345"), QStringLiteral("12 345"), QStringLiteral("12 345"),
                     QStringLiteral("12 345"), QStringLiteral("99.9 % of 12 345"),
                     QStringLiteral("12, for 12 min"), QStringLiteral("12 h 30 min"),
                     QStringLiteral("needed: 2 good, 1 not__")});
    setColumnWidths(m_failures,
                    {QStringLiteral("Output differs from the report____"), QStringLiteral("12 345"),
                     QStringLiteral("cannot open <path>: no such file or folder")});
    m_table->sortByColumn(EndpointModel::Name, Qt::AscendingOrder);
    restoreHeader(m_table, m_context.settings, kHeader);
    restoreHeader(m_failures, m_context.settings, kFailureHeader);
    m_table->addActions({m_ask, m_drain, m_undrain});
    m_table->addActions(m_certification->actions());
    m_hint = new EmptyHint(m_table, QStringLiteral("site"));
    m_hint->setLoading(true);
    m_failureHint = new EmptyHint(m_failures, QStringLiteral("failuremodes"));
    m_failureHint->setLoading(false);
}

void EndpointsPanel::makeLayout()
{
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("The sites in short"));
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_advice->setAccessibleName(tr("How the chosen site is, and what to do"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    for (QAction *action : {m_ask, m_drain, m_undrain})
        top->addWidget(makePanelButton(action));
    m_chart->setMinimumSize(kLeastChart);
    auto *right = new QTabWidget;
    right->setAccessibleName(tr("About the chosen site"));
    right->addTab(m_failures, tr("Failures"));
    right->addTab(m_certification, tr("Certification"));
    right->setMinimumHeight(kLeastChart.height());
    auto *detail = new QSplitter(Qt::Horizontal);
    detail->addWidget(m_chart);
    detail->addWidget(right);
    detail->setChildrenCollapsible(false);
    detail->setStretchFactor(0, 1);
    detail->setStretchFactor(1, 1);
    detail->setSizes({kHalf, kHalf});
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(detail);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(split, 1);
    layout->addWidget(m_advice);
}

void EndpointsPanel::refresh(const ChangeSet &changes)
{
    // One read at a time; what jobs change in the sums is shown with the next second.
    if (changes.touches(QStringLiteral("site")) && !m_answer.isBusy())
        load();
    else if (changes.touches(QStringLiteral("site")) || changes.touches(QStringLiteral("job"))
             || changes.touches(QStringLiteral("request")))
        m_again = true;
}

void EndpointsPanel::load()
{
    m_again = false;
    m_answer.ask(
        m_context.store, this, [now = nowMs()](Database &db) { return listSiteFacts(db, now); },
        [this](const Result<QList<SiteFacts>> &sites) { showSites(sites); });
}

void EndpointsPanel::showSites(const Result<QList<SiteFacts>> &sites)
{
    const TimeMs now = nowMs();
    QList<EndpointRow> rows;
    int well = 0, down = 0, drained = 0;
    for (const SiteFacts &site : sites ? *sites : QList<SiteFacts>()) {
        rows.append({site, now});
        const SiteState state = stateOf(site, now);
        well += state == SiteState::Up || state == SiteState::Slow ? 1 : 0;
        down += state == SiteState::Down ? 1 : 0;
        drained += site.drain ? 1 : 0;
    }
    m_hint->setLoading(false);
    if (sites)
        m_hint->setText(tr("No sites yet."),
                        tr("A site is a place where jobs run; \"prodctl sites add\" makes one."));
    else
        m_hint->setText(tr("The sites cannot be read."), describe(sites.error()));
    m_model.set(rows);
    m_summary->setText(rows.isEmpty()
                           ? QString()
                           : tr("Sites: %1, well: %2, down: %3, drained: %4")
                                 .arg(format::number(qint64(rows.size())), format::number(qint64(well)),
                                      format::number(qint64(down)), format::number(qint64(drained))));
    if (m_model.rowOf(m_chosen) < 0 && m_rows->rowCount() > 0) {
        m_table->setCurrentIndex(m_rows->index(0, 0));
        chooseWanted();
    }
    explain();
    loadDetail();
}

const SiteFacts *EndpointsPanel::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.at(m_rows->mapToSource(index).row()).site : nullptr;
}

void EndpointsPanel::choose()
{
    const SiteFacts *site = chosen();
    const qint64 id = site ? site->id.value() : 0;
    if (id != m_chosen || !site) {
        m_chosen = id;
        m_last.reset();
        m_failureModel.set({});
        m_certification->setRows({});
        if (site)
            loadDetail();
    }
    explain();
}

void EndpointsPanel::chooseWanted()
{
    if (const int row = m_model.rowOf(m_context.selection.site().value()); row >= 0)
        m_table->setCurrentIndex(m_rows->mapFromSource(m_model.index(row, 0)));
}

void EndpointsPanel::loadDetail()
{
    const TimeMs now = nowMs();
    if (m_chosen == 0)
        return showDetail(Detail(), now);
    const auto read = [site = SiteId(m_chosen), now](Database &db) -> Result<Detail> {
        Detail detail;
        SD_TRY(detail.queue, listSiteQueue(db, site, now - kRateSpanMs));
        SD_TRY(detail.failures, listSiteFailures(db, site, kMostFailures));
        SD_TRY(detail.last, lastFailureAt(db, site));
        SD_TRY(detail.certifications, listCertifications(db, site));
        SD_TRY(detail.trials, listOpenTrials(db, site));
        return detail;
    };
    m_detailAnswer.ask(m_context.store, this, read,
                       [this, now](const Result<Detail> &detail) { showDetail(detail, now); });
}

void EndpointsPanel::showDetail(const Result<Detail> &detail, TimeMs now)
{
    m_chart->setPoints(detail ? detail->queue : QList<QueuePoint>(), now - kRateSpanMs, now);
    m_failureModel.set(detail ? detail->failures : QList<SiteFailure>());
    m_last = detail ? detail->last : std::nullopt;
    m_certification->setRows(detail ? certificationRows(detail->certifications, detail->trials, now)
                                    : QList<CertificationRow>());
    if (!detail)
        m_failureHint->setText(tr("The failures cannot be read."), describe(detail.error()));
    else if (m_chosen == 0)
        m_failureHint->setText(tr("No site is chosen."), tr("Choose a site above to see its failures."));
    else
        m_failureHint->setText(tr("No failures."), tr("No job failed at this site."));
    if (!detail)
        m_certification->setNothing(tr("The certifications cannot be read."), describe(detail.error()));
    else if (m_chosen == 0)
        m_certification->setNothing(tr("No site is chosen."), {});
    else
        m_certification->setNothing(
            tr("No certification yet."),
            tr("\"Certify...\" has the site process a sample; what comes of it is compared."));
    explain();
    if (!std::exchange(m_loaded, true))
        emit loaded();
}

// Every second: ages go on while nothing changes.
void EndpointsPanel::age()
{
    if (!isVisible())
        return;
    if (m_again && !m_answer.isBusy())
        load();
    if (m_model.rowCount() == 0)
        return;
    QList<EndpointRow> rows = m_model.rows();
    const TimeMs now = nowMs();
    for (EndpointRow &row : rows)
        row.now = now;
    m_model.set(rows);
    explain();
}

void EndpointsPanel::explain()
{
    const SiteFacts *site = chosen();
    const TimeMs now = nowMs();
    QString text = site ? siteAdvice(*site, now) : QString();
    if (site && m_last) {
        const FailureClass &kind = failureClass(m_last->failureClass);
        const QString said = m_last->text.simplified().left(kLongestText);
        text += (text.isEmpty() ? QString() : QStringLiteral("\n"))
            + (said.isEmpty()
                   ? tr("The last failure: job %1, %2, %3. %4", "number, class, age, what to do")
                         .arg(QString::number(m_last->job.value()), kind.translatedTitle(),
                              format::age(m_last->at, now), kind.translatedRemedy())
                   : tr("The last failure: job %1, %2, %3: %4 %5",
                        "number, class, age, error text, what to do")
                         .arg(QString::number(m_last->job.value()), kind.translatedTitle(),
                              format::age(m_last->at, now), asSentence(said), kind.translatedRemedy()));
    }
    m_advice->setText(text);
    m_advice->setVisible(!text.isEmpty());
    const QJsonObject name = site ? QJsonObject{{QStringLiteral("name"), site->name}} : QJsonObject();
    m_certification->explain(site);
    const QString none = tr("Choose a site first.");
    const Principal &who = m_context.principal();
    const QString foreign =
        site && who.role == Role::Site && who.site != site->id ? tr("You act for another site.") : QString();
    enablePanelAction(m_context, m_ask, !site ? none : foreign, name);
    enablePanelAction(m_context, m_drain,
                      !site             ? none
                          : site->drain ? tr("It is drained already.")
                                        : foreign,
                      name);
    enablePanelAction(m_context, m_undrain,
                      !site              ? none
                          : !site->drain ? tr("It is not drained.")
                                         : foreign,
                      name);
}

void EndpointsPanel::filterJobs(const QString &failureClass)
{
    const SiteFacts *site = chosen();
    if (!site)
        return;
    const FilterNode at{FilterNode::Compare, {},          QStringLiteral("site"), FilterField::Text,
                        FilterOp::Equal,     {site->name}};
    const FilterNode failed{
        FilterNode::Compare, {}, QStringLiteral("class"), FilterField::Word, FilterOp::Equal, {failureClass}};
    const FilterNode both{FilterNode::And, {at, failed}, {}, FilterField::Text, FilterOp::Equal, {}};
    m_context.selection.setJobFilter(filterText(failureClass.isEmpty() ? at : both));
    m_context.show(QStringLiteral("jobtree"));
}

}  // namespace shiftdeck

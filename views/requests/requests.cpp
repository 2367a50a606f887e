#include "views/requests/requests.h"

#include "models/commands/presencetext.h"
#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/storage/queries.h"
#include "views/common/commandactions.h"
#include "views/common/delegates.h"
#include "views/common/filterbox.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
constexpr int kClockMs = 20'000;
const QString kHeaderKey = QStringLiteral("requests/header");
// The commands with a button of their own, in the order of a request's life; the menu has all.
const QStringList kButtons{QStringLiteral("request.create"),
                           QString(),
                           QStringLiteral("request.approve"),
                           QStringLiteral("request.signup"),
                           QString(),
                           QStringLiteral("jobs.make"),
                           QStringLiteral("jobs.resubmit/requests"),
                           QStringLiteral("request.merge"),
                           QString()};
// Those beside the line of life, behind one button.
const QStringList kMore{QStringLiteral("request.reject"),
                        QString(),
                        QStringLiteral("request.renew"),
                        QStringLiteral("request.release"),
                        QString(),
                        QStringLiteral("request.hold"),
                        QStringLiteral("request.resume"),
                        QStringLiteral("request.go-on"),
                        QStringLiteral("request.abort"),
                        QString(),
                        QStringLiteral("request.comment")};

// The usual columns are compared in the rows themselves: of 10^5 requests a sort compares millions of times.
class RequestOrder final : public QSortFilterProxyModel {
  public:
    RequestOrder(const RequestModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
    {
    }

  protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const RequestSummary &a = m_model.at(left.row());
        const RequestSummary &b = m_model.at(right.row());
        const auto before = [](const QString &one, const QString &other) {
            return one.compare(other, Qt::CaseInsensitive) < 0;
        };
        switch (RequestModel::Column(left.column())) {
        case RequestModel::Number: return a.id < b.id;
        case RequestModel::Priority: return a.priority < b.priority;
        case RequestModel::Changed: return a.changedAt < b.changedAt;
        case RequestModel::Status: return a.status < b.status;
        case RequestModel::Campaign: return before(a.campaign, b.campaign);
        case RequestModel::Dataset: return before(a.dataset, b.dataset);
        case RequestModel::Site: return before(a.site, b.site);
        default: return QSortFilterProxyModel::lessThan(left, right);
        }
    }

  private:
    const RequestModel &m_model;
};

void fill(QWidget *place, const QStringList &ids, const CommandActions &actions)
{
    for (const QString &id : ids) {
        if (QAction *action = actions.action(id)) {
            place->addAction(action);
        } else if (id.isEmpty()) {
            auto *line = new QAction(place);
            line->setSeparator(true);
            place->addAction(line);
        }
    }
}
}  // namespace

RequestsPanel::RequestsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_model(context.store), m_sorted(new RequestOrder(m_model, this)),
      m_filter(new FilterBox(requestFields(), tr("requests"), this)), m_view(new QTreeView(this)),
      m_count(new QLabel(this)), m_note(new QLabel(this))
{
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_sorted);
    styleView(m_view, tr("Requests"), true);
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegateForColumn(RequestModel::Number, new PresentDelegate(this));
    m_view->setItemDelegateForColumn(RequestModel::Status, new BadgeDelegate(this));
    m_view->setItemDelegateForColumn(RequestModel::Progress, new ProgressDelegate(this));
    setColumnWidths(m_view,
                    {QStringLiteral("12 __"), QStringLiteral("2011-v2"), QStringLiteral("production"),
                     QStringLiteral("2011/production/mdst"), QStringLiteral("delivered_"),
                     QStringLiteral("alpha"), QStringLiteral("23 h 59 min"),
                     QStringLiteral("100.0 % __________"), QStringLiteral("1 000 jobs are open._"),
                     QStringLiteral("1 000"), QStringLiteral("100"),
                     QStringLiteral("1 000"), QStringLiteral("100"), QStringLiteral("2011-05-01 12:30:05")});
    m_view->sortByColumn(RequestModel::Number, Qt::AscendingOrder);
    restoreHeader(m_view, context.settings, kHeaderKey);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_hint = new EmptyHint(m_view, QStringLiteral("requests"));
    m_count->setAccessibleName(tr("How many requests are shown"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(m_count, 0, Qt::AlignTop);
    top->setContentsMargins(6, 0, 6, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeButtons());
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setAccessibleName(tr("Stopped and shortened requests"));
    m_note->setWordWrap(true);
    m_note->setMargin(6);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->hide();
    layout->addWidget(m_note);

    connect(m_filter, &FilterBox::filterChanged, this, [this] { m_model.setFilter(m_filter->filter()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RequestsPanel::tellSelection);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &RequestsPanel::showMenu);
    connect(m_view, &QTreeView::doubleClicked, this, [this] { m_context.show(QStringLiteral("jobtree")); });
    connect(&m_model, &RequestModel::loaded, this, &RequestsPanel::answered);
    connect(&m_model, &RequestModel::failed, this, [this](const Error &error) {
        m_context.say(describe(error));
        answered();
    });
    connect(&context.selection, &Selection::requestsChanged, this, &RequestsPanel::followSelection);
    connect(&context.presence(), &Presence::changed, this, &RequestsPanel::showPresence);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this,
            [this] { m_model.setNow(QDateTime::currentMSecsSinceEpoch()); });
    m_clock.start();
}

RequestsPanel::~RequestsPanel() { saveHeader(m_view, m_context.settings, kHeaderKey); }

PanelInfo RequestsPanel::info() const
{
    return {QStringLiteral("requests"), tr("Requests"), QStringLiteral("requests"),
            QKeySequence(Qt::ALT | Qt::Key_1), tr("All requests, their sites, leases and progress.")};
}

QWidget *RequestsPanel::makeButtons()
{
    auto *bar = new QToolBar(this);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setAccessibleName(tr("What can be done with requests"));
    fill(bar, kButtons, *m_context.actions);
    auto *more = new QToolButton(bar);
    more->setObjectName(QStringLiteral("more"));
    more->setText(tr("More", "further commands"));
    more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("What else can be done with the selected requests."));
    auto *menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    fill(menu, kMore, *m_context.actions);
    more->setMenu(menu);
    bar->addWidget(more);
    return bar;
}

void RequestsPanel::refresh(const ChangeSet &changes) { m_model.refresh(changes); }

QList<RequestSummary> RequestsPanel::selected() const
{
    QList<RequestSummary> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.append(m_model.at(m_sorted->mapToSource(index).row()));
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return rows;
}

void RequestsPanel::tellSelection()
{
    const QList<RequestSummary> rows = selected();
    QList<RequestId> ids;
    for (const RequestSummary &row : rows)
        ids.append(row.id);
    m_context.selection.setRequests(ids);
    m_context.actions->setRequests(rows);
    tellNote();
}

// Why requests do not go on, and what they end without: of the selected ones, else of all that are shown.
void RequestsPanel::tellNote()
{
    constexpr qsizetype kMostLines = 4;
    const QList<RequestSummary> chosen = selected();
    QStringList lines;
    for (const RequestSummary &row : chosen.isEmpty() ? m_model.rows() : chosen) {
        if (row.stop)
            lines.append(tr("Request %1 is stopped: %2 It makes no jobs until somebody lets it go on.")
                             .arg(row.id.value())
                             .arg(row.stop->reason));
        if (const qint64 units = row.units.of(UnitState::Abandoned); units > 0)
            lines.append(tr("Request %1: %2 work units, %3 events signed off by %4: %5")
                             .arg(row.id.value())
                             .arg(format::number(units),
                                  format::number(row.units.eventsOf(UnitState::Abandoned)), row.signedOffBy,
                                  row.signedOffWhy));
    }
    if (lines.size() > kMostLines) {
        const qsizetype more = lines.size() - kMostLines + 1;
        lines = lines.first(kMostLines - 1);
        lines.append(tr("And %1 more; select a request to see its own.").arg(more));
    }
    m_note->setText(lines.join(u'\n'));
    m_note->setVisible(!lines.isEmpty());
}

void RequestsPanel::showPresence()
{
    Presence &presence = m_context.presence();
    const auto byRequest = presenceByRequest(m_context.bus, presence.others(), presence.age());
    QHash<qint64, RequestMark> marks;
    for (auto it = byRequest.cbegin(); it != byRequest.cend(); ++it)
        marks.insert(it.key().value(), {it->lines.join(u'\n'), it->acting});
    m_model.setMarks(marks);
}

// Another panel chose requests: show the same rows.
void RequestsPanel::followSelection()
{
    QList<RequestId> mine;
    for (const RequestSummary &row : selected())
        mine.append(row.id);
    const QList<RequestId> &wanted = m_context.selection.requests();
    if (QSet<RequestId>(mine.cbegin(), mine.cend()) == QSet<RequestId>(wanted.cbegin(), wanted.cend()))
        return;
    QItemSelection rows;
    QModelIndex first;
    for (const RequestId id : wanted) {
        const int row = m_model.rowOf(id.value());
        if (row < 0)
            continue;
        const QModelIndex index = m_sorted->mapFromSource(m_model.index(row, 0));
        rows.select(index, index);
        if (!first.isValid())
            first = index;
    }
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first.isValid())
        m_view->scrollTo(first);
}

void RequestsPanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_context.actions->actions(CommandActions::Group::Request));
    menu->addSeparator();
    menu->addActions(m_context.actions->logActions(CommandActions::Group::Request));
    menu->addSeparator();
    menu->addActions(m_view->actions());
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void RequestsPanel::answered()
{
    const bool filtered = m_model.filter().kind != FilterNode::Everything;
    m_hint->setLoading(false);
    if (filtered)
        m_hint->setText(tr("No request matches the filter."), tr("Clear the filter to see all requests."));
    else
        m_hint->setText(tr("No requests yet."),
                        tr("A request asks for one step of processing of one dataset. Create one, "
                           "then a manager approves it and a site signs up for it."),
                        m_context.actions->action(QStringLiteral("request.create")));
    m_count->setText(m_model.rowCount() == 1 ? tr("1 request") : tr("%1 requests").arg(m_model.rowCount()));
    m_count->setMinimumHeight(m_filter->sizeHint().height());
    // What is selected may have changed its status: the buttons follow.
    m_context.actions->setRequests(selected());
    tellNote();
    if (!std::exchange(m_answered, true))
        emit loaded();
}

}  // namespace shiftdeck

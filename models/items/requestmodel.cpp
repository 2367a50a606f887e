#include "models/items/requestmodel.h"

#include "models/items/format.h"
#include "models/storage/queries.h"
#include "models/storage/requestwaits.h"

namespace shiftdeck {

namespace {
// More changed requests than this are read with all the others: one statement binds so many values at most.
constexpr qsizetype kMaxSome = 500;

bool hasLease(const RequestSummary &row)
{
    return row.leaseUntil && row.siteId.isValid() && row.status <= RequestStatus::Staged;
}
}  // namespace

QString requestName(const RequestSummary &request)
{
    return QStringLiteral("%1 %2").arg(request.campaign, toWord(request.step));
}

QList<TableColumn> RequestTable::makeColumns() const
{
    return {
        {tr("No.", "number of a request"), tr("The request's number, as prodctl takes it."), true},
        {tr("Campaign"), tr("The processing round that the request belongs to.")},
        {tr("Step"), tr("What is done with the dataset: production, recocert, skim and so on.")},
        {tr("Dataset"), tr("The dataset that is processed.")},
        {tr("Status"), tr("Where the request is in its life, from new to certified.")},
        {tr("Site"), tr("The one site that holds the request.")},
        {tr("Lease left"), tr("How long the site may keep the request without renewing."), true},
        {tr("Progress"), tr("Events credited, of all events in the dataset.")},
        {tr("Waits for"), tr("What must happen next, and who does it.")},
        {tr("Done"), tr("Jobs that passed all checks, merge jobs included."), true},
        {tr("Failed"), tr("Jobs in error that were not retried yet, merge jobs included."), true},
        {tr("Open"), tr("Jobs that wait, run, or are being checked, merge jobs included."), true},
        {tr("Priority"), tr("A higher number goes first."), true},
        {tr("Changed"), tr("When the request last changed its status, and who did it.")},
    };
}

QVariant RequestTable::cell(const RequestSummary &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case SortRole: return raw(row, column);
    case Qt::ToolTipRole: return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return column == Number && m_marks.contains(row.id.value())
            ? tr("%1; %2", "number of a request; who has it open")
                  .arg(text(row, column).toString(), toolTip(row, column))
            : text(row, column);
    case PresentRole:
        if (column == Number)
            if (const auto mark = m_marks.constFind(row.id.value()); mark != m_marks.cend())
                return mark->acting ? 2 : 1;
        return {};
    case WordRole: return column == Status ? QVariant(QString(toWord(row.status))) : QVariant();
    case FractionRole: return column == Progress && row.unitsMade ? QVariant(row.progress()) : QVariant();
    case FailedFractionRole:
        if (column == Progress && row.eventsExpected > 0)
            return double(row.units.eventsOf(UnitState::Abandoned)) / double(row.eventsExpected);
        return {};
    }
    return {};
}

QVariant RequestTable::text(const RequestSummary &row, int column) const
{
    switch (Column(column)) {
    case Number: return QString::number(row.id.value());
    case Campaign: return row.campaign;
    case Step:
        return row.test ? tr("%1 (test)", "a processing step").arg(toWord(row.step))
                        : QString(toWord(row.step));
    case Dataset: return row.dataset;
    case Status:
        return row.stop ? tr("%1, stopped", "status of a request").arg(toWord(row.status))
                        : QString(toWord(row.status));
    case Site: return row.site;
    case Lease: return leaseText(row);
    case Progress: return row.unitsMade ? format::percent(row.progress()) : QString();
    case Done: return format::number(row.jobs.of(JobStatus::Done) + row.mergeJobs.of(JobStatus::Done));
    case Failed: return format::number(failedJobs(row));
    case Open: return format::number(openJobs(row));
    case Waits: return waitsFor(row);
    case Priority: return QString::number(row.priority);
    case Changed: return format::time(row.changedAt);
    case ColumnCount: break;
    }
    return {};
}

QVariant RequestTable::raw(const RequestSummary &row, int column) const
{
    switch (Column(column)) {
    case Number: return row.id.value();
    case Status: return int(row.status);
    case Step: return int(row.step);
    case Lease:
        return hasLease(row) ? QVariant(*row.leaseUntil) : QVariant(std::numeric_limits<qint64>::max());
    case Progress: return row.unitsMade ? row.progress() : -1.0;
    case Done: return row.jobs.of(JobStatus::Done) + row.mergeJobs.of(JobStatus::Done);
    case Failed: return failedJobs(row);
    case Open: return openJobs(row);
    case Priority: return row.priority;
    case Changed: return row.changedAt;
    case Campaign:
    case Dataset:
    case Site:
    case Waits:
    case ColumnCount: break;
    }
    return text(row, column);
}

QString RequestTable::leaseText(const RequestSummary &row) const
{
    if (!hasLease(row))
        return {};
    const qint64 left = *row.leaseUntil - m_now;
    return left > 0 ? format::span(left) : tr("lapsed", "a lease");
}

QString RequestTable::toolTip(const RequestSummary &row, int column) const
{
    switch (Column(column)) {
    case Number: return m_marks.value(row.id.value()).text;
    case Status:
        if (row.stop)
            return tr("Stopped by %1 at %2: %3")
                .arg(row.stop->by, format::timeUtc(row.stop->at), row.stop->reason);
        return row.heldFrom ? tr("Held; it was %1 before.").arg(toWord(*row.heldFrom)) : QString();
    case Step:
        return tr("Merged by the policy %1; merged outputs are deleted: %2.")
            .arg(toWord(row.mergePolicy), toWord(row.releaseParts));
    case Waits: return waitsFor(row);
    case Dataset: return tr("%1\nRelease %2, conditions %3").arg(row.dataset, row.release, row.conditions);
    case Lease:
        return hasLease(row) ? tr("The lease of %1 ends at %2.").arg(row.site, format::time(*row.leaseUntil))
                             : QString();
    case Progress:
        if (!row.unitsMade)
            return tr("No jobs have been made yet.");
        return tr("%1 of %2 events credited; merges: %3 of %4 done.")
            .arg(format::number(row.units.eventsOf(UnitState::Credited)), format::number(row.eventsExpected),
                 format::number(row.mergesDone), format::number(row.merges));
    case Changed:
        return tr("Changed by %1 at %2.\nCreated by %3 at %4.")
            .arg(row.changedBy, format::timeUtc(row.changedAt), row.createdBy,
                 format::timeUtc(row.createdAt));
    default: return {};
    }
}

bool RequestTable::looksSame(const RequestSummary &a, const RequestSummary &b) const
{
    return a.changedAt == b.changedAt && a.status == b.status && a.priority == b.priority
        && a.leaseUntil == b.leaseUntil && a.siteId == b.siteId && a.unitsMade == b.unitsMade
        && a.eventsExpected == b.eventsExpected && a.changedBy == b.changedBy && a.merges == b.merges
        && a.mergesDone == b.mergesDone && a.stageProblem == b.stageProblem
        && a.mergePolicy == b.mergePolicy && a.releaseParts == b.releaseParts
        && a.units.n == b.units.n && a.units.events == b.units.events
        && a.jobs.n == b.jobs.n && a.mergeJobs.n == b.mergeJobs.n && a.dataset == b.dataset
        && a.release == b.release && a.conditions == b.conditions && a.heldFrom == b.heldFrom
        && a.stop.has_value() == b.stop.has_value() && (!a.stop || a.stop->at == b.stop->at);
}

void RequestTable::setNow(TimeMs now)
{
    m_now = now;
    columnChanged(Lease);
}

void RequestTable::setMarks(const QHash<qint64, RequestMark> &marks)
{
    QSet<qint64> changed;
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it)
        if (marks.value(it.key()) != *it)
            changed.insert(it.key());
    for (auto it = marks.cbegin(); it != marks.cend(); ++it)
        if (!m_marks.contains(it.key()))
            changed.insert(it.key());
    m_marks = marks;
    for (const qint64 id : std::as_const(changed))
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row, Number), index(row, Number),
                             {PresentRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

RequestModel::RequestModel(StoreClient &store, QObject *parent) : RequestTable(parent), m_store(store)
{
    setNow(QDateTime::currentMSecsSinceEpoch());
}

void RequestModel::setFilter(const FilterNode &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    loadAll();
}

void RequestModel::refresh(const ChangeSet &changes)
{
    QSet<qint64> ids = changes.requests;
    ids.unite(changes.ids.value(QStringLiteral("request")));
    if (ids.isEmpty() && !changes.everything)
        return;
    if (m_all.isBusy()) {  // what it reads may be older than these changes
        m_again = true;
        return;
    }
    if (changes.everything || ids.size() + m_someIds.size() > kMaxSome)
        return loadAll();
    m_someIds.unite(ids);
    QList<RequestId> only;
    for (const qint64 id : std::as_const(m_someIds))
        only.append(RequestId(id));
    m_some.ask(
        m_store, this, [filter = m_filter, only](Database &db) { return listRequests(db, filter, only); },
        [this](Result<QList<RequestSummary>> rows) {
            QSet<qint64> gone = std::exchange(m_someIds, {});
            if (!rows) {
                emit failed(rows.error());
                return;
            }
            // What was asked for and is not in the answer does not match the filter any more.
            for (const RequestSummary &row : std::as_const(*rows))
                gone.remove(row.id.value());
            if (!gone.isEmpty())
                remove(gone);
            merge(*rows);
            emit loaded();
        });
}

void RequestModel::loadAll()
{
    m_some.forget();
    m_someIds.clear();
    m_again = false;
    m_all.ask(
        m_store, this, [filter = m_filter](Database &db) { return listRequests(db, filter); },
        [this](Result<QList<RequestSummary>> rows) {
            m_loaded = true;
            if (!rows) {
                emit failed(rows.error());
                return;
            }
            set(*std::move(rows));
            emit loaded();
            if (m_again)
                loadAll();
        });
}

}  // namespace shiftdeck

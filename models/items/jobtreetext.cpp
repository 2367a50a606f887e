// What the job tree shows in each cell.
#include "models/items/jobtreeentry.h"

#include "models/core/failureclass.h"
#include "models/items/format.h"
#include "models/items/requestmodel.h"
#include "models/storage/requestwaits.h"

namespace shiftdeck {

namespace {
struct Header {
    const char *title, *description;
    bool number;
};
constexpr std::array<Header, JobTreeModel::ColumnCount> kHeaders{{
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Name"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Request, grid job, job, and the files of a job."), false},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Status"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel",
                       "Status of the request or job; of a grid job whether it failed in part or in total."),
     false},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Jobs"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Jobs done, failed and open below this row."), false},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Attempt"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Which attempt at its work units the job is."), true},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Run"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Run of the job's first work unit."), true},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Events in"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Events read, of the events the job was given."), true},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Events out"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Events written to all streams."), true},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Failure"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Why the job failed."), false},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Site"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Where the job runs."), false},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Node"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "The machine that ran the job."), false},
    {QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "Changed"),
     QT_TRANSLATE_NOOP("shiftdeck::JobTreeModel", "When the row last changed."), false},
}};

QString jobsText(qint64 done, qint64 failed, qint64 open)
{
    QStringList parts;
    if (done > 0)
        parts += JobTreeModel::tr("%1 done").arg(format::number(done));
    if (failed > 0)
        parts += JobTreeModel::tr("%1 failed").arg(format::number(failed));
    if (open > 0)
        parts += JobTreeModel::tr("%1 open").arg(format::number(open));
    return parts.join(QStringLiteral(", "));
}

QString jobsText(const RequestSummary &request)
{
    return jobsText(request.jobs.of(JobStatus::Done) + request.mergeJobs.of(JobStatus::Done),
                    failedJobs(request), openJobs(request));
}

QString jobsText(const GridJobSummary &grid)
{
    const qint64 done = grid.jobs.of(JobStatus::Done);
    const qint64 failed = grid.jobs.of(JobStatus::Error) + grid.jobs.of(JobStatus::Superseded)
        + grid.jobs.of(JobStatus::Cancelled);
    return jobsText(done, failed, grid.jobs.total() - done - failed);
}

QString gridName(const GridJobRow &row)
{
    const GridJobSummary &grid = row.gridJob;
    if (grid.kind == JobKind::Merge)
        return JobTreeModel::tr("Grid job %1 (merge)").arg(grid.number);
    return grid.retry ? JobTreeModel::tr("Grid job %1 (retry)").arg(grid.number)
                      : JobTreeModel::tr("Grid job %1").arg(grid.number);
}

QString jobName(const JobSummary &job)
{
    return job.stream.isEmpty() ? JobTreeModel::tr("Job %1").arg(job.id.value())
                                : JobTreeModel::tr("Job %1: merge %2").arg(job.id.value()).arg(job.stream);
}

QString eventsIn(const JobSummary &job)
{
    return job.eventsRead ? JobTreeModel::tr("%1 of %2", "events read of events given")
                                .arg(format::number(*job.eventsRead), format::number(job.events))
                          : format::number(job.events);
}

QVariant requestText(const RequestSummary &row, int column)
{
    switch (column) {
    case JobTreeModel::Name:
        return QStringLiteral("%1  %2  %3").arg(row.id.value()).arg(requestName(row), row.dataset);
    case JobTreeModel::Status: return QString(toWord(row.status));
    case JobTreeModel::Jobs: return jobsText(row);
    case JobTreeModel::EventsIn: return row.unitsMade ? format::number(row.eventsExpected) : QString();
    case JobTreeModel::Site: return row.site;
    case JobTreeModel::Changed: return format::time(row.changedAt);
    }
    return {};
}

QVariant gridText(const GridJobRow &row, int column)
{
    switch (column) {
    case JobTreeModel::Name: return gridName(row);
    case JobTreeModel::Status: return QString(toWord(row.gridJob.verdict()));
    case JobTreeModel::Jobs: return jobsText(row.gridJob);
    case JobTreeModel::EventsIn:
        return row.gridJob.jobs.totalEvents() > 0 ? format::number(row.gridJob.jobs.totalEvents())
                                                  : QString();
    case JobTreeModel::Site: return row.gridJob.site;
    case JobTreeModel::Changed: return format::time(row.gridJob.createdAt);
    }
    return {};
}

// Of an open job: only that it is stuck.
QString failureOf(const JobSummary &job)
{
    const bool isStuck = job.stuckSince && job.status < JobStatus::Ended;
    return isStuck && job.failureClass.isEmpty() ? QStringLiteral("stuck") : job.failureClass;
}

QVariant jobText(const JobSummary &row, int column)
{
    switch (column) {
    case JobTreeModel::Name: return jobName(row);
    case JobTreeModel::Status: return QString(toWord(row.status));
    case JobTreeModel::Attempt: return QString::number(row.attempt);
    case JobTreeModel::Run: return row.run > 0 ? QString::number(row.run) : QString();
    case JobTreeModel::EventsIn: return eventsIn(row);
    case JobTreeModel::EventsOut: return format::number(row.eventsWritten);
    case JobTreeModel::Failure: {
        const QString word = failureOf(row);
        return word.isEmpty() ? QString() : failureClass(word).translatedTitle();
    }
    case JobTreeModel::Site: return row.site;
    case JobTreeModel::Node: return row.node;
    case JobTreeModel::Changed: return format::time(row.changedAt);
    }
    return {};
}

QVariant fileText(const JobFile &row, int column)
{
    switch (column) {
    case JobTreeModel::Name:
        return row.input ? JobTreeModel::tr("Input %1").arg(row.name)
                         : JobTreeModel::tr("Output %1: %2", "stream, file name").arg(row.stream, row.name);
    case JobTreeModel::Status: return row.state;
    case JobTreeModel::Run: return row.run > 0 ? QString::number(row.run) : QString();
    case JobTreeModel::EventsIn: return row.input ? format::number(row.events) : QString();
    case JobTreeModel::EventsOut: return row.input ? QString() : format::number(row.events);
    case JobTreeModel::Failure: return row.problem;
    }
    return {};
}
}  // namespace

bool looksSame(const RequestSummary &a, const RequestSummary &b)
{
    return a.status == b.status && a.changedAt == b.changedAt && a.site == b.site && a.jobs.n == b.jobs.n
        && a.mergeJobs.n == b.mergeJobs.n && a.eventsExpected == b.eventsExpected
        && a.unitsMade == b.unitsMade && a.dataset == b.dataset && a.release == b.release;
}

bool looksSame(const GridJobRow &a, const GridJobRow &b)
{
    return a.matching == b.matching && a.gridJob.jobs.n == b.gridJob.jobs.n
        && a.gridJob.jobs.events == b.gridJob.jobs.events && a.gridJob.site == b.gridJob.site;
}

bool looksSame(const JobSummary &a, const JobSummary &b)
{
    return a.status == b.status && a.changedAt == b.changedAt && a.attempt == b.attempt && a.node == b.node
        && a.failureClass == b.failureClass && a.failureText == b.failureText && a.eventsRead == b.eventsRead
        && a.eventsWritten == b.eventsWritten && a.events == b.events && a.site == b.site
        && a.retriedBy == b.retriedBy && a.cancelWanted == b.cancelWanted && a.run == b.run
        && a.stuckSince == b.stuckSince;
}

bool looksSame(const JobFile &a, const JobFile &b)
{
    return a.input == b.input && a.name == b.name && a.stream == b.stream && a.state == b.state
        && a.problem == b.problem && a.events == b.events && a.bytes == b.bytes && a.path == b.path;
}

QVariant JobTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const Header &header = kHeaders[size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return tr(header.title);
    case Qt::ToolTipRole: return tr(header.description);
    case Qt::TextAlignmentRole:
        return int((header.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

QVariant JobTreeModel::data(const QModelIndex &index, int role) const
{
    const Entry *entry = index.isValid() ? entryOf(index) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*entry, index.column());
    case Qt::ToolTipRole: return toolTip(*entry, index.column());
    case Qt::TextAlignmentRole:
        return int((kHeaders[size_t(index.column())].number ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    case SortRole: return raw(*entry, index.column());
    case KeyRole: return entry->key;
    case WordRole: return word(*entry, index.column());
    case LoadingRole: return entry->loading;
    case KindRole: return int(entry->value.index()) - 1;
    case FractionRole:
        if (const auto *row = entry->as<RequestSummary>(); row && index.column() == Jobs && row->unitsMade)
            return row->progress();
        return {};
    }
    return {};
}

QVariant JobTreeModel::text(const Entry &entry, int column) const
{
    if (const auto *row = entry.as<RequestSummary>())
        return requestText(*row, column);
    if (const auto *row = entry.as<GridJobRow>())
        return gridText(*row, column);
    if (const auto *row = entry.as<JobSummary>())
        return jobText(*row, column);
    if (const auto *row = entry.as<JobFile>())
        return fileText(*row, column);
    return {};
}

QVariant JobTreeModel::raw(const Entry &entry, int column) const
{
    const auto *job = entry.as<JobSummary>();
    switch (column) {
    case Name: return entry.key;
    case Changed:
        if (const auto *request = entry.as<RequestSummary>())
            return request->changedAt;
        return job ? QVariant(job->changedAt) : QVariant();
    case Attempt: return job ? QVariant(job->attempt) : QVariant();
    case Run: return job ? QVariant(job->run) : QVariant();
    case EventsIn: return job ? QVariant(job->eventsRead.value_or(0)) : QVariant();
    case EventsOut: return job ? QVariant(job->eventsWritten.value_or(0)) : QVariant();
    }
    return text(entry, column);
}

QVariant JobTreeModel::word(const Entry &entry, int column) const
{
    if (column == Status)
        return text(entry, Status);
    if (const auto *job = entry.as<JobSummary>(); job && column == Failure && !failureOf(*job).isEmpty())
        return failureOf(*job);
    return {};
}

QVariant JobTreeModel::toolTip(const Entry &entry, int column) const
{
    if (const auto *job = entry.as<JobSummary>()) {
        switch (column) {
        case Name: return tr("Token %1\nWork units: %2").arg(job->token).arg(job->units);
        case Status:
            return job->retriedBy.isValid() ? tr("Retried by job %1.").arg(job->retriedBy.value())
                : job->cancelWanted         ? tr("It is being cancelled.")
                                            : QString();
        case Failure:
            if (failureOf(*job).isEmpty())
                return {};
            return QStringLiteral("%1\n%2")
                .arg(failureClass(failureOf(*job)).translatedMeaning(), job->failureText)
                .trimmed();
        case Changed: return format::timeUtc(job->changedAt);
        }
    }
    if (const auto *file = entry.as<JobFile>(); file && column == Name)
        return file->path;
    if (const auto *grid = entry.as<GridJobRow>()) {
        if (column == Name) {
            return tr("Made by %1 at %2; %3 of its jobs are shown.")
                .arg(grid->gridJob.createdBy, format::timeUtc(grid->gridJob.createdAt),
                     format::number(grid->matching));
        }
        if (column == Status) {
            switch (grid->gridJob.verdict()) {
            case GridVerdict::Open: return tr("Not all of its jobs have ended.");
            case GridVerdict::Good: return tr("All of its jobs are done.");
            case GridVerdict::Partial:
                return tr("It failed in part: some of its jobs have good outputs, others do not.");
            case GridVerdict::Total: return tr("It failed in total: none of its jobs has a good output.");
            }
        }
    }
    const QString shown = text(entry, column).toString();
    return column == Name || column == Jobs ? QVariant(shown) : QVariant();
}

}  // namespace shiftdeck

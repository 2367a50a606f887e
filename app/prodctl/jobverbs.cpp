// jobs, jobs show, log, failures.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/failureclass.h"
#include "models/core/timespan.h"
#include "models/items/logreader.h"
#include "models/storage/queries.h"

#include <QDir>
#include <QFileInfo>

namespace shiftdeck {

namespace {
// How the grid jobs of these jobs went, by their number in the store.
Result<QHash<qint64, QString>> gridVerdicts(Database &db, const QList<JobSummary> &jobs)
{
    QSet<qint64> seen;
    QList<GridJobId> ids;
    for (const JobSummary &j : jobs) {
        if (!seen.contains(j.gridJobId.value())) {
            seen.insert(j.gridJobId.value());
            ids.append(j.gridJobId);
        }
    }
    SD_TRY(const auto found, loadGridJobs(db, ids));
    QHash<qint64, QString> verdicts;
    for (const GridJobSummary &grid : found)
        verdicts.insert(grid.id.value(), QString(toWord(grid.verdict())));
    return verdicts;
}

QString statusOf(const JobSummary &j)
{
    const QString word = toWord(j.status);
    return j.stuckSince && j.status < JobStatus::Ended ? Prodctl::tr("%1, stuck", "status of a job").arg(word)
                                                       : word;
}

QJsonObject jobJson(const JobSummary &j)
{
    const auto id = [](auto value) { return value.isValid() ? QJsonValue(value.value()) : QJsonValue(); };
    return {{QStringLiteral("id"), j.id.value()},
            {QStringLiteral("request"), j.requestId.value()},
            {QStringLiteral("gridJob"), j.gridJobNumber},
            {QStringLiteral("kind"), QString(toWord(j.kind))},
            {QStringLiteral("token"), j.token},
            {QStringLiteral("status"), QString(toWord(j.status))},
            {QStringLiteral("attempt"), j.attempt},
            {QStringLiteral("retryOf"), id(j.retryOf)},
            {QStringLiteral("retriedBy"), id(j.retriedBy)},
            {QStringLiteral("run"), j.run},
            {QStringLiteral("units"), j.units},
            {QStringLiteral("events"), j.events},
            {QStringLiteral("eventsRead"), orNull(j.eventsRead)},
            {QStringLiteral("eventsWritten"), orNull(j.eventsWritten)},
            {QStringLiteral("stream"), j.stream},
            {QStringLiteral("site"), j.site},
            {QStringLiteral("node"), j.node},
            {QStringLiteral("endpointJobId"), j.endpointJobId},
            {QStringLiteral("exitCode"), j.exitCode ? QJsonValue(*j.exitCode) : QJsonValue()},
            {QStringLiteral("signal"), j.signal ? QJsonValue(*j.signal) : QJsonValue()},
            {QStringLiteral("class"), j.failureClass},
            {QStringLiteral("text"), j.failureText},
            {QStringLiteral("signature"), j.signature},
            {QStringLiteral("folder"), j.folder},
            {QStringLiteral("cancelWanted"), j.cancelWanted},
            {QStringLiteral("stuckSince"), orNull(j.stuckSince)},
            {QStringLiteral("memoryMb"), j.memoryMb ? QJsonValue(*j.memoryMb) : QJsonValue()},
            {QStringLiteral("wallSeconds"), j.wallSeconds ? QJsonValue(*j.wallSeconds) : QJsonValue()},
            {QStringLiteral("rule"), id(j.rule)},
            {QStringLiteral("createdAt"), j.createdAt},
            {QStringLiteral("submittedAt"), orNull(j.submittedAt)},
            {QStringLiteral("startedAt"), orNull(j.startedAt)},
            {QStringLiteral("endedAt"), orNull(j.endedAt)},
            {QStringLiteral("changedAt"), j.changedAt}};
}

Result<int> listJobRows(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const FilterNode filter, filterOf(session, arguments, jobFields()));
    SD_TRY(const int limit, limitOf(arguments));
    SD_TRY(const qint64 total, countJobs(*db, filter));
    SD_TRY(const auto jobs, findJobs(*db, filter, {}, limit, Order::NewestFirst));
    SD_TRY(const auto verdicts, gridVerdicts(*db, jobs));
    Table table({QStringLiteral(">id"), Prodctl::tr(">request"), Prodctl::tr("grid job"), Prodctl::tr("kind"),
                 Prodctl::tr(">run"),
                 Prodctl::tr("status"), Prodctl::tr(">attempt"), Prodctl::tr(">events"), Prodctl::tr(">read"),
                 Prodctl::tr("class"), Prodctl::tr("site"), Prodctl::tr("node")});
    QJsonArray array;
    for (const JobSummary &j : jobs) {
        const QString verdict = verdicts.value(j.gridJobId.value());
        QJsonObject object = jobJson(j);
        object.insert(QStringLiteral("gridVerdict"), verdict);
        array.append(object);
        table.add({QString::number(j.id.value()), QString::number(j.requestId.value()),
                   QStringLiteral("%1 %2").arg(j.gridJobNumber).arg(verdict), QString(toWord(j.kind)),
                   QString::number(j.run), statusOf(j),
                   QString::number(j.attempt), withThousands(j.events),
                   j.eventsRead ? withThousands(*j.eventsRead) : QString(), j.failureClass, j.site, j.node});
    }
    const int code = show(session, "jobs", array, table, Prodctl::tr("No job matches."));
    if (total > jobs.size())
        session.line(
            Prodctl::tr("The newest %1 of %2 jobs; --limit shows more.").arg(jobs.size()).arg(total));
    return code;
}

Result<JobId> jobOf(const QJsonObject &arguments)
{
    return JobId(arguments.value(QLatin1StringView("job")).toInteger());
}

Result<int> showJob(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const JobId id, jobOf(arguments));
    SD_TRY(const JobDetails details, loadJobDetails(*db, id));
    const JobSummary &j = details.job;
    QJsonObject object = jobJson(j);
    QJsonArray files, timeline, evidence;
    Table facts({Prodctl::tr("job"), QString::number(j.id.value())});
    facts.add({Prodctl::tr("request"), QString::number(j.requestId.value())});
    SD_TRY(const auto verdicts, gridVerdicts(*db, {j}));
    const QString verdict = verdicts.value(j.gridJobId.value());
    object.insert(QStringLiteral("gridVerdict"), verdict);
    facts.add({Prodctl::tr("grid job"), QStringLiteral("%1 %2").arg(j.gridJobNumber).arg(verdict)});
    facts.add({Prodctl::tr("status"), statusOf(j)});
    facts.add({Prodctl::tr("attempt"), QString::number(j.attempt)});
    if (j.retriedBy.isValid())
        facts.add({Prodctl::tr("tried again by"), Prodctl::tr("job %1").arg(j.retriedBy.value())});
    facts.add({Prodctl::tr("events"),
               j.eventsRead ? Prodctl::tr("%1 of %2 read").arg(*j.eventsRead).arg(j.events)
                            : QString::number(j.events)});
    if (!j.failureClass.isEmpty()) {
        facts.add({Prodctl::tr("failed"), failureClass(j.failureClass).translatedTitle()});
        facts.add({Prodctl::tr("why"), j.failureText});
        facts.add({Prodctl::tr("what to do"), failureClass(j.failureClass).translatedRemedy()});
    }
    facts.add({Prodctl::tr("site, node"), QStringLiteral("%1 %2").arg(j.site, j.node)});
    facts.add({Prodctl::tr("token"), j.token});
    facts.add({Prodctl::tr("folder"), j.folder});
    Table times({Prodctl::tr("when"), Prodctl::tr("from"), Prodctl::tr("to")});
    for (const TimelineEntry &t : details.timeline) {
        times.add({utcTime(t.at), t.from, t.to});
        timeline.append(QJsonObject{
            {QStringLiteral("at"), t.at}, {QStringLiteral("from"), t.from}, {QStringLiteral("to"), t.to}});
    }
    Table found({Prodctl::tr("checked"), Prodctl::tr("found")});
    for (const EvidenceEntry &e : details.evidence) {
        found.add({e.fact, e.value});
        evidence.append(QJsonObject{{QStringLiteral("at"), e.at},
                                    {QStringLiteral("fact"), e.fact},
                                    {QStringLiteral("value"), e.value}});
    }
    Table paths({Prodctl::tr("file"), Prodctl::tr("stream"), Prodctl::tr(">events"), Prodctl::tr(">bytes"),
                 Prodctl::tr("state"), Prodctl::tr("path")});
    for (const JobFile &f : details.files) {
        paths.add({f.input ? Prodctl::tr("input") : Prodctl::tr("output"), f.stream, withThousands(f.events),
                   withThousands(f.bytes), f.state, f.path});
        files.append(QJsonObject{{QStringLiteral("input"), f.input},
                                 {QStringLiteral("name"), f.name},
                                 {QStringLiteral("path"), f.path},
                                 {QStringLiteral("stream"), f.stream},
                                 {QStringLiteral("state"), f.state},
                                 {QStringLiteral("problem"), f.problem},
                                 {QStringLiteral("adler32"), f.adler32},
                                 {QStringLiteral("run"), f.run},
                                 {QStringLiteral("firstEvent"), f.firstEvent},
                                 {QStringLiteral("events"), f.events},
                                 {QStringLiteral("bytes"), f.bytes}});
    }
    if (session.json()) {
        object.insert(QStringLiteral("files"), files);
        object.insert(QStringLiteral("timeline"), timeline);
        object.insert(QStringLiteral("evidence"), evidence);
        session.print(object);
        return 0;
    }
    for (const Table *table : {&facts, &times, &found, &paths})
        if (!table->isEmpty())
            session.print(*table);
    return 0;
}

// Logs of a job that has not been retrieved yet are still where it runs.
Result<QString> folderOf(Database &db, const JobSummary &job)
{
    if (!job.folder.isEmpty())
        return job.folder;
    SD_TRY(const auto sites, listSites(db));
    for (const SiteRow &site : sites)
        if (site.name == job.site)
            return QDir(site.spool).filePath(QStringLiteral("jobs/%1").arg(job.token));
    return QString();
}

Result<int> showLog(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const JobId id, jobOf(arguments));
    SD_TRY(const auto jobs, loadJobs(*db, {id}));
    if (jobs.isEmpty())
        return fail(ErrorCode::NotFound, Prodctl::tr("job %1").arg(id.value()), {});
    SD_TRY(const QString folder, folderOf(*db, jobs.first()));
    const auto flag = [&arguments](const char *name) {
        return arguments.value(QLatin1StringView(name)).toBool();
    };
    const QString name = flag("report") ? QStringLiteral("report.json")
        : flag("stderr")                ? QStringLiteral("stderr")
                                        : QStringLiteral("stdout");
    auto part = readLog(QDir(folder).filePath(name), -1, kMaxLogChunk);
    if (!part) {
        Error error = part.error();
        if (error.code == ErrorCode::NotFound)
            error = {
                ErrorCode::NotFound, Prodctl::tr("%1 of job %2").arg(name).arg(id.value()),
                Prodctl::tr("The job is %1 and has left no such file.").arg(toWord(jobs.first().status))};
        return tl::unexpected(std::move(error));
    }
    QStringList lines = readableLog(part->bytes).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    if (part->offset > 0)
        session.warn(
            Prodctl::tr("The file is large; only its last %1 bytes are looked at.").arg(part->bytes.size()));
    const QString search = arguments.value(QLatin1StringView("search")).toString();
    QStringList shown;
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (search.isEmpty())
            shown.append(lines.at(i));
        else if (lines.at(i).contains(search, Qt::CaseInsensitive))
            shown.append(QStringLiteral("%1: %2").arg(i + 1).arg(lines.at(i)));
    const qint64 tail = arguments.value(QLatin1StringView("tail")).toInteger();
    if (tail < 0)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--tail"), Prodctl::tr("It is a number of lines."));
    if (tail > 0 && shown.size() > tail)
        shown = shown.mid(shown.size() - tail);
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("job"), id.value()},
                                  {QStringLiteral("file"), name},
                                  {QStringLiteral("lines"), QJsonArray::fromStringList(shown)}});
    for (const QString &line : std::as_const(shown))
        session.line(line);
    return 0;
}

Result<int> listFailureRows(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    QList<RequestId> requests;
    const QJsonArray ids = arguments.value(QLatin1StringView("requests")).toArray();
    for (const QJsonValue &id : ids) {
        SD_CHECK(loadRequest(*db, RequestId(id.toInteger())));
        requests.append(RequestId(id.toInteger()));
    }
    const bool perNode = arguments.value(QLatin1StringView("per")).toString() == QLatin1String("node");
    SD_TRY(const auto failures,
           listFailures(*db, requests,
                        perNode ? FailuresPer::RequestAndNode : FailuresPer::Request));
    Table table({Prodctl::tr(">n"), Prodctl::tr("class"), Prodctl::tr(">request"),
                 Prodctl::tr("release"), perNode ? Prodctl::tr("site, node") : Prodctl::tr("site"),
                 Prodctl::tr("signature"), Prodctl::tr("what to do")});
    QJsonArray array;
    for (const FailureCount &f : failures) {
        if (f.n == 0)
            continue;
        table.add({QString::number(f.n), f.failureClass, QString::number(f.requestId.value()), f.release,
                   perNode ? QStringLiteral("%1 %2").arg(f.site, f.node) : f.site, f.signature,
                   failureClass(f.failureClass).translatedRemedy()});
        array.append(QJsonObject{{QStringLiteral("n"), f.n},
                                 {QStringLiteral("class"), f.failureClass},
                                 {QStringLiteral("request"), f.requestId.value()},
                                 {QStringLiteral("release"), f.release},
                                 {QStringLiteral("site"), f.site},
                                 {QStringLiteral("node"), perNode ? QJsonValue(f.node) : QJsonValue()},
                                 {QStringLiteral("signature"), f.signature}});
    }
    return show(session, "failures", array, table, Prodctl::tr("No job has failed."));
}
}  // namespace

void addJobVerbs(QList<Verb> &verbs)
{
    const QString json = Prodctl::tr(
        "{id, request, gridJob, kind, token, status, attempt, retryOf, retriedBy, run, units, events,"
        " eventsRead, eventsWritten, stream, site, node, endpointJobId, exitCode, signal, class,"
        " text, signature, folder, cancelWanted, stuckSince, memoryMb, wallSeconds, rule, createdAt,"
        " submittedAt, startedAt, endedAt, changedAt, gridVerdict: open, good, partial (failed in part) or"
        " total (failed in total)}");
    const Parameter job =
        parameter("job", ParameterKind::Integer, Prodctl::tr("The number of the job."), true, true);
    Verb list = makeVerb({QStringLiteral("jobs")}, Prodctl::tr("Lists jobs, the newest first."),
                         "prodctl jobs --filter \"status = error and run > 147000\"",
                         {filterOption(), limitOption("100")}, QStringLiteral("{jobs: [%1]}.").arg(json),
                         listJobRows);
    list.aliases = {{QStringLiteral("jobs"), QStringLiteral("list")}};
    list.more = fieldsHelp(jobFields());
    verbs.append(list);
    Verb one = makeVerb(
        {QStringLiteral("jobs"), QStringLiteral("show")},
        Prodctl::tr("Shows one job: what it did, what was found, its files."), "prodctl jobs show 17", {job},
        Prodctl::tr(
            "%1 and files: [{input, name, path, stream, state, problem, adler32, run, firstEvent, events,"
            " bytes}], timeline: [{at, from, to}], evidence: [{at, fact, value}].")
            .arg(json),
        showJob);
    one.aliases = {{QStringLiteral("job"), QStringLiteral("show")}};
    verbs.append(one);
    verbs.append(makeVerb(
        {QStringLiteral("log")}, Prodctl::tr("Prints a log of a job."), "prodctl log 17 --stderr --tail 20",
        {job,
         parameter("stdout", ParameterKind::Flag, Prodctl::tr("What it printed (unless told otherwise).")),
         parameter("stderr", ParameterKind::Flag, Prodctl::tr("Its errors.")),
         parameter("report", ParameterKind::Flag, Prodctl::tr("The job report.")),
         parameter("tail", ParameterKind::Integer, Prodctl::tr("Only the last lines, so many.")),
         parameter("search", ParameterKind::Text,
                   Prodctl::tr("Only lines with this text, with their numbers."))},
        Prodctl::tr("{job, file, lines: [text]}."), showLog));
    Parameter per = parameter("per", ParameterKind::Word, Prodctl::tr("Counted per site or per worker node."),
                              false, false, "site");
    per.words = {QStringLiteral("site"), QStringLiteral("node")};
    verbs.append(makeVerb(
        {QStringLiteral("failures")}, Prodctl::tr("Counts failed jobs by cause, superseded ones included."),
        "prodctl failures --requests 3",
        {parameter("requests", ParameterKind::Requests, Prodctl::tr("Only of these requests.")), per},
        Prodctl::tr(
            "{failures: [{n, class, request, release, site, node, signature}]}; node with --per node."),
        listFailureRows));
}

}  // namespace shiftdeck

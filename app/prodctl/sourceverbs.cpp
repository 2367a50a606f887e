// sources, sources show, conditions, conditions outdated: where new runs come from, and what is to be
// done again.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/items/sourcetext.h"
#include "models/storage/conditions.h"
#include "models/storage/queries.h"
#include "models/storage/snapshots.h"
#include "models/storage/sources.h"

namespace shiftdeck {

namespace {
QString countsText(const RunSource &s)
{
    QStringList counts;
    for (const QString &word : allWords<SourceRunState>())
        if (const qint64 n = s.count(*fromWord<SourceRunState>(word)); n > 0)
            counts.append(Prodctl::tr("%1 %2", "number, state of runs").arg(n).arg(word));
    return counts.join(QStringLiteral(", "));
}

QJsonObject sourceJson(const RunSource &s, TimeMs now)
{
    QJsonArray steps;
    for (const Step step : s.steps)
        steps.append(QString(toWord(step)));
    QJsonObject runs;
    for (const QString &word : allWords<SourceRunState>())
        runs.insert(word, s.count(*fromWord<SourceRunState>(word)));
    QJsonObject object{{QStringLiteral("name"), s.name},
                       {QStringLiteral("campaign"), s.campaign},
                       {QStringLiteral("kind"), QString(toWord(s.kind))},
                       {QStringLiteral("location"), s.location},
                       {QStringLiteral("pattern"), s.pattern},
                       {QStringLiteral("complete"), QString(toWord(s.completeBy))},
                       {QStringLiteral("marker"), s.marker},
                       {QStringLiteral("quietMs"), s.quietMs},
                       {QStringLiteral("everyMs"), s.everyMs},
                       {QStringLiteral("site"), s.site},
                       {QStringLiteral("dataset"), s.dataset},
                       {QStringLiteral("steps"), steps},
                       {QStringLiteral("release"), s.release},
                       {QStringLiteral("conditions"), s.conditions},
                       {QStringLiteral("split"), QString(toWord(s.split))},
                       {QStringLiteral("splitSize"), s.splitSize},
                       {QStringLiteral("priority"), s.priority},
                       {QStringLiteral("state"), sourceStateText(s, now)},
                       {QStringLiteral("runs"), runs},
                       {QStringLiteral("changedLater"), s.changedLater},
                       {QStringLiteral("by"), s.by},
                       {QStringLiteral("at"), s.at}};
    object.insert(QStringLiteral("stopped"),
                  s.stop ? QJsonValue(QJsonObject{{QStringLiteral("by"), s.stop->by},
                                                  {QStringLiteral("at"), s.stop->at},
                                                  {QStringLiteral("reason"), s.stop->reason}})
                         : QJsonValue());
    object.insert(
        QStringLiteral("look"),
        s.look ? QJsonValue(QJsonObject{{QStringLiteral("at"), s.look->at},
                                        {QStringLiteral("tookMs"), s.look->tookMs},
                                        {QStringLiteral("runs"), s.look->runs},
                                        {QStringLiteral("files"), s.look->files},
                                        {QStringLiteral("ignored"), s.look->ignored},
                                        {QStringLiteral("problem"), s.look->problem},
                                        {QStringLiteral("problemSince"), orNull(s.look->problemSince)}})
               : QJsonValue());
    return object;
}

QJsonObject runJson(const SourceRun &r)
{
    QJsonArray requests;
    for (const SourceRequest &one : r.requests)
        requests.append(QJsonObject{{QStringLiteral("id"), one.id.value()},
                                    {QStringLiteral("step"), QString(toWord(one.step))},
                                    {QStringLiteral("status"), QString(toWord(one.status))},
                                    {QStringLiteral("made"), one.made}});
    return {{QStringLiteral("run"), r.run},
            {QStringLiteral("state"), QString(toWord(r.state))},
            {QStringLiteral("files"), r.files},
            {QStringLiteral("bytes"), r.bytes},
            {QStringLiteral("firstSeenAt"), r.firstSeenAt},
            {QStringLiteral("changedAt"), r.changedAt},
            {QStringLiteral("requestedAt"), orNull(r.requestedAt)},
            {QStringLiteral("why"), r.why},
            {QStringLiteral("later"), r.later},
            {QStringLiteral("laterAt"), orNull(r.laterAt)},
            {QStringLiteral("requests"), requests}};
}

Result<int> sources(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const auto list, listSources(*db));
    Table table({Prodctl::tr("source"), Prodctl::tr("kind"), Prodctl::tr("place"), Prodctl::tr("campaign"),
                 Prodctl::tr("asks for"), Prodctl::tr("state"), Prodctl::tr(">last look"),
                 Prodctl::tr("runs"), Prodctl::tr("problem")});
    QJsonArray array;
    for (const RunSource &s : list) {
        table.add({s.name, QString(toWord(s.kind)), oneLine(s.location), s.campaign, stepsText(s.steps),
                   sourceStateText(s, now), s.look ? timeAgo(s.look->at, now) : QStringLiteral("-"),
                   countsText(s), s.look ? oneLine(s.look->problem) : QString()});
        array.append(sourceJson(s, now));
    }
    return show(
        session, "sources", array, table,
        Prodctl::tr("There is no source of new runs yet; \"prodctl sources add\" has the agent watch one."));
}

Result<int> showSource(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const int limit, limitOf(arguments));
    const TimeMs now = session.clock().now();
    SD_TRY(const RunSource s, findSource(*db, arguments.value(QLatin1StringView("name")).toString()));
    SD_TRY(const auto runs, listSourceRuns(*db, s.id, limit));
    if (session.json()) {
        QJsonObject source = sourceJson(s, now);
        QJsonArray array;
        for (const SourceRun &run : runs)
            array.append(runJson(run));
        source.insert(QStringLiteral("list"), array);
        session.print(QJsonObject{{QStringLiteral("source"), source}});
    }
    session.line(Prodctl::tr("Source %1, %2 %3: %4", "name, kind, place, state")
                     .arg(s.name, QString(toWord(s.kind)), oneLine(s.location), sourceStateText(s, now)));
    session.line(Prodctl::tr("It asks for: %1.").arg(policyText(s)));
    const QStringList advice = sourceAdvice(s, now).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : advice)
        session.line(line);
    if (runs.isEmpty()) {
        session.line(Prodctl::tr("It showed no run of the campaign yet."));
        return 0;
    }
    Table table({Prodctl::tr(">run"), Prodctl::tr("state"), Prodctl::tr(">files"), Prodctl::tr(">bytes"),
                 Prodctl::tr(">first seen"), Prodctl::tr("requests"),
                 Prodctl::tr("what it waits for, or why not")});
    for (const SourceRun &r : runs)
        table.add({QString::number(r.run), QString(toWord(r.state)), withThousands(r.files),
                   withThousands(r.bytes), timeAgo(r.firstSeenAt, now), sourceRequestsText(r),
                   oneLine(sourceRunText(s, r, now))});
    session.line(QString());
    session.print(table);
    return 0;
}

Result<int> conditions(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto list, listConditionsUpdates(*db));
    Table table({Prodctl::tr("tag"), Prodctl::tr("payload"), Prodctl::tr(">first run"),
                 Prodctl::tr(">last run"), Prodctl::tr("replaced at"), Prodctl::tr("written down by"),
                 Prodctl::tr("comment")});
    QJsonArray array;
    for (const ConditionsUpdate &u : list) {
        table.add({u.tag, u.payload, QString::number(u.firstRun), QString::number(u.lastRun), utcTime(u.at),
                   u.by, oneLine(u.comment)});
        array.append(QJsonObject{{QStringLiteral("tag"), u.tag},
                                 {QStringLiteral("payload"), u.payload},
                                 {QStringLiteral("firstRun"), u.firstRun},
                                 {QStringLiteral("lastRun"), u.lastRun},
                                 {QStringLiteral("at"), u.at},
                                 {QStringLiteral("comment"), u.comment},
                                 {QStringLiteral("recordedAt"), u.recordedAt},
                                 {QStringLiteral("by"), u.by}});
    }
    return show(
        session, "updates", array, table,
        Prodctl::tr("No update of conditions is written down; \"prodctl conditions update\" does that."));
}

Result<int> outdated(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto list, listOutdated(*db));
    Table table({Prodctl::tr(">run"), Prodctl::tr(">request"), Prodctl::tr("campaign"), Prodctl::tr("step"),
                 Prodctl::tr("release"), Prodctl::tr("conditions"), Prodctl::tr(">jobs"),
                 Prodctl::tr(">events"), Prodctl::tr("read at"), Prodctl::tr("replaced at"),
                 Prodctl::tr("payloads"), Prodctl::tr("why"), Prodctl::tr("processed again by")});
    QJsonArray array;
    for (const OutdatedRun &o : list) {
        table.add({QString::number(o.run), QString::number(o.request.value()), o.campaign,
                   QString(toWord(o.step)), o.release, o.conditions, withThousands(o.jobs),
                   withThousands(o.events), utcTime(o.readAt), utcTime(o.updatedAt),
                   oneLine(o.payloads.join(QStringLiteral(", "))),
                   o.from.isValid() ? Prodctl::tr("made of outputs of request %1").arg(o.from.value())
                                    : Prodctl::tr("read before they were replaced"),
                   o.again.isValid() ? Prodctl::tr("request %1 (%2)", "number, status")
                                           .arg(o.again.value())
                                           .arg(toWord(o.againStatus))
                                     : QStringLiteral("-")});
        array.append(QJsonObject{
            {QStringLiteral("run"), o.run},
            {QStringLiteral("request"), o.request.value()},
            {QStringLiteral("campaign"), o.campaign},
            {QStringLiteral("dataset"), o.dataset},
            {QStringLiteral("step"), QString(toWord(o.step))},
            {QStringLiteral("release"), o.release},
            {QStringLiteral("conditions"), o.conditions},
            {QStringLiteral("jobs"), o.jobs},
            {QStringLiteral("events"), o.events},
            {QStringLiteral("readAt"), o.readAt},
            {QStringLiteral("updatedAt"), o.updatedAt},
            {QStringLiteral("payloads"), QJsonArray::fromStringList(o.payloads)},
            {QStringLiteral("from"), o.from.isValid() ? QJsonValue(o.from.value()) : QJsonValue()},
            {QStringLiteral("again"), o.again.isValid() ? QJsonValue(o.again.value()) : QJsonValue()}});
    }
    return show(session, "outdated", array, table,
                Prodctl::tr("No output is outdated by an update of its conditions."));
}

Result<int> snapshots(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const int limit, limitOf(a));
    const RequestId request(a.value(QLatin1StringView("request")).toInteger());
    SD_CHECK(loadRequest(*db, request));
    SD_TRY(const auto list,
           listSnapshots(*db, request, a.value(QLatin1StringView("run")).toInteger(), limit));
    Table table({Prodctl::tr(">run"), Prodctl::tr("stream"), Prodctl::tr("output"), Prodctl::tr(">events"),
                 Prodctl::tr("conditions"), Prodctl::tr("read at"), Prodctl::tr("by"),
                 Prodctl::tr("payloads of"), Prodctl::tr("replaced since"), Prodctl::tr("merged file")});
    QJsonArray array;
    for (const OutputSnapshot &o : list) {
        table.add(
            {QString::number(o.run), o.stream, o.name, withThousands(o.events), o.tag, utcTime(o.readAt),
             QString(toWord(o.said)), o.payloadsOf > 0 ? utcTime(o.payloadsOf) : QStringLiteral("-"),
             o.replaced.isEmpty() ? QStringLiteral("-") : oneLine(o.replaced.join(QStringLiteral(", "))),
             o.merged.isEmpty() ? QStringLiteral("-") : o.merged});
        array.append(QJsonObject{
            {QStringLiteral("output"), o.output.value()},
            {QStringLiteral("name"), o.name},
            {QStringLiteral("job"), o.job.value()},
            {QStringLiteral("run"), o.run},
            {QStringLiteral("stream"), o.stream},
            {QStringLiteral("events"), o.events},
            {QStringLiteral("conditions"), o.tag},
            {QStringLiteral("readAt"), o.readAt},
            {QStringLiteral("by"), QString(toWord(o.said))},
            {QStringLiteral("payloadsOf"), o.payloadsOf > 0 ? QJsonValue(o.payloadsOf) : QJsonValue()},
            {QStringLiteral("replaced"), QJsonArray::fromStringList(o.replaced)},
            {QStringLiteral("merged"), o.merged.isEmpty() ? QJsonValue() : QJsonValue(o.merged)}});
    }
    return show(session, "snapshots", array, table, Prodctl::tr("The request has no credited output yet."));
}
}  // namespace

void addSourceVerbs(QList<Verb> &verbs)
{
    Verb list = makeVerb(
        {QStringLiteral("sources")},
        Prodctl::tr(
            "Lists the sources of new runs: what each asks for, how it is, and what became of its runs."),
        "prodctl sources", {},
        Prodctl::tr(
            "{sources: [{name, campaign, kind, location, pattern, complete, marker, quietMs, everyMs, site,"
            " dataset, steps, release, conditions, split, splitSize, priority, state, runs: {seen, growing,"
            " complete, requested, refused}, changedLater, by, at, stopped: {by, at, reason}, look: {at,"
            " tookMs, runs, files, ignored, problem, problemSince}}]}; times are milliseconds since 1970 "
            "UTC."),
        sources);
    list.aliases = {{QStringLiteral("sources"), QStringLiteral("list")}};
    verbs.append(list);
    verbs.append(makeVerb(
        {QStringLiteral("sources"), QStringLiteral("show")},
        Prodctl::tr(
            "Shows one source and its runs, the newest first: what each waits for, why it is refused, or its"
            " requests."),
        "prodctl sources show pit",
        {parameter("name", ParameterKind::Name, Prodctl::tr("The source."), true, true, "", "source"),
         limitOption("200")},
        Prodctl::tr("{source: as of \"prodctl sources\", with list: [{run, state, files, bytes, firstSeenAt,"
                    " changedAt, requestedAt, why, later, laterAt, requests: [{id, step, status, made}]}]}."),
        showSource));
    Verb updates =
        makeVerb({QStringLiteral("conditions")},
                 Prodctl::tr("Lists the updates of calibrations that were written down, the newest first."),
                 "prodctl conditions", {},
                 Prodctl::tr("{updates: [{tag, payload, firstRun, lastRun, at, comment, recordedAt, by}]}."),
                 conditions);
    updates.aliases = {{QStringLiteral("conditions"), QStringLiteral("list")}};
    verbs.append(updates);
    Verb old = makeVerb(
        {QStringLiteral("conditions"), QStringLiteral("outdated")},
        Prodctl::tr("Lists the runs whose outputs were made with conditions that changed since, and what was"
                    " made of these outputs."),
        "prodctl conditions outdated", {},
        Prodctl::tr(
            "{outdated: [{run, request, campaign, dataset, step, release, conditions, jobs, events, readAt,"
            " updatedAt, payloads, from, again}]}; from: the request whose outputs it was made of, where its "
            "own"
            " conditions did not change; again: the request that processes it again; or null."),
        outdated);
    old.more =
        Prodctl::tr("\"prodctl conditions reprocess SNAPSHOT\" makes the requests for them in one go.");
    verbs.append(old);
    Verb made = makeVerb(
        {QStringLiteral("conditions"), QStringLiteral("snapshots")},
        Prodctl::tr("Lists the credited outputs of a request with the conditions that each was made with."),
        "prodctl conditions snapshots 3 --run 148058",
        {parameter("request", ParameterKind::Integer, Prodctl::tr("The request."), true, true),
         parameter("run", ParameterKind::Integer, Prodctl::tr("Of this run alone.")), limitOption("1000")},
        Prodctl::tr(
            "{snapshots: [{output, name, job, run, stream, events, conditions, readAt, by, payloadsOf,"
            " replaced, merged}]}."),
        snapshots);
    made.more = Prodctl::tr("A job reads its conditions when it starts. \"by\" says what that rests on: a job"
                            " report, which confirms the tag; the start of the job alone; or its submission."
                            " \"payloads of\" is the newest update that it read.");
    verbs.append(made);
}

}  // namespace shiftdeck

// campaign list, request list and show.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/commands/presencetext.h"
#include "models/core/timespan.h"
#include "models/production/abandoning.h"
#include "models/production/recovery.h"
#include "models/storage/logbook.h"
#include "models/storage/queries.h"
#include "models/storage/requestwaits.h"

#include <QJsonArray>

namespace shiftdeck {

namespace {
template <typename E>
QJsonObject countsJson(const Counts<E> &counts)
{
    QJsonObject object;
    const QStringList words = allWords<E>();
    for (qsizetype i = 0; i < words.size(); ++i)
        if (counts.n[static_cast<size_t>(i)] != 0)
            object.insert(words.at(i), counts.n[static_cast<size_t>(i)]);
    return object;
}

QJsonValue stopJson(const RequestSummary &r)
{
    if (!r.stop)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("cause"), r.stop->cause},
                       {QStringLiteral("reason"), r.stop->reason},
                       {QStringLiteral("by"), r.stop->by},
                       {QStringLiteral("at"), r.stop->at}};
}

QJsonArray signedOffJson(const QList<SignedOffUnits> &signedOff)
{
    QJsonArray decisions;
    for (const SignedOffUnits &s : signedOff) {
        QJsonArray runs;
        for (const qint64 run : s.runs)
            runs.append(run);
        decisions.append(QJsonObject{{QStringLiteral("by"), s.by},
                                     {QStringLiteral("why"), s.reason},
                                     {QStringLiteral("at"), s.at},
                                     {QStringLiteral("units"), s.units},
                                     {QStringLiteral("events"), s.events},
                                     {QStringLiteral("runs"), runs}});
    }
    return decisions;
}

QJsonObject requestJson(const RequestSummary &r)
{
    return {
        {QStringLiteral("id"), r.id.value()},
        {QStringLiteral("campaign"), r.campaign},
        {QStringLiteral("dataset"), r.dataset},
        {QStringLiteral("step"), QString(toWord(r.step))},
        {QStringLiteral("release"), r.release},
        {QStringLiteral("conditions"), r.conditions},
        {QStringLiteral("status"), QString(toWord(r.status))},
        {QStringLiteral("heldFrom"), r.heldFrom ? QJsonValue(QString(toWord(*r.heldFrom))) : QJsonValue()},
        {QStringLiteral("site"), r.site},
        {QStringLiteral("leaseUntil"), orNull(r.leaseUntil)},
        {QStringLiteral("priority"), r.priority},
        {QStringLiteral("test"), r.test},
        {QStringLiteral("inputComplete"), r.datasetComplete},
        {QStringLiteral("eventsExpected"), r.eventsExpected},
        {QStringLiteral("eventsCredited"), r.units.eventsOf(UnitState::Credited)},
        {QStringLiteral("units"), countsJson(r.units)},
        {QStringLiteral("jobs"), countsJson(r.jobs)},
        {QStringLiteral("mergeJobs"), countsJson(r.mergeJobs)},
        {QStringLiteral("merges"), r.merges},
        {QStringLiteral("mergesDone"), r.mergesDone},
        {QStringLiteral("mergePolicy"), QString(toWord(r.mergePolicy))},
        {QStringLiteral("releaseParts"), QString(toWord(r.releaseParts))},
        {QStringLiteral("mergeEvents"), r.mergeEvents},
        {QStringLiteral("mergeBytes"), r.mergeBytes},
        {QStringLiteral("stopped"), stopJson(r)},
        {QStringLiteral("waitsFor"), waitsFor(r)},
        {QStringLiteral("createdAt"), r.createdAt},
        {QStringLiteral("createdBy"), r.createdBy},
        {QStringLiteral("changedAt"), r.changedAt},
        {QStringLiteral("changedBy"), r.changedBy}};
}

QString statusText(const RequestSummary &r)
{
    const QString status =
        r.heldFrom ? Prodctl::tr("held (was %1)").arg(toWord(*r.heldFrom)) : QString(toWord(r.status));
    return r.stop ? Prodctl::tr("%1, stopped", "status of a request").arg(status) : status;
}

Result<int> listAll(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const FilterNode filter, filterOf(session, arguments, requestFields()));
    SD_TRY(const auto requests, listRequests(*db, filter));
    Table table({QStringLiteral(">id"), Prodctl::tr("campaign"), Prodctl::tr("step"), Prodctl::tr("dataset"),
                 Prodctl::tr("status"), Prodctl::tr("site"), Prodctl::tr(">priority"), Prodctl::tr(">events"),
                 Prodctl::tr(">credited"), Prodctl::tr(">open"), Prodctl::tr(">done"),
                 Prodctl::tr(">failed")});
    QJsonArray array;
    for (const RequestSummary &r : requests) {
        array.append(requestJson(r));
        table.add({QString::number(r.id.value()), r.campaign, QString(toWord(r.step)), r.dataset,
                   statusText(r), r.site, QString::number(r.priority), withThousands(r.eventsExpected),
                   withThousands(r.units.eventsOf(UnitState::Credited)), QString::number(openJobs(r)),
                   QString::number(r.jobs.of(JobStatus::Done)),
                   QString::number(r.jobs.of(JobStatus::Error))});
    }
    return show(session, "requests", array, table, Prodctl::tr("No request matches."));
}

// The sessions that have the request open or are about to do something with it.
QList<PresentSession> concerned(const QList<PresentSession> &sessions, RequestId id)
{
    const auto names = [id](const QList<PresentRequest> &requests) {
        return std::any_of(requests.begin(), requests.end(), [id](const auto &r) { return r.id == id; });
    };
    QList<PresentSession> some = sessions;
    some.removeIf([&names](const PresentSession &s) { return !names(s.open) && !names(s.planned); });
    return some;
}

Result<int> showOne(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    const RequestId id(arguments.value(QLatin1StringView("request")).toInteger());
    SD_TRY(const RequestSummary r, loadRequest(*db, id));
    SD_TRY(const auto comments, listComments(*db, QStringLiteral("request"), id.value()));
    SD_TRY(const auto failures, listFailures(*db, {id}));
    SD_TRY(const auto signedOff, listSignedOff(*db, id));
    SD_TRY(const WaitingUnits waiting, waitingUnits(*db, id, session.clock().now()));
    SD_TRY(const SessionList present, listSessions(*db));
    SD_TRY(const LogMentions mentions, logMentions(*db, QStringLiteral("request"), id.value()));
    if (session.json()) {
        QJsonObject object = requestJson(r);
        QJsonArray notes, causes, here;
        for (const PresentSession &s : concerned(present.sessions, id))
            here.append(sessionJson(s));
        for (const CommentRow &c : comments)
            notes.append(QJsonObject{{QStringLiteral("who"), c.who},
                                     {QStringLiteral("at"), c.at},
                                     {QStringLiteral("text"), c.text}});
        for (const FailureCount &f : failures)
            causes.append(QJsonObject{{QStringLiteral("class"), f.failureClass},
                                      {QStringLiteral("signature"), f.signature},
                                      {QStringLiteral("site"), f.site},
                                      {QStringLiteral("n"), f.n}});
        object.insert(QStringLiteral("signedOff"), signedOffJson(signedOff));
        object.insert(QStringLiteral("waiting"), QJsonObject{{QStringLiteral("units"), waiting.units},
                                                             {QStringLiteral("until"), waiting.next}});
        object.insert(QStringLiteral("sessions"), here);
        object.insert(QStringLiteral("comments"), notes);
        object.insert(QStringLiteral("logbook"),
                      QJsonObject{{QStringLiteral("entries"), mentions.count},
                                  {QStringLiteral("newest"),
                                   mentions.newest ? QJsonValue(logJson(*mentions.newest)) : QJsonValue()}});
        object.insert(QStringLiteral("failures"), causes);
        session.print(object);
        return 0;
    }
    const TimeMs now = session.clock().now();
    Table table({Prodctl::tr("request"), QString::number(r.id.value())});
    table.add({Prodctl::tr("campaign"), r.campaign});
    table.add({Prodctl::tr("step"), QString(toWord(r.step)) + (r.test ? Prodctl::tr(" (test)") : QString())});
    table.add({Prodctl::tr("dataset"),
               r.dataset + (r.datasetComplete ? QString() : Prodctl::tr(" (not complete yet)"))});
    table.add({Prodctl::tr("release"), r.release});
    table.add({Prodctl::tr("conditions"), r.conditions});
    table.add({Prodctl::tr("status"), statusText(r)});
    if (r.stop)
        table.add({Prodctl::tr("stopped"), Prodctl::tr("by %1, %2: %3", "who, when, why")
                                               .arg(r.stop->by, timeAgo(r.stop->at, now), r.stop->reason)});
    if (const QString waits = waitsFor(r); !waits.isEmpty())
        table.add({Prodctl::tr("waits for"), waits});
    table.add({Prodctl::tr("site"), r.site.isEmpty() ? Prodctl::tr("none") : r.site});
    if (r.leaseUntil)
        table.add({Prodctl::tr("lease"), Prodctl::tr("ends %1").arg(timeAgo(*r.leaseUntil, now))});
    table.add({Prodctl::tr("priority"), QString::number(r.priority)});
    table.add(
        {Prodctl::tr("events"),
         Prodctl::tr("%1 of %2 credited")
             .arg(withThousands(r.units.eventsOf(UnitState::Credited)), withThousands(r.eventsExpected))});
    table.add({Prodctl::tr("work units"),
               Prodctl::tr("%1 of %2 credited").arg(r.units.of(UnitState::Credited)).arg(r.units.total())});
    for (const SignedOffUnits &s : signedOff)
        table.add({Prodctl::tr("signed off"),
                   Prodctl::tr("%1 work units, %2 events, by %3, %4: %5", "how many, who, when, why")
                       .arg(QString::number(s.units), withThousands(s.events), s.by, timeAgo(s.at, now),
                            s.reason)});
    if (waiting.units > 0)
        table.add({Prodctl::tr("waiting"), Prodctl::tr("%1 work units wait for another attempt, the first %2")
                                               .arg(waiting.units)
                                               .arg(timeAgo(waiting.next, now))});
    table.add({Prodctl::tr("jobs"),
               Prodctl::tr("%1 done, %2 failed, %3 open")
                   .arg(r.jobs.of(JobStatus::Done))
                   .arg(r.jobs.of(JobStatus::Error))
                   .arg(openJobs(r))});
    table.add({Prodctl::tr("merged files"), Prodctl::tr("%1 of %2 done").arg(r.mergesDone).arg(r.merges)});
    table.add({Prodctl::tr("merged by"),
               Prodctl::tr("%1; outputs deleted %2", "merge policy, when")
                   .arg(toWord(r.mergePolicy), toWord(r.releaseParts))});
    table.add({Prodctl::tr("created"), Prodctl::tr("by %1, %2").arg(r.createdBy, timeAgo(r.createdAt, now))});
    table.add({Prodctl::tr("changed"), Prodctl::tr("by %1, %2").arg(r.changedBy, timeAgo(r.changedAt, now))});
    if (mentions.newest)
        table.add(
            {Prodctl::tr("logbook"),
             Prodctl::tr("%n entries about it, the newest #%1 by %2, %3: %4",
                         "number, who, how long ago, what", int(mentions.count))
                 .arg(mentions.newest->id.value())
                 .arg(mentions.newest->who, timeAgo(mentions.newest->at, now), mentions.newest->title())});
    session.print(table);
    for (const QString &line : presenceByRequest(session.bus(), present.sessions, 0).value(id).lines)
        session.line(oneLine(line));
    for (const FailureCount &f : failures)
        session.line(Prodctl::tr("failed: %1 x %2 at %3: %4")
                         .arg(QString::number(f.n), f.failureClass, f.site, oneLine(f.signature)));
    for (const CommentRow &c : comments)
        session.line(
            Prodctl::tr("%1, %2: %3", "who, when, remark").arg(c.who, timeAgo(c.at, now), oneLine(c.text)));
    return 0;
}

Result<int> listCampaignRows(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto campaigns, listCampaigns(*db));
    Table table({Prodctl::tr("campaign"), Prodctl::tr("release"), Prodctl::tr("conditions"),
                 Prodctl::tr(">first run"), Prodctl::tr(">last run"), Prodctl::tr("predecessor"),
                 Prodctl::tr("title")});
    QJsonArray array;
    for (const CampaignRow &c : campaigns) {
        table.add({c.name, c.release, c.conditions, QString::number(c.firstRun), QString::number(c.lastRun),
                   c.predecessor, c.title});
        array.append(QJsonObject{{QStringLiteral("id"), c.id.value()},
                                 {QStringLiteral("name"), c.name},
                                 {QStringLiteral("title"), c.title},
                                 {QStringLiteral("release"), c.release},
                                 {QStringLiteral("conditions"), c.conditions},
                                 {QStringLiteral("predecessor"), c.predecessor},
                                 {QStringLiteral("link"), c.link},
                                 {QStringLiteral("firstRun"), c.firstRun},
                                 {QStringLiteral("lastRun"), c.lastRun},
                                 {QStringLiteral("dueAt"), orNull(c.dueAt)},
                                 {QStringLiteral("createdAt"), c.createdAt},
                                 {QStringLiteral("createdBy"), c.createdBy}});
    }
    return show(session, "campaigns", array, table, Prodctl::tr("There is no campaign yet."));
}
}  // namespace

void addRequestVerbs(QList<Verb> &verbs)
{
    verbs.append(makeVerb(
        {QStringLiteral("campaign"), QStringLiteral("list")}, Prodctl::tr("Lists the campaigns."),
        "prodctl campaign list", {},
        Prodctl::tr("{campaigns: [{id, name, title, release, conditions, predecessor, link, firstRun,"
                    " lastRun, dueAt, createdAt, createdBy}]}."),
        listCampaignRows));
    const QString json =
        Prodctl::tr("{id, campaign, dataset, step, release, conditions, status, heldFrom, site, leaseUntil,"
                    " priority, test, inputComplete, eventsExpected, eventsCredited, units, jobs, mergeJobs,"
                    " merges, mergesDone, stopped: {cause, reason, by, at}, waitsFor, mergePolicy,"
                    " releaseParts, mergeEvents, mergeBytes, createdAt, createdBy, changedAt, changedBy}");
    Verb list = makeVerb({QStringLiteral("request"), QStringLiteral("list")},
                         Prodctl::tr("Lists requests with their progress."),
                         "prodctl request list --filter \"campaign = 2010 and status = running\"",
                         {filterOption()}, QStringLiteral("{requests: [%1]}.").arg(json), listAll);
    list.more = fieldsHelp(requestFields());
    verbs.append(list);
    verbs.append(makeVerb(
        {QStringLiteral("request"), QStringLiteral("show")}, Prodctl::tr("Shows one request."),
        "prodctl request show 3",
        {parameter("request", ParameterKind::Integer, Prodctl::tr("Its number."), true, true)},
        Prodctl::tr("%1 and comments: [{who, at, text}], failures: [{class, signature, site, n}], signedOff:"
                    " [{by, why, at, units, events, runs}], waiting: {units, until}, logbook: {entries,"
                    " newest}, sessions (see who).")
            .arg(json),
        showOne));
}

}  // namespace shiftdeck

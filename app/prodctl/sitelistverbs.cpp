// sites, sites show, releases: what is known about sites and their software.
#include "app/prodctl/certificationlist.h"
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/failureclass.h"
#include "models/core/timespan.h"
#include "models/items/sitetext.h"
#include "models/production/sites.h"
#include "models/storage/queries.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kMostFailures = 10;

QJsonObject healthJson(const SiteHealth &h)
{
    return {{QStringLiteral("askedAt"), h.askedAt},
            {QStringLiteral("tookMs"), h.tookMs},
            {QStringLiteral("up"), h.up},
            {QStringLiteral("answeredAt"), orNull(h.answeredAt)},
            {QStringLiteral("downSince"), orNull(h.downSince)},
            {QStringLiteral("message"), h.message},
            {QStringLiteral("slots"), orNull(h.slotCount)},
            {QStringLiteral("running"), orNull(h.running)},
            {QStringLiteral("queued"), orNull(h.queued)},
            {QStringLiteral("credential"), h.credential},
            {QStringLiteral("credentialUntil"), orNull(h.credentialUntil)},
            {QStringLiteral("credentialState"), h.credentialState},
            {QStringLiteral("credentialSaid"), h.credentialSaid}};
}

QJsonObject siteJson(const SiteFacts &s, const SiteRow &row, TimeMs now)
{
    const auto rate = s.successRate();
    return {{QStringLiteral("name"), s.name},
            {QStringLiteral("title"), s.title},
            {QStringLiteral("endpoint"), s.kind},
            {QStringLiteral("slots"), s.slotCount},
            {QStringLiteral("storage"), row.storage},
            {QStringLiteral("spool"), row.spool},
            {QStringLiteral("state"), QString(toWord(stateOf(s, now)))},
            {QStringLiteral("health"), s.health ? QJsonValue(healthJson(*s.health)) : QJsonValue()},
            {QStringLiteral("drained"),
             s.drain ? QJsonValue(QJsonObject{{QStringLiteral("by"), s.drain->by},
                                              {QStringLiteral("at"), s.drain->at},
                                              {QStringLiteral("reason"), s.drain->reason}})
                     : QJsonValue()},
            {QStringLiteral("mustBeCertified"),
             s.duty ? QJsonValue(QJsonObject{{QStringLiteral("by"), s.duty->by},
                                             {QStringLiteral("at"), s.duty->at},
                                             {QStringLiteral("reason"), s.duty->reason}})
                    : QJsonValue()},
            {QStringLiteral("open"), s.open},
            {QStringLiteral("pending"), s.pending},
            {QStringLiteral("done24h"), s.done},
            {QStringLiteral("failed24h"), s.failed},
            {QStringLiteral("successRate"), rate ? QJsonValue(*rate) : QJsonValue()},
            {QStringLiteral("doubtful"), s.doubtful},
            {QStringLiteral("doubtSince"), orNull(s.doubtSince)}};
}

Result<QHash<qint64, SiteRow>> rowsOf(Database &db)
{
    SD_TRY(const auto list, listSites(db));
    QHash<qint64, SiteRow> rows;
    for (const SiteRow &row : list)
        rows.insert(row.id.value(), row);
    return rows;
}

QString orDash(const std::optional<qint64> &value)
{
    return value ? withThousands(*value) : QStringLiteral("-");
}

Result<int> sites(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const auto list, listSiteFacts(*db, now));
    SD_TRY(const auto rows, rowsOf(*db));
    Table table({Prodctl::tr("site"), Prodctl::tr("endpoint"), Prodctl::tr("state"),
                 Prodctl::tr(">good answer"), Prodctl::tr(">slots"), Prodctl::tr(">running"),
                 Prodctl::tr(">queued"), Prodctl::tr(">ours"), Prodctl::tr(">success in 24 h"),
                 Prodctl::tr(">in doubt"), Prodctl::tr(">credential"), Prodctl::tr("certification")});
    QJsonArray array;
    for (const SiteFacts &s : list) {
        const SiteHealth h = s.health.value_or(SiteHealth());
        table.add({s.name, s.kind, siteStateText(s, now), goodAnswerText(s, now),
                   withThousands(h.slotCount.value_or(s.slotCount)), orDash(h.running), orDash(h.queued),
                   withThousands(s.open), successText(s), doubtText(s, now), credentialText(s, now),
                   certificationText(s)});
        array.append(siteJson(s, rows.value(s.id.value()), now));
    }
    return show(session, "sites", array, table,
                Prodctl::tr("There is no site yet; \"prodctl sites add\" makes one."));
}

QJsonArray failuresJson(const QList<SiteFailure> &failures)
{
    QJsonArray array;
    for (const SiteFailure &f : failures)
        array.append(QJsonObject{{QStringLiteral("class"), f.failureClass},
                                 {QStringLiteral("signature"), f.signature},
                                 {QStringLiteral("jobs"), f.n}});
    return array;
}

QJsonArray releasesJson(const QList<SiteRelease> &releases)
{
    QJsonArray array;
    for (const SiteRelease &r : releases)
        array.append(QJsonObject{{QStringLiteral("step"), r.step},
                                 {QStringLiteral("release"), r.release},
                                 {QStringLiteral("path"), r.path},
                                 {QStringLiteral("state"), QString(toWord(r.state))},
                                 {QStringLiteral("checkedAt"), r.checkedAt}});
    return array;
}

void sayFailures(Session &session, const QList<SiteFailure> &failures, const std::optional<LastFailure> &last,
                 TimeMs now)
{
    if (failures.isEmpty())
        return;
    Table table({Prodctl::tr("failure"), Prodctl::tr(">jobs"), Prodctl::tr("error text")});
    for (const SiteFailure &f : failures)
        table.add({f.failureClass, withThousands(f.n), oneLine(f.signature)});
    session.line(QString());
    session.print(table);
    if (!last)
        return;
    session.line(QString());
    session.line(Prodctl::tr("The last failure: job %1, %2, %3. %4", "number, class, age, what to do")
                     .arg(QString::number(last->job.value()), last->failureClass, timeAgo(last->at, now),
                          failureClass(last->failureClass).translatedRemedy()));
    if (!last->text.isEmpty())
        session.line(oneLine(last->text));
}

Result<int> showSite(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const SiteFacts s, loadSiteFacts(*db, a.value(QLatin1StringView("name")).toString(), now));
    SD_TRY(const auto rows, rowsOf(*db));
    SD_TRY(const auto failures, listSiteFailures(*db, s.id, kMostFailures));
    SD_TRY(const auto last, lastFailureAt(*db, s.id));
    SD_TRY(const auto releases, listSiteReleases(*db, s.id));
    SD_TRY(const auto certifications, listCertifications(*db, s.id));
    SD_TRY(const auto trials, listOpenTrials(*db, s.id));
    const SiteRow row = rows.value(s.id.value());
    if (session.json()) {
        QJsonObject site = siteJson(s, row, now);
        site.insert(QStringLiteral("failures"), failuresJson(failures));
        site.insert(QStringLiteral("releases"), releasesJson(releases));
        site.insert(QStringLiteral("certifications"), certificationsJson(certifications));
        site.insert(QStringLiteral("trials"), trialsJson(trials));
        session.print(QJsonObject{{QStringLiteral("site"), site}});
    }
    const SiteHealth h = s.health.value_or(SiteHealth());
    session.line(
        Prodctl::tr("Site %1 (%2): %3", "name, kind, state").arg(s.name, s.kind, siteStateText(s, now)));
    const QStringList advice = siteAdvice(s, now).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : advice)
        session.line(line);
    session.line(QString());
    Table table({Prodctl::tr("what"), Prodctl::tr("is")});
    table.add({Prodctl::tr("last good answer"), goodAnswerText(s, now)});
    table.add({Prodctl::tr("slots"), withThousands(h.slotCount.value_or(s.slotCount))});
    table.add(
        {Prodctl::tr("running, queued"), QStringLiteral("%1, %2").arg(orDash(h.running), orDash(h.queued))});
    table.add({Prodctl::tr("our open jobs"),
               Prodctl::tr("%1, not handed over yet: %2", "jobs, of these")
                   .arg(withThousands(s.open), withThousands(s.pending))});
    table.add({Prodctl::tr("success in 24 h"), successText(s)});
    table.add({Prodctl::tr("in doubt"), doubtText(s, now)});
    table.add({Prodctl::tr("credential"), credentialText(s, now)});
    table.add({Prodctl::tr("certification"), certificationText(s)});
    table.add({Prodctl::tr("storage"), row.storage});
    table.add({Prodctl::tr("spool"), row.spool});
    session.print(table);
    if (!releases.isEmpty()) {
        Table software({Prodctl::tr("release"), Prodctl::tr("step"), Prodctl::tr("state"),
                        Prodctl::tr(">seen"), Prodctl::tr("application")});
        for (const SiteRelease &r : releases)
            software.add({r.release, r.step, QString(toWord(r.state)), timeAgo(r.checkedAt, now), r.path});
        session.line(QString());
        session.print(software);
    }
    sayCertifications(session, certifications, trials, now);
    sayFailures(session, failures, last, now);
    return 0;
}

Result<int> releases(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const TimeMs now = session.clock().now();
    SD_TRY(const auto approvals, listApprovals(*db));
    Table table({Prodctl::tr("step"), Prodctl::tr("release"), Prodctl::tr("approved by"),
                 Prodctl::tr(">when"), Prodctl::tr("new requests take it")});
    QJsonArray array;
    for (const ReleaseApproval &r : approvals) {
        table.add({r.step, r.release, r.by, timeAgo(r.at, now),
                   r.isLatest ? Prodctl::tr("yes") : Prodctl::tr("no")});
        array.append(QJsonObject{{QStringLiteral("step"), r.step},
                                 {QStringLiteral("release"), r.release},
                                 {QStringLiteral("by"), r.by},
                                 {QStringLiteral("at"), r.at},
                                 {QStringLiteral("latest"), r.isLatest}});
    }
    return show(session, "releases", array, table,
                Prodctl::tr("No release is approved: new requests take their campaign's. \"prodctl release "
                            "approve\" approves one."));
}
}  // namespace

void addSiteListVerbs(QList<Verb> &verbs)
{
    Verb site = makeVerb(
        {QStringLiteral("sites")},
        Prodctl::tr("Lists the sites: how each is, what it runs, and how well it did in the last 24 hours."),
        "prodctl sites", {},
        Prodctl::tr("{sites: [{name, title, endpoint, slots, storage, spool, state, health: {askedAt, tookMs,"
                    " up, answeredAt, downSince, message, slots, running, queued, credential,"
                    " credentialUntil, credentialState, credentialSaid}, drained: {by, at, reason},"
                    " mustBeCertified: {by, at, reason}, open, "
                    "pending, done24h, failed24h,"
                    " successRate, doubtful, doubtSince}]}; times are milliseconds since 1970 UTC."),
        sites);
    site.aliases = {{QStringLiteral("sites"), QStringLiteral("list")}};
    site.more = Prodctl::tr("An agent asks each site every 30 seconds; what it said is what is shown here. "
                            "\"prodctl sites check\" asks now, from this machine.");
    verbs.append(site);
    verbs.append(makeVerb(
        {QStringLiteral("sites"), QStringLiteral("show")},
        Prodctl::tr("Shows one site: how it is and what to do, its failures, its software and what it is "
                    "certified for."),
        "prodctl sites show alpha",
        {parameter("name", ParameterKind::Name, Prodctl::tr("The site."), true, true, "", "site")},
        Prodctl::tr("{site: as of \"prodctl sites\", with failures: [{class, signature, jobs}], releases:"
                    " [{step, release, path, state, checkedAt}], certifications: [{step, release, verdict,"
                    " sample, request, findings, by, at}], trials: [{request, step, release, sample, status,"
                    " by, at}]}."),
        showSite));
    Verb release = makeVerb(
        {QStringLiteral("releases")}, Prodctl::tr("Lists the releases that are approved, per step."),
        "prodctl releases", {}, Prodctl::tr("{releases: [{step, release, by, at, latest}]}."), releases);
    release.aliases = {{QStringLiteral("release"), QStringLiteral("list")}};
    verbs.append(release);
}

}  // namespace shiftdeck

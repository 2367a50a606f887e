#include "models/production/requests.h"

#include "models/core/timespan.h"
#include "models/production/sites.h"
#include "models/storage/database.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxText = 4000;

struct Requests {
    Q_DECLARE_TR_FUNCTIONS(Requests)
};

struct State {
    RequestStatus status = RequestStatus::New;
    SiteId site;
    int priority = 0;
    std::optional<TimeMs> leaseUntil;
};

QString requestName(RequestId id) { return Requests::tr("request %1").arg(id.value()); }

Result<State> stateOf(Database &db, RequestId id)
{
    return db.one(
        requestName(id),
        QStringLiteral("SELECT status, site_id, priority, lease_until FROM requests WHERE id = ?")
            + db.forUpdate(),
        {id.value()}, [](const Row &row) {
            return State{row.word<RequestStatus>(0), row.id<SiteId>(1), row.number(2), row.maybeInteger(3)};
        });
}

Result<> conflict(Database &db, RequestId id, const QString &is, TimeMs now)
{
    SD_TRY(const QString change, lastChange(db, QStringLiteral("request"), id.value(), now));
    return fail(ErrorCode::Conflict, requestName(id),
                change.isEmpty() ? Requests::tr("It is %1 now.").arg(is)
                                 : Requests::tr("It is %1 now: %2.").arg(is, change));
}

QString roleNames(const QList<Role> &roles)
{
    QStringList names;
    for (const Role role : roles)
        names.append(toWord(role));
    return names.join(Requests::tr(" or ", "between the last two roles"));
}

Result<> checkRole(Database &db, const StatusChange &change, const State &state, const Actor &actor)
{
    SD_TRY(const auto rules, transitionRules(db));
    QList<Role> roles;
    for (const TransitionRule &rule : rules)
        if (rule.from == change.from && rule.to == change.to)
            roles.append(rule.role);
    if (roles.isEmpty())
        return fail(
            ErrorCode::Refused, requestName(change.id),
            Requests::tr("A request never goes from %1 to %2.").arg(toWord(change.from), toWord(change.to)));
    if (!roles.contains(actor.who.role))
        return fail(ErrorCode::NotAuthorized, requestName(change.id),
                    Requests::tr("From %1 to %2 it is moved by the role %3; %4 has the role %5.")
                        .arg(toWord(change.from), toWord(change.to), roleNames(roles), actor.who.name,
                             toWord(actor.who.role)));
    const SiteId site = change.to == RequestStatus::Assigned && change.from == RequestStatus::Approved
        ? change.site
        : state.site;
    if (actor.who.role == Role::Site && site != actor.who.site)
        return fail(ErrorCode::NotAuthorized, requestName(change.id),
                    Requests::tr("%1 acts for another site.").arg(actor.who.name));
    return {};
}

bool isName(const QString &name, int most)
{
    if (name.isEmpty() || name.size() > most)
        return false;
    return std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
            || c == u'_' || c == u'-' || c == u'+';
    });
}

Result<> checkName(const QString &what, const QString &name)
{
    if (isName(name, 64))
        return {};
    return fail(ErrorCode::InvalidInput, what,
                Requests::tr("It must have 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_', '+' and '-'."));
}

Result<> checkBetween(const QString &what, qint64 value, qint64 least, qint64 most)
{
    if (value >= least && value <= most)
        return {};
    return fail(ErrorCode::InvalidInput, what,
                Requests::tr("It is %1, and must lie between %2 and %3.").arg(value).arg(least).arg(most));
}

Result<> checkText(const QString &what, const QString &text)
{
    if (text.size() <= kMaxText)
        return {};
    return fail(ErrorCode::InvalidInput, what,
                Requests::tr("It is longer than %1 characters.").arg(kMaxText));
}

// InvalidInput for a name that is not in the store, instead of the NotFound of a missing row.
template <typename F>
auto named(Database &db, const QString &what, const QString &name, const QString &sql, F map)
    -> Result<std::invoke_result_t<F, const Row &>>
{
    SD_TRY(auto found, db.first(sql, {name}, map));
    if (!found)
        return fail(ErrorCode::InvalidInput, what,
                    Requests::tr("The store has none with the name \"%1\".").arg(name.left(200)));
    return *std::move(found);
}

struct StreamRow {
    QString name, tier, suffix, mergeStep;
    bool keeps = false;
    QString required;
};

// Where two requests of a campaign have a step in common (other input datasets), the later one's id tells
// them apart.
Result<DatasetId> makeOutputDataset(Database &db, RequestId request, const QString &name, const QString &tier,
                                    TimeMs now)
{
    SD_TRY(const qint64 taken,
           db.integer(QStringLiteral("SELECT count(*) FROM datasets WHERE name = ?"), {name}));
    const QString unique = taken == 0 ? name : QStringLiteral("%1/r%2").arg(name).arg(request.value());
    SD_TRY(const qint64 id,
           db.insert(QStringLiteral("INSERT INTO datasets (name, tier, source_request_id, "
                                    "complete, created_at) VALUES (?, ?, ?, 0, ?)"),
                     {unique, tier, request.value(), now}));
    return DatasetId(id);
}

Result<> checkLimits(const NewRequest &r)
{
    SD_CHECK(checkBetween(Requests::tr("the size of a work unit"), r.splitSize, 1, 1'000'000'000));
    SD_CHECK(checkBetween(Requests::tr("the size of a merged file"), r.mergeEvents, 1, 1'000'000'000'000));
    SD_CHECK(checkBetween(Requests::tr("the priority"), r.priority, 0, 999'999));
    SD_CHECK(
        checkBetween(Requests::tr("the bytes of a merged file"), r.mergeBytes, 0, 1'000'000'000'000'000));
    SD_CHECK(checkBetween(Requests::tr("the number of attempts"), r.maxAttempts, 1, 100));
    SD_CHECK(checkBetween(Requests::tr("the memory limit in MB"), r.memoryMb, 0, 10'000'000));
    return checkBetween(Requests::tr("the time limit in seconds"), r.wallSeconds, 0, 100'000'000);
}
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

struct Campaign {
    qint64 id = 0;
    QString release, conditions;
};

Result<Campaign> campaignNamed(Database &db, const QString &what, const QString &name)
{
    return named(db, what, name,
                 QStringLiteral("SELECT id, release, conditions FROM campaigns WHERE name = ?"),
                 [](const Row &row) {
                     return Campaign{row.integer(0), row.text(1), row.text(2)};
                 });
}

// What a new request refers to, looked up; or the reason why it cannot be made.
struct Resolved {
    qint64 campaign = 0, dataset = 0;
    QString release, conditions;
    QList<StreamRow> streams;
};

Result<Resolved> resolve(Database &db, const NewRequest &r)
{
    SD_CHECK(checkLimits(r));
    SD_TRY(const Campaign campaign, campaignNamed(db, Requests::tr("the campaign"), r.campaign));
    SD_TRY(const qint64 dataset,
           named(db, Requests::tr("the dataset"), r.dataset,
                 QStringLiteral("SELECT id FROM datasets WHERE name = ?"),
                 [](const Row &row) { return row.integer(0); }));
    const QString step(toWord(r.step));
    SD_TRY(const auto latest, latestApproved(db, step));
    Resolved found{campaign.id,
                   dataset,
                   r.release.isEmpty() ? latest.value_or(campaign.release) : r.release,
                   r.conditions.isEmpty() ? campaign.conditions : r.conditions,
                   {}};
    SD_CHECK(checkName(Requests::tr("the release"), found.release));
    SD_CHECK(checkName(Requests::tr("the conditions tag"), found.conditions));
    SD_TRY(found.streams,
           db.list(QStringLiteral("SELECT stream, tier, suffix, keeps_every_event, merge_step, required"
                                  " FROM application_streams WHERE step = ? AND release = ? ORDER BY stream"),
                   {step, found.release}, [](const Row &row) {
                       return StreamRow{row.text(0), row.text(1), row.text(2),
                                        row.text(4), row.flag(3), row.text(5)};
                   }));
    if (found.streams.isEmpty())
        return fail(ErrorCode::InvalidInput, Requests::tr("the release"),
                    Requests::tr("Release %1 has no application for the step %2.").arg(found.release, step));
    SD_TRY(const qint64 twin,
           db.integer(QStringLiteral("SELECT id FROM requests WHERE dataset_id = ? AND step = ?"
                                     " AND release = ? AND conditions = ?"),
                      {dataset, step, found.release, found.conditions}));
    if (twin != 0)
        return fail(ErrorCode::AlreadyExists, requestName(RequestId(twin)),
                    Requests::tr("It has the same dataset, step, release and conditions."));
    return found;
}
}  // namespace

Result<> checkCampaign(Database &db, const NewCampaign &c)
{
    constexpr qint64 kMax = std::numeric_limits<qint64>::max();
    SD_CHECK(checkName(Requests::tr("the campaign's name"), c.name));
    SD_CHECK(checkName(Requests::tr("the campaign's release"), c.release));
    SD_CHECK(checkName(Requests::tr("the campaign's conditions tag"), c.conditions));
    SD_CHECK(checkText(Requests::tr("the campaign's title"), c.title));
    SD_CHECK(checkText(Requests::tr("the campaign's link"), c.link));
    SD_CHECK(checkBetween(Requests::tr("the campaign's first run"), c.firstRun, 0, kMax));
    SD_CHECK(checkBetween(Requests::tr("the campaign's last run"), c.lastRun, c.firstRun, kMax));
    if (!c.predecessor.isEmpty())
        SD_CHECK(campaignNamed(db, Requests::tr("the predecessor campaign"), c.predecessor));
    SD_TRY(const qint64 taken,
           db.integer(QStringLiteral("SELECT count(*) FROM campaigns WHERE name = ?"), {c.name}));
    if (taken != 0)
        return fail(ErrorCode::AlreadyExists, Requests::tr("the campaign %1").arg(c.name), {});
    return {};
}

Result<CampaignId> createCampaign(Database &db, const NewCampaign &c, const Actor &actor)
{
    return transact(db, [&]() -> Result<CampaignId> {
        SD_CHECK(checkCampaign(db, c));
        QVariant predecessor;
        if (!c.predecessor.isEmpty()) {
            SD_TRY(const Campaign found,
                   campaignNamed(db, Requests::tr("the predecessor campaign"), c.predecessor));
            predecessor = found.id;
        }
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral("INSERT INTO campaigns (name, title, release, conditions, first_run,"
                                        " last_run, predecessor_id, link, due_at, created_at, created_by)"
                                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                         {c.name, notNull(c.title), c.release, c.conditions, c.firstRun, c.lastRun,
                          predecessor, notNull(c.link), c.dueAt ? QVariant(*c.dueAt) : QVariant(), actor.now,
                          actor.who.name}));
        SD_CHECK(addAudit(db, actor, {QStringLiteral("campaign"), id, {}, {}, c.name, c.title}));
        return CampaignId(id);
    });
}

Result<> checkRequest(Database &db, const NewRequest &request)
{
    SD_CHECK(resolve(db, request));
    return {};
}

Result<RequestId> createRequest(Database &db, const NewRequest &r, const Actor &actor)
{
    return transact(db, [&]() -> Result<RequestId> {
        SD_TRY(const Resolved found, resolve(db, r));
        const QString step(toWord(r.step));
        SD_TRY(const qint64 id,
               db.insert(
                   QStringLiteral("INSERT INTO requests (campaign_id, dataset_id, step, release, conditions,"
                                  " priority, split_kind, split_size, merge_events, max_attempts, memory_mb,"
                                  " wall_seconds, test, created_at, created_by, changed_at, changed_by,"
                                  " merge_bytes, merge_policy, release_parts)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                   {found.campaign,
                    found.dataset,
                    step,
                    found.release,
                    found.conditions,
                    r.priority,
                    QString(toWord(r.splitKind)),
                    r.splitSize,
                    r.mergeEvents,
                    r.maxAttempts,
                    r.memoryMb,
                    r.wallSeconds,
                    r.test ? 1 : 0,
                    actor.now,
                    actor.who.name,
                    actor.now,
                    actor.who.name,
                    r.mergeBytes,
                    QString(toWord(r.mergePolicy)),
                    QString(toWord(r.releaseParts))}));
        const RequestId request(id);
        for (const StreamRow &stream : found.streams) {
            const QString name =
                QStringLiteral("%1/%2/%3%4")
                    .arg(r.campaign, step, stream.name, r.test ? QStringLiteral("/test") : QString());
            SD_TRY(const DatasetId output, makeOutputDataset(db, request, name, stream.tier, actor.now));
            SD_CHECK(db.insert(QStringLiteral("INSERT INTO streams (request_id, name, tier, suffix,"
                                              " keeps_every_event, merge_step, output_dataset_id, required)"
                                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                               {id, stream.name, stream.tier, stream.suffix, stream.keeps ? 1 : 0,
                                stream.mergeStep, output.value(), stream.required}));
        }
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("request"),
                           id,
                           request,
                           {},
                           QString(toWord(RequestStatus::New)),
                           QStringLiteral("%1 %2 %3").arg(r.campaign, step, r.dataset)}));
        return request;
    });
}

Result<> changeStatus(Database &db, const StatusChange &change, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const State state, stateOf(db, change.id));
        if (state.status != change.from)
            return conflict(db, change.id, toWord(state.status), actor.now);
        SD_CHECK(checkRole(db, change, state, actor));
        SD_CHECK(checkText(Requests::tr("the reason"), change.why));
        const bool signUp = change.from == RequestStatus::Approved && change.to == RequestStatus::Assigned;
        if (signUp && (!change.site.isValid() || change.leaseMs <= 0))
            return fail(ErrorCode::InvalidInput, requestName(change.id),
                        Requests::tr("A sign-up names the site and for how long."));
        const bool free = change.to == RequestStatus::Approved || change.to == RequestStatus::New
            || change.to == RequestStatus::Rejected;
        QVariant site = state.site.isValid() ? QVariant(state.site.value()) : QVariant();
        QVariant lease = state.leaseUntil ? QVariant(*state.leaseUntil) : QVariant();
        QString why = change.why;
        if (signUp) {
            SD_TRY(const QString name,
                   db.one(Requests::tr("site %1").arg(change.site.value()),
                          QStringLiteral("SELECT name FROM sites WHERE id = ?"), {change.site.value()},
                          [](const Row &row) { return row.text(0); }));
            site = change.site.value();
            lease = actor.now + change.leaseMs;
            const QString until =
                Requests::tr("Site %1, lease until %2.").arg(name, utcTime(lease.toLongLong()));
            why = why.isEmpty() ? until : QStringLiteral("%1 %2").arg(until, why);
        } else if (free && change.from != RequestStatus::Held) {
            site = lease = QVariant();
        }
        SD_TRY(
            const int rows,
            db.run(
                QStringLiteral("UPDATE requests SET status = ?, held_from = ?, site_id = ?, lease_until = ?,"
                               " changed_at = ?, changed_by = ? WHERE id = ? AND status = ?"),
                {QString(toWord(change.to)),
                 change.to == RequestStatus::Held ? QVariant(QString(toWord(change.from))) : QVariant(), site,
                 lease, actor.now, actor.who.name, change.id.value(), QString(toWord(change.from))}));
        if (rows == 0)
            return conflict(db, change.id, Requests::tr("something else", "instead of a status"), actor.now);
        return addAudit(db, actor,
                        {QStringLiteral("request"), change.id.value(), change.id,
                         QString(toWord(change.from)), QString(toWord(change.to)), why});
    });
}

Result<QList<TransitionRule>> transitionRules(Database &db)
{
    return db.list(QStringLiteral("SELECT from_status, to_status, role, evidence FROM request_transitions"),
                   {}, [](const Row &row) {
                       return TransitionRule{row.word<RequestStatus>(0), row.word<RequestStatus>(1),
                                             row.word<Role>(2), row.flag(3)};
                   });
}

Result<> renewLease(Database &db, RequestId id, TimeMs until, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const State state, stateOf(db, id));
        if (actor.who.role != Role::Manager && (actor.who.role != Role::Site || actor.who.site != state.site))
            return fail(ErrorCode::NotAuthorized, requestName(id),
                        Requests::tr("The site that holds it or a manager renews the lease."));
        if (until <= actor.now)
            return fail(ErrorCode::InvalidInput, requestName(id),
                        Requests::tr("The new end of the lease is in the past."));
        SD_TRY(const int rows,
               db.run(QStringLiteral(
                          "UPDATE requests SET lease_until = ?, changed_at = ?, changed_by = ? WHERE id = ?"
                          " AND status IN ('assigned', 'staged', 'running')"
                          " AND lease_until IS NOT DISTINCT FROM ?"),
                      {until, actor.now, actor.who.name, id.value(),
                       state.leaseUntil ? QVariant(*state.leaseUntil) : QVariant()}));
        if (rows == 0)
            return fail(ErrorCode::Refused, requestName(id),
                        Requests::tr("It is %1; only assigned, staged and running requests have a lease.")
                            .arg(toWord(state.status)));
        return addAudit(db, actor,
                        {QStringLiteral("request"), id.value(), id,
                         state.leaseUntil ? utcTime(*state.leaseUntil) : QString(), utcTime(until),
                         Requests::tr("The lease was renewed.")});
    });
}

Result<QList<RequestId>> lapseLeases(Database &db, const Actor &actor)
{
    const QString sql =
        QStringLiteral("SELECT id, status, lease_until FROM requests r WHERE status IN ('assigned', 'staged')"
                       " AND lease_until < ? AND NOT EXISTS"
                       " (SELECT 1 FROM grid_jobs g WHERE g.request_id = r.id)");
    const auto map = [](const Row &row) {
        return StatusChange{row.id<RequestId>(0),
                            row.word<RequestStatus>(1),
                            RequestStatus::Approved,
                            Requests::tr("The lease lapsed at %1.").arg(utcTime(row.integer(2))),
                            {},
                            0};
    };
    // Looked at without a lock first: this is asked again and again, and mostly for nothing.
    SD_TRY(const auto likely, db.list(sql + QStringLiteral(" ORDER BY id"), {actor.now}, map));
    QList<RequestId> result;
    for (const StatusChange &seen : likely) {
        const RequestId id = seen.id;
        const auto done = transact(db, [&]() -> Result<bool> {
            // One that was renewed at this moment is not found any more once its row is free.
            SD_TRY(const auto lapsed,
                   db.first(sql + QStringLiteral(" AND id = ?") + db.forUpdate(), {actor.now, id.value()},
                            map));
            if (lapsed)
                SD_CHECK(changeStatus(db, *lapsed, actor));
            return lapsed.has_value();
        });
        if (!done && !isOvertaken(done.error()))
            return tl::unexpected(done.error());
        if (done.value_or(false))
            result.append(id);
    }
    return result;
}

Result<> setMergeRules(Database &db, RequestId id, const MergeRules &from, const MergeRules &to,
                       const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_CHECK(checkText(Requests::tr("the reason"), why));
        SD_TRY(
            const int rows,
            db.run(QStringLiteral("UPDATE requests SET merge_policy = ?, release_parts = ?, changed_at = ?,"
                                  " changed_by = ? WHERE id = ? AND merge_policy = ? AND release_parts = ?"),
                   {QString(toWord(to.policy)), QString(toWord(to.release)), actor.now, actor.who.name,
                    id.value(), QString(toWord(from.policy)), QString(toWord(from.release))}));
        if (rows != 1)
            return fail(ErrorCode::Conflict, requestName(id),
                        Requests::tr("How it is merged was changed by somebody else in the meantime."));
        const auto words = [](const MergeRules &rules) {
            return QStringLiteral("%1, %2").arg(toWord(rules.policy), toWord(rules.release));
        };
        return addAudit(db, actor, {QStringLiteral("request"), id.value(), id, words(from), words(to), why});
    });
}

Result<> setPriority(Database &db, RequestId id, int from, int to, const QString &why, const Actor &actor)
{
    SD_CHECK(checkBetween(Requests::tr("the priority"), to, 0, 999'999));
    SD_CHECK(checkText(Requests::tr("the reason"), why));
    return transact(db, [&]() -> Result<> {
        SD_TRY(const int rows,
               db.run(QStringLiteral("UPDATE requests SET priority = ?, changed_at = ?, changed_by = ?"
                                     " WHERE id = ? AND priority = ?"),
                      {to, actor.now, actor.who.name, id.value(), from}));
        if (rows == 0) {
            SD_TRY(const State state, stateOf(db, id));
            return conflict(db, id, Requests::tr("of priority %1").arg(state.priority), actor.now);
        }
        return addAudit(db, actor,
                        {QStringLiteral("request"), id.value(), id, Requests::tr("priority %1").arg(from),
                         Requests::tr("priority %1").arg(to), why});
    });
}

Result<> addComment(Database &db, const QString &entity, qint64 id, const QString &text, const Actor &actor)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, Requests::tr("the comment"), Requests::tr("It is empty."));
    SD_CHECK(checkText(Requests::tr("the comment"), text));
    static const QHash<QString, QString> kFind{
        {QStringLiteral("campaign"), QStringLiteral("SELECT 0 FROM campaigns WHERE id = ?")},
        {QStringLiteral("request"), QStringLiteral("SELECT id FROM requests WHERE id = ?")},
        {QStringLiteral("job"), QStringLiteral("SELECT request_id FROM jobs WHERE id = ?")},
        {QStringLiteral("run"), QStringLiteral("SELECT 0 FROM runs WHERE run = ?")},
        {QStringLiteral("site"), QStringLiteral("SELECT 0 FROM sites WHERE id = ?")},
    };
    const QString sql = kFind.value(entity);
    if (sql.isEmpty())
        return fail(ErrorCode::InvalidInput, Requests::tr("the comment"),
                    Requests::tr("Nothing of this kind takes comments."));
    return transact(db, [&]() -> Result<> {
        SD_TRY(const qint64 request,
               db.one(QStringLiteral("%1 %2").arg(entity).arg(id), sql, {id},
                      [](const Row &row) { return row.integer(0); }));
        SD_CHECK(db.insert(
            QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text) VALUES (?, ?, ?, ?, ?)"),
            {entity, id, actor.now, actor.who.name, text}));
        return addAudit(db, actor, {entity, id, RequestId(request), {}, {}, text});
    });
}

}  // namespace shiftdeck

#include "models/runs/conditions.h"

#include "models/production/requests.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Conditions)
};

bool isTag(const QString &name)
{
    return !name.isEmpty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"._-+").contains(c));
    });
}

struct RawCopy {
    qint64 file = 0, run = 0, lastRun = 0, events = 0, bytes = 0;
    QString name, adler32;
};

// The raw files of the runs, each once though two requests may have read copies of it.
Result<QList<RawCopy>> rawFilesOf(Database &db, const QList<OutdatedRun> &runs)
{
    QMap<qint64, QSet<qint64>> wanted;  // runs by request
    for (const OutdatedRun &run : runs)
        wanted[run.request.value()].insert(run.run);
    QList<RawCopy> files;
    QSet<QString> known;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        SD_TRY(const auto all,
               db.list(QStringLiteral(
                           "SELECT f.id, f.first_run, f.last_run, f.events, f.bytes, f.lfn, f.adler32"
                           " FROM requests r JOIN files f ON f.dataset_id = r.dataset_id WHERE r.id = ?"
                           " ORDER BY f.first_run, f.id"),
                       {it.key()}, [](const Row &row) {
                           return RawCopy{row.integer(0), row.integer(1), row.integer(2),
                                          row.integer(3), row.integer(4), row.text(5).section(u'/', -1),
                                          row.text(6)};
                       }));
        for (const RawCopy &file : all) {
            const QString content =
                QStringLiteral("%1 %2 %3").arg(file.run).arg(file.bytes).arg(file.adler32);
            if (it->contains(file.run) && !known.contains(content)) {
                known.insert(content);
                files.append(file);
            }
        }
    }
    return files;
}

Result<> complete(Database &db, Reprocessing &again, const QString &conditions)
{
    SD_TRY(const auto files, rawFilesOf(db, again.runs));
    QSet<QString> names;
    for (const RawCopy &file : files) {
        again.events += file.events;
        if (file.run != file.lastRun)
            again.obstacle = Text::tr("The file %1 holds several runs.").arg(file.name);
        names.insert(file.name);
    }
    again.files = files.size();
    if (names.size() != files.size())
        again.obstacle = Text::tr("Two of its raw files have the same name, and other contents.");
    for (const OutdatedRun &run : std::as_const(again.runs)) {
        if (run.tier != QLatin1StringView("raw"))
            again.obstacle =
                Text::tr("Request %1 reads the %2 files of another one: have that one's runs processed"
                         " again first, and then ask for this step of what comes of it.")
                    .arg(run.request.value())
                    .arg(run.tier);
        else if (run.conditions == conditions)
            again.obstacle = Text::tr("Request %1 used the tag %2 itself; a new snapshot needs a new name.")
                                 .arg(run.request.value())
                                 .arg(conditions);
    }
    SD_TRY(const qint64 taken,
           db.integer(QStringLiteral("SELECT count(*) FROM datasets WHERE name = ?"), {again.dataset}));
    if (again.obstacle.isEmpty() && taken != 0)
        again.obstacle =
            Text::tr("There is a dataset %1 already. Give the conditions another name, or make the"
                     " request by hand.")
                .arg(again.dataset);
    if (again.obstacle.isEmpty() && files.isEmpty())
        again.obstacle = Text::tr("The catalogue has no files of its runs.");
    return {};
}

// As the newest of the outdated requests was.
Result<NewRequest> requestLike(Database &db, const Reprocessing &again, const QString &conditions)
{
    RequestId newest;
    for (const OutdatedRun &run : again.runs)
        newest = std::max(newest, run.request);
    SD_TRY(
        NewRequest wish,
        db.one(Text::tr("request %1").arg(newest.value()),
               QStringLiteral("SELECT split_kind, split_size, merge_events, merge_bytes, merge_policy,"
                              " release_parts, priority, max_attempts, memory_mb, wall_seconds FROM requests"
                              " WHERE id = ?"),
               {newest.value()}, [](const Row &row) {
                   NewRequest r;
                   r.splitKind = row.word<SplitKind>(0);
                   r.splitSize = row.integer(1);
                   r.mergeEvents = row.integer(2);
                   r.mergeBytes = row.integer(3);
                   r.mergePolicy = row.word<MergePolicy>(4);
                   r.releaseParts = row.word<ReleaseWhen>(5);
                   r.priority = row.number(6);
                   r.maxAttempts = row.number(7);
                   r.memoryMb = row.number(8);
                   r.wallSeconds = row.number(9);
                   return r;
               }));
    wish.campaign = again.campaign;
    wish.dataset = again.dataset;
    wish.step = again.step;
    wish.release = again.release;
    wish.conditions = conditions;
    return wish;
}

// Further entries for the same files, at the same places, as a dataset that is complete.
Result<> makeDataset(Database &db, const Reprocessing &again, const Actor &actor)
{
    SD_TRY(const auto files, rawFilesOf(db, again.runs));
    SD_TRY(const qint64 dataset,
           db.insert(QStringLiteral(
                         "INSERT INTO datasets (name, tier, complete, created_at) VALUES (?, 'raw', 1, ?)"),
                     {again.dataset, actor.now}));
    SD_CHECK(addAudit(db, actor, {QStringLiteral("dataset"), dataset, {}, {}, again.dataset, {}}));
    for (const RawCopy &file : files) {
        SD_TRY(
            const qint64 copy,
            db.insert(QStringLiteral("INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes,"
                                     " adler32, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                      {again.dataset + u'/' + file.name, dataset, file.run, file.lastRun, file.events,
                       file.bytes, file.adler32, actor.now}));
        SD_CHECK(
            db.run(QStringLiteral("INSERT INTO replicas (file_id, site_id, path, medium, state, checked_at)"
                                  " SELECT CAST(? AS BIGINT), site_id, path, medium, state, checked_at"
                                  " FROM replicas WHERE file_id = ?"),
                   {copy, file.file}));
    }
    return {};
}

Result<> checkWish(Database &db, const ReprocessWish &wish)
{
    if (!isTag(wish.conditions))
        return fail(ErrorCode::InvalidInput, Text::tr("the conditions tag"),
                    Text::tr("It must have 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_', '+' and '-'."));
    if (!wish.campaign.isEmpty()) {
        SD_TRY(const qint64 known,
               db.integer(QStringLiteral("SELECT count(*) FROM campaigns WHERE name = ?"), {wish.campaign}));
        if (known == 0)
            return fail(ErrorCode::InvalidInput, Text::tr("the campaign"),
                        Text::tr("The store has none with the name \"%1\".").arg(wish.campaign.left(200)));
    }
    return {};
}
}  // namespace

qint64 Reprocessing::runCount() const
{
    QSet<qint64> each;
    for (const OutdatedRun &run : runs)
        each.insert(run.run);
    return each.size();
}

Result<QList<ConditionsUpdate>> newUpdates(Database &db, const QList<ConditionsUpdate> &updates)
{
    SD_TRY(const auto known, listConditionsUpdates(db));
    const auto keyOf = [](const ConditionsUpdate &u) {
        return QStringList{u.tag, u.payload, QString::number(u.firstRun), QString::number(u.lastRun),
                           QString::number(u.at)};
    };
    QSet<QStringList> keys;
    for (const ConditionsUpdate &update : known)
        keys.insert(keyOf(update));
    QList<ConditionsUpdate> fresh;
    for (const ConditionsUpdate &update : updates)
        if (const QStringList key = keyOf(update); !keys.contains(key)) {
            keys.insert(key);
            fresh.append(update);
        }
    return fresh;
}

Result<int> recordUpdates(Database &db, const QList<ConditionsUpdate> &updates, const Actor &actor)
{
    return transact(db, [&]() -> Result<int> {
        SD_TRY(const auto fresh, newUpdates(db, updates));
        for (const ConditionsUpdate &u : fresh) {
            SD_TRY(const qint64 id,
                   db.insert(
                       QStringLiteral("INSERT INTO conditions_updates (tag, payload, first_run, last_run, at,"
                                      " comment, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                       {u.tag, u.payload, u.firstRun, u.lastRun, u.at,
                        u.comment.isNull() ? QStringLiteral("") : u.comment, actor.now, actor.who.name}));
            SD_CHECK(
                addAudit(db, actor,
                         {QStringLiteral("conditions"),
                          id,
                          {},
                          {},
                          Text::tr("%1: %2, runs %3 to %4", "tag, payload, runs")
                              .arg(u.tag, u.payload, QString::number(u.firstRun), QString::number(u.lastRun)),
                          u.comment}));
        }
        return int(fresh.size());
    });
}

Result<ReprocessPlan> planReprocessing(Database &db, const ReprocessWish &wish)
{
    SD_CHECK(checkWish(db, wish));
    SD_TRY(const auto outdated, listOutdated(db));
    ReprocessPlan plan;
    QMap<QStringList, Reprocessing> groups;
    for (const OutdatedRun &run : outdated) {
        if (!wish.requests.isEmpty() && !wish.requests.contains(run.request))
            continue;
        if (run.isRedone()) {
            plan.leftOut.append(run);
            continue;
        }
        const QString campaign = wish.campaign.isEmpty() ? run.campaign : wish.campaign;
        const QString release = wish.release.isEmpty() ? run.release : wish.release;
        Reprocessing &group = groups[{campaign, QString(toWord(run.step)), release, run.tier}];
        group.campaign = campaign;
        group.release = release;
        group.step = run.step;
        group.runs.append(run);
    }
    for (Reprocessing &group : groups) {
        group.dataset = QStringLiteral("%1/again/%2/%3-%4")
                            .arg(group.campaign, wish.conditions, QString(toWord(group.step)), group.release);
        SD_CHECK(complete(db, group, wish.conditions));
        plan.requests.append(group);
    }
    return plan;
}

Result<RequestId> reprocess(Database &db, const Reprocessing &again, const QString &conditions,
                            const Actor &actor)
{
    if (!again.obstacle.isEmpty())
        return fail(ErrorCode::Refused, again.dataset, again.obstacle);
    return transact(db, [&]() -> Result<RequestId> {
        SD_CHECK(makeDataset(db, again, actor));
        SD_TRY(const NewRequest wish, requestLike(db, again, conditions));
        SD_TRY(const RequestId made, createRequest(db, wish, actor));
        for (const OutdatedRun &run : again.runs)
            SD_CHECK(db.run(
                QStringLiteral("INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by)"
                               " VALUES (?, ?, ?, ?, ?)"),
                {run.request.value(), run.run, made.value(), actor.now, actor.who.name}));
        return made;
    });
}

}  // namespace shiftdeck

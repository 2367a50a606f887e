#include "models/runs/sourcechanges.h"

#include "models/runs/rawfiles.h"
#include "models/runs/runpattern.h"
#include "models/runs/runrequests.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourceChanges)
};

Result<> checkBetween(const QString &what, qint64 value, qint64 least, qint64 most)
{
    if (value >= least && value <= most)
        return {};
    return fail(ErrorCode::InvalidInput, what,
                Text::tr("It is %1, and must lie between %2 and %3.").arg(value).arg(least).arg(most));
}

bool isName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"._-+").contains(c));
    });
}

Result<> checkPlace(const RunSource &s)
{
    const QString what = Text::tr("the place of the source");
    if (s.location.isEmpty() || s.location.size() > 1000)
        return fail(ErrorCode::InvalidInput, what, Text::tr("It must have 1 to %1 characters.").arg(1000));
    const StoreLocation location(s.location);
    if (s.kind == SourceKind::Store && location.isServer())
        return location.parameters().map([](const auto &) {});
    if (!QDir::isAbsolutePath(s.location))
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("\"%1\" is no absolute path, as the agent's machine sees it.")
                        .arg(s.location.left(200)));
    return {};
}

Result<> checkPatterns(const RunSource &s)
{
    const bool isFolder = s.kind == SourceKind::Folder;
    if (isFolder)
        SD_CHECK(RunPattern::parse(s.pattern));
    else if (!s.pattern.isEmpty() || s.completeBy != CompleteBy::Quiet)
        return fail(ErrorCode::InvalidInput, Text::tr("the pattern"),
                    Text::tr("Only a folder has a pattern, markers and manifests."));
    if (s.completeBy == CompleteBy::Quiet && !s.marker.isEmpty())
        return fail(ErrorCode::InvalidInput, Text::tr("the marker"),
                    Text::tr("With \"quiet\" there is none; say \"marker\" or \"manifest\"."));
    if (s.completeBy != CompleteBy::Quiet)
        SD_CHECK(RunPattern::parse(s.marker));
    return {};
}

Result<> checkPolicy(Database &db, const RunSource &s)
{
    if (s.steps.isEmpty())
        return fail(ErrorCode::InvalidInput, Text::tr("the steps"), Text::tr("Name at least one."));
    for (const Step step : s.steps) {
        if (s.steps.count(step) > 1)
            return fail(ErrorCode::InvalidInput, Text::tr("the steps"),
                        Text::tr("The step %1 is named twice.").arg(toWord(step)));
        SD_TRY(const NewRequest wish, requestFor(db, s, step, std::max<qint64>(1, s.firstRun)));
        SD_TRY(const qint64 known,
               db.integer(QStringLiteral("SELECT count(*) FROM applications WHERE step = ? AND release = ?"),
                          {QString(toWord(step)), wish.release}));
        if (known == 0)
            return fail(
                ErrorCode::InvalidInput, Text::tr("the release"),
                Text::tr("Release %1 has no application for the step %2.").arg(wish.release, toWord(step)));
        if (!isName(wish.conditions))
            return fail(
                ErrorCode::InvalidInput, Text::tr("the conditions tag"),
                Text::tr("It must have 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_', '+' and '-'."));
    }
    SD_CHECK(checkBetween(Text::tr("the size of a work unit"), s.splitSize, 1, 1'000'000'000));
    SD_CHECK(checkBetween(Text::tr("the priority"), s.priority, 0, 999'999));
    SD_CHECK(checkBetween(Text::tr("the quiet time in ms"), s.quietMs, 0, 604'800'000));
    return checkBetween(Text::tr("the time between two looks in ms"), s.everyMs, 1000, 86'400'000);
}

Error already(const QString &name, const QString &what)
{
    return {ErrorCode::Conflict, Text::tr("source %1").arg(name), what};
}

Result<> audit(Database &db, const Actor &actor, qint64 id, const QString &to, const QString &why)
{
    return addAudit(db, actor, {QStringLiteral("source"), id, {}, {}, to, why});
}

QString stepsText(const QList<Step> &steps)
{
    QStringList words;
    for (const Step step : steps)
        words.append(toWord(step));
    return words.join(u',');
}

QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }
}  // namespace

Result<> checkSource(Database &db, const RunSource &s)
{
    if (!isName(s.name))
        return fail(ErrorCode::InvalidInput, Text::tr("the source's name"),
                    Text::tr("It must have 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_', '+' and '-'."));
    SD_TRY(const qint64 taken,
           db.integer(QStringLiteral("SELECT count(*) FROM run_sources WHERE name = ?"), {s.name}));
    if (taken != 0)
        return fail(ErrorCode::AlreadyExists, Text::tr("the source %1").arg(s.name),
                    Text::tr("Sources are never deleted; give the new one another name."));
    SD_CHECK(checkPlace(s));
    SD_CHECK(checkPatterns(s));
    for (const auto &[what, table, name] : {std::tuple(Text::tr("the campaign"), "campaigns", s.campaign),
                                            std::tuple(Text::tr("the site"), "sites", s.site)}) {
        SD_TRY(
            const qint64 known,
            db.integer(QStringLiteral("SELECT count(*) FROM %1 WHERE name = ?").arg(QLatin1StringView(table)),
                       {name}));
        if (known == 0)
            return fail(ErrorCode::InvalidInput, what,
                        Text::tr("The store has none with the name \"%1\".").arg(name.left(200)));
    }
    if (!s.dataset.contains(QLatin1StringView("{run}")))
        return fail(
            ErrorCode::InvalidInput, Text::tr("the dataset"),
            Text::tr("Each run is a dataset of its own, so its name needs {run}, as in \"cms/raw/{run}\"."));
    // The rules for names of datasets are those of registering.
    SD_CHECK(planRawFiles(db, datasetFor(s, std::max<qint64>(1, s.lastRun)), s.site, true, {},
                          [](const QString &) -> Result<FileFacts> { return FileFacts(); }));
    return checkPolicy(db, s);
}

Result<qint64> addSource(Database &db, const RunSource &s, const Actor &actor)
{
    return transact(db, [&]() -> Result<qint64> {
        SD_CHECK(checkSource(db, s));
        SD_TRY(const qint64 campaign,
               db.integer(QStringLiteral("SELECT id FROM campaigns WHERE name = ?"), {s.campaign}));
        SD_TRY(const qint64 site,
               db.integer(QStringLiteral("SELECT id FROM sites WHERE name = ?"), {s.site}));
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral(
                             "INSERT INTO run_sources (name, campaign_id, kind, location, pattern,"
                             " complete_by, marker, quiet_ms, every_ms, site_id, dataset, steps, release,"
                             " conditions, split_kind, split_size, priority, at, made_by)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                         {s.name, campaign, QString(toWord(s.kind)), s.location, notNull(s.pattern),
                          QString(toWord(s.completeBy)), notNull(s.marker), s.quietMs, s.everyMs, site,
                          s.dataset, stepsText(s.steps), notNull(s.release), notNull(s.conditions),
                          QString(toWord(s.split)), s.splitSize, s.priority, actor.now, actor.who.name}));
        SD_CHECK(audit(db, actor, id, s.name,
                       Text::tr("%1 of %2, for campaign %3", "steps, place, campaign")
                           .arg(stepsText(s.steps), s.location, s.campaign)));
        return id;
    });
}

Result<> stopSource(Database &db, const QString &name, const QString &reason, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const RunSource source, findSource(db, name));
        if (source.stop)
            return tl::unexpected(already(
                name,
                Text::tr("%1 stopped it already: %2", "who, why").arg(source.stop->by, source.stop->reason)));
        SD_CHECK(
            db.insert(QStringLiteral(
                          "INSERT INTO source_stops (source_id, reason, at, stopped_by) VALUES (?, ?, ?, ?)"),
                      {source.id, reason, actor.now, actor.who.name}));
        return audit(db, actor, source.id, Text::tr("stopped", "a source"), reason);
    });
}

Result<> startSource(Database &db, const QString &name, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const RunSource source, findSource(db, name));
        if (!source.stop)
            return tl::unexpected(already(name, Text::tr("It is not stopped.")));
        SD_TRY(const int rows,
               db.run(QStringLiteral("UPDATE source_stops SET lifted_at = ?, lifted_by = ?"
                                     " WHERE id = ? AND lifted_at IS NULL"),
                      {actor.now, actor.who.name, source.stop->id}));
        if (rows == 0)
            return tl::unexpected(already(name, Text::tr("Somebody started it in the meantime.")));
        return audit(db, actor, source.id, Text::tr("started", "a source"), why);
    });
}

Result<> wantSourceLook(Database &db, const QString &name, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const RunSource source, findSource(db, name));
        if (source.stop)
            return tl::unexpected(already(name, Text::tr("It is stopped: %1").arg(source.stop->reason)));
        SD_CHECK(
            db.run(QStringLiteral("UPDATE run_sources SET look_wanted = 1 WHERE id = ? AND look_wanted = 0"),
                   {source.id}));
        return audit(db, actor, source.id, Text::tr("look wanted", "at a source"), {});
    });
}

}  // namespace shiftdeck

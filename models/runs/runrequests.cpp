#include "models/runs/runrequests.h"

#include "models/core/errortext.h"
#include "models/production/sites.h"
#include "models/runs/rawfiles.h"
#include "models/storage/database.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunRequests)
};
constexpr qsizetype kLongest = 2000;
constexpr qint64 kAllFiles = 1'000'000;

// The run is refused for this reason, and not the store or the disk in trouble.
tl::unexpected<Error> no(qint64 run, const QString &why)
{
    return fail(ErrorCode::Refused, Text::tr("run %1").arg(run), why);
}

bool isRefusal(const Error &error)
{
    return !error.retryable
        && (error.code == ErrorCode::Refused || error.code == ErrorCode::InvalidInput
            || error.code == ErrorCode::NotFound || error.code == ErrorCode::Conflict);
}

Result<> checkContents(const RunFinding &found)
{
    for (const ListedFile &file : found.run.files) {
        const QString name = file.path.section(u'/', -1);
        const auto facts = found.facts.constFind(file.path);
        if (facts == found.facts.cend())
            return fail(ErrorCode::Internal, file.path, QStringLiteral("not read"));
        if (!file.adler32.isEmpty() && facts->adler32 != file.adler32)
            return no(found.run.run,
                      Text::tr("%1 has the adler32 %2, and the source says %3. Copy it there anew.")
                          .arg(name, facts->adler32, file.adler32));
        if (facts->readable && facts->events.value_or(0) > 0 && facts->firstRun == facts->lastRun
            && facts->firstRun != found.run.run)
            return no(found.run.run,
                      Text::tr("%1 holds run %2. Give it the name, or the place in the list, of its run.")
                          .arg(name)
                          .arg(facts->firstRun));
    }
    return {};
}

struct KnownDataset {
    bool complete = false;
    qint64 files = 0;
};

// The dataset with exactly these files, made now or there already.
Result<> bringIn(Database &db, const RunSource &source, const RunFinding &found, const Actor &actor)
{
    const QString dataset = datasetFor(source, found.run.run);
    SD_TRY(const auto known,
           db.first(QStringLiteral("SELECT complete, (SELECT count(*) FROM files f WHERE f.dataset_id = d.id)"
                                   " FROM datasets d WHERE name = ?"),
                    {dataset}, [](const Row &row) {
                        return KnownDataset{row.flag(0), row.integer(1)};
                    }));
    QStringList paths;
    for (const ListedFile &file : found.run.files)
        paths.append(file.path);
    SD_TRY(
        const RawPlan plan,
        planRawFiles(db, dataset, source.site, true, paths,
                     [&found](const QString &path) -> Result<FileFacts> { return found.facts.value(path); }));
    qint64 fresh = 0;
    for (const RawFile &file : plan.files) {
        if (file.state == RawFile::Refused || file.state == RawFile::Changed)
            return no(found.run.run,
                      Text::tr("%1: %2", "a file, what is wrong").arg(file.path.section(u'/', -1), file.why));
        fresh += file.state == RawFile::New ? 1 : 0;
    }
    if (known && !known->complete)
        return no(
            found.run.run,
            Text::tr("The dataset %1 is open for further files. Complete it (prodctl files complete), or"
                     " have the source name its datasets otherwise.")
                .arg(dataset));
    if (known && (fresh > 0 || known->files != paths.size()))
        return no(
            found.run.run,
            Text::tr("The dataset %1 is complete already, with other files. Ask for what is new by hand,"
                     " in a dataset of its own.")
                .arg(dataset));
    return registerRawFiles(db, plan, actor).map([](int) {});
}

Result<SourceRequest> ask(Database &db, const RunSource &source, Step step, qint64 run, const Actor &actor)
{
    SD_TRY(const NewRequest wish, requestFor(db, source, step, run));
    SD_TRY(
        const qint64 twin,
        db.integer(QStringLiteral("SELECT r.id FROM requests r JOIN datasets d ON d.id = r.dataset_id"
                                  " WHERE d.name = ? AND r.step = ? AND r.release = ? AND r.conditions = ?"),
                   {wish.dataset, QString(toWord(step)), wish.release, wish.conditions}));
    if (twin != 0)
        return SourceRequest{step, RequestId(twin), RequestStatus::New, false};
    SD_TRY(const RequestId made, createRequest(db, wish, actor));
    return SourceRequest{step, made, RequestStatus::New, true};
}

Result<QList<SourceRequest>> askAll(Database &db, const RunSource &source, const RunFinding &found,
                                    qint64 row, const Actor &actor)
{
    SD_CHECK(checkContents(found));
    SD_CHECK(bringIn(db, source, found, actor));
    QList<SourceRequest> requests;
    for (const Step step : source.steps) {
        SD_TRY(const SourceRequest one, ask(db, source, step, found.run.run, actor));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO source_requests (source_run_id, step, request_id, made)"
                                       " VALUES (?, ?, ?, ?)"),
                        {row, QString(toWord(step)), one.id.value(), one.made ? 1 : 0}));
        requests.append(one);
    }
    return requests;
}

Result<qint64> rowFor(Database &db, const RunSource &source, const std::optional<SourceRun> &known,
                      const ListedRun &run, TimeMs at)
{
    if (known)
        return known->id;
    auto made = db.insert(
        QStringLiteral("INSERT INTO source_runs (source_id, run, first_seen_at, changed_at, files,"
                       " bytes, seen) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {source.id, run.run, at, at, qint64(run.files.size()), run.bytes(), run.seen()});
    // It was not there a moment ago: another agent was faster, and the run is judged anew by what it wrote.
    if (!made && made.error().code == ErrorCode::AlreadyExists)
        made.error().retryable = true;
    return made;
}

Result<> note(Database &db, qint64 row, const ListedRun &run, const RunStep &step, SourceRunState state,
              const QString &why, TimeMs at)
{
    const bool requested = state == SourceRunState::Requested;
    return db
        .run(
            QStringLiteral("UPDATE source_runs SET changed_at = ?, files = ?, bytes = ?, seen = ?, state = ?,"
                           " why = ?, requested_at = ? WHERE id = ?"),
            {step.changedAt, qint64(run.files.size()), run.bytes(), run.seen(), QString(toWord(state)),
             why.isEmpty() ? QStringLiteral("") : why.left(kLongest), requested ? QVariant(at) : QVariant(),
             row})
        .map([](int) {});
}

Result<RunOutcome> request(Database &db, const RunSource &source, const RunFinding &found, qint64 row,
                           const RunStep &step, TimeMs at, const Actor &actor)
{
    if (!found.unread.isEmpty()) {
        SD_CHECK(note(db, row, found.run, step, SourceRunState::Complete, found.unread, at));
        return RunOutcome{RunOutcome::Noted, {}, {}};
    }
    // What cannot be asked for leaves nothing but the reason.
    SD_CHECK(db.runScript("SAVEPOINT run"));
    const auto asked = askAll(db, source, found, row, actor);
    if (!asked && !isRefusal(asked.error()))
        return tl::unexpected(asked.error());
    if (!asked)
        SD_CHECK(db.runScript("ROLLBACK TO run"));
    SD_CHECK(db.runScript("RELEASE run"));
    RunOutcome outcome;
    if (!asked) {
        outcome.what = RunOutcome::Refused;
        outcome.said =
            asked.error().code == ErrorCode::Refused ? asked.error().cause : describe(asked.error());
        SD_CHECK(note(db, row, found.run, step, SourceRunState::Refused, outcome.said, at));
    } else {
        outcome.what = RunOutcome::Requested;
        for (const SourceRequest &one : *asked)
            outcome.made.append(one.id);
        SD_CHECK(note(db, row, found.run, step, SourceRunState::Requested, {}, at));
    }
    SD_CHECK(addAudit(db, actor,
                      {QStringLiteral("source"),
                       source.id,
                       outcome.made.value(0),
                       {},
                       asked ? Text::tr("run %1 requested").arg(found.run.run)
                             : Text::tr("run %1 refused").arg(found.run.run),
                       asked ? Text::tr("Source %1: files: %2.").arg(source.name).arg(found.run.files.size())
                             : outcome.said}));
    return outcome;
}
}  // namespace

QString datasetFor(const RunSource &source, qint64 run)
{
    return QString(source.dataset).replace(QLatin1StringView("{run}"), QString::number(run));
}

Result<NewRequest> requestFor(Database &db, const RunSource &source, Step step, qint64 run)
{
    struct Campaign {
        QString release, conditions;
    };
    SD_TRY(const Campaign campaign,
           db.one(Text::tr("campaign %1").arg(source.campaign),
                  QStringLiteral("SELECT release, conditions FROM campaigns WHERE name = ?"),
                  {source.campaign}, [](const Row &row) {
                      return Campaign{row.text(0), row.text(1)};
                  }));
    SD_TRY(const auto latest, latestApproved(db, QString(toWord(step))));
    NewRequest wish;
    wish.campaign = source.campaign;
    wish.dataset = datasetFor(source, run);
    wish.step = step;
    wish.release = source.release.isEmpty() ? latest.value_or(campaign.release) : source.release;
    wish.conditions = source.conditions.isEmpty() ? campaign.conditions : source.conditions;
    wish.splitKind = source.split == RunSplit::Events ? SplitKind::Events : SplitKind::Files;
    wish.splitSize = source.split == RunSplit::Run ? kAllFiles : source.splitSize;
    wish.priority = source.priority;
    return wish;
}

Result<RunOutcome> takeRun(Database &db, const RunSource &source, const RunFinding &found, TimeMs at,
                           const Actor &actor)
{
    return transact(db, [&]() -> Result<RunOutcome> {
        SD_TRY(const auto known, lockSourceRun(db, source.id, found.run.run));
        const RunStep step = judgeRun(source, known, found.run, at);
        if (step.what == RunStep::Nothing)
            return RunOutcome{};
        if (!step.later.isEmpty()) {
            SD_CHECK(db.run(QStringLiteral("UPDATE source_runs SET later = ?, later_at = ? WHERE id = ?"),
                            {step.later, at, known->id}));
            return RunOutcome{RunOutcome::Later, step.later, {}};
        }
        SD_TRY(const qint64 row, rowFor(db, source, known, found.run, at));
        if (step.what == RunStep::Request && (!found.unread.isEmpty() || !found.facts.isEmpty()))
            return request(db, source, found, row, step, at, actor);
        const bool refused = step.state == SourceRunState::Refused;
        SD_CHECK(note(db, row, found.run, step,
                      step.what == RunStep::Request ? SourceRunState::Complete : step.state, step.why, at));
        return RunOutcome{
            refused ? RunOutcome::Refused : RunOutcome::Noted, refused ? step.why : QString(), {}};
    });
}

}  // namespace shiftdeck

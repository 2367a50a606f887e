#include "models/runs/watcher.h"

#include "models/core/errortext.h"
#include "models/core/filestamp.h"
#include "models/runs/runrequests.h"
#include "models/storage/sources.h"

#include <QCoreApplication>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunWatcher)
};

constexpr int kMostPerCycle = 100;  // runs that are taken, of all sources
constexpr std::size_t kMostWaiting = 200;  // findings of a source that are not taken yet
constexpr qsizetype kLongestProblem = 2000;

// Reads the files; a file that is not now as it was listed is not complete yet.
void readFiles(RunFinding &found, const std::stop_token &stop)
{
    for (const ListedFile &file : std::as_const(found.run.files)) {
        const auto facts = inspectFile(file.path, stop);
        if (!facts) {
            found.unread = describe(facts.error());
            return;
        }
        const FileStamp after = fileStamp(file.path);
        if (facts->bytes != file.bytes || after.bytes != file.bytes
            || after.contentNs / 1'000'000 != file.changedAt) {
            found.run.waitsFor =
                Text::tr("%1 was written while it was read.").arg(file.path.section(u'/', -1));
            return;
        }
        found.facts.insert(file.path, *facts);
    }
}
}  // namespace

// One look at one source. Shared by two threads: what is below the mutex is guarded by it.
struct RunWatcher::Look {
    const RunSource source;
    const QMap<qint64, SourceRun> known;
    const TimeMs at;

    std::mutex mutex;
    std::condition_variable_any room;
    std::deque<RunFinding> found;
    bool over = false;
    Result<Listing> listing = fail(ErrorCode::NotRun, {}, {});

    std::jthread thread;  // last: uses the others

    Look(RunSource which, QMap<qint64, SourceRun> runs, TimeMs now)
        : source(std::move(which)), known(std::move(runs)), at(now),
          thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    void run(const std::stop_token &stop)
    {
        Result<Listing> listed = listSource(source, stop);
        if (listed) {
            for (const ListedRun &shown : std::as_const(listed->runs)) {
                const auto before = known.constFind(shown.run);
                const RunStep step = judgeRun(
                    source, before == known.cend() ? std::nullopt : std::optional(*before), shown, at);
                if (step.what == RunStep::Nothing)
                    continue;
                RunFinding finding{shown, {}, {}};
                if (step.what == RunStep::Request)
                    readFiles(finding, stop);
                std::unique_lock lock(mutex);
                if (!room.wait(lock, stop, [this] { return found.size() < kMostWaiting; }))
                    break;
                found.push_back(std::move(finding));
            }
        }
        const std::lock_guard lock(mutex);
        listing = std::move(listed);
        over = true;
    }

    std::optional<RunFinding> take()
    {
        const std::lock_guard lock(mutex);
        if (found.empty())
            return {};
        RunFinding first = std::move(found.front());
        found.pop_front();
        room.notify_one();
        return first;
    }

    bool isOver()
    {
        const std::lock_guard lock(mutex);
        return over && found.empty();
    }
};

struct RunWatcher::Private {
    std::map<qint64, std::unique_ptr<Look>> looks;  // by source

    Result<> takeFrom(Look &look, AgentStep &agent, int &left);
    static Result<> writeDown(const Look &look, AgentStep &agent);
};

Result<> RunWatcher::Private::takeFrom(Look &look, AgentStep &agent, int &left)
{
    while (left > 0) {
        const auto found = look.take();
        if (!found)
            break;
        --left;
        const auto taken = takeRun(agent.db, look.source, *found, look.at, agent.actor("agent.watch"));
        if (!taken) {
            SD_CHECK(agent.won(tl::unexpected(taken.error())));
            continue;
        }
        const auto tell = [&](const QString &what) {
            agent.problem(Text::tr("Source %1, run %2: %3", "name, run, what is wrong")
                              .arg(look.source.name, QString::number(found->run.run), what));
        };
        agent.changed += int(taken->made.size());
        if (taken->what == RunOutcome::Refused)
            tell(taken->said);
        else if (taken->what == RunOutcome::Later)
            tell(Text::tr("It was requested before. %1", "what is new").arg(taken->said));
        SD_CHECK(agent.beat());
    }
    return {};
}

Result<> RunWatcher::Private::writeDown(const Look &look, AgentStep &agent)
{
    const TimeMs now = agent.clock.now();
    QString problem;
    qint64 runs = 0, files = 0, ignored = 0;
    if (look.listing) {
        problem = look.listing->problems.join(u' ');
        runs = look.listing->runs.size();
        files = look.listing->fileCount();
        ignored = look.listing->ignored;
    } else {
        problem = describe(look.listing.error());
    }
    problem = problem.simplified().left(kLongestProblem);
    if (!problem.isEmpty())
        agent.problem(Text::tr("Source %1: %2").arg(look.source.name, problem));
    return transact(agent.db, [&]() -> Result<> {
        SD_CHECK(agent.db.run(
            QStringLiteral(
                "INSERT INTO source_looks (source_id, looked_at, took_ms, runs, files, ignored, problem,"
                " problem_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source_id) DO UPDATE SET"
                " looked_at = excluded.looked_at, took_ms = excluded.took_ms, runs = excluded.runs,"
                " files = excluded.files, ignored = excluded.ignored, problem = excluded.problem,"
                " problem_since = CASE WHEN excluded.problem = '' THEN NULL ELSE"
                " coalesce(source_looks.problem_since, excluded.problem_since) END"),
            {look.source.id, look.at, std::max<TimeMs>(0, now - look.at), runs, files, ignored,
             problem.isEmpty() ? QStringLiteral("") : problem,
             problem.isEmpty() ? QVariant() : QVariant(now)}));
        // A wish that came during the look is for the next one.
        if (look.source.lookWanted)
            SD_CHECK(agent.db.run(QStringLiteral("UPDATE run_sources SET look_wanted = 0 WHERE id = ?"),
                                  {look.source.id}));
        return {};
    });
}

RunWatcher::RunWatcher() : d(new Private) { }

RunWatcher::~RunWatcher()
{
    for (const auto &[id, look] : d->looks)
        look->thread.request_stop();
}

bool RunWatcher::isBusy() const { return !d->looks.empty(); }

Result<> RunWatcher::step(AgentStep &agent)
{
    int left = kMostPerCycle;
    for (auto it = d->looks.begin(); it != d->looks.end();) {
        SD_CHECK(d->takeFrom(*it->second, agent, left));
        if (!it->second->isOver()) {
            ++it;
            continue;
        }
        SD_CHECK(Private::writeDown(*it->second, agent));
        it = d->looks.erase(it);
    }
    SD_TRY(const auto due, dueSources(agent.db, agent.clock.now()));
    for (const RunSource &source : due) {
        if (d->looks.contains(source.id))
            continue;
        SD_TRY(const auto known, knownRuns(agent.db, source.id));
        d->looks.emplace(source.id, std::make_unique<Look>(source, known, agent.clock.now()));
    }
    return {};
}

}  // namespace shiftdeck

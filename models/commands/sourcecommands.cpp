// Commands about sources of new runs: add, stop, start, and have one looked at.
#include "models/commands/support.h"

#include "models/core/errortext.h"
#include "models/core/timespan.h"
#include "models/runs/runrequests.h"
#include "models/runs/sourcechanges.h"
#include "models/runs/sourcelisting.h"

#include <QDir>
#include <QElapsedTimer>
#include <QMutex>

namespace shiftdeck {

namespace {
Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help,
               const char *fallback = "", const char *source = "")
{
    return {QLatin1StringView(name),   kind, title, help, false, {}, QLatin1StringView(fallback),
            QLatin1StringView(source), false};
}

Parameter needed(Parameter parameter, bool positional = false)
{
    parameter.required = true;
    parameter.positional = positional;
    return parameter;
}

template <typename E>
Parameter word(const char *name, const QString &title, const QString &help, E fallback)
{
    Parameter parameter = make(name, ParameterKind::Word, title, help);
    parameter.words = allWords<E>();
    parameter.fallback = QString(toWord(fallback));
    return parameter;
}

Parameter sourceParameter()
{
    return needed(make("name", ParameterKind::Name, Commands::tr("Source"),
                       Commands::tr("The source of new runs."), "", "source"),
                  true);
}

QString sourceText(const QString &name) { return Commands::tr("source %1").arg(name); }

QString stepsText(const QList<Step> &steps)
{
    QStringList words;
    for (const Step step : steps)
        words.append(toWord(step));
    return words.join(QStringLiteral(", "));
}

// ---------------------------------------------------------------- add

// What a source showed a moment ago: the plan inside of the transaction reads no disk. Any thread.
class LookMemory {
  public:
    Result<Listing> get(const RunSource &source) const
    {
        const QStringList key{toWord(source.kind), source.location,           source.pattern,
                              source.marker,       toWord(source.completeBy), source.campaign};
        {
            const QMutexLocker lock(&m_mutex);
            if (m_key == key && m_age.isValid() && m_age.elapsed() < kMemoryMs)
                return m_listing;
        }
        Result<Listing> found = listSource(source, {});
        const QMutexLocker lock(&m_mutex);
        m_key = key;
        m_listing = found;
        m_age.start();
        return found;
    }

  private:
    static constexpr qint64 kMemoryMs = 60'000;
    mutable QMutex m_mutex;
    mutable QStringList m_key;
    mutable Result<Listing> m_listing = fail(ErrorCode::NotRun, {}, {});
    mutable QElapsedTimer m_age;
};

class AddSource final : public Command {
  public:
    explicit AddSource(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }
    bool readsFiles() const override { return true; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(RunSource source, sourceOf(arguments));
        SD_CHECK(checkSource(db, source));
        SD_TRY(const auto range,
               db.one(Commands::tr("campaign %1").arg(source.campaign),
                      QStringLiteral("SELECT first_run, last_run FROM campaigns WHERE name = ?"),
                      {source.campaign},
                      [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); }));
        std::tie(source.firstRun, source.lastRun) = range;
        Plan plan;
        plan.arguments = arguments;
        PlanItem item{QStringLiteral("source"), 0, sourceText(source.name)};
        item.effect =
            Commands::tr("the agent looks at it every %1; a run that is complete becomes %2 in campaign %3",
                         "span, steps, campaign")
                .arg(exactSpan(source.everyMs), stepsText(source.steps), source.campaign);
        item.why = completeText(source);
        plan.items.append(item);
        plan.summary = Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what);
        SD_CHECK(preview(db, source, plan.warnings));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const RunSource source, sourceOf(x.plan.arguments));
        SD_TRY(const qint64 id, addSource(db, source, actorOf(x, m_spec)));
        return QList<Outcome>{
            {QStringLiteral("source"), id, sourceText(source.name), true, x.plan.items.value(0).effect}};
    }

    // Nothing is ever deleted; the agent leaves it alone from then on.
    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(QStringLiteral("source.stop"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                                     {QStringLiteral("reason"), Commands::tr("The source was taken back.")}});
    }

  private:
    static QString completeText(const RunSource &source)
    {
        switch (source.completeBy) {
        case CompleteBy::Quiet:
            return Commands::tr(
                       "A run is complete when the source says so, or when nothing of it changed for %1.")
                .arg(exactSpan(source.quietMs));
        case CompleteBy::Marker:
            return Commands::tr("A run is complete when there is %1.").arg(source.marker);
        case CompleteBy::Manifest:
            return Commands::tr("A run is complete when all files that %1 names are there.")
                .arg(source.marker);
        }
        return {};
    }

    // What would be requested of what is there now, as seen from this machine.
    Result<> preview(Database &db, const RunSource &source, QStringList &lines) const
    {
        constexpr int kShown = 10;
        const auto listing = m_memory.get(source);
        if (!listing) {
            lines.append(
                Commands::tr("It cannot be looked at from this machine: %1 What counts is what the agent's"
                             " machine sees.")
                    .arg(describe(listing.error())));
            return {};
        }
        lines.append(
            Commands::tr("Seen from this machine now: runs: %1, files: %2, runs outside of the campaign's"
                         " range: %3.")
                .arg(listing->runs.size())
                .arg(listing->fileCount())
                .arg(listing->ignored));
        lines += listing->problems.mid(0, 3);
        int shown = 0;
        for (const ListedRun &run : listing->runs) {
            if (++shown > kShown) {
                lines.append(Commands::tr("And %1 more runs.").arg(listing->runs.size() - kShown));
                break;
            }
            QStringList wanted;
            for (const Step step : source.steps) {
                SD_TRY(const NewRequest wish, requestFor(db, source, step, run.run));
                wanted.append(Commands::tr("%1 with release %2 and conditions %3")
                                  .arg(QString(toWord(step)), wish.release, wish.conditions));
            }
            lines.append(Commands::tr("Run %1 (files: %2, bytes: %3) would be requested as %4 of %5.",
                                      "run, files, bytes, requests, dataset")
                             .arg(QString::number(run.run), QString::number(run.files.size()),
                                  QString::number(run.bytes()), wanted.join(QStringLiteral("; ")),
                                  datasetFor(source, run.run)));
        }
        return {};
    }

    static Result<TimeMs> spanOf(const QJsonObject &a, const char *name)
    {
        const QString text = textOf(a, name);
        if (const auto span = parseSpan(text))
            return *span;
        return fail(ErrorCode::InvalidInput, QStringLiteral("--%1").arg(QLatin1StringView(name)),
                    Commands::tr("\"%1\" is no span of time such as \"5 min\".").arg(text.left(100)));
    }

    static Result<RunSource> sourceOf(const QJsonObject &a)
    {
        RunSource s;
        s.name = textOf(a, "name");
        s.campaign = textOf(a, "campaign");
        s.kind = fromWord<SourceKind>(textOf(a, "kind")).value_or(SourceKind::Folder);
        s.location = textOf(a, "location");
        s.pattern = textOf(a, "pattern");
        if (s.kind == SourceKind::Folder && s.pattern.isEmpty())
            s.pattern = QStringLiteral("*{run}*.csv");
        s.completeBy = fromWord<CompleteBy>(textOf(a, "complete")).value_or(CompleteBy::Quiet);
        s.marker = textOf(a, "marker");
        SD_TRY(s.quietMs, spanOf(a, "quiet-time"));
        SD_TRY(s.everyMs, spanOf(a, "every"));
        s.site = textOf(a, "site");
        s.dataset = textOf(a, "dataset");
        const QStringList steps = textOf(a, "steps").split(u',', Qt::SkipEmptyParts);
        for (const QString &name : steps) {
            const auto step = fromWord<Step>(name.trimmed());
            if (!step)
                return fail(ErrorCode::InvalidInput, QStringLiteral("--steps"),
                            Commands::tr("\"%1\" is no step; there are %2.")
                                .arg(name.left(100), allWords<Step>().join(QStringLiteral(", "))));
            s.steps.append(*step);
        }
        if (flagOf(a, "mc") && !s.steps.contains(Step::Mc))
            s.steps.append(Step::Mc);
        s.release = textOf(a, "release");
        s.conditions = textOf(a, "conditions");
        s.split = fromWord<RunSplit>(textOf(a, "split")).value_or(RunSplit::Run);
        s.splitSize = integerOf(a, "split-size");
        s.priority = int(std::clamp<qint64>(integerOf(a, "priority"), -1, 1'000'000));
        return s;
    }

    CommandSpec m_spec;
    LookMemory m_memory;
};

CommandSpec addSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("source.add");
    spec.cli = {QStringLiteral("sources"), QStringLiteral("add")};
    spec.title = Commands::tr("Add source of runs");
    spec.description = Commands::tr("Has the agent watch a folder, a list or a database for new runs, and "
                                    "ask for the processing of each, once.");
    spec.example =
        QStringLiteral("prodctl sources add pit /data/incoming --campaign 2010 --site alpha --dataset"
                       " cms/prompt/{run} --pattern run{run}_*.csv --mc");
    spec.parameters = {
        needed(make("name", ParameterKind::Text, Commands::tr("Name"),
                    Commands::tr("What the source is called.")),
               true),
        needed(make("location", ParameterKind::Text, Commands::tr("Place"),
                    Commands::tr(
                        "The folder, the list (CSV with the columns run and path, and bytes, adler32 and"
                        " complete where known), or the store: a file or postgresql://..., of Shiftdeck or"
                        " with a table raw_files of the same columns.")),
               true),
        needed(make("campaign", ParameterKind::Name, Commands::tr("Campaign"),
                    Commands::tr("The campaign that the requests belong to."), "", "campaign")),
        needed(make("site", ParameterKind::Name, Commands::tr("Site"),
                    Commands::tr("The site where the files are."), "", "site")),
        needed(make("dataset", ParameterKind::Text, Commands::tr("Dataset"),
                    Commands::tr("The name of each run's dataset, with {run}, as cms/prompt/{run}."))),
        word("kind", Commands::tr("Kind"), Commands::tr("What the place is."), SourceKind::Folder),
        make("pattern", ParameterKind::Text, Commands::tr("Pattern"),
             Commands::tr("Of a folder: the names of the files, with {run} for the run number, * and ?, as"
                          " {run}/raw*.csv; *{run}*.csv when it is not given.")),
        word(
            "complete", Commands::tr("Complete by"),
            Commands::tr(
                "quiet: nothing changed for a while. marker: there is a file that says so. manifest: there is"
                " a file that names all others (CSV with the column path, and bytes and adler32)."),
            CompleteBy::Quiet),
        make("marker", ParameterKind::Text, Commands::tr("Marker"),
             Commands::tr("The name of the marker or manifest, with {run}, as run{run}.done.")),
        make("quiet-time", ParameterKind::Text, Commands::tr("Quiet time"),
             Commands::tr("How long nothing must change until a run counts as complete."), "5 min"),
        make("every", ParameterKind::Text, Commands::tr("Every"), Commands::tr("How often it is looked at."),
             "1 min"),
        make("steps", ParameterKind::Text, Commands::tr("Steps"),
             Commands::tr("What is asked for, comma separated."), "production"),
        make("mc", ParameterKind::Flag, Commands::tr("Simulation"),
             Commands::tr("Asks for the run-specific simulation (step mc) too.")),
        make("release", ParameterKind::Name, Commands::tr("Release"),
             Commands::tr("When it is not given: the one approved last for the step, else the campaign's."),
             "", "release"),
        make("conditions", ParameterKind::Text, Commands::tr("Conditions tag"),
             Commands::tr("The campaign's when it is not given.")),
        word("split", Commands::tr("Split by"), Commands::tr("How a run is cut into jobs."), RunSplit::Run),
        make("split-size", ParameterKind::Integer, Commands::tr("Work unit"),
             Commands::tr("Files or events in one work unit, when it is split by them."), "1000"),
        make("priority", ParameterKind::Integer, Commands::tr("Priority"),
             Commands::tr("0 to 999999; higher than of other requests, so that new runs come first."), "500"),
    };
    spec.roles = {Role::Manager};
    spec.undoable = true;
    spec.icon = QStringLiteral("new");
    return spec;
}

// ---------------------------------------------------------------- one that is there

class SourceCommand : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const RunSource source, findSource(db, textOf(arguments, "name")));
        PlanItem item{QStringLiteral("source"), source.id, sourceText(source.name)};
        item.basis = source.stop ? Commands::tr("stopped (%1)", "a source").arg(source.stop->id)
                                 : Commands::tr("watched", "a source");
        detail(source, now, item);
        Plan plan;
        plan.arguments = arguments;
        plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const PlanItem item = x.plan.items.value(0);
        SD_CHECK(change(db, textOf(x.plan.arguments, "name"), x));
        return QList<Outcome>{{item.entity, item.id, item.what, true, item.effect}};
    }

  protected:
    SourceCommand(const char *id, const char *verb, const QString &title, const QString &description,
                  const char *example, const char *icon)
    {
        m_spec.id = QString::fromLatin1(id);
        m_spec.cli = {QStringLiteral("sources"), QString::fromLatin1(verb)};
        m_spec.title = title;
        m_spec.description = description;
        m_spec.example = QString::fromLatin1(example);
        m_spec.parameters = {sourceParameter()};
        m_spec.roles = {Role::Shifter, Role::Manager};
        m_spec.icon = QString::fromLatin1(icon);
    }
    // Fills effect and why, or leaves it out.
    virtual void detail(const RunSource &source, TimeMs now, PlanItem &item) const = 0;
    virtual Result<> change(Database &db, const QString &name, const Execution &x) const = 0;

    CommandSpec m_spec;
};

class StopSource final : public SourceCommand {
  public:
    StopSource()
        : SourceCommand(
            "source.stop", "stop", Commands::tr("Stop source"),
            Commands::tr("Has the agent look at a source no more, until somebody starts it again; what"
                         " was requested goes on."),
            "prodctl sources stop pit --reason \"moving disks\"", "hold")
    {
        m_spec.parameters.append(needed(make("reason", ParameterKind::Text, Commands::tr("Reason"),
                                             Commands::tr("Why; everybody who misses a run reads it."))));
        m_spec.undoable = true;
    }
    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(QStringLiteral("source.start"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")}});
    }

  protected:
    void detail(const RunSource &source, TimeMs now, PlanItem &item) const override
    {
        if (source.stop)
            return leaveOut(item,
                            Commands::tr("%1 stopped it already, %2: %3", "who, when, why")
                                .arg(source.stop->by, timeAgo(source.stop->at, now), source.stop->reason));
        item.effect = Commands::tr("is watched no more");
        item.why = Commands::tr("Runs that it showed and that are not requested yet: %1.")
                       .arg(source.count(SourceRunState::Seen) + source.count(SourceRunState::Growing)
                            + source.count(SourceRunState::Complete));
    }
    Result<> change(Database &db, const QString &name, const Execution &x) const override
    {
        const QString reason = textOf(x.plan.arguments, "reason").trimmed();
        if (reason.isEmpty())
            return fail(ErrorCode::InvalidInput, Commands::tr("the reason"), Commands::tr("It is empty."));
        return stopSource(db, name, reason, actorOf(x, m_spec));
    }
};

class StartSource final : public SourceCommand {
  public:
    StartSource()
        : SourceCommand("source.start", "start", Commands::tr("Start source"),
                        Commands::tr("Has the agent watch a stopped source again."),
                        "prodctl sources start pit", "resume")
    {
        m_spec.parameters.append(whyParameter(false));
        m_spec.undoable = true;
    }
    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        // With the reason that it was stopped for, which the plan has.
        return std::pair(QStringLiteral("source.stop"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                                     {QStringLiteral("reason"), plan.items.value(0).why}});
    }

  protected:
    void detail(const RunSource &source, TimeMs, PlanItem &item) const override
    {
        if (!source.stop)
            return leaveOut(item, Commands::tr("It is not stopped."));
        item.effect = Commands::tr("is watched again");
        item.why = source.stop->reason;
    }
    Result<> change(Database &db, const QString &name, const Execution &x) const override
    {
        return startSource(db, name, textOf(x.plan.arguments, "why"), actorOf(x, m_spec));
    }
};

class LookAtSource final : public SourceCommand {
  public:
    LookAtSource()
        : SourceCommand(
            "source.look", "look", Commands::tr("Look now"),
            Commands::tr("Has the agent look at a source with its next cycle, and try the runs again that"
                         " were refused."),
            "prodctl sources look pit", "refresh")
    {
        m_spec.risk = Risk::None;
    }

  protected:
    void detail(const RunSource &source, TimeMs, PlanItem &item) const override
    {
        if (source.stop)
            return leaveOut(item, Commands::tr("It is stopped: %1").arg(source.stop->reason));
        if (source.lookWanted)
            return leaveOut(item,
                            Commands::tr("It is going to be looked at already; an agent must be running."));
        item.effect = Commands::tr("is looked at by the agent");
        item.why =
            Commands::tr("Refused runs that are tried again: %1.").arg(source.count(SourceRunState::Refused));
    }
    Result<> change(Database &db, const QString &name, const Execution &x) const override
    {
        return wantSourceLook(db, name, actorOf(x, m_spec));
    }
};
}  // namespace

void addSourceCommands(CommandList &list)
{
    list.push_back(std::make_unique<AddSource>(addSpec()));
    list.push_back(std::make_unique<LookAtSource>());
    list.push_back(std::make_unique<StopSource>());
    list.push_back(std::make_unique<StartSource>());
}

}  // namespace shiftdeck

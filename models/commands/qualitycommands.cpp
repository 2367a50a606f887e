// Commands about the quality of runs, each for the cells of a table of runs and detectors: setting flags,
// undoing them, signing off, completing, confirming and opening again.
#include "models/commands/flagsetting.h"
#include "models/commands/support.h"

#include "models/certification/qualityruns.h"
#include "models/certification/signing.h"
#include "models/runs/runlist.h"

#include <QHash>

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxCells = 100'000;

Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               bool positional = false, const char *fallback = "")
{
    return {QLatin1StringView(name),     kind, title,     help, required, {},
            QLatin1StringView(fallback), {},   positional};
}

CommandSpec makeSpec(const char *id, const char *word, const QString &title, const QString &description,
                     const char *example, const char *icon)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = {QStringLiteral("quality"), QString::fromLatin1(word)};
    spec.title = title;
    spec.description = description;
    spec.example = QString::fromLatin1(example);
    spec.roles = {Role::Dq, Role::Manager};
    spec.icon = QString::fromLatin1(icon);
    return spec;
}

QString cellText(qint64 run, const QString &detector)
{
    return Commands::tr("run %1, %2", "number, detector").arg(QString::number(run), detector);
}

struct Cell {
    const QualityRun &run;
    const Detector &detector;
    QualityCell quality;
};

// The detectors that are named, in their order; "all": every one.
Result<QList<Detector>> namedDetectors(const QString &text, const QList<Detector> &all)
{
    QStringList wanted, known;
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts))
        wanted.append(name.trimmed());
    QList<Detector> found;
    for (const Detector &detector : all) {
        known.append(detector.name);
        if (wanted.removeAll(detector.name) > 0 || wanted.contains(QLatin1StringView("all")))
            found.append(detector);
    }
    wanted.removeAll(QStringLiteral("all"));
    if (!wanted.isEmpty() || found.isEmpty())
        return fail(ErrorCode::NotFound, Commands::tr("detector %1").arg(wanted.value(0).left(100)),
                    known.isEmpty()
                        ? Commands::tr("There is none yet; \"prodctl detectors add\" makes one.")
                        : Commands::tr("The detectors are %1.").arg(known.join(QStringLiteral(", "))));
    return found;
}

struct Cells {
    QList<QualityRun> runs;
    QList<Detector> detectors;
    QList<qint64> missing;  // runs that were named by their number and are not there
};

Result<Cells> namedCells(Database &db, const QJsonObject &arguments, TimeMs now)
{
    const QString runs = textOf(arguments, "runs"), filter = textOf(arguments, "filter");
    std::vector<NumberRange> ranges;
    if (runs != QLatin1StringView("all")) {
        SD_TRY(ranges, parseNumberRanges(runs, Commands::tr("the runs"), kMaxRunNumber));
    }
    SD_TRY(QualityRuns all, loadQualityRuns(db, ranges));
    Cells cells;
    SD_TRY(cells.detectors, namedDetectors(textOf(arguments, "detectors"), all.detectors));
    QSet<qint64> there;
    for (const QualityRun &run : std::as_const(all.runs))
        there.insert(run.run.value());
    for (const NumberRange &range : ranges)
        if (range.first == range.last && !there.contains(range.first))
            cells.missing.append(range.first);
    SD_TRY(const FilterNode node,
           parseFilter(filter, qualityFields(all.detectors, QualityFilter::ForRuns), now));
    cells.runs = matching(node, all);
    if (cells.runs.size() * cells.detectors.size() > kMaxCells)
        return fail(
            ErrorCode::InvalidInput, Commands::tr("the runs"),
            Commands::tr("They are %1 runs and %2 detectors; %3 of both together are possible at once.")
                .arg(cells.runs.size())
                .arg(cells.detectors.size())
                .arg(kMaxCells));
    return cells;
}

// "tracker open 17 3": the detector, and what a decision about it rests on.
QString basisOf(const QString &detector, const QualityCell &cell)
{
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(detector, toWord(cell.state), QString::number(cell.newestState),
             QString::number(cell.newestFlag),
             cell.confirmed ? QStringLiteral("confirmed") : QStringLiteral("unconfirmed"));
}

QString detectorOf(const PlanItem &item) { return item.basis.section(u' ', 0, 0); }
QualityState stateIn(const PlanItem &item)
{
    return fromWord<QualityState>(item.basis.section(u' ', 1, 1)).value_or(QualityState::Open);
}

class CellCommand : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const Cells cells, namedCells(db, arguments, now));
        SD_CHECK(check(arguments));
        Plan plan;
        plan.arguments = arguments;
        for (const qint64 run : cells.missing) {
            PlanItem item{QStringLiteral("run"), run, Commands::tr("run %1").arg(run)};
            leaveOut(item, Commands::tr("There is no such run."), ErrorCode::NotFound);
            plan.items.append(item);
        }
        for (const QualityRun &run : cells.runs) {
            for (const Detector &detector : cells.detectors) {
                const Cell cell{run, detector, run.cells.value(detector.name)};
                PlanItem item{QStringLiteral("run"), run.run.value(),
                              cellText(run.run.value(), detector.name)};
                item.basis = basisOf(detector.name, cell.quality);
                judge(cell, who, arguments, item);
                plan.items.append(item);
            }
        }
        SD_CHECK(warn(db, plan));
        plan.summary =
            summaryOf(m_spec, plan, Commands::tr("%1 cells of runs and detectors").arg(plan.included()));
        return plan;
    }

  protected:
    explicit CellCommand(CommandSpec spec) : m_spec(std::move(spec))
    {
        m_spec.parameters = {make("runs", ParameterKind::Text, Commands::tr("Runs"),
                                  Commands::tr("Runs and ranges of runs, as 146436,146500-146600, or all."),
                                  true, true),
                             make("detectors", ParameterKind::Text, Commands::tr("Detectors"),
                                  Commands::tr("Detectors, as tracker,muons, or all."), true, true)};
    }
    void addFilter()
    {
        m_spec.parameters.append(
            filterParameter(Commands::tr("Only runs that match, for example \"state = open\".")));
    }
    virtual Result<> check(const QJsonObject &) const { return {}; }
    // Fills the effect, or leaves it out.
    virtual void judge(const Cell &cell, const Principal &who, const QJsonObject &arguments,
                       PlanItem &item) const = 0;
    virtual Result<> warn(Database &, Plan &) const { return {}; }

    CommandSpec m_spec;
};

// ---------------------------------------------------------------- flags

class SetFlag final : public CellCommand {
  public:
    SetFlag()
        : CellCommand(
            makeSpec("quality.flag", "flag", Commands::tr("Flag"),
                     Commands::tr("Says of runs and detectors whether they are good, bad or excluded, for"
                                  " the whole run or for lumisections (LS)."),
                     "prodctl quality flag 146436 tracker bad --ls 12-90 --cause \"HV trip\"", "approve"))
    {
        Parameter flag = make("flag", ParameterKind::Word, Commands::tr("Flag"),
                              Commands::tr("The verdict; not-set takes an older one away."), true, true);
        flag.words = allWords<QualityFlag>();
        m_spec.parameters +=
            {flag,
             make("ls", ParameterKind::Text, Commands::tr("Lumisections"),
                  Commands::tr("As 12-90, 12 or 12-end; the whole run where it is not given."), false),
             make("cause", ParameterKind::Text, Commands::tr("Cause"),
                  Commands::tr("What was wrong, in the same few words each time."), false),
             make("comment", ParameterKind::Text, Commands::tr("Comment"), Commands::tr("Anything else."),
                  false),
             make("automatic", ParameterKind::Flag, Commands::tr("Automatic"),
                  Commands::tr("It was set by a program; any manual flag counts before it."), false)};
        addFilter();
        m_spec.undoable = true;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const QJsonObject &a = x.plan.arguments;
        SD_TRY(const NumberRange ls, lumisections(a));
        NewFlag flag{0,
                     {},
                     qint32(ls.first),
                     qint32(ls.last),
                     flagIn(a),
                     flagOf(a, "automatic"),
                     textOf(a, "cause"),
                     textOf(a, "comment")};
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items) {
            if (!item.included)
                continue;
            flag.run = item.id;
            flag.detector = detectorOf(item);
            SD_TRY(const Outcome outcome, flagOutcome(db, item, flag, actorOf(x, m_spec)));
            outcomes.append(outcome);
        }
        return outcomes;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &,
                                                           const QList<Outcome> &outcomes) const override
    {
        return undoOfFlags(outcomes);
    }

  protected:
    static QualityFlag flagIn(const QJsonObject &arguments)
    {
        return fromWord<QualityFlag>(textOf(arguments, "flag")).value_or(QualityFlag::NotSet);
    }

    static Result<NumberRange> lumisections(const QJsonObject &arguments)
    {
        QString text = textOf(arguments, "ls").toLower();
        if (text.isEmpty())
            return NumberRange{1, kLastLumisection};
        text.replace(QLatin1StringView("end"), QString::number(kLastLumisection));
        SD_TRY(const auto ranges,
               parseNumberRanges(text, Commands::tr("the lumisections"), kLastLumisection));
        if (ranges.size() != 1)
            return fail(ErrorCode::InvalidInput, Commands::tr("the lumisections"),
                        Commands::tr("One range is possible at once, as 12-90."));
        return ranges.front();
    }

    Result<> check(const QJsonObject &arguments) const override
    {
        if (textOf(arguments, "cause").size() > kMaxCause)
            return fail(
                ErrorCode::InvalidInput, Commands::tr("the cause"),
                Commands::tr("It is longer than %1 characters; a comment may be longer.").arg(kMaxCause));
        SD_CHECK(lumisections(arguments));
        return {};
    }

    void judge(const Cell &cell, const Principal &, const QJsonObject &arguments,
               PlanItem &item) const override
    {
        const NumberRange ls = lumisections(arguments).value_or(NumberRange{1, kLastLumisection});
        if (cell.quality.state != QualityState::Open)
            return leaveOut(item,
                            Commands::tr("It is %1; a manager must open it again first.", "a state")
                                .arg(toWord(cell.quality.state)));
        const qint32 known = cell.run.lumisections;
        if (known > 0 && (ls.first > known || (ls.last > known && ls.last != kLastLumisection)))
            return leaveOut(item, Commands::tr("The run has LS 1 to %1.").arg(known));
        item.effect = Commands::tr("%1 \u2192 %2, %3", "flag before, flag after, lumisections")
                          .arg(cellWord(cell.quality, cell.run.extent()), toWord(flagIn(arguments)),
                               lumisectionText(qint32(ls.first), qint32(ls.last)));
    }

  private:
    static constexpr qsizetype kMaxCause = 200;
};

class UndoFlags final : public Command {
  public:
    UndoFlags()
    {
        m_spec = makeSpec("quality.undo", "undo", Commands::tr("Undo flags"),
                          Commands::tr("Takes flags back by new entries; what counted before counts again."),
                          "prodctl quality undo 17,20-24 --why \"another run was meant\"", "undo");
        m_spec.parameters = {make("entries", ParameterKind::Text, Commands::tr("Flags"),
                                  Commands::tr("Numbers of flags, as \"prodctl quality show\" lists them."),
                                  true, true),
                             whyParameter(false)};
    }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const auto ids,
               parseNumberRanges(textOf(arguments, "entries"), Commands::tr("the flags"), kMaxRunNumber));
        SD_TRY(const auto flags, findQualityFlags(db, ids));
        if (flags.isEmpty())
            return fail(ErrorCode::NotFound, Commands::tr("flag %1").arg(ids.front().first), {});
        if (flags.size() > kMaxCells)
            return fail(ErrorCode::InvalidInput, Commands::tr("the flags"),
                        Commands::tr("They are more than %1.").arg(kMaxCells));
        qint64 first = flags.first().run, last = first;
        for (const QualityFlagRow &flag : flags) {
            first = std::min(first, flag.run);
            last = std::max(last, flag.run);
        }
        SD_TRY(const auto quality, loadQuality(db, first, last));
        Plan plan;
        plan.arguments = arguments;
        for (const QualityFlagRow &flag : flags) {
            const QualityState state = quality.value(flag.run).value(flag.detector).state;
            PlanItem item{QStringLiteral("quality_flag"), flag.entry.id,
                          Commands::tr("flag %1 (%2)")
                              .arg(QString::number(flag.entry.id), cellText(flag.run, flag.detector))};
            item.basis = QStringLiteral("%1 %2").arg(toWord(state), QString::number(flag.undoneBy));
            item.effect =
                Commands::tr("%1, %2: undone", "flag, lumisections")
                    .arg(toWord(flag.entry.flag), lumisectionText(flag.entry.first, flag.entry.last));
            item.why = Commands::tr("Set by %1.", "who").arg(flag.by);
            if (flag.entry.undoes != 0)
                leaveOut(item,
                         Commands::tr("It undoes flag %1; set a flag anew instead.").arg(flag.entry.undoes));
            else if (flag.undoneBy != 0)
                leaveOut(item, Commands::tr("It is undone already."));
            else if (state != QualityState::Open)
                leaveOut(item,
                         Commands::tr("It is %1; a manager must open it again first.", "a state")
                             .arg(toWord(state)));
            plan.items.append(item);
        }
        plan.summary = summaryOf(m_spec, plan, Commands::tr("flags: %1").arg(plan.included()));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(undoFlag(db, item.id, textOf(x.plan.arguments, "why"), actorOf(x, m_spec)));
            return item.effect;
        });
    }

  private:
    CommandSpec m_spec;
};

// ---------------------------------------------------------------- signatures

// Adds a signature; the comment is the argument `why`.
class Signature : public CellCommand {
  public:
    Signature(CommandSpec spec, bool needsWhy) : CellCommand(std::move(spec))
    {
        Parameter why = whyParameter(needsWhy);
        why.title = needsWhy ? why.title : Commands::tr("Comment");
        why.help = needsWhy ? why.help : Commands::tr("Kept with the signature.");
        m_spec.parameters.append(why);
        addFilter();
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(change(db, item, x));
            return item.effect;
        });
    }

  protected:
    virtual Result<> change(Database &db, const PlanItem &item, const Execution &x) const = 0;
};

// Moves the state.
class Sign : public Signature {
  public:
    Sign(CommandSpec spec, QList<QualityState> from, QualityState to, bool needsWhy)
        : Signature(std::move(spec), needsWhy), m_from(std::move(from)), m_to(to)
    {
    }

  protected:
    void judge(const Cell &cell, const Principal &, const QJsonObject &, PlanItem &item) const override
    {
        const QualityState state = cell.quality.state;
        if (!m_from.contains(state))
            return leaveOut(item,
                            m_to == QualityState::Completed && state == QualityState::Open
                                ? Commands::tr("It is open; sign it off first.")
                                : Commands::tr("It is %1 already.").arg(toWord(state)));
        if (m_to == QualityState::SignedOff && cell.quality.ranges.empty())
            return leaveOut(item, Commands::tr("Nothing is flagged yet."));
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(state), toWord(m_to));
        const FlagCounts counts = countFlags(cell.quality.ranges, cell.run.extent());
        item.why = Commands::tr("LS good: %1, bad: %2, excluded: %3, not set: %4.")
                       .arg(counts[size_t(QualityFlag::Good)])
                       .arg(counts[size_t(QualityFlag::Bad)])
                       .arg(counts[size_t(QualityFlag::Excluded)])
                       .arg(counts[size_t(QualityFlag::NotSet)]);
    }

    Result<> change(Database &db, const PlanItem &item, const Execution &x) const override
    {
        return moveQualityState(db, item.id, detectorOf(item), stateIn(item), m_to,
                                textOf(x.plan.arguments, "why"), actorOf(x, m_spec));
    }

  private:
    const QList<QualityState> m_from;
    const QualityState m_to;
};

class Reopen final : public Sign {
  public:
    Reopen()
        : Sign(
            manager(makeSpec("quality.reopen", "reopen", Commands::tr("Open again"),
                             Commands::tr("Opens what was signed off or completed again, so that flags can be"
                                          " set; confirmations are void then."),
                             "prodctl quality reopen 146436 tracker --why \"new alignment\"", "resume")),
            {QualityState::SignedOff, QualityState::Completed}, QualityState::Open, true)
    {
    }

  protected:
    static CommandSpec manager(CommandSpec spec)
    {
        spec.roles = {Role::Manager};
        return spec;
    }

    Result<> warn(Database &db, Plan &plan) const override
    {
        constexpr int kMost = 5;
        QSet<qint64> runs;
        for (const PlanItem &item : std::as_const(plan.items))
            if (item.included)
                runs.insert(item.id);
        SD_TRY(const auto certified,
               db.list(QStringLiteral(
                           "SELECT DISTINCT r.id, f.first_run, f.last_run FROM requests r JOIN files f"
                           " ON f.dataset_id = r.dataset_id WHERE r.status = 'certified' ORDER BY r.id"),
                       {}, [](const Row &row) {
                           return std::pair(row.integer(0), NumberRange{row.integer(1), row.integer(2)});
                       }));
        QList<qint64> told;
        for (const auto &[request, range] : certified) {
            const bool rests =
                std::any_of(runs.begin(), runs.end(), [&range](qint64 run) { return range.contains(run); });
            if (!rests || told.contains(request) || told.size() >= kMost)
                continue;
            told.append(request);
            plan.warnings.append(
                Commands::tr("Request %1 was certified on these runs; it stays so.").arg(request));
        }
        return {};
    }
};

class Confirm final : public Signature {
  public:
    Confirm()
        : Signature(makeSpec("quality.confirm", "confirm", Commands::tr("Confirm"),
                             Commands::tr("Confirms as a second person what another one completed."),
                             "prodctl quality confirm 146436 all", "ok"),
                    false)
    {
    }

  protected:
    void judge(const Cell &cell, const Principal &who, const QJsonObject &, PlanItem &item) const override
    {
        if (cell.quality.state != QualityState::Completed)
            return leaveOut(
                item,
                Commands::tr("It is %1; what is confirmed is completed.").arg(toWord(cell.quality.state)));
        if (cell.quality.confirmed)
            return leaveOut(item, Commands::tr("It is confirmed already."));
        if (cell.quality.signers.contains(who.name))
            return leaveOut(item, Commands::tr("You signed it yourself; another person must confirm it."));
        item.effect = Commands::tr("confirmed");
        item.why = Commands::tr("Signed by %1.", "who").arg(cell.quality.signers.join(QStringLiteral(", ")));
    }

    Result<> change(Database &db, const PlanItem &item, const Execution &x) const override
    {
        return confirmQuality(db, item.id, detectorOf(item), textOf(x.plan.arguments, "why"),
                              actorOf(x, m_spec));
    }
};
}  // namespace

void addQualityCommands(CommandList &list)
{
    list.push_back(std::make_unique<SetFlag>());
    addFlagImport(list);
    list.push_back(std::make_unique<UndoFlags>());
    list.push_back(std::make_unique<Sign>(
        makeSpec("quality.sign-off", "sign-off", Commands::tr("Sign off"),
                 Commands::tr(
                     "Signs that the flags of runs and detectors are right; they cannot be changed then."),
                 "prodctl quality sign-off 146436 tracker,muons", "check"),
        QList{QualityState::Open}, QualityState::SignedOff, false));
    list.push_back(std::make_unique<Sign>(
        makeSpec("quality.complete", "complete", Commands::tr("Complete"),
                 Commands::tr("Closes the certification of runs and detectors that are signed off."),
                 "prodctl quality complete 146436-146600 all", "finish"),
        QList{QualityState::SignedOff}, QualityState::Completed, false));
    list.push_back(std::make_unique<Confirm>());
    list.push_back(std::make_unique<Reopen>());
}

}  // namespace shiftdeck

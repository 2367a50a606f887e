// Commands about plots: registering a file of plots of a run, making a reference set of one, and the rules
// with the thresholds.
#include "models/commands/support.h"

#include "models/core/checksum.h"
#include "models/core/filestamp.h"
#include "models/quality/plotfile.h"
#include "models/quality/plotrules.h"
#include "models/storage/quality.h"
#include "models/storage/references.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <mutex>

namespace shiftdeck {

namespace {
constexpr qsizetype kLongestName = 60;
constexpr qsizetype kMostFolders = 20;  // that a plan names

Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               bool positional = false)
{
    return {QLatin1StringView(name), kind, title, help, required, {}, {}, {}, positional};
}

Result<> checkWord(const QString &what, const QString &word)
{
    static const QRegularExpression kWord(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._+-]{0,59}\\z"));
    if (kWord.match(word).hasMatch())
        return {};
    return fail(
        ErrorCode::InvalidInput, what,
        Commands::tr("It must have 1 to %1 of the characters a-z, A-Z, 0-9, '.', '_', '+' and '-', and"
                     " begin with a letter or digit.")
            .arg(kLongestName));
}

Result<qint64> runOf(Database &db, const QJsonObject &arguments)
{
    const qint64 run = integerOf(arguments, "run");
    SD_TRY(const qint64 there, db.integer(QStringLiteral("SELECT count(*) FROM runs WHERE run = ?"), {run}));
    if (there == 0)
        return fail(ErrorCode::NotFound, Commands::tr("run %1").arg(run),
                    Commands::tr("The store knows no such run."));
    return run;
}

// What was not given is an empty text in the store, and not NULL.
QString kept(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

Plan planOf(const CommandSpec &spec, const QJsonObject &arguments, const PlanItem &item)
{
    Plan plan;
    plan.arguments = arguments;
    plan.items.append(item);
    plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(spec.title, item.what)
                                 : Commands::tr("%1: nothing to do.", "command").arg(spec.title);
    return plan;
}

struct FileOfPlots {
    FileStamp stamp;
    QString path, adler32;
    qint64 plots = 0;
    QStringList found, notes;  // "tracker: 12"; what is wrong with the file, but readable
};

Result<FileOfPlots> lookAt(const QString &path)
{
    FileOfPlots found;
    found.path = path;
    found.stamp = fileStamp(path);
    SD_TRY(const PlotFile file, PlotFile::open(path));
    found.plots = file.plots().size();
    if (found.plots == 0)
        return fail(ErrorCode::InvalidInput, path, Commands::tr("There is no plot in this file."));
    QMap<QString, int> folders;
    for (const PlotEntry &entry : file.plots())
        ++folders[detectorOf(entry.path)];
    for (auto it = folders.cbegin(); it != folders.cend(); ++it)
        found.found.append(
            Commands::tr("%1: %2", "a folder of plots, how many")
                .arg(it.key().isEmpty() ? Commands::tr("in no folder") : it.key(), QString::number(*it)));
    found.notes = file.notes();
    QFile bytes(path);
    if (!bytes.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path, bytes.errorString());
    Adler32 sum;
    constexpr qint64 kBlock = 1 << 20;
    while (!bytes.atEnd()) {
        const QByteArray block = bytes.read(kBlock);
        if (block.isEmpty())
            return fail(ErrorCode::Io, path, bytes.errorString());
        sum.add(block);
    }
    found.adler32 = sum.hex();
    if (!(fileStamp(path) == found.stamp))
        return fail(ErrorCode::Conflict, path, Commands::tr("It changed while it was read; try again."));
    return found;
}

class AddPlots final : public Command {
  public:
    AddPlots()
    {
        m_spec.id = QStringLiteral("plots.add");
        m_spec.cli = {QStringLiteral("plots"), QStringLiteral("add")};
        m_spec.title = Commands::tr("Add plots");
        m_spec.description =
            Commands::tr("Registers a ROOT file, or ROOT's JSON, as the plots of a run; of several files of a"
                         " run and kind the newest one counts.");
        m_spec.example = QStringLiteral("prodctl plots add DQM_R000148058.root --run 148058 --kind prompt");
        m_spec.parameters = {
            make("file", ParameterKind::Text, Commands::tr("File"),
                 Commands::tr("A ROOT file, or ROOT's JSON."), true, true),
            make("run", ParameterKind::Integer, Commands::tr("Run"), Commands::tr("The run of these plots."),
                 true),
            make("kind", ParameterKind::Text, Commands::tr("Kind"),
                 Commands::tr(
                     "What made them: \"online\", \"prompt\", \"reprocessing\". Runs are compared with"
                     " references of the same kind."),
                 true)};
        m_spec.roles = {Role::Shifter, Role::Dq, Role::Agent, Role::Manager};
        m_spec.icon = QStringLiteral("new");
    }
    const CommandSpec &spec() const override { return m_spec; }
    bool readsFiles() const override { return true; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_CHECK(checkWord(Commands::tr("the kind"), textOf(arguments, "kind")));
        SD_TRY(const qint64 run, runOf(db, arguments));
        SD_TRY(const FileOfPlots file, read(QFileInfo(textOf(arguments, "file")).absoluteFilePath()));
        PlanItem item{
            QStringLiteral("plots"), run,
            Commands::tr("%1 plots of run %2", "kind, run").arg(textOf(arguments, "kind")).arg(run)};
        SD_TRY(const auto before,
               db.first(QStringLiteral("SELECT id, path, adler32 FROM run_plots WHERE run = ? AND kind = ?"
                                       " ORDER BY id DESC LIMIT 1"),
                        {run, textOf(arguments, "kind")}, [](const Row &row) {
                            return QStringList{row.text(0), row.text(1), row.text(2)};
                        }));
        item.basis = QStringLiteral("%1; %2 %3")
                         .arg(before ? before->at(0) : QString(), file.adler32)
                         .arg(file.stamp.bytes);
        item.effect = Commands::tr("%1 with plots: %2", "a file, how many").arg(file.path).arg(file.plots);
        item.why =
            file.found.first(std::min<qsizetype>(file.found.size(), kMostFolders)).join(QStringLiteral(", "));
        if (before && before->at(1) == file.path && before->at(2) == file.adler32)
            leaveOut(item, Commands::tr("This file is registered already."));
        else if (before)
            item.why +=
                QStringLiteral(". ") + Commands::tr("It takes the place of %1.", "a file").arg(before->at(1));
        Plan plan = planOf(m_spec, arguments, item);
        plan.warnings = file.notes;
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const QJsonObject &a = x.plan.arguments;
        const PlanItem item = x.plan.items.value(0);
        SD_TRY(const FileOfPlots file, read(QFileInfo(textOf(a, "file")).absoluteFilePath()));
        SD_CHECK(db.insert(QStringLiteral("INSERT INTO run_plots (run, kind, path, plots, bytes, adler32, at,"
                                          " added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                           {item.id, textOf(a, "kind"), file.path, file.plots, file.stamp.bytes, file.adler32,
                            x.now, x.who.name}));
        SD_CHECK(addAudit(db, actorOf(x, m_spec), {item.entity, item.id, {}, {}, file.adler32, file.path}));
        return QList<Outcome>{{item.entity, item.id, item.what, true, item.effect}};
    }

  private:
    // Read once: the plan that is made again under the lock looks only whether it is the same file still.
    Result<FileOfPlots> read(const QString &path) const
    {
        const std::scoped_lock lock(m_mutex);
        if (m_last.path == path && m_last.stamp.bytes >= 0 && m_last.stamp == fileStamp(path))
            return m_last;
        SD_TRY(m_last, lookAt(path));
        return m_last;
    }

    CommandSpec m_spec;
    mutable std::mutex m_mutex;
    mutable FileOfPlots m_last;  // guarded by m_mutex
};

class MakeReference final : public Command {
  public:
    MakeReference()
    {
        m_spec.id = QStringLiteral("reference.make");
        m_spec.cli = {QStringLiteral("references"), QStringLiteral("make")};
        m_spec.title = Commands::tr("Make reference set");
        m_spec.description = Commands::tr("Makes the plots of a run the reference of a range of runs; where "
                                          "there is a set of this name already,"
                                          " it gets a new version, and the old ones are kept.");
        m_spec.example =
            QStringLiteral("prodctl references make muons-2010 --run 146511 --kind prompt --first"
                           " 146000 --last 149442 --why \"long fill, all detectors on\"");
        m_spec.parameters = {
            make("name", ParameterKind::Text, Commands::tr("Name"), Commands::tr("The name of the set."),
                 true, true),
            make("run", ParameterKind::Integer, Commands::tr("Run"),
                 Commands::tr("The run whose plots are the reference; certified good."), true),
            make("kind", ParameterKind::Text, Commands::tr("Kind"),
                 Commands::tr("Which plots of the run; runs of the same kind are compared with them."), true),
            make("first", ParameterKind::Integer, Commands::tr("First run"),
                 Commands::tr("The first run that is compared with it."), true),
            make("last", ParameterKind::Integer, Commands::tr("Last run"),
                 Commands::tr("The last run that is compared with it."), true),
            whyParameter(true)};
        m_spec.roles = {Role::Dq, Role::Manager};
        m_spec.icon = QStringLiteral("approve");
    }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        const QString name = textOf(arguments, "name");
        SD_CHECK(checkWord(Commands::tr("the name of the reference set"), name));
        if (textOf(arguments, "why").trimmed().isEmpty())
            return fail(ErrorCode::InvalidInput, Commands::tr("the reason"), Commands::tr("It is empty."));
        const qint64 first = integerOf(arguments, "first"), last = integerOf(arguments, "last");
        if (first < 1 || last < first)
            return fail(ErrorCode::InvalidInput, Commands::tr("the range of runs"),
                        Commands::tr("It begins at 1 or later and ends at its first run or later."));
        SD_TRY(const RunPlots plots, plotsOf(db, arguments));
        SD_TRY(const qint64 version, nextVersion(db, name));
        PlanItem item{QStringLiteral("reference"), plots.id,
                      Commands::tr("reference set %1 version %2").arg(name).arg(version)};
        SD_TRY(const QString lacking, lackingOf(db, plots.run));
        item.basis = QStringLiteral("%1; plots %2; %3").arg(version).arg(plots.id).arg(lacking);
        item.effect = Commands::tr("the %1 plots of run %2 are the reference of the runs %3 to %4",
                                   "kind, run, first, last")
                          .arg(plots.kind)
                          .arg(plots.run)
                          .arg(first)
                          .arg(last);
        item.why = Commands::tr("%1, plots: %2.", "a file, how many").arg(plots.path).arg(plots.plots);
        // The database refuses it, too.
        if (!lacking.isEmpty())
            leaveOut(item,
                     Commands::tr("Only a run that is certified good can be a reference, and run %1 is not: "
                                  "%2.",
                                  "run, what it lacks")
                         .arg(plots.run)
                         .arg(lacking));
        return planOf(m_spec, arguments, item);
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const QJsonObject &a = x.plan.arguments;
        const PlanItem item = x.plan.items.value(0);
        SD_TRY(const RunPlots plots, plotsOf(db, a));
        SD_TRY(const qint64 version, nextVersion(db, textOf(a, "name")));
        SD_TRY(
            const qint64 id,
            db.insert(QStringLiteral("INSERT INTO reference_sets (name, version, kind, first_run, last_run,"
                                     " plots_id, why, at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                      {textOf(a, "name"), version, plots.kind, integerOf(a, "first"), integerOf(a, "last"),
                       plots.id, textOf(a, "why").trimmed(), x.now, x.who.name}));
        SD_CHECK(
            addAudit(db, actorOf(x, m_spec),
                     {item.entity, id, {}, {}, QStringLiteral("run %1").arg(plots.run), textOf(a, "why")}));
        return QList<Outcome>{{item.entity, id, item.what, true, item.effect}};
    }

  private:
    static Result<RunPlots> plotsOf(Database &db, const QJsonObject &a)
    {
        SD_TRY(const RunPlots plots, findRunPlots(db, integerOf(a, "run"), textOf(a, "kind")));
        if (plots.id == 0)
            return fail(
                ErrorCode::Refused, Commands::tr("plots of run %1").arg(plots.run),
                Commands::tr("This merged file is not registered; \"prodctl plots add\" does that first."));
        return plots;
    }
    // What the run lacks to be certified good, in words; empty: nothing.
    static Result<QString> lackingOf(Database &db, qint64 run)
    {
        SD_TRY(const qint64 good,
               db.integer(QStringLiteral("SELECT count(*) FROM certified_good_runs WHERE run = ?"), {run}));
        if (good > 0)
            return QString();
        SD_TRY(const auto detectors, listDetectors(db));
        SD_TRY(const auto all, loadQuality(db, run, run));
        const RunQuality quality = all.value(run);
        QStringList lacking;
        bool anyRequired = false;
        for (const Detector &detector : detectors) {
            if (!detector.required || detector.retired)
                continue;
            anyRequired = true;
            const QualityCell cell = quality.value(detector.name);
            const auto has = [&cell](QualityFlag flag) {
                return std::any_of(cell.ranges.begin(), cell.ranges.end(),
                                   [flag](const FlagRange &range) { return range.flag == flag; });
            };
            if (cell.state != QualityState::Completed)
                lacking.append(
                    Commands::tr("%1 is %2", "detector, state").arg(detector.name, toWord(cell.state)));
            else if (!has(QualityFlag::Good) || has(QualityFlag::Bad) || has(QualityFlag::Excluded))
                lacking.append(Commands::tr("%1 is not good throughout", "a detector").arg(detector.name));
        }
        if (!anyRequired)
            return Commands::tr("no detector is required");
        return lacking.isEmpty() ? Commands::tr("its flags do not say so")
                                 : lacking.join(QStringLiteral(", "));
    }
    static Result<qint64> nextVersion(Database &db, const QString &name)
    {
        SD_TRY(const qint64 newest,
               db.integer(QStringLiteral("SELECT max(version) FROM reference_sets WHERE name = ?"), {name}));
        return newest + 1;
    }

    CommandSpec m_spec;
};

class SetPlotRule final : public Command {
  public:
    explicit SetPlotRule(bool sets) : m_sets(sets)
    {
        m_spec.id = sets ? QStringLiteral("plotrule.set") : QStringLiteral("plotrule.withdraw");
        m_spec.cli = {QStringLiteral("plotrules"), sets ? QStringLiteral("set") : QStringLiteral("withdraw")};
        m_spec.title = sets ? Commands::tr("Set plot rule") : Commands::tr("Withdraw plot rule");
        m_spec.description = sets
            ? Commands::tr(
                "Says which tests and thresholds hold for the plots whose names match a pattern; the"
                " rule that was set last holds where several match.")
            : Commands::tr(
                "Takes the rule of a pattern away; other rules, or the default, hold from then on.");
        m_spec.example = sets
            ? QStringLiteral("prodctl plotrules set 'tracker/*' --rule \"chi2 0.001 1e-05; entries 25;"
                             " tolerance 0.1; normalise yes\" --why \"fewer false alarms\"")
            : QStringLiteral("prodctl plotrules withdraw 'tracker/*' --why \"the default does\"");
        m_spec.parameters = {
            make("pattern", ParameterKind::Text, Commands::tr("Pattern"),
                 Commands::tr("Of names of plots with their folders: * is any text, ? any character."), true,
                 true)};
        if (sets) {
            m_spec.parameters.append(make(
                "rule", ParameterKind::Text, Commands::tr("Rule"),
                Commands::tr("Tests with their thresholds for a warning and an error, and what they need:"
                             " \"%1\".")
                    .arg(ComparisonRule().text()),
                true));
            m_spec.parameters.append(
                make("detector", ParameterKind::Text, Commands::tr("Detector"),
                     Commands::tr("That these plots are about; their folder without it."), false));
            Parameter kind =
                make("plot-kind", ParameterKind::Word, Commands::tr("Kind of plot"),
                     Commands::tr("Where more is known than the class of a plot tells: a rate and an"
                                  " efficiency are never scaled."),
                     false);
            kind.words = allWords<PlotKind>();
            m_spec.parameters.append(kind);
            m_spec.parameters.append(
                make("shifter", ParameterKind::Flag, Commands::tr("For shifters"),
                     Commands::tr("These are among the few plots that a shifter looks at."), false));
        }
        m_spec.parameters.append(whyParameter(!sets));
        m_spec.roles = {Role::Dq, Role::Manager};
        m_spec.undoable = true;
        m_spec.icon = sets ? QStringLiteral("settings") : QStringLiteral("clear");
    }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        const QString pattern = textOf(arguments, "pattern");
        SD_TRY(const auto before, findPlotRule(db, pattern));
        const bool stands = before && !before->withdrawn;
        PlanItem item{QStringLiteral("plot_rule"), 0, Commands::tr("plot rule \"%1\"").arg(pattern)};
        item.basis = before ? basisOf(*before) : QString();
        if (m_sets) {
            SD_TRY(const PlotRule rule,
                   plotRuleOf(pattern, textOf(arguments, "detector"), textOf(arguments, "rule"),
                              textOf(arguments, "plot-kind")));
            item.effect = rule.rule.text();
            if (stands && sameAs(*before, arguments))
                leaveOut(item, Commands::tr("It is so already."));
            else
                item.why = stands ? Commands::tr("Until now: %1", "a rule").arg(before->rule)
                                  : Commands::tr("Until now no rule has this pattern.");
        } else if (!stands) {
            leaveOut(item, Commands::tr("There is no rule of this pattern."));
        } else {
            item.effect = Commands::tr("withdrawn");
            item.why = before->rule;
        }
        return planOf(m_spec, arguments, item);
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const QJsonObject &a = x.plan.arguments;
        const PlanItem item = x.plan.items.value(0);
        SD_TRY(const auto before, findPlotRule(db, textOf(a, "pattern")));
        if (!m_sets && !before)
            return fail(ErrorCode::Conflict, item.what, Commands::tr("There is no rule of this pattern."));
        QString rule = before ? before->rule : QString();
        if (m_sets) {
            SD_TRY(const ComparisonRule parsed, ComparisonRule::fromText(textOf(a, "rule")));
            rule = parsed.text();
        }
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral(
                             "INSERT INTO plot_rules (pattern, version, detector, rule, plot_kind, shifter,"
                             " withdrawn, why, at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                         {textOf(a, "pattern"), before ? before->version + 1 : 1,
                          kept(m_sets ? textOf(a, "detector") : before->detector), rule,
                          kept(m_sets ? textOf(a, "plot-kind") : before->plotKind),
                          (m_sets ? flagOf(a, "shifter") : before->shifter) ? 1 : 0, m_sets ? 0 : 1,
                          kept(textOf(a, "why")), x.now, x.who.name}));
        SD_CHECK(addAudit(db, actorOf(x, m_spec),
                          {item.entity,
                           id,
                           {},
                           before && !before->withdrawn ? before->rule : QString(),
                           m_sets ? rule : QString(),
                           textOf(a, "why")}));
        QList<Outcome> outcomes{{item.entity, id, item.what, true, item.effect}};
        return outcomes;
    }

    // Back to what it said before, which the plan rests on.
    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        QJsonObject arguments = QJsonDocument::fromJson(plan.items.value(0).basis.toUtf8()).object();
        const bool stood = !arguments.take(QLatin1StringView("withdrawn")).toBool(true);
        arguments.remove(QLatin1StringView("version"));
        if (!stood)
            arguments = {};
        arguments.insert(QStringLiteral("pattern"), textOf(plan.arguments, "pattern"));
        arguments.insert(QStringLiteral("why"), Commands::tr("Taken back."));
        return std::pair(stood ? QStringLiteral("plotrule.set") : QStringLiteral("plotrule.withdraw"),
                         arguments);
    }

  private:
    // The older version as arguments that would make it again.
    static QString basisOf(const PlotRuleRow &before)
    {
        QJsonObject basis{{QStringLiteral("version"), before.version},
                          {QStringLiteral("withdrawn"), before.withdrawn},
                          {QStringLiteral("rule"), before.rule},
                          {QStringLiteral("shifter"), before.shifter}};
        if (!before.detector.isEmpty())
            basis.insert(QStringLiteral("detector"), before.detector);
        if (!before.plotKind.isEmpty())
            basis.insert(QStringLiteral("plot-kind"), before.plotKind);
        return QString::fromUtf8(QJsonDocument(basis).toJson(QJsonDocument::Compact));
    }
    static bool sameAs(const PlotRuleRow &before, const QJsonObject &a)
    {
        const auto rule = ComparisonRule::fromText(textOf(a, "rule"));
        return rule && rule->text() == before.rule && textOf(a, "detector") == before.detector
            && textOf(a, "plot-kind") == before.plotKind && flagOf(a, "shifter") == before.shifter;
    }

    CommandSpec m_spec;
    bool m_sets;
};
}  // namespace

void addPlotCommands(CommandList &list)
{
    list.push_back(std::make_unique<AddPlots>());
    list.push_back(std::make_unique<MakeReference>());
    list.push_back(std::make_unique<SetPlotRule>(true));
    list.push_back(std::make_unique<SetPlotRule>(false));
}

}  // namespace shiftdeck

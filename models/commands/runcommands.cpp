// Taking what files say about runs.
#include "models/commands/filememory.h"
#include "models/commands/readahead.h"
#include "models/commands/support.h"

#include "models/runs/runimport.h"

namespace shiftdeck {

namespace {
constexpr qsizetype kFilesKept = 20;  // of what was read
constexpr int kLinesShown = 50;  // lines of a file that were refused, in the plan

Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               const char *source = "", bool positional = false)
{
    return {QLatin1StringView(name),   kind,      title, help, required, {}, {},
            QLatin1StringView(source), positional};
}

// ---------------------------------------------------------------- import

class ImportRuns final : public Command, public ReadsAhead {
  public:
    ImportRuns();
    const CommandSpec &spec() const override { return m_spec; }
    bool readsFiles() const override { return true; }

    ReadAhead readAhead(const QJsonObject &arguments) const override
    {
        return [memory = m_memory, paths = pathsOf(arguments),
                wish = wishOf(arguments)](const ReadWatch &watch) -> Result<> {
            for (qsizetype i = 0; i < std::min(paths.size(), kFilesKept); ++i) {
                ReadWatch part{watch.stop, {}};
                if (watch.progress)
                    part.progress = [&, i](qint64 done, qint64 of) {
                        // Each file is as long as the others, in parts of a million.
                        constexpr qint64 kWhole = 1'000'000;
                        watch.progress(i * kWhole + done * kWhole / std::max<qint64>(of, 1),
                                       std::min(paths.size(), kFilesKept) * kWhole);
                    };
                SD_CHECK(fileOf(*memory, paths.at(i), wish, part));
            }
            return {};
        };
    }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const ImportPlan import, look(db, arguments));
        Plan plan;
        plan.arguments = arguments;
        qint64 fresh = 0, changed = 0;
        for (const FileImport &file : import.files) {
            addFile(file, flagOf(arguments, "partial"), plan);
            fresh += file.newRuns();
            changed += file.changedRuns();
            if (!file.earlier.isEmpty() && file.isNews())
                plan.warnings.append(
                    Commands::tr("%1 was taken before (%2); what was said since is replaced by what it says.")
                        .arg(file.path, file.earlier));
        }
        plan.summary =
            summaryOf(m_spec, plan, Commands::tr("new runs: %1, changed runs: %2").arg(fresh).arg(changed));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const ImportPlan import, look(db, x.plan.arguments));
        SD_TRY(const QList<qint64> numbers, writeImport(db, import, actorOf(x, m_spec)));
        QList<Outcome> outcomes;
        for (qsizetype i = 0; i < numbers.size(); ++i)
            if (numbers.at(i) > 0)
                outcomes.append({QStringLiteral("import"), numbers.at(i),
                                 Commands::tr("import %1 (%2)", "number, file")
                                     .arg(QString::number(numbers.at(i)), import.files.at(i).path),
                                 true, effectOf(import.files.at(i))});
        return outcomes;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &,
                                                           const QList<Outcome> &outcomes) const override
    {
        QJsonArray imports;
        for (const Outcome &outcome : outcomes)
            imports.append(QString::number(outcome.id));
        if (imports.isEmpty() || imports.size() > kMaxThings)
            return {};
        return std::pair(QStringLiteral("runs.withdraw"),
                         QJsonObject{{QStringLiteral("imports"), imports},
                                     {QStringLiteral("why"), Commands::tr("undone")}});
    }

  private:
    static QString effectOf(const FileImport &file)
    {
        return Commands::tr("new runs: %1, changed runs: %2, as they were: %3")
            .arg(file.newRuns())
            .arg(file.changedRuns())
            .arg(file.runs.size() - file.newRuns() - file.changedRuns());
    }

    static void addFile(const FileImport &file, bool partial, Plan &plan)
    {
        PlanItem item{QStringLiteral("import"), 0,
                      Commands::tr("%1 (%2)", "file, its format").arg(file.path, toWord(file.format))};
        item.basis = file.checksum;
        const qint64 refused = file.report.count(ImportRemark::Refused);
        if (refused > 0 && !partial)
            leaveOut(item,
                     Commands::tr("Entries of it cannot be taken: %1. Mend the file, or say --partial.")
                         .arg(refused),
                     ErrorCode::InvalidInput);
        else if (!file.isNews())
            leaveOut(item,
                     file.earlier.isEmpty()
                         ? Commands::tr("It says nothing that is not known.")
                         : Commands::tr("It says nothing that is not known; it was %1.", "import 7 by anna")
                               .arg(file.earlier),
                     ErrorCode::AlreadyExists);
        else
            item.effect = effectOf(file);
        plan.items.append(item);
        addLines(file, plan);
        for (const RunImport &run : file.runs) {
            PlanItem of{QStringLiteral("run"), run.run.value(), whatOf(file, run)};
            of.basis = QStringLiteral("%1 \u2192 %2").arg(run.before, run.after);
            if (run.isNews())
                of.effect = (run.isNew ? QStringList{Commands::tr("new")} + run.changes : run.changes)
                                .join(QStringLiteral("; "));
            else
                leaveOut(of, Commands::tr("All of it is known."), ErrorCode::AlreadyExists);
            plan.items.append(of);
        }
    }

    static QString whatOf(const FileImport &file, const RunImport &run)
    {
        const QString name = QFileInfo(file.path).fileName();
        if (run.firstLine == 0)
            return Commands::tr("run %1 (%2)", "number, file").arg(QString::number(run.run.value()), name);
        if (run.firstLine == run.lastLine)
            return Commands::tr("run %1 (%2, line %3)", "number, file, line")
                .arg(QString::number(run.run.value()), name, QString::number(run.firstLine));
        return Commands::tr("run %1 (%2, lines %3 to %4)", "number, file, lines")
            .arg(QString::number(run.run.value()), name, QString::number(run.firstLine),
                 QString::number(run.lastLine));
    }

    // What was not taken or not as it was written, by line.
    static void addLines(const FileImport &file, Plan &plan)
    {
        int shown = 0;
        for (const ImportRemark &remark : file.report.remarks()) {
            if (remark.kind == ImportRemark::Told) {
                if (remark.line == 0 && plan.warnings.size() < kLinesShown)
                    plan.warnings.append(Commands::tr("%1: %2", "file, remark").arg(file.path, remark.text));
                continue;
            }
            if (++shown > kLinesShown)
                continue;
            PlanItem line{QStringLiteral("line"), remark.line,
                          Commands::tr("%1, line %2").arg(QFileInfo(file.path).fileName()).arg(remark.line)};
            leaveOut(line, remark.sentence(), ErrorCode::InvalidInput);
            plan.items.append(line);
        }
        const qint64 more = std::max(0, shown - kLinesShown) + file.report.leftOut();
        if (more > 0)
            plan.warnings.append(
                Commands::tr("%1: %2 more remarks on its lines; \"prodctl lumi show\" or \"prodctl "
                             "runlist show\" with --json lists them.")
                    .arg(file.path)
                    .arg(more));
    }

    using Memory = FileMemory<RunFile>;

    static QStringList pathsOf(const QJsonObject &a)
    {
        QStringList paths;
        const QJsonArray files = a.value(QLatin1StringView("files")).toArray();
        for (const QJsonValue &file : files)
            paths.append(file.toString());
        return paths;
    }
    static RunFileWish wishOf(const QJsonObject &a) { return {textOf(a, "method"), textOf(a, "trigger")}; }

    static Result<RunFile> fileOf(const Memory &memory, const QString &path, const RunFileWish &wish,
                                  const ReadWatch &watch)
    {
        const auto read = [&] { return readRunFile(path, wish, watch); };
        return memory.get(path, wish.method + u'\n' + wish.trigger, read);
    }

    Result<ImportPlan> look(Database &db, const QJsonObject &a) const
    {
        const RunFileWish wish = wishOf(a);
        QList<RunFile> files;
        for (const QString &path : pathsOf(a)) {
            SD_TRY(RunFile file, fileOf(*m_memory, path, wish, {}));
            // Half of a file is taken only by who says so.
            if (!file.report.isWhole() && !flagOf(a, "partial"))
                file.runs.clear();
            files.append(std::move(file));
        }
        return planImport(db, files, textOf(a, "type"));
    }

    CommandSpec m_spec;
    const std::shared_ptr<Memory> m_memory = std::make_shared<Memory>(kFilesKept);
};

ImportRuns::ImportRuns()
{
    m_spec.id = QStringLiteral("runs.import");
    m_spec.cli = {QStringLiteral("runs"), QStringLiteral("import")};
    m_spec.title = Commands::tr("Import runs");
    m_spec.description = Commands::tr(
        "Takes what files say about runs: good-run lists and plain lists register them, luminosity tables "
        "and the"
        " table of fills say what is known about them. What is known already is not taken twice.");
    m_spec.example = QStringLiteral("prodctl runs import golden.json byls.csv fills.csv");
    Parameter type = make("type", ParameterKind::Word, Commands::tr("Type of new runs"),
                          Commands::tr("What runs that are not registered yet were taken for."), false);
    type.words = {QStringLiteral("physics"), QStringLiteral("cosmic"), QStringLiteral("calibration")};
    type.fallback = QStringLiteral("physics");
    m_spec.parameters = {
        make("files", ParameterKind::Files, Commands::tr("Files"),
             Commands::tr(
                 "Certified-run JSON, plain run lists, CSV of brilcalc or lumiCalc2, luminosities with errors"
                 " (run,method,value(/pb),stat,syst), or tables of fills; what a file is shows in it."),
             true, "", true),
        make("method", ParameterKind::Text, Commands::tr("Method"),
             Commands::tr("The luminometer or analysis of luminosities; not needed where the file says it."),
             false),
        make("trigger", ParameterKind::Text, Commands::tr("Trigger path"),
             Commands::tr("Of a luminosity table with several trigger paths: which one is taken."), false),
        type,
        make("partial", ParameterKind::Flag, Commands::tr("Take what can be taken"),
             Commands::tr("Goes on when entries of a file have to be refused."), false)};
    m_spec.roles = {Role::Shifter, Role::Dq, Role::Manager};
    m_spec.undoable = true;
    m_spec.icon = QStringLiteral("import");
}

}  // namespace

void addRunCommands(CommandList &list)
{
    list.push_back(std::make_unique<ImportRuns>());
    addRunCorrections(list);
}

}  // namespace shiftdeck

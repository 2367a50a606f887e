// Commands that read files: the stage check, and registering raw files. Their plans read every file whole;
// what was read is remembered for as long as size and time of change stay, so that the plan inside the
// transaction reads nothing.
#include "models/commands/filememory.h"
#include "models/commands/support.h"

#include "models/production/inputs.h"
#include "models/production/staging.h"
#include "models/runs/rawfiles.h"
#include "models/storage/database.h"
#include "models/storage/requestwaits.h"

#include <QJsonArray>

namespace shiftdeck {

namespace {
// ---------------------------------------------------------------- stage check

struct CopyFinding {
    qint64 replica = 0;
    ReplicaVerdict verdict;
};

struct StageFindings {
    QList<CopyFinding> copies;
    StageReport report;
};

class Stage final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;
    bool readsFiles() const override { return true; }

    Blocker obstacle(const Principal &, const RequestSummary &request,
                     const QList<TransitionRule> &) const override
    {
        if (request.status != RequestStatus::Assigned)
            return {
                Commands::tr("It is %1; only assigned requests can be staged.").arg(toWord(request.status))};
        return {incompleteInput(request)};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items) {
            if (!item.included)
                continue;
            SD_TRY(const StageFindings found, look(db, RequestId(item.id)));
            // What was found stays written down, also when it is not enough.
            for (const CopyFinding &copy : found.copies)
                SD_CHECK(recordReplica(db, copy.replica, copy.verdict, x.now));
            SD_TRY(const Outcome outcome, itemOutcome(db, item, [&]() -> Result<QString> {
                       SD_CHECK(stageRequest(db, found.report, actorOf(x, spec())));
                       return Commands::tr("All %1 files are good.").arg(found.report.files);
                   }));
            outcomes.append(outcome);
        }
        return outcomes;
    }

  protected:
    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_TRY(const StageFindings found, look(context.db, request.id));
        const StageReport &report = found.report;
        item.basis += QStringLiteral("; files %1; good %2").arg(report.files).arg(report.valid);
        if (report.isComplete()) {
            item.effect =
                QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), toWord(RequestStatus::Staged));
            item.why = Commands::tr("All %1 files were read: size, checksum and events are right.")
                           .arg(report.files);
        } else {
            item.effect = Commands::tr("stays assigned; what was found is written down");
            item.why = Commands::tr("%1 of %2 files are good. %3", "how many, of how many, what is wrong")
                           .arg(QString::number(report.valid), QString::number(report.files),
                                report.problems.mid(0, 3).join(u' '));
        }
        return {};
    }

  private:
    Result<StageFindings> look(Database &db, RequestId request) const
    {
        struct Wanted {
            SiteId site;
            DatasetId dataset;
        };
        SD_TRY(const Wanted wanted,
               db.one(Commands::tr("request %1").arg(request.value()),
                      QStringLiteral("SELECT site_id, dataset_id FROM requests WHERE id = ?"),
                      {request.value()}, [](const Row &row) {
                          return Wanted{row.id<SiteId>(0), row.id<DatasetId>(1)};
                      }));
        SD_TRY(const auto files,
               db.list(QStringLiteral("SELECT id, lfn, adler32, events, bytes FROM files WHERE dataset_id = ?"
                                      " ORDER BY first_run, id"),
                       {wanted.dataset.value()}, [](const Row &row) {
                           return CatalogueFile{row.id<FileId>(0), row.text(1), row.text(2), row.integer(3),
                                                row.integer(4)};
                       }));
        StageFindings found;
        found.report.request = request;
        found.report.files = static_cast<int>(files.size());
        if (files.isEmpty())
            found.report.problems.append(Commands::tr("Its input dataset has no files."));
        for (const CatalogueFile &file : files)
            SD_CHECK(lookAt(db, file, wanted.site, found));
        return found;
    }

    Result<> lookAt(Database &db, const CatalogueFile &file, SiteId site, StageFindings &found) const
    {
        SD_TRY(const auto replicas, listReplicas(db, file.id, site));
        QString problem = Commands::tr("%1 has no copy on disk at the site.").arg(file.lfn);
        bool good = false;
        for (const ReplicaRow &replica : replicas) {
            const QString purpose =
                QStringLiteral("%1 %2 %3").arg(file.adler32).arg(file.bytes).arg(file.events);
            SD_TRY(const ReplicaVerdict verdict, m_memory.get(replica.path, purpose, [&] {
                return inspectReplica(replica.path, file, {});
            }));
            found.copies.append({replica.id, verdict});
            good = good || verdict.isValid();
            problem = verdict.problem;
        }
        if (good)
            ++found.report.valid;
        else if (found.report.problems.size() < kMaxStageProblems)
            found.report.problems.append(problem);
        return {};
    }

    FileMemory<ReplicaVerdict> m_memory;
};

// ---------------------------------------------------------------- register

class Register final : public Command {
  public:
    explicit Register(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }
    bool readsFiles() const override { return true; }

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const RawPlan raw, look(db, who, arguments));
        Plan plan;
        plan.arguments = arguments;
        for (const RawFile &file : raw.files) {
            PlanItem item{QStringLiteral("file"), file.file.value(), file.path};
            item.included = file.state == RawFile::New || file.state == RawFile::NewReplica;
            item.why = file.why;
            item.basis =
                QStringLiteral("%1 %2 %3").arg(file.state).arg(file.facts.bytes).arg(file.facts.adler32);
            if (item.included)
                item.effect = file.state == RawFile::New ? Commands::tr("new in %1").arg(raw.dataset)
                                                         : Commands::tr("another copy, at %1").arg(raw.site);
            plan.items.append(item);
        }
        if (raw.newDataset)
            plan.warnings.append(
                raw.complete
                    ? Commands::tr("Makes the dataset %1, with these files and no more.").arg(raw.dataset)
                    : Commands::tr("Makes the dataset %1, to which more files may be added.")
                          .arg(raw.dataset));
        plan.summary =
            summaryOf(m_spec, plan,
                      plan.included() == 1 ? Commands::tr("1 file")
                                           : Commands::tr("%1 files", "not 1").arg(plan.included()));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const RawPlan raw, look(db, x.who, x.plan.arguments));
        SD_CHECK(registerRawFiles(db, raw, actorOf(x, m_spec)));
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items)
            if (item.included)
                outcomes.append({item.entity, item.id, item.what, true, item.effect});
        return outcomes;
    }

  private:
    Result<RawPlan> look(Database &db, const Principal &who, const QJsonObject &a) const
    {
        const QString site = textOf(a, "site");
        if (who.role == Role::Site) {
            SD_TRY(const QString own,
                   db.one(Commands::tr("site of %1").arg(who.name),
                          QStringLiteral("SELECT name FROM sites WHERE id = ?"), {who.site.value()},
                          [](const Row &row) { return row.text(0); }));
            if (own != site)
                return fail(ErrorCode::NotAuthorized, Commands::tr("site %1").arg(site),
                            Commands::tr("%1 registers files of the own site only.").arg(who.name));
        }
        QStringList paths;
        const QJsonArray array = a.value(QLatin1StringView("files")).toArray();
        for (const QJsonValue &value : array)
            paths.append(value.toString());
        SD_TRY(const auto complete,
               db.first(QStringLiteral("SELECT complete FROM datasets WHERE name = ?"),
                        {textOf(a, "dataset")}, [](const Row &row) { return row.flag(0); }));
        SD_TRY(RawPlan raw,
               planRawFiles(db, textOf(a, "dataset"), site, !flagOf(a, "open"), paths,
                            [this](const QString &path) {
                                return m_memory.get(path, {}, [&path] { return inspectFile(path); });
                            }));
        // Requests count on the files that a complete dataset had; only further copies of those may come.
        if (complete.value_or(false))
            for (RawFile &file : raw.files)
                if (file.state == RawFile::New) {
                    file.state = RawFile::Refused;
                    file.why =
                        Commands::tr("%1 is complete; a new file needs another dataset.").arg(raw.dataset);
                }
        return raw;
    }

    CommandSpec m_spec;
    FileMemory<FileFacts> m_memory;
};

CommandSpec stageSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("request.stage");
    spec.cli = {QStringLiteral("check")};
    spec.title = Commands::tr("Stage check");
    spec.description = Commands::tr(
        "Reads every input of an assigned request at its site, and stages it when all are good.");
    spec.example = QStringLiteral("prodctl check 3");
    spec.parameters = {
        requestsParameter(),
        filterParameter(Commands::tr("All requests that match, for example \"status = assigned\"."))};
    spec.roles = {Role::Shifter, Role::Agent, Role::Manager};
    spec.risk = Risk::None;
    spec.icon = QStringLiteral("stage");
    spec.shortcut = QStringLiteral("Ctrl+Shift+I");
    return spec;
}

CommandSpec registerSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("files.register");
    spec.cli = {QStringLiteral("files"), QStringLiteral("register")};
    spec.title = Commands::tr("Register raw files");
    spec.description = Commands::tr("Reads raw files, one run each, and writes them into the catalogue.");
    spec.example = QStringLiteral("prodctl files register MuRun2010B/raw --site alpha raw/*.csv");
    spec.parameters = {
        {QStringLiteral("dataset"),
         ParameterKind::Name,
         Commands::tr("Dataset"),
         Commands::tr("Made when it does not exist."),
         true,
         {},
         {},
         QStringLiteral("dataset"),
         true},
        {QStringLiteral("files"),
         ParameterKind::Files,
         Commands::tr("Files"),
         Commands::tr("Paths at the site."),
         true,
         {},
         {},
         {},
         true},
        {QStringLiteral("site"),
         ParameterKind::Name,
         Commands::tr("Site"),
         Commands::tr("Where the files are."),
         true,
         {},
         {},
         QStringLiteral("site"),
         false},
        {QStringLiteral("open"),
         ParameterKind::Flag,
         Commands::tr("More will follow"),
         Commands::tr("A new dataset stays open for further files."),
         false,
         {},
         {},
         {},
         false},
    };
    spec.roles = {Role::Site, Role::Shifter, Role::Manager};
    spec.icon = QStringLiteral("import");
    return spec;
}
}  // namespace

void addFileCommands(CommandList &list)
{
    list.push_back(std::make_unique<Stage>(stageSpec()));
    list.push_back(std::make_unique<Register>(registerSpec()));
}

}  // namespace shiftdeck

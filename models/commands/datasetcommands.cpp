// Commands about raw datasets as a whole: that they are complete, and that more files may follow after all.
#include "models/commands/support.h"

#include "models/storage/database.h"

namespace shiftdeck {

namespace {
struct Found {
    DatasetId id;
    QString name;
    bool isComplete = false, hasSource = false;
};

// Held until the commit, also against files that somebody is just adding.
Result<Found> datasetNamed(Database &db, const QString &name)
{
    const QString held = db.forUpdate().isEmpty() ? QString() : QStringLiteral(" FOR UPDATE");
    return db.one(
        Commands::tr("dataset %1").arg(name),
        QStringLiteral("SELECT id, name, complete, source_request_id FROM datasets WHERE name = ?") + held,
        {name}, [](const Row &row) {
            return Found{row.id<DatasetId>(0), row.text(1), row.flag(2), !row.isNull(3)};
        });
}

struct Reader {
    RequestId id;
    RequestStatus status;
};

Result<QList<Reader>> readersOf(Database &db, DatasetId dataset)
{
    return db.list(QStringLiteral("SELECT id, status FROM requests WHERE dataset_id = ? ORDER BY id")
                       + db.forUpdate(),
                   {dataset.value()}, [](const Row &row) {
                       return Reader{row.id<RequestId>(0), row.word<RequestStatus>(1)};
                   });
}

// What has not looked at its input yet.
bool isBeforeStaging(RequestStatus status)
{
    return status == RequestStatus::New || status == RequestStatus::Approved
        || status == RequestStatus::Assigned || status == RequestStatus::Rejected
        || status == RequestStatus::Aborted;
}

class SetComplete final : public Command {
  public:
    SetComplete(CommandSpec spec, bool complete) : m_spec(std::move(spec)), m_complete(complete) { }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const Found dataset, datasetNamed(db, textOf(arguments, "dataset")));
        SD_TRY(const qint64 files,
               db.integer(QStringLiteral("SELECT count(*) FROM files WHERE dataset_id = ?"),
                          {dataset.id.value()}));
        PlanItem item{QStringLiteral("dataset"), dataset.id.value(),
                      Commands::tr("dataset %1 (files: %2)").arg(dataset.name).arg(files)};
        item.basis = QStringLiteral("%1; files %2")
                         .arg(dataset.isComplete ? QStringLiteral("complete") : QStringLiteral("open"))
                         .arg(files);
        item.effect =
            m_complete ? Commands::tr("open \u2192 complete") : Commands::tr("complete \u2192 open");
        SD_CHECK(m_complete ? judgeComplete(dataset, files, item) : judgeOpen(db, dataset, item));
        Plan plan;
        plan.arguments = arguments;
        plan.items.append(item);
        plan.summary = summaryOf(m_spec, plan, Commands::tr("1 dataset"));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_TRY(const int rows,
                   db.run(QStringLiteral("UPDATE datasets SET complete = ? WHERE id = ? AND complete = ?"),
                          {m_complete ? 1 : 0, item.id, m_complete ? 0 : 1}));
            if (rows != 1)
                return fail(ErrorCode::Conflict, item.what,
                            Commands::tr("Somebody else was faster; it is so already."));
            const QString open = QStringLiteral("open"), complete = QStringLiteral("complete");
            SD_CHECK(addAudit(db, actorOf(x, m_spec),
                              {item.entity, item.id, {}, m_complete ? open : complete,
                               m_complete ? complete : open, textOf(x.plan.arguments, "dataset")}));
            return item.effect;
        });
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(m_complete ? QStringLiteral("files.reopen") : QStringLiteral("files.complete"),
                         plan.arguments);
    }

  private:
    static Result<> judgeComplete(const Found &dataset, qint64 files, PlanItem &item)
    {
        if (dataset.hasSource)
            leaveOut(item, Commands::tr("A request makes it, and completes it when it is declared."));
        else if (dataset.isComplete)
            leaveOut(item, Commands::tr("It is complete already."));
        else if (files == 0)
            leaveOut(item, Commands::tr("It has no files yet."));
        else
            item.why = Commands::tr("No more files come into it, and its requests can be staged.");
        return {};
    }

    static Result<> judgeOpen(Database &db, const Found &dataset, PlanItem &item)
    {
        if (dataset.hasSource) {
            leaveOut(item, Commands::tr("A request makes it; nothing is added to it by hand."));
            return {};
        }
        if (!dataset.isComplete) {
            leaveOut(item, Commands::tr("It is open already."));
            return {};
        }
        SD_TRY(const auto readers, readersOf(db, dataset.id));
        for (const Reader &reader : readers) {
            item.basis += QStringLiteral("; request %1 %2").arg(reader.id.value()).arg(toWord(reader.status));
            if (!isBeforeStaging(reader.status)) {
                leaveOut(item, Commands::tr("Request %1 is %2 and counts on the files that it has.")
                                   .arg(reader.id.value())
                                   .arg(toWord(reader.status)));
                return {};
            }
        }
        item.why =
            Commands::tr("More files may be registered; its requests wait until it is complete again.");
        return {};
    }

    const CommandSpec m_spec;
    const bool m_complete;
};

CommandSpec specOf(const char *id, const char *cli, const QString &title, const QString &description,
                   const char *example)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = {QStringLiteral("files"), QLatin1StringView(cli)};
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = {{QStringLiteral("dataset"),
                        ParameterKind::Name,
                        Commands::tr("Dataset"),
                        Commands::tr("Of raw files."),
                        true,
                        {},
                        {},
                        QStringLiteral("dataset"),
                        true}};
    spec.roles = {Role::Shifter, Role::Manager};
    spec.undoable = true;
    spec.icon = QStringLiteral("import");
    return spec;
}
}  // namespace

void addDatasetCommands(CommandList &list)
{
    list.push_back(std::make_unique<SetComplete>(
        specOf("files.complete", "complete", Commands::tr("Complete a dataset"),
               Commands::tr("Says that a raw dataset has all its files: requests on it can be staged."),
               "prodctl files complete MuRun2010B/raw"),
        true));
    list.push_back(std::make_unique<SetComplete>(
        specOf("files.reopen", "reopen", Commands::tr("Open a dataset again"),
               Commands::tr("Lets further raw files into a dataset, as long as no request was staged on it."),
               "prodctl files reopen MuRun2010B/raw"),
        false));
}

}  // namespace shiftdeck

// files check: what is recorded about copies, made true where a look at the disk says otherwise.
#include "models/commands/support.h"

#include "models/storage/database.h"

#include <QDir>
#include <QFileInfo>

namespace shiftdeck {

namespace {
constexpr int kMostFiles = 10'000;

struct Copy {
    qint64 id = 0;
    QString site, path, state;
    qint64 bytes = 0;
};

Result<QList<Copy>> copiesOf(Database &db, FileId file)
{
    return db.list(QStringLiteral("SELECT p.id, s.name, s.storage, p.path, p.state, f.bytes FROM replicas p"
                                  " JOIN sites s ON s.id = p.site_id JOIN files f ON f.id = p.file_id"
                                  " WHERE p.file_id = ? AND p.medium = 'disk' ORDER BY p.id"),
                   {file.value()}, [](const Row &row) {
                       return Copy{row.integer(0), row.text(1),
                                   QDir(row.text(2)).absoluteFilePath(row.text(3)), row.text(4),
                                   row.integer(5)};
                   });
}

// By a glance at the disk; a file that looks right is read whole when it is needed.
QString stateFound(const Copy &copy)
{
    const QFileInfo info(copy.path);
    if (!info.isFile())
        return QStringLiteral("missing");
    if (info.size() != copy.bytes)
        return QStringLiteral("changed");
    return copy.state == QLatin1String("valid") ? copy.state : QStringLiteral("unchecked");
}

class CheckCopies final : public Command {
  public:
    explicit CheckCopies(CommandSpec spec) : m_spec(std::move(spec)) {}
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        Plan plan;
        plan.arguments = arguments;
        SD_TRY(const FilterNode filter, parseFilter(textOf(arguments, "filter"), fileFields(), now));
        SD_TRY(const auto files, listFiles(db, filter, {}, kMostFiles + 1));
        if (files.size() > kMostFiles)
            return fail(ErrorCode::InvalidInput, Commands::tr("the filter"),
                        Commands::tr("It matches more than %1 files; narrow it.").arg(kMostFiles));
        for (const FileRow &file : files) {
            SD_TRY(const auto copies, copiesOf(db, file.id));
            for (const Copy &copy : copies)
                plan.items.append(judge(file, copy));
        }
        plan.summary =
            summaryOf(m_spec, plan, Commands::tr("%n copies", "how many are noted anew", plan.included()));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            const QString from = item.basis.section(u'>', 0, 0), to = item.basis.section(u'>', 1, 1);
            const QString problem = to == QLatin1String("unchecked") ? QStringLiteral("") : item.why;
            SD_TRY(const int changed,
                   db.run(QStringLiteral("UPDATE replicas SET state = ?, checked_at = ?, problem = ?"
                                         " WHERE id = ? AND state = ?"),
                          {to, x.now, problem, item.id, from}));
            if (changed != 1)
                return fail(ErrorCode::Conflict, item.what,
                            Commands::tr("It was changed by somebody else in the meantime."));
            SD_CHECK(addAudit(db, actorOf(x, m_spec), {item.entity, item.id, {}, from, to, item.why}));
            return Commands::tr("It is noted as %1.").arg(to);
        });
    }

  private:
    static PlanItem judge(const FileRow &file, const Copy &copy)
    {
        PlanItem item{QStringLiteral("replica"), copy.id,
                      Commands::tr("%1 at %2", "file, site").arg(file.lfn, copy.site)};
        const QString found = stateFound(copy);
        if (found == copy.state) {
            leaveOut(item, Commands::tr("Records and disk agree: it is %1.").arg(found));
            return item;
        }
        item.effect = QStringLiteral("%1 \u2192 %2").arg(copy.state, found);
        item.basis = copy.state + u'>' + found;
        item.why = found == QLatin1String("missing") ? Commands::tr("There is no file %1.").arg(copy.path)
            : found == QLatin1String("changed")
            ? Commands::tr("The file %1 has another size than was registered.").arg(copy.path)
            : Commands::tr("A file of the registered size is at %1; it is read before a job uses it.")
                  .arg(copy.path);
        return item;
    }

    CommandSpec m_spec;
};
}  // namespace

void addCopyCommands(CommandList &list)
{
    CommandSpec spec;
    spec.id = QStringLiteral("files.check");
    spec.cli = {QStringLiteral("files"), QStringLiteral("check")};
    spec.title = Commands::tr("Check copies");
    spec.description = Commands::tr("Looks whether the copies of files on disk are still there, with the size"
                                    " that was registered, and notes where records say otherwise.");
    spec.example = QStringLiteral("prodctl files check --filter \"dataset = cms/run2010b/raw\"");
    Parameter filter = filterParameter(Commands::tr("All files that match, for example \"run = 146436\"."));
    filter.required = true;
    spec.parameters = {filter};
    spec.roles = {Role::Site, Role::Shifter, Role::Manager};
    spec.icon = QStringLiteral("check");
    list.push_back(std::make_unique<CheckCopies>(spec));
}

}  // namespace shiftdeck

// Commands that stand for others: the operators' old friend set-status, and undo.
#include "models/commands/support.h"

#include "models/core/timespan.h"
#include "models/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace shiftdeck {

namespace {
using S = RequestStatus;

// Which command leads from one status to another; empty: none does.
QString commandFor(S from, S to, std::optional<S> heldFrom)
{
    if (from == S::Held && heldFrom == to)
        return QStringLiteral("request.resume");
    switch (to) {
    case S::New:
        return from == S::Rejected ? QStringLiteral("request.reopen") : QStringLiteral("request.withdraw");
    case S::Approved:
        return from == S::Assigned || from == S::Staged ? QStringLiteral("request.release")
                                                        : QStringLiteral("request.approve");
    case S::Assigned: return QStringLiteral("request.signup");
    case S::Staged: return QStringLiteral("request.stage");
    case S::Running: return QStringLiteral("jobs.make");
    case S::Finished: return QStringLiteral("request.finish");
    case S::Declared: return QStringLiteral("request.declare");
    case S::Delivered: return QStringLiteral("request.deliver");
    case S::Certified: return QStringLiteral("request.certify");
    case S::Held: return QStringLiteral("request.hold");
    case S::Rejected: return QStringLiteral("request.reject");
    case S::Aborted: return QStringLiteral("request.abort");
    default: return {};
    }
}

bool takes(const QString &command, const char *parameter)
{
    static const QHash<QString, QStringList> kLacks{
        {QStringLiteral("request.stage"), {QStringLiteral("why")}},
        {QStringLiteral("jobs.make"), {QStringLiteral("why")}},
    };
    return !kLacks.value(command).contains(QLatin1StringView(parameter));
}

struct Match {
    qint64 id = 0;
    S status = S::New;
    std::optional<S> heldFrom;
    QString conditions;
};

class SetStatus final : public Alias {
  public:
    explicit SetStatus(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Target> resolve(Database &db, const Principal &, const QJsonObject &a) const override
    {
        SD_TRY(const Match match, find(db, a));
        const auto to = fromWord<S>(textOf(a, "status"));
        const QString command = to ? commandFor(match.status, *to, match.heldFrom) : QString();
        const QString name = Commands::tr("request %1").arg(match.id);
        if (to && match.status == *to)
            return fail(ErrorCode::Refused, name, Commands::tr("It is %1 already.").arg(toWord(*to)));
        if (command.isEmpty())
            return fail(ErrorCode::Refused, name,
                        Commands::tr("Nobody moves a request to %1 by hand.").arg(textOf(a, "status")));
        QJsonObject arguments{{QStringLiteral("requests"), QJsonArray{match.id}}};
        if (!textOf(a, "why").isEmpty() && takes(command, "why"))
            arguments.insert(QStringLiteral("why"), textOf(a, "why"));
        if (!textOf(a, "site").isEmpty() && command == QLatin1String("request.signup"))
            arguments.insert(QStringLiteral("site"), textOf(a, "site"));
        return Target{command, arguments,
                      Commands::tr("set-status %1 is the command %2 of request %3.")
                          .arg(toWord(*to), command, QString::number(match.id))};
    }

  private:
    static Result<Match> find(Database &db, const QJsonObject &a)
    {
        SD_TRY(const auto found,
               db.list(
                   QStringLiteral(
                       "SELECT r.id, r.status, r.held_from, r.conditions FROM requests r"
                       " JOIN datasets d ON d.id = r.dataset_id"
                       " WHERE r.step = ? AND d.name = ? AND r.release = ? AND r.test = ? ORDER BY r.id"),
                   {textOf(a, "step"), textOf(a, "dataset"), textOf(a, "release"), flagOf(a, "test") ? 1 : 0},
                   [](const Row &row) {
                       Match match{row.integer(0), row.word<S>(1), {}, row.text(3)};
                       if (!row.isNull(2))
                           match.heldFrom = row.word<S>(2);
                       return match;
                   }));
        QList<Match> matches;
        QStringList conditions;
        for (const Match &match : found) {
            conditions.append(match.conditions);
            if (textOf(a, "conditions").isEmpty() || textOf(a, "conditions") == match.conditions)
                matches.append(match);
        }
        if (matches.isEmpty())
            return fail(
                ErrorCode::NotFound,
                Commands::tr("%1request for %2 of %3 with release %4")
                    .arg(flagOf(a, "test") ? Commands::tr("test ", "before the word request") : QString(),
                         textOf(a, "step"), textOf(a, "dataset"), textOf(a, "release")),
                {});
        if (matches.size() > 1)
            return fail(
                ErrorCode::InvalidInput, Commands::tr("the request"),
                Commands::tr(
                    "There are %1 of them with different conditions (%2); name one with --conditions.")
                    .arg(QString::number(matches.size()), conditions.join(QStringLiteral(", "))));
        return matches.first();
    }

    CommandSpec m_spec;
};

class Undo final : public Alias {
  public:
    explicit Undo(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Target> resolve(Database &db, const Principal &, const QJsonObject &a) const override
    {
        struct Kept {
            QString command, inverse, arguments, who;
            TimeMs at = 0;
            qint64 undoneBy = 0;
        };
        const qint64 id = integerOf(a, "receipt");
        const QString name = Commands::tr("receipt %1").arg(id);
        SD_TRY(const Kept kept,
               db.one(name,
                      QStringLiteral("SELECT command, inverse_command, inverse_arguments, who, at, undone_by"
                                     " FROM receipts WHERE id = ?"),
                      {id}, [](const Row &row) {
                          return Kept{row.text(0), row.text(1),    row.text(2),
                                      row.text(3), row.integer(4), row.integer(5)};
                      }));
        if (kept.undoneBy != 0)
            return fail(ErrorCode::Refused, name,
                        Commands::tr("It was undone already, by receipt %1.").arg(kept.undoneBy));
        if (kept.inverse.isEmpty())
            return fail(ErrorCode::Refused, name,
                        Commands::tr("A command of this kind (%1) cannot be undone.").arg(kept.command));
        const QJsonDocument arguments = QJsonDocument::fromJson(kept.arguments.toUtf8());
        if (!arguments.isObject())
            return fail(ErrorCode::Corrupt, name, Commands::tr("What undoes it cannot be read."));
        return Target{kept.inverse, arguments.object(),
                      Commands::tr("This undoes receipt %1 (%2 by %3 at %4).")
                          .arg(QString::number(id), kept.command, kept.who, utcTime(kept.at))};
    }

  private:
    CommandSpec m_spec;
};

CommandSpec setStatusSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("request.set-status");
    spec.cli = {QStringLiteral("request"), QStringLiteral("set-status")};
    spec.title = Commands::tr("Set status");
    spec.description =
        Commands::tr("Moves the request for a step of a dataset to a status, by the command that does so.");
    spec.example = QStringLiteral("prodctl set-status production approved MuRun2010B/raw demo-1");
    const auto positional = [](const char *name, ParameterKind kind, const QString &title,
                               const QString &help, const QStringList &words, const char *source) {
        return Parameter{QLatin1StringView(name),   kind, title, help, true, words, {},
                         QLatin1StringView(source), true};
    };
    spec.parameters = {
        positional("step", ParameterKind::Word, Commands::tr("Step"), Commands::tr("What is done."),
                   allWords<Step>(), ""),
        positional("status", ParameterKind::Word, Commands::tr("Status"), Commands::tr("Where it is to go."),
                   allWords<RequestStatus>(), ""),
        positional("dataset", ParameterKind::Name, Commands::tr("Dataset"), Commands::tr("The input."), {},
                   "dataset"),
        positional("release", ParameterKind::Name, Commands::tr("Release"),
                   Commands::tr("The software version."), {}, "release"),
        {QStringLiteral("test"),
         ParameterKind::Flag,
         Commands::tr("Test"),
         Commands::tr("The trial request."),
         false,
         {},
         {},
         {},
         false},
        {QStringLiteral("conditions"),
         ParameterKind::Text,
         Commands::tr("Conditions tag"),
         Commands::tr("Where several requests differ in it."),
         false,
         {},
         {},
         {},
         false},
        {QStringLiteral("site"),
         ParameterKind::Name,
         Commands::tr("Site"),
         Commands::tr("For assigned: the site."),
         false,
         {},
         {},
         QStringLiteral("site"),
         false},
        whyParameter(false),
    };
    spec.roles = {Role::Site, Role::Shifter, Role::Dq, Role::Agent, Role::Manager};
    spec.icon = QStringLiteral("next");
    return spec;
}

CommandSpec undoSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("undo");
    spec.cli = {QStringLiteral("undo")};
    spec.title = Commands::tr("Undo");
    spec.description = Commands::tr("Takes back what a command did, where it means something.");
    spec.example = QStringLiteral("prodctl undo 12");
    spec.parameters = {{QStringLiteral("receipt"),
                        ParameterKind::Integer,
                        Commands::tr("Receipt"),
                        Commands::tr("The number of the receipt."),
                        true,
                        {},
                        {},
                        {},
                        true}};
    spec.roles = {Role::Site, Role::Shifter, Role::Dq, Role::Agent, Role::Manager};
    spec.icon = QStringLiteral("undo");
    spec.shortcut = QStringLiteral("Ctrl+Z");
    return spec;
}
}  // namespace

void addAliases(CommandList &list)
{
    list.push_back(std::make_unique<SetStatus>(setStatusSpec()));
    list.push_back(std::make_unique<Undo>(undoSpec()));
}

}  // namespace shiftdeck

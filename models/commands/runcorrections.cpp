// Taking back what an import said about runs, and correcting a run by hand.
#include "models/commands/support.h"

#include "models/runs/runwithdrawal.h"

#include <QSet>

#include <algorithm>

namespace shiftdeck {

namespace {
Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               const char *source = "", bool positional = false)
{
    return {QLatin1StringView(name),   kind,      title, help, required, {}, {},
            QLatin1StringView(source), positional};
}

QString countedRuns(qint64 n)
{
    return n == 1 ? Commands::tr("1 run") : Commands::tr("%1 runs", "not 1").arg(n);
}

// ---------------------------------------------------------------- withdraw

class WithdrawImport final : public Command {
  public:
    WithdrawImport();
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        Plan plan;
        plan.arguments = arguments;
        SD_TRY(const auto withdrawals, look(db, arguments));
        qint64 runs = 0;
        for (const WithdrawalPlan &w : withdrawals) {
            PlanItem item{QStringLiteral("import"), w.import,
                          Commands::tr("import %1 of %2 by %3", "number, file, who")
                              .arg(QString::number(w.import), w.origin, w.by)};
            item.effect = Commands::tr("what counted before counts again");
            if (w.current() == 0)
                leaveOut(item,
                         w.rows.isEmpty() ? Commands::tr(
                             "It only registered runs, and a run that was taken stays registered.")
                                          : Commands::tr("Nothing that it said counts any more."));
            plan.items.append(item);
            for (const WithdrawnRow &row : w.rows) {
                PlanItem of{QStringLiteral("run"), row.run, Commands::tr("run %1").arg(row.run)};
                of.basis = QStringLiteral("%1 \u2192 %2").arg(row.before, row.after);
                if (row.isCurrent)
                    of.effect = of.basis;
                else
                    leaveOut(of, Commands::tr("A newer import says %1, and that stays.").arg(row.before));
                plan.items.append(of);
            }
            runs += w.current();
        }
        plan.summary = summaryOf(m_spec, plan, countedRuns(runs));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const auto withdrawals, look(db, x.plan.arguments));
        QList<Outcome> outcomes;
        for (const WithdrawalPlan &w : withdrawals) {
            if (w.current() == 0)
                continue;
            SD_TRY(const qint64 number,
                   writeWithdrawal(db, w, textOf(x.plan.arguments, "why"), actorOf(x, m_spec)));
            outcomes.append({QStringLiteral("import"), number, Commands::tr("import %1").arg(w.import), true,
                             Commands::tr("withdrawn by import %1; changed: %2", "number, runs")
                                 .arg(QString::number(number), countedRuns(w.current()))});
        }
        return outcomes;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &,
                                                           const QList<Outcome> &outcomes) const override
    {
        QJsonArray imports;
        for (const Outcome &outcome : outcomes)
            imports.append(QString::number(outcome.id));
        if (imports.isEmpty())
            return {};
        return std::pair(QStringLiteral("runs.withdraw"),
                         QJsonObject{{QStringLiteral("imports"), imports},
                                     {QStringLiteral("why"), Commands::tr("undone")}});
    }

  private:
    // In the order of the newest import first, so that each finds what it said on top.
    static Result<QList<WithdrawalPlan>> look(Database &db, const QJsonObject &a)
    {
        QList<qint64> numbers;
        const QJsonArray things = a.value(QLatin1StringView("imports")).toArray();
        for (const QJsonValue &value : things) {
            QString text = value.toString();
            if (text.startsWith(QLatin1StringView("import ")))
                text = text.section(u' ', 1);
            bool good = false;
            const qint64 number = text.toLongLong(&good);
            if (!good || number <= 0)
                return fail(ErrorCode::InvalidInput, Commands::tr("the import \"%1\"").arg(text.left(40)),
                            Commands::tr("It is named by its number; \"prodctl runs imports\" lists them."));
            if (!numbers.contains(number))
                numbers.append(number);
        }
        std::sort(numbers.begin(), numbers.end(), std::greater());
        QList<WithdrawalPlan> plans;
        QSet<std::pair<qint64, QString>> touched;
        for (const qint64 number : std::as_const(numbers)) {
            SD_TRY(const WithdrawalPlan plan, planWithdrawal(db, number));
            for (const WithdrawnRow &row : plan.rows) {
                if (touched.contains({row.run, row.method}))
                    return fail(
                        ErrorCode::InvalidInput, Commands::tr("import %1").arg(number),
                        Commands::tr("Another one of these imports is about run %1, too; withdraw them one "
                                     "after the other, the newest first.")
                            .arg(row.run));
                touched.insert({row.run, row.method});
            }
            plans.append(plan);
        }
        return plans;
    }

    CommandSpec m_spec;
};

WithdrawImport::WithdrawImport()
{
    m_spec.id = QStringLiteral("runs.withdraw");
    m_spec.cli = {QStringLiteral("runs"), QStringLiteral("withdraw")};
    m_spec.title = Commands::tr("Withdraw import");
    m_spec.description =
        Commands::tr("Takes back what imports said about luminosity, fills and energy of runs: what"
                     " counted before counts again. Runs that they registered stay.");
    m_spec.example = QStringLiteral("prodctl runs withdraw 7 --why \"wrong normtag\"");
    m_spec.parameters = {make("imports", ParameterKind::Things, Commands::tr("Imports"),
                              Commands::tr("Their numbers."), true, "", true),
                         whyParameter(true)};
    m_spec.roles = {Role::Shifter, Role::Dq, Role::Manager};
    m_spec.undoable = true;
    m_spec.icon = QStringLiteral("undo");
}

// ---------------------------------------------------------------- by hand

class SetRun final : public Command {
  public:
    SetRun();
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &a, TimeMs) const override
    {
        if (!a.contains(QLatin1StringView("type")) && !a.contains(QLatin1StringView("comment"))
            && !flagOf(a, "no-comment"))
            return fail(ErrorCode::InvalidInput, Commands::tr("\"%1\"").arg(m_spec.title),
                        Commands::tr("Say what is to change: --type, --comment or --no-comment."));
        if (a.contains(QLatin1StringView("comment")) && flagOf(a, "no-comment"))
            return fail(ErrorCode::InvalidInput, Commands::tr("the comment"),
                        Commands::tr("It cannot be given and taken away at the same time."));
        Plan plan;
        plan.arguments = a;
        SD_TRY(const QList<Now> runs, load(db, a));
        for (const Now &now : runs) {
            PlanItem item{QStringLiteral("run"), now.run, Commands::tr("run %1").arg(now.run)};
            const Now then = wished(now, a);
            item.basis = textOf(now);
            if (!now.known)
                leaveOut(item, Commands::tr("It is not registered."), ErrorCode::NotFound);
            else if (then == now)
                leaveOut(item, Commands::tr("It is so already."), ErrorCode::AlreadyExists);
            else
                item.effect = QStringLiteral("%1 \u2192 %2").arg(textOf(now), textOf(then));
            plan.items.append(item);
        }
        plan.summary = summaryOf(m_spec, plan, countedRuns(plan.included()));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const QList<Now> runs, load(db, x.plan.arguments));
        QHash<qint64, Now> known;
        for (const Now &now : runs)
            known.insert(now.run, now);
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            const Now now = known.value(item.id), then = wished(now, x.plan.arguments);
            SD_TRY(const int rows,
                   db.run(QStringLiteral(
                              "UPDATE runs SET type = ?, comment = ? WHERE run = ? AND type = ? AND comment"
                              " = ?"),
                          {then.type, notNull(then.comment), item.id, now.type, notNull(now.comment)}));
            if (rows == 0)
                return fail(ErrorCode::Conflict, item.what,
                            Commands::tr("Somebody changed it in the meantime."));
            SD_CHECK(addAudit(db, actorOf(x, m_spec),
                              {QStringLiteral("run"),
                               item.id,
                               {},
                               textOf(now),
                               textOf(then),
                               textOf(x.plan.arguments, "why")}));
            return item.effect;
        });
    }

    // Back to what they were, where that was the same for all of them.
    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &outcomes) const override
    {
        QSet<qint64> done;
        for (const Outcome &outcome : outcomes)
            if (outcome.done)
                done.insert(outcome.id);
        QJsonArray runs;
        QString before;
        for (const PlanItem &item : plan.items) {
            if (!done.contains(item.id))
                continue;
            if (!runs.isEmpty() && before != item.basis)
                return {};
            before = item.basis;
            runs.append(QString::number(item.id));
        }
        if (runs.isEmpty())
            return {};
        const QString comment = before.section(QStringLiteral(": "), 1);
        QJsonObject arguments{{QStringLiteral("runs"), runs},
                              {QStringLiteral("type"), before.section(QStringLiteral(": "), 0, 0)}};
        if (comment.isEmpty())
            arguments.insert(QStringLiteral("no-comment"), true);
        else
            arguments.insert(QStringLiteral("comment"), comment);
        return std::pair(m_spec.id, arguments);
    }

  private:
    struct Now {
        qint64 run = 0;
        QString type, comment;
        bool known = false;
        bool operator==(const Now &) const = default;
    };
    static QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }
    // "cosmic: magnet off"; inverse() reads it back.
    static QString textOf(const Now &now) { return QStringLiteral("%1: %2").arg(now.type, now.comment); }
    static QString textOf(const QJsonObject &a, const char *name) { return shiftdeck::textOf(a, name); }

    static Now wished(Now now, const QJsonObject &a)
    {
        if (a.contains(QLatin1StringView("type")))
            now.type = textOf(a, "type");
        if (a.contains(QLatin1StringView("comment")))
            now.comment = textOf(a, "comment");
        if (flagOf(a, "no-comment"))
            now.comment.clear();
        return now;
    }

    static Result<QList<Now>> load(Database &db, const QJsonObject &a)
    {
        QList<Now> list;
        const QJsonArray things = a.value(QLatin1StringView("runs")).toArray();
        for (const QJsonValue &value : things) {
            QString text = value.toString();
            if (text.startsWith(QLatin1StringView("run ")))
                text = text.section(u' ', 1);
            bool good = false;
            const qint64 run = text.toLongLong(&good);
            if (!good || run <= 0)
                return fail(ErrorCode::InvalidInput, Commands::tr("the run \"%1\"").arg(text.left(40)),
                            Commands::tr("It is named by its number."));
            SD_TRY(const auto found,
                   db.first(QStringLiteral("SELECT type, comment FROM runs WHERE run = ?") + db.forUpdate(),
                            {run}, [run](const Row &row) {
                                return Now{run, row.text(0), row.text(1), true};
                            }));
            list.append(found.value_or(Now{run, {}, {}, false}));
        }
        return list;
    }

    CommandSpec m_spec;
};

SetRun::SetRun()
{
    m_spec.id = QStringLiteral("runs.set");
    m_spec.cli = {QStringLiteral("runs"), QStringLiteral("set")};
    m_spec.title = Commands::tr("Correct run");
    m_spec.description = Commands::tr("Corrects what runs were taken for, or the comment on them.");
    m_spec.example = QStringLiteral("prodctl runs set 146436 --type cosmic --comment \"magnet off\"");
    Parameter type = make("type", ParameterKind::Word, Commands::tr("Type"),
                          Commands::tr("What they were taken for."), false);
    type.words = {QStringLiteral("physics"), QStringLiteral("cosmic"), QStringLiteral("calibration")};
    m_spec.parameters = {make("runs", ParameterKind::Things, Commands::tr("Runs"),
                              Commands::tr("The numbers of the runs."), true, "", true),
                         type,
                         make("comment", ParameterKind::Text, Commands::tr("Comment"),
                              Commands::tr("In the place of the one there is."), false),
                         make("no-comment", ParameterKind::Flag, Commands::tr("No comment"),
                              Commands::tr("Takes the comment away."), false),
                         whyParameter(false)};
    m_spec.roles = {Role::Shifter, Role::Dq, Role::Manager};
    m_spec.undoable = true;
    m_spec.icon = QStringLiteral("comment");
}
}  // namespace

void addRunCorrections(CommandList &list)
{
    list.push_back(std::make_unique<WithdrawImport>());
    list.push_back(std::make_unique<SetRun>());
}

}  // namespace shiftdeck

// Commands about what is known of failures: rules about failed jobs, and meanings of exit codes.
#include "models/commands/support.h"

#include "models/core/failureclass.h"
#include "models/production/exitcodes.h"
#include "models/production/rules.h"
#include "models/storage/database.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace shiftdeck {

namespace {
Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help,
               bool required = false, bool positional = false)
{
    return {QLatin1StringView(name), kind, title, help, required, {}, {}, {}, positional};
}

Parameter wordOf(const char *name, const QString &title, const QString &help, const QStringList &words,
                 bool required = false, bool positional = false, const char *fallback = "")
{
    return {QLatin1StringView(name),
            ParameterKind::Word,
            title,
            help,
            required,
            words,
            QLatin1StringView(fallback),
            {},
            positional};
}

Parameter nameOf(const char *name, const QString &title, const QString &help, const char *source)
{
    return {QLatin1StringView(name),
            ParameterKind::Name,
            title,
            help,
            false,
            {},
            {},
            QLatin1StringView(source),
            false};
}

QStringList classWords()
{
    QStringList words;
    for (const FailureClass &entry : failureClasses())
        words.append(entry.word);
    return words;
}

class KnowledgeCommand : public Command {
  public:
    explicit KnowledgeCommand(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }

  protected:
    Plan planOf(const QJsonObject &arguments, const PlanItem &item) const
    {
        Plan plan;
        plan.arguments = arguments;
        plan.items.append(item);
        plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        return plan;
    }
    static QList<Outcome> outcome(const Plan &plan, qint64 id, const QString &message)
    {
        const PlanItem item = plan.items.value(0);
        return {{item.entity, id, item.what, true, message}};
    }

  private:
    CommandSpec m_spec;
};

// ---------------------------------------------------------------- rules

Result<QString> previewText(Database &db, const RetryRule &rule)
{
    SD_TRY(const RulePreview preview, previewRule(db, rule));
    return Commands::tr(
               "So far it would have fitted %1 failed attempts; %2 failed jobs wait for a decision now.")
        .arg(preview.failures)
        .arg(preview.waiting);
}

Result<QStringList> warningsOf(Database &db, const RetryRule &rule)
{
    QStringList warnings;
    if (rule.mode == RuleMode::Act)
        warnings.append(Commands::tr("The agent follows this rule from its next cycle on, also for jobs that "
                                     "failed before."));
    if (rule.action != RuleAction::Elsewhere)
        return warnings;
    // Of the kinds of endpoints that there are today none can choose nodes.
    SD_TRY(const qint64 local,
           db.integer(QStringLiteral("SELECT count(*) FROM sites WHERE endpoint = 'local'"
                                     " AND (CAST(? AS bigint) = 0 OR id = ?)"),
                      {rule.site.value(), rule.site.value()}));
    if (local > 0)
        warnings.append(Commands::tr("Local sites cannot choose nodes: there the job is tried again, and may "
                                     "run on the same node. Its evidence says so."));
    return warnings;
}

class AddRule final : public KnowledgeCommand {
  public:
    using KnowledgeCommand::KnowledgeCommand;

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const RetryRule rule, ruleOf(db, arguments));
        SD_CHECK(checkRule(db, rule));
        PlanItem item{QStringLiteral("rule"), 0, ruleName(rule)};
        item.effect = Commands::tr("new: %1", "mode of a rule").arg(translatedMode(rule.mode));
        SD_TRY(item.why, previewText(db, rule));
        Plan plan = planOf(arguments, item);
        SD_TRY(plan.warnings, warningsOf(db, rule));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const RetryRule rule, ruleOf(db, x.plan.arguments));
        SD_TRY(const RuleId id, addRule(db, rule, actorOf(x, spec())));
        return outcome(x.plan, id.value(), Commands::tr("Number %1.").arg(id.value()));
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &,
                                                           const QList<Outcome> &outcomes) const override
    {
        return std::pair(QStringLiteral("rule.remove"),
                         QJsonObject{{QStringLiteral("rule"), outcomes.value(0).id}});
    }

  private:
    static Result<RetryRule> ruleOf(Database &db, const QJsonObject &a)
    {
        RetryRule rule;
        rule.failureClass = textOf(a, "class");
        rule.signature = ruleSignature(textOf(a, "signature"));
        rule.step = textOf(a, "step");
        rule.siteName = textOf(a, "site");
        rule.action = fromWord<RuleAction>(textOf(a, "action")).value_or(RuleAction::AskPerson);
        rule.mode = fromWord<RuleMode>(textOf(a, "mode")).value_or(RuleMode::Watch);
        if (!rule.siteName.isEmpty()) {
            SD_TRY(rule.site,
                   db.one(Commands::tr("site %1").arg(rule.siteName),
                          QStringLiteral("SELECT id FROM sites WHERE name = ?"), {rule.siteName},
                          [](const Row &row) { return row.id<SiteId>(0); }));
        }
        return rule;
    }
};

// About one rule that is there.
class RuleCommand : public KnowledgeCommand {
  public:
    using KnowledgeCommand::KnowledgeCommand;

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(StoredRule stored, loadRule(db, ruleId(arguments)));
        PlanItem item{QStringLiteral("rule"), stored.rule.id.value(), ruleName(stored.rule)};
        item.basis = stored.isRemoved ? QStringLiteral("removed") : QString(toWord(stored.rule.mode));
        SD_CHECK(judge(db, arguments, stored, item));
        Plan plan = planOf(arguments, item);
        if (item.included) {
            SD_TRY(plan.warnings, warningsOf(db, stored.rule));
        }
        return plan;
    }

  protected:
    static RuleId ruleId(const QJsonObject &arguments) { return RuleId(integerOf(arguments, "rule")); }
    // Says what becomes of the rule, in `item` and in `stored`, or leaves it out.
    virtual Result<> judge(Database &db, const QJsonObject &arguments, StoredRule &stored,
                           PlanItem &item) const = 0;
};

class SetMode final : public RuleCommand {
  public:
    using RuleCommand::RuleCommand;

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const auto from = fromWord<RuleMode>(x.plan.items.value(0).basis).value_or(RuleMode::Watch);
        SD_CHECK(
            setRuleMode(db, ruleId(x.plan.arguments), from, wanted(x.plan.arguments), actorOf(x, spec())));
        return outcome(x.plan, ruleId(x.plan.arguments).value(), x.plan.items.value(0).effect);
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        QJsonObject arguments = plan.arguments;
        arguments.insert(QStringLiteral("mode"), plan.items.value(0).basis);
        return std::pair(spec().id, arguments);
    }

  protected:
    Result<> judge(Database &db, const QJsonObject &arguments, StoredRule &stored,
                   PlanItem &item) const override
    {
        const RuleMode to = wanted(arguments);
        if (stored.isRemoved) {
            leaveOut(item, Commands::tr("It was removed."));
            return {};
        }
        if (stored.rule.mode == to) {
            leaveOut(item, Commands::tr("It is in this mode already."));
            return {};
        }
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(stored.rule.mode), toWord(to));
        stored.rule.mode = to;
        SD_TRY(item.why, previewText(db, stored.rule));
        return {};
    }

  private:
    static RuleMode wanted(const QJsonObject &arguments)
    {
        return fromWord<RuleMode>(textOf(arguments, "mode")).value_or(RuleMode::Watch);
    }
};

class RemoveRule final : public RuleCommand {
  public:
    RemoveRule(CommandSpec spec, bool back) : RuleCommand(std::move(spec)), m_back(back) { }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const RuleId id = ruleId(x.plan.arguments);
        SD_CHECK(m_back ? restoreRule(db, id, actorOf(x, spec())) : removeRule(db, id, actorOf(x, spec())));
        return outcome(x.plan, id.value(), m_back ? Commands::tr("It is back.") : Commands::tr("Removed."));
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(m_back ? QStringLiteral("rule.remove") : QStringLiteral("rule.restore"),
                         plan.arguments);
    }

  protected:
    Result<> judge(Database &db, const QJsonObject &, StoredRule &stored, PlanItem &item) const override
    {
        if (stored.isRemoved != m_back) {
            leaveOut(item, m_back ? Commands::tr("It is there.") : Commands::tr("It was removed already."));
            return {};
        }
        if (m_back)
            SD_CHECK(checkRule(db, stored.rule));
        item.effect = m_back ? Commands::tr("comes back") : Commands::tr("is removed; its counts are kept");
        item.why = Commands::tr("It was %1; it has fitted %2 failed attempts, and acted on %3.")
                       .arg(translatedMode(stored.rule.mode))
                       .arg(stored.rule.would + stored.rule.did)
                       .arg(stored.rule.did);
        if (!m_back)
            stored.rule.mode = RuleMode::Off;  // about a rule that goes there is nothing to warn of
        return {};
    }

  private:
    const bool m_back;
};

// ---------------------------------------------------------------- exit codes

QJsonObject toArguments(const ExitCode &entry)
{
    QJsonObject a{{QStringLiteral("step"), entry.step},
                  {QStringLiteral("code"), entry.code},
                  {QStringLiteral("meaning"), entry.meaning},
                  {QStringLiteral("class"), entry.failureClass}};
    if (!entry.release.isEmpty())
        a.insert(QStringLiteral("release"), entry.release);
    if (entry.retryHelps)
        a.insert(QStringLiteral("retry"), *entry.retryHelps ? QStringLiteral("yes") : QStringLiteral("no"));
    return a;
}

ExitCode toEntry(const QJsonObject &a)
{
    ExitCode entry;
    entry.step = textOf(a, "step");
    entry.release = textOf(a, "release");
    entry.code = int(std::clamp<qint64>(integerOf(a, "code"), 0, std::numeric_limits<int>::max()));
    entry.meaning = textOf(a, "meaning");
    entry.failureClass = textOf(a, "class");
    if (const QString retry = textOf(a, "retry"); !retry.isEmpty())
        entry.retryHelps = retry == QLatin1String("yes");
    return entry;
}

class ExitCodeCommand : public KnowledgeCommand {
  public:
    ExitCodeCommand(CommandSpec spec, bool removes)
        : KnowledgeCommand(std::move(spec)), m_removes(removes) { }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        const ExitCode entry = toEntry(arguments);
        if (!m_removes)
            SD_CHECK(checkExitCode(entry));
        SD_TRY(const auto before, exactExitCode(db, entry.step, entry.release, entry.code));
        PlanItem item{QStringLiteral("exit_code"), entry.code, exitCodeName(entry)};
        if (before)
            item.basis =
                QString::fromUtf8(QJsonDocument(toArguments(*before)).toJson(QJsonDocument::Compact));
        if (m_removes && !before)
            return fail(ErrorCode::NotFound, item.what, Commands::tr("Nothing is written down about it."));
        item.effect = m_removes ? Commands::tr("removed: %1").arg(before->meaning)
            : before            ? QStringLiteral("%1 \u2192 %2").arg(before->meaning, entry.meaning)
                                : entry.meaning;
        item.why = Commands::tr("Jobs that are checked from now on are judged by it.");
        return planOf(arguments, item);
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const ExitCode entry = toEntry(x.plan.arguments);
        const Actor actor = actorOf(x, spec());
        SD_CHECK(m_removes ? removeExitCode(db, entry, actor) : setExitCode(db, entry, actor));
        return outcome(x.plan, entry.code, m_removes ? Commands::tr("Removed.") : entry.meaning);
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        const QString before = plan.items.value(0).basis;
        if (!before.isEmpty())
            return std::pair(QStringLiteral("exit-code.set"),
                             QJsonDocument::fromJson(before.toUtf8()).object());
        QJsonObject arguments;
        for (const char *name : {"step", "release", "code"})
            if (const QJsonValue value = plan.arguments.value(QLatin1StringView(name)); !value.isUndefined())
                arguments.insert(QLatin1StringView(name), value);
        return std::pair(QStringLiteral("exit-code.remove"), arguments);
    }

  private:
    const bool m_removes;
};

// ---------------------------------------------------------------- specs

CommandSpec specOf(const char *id, const QStringList &cli, const QString &title, const QString &description,
                   const char *example, const QList<Parameter> &parameters, const char *icon)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = cli;
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = parameters;
    spec.roles = {Role::Shifter, Role::Manager};
    spec.undoable = true;
    spec.icon = QLatin1StringView(icon);
    return spec;
}

void addRules(CommandList &list)
{
    const QString rules = QStringLiteral("rules");
    const Parameter rule = make("rule", ParameterKind::Integer, Commands::tr("Rule"),
                                Commands::tr("The number of the rule."), true, true);
    list.push_back(std::make_unique<AddRule>(specOf(
        "rule.add", {rules, QStringLiteral("add")}, Commands::tr("New rule"),
        Commands::tr("Says what is to be done about a kind of failure; a new rule only watches."),
        "prodctl rules add more-memory --class memory-limit --step production",
        {wordOf("action", Commands::tr("Action"), Commands::tr("What the agent is to do."),
                allWords<RuleAction>(), true, true),
         wordOf("class", Commands::tr("Failure class"), Commands::tr("Of the failures it is about."),
                classWords()),
         make("signature", ParameterKind::Text, Commands::tr("Error text"),
              Commands::tr("A part of their error text; numbers, paths and names are left out of it.")),
         wordOf("step", Commands::tr("Step"), Commands::tr("Of this step only."), allWords<Step>()),
         nameOf("site", Commands::tr("Site"), Commands::tr("At this site only."), "site"),
         wordOf("mode", Commands::tr("Mode"),
                Commands::tr("watch counts only, act is followed by the agent."), allWords<RuleMode>(), false,
                false, "watch")},
        "new")));
    list.push_back(std::make_unique<SetMode>(
        specOf("rule.mode", {rules, QStringLiteral("mode")}, Commands::tr("Mode of a rule"),
               Commands::tr("Lets a rule watch, act, or rest."), "prodctl rules mode 3 act",
               {rule,
                wordOf("mode", Commands::tr("Mode"), Commands::tr("watch, act or off."), allWords<RuleMode>(),
                       true, true)},
               "settings")));
    list.push_back(std::make_unique<RemoveRule>(
        specOf("rule.remove", {rules, QStringLiteral("remove")}, Commands::tr("Remove rule"),
               Commands::tr("Takes a rule away; what it counted is kept."), "prodctl rules remove 3", {rule},
               "clear"),
        false));
    list.push_back(std::make_unique<RemoveRule>(
        specOf("rule.restore", {rules, QStringLiteral("restore")}, Commands::tr("Restore rule"),
               Commands::tr("Brings a removed rule back, in the mode it had."), "prodctl rules restore 3",
               {rule}, "undo"),
        true));
}

void addExitCodes(CommandList &list)
{
    const QString codes = QStringLiteral("exit-codes");
    const Parameter step = wordOf("step", Commands::tr("Step"), Commands::tr("What the application does."),
                                  allWords<Step>(), true, true);
    const Parameter code = make("code", ParameterKind::Integer, Commands::tr("Exit code"),
                                Commands::tr("1 and up."), true, true);
    const Parameter release =
        nameOf("release", Commands::tr("Release"),
               Commands::tr("In this release only; all when it is not given."), "release");
    list.push_back(std::make_unique<ExitCodeCommand>(
        specOf("exit-code.set", {codes, QStringLiteral("set")}, Commands::tr("Meaning of an exit code"),
               Commands::tr("Writes down what an exit code of an application means."),
               "prodctl exit-codes set production 5 \"input not found\" --class input",
               {step, code,
                make("meaning", ParameterKind::Text, Commands::tr("Meaning"), Commands::tr("In plain words."),
                     true, true),
                release,
                wordOf("class", Commands::tr("Failure class"), Commands::tr("What such a failure counts as."),
                       classWords(), false, false, "exit-code"),
                wordOf("retry", Commands::tr("Retry helps"),
                       Commands::tr("yes or no; as the class says when it is not given."),
                       {QStringLiteral("yes"), QStringLiteral("no")})},
               "comment"),
        false));
    list.push_back(std::make_unique<ExitCodeCommand>(
        specOf("exit-code.remove", {codes, QStringLiteral("remove")}, Commands::tr("Forget an exit code"),
               Commands::tr("Takes away what was written down about an exit code."),
               "prodctl exit-codes remove production 5", {step, code, release}, "clear"),
        true));
}
}  // namespace

void addRuleCommands(CommandList &list)
{
    addRules(list);
    addExitCodes(list);
}

}  // namespace shiftdeck

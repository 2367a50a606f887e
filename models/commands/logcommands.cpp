// Commands of the shift logbook: new entries, closing a problem, taking over a hand-over note, amending.
#include "models/commands/support.h"

#include "models/core/timespan.h"
#include "models/production/logwriting.h"
#include "models/storage/database.h"

namespace shiftdeck {

namespace {
const QString kLog = QStringLiteral("log");

static_assert(kMaxProse == kMaxLogText && kMaxThings == kMaxLogLinks);

QString kindText(LogKind kind)
{
    switch (kind) {
    case LogKind::Note: return Commands::tr("note", "in the logbook");
    case LogKind::Problem: return Commands::tr("problem", "in the logbook");
    case LogKind::HandOver: break;
    }
    return Commands::tr("hand-over note");
}

QString entryText(const LogEntry &entry)
{
    return Commands::tr("%1 #%2", "problem, number").arg(kindText(entry.kind)).arg(entry.id.value());
}

QStringList thingsOf(const QJsonObject &arguments)
{
    QStringList things;
    const QJsonArray array = arguments.value(QLatin1StringView("about")).toArray();
    for (const QJsonValue &thing : array)
        things.append(thing.toString());
    return things;
}

Result<LogEntry> entryOf(Database &db, const QJsonObject &arguments)
{
    return loadLogEntry(db, LogId(integerOf(arguments, "entry")));
}

class LogCommand : public Command {
  public:
    explicit LogCommand(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }

  protected:
    Plan planOf(const QJsonObject &arguments, const PlanItem &item) const
    {
        Plan plan;
        plan.arguments = arguments;
        plan.items.append(item);
        plan.summary = summaryOf(m_spec, plan, item.what);
        return plan;
    }
    // The text and links of the arguments.
    Result<NewLogEntry> written(Database &db, const QJsonObject &arguments, LogKind kind) const
    {
        NewLogEntry entry;
        entry.kind = kind;
        entry.text = textOf(arguments, "text");
        SD_TRY(entry.links, findLogLinks(db, thingsOf(arguments)));
        return entry;
    }
    static QString aboutText(const QList<LogLink> &links)
    {
        QStringList texts;
        for (const LogLink &link : links)
            texts.append(link.text());
        return texts.isEmpty() ? Commands::tr("about nothing in particular")
                               : Commands::tr("about %1").arg(texts.join(QStringLiteral(", ")));
    }

  private:
    CommandSpec m_spec;
};

// logbook.write and logbook.hand-over: the kind is an argument of the one, and what the other is for.
class Write final : public LogCommand {
  public:
    using LogCommand::LogCommand;

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const NewLogEntry entry, written(db, arguments, kindOf(arguments)));
        PlanItem item{kLog, 0, kindText(entry.kind)};
        item.effect = Commands::tr("%n character(s)", nullptr, int(entry.text.size()));
        item.why = aboutText(entry.links);
        return planOf(arguments, item);
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const NewLogEntry entry, written(db, x.plan.arguments, kindOf(x.plan.arguments)));
        SD_TRY(const LogId id, writeLog(db, entry, actorOf(x, spec())));
        return QList<Outcome>{
            {kLog, id.value(), kindText(entry.kind), true, Commands::tr("Entry #%1.").arg(id.value())}};
    }

  private:
    LogKind kindOf(const QJsonObject &arguments) const
    {
        if (spec().id == QLatin1StringView("logbook.hand-over"))
            return LogKind::HandOver;
        return fromWord<LogKind>(textOf(arguments, "kind")).value_or(LogKind::Note);
    }
};

// About one entry that is there: what becomes of it is judged on its state.
class AboutEntry : public LogCommand {
  public:
    using LogCommand::LogCommand;

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const final
    {
        SD_TRY(const LogEntry entry, entryOf(db, arguments));
        PlanItem item{kLog, entry.id.value(), entryText(entry)};
        item.basis = QString(toWord(entry.state()));
        item.why = Commands::tr("by %1, %2: %3", "who, how long ago, what it says")
                       .arg(entry.who, timeAgo(entry.at, now), entry.title().left(200));
        if (entry.state() == LogState::Amended)
            leaveOut(item,
                     Commands::tr("It was amended by #%1, which stands in its place.")
                         .arg(entry.amended.id.value()));
        else
            judge(who, entry, item);
        if (item.included && arguments.contains(QLatin1StringView("about"))) {
            SD_TRY(const auto links, findLogLinks(db, thingsOf(arguments)));
            item.why = aboutText(links);
        }
        return planOf(arguments, item);
    }

  protected:
    // Fills the effect, or leaves it out.
    virtual void judge(const Principal &who, const LogEntry &entry, PlanItem &item) const = 0;
    static QList<Outcome> outcome(const Plan &plan, const QString &message)
    {
        const PlanItem item = plan.items.value(0);
        return {{item.entity, item.id, item.what, true, message}};
    }
};

class Close final : public AboutEntry {
  public:
    using AboutEntry::AboutEntry;

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const LogEntry problem, entryOf(db, x.plan.arguments));
        SD_TRY(NewLogEntry entry, written(db, x.plan.arguments, LogKind::Note));
        // Who looks for the thing later finds how it ended.
        if (entry.links.isEmpty())
            entry.links = problem.links;
        entry.closes = problem.id;
        SD_TRY(const LogId id, writeLog(db, entry, actorOf(x, spec())));
        return outcome(x.plan, Commands::tr("Closed by entry #%1.").arg(id.value()));
    }

  protected:
    void judge(const Principal &, const LogEntry &entry, PlanItem &item) const override
    {
        if (entry.kind != LogKind::Problem)
            return leaveOut(item, Commands::tr("Only a problem is closed."));
        if (entry.closed.id.isValid())
            return leaveOut(item,
                            Commands::tr("%1 closed it with #%2.", "who, number")
                                .arg(entry.closed.who, QString::number(entry.closed.id.value())));
        item.effect = Commands::tr("open \u2192 closed");
    }
};

class TakeOver final : public AboutEntry {
  public:
    using AboutEntry::AboutEntry;

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_CHECK(takeOverLog(db, LogId(integerOf(x.plan.arguments, "entry")), actorOf(x, spec())));
        return outcome(x.plan, Commands::tr("Read and taken over."));
    }

  protected:
    void judge(const Principal &who, const LogEntry &entry, PlanItem &item) const override
    {
        if (entry.kind != LogKind::HandOver)
            return leaveOut(item, Commands::tr("Only a hand-over note is taken over."));
        if (entry.takenOver.at > 0)
            return leaveOut(item, Commands::tr("%1 took it over.").arg(entry.takenOver.who));
        if (entry.who == who.name)
            return leaveOut(item, Commands::tr("You wrote it; somebody else takes it over."));
        item.effect = Commands::tr("read and taken over");
    }
};

class Amend final : public AboutEntry {
  public:
    using AboutEntry::AboutEntry;

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const LogEntry old, entryOf(db, x.plan.arguments));
        SD_TRY(NewLogEntry entry, written(db, x.plan.arguments, old.kind));
        if (entry.links.isEmpty())
            entry.links = old.links;
        entry.amends = old.id;
        SD_TRY(const LogId id, writeLog(db, entry, actorOf(x, spec())));
        return outcome(x.plan, Commands::tr("Amended by entry #%1.").arg(id.value()));
    }

  protected:
    void judge(const Principal &, const LogEntry &entry, PlanItem &item) const override
    {
        if (entry.closed.id.isValid())
            return leaveOut(item, Commands::tr("The problem is closed; write a new entry."));
        item.effect = entry.kind == LogKind::HandOver
            ? Commands::tr("a new entry in its place, to be taken over anew")
            : Commands::tr("a new entry in its place");
    }
};

// ---------------------------------------------------------------- specs

CommandSpec specOf(const char *id, const char *word, const QString &title, const QString &description,
                   const char *example, const char *icon, const QList<Parameter> &parameters)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = {QStringLiteral("logbook"), QLatin1StringView(word)};
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.icon = QLatin1StringView(icon);
    spec.parameters = parameters;
    spec.roles = {Role::Site, Role::Shifter, Role::Dq, Role::Agent, Role::Manager};
    spec.risk = Risk::None;
    return spec;
}
}  // namespace

void addLogCommands(CommandList &list)
{
    const Parameter text{QStringLiteral("text"),
                         ParameterKind::Prose,
                         Commands::tr("Text"),
                         Commands::tr("Several lines are possible; the first one is its title."),
                         true,
                         {},
                         {},
                         {},
                         true};
    const Parameter about{
        QStringLiteral("about"),
        ParameterKind::Things,
        Commands::tr("About"),
        Commands::tr("For example: request 3, job 17, run 146436, campaign proc10, site alpha."),
        false,
        {},
        {},
        {},
        false};
    const Parameter kind{QStringLiteral("kind"),
                         ParameterKind::Word,
                         Commands::tr("Kind"),
                         Commands::tr("A problem stays open until somebody closes it."),
                         false,
                         {QString(toWord(LogKind::Note)), QString(toWord(LogKind::Problem))},
                         QString(toWord(LogKind::Note)),
                         {},
                         false};
    const Parameter entry{QStringLiteral("entry"),
                          ParameterKind::Integer,
                          Commands::tr("Entry"),
                          Commands::tr("The number of the entry."),
                          true,
                          {},
                          {},
                          {},
                          true};
    list.push_back(std::make_unique<Write>(
        specOf("logbook.write", "write", Commands::tr("New entry"),
               Commands::tr("Writes a note or a problem in the shift logbook, for everybody."),
               "prodctl logbook write \"Tape robot of alpha is down\" --kind problem --about \"site alpha, "
               "request 3\"",
               "new", {text, kind, about})));
    list.push_back(std::make_unique<Write>(specOf(
        "logbook.hand-over", "hand-over", Commands::tr("New hand-over"),
        Commands::tr("Writes what the next shift must know; it waits until somebody takes it over."),
        "prodctl logbook hand-over \"Quiet night; request 3 needs a new release\" --about \"request 3\"",
        "next", {text, about})));
    list.push_back(std::make_unique<Close>(
        specOf("logbook.close", "close", Commands::tr("Close problem"),
               Commands::tr("Closes a problem of the logbook with an entry that says how it ended."),
               "prodctl logbook close 12 \"The robot was repaired\"", "ok", {entry, text, about})));
    CommandSpec takeOver =
        specOf("logbook.take-over", "take-over", Commands::tr("Take over"),
               Commands::tr("Says that you have read a hand-over note and go on from there."),
               "prodctl logbook take-over 13", "user", {entry});
    takeOver.roles.removeAll(Role::Agent);
    list.push_back(std::make_unique<TakeOver>(takeOver));
    list.push_back(std::make_unique<Amend>(
        specOf("logbook.amend", "amend", Commands::tr("Amend"),
               Commands::tr("Writes a corrected entry in the place of an older one, which stays readable."),
               "prodctl logbook amend 12 \"Tape robot of beta is down\" --about \"site beta\"", "comment",
               {entry, text, about})));
}

}  // namespace shiftdeck

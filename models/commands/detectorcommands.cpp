// Commands about what certification rests on: the detectors there are, and whether a campaign wants a
// second person.
#include "models/commands/support.h"

#include "models/certification/qualityruns.h"
#include "models/certification/signing.h"

#include <QRegularExpression>

namespace shiftdeck {

namespace {
Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               bool positional = false, const char *source = "")
{
    return {QLatin1StringView(name),   kind,      title, help, required, {}, {},
            QLatin1StringView(source), positional};
}

CommandSpec managers(const char *id, const QStringList &cli, const QString &title, const QString &description,
                     const char *example, const char *icon)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = cli;
    spec.title = title;
    spec.description = description;
    spec.example = QString::fromLatin1(example);
    spec.roles = {Role::Manager};
    spec.icon = QString::fromLatin1(icon);
    spec.undoable = true;
    return spec;
}

// A command about one thing, which is its plan's only item.
class OneThing : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        Plan plan;
        plan.arguments = arguments;
        SD_TRY(const PlanItem item, look(db, arguments));
        plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const PlanItem item = x.plan.items.value(0);
        SD_CHECK(change(db, x));
        return QList<Outcome>{{item.entity, item.id, item.what, true, item.effect}};
    }

  protected:
    explicit OneThing(CommandSpec spec) : m_spec(std::move(spec)) { }
    virtual Result<PlanItem> look(Database &db, const QJsonObject &arguments) const = 0;
    virtual Result<> change(Database &db, const Execution &x) const = 0;

    CommandSpec m_spec;
};

PlanItem detectorItem(const Detector &detector, const QString &name)
{
    PlanItem item{QStringLiteral("detector"), detector.position, Commands::tr("detector %1").arg(name)};
    item.basis =
        QStringLiteral("%1 %2 %3")
            .arg(detector.title, QString::number(detector.required), QString::number(detector.retired));
    return item;
}

Result<Detector> detectorNamed(Database &db, const QString &name)
{
    SD_TRY(const auto detectors, listDetectors(db));
    for (const Detector &detector : detectors)
        if (detector.name == name)
            return detector;
    return Detector{};
}

class AddDetector final : public OneThing {
  public:
    AddDetector()
        : OneThing(
            managers("detector.add", {QStringLiteral("detectors"), QStringLiteral("add")},
                     Commands::tr("Add detector"),
                     Commands::tr("Gives the certification of runs another detector, or a retired one back."),
                     "prodctl detectors add tracker --title \"Silicon tracker\"", "new"))
    {
        m_spec.parameters = {
            make("name", ParameterKind::Text, Commands::tr("Name"),
                 Commands::tr("As it is typed in rules and filters: lower-case letters, digits and hyphens."),
                 true, true),
            make("title", ParameterKind::Text, Commands::tr("Title"),
                 Commands::tr("As people call it; the name where it is not given."), false),
            make("optional", ParameterKind::Flag, Commands::tr("Optional"),
                 Commands::tr("Runs are certified without it, too."), false)};
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(QStringLiteral("detector.retire"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")}});
    }

  protected:
    Result<PlanItem> look(Database &db, const QJsonObject &arguments) const override
    {
        static const QRegularExpression kName(QStringLiteral("\\A[a-z][a-z0-9-]{0,39}\\z"));
        const QString name = textOf(arguments, "name");
        if (!kName.match(name).hasMatch() || textOf(arguments, "title").size() > 100)
            return fail(
                ErrorCode::InvalidInput, Commands::tr("detector %1").arg(name.left(100)),
                Commands::tr("A name has 1 to 40 lower-case letters, digits and hyphens, a letter first; a"
                             " title has 100 characters at most."));
        if (isTakenName(name))
            return fail(ErrorCode::InvalidInput, Commands::tr("detector %1").arg(name),
                        Commands::tr("This word means something else in rules and filters."));
        SD_TRY(const Detector detector, detectorNamed(db, name));
        PlanItem item = detectorItem(detector, name);
        item.effect = flagOf(arguments, "optional")
            ? Commands::tr("optional")
            : Commands::tr("required for every run that is certified");
        if (!detector.name.isEmpty() && !detector.retired)
            leaveOut(item, Commands::tr("It is there already; retire it first to change it."));
        else if (!flagOf(arguments, "optional"))
            item.why = Commands::tr("No request is certified until its runs are completed for it, too.");
        return item;
    }

    Result<> change(Database &db, const Execution &x) const override
    {
        const QString name = textOf(x.plan.arguments, "name"), title = textOf(x.plan.arguments, "title");
        return addDetector(db, name, title.isEmpty() ? name : title, !flagOf(x.plan.arguments, "optional"),
                           actorOf(x, m_spec));
    }
};

class RetireDetector final : public OneThing {
  public:
    RetireDetector()
        : OneThing(
            managers("detector.retire", {QStringLiteral("detectors"), QStringLiteral("retire")},
                     Commands::tr("Retire detector"),
                     Commands::tr("Takes a detector out of the certification; what was said about it stays."),
                     "prodctl detectors retire forward", "clear"))
    {
        m_spec.parameters = {make("name", ParameterKind::Name, Commands::tr("Detector"),
                                  Commands::tr("The detector."), true, true, "detector"),
                             whyParameter(false)};
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        QJsonObject arguments{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                              {QStringLiteral("title"), plan.items.value(0).basis.section(u' ', 0, -3)}};
        if (plan.items.value(0).basis.section(u' ', -2, -2) == u"0")
            arguments.insert(QStringLiteral("optional"), true);
        return std::pair(QStringLiteral("detector.add"), arguments);
    }

  protected:
    Result<PlanItem> look(Database &db, const QJsonObject &arguments) const override
    {
        const QString name = textOf(arguments, "name");
        SD_TRY(const Detector detector, detectorNamed(db, name));
        if (detector.name.isEmpty())
            return fail(ErrorCode::NotFound, Commands::tr("detector %1").arg(name.left(100)), {});
        PlanItem item = detectorItem(detector, name);
        item.effect = Commands::tr("retired");
        item.why = detector.required ? Commands::tr("Requests are certified without it then.") : QString();
        if (detector.retired)
            leaveOut(item, Commands::tr("It is retired already."));
        return item;
    }

    Result<> change(Database &db, const Execution &x) const override
    {
        return retireDetector(db, textOf(x.plan.arguments, "name"), textOf(x.plan.arguments, "why"),
                              actorOf(x, m_spec));
    }
};

class SecondPerson final : public OneThing {
  public:
    SecondPerson()
        : OneThing(
            managers("campaign.second-person", {QStringLiteral("campaign"), QStringLiteral("second-person")},
                     Commands::tr("Second person"),
                     Commands::tr("Whether the requests of a campaign are certified only when a second person"
                                  " confirmed each run and detector."),
                     "prodctl campaign second-person 2010 yes --why \"agreed in the DQ meeting\"", "user"))
    {
        Parameter wanted = make("wanted", ParameterKind::Word, Commands::tr("Wanted"),
                                Commands::tr("Whether a second person must confirm."), true, true);
        wanted.words = {QStringLiteral("yes"), QStringLiteral("no")};
        m_spec.parameters = {make("campaign", ParameterKind::Name, Commands::tr("Campaign"),
                                  Commands::tr("The campaign."), true, true, "campaign"),
                             wanted, whyParameter(true)};
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(
            m_spec.id,
            QJsonObject{{QStringLiteral("campaign"), textOf(plan.arguments, "campaign")},
                        {QStringLiteral("wanted"),
                         isWanted(plan.arguments) ? QStringLiteral("no") : QStringLiteral("yes")},
                        {QStringLiteral("why"), Commands::tr("Taken back.")}});
    }

  protected:
    static bool isWanted(const QJsonObject &arguments) { return textOf(arguments, "wanted") == u"yes"; }

    Result<PlanItem> look(Database &db, const QJsonObject &arguments) const override
    {
        const QString name = textOf(arguments, "campaign"),
                      what = Commands::tr("campaign %1").arg(name.left(100));
        SD_TRY(const CampaignId campaign,
               db.one(what, QStringLiteral("SELECT id FROM campaigns WHERE name = ?"), {name},
                      [](const Row &row) { return row.id<CampaignId>(0); }));
        SD_TRY(const bool before, wantsSecondPerson(db, campaign));
        PlanItem item{QStringLiteral("campaign"), campaign.value(), what};
        item.basis = before ? QStringLiteral("second person") : QStringLiteral("one person");
        item.effect = isWanted(arguments)
            ? Commands::tr("a second person must confirm every run and detector")
            : Commands::tr("nobody must confirm what one person completed");
        if (before == isWanted(arguments))
            leaveOut(item, Commands::tr("It is so already."));
        return item;
    }

    Result<> change(Database &db, const Execution &x) const override
    {
        return setSecondPerson(db, CampaignId(x.plan.items.value(0).id), isWanted(x.plan.arguments),
                               textOf(x.plan.arguments, "why"), actorOf(x, m_spec));
    }
};
}  // namespace

void addDetectorCommands(CommandList &list)
{
    list.push_back(std::make_unique<AddDetector>());
    list.push_back(std::make_unique<RetireDetector>());
    list.push_back(std::make_unique<SecondPerson>());
}

}  // namespace shiftdeck

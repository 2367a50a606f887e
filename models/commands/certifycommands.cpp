// Commands about the certification of sites: which must be certified, having one process a sample, taking a
// certification away, and the samples themselves.
#include "models/commands/support.h"

#include "models/core/timespan.h"
#include "models/production/samples.h"
#include "models/production/sitecertification.h"
#include "models/storage/sitefacts.h"

namespace shiftdeck {

namespace {
Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               const char *source = "", bool positional = false)
{
    return {QLatin1StringView(name),   kind,      title, help, required, {}, {},
            QLatin1StringView(source), positional};
}

Parameter stepParameter(bool required, bool positional)
{
    Parameter step = make("step", ParameterKind::Word, Commands::tr("Step"),
                          Commands::tr("The processing step."), required, "", positional);
    step.words = allWords<Step>();
    return step;
}

QString stepAndRelease(const QString &step, const QString &release)
{
    return Commands::tr("%1 of release %2", "step, release").arg(step, release);
}

Result<QString> reasonOf(const QJsonObject &arguments, const char *name)
{
    const QString reason = textOf(arguments, name).trimmed();
    if (reason.isEmpty())
        return fail(ErrorCode::InvalidInput, Commands::tr("the reason"), Commands::tr("It is empty."));
    return reason;
}

// A command about one site, named in the arguments.
class CertifyCommand : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const SiteFacts site, loadSiteFacts(db, textOf(arguments, "name"), now));
        Plan plan;
        plan.arguments = arguments;
        PlanItem item{QStringLiteral("site"), site.id.value(), Commands::tr("site %1").arg(site.name)};
        SD_CHECK(detail(db, site, now, plan, item));
        plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const PlanItem item = x.plan.items.value(0);
        SD_TRY(const QString message, change(db, SiteId(item.id), x));
        return QList<Outcome>{
            {item.entity, item.id, item.what, true, message.isEmpty() ? item.effect : message}};
    }

  protected:
    CertifyCommand(const char *id, const char *word, const QString &title, const QString &description,
                   const char *example, const char *icon)
    {
        m_spec.id = QString::fromLatin1(id);
        m_spec.cli = {QStringLiteral("sites"), QString::fromLatin1(word)};
        m_spec.title = title;
        m_spec.description = description;
        m_spec.example = QString::fromLatin1(example);
        m_spec.parameters = {make("name", ParameterKind::Name, Commands::tr("Site"),
                                  Commands::tr("The site."), true, "site", true)};
        m_spec.roles = {Role::Manager};
        m_spec.icon = QString::fromLatin1(icon);
    }
    // Fills effect, why and basis, or leaves it out.
    virtual Result<> detail(Database &db, const SiteFacts &site, TimeMs now, Plan &plan,
                            PlanItem &item) const = 0;
    // What came of it, in a sentence; empty: what was planned.
    virtual Result<QString> change(Database &db, SiteId site, const Execution &x) const = 0;

    CommandSpec m_spec;
};

QString dutyBasis(const SiteFacts &site)
{
    return site.duty ? Commands::tr("must be certified (%1)").arg(site.duty->id) : Commands::tr("no duty");
}

class Require final : public CertifyCommand {
  public:
    Require()
        : CertifyCommand(
            "site.require", "require", Commands::tr("Require certification"),
            Commands::tr("From now on a site must be certified for a step and release before it may"
                         " produce: its jobs wait until then, and what runs there goes on."),
            "prodctl sites require beta --reason \"new worker nodes\"", "hold")
    {
        m_spec.parameters.append(make("reason", ParameterKind::Text, Commands::tr("Reason"),
                                      Commands::tr("Why; everybody who waits for the site reads it."), true));
        m_spec.undoable = true;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(QStringLiteral("site.exempt"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                                     {QStringLiteral("why"), Commands::tr("Taken back.")}});
    }

  protected:
    Result<> detail(Database &, const SiteFacts &site, TimeMs now, Plan &, PlanItem &item) const override
    {
        item.basis = dutyBasis(site);
        if (site.duty) {
            leaveOut(item,
                     Commands::tr("It must be certified already; %1 wants that, %2: %3")
                         .arg(site.duty->by, timeAgo(site.duty->at, now), site.duty->reason));
            return {};
        }
        item.effect = Commands::tr("must be certified before it may produce");
        item.why =
            Commands::tr("Steps and releases that it is certified for: %1; jobs that wait to go there: %2.")
                .arg(site.certified)
                .arg(site.pending);
        return {};
    }

    Result<QString> change(Database &db, SiteId site, const Execution &x) const override
    {
        SD_TRY(const QString reason, reasonOf(x.plan.arguments, "reason"));
        SD_CHECK(requireCertification(db, site, reason, actorOf(x, m_spec)));
        return QString();
    }
};

class Exempt final : public CertifyCommand {
  public:
    Exempt()
        : CertifyCommand("site.exempt", "exempt", Commands::tr("Require no certification"),
                         Commands::tr("Lets a site produce without being certified."),
                         "prodctl sites exempt beta --why \"the same nodes as alpha\"", "resume")
    {
        m_spec.parameters.append(whyParameter(true));
        m_spec.undoable = true;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        // With the reason that it was required for, which the plan has.
        return std::pair(QStringLiteral("site.require"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                                     {QStringLiteral("reason"), plan.items.value(0).why}});
    }

  protected:
    Result<> detail(Database &, const SiteFacts &site, TimeMs, Plan &, PlanItem &item) const override
    {
        item.basis = dutyBasis(site);
        if (!site.duty) {
            leaveOut(item, Commands::tr("It needs no certification."));
            return {};
        }
        item.effect = Commands::tr("may produce without being certified");
        item.why = site.duty->reason;
        return {};
    }

    Result<QString> change(Database &db, SiteId site, const Execution &x) const override
    {
        SD_TRY(const QString why, reasonOf(x.plan.arguments, "why"));
        SD_CHECK(liftRequirement(db, site, why, actorOf(x, m_spec)));
        return QString();
    }
};

class Certify final : public CertifyCommand {
  public:
    Certify()
        : CertifyCommand(
            "site.certify", "certify", Commands::tr("Certify site"),
            Commands::tr("Has a site process a sample in a request of its own; the agent compares what"
                         " comes of it, and gives the verdict."),
            "prodctl sites certify beta --sample muons --release demo-1.0", "approve")
    {
        m_spec.parameters +=
            {make("sample", ParameterKind::Name, Commands::tr("Sample"),
                  Commands::tr("Known data; the newest version is taken."), true, "sample"),
             make("release", ParameterKind::Name, Commands::tr("Release"),
                  Commands::tr("The software version; not needed where the sample is known for one only."),
                  false, "release"),
             whyParameter(false)};
    }

  protected:
    Result<> detail(Database &db, const SiteFacts &site, TimeMs, Plan &plan, PlanItem &item) const override
    {
        SD_TRY(const Sample sample,
               findSample(db, textOf(plan.arguments, "sample"), textOf(plan.arguments, "release")));
        const auto trial = planTrial(db, site.id, sample);
        item.basis = sample.title();
        if (!trial && trial.error().code != ErrorCode::Refused)
            return tl::unexpected(trial.error());
        if (!trial) {
            leaveOut(item, trial.error().cause);
            return {};
        }
        item.effect =
            Commands::tr("processes the sample %1 to be certified for %2", "sample, step and release")
                .arg(sample.title(), stepAndRelease(sample.step, sample.release));
        item.why =
            Commands::tr("%1 in files: %2; merged files that are compared: %3.", "events, files, files")
                .arg(countedEvents(sample.events), QString::number(sample.inputs),
                     QString::number(sample.outputs));
        if (site.drain)
            plan.warnings.append(Commands::tr("Site %1 takes no new jobs: %2 (%3).", "site, reason, who")
                                     .arg(site.name, site.drain->reason, site.drain->by));
        return {};
    }

    Result<QString> change(Database &db, SiteId site, const Execution &x) const override
    {
        const QJsonObject &a = x.plan.arguments;
        SD_TRY(const Sample sample, findSample(db, textOf(a, "sample"), textOf(a, "release")));
        SD_TRY(const RequestId request, startTrial(db, site, sample, textOf(a, "why"), actorOf(x, m_spec)));
        return Commands::tr("Request %1 processes the sample %2; the agent compares what comes of it.")
            .arg(QString::number(request.value()), sample.title());
    }
};

class Withdraw final : public CertifyCommand {
  public:
    Withdraw()
        : CertifyCommand("site.withdraw", "withdraw", Commands::tr("Withdraw certification"),
                         Commands::tr("Takes the certification of a site for a step and release away; another"
                                      " sample must be processed there to get it back."),
                         "prodctl sites withdraw beta production demo-1.0 --why \"a node computes wrongly\"",
                         "clear")
    {
        m_spec.parameters += {stepParameter(true, true),
                              make("release", ParameterKind::Name, Commands::tr("Release"),
                                   Commands::tr("The software version."), true, "release", true),
                              whyParameter(true)};
        m_spec.roles = {Role::Dq, Role::Manager};
    }

  protected:
    Result<> detail(Database &db, const SiteFacts &site, TimeMs now, Plan &plan,
                    PlanItem &item) const override
    {
        const QString step = textOf(plan.arguments, "step"), release = textOf(plan.arguments, "release");
        SD_TRY(const auto verdict, findCertification(db, site.id, step, release));
        const QString what = stepAndRelease(step, release);
        item.basis =
            verdict ? QString(toWord(verdict->verdict)) + u' ' + QString::number(verdict->at) : QString();
        if (!verdict || verdict->verdict != CertificationVerdict::Good) {
            leaveOut(item, Commands::tr("It is not certified for %1.", "step and release").arg(what));
            return {};
        }
        item.effect = Commands::tr("is certified no longer for %1", "step and release").arg(what);
        item.why = Commands::tr("%1 certified it %2: %3", "who, when, findings")
                       .arg(verdict->by, timeAgo(verdict->at, now), verdict->findings);
        if (!site.duty)
            plan.warnings.append(
                Commands::tr("Site %1 needs no certification, so it goes on producing.", "site")
                    .arg(site.name));
        return {};
    }

    Result<QString> change(Database &db, SiteId site, const Execution &x) const override
    {
        const QJsonObject &a = x.plan.arguments;
        SD_TRY(const QString why, reasonOf(a, "why"));
        SD_CHECK(withdrawCertification(db, site, textOf(a, "step"), textOf(a, "release"), why,
                                       actorOf(x, m_spec)));
        return QString();
    }
};

class AddSample final : public Command {
  public:
    AddSample()
    {
        m_spec.id = QStringLiteral("sample.add");
        m_spec.cli = {QStringLiteral("samples"), QStringLiteral("add")};
        m_spec.title = Commands::tr("Add sample");
        m_spec.description = Commands::tr(
            "Keeps what a finished request made of its inputs, or numbers that are known, as what every"
            " site must make of the same files to be certified.");
        m_spec.example = QStringLiteral("prodctl samples add muons --request 7");
        m_spec.parameters = {
            make("sample", ParameterKind::Text, Commands::tr("Name"),
                 Commands::tr("Its name; where there is one of this name already, it gets a new version."),
                 true, "", true),
            make("request", ParameterKind::Integer, Commands::tr("Request"),
                 Commands::tr("The finished request whose inputs and merged files it takes."), false),
            make("dataset", ParameterKind::Name, Commands::tr("Dataset"),
                 Commands::tr("Without a request: the files that are to be processed."), false, "dataset"),
            make("campaign", ParameterKind::Name, Commands::tr("Campaign"),
                 Commands::tr("Without a request: the campaign that the sites' requests belong to."), false,
                 "campaign"),
            stepParameter(false, false),
            make("release", ParameterKind::Name, Commands::tr("Release"),
                 Commands::tr("Without a request: the software version."), false, "release"),
            make("conditions", ParameterKind::Text, Commands::tr("Conditions tag"),
                 Commands::tr("Without a request; the campaign's when it is not given."), false),
            make("expect", ParameterKind::Text, Commands::tr("Expected"),
                 Commands::tr(
                     "Without a request: the events, bytes and adler32 of the merged files of each stream,"
                     " \"mdst=1206:54321:0a1b2c3d\"."),
                 false),
            whyParameter(false)};
        m_spec.roles = {Role::Dq, Role::Manager};
        m_spec.icon = QStringLiteral("new");
    }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const SamplePlan found, planSample(db, wishOf(arguments)));
        const Sample &s = found.sample;
        PlanItem item{QStringLiteral("sample"), 0, Commands::tr("sample %1").arg(s.title())};
        item.effect =
            Commands::tr("what %1 must make of %2 in files: %3", "step and release, events, files")
                .arg(stepAndRelease(s.step, s.release), countedEvents(s.events), QString::number(s.inputs));
        item.why = sampleOutputsText(found.outputs);
        item.basis = s.title() + u' ' + item.why;
        Plan plan;
        plan.arguments = arguments;
        plan.summary = Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const Sample sample, makeSample(db, wishOf(x.plan.arguments), actorOf(x, m_spec)));
        return QList<Outcome>{{QStringLiteral("sample"), sample.id,
                               Commands::tr("sample %1").arg(sample.title()), true,
                               x.plan.items.value(0).effect}};
    }

  private:
    static NewSample wishOf(const QJsonObject &a)
    {
        NewSample wish;
        wish.name = textOf(a, "sample");
        wish.why = textOf(a, "why");
        if (a.contains(QLatin1StringView("request")))
            wish.from = RequestId(integerOf(a, "request"));
        wish.campaign = textOf(a, "campaign");
        wish.dataset = textOf(a, "dataset");
        wish.step = textOf(a, "step");
        wish.release = textOf(a, "release");
        wish.conditions = textOf(a, "conditions");
        wish.expected = textOf(a, "expect");
        return wish;
    }

    CommandSpec m_spec;
};
}  // namespace

void addCertifyCommands(CommandList &list)
{
    list.push_back(std::make_unique<Certify>());
    list.push_back(std::make_unique<Withdraw>());
    list.push_back(std::make_unique<Require>());
    list.push_back(std::make_unique<Exempt>());
    list.push_back(std::make_unique<AddSample>());
}

}  // namespace shiftdeck

// Commands that keep good-run lists: made of the flags by a rule, or read from a file.
#include "models/commands/support.h"

#include "models/certification/keeping.h"
#include "models/runs/runlistreader.h"

#include <QCryptographicHash>

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxName = 100;

Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help, bool required,
               bool positional = false)
{
    return {QLatin1StringView(name), kind, title, help, required, {}, {}, {}, positional};
}

QString countsText(const RunList &list, const std::optional<Luminosity> &luminosity)
{
    const QString counts = Commands::tr("%1 runs, %2 LS").arg(list.runs()).arg(list.lumisections());
    return luminosity ? counts + QStringLiteral(", ") + luminosity->shown() : counts;
}

class KeepList : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        const QString name = textOf(arguments, "name");
        if (name.size() > kMaxName || name.contains(u':'))
            return fail(ErrorCode::InvalidInput, Commands::tr("the name of the list"),
                        Commands::tr("It has at most %1 characters, and no colon.").arg(kMaxName));
        const auto newest = loadRunList(db, name);
        if (!newest && newest.error().code != ErrorCode::NotFound)
            return tl::unexpected(newest.error());
        Plan plan;
        plan.arguments = arguments;
        PlanItem item{QStringLiteral("run_list"), newest ? newest->id : 0, Commands::tr("list %1").arg(name)};
        const int version = newest ? newest->version + 1 : 1;
        SD_CHECK(look(db, arguments, now, newest ? &*newest : nullptr, plan, item));
        item.effect =
            Commands::tr("version %1: %2", "number, counts").arg(QString::number(version), item.effect);
        item.basis.prepend(QString::number(version) + u' ');
        if (!item.included)
            item.effect.clear();
        plan.summary = item.included ? Commands::tr("%1: %2, %3.", "command, list, version and counts")
                                           .arg(m_spec.title, item.what, item.effect)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const PlanItem item = x.plan.items.value(0);
        SD_TRY(const int version, keep(db, x));
        return QList<Outcome>{
            {item.entity, item.id, item.what, true, Commands::tr("Version %1 is kept.").arg(version)}};
    }

  protected:
    // Fills effect with the counts, why, and in basis what the list is; `newest` may be nullptr.
    virtual Result<> look(Database &db, const QJsonObject &arguments, TimeMs now,
                          const RunListVersion *newest, Plan &plan, PlanItem &item) const = 0;
    virtual Result<int> keep(Database &db, const Execution &x) const = 0;

    KeepList(const char *id, const char *word, const QString &title, const QString &description,
             const char *example, const char *icon)
    {
        m_spec.id = QLatin1StringView(id);
        m_spec.cli = {QStringLiteral("goodruns"), QString::fromLatin1(word)};
        m_spec.title = title;
        m_spec.description = description;
        m_spec.example = QString::fromLatin1(example);
        m_spec.roles = {Role::Dq, Role::Manager};
        m_spec.icon = QString::fromLatin1(icon);
        m_spec.parameters = {make(
            "name", ParameterKind::Text, Commands::tr("Name"),
            Commands::tr("Its name; where there is one of this name it gets a new version."), true, true)};
    }

    CommandSpec m_spec;
};

class MakeList final : public KeepList {
  public:
    MakeList()
        : KeepList(
            "goodruns.make", "make", Commands::tr("Make good-run list"),
            Commands::tr(
                "Makes a good-run list of the lumisections (LS) that pass a rule, and keeps it with the"
                " rule, the anti-list and what each clause costs."),
            "prodctl goodruns make golden --rule \"tracker = good and energy >= 3500\"", "runs")
    {
        m_spec.parameters +=
            {make("rule", ParameterKind::Text, Commands::tr("Rule"),
                  Commands::tr("What a good lumisection is: fields of the run, and the flags of detectors."),
                  true),
             make("candidates", ParameterKind::Text, Commands::tr("Candidates"),
                  Commands::tr("A filter of the runs that are asked; all where it is not given."), false),
             make("method", ParameterKind::Text, Commands::tr("Luminosity"),
                  Commands::tr("By which method; the main one of each run where it is not given."), false),
             whyParameter(false)};
    }

  protected:
    static GoodRunSpec specIn(const QJsonObject &arguments)
    {
        return {textOf(arguments, "rule"), textOf(arguments, "candidates"), textOf(arguments, "method")};
    }

    Result<> look(Database &db, const QJsonObject &arguments, TimeMs now, const RunListVersion *newest,
                  Plan &plan, PlanItem &item) const override
    {
        SD_TRY(const GoodRuns made, goodRuns(db, specIn(arguments), now));
        item.basis = QString::fromLatin1(
            QCryptographicHash::hash(made.list.json() + made.antiList.json() + made.lossesJson(),
                                     QCryptographicHash::Sha256)
                .toHex());
        item.effect = countsText(made.list, made.inList.luminosity);
        item.why = Commands::tr("Of %1 runs; not in the list: %2.")
                       .arg(QString::number(made.runs), countsText(made.antiList, made.lost.luminosity));
        if (newest && newest->list == QString::fromUtf8(made.list.json())
            && newest->antiList == QString::fromUtf8(made.antiList.json()) && newest->rule == made.spec.rule
            && newest->candidates == made.spec.candidates
            && newest->losses == QString::fromUtf8(made.lossesJson()))
            leaveOut(item, Commands::tr("Version %1 is the same.").arg(newest->version));
        if (made.unknown > 0)
            plan.warnings.append(
                Commands::tr("Runs whose lumisections are not known: %1; they count as far as their"
                             " flags go.")
                    .arg(made.unknown));
        if (made.inList.dark + made.lost.dark > 0)
            plan.warnings.append(
                Commands::tr("Lumisections whose luminosity is not known: %1; they count as LS only.")
                    .arg(made.inList.dark + made.lost.dark));
        return {};
    }

    Result<int> keep(Database &db, const Execution &x) const override
    {
        SD_TRY(const GoodRuns made, goodRuns(db, specIn(x.plan.arguments), x.now));
        return keepGoodRuns(db, textOf(x.plan.arguments, "name"), made, textOf(x.plan.arguments, "why"),
                            actorOf(x, m_spec));
    }
};

class ImportList final : public KeepList {
  public:
    ImportList()
        : KeepList(
            "goodruns.import", "import", Commands::tr("Import good-run list"),
            Commands::tr("Keeps a good-run list that was made elsewhere, to compare with or to export."),
            "prodctl goodruns import golden-cms Cert_136033-149442.json", "import")
    {
        m_spec.parameters += {make("file", ParameterKind::Text, Commands::tr("File"),
                                   Commands::tr("Certified-run JSON or a normtag."), true, true),
                              whyParameter(false)};
    }
    bool readsFiles() const override { return true; }

  protected:
    static Result<CertifiedList> read(const QJsonObject &arguments)
    {
        SD_TRY(const ReadList read, readRunListFile(textOf(arguments, "file")));
        if (!read.report.isWhole())
            return fail(ErrorCode::InvalidInput, textOf(arguments, "file"),
                        Commands::tr("Entries of it were refused: %1 \"prodctl runlist show\" lists them.")
                            .arg(read.report.remarks().isEmpty() ? QString()
                                                                 : read.report.remarks().first().sentence()));
        return read.list;
    }

    Result<> look(Database &, const QJsonObject &arguments, TimeMs, const RunListVersion *newest, Plan &,
                  PlanItem &item) const override
    {
        SD_TRY(const CertifiedList list, read(arguments));
        item.basis = list.from.checksum;
        item.effect = countsText(list.list, {});
        item.why = Commands::tr("From %1.", "a file").arg(list.from.origin);
        if (newest && newest->kind == RunListKind::File
            && newest->list == QString::fromUtf8(list.list.json()))
            leaveOut(item, Commands::tr("Version %1 is the same.").arg(newest->version));
        return {};
    }

    Result<int> keep(Database &db, const Execution &x) const override
    {
        SD_TRY(const CertifiedList list, read(x.plan.arguments));
        return keepRunList(db, textOf(x.plan.arguments, "name"), list, textOf(x.plan.arguments, "why"),
                           actorOf(x, m_spec));
    }
};
}  // namespace

void addGoodRunCommands(CommandList &list)
{
    list.push_back(std::make_unique<MakeList>());
    list.push_back(std::make_unique<ImportList>());
}

}  // namespace shiftdeck

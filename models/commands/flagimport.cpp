// quality import: flags that a file has, taken with one plan and taken back with one undo.
#include "models/commands/filememory.h"
#include "models/commands/flagsetting.h"
#include "models/commands/support.h"

#include "models/certification/causelosses.h"
#include "models/certification/flagfile.h"
#include "models/core/files.h"

#include <QCryptographicHash>
#include <QSet>

namespace shiftdeck {

namespace {
constexpr qsizetype kFilesKept = 5;  // of what was read
constexpr int kLinesShown = 50;  // lines of a file that were refused, in the plan

struct ReadFlags {
    FlagFile file;
    QString checksum;
};

// A flag of the file, and what would become of it.
struct Judged {
    NewFlag flag;
    PlanItem item;
};

class ImportFlags final : public Command {
  public:
    ImportFlags();
    const CommandSpec &spec() const override { return m_spec; }
    bool readsFiles() const override { return true; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const ReadFlags read, readFlags(arguments));
        SD_TRY(const auto flags, judged(db, read, arguments));
        Plan plan;
        plan.arguments = arguments;
        PlanItem whole{QStringLiteral("file"), 0, textOf(arguments, "file")};
        whole.basis = read.checksum;
        qint64 refused = read.file.report.count(ImportRemark::Refused), taken = 0, known = 0;
        for (const Judged &flag : flags) {
            taken += flag.item.included ? 1 : 0;
            known += !flag.item.included && flag.item.refusal == ErrorCode::AlreadyExists ? 1 : 0;
            refused += !flag.item.included && flag.item.refusal != ErrorCode::AlreadyExists ? 1 : 0;
        }
        const bool stopped = refused > 0 && !flagOf(arguments, "partial");
        if (stopped)
            leaveOut(whole,
                     Commands::tr("Entries of it cannot be taken: %1. Mend the file, or say --partial.")
                         .arg(refused),
                     ErrorCode::InvalidInput);
        else if (taken == 0)
            leaveOut(whole, Commands::tr("It says nothing that is not known."), ErrorCode::AlreadyExists);
        else
            whole.effect = Commands::tr("flags taken: %1, as they were: %2, refused: %3")
                               .arg(QString::number(taken), QString::number(known), QString::number(refused));
        plan.items.append(whole);
        addLines(read.file.report, arguments, plan);
        for (Judged flag : flags) {
            if (stopped && flag.item.included)
                leaveOut(flag.item, Commands::tr("Other entries of the file cannot be taken."),
                         ErrorCode::InvalidInput);
            plan.items.append(flag.item);
        }
        plan.summary = summaryOf(m_spec, plan, Commands::tr("flags: %1").arg(stopped ? 0 : taken));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const ReadFlags read, readFlags(x.plan.arguments));
        SD_TRY(const auto flags, judged(db, read, x.plan.arguments));
        QList<Outcome> outcomes;
        for (const Judged &one : flags) {
            if (!one.item.included)
                continue;
            SD_TRY(const Outcome outcome, flagOutcome(db, one.item, one.flag, actorOf(x, m_spec)));
            outcomes.append(outcome);
        }
        return outcomes;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &,
                                                           const QList<Outcome> &outcomes) const override
    {
        return undoOfFlags(outcomes);
    }

  private:
    Result<ReadFlags> readFlags(const QJsonObject &arguments) const
    {
        const QString path = textOf(arguments, "file"), detector = textOf(arguments, "detector");
        return m_memory.get(path, detector, [&]() -> Result<ReadFlags> {
            SD_TRY(const QByteArray content, readBounded(path, FlagFile::kMostBytes));
            return ReadFlags{
                readFlagFile(content, detector),
                QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex())};
        });
    }

    // Each flag against the run as it is; of a cell with several lines, the later ones against what it was
    // before all of them.
    static Result<QList<Judged>> judged(Database &db, const ReadFlags &read, const QJsonObject &arguments)
    {
        QHash<qint64, qsizetype> places;
        std::vector<NumberRange> wanted;
        for (const FlagFile::Flag &one : read.file.flags)
            wanted.push_back({one.flag.run, one.flag.run});
        std::sort(wanted.begin(), wanted.end(),
                  [](const NumberRange &a, const NumberRange &b) { return a.first < b.first; });
        wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
        if (wanted.empty())
            return QList<Judged>();
        SD_TRY(const QualityRuns all, loadQualityRuns(db, {{wanted.front().first, wanted.back().last}}));
        for (qsizetype i = 0; i < all.runs.size(); ++i)
            places.insert(all.runs.at(i).run.value(), i);
        QSet<QString> detectors;
        for (const Detector &detector : all.detectors)
            detectors.insert(detector.name);
        SD_TRY(const FlagCauses causes, causesOf(db, wanted.front().first, wanted.back().last));
        QSet<std::pair<qint64, QString>> touched;
        QList<Judged> result;
        for (const FlagFile::Flag &one : read.file.flags) {
            Judged judged{one.flag, itemOf(one, arguments)};
            judged.flag.automatic = flagOf(arguments, "automatic");
            const auto place = places.constFind(one.flag.run);
            if (place == places.cend()) {
                leaveOut(judged.item, Commands::tr("There is no such run."), ErrorCode::NotFound);
            } else if (!detectors.contains(one.flag.detector)) {
                leaveOut(judged.item,
                         Commands::tr("There is no detector %1; \"prodctl detectors add\" makes one.")
                             .arg(one.flag.detector),
                         ErrorCode::NotFound);
            } else {
                const std::pair cell(one.flag.run, one.flag.detector);
                judge(all.runs.at(*place), judged, causes, touched.contains(cell));
                if (judged.item.included)
                    touched.insert(cell);
            }
            result.append(judged);
        }
        return result;
    }

    static Result<FlagCauses> causesOf(Database &db, qint64 first, qint64 last)
    {
        FlagCauses causes;
        SD_CHECK(db.list(QStringLiteral("SELECT id, cause FROM quality_flags WHERE cause <> ''"
                                        " AND run BETWEEN ? AND ?"),
                         {first, last}, [&causes](const Row &row) {
                             causes.insert(row.integer(0), row.text(1));
                             return true;
                         }));
        return causes;
    }

    static PlanItem itemOf(const FlagFile::Flag &one, const QJsonObject &arguments)
    {
        const QString name = QFileInfo(textOf(arguments, "file")).fileName();
        const QString run = QString::number(one.flag.run);
        return {QStringLiteral("run"), one.flag.run,
                one.line > 0
                    ? Commands::tr("run %1, %2 (%3, line %4)", "number, detector, file, line")
                          .arg(run, one.flag.detector, name, QString::number(one.line))
                    : Commands::tr("run %1, %2 (%3, %4)", "number, detector, file, lumisections")
                          .arg(run, one.flag.detector, name, lumisectionText(one.flag.first, one.flag.last))};
    }

    static void judge(const QualityRun &run, Judged &judged, const FlagCauses &causes, bool again)
    {
        const NewFlag &flag = judged.flag;
        const QualityCell cell = run.cells.value(flag.detector);
        judged.item.basis = QStringLiteral("%1 %2 %3 %4")
                                .arg(flag.detector, toWord(cell.state), QString::number(cell.newestState),
                                     QString::number(cell.newestFlag));
        const qint32 known = run.lumisections;
        if (cell.state != QualityState::Open)
            return leaveOut(judged.item,
                            Commands::tr("It is %1; a manager must open it again first.", "a state")
                                .arg(toWord(cell.state)));
        if (known > 0 && (flag.first > known || (flag.last > known && flag.last != kLastLumisection)))
            return leaveOut(judged.item, Commands::tr("The run has LS 1 to %1.").arg(known),
                            ErrorCode::InvalidInput);
        const QStringList before = flagsIn(cell, flag, causes);
        if (!again && before == QStringList{wordsOf(flag.flag, flag.cause)})
            return leaveOut(judged.item, Commands::tr("It is so already."), ErrorCode::AlreadyExists);
        judged.item.effect = Commands::tr("%1 \u2192 %2, %3", "flags before, flag after, lumisections")
                                 .arg(before.join(QStringLiteral(" / ")), wordsOf(flag.flag, flag.cause),
                                      lumisectionText(flag.first, flag.last));
        judged.item.why = flag.comment;
    }

    static QString wordsOf(QualityFlag flag, const QString &cause)
    {
        return cause.isEmpty() ? QString(toWord(flag)) : QStringLiteral("%1 (%2)").arg(toWord(flag), cause);
    }

    // What counts in the lumisections of the flag, each once, in their order.
    static QStringList flagsIn(const QualityCell &cell, const NewFlag &flag, const FlagCauses &causes)
    {
        QStringList found;
        const auto add = [&found](const QString &words) {
            if (!found.contains(words))
                found.append(words);
        };
        qint64 next = flag.first;  // the first LS that no range covered
        for (const FlagRange &range : cell.ranges) {
            if (range.last < flag.first || range.first > flag.last)
                continue;
            if (range.first > next)
                add(QString(toWord(QualityFlag::NotSet)));
            add(wordsOf(range.flag, causes.value(range.entry)));
            next = qint64(range.last) + 1;
        }
        if (next <= flag.last)
            add(QString(toWord(QualityFlag::NotSet)));
        return found;
    }

    // What was not taken, by line.
    static void addLines(const ImportReport &report, const QJsonObject &arguments, Plan &plan)
    {
        const QString path = textOf(arguments, "file");
        int shown = 0;
        qint64 told = 0;
        for (const ImportRemark &remark : report.remarks()) {
            if (remark.kind != ImportRemark::Refused) {
                ++told;
                continue;
            }
            if (++shown > kLinesShown)
                continue;
            PlanItem line{QStringLiteral("line"), remark.line,
                          remark.line > 0
                              ? Commands::tr("%1, line %2").arg(QFileInfo(path).fileName()).arg(remark.line)
                              : QFileInfo(path).fileName()};
            leaveOut(line, remark.text, ErrorCode::InvalidInput);
            plan.items.append(line);
        }
        if (told > 0)
            plan.warnings.append(
                Commands::tr("Lines that say again what the one before says: %1.").arg(told));
        if (const qint64 more = report.count(ImportRemark::Refused) - std::min(shown, kLinesShown); more > 0)
            plan.warnings.append(Commands::tr("%1: %2 more lines cannot be taken.").arg(path).arg(more));
    }

    CommandSpec m_spec;
    FileMemory<ReadFlags> m_memory{kFilesKept};
};

ImportFlags::ImportFlags()
{
    m_spec.id = QStringLiteral("quality.import");
    m_spec.cli = {QStringLiteral("quality"), QStringLiteral("import")};
    m_spec.title = Commands::tr("Import flags");
    m_spec.description = Commands::tr("Takes the flags of runs and detectors from a file; what is so already"
                                      " is not said twice.");
    m_spec.example = QStringLiteral("prodctl quality import flags.csv");
    const auto make = [](const char *name, ParameterKind kind, const QString &title, const QString &help,
                         const char *source = "") {
        return Parameter{QLatin1StringView(name),   kind, title, help, false, {}, {},
                         QLatin1StringView(source), false};
    };
    Parameter file = make(
        "file", ParameterKind::Text, Commands::tr("File"),
        Commands::tr("CSV with the columns run, detector, flag, first_ls, last_ls, cause and comment, or a"
                     " certified-run JSON, whose lumisections are good for one detector."));
    file.required = true;
    file.positional = true;
    m_spec.parameters = {
        file,
        make("detector", ParameterKind::Name, Commands::tr("Detector"),
             Commands::tr("For which a certified-run JSON is."), "detector"),
        make("automatic", ParameterKind::Flag, Commands::tr("Automatic"),
             Commands::tr("They were set by a program; any manual flag counts before them.")),
        make("partial", ParameterKind::Flag, Commands::tr("Take what can be taken"),
             Commands::tr("Goes on when entries of the file have to be refused."))};
    m_spec.roles = {Role::Dq, Role::Manager};
    m_spec.undoable = true;
    m_spec.icon = QStringLiteral("import");
}
}  // namespace

void addFlagImport(CommandList &list) { list.push_back(std::make_unique<ImportFlags>()); }

}  // namespace shiftdeck

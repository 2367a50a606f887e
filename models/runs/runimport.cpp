#include "models/runs/runimport.h"

#include "models/storage/filtersql.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunImport)
};

QString utc(TimeMs at) { return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate); }
QString orNone(const std::optional<Luminosity> &value) { return value ? value->shown() : Text::tr("none"); }
QString arrow(const QString &from, const QString &to) { return QStringLiteral("%1 \u2192 %2").arg(from, to); }

// What is known about a run while the files are taken one after the other.
struct Known {
    bool registered = false;
    std::optional<TimeMs> startedAt, stoppedAt;
    RunFacts facts;
    bool hasFacts = false;
    struct Method {
        std::optional<Luminosity> delivered, recorded;
        qint64 lumisections = 0, row = 0;  // row: in the store; 0: of a file of this plan
        bool hasSections = false;
        QString sections;  // where row is 0
    };
    QHash<QString, Method> methods;

    QString text() const
    {
        if (!registered)
            return Text::tr("not registered");
        QStringList parts;
        QStringList names = methods.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const Method &method = methods[name];
            parts.append(QStringLiteral("%1 %2").arg(
                name,
                (method.recorded ? *method.recorded : method.delivered.value_or(Luminosity())).shown()));
        }
        if (facts.fill)
            parts.append(Text::tr("fill %1").arg(*facts.fill));
        if (facts.energy)
            parts.append(Text::tr("%1 GeV", "energy of a beam").arg(decimalText(*facts.energy)));
        return parts.isEmpty() ? Text::tr("registered") : parts.join(QStringLiteral(", "));
    }
};

class Planner {
  public:
    Planner(Database &db, const QList<RunFile> &files) : m_db(db), m_files(files) { }

    Result<QList<FileImport>> plan()
    {
        SD_CHECK(load());
        QList<FileImport> result;
        for (const RunFile &file : m_files) {
            FileImport import{file.path, file.checksum, file.format, file.report, {}, {}};
            SD_TRY(import.earlier, earlier(file));
            import.runs.reserve(file.runs.size());
            for (const RunNews &news : file.runs) {
                SD_TRY(const RunImport run, take(news));
                import.runs.append(run);
            }
            result.append(std::move(import));
        }
        return result;
    }

  private:
    Result<> load()
    {
        QSet<qint64> wanted;
        for (const RunFile &file : m_files)
            for (const RunNews &news : file.runs)
                wanted.insert(news.run.value());
        QList<RunNumber> runs;
        for (const qint64 run : std::as_const(wanted))
            runs.append(RunNumber(run));
        if (runs.isEmpty())
            return {};
        SD_CHECK(m_db.list(QStringLiteral("SELECT run, started_at, stopped_at FROM runs WHERE run")
                               + m_db.sql().inIds,
                           {idList(runs)}, [this](const Row &row) {
                               Known &known = m_known[row.integer(0)];
                               known.registered = true;
                               known.startedAt = row.maybeInteger(1);
                               known.stoppedAt = row.maybeInteger(2);
                               return true;
                           }));
        SD_TRY(const auto facts, newestFacts(m_db, runs));
        for (const RunFacts &one : facts) {
            m_known[one.run.value()].facts = one;
            m_known[one.run.value()].hasFacts = true;
        }
        SD_TRY(const auto luminosities, newestLuminosities(m_db, runs));
        QSet<qint64> sectioned;
        SD_CHECK(m_db.list(QStringLiteral("SELECT id FROM run_luminosities WHERE sections <> '' AND run")
                               + m_db.sql().inIds,
                           {idList(runs)}, [&sectioned](const Row &row) {
                               sectioned.insert(row.integer(0));
                               return true;
                           }));
        for (const RunLuminosity &one : luminosities)
            m_known[one.run.value()].methods.insert(
                one.method,
                {one.delivered, one.recorded, one.lumisections, one.id, sectioned.contains(one.id), {}});
        return {};
    }

    Result<QString> earlier(const RunFile &file) const
    {
        SD_TRY(
            const auto found,
            m_db.first(QStringLiteral("SELECT id, imported_by FROM imports WHERE checksum = ? AND format <>"
                                      " 'withdrawal' ORDER BY id DESC LIMIT 1"),
                       {file.checksum}, [](const Row &row) {
                           return Text::tr("import %1 by %2", "number, who")
                               .arg(QString::number(row.integer(0)), row.text(1));
                       }));
        return found.value_or(QString());
    }

    Result<RunImport> take(const RunNews &news)
    {
        Known &known = m_known[news.run.value()];
        RunImport import;
        import.run = news.run;
        import.firstLine = news.firstLine;
        import.lastLine = news.lastLine;
        import.isNew = !known.registered;
        import.before = known.text();
        known.registered = true;
        takeTimes(news, known, import);
        for (const LuminosityNews &luminosity : news.luminosities)
            SD_CHECK(takeLuminosity(luminosity, known, import));
        takeFacts(news.facts, known, import);
        import.after = known.text();
        return import;
    }

    static void takeTimes(const RunNews &news, Known &known, RunImport &import)
    {
        if (news.startedAt && !known.startedAt && (!known.stoppedAt || *news.startedAt <= *known.stoppedAt)) {
            import.startedAt = known.startedAt = news.startedAt;
            import.changes.append(Text::tr("start: %1").arg(utc(*news.startedAt)));
        }
        if (news.stoppedAt && !known.stoppedAt && (!known.startedAt || *news.stoppedAt >= *known.startedAt)) {
            import.stoppedAt = known.stoppedAt = news.stoppedAt;
            import.changes.append(Text::tr("stop: %1").arg(utc(*news.stoppedAt)));
        }
    }

    // Whether the text is what the store has.
    Result<bool> hasSections(const Known::Method &method, const QString &sections) const
    {
        if (method.row == 0)
            return method.sections == sections;
        if (method.hasSections != !sections.isEmpty())
            return false;
        SD_TRY(const qint64 same,
               m_db.integer(
                   QStringLiteral("SELECT count(*) FROM run_luminosities WHERE id = ? AND sections = ?"),
                   {method.row, sections.isNull() ? QStringLiteral("") : sections}));
        return same == 1;
    }

    // Whether what is known says what the file says, as far as the file says anything of it.
    static bool agrees(const std::optional<Luminosity> &known, const std::optional<Luminosity> &news)
    {
        constexpr double kPrinted = 1e-6;
        if (!news || !known)
            return !news;
        const auto converted = news->in(known->unit);
        const auto same = [](std::optional<double> a, std::optional<double> b) { return !b || a == b; };
        return converted && std::abs(known->value - converted->value) <= kPrinted * std::abs(known->value)
            && same(known->statistical, converted->statistical)
            && same(known->systematic, converted->systematic);
    }

    Result<> takeLuminosity(const LuminosityNews &news, Known &known, RunImport &import)
    {
        const auto before = known.methods.constFind(news.method);
        const bool isKnown = before != known.methods.cend();
        if (isKnown && before->delivered == news.delivered && before->recorded == news.recorded
            && before->lumisections == news.lumisections) {
            SD_TRY(const bool same, hasSections(*before, news.sections));
            if (same)
                return {};
        }
        // A sum alone says nothing new where sections that add up to it are known, nor a value where both
        // are.
        if (isKnown && news.sections.isEmpty()
            && (before->hasSections || (before->delivered && before->recorded))
            && agrees(before->delivered, news.delivered) && agrees(before->recorded, news.recorded))
            return {};
        const Known::Method old = isKnown ? *before : Known::Method();
        const qsizetype told = import.changes.size();
        if (old.recorded != news.recorded)
            import.changes.append(Text::tr("%1 recorded: %2", "a method, from and to")
                                      .arg(news.method, arrow(orNone(old.recorded), orNone(news.recorded))));
        if (old.delivered != news.delivered)
            import.changes.append(
                Text::tr("%1 delivered: %2", "a method, from and to")
                    .arg(news.method, arrow(orNone(old.delivered), orNone(news.delivered))));
        if (told == import.changes.size())
            import.changes.append(Text::tr("%1: other luminosity sections", "a method").arg(news.method));
        else if (old.hasSections && news.sections.isEmpty())
            import.changes.append(Text::tr("%1: only the sum is known then", "a method").arg(news.method));
        import.luminosities.append({news, news.recorded ? news.recorded->unit : news.delivered->unit});
        known.methods.insert(
            news.method,
            {news.delivered, news.recorded, news.lumisections, 0, !news.sections.isEmpty(), news.sections});
        return {};
    }

    static void takeFacts(const FactNews &news, Known &known, RunImport &import)
    {
        RunFacts facts = known.facts;
        facts.run = import.run;
        const auto tell = [&import](const QString &what, const QString &from, const QString &to) {
            import.changes.append(
                QStringLiteral("%1: %2").arg(what, arrow(from.isEmpty() ? Text::tr("none") : from, to)));
        };
        const auto take = [&tell](auto &fact, const auto &value, const QString &what, const auto &text) {
            if (!value || fact == value)
                return;
            tell(what, fact ? text(*fact) : QString(), text(*value));
            fact = value;
        };
        const auto number = [](qint64 value) { return QString::number(value); };
        const auto decimal = [](const QString &unit) {
            return [unit](double value) { return decimalText(value) + u' ' + unit; };
        };
        take(facts.fill, news.fill, Text::tr("fill"), number);
        if (!news.beams.isEmpty() && news.beams != facts.beams) {
            tell(Text::tr("beams"), facts.beams, news.beams);
            facts.beams = news.beams;
        }
        if (!news.nominalEnergy || !facts.energy)
            take(facts.energy, news.energy, Text::tr("energy"), decimal(QStringLiteral("GeV")));
        take(facts.field, news.field, Text::tr("field"), decimal(QStringLiteral("T")));
        take(facts.stableFrom, news.stableFrom, Text::tr("stable beams from"), utc);
        take(facts.stableUntil, news.stableUntil, Text::tr("stable beams until"), utc);
        if (news.lumisections && *news.lumisections > facts.lumisections.value_or(0))
            take(facts.lumisections, news.lumisections, Text::tr("luminosity sections"), number);
        RunFacts nothing;
        nothing.run = import.run;
        if (facts == (known.hasFacts ? known.facts : nothing))
            return;
        import.facts = facts;
        known.facts = facts;
        known.hasFacts = true;
    }

    Database &m_db;
    const QList<RunFile> &m_files;
    QHash<qint64, Known> m_known;
};
}  // namespace

qint64 FileImport::newRuns() const
{
    return std::count_if(runs.begin(), runs.end(), [](const RunImport &run) { return run.isNew; });
}

qint64 FileImport::changedRuns() const
{
    return std::count_if(runs.begin(), runs.end(), [](const RunImport &r) { return !r.isNew && r.isNews(); });
}

Result<ImportPlan> planImport(Database &db, const QList<RunFile> &files, const QString &type)
{
    return snapshot(db, [&]() -> Result<ImportPlan> {
        SD_TRY(QList<FileImport> imports, Planner(db, files).plan());
        return ImportPlan{std::move(imports), type};
    });
}

}  // namespace shiftdeck

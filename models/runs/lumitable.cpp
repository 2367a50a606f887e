#include "models/runs/lumitable.h"

#include "models/runs/lumisums.h"
#include "models/runs/lumivalues.h"
#include "models/runs/registry.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunFile)
};

constexpr double kMost = 1e90;  // what the store takes

struct RunRows {
    qint64 firstLine = 0, lastLine = 0, fill = 0;
    LumiTotals totals;
    std::optional<TimeMs> first, last;
    std::optional<double> energy;  // the highest: of collisions, not of injection
    std::vector<SectionLuminosity> sections;
};

class Table {
  public:
    Table(const QString &origin, const RunFileWish &wish) : m_origin(origin), m_wish(wish) { }

    void take(const LumiHeader &header, const LumiRow &row)
    {
        m_paths.insert(row.path.toByteArray());
        if (!m_wish.trigger.isEmpty() && row.path != m_wish.trigger.toUtf8())
            return;
        m_sources.insert(row.source.toByteArray());
        RunRows &run = m_runs[row.run.value()];
        run.firstLine = run.firstLine == 0 ? row.line : run.firstLine;
        run.lastLine = row.line;
        if (row.fill > 0)
            run.fill = row.fill;
        run.totals.add(header, row);
        if (row.energy && *row.energy > 0)
            run.energy = std::max(run.energy.value_or(0), *row.energy);
        if (row.time) {
            run.first = std::min(run.first.value_or(*row.time), *row.time);
            run.last = std::max(run.last.value_or(*row.time), *row.time);
        }
        if (header.form == LumiHeader::Lumisections && row.cmsLumisection > 0)
            run.sections.push_back({row.cmsLumisection, row.delivered, row.recorded});
    }

    Result<LumiTableNews> news(LumiFile file)
    {
        const LumiHeader &header = file.header;
        if (isRate(header.unit))
            return invalid(Text::tr("It has rates (%1); a run has a luminosity integrated over time.")
                               .arg(toWord(header.unit)));
        SD_CHECK(checkPaths(header));
        SD_TRY(const QString method, methodOf(header));
        LumiTableNews result{std::move(file.report), {}};
        for (auto &[number, rows] : m_runs) {
            RunNews news;
            news.run = RunNumber(number);
            news.firstLine = rows.firstLine;
            news.lastLine = rows.lastLine;
            LuminosityNews luminosity{
                method, rows.totals.delivered(), rows.totals.recorded(), rows.totals.cmsLumisections(), {}};
            if (isBeyond(luminosity.delivered) || isBeyond(luminosity.recorded)) {
                result.report.refuse(rows.firstLine,
                                     Text::tr("The luminosity of run %1 cannot be.").arg(number));
                continue;
            }
            luminosity.sections = sectionsOf(number, rows, result.report);
            news.luminosities.append(luminosity);
            if (rows.fill > 0)
                news.facts.fill = rows.fill;
            news.facts.energy = rows.energy;
            news.facts.nominalEnergy = true;
            // A trigger path may have begun late and ended early; it says nothing about the run's own span.
            if (!header.paths) {
                if (luminosity.lumisections > 0)
                    news.facts.lumisections = luminosity.lumisections;
                news.startedAt = rows.first;
                if (header.form == LumiHeader::Lumisections && rows.last)
                    news.stoppedAt = *rows.last + kLumisectionMs;
            }
            result.runs.emplace(number, std::move(news));
        }
        return result;
    }

  private:
    tl::unexpected<Error> invalid(const QString &why) const
    {
        return fail(ErrorCode::InvalidInput, m_origin, why);
    }

    static bool isBeyond(const std::optional<Luminosity> &value)
    {
        return value && !(std::abs(value->value) <= kMost);
    }

    Result<> checkPaths(const LumiHeader &header) const
    {
        if (!header.paths)
            return m_wish.trigger.isEmpty()
                ? Result<>()
                : invalid(Text::tr("It has no trigger paths, so none can be chosen."));
        QStringList names;
        for (const QByteArray &path : m_paths)
            names.append(QString::fromUtf8(path).left(100));
        names.sort();
        const QString known = names.mid(0, 10).join(QStringLiteral(", "));
        if (m_wish.trigger.isEmpty() && m_paths.size() > 1)
            return invalid(
                Text::tr("It holds several trigger paths (%1); choose one with --trigger.").arg(known));
        if (!m_wish.trigger.isEmpty() && !m_paths.contains(m_wish.trigger.toUtf8()))
            return invalid(
                Text::tr("It has no trigger path %1 (it has: %2).").arg(m_wish.trigger.left(100), known));
        if (m_wish.method.isEmpty())
            return invalid(
                Text::tr("It holds what a trigger path (%1) saw, which may be less than the luminosity of "
                         "the run; give it a name of its own with --method.")
                    .arg(known));
        return {};
    }

    Result<QString> methodOf(const LumiHeader &header) const
    {
        if (!m_wish.method.isEmpty())
            return m_wish.method;
        // A tag, or the path of a file with tags.
        QString tag = header.normTag.trimmed();
        if (tag.contains(u'/') || tag.endsWith(QLatin1StringView(".json")))
            tag = QFileInfo(tag).completeBaseName();
        if (isMethodName(tag) && tag.compare(QLatin1StringView("none"), Qt::CaseInsensitive) != 0)
            return tag;
        if (m_sources.size() == 1) {
            const QString source = QString::fromUtf8(*m_sources.begin());
            if (isMethodName(source))
                return source;
        }
        QStringList names;
        for (const QByteArray &source : m_sources)
            if (!source.isEmpty())
                names.append(QString::fromUtf8(source).left(60));
        names.sort();
        if (names.size() > 1)
            return invalid(
                Text::tr("Its rows are of several luminometers (%1); name the method with --method.")
                    .arg(names.mid(0, 10).join(QStringLiteral(", "))));
        return invalid(
            Text::tr("It does not say of which luminometer it is; name the method with --method."));
    }

    static QString sectionsOf(qint64 run, RunRows &rows, ImportReport &report)
    {
        std::stable_sort(rows.sections.begin(), rows.sections.end(),
                         [](const auto &a, const auto &b) { return a.lumisection < b.lumisection; });
        QList<SectionLuminosity> sections;
        const auto plus = [](std::optional<double> &sum, const std::optional<double> &value) {
            if (value)
                sum = sum.value_or(0) + *value;
        };
        for (const SectionLuminosity &section : rows.sections) {
            if (sections.isEmpty() || sections.last().lumisection != section.lumisection) {
                sections.append(section);
                continue;
            }
            plus(sections.last().delivered, section.delivered);
            plus(sections.last().recorded, section.recorded);
        }
        if (sections.size() <= kMaxSections)
            if (const QString text = sectionsText(sections); text.size() <= kMaxSectionsText)
                return text;
        report.change(
            rows.firstLine,
            Text::tr("Run %1 has more luminosity sections than are kept; only its sum is.").arg(run));
        return {};
    }

    const QString m_origin;
    const RunFileWish m_wish;
    std::map<qint64, RunRows> m_runs;
    QSet<QByteArray> m_paths, m_sources;
};
}  // namespace

Result<LumiTableNews> readLumiTable(QIODevice &device, const QString &origin, const RunFileWish &wish)
{
    Table table(origin, wish);
    SD_TRY(LumiFile file, readLumiCsv(device, origin, [&table](const LumiHeader &header, const LumiRow &row) {
               table.take(header, row);
           }));
    return table.news(std::move(file));
}

}  // namespace shiftdeck

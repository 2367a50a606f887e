#include "models/runs/runexport.h"

#include "models/runs/lumivalues.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunExport)
};

const RunLuminosity *wanted(const RunRow &row, const QString &method)
{
    return method.isEmpty() ? row.main() : row.by(method);
}

// Sums and counts of a table for its trailer.
struct Trailer {
    QSet<qint64> fills;
    qint64 runs = 0, lumisections = 0, cmsLumisections = 0;
    ExactSum delivered, recorded;
};

class TableWriter {
  public:
    TableWriter(Database &db, const QString &method, LumiUnit unit, bool bySection)
        : m_db(db), m_method(method), m_unit(unit), m_bySection(bySection)
    {
        const QString of = QStringLiteral("(%1)").arg(toWord(unit));
        m_lines.append(QStringLiteral("#Data tag : registry , Norm tag: %1").arg(method));
        m_lines.append((bySection ? QStringLiteral("#run:fill,ls,delivered%1,recorded%1,source")
                                  : QStringLiteral("#run:fill,time,nls,ncms,delivered%1,recorded%1"))
                           .arg(of));
    }

    // False: it has nothing that could be written.
    Result<bool> add(const RunRow &row)
    {
        const RunLuminosity *one = row.by(m_method);
        // A column without a value in one row would be none in all.
        if (!one || !one->delivered || !one->recorded)
            return false;
        SD_TRY(const Luminosity delivered, one->delivered->in(m_unit));
        SD_TRY(const Luminosity recorded, one->recorded->in(m_unit));
        const QString begin = QStringLiteral("%1:%2").arg(row.run.run).arg(row.facts.fill.value_or(0));
        if (!m_bySection) {
            const QString time = row.run.startedAt ? QString::number(*row.run.startedAt / 1000) : QString();
            m_lines.append(QStringLiteral("%1,%2,%3,%3,%4,%5")
                               .arg(begin, time, QString::number(one->lumisections),
                                    decimalText(delivered.value), decimalText(recorded.value)));
            count(row, one->lumisections, one->lumisections, delivered.value, recorded.value);
            return true;
        }
        SD_TRY(const auto sections, newestSections(m_db, RunNumber(row.run.run), m_method));
        if (!sections || sections->sections.isEmpty())
            return false;
        return addSections(row, *sections, begin, delivered.value, recorded.value);
    }

    QByteArray content()
    {
        m_lines.append(QStringLiteral("#Summary:"));
        m_lines.append(
            QStringLiteral("#nfill,nrun,nls,ncms,totdelivered(%1),totrecorded(%1)").arg(toWord(m_unit)));
        m_lines.append(
            QStringLiteral("#%1,%2,%3,%4,%5,%6")
                .arg(QString::number(m_trailer.fills.size()), QString::number(m_trailer.runs),
                     QString::number(m_trailer.lumisections), QString::number(m_trailer.cmsLumisections),
                     decimalText(m_trailer.delivered.value()), decimalText(m_trailer.recorded.value())));
        return (m_lines.join(u'\n') + u'\n').toUtf8();
    }

  private:
    bool addSections(const RunRow &row, const RunSections &sections, const QString &begin, double delivered,
                     double recorded)
    {
        ExactSum deliveredSum, recordedSum;
        const double factor =
            Luminosity{1, sections.of.unit(), {}, {}}.in(m_unit).value_or(Luminosity()).value;
        for (const SectionLuminosity &one : sections.sections) {
            const double d = one.delivered.value_or(0) * factor, r = one.recorded.value_or(0) * factor;
            addSection(begin, one.lumisection, one.lumisection, d, r);
            deliveredSum.add(d);
            recordedSum.add(r);
        }
        const double d = delivered - deliveredSum.value(), r = recorded - recordedSum.value();
        constexpr double kPrinted = 1e-9;
        const bool more =
            std::abs(d) > kPrinted * std::abs(delivered) || std::abs(r) > kPrinted * std::abs(recorded);
        if (more)
            addSection(begin, sections.sections.last().lumisection + 1, 0, d, r);
        count(row, sections.sections.size() + (more ? 1 : 0), sections.sections.size(), delivered, recorded);
        return true;
    }

    void addSection(const QString &begin, qint64 section, qint64 cms, double delivered, double recorded)
    {
        m_lines.append(QStringLiteral("%1,%2:%3,%4,%5,%6")
                           .arg(begin, QString::number(section), QString::number(cms), decimalText(delivered),
                                decimalText(recorded), m_method));
    }

    void count(const RunRow &row, qint64 lumisections, qint64 cms, double delivered, double recorded)
    {
        m_trailer.fills.insert(row.facts.fill.value_or(0));
        ++m_trailer.runs;
        m_trailer.lumisections += lumisections;
        m_trailer.cmsLumisections += cms;
        m_trailer.delivered.add(delivered);
        m_trailer.recorded.add(recorded);
    }

    Database &m_db;
    const QString m_method;
    const LumiUnit m_unit;
    const bool m_bySection;
    QStringList m_lines;
    Trailer m_trailer;
};

bool hasData(const SectionLuminosity &section)
{
    return (section.recorded ? *section.recorded : section.delivered.value_or(0)) > 0;
}
}  // namespace

RunExport exportRuns(const QList<RunRow> &rows)
{
    RunExport result;
    for (const RunRow &row : rows)
        result.content += QByteArray::number(row.run.run) + '\n';
    result.runs = rows.size();
    return result;
}

Result<RunExport> exportSections(Database &db, const QList<RunRow> &rows, const QString &method)
{
    RunExport result;
    std::vector<LumiRange> ranges;
    for (const RunRow &row : rows) {
        const RunNumber run(row.run.run);
        const RunLuminosity *of = wanted(row, method);
        std::optional<RunSections> sections;
        if (of) {
            SD_TRY(sections, newestSections(db, run, of->method));
        }
        const size_t before = ranges.size();
        for (const SectionLuminosity &one : sections ? sections->sections : QList<SectionLuminosity>())
            if (hasData(one))
                ranges.push_back({run, one.lumisection, one.lumisection});
        if (ranges.size() == before)
            result.leftOut.append(run);
        else
            ++result.runs;
    }
    result.content = RunList::of(std::move(ranges)).json();
    return result;
}

Result<RunExport> exportLumiTable(Database &db, const QList<RunRow> &rows, const QString &method,
                                  LumiUnit unit, bool bySection)
{
    if (isRate(unit))
        return fail(ErrorCode::InvalidInput, Text::tr("the unit %1").arg(toWord(unit)),
                    Text::tr("It is one of rates; a run has an integral."));
    RunExport result;
    TableWriter writer(db, method, unit, bySection);
    for (const RunRow &row : rows) {
        SD_TRY(const bool written, writer.add(row));
        if (written)
            ++result.runs;
        else
            result.leftOut.append(RunNumber(row.run.run));
    }
    result.content = writer.content();
    return result;
}

RunExport exportLumiValues(const QList<RunRow> &rows, const QString &method)
{
    RunExport result;
    QList<LumiValue> values;
    for (const RunRow &row : rows) {
        const qsizetype before = values.size();
        for (const RunLuminosity &one : row.luminosities)
            if (method.isEmpty() || one.method == method)
                values.append({0, one.run, one.method, one.value()});
        if (values.size() == before)
            result.leftOut.append(RunNumber(row.run.run));
        else
            ++result.runs;
    }
    result.content = lumiValuesCsv(values);
    return result;
}

Result<RunExport> exportToProcess(Database &db, const QList<RunRow> &rows, const QString &campaign)
{
    SD_TRY(const auto campaigns, listCampaigns(db));
    const auto of = std::find_if(campaigns.begin(), campaigns.end(),
                                 [&campaign](const CampaignRow &row) { return row.name == campaign; });
    if (of == campaigns.end())
        return fail(ErrorCode::NotFound, Text::tr("campaign %1").arg(campaign.left(100)),
                    Text::tr("\"prodctl campaign list\" lists them."));
    RunExport result;
    QJsonArray runs;
    for (const RunRow &row : rows) {
        const RunSummary &run = row.run;
        if (run.run < of->firstRun || run.run > of->lastRun
            || processedFraction(run, campaign).value_or(0) >= 1)
            continue;
        QJsonObject object{{QStringLiteral("run"), run.run},
                           {QStringLiteral("type"), run.type},
                           {QStringLiteral("events"), run.events},
                           {QStringLiteral("credited"), 0},
                           {QStringLiteral("expected"), 0}};
        for (const RunSummary::State &state : run.states)
            if (state.campaign == campaign) {
                object.insert(QStringLiteral("credited"), state.credited);
                object.insert(QStringLiteral("expected"), state.expected);
            }
        const RunLuminosity *luminosity = row.main();
        object.insert(QStringLiteral("luminosity"),
                      luminosity ? QJsonValue(luminosity->value().json()) : QJsonValue());
        runs.append(object);
    }
    result.runs = runs.size();
    result.content =
        QJsonDocument(QJsonObject{{QStringLiteral("campaign"), campaign}, {QStringLiteral("runs"), runs}})
            .toJson();
    return result;
}

}  // namespace shiftdeck

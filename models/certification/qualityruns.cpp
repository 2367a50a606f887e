#include "models/certification/qualityruns.h"

#include "models/core/filtermatch.h"
#include "models/core/filtertokens.h"
#include "models/core/filterunits.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
using F = FilterField;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QualityRuns)
};

QList<FilterField> runOnlyFields()
{
    return {
        {QStringLiteral("run"), F::Number, {}, Text::tr("Run number.")},
        {QStringLiteral("type"),
         F::Word,
         {QStringLiteral("physics"), QStringLiteral("cosmic"), QStringLiteral("calibration")},
         Text::tr("What the run was taken for.")},
        {QStringLiteral("events"), F::Number, {}, Text::tr("Raw events of the run.")},
        {QStringLiteral("started"), F::Time, {}, Text::tr("When the run began.")},
        {QStringLiteral("stopped"), F::Time, {}, Text::tr("When the run ended.")},
        {QStringLiteral("lumi"), F::Number, luminosityUnits(), Text::tr("Luminosity of the run in /pb.")},
        {QStringLiteral("energy"), F::Number, energyUnits(), Text::tr("Energy of one beam in GeV.")},
        {QStringLiteral("fill"), F::Number, {}, Text::tr("Fill of the machine.")},
        {QStringLiteral("lumisections"), F::Number, {}, Text::tr("Lumisections of the run.")},
        {QStringLiteral("state"), F::Word, allWords<QualityState>(),
         Text::tr("How far the certification of the run is, for the detector that is behind the others.")}};
}

QVariant orAbsent(const std::optional<qint64> &value) { return value ? QVariant(*value) : QVariant(); }
QVariant orAbsent(const std::optional<double> &value) { return value ? QVariant(*value) : QVariant(); }

bool isWanted(const std::vector<NumberRange> &runs, qint64 run)
{
    return runs.empty() || std::any_of(runs.begin(), runs.end(), [run](const NumberRange &range) {
               return range.contains(run);
           });
}

Result<> addKnowledge(Database &db, QList<QualityRun> &runs)
{
    QHash<RunNumber, qsizetype> places;
    for (qsizetype i = 0; i < runs.size(); ++i)
        places.insert(runs.at(i).run, i);
    const auto extend = [](QualityRun &run, qint64 lumisections) {
        run.lumisections = qint32(std::clamp<qint64>(lumisections, run.lumisections, kLastLumisection - 1));
    };
    SD_TRY(const auto facts, newestFacts(db));
    for (const RunFacts &fact : facts) {
        if (!places.contains(fact.run))
            continue;
        QualityRun &run = runs[places.value(fact.run)];
        run.fill = fact.fill;
        run.energy = fact.energy;
        extend(run, fact.lumisections.value_or(0));
    }
    SD_TRY(const auto all, newestLuminosities(db));
    for (qsizetype i = 0; i < all.size();) {
        QList<RunLuminosity> ofOne;
        const RunNumber number = all.at(i).run;
        for (; i < all.size() && all.at(i).run == number; ++i)
            ofOne.append(all.at(i));
        if (!places.contains(number))
            continue;
        QualityRun &run = runs[places.value(number)];
        for (const RunLuminosity &luminosity : std::as_const(ofOne))
            extend(run, luminosity.lumisections);
        if (const RunLuminosity *main = mainLuminosity(ofOne)) {
            SD_TRY(const Luminosity value, main->value().in(LumiUnit::PerPb));
            run.lumi = value.value;
        }
    }
    return {};
}
}  // namespace

qint32 QualityRun::extent() const
{
    if (lumisections > 0)
        return lumisections;
    qint32 named = 1;
    for (const QualityCell &cell : cells)
        named = std::max(named, lastNamedLumisection(cell.ranges));
    return named;
}

Result<QualityRuns> loadQualityRuns(Database &db, const std::vector<NumberRange> &wanted)
{
    return snapshot(db, [&]() -> Result<QualityRuns> {
        QualityRuns all;
        SD_TRY(all.detectors, listDetectors(db));
        all.detectors.removeIf([](const Detector &detector) { return detector.retired; });
        const qint64 first = wanted.empty() ? 0 : wanted.front().first;
        const qint64 last = wanted.empty() ? std::numeric_limits<qint64>::max() : wanted.back().last;
        SD_TRY(auto quality, loadQuality(db, first, last));
        SD_TRY(all.runs,
               db.list(QStringLiteral("SELECT run, type, comment, events, started_at, stopped_at FROM runs"
                                      " WHERE run BETWEEN ? AND ? ORDER BY run"),
                       {first, last}, [&quality](const Row &row) {
                           QualityRun run;
                           run.run = row.id<RunNumber>(0);
                           run.type = row.text(1);
                           run.comment = row.text(2);
                           run.events = row.integer(3);
                           run.startedAt = row.maybeInteger(4);
                           run.stoppedAt = row.maybeInteger(5);
                           run.cells = quality.take(row.integer(0));
                           return run;
                       }));
        all.runs.removeIf([&wanted](const QualityRun &run) { return !isWanted(wanted, run.run.value()); });
        SD_CHECK(addKnowledge(db, all.runs));
        return all;
    });
}

QLatin1StringView cellWord(const QualityCell &cell, qint32 extent)
{
    return wordOf(countFlags(cell.ranges, extent));
}

QualityState stateOfRun(const QualityRun &run, const QList<Detector> &detectors)
{
    const bool anyRequired =
        std::any_of(detectors.begin(), detectors.end(), [](const Detector &d) { return d.required; });
    QualityState state = detectors.isEmpty() ? QualityState::Open : QualityState::Completed;
    for (const Detector &detector : detectors)
        if (detector.required || !anyRequired)
            state = std::min(state, run.cells.value(detector.name).state);
    return state;
}

QList<FilterField> qualityFields(const QList<Detector> &detectors, QualityFilter what)
{
    QList<FilterField> fields = runOnlyFields();
    QStringList words = allWords<QualityFlag>();
    if (what == QualityFilter::ForRuns)
        words.append(kMixed);
    for (const Detector &detector : detectors)
        fields.append({detector.name, F::Word, words,
                       what == QualityFilter::ForRuns
                           ? Text::tr("Flag of %1 in the whole run.", "a detector").arg(detector.title)
                           : Text::tr("Flag of %1 in a lumisection.", "a detector").arg(detector.title)});
    return fields;
}

bool isTakenName(const QString &name)
{
    const QList<FilterField> fields = runOnlyFields();
    return isFilterKeyword(name) || findFilterField(name, fields) != nullptr
        || name == QLatin1StringView("all");
}

QVariant runValue(const QualityRun &run, const QList<Detector> &detectors, const QString &field)
{
    if (field == QLatin1StringView("run"))
        return run.run.value();
    if (field == QLatin1StringView("type"))
        return run.type;
    if (field == QLatin1StringView("events"))
        return run.events;
    if (field == QLatin1StringView("started"))
        return orAbsent(run.startedAt);
    if (field == QLatin1StringView("stopped"))
        return orAbsent(run.stoppedAt);
    if (field == QLatin1StringView("lumi"))
        return orAbsent(run.lumi);
    if (field == QLatin1StringView("energy"))
        return orAbsent(run.energy);
    if (field == QLatin1StringView("fill"))
        return orAbsent(run.fill);
    if (field == QLatin1StringView("lumisections"))
        return run.lumisections > 0 ? QVariant(qint64(run.lumisections)) : QVariant();
    if (field == QLatin1StringView("state"))
        return QString(toWord(stateOfRun(run, detectors)));
    return {};
}

QList<QualityRun> matching(const FilterNode &filter, const QualityRuns &all)
{
    QList<QualityRun> runs;
    for (const QualityRun &run : all.runs) {
        const auto valueOf = [&](const QString &field) {
            const QVariant value = runValue(run, all.detectors, field);
            if (value.isValid() || isTakenName(field))
                return value;
            return QVariant(QString(cellWord(run.cells.value(field), run.extent())));
        };
        if (matchesFilter(filter, {valueOf, {run.comment, run.type}}))
            runs.append(run);
    }
    return runs;
}

}  // namespace shiftdeck

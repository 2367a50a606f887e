#include "views/runs/runmodel.h"

#include "models/items/format.h"
#include "views/quality/qualitycolours.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr double kAbsent = -1e300;  // sorts before every number

const RunSummary::State *stateIn(const RunSummary &run, const QString &campaign)
{
    const auto found =
        std::find_if(run.states.begin(), run.states.end(),
                     [&campaign](const RunSummary::State &state) { return state.campaign == campaign; });
    return found == run.states.end() ? nullptr : &*found;
}

bool isSame(const RunSummary &a, const RunSummary &b)
{
    const auto state = [](const RunSummary::State &s) {
        return std::tie(s.campaign, s.credited, s.expected, s.openUnits);
    };
    return std::tie(a.run, a.type, a.comment, a.startedAt, a.stoppedAt, a.events, a.rawFiles)
        == std::tie(b.run, b.type, b.comment, b.startedAt, b.stoppedAt, b.events, b.rawFiles)
        && std::equal(a.states.begin(), a.states.end(), b.states.begin(), b.states.end(),
                      [&state](const auto &s, const auto &t) { return state(s) == state(t); });
}

template <typename T>
QVariant sortable(const std::optional<T> &value)
{
    return value ? QVariant(double(*value)) : QVariant(kAbsent);
}

// Where a column of flags begins when it is sorted: what needs a look.
int rank(const RunFlag &flag)
{
    static const QStringList kOrder{toWord(QualityFlag::Bad), kMixed, toWord(QualityFlag::Excluded),
                                    toWord(QualityFlag::NotSet), toWord(QualityFlag::Good)};
    return int(kOrder.indexOf(flag.word())) * 10 + int(flag.state) + int(flag.confirmed);
}

QString number(const std::optional<double> &value) { return value ? decimalText(*value) : QString(); }
}  // namespace

QStringList campaignsOf(const QList<RunRow> &runs)
{
    QStringList names;
    for (const RunRow &row : runs)
        for (const RunSummary::State &state : row.run.states)
            if (!names.contains(state.campaign))
                names.append(state.campaign);
    names.sort();
    return names;
}

QStringList methodsOf(const QList<RunRow> &runs)
{
    QStringList analyses, luminometers;
    for (const RunRow &row : runs)
        for (const RunLuminosity &one : row.luminosities) {
            QStringList &names = one.delivered ? luminometers : analyses;
            if (!names.contains(one.method))
                names.append(one.method);
        }
    analyses.sort();
    luminometers.sort();
    for (const QString &name : std::as_const(luminometers))
        if (!analyses.contains(name))
            analyses.append(name);
    return analyses;
}

LumiUnit unitOf(const QList<RunRow> &runs)
{
    QList<Luminosity> values;
    for (const RunRow &row : runs)
        if (const RunLuminosity *main = row.main())
            values.append(main->value());
    return readableUnit(values);
}

QList<DetectorColumn> detectorColumnsOf(const QList<Detector> &detectors)
{
    QList<DetectorColumn> columns;
    for (const Detector &detector : detectors)
        columns.append({detector.name, detector.title});
    return columns;
}

RunTotals totalsOf(const QList<RunRow> &runs)
{
    RunTotals totals;
    totals.runs = runs.size();
    for (const QString &name : campaignsOf(runs))
        totals.campaigns.append({name, 0, 0});
    for (const RunRow &row : runs) {
        totals.rawFiles += row.run.rawFiles;
        totals.events += row.run.events;
        for (RunTotals::Campaign &campaign : totals.campaigns) {
            if (const RunSummary::State *state = stateIn(row.run, campaign.name)) {
                campaign.credited += state->credited;
                campaign.expected += state->expected;
            }
        }
    }
    return totals;
}

QString RunModel::columnName(int column) const
{
    static const char *const kNames[] = {"run",    "type",     "start",    "stop",   "duration",  "fill",
                                         "energy", "sections", "rawfiles", "events", "delivered", "recorded",
                                         "method", "first",    "second",   "ratio"};
    if (column < FirstCampaign)
        return QLatin1StringView(kNames[column]);
    if (column < firstDetector())
        return QStringLiteral("campaign:") + m_shape.campaigns.at(column - FirstCampaign);
    return column == commentColumn()
        ? QStringLiteral("comment")
        : QStringLiteral("quality:") + m_shape.detectors.at(column - firstDetector()).name;
}

QList<TableColumn> RunModel::makeColumns() const
{
    const QString unit = toWord(m_shape.unit);
    const auto by = [&](const QString &method) {
        return method.isEmpty() ? tr("Method", "none is chosen")
                                : QStringLiteral("%1 (%2)").arg(method, unit);
    };
    QList<TableColumn> columns{
        {tr("Run"), tr("Run number."), true},
        {tr("Type"), tr("What the run was taken for.")},
        {tr("Start"), tr("When data taking began, in local time.")},
        {tr("Stop"), tr("When data taking ended, in local time.")},
        {tr("Duration"), tr("From start to stop."), true},
        {tr("Fill"), tr("Fill of the machine in which it was taken."), true},
        {tr("Energy (GeV)"), tr("Energy of one beam."), true},
        {tr("LS", "luminosity sections"), tr("Luminosity sections with data of the experiment."), true},
        {tr("Raw files"), tr("Raw files of the run in the catalogue."), true},
        {tr("Events"), tr("Raw events of the run."), true},
        {tr("Delivered (%1)", "a unit").arg(unit), tr("Luminosity delivered in the run."), true},
        {tr("Recorded (%1)", "a unit").arg(unit), tr("Luminosity recorded in the run."), true},
        {tr("By", "a luminometer"),
         tr("Which luminometer or analysis delivered and recorded are of: online where there is one, else "
            "the newest "
            "luminometer.")},
        {by(m_shape.first), tr("Luminosity of the run by the first method that is compared."), true},
        {by(m_shape.second), tr("Luminosity of the run by the second method that is compared."), true},
        {tr("Ratio"), tr("The first method over the second one, with the error of independent measurements."),
         true},
    };
    for (const QString &campaign : m_shape.campaigns)
        columns.append(
            {campaign,
             tr("Events of the run that are credited in production of campaign %1.").arg(campaign)});
    for (const DetectorColumn &detector : m_shape.detectors)
        columns.append(
            {detector.name,
             tr("Quality of %1: the flag of all lumisections, or \"mixed\". A dot: signed off, two: "
                "completed, three: confirmed.",
                "a detector")
                 .arg(detector.title)});
    columns.append({tr("Comment"), tr("What was noted about the run.")});
    return columns;
}

QVariant RunModel::cell(const RunRow &row, int column, int role) const
{
    if (column >= FirstCampaign && column < firstDetector())
        return campaignCell(row, m_shape.campaigns.at(column - FirstCampaign), role);
    if (column >= firstDetector() && column < commentColumn())
        return flagCell(row, column - firstDetector(), role);
    const RunLuminosity *main = row.main();
    const RunLuminosity *first = row.by(m_shape.first), *second = row.by(m_shape.second);
    switch (column) {
    case Delivered: return lumiCell(main, main ? main->delivered : std::nullopt, role);
    case Recorded: return lumiCell(main, main ? main->recorded : std::nullopt, role);
    case First: return lumiCell(first, first ? std::optional(first->value()) : std::nullopt, role);
    case Second: return lumiCell(second, second ? std::optional(second->value()) : std::nullopt, role);
    case Ratio: return ratioCell(row, role);
    default: break;
    }
    if (role == SortRole) {
        switch (column) {
        case Run: return row.run.run;
        case Start: return row.run.startedAt.value_or(0);
        case Stop: return row.run.stoppedAt.value_or(0);
        case Duration: return sortable(row.duration());
        case Fill: return sortable(row.facts.fill);
        case Energy: return sortable(row.facts.energy);
        case Sections: return sortable(row.facts.lumisections);
        case RawFiles: return row.run.rawFiles;
        case Events: return row.run.events;
        default: break;
        }
    }
    if (role == Qt::ToolTipRole && (column == Start || column == Stop)) {
        const auto at = column == Start ? row.run.startedAt : row.run.stoppedAt;
        return at ? format::timeUtc(*at) : QString();
    }
    if (role == Qt::ToolTipRole && column == Fill)
        return row.facts.beams;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    return textOf(row, column);
}

QString RunModel::textOf(const RunRow &row, int column) const
{
    const RunLuminosity *main = row.main();
    switch (column) {
    case Run: return QString::number(row.run.run);
    case Type: return row.run.type;
    case Start: return format::time(row.run.startedAt);
    case Stop: return format::time(row.run.stoppedAt);
    case Duration: return row.duration() ? format::span(*row.duration()) : QString();
    case Fill: return row.facts.fill ? QString::number(*row.facts.fill) : QString();
    case Energy: return number(row.facts.energy);
    case Sections: return format::number(row.facts.lumisections);
    case RawFiles: return format::number(row.run.rawFiles);
    case Events: return format::number(row.run.events);
    case Method: return main ? main->method : QString();
    default: return column == commentColumn() ? row.run.comment : QString();
    }
}

QVariant RunModel::lumiCell(const RunLuminosity *of, const std::optional<Luminosity> &value, int role) const
{
    const auto shown = value ? value->in(m_shape.unit) : Luminosity();
    if (role == SortRole)
        return value && shown ? shown->value : kAbsent;
    if (!value)
        return {};
    if (role == Qt::DisplayRole)
        return lumiText(value, m_shape.unit);
    if (role == Qt::ToolTipRole)
        return tr("%1: %2 (import %3)", "method, luminosity, number")
            .arg(of->method, lumiDetails(*value, m_shape.unit), QString::number(of->import));
    return {};
}

QVariant RunModel::ratioCell(const RunRow &row, int role) const
{
    const RunLuminosity *first = row.by(m_shape.first), *second = row.by(m_shape.second);
    const auto ratio = first && second ? lumiRatio(first->value(), second->value()) : std::nullopt;
    if (role == SortRole)
        return ratio ? ratio->value : kAbsent;
    if (!ratio)
        return {};
    if (role == Qt::DisplayRole)
        return numberWithError(ratio->value, ratio->error());
    if (role == Qt::ToolTipRole)
        return ratio->error()
            ? tr("%1 over %2", "methods").arg(m_shape.first, m_shape.second)
            : tr("%1 over %2; the errors are not known", "methods").arg(m_shape.first, m_shape.second);
    return {};
}

QVariant RunModel::campaignCell(const RunRow &row, const QString &campaign, int role) const
{
    const RunSummary::State *state = stateIn(row.run, campaign);
    const auto fraction = processedFraction(row.run, campaign);
    if (!state || !fraction)
        return role == SortRole ? QVariant(-1.0) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return format::percent(*fraction);
    case SortRole:
    case FractionRole: return *fraction;
    case Qt::ToolTipRole:
        return tr("%1 of %2 events credited; open work units: %3")
            .arg(format::number(state->credited), format::number(state->expected),
                 format::number(state->openUnits));
    default: return {};
    }
}

QVariant RunModel::flagCell(const RunRow &row, qsizetype detector, int role) const
{
    if (detector >= row.flags.size())
        return {};
    const RunFlag &flag = row.flags.at(detector);
    if (role == SortRole)
        return rank(flag);
    if (role == Qt::DisplayRole) {
        const int dots = flag.confirmed ? 3 : int(flag.state);
        return dots == 0 ? QString(flag.word())
                         : QStringLiteral("%1 %2").arg(flag.word(), QString(dots, u'\u2022'));
    }
    if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole && role != WordRole)
        return {};
    QStringList parts, words;
    for (const QualityFlag one : kShownFlags) {
        if (const qint64 n = flag.lumisections[size_t(one)]; n > 0) {
            words.append(toWord(one));
            parts.append(tr("%1 LS %2", "number, flag").arg(format::number(n), toWord(one)));
        }
    }
    if (role == WordRole)
        return words.join(u' ');
    const QString said = tr("Run %1, %2: %3.", "number, detector, lumisections by flag")
                             .arg(QString::number(row.run.run), m_shape.detectors.at(detector).title,
                                  parts.join(QStringLiteral(", ")));
    if (flag.confirmed)
        return tr("%1\nIt is completed, and confirmed by a second person.").arg(said);
    return tr("%1\nIt is %2.", "a sentence, a state").arg(said, toWord(flag.state));
}

bool RunModel::looksSame(const RunRow &before, const RunRow &after) const
{
    return isSame(before.run, after.run) && before.facts == after.facts
        && before.luminosities == after.luminosities && before.flags == after.flags;
}

}  // namespace shiftdeck

#include "views/runs/runmodel.h"

#include "models/items/format.h"
#include "views/common/saving.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace shiftdeck {

namespace {

QString isoTime(const std::optional<TimeMs> &at)
{
    return at ? QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC).toString(Qt::ISODate) : QString();
}

const RunSummary::State *stateIn(const RunSummary &run, const QString &campaign)
{
    const auto found =
        std::find_if(run.states.begin(), run.states.end(),
                     [&campaign](const RunSummary::State &state) { return state.campaign == campaign; });
    return found == run.states.end() ? nullptr : &*found;
}

// A run without events is processed as soon as nothing of it is open.
double fractionOf(const RunSummary::State &state)
{
    if (state.expected > 0)
        return double(state.credited) / double(state.expected);
    return state.openUnits == 0 ? 1.0 : 0.0;
}

}  // namespace

QStringList campaignsOf(const QList<RunSummary> &runs)
{
    QStringList names;
    for (const RunSummary &run : runs)
        for (const RunSummary::State &state : run.states)
            if (!names.contains(state.campaign))
                names.append(state.campaign);
    names.sort();
    return names;
}

RunTotals totalsOf(const QList<RunSummary> &runs)
{
    RunTotals totals;
    totals.runs = runs.size();
    for (const QString &name : campaignsOf(runs))
        totals.campaigns.append({name, 0, 0});
    for (const RunSummary &run : runs) {
        totals.rawFiles += run.rawFiles;
        totals.events += run.events;
        for (RunTotals::Campaign &campaign : totals.campaigns) {
            if (const RunSummary::State *state = stateIn(run, campaign.name)) {
                campaign.credited += state->credited;
                campaign.expected += state->expected;
            }
        }
    }
    return totals;
}

QByteArray runsAsCsv(const QList<RunSummary> &runs)
{
    const QStringList campaigns = campaignsOf(runs);
    QStringList titles{QStringLiteral("run"),     QStringLiteral("type"),      QStringLiteral("started"),
                       QStringLiteral("stopped"), QStringLiteral("raw_files"), QStringLiteral("events")};
    for (const QString &campaign : campaigns)
        titles += {campaign + QStringLiteral(" credited"), campaign + QStringLiteral(" expected"),
                   campaign + QStringLiteral(" open units")};
    titles.append(QStringLiteral("comment"));
    QByteArray csv = csvLine(titles);
    for (const RunSummary &run : runs) {
        QStringList cells{QString::number(run.run),      run.type,
                          isoTime(run.startedAt),        isoTime(run.stoppedAt),
                          QString::number(run.rawFiles), QString::number(run.events)};
        for (const QString &campaign : campaigns) {
            const RunSummary::State *state = stateIn(run, campaign);
            for (const qint64 value : {state ? state->credited : 0, state ? state->expected : 0,
                                       state ? qint64(state->openUnits) : 0})
                cells.append(state ? QString::number(value) : QString());
        }
        cells.append(run.comment);
        csv += csvLine(cells);
    }
    return csv;
}

QByteArray runsAsJson(const QList<RunSummary> &runs)
{
    const auto timeOrNull = [](const std::optional<TimeMs> &at) {
        return at ? QJsonValue(isoTime(at)) : QJsonValue();
    };
    QJsonArray list;
    for (const RunSummary &run : runs) {
        QJsonObject campaigns;
        for (const RunSummary::State &state : run.states)
            campaigns.insert(state.campaign,
                             QJsonObject{{QStringLiteral("credited"), state.credited},
                                         {QStringLiteral("expected"), state.expected},
                                         {QStringLiteral("open_units"), state.openUnits}});
        list.append(QJsonObject{{QStringLiteral("run"), run.run},
                                {QStringLiteral("type"), run.type},
                                {QStringLiteral("started"), timeOrNull(run.startedAt)},
                                {QStringLiteral("stopped"), timeOrNull(run.stoppedAt)},
                                {QStringLiteral("raw_files"), run.rawFiles},
                                {QStringLiteral("events"), run.events},
                                {QStringLiteral("comment"), run.comment},
                                {QStringLiteral("campaigns"), campaigns}});
    }
    return QJsonDocument(list).toJson();
}

QList<TableColumn> RunModel::makeColumns() const
{
    QList<TableColumn> columns{
        {tr("Run"), tr("Run number."), true},
        {tr("Type"), tr("What the run was taken for.")},
        {tr("Start"), tr("When data taking began, in local time.")},
        {tr("Raw files"), tr("Raw files of the run in the catalogue."), true},
        {tr("Events"), tr("Raw events of the run."), true},
    };
    for (const QString &campaign : m_campaigns)
        columns.append(
            {campaign,
             tr("Events of the run that are credited in production of campaign %1.").arg(campaign)});
    columns.append({tr("Comment"), tr("What was noted about the run.")});
    return columns;
}

QVariant RunModel::cell(const RunSummary &row, int column, int role) const
{
    if (column >= FirstCampaign && column < commentColumn()) {
        const RunSummary::State *state = stateIn(row, m_campaigns.at(column - FirstCampaign));
        return state ? campaignCell(*state, role) : role == SortRole ? QVariant(-1.0) : QVariant();
    }
    if (role == SortRole) {
        switch (column) {
        case Run: return row.run;
        case Start: return row.startedAt.value_or(0);
        case RawFiles: return row.rawFiles;
        case Events: return row.events;
        }
    }
    if (role == Qt::ToolTipRole && column == Start)
        return row.startedAt ? format::timeUtc(*row.startedAt) : QString();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case Run: return QString::number(row.run);
    case Type: return row.type;
    case Start: return format::time(row.startedAt);
    case RawFiles: return format::number(row.rawFiles);
    case Events: return format::number(row.events);
    }
    return column == commentColumn() ? QVariant(row.comment) : QVariant();
}

QVariant RunModel::campaignCell(const RunSummary::State &state, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return format::percent(fractionOf(state));
    case SortRole:
    case FractionRole: return fractionOf(state);
    case Qt::ToolTipRole:
        return tr("%1 of %2 events credited; open work units: %3")
            .arg(format::number(state.credited), format::number(state.expected),
                 format::number(state.openUnits));
    }
    return {};
}

}  // namespace shiftdeck

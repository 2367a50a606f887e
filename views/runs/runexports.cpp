// The runs shown as CSV and JSON; see runmodel.h.
#include "views/common/saving.h"
#include "views/runs/runmodel.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shiftdeck {

namespace {
QString isoTime(const std::optional<TimeMs> &at)
{
    return at ? QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC).toString(Qt::ISODate) : QString();
}

QString whole(const std::optional<qint64> &value) { return value ? QString::number(*value) : QString(); }

QStringList lumiCells(const RunLuminosity *one, LumiUnit unit)
{
    if (!one)
        return QStringList(4, QString());
    const auto in = [unit](const std::optional<Luminosity> &value) {
        const auto converted = value ? value->in(unit) : Luminosity();
        return value && converted ? std::optional(*converted) : std::nullopt;
    };
    const auto delivered = in(one->delivered), recorded = in(one->recorded), value = in(one->value());
    const auto text = [](const std::optional<Luminosity> &l) {
        return l ? decimalText(l->value) : QString();
    };
    return {text(delivered), text(recorded), value ? decimalText(value->statistical) : QString(),
            value ? decimalText(value->systematic) : QString()};
}

template <typename T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}
}  // namespace

QByteArray runsAsCsv(const QList<RunRow> &runs, LumiUnit unit, const QList<DetectorColumn> &detectors)
{
    const QStringList campaigns = campaignsOf(runs), methods = methodsOf(runs);
    QStringList titles{QStringLiteral("run"),       QStringLiteral("type"),   QStringLiteral("started"),
                       QStringLiteral("stopped"),   QStringLiteral("fill"),   QStringLiteral("energy(GeV)"),
                       QStringLiteral("raw_files"), QStringLiteral("events"), QStringLiteral("lumisections")};
    const QString of = QStringLiteral("(%1)").arg(toWord(unit));
    for (const QString &method : methods)
        titles += {method + QStringLiteral(" delivered") + of, method + QStringLiteral(" recorded") + of,
                   method + QStringLiteral(" stat") + of, method + QStringLiteral(" syst") + of};
    for (const QString &campaign : campaigns)
        titles += {campaign + QStringLiteral(" credited"), campaign + QStringLiteral(" expected"),
                   campaign + QStringLiteral(" open units")};
    for (const DetectorColumn &detector : detectors)
        titles += {detector.name, detector.name + QStringLiteral(" state")};
    titles.append(QStringLiteral("comment"));
    QByteArray csv = csvLine(titles);
    for (const RunRow &row : runs) {
        const RunSummary &run = row.run;
        QStringList cells{QString::number(run.run),      run.type,
                          isoTime(run.startedAt),        isoTime(run.stoppedAt),
                          whole(row.facts.fill),         decimalText(row.facts.energy),
                          QString::number(run.rawFiles), QString::number(run.events),
                          whole(row.facts.lumisections)};
        for (const QString &method : methods)
            cells += lumiCells(row.by(method), unit);
        for (const QString &campaign : campaigns) {
            const auto state = std::find_if(run.states.begin(), run.states.end(),
                                            [&campaign](const auto &s) { return s.campaign == campaign; });
            const bool has = state != run.states.end();
            for (const qint64 value :
                 {has ? state->credited : 0, has ? state->expected : 0, has ? qint64(state->openUnits) : 0})
                cells.append(has ? QString::number(value) : QString());
        }
        for (qsizetype i = 0; i < detectors.size(); ++i) {
            const RunFlag flag = row.flags.value(i);
            cells +=
                {flag.word(), flag.confirmed ? QStringLiteral("confirmed") : QString(toWord(flag.state))};
        }
        cells.append(run.comment);
        csv += csvLine(cells);
    }
    return csv;
}

QByteArray runsAsJson(const QList<RunRow> &runs, const QList<DetectorColumn> &detectors)
{
    const auto timeOrNull = [](const std::optional<TimeMs> &at) {
        return at ? QJsonValue(isoTime(at)) : QJsonValue();
    };
    const auto lumiOrNull = [](const std::optional<Luminosity> &value) {
        return value ? QJsonValue(value->json()) : QJsonValue();
    };
    QJsonArray list;
    for (const RunRow &row : runs) {
        const RunSummary &run = row.run;
        QJsonObject campaigns, luminosities, quality;
        for (const RunSummary::State &state : run.states)
            campaigns.insert(state.campaign,
                             QJsonObject{{QStringLiteral("credited"), state.credited},
                                         {QStringLiteral("expected"), state.expected},
                                         {QStringLiteral("open_units"), state.openUnits}});
        for (const RunLuminosity &one : row.luminosities)
            luminosities.insert(one.method,
                                QJsonObject{{QStringLiteral("delivered"), lumiOrNull(one.delivered)},
                                            {QStringLiteral("recorded"), lumiOrNull(one.recorded)}});
        for (qsizetype i = 0; i < detectors.size(); ++i)
            quality.insert(detectors.at(i).name, row.flags.value(i).json());
        list.append(QJsonObject{{QStringLiteral("run"), run.run},
                                {QStringLiteral("type"), run.type},
                                {QStringLiteral("started"), timeOrNull(run.startedAt)},
                                {QStringLiteral("stopped"), timeOrNull(run.stoppedAt)},
                                {QStringLiteral("fill"), orNull(row.facts.fill)},
                                {QStringLiteral("energy_gev"), orNull(row.facts.energy)},
                                {QStringLiteral("field_t"), orNull(row.facts.field)},
                                {QStringLiteral("lumisections"), orNull(row.facts.lumisections)},
                                {QStringLiteral("raw_files"), run.rawFiles},
                                {QStringLiteral("events"), run.events},
                                {QStringLiteral("luminosities"), luminosities},
                                {QStringLiteral("comment"), run.comment},
                                {QStringLiteral("campaigns"), campaigns},
                                {QStringLiteral("quality"), quality}});
    }
    return QJsonDocument(list).toJson();
}

}  // namespace shiftdeck

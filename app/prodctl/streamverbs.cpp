// streams: what each stream of a request kept, run by run.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/items/retentiontext.h"
#include "models/storage/queries.h"
#include "models/storage/streambands.h"

namespace shiftdeck {

namespace {
QJsonValue bandJson(const std::optional<RateBand> &band)
{
    return band ? QJsonValue(QJsonArray{band->low, band->high}) : QJsonValue();
}

QString stateWord(BandState state)
{
    switch (state) {
    case BandState::Unknown: break;
    case BandState::Inside: return QStringLiteral("inside");
    case BandState::Below: return QStringLiteral("below");
    case BandState::Above: return QStringLiteral("above");
    }
    return QStringLiteral("unknown");
}

QJsonObject runJson(const RunRetention &run, const StreamBand &band)
{
    const Rate rate = retentionRate(run.kept, run.read);
    return {{QStringLiteral("run"), run.run},
            {QStringLiteral("outputs"), run.outputs},
            {QStringLiteral("empty"), run.empty},
            {QStringLiteral("read"), run.read},
            {QStringLiteral("kept"), run.kept},
            {QStringLiteral("rate"), rate.value},
            {QStringLiteral("rateError"), rate.error},
            {QStringLiteral("chance"), run.chance},
            {QStringLiteral("suspicious"), run.suspicious},
            {QStringLiteral("expected"), bandJson(band.band(run))},
            {QStringLiteral("state"), stateWord(band.state(run))}};
}

QJsonObject streamJson(const StreamSummary &stream, const StreamBand &band)
{
    const Rate rate = retentionRate(stream.kept, stream.read);
    QJsonArray runs;
    for (const RunRetention &run : stream.runs)
        runs.append(runJson(run, band));
    return {
        {QStringLiteral("request"), stream.requestId.value()},
        {QStringLiteral("stream"), stream.name},
        {QStringLiteral("tier"), stream.tier},
        {QStringLiteral("outputs"), stream.outputs},
        {QStringLiteral("empty"), stream.empty},
        {QStringLiteral("read"), stream.read},
        {QStringLiteral("kept"), stream.kept},
        {QStringLiteral("rate"), rate.value},
        {QStringLiteral("rateError"), rate.error},
        {QStringLiteral("waiting"), stream.waiting},
        {QStringLiteral("damaged"), stream.damaged},
        {QStringLiteral("merged"), stream.merged},
        {QStringLiteral("released"), stream.released},
        {QStringLiteral("lost"), stream.lost},
        {QStringLiteral("surplus"), stream.surplus},
        {QStringLiteral("superseded"), stream.superseded},
        {QStringLiteral("suspiciousRuns"), stream.suspiciousRuns()},
        {QStringLiteral("predecessor"), band.predecessor},
        {QStringLiteral("expectedRate"), band.spread.isKnown() ? QJsonValue(band.spread.rate) : QJsonValue()},
        {QStringLiteral("spread"), band.spread.isKnown() ? QJsonValue(band.spread.between) : QJsonValue()},
        {QStringLiteral("outside"), band.outside(stream)},
        {QStringLiteral("runs"), runs}};
}

Result<int> streams(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    QList<RequestId> requests;
    if (const qint64 id = arguments.value(QLatin1StringView("request")).toInteger(); id != 0) {
        SD_CHECK(loadRequest(*db, RequestId(id)));
        requests.append(RequestId(id));
    }
    SD_TRY(const auto found, listStreams(*db, requests));
    SD_TRY(const auto bands, listStreamBands(*db, found));
    Table table({Prodctl::tr(">request"), Prodctl::tr("stream"), Prodctl::tr(">runs"),
                 Prodctl::tr(">outputs"), Prodctl::tr(">empty"), Prodctl::tr(">read"), Prodctl::tr(">kept"),
                 Prodctl::tr(">kept / read"), Prodctl::tr(">merged"), Prodctl::tr(">deleted"),
                 Prodctl::tr(">damaged"), Prodctl::tr(">suspicious runs"), Prodctl::tr(">outside")});
    QJsonArray array;
    QStringList marks;
    for (const StreamSummary &s : found) {
        const StreamBand band = bands.value(s.id.value());
        array.append(streamJson(s, band));
        table.add({QString::number(s.requestId.value()), s.name, QString::number(s.runs.size()),
                   withThousands(s.outputs), withThousands(s.empty), withThousands(s.read),
                   withThousands(s.kept), rateText(s.kept, s.read), withThousands(s.merged),
                   withThousands(s.released), withThousands(s.damaged), QString::number(s.suspiciousRuns()),
                   band.spread.isKnown() ? QString::number(band.outside(s)) : QStringLiteral("-")});
        for (const RunRetention &run : s.runs) {
            const QString what = run.suspicious ? suspicionText(run) : outsideText(band, run);
            if (!what.isEmpty())
                marks.append(
                    Prodctl::tr("request %1, stream %2, run %3: %4")
                        .arg(QString::number(s.requestId.value()), s.name, QString::number(run.run), what));
        }
    }
    const int code = show(session, "streams", array, table, Prodctl::tr("No request has a stream to show."));
    for (const QString &mark : std::as_const(marks))
        session.line(mark);
    return code;
}
}  // namespace

void addStreamVerbs(QList<Verb> &verbs)
{
    verbs.append(makeVerb(
        {QStringLiteral("streams")},
        Prodctl::tr("Lists what each stream kept of what was read, and runs that are empty where others are"
                    " not."),
        "prodctl streams 3",
        {parameter("request", ParameterKind::Integer,
                   Prodctl::tr("Its number; all that are not over when it is"
                               " not given."),
                   true, false)},
        Prodctl::tr("{streams: [{request, stream, tier, outputs, empty, read, kept, rate, rateError, waiting,"
                    " damaged, merged, released, lost, surplus, superseded, suspiciousRuns, runs: [{run,"
                    " outputs,"
                    " empty, read, kept, rate, rateError, chance, suspicious, expected: [low, high], "
                    "state}], predecessor,"
                    " expectedRate, spread, outside}]}; expected: by the campaign before; state: inside, "
                    "below, above or"
                    " unknown; outside: so many runs are below or above."),
        streams));
}

}  // namespace shiftdeck

// streams: what each stream of a request kept, run by run.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/items/retentiontext.h"
#include "models/storage/queries.h"
#include "models/storage/streams.h"

namespace shiftdeck {

namespace {
QJsonObject runJson(const RunRetention &run)
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
            {QStringLiteral("suspicious"), run.suspicious}};
}

QJsonObject streamJson(const StreamSummary &stream)
{
    const Rate rate = retentionRate(stream.kept, stream.read);
    QJsonArray runs;
    for (const RunRetention &run : stream.runs)
        runs.append(runJson(run));
    return {{QStringLiteral("request"), stream.requestId.value()},
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
    Table table({Prodctl::tr(">request"), Prodctl::tr("stream"), Prodctl::tr(">runs"),
                 Prodctl::tr(">outputs"),
                 Prodctl::tr(">empty"), Prodctl::tr(">read"), Prodctl::tr(">kept"),
                     Prodctl::tr(">kept / read"),
                 Prodctl::tr(">merged"), Prodctl::tr(">deleted"), Prodctl::tr(">damaged"),
                 Prodctl::tr(">suspicious runs")});
    QJsonArray array;
    QStringList marks;
    for (const StreamSummary &s : found) {
        array.append(streamJson(s));
        table.add({QString::number(s.requestId.value()), s.name, QString::number(s.runs.size()),
                   withThousands(s.outputs), withThousands(s.empty), withThousands(s.read),
                       withThousands(s.kept),
                   rateText(s.kept, s.read), withThousands(s.merged), withThousands(s.released),
                   withThousands(s.damaged), QString::number(s.suspiciousRuns())});
        for (const RunRetention &run : s.runs)
            if (run.suspicious)
                marks.append(Prodctl::tr("request %1, stream %2, run %3: %4")
                                 .arg(QString::number(s.requestId.value()), s.name, QString::number(run.run),
                                      suspicionText(run)));
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
                    " empty, read, kept, rate, rateError, chance, suspicious}]}]}."),
        streams));
}

}  // namespace shiftdeck

#include "models/storage/filtersql.h"
#include "models/storage/streams.h"

#include <QHash>

namespace shiftdeck {

namespace {
// What is over long ago would only be in the way.
const QString kOpen = QStringLiteral("r.status IN"
                                     " ('staged','running','held','finished','declared','delivered')");

using Places = QHash<qint64, qsizetype>;

Result<> addRuns(Database &db, const QString &where, const QVariantList &values, const Places &places,
                 QList<StreamSummary> &streams)
{
    const auto take = [&](const Row &row) {
        StreamSummary &stream = streams[places.value(row.integer(0))];
        RunRetention run;
        run.run = row.integer(1);
        run.outputs = row.integer(2);
        run.empty = row.integer(3);
        run.read = row.integer(4);
        run.kept = row.integer(5);
        stream.outputs += run.outputs;
        stream.empty += run.empty;
        stream.read += run.read;
        stream.kept += run.kept;
        stream.runs.append(run);
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT k.stream_id, k.run, k.outputs, k.empty, k.events_read,"
                                    " k.events_kept"
                                    " FROM requests r JOIN streams s ON s.request_id = r.id"
                                    " JOIN stream_counters k ON k.stream_id = s.id WHERE ")
                         + where + QStringLiteral(" ORDER BY k.stream_id, k.run"),
                     values, take));
    return {};
}

Result<> addStates(Database &db, const QString &where, const QVariantList &values, const Places &places,
                   QList<StreamSummary> &streams)
{
    const auto take = [&](const Row &row) {
        StreamSummary &stream = streams[places.value(row.integer(0))];
        const qint64 n = row.integer(2);
        switch (row.word<OutputState>(1)) {
        case OutputState::Credited: stream.waiting = n; break;
        case OutputState::Merged: stream.merged = n; break;
        case OutputState::Released: stream.released = n; break;
        case OutputState::Lost: stream.lost = n; break;
        case OutputState::Surplus: stream.surplus = n; break;
        case OutputState::Superseded: stream.superseded = n; break;
        case OutputState::Found:
        case OutputState::Bad: break;
        }
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT k.stream_id, k.state, k.n FROM requests r"
                                    " JOIN streams s ON s.request_id = r.id"
                                    " JOIN output_counters k ON k.stream_id = s.id WHERE k.n > 0 AND ")
                         + where,
                     values, take));
    const auto takeDamaged = [&](const Row &row) {
        streams[places.value(row.integer(0))].damaged = row.integer(1);
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT s.id, count(*) FROM requests r JOIN streams s ON s.request_id ="
                                    " r.id"
                                    " JOIN outputs o ON o.stream_id = s.id AND o.state = 'credited'"
                                    " AND o.problem <> '' WHERE ")
                         + where + QStringLiteral(" GROUP BY s.id"),
                     values, takeDamaged));
    return {};
}
}  // namespace

qint64 StreamSummary::suspiciousRuns() const
{
    return std::count_if(runs.begin(), runs.end(), [](const RunRetention &run) { return run.suspicious; });
}

Result<QList<StreamSummary>> listStreams(Database &db, const QList<RequestId> &requests)
{
    const QString where =
        requests.isEmpty() ? kOpen : QStringLiteral("r.id") + db.sql().inIds;
    const QVariantList values = requests.isEmpty() ? QVariantList() : QVariantList{idList(requests)};
    return snapshot(db, [&]() -> Result<QList<StreamSummary>> {
        SD_TRY(QList<StreamSummary> streams,
               db.list(QStringLiteral("SELECT s.id, r.id, c.name, r.step, s.name, s.tier, s.keeps_every_event"
                                      " FROM requests r JOIN campaigns c ON c.id = r.campaign_id"
                                      " JOIN streams s ON s.request_id = r.id WHERE ")
                           + where + QStringLiteral(" ORDER BY r.id, s.name"),
                       values, [](const Row &row) {
                           StreamSummary stream;
                           stream.id = row.id<StreamId>(0);
                           stream.requestId = row.id<RequestId>(1);
                           stream.request = QStringLiteral("%1 %2").arg(row.text(2), row.text(3));
                           stream.name = row.text(4);
                           stream.tier = row.text(5);
                           stream.keepsEveryEvent = row.flag(6);
                           return stream;
                       }));
        Places places;
        for (qsizetype i = 0; i < streams.size(); ++i)
            places.insert(streams.at(i).id.value(), i);
        SD_CHECK(addRuns(db, where, values, places, streams));
        SD_CHECK(addStates(db, where, values, places, streams));
        for (StreamSummary &stream : streams)
            judgeEmptyRuns(stream.runs);
        return streams;
    });
}

}  // namespace shiftdeck

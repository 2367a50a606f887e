#include "models/storage/streambands.h"

#include "models/storage/filtersql.h"

#include <algorithm>

namespace shiftdeck {

namespace {
struct Predecessor {
    qint64 stream = 0, campaign = 0;
    QString name, step, streamName;
};

Result<StreamBand> bandOf(Database &db, const Predecessor &p)
{
    StreamBand band;
    band.predecessor = p.name;
    SD_TRY(const auto runs,
           db.list(QStringLiteral(
                       "SELECT k.run, sum(k.events_read), sum(k.events_kept) FROM requests r"
                       " JOIN streams s ON s.request_id = r.id JOIN stream_counters k ON k.stream_id = s.id"
                       " WHERE r.campaign_id = ? AND r.step = ? AND s.name = ? AND r.test = 0"
                       " AND r.status NOT IN ('rejected','aborted') GROUP BY k.run"),
                   {p.campaign, p.step, p.streamName}, [](const Row &row) {
                       return RunCount{row.integer(0), row.integer(1), row.integer(2)};
                   }));
    band.spread = rateSpread(runs);
    for (const RunCount &run : runs)
        band.before.insert(run.run, run);
    return band;
}
}  // namespace

qint64 StreamBand::outside(const StreamSummary &stream) const
{
    return std::count_if(stream.runs.begin(), stream.runs.end(), [this](const RunRetention &run) {
        const BandState found = state(run);
        return found == BandState::Below || found == BandState::Above;
    });
}

Result<QHash<qint64, StreamBand>> listStreamBands(Database &db, const QList<StreamSummary> &streams)
{
    QList<StreamId> ids;
    for (const StreamSummary &stream : streams)
        ids.append(stream.id);
    QHash<qint64, StreamBand> bands;
    if (ids.isEmpty())
        return bands;
    QHash<QString, StreamBand> known;  // by campaign, step and name
    SD_TRY(
        const auto wanted,
        db.list(
            QStringLiteral("SELECT s.id, p.id, p.name, r.step, s.name FROM streams s"
                           " JOIN requests r ON r.id = s.request_id JOIN campaigns c ON c.id = r.campaign_id"
                           " JOIN campaigns p ON p.id = c.predecessor_id WHERE s.id")
                + db.sql().inIds,
            {idList(ids)}, [](const Row &row) {
                return Predecessor{row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4)};
            }));
    for (const Predecessor &p : wanted) {
        const QString key = QStringLiteral("%1/%2/%3").arg(QString::number(p.campaign), p.step, p.streamName);
        if (!known.contains(key)) {
            SD_TRY(const StreamBand band, bandOf(db, p));
            known.insert(key, band);
        }
        bands.insert(p.stream, known.value(key));
    }
    return bands;
}

}  // namespace shiftdeck

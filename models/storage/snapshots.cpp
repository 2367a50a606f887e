#include "models/storage/snapshots.h"

#include "models/storage/conditions.h"

#include <algorithm>

namespace shiftdeck {

namespace {
// Updates come the newest first.
void compare(OutputSnapshot &output, const QList<ConditionsUpdate> &updates)
{
    for (const ConditionsUpdate &update : updates) {
        if (output.run < update.firstRun || output.run > update.lastRun)
            continue;
        if (update.at <= output.readAt)
            output.payloadsOf = std::max(output.payloadsOf, update.at);
        else if (!output.replaced.contains(update.payload))
            output.replaced.append(update.payload);
    }
}
}  // namespace

Result<QList<OutputSnapshot>> listSnapshots(Database &db, RequestId request, qint64 run, int limit)
{
    const QString sql =
        QStringLiteral("SELECT o.id, o.job_id, o.name, s.name, coalesce(m.lfn, ''), o.run, o.events,"
                       " r.conditions, %1, CASE WHEN j.cpu_ms IS NOT NULL THEN 'report'"
                       " WHEN j.started_at IS NOT NULL THEN 'start' ELSE 'submission' END"
                       " FROM outputs o JOIN jobs j ON j.id = o.job_id JOIN requests r ON r.id = o.request_id"
                       " JOIN streams s ON s.id = o.stream_id LEFT JOIN merge_parts p ON p.output_id = o.id"
                       " LEFT JOIN merges m ON m.id = p.merge_id WHERE o.request_id = ?"
                       " AND o.state IN ('credited','merged','released','lost')%2"
                       " ORDER BY o.run, s.name, o.id LIMIT ?")
            .arg(kReadAt, run == 0 ? QString() : QStringLiteral(" AND o.run = ?"));
    QVariantList values{request.value()};
    if (run != 0)
        values.append(run);
    values.append(limit);
    return snapshot(db, [&]() -> Result<QList<OutputSnapshot>> {
        SD_TRY(auto outputs, db.list(sql, values, [](const Row &row) {
            return OutputSnapshot{row.id<OutputId>(0),
                                  row.id<JobId>(1),
                                  row.text(2),
                                  row.text(3),
                                  row.text(4),
                                  row.integer(5),
                                  row.integer(6),
                                  row.text(7),
                                  row.integer(8),
                                  row.word<SnapshotWord>(9),
                                  0,
                                  {}};
        }));
        if (outputs.isEmpty())
            return outputs;
        SD_TRY(const auto updates, listConditionsUpdates(db, outputs.first().tag));
        for (OutputSnapshot &output : outputs)
            compare(output, updates);
        return outputs;
    });
}

}  // namespace shiftdeck

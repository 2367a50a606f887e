#include "models/storage/filtersql.h"
#include "models/storage/queries.h"

namespace shiftdeck {

Result<QList<FailureCount>> listFailures(Database &db, const QList<RequestId> &requests, FailuresPer per)
{
    const bool perNode = per == FailuresPer::Node;
    QString sql = QStringLiteral("SELECT k.request_id, c.name || ' ' || r.step, k.failure_class, "
                                 "coalesce(x.text, ''), s.name, k.signature_id, k.n, r.release, %1 "
                                 "FROM %2 k LEFT JOIN requests r ON r.id = k.request_id LEFT "
                                 "JOIN campaigns c ON c.id = r.campaign_id "
                                 "LEFT JOIN signatures x ON x.id = k.signature_id LEFT JOIN sites s ON s.id "
                                 "= k.site_id WHERE k.n > 0")
                      .arg(perNode ? QStringLiteral("k.node") : QStringLiteral("''"),
                           perNode ? QStringLiteral("failure_node_counters")
                                   : QStringLiteral("failure_counters"));
    QVariantList values;
    if (!requests.isEmpty()) {
        sql += QStringLiteral(" AND k.request_id") + db.sql().inIds;
        values.append(idList(requests));
    }
    sql += QStringLiteral(" ORDER BY k.n DESC, k.request_id, k.failure_class, k.signature_id, k.site_id");
    if (perNode) {
        sql += QStringLiteral(", k.node LIMIT ?");
        values.append(kMostNodes);
    }
    return db.list(sql, values, [](const Row &row) {
        FailureCount count;
        count.requestId = row.id<RequestId>(0);
        count.request = row.text(1);
        count.failureClass = row.text(2);
        count.signature = row.text(3);
        count.site = row.text(4);
        count.signatureId = row.integer(5);
        count.n = row.integer(6);
        count.release = row.text(7);
        count.node = row.text(8);
        return count;
    });
}

}  // namespace shiftdeck

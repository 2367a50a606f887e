#include "models/storage/filtersql.h"
#include "models/storage/queries.h"

namespace shiftdeck {

namespace {
struct Columns {
    const char *request, *site, *node, *release;  // '' or 0 where the rows are summed over them
    const char *table;
};

Columns columnsOf(FailuresPer per)
{
    switch (per) {
    case FailuresPer::Request:
        return {"k.request_id", "k.site_id", "''", "coalesce(r.release, '')", "failure_counters"};
    case FailuresPer::RequestAndNode:
        return {"k.request_id", "k.site_id", "k.node", "coalesce(r.release, '')", "failure_node_counters"};
    case FailuresPer::Site: return {"0", "k.site_id", "''", "''", "failure_counters"};
    case FailuresPer::Node: return {"0", "k.site_id", "k.node", "''", "failure_node_counters"};
    case FailuresPer::Release: return {"0", "0", "''", "coalesce(r.release, '')", "failure_counters"};
    }
    return {};
}

FailureCount countOf(const Row &row)
{
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
}
}  // namespace

Result<QList<FailureCount>> listFailures(Database &db, const QList<RequestId> &requests, FailuresPer per)
{
    const Columns columns = columnsOf(per);
    const bool perNode = per == FailuresPer::Node || per == FailuresPer::RequestAndNode;
    // Summed first: the names of what is left are looked up once each.
    QString sums = QStringLiteral("SELECT %1 AS request_id, k.failure_class, k.signature_id, %2 AS site_id,"
                                  " %3 AS node, %4 AS release, sum(k.n) AS n FROM %5 k%6 WHERE k.n > 0")
                       .arg(QLatin1StringView(columns.request), QLatin1StringView(columns.site),
                            QLatin1StringView(columns.node), QLatin1StringView(columns.release),
                            QLatin1StringView(columns.table),
                            QLatin1StringView(columns.release) == QLatin1StringView("''")
                                ? QString()
                                : QStringLiteral(" LEFT JOIN requests r ON r.id = k.request_id"));
    QVariantList values;
    if (!requests.isEmpty()) {
        sums += QStringLiteral(" AND k.request_id") + db.sql().inIds;
        values.append(idList(requests));
    }
    sums += QStringLiteral(" GROUP BY 1, 2, 3, 4, 5, 6");
    QString sql =
        QStringLiteral(
            "SELECT k.request_id, coalesce(c.name || ' ' || r.step, ''), k.failure_class,"
            " coalesce(x.text, ''), coalesce(s.name, ''), k.signature_id, k.n, k.release, k.node"
            " FROM (%1) k LEFT JOIN requests r ON r.id = k.request_id"
            " LEFT JOIN campaigns c ON c.id = r.campaign_id"
            " LEFT JOIN signatures x ON x.id = k.signature_id LEFT JOIN sites s ON s.id = k.site_id"
            " ORDER BY k.n DESC, k.request_id, k.failure_class, k.signature_id, k.site_id, k.release,"
            " k.node")
            .arg(sums);
    if (perNode) {
        sql += QStringLiteral(" LIMIT ?");
        values.append(kMostNodes);
    }
    return db.list(sql, values, countOf);
}

}  // namespace shiftdeck

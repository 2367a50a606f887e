#include "models/storage/filtersql.h"
#include "models/storage/queries.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace shiftdeck {

namespace {
using F = FilterField;

const QList<FilterColumn> &auditColumns()
{
    static const QList<FilterColumn> list{
        {{QStringLiteral("who"), F::Text, {}, QCoreApplication::translate("Filter", "Who did it.")},
         QStringLiteral("a.who"),
         true},
        {{QStringLiteral("role"), F::Word, allWords<Role>(),
          QCoreApplication::translate("Filter", "In which role.")},
         QStringLiteral("a.role"),
         true},
        {{QStringLiteral("action"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Which command, as request.approve.")},
         QStringLiteral("a.action"),
         true},
        {{QStringLiteral("entity"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "What it was done to, as request or job.")},
         QStringLiteral("a.entity"),
         true},
        {{QStringLiteral("id"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Number of what it was done to.")},
         QStringLiteral("a.entity_id")},
        {{QStringLiteral("request"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Number of the request it belongs to.")},
         QStringLiteral("a.request_id")},
        {{QStringLiteral("from"), F::Text, {}, QCoreApplication::translate("Filter", "What it was before.")},
         QStringLiteral("a.from_value"),
         true},
        {{QStringLiteral("to"), F::Text, {}, QCoreApplication::translate("Filter", "What it was after.")},
         QStringLiteral("a.to_value"),
         true},
        {{QStringLiteral("why"), F::Text, {}, QCoreApplication::translate("Filter", "The reason given.")},
         QStringLiteral("a.why"),
         true},
        {{QStringLiteral("at"), F::Time, {}, QCoreApplication::translate("Filter", "When it was done.")},
         QStringLiteral("a.at")},
    };
    return list;
}

AuditEntry auditOf(const Row &row)
{
    AuditEntry entry;
    entry.id = row.integer(0);
    entry.receipt = row.id<ReceiptId>(1);
    entry.at = row.integer(2);
    entry.who = row.text(3);
    entry.role = row.text(4);
    entry.action = row.text(5);
    entry.entity = row.text(6);
    entry.entityId = row.integer(7);
    entry.requestId = row.id<RequestId>(8);
    entry.from = row.text(9);
    entry.to = row.text(10);
    entry.why = row.text(11);
    return entry;
}

CampaignRow campaignOf(const Row &row)
{
    CampaignRow campaign;
    campaign.id = row.id<CampaignId>(0);
    campaign.name = row.text(1);
    campaign.title = row.text(2);
    campaign.release = row.text(3);
    campaign.conditions = row.text(4);
    campaign.predecessor = row.text(5);
    campaign.link = row.text(6);
    campaign.createdBy = row.text(7);
    campaign.firstRun = row.integer(8);
    campaign.lastRun = row.integer(9);
    campaign.dueAt = row.maybeInteger(10);
    campaign.createdAt = row.integer(11);
    return campaign;
}
}  // namespace

QList<FilterField> auditFields() { return fieldsOf(auditColumns()); }

Result<QList<AuditEntry>> listAudit(Database &db, const FilterNode &filter, qint64 before, int limit)
{
    SD_TRY(const SqlCondition where, compileFilter(filter, auditColumns()));
    const QVariant edge = before > 0 ? before : std::numeric_limits<qint64>::max();
    const QString sql =
        QStringLiteral(
            "SELECT a.id, a.receipt_id, a.at, a.who, a.role, a.action, a.entity, a.entity_id, a.request_id, "
            "a.from_value, a.to_value, a.why FROM audit a WHERE a.id < ? AND ")
        + where.sql + QStringLiteral(" ORDER BY a.id DESC LIMIT ?");
    return db.list(sql, QVariantList{edge} + where.values + QVariantList{limit}, auditOf);
}

Result<std::optional<AgentState>> agentState(Database &db)
{
    // An agent's times are the server's, which this machine's clock need not agree with.
    TimeMs ahead = 0;
    if (!db.sql().now.isEmpty()) {
        SD_TRY(const TimeMs there, db.integer(db.sql().now));
        ahead = QDateTime::currentMSecsSinceEpoch() - there;
    }
    return db.first(QStringLiteral("SELECT holder, host, doing, pid, started_at, heartbeat_at FROM agents "
                                   "WHERE name = 'production'"),
                    {}, [ahead](const Row &row) {
                        return AgentState{row.text(0),
                                          row.text(1),
                                          row.text(2),
                                          row.integer(3),
                                          row.integer(4) + ahead,
                                          row.integer(5) + ahead};
                    });
}

Result<QList<CommentRow>> listComments(Database &db, const QString &entity, qint64 id)
{
    return db.list(
        QStringLiteral("SELECT entity, who, text, entity_id, at FROM comments WHERE entity = ? AND entity_id "
                       "= ? ORDER BY id"),
        {entity, id}, [](const Row &row) {
            return CommentRow{row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4)};
        });
}

Result<QList<SiteRow>> listSites(Database &db)
{
    return db.list(
        QStringLiteral(
            "SELECT id, name, title, endpoint, spool, storage, slots, settings FROM sites ORDER BY name"),
        {}, [](const Row &row) {
            return SiteRow{row.id<SiteId>(0), row.text(1), row.text(2),  row.text(3),
                           row.text(4),       row.text(5), row.number(6),
                           QJsonDocument::fromJson(row.text(7).toUtf8()).object()};
        });
}

Result<QList<CampaignRow>> listCampaigns(Database &db)
{
    return db.list(QStringLiteral("SELECT c.id, c.name, c.title, c.release, c.conditions, coalesce(p.name, "
                                  "''), c.link, c.created_by, "
                                  "c.first_run, c.last_run, c.due_at, c.created_at FROM campaigns c "
                                  "LEFT JOIN campaigns p ON p.id = c.predecessor_id ORDER BY c.id"),
                   {}, campaignOf);
}

Result<QList<OperatorRow>> listOperators(Database &db)
{
    return db.list(QStringLiteral("SELECT name, role, site_id FROM operators ORDER BY name"), {},
                   [](const Row &row) {
                       return OperatorRow{row.text(0), row.word<Role>(1), row.id<SiteId>(2)};
                   });
}

Result<QStringList> listNames(Database &db, const QString &source)
{
    static const QHash<QString, QString> queries{
        {QStringLiteral("site"), QStringLiteral("SELECT name FROM sites ORDER BY 1")},
        {QStringLiteral("campaign"), QStringLiteral("SELECT name FROM campaigns ORDER BY 1")},
        {QStringLiteral("dataset"), QStringLiteral("SELECT name FROM datasets ORDER BY 1")},
        {QStringLiteral("release"),
         QStringLiteral("SELECT release FROM applications UNION SELECT release FROM campaigns ORDER BY 1")},
        {QStringLiteral("step"), QStringLiteral("SELECT DISTINCT step FROM applications ORDER BY 1")},
        {QStringLiteral("sample"), QStringLiteral("SELECT DISTINCT name FROM samples ORDER BY 1")},
        {QStringLiteral("detector"),
         QStringLiteral("SELECT name FROM detectors WHERE retired = 0 ORDER BY position, name")},
        {QStringLiteral("goodruns"), QStringLiteral("SELECT DISTINCT name FROM run_lists ORDER BY 1")},
        {QStringLiteral("source"), QStringLiteral("SELECT name FROM run_sources ORDER BY 1")},
        {QStringLiteral("reference"), QStringLiteral("SELECT DISTINCT name FROM reference_sets ORDER BY 1")},
    };
    const auto query = queries.constFind(source);
    if (query == queries.cend())
        return fail(ErrorCode::InvalidInput, source,
                    QCoreApplication::translate("Store", "There is no list of names of this kind."));
    return db.list(*query, {}, [](const Row &row) { return row.text(0); });
}

}  // namespace shiftdeck

#include "models/storage/rulecheck.h"

#include "models/storage/auditchain.h"
#include "models/storage/database.h"
#include "models/storage/storecheck.h"
#include "models/storage/storetables.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
constexpr qsizetype kNamed = 5;

struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

Result<> ask(Database &db, const char *sql, RuleVerdict &verdict)
{
    SD_TRY(verdict.first,
           db.list(QStringLiteral("SELECT what, count(*) OVER () FROM (%1) AS broken LIMIT %2")
                       .arg(QLatin1StringView(sql))
                       .arg(kNamed),
                   {}, [&verdict](const Row &row) {
                       verdict.broken = row.integer(1);
                       return row.text(0);
                   }));
    return {};
}

void listAll(const QStringList &broken, RuleVerdict &verdict)
{
    verdict.broken = broken.size();
    verdict.first = broken.first(std::min(kNamed, broken.size()));
}

Result<> askChain(Database &db, RuleVerdict &verdict)
{
    SD_TRY(const AuditVerdict found, verifyAudit(db));
    if (found.isGood())
        return {};
    const bool isLink = *found.fault == AuditFault::Gap;
    listAll(
        {isLink ? QStringLiteral("link %1").arg(found.row) : QStringLiteral("audit row %1").arg(found.row)},
        verdict);
    return {};
}

Result<> askCounters(Database &db, RuleVerdict &verdict)
{
    SD_TRY(const QStringList differences, checkCounters(db));
    listAll(differences, verdict);
    return {};
}

// A server checks a reference when it is written only; here each is looked at again.
Result<QStringList> referenceQueries(Database &db)
{
    return db.list(
        QStringLiteral("SELECT format('SELECT %L AS what FROM %s AS t WHERE %s AND NOT EXISTS (SELECT 1 FROM "
                       "%s AS p WHERE %s)',"
                       " k.conrelid::regclass || ' -> ' || k.confrelid::regclass, k.conrelid::regclass,"
                       " string_agg(format('t.%I IS NOT NULL', a.attname), ' AND '), k.confrelid::regclass,"
                       " string_agg(format('p.%I = t.%I', b.attname, a.attname), ' AND '))"
                       " FROM pg_constraint k, unnest(k.conkey, k.confkey) AS pair(child, parent), "
                       "pg_attribute a, pg_attribute b"
                       " WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace"
                       " AND a.attrelid = k.conrelid AND a.attnum = pair.child"
                       " AND b.attrelid = k.confrelid AND b.attnum = pair.parent GROUP BY k.oid, k.conrelid, "
                       "k.confrelid"),
        {}, [](const Row &row) { return row.text(0); });
}

Result<> askReferences(Database &db, RuleVerdict &verdict)
{
    if (db.location().isServer()) {
        SD_TRY(const QStringList queries, referenceQueries(db));
        return ask(db, queries.join(QStringLiteral(" UNION ALL ")).toUtf8().constData(), verdict);
    }
    SD_TRY(const QStringList broken,
           db.list(QStringLiteral("PRAGMA foreign_key_check"), {}, [](const Row &row) {
               return QStringLiteral("%1 %2 -> %3").arg(row.text(0), row.text(1), row.text(2));
           }));
    listAll(broken, verdict);
    return {};
}

Result<> answer(Database &db, const StoreRule &rule, RuleVerdict &verdict)
{
    if (rule.sql)
        return ask(db, rule.sql, verdict);
    const QLatin1StringView id(rule.id);
    if (id == QLatin1StringView("audit-chain"))
        return askChain(db, verdict);
    return id == QLatin1StringView("counters") ? askCounters(db, verdict) : askReferences(db, verdict);
}

Result<QList<RuleVerdict>> askAll(Database &db,
                                  const std::function<void(int, int, const QString &)> &progress,
                                  const std::stop_token &stop)
{
    return snapshot(db, [&]() -> Result<QList<RuleVerdict>> {
        SD_CHECK(allowLongWork(db));
        SD_CHECK(mustSeeAll(db));
        QList<RuleVerdict> verdicts;
        for (const StoreRule &rule : storeRules()) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled, db.location().subject(), {});
            RuleVerdict verdict{rule.number,
                                QLatin1StringView(rule.id),
                                QCoreApplication::translate("StoreRules", rule.words),
                                0,
                                {}};
            if (progress)
                progress(static_cast<int>(verdicts.size()), static_cast<int>(storeRules().size()),
                         verdict.words);
            SD_CHECK(answer(db, rule, verdict));
            verdicts.append(verdict);
        }
        return verdicts;
    });
}
}  // namespace

Result<QList<RuleVerdict>>
checkRules(Database &db, const std::function<void(int, int, const QString &)> &progress, std::stop_token stop)
{
    const std::stop_callback interrupt(stop, [&db] { db.interrupt(); });
    auto result = askAll(db, progress, stop);
    // An interrupted statement fails in many ways.
    if (!result && stop.stop_requested())
        return fail(ErrorCode::Cancelled, db.location().subject(), StoreText::tr("The check was stopped."));
    return result;
}

}  // namespace shiftdeck

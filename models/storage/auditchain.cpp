#include "models/storage/auditchain.h"

#include "models/storage/database.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace shiftdeck {

namespace {
constexpr int kRowsAtATime = 4000;
const QString kBeforeFirst(64, u'0');

QByteArray valueOf(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return QByteArray::number(utf8.size()) + ':' + utf8;
}

QByteArray valueOf(qint64 number) { return valueOf(QString::number(number)); }

QByteArray valueOf(std::optional<qint64> number) { return number ? valueOf(*number) : QByteArray("-"); }

struct Found {
    AuditLink link;
    qint64 row = 0;
    std::optional<AuditRecord> record;
};

Found foundIn(const Row &row)
{
    Found found{{row.integer(0), row.text(1)}, row.integer(2), {}};
    if (!row.isNull(3))
        found.record = AuditRecord{row.integer(3),       row.maybeInteger(4), row.integer(5), row.text(6),
                                   row.text(7),          row.text(8),         row.text(9),    row.integer(10),
                                   row.maybeInteger(11), row.text(12),        row.text(13),   row.text(14)};
    return found;
}

Result<QList<Found>> nextLinks(Database &db, qint64 after)
{
    return db.list(
        QStringLiteral(
            "SELECT k.number, k.hash, k.audit_id, a.id, a.receipt_id, a.at, a.who, a.role, a.action,"
            " a.entity, a.entity_id, a.request_id, a.from_value, a.to_value, a.why FROM audit_chain k"
            " LEFT JOIN audit a ON a.id = k.audit_id WHERE k.number > ? ORDER BY k.number LIMIT ?"),
        {after, kRowsAtATime}, foundIn);
}

void blame(AuditVerdict &verdict, AuditFault fault, qint64 row)
{
    verdict.fault = fault;
    verdict.row = row;
}

// Goes on from the verdict's newest link.
void check(AuditVerdict &verdict, const Found &found, const std::optional<AuditLink> &noted)
{
    if (found.link.number != verdict.newest.number + 1)
        return blame(verdict, AuditFault::Gap, verdict.newest.number + 1);
    if (!found.record)
        return blame(verdict, AuditFault::Missing, found.row);
    if (found.link.hash != auditHash(verdict.newest.hash, *found.record))
        return blame(verdict, AuditFault::Changed, found.row);
    if (noted && noted->number == found.link.number && noted->hash != found.link.hash)
        return blame(verdict, AuditFault::Rewritten, found.link.number);
    verdict.newest = found.link;
    ++verdict.rows;
}
}  // namespace

QString AuditLink::text() const { return QStringLiteral("%1:%2").arg(number).arg(hash); }

std::optional<AuditLink> AuditLink::fromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([1-9][0-9]{0,17}):([0-9a-fA-F]{64})$"));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return AuditLink{match.captured(1).toLongLong(), match.captured(2).toLower()};
}

QString auditHash(const QString &before, const AuditRecord &r)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part :
         {before.toUtf8(), valueOf(r.id), valueOf(r.receipt), valueOf(r.at), valueOf(r.who), valueOf(r.role),
          valueOf(r.action), valueOf(r.entity), valueOf(r.entityId), valueOf(r.request), valueOf(r.from),
          valueOf(r.to), valueOf(r.why)})
        hash.addData(part);
    return QString::fromLatin1(hash.result().toHex());
}

Result<> chainAudit(Database &db, const AuditRecord &record)
{
    if (db.sql().chainsAudit)
        return {};
    SD_TRY(const auto last,
           db.first(QStringLiteral("SELECT number, hash FROM audit_chain ORDER BY number DESC LIMIT 1"), {},
                    [](const Row &row) {
                        return AuditLink{row.integer(0), row.text(1)};
                    }));
    const AuditLink before = last.value_or(AuditLink{0, kBeforeFirst});
    SD_CHECK(db.run(QStringLiteral("INSERT INTO audit_chain (number, audit_id, hash) VALUES (?, ?, ?)"),
                    {before.number + 1, record.id, auditHash(before.hash, record)}));
    return {};
}

Result<AuditVerdict> verifyAudit(Database &db, const std::optional<AuditLink> &noted)
{
    return snapshot(db, [&]() -> Result<AuditVerdict> {
        AuditVerdict verdict{0, {0, kBeforeFirst}, {}, 0};
        for (bool more = true; more && verdict.isGood();) {
            SD_TRY(const auto links, nextLinks(db, verdict.newest.number));
            for (auto it = links.cbegin(); it != links.cend() && verdict.isGood(); ++it)
                check(verdict, *it, noted);
            more = !links.isEmpty();
        }
        if (!verdict.isGood())
            return verdict;
        SD_TRY(
            const auto unchained,
            db.first(QStringLiteral("SELECT a.id FROM audit a WHERE NOT EXISTS (SELECT 1 FROM audit_chain k"
                                    " WHERE k.audit_id = a.id) ORDER BY a.id LIMIT 1"),
                     {}, [](const Row &row) { return row.integer(0); }));
        if (unchained)
            blame(verdict, AuditFault::Unchained, *unchained);
        else if (noted && noted->number > verdict.newest.number)
            blame(verdict, AuditFault::CutOff, noted->number);
        return verdict;
    });
}

}  // namespace shiftdeck

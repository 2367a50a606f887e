// The proof that nobody changed, removed or added audit rows behind the program's back.
//
// The table audit_chain has a link for each audit row, numbered 1, 2, ... in the order of their commits. A
// link's hash is the SHA-256, in 64 hexadecimal digits, of the hash before it (64 zeros before the first) and
// of the canonical text of the row: all columns in the order of the table, each as its length in bytes of
// UTF-8, a colon and the bytes, numbers as decimal digits, and "-" for NULL. Nothing of it depends on the
// database: a trail that was moved from a file to a server still fits. On PostgreSQL the links are made there
// while committing (chain_audit in the schema).
//
// Who has the database's files can write the whole chain anew. That, and an end that was cut off, is noticed
// only by somebody who noted a link down elsewhere.
#pragma once

#include "models/core/result.h"

#include <optional>

namespace shiftdeck {

class Database;

struct AuditRecord {
    qint64 id = 0;
    std::optional<qint64> receipt;
    qint64 at = 0;
    QString who, role, action, entity;
    qint64 entityId = 0;
    std::optional<qint64> request;
    QString from, to, why;
};

// A link as it is noted down: "17:9f86d081...".
struct AuditLink {
    qint64 number = 0;
    QString hash;

    QString text() const;
    static std::optional<AuditLink> fromText(const QString &text);
};

enum class AuditFault {
    Changed,  // the row is not the one that was chained
    Missing,  // its row is gone
    Unchained,  // a row that is not in the chain
    Gap,  // a link is gone, or has another number
    CutOff,  // the link that was noted is not there any more
    Rewritten,  // it is there with another hash
};

struct AuditVerdict {
    qint64 rows = 0;  // that were checked and are right
    AuditLink newest;  // number 0: no row at all
    std::optional<AuditFault> fault;
    qint64 row = 0;  // where: number of the audit row, or of the link for Gap, CutOff and Rewritten

    bool isGood() const { return !fault; }
};

// 64 hexadecimal digits.
QString auditHash(const QString &before, const AuditRecord &record);

// Makes the link of a row that was just inserted, in its transaction; nothing where the database does it.
Result<> chainAudit(Database &db, const AuditRecord &record);

// Reads the trail from its beginning at one moment of the store, a few thousand rows at a time, and stops
// at the first fault. `noted`: a link that somebody wrote down earlier. Some 20 microseconds per row, and
// bounded memory. Read-only.
Result<AuditVerdict> verifyAudit(Database &db, const std::optional<AuditLink> &noted = {});

}  // namespace shiftdeck

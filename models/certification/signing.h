// What a data-quality expert signs: flags, their undoing, and the states of a run and detector.
//
// Every function checks what it rests on in the transaction that writes, adds a row and the audit row, and
// changes nothing that was there. Refused: a rule of the store (its own words); Conflict: somebody else was
// faster.
#pragma once

#include "models/production/audit.h"
#include "models/storage/quality.h"

namespace shiftdeck {

struct NewFlag {
    qint64 run = 0;
    QString detector;
    qint32 first = 1, last = kLastLumisection;  // lumisections
    QualityFlag flag = QualityFlag::NotSet;
    bool automatic = false;  // by a program; any manual flag counts before it
    QString cause, comment;
    bool operator==(const NewFlag &) const = default;
};
// The id of the entry.
Result<qint64> setFlag(Database &db, const NewFlag &flag, const Actor &actor);
// By a new entry, whose id it answers. NotFound; Conflict: it is undone already.
Result<qint64> undoFlag(Database &db, qint64 entry, const QString &why, const Actor &actor);

Result<> moveQualityState(Database &db, qint64 run, const QString &detector, QualityState from,
                          QualityState to, const QString &comment, const Actor &actor);
// By a second person.
Result<> confirmQuality(Database &db, qint64 run, const QString &detector, const QString &comment,
                        const Actor &actor);

// "LS 5 to 9", "LS 7", "from LS 5 on", "the whole run".
QString lumisectionText(qint32 first, qint32 last);

Result<> addDetector(Database &db, const QString &name, const QString &title, bool required,
                     const Actor &actor);
// Not any more, or again with this title.
Result<> retireDetector(Database &db, const QString &name, const QString &why, const Actor &actor);

Result<> setSecondPerson(Database &db, CampaignId campaign, bool wanted, const QString &why,
                         const Actor &actor);

}  // namespace shiftdeck

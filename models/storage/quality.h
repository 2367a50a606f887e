// What the store knows about the quality of runs: detectors, the log of flags, who signed, and good-run
// lists. Read-only; any Database. Times are milliseconds since 1970-01-01 UTC, of who wrote them.
#pragma once

#include "models/core/clock.h"
#include "models/core/numberranges.h"
#include "models/core/qualityflags.h"
#include "models/storage/database.h"

#include <QHash>

#include <optional>

namespace shiftdeck {

struct Detector {
    QString name, title;  // name: as in filters, "tracker"
    int position = 0;
    bool required = false;  // no request is certified without it
    bool retired = false;  // takes no flags, and is not required
    QString by;
    TimeMs at = 0;
};
// By position; retired ones behind all others.
Result<QList<Detector>> listDetectors(Database &db);

struct QualityFlagRow {
    qint64 run = 0;
    QString detector;
    FlagEntry entry;
    QString cause, comment, by;
    TimeMs at = 0;
    qint64 undoneBy = 0;  // id of the entry that undoes it; 0: it stands
};
// The log of a run and detector, the newest first.
Result<QList<QualityFlagRow>> listQualityFlags(Database &db, qint64 run, const QString &detector);
// Those with an id in the ranges, the oldest first.
Result<QList<QualityFlagRow>> findQualityFlags(Database &db, const std::vector<NumberRange> &ids);

struct QualityStateRow {
    qint64 id = 0;
    QualityState state = QualityState::Open;
    QString comment, by;
    TimeMs at = 0;
    // By a second person; empty: not confirmed.
    QString confirmedBy, confirmComment;
    TimeMs confirmedAt = 0;
};
// The newest first.
Result<QList<QualityStateRow>> listQualityStates(Database &db, qint64 run, const QString &detector);

// A run and detector as it stands.
struct QualityCell {
    QualityState state = QualityState::Open;
    bool confirmed = false;  // by a second person
    QStringList signers;  // who signed it off and completed it, since it was open last
    std::vector<FlagRange> ranges;  // resolvedFlags()
    int entries = 0,
        comments = 0;  // of the log of flags; entries with a comment or a cause that count somewhere
    qint64 newestFlag = 0, newestState = 0;  // ids; 0: none
};
// By run and detector; runs and detectors of which nothing is said are left out. Two statements; linear in
// the rows.
using RunQuality = QHash<QString, QualityCell>;
Result<QHash<qint64, RunQuality>> loadQuality(Database &db, qint64 firstRun = 0,
                                              qint64 lastRun = std::numeric_limits<qint64>::max());

// What a request lacks to be certified.
struct QualityGap {
    qint64 run = 0;
    QString detector;
    QualityState state = QualityState::Open;  // completed: a second person must confirm it
};
// By run and detector, at most `limit`; empty: nothing, if any detector is required at all.
Result<QList<QualityGap>> qualityGaps(Database &db, RequestId request, int limit);
Result<bool> wantsSecondPerson(Database &db, CampaignId campaign);

// The runs that may stand as an example: completed for every required detector, and good in each from the
// first lumisection on, without a gap. Empty where no detector is required.
Result<QList<RunNumber>> certifiedGoodRuns(Database &db);

enum class RunListKind { Rule, File };
template <>
struct words::Table<RunListKind> {
    static constexpr std::array list{W("rule"), W("file")};
};

// A version of a good-run list; its texts are of models/runs and models/certification.
struct RunListVersion {
    qint64 id = 0;
    QString name;
    int version = 0;
    RunListKind kind = RunListKind::Rule;
    QString rule, candidates, why, by;
    qint64 runs = 0, lumisections = 0;
    TimeMs at = 0;
    QString list, antiList, provenance, losses;  // empty in listRunLists()

    QString title() const;  // "golden version 3"
};
// By name, the newest version first.
Result<QList<RunListVersion>> listRunLists(Database &db);
// With its texts. `version` 0: the newest. NotFound.
Result<RunListVersion> loadRunList(Database &db, const QString &name, int version = 0);

}  // namespace shiftdeck

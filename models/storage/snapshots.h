// The conditions that each output was made with: its snapshot. Read-only; any Database.
//
// A job reads its conditions when it starts, so that all its outputs have one snapshot: a tag, and the moment
// at which it was read. The tag is what the job report says; a job that says another one than its request,
// whose tag is frozen by the approval, is not credited. Of a job that was credited without a report it is the
// request's. The moment is the start of the job, as its report or its endpoint told; where neither did it is
// the submission, which is earlier, so that nothing that is outdated is missed. The payloads of the tag were
// as the updates before that moment left them. Nothing of this changes afterwards: the start of a job is
// written down once. Times are milliseconds since 1970-01-01 UTC.
#pragma once

#include "models/core/clock.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

#include <QStringList>

namespace shiftdeck {

// When the job `j` read its conditions.
inline constexpr QLatin1StringView kReadAt{"coalesce(j.started_at, j.submitted_at, j.created_at)"};

// What it rests on: a job report, which confirms the tag; the start of the job alone; or its submission.
enum class SnapshotWord { Submission, Start, Report };
template <>
struct words::Table<SnapshotWord> {
    static constexpr std::array list{W("submission"), W("start"), W("report")};
};

struct OutputSnapshot {
    OutputId output;
    JobId job;
    QString name, stream, merged;  // merged: name of the merged file that it is in; empty: none yet
    qint64 run = 0, events = 0;
    QString tag;
    TimeMs readAt = 0;
    SnapshotWord said = SnapshotWord::Submission;
    TimeMs payloadsOf = 0;  // when the newest payload that it read came; 0: no update before it is known
    QStringList replaced;  // payloads that changed since, the newest first; none: it is not outdated
};
// Of the credited outputs of a request, by run and stream; `run` 0: of all runs. At most `limit`.
Result<QList<OutputSnapshot>> listSnapshots(Database &db, RequestId request, qint64 run, int limit);

}  // namespace shiftdeck

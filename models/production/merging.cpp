#include "models/production/merging.h"

#include "models/production/jobrows.h"
#include "models/production/makejobs.h"
#include "models/production/requeststops.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Merging {
    Q_DECLARE_TR_FUNCTIONS(Merging)
};

constexpr qsizetype kMaxParts = 2000;  // a job report has at most 10,000 entries

struct StreamRow {
    StreamId id;
    QString name, dataset, suffix;
};

Result<QList<StreamRow>> listStreams(Database &db, RequestId request)
{
    return db.list(
        QStringLiteral("SELECT s.id, s.name, d.name, s.suffix FROM streams s"
                       " JOIN datasets d ON d.id = s.output_dataset_id WHERE s.request_id = ? ORDER BY s.id"),
        {request.value()}, [](const Row &row) {
            return StreamRow{row.id<StreamId>(0), row.text(1), row.text(2), row.text(3)};
        });
}

// Whether a part of this size would make the merged file larger than the request wants.
bool isFull(const PlannedMerge &merge, qint64 events, qint64 bytes, const RequestRow &request)
{
    if (merge.parts.isEmpty())
        return false;
    return merge.parts.size() >= kMaxParts
        || (merge.events > 0 && merge.events + events > request.mergeEvents)
        || (request.mergeBytes > 0 && merge.bytes + bytes > request.mergeBytes);
}

Result<> planStream(Database &db, const StreamRow &stream, const RequestRow &request, MergePlan &plan)
{
    struct Part { OutputId id; qint64 run = 0, events = 0, bytes = 0; bool damaged = false, read = false; };
    SD_TRY(
        const auto parts,
        db.list(
            QStringLiteral(
                "SELECT o.id, o.run, o.events, o.bytes, o.problem <> '', o.verified_at IS NOT NULL"
                " FROM outputs o WHERE o.stream_id = ? AND o.state = 'credited'"
                " AND NOT EXISTS (SELECT 1 FROM merge_parts p WHERE p.output_id = o.id)"
                " ORDER BY o.run, o.first_event, o.id"),
            {stream.id.value()}, [](const Row &row) {
                return Part{row.id<OutputId>(0), row.integer(1), row.integer(2),
                            row.integer(3),      row.flag(4),    row.flag(5)};
            }));
    PlannedMerge merge;
    const auto take = [&] {
        if (!merge.parts.isEmpty())
            plan.merges.append(merge);
        merge = {};
        merge.stream = stream.id;
        merge.streamName = stream.name;
    };
    take();
    for (const Part &part : parts) {
        if (part.damaged || (request.mergePolicy == MergePolicy::VerifyInputs && !part.read)) {
            ++(part.damaged ? plan.damaged : plan.unread);
            continue;
        }
        if (isFull(merge, part.events, part.bytes, request))
            take();
        if (merge.parts.isEmpty())
            merge.run = part.run;
        merge.parts.append(part.id);
        merge.events += part.events;
        merge.bytes += part.bytes;
    }
    take();
    return {};
}

Result<QString> whyNotYet(Database &db, const RequestRow &request, bool early)
{
    if (request.status != RequestStatus::Running)
        return Merging::tr("It is %1; only running requests are merged.").arg(toWord(request.status));
    SD_TRY(const auto stop, openStop(db, request.id));
    if (stop)
        return Merging::tr("It is stopped until a person lets it go on: %1").arg(stop->reason);
    if (early && request.mergePolicy == MergePolicy::VerifyInputs)
        return Merging::tr("It is merged by the policy verify-inputs: every output is read first, once all"
                           " work"
                           " units are credited. Choose another policy to merge early.");
    if (early)
        return QString();
    SD_TRY(const qint64 open,
           db.integer(QStringLiteral("SELECT sum(n) FROM request_counters WHERE request_id = ?"
                                     " AND kind = 'unit' AND status IN ('ready','claimed')"),
                      {request.id.value()}));
    if (!request.unitsMade)
        return Merging::tr("Its work units are not made yet.");
    return open == 0
        ? QString()
        : Merging::tr("%n work unit(s) are neither credited nor signed off.", nullptr, int(open));
}

struct MergeName {
    QString lfn;
    qint64 number = 0;
};

Result<MergeName> nextName(Database &db, StreamId id)
{
    SD_TRY(const StreamRow stream,
           db.one(Merging::tr("stream %1").arg(id.value()),
                  QStringLiteral("SELECT s.id, s.name, d.name, s.suffix FROM streams s"
                                 " JOIN datasets d ON d.id = s.output_dataset_id WHERE s.id = ?"),
                  {id.value()}, [](const Row &row) {
                      return StreamRow{row.id<StreamId>(0), row.text(1), row.text(2), row.text(3)};
                  }));
    SD_TRY(const qint64 last,
           db.integer(QStringLiteral("SELECT max(number) FROM merges WHERE stream_id = ?"), {id.value()}));
    return MergeName{QStringLiteral("%1/%2-%3.%4").arg(stream.dataset, stream.name)
                         .arg(last + 1, 4, 10, QLatin1Char('0')).arg(stream.suffix), last + 1};
}

Result<MergeId> makeMerge(Database &db, RequestId request, const PlannedMerge &merge, const Actor &actor)
{
    SD_TRY(const MergeName name, nextName(db, merge.stream));
    SD_TRY(const qint64 id,
           db.insert(QStringLiteral("INSERT INTO merges (request_id, stream_id, number, parts, events, lfn, "
                                    "created_at, changed_at)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                     {request.value(), merge.stream.value(), name.number, merge.parts.size(), merge.events,
                      name.lfn, actor.now, actor.now}));
    for (qsizetype i = 0; i < merge.parts.size(); ++i) {
        auto added =
            db.run(QStringLiteral("INSERT INTO merge_parts (output_id, merge_id, position) VALUES (?, ?, ?)"),
                   {merge.parts.at(i).value(), id, i});
        if (!added && added.error().code == ErrorCode::Refused)
            return fail(ErrorCode::Conflict, requestName(request),
                        Merging::tr("One of the outputs went into another merge in the meantime."));
        SD_CHECK(std::move(added));
    }
    SD_CHECK(addAudit(db, actor,
                      {QStringLiteral("merge"),
                       id,
                       request,
                       {},
                       name.lfn,
                       Merging::tr("%1 parts with %2 events").arg(merge.parts.size()).arg(merge.events)}));
    return MergeId(id);
}
}  // namespace

Result<MergePlan> planMerges(Database &db, RequestId id, bool early)
{
    MergePlan plan;
    plan.request = id;
    SD_TRY(const RequestRow request, loadRequestRow(db, id));
    SD_TRY(plan.nothing, whyNotYet(db, request, early));
    if (!plan.nothing.isEmpty())
        return plan;
    SD_TRY(const auto streams, listStreams(db, id));
    for (const StreamRow &stream : streams)
        SD_CHECK(planStream(db, stream, request, plan));
    if (plan.unread > 0)
        plan.merges.clear();
    plan.nothingIsLeft = plan.unread == 0 && plan.merges.isEmpty();
    if (plan.unread > 0)
        plan.nothing = Merging::tr("%n output(s) must be read first; the agent does it, then it merges.",
                                   nullptr,
                                   int(plan.unread));
    else if (plan.merges.isEmpty() && plan.damaged > 0)
        plan.nothing =
            Merging::tr("%n output(s) were damaged or lost before the merge; all others are in a merge"
                        " already.",
                        nullptr, int(plan.damaged));
    else if (plan.merges.isEmpty())
        plan.nothing = Merging::tr("Every credited output is in a merge already.");
    return plan;
}

Result<QList<JobId>> makeMerges(Database &db, const MergePlan &plan, const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<JobId>> {
        if (plan.merges.isEmpty())
            return fail(ErrorCode::Refused, requestName(plan.request),
                        plan.nothing.isEmpty() ? Merging::tr("There is nothing to merge.") : plan.nothing);
        SD_TRY(const RequestRow request, loadRequestRow(db, plan.request));
        if (request.status != RequestStatus::Running)
            return fail(
                ErrorCode::Conflict, requestName(plan.request),
                Merging::tr("It is %1; only running requests are merged.").arg(toWord(request.status)));
        QList<NewJob> jobs;
        for (const PlannedMerge &merge : plan.merges) {
            SD_TRY(const MergeId id, makeMerge(db, plan.request, merge, actor));
            jobs.append({{{}, merge.run, merge.events, {}, 1}, id});
        }
        return makeGridJobs(db, plan.request, jobs, false, actor);
    });
}

}  // namespace shiftdeck

#include "models/production/mergesteps.h"

#include "models/core/errortext.h"
#include "models/production/agentcontext.h"
#include "models/production/closing.h"
#include "models/production/merging.h"
#include "models/production/partchecks.h"
#include "models/production/releasing.h"
#include "models/storage/stopcondition.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct MergeSteps {
    Q_DECLARE_TR_FUNCTIONS(MergeSteps)
};

constexpr TimeMs kLookAgainMs = 60'000;
constexpr int kMostAsked = 1000;

// Answers whether parts are still to be read before anything may be planned.
Result<bool> readWhatIsDue(AgentContext &c, RequestId id, std::stop_token stop)
{
    SD_TRY(const RequestRow request, loadRequestRow(c.db, id));
    PartReading reading;
    reading.atMost = kPartsPerCycle;
    reading.unread =
        request.mergePolicy == MergePolicy::VerifyInputs && !c.mergesPlanned.contains(id.value());
    reading.damaged = c.clock.now() >= c.nextPartCheck.value(id.value(), 0);
    if (!reading.unread && !reading.damaged)
        return false;
    const auto beat = [&c] { return c.lease.beat(MergeSteps::tr("reading outputs before their merge")); };
    SD_TRY(const PartsRead done, readParts(c.db, id, reading, c.clock.now(), beat, stop));
    for (const QString &problem : done.problems)
        c.problem(MergeSteps::tr("Request %1: %2", "which request, what is wrong")
                      .arg(QString::number(id.value()), problem));
    if (reading.damaged && !done.more)
        c.nextPartCheck.insert(id.value(), c.clock.now() + kLookAgainMs);
    // A part that is good again waits for a merge of its own.
    if (done.read > done.problems.size())
        c.mergesPlanned.remove(id.value());
    return done.more;
}

Result<> planOne(AgentContext &c, RequestId id)
{
    SD_TRY(const MergePlan plan, planMerges(c.db, id));
    if (plan.merges.isEmpty()) {
        if (plan.nothingIsLeft)
            c.mergesPlanned.insert(id.value());
        return {};
    }
    const auto made = makeMerges(c.db, plan, c.actor("agent.merge"));
    if (made) {
        c.report.changed += int(made->size());
        return {};
    }
    // A plan that was overtaken is no reason to stop: the next cycle plans again.
    SD_CHECK(c.won(tl::unexpected(made.error())));
    c.problem(describe(made.error()));
    return {};
}

Result<> finishOne(AgentContext &c, RequestId id)
{
    SD_TRY(const qint64 open,
           c.db.integer(QStringLiteral("SELECT sum(n) FROM request_counters WHERE request_id = ?"
                                       " AND kind = 'merged' AND status NOT IN ('done','void')"),
                        {id.value()}));
    if (open > 0)
        return {};
    const QString why =
        MergeSteps::tr("Every work unit is credited or signed off, and every stream is merged.");
    SD_TRY(const bool finished, c.won(finishRequest(c.db, id, why, c.actor("agent.finish"))));
    c.report.finished += finished ? 1 : 0;
    return {};
}
}  // namespace

Result<> mergeAndFinish(AgentContext &c, std::stop_token stop)
{
    SD_TRY(const auto complete,
           c.db.list(QStringLiteral("SELECT r.id FROM requests r WHERE r.status = 'running'"
                                    " AND r.units_made = 1"
                                    " AND NOT EXISTS (SELECT 1 FROM request_counters k"
                                    " WHERE k.request_id = r.id"
                                    " AND k.kind = 'unit' AND k.status IN ('ready','claimed') AND k.n > 0)"
                                    " AND NOT (%1 AND EXISTS (SELECT 1 FROM streams s"
                                    " JOIN output_counters o ON o.stream_id = s.id"
                                    " WHERE s.request_id = r.id AND o.state = 'credited' AND o.n > 0))"
                                    " ORDER BY r.priority DESC, r.id")
                         .arg(kIsStopped),
                     {}, [](const Row &row) { return row.id<RequestId>(0); }));
    for (const RequestId id : complete) {
        SD_CHECK(c.lease.beat(MergeSteps::tr("merging")));
        SD_TRY(const bool moreToRead, readWhatIsDue(c, id, stop));
        if (moreToRead)
            continue;
        SD_CHECK(c.mergesPlanned.contains(id.value()) ? finishOne(c, id) : planOne(c, id));
    }
    return {};
}

Result<> releaseAsked(AgentContext &c, std::stop_token stop)
{
    SD_TRY(const auto asked,
           c.db.list(QStringLiteral("SELECT id FROM merges WHERE release = 'asked' ORDER BY request_id, id"
                                    " LIMIT ?"),
                     {kMostAsked}, [](const Row &row) { return row.id<MergeId>(0); }));
    int done = 0;
    for (const MergeId id : asked) {
        if (done >= kReleasesPerCycle || stop.stop_requested())
            break;
        if (c.clock.now() < c.nextRelease.value(id.value(), 0))
            continue;
        ++done;
        const auto beat = [&c] { return c.lease.beat(MergeSteps::tr("deleting merged outputs")); };
        SD_TRY(const Released released, releaseMerge(c.db, id, c.actor("agent.release"), beat, stop));
        for (const QString &problem : released.problems)
            c.problem(problem);
        if (released.problems.isEmpty())
            c.nextRelease.remove(id.value());
        else
            c.nextRelease.insert(id.value(), c.clock.now() + kLookAgainMs);
        c.report.changed += released.deleted + released.gone > 0 ? 1 : 0;
    }
    return {};
}

}  // namespace shiftdeck

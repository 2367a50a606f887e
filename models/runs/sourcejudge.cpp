#include "models/runs/sourcejudge.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qsizetype kLongest = 2000;
}

RunStep judgeRun(const RunSource &source, const std::optional<SourceRun> &known, const ListedRun &shown,
                 TimeMs at)
{
    RunStep step;
    if (known && known->state == SourceRunState::Requested) {
        const QString fresh = whatIsNew(known->seen, shown).left(kLongest);
        if (!fresh.isEmpty() && fresh != known->later) {
            step.what = RunStep::Note;
            step.state = SourceRunState::Requested;
            step.later = fresh;
        }
        return step;
    }
    const bool changed = !known || known->seen != shown.seen();
    step.changedAt = changed ? at : std::min(known->changedAt, at);  // a clock may be turned back
    if (known && known->state == SourceRunState::Refused && !changed && !source.lookWanted)
        return step;
    if (!shown.refusal.isEmpty()) {
        step.state = SourceRunState::Refused;
        step.why = shown.refusal.left(kLongest);
    } else if (shown.waitsFor.isEmpty() && !shown.files.isEmpty()
               && (shown.isDeclared
                   || (source.completeBy == CompleteBy::Quiet && at - step.changedAt >= source.quietMs))) {
        step.what = RunStep::Request;
        return step;
    } else {
        step.state = !known ? SourceRunState::Seen
            : changed || known->state == SourceRunState::Refused || known->state == SourceRunState::Complete
            ? SourceRunState::Growing
            : known->state;
        step.why = shown.waitsFor.left(kLongest);
    }
    if (!known || changed || known->state != step.state || known->why != step.why
        || known->changedAt != step.changedAt)
        step.what = RunStep::Note;
    return step;
}

}  // namespace shiftdeck

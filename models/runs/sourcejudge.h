// What is to be done about one run that a source shows, by what is known of it and the source's policy.
//
//   no row yet                         seen
//   shown otherwise than last time     growing; the quiet time begins anew
//   declared complete by the source, or nothing changed for the quiet time: to be requested
//   requested                          what is new is told, and nothing else
//   refused                            left alone until it is shown otherwise, or somebody wants a look
//
// Times are all of the agent's clock, at the beginning of a look: two looks must have found the same. Pure.
#pragma once

#include "models/runs/sourcelisting.h"

namespace shiftdeck {

struct RunStep {
    enum What { Nothing, Note, Request };
    What what = Nothing;
    SourceRunState state = SourceRunState::Seen;  // of Note
    TimeMs changedAt = 0;
    QString why;
    QString later;  // not empty: only this is to be noted
};
RunStep judgeRun(const RunSource &source, const std::optional<SourceRun> &known, const ListedRun &shown,
                 TimeMs at);

}  // namespace shiftdeck

// The stage check: is every input of an assigned request at its site, and still what was registered?
#pragma once

#include "models/production/audit.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace shiftdeck {

struct StageReport {
    RequestId request;
    int files = 0, valid = 0;
    QStringList problems;  // one sentence per bad file; at most kMaxStageProblems of them
    bool isComplete() const { return files > 0 && valid == files; }
    QString problem() const;  // in one sentence or two; empty when complete
};

constexpr int kMaxStageProblems = 100;

// Called between files; an Error ends the check with it.
using Heartbeat = std::function<Result<>()>;

// Reads every input file of the request whole and notes what it finds with the copies (replicas). Blocks on
// the disk; no transaction is open while it reads. Refused unless the request is assigned, staged or running.
Result<StageReport> checkStage(Database &db, RequestId request, const Clock &clock,
                               const Heartbeat &beat = {}, std::stop_token stop = {});

// Writes beside the request, while it is assigned, what the report says is in the way (or nothing).
Result<> noteStageProblem(Database &db, const StageReport &report);

// Moves assigned -> staged. Refused, with the problems, when the report is not complete; the database looks
// at the copies' states again.
Result<> stageRequest(Database &db, const StageReport &report, const Actor &actor);

}  // namespace shiftdeck

// What exit codes mean: the usual ones of every program, and those of the applications, which operators keep
// in the store (table exit_codes). An entry for a release wins over one for all releases of the step; an
// entry wins over the usual meaning.
#pragma once

#include "models/core/clock.h"
#include "models/production/audit.h"

#include <QString>

#include <optional>

namespace shiftdeck {

struct ExitCode {
    QString step;  // word of Step
    QString release;  // empty: every release
    int code = 0;  // 1 and up
    QString meaning;  // "the conditions database did not answer"
    QString failureClass = QStringLiteral("exit-code");  // word of failureclass.h
    std::optional<bool> retryHelps;  // none: as the class says
    TimeMs changedAt = 0;
    QString changedBy;
};

constexpr qsizetype kMaxMeaning = 200;

// By step, release and code. O(entries), which people write by hand.
Result<QList<ExitCode>> listExitCodes(Database &db);
Result<std::optional<ExitCode>> findExitCode(Database &db, const QString &step, const QString &release,
                                             int code);
// Exactly this entry, not one for all releases.
Result<std::optional<ExitCode>> exactExitCode(Database &db, const QString &step, const QString &release,
                                              int code);
// InvalidInput names what is wrong with an entry. Pure.
Result<> checkExitCode(const ExitCode &entry);
// Makes or replaces the entry; one audit row.
Result<> setExitCode(Database &db, const ExitCode &entry, const Actor &actor);
// NotFound when there is none.
Result<> removeExitCode(Database &db, const ExitCode &entry, const Actor &actor);
QString exitCodeName(const ExitCode &entry);  // "exit code 3 of production in demo-1"

// What an exit code means where the shell gives it a meaning (126, 127, 128 + n); else empty.
QString exitCodeMeaning(int exitCode);
// The signal of an exit code 128 + n.
std::optional<int> signalOfExitCode(int exitCode);
// "SIGKILL (killed, for instance when memory ran out)"; a number without a name stays a number.
QString signalName(int number);

constexpr int kExitNotExecutable = 126;
constexpr int kExitNotFound = 127;

}  // namespace shiftdeck

// What PostgreSQL says, as errors of ours. Internal to models/storage.
// SQLSTATE codes: PostgreSQL 15 documentation, appendix A.
#pragma once

#include "models/core/result.h"
#include "models/storage/storelocation.h"

namespace shiftdeck {

// A statement that failed; `lost`: and with it the connection. Retryable AlreadyExists: a unique key was
// taken by somebody else a moment ago, and whoever looks again sees it.
Error statementError(bool lost, const QString &sqlState, const QString &text, const StoreLocation &location,
                     const QString &sql);

// Why no connection came about, with what to do next.
Error connectionError(const QString &text, const StoreLocation &location);

}  // namespace shiftdeck

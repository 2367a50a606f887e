// Result<T>: what every function returns that can fail across a module border.
//
// An Error is data, not text for the screen: a code to branch on, the thing it happened to
// (`context`), the reason (`cause`) and whether the same call may succeed later (`retryable`).
// `describe()` (errortext.h) turns it into a sentence. No exception crosses a module border.
#pragma once

#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

namespace shiftdeck {

enum class ErrorCode {
    NotRun,           // default: nothing was attempted
    NotFound,         // the named thing does not exist
    AlreadyExists,    // a unique name or key is taken
    InvalidInput,     // an argument, file or answer from outside is malformed or out of bounds
    Refused,          // a rule forbids it (transition, ledger, evidence)
    NotAuthorized,    // the operator's role does not allow it
    Conflict,         // the row changed since the decision was taken
    Busy,             // another process holds the lock; try again
    Io,               // a file or folder cannot be read or written
    DiskFull,
    Corrupt,          // the database or a file of ours is damaged
    SchemaTooNew,     // the database was written by a newer program
    SchemaTooOld,     // a shared database that its owner must migrate first
    ForeignDatabase,  // a database, but not one of ours
    Unavailable,      // an endpoint does not answer
    Cancelled,        // stopped on request
    Internal,         // a bug: an SQL statement that cannot fail did
};

struct Error {
    ErrorCode code = ErrorCode::NotRun;
    QString context;  // what it happened to: "request 12", a path, a token
    QString cause;    // why, in words
    bool retryable = false;

    bool operator==(const Error &) const = default;
};

template <typename T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString context, QString cause, bool retryable = false)
{
    return tl::unexpected<Error>(Error{code, std::move(context), std::move(cause), retryable});
}

}  // namespace shiftdeck

Q_DECLARE_METATYPE(shiftdeck::Error)

// Hand an error up, or go on with the value:
//   SD_TRY(const auto unit, findUnit(db, id));
//   SD_CHECK(transaction.commit());
#define SD_CONCAT_INNER(a, b) a##b
#define SD_CONCAT(a, b) SD_CONCAT_INNER(a, b)
#define SD_TRY_IMPL(tmp, declaration, ...)                     \
    auto tmp = (__VA_ARGS__);                                  \
    if (!tmp)                                                  \
        return tl::unexpected(std::move(tmp).error());         \
    declaration = *std::move(tmp)
#define SD_TRY(declaration, ...) SD_TRY_IMPL(SD_CONCAT(sdTry, __LINE__), declaration, __VA_ARGS__)
#define SD_CHECK(...)                                          \
    do {                                                       \
        if (auto sdCheck = (__VA_ARGS__); !sdCheck)            \
            return tl::unexpected(std::move(sdCheck).error()); \
    } while (false)

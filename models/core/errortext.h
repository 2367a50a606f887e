// An Error as a person reads it, and as a script reads it. Any thread; pure functions.
#pragma once

#include "models/core/result.h"

namespace shiftdeck {

// What happened, to what, why, and what to do next, in one or a few complete sentences, translated
// (context "ErrorText"). Context and cause are outside text: control characters are taken out and
// each is cut to 400 characters.
QString describe(const Error &error);

// The exit code of prodctl, part of its interface: a script may rely on the numbers.
//
//   0  done
//   1  internal: a bug, or nothing was attempted
//   2  usage: unknown option, malformed argument or input            InvalidInput
//   3  the named thing does not exist                                 NotFound
//   4  refused by a rule                                              Refused, AlreadyExists
//   5  the operator's role does not allow it                          NotAuthorized
//   6  something changed since the decision was taken                 Conflict
//   7  another process holds the lock: try again                      Busy
//   8  a file or folder cannot be read or written                     Io, DiskFull
//   9  the database is damaged, foreign, too new or too old           Corrupt, SchemaTooNew, SchemaTooOld,
//                                                                     ForeignDatabase
//  10  an endpoint or the store's server does not answer                                    Unavailable
// 130  stopped on request, as for any program ended by Ctrl+C         Cancelled
int exitCodeFor(ErrorCode code);

}  // namespace shiftdeck

// Error texts of jobs, made comparable: what differs between two jobs that failed for one reason is
// replaced by a placeholder, so that one cause is one line with a count. Any thread; pure functions.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace shiftdeck {

inline constexpr int kMaxSignatureLength = 200;

// `text` on one line of at most kMaxSignatureLength characters, with these in place of what varies:
//
//   <time>  dates and times of day                 <uuid>  UUIDs
//   <n>     numbers, versions, digits in a name    <hex>   0x.. and eight or more hex digits
//   <path>  paths and URLs                         <host>  host names and IP addresses
//   <user>  user@host, user=name, "for user name"  <id>    random names, and words without end
//
// What tells causes apart stays: the name of a program, library or script at the end of a path
// ("<path>/libCore.so: cannot open"), and a number of at most three digits after "code", "signal",
// "status" or "errno". Placeholders that follow each other become one.
//
// Idempotent: the signature of a signature is itself. Linear in the length of the text, of which
// only the first 16,000 characters are read. Never fails; an empty text has an empty signature.
QString errorSignature(QStringView text);

// The line of a log's tail that tells most: the last that speaks of an error, else of a failure,
// else the last that is not blank. Bytes are read as UTF-8, bad ones replaced; terminal colours are
// taken out; at most 1,000 characters. Only the last 64 KiB are read.
QString lastErrorLine(QByteArrayView stderrTail);

}  // namespace shiftdeck

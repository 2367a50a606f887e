// Error texts of jobs, made comparable: what differs between two jobs that failed for one reason is
// replaced by a placeholder, so that one cause is one line with a count. Any thread; pure functions.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace shiftdeck {

inline constexpr int kMaxSignatureLength = 200;

// `text` on one line of at most kMaxSignatureLength characters, with
//   <time>  dates, times of day and ISO 8601 stamps      <uuid>  UUIDs
//   <hex>   0x.. and runs of 8 or more hex digits        <n>     numbers, also with sign, point or exponent
//   <path>  absolute, home, relative and URL-like paths  <host>  names with two or more dots, IP addresses
//   <user>  the name before @ or after user=, owner=, for user
// in place of what varies. Numbers glued to a word ("node042") become part of it: "node<n>".
// Paths end in their last part when it has a usual suffix, so that "lib.so: not found" keeps its
// meaning: "/a/b/libfoo.so" is "<path>/libfoo.so", while temporary names go wholly.
//
// Idempotent: the signature of a signature is itself. Linear in the length of the text, of which
// only the first 16,000 characters are read. Never fails; an empty text has an empty signature.
QString errorSignature(QStringView text);

// The line of a log's tail that tells most: the last one that speaks of an error, a failure or an
// uncaught exception; without such a line the last that is not blank. Bytes are read as UTF-8, bad
// ones replaced; ANSI colours are taken out; at most 1,000 characters. Only the last 64 KiB are read.
QString lastErrorLine(QByteArrayView stderrTail);

}  // namespace shiftdeck

// A good-run list together with where it comes from: the file and its checksum, or the operation that made it
// and the lists it was made of, each with its counts. Every operation here carries that along.
//
// Values; any thread; pure functions.
#pragma once

#include "models/core/result.h"
#include "models/runs/runlist.h"

#include <QJsonObject>

#include <vector>

namespace shiftdeck {

struct Provenance {
    QString origin;  // a path or a name, of what was read
    QString checksum;  // "sha256:<64 hex digits>" of the bytes that were read
    QString operation;  // of what was made: "and", "minus", "runs 1 to 5", ...
    qint64 runs = 0, lumisections = 0;
    qint64 refused = 0;  // entries of the file that were left out: the list is less than the file then
    std::vector<Provenance> parts;

    // Whether nothing that this rests on was read in part only.
    bool isWhole() const;
    // One line per list, parts indented below what was made of them.
    QString text() const;
    // {origin, checksum, refused} or {operation, parts: [...]}, and {runs, lumisections}. Compact and with
    // sorted keys it is the form in which a provenance is stored.
    QJsonObject json() const;
    // InvalidInput: not such an object, or deeper or larger than kMaxDepth and kMaxParts.
    static Result<Provenance> fromJson(const QJsonObject &object);
    static constexpr int kMaxDepth = 100, kMaxParts = 10'000;

    bool operator==(const Provenance &) const = default;
};

struct CertifiedList {
    RunList list;
    Provenance from;
};

QString sha256Of(const QByteArray &bytes);  // as in `checksum`

CertifiedList combined(ListOperation operation, const CertifiedList &a, const CertifiedList &b);
CertifiedList restricted(const CertifiedList &list, RunNumber first, RunNumber last);
// To the runs of a plain list, which is named in the provenance.
CertifiedList restricted(const CertifiedList &list, const QList<RunNumber> &runs, const Provenance &from);

}  // namespace shiftdeck

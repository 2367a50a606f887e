// Which runs are good references for a run, and why: by similarity.
//
// As AutoDQM chooses (autoref/ref.py): a candidate is of the same kind, its luminosity is within 15 % of
// the run's (where either is not known, its events), and of those the most recent one is the best. Only
// runs that are certified good are proposed first; those that are not come last, and say so: the store
// refuses a reference set of them. Pure; any thread.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace shiftdeck {

struct ReferenceCandidate {
    qint64 run = 0;
    QString kind, type;  // of the plots ("prompt"); of the run ("physics")
    qint64 events = 0;
    std::optional<double> luminosity;  // recorded
    QString unit;  // of the luminosity; two that differ are not compared
    qint64 startedAt = 0;  // milliseconds; 0: not known
    bool isCertified = false;
};

// One thing that was compared.
struct ReferenceFact {
    QString text;  // a whole sentence
    bool agrees = false;  // false: it differs, or is not known
};

struct ReferenceProposal {
    qint64 run = 0;
    bool isEligible = false;  // certified good: a reference set can be made of it
    bool isSimilar = false;  // same type, and luminosity or events within 15 %
    QList<ReferenceFact> facts;  // kind and type, luminosity or events
    QString reason;  // whole sentences: why, or what speaks against it

    QString agreeing() const;  // the facts that agree; those that do not
    QString differing() const;
};

inline constexpr double kSimilar = 0.15;  // largest relative difference

// The best first, at most `most` of them. `run` itself is never proposed, nor is another kind.
QList<ReferenceProposal> proposeReferences(const ReferenceCandidate &run,
                                           const QList<ReferenceCandidate> &candidates, int most = 10);

}  // namespace shiftdeck

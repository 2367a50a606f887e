// What the store knows about a run and all others with plots, as candidates for proposeReferences().
//
// Any Database; one statement. Header only: models/quality itself links no database, and whoever asks this
// links both.
#pragma once

#include "models/quality/referencechoice.h"
#include "models/storage/references.h"

namespace shiftdeck {

struct ProposedReference {
    ReferenceProposal proposal;
    RunPlots plots;  // of the run that is proposed
};

// For the run of `plots`, the best first; empty where no other run has registered plots of the kind.
inline Result<QList<ProposedReference>> proposedReferences(Database &db, const RunPlots &plots)
{
    SD_TRY(const auto all, referenceFacts(db, plots.kind));
    ReferenceCandidate run;
    run.run = plots.run;
    run.kind = plots.kind;
    QList<ReferenceCandidate> candidates;
    QHash<qint64, RunPlots> byRun;
    for (const ReferenceFacts &facts : all) {
        candidates.append({facts.plots.run, facts.plots.kind, facts.type, facts.events, facts.luminosity,
                           facts.unit, facts.startedAt, facts.isCertified});
        byRun.insert(facts.plots.run, facts.plots);
        if (facts.plots.run == plots.run)
            run = candidates.last();
    }
    QList<ProposedReference> result;
    for (const ReferenceProposal &proposal : proposeReferences(run, candidates))
        result.append({proposal, byRun.value(proposal.run)});
    return result;
}

}  // namespace shiftdeck

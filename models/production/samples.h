// Samples: known data with what a step of a release must make of them, to certify sites with.
//
// The inputs are files by content, for each site has copies of its own; the outputs are the merged files of a
// finished request that processed them, or numbers that were written down. A sample never changes: the next
// version takes its place. Synchronous, on the thread that owns the database; one audit row each.
#pragma once

#include "models/production/audit.h"
#include "models/storage/certifications.h"

namespace shiftdeck {

// "mdst=1206:54321:0a1b2c3d,1100:4711:00ff00ff jpsi=3:99:0000abcd": per stream the events, bytes and adler32
// of each merged file, in their order. InvalidInput says what is wrong with it. O(n); at most 200 files.
Result<SampleOutputs> parseSampleOutputs(const QString &text);
QString sampleOutputsText(const SampleOutputs &outputs);

struct NewSample {
    QString name, why;
    std::optional<RequestId> from;  // the finished request whose inputs and outputs it takes, or:
    QString campaign, dataset, step, release,
        conditions;  // the inputs are those of the dataset; no conditions: the
        // campaign's
    QString expected;  // as for parseSampleOutputs
};

// What would be made. NotFound and InvalidInput: what it names. Refused: the request is not finished, or
// finished short; an output was never read; two files of one run, whose outputs would be merged in no fixed
// order.
struct SamplePlan {
    Sample sample;
    QList<SampleInput> inputs;
    SampleOutputs outputs;
};
Result<SamplePlan> planSample(Database &db, const NewSample &wish);
Result<Sample> makeSample(Database &db, const NewSample &wish, const Actor &actor);

}  // namespace shiftdeck

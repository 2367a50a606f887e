// Streams against the campaign before: what each run was expected to keep. Read-only; any Database.
//
// The predecessor is the one that the campaign names. Compared is the stream of the same name of the same
// step, over all its requests that are no tests and were not rejected or aborted.
#pragma once

#include "models/core/retentionband.h"
#include "models/storage/streams.h"

#include <QHash>

namespace shiftdeck {

struct StreamBand {
    QString predecessor;  // campaign; empty: the campaign names none
    RateSpread spread;  // of the predecessor
    QHash<qint64, RunCount> before;  // what the predecessor did with a run, by run

    std::optional<RateBand> band(const RunRetention &run) const { return bandFor(spread, run.read); }
    BandState state(const RunRetention &run) const { return bandState(band(run), run.read, run.kept); }
    // Runs of the stream that are outside of their bands.
    qint64 outside(const StreamSummary &stream) const;
};
// By stream id. Cost: a query per campaign, step and name of stream.
Result<QHash<qint64, StreamBand>> listStreamBands(Database &db, const QList<StreamSummary> &streams);

}  // namespace shiftdeck

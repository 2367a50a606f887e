// What is known about sources of new runs in words, for the window and prodctl alike. Any thread.
#pragma once

#include "models/storage/sources.h"

#include <QString>

namespace shiftdeck {

// "watched", "stopped", "not looked at yet", "in trouble for 5 min", "not looked at for 2 h".
QString sourceStateText(const RunSource &source, TimeMs now);
// The word for its badge: "source.watched", "source.stopped", "source.new", "source.trouble", "source.late".
QString sourceStateWord(const RunSource &source, TimeMs now);
// "production, mc, latest release, by run"
QString policyText(const RunSource &source);
QString stepsText(const QList<Step> &steps);
// How it is and what to do next, in whole sentences, each in a line of its own.
QString sourceAdvice(const RunSource &source, TimeMs now);
// Of a run: why it is refused, what it waits for, or what came later; with what to do. Empty: nothing to say.
QString sourceRunText(const RunSource &source, const SourceRun &run, TimeMs now);
// "7 production (new), 8 mc (approved)"
QString sourceRequestsText(const SourceRun &run);

}  // namespace shiftdeck

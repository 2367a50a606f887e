// What is known about a site, as a person reads it: for the window and prodctl alike. Any thread; pure
// functions.
#pragma once

#include "models/storage/sitefacts.h"

#include <QString>

namespace shiftdeck {

// "up", "slow (3 s)", "down for 5 min", "never asked", "drained", "drained, down for 5 min".
QString siteStateText(const SiteFacts &site, TimeMs now);
// "12 s ago"; "never".
QString goodAnswerText(const SiteFacts &site, TimeMs now);
// "99.1 % of 1 234"; empty when nothing ended.
QString successText(const SiteFacts &site);
// "3, for 12 min": how many are in doubt, and the oldest; empty when none is.
QString doubtText(const SiteFacts &site, TimeMs now);
// "3 d 4 h", "ended 5 min ago"; empty: it has no end that is known.
QString credentialText(const SiteFacts &site, TimeMs now);
// "not needed", "needed, none yet", "needed: 2 good, 1 not, 1 under way": of steps and releases.
QString certificationText(const SiteFacts &site);
// How it is and what to do next, in whole sentences, each in a line of its own.
QString siteAdvice(const SiteFacts &site, TimeMs now);
// What a person or a program wrote, with a full stop, so that a sentence may follow.
QString asSentence(const QString &text);

}  // namespace shiftdeck

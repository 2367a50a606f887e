// The nearest of the names there are, for "did you mean". Any thread; pure functions.
#pragma once

#include <QStringList>

namespace shiftdeck {

// The name that takes the fewest changes of a character from `word`, without regard to case; empty when none
// is near (more than a third of it would change). Looks at names of at most 200 characters.
QString nearestName(const QString &word, const QStringList &names);
// `sentence`, and behind it "Did you mean X?" when a name is near.
QString withNearest(const QString &sentence, const QString &word, const QStringList &names);

}  // namespace shiftdeck

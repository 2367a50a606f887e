// The units that may stand behind the numbers of a filter (filterexpression.h): "lumi > 100 /nb".
//
// Of each quantity a list, in the order in which it is offered; the first is meant where no unit is written.
// Any thread; pure functions.
#pragma once

#include <QStringList>

#include <optional>

namespace shiftdeck {

const QStringList &luminosityUnits();  // "/pb", "/mb", ...; read also as "pb^-1", "1/pb", "pb-1"
const QStringList &energyUnits();  // "GeV", ...
const QStringList &durationUnits();  // "min", ...

// Whether the word reads like a unit of any quantity, also like one that is not known or not whole ("/s",
// "pb"): behind a number it is hardly a text to search for.
bool looksLikeUnit(QStringView word);

// A number of the unit `from` in the unit `to`, which is of one of the lists. None: they are no units of one
// quantity.
std::optional<double> inUnit(QStringView to, double value, QStringView from);

}  // namespace shiftdeck

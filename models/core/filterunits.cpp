#include "models/core/filterunits.h"

#include "models/core/lumiunit.h"

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
using W = QLatin1StringView;

struct Scale {
    W unit;
    const QStringList &(*quantity)();
    double size;  // in the least unit of the quantity; one divides the other
};
constexpr std::array kScales{Scale{W("MeV"), energyUnits, 1},    Scale{W("GeV"), energyUnits, 1e3},
                             Scale{W("TeV"), energyUnits, 1e6},  Scale{W("s"), durationUnits, 1},
                             Scale{W("min"), durationUnits, 60}, Scale{W("h"), durationUnits, 3600}};
// Cross sections, where a luminosity is meant.
constexpr std::array kBarns{W("mb"), W("ub"), W("nb"), W("pb"), W("fb"), W("ab")};

const Scale *scaleOf(QStringView word)
{
    const auto it = std::find_if(kScales.begin(), kScales.end(), [word](const Scale &scale) {
        return word.compare(scale.unit, Qt::CaseInsensitive) == 0;
    });
    return it == kScales.end() ? nullptr : &*it;
}
}  // namespace

const QStringList &luminosityUnits()
{
    static const QStringList list{QStringLiteral("/pb"), QStringLiteral("/mb"), QStringLiteral("/ub"),
                                  QStringLiteral("/nb"), QStringLiteral("/fb"), QStringLiteral("/ab")};
    return list;
}

const QStringList &energyUnits()
{
    static const QStringList list{QStringLiteral("GeV"), QStringLiteral("MeV"), QStringLiteral("TeV")};
    return list;
}

const QStringList &durationUnits()
{
    static const QStringList list{QStringLiteral("min"), QStringLiteral("s"), QStringLiteral("h")};
    return list;
}

bool looksLikeUnit(QStringView word)
{
    const auto is = [word](W barn) { return word.compare(barn, Qt::CaseInsensitive) == 0; };
    return word.startsWith(u'/') || word.startsWith(u"1/") || lumiUnitFrom(word) || scaleOf(word)
        || std::any_of(kBarns.begin(), kBarns.end(), is);
}

std::optional<double> inUnit(QStringView to, double value, QStringView from)
{
    const Scale *wanted = scaleOf(to), *given = scaleOf(from);
    if (wanted && given && wanted->quantity == given->quantity)
        return given->size >= wanted->size ? value * (given->size / wanted->size)
                                           : value / (wanted->size / given->size);
    const auto lumiWanted = lumiUnitFrom(to), lumiGiven = lumiUnitFrom(from);
    if (lumiWanted && lumiGiven && !isRate(*lumiWanted) && !isRate(*lumiGiven))
        return lumiIn(*lumiWanted, value, *lumiGiven);
    return {};
}

}  // namespace shiftdeck

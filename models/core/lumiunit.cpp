#include "models/core/lumiunit.h"

#include <cmath>

namespace shiftdeck {

namespace {
// How many /mb (or 10^27 cm^-2 s^-1) the unit is, as a power of ten: 1 /ub = 1000 /mb.
int power(LumiUnit unit)
{
    switch (unit) {
    case LumiUnit::PerMb: return 0;
    case LumiUnit::PerUb:
    case LumiUnit::HzPerUb: return 3;
    case LumiUnit::PerNb:
    case LumiUnit::HzPerNb: return 6;
    case LumiUnit::E34: return 7;
    case LumiUnit::PerPb: return 9;
    case LumiUnit::PerFb: return 12;
    case LumiUnit::PerAb: return 15;
    }
    return 0;
}
}  // namespace

bool isRate(LumiUnit unit)
{
    return unit == LumiUnit::HzPerUb || unit == LumiUnit::HzPerNb || unit == LumiUnit::E34;
}

std::optional<LumiUnit> lumiUnitFrom(QStringView text)
{
    QString word = text.toString().remove(u' ').toLower();
    if (word.startsWith(u'(') && word.endsWith(u')'))
        word = word.mid(1, word.size() - 2);
    if (word == QLatin1String("10^34cm^-2s^-1") || word == toWord(LumiUnit::E34))
        return LumiUnit::E34;
    for (const char *ending : {"^-1", "^{-1}", "-1"})
        if (word.endsWith(QLatin1StringView(ending)))
            word = u'/' + word.chopped(QLatin1StringView(ending).size());
    if (word.startsWith(QLatin1String("1/")))
        word.remove(0, 1);
    word.replace(QChar(0xb5), u'u').replace(QChar(0x3bc), u'u');  // the micro sign and the Greek letter
    return fromWord<LumiUnit>(word);
}

double lumiIn(LumiUnit to, double value, LumiUnit from)
{
    // Powers of ten up to 22 are exact, so that one rounding is all a conversion costs.
    const int by = power(from) - power(to);
    const double factor = std::pow(10.0, std::abs(by));
    return by < 0 ? value / factor : value * factor;
}

}  // namespace shiftdeck

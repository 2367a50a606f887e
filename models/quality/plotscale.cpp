#include "models/quality/plotscale.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
constexpr double kRoom = 0.06;  // of the range, above and below
constexpr int kPlainFrom = -3, kPlainTo = 5;  // powers of ten that are written out

QString plain(double value, double step)
{
    const int decimals = std::clamp(int(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    return QString::number(std::abs(value) < step * 1e-6 ? 0.0 : value, 'f', decimals)
        .replace(u'-', QChar(0x2212));
}

PlotTicks linearTicks(const PlotScale &scale, int most)
{
    PlotTicks result;
    const double range = scale.high - scale.low;
    const double raw = range / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (factor * power >= raw * 0.999) {
            step = factor * power;
            break;
        }
    if (!(step > 0) || !std::isfinite(step))
        return result;
    const double largest = std::max(std::abs(scale.low), std::abs(scale.high));
    const int exponent = largest > 0 ? int(std::floor(std::log10(largest))) : 0;
    const bool scaled = exponent > kPlainTo || exponent < kPlainFrom;
    const double unit = scaled ? std::pow(10.0, exponent) : 1;
    if (scaled)
        result.factor = QStringLiteral("×10") + raisedNumber(exponent);
    constexpr int kSmall = 5;
    const double first = std::ceil(scale.low / (step / kSmall) - 1e-9);
    for (double i = first; i * step / kSmall <= scale.high * (1 + 1e-12) + step * 1e-9; ++i) {
        const double value = i * step / kSmall;
        if (result.ticks.size() > 2000 || value > scale.high + step * 1e-6)
            break;
        const bool labelled = std::fmod(std::abs(i), kSmall) < 0.5;
        result.ticks.append({value, labelled ? plain(value / unit, step / unit) : QString()});
    }
    return result;
}

PlotTicks logTicks(const PlotScale &scale, int most)
{
    PlotTicks result;
    const int first = int(std::floor(std::log10(scale.low))), last = int(std::ceil(std::log10(scale.high)));
    const int every = std::max(1, (last - first) / std::max(1, most));
    for (int decade = first; decade <= last; ++decade) {
        const double power = std::pow(10.0, decade);
        for (int i = 1; i < 10; ++i) {
            const double value = i * power;
            if (!scale.contains(value))
                continue;
            const bool labelled = i == 1 && (decade - first) % every == 0;
            const QString label = decade >= -2 && decade <= 3 ? QString::number(power, 'g', 12)
                                                              : QStringLiteral("10") + raisedNumber(decade);
            if (labelled || every == 1)
                result.ticks.append({value, labelled ? label : QString()});
        }
    }
    return result;
}
}  // namespace

QString raisedNumber(int exponent)
{
    static const QString kDigits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString result = exponent < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar c : QString::number(std::abs(exponent)))
        result.append(kDigits.at(c.digitValue()));
    return result;
}

QString shortNumber(double value, int digits)
{
    if (!std::isfinite(value))
        return QStringLiteral("-");
    if (value == 0)
        return QStringLiteral("0");
    const int exponent = int(std::floor(std::log10(std::abs(value))));
    if (exponent >= kPlainFrom && exponent <= kPlainTo + 1)
        return QString::number(value, 'g', std::max(digits, exponent + 1)).replace(u'-', QChar(0x2212));
    QString mantissa = QString::number(value / std::pow(10.0, exponent), 'g', digits);
    return mantissa.replace(u'-', QChar(0x2212)) + QStringLiteral("×10") + raisedNumber(exponent);
}

double PlotScale::place(double value) const
{
    if (!isLog)
        return (value - low) / (high - low);
    return value > 0 ? std::log(value / low) / std::log(high / low) : -1e6;
}

double PlotScale::value(double place) const
{
    return isLog ? low * std::pow(high / low, place) : low + place * (high - low);
}

PlotScale scaleAround(double low, double high, bool isLog, double smallestPositive)
{
    PlotScale scale;
    if (!std::isfinite(low) || !std::isfinite(high) || low > high) {
        low = 0;
        high = 1;
    }
    if (isLog && high > 0 && smallestPositive > 0) {
        scale.isLog = true;
        scale.low = smallestPositive * 0.5;
        scale.high = std::max(high, smallestPositive) * 2;
        return scale;
    }
    const double range = high > low ? high - low : std::max(1.0, std::abs(high)) * 0.5;
    // From 0 where that is the lowest: bars stand on their axis.
    scale.low = low == 0 ? 0 : low - kRoom * range;
    scale.high = high == 0 && low < 0 ? 0 : high + 2 * kRoom * range;
    if (!(scale.high > scale.low)) {
        scale.low = low - 1;
        scale.high = high + 1;
    }
    return scale;
}

PlotTicks ticksOf(const PlotScale &scale, int most)
{
    // Within less than a power of ten a logarithmic axis has too few round numbers.
    if (scale.isLog && scale.high / scale.low >= 20)
        return logTicks(scale, most);
    return linearTicks(scale, most);
}

}  // namespace shiftdeck

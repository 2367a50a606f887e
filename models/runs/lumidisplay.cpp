#include "models/runs/lumidisplay.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(LumiDisplay)
};

std::optional<double> propagated(double a, double b, std::optional<double> sa, std::optional<double> sb)
{
    if (!sa || !sb)
        return {};
    return std::hypot(*sa / b, a * *sb / (b * b));
}

// In which the error has two digits that count.
int decimalsFor(double error) { return std::clamp(1 - int(std::floor(std::log10(error))), 0, 12); }
}  // namespace

LumiUnit readableUnit(const QList<Luminosity> &values)
{
    QList<double> sizes;
    for (const Luminosity &value : values)
        if (const auto inPb = value.in(LumiUnit::PerPb); inPb && inPb->value != 0)
            sizes.append(std::abs(inPb->value));
    if (sizes.isEmpty())
        return LumiUnit::PerPb;
    const auto middle = sizes.begin() + sizes.size() / 2;
    std::nth_element(sizes.begin(), middle, sizes.end());
    constexpr LumiUnit kUnits[] = {LumiUnit::PerAb, LumiUnit::PerFb, LumiUnit::PerPb, LumiUnit::PerNb,
                                   LumiUnit::PerUb};
    for (const LumiUnit unit : kUnits)
        if (const auto shown = Luminosity{*middle, LumiUnit::PerPb, {}, {}}.in(unit);
            shown && shown->value >= 1)
            return unit;
    return LumiUnit::PerMb;
}

std::optional<double> totalError(std::optional<double> statistical, std::optional<double> systematic)
{
    if (!statistical && !systematic)
        return {};
    return std::hypot(statistical.value_or(0), systematic.value_or(0));
}

QString numberWithError(double value, std::optional<double> error)
{
    constexpr int kDecimals = 3;
    constexpr double kSmall = 0.0995;  // what three decimals show with less than three digits
    if (error && *error > 0 && std::isfinite(*error)) {
        const int decimals = decimalsFor(*error);
        return QStringLiteral("%1 \u00b1 %2")
            .arg(QString::number(value, 'f', decimals), QString::number(*error, 'f', decimals));
    }
    const QString number = value != 0 && std::abs(value) < kSmall ? QString::number(value, 'g', kDecimals)
                                                                  : QString::number(value, 'f', kDecimals);
    return error ? QStringLiteral("%1 \u00b1 0").arg(number) : number;
}

QString lumiText(const std::optional<Luminosity> &value, LumiUnit unit)
{
    const auto shown = value ? value->in(unit) : Luminosity();
    if (!value || !shown)
        return {};
    return numberWithError(shown->value, totalError(shown->statistical, shown->systematic));
}

QString lumiDetails(const Luminosity &value, LumiUnit unit)
{
    const Luminosity shown = value.in(unit).value_or(value);
    const auto digits = [](double number) { return QString::number(number, 'g', 6); };
    const QString text = QStringLiteral("%1 %2").arg(digits(shown.value), toWord(shown.unit));
    if (shown.statistical && shown.systematic)
        return Text::tr("%1, errors: %2 statistical, %3 systematic")
            .arg(text, digits(*shown.statistical), digits(*shown.systematic));
    if (shown.statistical)
        return Text::tr("%1, error: %2 statistical").arg(text, digits(*shown.statistical));
    if (shown.systematic)
        return Text::tr("%1, error: %2 systematic").arg(text, digits(*shown.systematic));
    return Text::tr("%1, no error is known").arg(text);
}

std::optional<LumiRatio> lumiRatio(const Luminosity &a, const Luminosity &b)
{
    const auto second = b.in(a.unit);
    if (!second || isRate(a.unit) || second->value == 0)
        return {};
    return LumiRatio{a.value / second->value,
                     propagated(a.value, second->value, a.statistical, second->statistical),
                     propagated(a.value, second->value, a.systematic, second->systematic)};
}

}  // namespace shiftdeck

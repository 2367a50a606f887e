#include "models/runs/luminosity.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace shiftdeck {

namespace {
struct Lumi {
    Q_DECLARE_TR_FUNCTIONS(Luminosity)
};

tl::unexpected<Error> mixed(LumiUnit a, LumiUnit b)
{
    return fail(ErrorCode::InvalidInput, Lumi::tr("a luminosity"),
                Lumi::tr("%1 and %2 cannot be converted: one is a rate, the other an integral over time.")
                    .arg(toWord(a), toWord(b)));
}

QString number(double value, int digits = QLocale::FloatingPointShortest)
{
    return QLocale::c().toString(value, 'g', digits);
}

QString written(const Luminosity &l, int digits)
{
    QString text = number(l.value, digits);
    if (l.statistical)
        text += QStringLiteral(" +- %1 (stat)").arg(number(*l.statistical, digits));
    if (l.systematic)
        text += QStringLiteral(" +- %1 (syst)").arg(number(*l.systematic, digits));
    return text + u' ' + toWord(l.unit);
}
}  // namespace

Result<Luminosity> Luminosity::in(LumiUnit other) const
{
    if (isRate(unit) != isRate(other))
        return mixed(unit, other);
    Luminosity result{lumiIn(other, value, unit), other, {}, {}};
    if (statistical)
        result.statistical = lumiIn(other, *statistical, unit);
    if (systematic)
        result.systematic = lumiIn(other, *systematic, unit);
    return result;
}

QString Luminosity::text() const { return written(*this, QLocale::FloatingPointShortest); }

QString Luminosity::shown(int digits) const { return written(*this, digits); }

Result<Luminosity> Luminosity::fromText(QStringView text)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^([-+0-9.e]+)(?: \\+- ([0-9.e+-]+) \\(stat\\))?(?: \\+- ([0-9.e+-]+) \\(syst\\))? (\\S+)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString all = text.trimmed().toString();
    const auto invalid = [&] {
        return fail(
            ErrorCode::InvalidInput, Lumi::tr("the luminosity \"%1\"").arg(all.left(100)),
            Lumi::tr("It is written as \"41.48 /fb\" or \"41.48 +- 0.02 (stat) +- 0.95 (syst) /fb\"."));
    };
    const auto match = form.match(all.left(200));
    const auto unit = lumiUnitFrom(match.capturedView(4));
    if (all.size() > 200 || !match.hasMatch() || !unit)
        return invalid();
    Luminosity result{0, *unit, {}, {}};
    const auto read = [&](int group) -> std::optional<double> {
        bool good = false;
        const double number = QLocale::c().toDouble(match.capturedView(group), &good);
        return good && std::isfinite(number) ? std::optional(number) : std::nullopt;
    };
    const auto value = read(1);
    if (!value)
        return invalid();
    result.value = *value;
    result.statistical = read(2);
    result.systematic = read(3);
    if (result.statistical.has_value() != (match.capturedLength(2) > 0) || result.statistical.value_or(0) < 0
        || result.systematic.has_value() != (match.capturedLength(3) > 0)
        || result.systematic.value_or(0) < 0)
        return invalid();
    return result;
}

QJsonObject Luminosity::json() const
{
    QJsonObject object{{QStringLiteral("value"), value}, {QStringLiteral("unit"), QString(toWord(unit))}};
    if (statistical)
        object.insert(QStringLiteral("statistical"), *statistical);
    if (systematic)
        object.insert(QStringLiteral("systematic"), *systematic);
    return object;
}

Result<Luminosity> sum(const Luminosity &a, const Luminosity &b)
{
    SD_TRY(const Luminosity second, b.in(a.unit));
    Luminosity result{a.value + second.value, a.unit, {}, {}};
    if (a.statistical && second.statistical)
        result.statistical = std::hypot(*a.statistical, *second.statistical);
    if (a.systematic && second.systematic)
        result.systematic = *a.systematic + *second.systematic;
    return result;
}

void ExactSum::add(double value)
{
    const double sum = m_sum + value;
    m_lost += std::abs(m_sum) >= std::abs(value) ? (m_sum - sum) + value : (value - sum) + m_sum;
    m_sum = sum;
}

}  // namespace shiftdeck

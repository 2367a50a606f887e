#include "models/certification/lumicount.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(GoodRuns)
};
}  // namespace

Result<> LumiCounter::add(qint64 lumisections, const LumiPart &part)
{
    m_count.lumisections += lumisections;
    m_count.dark += lumisections - part.known;
    if (part.known == 0)
        return {};
    SD_TRY(const Luminosity value,
           (Luminosity{part.value, part.unit, {}, {}}.in(m_known ? m_unit : part.unit)));
    if (!m_known)
        m_unit = part.unit;
    m_known = true;
    m_sum.add(value.value);
    return {};
}

LumiCount LumiCounter::count() const
{
    LumiCount count = m_count;
    if (m_known)
        count.luminosity = Luminosity{m_sum.value(), m_unit, {}, {}};
    return count;
}

QJsonObject lumiCountJson(const LumiCount &count)
{
    QJsonObject object{{QStringLiteral("lumisections"), count.lumisections},
                       {QStringLiteral("dark"), count.dark}};
    if (count.luminosity)
        object.insert(QStringLiteral("luminosity"), count.luminosity->text());
    return object;
}

Result<LumiCount> lumiCountFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    LumiCount count{object.value(QLatin1StringView("lumisections")).toInteger(-1),
                    object.value(QLatin1StringView("dark")).toInteger(-1),
                    {}};
    if (count.lumisections < 0 || count.dark < 0 || count.dark > count.lumisections)
        return fail(ErrorCode::InvalidInput, Text::tr("the losses of a good-run list"),
                    Text::tr("A count is missing."));
    if (const QJsonValue text = object.value(QLatin1StringView("luminosity")); text.isString()) {
        SD_TRY(count.luminosity, Luminosity::fromText(text.toString()));
    }
    return count;
}

}  // namespace shiftdeck

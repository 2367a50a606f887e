#include "models/production/limits.h"

#include "models/core/timespan.h"
#include "models/production/jobrows.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Limits {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

const QString kColumns = QStringLiteral("SELECT id, name, unit, value, least, most, changed_at, changed_by "
                                        "FROM limits");

QString titleOf(LimitName name) { return Limits::tr("limit %1", "its name").arg(toWord(name)); }

Limit limitOf(const Row &row)
{
    Limit limit;
    limit.id = row.integer(0);
    limit.name = fromWord<LimitName>(row.text(1)).value_or(LimitName::ConfigurationFailures);
    limit.unit = fromWord<LimitUnit>(row.text(2)).value_or(LimitUnit::Attempts);
    limit.value = row.integer(3);
    limit.least = row.integer(4);
    limit.most = row.integer(5);
    limit.changedAt = row.integer(6);
    limit.changedBy = row.text(7);
    return limit;
}

QString howToWrite(LimitUnit unit)
{
    switch (unit) {
    case LimitUnit::Time: return Limits::tr("Write a time with its unit: 90 s, 5 min, 2 h, 1 h 30 min, 1 d.");
    case LimitUnit::Percent: return Limits::tr("Write a whole number of percent: 80.");
    default: return Limits::tr("Write a whole number: 5.");
    }
}

std::optional<qint64> numberIn(QString text, LimitUnit unit)
{
    text = text.trimmed();
    if (unit == LimitUnit::Time)
        return parseSpan(text);
    if (unit == LimitUnit::Percent && text.endsWith(u'%'))
        text = text.chopped(1).trimmed();
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}
}  // namespace

Result<QList<Limit>> listLimits(Database &db)
{
    SD_TRY(const auto limits, db.list(kColumns + QStringLiteral(" ORDER BY id"), {}, limitOf));
    bool whole = limits.size() == qsizetype(kLimits);
    for (qsizetype i = 0; whole && i < limits.size(); ++i)
        whole = limits.at(i).name == static_cast<LimitName>(i);
    if (!whole)
        return fail(ErrorCode::Corrupt, QStringLiteral("limits"),
                    Limits::tr("The limits in the store are not those of this program."));
    return limits;
}

Result<Limit> loadLimit(Database &db, LimitName name)
{
    return db.one(titleOf(name), kColumns + QStringLiteral(" WHERE name = ?"), {QString(toWord(name))},
                  limitOf);
}

Result<LimitValues> loadLimitValues(Database &db)
{
    SD_TRY(const auto limits, listLimits(db));
    LimitValues values;
    for (const Limit &limit : limits)
        values.set(limit.name, limit.value);
    return values;
}

Result<> setLimit(Database &db, LimitName name, qint64 from, qint64 to, const QString &why,
                  const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const Limit limit, loadLimit(db, name));
        SD_CHECK(expectOneRow(db.run(QStringLiteral("UPDATE limits SET value = ?, changed_at = ?,"
                                                    " changed_by = ? WHERE id = ? AND value = ?"),
                                     {to, actor.now, actor.who.name, limit.id, from}),
                              titleOf(name)));
        return addAudit(db, actor,
                        {QStringLiteral("limit"),
                         limit.id,
                         {},
                         limitText(limit.unit, from),
                         limitText(limit.unit, to),
                         why.isEmpty() ? QString(toWord(name))
                                       : QStringLiteral("%1: %2").arg(toWord(name), why)});
    });
}

QString limitText(LimitUnit unit, qint64 value)
{
    switch (unit) {
    case LimitUnit::Time: return exactSpan(value);
    case LimitUnit::Percent: return QStringLiteral("%1 %").arg(value);
    default: return QString::number(value);
    }
}

Result<qint64> parseLimit(const Limit &limit, const QString &text)
{
    const QString name = titleOf(limit.name);
    const auto value = numberIn(text, limit.unit);
    if (!value)
        return fail(ErrorCode::InvalidInput, name,
                    Limits::tr("\"%1\" is no value for it. %2").arg(text.left(60), howToWrite(limit.unit)));
    if (*value < limit.least || *value > limit.most)
        return fail(ErrorCode::InvalidInput, name,
                    Limits::tr("It lies between %1 and %2.")
                        .arg(limitText(limit.unit, limit.least), limitText(limit.unit, limit.most)));
    return *value;
}

QString limitMeaning(LimitName name)
{
    switch (name) {
    case LimitName::ConfigurationFailures:
        return Limits::tr("A request of which nothing succeeded is stopped after so many failed attempts.");
    case LimitName::SiteFailures:
        return Limits::tr("A site is suspect only after so many failed attempts within site-window; its "
                          "requests are then stopped.");
    case LimitName::SitePercent:
        return Limits::tr("A site is suspect when so many percent of the attempts that ended at it within "
                          "site-window failed.");
    case LimitName::SiteWindow: return Limits::tr("How far back a site is judged.");
    case LimitName::StuckFactor:
        return Limits::tr("A job is stuck when it takes so many times as long as half of its peers did.");
    case LimitName::StuckFloor: return Limits::tr("No job is stuck before it has stood still for so long.");
    case LimitName::StuckPeers:
        return Limits::tr("No job is stuck before so many jobs of its request are done at its site.");
    case LimitName::RetryDelay1:
    case LimitName::RetryDelay2:
    case LimitName::RetryDelay3:
    case LimitName::RetryDelay4:
        return Limits::tr("After attempt %1 failed the agent waits so long before the next.")
            .arg(static_cast<int>(name) - static_cast<int>(LimitName::RetryDelay1) + 1);
    case LimitName::RetryDelay5:
        return Limits::tr("After attempt 5 or a later one failed the agent waits so long before the next.");
    }
    return {};
}

QString translatedUnit(LimitUnit unit)
{
    switch (unit) {
    case LimitUnit::Time: return Limits::tr("time", "unit of a limit");
    case LimitUnit::Percent: return Limits::tr("percent", "unit of a limit");
    case LimitUnit::Attempts: return Limits::tr("attempts", "unit of a limit");
    case LimitUnit::Jobs: return Limits::tr("jobs", "unit of a limit");
    case LimitUnit::Times: return Limits::tr("times", "unit of a limit");
    }
    return {};
}

}  // namespace shiftdeck

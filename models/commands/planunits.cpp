#include "models/commands/planunits.h"

#include "models/commands/support.h"

namespace shiftdeck {

namespace {
bool joins(const PlanUnit &last, const PlanUnit &next)
{
    return next.unit == last.unit + 1 && next.run == last.run && next.first == last.first + last.events
        && next.included == last.included && next.why == last.why;
}

QString lineOf(const PlanUnit &first, const PlanUnit &last)
{
    const QString units = first.unit == last.unit
        ? Commands::tr("work unit %1").arg(first.unit)
        : Commands::tr("work units %1 to %2").arg(first.unit).arg(last.unit);
    return Commands::tr("%1 (run %2, events %3 to %4): %5", "work unit 17 (run 1, events 0 to 9): why")
        .arg(units)
        .arg(first.run)
        .arg(first.first)
        .arg(std::max(first.first, last.first + last.events - 1))
        .arg(last.why);
}
}  // namespace

QStringList unitLines(const PlanItem &item, int most)
{
    QStringList lines;
    const QList<PlanUnit> &units = item.units;
    for (qsizetype from = 0; from < units.size();) {
        if (most > 0 && lines.size() >= most) {
            lines.append(Commands::tr("... and %n more work unit(s).", nullptr,
                                      static_cast<int>(units.size() - from)));
            break;
        }
        qsizetype to = from;
        while (to + 1 < units.size() && joins(units.at(to), units.at(to + 1)))
            ++to;
        lines.append(lineOf(units.at(from), units.at(to)));
        from = to + 1;
    }
    return lines;
}

}  // namespace shiftdeck

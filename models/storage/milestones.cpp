#include "models/storage/milestones.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Milestones {
    Q_DECLARE_TR_FUNCTIONS(Milestones)
};
constexpr TimeMs kDay = 86'400'000;

// With narrow spaces between groups of three digits, as in the window.
QString grouped(qint64 n) { return QLocale(QLocale::French).toString(n); }
}  // namespace

TimeMs endOfDay(TimeMs at) { return at - at % kDay + kDay - 1; }

QString dayText(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd"));
}

QString targetText(const MilestoneTarget &target)
{
    const QString step = toWord(target.step);
    if (target.isAll())
        return Milestones::tr("all events of %1", "step").arg(step);
    QStringList parts;
    if (target.events)
        parts.append(Milestones::tr("%1 events").arg(grouped(*target.events)));
    if (target.files)
        parts.append(Milestones::tr("%1 merged files").arg(grouped(*target.files)));
    if (!target.luminosity.isEmpty())
        parts.append(target.luminosity + u' ' + target.unit);
    return Milestones::tr("%1 of %2", "what is asked for, step")
        .arg(parts.join(Milestones::tr(" and ", "between what is asked for")), step);
}

Result<QList<Milestone>> listMilestones(Database &db, CampaignId campaign)
{
    QList<Milestone> milestones;
    // What a campaign was made with comes before everything that was said later.
    SD_TRY(const auto due,
           db.first(QStringLiteral("SELECT due_at, created_at, created_by FROM campaigns WHERE id = ?"),
                    {campaign.value()}, [](const Row &row) {
                        MilestoneVersion version;
                        version.dueAt = row.integer(0);
                        version.at = row.integer(1);
                        version.by = row.text(2);
                        return version;
                    }));
    if (due && due->dueAt > 0)
        milestones.append({campaign, QString(kCompleteMilestone), {*due}});
    const auto versionOf = [](const Row &row) {
        MilestoneVersion version;
        version.id = row.integer(0);
        version.version = row.number(2);
        version.withdrawn = row.text(3) == QLatin1StringView("withdrawn");
        version.target.step = row.word<Step>(4);
        version.dueAt = row.integer(5);
        version.target.events = row.maybeInteger(6);
        version.target.files = row.maybeInteger(7);
        version.target.luminosity = row.text(8);
        version.target.unit = row.text(9);
        version.why = row.text(10);
        version.at = row.integer(11);
        version.by = row.text(12);
        return std::pair(row.text(1), version);
    };
    SD_TRY(const auto versions,
           db.list(QStringLiteral(
                       "SELECT id, name, version, state, step, due_at, events, files, luminosity, unit,"
                       " why, at, set_by FROM milestones WHERE campaign_id = ? ORDER BY name, version"),
                   {campaign.value()}, versionOf));
    for (const auto &[name, version] : versions) {
        const auto same = std::find_if(milestones.begin(), milestones.end(),
                                       [&name = name](const Milestone &one) { return one.name == name; });
        if (same == milestones.end())
            milestones.append({campaign, name, {version}});
        else
            same->versions.append(version);
    }
    std::stable_sort(milestones.begin(), milestones.end(), [](const Milestone &a, const Milestone &b) {
        return a.newest().dueAt < b.newest().dueAt;
    });
    return milestones;
}

}  // namespace shiftdeck

#include "models/production/planning.h"

#include "models/storage/database.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace shiftdeck {

namespace {
struct Planning {
    Q_DECLARE_TR_FUNCTIONS(Planning)
};
constexpr qsizetype kLongestName = 100, kLongestReason = 4000;
constexpr qint64 kMostEvents = 1'000'000'000'000'000, kMostFiles = 1'000'000'000;

QString milestoneName(const QString &name)
{
    return Planning::tr("milestone %1").arg(name.left(kLongestName));
}

QString versionText(const MilestoneVersion &version)
{
    return version.withdrawn ? Planning::tr("withdrawn")
                             : dayText(version.dueAt) + u' ' + targetText(version.target);
}

Result<> checkBetween(const QString &what, std::optional<qint64> n, qint64 most)
{
    if (!n || (*n > 0 && *n <= most))
        return {};
    return fail(ErrorCode::InvalidInput, what,
                Planning::tr("It is %1, and must lie between %2 and %3.").arg(*n).arg(1).arg(most));
}

Result<> write(Database &db, CampaignId campaign, const QString &name, const MilestoneVersion &version,
               const Milestone &before, const Actor &actor)
{
    const MilestoneTarget &t = version.target;
    const auto orNull = [](const std::optional<qint64> &n) { return n ? QVariant(*n) : QVariant(); };
    const auto notNull = [](const QString &text) { return text.isNull() ? QStringLiteral("") : text; };
    SD_TRY(
        const qint64 id,
        db.insert(
            QStringLiteral("INSERT INTO milestones (campaign_id, name, version, state, step, due_at, events,"
                           " files, luminosity, unit, why, at, set_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                           " ?, ?, ?)"),
            {campaign.value(), name, version.version,
             version.withdrawn ? QStringLiteral("withdrawn") : QStringLiteral("planned"),
             QString(toWord(t.step)), version.dueAt, orNull(t.events), orNull(t.files), notNull(t.luminosity),
             notNull(t.unit), notNull(version.why), actor.now, actor.who.name}));
    return addAudit(db, actor,
                    {QStringLiteral("milestone"),
                     id,
                     {},
                     before.versions.isEmpty() ? QString() : versionText(before.newest()),
                     versionText(version),
                     version.why});
}

// What is there now, which must be what the person saw.
Result<Milestone> unchanged(Database &db, CampaignId campaign, const QString &name, int after)
{
    SD_TRY(const auto found, findMilestone(db, campaign, name));
    const Milestone before = found.value_or(Milestone{campaign, name, {}});
    const int newest = before.versions.isEmpty() ? 0 : before.newest().version;
    if (newest != after)
        return fail(ErrorCode::Conflict, milestoneName(name),
                    Planning::tr("%1 changed it meanwhile: %2.", "who, what")
                        .arg(before.newest().by, versionText(before.newest())));
    return before;
}
}  // namespace

Result<TimeMs> parseDay(const QString &what, const QString &text)
{
    const QDate day = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid() || day.year() < 1980 || day.year() > 2200)
        return fail(ErrorCode::InvalidInput, what,
                    Planning::tr("\"%1\" is not a date such as 2026-12-01.").arg(text.left(40)));
    return QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
}

Result<> parseLuminosity(const QString &text, MilestoneTarget &target)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9]{1,15}(?:\\.[0-9]{1,15})?) ?(/(?:mb|ub|nb|pb|fb|ab))$"));
    const auto match = form.match(text);
    if (!match.hasMatch() || match.captured(1).toDouble() <= 0)
        return fail(
            ErrorCode::InvalidInput, Planning::tr("the luminosity"),
            Planning::tr("\"%1\" is not a luminosity such as \"2.5 /pb\"; the units are /mb, /ub, /nb, /pb,"
                         " /fb and /ab.")
                .arg(text.left(40)));
    target.luminosity = match.captured(1);
    target.unit = match.captured(2);
    return {};
}

Result<CampaignId> campaignOf(Database &db, const QString &name)
{
    return db.one(Planning::tr("campaign %1").arg(name.left(100)),
                  QStringLiteral("SELECT id FROM campaigns WHERE name = ?"), {name},
                  [](const Row &row) { return row.id<CampaignId>(0); });
}

Result<std::optional<Milestone>> findMilestone(Database &db, CampaignId campaign, const QString &name)
{
    SD_TRY(const auto all, listMilestones(db, campaign));
    for (const Milestone &milestone : all)
        if (milestone.name == name)
            return milestone;
    return std::nullopt;
}

Result<> checkMilestone(const NewMilestone &milestone)
{
    const QString name = milestone.name.trimmed();
    if (name.isEmpty() || name.size() > kLongestName || name != milestone.name)
        return fail(ErrorCode::InvalidInput, Planning::tr("the name of the milestone"),
                    Planning::tr("It has 1 to %1 characters, and no blank at either end.").arg(kLongestName));
    for (const QChar c : name)
        if (!c.isPrint())
            return fail(ErrorCode::InvalidInput, Planning::tr("the name of the milestone"),
                        Planning::tr("It has a character that cannot be printed."));
    if (milestone.why.size() > kLongestReason)
        return fail(ErrorCode::InvalidInput, Planning::tr("the reason"),
                    Planning::tr("It is longer than %1 characters.").arg(kLongestReason));
    SD_CHECK(checkBetween(Planning::tr("the number of events"), milestone.target.events, kMostEvents));
    return checkBetween(Planning::tr("the number of files"), milestone.target.files, kMostFiles);
}

Result<qint64> setMilestone(Database &db, const NewMilestone &milestone, int after, const Actor &actor)
{
    SD_CHECK(checkMilestone(milestone));
    return transact(db, [&]() -> Result<qint64> {
        SD_TRY(const CampaignId campaign, campaignOf(db, milestone.campaign));
        SD_TRY(const Milestone before, unchanged(db, campaign, milestone.name, after));
        MilestoneVersion version;
        version.version = after + 1;
        version.target = milestone.target;
        version.dueAt = milestone.dueAt;
        version.why = milestone.why;
        SD_CHECK(write(db, campaign, milestone.name, version, before, actor));
        return qint64(version.version);
    });
}

Result<> withdrawMilestone(Database &db, const QString &campaignName, const QString &name, int after,
                           const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const CampaignId campaign, campaignOf(db, campaignName));
        SD_TRY(const Milestone before, unchanged(db, campaign, name, after));
        if (before.versions.isEmpty() || before.newest().withdrawn)
            return fail(ErrorCode::Refused, milestoneName(name),
                        Planning::tr("There is none that is planned."));
        MilestoneVersion version = before.newest();
        // The due date that a campaign was made with is no row yet; it becomes one to be withdrawn.
        if (version.version == 0) {
            version.version = 1;
            SD_CHECK(write(db, campaign, name, version, before, actor));
        }
        version.version += 1;
        version.withdrawn = true;
        version.why = why;
        return write(db, campaign, name, version, before, actor);
    });
}

}  // namespace shiftdeck

// Milestones with what is to be expected of each.
#include "models/items/etatext.h"
#include "models/items/format.h"
#include "models/items/progresssections.h"

namespace shiftdeck {

namespace {
constexpr TimeMs kDay = 86'400'000;

// Of several things that are asked for the one that is worst counts.
int badness(MilestoneState state)
{
    switch (state) {
    case MilestoneState::Reached: return 0;
    case MilestoneState::ReachedLate: return 1;
    case MilestoneState::OnTime: return 2;
    case MilestoneState::Unknown: return 3;
    case MilestoneState::AtRisk: return 4;
    case MilestoneState::Late: return 5;
    }
    return 3;
}

QString stateTitle(MilestoneState state)
{
    switch (state) {
    case MilestoneState::Reached: return ProgressText::tr("reached", "a milestone");
    case MilestoneState::ReachedLate: return ProgressText::tr("reached late", "a milestone");
    case MilestoneState::OnTime: return ProgressText::tr("on time", "a milestone");
    case MilestoneState::AtRisk: return ProgressText::tr("at risk", "a milestone");
    case MilestoneState::Late: return ProgressText::tr("late", "a milestone");
    case MilestoneState::Unknown: return ProgressText::tr("unknown", "a milestone");
    }
    return {};
}

ReportCell::Tone toneOf(MilestoneState state)
{
    switch (state) {
    case MilestoneState::Reached:
    case MilestoneState::OnTime: return ReportCell::Good;
    case MilestoneState::ReachedLate:
    case MilestoneState::AtRisk: return ReportCell::Warning;
    case MilestoneState::Late: return ReportCell::Bad;
    case MilestoneState::Unknown: break;
    }
    return ReportCell::Plain;
}

struct Judged {
    Forecast forecast;
    QString what;  // "events", "merged files", "luminosity"
};

QList<Judged> judge(const BurnUpCurves &curves, const MilestoneVersion &version, TimeMs now,
                    const EtaExperience &experience)
{
    const MilestoneTarget &target = version.target;
    const TimeMs due = endOfDay(version.dueAt);
    QList<Judged> all;
    if (target.isAll() || target.events)
        all.append({forecastOf(curves.events,
                               target.events.value_or(curves.totals.expected - curves.totals.abandoned), due,
                               now, experience),
                    ProgressText::tr("events")});
    if (target.files)
        all.append({forecastOf(curves.files, *target.files, due, now, experience),
                    ProgressText::tr("merged files")});
    if (!target.luminosity.isEmpty())
        all.append(
            {forecastOf(curves.luminosityPoints, luminosityParts(curves, target), due, now, experience),
             ProgressText::tr("luminosity")});
    return all;
}

QString reasonOf(const Judged &judged, TimeMs due, TimeMs now)
{
    const Forecast &forecast = judged.forecast;
    const Eta &eta = forecast.eta;
    switch (forecast.state) {
    case MilestoneState::Reached:
    case MilestoneState::ReachedLate:
        return ProgressText::tr("%1: reached on %2.", "what, date").arg(judged.what, dayText(*forecast.at));
    case MilestoneState::Unknown:
        return forecast.target == 0
            ? ProgressText::tr("%1: how much there is in all is not known.").arg(judged.what)
            : ProgressText::tr("%1: too little is done for an estimate.").arg(judged.what);
    default: break;
    }
    if (eta.state == Eta::Stalled)
        return ProgressText::tr("%1: no progress for %2.", "what, span of time")
            .arg(judged.what, roughSpan(now - eta.since));
    if (now > due && !forecast.at)
        return ProgressText::tr("%1: the date is over, and %2 of it is done.", "what, percent")
            .arg(judged.what, format::percent(double(forecast.done) / double(forecast.target)));
    if (forecast.state == MilestoneState::Late)
        return ProgressText::tr("%1: expected on %2.", "what, date").arg(judged.what, dayText(*forecast.at));
    if (!forecast.high)
        return ProgressText::tr("%1: expected on %2, but it may take much longer.", "what, date")
            .arg(judged.what, dayText(*forecast.at));
    return forecast.state == MilestoneState::AtRisk
        ? ProgressText::tr("%1: expected on %2, but it may be %3.", "what, date, date")
              .arg(judged.what, dayText(*forecast.at), dayText(*forecast.high))
        : ProgressText::tr("%1: expected on %2, at the latest on %3.", "what, date, date")
              .arg(judged.what, dayText(*forecast.at), dayText(*forecast.high));
}

QString intervalOf(const Forecast &forecast)
{
    if (!forecast.low)
        return {};
    return forecast.high
        ? ProgressText::tr("%1 to %2", "dates").arg(dayText(*forecast.low), dayText(*forecast.high))
        : ProgressText::tr("from %1 on", "date").arg(dayText(*forecast.low));
}

// Whole days, rounded up: a minute late is a day late.
qint64 daysOf(TimeMs span) { return span > 0 ? (span + kDay - 1) / kDay : -((-span) / kDay); }

ReportCell daysCell(std::optional<TimeMs> span)
{
    if (!span)
        return {};
    const qint64 days = daysOf(*span);
    return {days > 0 ? u'+' + QString::number(days) : QString::number(days), days};
}

QString moved(const Milestone &milestone)
{
    QStringList dates;
    for (const MilestoneVersion &version : milestone.versions)
        if (const QString day = dayText(version.dueAt); dates.isEmpty() || dates.last() != day)
            dates.append(day);
    return dates.join(QStringLiteral(" \u2192 "));
}

ReportRow withdrawnRow(const Milestone &milestone)
{
    const MilestoneVersion &version = milestone.newest();
    ReportRow row{milestone.name, {}};
    row.cells = {{milestone.name, {}},
                 {ProgressText::tr("withdrawn"), QStringLiteral("withdrawn")},
                 {targetText(version.target), {}},
                 dayCell(version.dueAt),
                 {},
                 {},
                 {},
                 {version.why, {}},
                 {},
                 dayCell(milestone.firstDue()),
                 daysCell(endOfDay(version.dueAt) - endOfDay(milestone.firstDue())),
                 {moved(milestone), {}},
                 {version.by, {}}};
    return row;
}

ReportRow rowOf(const Milestone &milestone, const QList<Judged> &all, TimeMs now)
{
    const MilestoneVersion &version = milestone.newest();
    const auto worst = *std::max_element(all.begin(), all.end(), [](const Judged &a, const Judged &b) {
        const int x = badness(a.forecast.state), y = badness(b.forecast.state);
        return x != y ? x < y : a.forecast.at.value_or(0) < b.forecast.at.value_or(0);
    });
    const Forecast &forecast = worst.forecast;
    const double part =
        forecast.target > 0 ? std::min(1.0, double(forecast.done) / double(forecast.target)) : 0;
    QStringList reasons;
    for (const Judged &one : all)
        reasons.append(reasonOf(one, endOfDay(version.dueAt), now));
    if (!version.why.isEmpty())
        reasons.append(ProgressText::tr("Set because: %1").arg(version.why));
    ReportRow row{milestone.name, {}};
    row.cells = {{milestone.name, {}},
                 {stateTitle(forecast.state), QString(toWord(forecast.state)), toneOf(forecast.state)},
                 {targetText(version.target), {}},
                 dayCell(version.dueAt),
                 {forecast.target > 0 ? format::percent(part) : QString(), part},
                 forecast.at ? dayCell(*forecast.at) : ReportCell{},
                 daysCell(forecast.slip),
                 {reasons.join(u' '), {}},
                 {intervalOf(forecast), {}},
                 dayCell(milestone.firstDue()),
                 daysCell(endOfDay(version.dueAt) - endOfDay(milestone.firstDue())),
                 {moved(milestone), {}},
                 {version.by, {}}};
    return row;
}
}  // namespace

Result<ReportSection> milestoneSection(Database &db, const ReportScope &scope, TimeMs now)
{
    SD_TRY(const auto milestones, listMilestones(db, scope.campaign.id));
    SD_TRY(const EtaBasis basis, readEtaBasis(db, now));
    ReportTable table;
    table.id = QStringLiteral("milestones");
    table.title = ProgressText::tr("Milestones");
    table.nothing = ProgressText::tr("The campaign has no milestone yet.");
    table.columns = {{QStringLiteral("milestone"), ProgressText::tr("Milestone"), false},
                     {QStringLiteral("state"), ProgressText::tr("State"), false},
                     {QStringLiteral("target"), ProgressText::tr("Asks for"), false},
                     {QStringLiteral("due"), ProgressText::tr("Due"), false},
                     {QStringLiteral("done"), ProgressText::tr("Done"), true},
                     {QStringLiteral("expected"), ProgressText::tr("Expected"), false},
                     {QStringLiteral("slip_days"), ProgressText::tr("Slip (days)"), true},
                     {QStringLiteral("reason"), ProgressText::tr("Reason"), false},
                     {QStringLiteral("interval"), ProgressText::tr("Interval"), false, true},
                     {QStringLiteral("first_due"), ProgressText::tr("First due"), false, true},
                     {QStringLiteral("moved_days"), ProgressText::tr("Moved (days)"), true},
                     {QStringLiteral("dates"), ProgressText::tr("Its dates"), false},
                     {QStringLiteral("set_by"), ProgressText::tr("Set by"), false, true}};
    QMap<int, BurnUpCurves> curves;
    qint64 bad = 0, planned = 0;
    for (const Milestone &milestone : milestones) {
        const MilestoneVersion &version = milestone.newest();
        if (version.withdrawn) {
            table.rows.append(withdrawnRow(milestone));
            continue;
        }
        const Step step = version.target.step;
        if (!curves.contains(int(step))) {
            SD_TRY(const BurnUpCurves read, readCurves(db, {scope.campaign.id, step}, now));
            curves.insert(int(step), read);
        }
        table.rows.append(rowOf(milestone, judge(curves[int(step)], version, now, basis.experience), now));
        ++planned;
        const auto tone = table.rows.last().cells[1].tone;
        bad += tone == ReportCell::Bad || tone == ReportCell::Warning;
    }
    ReportSection section;
    section.id = QString(toWord(ProgressPart::Milestones));
    section.title = ProgressText::tr("Milestones");
    if (planned > 0)
        section.sentences = {
            bad == 0 ? ProgressText::tr("No milestone of %1 is late or at risk.").arg(planned)
                     : ProgressText::tr("Of %1 milestones %2 are late, at risk, or were reached late.")
                           .arg(planned)
                           .arg(bad)};
    section.sentences.append(scoreText(basis.score, basis.areCampaigns));
    section.tables = {table};
    return section;
}

}  // namespace shiftdeck

// Events, merged files and luminosity against plan and milestones.
#include "models/items/etatext.h"
#include "models/items/format.h"
#include "models/items/progresssections.h"

#include <cmath>

namespace shiftdeck {

namespace {

struct Plan {
    QList<QPointF> points;  // from the start of the work through the milestones
    QList<ChartMark> marks;
};

double at(TimeMs time) { return double(time); }

QList<QPointF> pointsOf(const QList<EtaPoint> &sums, double scale)
{
    QList<QPointF> points;
    points.reserve(sums.size());
    for (const EtaPoint &sum : sums)
        points.append({at(sum.at), double(sum.done) * scale});
    return points;
}

// `amountOf(target)`: what a milestone asks for in this chart; 0: nothing.
template <typename F>
Plan planOf(const QList<Milestone> &milestones, Step step, TimeMs begin, F amountOf)
{
    Plan plan;
    QList<std::pair<TimeMs, double>> steps;
    for (const Milestone &milestone : milestones) {
        const MilestoneVersion &version = milestone.newest();
        if (version.withdrawn || version.target.step != step)
            continue;
        const double amount = amountOf(version.target);
        if (amount <= 0)
            continue;
        steps.append({endOfDay(version.dueAt), amount});
        plan.marks.append({at(endOfDay(version.dueAt)), milestone.name});
    }
    std::sort(steps.begin(), steps.end());
    if (!steps.isEmpty() && steps.first().first > begin)
        plan.points.append({at(begin), 0});
    for (const auto &[time, amount] : steps)
        plan.points.append({at(time), amount});
    return plan;
}

// From what is done to what is expected, as far as the chart reaches: a work without an end would leave no
// room for what was done.
QList<QPointF> forecastLine(const Eta &eta, const QPointF &last, double expected, TimeMs now, TimeMs horizon)
{
    if (eta.state != Eta::Estimate || expected <= last.y() || eta.left <= 0)
        return {};
    QPointF end(at(now + eta.left), expected);
    if (end.x() > at(horizon)) {
        const double part = (at(horizon) - at(now)) / (end.x() - at(now));
        if (part <= 0)
            return {};
        end = QPointF(at(horizon), last.y() + part * (expected - last.y()));
    }
    return {QPointF(at(now), last.y()), end};
}

struct CurveNames {
    const char *id;
    QString title, unit, done, nothing;
};

Chart curveChart(const CurveNames &names, const QList<QPointF> &done, const Plan &plan, double expected,
                 const QList<QPointF> &forecast, TimeMs now)
{
    Chart chart;
    chart.id = QLatin1StringView(names.id);
    chart.title = names.title;
    chart.unit = names.unit;
    chart.nothing = names.nothing;
    if (done.isEmpty() && plan.points.isEmpty())
        return chart;
    QList<QPointF> curve = done;
    if (!curve.isEmpty() && curve.last().x() < at(now))
        curve.append({at(now), curve.last().y()});
    chart.series.append({QStringLiteral("done"), names.done, ChartSeries::Area, curve, 0});
    chart.series.append(
        {QStringLiteral("plan"), ProgressText::tr("plan"), ChartSeries::Dashed, plan.points, 1});
    chart.series.append(
        {QStringLiteral("forecast"), ProgressText::tr("forecast"), ChartSeries::Dashed, forecast, 5});
    chart.marks = plan.marks;
    double begin = at(now), end = at(now);
    for (const ChartSeries &series : chart.series)
        for (const QPointF &point : series.points) {
            begin = std::min(begin, point.x());
            end = std::max(end, point.x());
        }
    if (expected > 0)
        chart.series.append({QStringLiteral("expected"),
                             ProgressText::tr("in all"),
                             ChartSeries::Dashed,
                             {{begin, expected}, {end, expected}},
                             3});
    return chart;
}

QString doneText(const CampaignTotals &totals, Step step)
{
    const QString what = toWord(step);
    if (totals.requests == 0)
        return ProgressText::tr("The campaign has no request of the step %1.").arg(what);
    QStringList parts{
        ProgressText::tr("%1 of %2 events of %3 are credited (%4)", "events, events, step, percent")
            .arg(format::number(totals.credited), format::number(totals.expected), what,
                 format::percent(totals.expected > 0 ? double(totals.credited) / double(totals.expected)
                                                     : 0))};
    if (totals.abandoned > 0)
        parts.append(ProgressText::tr("%1 are signed off as lost").arg(format::number(totals.abandoned)));
    parts.append(ProgressText::tr("in %n request(s)", nullptr, int(totals.requests)));
    if (totals.withoutUnits > 0)
        parts.append(
            ProgressText::tr("of which %n wait(s) for its start", nullptr, int(totals.withoutUnits)));
    return parts.join(QStringLiteral(", ")) + u'.';
}

QString luminosityText(const LuminosityProgress &luminosity)
{
    if (luminosity.runs.isEmpty())
        return ProgressText::tr("No luminosity is known of its runs.");
    QString text =
        ProgressText::tr("Runs whose work units are all credited: %1 of %2; recorded luminosity of these, by"
                         " %3: %4 of %5 %6.",
                         "runs, runs, method, luminosity, luminosity, unit")
            .arg(format::number(luminosity.doneRuns), format::number(luminosity.allRuns), luminosity.method,
                 chartNumber(luminosity.done()), chartNumber(luminosity.expected()), luminosity.unit);
    if (luminosity.unknownRuns > 0)
        text +=
            u' ' + ProgressText::tr("Of %n run(s) it is not known.", nullptr, int(luminosity.unknownRuns));
    return text;
}

QString intervalSource(const EtaBasis &basis)
{
    return basis.experience.ratios[1].size() >= kLeastHistories
        ? ProgressText::tr("The interval is where 80 % of the ends of earlier work would have been.")
        : ProgressText::tr(
            "The interval is that of the rates of late; for one by experience too little is finished"
            " yet.");
}

ReportTable scoreTable(const EtaScore &score)
{
    ReportTable table;
    table.id = QStringLiteral("estimates");
    table.title = ProgressText::tr("Estimates for what is finished by now");
    table.nothing = ProgressText::tr("Nothing is finished by which estimates could be judged.");
    table.columns = {{QStringLiteral("part"), ProgressText::tr("done then"), true},
                     {QStringLiteral("estimates"), ProgressText::tr("estimates"), true},
                     {QStringLiteral("inside"), ProgressText::tr("end inside the interval"), true}};
    for (const double part : kEtaParts) {
        qint64 all = 0, inside = 0;
        for (const EtaTrial &trial : score.trials) {
            all += trial.part == part;
            inside += trial.part == part && trial.inside;
        }
        if (all > 0)
            table.rows.append({QString::number(part),
                               {{format::percent(part), part}, numberCell(all), numberCell(inside)}});
    }
    return table;
}

ReportTable trialTable(const EtaScore &score)
{
    ReportTable table;
    table.id = QStringLiteral("estimate-list");
    table.title = ProgressText::tr("Each estimate");
    table.shown = false;
    table.columns = {{QStringLiteral("what"), ProgressText::tr("of what"), false},
                     {QStringLiteral("part"), ProgressText::tr("done then"), true},
                     {QStringLiteral("left_s"), ProgressText::tr("time left"), true},
                     {QStringLiteral("low_s"), ProgressText::tr("from"), true},
                     {QStringLiteral("high_s"), ProgressText::tr("to"), true},
                     {QStringLiteral("took_s"), ProgressText::tr("it took"), true},
                     {QStringLiteral("inside"), ProgressText::tr("inside"), false}};
    for (const EtaTrial &trial : score.trials)
        table.rows.append(
            {trial.name,
             {{trial.name, {}},
              {format::percent(trial.part), trial.part},
              spanCell(trial.eta.left),
              spanCell(trial.eta.leftLow),
              trial.eta.leftHigh ? spanCell(*trial.eta.leftHigh) : ReportCell{},
              spanCell(trial.truth),
              {trial.inside ? ProgressText::tr("yes") : ProgressText::tr("no"), trial.inside}}});
    return table;
}
}  // namespace

Result<BurnUpCurves> readCurves(Database &db, const ProgressScope &scope, TimeMs now)
{
    BurnUpCurves curves;
    SD_TRY(curves.totals, campaignTotals(db, scope));
    SD_TRY(curves.events, eventsOverTime(db, scope, kReportPoints, now));
    SD_TRY(curves.files, filesOverTime(db, scope, kReportPoints, now));
    SD_TRY(curves.luminosity, luminosityProgress(db, scope));
    const double all = curves.luminosity.expected();
    double sum = 0;
    for (const ProcessedLuminosity &run : curves.luminosity.runs) {
        if (!run.doneAt || all <= 0)
            continue;
        if (curves.luminosityPoints.isEmpty())
            curves.luminosityPoints.append({*run.doneAt - 1, 0});
        sum += run.value;
        curves.luminosityPoints.append({*run.doneAt, qRound64(sum / all * kLuminosityParts)});
    }
    return curves;
}

qint64 luminosityParts(const BurnUpCurves &curves, const MilestoneTarget &target)
{
    const double all = curves.luminosity.expected();
    const auto wanted =
        convertedLuminosity(target.luminosity.toDouble(), target.unit, curves.luminosity.unit);
    return all > 0 && wanted ? qint64(std::ceil(*wanted / all * kLuminosityParts - 1e-6)) : 0;
}

namespace {
// The most merged files that a milestone of the step asks for; 0: none does.
qint64 filesWanted(const QList<Milestone> &milestones, Step step)
{
    qint64 most = 0;
    for (const Milestone &milestone : milestones)
        if (!milestone.newest().withdrawn && milestone.newest().target.step == step)
            most = std::max(most, milestone.newest().target.files.value_or(0));
    return most;
}

// The way to `target`, as the milestones are judged by it; in the units of the points times `scale`.
QList<QPointF> forecastTo(qint64 target, const QList<EtaPoint> &points, double scale, const EtaBasis &basis,
                          TimeMs now, TimeMs horizon)
{
    if (points.isEmpty() || target <= points.last().done)
        return {};
    const Forecast forecast = forecastOf(points, target, now, now, basis.experience);
    return forecastLine(forecast.eta, QPointF(at(now), double(points.last().done) * scale),
                        double(target) * scale, now, horizon);
}
}  // namespace

Result<ReportSection> burnUpSection(Database &db, const ReportScope &scope, TimeMs now)
{
    SD_TRY(const BurnUpCurves curves, readCurves(db, scope.scope(), now));
    SD_TRY(const auto milestones, listMilestones(db, scope.campaign.id));
    SD_TRY(const EtaBasis basis, readEtaBasis(db, now));
    const CampaignTotals &totals = curves.totals;
    const qint64 reachable = totals.expected - totals.abandoned;
    const double part = reachable > 0 ? double(totals.credited) / double(reachable) : 0;
    const Eta eta = withExperience(estimateEta(curves.events, reachable, now), part, basis.experience);

    const TimeMs begin = curves.events.isEmpty() ? scope.campaign.createdAt : curves.events.first().at;
    TimeMs lastDue = now;
    for (const Milestone &milestone : milestones)
        if (!milestone.newest().withdrawn)
            lastDue = std::max(lastDue, endOfDay(milestone.newest().dueAt));
    const TimeMs horizon = lastDue + std::max<TimeMs>(now - begin, 3'600'000);

    ReportSection section;
    section.id = QString(toWord(ProgressPart::BurnUp));
    section.title = ProgressText::tr("Burn-up");
    section.sentences = {doneText(totals, scope.step)};
    if (totals.requests > 0)
        section.sentences.append(estimateText(eta, now));
    if (eta.state == Eta::Estimate)
        section.sentences.append(intervalSource(basis));
    section.sentences.append(scoreText(basis.score, basis.areCampaigns));
    section.sentences.append(luminosityText(curves.luminosity));

    const auto events = pointsOf(curves.events, 1);
    const Plan eventPlan = planOf(milestones, scope.step, begin, [&](const MilestoneTarget &target) {
        return target.isAll() ? double(totals.expected) : double(target.events.value_or(0));
    });
    section.charts.append(
        curveChart({"events", ProgressText::tr("Events"), ProgressText::tr("events"),
                    ProgressText::tr("credited", "events"), ProgressText::tr("No event is credited yet.")},
                   events, eventPlan, double(totals.expected),
                   events.isEmpty() ? QList<QPointF>()
                                    : forecastLine(eta, events.last(), double(reachable), now, horizon),
                   now));
    const Plan filePlan = planOf(milestones, scope.step, begin, [](const MilestoneTarget &target) {
        return double(target.files.value_or(0));
    });
    section.charts.append(curveChart(
        {"files", ProgressText::tr("Merged files"), ProgressText::tr("files"),
         ProgressText::tr("in the catalogue", "merged files"),
         ProgressText::tr("No merged file is in the catalogue yet.")},
        pointsOf(curves.files, 1), filePlan, 0,
        forecastTo(filesWanted(milestones, scope.step), curves.files, 1, basis, now, horizon), now));
    const LuminosityProgress &luminosity = curves.luminosity;
    const Plan luminosityPlan = planOf(milestones, scope.step, begin, [&](const MilestoneTarget &target) {
        return luminosity.runs.isEmpty()
            ? 0.0
            : convertedLuminosity(target.luminosity.toDouble(), target.unit, luminosity.unit).value_or(0);
    });
    section.charts.append(
        curveChart({"luminosity", ProgressText::tr("Luminosity"), luminosity.unit,
                    ProgressText::tr("of complete runs", "luminosity"),
                    ProgressText::tr("No luminosity is known of the runs that are complete.")},
                   pointsOf(curves.luminosityPoints, luminosity.expected() / kLuminosityParts),
                   luminosityPlan, luminosity.expected(),
                   forecastTo(qint64(kLuminosityParts), curves.luminosityPoints,
                              luminosity.expected() / kLuminosityParts, basis, now, horizon),
                   now));
    section.tables = {scoreTable(basis.score), trialTable(basis.score)};
    return section;
}

}  // namespace shiftdeck

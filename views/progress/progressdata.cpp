#include "views/progress/progressdata.h"

#include "models/items/etatext.h"
#include "models/items/format.h"
#include "models/storage/queries.h"
#include "views/common/saving.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {

struct ProgressText {
    Q_DECLARE_TR_FUNCTIONS(ProgressText)
};

constexpr TimeMs kBucketMs = 10'000;  // the store's finest step

bool counts(const RequestSummary &request)
{
    return request.status != RequestStatus::Rejected && request.status != RequestStatus::Aborted
        && request.status != RequestStatus::Obsolete;
}

TimeMs widthOf(const QList<ProgressPoint> &steps)
{
    TimeMs width = 0;
    for (qsizetype i = 1; i < steps.size(); ++i) {
        const TimeMs distance = steps[i].at - steps[i - 1].at;
        if (distance > 0 && (width == 0 || distance < width))
            width = distance;
    }
    return width == 0 ? kBucketMs : width;
}

}  // namespace

QList<ProgressSum> sumUp(const QList<ProgressPoint> &steps, TimeMs now)
{
    QList<ProgressSum> sums;
    if (steps.isEmpty())
        return sums;
    const TimeMs width = widthOf(steps);
    sums.append({std::min(steps.first().at - width, now), 0, 0, 0, 0});
    for (const ProgressPoint &step : steps) {
        ProgressSum sum = sums.last();
        const TimeMs begin = step.at - width;
        if (begin > sum.at) {
            sum.at = std::min(begin, now);
            sums.append(sum);
        }
        sum.at = std::min(step.at, now);
        sum.events += step.events;
        sum.units += step.units;
        sum.jobsDone += step.jobsDone;
        sum.jobsFailed += step.jobsFailed;
        sums.append(sum);
    }
    return sums;
}

QList<ProgressSum> thinned(const QList<ProgressSum> &points, qsizetype most)
{
    if (points.size() <= most || most < 2)
        return points;
    QList<ProgressSum> some;
    some.reserve(most);
    for (qsizetype i = 0; i < most; ++i)
        some.append(points[i * (points.size() - 1) / (most - 1)]);
    return some;
}

Result<ProgressData> readProgress(Database &db, const QList<RequestId> &selected)
{
    const TimeMs now = SystemClock().now();
    ProgressData data;
    SD_TRY(data.requests, listRequests(db, {}, selected));
    SD_TRY(const auto steps, listProgress(db, selected, kFinePoints));
    data.total.points = sumUp(steps, now);
    if (selected.size() < 2 || selected.size() > kMaxCurves)
        return data;
    for (const RequestSummary &request : std::as_const(data.requests)) {
        SD_TRY(const auto own, listProgress(db, {request.id}, int(kChartPoints) / 2));
        data.curves.append(
            {request.id,
             QStringLiteral("%1: %2 %3").arg(request.id.value()).arg(request.campaign, toWord(request.step)),
             sumUp(own, now)});
    }
    return data;
}

ProgressTotals totalsOf(const QList<RequestSummary> &requests)
{
    ProgressTotals totals;
    for (const RequestSummary &request : requests) {
        if (!counts(request))
            continue;
        ++totals.requests;
        totals.withoutUnits += !request.unitsMade;
        totals.credited += request.units.eventsOf(UnitState::Credited);
        totals.abandoned += request.units.eventsOf(UnitState::Abandoned);
        totals.expected += request.eventsExpected;
        totals.jobsDone += request.jobs.of(JobStatus::Done);
        totals.jobsFailed += request.jobs.of(JobStatus::Error);
        for (const JobStatus status : {JobStatus::Pending, JobStatus::Submitting, JobStatus::Submitted,
                                       JobStatus::Running, JobStatus::Ended})
            totals.jobsOpen += request.jobs.of(status);
    }
    return totals;
}

Eta etaOf(const ProgressData &data, TimeMs now, const EtaExperience &experience)
{
    const ProgressTotals totals = totalsOf(data.requests);
    QList<EtaPoint> points;
    points.reserve(data.total.points.size());
    for (const ProgressSum &sum : data.total.points)
        points.append({sum.at, sum.events});
    // The curve includes requests that were aborted since; only the shape of its end matters, so it is moved
    // to the sum that counts. What is signed off as abandoned will not come.
    if (!points.isEmpty()) {
        const qint64 shift = totals.credited - points.last().done;
        if (shift != 0)
            for (EtaPoint &point : points)
                point.done = std::max<qint64>(0, point.done + shift);
    }
    const qint64 reachable = totals.expected - totals.abandoned;
    const double part = reachable > 0 ? double(totals.credited) / double(reachable) : 0;
    return withExperience(estimateEta(points, reachable, now), part, experience);
}

QString etaText(const Eta &eta, const ProgressTotals &totals, TimeMs now)
{
    if (eta.state == Eta::Nothing && totals.requests == 0)
        return {};
    if (eta.state == Eta::Done && totals.withoutUnits > 0)
        return ProgressText::tr("All events of the requests that were started are done.");
    if (eta.state != Eta::Estimate || totals.jobsOpen > 0)
        return estimateText(eta, now);
    // However fast it went: no job is left that could go on.
    return totals.jobsFailed > 0
        ? ProgressText::tr("No job is open; %1 events wait for a decision about the failed jobs.")
              .arg(format::number(eta.remaining))
        : ProgressText::tr("No job is open; %1 events wait for submission.")
              .arg(format::number(eta.remaining));
}

QString waitingText(const QList<RequestSummary> &requests)
{
    struct Wait {
        RequestStatus status;
        QString sentence;
    };
    const std::array waits{
        Wait{RequestStatus::New, ProgressText::tr("waiting for approval: %1")},
        Wait{RequestStatus::Approved, ProgressText::tr("waiting for sign-up: %1")},
        Wait{RequestStatus::Assigned, ProgressText::tr("waiting for their inputs: %1")},
        Wait{RequestStatus::Staged, ProgressText::tr("waiting for submission: %1")},
        Wait{RequestStatus::Held, ProgressText::tr("held: %1")},
    };
    QStringList parts;
    for (const Wait &wait : waits) {
        const auto n =
            std::count_if(requests.begin(), requests.end(),
                          [&wait](const RequestSummary &request) { return request.status == wait.status; });
        if (n > 0)
            parts.append(wait.sentence.arg(n));
    }
    if (parts.isEmpty())
        return {};
    const auto counted = std::count_if(requests.begin(), requests.end(), counts);
    return ProgressText::tr("Of %1 requests, %2.", "number, list of what they wait for")
        .arg(counted)
        .arg(parts.join(QStringLiteral(", ")));
}

QString totalsText(const ProgressTotals &totals)
{
    QStringList parts;
    if (totals.expected > 0)
        parts.append(ProgressText::tr("%1: %2 of %3 events credited", "percent")
                         .arg(format::percent(double(totals.credited) / double(totals.expected)),
                              format::number(totals.credited), format::number(totals.expected)));
    if (totals.abandoned > 0)
        parts.append(ProgressText::tr("%1 events signed off as lost").arg(format::number(totals.abandoned)));
    parts.append(ProgressText::tr("jobs done: %1").arg(format::number(totals.jobsDone)));
    parts.append(ProgressText::tr("failed: %1", "jobs").arg(format::number(totals.jobsFailed)));
    parts.append(ProgressText::tr("open: %1", "jobs").arg(format::number(totals.jobsOpen)));
    if (totals.withoutUnits > 0 && totals.expected > 0)
        parts.append(
            ProgressText::tr("requests not started, not in this total: %1").arg(totals.withoutUnits));
    return parts.join(QStringLiteral("  ·  "));
}

QByteArray progressAsCsv(const ProgressData &data)
{
    QByteArray csv =
        csvLine({QStringLiteral("time"), QStringLiteral("request"), QStringLiteral("events"),
                 QStringLiteral("units"), QStringLiteral("jobs_done"), QStringLiteral("jobs_failed")});
    const auto add = [&csv](const ProgressCurve &curve) {
        const QString name =
            curve.request.isValid() ? QString::number(curve.request.value()) : QStringLiteral("total");
        for (const ProgressSum &sum : curve.points)
            csv += csvLine({QDateTime::fromMSecsSinceEpoch(sum.at, Qt::UTC).toString(Qt::ISODate), name,
                            QString::number(sum.events), QString::number(sum.units),
                            QString::number(sum.jobsDone), QString::number(sum.jobsFailed)});
    };
    add(data.total);
    for (const ProgressCurve &curve : data.curves)
        add(curve);
    return csv;
}

}  // namespace shiftdeck

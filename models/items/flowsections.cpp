// Throughput of the sites, statuses of the requests, and what holds them.
#include "models/items/format.h"
#include "models/items/progresssections.h"
#include "models/storage/requestwaits.h"
#include "models/storage/statustimes.h"
#include "models/storage/throughput.h"

namespace shiftdeck {

namespace {
constexpr double kHour = 3'600'000;
constexpr int kMostSites = 5;  // curves of their own; the rest is one
constexpr int kMostRequests = 1000;  // with their times, the newest ones

double perHour(qint64 n, TimeMs span) { return span > 0 ? double(n) * kHour / double(span) : 0; }

ReportCell rateCell(double rate)
{
    return {rate >= 10 ? format::number(qRound64(rate)) : QString::number(rate, 'f', 1), rate};
}

ReportCell shareCell(std::optional<double> share)
{
    return share ? ReportCell{format::percent(*share), *share}
                 : ReportCell{ProgressText::tr("not known"), {}};
}

// Events per hour in each step, with a zero at both ends of a pause.
QList<QPointF> rates(const QList<ProgressPoint> &steps, TimeMs stepMs)
{
    QList<QPointF> points;
    TimeMs last = 0;
    for (const ProgressPoint &step : steps) {
        const TimeMs begin = step.at - stepMs;
        if (last != 0 && begin > last) {
            points.append({double(last), 0});
            points.append({double(begin), 0});
        } else if (last == 0) {
            points.append({double(begin), 0});
        }
        points.append({double(begin + stepMs / 2), perHour(step.events, stepMs)});
        last = step.at;
    }
    if (last != 0)
        points.append({double(last), 0});
    return points;
}

QList<ProgressPoint> sumOf(const QList<SiteThroughput> &sites)
{
    QMap<TimeMs, ProgressPoint> sums;
    for (const SiteThroughput &site : sites)
        for (const ProgressPoint &step : site.steps) {
            sums[step.at].at = step.at;
            sums[step.at].events += step.events;
        }
    return sums.values();
}

Chart throughputChart(const Throughput &throughput)
{
    Chart chart;
    chart.id = QStringLiteral("throughput");
    chart.title = ProgressText::tr("Events per hour, by site");
    chart.unit = ProgressText::tr("events per hour");
    chart.nothing = ProgressText::tr("No event is credited yet.");
    QList<SiteThroughput> sites = throughput.sites;
    std::stable_sort(sites.begin(), sites.end(), [](const SiteThroughput &a, const SiteThroughput &b) {
        return a.all.events > b.all.events;
    });
    for (int i = 0; i < std::min<int>(kMostSites, int(sites.size())); ++i)
        chart.series.append(
            {sites[i].site, sites[i].site, ChartSeries::Line, rates(sites[i].steps, throughput.stepMs), i});
    if (sites.size() > kMostSites)
        chart.series.append({QStringLiteral("other sites"), ProgressText::tr("other sites"),
                             ChartSeries::Dashed, rates(sumOf(sites.mid(kMostSites)), throughput.stepMs),
                             kMostSites});
    return chart;
}

ReportTable siteTable(const Throughput &throughput)
{
    ReportTable table;
    table.id = QStringLiteral("sites");
    table.title = ProgressText::tr("Sites");
    table.nothing = ProgressText::tr("No site has a request of this campaign.");
    table.columns = {{QStringLiteral("site"), ProgressText::tr("Site"), false},
                     {QStringLiteral("events_per_hour_24h"), ProgressText::tr("Events/h, last 24 h"), true},
                     {QStringLiteral("jobs_per_hour_24h"), ProgressText::tr("Jobs/h, last 24 h"), true},
                     {QStringLiteral("events_per_hour"), ProgressText::tr("Events/h, in all"), true},
                     {QStringLiteral("events"), ProgressText::tr("Events"), true},
                     {QStringLiteral("jobs_done"), ProgressText::tr("Jobs done"), true},
                     {QStringLiteral("failed"), ProgressText::tr("Attempts failed"), true},
                     {QStringLiteral("cpu_efficiency"), ProgressText::tr("CPU efficiency"), true}};
    for (const SiteThroughput &site : throughput.sites) {
        const qint64 ended = site.all.jobsDone + site.all.jobsFailed;
        table.rows.append({site.site,
                           {{site.site, {}},
                            rateCell(perHour(site.lately.events, kLately)),
                            rateCell(perHour(site.lately.jobsDone, kLately)),
                            rateCell(perHour(site.all.events, site.lastAt - site.firstAt)),
                            numberCell(site.all.events),
                            numberCell(site.all.jobsDone),
                            shareCell(ended > 0 ? std::optional(double(site.all.jobsFailed) / double(ended))
                                                : std::nullopt),
                            shareCell(site.cpuEfficiency)}});
    }
    return table;
}

Chart statusChart(const StatusHistory &history)
{
    Chart chart;
    chart.id = QStringLiteral("statuses");
    chart.title = ProgressText::tr("Requests by status");
    chart.unit = ProgressText::tr("requests");
    chart.nothing = ProgressText::tr("The campaign has no request yet.");
    for (size_t i = 0; i < kStatuses; ++i) {
        const QString word = toWord(RequestStatus(int(i)));
        ChartSeries series{word, word, ChartSeries::Stacked, {}, int(i)};
        bool any = false;
        for (const StatusCounts &counts : history.counts) {
            series.points.append({double(counts.at), double(counts.n[i])});
            any = any || counts.n[i] != 0;
        }
        if (any)
            chart.series.append(series);
    }
    return chart;
}

ReportTable timesTable(const StatusHistory &history)
{
    ReportTable table;
    table.id = QStringLiteral("status-times");
    table.title = ProgressText::tr("Time in each status");
    table.nothing = ProgressText::tr("The campaign has no request yet.");
    table.columns = {{QStringLiteral("status"), ProgressText::tr("Status"), false},
                     {QStringLiteral("now"), ProgressText::tr("Requests now"), true},
                     {QStringLiteral("longest_now_s"), ProgressText::tr("Longest of these"), true},
                     {QStringLiteral("left"), ProgressText::tr("Stays that are over"), true},
                     {QStringLiteral("median_s"), ProgressText::tr("Median"), true},
                     {QStringLiteral("ninety_percent_s"), ProgressText::tr("90 % within"), true}};
    for (const StatusTime &time : history.times)
        table.rows.append({QString(toWord(time.status)),
                           {{QString(toWord(time.status)), int(time.status)},
                            numberCell(time.now),
                            time.now > 0 ? spanCell(time.longestNow) : ReportCell{},
                            numberCell(time.left),
                            time.median ? spanCell(*time.median) : ReportCell{},
                            time.ninetyPercent ? spanCell(*time.ninetyPercent) : ReportCell{}}});
    return table;
}

// Of every status in which something is still to be done, in the order of life.
ReportTable requestTimesTable(const QList<RequestTimes> &requests)
{
    ReportTable table;
    table.id = QStringLiteral("request-times");
    table.title = ProgressText::tr("Time in each status, by request");
    table.nothing = ProgressText::tr("The campaign has no request yet.");
    table.columns = {{QStringLiteral("request"), ProgressText::tr("Request"), true},
                     {QStringLiteral("step"), ProgressText::tr("Step"), false, true},
                     {QStringLiteral("status"), ProgressText::tr("Status"), false}};
    const auto eachStatus = [](auto then) {
        for (size_t i = 0; i < kStatuses; ++i)
            if (!isOver(RequestStatus(int(i))))
                then(i);
    };
    eachStatus([&table](size_t i) {
        const QString word = toWord(RequestStatus(int(i)));
        table.columns.append({word + QStringLiteral("_s"), word, true});
    });
    table.columns.append({QStringLiteral("all_s"), ProgressText::tr("Together"), true});
    table.columns.append({QStringLiteral("dataset"), ProgressText::tr("Dataset"), false, true});
    for (const RequestTimes &request : requests) {
        ReportRow row{QString::number(request.request.value()),
                      {{QString::number(request.request.value()), request.request.value()},
                       {QString(toWord(request.step)), {}},
                       {QString(toWord(request.status)), {}}}};
        eachStatus([&](size_t i) {
            row.cells.append(request.spent[i] > 0 ? spanCell(request.spent[i]) : ReportCell{});
        });
        row.cells.append(spanCell(request.all()));
        row.cells.append({request.dataset, {}});
        table.rows.append(row);
    }
    return table;
}
}  // namespace

Result<ReportSection> throughputSection(Database &db, const ReportScope &scope, TimeMs now)
{
    SD_TRY(const Throughput throughput, siteThroughput(db, scope.campaign.id, kReportPoints / 2, now));
    ReportSection section;
    section.id = QString(toWord(ProgressPart::Throughput));
    section.title = ProgressText::tr("Throughput");
    qint64 events = 0, jobs = 0;
    for (const SiteThroughput &site : throughput.sites) {
        events += site.lately.events;
        jobs += site.lately.jobsDone;
    }
    section.sentences = {
        ProgressText::tr("In the last 24 hours: %1 events and %2 jobs per hour, over all steps.",
                         "events, jobs")
            .arg(rateCell(perHour(events, kLately)).text, rateCell(perHour(jobs, kLately)).text),
        ProgressText::tr(
            "The CPU efficiency of a site is CPU time over time on the node, of its newest jobs that are"
            " done (%1 at most), of any campaign.")
            .arg(kEfficiencyJobs)};
    section.charts = {throughputChart(throughput)};
    section.tables = {siteTable(throughput)};
    return section;
}

Result<ReportSection> statusSection(Database &db, const ReportScope &scope, TimeMs now)
{
    SD_TRY(const StatusHistory history, statusHistory(db, scope.campaign.id, kReportPoints / 2, now));
    ReportSection section;
    section.id = QString(toWord(ProgressPart::Statuses));
    section.title = ProgressText::tr("Statuses");
    section.sentences = {ProgressText::tr("%n request(s) of all steps.", nullptr, int(history.requests))};
    SD_TRY(const auto requests, requestTimes(db, scope.campaign.id, kMostRequests, now));
    if (history.requests > requests.size())
        section.sentences.append(
            ProgressText::tr("The times of the newest %1 are listed.").arg(format::number(requests.size())));
    section.charts = {statusChart(history)};
    section.tables = {timesTable(history), requestTimesTable(requests)};
    return section;
}

Result<ReportSection> holdsSection(Database &db, const ReportScope &scope, TimeMs now)
{
    SD_TRY(const OpenRequests open, oldestOpenRequests(db, scope.campaign.id, kOldestOpen));
    ReportTable table;
    table.id = QStringLiteral("holds");
    table.title = ProgressText::tr("Oldest open requests");
    table.nothing = ProgressText::tr("No request is open.");
    table.columns = {{QStringLiteral("request"), ProgressText::tr("Request"), true},
                     {QStringLiteral("step"), ProgressText::tr("Step"), false},
                     {QStringLiteral("status"), ProgressText::tr("Status"), false},
                     {QStringLiteral("site"), ProgressText::tr("Site"), false},
                     {QStringLiteral("open_s"), ProgressText::tr("Open for"), true},
                     {QStringLiteral("in_status_s"), ProgressText::tr("In this status for"), true},
                     {QStringLiteral("done"), ProgressText::tr("Done"), true},
                     {QStringLiteral("holds"), ProgressText::tr("What holds it"), false},
                     {QStringLiteral("dataset"), ProgressText::tr("Dataset"), false}};
    for (const OpenRequest &one : open.oldest) {
        const RequestSummary &r = one.request;
        const QString waits = waitsFor(r);
        table.rows.append({QString::number(r.id.value()),
                           {{QString::number(r.id.value()), r.id.value()},
                            {QString(toWord(r.step)), {}},
                            {QString(toWord(r.status)), {}, r.stop ? ReportCell::Bad : ReportCell::Plain},
                            {r.site, {}},
                            spanCell(now - r.createdAt),
                            spanCell(now - one.since),
                            {format::percent(r.progress()), r.progress()},
                            {waits.isEmpty() ? ProgressText::tr("Nothing; it goes its way.") : waits, {}},
                            {r.dataset, {}}}});
    }
    ReportSection section;
    section.id = QString(toWord(ProgressPart::Holds));
    section.title = ProgressText::tr("What holds");
    section.sentences = {open.all > open.oldest.size()
                             ? ProgressText::tr("%1 requests are open; the %2 oldest are listed.")
                                   .arg(format::number(open.all), format::number(open.oldest.size()))
                             : ProgressText::tr("%n request(s) are open.", nullptr, int(open.all))};
    section.tables = {table};
    return section;
}

}  // namespace shiftdeck

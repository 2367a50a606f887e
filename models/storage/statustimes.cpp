#include "models/storage/statustimes.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace shiftdeck {

namespace {
// Nearest rank, of a list that is not empty.
TimeMs quantileOf(const QList<TimeMs> &sorted, double q)
{
    const auto rank = qsizetype(q * double(sorted.size()) + 0.999999);
    return sorted.at(std::clamp<qsizetype>(rank - 1, 0, sorted.size() - 1));
}

// The number of requests in each status, from their stays: what came and went up to the end of each step.
QList<StatusCounts> countsOf(const QList<StatusStay> &stays, int points, TimeMs now)
{
    if (stays.isEmpty() || points < 1)
        return {};
    TimeMs first = now;
    for (const StatusStay &stay : stays)
        first = std::min(first, stay.from);
    const TimeMs width = std::max<TimeMs>(1, (now - first + points - 1) / points);
    QList<StatusCounts> counts(points);
    const auto add = [&](TimeMs at, RequestStatus status, qint64 n) {
        // At the end of the step that holds the moment.
        const qint64 step = std::clamp<qint64>((at - first + width - 1) / width - 1, 0, points - 1);
        counts[step].n[size_t(status)] += n;
    };
    for (const StatusStay &stay : stays) {
        add(std::min(stay.from, now), stay.status, 1);
        if (stay.to)
            add(std::min(*stay.to, now), stay.status, -1);
    }
    for (int i = 0; i < points; ++i) {
        counts[i].at = std::min(first + (i + 1) * width, now);
        for (size_t s = 0; i > 0 && s < kStatuses; ++s)
            counts[i].n[s] += counts[i - 1].n[s];
    }
    return counts;
}

QList<StatusTime> timesOf(const QList<StatusStay> &stays, TimeMs now)
{
    std::array<QList<TimeMs>, kStatuses> spans;
    std::array<StatusTime, kStatuses> times;
    std::array<bool, kStatuses> seen{};
    for (const StatusStay &stay : stays) {
        const auto i = size_t(stay.status);
        seen[i] = true;
        if (stay.to) {
            spans[i].append(std::max<TimeMs>(0, *stay.to - stay.from));
        } else {
            ++times[i].now;
            times[i].longestNow = std::max(times[i].longestNow, now - stay.from);
        }
    }
    QList<StatusTime> result;
    for (size_t i = 0; i < kStatuses; ++i) {
        if (!seen[i])
            continue;
        times[i].status = RequestStatus(int(i));
        times[i].left = spans[i].size();
        if (!spans[i].isEmpty()) {
            std::sort(spans[i].begin(), spans[i].end());
            times[i].median = quantileOf(spans[i], 0.5);
            times[i].ninetyPercent = quantileOf(spans[i], 0.9);
        }
        result.append(times[i]);
    }
    return result;
}
}  // namespace

Result<QList<StatusStay>> statusStays(Database &db, CampaignId campaign)
{
    const auto stayOf = [](const Row &row) {
        return StatusStay{row.id<RequestId>(0), row.word<RequestStatus>(2), row.integer(1), {}};
    };
    SD_TRY(
        auto stays,
        db.list(QStringLiteral("SELECT h.request_id, h.at, h.to_status FROM requests r JOIN request_history h"
                               " ON h.request_id = r.id WHERE r.campaign_id = ? AND r.test = 0"
                               " ORDER BY h.request_id, h.id"),
                {campaign.value()}, stayOf));
    for (qsizetype i = 1; i < stays.size(); ++i)
        if (stays[i].request == stays[i - 1].request)
            stays[i - 1].to = stays[i].from;
    return stays;
}

bool isOver(RequestStatus status)
{
    return status == RequestStatus::Certified || status == RequestStatus::Rejected
        || status == RequestStatus::Aborted || status == RequestStatus::Obsolete;
}

TimeMs RequestTimes::all() const { return std::accumulate(spent.begin(), spent.end(), TimeMs(0)); }

Result<QList<RequestTimes>> requestTimes(Database &db, CampaignId campaign, int most, TimeMs now)
{
    return snapshot(db, [&]() -> Result<QList<RequestTimes>> {
        SD_TRY(auto requests,
               db.list(QStringLiteral("SELECT r.id, r.step, d.name, r.status FROM requests r JOIN datasets d"
                                      " ON d.id = r.dataset_id WHERE r.campaign_id = ? AND r.test = 0"
                                      " ORDER BY r.id DESC LIMIT ?"),
                       {campaign.value(), most}, [](const Row &row) {
                           RequestTimes times;
                           times.request = row.id<RequestId>(0);
                           times.step = row.word<Step>(1);
                           times.dataset = row.text(2);
                           times.status = row.word<RequestStatus>(3);
                           return times;
                       }));
        QHash<RequestId, qsizetype> places;
        for (qsizetype i = 0; i < requests.size(); ++i)
            places.insert(requests.at(i).request, i);
        SD_TRY(const auto stays, statusStays(db, campaign));
        for (const StatusStay &stay : stays) {
            const auto place = places.constFind(stay.request);
            if (place != places.cend() && !isOver(stay.status))
                requests[*place].spent[size_t(stay.status)] +=
                    std::max<TimeMs>(0, stay.to.value_or(now) - stay.from);
        }
        return requests;
    });
}

Result<StatusHistory> statusHistory(Database &db, CampaignId campaign, int points, TimeMs now)
{
    SD_TRY(const auto stays, statusStays(db, campaign));
    StatusHistory history;
    for (const StatusStay &stay : stays)
        history.requests += !stay.to;
    history.counts = countsOf(stays, points, now);
    history.times = timesOf(stays, now);
    return history;
}

Result<OpenRequests> oldestOpenRequests(Database &db, CampaignId campaign, int most)
{
    const QString open =
        QStringLiteral(" FROM requests r WHERE r.campaign_id = ? AND r.test = 0 AND r.status NOT IN"
                       " ('certified','rejected','aborted','obsolete')");
    return snapshot(db, [&]() -> Result<OpenRequests> {
        OpenRequests result;
        SD_TRY(result.all, db.integer(QStringLiteral("SELECT count(*)") + open, {campaign.value()}));
        const auto idOf = [](const Row &row) { return std::pair(row.id<RequestId>(0), row.integer(1)); };
        SD_TRY(const auto found,
               db.list(QStringLiteral(
                           "SELECT r.id, coalesce((SELECT h.at FROM request_history h WHERE h.request_id = "
                           "r.id ORDER BY h.id DESC LIMIT 1), r.created_at)")
                           + open + QStringLiteral(" ORDER BY r.created_at, r.id LIMIT ?"),
                       {campaign.value(), most}, idOf));
        QList<RequestId> ids;
        for (const auto &[id, since] : found)
            ids.append(id);
        if (ids.isEmpty())
            return result;
        SD_TRY(const auto rows, listRequests(db, {}, ids));
        QHash<RequestId, RequestSummary> byId;
        for (const RequestSummary &row : rows)
            byId.insert(row.id, row);
        for (const auto &[id, since] : found)
            if (byId.contains(id))
                result.oldest.append({byId.value(id), since});
        return result;
    });
}

}  // namespace shiftdeck

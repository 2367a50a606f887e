// What the requests of a campaign went through: how many were in which status when, how long they stay in
// each, and which are open for longest. Read-only; any Database.
//
// From the history of the requests, which the database keeps: O(changes of status of the campaign).
#pragma once

#include "models/storage/queries.h"

#include <array>

namespace shiftdeck {

inline constexpr size_t kStatuses = words::Table<RequestStatus>::list.size();

// How many requests were in each status at the end of a step.
struct StatusCounts {
    TimeMs at = 0;
    std::array<qint64, kStatuses> n{};
};

// How long requests were in a status, each time that they left it; and those that are in it now.
struct StatusTime {
    RequestStatus status = RequestStatus::New;
    qint64 left = 0;  // stays that are over
    std::optional<TimeMs> median, ninetyPercent;  // of these; none: there is none
    qint64 now = 0;  // requests in it
    TimeMs longestNow = 0;  // of these, so far
};

struct StatusHistory {
    QList<StatusCounts> counts;  // `points` equal steps from the first request on, the last one at `now`
    QList<StatusTime> times;  // of each status that a request was in, in the order of life
    qint64 requests = 0;
};
Result<StatusHistory> statusHistory(Database &db, CampaignId campaign, int points, TimeMs now);

// Requests on which something is still to be done (none of certified, rejected, aborted, obsolete), the
// oldest first, with the time of their last change of status.
struct OpenRequest {
    RequestSummary request;
    TimeMs since = 0;
};
struct OpenRequests {
    QList<OpenRequest> oldest;
    qint64 all = 0;
};
Result<OpenRequests> oldestOpenRequests(Database &db, CampaignId campaign, int most);

// One stay of one request in a status.
struct StatusStay {
    RequestId request;
    RequestStatus status = RequestStatus::New;
    TimeMs from = 0;
    std::optional<TimeMs> to;  // none: it is in it
};
Result<QList<StatusStay>> statusStays(Database &db, CampaignId campaign);

// What one request spent in each status, all its stays together; up to now in the one that it is in. What is
// over (certified, rejected, aborted, obsolete) spends no time.
struct RequestTimes {
    RequestId request;
    Step step = Step::Production;
    QString dataset;
    RequestStatus status = RequestStatus::New;
    std::array<TimeMs, kStatuses> spent{};

    TimeMs all() const;
};
bool isOver(RequestStatus status);
// The newest requests first, at most `most`; the tests do not count.
Result<QList<RequestTimes>> requestTimes(Database &db, CampaignId campaign, int most, TimeMs now);

}  // namespace shiftdeck

// What the Progress panel shows, as values: curves, sums and sentences. Pure functions, any thread.
#pragma once

#include "models/items/progressreport.h"
#include "models/storage/database.h"
#include "models/storage/records.h"

#include <QList>

namespace shiftdeck {

// Sums from the start up to `at`.
struct ProgressSum {
    TimeMs at = 0;
    qint64 events = 0, units = 0, jobsDone = 0, jobsFailed = 0;
};

struct ProgressCurve {
    RequestId request;  // invalid: the total
    QString name;  // "3: 2010 production"
    QList<ProgressSum> points;
};

struct ProgressData {
    QList<RequestSummary> requests;  // the selected ones, or all
    ProgressCurve total;  // as fine as the store has it, at most kFinePoints
    QList<ProgressCurve> curves;  // one per request when 2 to kMaxCurves are selected
};

inline constexpr int kFinePoints = 4000;
inline constexpr int kMaxCurves = 6;
inline constexpr qsizetype kChartPoints = 500;

// Reads all of it; O(requests + points). `selected` empty: all requests.
Result<ProgressData> readProgress(Database &db, const QList<RequestId> &selected);

// Steps of the store (what happened in each, steps without anything left out) as sums, with a point at the
// start and one at the end of each pause, none of them later than `now`.
QList<ProgressSum> sumUp(const QList<ProgressPoint> &steps, TimeMs now);
// At most `most` of the points, the first and the last among them.
QList<ProgressSum> thinned(const QList<ProgressSum> &points, qsizetype most);

struct ProgressTotals {
    qint64 requests = 0;  // that count: not rejected, aborted or obsolete
    qint64 withoutUnits = 0;  // of these: their events are not known yet
    qint64 credited = 0, expected = 0, abandoned = 0;  // events
    qint64 jobsDone = 0, jobsFailed = 0, jobsOpen = 0;
};
ProgressTotals totalsOf(const QList<RequestSummary> &requests);

// What is credited or signed off over what is expected; its interval by experience, where that suffices.
Eta etaOf(const ProgressData &data, TimeMs now, const EtaExperience &experience = {});

// "About 12 min left (8 min to 19 min), at 310 events/s over the last 5 min."
QString etaText(const Eta &eta, const ProgressTotals &totals, TimeMs now);
// "2 of 8 requests wait for sign-up; 1 is held." Empty when no request waits for a person.
QString waitingText(const QList<RequestSummary> &requests);
QString totalsText(const ProgressTotals &totals);

// time (ISO, UTC), request, events, units, jobs_done, jobs_failed; sums; the total under "total".
QByteArray progressAsCsv(const ProgressData &data);

}  // namespace shiftdeck

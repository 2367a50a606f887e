#include "models/storage/campaignprogress.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
constexpr qint64 kBucketMs = 10'000;
constexpr int kHistoryPoints = 400;

const QString kInScope = QStringLiteral(
    " r.campaign_id = ? AND r.step = ? AND r.test = 0 AND r.status NOT IN ('rejected','aborted',"
    "'obsolete')");

QVariantList valuesOf(const ProgressScope &scope)
{
    return {scope.campaign.value(), QString(toWord(scope.step))};
}

// Steps of (end of the step, how much in it) as sums from 0, with the end of a pause as a point of its own.
QList<EtaPoint> sumsOf(const QList<std::pair<TimeMs, qint64>> &steps, TimeMs width, TimeMs now)
{
    QList<EtaPoint> sums;
    if (steps.isEmpty())
        return sums;
    sums.append({std::min(steps.first().first - width, now), 0});
    for (const auto &[end, n] : steps) {
        if (end - width > sums.last().at)
            sums.append({std::min(end - width, now), sums.last().done});
        sums.append({std::min(end, now), sums.last().done + n});
    }
    return sums;
}

// `what` gives a time (in units of `unitMs`) and a number per row, `from` where they are; in equal steps.
Result<QList<EtaPoint>> overTime(Database &db, const QString &time, const QString &sum, const QString &from,
                                 const QVariantList &values, qint64 unitMs, int points, TimeMs now)
{
    return snapshot(db, [&]() -> Result<QList<EtaPoint>> {
        const auto rangeOf = [](const Row &row) { return std::pair(row.maybeInteger(0), row.integer(1)); };
        SD_TRY(const auto range,
               db.first(QStringLiteral("SELECT min(%1), max(%1)%2").arg(time, from), values, rangeOf));
        if (!range || !range->first)
            return QList<EtaPoint>();
        const qint64 first = *range->first;
        const qint64 width = (range->second - first) / std::max(points, 1) + 1;
        const auto stepOf = [&](const Row &row) {
            return std::pair((first + (row.integer(0) + 1) * width) * unitMs, row.integer(1));
        };
        SD_TRY(const auto steps,
               db.list(QStringLiteral("SELECT (%1 - ?) / ? AS step, sum(%2)%3 GROUP BY 1 ORDER BY 1")
                           .arg(time, sum, from),
                       QVariantList{first, width} + values, stepOf));
        return sumsOf(steps, width * unitMs, now);
    });
}

qint64 lastOf(const QList<EtaPoint> &points) { return points.isEmpty() ? 0 : points.last().done; }

int powerOf(QStringView unit)
{
    static constexpr const char *kUnits[] = {"/mb", "/ub", "/nb", "/pb", "/fb", "/ab"};
    for (int i = 0; i < int(std::size(kUnits)); ++i)
        if (unit == QLatin1StringView(kUnits[i]))
            return i;
    return -1;
}

struct KnownLuminosity {
    qint64 run = 0;
    QString method, unit;
    double value = 0;
};

// The newest of each run and method, of the runs in the requests.
Result<QList<KnownLuminosity>> knownLuminosities(Database &db, const ProgressScope &scope)
{
    const auto knownOf = [](const Row &row) {
        return KnownLuminosity{row.integer(0), row.text(1), row.text(2), row.text(3).toDouble()};
    };
    return db.list(QStringLiteral("SELECT l.run, l.method, l.unit, l.recorded FROM run_luminosities l WHERE"
                                  " l.run IN (SELECT c.run FROM requests r JOIN run_counters c"
                                  " ON c.request_id = r.id WHERE")
                       + kInScope
                       + QStringLiteral(") AND l.id = (SELECT max(n.id) FROM run_luminosities n WHERE"
                                        " n.run = l.run AND n.method = l.method) AND l.recorded <> ''"
                                        " ORDER BY l.run"),
                   valuesOf(scope), knownOf);
}

// The method that knows most runs; of two alike the first by name.
QString bestMethod(const QList<KnownLuminosity> &known)
{
    QMap<QString, qint64> runs;
    for (const KnownLuminosity &one : known)
        ++runs[one.method];
    QString best;
    for (auto it = runs.cbegin(); it != runs.cend(); ++it)
        if (best.isEmpty() || *it > runs.value(best))
            best = it.key();
    return best;
}

// The largest unit in which the sum is at least 1.
QString niceUnit(const QList<KnownLuminosity> &known)
{
    double sum = 0;
    for (const KnownLuminosity &one : known)
        sum += convertedLuminosity(one.value, one.unit, u"/mb").value_or(0);
    QString unit = QStringLiteral("/mb");
    for (const QStringView larger : {u"/ub", u"/nb", u"/pb", u"/fb", u"/ab"})
        if (convertedLuminosity(sum, u"/mb", larger).value_or(0) >= 1)
            unit = larger.toString();
    return unit;
}
}  // namespace

std::optional<double> convertedLuminosity(double value, QStringView from, QStringView to)
{
    // An inverse picobarn is a million inverse microbarns.
    const int a = powerOf(from), b = powerOf(to);
    if (a < 0 || b < 0)
        return std::nullopt;
    return a >= b ? value * std::pow(1000.0, a - b) : value / std::pow(1000.0, b - a);
}

Result<CampaignTotals> campaignTotals(Database &db, const ProgressScope &scope)
{
    return snapshot(db, [&]() -> Result<CampaignTotals> {
        const auto totalsOf = [](const Row &row) {
            return CampaignTotals{row.integer(0), row.integer(1), row.integer(2), 0, 0};
        };
        SD_TRY(const auto found,
               db.first(QStringLiteral(
                            "SELECT count(*), coalesce(sum(1 - r.units_made), 0), coalesce(sum(CASE WHEN "
                            "r.units_made = 1 THEN r.events_expected ELSE (SELECT coalesce(sum(f.events), "
                            "0) FROM files f WHERE f.dataset_id = r.dataset_id) END), 0) FROM requests r"
                            " WHERE")
                            + kInScope,
                        valuesOf(scope), totalsOf));
        CampaignTotals totals = found.value_or(CampaignTotals());
        const auto stateOf = [](const Row &row) { return std::pair(row.text(0), row.integer(1)); };
        SD_TRY(const auto states,
               db.list(QStringLiteral("SELECT c.status, sum(c.events) FROM requests r JOIN request_counters c"
                                      " ON c.request_id = r.id AND c.kind = 'unit' WHERE")
                           + kInScope + QStringLiteral(" GROUP BY c.status"),
                       valuesOf(scope), stateOf));
        for (const auto &[state, events] : states) {
            if (state == toWord(UnitState::Credited))
                totals.credited = events;
            else if (state == toWord(UnitState::Abandoned))
                totals.abandoned = events;
        }
        return totals;
    });
}

Result<QList<EtaPoint>> eventsOverTime(Database &db, const ProgressScope &scope, int points, TimeMs now)
{
    return overTime(db, QStringLiteral("p.bucket"), QStringLiteral("p.events"),
                    QStringLiteral(" FROM requests r JOIN progress p ON p.request_id = r.id WHERE")
                        + kInScope,
                    valuesOf(scope), kBucketMs, points, now);
}

Result<QList<EtaPoint>> filesOverTime(Database &db, const ProgressScope &scope, int points, TimeMs now)
{
    return overTime(db, QStringLiteral("f.created_at"), QStringLiteral("1"),
                    QStringLiteral(" FROM requests r JOIN streams s ON s.request_id = r.id JOIN files f"
                                   " ON f.dataset_id = s.output_dataset_id WHERE")
                        + kInScope,
                    valuesOf(scope), 1, points, now);
}

double LuminosityProgress::done() const
{
    double sum = 0;
    for (const ProcessedLuminosity &run : runs)
        sum += run.doneAt ? run.value : 0;
    return sum;
}

double LuminosityProgress::expected() const
{
    double sum = 0;
    for (const ProcessedLuminosity &run : runs)
        sum += run.value;
    return sum;
}

Result<LuminosityProgress> luminosityProgress(Database &db, const ProgressScope &scope)
{
    return snapshot(db, [&]() -> Result<LuminosityProgress> {
        const auto pairOf = [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); };
        // A run may be in several requests: it is done when it is in all of them.
        SD_TRY(const auto open,
               db.list(
                   QStringLiteral("SELECT c.run, sum(CASE WHEN c.state = 'credited' THEN 0 ELSE c.n END) FROM"
                                  " requests r JOIN run_counters c ON c.request_id = r.id WHERE")
                       + kInScope + QStringLiteral(" GROUP BY c.run"),
                   valuesOf(scope), pairOf));
        SD_TRY(const auto completions,
               db.list(QStringLiteral("SELECT k.run, max(k.at) FROM requests r JOIN run_completions k"
                                      " ON k.request_id = r.id WHERE")
                           + kInScope + QStringLiteral(" GROUP BY k.run"),
                       valuesOf(scope), pairOf));
        SD_TRY(const auto known, knownLuminosities(db, scope));
        QHash<qint64, TimeMs> done;
        for (const auto &[run, at] : completions)
            done.insert(run, at);
        LuminosityProgress progress;
        progress.allRuns = open.size();
        for (const auto &[run, units] : open) {
            if (units > 0)
                done.remove(run);
            progress.doneRuns += done.contains(run);
        }
        progress.method = bestMethod(known);
        progress.unit = niceUnit(known);
        for (const KnownLuminosity &one : known) {
            if (one.method != progress.method)
                continue;
            const auto at = done.constFind(one.run);
            progress.runs.append({one.run,
                                  convertedLuminosity(one.value, one.unit, progress.unit).value_or(0),
                                  at == done.cend() ? std::nullopt : std::optional<TimeMs>(*at)});
        }
        progress.unknownRuns = progress.allRuns - progress.runs.size();
        std::stable_sort(progress.runs.begin(), progress.runs.end(),
                         [](const ProcessedLuminosity &a, const ProcessedLuminosity &b) {
                             return a.doneAt && (!b.doneAt || *a.doneAt < *b.doneAt);
                         });
        return progress;
    });
}

Result<QList<EtaHistory>> finishedRequests(Database &db, int most, TimeMs now)
{
    const auto idOf = [](const Row &row) { return std::pair(row.integer(0), row.text(1)); };
    SD_TRY(const auto ids,
           db.list(QStringLiteral(
                       "SELECT r.id, 'request ' || r.id FROM requests r WHERE r.status IN ('finished',"
                       "'declared','delivered','certified') AND r.test = 0 ORDER BY r.id DESC LIMIT ?"),
                   {most}, idOf));
    QList<EtaHistory> histories;
    for (const auto &[id, name] : ids) {
        SD_TRY(const auto points,
               overTime(db, QStringLiteral("p.bucket"), QStringLiteral("p.events"),
                        QStringLiteral(" FROM progress p WHERE p.request_id = ?"), {id}, kBucketMs,
                        kHistoryPoints, now));
        histories.append({name, points, lastOf(points)});
    }
    return histories;
}

Result<QList<EtaHistory>> finishedCampaigns(Database &db, int most, TimeMs now)
{
    const auto scopeOf = [](const Row &row) {
        return std::pair(ProgressScope{row.id<CampaignId>(0), row.word<Step>(1)},
                         row.text(2) + u' ' + row.text(1));
    };
    SD_TRY(const auto scopes,
           db.list(QStringLiteral(
                       "SELECT r.campaign_id, r.step, c.name FROM requests r JOIN campaigns c"
                       " ON c.id = r.campaign_id WHERE r.test = 0 AND r.status NOT IN ('rejected',"
                       "'aborted','obsolete') GROUP BY r.campaign_id, r.step, c.name HAVING"
                       " sum(CASE WHEN r.status IN ('finished','declared','delivered','certified') THEN 0"
                       " ELSE 1 END) = 0 ORDER BY r.campaign_id DESC, r.step LIMIT ?"),
                   {most}, scopeOf));
    QList<EtaHistory> histories;
    for (const auto &[scope, name] : scopes) {
        SD_TRY(const auto points, eventsOverTime(db, scope, kHistoryPoints, now));
        histories.append({name, points, lastOf(points)});
    }
    return histories;
}

}  // namespace shiftdeck

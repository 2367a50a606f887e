#include "models/storage/outdatedsteps.h"

namespace shiftdeck {

namespace {
using Place = std::pair<qint64, qint64>;  // request, run

struct Follower {
    Place from;  // whose outputs it read
    QSet<qint64> jobs, units;
    qint64 events = 0;
};

class Following {
  public:
    Following(Database &db, QList<OutdatedRun> &runs) : m_db(db), m_runs(runs)
    {
        for (qsizetype i = 0; i < runs.size(); ++i)
            m_rows.insert({runs.at(i).request.value(), runs.at(i).run}, i);
    }

    Result<> follow(StaleJobs open)
    {
        while (!open.isEmpty()) {
            const qint64 request = open.firstKey();
            const auto jobs = open.take(request);
            SD_TRY(const auto files, staleFiles(request, jobs));
            if (!files.isEmpty())
                SD_CHECK(readersOf(request, files, open));
        }
        return {};
    }

    Result<> addRows()
    {
        // A request is younger than what it reads, so that the row of the other one is there already.
        for (auto it = m_found.cbegin(); it != m_found.cend(); ++it)
            if (!m_rows.contains(it.key()))
                SD_CHECK(addRow(it.key(), it.value()));
        return {};
    }

  private:
    using Files = QHash<qint64, QSet<qint64>>;  // merged files, and runs

    Result<Files> staleFiles(qint64 request, const QHash<qint64, QSet<qint64>> &jobs) const
    {
        Files files;
        SD_CHECK(m_db.list(QStringLiteral("SELECT m.file_id, o.job_id FROM merges m JOIN merge_parts p"
                                          " ON p.merge_id = m.id JOIN outputs o ON o.id = p.output_id"
                                          " WHERE m.request_id = ? AND m.file_id IS NOT NULL"),
                           {request}, [&](const Row &row) {
                               if (const auto job = jobs.constFind(row.integer(1)); job != jobs.cend())
                                   files[row.integer(0)].unite(*job);
                               return true;
                           }));
        return files;
    }

    Result<> readersOf(qint64 request, const Files &files, StaleJobs &open)
    {
        const auto read = [&](const Row &row) {
            const qint64 reader = row.integer(0), job = row.integer(2), unit = row.integer(3);
            const auto runs = files.constFind(row.integer(1));
            if (runs == files.cend())
                return true;
            for (const qint64 run : *runs) {
                Follower &follower = m_found[{reader, run}];
                if (follower.units.isEmpty())
                    follower.from = {request, run};
                if (!follower.units.contains(unit)) {
                    follower.units.insert(unit);
                    follower.events += row.integer(4);
                }
                // Each job is followed once for a run, however many ways lead to it.
                if (!follower.jobs.contains(job)) {
                    follower.jobs.insert(job);
                    open[reader][job].insert(run);
                }
            }
            return true;
        };
        SD_CHECK(m_db.list(
            QStringLiteral("SELECT r.id, w.file_id, k.job_id, w.id, w.events FROM datasets d JOIN requests r"
                           " ON r.dataset_id = d.id AND r.test = 0 AND r.status NOT IN"
                           " ('rejected','aborted','obsolete') JOIN work_units w ON w.request_id = r.id"
                           " AND w.state = 'credited' JOIN credits k ON k.unit_id = w.id"
                           " WHERE d.source_request_id = ?"),
            {request}, read));
        return {};
    }

    Result<> addRow(const Place &place, const Follower &follower)
    {
        const auto parent = m_rows.constFind(follower.from);
        if (parent == m_rows.cend())
            return {};
        const OutdatedRun from = m_runs.at(*parent);
        SD_TRY(
            OutdatedRun row,
            m_db.one(QStringLiteral("request %1").arg(place.first),
                     QStringLiteral("SELECT c.name, d.name, d.tier, r.step, r.release, r.conditions, r.status"
                                    " FROM requests r JOIN campaigns c ON c.id = r.campaign_id"
                                    " JOIN datasets d ON d.id = r.dataset_id WHERE r.id = ?"),
                     {place.first}, [](const Row &r) {
                         OutdatedRun row;
                         row.campaign = r.text(0);
                         row.dataset = r.text(1);
                         row.tier = r.text(2);
                         row.step = r.word<Step>(3);
                         row.release = r.text(4);
                         row.conditions = r.text(5);
                         row.status = r.word<RequestStatus>(6);
                         return row;
                     }));
        row.request = RequestId(place.first);
        row.run = place.second;
        row.from = from.request;
        row.jobs = follower.jobs.size();
        row.events = follower.events;
        row.readAt = from.readAt;
        row.updatedAt = from.updatedAt;
        row.payloads = from.payloads;
        if (from.again.isValid())
            SD_CHECK(addAgain(from.again, row));
        m_rows.insert(place, m_runs.size());
        m_runs.append(row);
        return {};
    }

    // The same step of what the other request makes anew.
    Result<> addAgain(RequestId made, OutdatedRun &row) const
    {
        SD_TRY(
            const auto again,
            m_db.first(QStringLiteral("SELECT r.id, r.status FROM requests r JOIN datasets d"
                                      " ON d.id = r.dataset_id WHERE d.source_request_id = ? AND r.step = ?"
                                      " ORDER BY r.id DESC LIMIT 1"),
                       {made.value(), QString(toWord(row.step))},
                       [](const Row &r) { return std::pair(r.id<RequestId>(0), r.word<RequestStatus>(1)); }));
        if (again) {
            row.again = again->first;
            row.againStatus = again->second;
        }
        return {};
    }

    Database &m_db;
    QList<OutdatedRun> &m_runs;
    QHash<Place, qsizetype> m_rows;  // places in m_runs
    QMap<Place, Follower> m_found;
};
}  // namespace

Result<> addOutdatedSteps(Database &db, StaleJobs jobs, QList<OutdatedRun> &runs)
{
    Following following(db, runs);
    SD_CHECK(following.follow(std::move(jobs)));
    return following.addRows();
}

}  // namespace shiftdeck

// loadRunFlags and its memory, of runflags.h.
#include "models/runs/runflags.h"

#include <algorithm>

namespace shiftdeck {

namespace {
// As newestFacts() and newestLuminosities() choose among what was said.
const QString kLengths = QStringLiteral(
    "SELECT q.run, max(q.n) FROM (SELECT f.run, f.lumisections AS n FROM run_facts f JOIN (SELECT max(id) AS "
    "id"
    " FROM run_facts WHERE run BETWEEN ? AND ? GROUP BY run) x ON x.id = f.id WHERE f.lumisections > 0 UNION "
    "ALL"
    " SELECT l.run, l.lumisections FROM run_luminosities l JOIN (SELECT max(id) AS id FROM run_luminosities"
    " WHERE run BETWEEN ? AND ? GROUP BY run, method) y ON y.id = l.id"
    " WHERE l.delivered <> '' OR l.recorded <> '') q GROUP BY q.run");

const QString kStates = QStringLiteral(
    "SELECT s.run, s.detector, s.state, c.state_id FROM quality_states s JOIN (SELECT max(id) AS id"
    " FROM quality_states WHERE run BETWEEN ? AND ? GROUP BY run, detector) n ON n.id = s.id"
    " LEFT JOIN quality_confirmations c ON c.state_id = s.id");

// Takes the entries of the log by run and detector.
class Log {
  public:
    Log(const QList<Detector> &detectors, const QHash<qint64, qint32> &lengths)
        : m_count(detectors.size()), m_lengths(lengths)
    {
        for (qsizetype i = 0; i < detectors.size(); ++i)
            m_places.insert(detectors.at(i).name, i);
    }

    void take(qint64 run, const QString &detector, const FlagEntry &entry)
    {
        if (run != m_run)
            endRun();
        else if (detector != m_detector)
            endCell();
        m_run = run;
        m_detector = detector;
        m_entries.push_back(entry);
    }
    void endRun()
    {
        endCell();
        if (m_cells.empty())
            return;
        QList<RunFlag> flags(m_count, RunFlag{{length(m_named), 0, 0, 0}, QualityState::Open, false});
        for (const auto &[place, ranges] : m_cells)
            if (place >= 0)
                flags[place].lumisections = countFlags(ranges, length(m_named));
        m_flags.insert(m_run, std::move(flags));
        m_cells.clear();
        m_named = 1;
    }
    void setState(qint64 run, const QString &detector, QualityState state, bool confirmed)
    {
        const auto flags = m_flags.find(run);  // nothing is signed off without a flag
        const qsizetype place = m_places.value(detector, -1);
        if (flags == m_flags.end() || place < 0)
            return;
        (*flags)[place].state = state;
        (*flags)[place].confirmed = confirmed;
    }
    FlagsOfRuns &&flags() { return std::move(m_flags); }

  private:
    qint32 length(qint32 otherwise) const { return m_lengths.value(m_run, otherwise); }
    void endCell()
    {
        if (m_entries.empty())
            return;
        std::vector<FlagRange> ranges;
        const FlagEntry &first = m_entries.front();
        if (m_entries.size() == 1 && first.undoes == 0)
            ranges.push_back({first.first, first.last, first.flag, first.id});
        else
            ranges = resolvedFlags(m_entries);
        m_entries.clear();
        // Flags of a detector that is retired say how long the run is, too.
        m_named = std::max(m_named, lastNamedLumisection(ranges));
        m_cells.emplace_back(m_places.value(m_detector, -1), std::move(ranges));
    }

    const qsizetype m_count;
    const QHash<qint64, qint32> &m_lengths;
    QHash<QString, qsizetype> m_places;
    FlagsOfRuns m_flags;
    qint64 m_run = -1;
    QString m_detector;
    std::vector<FlagEntry> m_entries;  // of the cell that is being read
    std::vector<std::pair<qsizetype, std::vector<FlagRange>>> m_cells;  // of the run that is being read
    qint32 m_named = 1;  // the last LS that they name
};
}  // namespace

Result<FlagsOfRuns> loadRunFlags(Database &db, const QList<Detector> &detectors, qint64 firstRun,
                                 qint64 lastRun)
{
    if (detectors.isEmpty())
        return FlagsOfRuns();
    return snapshot(db, [&]() -> Result<FlagsOfRuns> {
        QHash<qint64, qint32> lengths;
        SD_CHECK(db.list(kLengths, {firstRun, lastRun, firstRun, lastRun}, [&lengths](const Row &row) {
            if (const qint64 n = row.integer(1); n > 0)
                lengths.insert(row.integer(0), qint32(std::min<qint64>(n, kLastLumisection - 1)));
            return true;
        }));
        Log log(detectors, lengths);
        SD_CHECK(
            db.list(QStringLiteral("SELECT run, detector, id, first_ls, last_ls, flag, automatic, undoes FROM"
                                   " quality_flags WHERE run BETWEEN ? AND ? ORDER BY run, detector, id"),
                    {firstRun, lastRun}, [&log](const Row &row) {
                        log.take(row.integer(0), row.text(1),
                                 {row.integer(2), qint32(row.integer(3)), qint32(row.integer(4)),
                                  row.word<QualityFlag>(5), row.flag(6), row.integer(7)});
                        return true;
                    }));
        log.endRun();
        SD_CHECK(db.list(kStates, {firstRun, lastRun}, [&log](const Row &row) {
            log.setState(row.integer(0), row.text(1), row.word<QualityState>(2), !row.isNull(3));
            return true;
        }));
        return log.flags();
    });
}

Result<FlagsOfRuns> RunFlagMemory::flags(Database &db, const QList<Detector> &detectors)
{
    if (detectors.isEmpty())
        return FlagsOfRuns();
    Key now;
    for (const Detector &detector : detectors)
        now.detectors.append(detector.name);
    // Numbers alone would not do: a smaller one may be stored after a larger one.
    const auto stamps = [](const Row &row) {
        QList<qint64> numbers;
        for (int i = 0; i < 9; ++i)
            numbers.append(row.integer(i));
        return numbers;
    };
    SD_TRY(const auto found,
           db.first(QStringLiteral(
                        "SELECT (SELECT count(*) FROM quality_flags), (SELECT max(id) FROM quality_flags),"
                        " (SELECT count(*) FROM quality_states), (SELECT max(id) FROM quality_states),"
                        " (SELECT count(*) FROM quality_confirmations),"
                        " (SELECT count(*) FROM run_luminosities), (SELECT max(id) FROM run_luminosities),"
                        " (SELECT count(*) FROM run_facts), (SELECT max(id) FROM run_facts)"),
                    {}, stamps));
    now.stamps = found.value_or(QList<qint64>());
    {
        const QMutexLocker lock(&m_mutex);
        if (m_key == now)
            return m_flags;
    }
    SD_TRY(const FlagsOfRuns flags, loadRunFlags(db, detectors));
    const QMutexLocker lock(&m_mutex);
    m_key = now;
    m_flags = flags;
    return flags;
}

}  // namespace shiftdeck

#include "models/storage/quality.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Quality)
};

const QString kFlags = QStringLiteral(
    "SELECT f.id, f.run, f.detector, f.first_ls, f.last_ls, f.flag, f.automatic, f.undoes, f.cause, "
    "f.comment,"
    " f.signed_by, f.at, u.id FROM quality_flags f LEFT JOIN quality_flags u ON u.undoes = f.id");

FlagEntry entryOf(const Row &row, int firstColumn)
{
    return {row.integer(0),
            qint32(row.integer(firstColumn)),
            qint32(row.integer(firstColumn + 1)),
            row.word<QualityFlag>(firstColumn + 2),
            row.flag(firstColumn + 3),
            row.integer(firstColumn + 4)};
}

QualityFlagRow flagOf(const Row &row)
{
    return {row.integer(1), row.text(2),  entryOf(row, 3), row.text(8),
            row.text(9),    row.text(10), row.integer(11), row.integer(12)};
}

// The runs of the inputs of a request `r`: the first and the last run of a file have events in it, and so
// may those between. As in the trigger requests_certified.
const QString kNeeded = QStringLiteral(
    "SELECT f.first_run AS run FROM files f JOIN requests r ON r.dataset_id = f.dataset_id WHERE r.id = ?"
    " UNION SELECT f.last_run FROM files f JOIN requests r ON r.dataset_id = f.dataset_id WHERE r.id = ?"
    " UNION SELECT n.run FROM files f JOIN requests r ON r.dataset_id = f.dataset_id"
    " JOIN runs n ON n.run > f.first_run AND n.run < f.last_run WHERE r.id = ?");

const QString kLists =
    QStringLiteral("SELECT id, name, version, kind, rule, candidates, why, made_by, runs, lumisections, at");

RunListVersion listOf(const Row &row)
{
    RunListVersion list;
    list.id = row.integer(0);
    list.name = row.text(1);
    list.version = row.number(2);
    list.kind = row.word<RunListKind>(3);
    list.rule = row.text(4);
    list.candidates = row.text(5);
    list.why = row.text(6);
    list.by = row.text(7);
    list.runs = row.integer(8);
    list.lumisections = row.integer(9);
    list.at = row.integer(10);
    return list;
}
}  // namespace

Result<QList<Detector>> listDetectors(Database &db)
{
    return db.list(QStringLiteral("SELECT name, title, position, required, retired, changed_by, changed_at"
                                  " FROM detectors ORDER BY retired, position, name"),
                   {}, [](const Row &row) {
                       return Detector{row.text(0), row.text(1), row.number(2), row.flag(3),
                                       row.flag(4), row.text(5), row.integer(6)};
                   });
}

Result<QList<QualityFlagRow>> listQualityFlags(Database &db, qint64 run, const QString &detector)
{
    return db.list(kFlags + QStringLiteral(" WHERE f.run = ? AND f.detector = ? ORDER BY f.id DESC"),
                   {run, detector}, flagOf);
}

Result<QList<QualityFlagRow>> findQualityFlags(Database &db, const std::vector<NumberRange> &ids)
{
    QList<QualityFlagRow> found;
    for (const NumberRange &range : ids) {
        SD_TRY(const auto rows,
               db.list(kFlags + QStringLiteral(" WHERE f.id BETWEEN ? AND ? ORDER BY f.id"),
                       {range.first, range.last}, flagOf));
        found += rows;
    }
    return found;
}

Result<QList<QualityStateRow>> listQualityStates(Database &db, qint64 run, const QString &detector)
{
    return db.list(
        QStringLiteral("SELECT s.id, s.state, s.comment, s.signed_by, s.at, c.signed_by, c.comment, c.at"
                       " FROM quality_states s LEFT JOIN quality_confirmations c ON c.state_id = s.id"
                       " WHERE s.run = ? AND s.detector = ? ORDER BY s.id DESC"),
        {run, detector}, [](const Row &row) {
            return QualityStateRow{row.integer(0), row.word<QualityState>(1),
                                   row.text(2),    row.text(3),
                                   row.integer(4), row.text(5),
                                   row.text(6),    row.integer(7)};
        });
}

Result<QHash<qint64, RunQuality>> loadQuality(Database &db, qint64 firstRun, qint64 lastRun)
{
    return snapshot(db, [&]() -> Result<QHash<qint64, RunQuality>> {
        QHash<qint64, RunQuality> quality;
        SD_CHECK(db.list(QStringLiteral("SELECT s.id, s.run, s.detector, s.state, s.signed_by, c.state_id"
                                        " FROM quality_states s LEFT JOIN quality_confirmations c"
                                        " ON c.state_id = s.id WHERE s.run BETWEEN ? AND ? ORDER BY s.id"),
                         {firstRun, lastRun}, [&quality](const Row &row) {
                             QualityCell &cell = quality[row.integer(1)][row.text(2)];
                             cell.newestState = row.integer(0);
                             cell.state = row.word<QualityState>(3);
                             if (cell.state == QualityState::Open)
                                 cell.signers.clear();
                             else
                                 cell.signers.append(row.text(4));
                             cell.confirmed = !row.isNull(5);
                             return true;
                         }));
        // The entries of a cell come one behind the other.
        struct Log {
            qint64 run = 0;
            QString detector;
            std::vector<FlagEntry> entries;
            QSet<qint64> withText;
        } log;
        const auto close = [&] {
            if (log.entries.empty())
                return;
            QualityCell &cell = quality[log.run][log.detector];
            cell.entries = int(log.entries.size());
            cell.newestFlag = log.entries.back().id;
            cell.ranges = resolvedFlags(std::move(log.entries));
            QSet<qint64> counting;
            for (const FlagRange &range : cell.ranges)
                if (log.withText.contains(range.entry))
                    counting.insert(range.entry);
            cell.comments = int(counting.size());
        };
        SD_CHECK(
            db.list(QStringLiteral(
                        "SELECT id, run, detector, first_ls, last_ls, flag, automatic, undoes, cause, comment"
                        " FROM quality_flags WHERE run BETWEEN ? AND ? ORDER BY run, detector, id"),
                    {firstRun, lastRun}, [&](const Row &row) {
                        const qint64 run = row.integer(1);
                        QString detector = row.text(2);
                        if (run != log.run || detector != log.detector) {
                            close();
                            log = {run, std::move(detector), {}, {}};
                        }
                        log.entries.push_back(entryOf(row, 3));
                        if (!row.text(8).isEmpty() || !row.text(9).isEmpty())
                            log.withText.insert(row.integer(0));
                        return true;
                    }));
        close();
        return quality;
    });
}

Result<QList<QualityGap>> qualityGaps(Database &db, RequestId request, int limit)
{
    const qint64 id = request.value();
    return db.list(
        QStringLiteral(
            "SELECT q.run, q.detector, q.state FROM (SELECT n.run, d.name AS detector, d.position,"
            " coalesce(s.state, 'open') AS state, c.state_id FROM (%1) n JOIN detectors d ON d.required = 1"
            " AND d.retired = 0 LEFT JOIN quality_states s ON s.id = (SELECT max(x.id) FROM quality_states x"
            " WHERE x.run = n.run AND x.detector = d.name) LEFT JOIN quality_confirmations c"
            " ON c.state_id = s.id) q WHERE q.state <> 'completed' OR (q.state_id IS NULL AND 1 ="
            " coalesce((SELECT p.second_person FROM quality_policies p JOIN requests r"
            " ON r.campaign_id = p.campaign_id WHERE r.id = ? ORDER BY p.id DESC LIMIT 1), 0))"
            " ORDER BY q.run, q.position, q.detector LIMIT ?")
            .arg(kNeeded),
        {id, id, id, id, limit}, [](const Row &row) {
            return QualityGap{row.integer(0), row.text(1), row.word<QualityState>(2)};
        });
}

Result<bool> wantsSecondPerson(Database &db, CampaignId campaign)
{
    SD_TRY(const qint64 wanted,
           db.integer(QStringLiteral("SELECT second_person FROM quality_policies WHERE campaign_id = ?"
                                     " ORDER BY id DESC LIMIT 1"),
                      {campaign.value()}));
    return wanted == 1;
}

Result<QList<RunNumber>> certifiedGoodRuns(Database &db)
{
    return snapshot(db, [&db]() -> Result<QList<RunNumber>> {
        QStringList required;
        SD_TRY(const auto detectors, listDetectors(db));
        for (const Detector &detector : detectors)
            if (detector.required && !detector.retired)
                required.append(detector.name);
        SD_TRY(const auto quality, loadQuality(db));
        const auto isGood = [](const QualityCell &cell) {
            qint64 end = 0;  // of the good lumisections that follow each other from the first on
            for (const FlagRange &range : cell.ranges) {
                if (range.flag != QualityFlag::Good || range.first != end + 1)
                    return false;
                end = range.last;
            }
            return cell.state == QualityState::Completed && end > 0;
        };
        QList<RunNumber> runs;
        for (auto run = quality.cbegin(); run != quality.cend() && !required.isEmpty(); ++run)
            if (std::all_of(required.cbegin(), required.cend(),
                            [&](const QString &name) { return isGood(run->value(name)); }))
                runs.append(RunNumber(run.key()));
        std::sort(runs.begin(), runs.end());
        return runs;
    });
}

QString RunListVersion::title() const
{
    return Text::tr("%1 version %2", "a good-run list").arg(name).arg(version);
}

Result<QList<RunListVersion>> listRunLists(Database &db)
{
    return db.list(kLists + QStringLiteral(" FROM run_lists ORDER BY name, version DESC"), {}, listOf);
}

Result<RunListVersion> loadRunList(Database &db, const QString &name, int version)
{
    const QString what = version == 0
        ? Text::tr("good-run list %1").arg(name.left(100))
        : Text::tr("good-run list %1 version %2").arg(name.left(100)).arg(version);
    QVariantList values{name};
    if (version != 0)
        values.append(version);
    return db.one(what,
                  kLists
                      + QStringLiteral(", list, anti_list, provenance, losses FROM run_lists WHERE name = ?%1"
                                       " ORDER BY version DESC LIMIT 1")
                            .arg(version == 0 ? QString() : QStringLiteral(" AND version = ?")),
                  values, [](const Row &row) {
                      RunListVersion list = listOf(row);
                      list.list = row.text(11);
                      list.antiList = row.text(12);
                      list.provenance = row.text(13);
                      list.losses = row.text(14);
                      return list;
                  });
}

}  // namespace shiftdeck

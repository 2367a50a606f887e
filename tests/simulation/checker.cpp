#include "tests/simulation/checker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shiftdeck::simulation {

namespace {
struct Rule {
    const char *name;
    const char *sql;  // lists what breaks it
};

// Every row that one of these answers is a violation.
constexpr Rule kAlways[]{
    {"rule 1: credited once", "SELECT 'unit ' || unit_id FROM credits GROUP BY unit_id HAVING count(*) > 1"},
    {"rule 1: a credited unit stays so",
     "SELECT 'unit ' || u.id FROM work_units u LEFT JOIN credits c ON c.unit_id = u.id"
     " WHERE (u.state = 'credited') <> (c.unit_id IS NOT NULL)"},
    {"rule 1: surplus and superseded outputs are never merged",
     "SELECT 'output ' || o.id || ' ' || o.state FROM merge_parts p JOIN outputs o ON o.id = p.output_id"
     " WHERE o.state NOT IN ('credited','merged','released','lost')"},
    {"rule 1: outputs are credited with all units of their job",
     "SELECT 'output ' || o.id FROM outputs o JOIN claims k ON k.job_id = o.job_id"
     " LEFT JOIN credits c ON c.unit_id = k.unit_id AND c.job_id = o.job_id"
     " WHERE o.state IN ('credited','merged','released') AND c.unit_id IS NULL"},
    {"rule 1: one credited output per unit and stream",
     "SELECT 'unit ' || k.unit_id FROM claims k JOIN outputs o ON o.job_id = k.job_id"
     " WHERE o.state IN ('credited','merged','released') GROUP BY k.unit_id, o.stream_id HAVING count(*) > "
     "1"},
    {"rule 2: what was read is what was to be read",
     "SELECT 'unit ' || u.id FROM credits c JOIN work_units u ON u.id = c.unit_id WHERE u.events <> "
     "c.events_read"},
    {"rule 3: an output is in one merge",
     "SELECT 'output ' || output_id FROM merge_parts GROUP BY output_id HAVING count(*) > 1"},
    {"rule 3: a merge has the events of its parts",
     "SELECT 'merge ' || m.id FROM merges m WHERE m.status = 'done' AND m.events <> (SELECT "
     "coalesce(sum(o.events), 0)"
     " FROM merge_parts p JOIN outputs o ON o.id = p.output_id WHERE p.merge_id = m.id AND o.state <> "
     "'lost')"},
    {"rule 3: merged outputs are in a verified merge",
     "SELECT 'output ' || o.id FROM outputs o WHERE o.state IN ('merged','released') AND NOT EXISTS (SELECT "
     "1 FROM"
     " merge_parts p JOIN merges m ON m.id = p.merge_id WHERE p.output_id = o.id AND m.status = 'done')"},
    {"rule 4: one open attempt at a merge",
     "SELECT 'merge ' || merge_id FROM jobs WHERE merge_id IS NOT NULL"
     " AND status IN ('pending','submitting','submitted','running','ended') GROUP BY merge_id HAVING "
     "count(*) > 1"},
    {"rule 5: jobs run at the site that holds their request",
     "SELECT 'job ' || j.id FROM jobs j JOIN requests r ON r.id = j.request_id WHERE r.site_id IS"
     " DISTINCT FROM j.site_id"},
    {"rule 6: one open attempt per unit",
     "SELECT 'unit ' || unit_id FROM claims WHERE open = 1 GROUP BY unit_id HAVING count(*) > 1"},
    {"rule 6: no open attempt at a unit that is settled",
     "SELECT 'unit ' || u.id FROM claims k JOIN work_units u ON u.id = k.unit_id"
     " WHERE k.open = 1 AND u.state <> 'claimed'"},
    {"rule 6: a claimed unit is in an open attempt",
     "SELECT 'unit ' || u.id FROM work_units u WHERE u.state = 'claimed'"
     " AND NOT EXISTS (SELECT 1 FROM claims k WHERE k.unit_id = u.id AND k.open = 1)"},
    {"rule 6: a failed attempt holds nothing",
     "SELECT 'job ' || j.id FROM jobs j JOIN claims k ON k.job_id = j.id"
     " WHERE k.open = 1 AND j.status IN ('done','error','cancelled','superseded')"},
    {"done means credited",
     "SELECT 'job ' || j.id FROM jobs j JOIN claims k ON k.job_id = j.id LEFT JOIN credits c ON c.unit_id = "
     "k.unit_id"
     " AND c.job_id = j.id WHERE j.status = 'done' AND c.unit_id IS NULL"},
};

constexpr Rule kAtTheEnd[]{
    {"rule 2: every event is in a work unit that is credited or signed off",
     "SELECT 'file ' || f.id || ' of request ' || r.id FROM requests r JOIN files f ON f.dataset_id = "
     "r.dataset_id"
     " WHERE r.status IN ('finished','declared') AND f.events <> (SELECT coalesce(sum(u.events), 0) FROM "
     "work_units u"
     " WHERE u.request_id = r.id AND u.file_id = f.id AND (EXISTS (SELECT 1 FROM credits c WHERE c.unit_id = "
     "u.id)"
     " OR EXISTS (SELECT 1 FROM abandonments a WHERE a.unit_id = u.id)))"},
    {"rule 3: every credited output of a finished request is merged",
     "SELECT 'output ' || o.id FROM outputs o JOIN requests r ON r.id = o.request_id"
     " WHERE r.status IN ('finished','declared') AND o.state = 'credited'"},
    {"rule 3: every stream of a credited job has its output",
     "SELECT 'job ' || j.id || ' stream ' || s.name FROM jobs j JOIN streams s ON s.request_id = j.request_id"
     " WHERE j.status = 'done' AND j.kind = 'process' AND NOT EXISTS (SELECT 1 FROM outputs o WHERE o.job_id "
     "= j.id"
     " AND o.stream_id = s.id AND o.state IN ('credited','merged','released','lost'))"},
    {"rule 3: what was given up was signed off",
     "SELECT 'output ' || o.id FROM outputs o WHERE o.state = 'lost'"
     " AND NOT EXISTS (SELECT 1 FROM lost_outputs l WHERE l.output_id = o.id AND l.reason <> '' AND "
     "l.signed_by <> '')"},
    {"parts are deleted only when their merged file is verified",
     "SELECT 'output ' || o.id FROM outputs o JOIN merge_parts p ON p.output_id = o.id JOIN merges m ON m.id "
     "= p.merge_id"
     " WHERE o.state = 'released' AND (m.status <> 'done' OR m.verified <> 1)"},
    {"the catalogue has every merged file",
     "SELECT 'merge ' || m.id FROM merges m JOIN requests r ON r.id = m.request_id LEFT JOIN files f ON f.id "
     "= m.file_id"
     " AND f.lfn = m.lfn AND f.events = m.events AND f.bytes = m.bytes AND f.adler32 = m.adler32"
     " WHERE r.status = 'declared' AND m.status <> 'void' AND f.id IS NULL"},
    {"the catalogue knows the parents",
     "SELECT 'merge ' || m.id FROM merges m JOIN merge_parts p ON p.merge_id = m.id JOIN outputs o ON o.id = "
     "p.output_id"
     " JOIN credits c ON c.job_id = o.job_id JOIN work_units u ON u.id = c.unit_id"
     " WHERE m.file_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM file_parents q WHERE q.file_id = m.file_id"
     " AND q.parent_id = u.file_id)"},
    {"an aborted request has no open job",
     "SELECT 'job ' || j.id FROM jobs j JOIN requests r ON r.id = j.request_id WHERE r.status = 'aborted'"
     " AND j.status IN ('pending','submitting','submitted','running','ended')"},
    {"rule 7: every change of a request is an audit row",
     "SELECT 'request ' || r.id || ' ' || r.status FROM requests r WHERE r.status <> 'new' AND r.status IS "
     "DISTINCT FROM (SELECT"
     " a.to_value FROM audit a WHERE a.entity = 'request' AND a.entity_id = r.id AND a.to_value IN "
     "('new','approved',"
     "'assigned','staged','running','finished','declared','held','rejected','aborted') ORDER BY a.id DESC "
     "LIMIT 1)"},
    {"rule 7: every retry is an audit row",
     "SELECT 'job ' || j.id FROM jobs j WHERE j.status = 'superseded' AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'job' AND a.entity_id = j.id AND a.to_value = 'superseded')"},
    {"rule 7: the making of jobs is an audit row",
     "SELECT 'grid job ' || g.id FROM grid_jobs g WHERE NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'grid_job' AND a.entity_id = g.id)"},
    {"the history of a job is whole",
     "SELECT 'job ' || j.id FROM jobs j WHERE j.status <> coalesce((SELECT h.to_status FROM job_history h"
     " WHERE h.job_id = j.id ORDER BY h.id DESC LIMIT 1), 'pending')"},
    {"the history of a job has no gap",
     "SELECT 'job ' || h.job_id FROM job_history h WHERE h.from_status <> coalesce((SELECT b.to_status FROM "
     "job_history b"
     " WHERE b.job_id = h.job_id AND b.id < h.id ORDER BY b.id DESC LIMIT 1), 'pending')"},
    {"counters: units",
     "SELECT k.request_id || ' ' || k.status FROM request_counters k WHERE k.kind = 'unit' AND (k.n, "
     "k.events) <>"
     " (SELECT count(*), coalesce(sum(u.events), 0) FROM work_units u WHERE u.request_id = k.request_id"
     " AND u.state = k.status)"},
    {"counters: units of runs",
     "SELECT k.request_id || ' ' || k.run || ' ' || k.state FROM run_counters k WHERE (k.n, k.events) <>"
     " (SELECT count(*), coalesce(sum(u.events), 0) FROM work_units u WHERE u.request_id = k.request_id"
     " AND u.run = k.run AND u.state = k.state)"},
    {"counters: jobs",
     "SELECT k.request_id || ' ' || k.kind || ' ' || k.status FROM request_counters k WHERE k.kind IN "
     "('job','merge')"
     " AND k.n <> (SELECT count(*) FROM jobs j WHERE j.request_id = k.request_id AND j.status = k.status"
     " AND CASE j.kind WHEN 'merge' THEN 'merge' ELSE 'job' END = k.kind)"},
    {"counters: all jobs",
     "SELECT 'jobs' WHERE (SELECT count(*) FROM jobs) <> (SELECT coalesce(sum(n), 0) FROM request_counters "
     "WHERE kind IN"
     " ('job','merge')) OR (SELECT count(*) FROM jobs) <> (SELECT coalesce(sum(n), 0) FROM "
     "grid_job_counters)"},
    {"counters: merges",
     "SELECT k.request_id || ' ' || k.status FROM request_counters k WHERE k.kind = 'merged' AND k.n <> "
     "(SELECT count(*)"
     " FROM merges m WHERE m.request_id = k.request_id AND m.status = k.status)"},
    {"counters: failures",
     "SELECT k.failure_class FROM failure_counters k WHERE k.n <> (SELECT count(*) FROM jobs j"
     " WHERE j.request_id = k.request_id AND j.failure_class = k.failure_class AND j.site_id = k.site_id"
     " AND coalesce(j.signature_id, 0) = k.signature_id)"},
    {"counters: outputs",
     "SELECT k.stream_id || ' ' || k.state FROM output_counters k WHERE (k.n, k.bytes) <> (SELECT count(*),"
     " coalesce(sum(o.bytes), 0) FROM outputs o WHERE o.stream_id = k.stream_id AND o.state = k.state)"},
    {"counters: streams",
     "SELECT 'stream ' || s.id FROM streams s WHERE (SELECT coalesce(sum(k.outputs), 0) FROM stream_counters "
     "k"
     " WHERE k.stream_id = s.id) <> (SELECT count(*) FROM outputs o WHERE o.stream_id = s.id"
     " AND o.state IN ('credited','merged','released','lost'))"},
    {"counters: progress",
     "SELECT 'request ' || r.id FROM requests r WHERE (SELECT coalesce(sum(p.units), 0) FROM progress p"
     " WHERE p.request_id = r.id) <> (SELECT count(*) FROM credits c JOIN work_units u ON u.id = c.unit_id"
     " WHERE u.request_id = r.id)"},
};

template <std::size_t N>
void checkAll(World &world, const Peek &peek, const Rule (&rules)[N])
{
    for (const Rule &rule : rules) {
        const auto broken = peek.rows(rule.sql);
        for (const QByteArrayList &row : broken)
            world.violate(QString::fromLatin1(rule.name), QString::fromUtf8(row.first()));
    }
}

// Rule 4: the endpoints know of no submission that the store does not, and a job that was cancelled at its
// site was really to be cancelled there.
void checkSubmissions(World &world, const Peek &peek, const QList<SimSite *> &sites)
{
    const auto records =
        peek.rows("SELECT j.token, s.name, j.status, r.status, (SELECT count(*) FROM job_history h WHERE"
                  " h.job_id = j.id AND h.from_status IN ('submitted','running')"
                  " AND h.to_status = 'cancelled') FROM jobs j JOIN sites s ON s.id = j.site_id"
                  " JOIN requests r ON r.id = j.request_id");
    QHash<QByteArray, QByteArrayList> byToken;
    for (const QByteArrayList &row : records)
        byToken.insert(row.first(), row);
    for (SimSite *site : sites) {
        for (const SimJob &job : site->jobs) {
            const QByteArrayList record = byToken.value(job.description.token.toUtf8());
            const QString name = world.alias(job.description.token);
            if (record.isEmpty())
                world.violate(QStringLiteral("rule 4"),
                              QStringLiteral("%1 is at %2 and in no record").arg(name, site->name));
            else if (record.at(1) != site->name.toUtf8())
                world.violate(QStringLiteral("rule 5"),
                              QStringLiteral("%1 is at %2, its record says %3")
                                  .arg(name, site->name, QString::fromUtf8(record.at(1))));
            else if (record.at(4).toInt() > 0 && !job.cancelAsked && job.outcome != Fault::Vanish)
                world.violate(
                    QStringLiteral("rule 4"),
                    QStringLiteral("%1 counts as cancelled, and its site was never asked to").arg(name));
        }
    }
}

// Rule 7: a command that did something left audit rows under its receipt.
void checkReceipts(World &world, const Peek &peek)
{
    const auto receipts = peek.rows("SELECT id, command, outcomes, (SELECT count(*) FROM audit a WHERE"
                                    " a.receipt_id = receipts.id) FROM receipts ORDER BY id");
    for (const QByteArrayList &row : receipts) {
        const QJsonArray outcomes = QJsonDocument::fromJson(row.at(2)).array();
        bool didSomething = false;
        for (const QJsonValue &outcome : outcomes)
            didSomething = didSomething || outcome.toObject().value(QLatin1StringView("done")).toBool();
        const bool isRemark = row.at(1).endsWith(".comment");
        if (didSomething && !isRemark && row.at(3).toInt() == 0)
            world.violate(QStringLiteral("rule 7"),
                          QStringLiteral("receipt %1 (%2) has no audit row").arg(row.at(0), row.at(1)));
    }
}
}  // namespace

void checkInvariants(World &world, const Peek &peek) { checkAll(world, peek, kAlways); }

void checkCampaign(World &world, const Peek &peek, const QList<SimSite *> &sites)
{
    checkAll(world, peek, kAlways);
    checkAll(world, peek, kAtTheEnd);
    checkSubmissions(world, peek, sites);
    checkReceipts(world, peek);
    checkFiles(world, peek, sites);
    world.note(QStringLiteral("in the end: %1 jobs, %2 credits, %3 merges, %4 audit rows")
                   .arg(peek.number("SELECT count(*) FROM jobs"))
                   .arg(peek.number("SELECT count(*) FROM credits"))
                   .arg(peek.number("SELECT count(*) FROM merges"))
                   .arg(peek.number("SELECT count(*) FROM audit")));
}

}  // namespace shiftdeck::simulation

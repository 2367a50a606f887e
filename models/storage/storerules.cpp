// The table of rules; see rulecheck.h. Statuses at which a request is over are those after `running`.
#include "models/storage/rulecheck.h"

#include <QCoreApplication>

namespace shiftdeck {

const QList<StoreRule> &storeRules()
{
    static const QList<StoreRule> kRules{
        {1, "credited-once", QT_TRANSLATE_NOOP("StoreRules", "A work unit is credited at most once"),
         "SELECT 'unit ' || unit_id AS what FROM credits GROUP BY unit_id HAVING count(*) > 1"},
        {1, "credit-and-state",
         QT_TRANSLATE_NOOP("StoreRules", "A work unit counts as credited exactly when it has a credit"),
         "SELECT 'unit ' || u.id || ' of request ' || u.request_id AS what FROM work_units u"
         " LEFT JOIN credits c ON c.unit_id = u.id WHERE (u.state = 'credited') <> (c.unit_id IS NOT NULL)"},
        {1, "credit-of-claimer",
         QT_TRANSLATE_NOOP("StoreRules", "The credited attempt is one that had claimed the work unit"),
         "SELECT 'unit ' || c.unit_id || ', job ' || c.job_id AS what FROM credits c WHERE NOT EXISTS "
         "(SELECT 1 FROM"
         " claims k WHERE k.unit_id = c.unit_id AND k.job_id = c.job_id)"},
        {1, "done-is-credited",
         QT_TRANSLATE_NOOP("StoreRules", "A job is done only when all its work units are credited to it"),
         "SELECT 'job ' || j.id || ' of request ' || j.request_id AS what FROM jobs j JOIN claims k ON "
         "k.job_id = j.id"
         " LEFT JOIN credits c ON c.unit_id = k.unit_id AND c.job_id = j.id"
         " WHERE j.status = 'done' AND c.unit_id IS NULL"},
        {1, "credited-outputs",
         QT_TRANSLATE_NOOP("StoreRules", "Outputs are credited with all work units of their job"),
         "SELECT 'output ' || o.id || ' of job ' || o.job_id AS what FROM outputs o JOIN claims k ON "
         "k.job_id = o.job_id"
         " LEFT JOIN credits c ON c.unit_id = k.unit_id AND c.job_id = o.job_id"
         " WHERE o.state IN ('credited','merged','released') AND c.unit_id IS NULL"},
        {1, "one-output", QT_TRANSLATE_NOOP("StoreRules", "A work unit has one credited output per stream"),
         "SELECT 'unit ' || k.unit_id || ', stream ' || o.stream_id AS what FROM claims k JOIN outputs o"
         " ON o.job_id = k.job_id WHERE o.state IN ('credited','merged','released')"
         " GROUP BY k.unit_id, o.stream_id HAVING count(*) > 1"},
        {1, "surplus-not-merged",
         QT_TRANSLATE_NOOP("StoreRules", "Surplus, superseded and bad outputs are in no merge"),
         "SELECT 'output ' || o.id || ' (' || o.state || '), merge ' || p.merge_id AS what FROM merge_parts p"
         " JOIN outputs o ON o.id = p.output_id WHERE o.state NOT IN "
         "('credited','merged','released','lost')"},

        {2, "events-read",
         QT_TRANSLATE_NOOP("StoreRules", "A credited attempt read all events of its work unit"),
         "SELECT 'unit ' || u.id || ', job ' || c.job_id AS what FROM credits c JOIN work_units u ON u.id = "
         "c.unit_id"
         " WHERE u.events <> c.events_read"},
        {2, "units-within",
         QT_TRANSLATE_NOOP("StoreRules", "A work unit covers events of an input file of its request"),
         "SELECT 'unit ' || u.id || ' of request ' || u.request_id AS what FROM work_units u"
         " JOIN requests r ON r.id = u.request_id JOIN files f ON f.id = u.file_id"
         " WHERE f.dataset_id <> r.dataset_id OR u.first_event + u.events > f.events"},
        {2, "units-apart", QT_TRANSLATE_NOOP("StoreRules", "Work units of a request do not overlap"),
         "SELECT 'units ' || u.id || ' and ' || v.id || ' of request ' || u.request_id AS what FROM "
         "work_units u"
         " JOIN work_units v ON v.request_id = u.request_id AND v.file_id = u.file_id AND v.first_event > "
         "u.first_event"
         " AND v.first_event < u.first_event + u.events"},
        {2, "signed-off",
         QT_TRANSLATE_NOOP("StoreRules",
                           "A work unit counts as abandoned exactly when somebody signed for it"),
         "SELECT 'unit ' || u.id || ' of request ' || u.request_id AS what FROM work_units u"
         " LEFT JOIN abandonments a ON a.unit_id = u.id AND a.reason <> '' AND a.signed_by <> ''"
         " WHERE (u.state = 'abandoned') <> (a.unit_id IS NOT NULL)"},
        {2, "every-event",
         QT_TRANSLATE_NOOP("StoreRules", "Every event of a finished request is credited or signed off"),
         "SELECT 'file ' || f.id || ' of request ' || r.id AS what FROM requests r JOIN files f"
         " ON f.dataset_id = r.dataset_id WHERE r.status IN "
         "('finished','declared','delivered','certified','obsolete')"
         " AND f.events <> (SELECT coalesce(sum(u.events), 0) FROM work_units u WHERE u.request_id = r.id"
         " AND u.file_id = f.id AND u.state IN ('credited','abandoned'))"},

        {3, "one-merge", QT_TRANSLATE_NOOP("StoreRules", "An output is part of one merge at most"),
         "SELECT 'output ' || output_id AS what FROM merge_parts GROUP BY output_id HAVING count(*) > 1"},
        {3, "merged-in-merge",
         QT_TRANSLATE_NOOP("StoreRules", "A merged output is part of a merge that is done"),
         "SELECT 'output ' || o.id || ' of job ' || o.job_id AS what FROM outputs o"
         " WHERE o.state IN ('merged','released') AND NOT EXISTS (SELECT 1 FROM merge_parts p JOIN merges m"
         " ON m.id = p.merge_id WHERE p.output_id = o.id AND m.status = 'done')"},
        {3, "merge-events", QT_TRANSLATE_NOOP("StoreRules", "A merged file has the events of its parts"),
         "SELECT 'merge ' || m.id || ' of request ' || m.request_id AS what FROM merges m WHERE m.status = "
         "'done'"
         " AND m.events <> (SELECT coalesce(sum(o.events), 0) FROM merge_parts p JOIN outputs o ON o.id = "
         "p.output_id"
         " WHERE p.merge_id = m.id AND o.state <> 'lost')"},
        {3, "every-stream",
         QT_TRANSLATE_NOOP("StoreRules", "A job that is done has a credited output of every stream"),
         "SELECT 'job ' || j.id || ', stream ' || s.name AS what FROM jobs j JOIN streams s"
         " ON s.request_id = j.request_id WHERE j.status = 'done' AND j.kind = 'process' AND NOT EXISTS "
         "(SELECT 1 FROM"
         " outputs o WHERE o.job_id = j.id AND o.stream_id = s.id"
         " AND o.state IN ('credited','merged','released','lost'))"},
        {3, "all-merged",
         QT_TRANSLATE_NOOP("StoreRules", "Every credited output of a finished request is merged"),
         "SELECT 'output ' || o.id || ' of request ' || r.id AS what FROM outputs o JOIN requests r"
         " ON r.id = o.request_id WHERE r.status IN "
         "('finished','declared','delivered','certified','obsolete')"
         " AND o.state = 'credited'"},
        {3, "lost-signed",
         QT_TRANSLATE_NOOP("StoreRules", "An output counts as lost only when somebody signed for it"),
         "SELECT 'output ' || o.id || ' of job ' || o.job_id AS what FROM outputs o WHERE o.state = 'lost'"
         " AND NOT EXISTS (SELECT 1 FROM lost_outputs l WHERE l.output_id = o.id AND l.reason <> ''"
         " AND l.signed_by <> '')"},
        {3, "released-verified",
         QT_TRANSLATE_NOOP("StoreRules", "Parts are released only after their merged file is verified"),
         "SELECT 'output ' || o.id || ', merge ' || m.id AS what FROM outputs o JOIN merge_parts p ON "
         "p.output_id = o.id"
         " JOIN merges m ON m.id = p.merge_id WHERE o.state = 'released' AND (m.status <> 'done' OR "
         "m.verified <> 1)"},
        {3, "catalogue",
         QT_TRANSLATE_NOOP("StoreRules",
                           "The catalogue has every merged file of a declared request, as it was merged"),
         "SELECT 'merge ' || m.id || ' of request ' || r.id AS what FROM merges m JOIN requests r ON r.id = "
         "m.request_id"
         " LEFT JOIN files f ON f.id = m.file_id AND f.lfn = m.lfn AND f.events = m.events AND f.bytes = "
         "m.bytes"
         " AND f.adler32 = m.adler32 WHERE r.status IN ('declared','delivered','certified') AND m.status <> "
         "'void'"
         " AND f.id IS NULL"},
        {3, "parents", QT_TRANSLATE_NOOP("StoreRules", "The catalogue knows the inputs of every merged file"),
         "SELECT DISTINCT 'file ' || m.file_id || ', input ' || u.file_id AS what FROM merges m JOIN "
         "merge_parts p"
         " ON p.merge_id = m.id JOIN outputs o ON o.id = p.output_id AND o.state <> 'lost' JOIN credits c"
         " ON c.job_id = o.job_id JOIN work_units u ON u.id = c.unit_id WHERE m.file_id IS NOT NULL AND NOT "
         "EXISTS"
         " (SELECT 1 FROM file_parents q WHERE q.file_id = m.file_id AND q.parent_id = u.file_id)"},

        {4, "one-token", QT_TRANSLATE_NOOP("StoreRules", "No two attempts have the same submission token"),
         "SELECT 'token ' || token AS what FROM jobs GROUP BY token HAVING count(*) > 1"},
        {4, "submitted-once", QT_TRANSLATE_NOOP("StoreRules", "An attempt is submitted at most once"),
         "SELECT 'job ' || job_id AS what FROM job_history WHERE to_status = 'submitted'"
         " GROUP BY job_id HAVING count(*) > 1"},
        {4, "one-merge-attempt", QT_TRANSLATE_NOOP("StoreRules", "A merge has one open attempt at most"),
         "SELECT 'merge ' || merge_id AS what FROM jobs WHERE merge_id IS NOT NULL"
         " AND status IN ('pending','submitting','submitted','running','ended') GROUP BY merge_id HAVING "
         "count(*) > 1"},

        {5, "one-request",
         QT_TRANSLATE_NOOP("StoreRules",
                           "A dataset is processed by one request per step, release and conditions"),
         "SELECT 'requests ' || min(id) || ' and ' || max(id) AS what FROM requests"
         " GROUP BY dataset_id, step, release, conditions HAVING count(*) > 1"},
        {5, "site-of-request",
         QT_TRANSLATE_NOOP("StoreRules", "Jobs run at the site that holds their request"),
         "SELECT 'job ' || j.id || ' of request ' || r.id AS what FROM jobs j JOIN requests r ON r.id = "
         "j.request_id"
         " WHERE r.site_id IS DISTINCT FROM j.site_id"},

        {6, "one-open-attempt", QT_TRANSLATE_NOOP("StoreRules", "A work unit is in one open attempt at most"),
         "SELECT 'unit ' || unit_id AS what FROM claims WHERE open = 1 GROUP BY unit_id HAVING count(*) > 1"},
        {6, "claimed-is-open",
         QT_TRANSLATE_NOOP("StoreRules", "A work unit counts as claimed exactly when an open attempt has it"),
         "SELECT 'unit ' || u.id || ' of request ' || u.request_id AS what FROM work_units u"
         " WHERE (u.state = 'claimed') <> EXISTS (SELECT 1 FROM claims k WHERE k.unit_id = u.id AND k.open = "
         "1)"},
        {6, "settled-holds-nothing",
         QT_TRANSLATE_NOOP("StoreRules", "An attempt that is over holds no work unit"),
         "SELECT 'job ' || j.id || ', unit ' || k.unit_id AS what FROM jobs j JOIN claims k ON k.job_id = "
         "j.id"
         " WHERE k.open = 1 AND j.status IN ('done','error','cancelled','superseded')"},
        {6, "aborted-is-over", QT_TRANSLATE_NOOP("StoreRules", "An aborted request has no open job"),
         "SELECT 'job ' || j.id || ' of request ' || r.id AS what FROM jobs j JOIN requests r ON r.id = "
         "j.request_id"
         " WHERE r.status = 'aborted' AND j.status IN "
         "('pending','submitting','submitted','running','ended')"},

        {7, "status-audited",
         QT_TRANSLATE_NOOP("StoreRules", "The status of a request is the last one in its audit rows"),
         "SELECT 'request ' || r.id || ' (' || r.status || ')' AS what FROM requests r WHERE r.status <> "
         "'new'"
         " AND r.status IS DISTINCT FROM (SELECT a.to_value FROM audit a WHERE a.entity = 'request'"
         " AND a.entity_id = r.id AND a.to_value IN "
         "('new','approved','assigned','staged','running','finished',"
         "'declared','delivered','certified','held','rejected','aborted','obsolete') ORDER BY a.id DESC "
         "LIMIT 1)"},
        {7, "retry-audited", QT_TRANSLATE_NOOP("StoreRules", "Every retry is an audit row"),
         "SELECT 'job ' || j.id || ' of request ' || j.request_id AS what FROM jobs j WHERE j.status = "
         "'superseded'"
         " AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'job' AND a.entity_id = j.id"
         " AND a.to_value = 'superseded')"},
        {7, "jobs-audited", QT_TRANSLATE_NOOP("StoreRules", "The making of jobs is an audit row"),
         "SELECT 'grid job ' || g.id || ' of request ' || g.request_id AS what FROM grid_jobs g WHERE NOT "
         "EXISTS"
         " (SELECT 1 FROM audit a WHERE a.entity = 'grid_job' AND a.entity_id = g.id)"},
        {7, "command-audited", QT_TRANSLATE_NOOP("StoreRules", "A command that did something has audit rows"),
         "SELECT 'receipt ' || r.id || ' (' || r.command || ')' AS what FROM receipts r"
         " WHERE r.outcomes LIKE '%\"done\":true%' AND r.command NOT LIKE '%.comment'"
         " AND r.id NOT IN (SELECT a.receipt_id FROM audit a WHERE a.receipt_id IS NOT NULL)"},
        {7, "audit-chain",
         QT_TRANSLATE_NOOP("StoreRules", "No audit row was changed, removed or added by hand"), nullptr},

        {8, "history-allowed",
         QT_TRANSLATE_NOOP("StoreRules", "Every change of a job is one that the transition table allows"),
         "SELECT 'job ' || h.job_id || ' (' || h.from_status || ' to ' || h.to_status || ')' AS what FROM "
         "job_history h"
         " LEFT JOIN job_transitions t ON t.from_status = h.from_status AND t.to_status = h.to_status"
         " WHERE t.from_status IS NULL"},
        {8, "history-unbroken",
         QT_TRANSLATE_NOOP("StoreRules", "Every change of a job was made from the status that it had"),
         "SELECT 'job ' || h.job_id || ' (' || h.from_status || ' to ' || h.to_status || ')' AS what"
         " FROM (SELECT job_id, from_status, to_status,"
         " lag(to_status, 1, 'pending') OVER (PARTITION BY job_id ORDER BY id) AS before FROM job_history) h"
         " WHERE h.from_status <> h.before"},
        {8, "history-whole",
         QT_TRANSLATE_NOOP("StoreRules", "The status of a job is the last one in its history"),
         "SELECT 'job ' || j.id || ' of request ' || j.request_id AS what FROM jobs j WHERE j.status <> "
         "coalesce("
         "(SELECT h.to_status FROM job_history h WHERE h.job_id = j.id ORDER BY h.id DESC LIMIT 1), "
         "'pending')"},

        {0, "log-links",
         QT_TRANSLATE_NOOP("StoreRules",
                           "An entry of the logbook has all its links, and each leads somewhere"),
         "SELECT 'entry ' || e.id AS what FROM log_entries e WHERE e.links <> (SELECT count(*) FROM "
         "log_links l"
         " WHERE l.entry_id = e.id AND CASE l.entity"
         " WHEN 'campaign' THEN EXISTS (SELECT 1 FROM campaigns c WHERE c.id = l.entity_id)"
         " WHEN 'request' THEN EXISTS (SELECT 1 FROM requests r WHERE r.id = l.entity_id)"
         " WHEN 'job' THEN EXISTS (SELECT 1 FROM jobs j WHERE j.id = l.entity_id)"
         " WHEN 'run' THEN EXISTS (SELECT 1 FROM runs n WHERE n.run = l.entity_id)"
         " ELSE EXISTS (SELECT 1 FROM sites s WHERE s.id = l.entity_id) END)"},
        {0, "log-settled",
         QT_TRANSLATE_NOOP("StoreRules",
                           "What amends, closes or takes over an entry of the logbook fits its kind"),
         "SELECT 'entry ' || e.id AS what FROM log_entries e JOIN log_entries o"
         " ON o.id = coalesce(e.amends, e.closes) WHERE (e.amends IS NOT NULL AND o.kind <> e.kind)"
         " OR (e.closes IS NOT NULL AND o.kind <> 'problem')"
         " UNION ALL SELECT 'entry ' || t.entry_id FROM log_takeovers t JOIN log_entries e ON e.id = "
         "t.entry_id"
         " WHERE e.kind <> 'hand-over' OR e.who = t.who"},
        {0, "once-at-a-time",
         QT_TRANSLATE_NOOP("StoreRules",
                           "A site is drained, and a release approved for a step, once at a time"),
         "SELECT 'site ' || site_id AS what FROM site_drains WHERE lifted_at IS NULL GROUP BY site_id"
         " HAVING count(*) > 1 UNION ALL SELECT 'release ' || release || ' for ' || step FROM"
         " release_approvals WHERE withdrawn_at IS NULL GROUP BY step, release HAVING count(*) > 1"
         " UNION ALL SELECT 'site ' || site_id FROM certification_duties WHERE lifted_at IS NULL"
         " GROUP BY site_id HAVING count(*) > 1"},
        // By clocks of several machines, so what is within five minutes of a change is left alone.
        {0, "certified-first",
         QT_TRANSLATE_NOOP("StoreRules",
                           "No job was handed to a site that had to be certified for it, and was not"),
         "SELECT DISTINCT 'job ' || j.id || ' of request ' || j.request_id AS what FROM certification_duties "
         "d"
         " JOIN jobs j ON j.site_id = d.site_id JOIN requests r ON r.id = j.request_id JOIN job_history h"
         " ON h.job_id = j.id AND h.to_status = 'submitting' AND h.at > d.at + 300000"
         " AND (d.lifted_at IS NULL OR h.at < d.lifted_at - 300000)"
         " WHERE NOT EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = r.id) AND NOT EXISTS"
         " (SELECT 1 FROM site_certifications c WHERE c.site_id = d.site_id AND c.step = r.step"
         " AND c.release = r.release AND c.verdict = 'good' AND c.at <= h.at + 300000 AND NOT EXISTS"
         " (SELECT 1 FROM site_certifications n WHERE n.site_id = c.site_id AND n.step = c.step"
         " AND n.release = c.release AND n.id > c.id AND n.at < h.at - 300000))"},
        {0, "certified-by-content",
         QT_TRANSLATE_NOOP(
             "StoreRules",
             "A good certification rests on a trial there whose merged files are those of its sample"),
         "SELECT 'certification ' || c.id AS what FROM site_certifications c LEFT JOIN site_trials t"
         " ON t.request_id = c.request_id LEFT JOIN samples s ON s.id = t.sample_id WHERE c.verdict = 'good'"
         " AND (s.id IS NULL OR t.site_id <> c.site_id OR s.outputs <> (SELECT count(*) FROM merges m"
         " JOIN streams x ON x.id = m.stream_id JOIN sample_outputs o ON o.sample_id = s.id AND o.stream = "
         "x.name"
         " AND o.number = m.number AND o.events = m.events AND o.bytes = m.bytes AND o.adler32 = m.adler32"
         " WHERE m.request_id = c.request_id AND m.status = 'done' AND m.verified = 1)"
         " OR s.outputs <> (SELECT count(*) FROM merges m WHERE m.request_id = c.request_id AND m.status = "
         "'done'))"},
        {0, "trials-stay",
         QT_TRANSLATE_NOOP("StoreRules", "Nothing that a trial made is declared or in the catalogue"),
         "SELECT 'request ' || r.id AS what FROM site_trials t JOIN requests r ON r.id = t.request_id"
         " WHERE r.status IN ('declared','delivered','certified') UNION ALL SELECT 'file ' || f.id FROM "
         "site_trials t"
         " JOIN datasets d ON d.source_request_id = t.request_id JOIN files f ON f.dataset_id = d.id"},
        {0, "request-history",
         QT_TRANSLATE_NOOP("StoreRules",
                           "The history of a request goes without a gap from new to its status"),
         "SELECT 'request ' || r.id || ' (' || r.status || ')' AS what FROM requests r WHERE r.status IS "
         "DISTINCT FROM"
         " (SELECT h.to_status FROM request_history h WHERE h.request_id = r.id ORDER BY h.id DESC LIMIT 1)"
         " UNION ALL SELECT 'request ' || h.request_id || ' (' || h.from_status || ' to ' || h.to_status || "
         "')'"
         " FROM request_history h WHERE h.from_status <> coalesce((SELECT b.to_status FROM request_history b"
         " WHERE b.request_id = h.request_id AND b.id < h.id ORDER BY b.id DESC LIMIT 1), '')"},
        {0, "milestones-in-order",
         QT_TRANSLATE_NOOP("StoreRules",
                           "Versions of a milestone follow one another, and only a planned one is withdrawn"),
         "SELECT 'milestone ' || m.id AS what FROM milestones m WHERE m.version <> 1 + coalesce((SELECT "
         "max(b.version)"
         " FROM milestones b WHERE b.campaign_id = m.campaign_id AND b.name = m.name"
         " AND b.version < m.version), 0) OR (m.state = 'withdrawn' AND coalesce((SELECT b.state FROM "
         "milestones b"
         " WHERE b.campaign_id = m.campaign_id AND b.name = m.name AND b.version < m.version"
         " ORDER BY b.version DESC LIMIT 1), '') <> 'planned')"},
        {0, "of-an-import",
         QT_TRANSLATE_NOOP("StoreRules", "What is known about a run is as old as the import that said it"),
         "SELECT 'run ' || l.run AS what FROM run_luminosities l JOIN imports i ON i.id = l.import_id"
         " WHERE l.at <> i.at UNION ALL SELECT 'run ' || f.run FROM run_facts f JOIN imports i"
         " ON i.id = f.import_id WHERE f.at <> i.at"},
        {0, "luminosity-is-news",
         QT_TRANSLATE_NOOP("StoreRules", "No luminosity of a run says what the one before it said"),
         "SELECT 'run ' || n.run || ', ' || n.method AS what FROM run_luminosities n JOIN run_luminosities o"
         " ON o.run = n.run AND o.method = n.method AND o.id = (SELECT max(b.id) FROM run_luminosities b"
         " WHERE b.run = n.run AND b.method = n.method AND b.id < n.id) WHERE o.unit = n.unit"
         " AND o.delivered = n.delivered AND o.recorded = n.recorded AND o.delivered_stat = n.delivered_stat"
         " AND o.delivered_syst = n.delivered_syst AND o.recorded_stat = n.recorded_stat"
         " AND o.recorded_syst = n.recorded_syst AND o.lumisections = n.lumisections AND o.sections = "
         "n.sections"},
        {0, "sources-once",
         QT_TRANSLATE_NOOP(
             "StoreRules",
             "A run of a source becomes requests once, each of the raw files of that run and nothing else"),
         "SELECT 'run ' || x.run || ' of source ' || x.source_id AS what FROM source_runs x"
         " WHERE (x.state = 'requested') <> EXISTS (SELECT 1 FROM source_requests q WHERE q.source_run_id = "
         "x.id)"
         " UNION ALL SELECT 'run ' || run || ' of source ' || source_id FROM source_runs"
         " GROUP BY source_id, run HAVING count(*) > 1"
         " UNION ALL SELECT 'request ' || request_id FROM source_requests WHERE made = 1 GROUP BY request_id"
         " HAVING count(*) > 1"
         " UNION ALL SELECT DISTINCT 'request ' || r.id FROM source_requests q JOIN source_runs x"
         " ON x.id = q.source_run_id JOIN requests r ON r.id = q.request_id"
         " LEFT JOIN files f ON f.dataset_id = r.dataset_id"
         " WHERE r.step <> q.step OR f.id IS NULL OR f.first_run <> x.run OR f.last_run <> x.run"
         " UNION ALL SELECT 'source ' || source_id FROM source_stops WHERE lifted_at IS NULL"
         " GROUP BY source_id HAVING count(*) > 1"},
        {0, "redone-otherwise",
         QT_TRANSLATE_NOOP("StoreRules",
                           "What is processed again for outdated conditions is the same step with others"),
         "SELECT 'run ' || d.run || ' of request ' || d.request_id AS what FROM conditions_redone d"
         " JOIN requests r ON r.id = d.request_id JOIN requests a ON a.id = d.again_id"
         " WHERE a.step <> r.step OR a.conditions = r.conditions OR NOT EXISTS (SELECT 1 FROM files f"
         " WHERE f.dataset_id = a.dataset_id AND f.first_run = d.run)"},
        {0, "certified-by-quality",
         QT_TRANSLATE_NOOP("StoreRules", "Every run of a certified request was completed for a detector"),
         "SELECT DISTINCT 'request ' || r.id || ', run ' || f.first_run AS what FROM requests r JOIN files f"
         " ON f.dataset_id = r.dataset_id WHERE r.status = 'certified' AND NOT EXISTS (SELECT 1 FROM"
         " quality_states s WHERE s.run = f.first_run AND s.state = 'completed')"},
        {0, "quality-moves",
         QT_TRANSLATE_NOOP(
             "StoreRules",
             "Every step of the certification of a run is one that the transition table allows"),
         "SELECT 'run ' || h.run || ', ' || h.detector || ' (' || h.before || ' to ' || h.state || ')' AS "
         "what"
         " FROM (SELECT run, detector, state, lag(state, 1, 'open') OVER (PARTITION BY run, detector"
         " ORDER BY id) AS before FROM quality_states) h LEFT JOIN (SELECT DISTINCT from_state, to_state FROM"
         " quality_transitions) t ON t.from_state = h.before AND t.to_state = h.state"
         " WHERE t.from_state IS NULL"},
        {0, "quality-confirmed",
         QT_TRANSLATE_NOOP("StoreRules", "What a second person confirmed is completed, and by another one"),
         "SELECT 'run ' || s.run || ', ' || s.detector AS what FROM quality_confirmations c JOIN "
         "quality_states"
         " s ON s.id = c.state_id WHERE s.state <> 'completed' OR s.signed_by = c.signed_by"},
        {0, "quality-undone",
         QT_TRANSLATE_NOOP("StoreRules", "What undoes a flag is of the same run, detector and lumisections"),
         "SELECT 'flag ' || u.id AS what FROM quality_flags u JOIN quality_flags f ON f.id = u.undoes"
         " WHERE f.undoes IS NOT NULL OR f.run <> u.run OR f.detector <> u.detector"
         " OR f.first_ls <> u.first_ls OR f.last_ls <> u.last_ls OR f.flag <> u.flag"},
        {0, "versions-follow",
         QT_TRANSLATE_NOOP("StoreRules", "Versions of reference sets and of plot rules follow each other"),
         "SELECT 'reference set ' || name AS what FROM reference_sets GROUP BY name HAVING max(version) <> "
         "count(*)"
         " UNION ALL SELECT 'plot rule ' || pattern FROM plot_rules GROUP BY pattern HAVING max(version) <> "
         "count(*)"},
        {0, "references-of-kind",
         QT_TRANSLATE_NOOP("StoreRules", "A reference set is of the kind of its plots"),
         "SELECT 'reference set ' || s.name || ' version ' || s.version AS what FROM reference_sets s"
         " LEFT JOIN run_plots p ON p.id = s.plots_id WHERE p.kind IS NULL OR p.kind <> s.kind"},
        {0, "counters", QT_TRANSLATE_NOOP("StoreRules", "Every counter equals the rows that it counts"),
         nullptr},
        {0, "references", QT_TRANSLATE_NOOP("StoreRules", "Every reference leads to a row"), nullptr},
    };
    return kRules;
}

}  // namespace shiftdeck

// prodctl db check's rules: all hold in a store that was lived through, and each is named when it is broken
// by hand.
#include "models/production/audit.h"
#include "models/storage/rulecheck.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// What somebody does who has the database's own tools. `lose` is a table that loses its keys and rules first.
struct Break {
    const char *id;
    const char *statements;
    const char *named;  // is in what the check names first
    const char *lose = "";
};

constexpr Break kBreaks[] = {
    {"credited-once", "INSERT INTO credits SELECT * FROM credits WHERE unit_id = 1", "unit 1", "credits"},
    {"credit-and-state", "UPDATE work_units SET state = 'ready' WHERE id = 2", "unit 2 of request 1"},
    {"credit-of-claimer", "UPDATE credits SET job_id = 2 WHERE unit_id = 1", "unit 1, job 2"},
    {"done-is-credited", "UPDATE jobs SET status = 'done' WHERE id = 2", "job 2 of request 1"},
    {"credited-outputs", "UPDATE outputs SET job_id = 2 WHERE id = 2", "output 2 of job 2"},
    {"one-output",
     "INSERT INTO claims (id, unit_id, job_id, open) VALUES (70, 1, 2, 0);"
     "INSERT INTO outputs (id, request_id, job_id, stream_id, name, path, run, first_event, events, bytes, "
     "adler32, state)"
     " VALUES (70, 1, 2, 1, 'again.csv', '/again.csv', 101, 0, 40, 400, '0000000a', 'credited')",
     "unit 1, stream 1"},
    {"surplus-not-merged", "UPDATE outputs SET state = 'surplus' WHERE id = 1",
     "output 1 (surplus), merge 1"},
    {"events-read", "UPDATE credits SET events_read = 49 WHERE unit_id = 2", "unit 2, job 1"},
    {"units-within", "UPDATE work_units SET events = 51 WHERE id = 6", "unit 6 of request 1"},
    {"units-apart", "UPDATE work_units SET events = 51 WHERE id = 3", "units 3 and 4 of request 1"},
    {"signed-off", "UPDATE work_units SET state = 'abandoned' WHERE id = 5", "unit 5 of request 1"},
    {"every-event", "UPDATE requests SET status = 'finished' WHERE id = 1", "of request 1"},
    {"one-merge", "INSERT INTO merge_parts (output_id, merge_id, position) VALUES (1, 1, 7)", "output 1",
     "merge_parts"},
    {"merged-in-merge", "UPDATE outputs SET state = 'merged' WHERE id = 2", "output 2 of job 1"},
    {"merge-events", "UPDATE merges SET events = 41 WHERE id = 1", "merge 1 of request 1"},
    {"every-stream", "UPDATE outputs SET state = 'bad' WHERE id = 2", "job 1, stream odd"},
    {"all-merged", "UPDATE requests SET status = 'finished' WHERE id = 1", "output 2 of request 1"},
    {"lost-signed", "UPDATE outputs SET state = 'lost' WHERE id = 2", "output 2 of job 1"},
    {"released-verified", "UPDATE outputs SET state = 'released' WHERE id = 1", "output 1, merge 1"},
    {"catalogue", "UPDATE requests SET status = 'declared' WHERE id = 1", "merge 1 of request 1"},
    {"parents", "UPDATE merges SET file_id = 3 WHERE id = 1", "file 3, input 1"},
    {"one-token",
     "CREATE UNIQUE INDEX jobs_id ON jobs(id); UPDATE jobs SET token = 'token-0001' WHERE id = 2",
     "token token-0001", "jobs"},
    {"submitted-once",
     "INSERT INTO job_history (id, job_id, at, from_status, to_status)"
     " VALUES (900, 2, 12000, 'submitting', 'submitted')",
     "job 2"},
    {"one-merge-attempt",
     "DROP INDEX jobs_one_open_merge;"
     "INSERT INTO jobs (id, request_id, grid_job_id, kind, merge_id, token, site_id, created_at, changed_at) "
     "VALUES"
     " (80, 1, 1, 'merge', 1, 'token-0080', 1, 1, 1), (81, 1, 1, 'merge', 1, 'token-0081', 1, 1, 1)",
     "merge 1"},
    {"one-request",
     "CREATE UNIQUE INDEX requests_id ON requests(id); CREATE TABLE twin AS SELECT * FROM requests;"
     "UPDATE twin SET id = 2; INSERT INTO requests SELECT * FROM twin; DROP TABLE twin",
     "requests 1 and 2", "requests"},
    {"site-of-request", "UPDATE jobs SET site_id = 2 WHERE id = 3", "job 3 of request 1"},
    {"one-open-attempt",
     "DROP INDEX claims_one_open; INSERT INTO claims (id, unit_id, job_id) VALUES (71, 3, 3)", "unit 3"},
    {"claimed-is-open", "UPDATE claims SET open = 0 WHERE id = 4", "unit 4 of request 1"},
    {"settled-holds-nothing", "UPDATE jobs SET status = 'cancelled' WHERE id = 2", "job 2, unit 3"},
    {"aborted-is-over", "UPDATE requests SET status = 'aborted' WHERE id = 1", "job 2 of request 1"},
    {"status-audited", "UPDATE requests SET status = 'held', held_from = 'running' WHERE id = 1",
     "request 1 (held)"},
    {"retry-audited", "UPDATE jobs SET status = 'superseded' WHERE id = 3", "job 3 of request 1"},
    {"jobs-audited",
     "INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by)"
     " VALUES (9, 1, 9, 'process', 1, 2, 'ben')",
     "grid job 9 of request 1"},
    {"command-audited",
     "INSERT INTO receipts (id, command, arguments, who, at, summary, outcomes) VALUES"
     " (5, 'request.approve', '{}', 'anna', 1, 's', '[{\"done\":true,\"id\":1}]')",
     "receipt 5 (request.approve)"},
    {"audit-chain", "UPDATE audit SET why = 'better so' WHERE id = 2", "audit row 2"},
    {"history-allowed",
     "INSERT INTO job_history (id, job_id, at, from_status, to_status) VALUES (900, 2, 12000, 'submitted', "
     "'pending')",
     "job 2 (submitted to pending)"},
    {"history-unbroken",
     "INSERT INTO job_history (id, job_id, at, from_status, to_status) VALUES (900, 2, 12000, 'running', "
     "'ended')",
     "job 2 (running to ended)"},
    {"history-whole", "UPDATE jobs SET status = 'running' WHERE id = 2", "job 2 of request 1"},
    {"log-links",
     "INSERT INTO log_entries (id, at, who, role, kind, text, links) VALUES (5, 1, 'a', 'shifter', 'note', "
     "'x', 1);"
     "INSERT INTO log_links (entry_id, number, entity, entity_id) VALUES (5, 1, 'request', 9)",
     "entry 5"},
    {"log-settled",
     "INSERT INTO log_entries (id, at, who, role, kind, text) VALUES (5, 1, 'a', 'shifter', 'hand-over', "
     "'x');"
     "INSERT INTO log_takeovers (entry_id, at, who) VALUES (5, 1, 'a')",
     "entry 5"},
    {"once-at-a-time",
     "INSERT INTO site_drains (id, site_id, reason, at, drained_by) VALUES (1, 1, 'x', 1, 'a'), (2, 1, 'y', "
     "1, 'a')",
     "site 1", "site_drains"},
    {"certified-first",
     "INSERT INTO certification_duties (id, site_id, reason, at, required_by) VALUES (1, 1, 'x', -1000000, "
     "'a')",
     "job 1 of request 1"},
    {"certified-by-content",
     "INSERT INTO site_certifications (id, site_id, step, release, verdict, request_id, findings, at, "
     "signed_by)"
     " VALUES (1, 1, 'production', 'r1', 'good', 1, 'x', 1, 'a')",
     "certification 1"},
    {"trials-stay",
     "INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by) VALUES (1, 1, 1, 1, 'a');"
     "UPDATE requests SET status = 'declared' WHERE id = 1",
     "request 1"},
    {"request-history", "UPDATE requests SET status = 'held', held_from = 'running' WHERE id = 1",
     "request 1 (held)"},
    {"milestones-in-order",
     "INSERT INTO milestones (id, campaign_id, name, version, step, due_at, at, set_by) VALUES"
     " (5, 1, 'half', 2, 'production', 9, 1, 'a')",
     "milestone 5"},
    {"of-an-import",
     "INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, imported_by) "
     "VALUES"
     " (1, 'fills', 'f', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1, 0, 0, "
     "'{}',"
     " 5, 'a');"
     "INSERT INTO run_facts (id, run, fill, import_id, at) VALUES (1, 101, 7, 1, 6)",
     "run 101"},
    {"luminosity-is-news",
     "INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, imported_by) "
     "VALUES"
     " (1, 'luminosity', 'f', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1, "
     "0, 0,"
     " '{}', 5, 'a');"
     "INSERT INTO run_luminosities (id, run, method, unit, recorded, import_id, at) VALUES"
     " (1, 101, 'HFET', '/pb', '2', 1, 5), (2, 102, 'HFET', '/pb', '2', 1, 5), (3, 101, 'HFET', '/pb', '2', "
     "1, 5)",
     "run 101, HFET"},
    {"sources-once",
     "INSERT INTO run_sources (id, name, campaign_id, kind, location, pattern, complete_by, quiet_ms,"
     " every_ms, site_id, dataset, steps, split_kind, split_size, priority, at, made_by) VALUES (1, 'raw', 1,"
     " 'folder', '/raw', '{run}', 'quiet', 1, 1000, 1, 'x/{run}', 'production', 'run', 1, 5, 1, 'a');"
     "INSERT INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes, seen, state,"
     " requested_at) VALUES (1, 1, 101, 1, 1, 1, 1, '[]', 'requested', 2)",
     "run 101 of source 1"},
    {"redone-otherwise",
     "INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by) VALUES (1, 101, 1, 1, 'a')",
     "run 101 of request 1"},
    {"certified-by-quality", "UPDATE requests SET status = 'certified' WHERE id = 1", "request 1, run 101"},
    {"quality-moves",
     "INSERT INTO quality_states (id, run, detector, state, at, signed_by) VALUES (1, 101, 'tracker',"
     " 'completed', 1, 'a')",
     "run 101, tracker (open to completed)"},
    {"quality-confirmed",
     "INSERT INTO quality_states (id, run, detector, state, at, signed_by) VALUES (1, 101, 'tracker',"
     " 'signed-off', 1, 'a'), (2, 101, 'tracker', 'completed', 1, 'a');"
     "INSERT INTO quality_confirmations (state_id, at, signed_by) VALUES (2, 1, 'a')",
     "run 101, tracker"},
    {"quality-undone",
     "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, signed_by, "
     "undoes)"
     " VALUES (1, 101, 'tracker', 1, 9, 'good', 0, 1, 'a', NULL),"
     " (2, 101, 'tracker', 1, 8, 'good', 0, 1, 'a', 1)",
     "flag 2"},
    {"versions-follow",
     "INSERT INTO plot_rules (pattern, version, rule, at, made_by) VALUES ('tracker/*', 2, 'x', 1, 'a')",
     "plot rule tracker/*"},
    {"references-of-kind",
     "INSERT INTO run_plots (id, run, kind, path, plots, bytes, adler32, at, added_by) VALUES (1, 101, "
     "'prompt',"
     " '/d/a.root', 5, 10, '0000000a', 1, 'a');"
     "INSERT INTO reference_sets (name, version, kind, first_run, last_run, plots_id, why, at, made_by) "
     "VALUES"
     " ('muons', 1, 'online', 1, 9, 1, 'w', 1, 'a')",
     "reference set muons version 1"},
    {"counters", "UPDATE request_counters SET n = n + 1 WHERE kind = 'unit' AND status = 'credited'",
     "request_counters"},
    {"references", "UPDATE outputs SET stream_id = 77 WHERE id = 2", "outputs"},
};

// The rules stay away: nobody who does this brings them back.
QByteArray withoutRules(const StoreFixture &store, const Break &wanted)
{
    const QByteArray lose = wanted.lose;
    QByteArray before;
    if (TestStore::isOnServer()) {
        before = "SET client_min_messages = warning; SET session_replication_role = replica;";
    } else {
        before = TestStore::shell(
                     store.location(),
                     "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger'")
                     .out;
    }
    if (!lose.isEmpty())
        before += "CREATE TABLE copied AS SELECT * FROM " + lose + "; DROP TABLE " + lose
            + (TestStore::isOnServer() ? " CASCADE" : "") + "; ALTER TABLE copied RENAME TO " + lose + ";";
    return before + wanted.statements + ";";
}

// With the audit rows that its life would have left.
void audit(StoreFixture &store)
{
    const Actor actor{
        {QStringLiteral("anna"), Role::Manager, {}}, 1000, {}, QStringLiteral("request.set-status")};
    const auto done = transact(store.db(), [&]() -> Result<> {
        for (const char *status : {"approved", "assigned", "staged", "running"})
            SD_CHECK(
                addAudit(store.db(), actor,
                         {QStringLiteral("request"), 1, RequestId(1), {}, QLatin1StringView(status), {}}));
        return addAudit(store.db(), actor, {QStringLiteral("grid_job"), 1, RequestId(1), {}, {}, {}});
    });
    QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
}

QStringList brokenOf(const QList<RuleVerdict> &verdicts)
{
    QStringList ids;
    for (const RuleVerdict &verdict : verdicts)
        if (!verdict.holds())
            ids.append(verdict.id + QStringLiteral(": ") + verdict.first.join(QStringLiteral(", ")));
    return ids;
}
}  // namespace

class RuleCheckTest : public QObject {
    Q_OBJECT

  private slots:
    void allHold_data();
    void allHold();
    void eachIsNamed_data();
    void eachIsNamed();
    void everyRuleHasItsBreak();
    void changesNothing();
    void stops();
    void countsAllAndNamesTheFirst();
};

void RuleCheckTest::allHold_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("empty") << int(Stage::Empty);
    QTest::newRow("merged") << int(Stage::Merged);
}

void RuleCheckTest::allHold()
{
    QFETCH(int, stage);
    StoreFixture store{Stage(stage)};
    if (Stage(stage) == Stage::Merged)
        audit(store);
    int told = 0;
    const auto verdicts = checkRules(store.db(), [&told](int done, int all, const QString &words) {
        QCOMPARE(done, told++);
        QCOMPARE(all, int(storeRules().size()));
        QVERIFY(!words.isEmpty());
    });
    QVERIFY2(verdicts, verdicts ? "" : qPrintable(verdicts.error().context + verdicts.error().cause));
    QCOMPARE(brokenOf(*verdicts), QStringList());
    QCOMPARE(verdicts->size(), storeRules().size());
    QCOMPARE(told, int(storeRules().size()));
}

void RuleCheckTest::eachIsNamed_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(kBreaks)); ++i)
        QTest::newRow(kBreaks[i].id) << i;
}

void RuleCheckTest::eachIsNamed()
{
    QFETCH(int, row);
    const Break &wanted = kBreaks[row];
    StoreFixture store(Stage::Merged);
    audit(store);
    store.close();
    QCOMPARE(store.shell(withoutRules(store, wanted)), QByteArray());
    store.reopen();
    const auto verdicts = checkRules(store.db());
    QVERIFY2(verdicts, verdicts ? "" : qPrintable(verdicts.error().context + verdicts.error().cause));
    const auto found =
        std::find_if(verdicts->begin(), verdicts->end(), [&wanted](const RuleVerdict &verdict) {
            return verdict.id == QLatin1StringView(wanted.id);
        });
    QVERIFY(found != verdicts->end());
    QVERIFY2(!found->holds(), qPrintable(brokenOf(*verdicts).join(u'\n')));
    QVERIFY2(found->first.join(QStringLiteral("; ")).contains(QLatin1StringView(wanted.named)),
             qPrintable(found->first.join(QStringLiteral("; "))));
}

void RuleCheckTest::everyRuleHasItsBreak()
{
    QStringList rules, breaks;
    QSet<int> numbers;
    for (const StoreRule &rule : storeRules()) {
        rules.append(QLatin1StringView(rule.id));
        numbers.insert(rule.number);
    }
    for (const Break &one : kBreaks)
        breaks.append(QLatin1StringView(one.id));
    QCOMPARE(breaks, rules);
    QCOMPARE(numbers, QSet<int>({0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

void RuleCheckTest::changesNothing()
{
    StoreFixture store(Stage::Merged);
    const QByteArray before = store.fingerprint();
    auto reader = Database::open(store.location(), Access::ReadOnly);
    QVERIFY(reader);
    QVERIFY(checkRules(**reader));
    QCOMPARE(store.fingerprint(), before);
}

void RuleCheckTest::stops()
{
    StoreFixture store(Stage::Merged);
    auto reader = Database::open(store.location(), Access::ReadOnly);
    QVERIFY(reader);
    std::stop_source stop;
    const auto verdicts = checkRules(
        **reader,
        [&stop](int done, int, const QString &) {
            if (done == 3)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!verdicts);
    QCOMPARE(verdicts.error().code, ErrorCode::Cancelled);
}

void RuleCheckTest::countsAllAndNamesTheFirst()
{
    StoreFixture store(Stage::Running);
    store.force("work_units", "UPDATE work_units SET state = 'credited'");
    const auto verdicts = checkRules(store.db());
    QVERIFY(verdicts);
    const auto found = std::find_if(verdicts->begin(), verdicts->end(), [](const RuleVerdict &verdict) {
        return verdict.id == QLatin1StringView("credit-and-state");
    });
    QCOMPARE(found->broken, 6);
    QCOMPARE(found->first.size(), 5);
    QCOMPARE(found->number, 1);
}

QTEST_GUILESS_MAIN(RuleCheckTest)
#include "rulechecktest.moc"

// A whole store is brought into another one: to a file from what the test's stores are in, and back.
#include "models/storage/changes.h"
#include "models/storage/storecopy.h"
#include "tests/storage/storefixture.h"

#include <QProcess>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QList<QByteArray> linesOf(QByteArray text)
{
    QList<QByteArray> lines = text.trimmed().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

QByteArray shellOf(const QString &location, const QByteArray &statements)
{
    QProcess process;
    if (StoreLocation(location).isServer())
        process.start(QStringLiteral("psql"), {QStringLiteral("-XqAt"), QStringLiteral("-d"), location});
    else
        process.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), location});
    process.write(statements);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        qFatal("the shell does not end");
    const QByteArray error = process.readAllStandardError();
    if (!error.isEmpty())
        qFatal("%s: %s", statements.constData(), error.constData());
    return process.readAllStandardOutput();
}

// Every row of every table as the shell of the database prints it, with its table's name before it.
QByteArray rowsOf(const QString &location)
{
    const bool server = StoreLocation(location).isServer();
    const QList<QByteArray> columns = linesOf(shellOf(
        location,
        server ? QByteArray(
            "SELECT table_name || ' ' || string_agg(quote_ident(column_name), ',' ORDER BY column_name"
            " COLLATE \"C\") FROM information_schema.columns JOIN information_schema.tables USING"
            " (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " AND table_name NOT IN ('meta', 'changes', 'changes_pending', 'commit_marks',"
            " 'sessions', 'session_requests')"
            " GROUP BY table_name ORDER BY table_name COLLATE \"C\";")
               : QByteArray(
                   "SELECT n || ' ' || group_concat(c) FROM (SELECT m.name AS n, p.name AS c FROM"
                   " sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE"
                   " 'sqlite!_%' ESCAPE '!' AND m.name NOT IN ('meta', 'changes',"
                   " 'sessions', 'session_requests') ORDER BY 1, 2)"
                   " GROUP BY n ORDER BY n;")));
    QByteArray statements;
    for (const QByteArray &line : columns) {
        const QByteArray table = line.left(line.indexOf(' '));
        QByteArrayList parts;
        for (const QByteArray &column : line.mid(line.indexOf(' ') + 1).split(','))
            parts.append("coalesce(CAST(" + column + " AS text), '(null)')");
        statements += "SELECT '" + table + "|' || " + parts.join(" || '|' || ") + " FROM " + table + ";\n";
    }
    QList<QByteArray> rows = linesOf(shellOf(location, statements));
    std::sort(rows.begin(), rows.end());
    return rows.join('\n');
}

// What the rules are made of: they must be as a new store has them.
QByteArray schemaOf(const QString &location)
{
    if (!StoreLocation(location).isServer())
        return shellOf(location,
                       "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name <> 'sqlite_sequence'"
                       " ORDER BY type, name;");
    return shellOf(
        location,
        "SELECT conrelid::regclass, conname, contype, condeferrable, convalidated, pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2;"
        "SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2;"
        "SELECT tgrelid::regclass, tgenabled, count(*) FROM pg_trigger WHERE tgisinternal GROUP BY 1, 2"
        " ORDER BY 1, 2;"
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1;");
}

std::unique_ptr<Database> openAt(const QString &location, Access access)
{
    auto opened = Database::open(location, access);
    if (!opened)
        qFatal("%s: %s", qPrintable(opened.error().context), qPrintable(opened.error().cause));
    return *std::move(opened);
}

Result<QList<CopiedTable>> copyBetween(const QString &from, const QString &to,
                                       const std::function<void(const CopyProgress &)> &progress = {},
                                       std::stop_token stop = {})
{
    const auto source = openAt(from, Access::ReadOnly);
    const auto target = openAt(to, Access::ReadWrite);
    return copyStore(*source, *target, progress, stop);
}

// Evaluates its argument once, as QVERIFY2 alone would not.
#define VERIFY_DONE(...)                                                                                     \
    do {                                                                                                     \
        const auto &sdDone = (__VA_ARGS__);                                                                  \
        QVERIFY2(sdDone, sdDone ? "" : qPrintable(sdDone.error().context + u' ' + sdDone.error().cause));    \
    } while (false)
}  // namespace

class StoreCopyTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRowComesAndGoesBack_data();
    void everyRowComesAndGoesBack();
    void everyTextSurvives();
    void manyPages();
    void workGoesOnBehindTheNumbers();
    void isOneMomentOfTheSource();
    void whoHasItOpenReadsEverything();
    void aStopLeavesNothing_data();
    void aStopLeavesNothing();
    void refusesWhatIsNotEmpty();
    void namesWhatOneSideLacks_data();
    void namesWhatOneSideLacks();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();

  private:
    QString newFile(const StoreFixture &store, const char *name) const
    {
        const QString path = store.folder().path(QLatin1StringView(name));
        if (const auto made = Store::create(path); !made)
            qFatal("%s", qPrintable(made.error().cause));
        return path;
    }
};

void StoreCopyTest::everyRowComesAndGoesBack_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("empty") << int(Stage::Empty);
    QTest::newRow("created") << int(Stage::Created);
    QTest::newRow("ended") << int(Stage::Ended);
    QTest::newRow("merged") << int(Stage::Merged);
}

void StoreCopyTest::everyRowComesAndGoesBack()
{
    QFETCH(int, stage);
    StoreFixture store{Stage(stage)};
    store.sql("UPDATE limits SET value = 7, changed_by = 'anna' WHERE id = 7");
    store.sql(
        "INSERT INTO log_entries (id, at, who, role, kind, text) VALUES"
        " (1, 5, 'anna', 'shifter', 'problem', 'two\nlines'), (2, 6, 'ben', 'site', 'hand-over', 'Größe');"
        "INSERT INTO log_entries (id, at, who, role, kind, text, closes) VALUES"
        " (3, 7, 'ben', 'site', 'note', 'mended', 1);"
        "INSERT INTO log_takeovers (entry_id, at, who) VALUES (2, 8, 'anna')");
    if (Stage(stage) != Stage::Empty)
        store.sql(
            "INSERT INTO log_entries (id, at, who, role, kind, text, links) VALUES"
            " (4, 9, 'anna', 'shifter', 'note', 'both', 2);"
            "INSERT INTO log_links (entry_id, number, entity, entity_id) VALUES (4, 1, 'request', 1),"
            " (4, 2, 'run', 101);"
            "INSERT INTO site_health (site_id, asked_at, took_ms, up, down_since, message) VALUES"
            " (1, 9, 10000, 0, 8, 'No answer.');"
            "INSERT INTO site_queue (site_id, at, running, queued) VALUES (1, 300000, 2, 3),"
            " (1, 600000, NULL, NULL);"
            "INSERT INTO site_drains (site_id, reason, at, drained_by) VALUES (2, 'power cut', 9,"
            " 'anna');"
            "UPDATE site_drains SET lifted_at = 10, lifted_by = 'ben';"
            "INSERT INTO site_drains (site_id, reason, at, drained_by) VALUES (2, 'again', 11, 'anna');"
            "INSERT INTO applications (step, release, path, keeps_every_event) VALUES"
            " ('skim', 'r9', '/bin/true', 1);"
            "INSERT INTO release_approvals (step, release, at, approved_by) VALUES"
            " ('skim', 'r9', 9, 'anna');"
            "UPDATE release_approvals SET withdrawn_at = 10, withdrawn_by = 'anna';"
            "INSERT INTO site_releases (site_id, step, release, state, checked_at) VALUES"
            " (1, 'skim', 'r9', 'absent', 9);"
            "INSERT INTO certification_duties (site_id, reason, at, required_by) VALUES (2, 'new', 9,"
            " 'anna');"
            "UPDATE certification_duties SET lifted_at = 10, lifted_by = 'anna';"
            "INSERT INTO certification_duties (site_id, reason, at, required_by) VALUES (2, 'old', 11,"
            " 'anna');"
            "INSERT INTO samples (id, name, version, campaign_id, step, release, conditions, split_kind,"
            " split_size, units_per_job, merge_events, merge_bytes, inputs, outputs, at, made_by) VALUES"
            " (1, 'muons', 1, 1, 'skim', 'r9', 't9', 'events', 1000, 1, 1000000, 0, 3, 1, 9, 'anna');"
            "INSERT INTO sample_inputs (sample_id, number, run, events, bytes, adler32) VALUES"
            " (1, 1, 101, 100, 1000, '00000001'), (1, 2, 102, 100, 1000, '00000002'),"
            " (1, 3, 103, 100, 1000, '00000003');"
            "INSERT INTO sample_outputs (sample_id, stream, number, events, bytes, adler32) VALUES"
            " (1, 'good', 1, 40, 400, '0000000a');"
            "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, test, created_at,"
            " created_by, changed_at, changed_by) VALUES (9, 1, 1, 'skim', 'r9', 't9', 1, 9, 'anna', 9,"
            " 'anna');"
            "INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by) VALUES"
            " (9, 2, 1, 9, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, events, files, luminosity, "
            "unit,"
            " why, at, set_by) VALUES (1, 'half', 1, 'production', 9, 150, 1, '0.25', '/pb', 'w', 9, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, state, step, due_at, at, set_by) VALUES"
            " (1, 'half', 2, 'withdrawn', 'production', 9, 10, 'anna');"
            "INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, "
            "imported_by)"
            " VALUES (1, 'luminosity', 'byls.csv', 'sha256:"
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 3, 1, 1, '{}', 9, 'anna');"
            "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, recorded_stat, "
            "lumisections,"
            " import_id, at, sections) VALUES (101, 'HFET', '/pb', '0.25', '1.5e-3', '0.001', 2, 1, 9,"
            " '[[1,0.125,0.0005],[2,0.125,0.001]]'), (101, 'HFET', '/pb', '', '', '', 0, 1, 9, '');"
            "INSERT INTO run_facts (run, fill, beams, energy_gev, field_t, stable_from, import_id, at) VALUES"
            " (101, 7, 'Proton', '6500', '3.8', 5, 1, 9), (101, NULL, '', '', '', NULL, 1, 9);"
            "INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES"
            " ('tracker', 'Spurdetektor', 1, 1, 9, 'anna'), ('muons', 'Muons', 2, 0, 9, 'anna');"
            "UPDATE detectors SET retired = 1 WHERE name = 'muons';"
            "INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, cause, "
            "comment,"
            " at, signed_by, undoes) VALUES (1, 101, 'tracker', 1, 2147483647, 'good', 0, '', 'Größe', 9, "
            "'dora',"
            " NULL), (2, 101, 'tracker', 5, 9, 'bad', 1, 'HV', '', 10, 'dora', NULL),"
            " (3, 101, 'tracker', 5, 9, 'bad', 1, 'HV', '', 11, 'dora', 2);"
            "INSERT INTO quality_states (id, run, detector, state, at, signed_by) VALUES"
            " (1, 101, 'tracker', 'signed-off', 12, 'dora');"
            "INSERT INTO quality_states (id, run, detector, state, at, signed_by) VALUES"
            " (2, 101, 'tracker', 'completed', 13, 'dora');"
            "INSERT INTO quality_confirmations (state_id, at, signed_by) VALUES (2, 14, 'emil');"
            "INSERT INTO quality_policies (campaign_id, second_person, reason, at, set_by) VALUES"
            " (1, 1, 'as agreed', 9, 'anna');"
            "INSERT INTO run_lists (name, version, kind, list, anti_list, rule, candidates, provenance, "
            "losses,"
            " runs, lumisections, at, made_by) VALUES ('golden', 1, 'rule', '{}', '{}', 'tracker = good', '',"
            " '{}', '{}', 0, 0, 15, 'dora')");
    if (Stage(stage) != Stage::Empty)
        store.sql(
            "INSERT INTO run_sources (id, name, campaign_id, kind, location, pattern, complete_by, quiet_ms,"
            " every_ms, site_id, dataset, steps, split_kind, split_size, priority, at, made_by) VALUES"
            " (1, 'raw', 1, 'folder', '/raw', '{run}.csv', 'quiet', 1, 1000, 1, 'new/{run}', 'production,mc',"
            " 'run', 1, 5, 9, 'anna');"
            "INSERT INTO source_stops (source_id, reason, at, stopped_by) VALUES (1, 'moving', 9, 'anna');"
            "INSERT INTO source_looks (source_id, looked_at, took_ms, runs, files, ignored, problem,"
            " problem_since) VALUES (1, 9, 1, 1, 2, 3, 'No folder.', 8);"
            "INSERT INTO datasets (id, name, tier, complete, created_at) VALUES (60, 'new/101', 'raw', 1, 1);"
            "INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
            " VALUES (60, 'new/101/101.csv', 60, 101, 101, 100, 1000, '00000001', 1);"
            "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at,"
            " created_by, changed_at, changed_by) VALUES (60, 1, 60, 'production', 'r1', 't2', 1, 'agent', 1,"
            " 'agent');"
            "INSERT INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes, seen)"
            " VALUES (1, 1, 101, 1, 1, 1, 1000, '[[\"/raw/101.csv\",1000,1]]'),"
            " (2, 1, 102, 1, 1, 0, 0, '[]');"
            "INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES"
            " (1, 'production', 60, 1);"
            "UPDATE source_runs SET state = 'requested', requested_at = 2, later = 'more', later_at = 3"
            " WHERE id = 1;"
            "UPDATE source_runs SET state = 'refused', why = 'It holds several runs.' WHERE id = 2;"
            "INSERT INTO conditions_updates (tag, payload, first_run, last_run, at, recorded_at, recorded_by)"
            " VALUES ('t1', 'ecal', 101, 102, 5, 6, 'dora');"
            "INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by) VALUES"
            " (1, 101, 60, 6, 'anna')");
    if (Stage(stage) != Stage::Empty)
        store.force(
            "site_certifications",
            "INSERT INTO site_certifications (id, site_id, step, release, verdict, request_id, findings, at,"
            " signed_by) VALUES (1, 2, 'skim', 'r9', 'good', 9, 'All is the same.', 10, 'agent'),"
            " (2, 2, 'skim', 'r9', 'withdrawn', NULL, 'broken', 11, 'dora')");
    if (Stage(stage) != Stage::Empty)
        store.sql("INSERT INTO run_plots (id, run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
                  " (1, 101, 'prompt', '/d/a.root', 5, 10, '0000000a', 9, 'anna'),"
                  " (2, 101, 'prompt', '/d/b.root', 5, 10, '0000000b', 10, 'anna');"
                  "INSERT INTO plot_rules (pattern, version, rule, withdrawn, at, made_by) VALUES"
                  " ('tracker/*', 1, 'x', 0, 9, 'dora'), ('tracker/*', 2, 'x', 1, 10, 'dora')");
    if (Stage(stage) != Stage::Empty)
        store.force("reference_sets",
                    "INSERT INTO reference_sets (name, version, kind, first_run, last_run, plots_id, why, at,"
                    " made_by) VALUES ('muons', 1, 'prompt', 100, 200, 1, 'good', 9, 'dora'),"
                    " ('muons', 2, 'prompt', 100, 300, 2, 'better', 10, 'dora')");
    const QByteArray wanted = rowsOf(store.location());
    QVERIFY(wanted.size() > 2000);
    const QString file = newFile(store, "copy");
    const QByteArray fileSchema = schemaOf(file);
    const auto there = copyBetween(store.location(), file);
    VERIFY_DONE(there);
    QCOMPARE(rowsOf(file), wanted);
    QCOMPARE(schemaOf(file), fileSchema);

    StoreFixture back;
    const QByteArray schema = schemaOf(back.location());
    const auto again = copyBetween(file, back.location());
    VERIFY_DONE(again);
    QCOMPARE(rowsOf(back.location()), wanted);
    QCOMPARE(schemaOf(back.location()), schema);
    QCOMPARE(again->size(), there->size());
    for (qsizetype i = 0; i < there->size(); ++i) {
        QCOMPARE(again->at(i).table, there->at(i).table);
        QCOMPARE(again->at(i).rows, there->at(i).rows);
        QCOMPARE(again->at(i).digest, there->at(i).digest);
    }
    // The rules are there again.
    if (Stage(stage) != Stage::Empty) {
        QVERIFY(TestStore::shell(back.location(), "DELETE FROM requests;")
                    .err.contains("requests are never deleted"));
        QCOMPARE(rowsOf(back.location()), wanted);
    }
}

void StoreCopyTest::everyTextSurvives()
{
    StoreFixture store(Stage::Created);
    const QStringList texts{QStringLiteral("it's \"quoted\" \\ {a,b} NULL"),
                            QStringLiteral("null"),
                            QStringLiteral("line\nline\ttab\r"),
                            QStringLiteral("Größe λ 漢字 \U0001F600 e\u0301"),
                            QStringLiteral("'); DROP TABLE jobs; --"),
                            QStringLiteral("?"),
                            QStringLiteral("$1 %1 :a"),
                            QStringLiteral(" "),
                            QString(4000, u'x')};
    for (const QString &text : texts)
        QVERIFY(store.db().run(QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text)"
                                              " VALUES ('request', ?, ?, '', ?)"),
                               {Q_INT64_C(9007199254740993), Q_INT64_C(-9223372036854775807), text}));
    const QString file = newFile(store, "copy");
    VERIFY_DONE(copyBetween(store.location(), file));
    StoreFixture back;
    VERIFY_DONE(copyBetween(file, back.location()));
    const auto found = back.db().list(
        QStringLiteral("SELECT text, entity_id, at, who FROM comments ORDER BY id"), {}, [](const Row &row) {
            if (row.integer(1) != 9007199254740993 || row.integer(2) != -9223372036854775807 || row.isNull(3)
                || !row.text(3).isEmpty())
                qFatal("a number or an empty text changed");
            return row.text(0);
        });
    QVERIFY(found);
    QCOMPARE(QStringList(*found), texts);
}

// More rows than are in memory at a time, with a key of several columns.
void StoreCopyTest::manyPages()
{
    constexpr int rows = 3 * StoreRows::kRowsAtATime + 17;
    StoreFixture store(Stage::Created);
    QByteArray script = "BEGIN;";
    for (int i = 0; i < rows; ++i)
        script += "INSERT INTO failure_node_counters VALUES (" + QByteArray::number(i % 7) + ", 'lost', "
            + QByteArray::number(i % 3) + ", 1, 'wn" + QByteArray::number(i) + "', 0);";
    store.sql(script + "COMMIT;");
    const QString file = newFile(store, "copy");
    qint64 most = 0;
    const auto copied = copyBetween(store.location(), file, [&most](const CopyProgress &now) {
        QVERIFY(now.rows <= now.of);
        most = std::max(most, now.of);
    });
    VERIFY_DONE(copied);
    QVERIFY(most > rows);
    QCOMPARE(rowsOf(file), rowsOf(store.location()));
    StoreFixture back;
    VERIFY_DONE(copyBetween(file, back.location()));
    QCOMPARE(rowsOf(back.location()), rowsOf(file));
}

void StoreCopyTest::workGoesOnBehindTheNumbers()
{
    StoreFixture store(Stage::Running);
    const QString file = newFile(store, "copy");
    VERIFY_DONE(copyBetween(store.location(), file));
    StoreFixture back;
    VERIFY_DONE(copyBetween(file, back.location()));
    const auto id = back.db().insert(QStringLiteral(
        "INSERT INTO jobs (request_id, grid_job_id, kind, token, site_id, created_at, changed_at)"
        " VALUES (1, 1, 'process', 'token-0004', 1, 2, 2)"));
    VERIFY_DONE(id);
    QCOMPARE(*id, 4);
    // Counters and news follow.
    QCOMPARE(*back.db().integer(
                 QStringLiteral("SELECT n FROM request_counters WHERE kind = 'job' AND status = 'pending'")),
             4);
    QCOMPARE(*back.db().integer(
                 QStringLiteral("SELECT count(*) FROM changes WHERE entity = 'job' AND entity_id = 4")),
             1);
}

void StoreCopyTest::isOneMomentOfTheSource()
{
    StoreFixture store(Stage::Created);
    const QByteArray before = rowsOf(store.location());
    const QString file = newFile(store, "copy");
    bool written = false;
    VERIFY_DONE(copyBetween(store.location(), file, [&](const CopyProgress &) {
        if (!std::exchange(written, true))
            store.sql("INSERT INTO runs (run, events) VALUES (999, 5);"
                      "INSERT INTO sites (name, spool, storage) VALUES ('gamma', '/g', '/g')");
    }));
    QVERIFY(written);
    QCOMPARE(rowsOf(file), before);
    QVERIFY(rowsOf(store.location()) != before);
}

void StoreCopyTest::whoHasItOpenReadsEverything()
{
    StoreFixture source(Stage::Created);
    const QString file = newFile(source, "copy");
    VERIFY_DONE(copyBetween(source.location(), file));
    StoreFixture target;
    const auto last = target.db().integer(QStringLiteral("SELECT coalesce(max(seq), 0) FROM changes"));
    QVERIFY(last);
    VERIFY_DONE(copyBetween(file, target.location()));
    const auto news = changesSince(target.db(), *last);
    QVERIFY(news);
    QVERIFY(news->everything);
    QVERIFY(news->lastSeq > *last);
    target.sql("INSERT INTO runs (run, events) VALUES (999, 5)");
    const auto more = changesSince(target.db(), news->lastSeq);
    QVERIFY(more);
    QVERIFY(!more->everything);
    QVERIFY(more->touches(QStringLiteral("run")));
}

void StoreCopyTest::aStopLeavesNothing_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("while rows come") << int(CopyProgress::Part::Bringing);
    QTest::newRow("while rules come back") << int(CopyProgress::Part::Building);
    QTest::newRow("while rows are compared") << int(CopyProgress::Part::Comparing);
}

void StoreCopyTest::aStopLeavesNothing()
{
    QFETCH(int, part);
    StoreFixture store(Stage::Merged);
    const QString file = newFile(store, "copy");
    VERIFY_DONE(copyBetween(store.location(), file));
    StoreFixture target;
    const QByteArray rows = rowsOf(target.location());
    const QByteArray schema = schemaOf(target.location());
    std::stop_source stop;
    const auto stopped = copyBetween(
        file, target.location(),
        [&](const CopyProgress &now) {
            if (int(now.part) == part)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(rowsOf(target.location()), rows);
    QCOMPARE(schemaOf(target.location()), schema);
    VERIFY_DONE(copyBetween(file, target.location()));
    QCOMPARE(rowsOf(target.location()), rowsOf(file));
}

void StoreCopyTest::refusesWhatIsNotEmpty()
{
    StoreFixture store(Stage::Merged), target(Stage::Created);
    const QString file = newFile(store, "copy");
    VERIFY_DONE(copyBetween(store.location(), file));
    const QByteArray before = target.fingerprint();
    const auto refused = copyBetween(file, target.location());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::AlreadyExists);
    QVERIFY2(refused.error().cause.contains(QLatin1StringView("\"campaigns\"")),
             qPrintable(refused.error().cause));
    QCOMPARE(target.fingerprint(), before);
    QVERIFY(!mustBeEmpty(target.db()));
    StoreFixture empty;
    VERIFY_DONE(mustBeEmpty(empty.db()));
}

void StoreCopyTest::namesWhatOneSideLacks_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("named");
    QTest::newRow("table") << QByteArray("CREATE TABLE extra (id INTEGER PRIMARY KEY)") << "\"extra\"";
    QTest::newRow("column") << QByteArray("ALTER TABLE runs ADD COLUMN shift TEXT")
                            << "\"shift\" of the table \"runs\"";
}

void StoreCopyTest::namesWhatOneSideLacks()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, named);
    StoreFixture store(Stage::Created);
    const QString file = newFile(store, "copy");
    QCOMPARE(TestStore::shell(store.location(), change + ";").err, QByteArray());
    const QByteArray before = rowsOf(file);
    const auto refused = copyBetween(store.location(), file);
    QVERIFY(!refused);
    QVERIFY2(refused.error().cause.contains(named), qPrintable(refused.error().cause));
    QCOMPARE(rowsOf(file), before);
    StoreFixture target;
    QCOMPARE(TestStore::shell(target.location(), change + ";").err, QByteArray());
    const auto lacking = copyBetween(file, target.location());
    QVERIFY(!lacking);
    QVERIFY2(lacking.error().cause.contains(named), qPrintable(lacking.error().cause));
}

void StoreCopyTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("named");
    QTest::newRow("reference") << QByteArray("UPDATE replicas SET site_id = 77") << "replicas";
    QTest::newRow("number") << QByteArray("UPDATE runs SET comment = 'x', started_at = 'soon'")
                            << "\"started_at\"";
    QTest::newRow("fraction") << QByteArray("UPDATE runs SET started_at = 1.5") << "\"started_at\"";
    QTest::newRow("counter") << QByteArray("UPDATE request_counters SET n = 5") << "request_counters";
}

// Only a file takes such values; they come from there.
void StoreCopyTest::refusesWhatIsWrong()
{
    QFETCH(QByteArray, statement);
    QFETCH(QString, named);
    StoreFixture store(Stage::Running);
    const QString file = newFile(store, "copy");
    VERIFY_DONE(copyBetween(store.location(), file));
    shellOf(file, statement + ";");
    StoreFixture target;
    const QByteArray before = rowsOf(target.location());
    const auto refused = copyBetween(file, target.location());
    QVERIFY(!refused);
    const QString said = refused.error().context + u' ' + refused.error().cause;
    QVERIFY2(said.contains(named), qPrintable(said));
    QCOMPARE(rowsOf(target.location()), before);
}

QTEST_GUILESS_MAIN(StoreCopyTest)
#include "storecopytest.moc"

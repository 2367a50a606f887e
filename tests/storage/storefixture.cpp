#include "tests/storage/storefixture.h"

#include <QCryptographicHash>

namespace shiftdeck::test {

namespace {
constexpr const char *kCreated = R"(
INSERT INTO sites (id, name, spool, storage) VALUES (1, 'alpha', '/alpha/spool', '/alpha/storage'),
  (2, 'beta', '/beta/spool', '/beta/storage');
INSERT INTO operators (name, role) VALUES ('anna', 'manager'), ('ben', 'shifter');
INSERT INTO campaigns (id, name, release, conditions, first_run, last_run, created_at, created_by)
  VALUES (1, 'c10', 'r1', 't1', 101, 103, 1, 'anna');
INSERT INTO runs (run, events) VALUES (101, 100), (102, 100), (103, 100);
INSERT INTO datasets (id, name, tier, complete, created_at) VALUES (1, 'raw10', 'raw', 1, 1);
INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) VALUES
  (1, 'raw/101.csv', 1, 101, 101, 100, 1000, '00000001', 1), (2, 'raw/102.csv', 1, 102, 102, 100, 1000, '00000002', 1),
  (3, 'raw/103.csv', 1, 103, 103, 100, 1000, '00000003', 1);
INSERT INTO replicas (id, file_id, site_id, path, state) VALUES (1, 1, 1, '/alpha/101.csv', 'valid'),
  (2, 2, 1, '/alpha/102.csv', 'valid'), (3, 3, 1, '/alpha/103.csv', 'valid');
INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, split_size, created_at, created_by,
  changed_at, changed_by) VALUES (1, 1, 1, 'production', 'r1', 't1', 50, 1, 'anna', 1, 'anna');
INSERT INTO datasets (id, name, tier, source_request_id, created_at) VALUES (2, 'c10/production/good', 'cdst', 1, 1),
  (3, 'c10/production/odd', 'cdst', 1, 1);
INSERT INTO streams (id, request_id, name, tier, suffix, keeps_every_event, merge_step, output_dataset_id) VALUES
  (1, 1, 'good', 'cdst', 'csv', 0, 'merge', 2), (2, 1, 'odd', 'cdst', 'csv', 0, 'merge', 3);
)";
constexpr const char *kStaged = R"(
UPDATE requests SET status = 'approved' WHERE id = 1;
UPDATE requests SET status = 'assigned', site_id = 1, lease_until = 1000 WHERE id = 1;
UPDATE requests SET status = 'staged' WHERE id = 1;
)";
constexpr const char *kRunning = R"(
INSERT INTO work_units (id, request_id, file_id, run, first_event, events) VALUES (1, 1, 1, 101, 0, 50),
  (2, 1, 1, 101, 50, 50), (3, 1, 2, 102, 0, 50), (4, 1, 2, 102, 50, 50), (5, 1, 3, 103, 0, 50), (6, 1, 3, 103, 50, 50);
UPDATE requests SET units_made = 1, events_expected = 300 WHERE id = 1;
INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by) VALUES (1, 1, 1, 'process', 1, 2, 'ben');
INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, run, units, events, created_at, changed_at) VALUES
  (1, 1, 1, 'process', 'token-0001', 1, 101, 2, 100, 2, 2), (2, 1, 1, 'process', 'token-0002', 1, 102, 2, 100, 2, 2),
  (3, 1, 1, 'process', 'token-0003', 1, 103, 2, 100, 2, 2);
INSERT INTO claims (id, unit_id, job_id) VALUES (1, 1, 1), (2, 2, 1), (3, 3, 2), (4, 4, 2), (5, 5, 3), (6, 6, 3);
UPDATE requests SET status = 'running' WHERE id = 1;
)";
constexpr const char *kEnded = R"(
UPDATE jobs SET status = 'submitting', changed_at = 10000;
UPDATE jobs SET status = 'submitted', changed_at = 11000;
UPDATE jobs SET status = 'running', changed_at = 12000 WHERE id IN (1, 3);
UPDATE jobs SET status = 'ended', exit_code = 0, node = 'wn1', events_read = 100, changed_at = 20000 WHERE id = 1;
INSERT INTO outputs (id, request_id, job_id, stream_id, name, path, run, first_event, events, bytes, adler32) VALUES
  (1, 1, 1, 1, 'good.csv', '/alpha/spool/1/good.csv', 101, 0, 40, 400, '0000000a'),
  (2, 1, 1, 2, 'odd.csv', '/alpha/spool/1/odd.csv', 101, 0, 0, 10, '0000000b');
INSERT INTO signatures (id, text) VALUES (1, 'disk quota of <user> exceeded');
UPDATE claims SET open = 0 WHERE job_id = 3;
UPDATE jobs SET status = 'error', failure_class = 'exit-code', exit_code = 7, signature_id = 1, node = 'wn2',
  failure_text = 'disk quota of ben exceeded', changed_at = 21000 WHERE id = 3;
INSERT INTO evidence (job_id, fact, value, at) VALUES (3, 'exit code', '7', 21000);
)";
constexpr const char *kCredited = R"(
INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (1, 1, 50, 30000), (2, 1, 50, 30000);
UPDATE outputs SET state = 'credited' WHERE job_id = 1;
UPDATE jobs SET status = 'done', changed_at = 30000 WHERE id = 1;
)";
constexpr const char *kMerged = R"(
INSERT INTO merges (id, request_id, stream_id, number, parts, events, lfn, created_at, changed_at)
  VALUES (1, 1, 1, 1, 1, 40, 'c10/production/good/1.csv', 40000, 40000);
INSERT INTO merge_parts (output_id, merge_id, position) VALUES (1, 1, 0);
UPDATE merges SET status = 'running' WHERE id = 1;
UPDATE merges SET status = 'done', path = '/alpha/storage/1.csv', bytes = 400, adler32 = '0000000a' WHERE id = 1;
UPDATE outputs SET state = 'merged' WHERE id = 1;
)";

std::unique_ptr<Database> openAt(const QString &location)
{
    auto opened = Database::open(location, Access::ReadWrite);
    if (!opened)
        qFatal("store does not open: %s", qPrintable(opened.error().cause));
    return *std::move(opened);
}

void runAt(Database &db, const QByteArray &statements)
{
    if (const auto done = db.runScript(statements); !done)
        qFatal("%s: %s", statements.constData(), qPrintable(done.error().cause));
    // A server counts for itself, and does not see numbers that are brought along.
    if (TestStore::isOnServer() && statements.contains("INSERT"))
        if (const auto done = db.runScript("SELECT follow_ids()"); !done)
            qFatal("%s", qPrintable(done.error().cause));
}

void build(const QString &location, const QByteArray &script)
{
    if (const auto created = Store::create(location); !created)
        qFatal("no store: %s", qPrintable(created.error().cause));
    runAt(*openAt(location), "BEGIN;" + script + "COMMIT;");
}

QStringList textsOf(Database &db, const QString &sql)
{
    const auto texts = db.list(sql, {}, [](const Row &row) { return row.text(0); });
    if (!texts)
        qFatal("%s: %s", qPrintable(sql), qPrintable(texts.error().cause));
    return *texts;
}

// For each table a text of its name and all its rows.
QStringList contentsOnServer(Database &db)
{
    static QString sql;
    if (sql.isEmpty()) {
        QStringList parts;
        for (const QString &table :
             textsOf(db, QStringLiteral("SELECT table_name FROM information_schema.tables"
                                        " WHERE table_schema = current_schema() ORDER BY 1")))
            parts.append(QStringLiteral("SELECT '%1' || coalesce(string_agg(t::text, '' ORDER BY t::text),"
                                        " '') FROM %1 t")
                             .arg(table));
        sql = parts.join(QStringLiteral(" UNION ALL ")) + QStringLiteral(" ORDER BY 1");
    }
    return textsOf(db, sql);
}

QStringList contentsInFile(Database &db)
{
    QStringList contents;
    for (const QString &table :
         textsOf(db, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))) {
        QStringList columns =
            textsOf(db, QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(table));
        for (QString &column : columns)
            column = QStringLiteral("quote(%1)").arg(column);
        contents += table;
        contents += textsOf(db,
                            QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                .arg(columns.join(QStringLiteral("||','||")), table));
    }
    return contents;
}
}  // namespace

QByteArray scriptOf(Stage stage)
{
    const char *const scripts[] = {"", kCreated, kStaged, kRunning, kEnded, kCredited, kMerged};
    QByteArray all;
    for (int i = 0; i <= static_cast<int>(stage); ++i)
        all += scripts[i];
    return all;
}

StoreFixture::StoreFixture(Stage stage)
    : m_store(m_folder, QStringLiteral("store.shiftdeck"), scriptOf(stage),
              [stage](const QString &location) { build(location, scriptOf(stage)); })
{
    reopen();
}

void StoreFixture::reopen()
{
    m_db.reset();
    m_db = openAt(location());
}

void StoreFixture::sql(const QByteArray &statements) { runAt(*m_db, statements); }

void StoreFixture::force(const QByteArray &table, const QByteArray &statement)
{
    if (TestStore::isOnServer())
        return sql("BEGIN; SET LOCAL session_replication_role = replica; " + statement + "; COMMIT");
    const QStringList triggers =
        textsOf(*m_db,
                QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '%1'"
                               " ORDER BY name")
                    .arg(QString::fromLatin1(table)));
    const QStringList texts =
        textsOf(*m_db,
                QStringLiteral("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '%1'")
                    .arg(QString::fromLatin1(table)));
    QByteArray script = "BEGIN;";
    for (const QString &trigger : triggers)
        script += "DROP TRIGGER " + trigger.toUtf8() + ";";
    script += statement + ";";
    for (const QString &text : texts)
        script += text.toUtf8() + ";";
    sql(script + "COMMIT;");
}

QByteArray StoreFixture::fingerprint()
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QString &text : TestStore::isOnServer() ? contentsOnServer(*m_db) : contentsInFile(*m_db))
        hash.addData(text.toUtf8());
    return hash.result().toHex();
}

}  // namespace shiftdeck::test

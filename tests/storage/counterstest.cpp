// Counters equal their rows after any walk through life, and a refused write changes nothing.
//
// A walk tries seeded random steps, allowed ones and forbidden ones; what is refused must leave no trace.
#include "tests/storage/storefixture.h"

#include "models/storage/storecheck.h"

#include <QTest>

#include <random>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
class Walk {
  public:
    Walk(StoreFixture &store, quint32 seed) : m_store(store), m_random(seed) { }

    int done() const { return m_done; }
    int refused() const { return m_refused; }

    // False when a refused write left a trace.
    bool step()
    {
        m_now += pick(4000);
        const QString sql = statement();
        const bool look = m_refused % 16 == 0;  // the digest reads everything: now and then is enough
        const QByteArray before = look ? m_store.fingerprint() : QByteArray();
        if (transact(m_store.db(), [&] { return m_store.db().runScript(sql.toUtf8()); })) {
            ++m_done;
            return true;
        }
        ++m_refused;
        return !look || m_store.fingerprint() == before;
    }

  private:
    qint64 pick(qint64 below) { return static_cast<qint64>(m_random() % static_cast<quint32>(below)); }
    QString one(const QStringList &words) { return words.at(static_cast<qsizetype>(pick(words.size()))); }
    qint64 any(const QString &table)
    {
        return m_store.db()
            .integer(
                QStringLiteral("SELECT id FROM %1 ORDER BY id LIMIT 1 OFFSET %2")
                    .arg(table)
                    .arg(pick(qMax<qint64>(
                        1, m_store.db().integer(QStringLiteral("SELECT count(*) FROM ") + table).value()))))
            .value();
    }

    QString statement()
    {
        switch (pick(14)) {
        case 0: return moveRequest();
        case 1: return makeJob();
        case 2:
        case 3:
        case 4:
        case 5: return moveJob();
        case 6:
            return QStringLiteral("UPDATE claims SET open = 0 WHERE job_id = %1 AND open = 1")
                .arg(any(QStringLiteral("jobs")));
        case 7:
        case 8: return credit();
        case 9: return pick(10) > 0 ? moveJob() : abandon();
        case 10: return makeOutput();
        case 11:
            return QStringLiteral("UPDATE outputs SET state = '%2' WHERE id = %1")
                .arg(any(QStringLiteral("outputs")))
                .arg(one(allWords<OutputState>()));
        case 12: return makeMerge();
        default: return moveMerge();
        }
    }

    QString credit()
    {
        qint64 job =
            m_store.db().integer(QStringLiteral("SELECT max(id) FROM jobs WHERE status = 'ended'")).value();
        if (job == 0 || pick(3) == 0)
            job = any(QStringLiteral("jobs"));
        return QStringLiteral("INSERT INTO credits SELECT k.unit_id, k.job_id, u.events, %2 FROM claims k "
                              "JOIN work_units u ON u.id = k.unit_id WHERE k.job_id = %1")
            .arg(job)
            .arg(m_now);
    }

    QString abandon()
    {
        return QStringLiteral("INSERT INTO abandonments VALUES (%1, 'lost', 'anna', %2)")
            .arg(any(QStringLiteral("work_units")))
            .arg(m_now);
    }

    QString moveRequest()
    {
        const QString to = one({QStringLiteral("running"), QStringLiteral("held"), QStringLiteral("staged"),
                                QStringLiteral("running"), QStringLiteral("approved"),
                                QStringLiteral("finished"), QStringLiteral("new")});
        return QStringLiteral("UPDATE requests SET status = '%1', held_from = CASE WHEN '%1' = 'held' THEN "
                              "status END WHERE id = 1")
            .arg(to);
    }

    QString makeJob()
    {
        // A grid job of its own each time; one transaction, so that a refused claim takes the job back too.
        const qint64 id = m_store.db().integer(QStringLiteral("SELECT max(id) + 1 FROM jobs")).value();
        m_store.sql("BEGIN");
        const auto made = m_store.db().runScript(
            QStringLiteral(
                "INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by) "
                "VALUES (%1, 1, %1, 'process', 1, %2, 'ben');"
                "INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, units, events, "
                "created_at, changed_at) "
                "VALUES (%1, 1, %1, 'process', 'token-%1-walk', 1, 1, 50, %2, %2);"
                "INSERT INTO claims (unit_id, job_id) VALUES (%3, %1)")
                .arg(id)
                .arg(m_now)
                .arg(any(QStringLiteral("work_units")))
                .toUtf8());
        m_store.sql(made ? "COMMIT" : "ROLLBACK");
        return QStringLiteral("UPDATE requests SET priority = %1 WHERE id = 1").arg(pick(1000));
    }

    // Mostly a step that the table allows, else any.
    QString moveJob()
    {
        const qint64 job = any(QStringLiteral("jobs"));
        const auto open = m_store.db().list(
            QStringLiteral(
                "SELECT t.to_status FROM job_transitions t JOIN jobs j ON j.status = t.from_status "
                "WHERE j.id = ? ORDER BY 1"),
            {job}, [](const Row &row) { return row.text(0); });
        const QString to = pick(4) > 0 && !open->isEmpty() ? one(*open) : one(allWords<JobStatus>());
        if (to == u"error")
            return QStringLiteral("INSERT INTO signatures (text) VALUES ('text %2') ON CONFLICT DO NOTHING;"
                                  "UPDATE claims SET open = 0 WHERE job_id = %1 AND open = 1;"
                                  "UPDATE jobs SET status = 'error', failure_class = '%3', signature_id = "
                                  "%4, changed_at = %5 WHERE id = %1")
                .arg(job)
                .arg(pick(3))
                .arg(one({QStringLiteral("lost"), QStringLiteral("early-end")}),
                     one({QStringLiteral("NULL"), QStringLiteral("(SELECT min(id) FROM signatures)")}))
                .arg(m_now);
        if (to == u"ended" && pick(2) == 0)
            return QStringLiteral("UPDATE jobs SET status = 'ended', failure_class = NULL, signature_id = "
                                  "NULL, changed_at = %2 WHERE id = %1")
                .arg(job)
                .arg(m_now);
        return QStringLiteral("UPDATE jobs SET status = '%2', changed_at = %3 WHERE id = %1")
            .arg(job)
            .arg(to)
            .arg(m_now);
    }

    QString makeOutput()
    {
        return QStringLiteral("INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, "
                              "first_event, events, bytes, adler32) "
                              "VALUES (1, %1, %2, 'n', 'p', 101, 0, %3, 1, '00000001')")
            .arg(any(QStringLiteral("jobs")))
            .arg(1 + pick(2))
            .arg(pick(50));
    }

    QString makeMerge()
    {
        const qint64 output = any(QStringLiteral("outputs"));
        return QStringLiteral("INSERT INTO merges (request_id, stream_id, number, parts, events, lfn, "
                              "created_at, changed_at) "
                              "SELECT 1, o.stream_id, (SELECT count(*) + 1 FROM merges), 1, o.events, 'm' || "
                              "(SELECT count(*) FROM merges), "
                              "%2, %2 FROM outputs o WHERE o.id = %1;"
                              "INSERT INTO merge_parts VALUES (%1, (SELECT max(id) FROM merges), 0)")
            .arg(output)
            .arg(m_now);
    }

    QString moveMerge()
    {
        return QStringLiteral("UPDATE merges SET status = '%2', path = '/x', bytes = 1, adler32 = '00000001' "
                              "WHERE id = %1")
            .arg(any(QStringLiteral("merges")))
            .arg(one(allWords<MergeStatus>()));
    }

    StoreFixture &m_store;
    std::mt19937 m_random;
    qint64 m_now = 50000;
    int m_done = 0;
    int m_refused = 0;
};
}  // namespace

class CountersTest : public QObject {
    Q_OBJECT

  private slots:
    void theyAgreeAtEveryStage()
    {
        for (const Stage stage : {Stage::Empty, Stage::Created, Stage::Staged, Stage::Running, Stage::Ended,
                                  Stage::Credited, Stage::Merged}) {
            StoreFixture store(stage);
            QCOMPARE(*checkCounters(store.db()), QStringList());
        }
    }

    void theCheckSeesADifference()
    {
        StoreFixture store(Stage::Merged);
        store.sql("UPDATE request_counters SET n = n + 1 WHERE kind = 'job' AND status = 'done'; DELETE FROM "
                  "grid_job_counters "
                  "WHERE status = 'error'; UPDATE failure_counters SET n = 5; UPDATE progress SET events = 1 "
                  "WHERE events > 0; "
                  "INSERT INTO progress (request_id, bucket, jobs_done) VALUES (1, 77, 1)");
        const auto differences = checkCounters(store.db());
        QCOMPARE(differences->size(), 5);
        QVERIFY2(differences->contains(QStringLiteral("request_counters: 1|job|done|1|100 is 2|100")),
                 qPrintable(differences->join(u'\n')));
        QVERIFY(differences->contains(QStringLiteral("grid_job_counters: 1|error|1 is 0")));
    }

    void theyAgreeAfterARandomWalk_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1u, 2u, 3u, 20u, 4711u, 99999u})
            QTest::addRow("seed %u", seed) << seed;
    }

    void theyAgreeAfterARandomWalk()
    {
        QFETCH(const quint32, seed);
        StoreFixture store(Stage::Running);
        store.sql("WITH RECURSIVE n(i) AS (VALUES (4) UNION ALL SELECT i + 1 FROM "
                  "n WHERE i < 23) "
                  "INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, "
                  "created_at) "
                  "SELECT i, 'raw/' || i, 1, 103, 103, 50, 1, '00000001', 1 FROM n;"
                  "INSERT INTO work_units (request_id, file_id, run, first_event, events) SELECT 1, id, 103, "
                  "0, 50 FROM files WHERE id > 3");
        Walk walk(store, seed);
        for (int i = 0; i < 1000; ++i) {
            QVERIFY2(walk.step(), "a refused write left a trace");
            if (i % 50 == 0)
                QCOMPARE(*checkCounters(store.db()), QStringList());
        }
        QCOMPARE(*checkCounters(store.db()), QStringList());
        checkLedger(store);
        // A walk that goes nowhere proves nothing.
        QVERIFY2(walk.done() > 100 && walk.refused() > 100,
                 qPrintable(QStringLiteral("%1 %2").arg(walk.done()).arg(walk.refused())));
        QVERIFY(store.db().integer(QStringLiteral("SELECT count(*) FROM credits")).value() > 0);
    }

  private:
    // Rules 1 and 3 of the domain, recounted from the rows.
    static void checkLedger(StoreFixture &store)
    {
        const auto none = [&](const char *sql) {
            QCOMPARE(store.db().integer(QString::fromLatin1(sql)).value(), 0);
        };
        none("SELECT count(*) FROM work_units u WHERE (u.state = 'credited') <> EXISTS (SELECT 1 FROM "
             "credits c WHERE c.unit_id = u.id)");
        none("SELECT count(*) FROM work_units u WHERE (u.state = 'claimed') <> EXISTS (SELECT 1 FROM claims "
             "c WHERE c.unit_id = u.id "
             "AND c.open = 1)");
        none("SELECT count(*) FROM work_units u WHERE (u.state = 'abandoned') <> EXISTS (SELECT 1 FROM "
             "abandonments a WHERE a.unit_id = u.id)");
        none("SELECT count(*) FROM (SELECT unit_id FROM claims WHERE open = 1 GROUP BY unit_id HAVING "
             "count(*) > 1) AS twice");
        none("SELECT count(*) FROM jobs j JOIN claims k ON k.job_id = j.id WHERE j.status = 'done' AND "
             "j.kind = 'process' AND NOT EXISTS "
             "(SELECT 1 FROM credits c WHERE c.job_id = j.id AND c.unit_id = k.unit_id)");
        none("SELECT count(*) FROM merge_parts p JOIN outputs o ON o.id = p.output_id WHERE o.state NOT IN "
             "('credited','merged','released')");
        none("SELECT count(*) FROM outputs o WHERE o.state IN ('merged','released') AND NOT EXISTS (SELECT 1 "
             "FROM merge_parts p "
             "JOIN merges m ON m.id = p.merge_id WHERE p.output_id = o.id AND m.status = 'done')");
        none("SELECT count(*) FROM work_units a JOIN work_units b ON a.file_id = b.file_id AND a.id < b.id "
             "WHERE a.first_event < b.first_event + b.events AND b.first_event < a.first_event + a.events");
    }
};

QTEST_GUILESS_MAIN(CountersTest)
#include "counterstest.moc"

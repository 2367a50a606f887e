// The rules that the database itself enforces, asked for by the program's connection and by the
// shell of the database.
#include "tests/storage/rulecases.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

Q_DECLARE_METATYPE(shiftdeck::test::Stage)

namespace {
// HANDBOOK sections 3 and 4, written down a second time: the table in the schema must be this one.
constexpr const char *kRequestMoves =
    "new>approved new>rejected approved>rejected approved>new rejected>new approved>assigned "
    "assigned>approved "
    "staged>approved assigned>staged staged>assigned staged>running running>finished finished>declared "
    "declared>delivered delivered>certified approved>held assigned>held staged>held running>held "
    "held>approved "
    "held>assigned held>staged held>running approved>aborted assigned>aborted staged>aborted running>aborted "
    "declared>obsolete delivered>obsolete certified>obsolete";
constexpr const char *kJobMoves =
    "pending>submitting pending>cancelled submitting>submitted submitting>pending submitting>error "
    "submitting>running submitting>ended submitting>cancelled submitted>running submitted>ended "
    "submitted>error "
    "submitted>cancelled running>ended running>error running>cancelled ended>done ended>error "
    "ended>cancelled "
    "error>superseded cancelled>superseded error>ended superseded>ended";

QStringList movesOf(StoreFixture &store, const QString &table)
{
    auto moves =
        store.db().list(QStringLiteral("SELECT DISTINCT from_status || '>' || to_status FROM ") + table, {},
                        [](const Row &row) { return row.text(0); });
    QStringList sorted = *moves;
    sorted.sort();
    return sorted;
}

// Nobody replaces a row on a server: there the same statement must be refused as an ordinary one.
QByteArray withoutReplacing(QByteArray statement)
{
    if (!TestStore::isOnServer())
        return statement;
    return statement.replace("INSERT OR REPLACE INTO", "INSERT INTO")
        .replace("UPDATE OR REPLACE", "UPDATE")
        .replace("REPLACE INTO", "INSERT INTO");
}

QByteArray requestRow(const QString &status)
{
    static const QStringList siteless{QStringLiteral("new"), QStringLiteral("approved"),
                                      QStringLiteral("rejected")};
    const bool held = status == QLatin1String("held");
    return QStringLiteral("UPDATE requests SET status = '%1', site_id = %2, held_from = %3 WHERE id = 1")
        .arg(status, siteless.contains(status) ? QStringLiteral("NULL") : QStringLiteral("1"),
             held ? QStringLiteral("'running'") : QStringLiteral("NULL"))
        .toUtf8();
}
}  // namespace

class RulesTest : public QObject {
    Q_OBJECT

  private slots:
    void refused_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("forbidden");
        QTest::addColumn<QByteArray>("rule");
        const AddRule add = [](const char *name, Stage stage, const QByteArray &before,
                               const QByteArray &forbidden, const char *rule) {
            QTest::newRow(name) << stage << before << withoutReplacing(forbidden) << QByteArray(rule);
        };
        addRequestRules(add);
        addLedgerRules(add);
        addJobRules(add);
        addMergeRules(add);
        addPresenceRules(add);
        addLogRules(add);
        addCertificationRules(add);
        addPlanRules(add);
        addRegistryRules(add);
        addSourceRules(add);
        addQualityRules(add);
        addPlotsAndReferenceRules(add);
        addSiteRules(add);
    }

    void refused()
    {
        QFETCH(const Stage, stage);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, forbidden);
        QFETCH(const QByteArray, rule);
        StoreFixture store(stage);
        store.sql(before);
        const QByteArray untouched = store.fingerprint();

        const auto done = store.db().runScript(forbidden);
        QVERIFY2(!done, forbidden.constData());
        QVERIFY2(done.error().cause.contains(QString::fromUtf8(rule), Qt::CaseInsensitive),
                 qPrintable(done.error().cause));
        const bool exists =
            rule.contains("already") && !rule.contains("credited") && !rule.contains("merge already");
        QCOMPARE(done.error().code == ErrorCode::AlreadyExists || !exists, true);
        QVERIFY(done.error().code == ErrorCode::Refused || done.error().code == ErrorCode::AlreadyExists);
        QCOMPARE(store.fingerprint(), untouched);

        const QByteArray said = store.shell(forbidden + ";");
        QVERIFY2(said.toLower().contains(rule.toLower()), said.constData());
        QCOMPARE(store.fingerprint(), untouched);
    }

    void requestMovesAreThoseOfTheHandbook()
    {
        StoreFixture store(Stage::Created);
        QStringList expected = QString::fromLatin1(kRequestMoves).split(u' ');
        expected.sort();
        QCOMPARE(movesOf(store, QStringLiteral("request_transitions")), expected);
    }

    void jobMovesAreThoseOfTheHandbook()
    {
        StoreFixture store;
        QStringList expected = QString::fromLatin1(kJobMoves).split(u' ');
        expected.sort();
        QCOMPARE(movesOf(store, QStringLiteral("job_transitions")), expected);
    }

    // Every pair of statuses that is not in the table, from both sides.
    void otherRequestMovesAreRefused()
    {
        const QStringList allowed = QString::fromLatin1(kRequestMoves).split(u' ');
        StoreFixture store(Stage::Merged);
        int pairs = 0;
        for (const QString &from : allWords<RequestStatus>()) {
            store.force("requests", requestRow(from));
            const QByteArray untouched = store.fingerprint();
            QByteArray script;
            int refused = 0;
            for (const QString &to : allWords<RequestStatus>()) {
                if (from == to || allowed.contains(from + u'>' + to))
                    continue;
                const auto done = store.db().runScript(requestRow(to));
                QVERIFY2(!done, qPrintable(from + u'>' + to));
                QCOMPARE(done.error().code, ErrorCode::Refused);
                script += requestRow(to) + ";\n";
                ++refused;
            }
            const QByteArray said = store.shell(script);
            QCOMPARE(said.count("shiftdeck: "), refused);
            QCOMPARE(said.count("the transition table forbids"), refused);
            QCOMPARE(store.fingerprint(), untouched);
            pairs += refused;
        }
        QCOMPARE(pairs, 13 * 12 - allowed.size());
    }

    void otherJobMovesAreRefused()
    {
        const QStringList allowed = QString::fromLatin1(kJobMoves).split(u' ');
        StoreFixture store(Stage::Ended);
        store.sql("UPDATE claims SET open = 0 WHERE job_id = 2");
        int pairs = 0;
        for (const QString &from : allWords<JobStatus>()) {
            const auto move = [](const QString &status) {
                return QStringLiteral("UPDATE jobs SET status = '%1', failure_class = 'lost' WHERE id = 2")
                    .arg(status)
                    .toUtf8();
            };
            store.force("jobs", move(from));
            const QByteArray untouched = store.fingerprint();
            QByteArray script;
            int refused = 0;
            for (const QString &to : allWords<JobStatus>()) {
                if (from == to || allowed.contains(from + u'>' + to))
                    continue;
                const auto done = store.db().runScript(move(to));
                QVERIFY2(!done, qPrintable(from + u'>' + to));
                script += move(to) + ";\n";
                ++refused;
            }
            QCOMPARE(store.shell(script).count("a job cannot change its status so"), refused);
            QCOMPARE(store.fingerprint(), untouched);
            pairs += refused;
        }
        QCOMPARE(pairs, 9 * 8 - allowed.size());
    }

    void otherOutputMovesAreRefused()
    {
        const QStringList allowed =
            QStringLiteral("found>bad found>credited found>surplus found>superseded bad>found bad>superseded "
                           "credited>merged merged>released credited>lost")
                .split(u' ');
        StoreFixture store(Stage::Credited);
        for (const QString &from : allWords<OutputState>()) {
            const auto move = [](const QString &state) {
                return QStringLiteral("UPDATE outputs SET state = '%1' WHERE id = 1").arg(state).toUtf8();
            };
            store.force("outputs", move(from));
            QByteArray script;
            int refused = 0;
            for (const QString &to : allWords<OutputState>()) {
                if (from == to || allowed.contains(from + u'>' + to))
                    continue;
                QVERIFY2(!store.db().runScript(move(to)), qPrintable(from + u'>' + to));
                script += move(to) + ";\n";
                ++refused;
            }
            QCOMPARE(store.shell(script).count("an output cannot change its state so"), refused);
        }
    }

    // The way through life that the rules leave open, to the end, by hand.
    void theGoodWayIsOpen()
    {
        StoreFixture store(Stage::Merged);
        QCOMPARE(store.shell(R"(
            UPDATE jobs SET status = 'superseded' WHERE id = 3;
            INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, units, events, attempt, retry_of, created_at, changed_at)
              VALUES (4, 1, 1, 'process', 'token-0004', 1, 2, 100, 2, 3, 5, 5);
            INSERT INTO claims (unit_id, job_id) VALUES (5, 4), (6, 4);
            UPDATE jobs SET status = 'submitting' WHERE id = 4;
            UPDATE jobs SET status = 'ended' WHERE id IN (2, 4);
            INSERT INTO credits VALUES (3, 2, 50, 6), (4, 2, 50, 6), (5, 4, 50, 6);
            UPDATE claims SET open = 0 WHERE unit_id = 6 AND open = 1;
            INSERT INTO abandonments VALUES (6, 'the tape is gone', 'anna', 7);
            UPDATE jobs SET status = 'done' WHERE id = 2;
            UPDATE jobs SET status = 'error', failure_class = 'input' WHERE id = 4;
            INSERT INTO merges (id, request_id, stream_id, number, parts, events, lfn, created_at, changed_at)
              VALUES (2, 1, 2, 1, 1, 0, 'odd/1.csv', 8, 8);
            INSERT INTO merge_parts VALUES (2, 2, 0);
            UPDATE merges SET status = 'running' WHERE id = 2;
            UPDATE merges SET status = 'failed' WHERE id = 2;
            UPDATE merges SET status = 'running' WHERE id = 2;
            UPDATE merges SET status = 'done', path = '/x', bytes = 1, adler32 = '00000001' WHERE id = 2;
            UPDATE outputs SET state = 'merged' WHERE id = 2;
            UPDATE requests SET status = 'held', held_from = 'running' WHERE id = 1;
            UPDATE requests SET status = 'running', held_from = NULL WHERE id = 1;
            UPDATE requests SET status = 'finished' WHERE id = 1;
            INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) VALUES
              (11, 'good/1.csv', 2, 101, 101, 40, 400, '0000000a', 9), (12, 'odd/1.csv', 3, 101, 101, 0, 1, '00000001', 9);
            UPDATE merges SET file_id = 10 + id;
            UPDATE requests SET status = 'declared' WHERE id = 1;)"),
                 QByteArray());
        QCOMPARE(store.db()
                     .integer(QStringLiteral("SELECT count(*) FROM requests WHERE status = 'declared'"))
                     .value(),
                 1);
        QCOMPARE(store.db().integer(QStringLiteral("SELECT attempts FROM work_units WHERE id = 5")).value(),
                 2);
    }

    // Two attempts may both succeed: one is credited, the other's outputs are surplus and never merged.
    void theSecondSuccessIsSurplus()
    {
        StoreFixture store(Stage::Ended);
        store.sql(R"(
            UPDATE jobs SET status = 'superseded' WHERE id = 3;
            INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, units, events, attempt, retry_of, created_at, changed_at)
              VALUES (4, 1, 1, 'process', 'token-0004', 1, 2, 100, 2, 3, 5, 5);
            INSERT INTO claims (unit_id, job_id) VALUES (5, 4), (6, 4);
            UPDATE jobs SET status = 'submitting' WHERE id = 4;
            UPDATE jobs SET status = 'ended' WHERE id = 4;
            INSERT INTO credits VALUES (5, 4, 50, 6), (6, 4, 50, 6);
            UPDATE jobs SET status = 'done' WHERE id = 4;)");
        const QByteArray untouched = store.fingerprint();
        QVERIFY(store.shell("INSERT INTO credits VALUES (5, 3, 50, 6);").contains("credited already"));
        QVERIFY(store.shell(withoutReplacing("INSERT OR REPLACE INTO credits VALUES (5, 3, 50, 6);"))
                    .contains("credited already"));
        QCOMPARE(store.fingerprint(), untouched);
    }

    // A credit closes the claim of every other attempt, so that none can be made from it.
    void aLateSuccessClosesTheOpenAttempt()
    {
        StoreFixture store(Stage::Ended);
        store.sql(R"(
            INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, units, events, attempt, retry_of, created_at, changed_at)
              VALUES (4, 1, 1, 'process', 'token-0004', 1, 2, 100, 2, 3, 5, 5);
            INSERT INTO claims (unit_id, job_id) VALUES (5, 4), (6, 4);
            UPDATE jobs SET failure_class = 'lost' WHERE id = 3;
            UPDATE jobs SET status = 'ended', failure_class = NULL, signature_id = NULL WHERE id = 3;
            INSERT INTO credits VALUES (5, 3, 50, 6), (6, 3, 50, 6);
            UPDATE jobs SET status = 'done' WHERE id = 3;)");
        QCOMPARE(store.db()
                     .integer(QStringLiteral("SELECT count(*) FROM claims WHERE job_id = 4 AND open = 1"))
                     .value(),
                 0);
        QCOMPARE(store.db()
                     .integer(QStringLiteral("SELECT count(*) FROM work_units WHERE state = 'credited'"))
                     .value(),
                 2);
        QVERIFY(store
                    .shell("UPDATE jobs SET status = 'submitting' WHERE id = 4; UPDATE jobs SET status = "
                           "'ended' WHERE id = 4;"
                           "UPDATE jobs SET status = 'done' WHERE id = 4;")
                    .contains("credited to it"));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rulestest.moc"

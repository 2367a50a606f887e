// The generated store is one that the program could have made: its counters, rules and reads hold.
#include "tests/bench/makestore.h"

#include "models/storage/queries.h"
#include "models/storage/rulecheck.h"
#include "models/storage/store.h"
#include "models/storage/storecheck.h"
#include "tests/support/temporaryfolder.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;

class MakeStoreTest : public QObject {
    Q_OBJECT

  private slots:
    void aSmallStoreIsWholeAndConsistent()
    {
        const test::TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("bench.shiftdeck"));
        const auto made = bench::makeStore(path, 2000);
        QVERIFY2(made.has_value(), qPrintable(made ? QString() : made.error().cause));
        QVERIFY(Store::prepare(path, 1).has_value());
        auto opened = Database::open(path, Access::ReadWrite);
        QVERIFY(opened.has_value());
        Database &db = **opened;

        const auto requests = listRequests(db);
        QCOMPARE(requests->size(), 8);
        qint64 jobs = 0;
        for (const RequestSummary &request : *requests) {
            jobs += request.jobs.total();
            QVERIFY(request.progress() > 0.7 && request.progress() < 1.0);
            QCOMPARE(request.units.totalEvents(), request.eventsExpected);
        }
        QCOMPARE(jobs, 4000);
        QCOMPARE(countJobs(db, {}).value(), 4000);
        const auto gridJobs = listGridJobs(db, RequestId(1), {}, GridJobId(), 100);
        QCOMPARE(gridJobs->size(), 1);
        QCOMPARE(listJobs(db, gridJobs->first().gridJob.id, {}, JobId(), 1000)->size(), 500);
        QVERIFY(listFailures(db)->size() > 50);
        QVERIFY(db.integer(QStringLiteral("SELECT count(*) FROM merges")).value() > 4);

        const auto verdicts = checkRules(db);
        QVERIFY2(verdicts.has_value(), verdicts ? "" : qPrintable(verdicts.error().cause));
        for (const RuleVerdict &verdict : *verdicts)
            QVERIFY2(verdict.broken == 0, qPrintable(verdict.words + verdict.first.join(u'\n')));

        // The triggers are back: a rule refuses, and a change is counted.
        QVERIFY(!db.run(QStringLiteral("DELETE FROM jobs WHERE id = 1")));
        QVERIFY(
            db.run(QStringLiteral("UPDATE requests SET status = 'held', held_from = 'running' WHERE id = 1"))
                .has_value());
        const auto ended = db.integer(QStringLiteral("SELECT min(id) FROM jobs WHERE status = 'ended'"));
        QVERIFY(
            db.run(QStringLiteral(
                       "INSERT INTO credits SELECT unit_id, job_id, 1000, 1 FROM claims WHERE job_id = ?"),
                   {*ended})
                .has_value());
        QVERIFY(
            db.run(QStringLiteral("UPDATE jobs SET status = 'done', changed_at = 1 WHERE id = ?"), {*ended})
                .has_value());
        QCOMPARE(*checkCounters(db), QStringList());
    }

    void anExistingFileIsNotOverwritten()
    {
        const test::TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("mine"), "x");
        QCOMPARE(bench::makeStore(path, 2000).error().code, ErrorCode::AlreadyExists);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("x"));
    }
};

QTEST_GUILESS_MAIN(MakeStoreTest)
#include "makestoretest.moc"

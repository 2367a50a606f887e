// A store that was filled on a server is one that the program could have made: every rule of db check holds.
#include "models/storage/queries.h"
#include "models/storage/rulecheck.h"
#include "tests/bench/makeserverstore.h"
#include "tests/support/teststore.h"

#include <QTest>

using namespace shiftdeck;

class MakeServerStoreTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRuleHolds_data()
    {
        QTest::addColumn<qint64>("requests");
        QTest::addColumn<qint64>("jobs");
        QTest::newRow("many small requests") << qint64(100) << qint64(8000);
        QTest::newRow("grid jobs of 500") << qint64(10) << qint64(8 * 1201);
        QTest::newRow("one job each") << qint64(20) << qint64(16);
    }
    void everyRuleHolds()
    {
        QFETCH(const qint64, requests);
        QFETCH(const qint64, jobs);
        const test::TemporaryFolder folder;
        const test::TestStore store(folder);
        const auto filled = bench::fillServerStore(store.location(), {requests, jobs});
        QVERIFY2(filled.has_value(), filled ? "" : qPrintable(filled.error().cause));
        const auto opened = Database::open(store.location(), Access::ReadWrite);
        QVERIFY(opened.has_value());
        Database &db = **opened;
        QCOMPARE(listRequests(db)->size(), requests);
        QCOMPARE(countJobs(db, {}).value(), jobs);
        QCOMPARE(db.integer(QStringLiteral("SELECT count(*) FROM jobs")).value(), jobs);
        const auto verdicts = checkRules(db);
        QVERIFY2(verdicts.has_value(), verdicts ? "" : qPrintable(verdicts.error().cause));
        for (const RuleVerdict &verdict : *verdicts)
            QVERIFY2(verdict.holds(), qPrintable(verdict.words + u'\n' + verdict.first.join(u'\n')));
        // The rules are in force, and what is made next has a number of its own.
        QVERIFY(!db.run(QStringLiteral("DELETE FROM jobs WHERE id = 1")));
        QVERIFY(db.run(QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text)"
                                      " VALUES ('request', 1, 1, 'anna', 'seen')"))
                    .has_value());
        QCOMPARE(
            db.integer(QStringLiteral("SELECT count(*) FROM pg_indexes WHERE tablename = 'jobs'")).value(),
            13);
    }
};

QTEST_GUILESS_MAIN(MakeServerStoreTest)
#include "makeserverstoretest.moc"

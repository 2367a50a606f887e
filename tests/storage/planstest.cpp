// That the shared reads find by an index what they answer: SQLite's plans of their statements.
#include "tests/storage/storefixture.h"

#include "models/storage/queries.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// The plan of the last statement with this part that the connection prepared, step by step. The driver writes
// its own marks for ours, so the part has % where a value stands.
QString planOf(Database &db, const QString &part)
{
    const auto sql = db.list(
        QStringLiteral("SELECT sql FROM sqlite_stmt WHERE sql LIKE ? AND sql NOT LIKE '%sqlite_stmt%' "
                       "AND sql NOT LIKE 'EXPLAIN%'"),
        {u'%' + part + u'%'}, [](const Row &row) { return row.text(0); });
    if (!sql || sql->isEmpty())
        return QStringLiteral("no such statement");
    const auto plan = db.list(QStringLiteral("EXPLAIN QUERY PLAN ") + sql->last(), {},
                              [](const Row &row) { return row.text(3); });
    return plan ? plan->join(u'\n') : plan.error().cause;
}
}  // namespace

class PlansTest : public QObject {
    Q_OBJECT

  private slots:
    void plans_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("index");
        QTest::newRow("expand a request") << "grid"
                                          << ""
                                          << "SEARCH g USING INDEX";
        QTest::newRow("expand a request by class") << "grid"
                                                   << "class = lost"
                                                   << "SEARCH j USING COVERING INDEX jobs_request_failure "
                                                      "(request_id=? AND failure_class=? AND grid_job_id>?)";
        QTest::newRow("expand a request by status") << "grid"
                                                    << "status = error"
                                                    << "SEARCH j USING COVERING INDEX jobs_request_status "
                                                       "(request_id=? AND status=? AND grid_job_id>?)";
        QTest::newRow("expand a grid job") << "jobs"
                                           << ""
                                           << "SEARCH j USING INDEX jobs_grid (grid_job_id=? AND id>?)";
        QTest::newRow("expand a grid job by class")
            << "jobs"
            << "class = lost"
            << "SEARCH jobs USING INDEX jobs_grid (grid_job_id=? AND id>?)";
        QTest::newRow("find by class") << "find"
                                       << "class = lost"
                                       << "SEARCH j USING INDEX jobs_failure (failure_class=? AND rowid>?)";
        QTest::newRow("find by request and class") << "find"
                                                   << "request = 1 and class = lost"
                                                   << "jobs_failure (failure_class=? AND rowid>?)";
        QTest::newRow("find all") << "find"
                                  << ""
                                  << "SEARCH j USING INTEGER PRIMARY KEY (rowid>?)";
        QTest::newRow("count by class") << "count"
                                        << "class = lost"
                                        << "SEARCH j USING COVERING INDEX jobs_failure (failure_class=?)";
        QTest::newRow("requests by class")
            << "requests"
            << "class = lost"
            << "USING COVERING INDEX jobs_request_failure (request_id=? AND failure_class=?)";
        QTest::newRow("requests by status")
            << "requests"
            << "status = error"
            << "USING COVERING INDEX jobs_request_status (request_id=? AND status=?)";
    }

    void plans()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, text);
        QFETCH(const QString, index);
        StoreFixture store(Stage::Created);
        Database &db = store.db();
        const FilterNode node = *parseFilter(text, jobFields());
        QString plan;
        if (what == u"grid") {
            QVERIFY(listGridJobs(db, RequestId(1), node, GridJobId(), 100).has_value());
            plan = planOf(db,
                          text.isEmpty() ? QStringLiteral("g.request_id = % AND g.id")
                                         : QStringLiteral("GROUP BY j.grid_job_id"));
        } else if (what == u"jobs") {
            QVERIFY(listJobs(db, GridJobId(1), node, JobId(), 100).has_value());
            plan = planOf(db, QStringLiteral("grid_job_id = % AND % ORDER BY j.id LIMIT"));
        } else if (what == u"find") {
            QVERIFY(findJobs(db, node, JobId(), 100).has_value());
            plan = planOf(db, QStringLiteral("j.id > %"));
        } else if (what == u"count") {
            QVERIFY(countJobs(db, node).has_value());
            plan = planOf(db, QStringLiteral("count(*) FROM jobs j"));
        } else {
            QVERIFY(requestsWithJobs(db, node).has_value());
            plan = planOf(db, QStringLiteral("EXISTS (SELECT 1 FROM jobs j"));
        }
        QVERIFY2(plan.contains(index), qPrintable(plan));
        // Only the jobs of one grid job may be looked through.
        QVERIFY2(!plan.contains(QStringLiteral("SCAN j"))
                     || plan.contains(QStringLiteral("MATERIALIZE page")),
                 qPrintable(plan));
        QVERIFY2(!plan.contains(QStringLiteral("TEMP B-TREE FOR GROUP BY")), qPrintable(plan));
    }
};

QTEST_GUILESS_MAIN(PlansTest)
#include "planstest.moc"

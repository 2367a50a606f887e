// Files of plots as the store lists them: what was registered, and the merged histograms of finished
// requests, of one run or of several.
#include "models/storage/references.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// Request 1 with both its streams merged, all but finished: stream 1 holds one file of the runs 101 and 102,
// stream 2 one of run 101.
constexpr const char *kAllMerged = R"(
UPDATE jobs SET status = 'ended' WHERE id = 2;
INSERT INTO outputs (id, request_id, job_id, stream_id, name, path, run, first_event, events, bytes, adler32) VALUES
  (3, 1, 2, 1, 'good.root', '/alpha/spool/2/good.root', 102, 0, 60, 600, '0000000c');
UPDATE jobs SET status = 'superseded' WHERE id = 3;
INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, units, events, attempt, retry_of, created_at, changed_at)
  VALUES (4, 1, 1, 'process', 'token-0004', 1, 2, 100, 2, 3, 5, 5);
INSERT INTO claims (unit_id, job_id) VALUES (5, 4), (6, 4);
UPDATE jobs SET status = 'submitting' WHERE id = 4;
UPDATE jobs SET status = 'ended' WHERE id = 4;
INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (3, 2, 50, 6), (4, 2, 50, 6), (5, 4, 50, 6), (6, 4, 50, 6);
UPDATE outputs SET state = 'credited' WHERE id = 3;
UPDATE jobs SET status = 'done' WHERE id IN (2, 4);
INSERT INTO merges (id, request_id, stream_id, number, parts, events, lfn, created_at, changed_at)
  VALUES (1, 1, 1, 1, 2, 100, 'good/1.root', 40, 40), (2, 1, 2, 1, 1, 0, 'odd/1.root', 41, 41);
INSERT INTO merge_parts (output_id, merge_id, position) VALUES (1, 1, 0), (3, 1, 1), (2, 2, 0);
UPDATE merges SET status = 'running';
UPDATE merges SET status = 'done', path = '/alpha/storage/good1.root', bytes = 900, adler32 = '000000a1',
  changed_at = 50 WHERE id = 1;
UPDATE merges SET status = 'done', path = '/alpha/storage/odd1.root', bytes = 10, adler32 = '000000a2' WHERE id = 2;
UPDATE outputs SET state = 'merged' WHERE id IN (1, 2, 3);
)";

QList<RunPlots> listed(StoreFixture &store)
{
    const auto list = listRunPlots(store.db());
    if (!list)
        qFatal("%s", qPrintable(list.error().cause));
    return *list;
}

void move(StoreFixture &store, const char *status)
{
    store.sql(QByteArray("UPDATE requests SET status = '") + status + "' WHERE id = 1");
}
}  // namespace

class ReferencesTest : public QObject {
    Q_OBJECT

  private slots:
    void mergedHistogramsOfFinishedRequests()
    {
        StoreFixture store(Stage::Credited);
        store.sql(kAllMerged);
        // Merged, but no histograms: what the tier of the stream says.
        move(store, "finished");
        QVERIFY(listed(store).isEmpty());
        store.force("streams", "UPDATE streams SET tier = 'histogram' WHERE id = 1");
        QList<RunPlots> list = listed(store);
        QCOMPARE(list.size(), 1);
        const RunPlots merged = list.first();
        QCOMPARE(merged.id, 0);  // nobody registered it
        QCOMPARE(merged.request, RequestId(1));
        QCOMPARE(merged.kind, QStringLiteral("c10"));
        QCOMPARE(merged.run, 101);
        QCOMPARE(merged.lastRun, 102);
        QCOMPARE(merged.path, QStringLiteral("/alpha/storage/good1.root"));
        QCOMPARE(merged.bytes, 900);
        QCOMPARE(merged.adler32, QStringLiteral("000000a1"));
        QCOMPARE(merged.at, 50);
        QVERIFY(merged.by.isEmpty() && merged.plots == 0);
        // For each of its runs, by its kind, and for no other.
        for (const qint64 run : {101, 102}) {
            const auto found = findRunPlots(store.db(), run, QStringLiteral("c10"));
            QVERIFY2(found, found ? "" : qPrintable(found.error().cause));
            QCOMPARE(found->path, merged.path);
            QVERIFY(findRunPlots(store.db(), run));
        }
        QCOMPARE(findRunPlots(store.db(), 103).error().code, ErrorCode::NotFound);
        QCOMPARE(findRunPlots(store.db(), 101, QStringLiteral("prompt")).error().code, ErrorCode::NotFound);
        // Both streams, by run, and what was registered before what was merged.
        store.force("streams", "UPDATE streams SET tier = 'histogram' WHERE id = 2");
        QCOMPARE(listed(store).size(), 2);
        store.sql("INSERT INTO run_plots (run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
                  " (102, 'prompt', '/dqm/102.root', 5, 50, '0000000d', 60, 'anna')");
        list = listed(store);
        QCOMPARE(list.size(), 3);
        QCOMPARE(list.first().path, QStringLiteral("/dqm/102.root"));
        const auto registered = findRunPlots(store.db(), 102);
        QVERIFY(registered && registered->by == QStringLiteral("anna"));
        // A merged file is no candidate: nobody registered it.
        const auto facts = referenceFacts(store.db(), QStringLiteral("c10"));
        QVERIFY(facts && facts->isEmpty());
    }

    void otherRequestsAreNotListed()
    {
        StoreFixture store(Stage::Credited);
        store.sql(kAllMerged);
        store.force("streams", "UPDATE streams SET tier = 'histogram' WHERE id = 1");
        // Running: more may come. A test request makes no plots of a run.
        QVERIFY(listed(store).isEmpty());
        move(store, "finished");
        QCOMPARE(listed(store).size(), 1);
        for (const char *status : {"declared", "delivered", "certified"}) {
            store.force("requests", QByteArray("UPDATE requests SET status = '") + status + "' WHERE id = 1");
            QVERIFY2(listed(store).size() == 1, status);
        }
        store.force("requests", "UPDATE requests SET status = 'aborted' WHERE id = 1");
        QVERIFY(listed(store).isEmpty());
        store.force("requests", "UPDATE requests SET status = 'finished', test = 1 WHERE id = 1");
        QVERIFY(listed(store).isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReferencesTest)
#include "referencestest.moc"

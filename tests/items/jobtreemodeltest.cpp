// The job tree over a source whose answers the test gives by hand: late, early, out of order, or not at all.
#include "models/items/jobtreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace shiftdeck;

namespace {
// What is "in the store": request -> grid job -> jobs, with a status each.
using Jobs = std::map<qint64, JobStatus>;
using GridJobs = std::map<qint64, Jobs>;
using World = std::map<qint64, GridJobs>;

class FakeSource : public JobTreeSource {
  public:
    World world;
    QList<std::function<void()>>
        waiting;  // answers not given yet, each with the world at the time of the question
    bool fails = false;
    QList<QList<RequestId>> asked;  // what requests() was asked for alone; empty: all

    void answerAll()
    {
        while (!waiting.isEmpty())
            waiting.takeFirst()();
    }

    void requests(QObject *, const FilterNode &filter, const QList<RequestId> &only,
                  Then<RequestSummary> then) override
    {
        asked.append(only);
        QList<RequestSummary> rows;
        for (const auto &[id, grids] : world) {
            if (!only.isEmpty() && !only.contains(RequestId(id)))
                continue;
            RequestSummary row;
            row.id = RequestId(id);
            row.campaign = QStringLiteral("2010");
            bool matches = filter.kind == FilterNode::Everything;
            for (const auto &[grid, jobs] : grids)
                for (const auto &[job, status] : jobs) {
                    row.jobs.n[size_t(status)] += 1;
                    matches = matches || status == wanted(filter);
                }
            if (matches)
                rows.append(row);
        }
        later(std::move(rows), std::move(then));
    }

    void gridJobs(QObject *, RequestId request, const FilterNode &filter, GridJobId after, int limit,
                  Then<GridJobRow> then) override
    {
        QList<GridJobRow> rows;
        for (const auto &[id, jobs] : world[request.value()]) {
            GridJobRow row;
            row.gridJob.id = GridJobId(id);
            row.gridJob.requestId = request;
            row.gridJob.number = int(id);
            for (const auto &[job, status] : jobs) {
                row.gridJob.jobs.n[size_t(status)] += 1;
                row.matching += filter.kind == FilterNode::Everything || status == wanted(filter);
            }
            if (id > after.value() && row.matching > 0 && rows.size() < limit)
                rows.append(row);
        }
        later(std::move(rows), std::move(then));
    }

    void jobs(QObject *, GridJobId gridJob, const FilterNode &filter, JobId after, int limit,
              Then<JobSummary> then) override
    {
        QList<JobSummary> rows;
        for (const auto &[request, grids] : world) {
            const auto found = grids.find(gridJob.value());
            if (found == grids.end())
                continue;
            for (const auto &[id, status] : found->second) {
                JobSummary row;
                row.id = JobId(id);
                row.requestId = RequestId(request);
                row.gridJobId = gridJob;
                row.status = status;
                if (id > after.value() && rows.size() < limit
                    && (filter.kind == FilterNode::Everything || status == wanted(filter)))
                    rows.append(row);
            }
        }
        later(std::move(rows), std::move(then));
    }

    void files(QObject *, JobId job, Then<JobFile> then) override
    {
        JobFile input, output;
        input.input = true;
        input.name = QStringLiteral("raw%1").arg(job.value());
        output.name = QStringLiteral("out%1").arg(job.value());
        later(QList<JobFile>{input, output}, std::move(then));
    }

  private:
    static JobStatus wanted(const FilterNode &filter)
    {
        return filter.values.isEmpty() ? JobStatus::Done
                                       : *fromWord<JobStatus>(filter.values.first().toString());
    }
    template <typename T>
    void later(QList<T> rows, Then<T> then)
    {
        if (fails)
            waiting.append(
                [then] { then(fail(ErrorCode::Io, QStringLiteral("store"), QStringLiteral("gone"))); });
        else
            waiting.append([rows = std::move(rows), then = std::move(then)] { then(rows); });
    }
};

FilterNode status(const char *word)
{
    return {FilterNode::Compare,        {}, QStringLiteral("status"), FilterField::Word, FilterOp::Equal,
            {QString::fromLatin1(word)}};
}

ChangeSet everything()
{
    ChangeSet changes;
    changes.everything = true;
    return changes;
}

// "1(11(101:pending 102:done) 12)": only what is loaded.
QString dump(const JobTreeModel &model, const QModelIndex &parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QString part = QString::number(index.data(KeyRole).toLongLong());
        if (model.job(index))
            part += u':' + index.siblingAtColumn(JobTreeModel::Status).data().toString();
        const QString below = dump(model, index);
        parts.append(below.isEmpty() ? part : QStringLiteral("%1(%2)").arg(part, below));
    }
    return parts.join(u' ');
}
}  // namespace

class JobTreeModelTest : public QObject {
    Q_OBJECT

    FakeSource *m_source = nullptr;
    std::unique_ptr<JobTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    QModelIndex open(const QModelIndex &index)
    {
        m_model->fetchMore(index);
        m_source->answerAll();
        return index;
    }

  private slots:
    void init()
    {
        auto source = std::make_unique<FakeSource>();
        m_source = source.get();
        m_source->world = {
            {1, {{11, {{101, JobStatus::Pending}, {102, JobStatus::Done}}}, {12, {{103, JobStatus::Error}}}}},
            {2, {}},
            {3, {{13, {{104, JobStatus::Error}}}}}};
        m_model = std::make_unique<JobTreeModel>(std::move(source));
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void loadsWhatIsExpandedAndNoMore()
    {
        m_tester.reset();  // it fetches everything
        m_model->setFilter({});
        QVERIFY(m_model->isBusy());
        m_source->answerAll();
        QVERIFY(m_model->isLoaded());
        QCOMPARE(dump(*m_model), "1 2 3");
        const QModelIndex first = m_model->index(0, 0);
        QVERIFY(m_model->hasChildren(first));
        QVERIFY(!m_model->hasChildren(m_model->index(1, 0)));
        open(first);
        QCOMPARE(dump(*m_model), "1(11 12) 2 3");
        open(m_model->index(0, 0, first));
        QCOMPARE(dump(*m_model), "1(11(101:pending 102:done) 12) 2 3");
        const QModelIndex job = m_model->indexOf(JobId(102));
        QVERIFY(job.isValid());
        open(job);
        QCOMPARE(m_model->rowCount(job), 2);
        QVERIFY(m_model->file(m_model->index(0, 0, job))->input);
        QVERIFY(!m_model->hasChildren(m_model->index(0, 0, job)));
        QVERIFY(!m_model->isBusy());
    }

    void mergesChangesByIdAndKeepsRows()
    {
        m_tester.reset();
        m_model->setFilter({});
        m_source->answerAll();
        const QModelIndex first = open(m_model->index(0, 0));
        open(m_model->index(0, 0, first));
        const QPersistentModelIndex job = m_model->indexOf(JobId(102));
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);

        m_source->world[1][11][101] = JobStatus::Running;
        m_source->world[1][10][100] = JobStatus::Pending;
        m_source->world[1][11][99] = JobStatus::Done;
        ChangeSet changes;
        changes.requests = {1};
        changes.ids[QStringLiteral("job")] = {99, 100, 101};
        m_model->refresh(changes);
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1(10 11(99:done 101:running 102:done) 12) 2 3");
        QVERIFY(job.isValid());
        QCOMPARE(job.data(KeyRole).toLongLong(), 102);
        QCOMPARE(job.row(), 2);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(removed.size(), 0);
    }

    // One request of 10^5 that changed is read alone; it comes, goes and changes in its place.
    void asksForChangedRequestsAlone()
    {
        m_tester.reset();
        m_source->world[5] = {};
        m_model->setFilter({});
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1 2 3 5");
        m_source->asked.clear();
        const auto change = [this](QSet<qint64> requests) {
            ChangeSet changes;
            changes.requests = std::move(requests);
            m_model->refresh(changes);
        };
        m_source->world[4] = {{14, {{105, JobStatus::Pending}}}};
        change({4});
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1 2 3 4 5");
        m_source->world.erase(2);
        change({2});
        const auto late = m_source->waiting;  // overtaken by the next answer
        m_source->waiting.clear();
        m_source->world[4][14][105] = JobStatus::Done;
        change({4});
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1 3 4 5");
        QCOMPARE(m_model->request(m_model->index(2, 0))->jobs.of(JobStatus::Done), 1);
        m_source->world[2] = {};
        for (const auto &answer : late)
            answer();
        QCOMPARE(dump(*m_model), "1 3 4 5");
        QCOMPARE(m_source->asked.size(), 3);
        QCOMPARE(m_source->asked.at(0), QList{RequestId(4)});
        QCOMPARE(m_source->asked.at(1), QList{RequestId(2)});
        QCOMPARE(m_source->asked.at(2).size(), 2);  // also what was not answered yet
        QVERIFY(!m_model->isBusy());
    }

    void aChangeTakesARequestOutOfTheFilter()
    {
        m_tester.reset();
        m_model->setFilter(status("error"));
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1 3");
        m_source->world[3][13][104] = JobStatus::Done;
        ChangeSet changes;
        changes.requests = {3};
        m_model->refresh(changes);
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1");
    }

    void readsAgainWhatChangedWhileItWasRead()
    {
        m_tester.reset();
        m_model->setFilter({});
        m_source->answerAll();
        const QModelIndex first = m_model->index(0, 0);
        m_model->fetchMore(first);  // asked, with the old world
        m_source->world[1][19][190] = JobStatus::Pending;
        ChangeSet changes;
        changes.requests = {1};
        m_model->refresh(changes);  // comes before the answer
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1(11 12 19) 2 3");
    }

    void dropsAnswersToAnOlderFilter()
    {
        m_tester.reset();
        m_model->setFilter({});
        const auto late = m_source->waiting;
        m_source->waiting.clear();
        m_model->setFilter(status("error"));
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1 3");
        for (const auto &answer : late)
            answer();
        QCOMPARE(dump(*m_model), "1 3");
        QVERIFY(!m_model->isBusy());
    }

    void dropsAnswersForRowsThatAreGone()
    {
        m_tester.reset();
        m_model->setFilter({});
        m_source->answerAll();
        const QModelIndex third = m_model->index(2, 0);
        m_model->fetchMore(third);
        const auto late = m_source->waiting;
        m_source->waiting.clear();
        m_source->world.erase(3);
        m_model->refresh(everything());
        m_source->answerAll();
        for (const auto &answer : late)
            answer();
        QCOMPARE(dump(*m_model), "1 2");
        QVERIFY(!m_model->isBusy());
    }

    void releasedRowsAreReadAnew()
    {
        m_model->setFilter({});
        m_source->answerAll();
        const QModelIndex first = open(m_model->index(0, 0));
        const QModelIndex grid = m_model->index(0, 0, first);
        open(grid);
        m_model->release(grid);
        QCOMPARE(m_model->rowCount(grid), 0);
        QVERIFY(m_model->canFetchMore(grid));
        m_model->fetchMore(grid);
        m_model->release(grid);  // while it is being read
        m_source->answerAll();
        QCOMPARE(m_model->rowCount(grid), 0);
        open(grid);
        QCOMPARE(m_model->rowCount(grid), 2);
    }

    void filterShowsMatchingJobsAlone()
    {
        m_tester.reset();
        m_model->setFilter(status("error"));
        m_source->answerAll();
        const QModelIndex first = open(m_model->index(0, 0));
        open(m_model->index(0, 0, first));
        QCOMPARE(dump(*m_model), "1(12(103:error)) 3");
        m_source->world[1][11][101] = JobStatus::Error;
        ChangeSet changes;
        changes.requests = {1};
        m_model->refresh(changes);
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1(11 12(103:error)) 3");
    }

    void pagesFollowByThemselves()
    {
        m_tester.reset();
        for (qint64 id = 1000; id < 1000 + 3 * JobTreeModel::kPage; ++id)
            m_source->world[3][13][id] = JobStatus::Done;
        m_model->setFilter({});
        m_source->answerAll();
        const QModelIndex third = open(m_model->index(2, 0));
        const QModelIndex grid = m_model->index(0, 0, third);
        m_model->fetchMore(grid);
        QCOMPARE(m_source->waiting.size(), 1);
        m_source->waiting.takeFirst()();
        QCOMPARE(m_model->rowCount(grid), JobTreeModel::kPage);
        m_source->answerAll();
        QCOMPARE(m_model->rowCount(grid), 3 * JobTreeModel::kPage + 1);
    }

    void anErrorKeepsWhatIsThereAndCanBeTriedAgain()
    {
        m_tester.reset();
        m_model->setFilter({});
        m_source->answerAll();
        QSignalSpy failed(m_model.get(), &JobTreeModel::failed);
        m_source->fails = true;
        const QModelIndex first = open(m_model->index(0, 0));
        QCOMPARE(failed.size(), 1);
        QVERIFY(m_model->canFetchMore(first));
        m_model->refresh(everything());
        m_source->answerAll();
        QCOMPARE(dump(*m_model), "1 2 3");
        m_source->fails = false;
        open(first);
        QCOMPARE(dump(*m_model), "1(11 12) 2 3");
    }

    void internalIdsAreSpread()
    {
        m_model->setFilter({});
        m_source->answerAll();
        QSet<quint64> buckets;
        for (int row = 0; row < m_model->rowCount(); ++row)
            buckets.insert(m_model->index(row, 0).internalId() >> 32);
        QCOMPARE(buckets.size(), m_model->rowCount());
    }

    void agreesWithTheWorldAfterRandomChanges()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        m_model->setFilter({});
        m_source->answerAll();
        qint64 nextGrid = 20, nextJob = 200;
        for (int round = 0; round < 150; ++round) {
            const qint64 request = 1 + random.bounded(5);
            GridJobs &grids = m_source->world[request];
            switch (random.bounded(5)) {
            case 0: grids[nextGrid++][nextJob++] = JobStatus::Pending; break;
            case 1:
                if (!grids.empty())
                    grids.begin()->second[nextJob++] = JobStatus::Submitted;
                break;
            case 2:
                if (!grids.empty() && !grids.rbegin()->second.empty())
                    grids.rbegin()->second.begin()->second = JobStatus(random.bounded(9));
                break;
            case 3:
                if (!grids.empty())
                    grids.erase(grids.begin());
                break;
            default: break;
            }
            ChangeSet changes;
            changes.requests = {request};
            changes.ids[QStringLiteral("request")] = {request};
            m_model->refresh(changes);
            if (random.bounded(2) == 0)
                m_source->answerAll();
            else if (!m_source->waiting.isEmpty())
                m_source->waiting.takeFirst()();
            const QModelIndex top = m_model->index(int(random.bounded(5)), 0);
            if (top.isValid() && m_model->canFetchMore(top))
                m_model->fetchMore(top);
            const QModelIndex grid = m_model->index(0, 0, top);
            if (grid.isValid() && m_model->canFetchMore(grid))
                m_model->fetchMore(grid);
        }
        m_source->answerAll();
        m_model->refresh(everything());
        m_source->answerAll();
        QCOMPARE(m_model->rowCount(), int(m_source->world.size()));
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex top = open(m_model->index(row, 0));
            const GridJobs &grids = m_source->world.at(top.data(KeyRole).toLongLong());
            QCOMPARE(m_model->rowCount(top), int(grids.size()));
            for (int i = 0; i < m_model->rowCount(top); ++i) {
                const QModelIndex grid = open(m_model->index(i, 0, top));
                const Jobs &jobs = grids.at(grid.data(KeyRole).toLongLong());
                QCOMPARE(m_model->rowCount(grid), int(jobs.size()));
                for (int j = 0; j < m_model->rowCount(grid); ++j) {
                    const JobSummary *job = m_model->job(m_model->index(j, 0, grid));
                    QVERIFY(job);
                    QCOMPARE(job->status, jobs.at(job->id.value()));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(JobTreeModelTest)
#include "jobtreemodeltest.moc"

// The request table over a real store that another connection changes.
#include "models/items/requestmodel.h"
#include "models/storage/queries.h"
#include "models/storage/requestwaits.h"
#include "tests/support/campaignfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace shiftdeck;

namespace {
test::CampaignOptions small(RequestStatus status)
{
    test::CampaignOptions options;
    options.eventsPerRun = 4;
    options.splitSize = 2;
    options.takeTo = status;
    return options;
}
}  // namespace

class RequestModelTest : public QObject {
    Q_OBJECT

  private slots:
    void showsTheStoreAndFollowsIt()
    {
        test::CampaignFixture campaign(small(RequestStatus::New));
        StoreClient store(campaign.store.location(), std::chrono::milliseconds(50));
        RequestModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QObject::connect(&store, &StoreClient::changed, &model, &RequestModel::refresh);
        QTRY_COMPARE(model.rowCount(), 1);
        const QModelIndex status = model.index(0, RequestModel::Status);
        QCOMPARE(status.data(WordRole).toString(), "new");
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        StatusChange change;
        change.id = campaign.request;
        change.to = RequestStatus::Approved;
        change.why = QStringLiteral("test");
        test::must(transact(*campaign.db, [&] {
            return changeStatus(*campaign.db, change, campaign.actor(QStringLiteral("anna")));
        }));
        QTRY_COMPARE(model.index(0, RequestModel::Status).data(WordRole).toString(), "approved");
        QCOMPARE(reset.size(), 0);
    }

    void theNewestFilterWins()
    {
        test::CampaignFixture campaign(small(RequestStatus::New));
        StoreClient store(campaign.store.location(), std::chrono::milliseconds(50));
        RequestModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(test::must(parseFilter(u"status = new", requestFields())));
        model.setFilter(test::must(parseFilter(u"status = running", requestFields())));
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 1);
    }

    // A change takes a request in and out of what a filter shows, and only what changed is asked for.
    void aFilteredListFollowsChanges()
    {
        test::CampaignFixture campaign(small(RequestStatus::New));
        StoreClient store(campaign.store.location(), std::chrono::milliseconds(50));
        RequestModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(test::must(parseFilter(u"status = new", requestFields())));
        QTRY_COMPARE(model.rowCount(), 1);
        QObject::connect(&store, &StoreClient::changed, &model, &RequestModel::refresh);
        const auto move = [&](RequestStatus from, RequestStatus to) {
            StatusChange change;
            change.id = campaign.request;
            change.from = from;
            change.to = to;
            change.why = QStringLiteral("test");
            test::must(transact(*campaign.db, [&] {
                return changeStatus(*campaign.db, change, campaign.actor(QStringLiteral("anna")));
            }));
        };
        move(RequestStatus::New, RequestStatus::Approved);
        QTRY_COMPARE(model.rowCount(), 0);
        move(RequestStatus::Approved, RequestStatus::New);
        QTRY_COMPARE(model.rowCount(), 1);
    }

    void rawValuesSort()
    {
        test::CampaignFixture campaign(small(RequestStatus::Running));
        StoreClient store(campaign.store.location());
        RequestModel model(store);
        ChangeSet all;
        all.everything = true;
        model.refresh(all);
        QTRY_COMPARE(model.rowCount(), 1);
        const QModelIndex open = model.index(0, RequestModel::Open);
        QCOMPARE(open.data(SortRole).toLongLong(), openJobs(model.at(0)));
        QVERIFY(open.data(SortRole).toLongLong() > 0);
        QCOMPARE(model.index(0, RequestModel::Progress).data(FractionRole).toDouble(), 0.0);
        QVERIFY(model.index(0, RequestModel::Progress)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("events credited")));
        QVERIFY(model.index(0, RequestModel::Lease).data(SortRole).toLongLong() > 0);
    }
};

QTEST_GUILESS_MAIN(RequestModelTest)
#include "requestmodeltest.moc"

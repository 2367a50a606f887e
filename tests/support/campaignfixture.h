// A small campaign on real collision events, in a folder of its own: store, site with storage and spool,
// operators, applications of the demo, raw files of chosen runs, and one request taken as far as wanted.
// Everything that fails while it is being made ends the test program: nothing after it could mean anything.
#pragma once

#include "models/core/vocabulary.h"
#include "models/endpoints/localendpoint.h"
#include "models/production/requests.h"
#include "models/storage/database.h"
#include "tests/support/teststore.h"

namespace shiftdeck::test {

struct CampaignOptions {
    // Runs of resources/demo/events/MuRun2010B_0.csv and their events: 146436 224, 146514 1078, 146644 302,
    // 146807 764, 147043 4, 147048 1206, 147115 1569, 147222 387, 147757 378, 148058 3490, 149181 598.
    QList<qint64> runs{146436, 147043};
    int eventsPerRun = -1;  // at most; -1: all
    Step step = Step::Production;
    SplitKind splitKind = SplitKind::Events;
    qint64 splitSize = 100;
    qint64 mergeEvents = 1'000'000;
    int maxAttempts = 5;
    int slotCount = 2;
    RequestStatus takeTo = RequestStatus::Staged;  // new, approved, assigned, staged or running (with jobs)
};

class CampaignFixture {
  public:
    static constexpr const char *kRelease = "demo-1.0";
    static constexpr const char *kConditions = "snapshot-2010";
    static constexpr const char *kRawDataset = "cms/run2010b/raw";
    static constexpr const char *kCampaign = "proc10";

    explicit CampaignFixture(const CampaignOptions &options = {});
    CampaignFixture(const CampaignFixture &) = delete;

    // Operators in the store: anna (manager), ben (site, at alpha), carla (shifter), dora (dq), vera
    // (viewer), agent (agent).
    Actor actor(const QString &name) const;

    std::unique_ptr<Database> open(Access access = Access::ReadWrite) const;  // another connection
    // Another request of the campaign, taken as far as `options` says; its runs are ignored.
    RequestId addRequest(const QString &dataset, const CampaignOptions &options);
    std::unique_ptr<LocalEndpoint> openEndpoint(int slotCount = 2) const;
    // Kinds of weather: exit-code, killed, early-end, missing-stream, unreadable. For the first job of the
    // step whose first input is of the run.
    void addWeather(const QString &step, qint64 run, const QString &kind) const;
    // From now on the store itself refuses a change of a row: ("UPDATE OF status ON requests", "NEW.id = 3").
    void refuse(const QByteArray &change, const QByteArray &when) const;
    QString rawPath(qint64 run) const;  // the raw file of the run at the site

    qint64 count(const QString &sql, const QVariantList &values = {}) const;  // one number, through `db`
    RequestStatus status(RequestId id) const;

    TemporaryFolder folder;
    TestStore store;
    QString storage, spool;
    std::unique_ptr<Database> db;
    SiteId site;
    CampaignId campaign;
    RequestId request;
    qint64 events = 0;  // in the raw files together

  private:
    void makeSite(int slotCount);
    void makeApplications();
    void makeRawFiles(const CampaignOptions &options);
    void take(RequestId id, RequestStatus to);
};

// The value, or the end of the test program with the error's words.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

}  // namespace shiftdeck::test

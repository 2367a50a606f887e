#include "tests/support/campaignfixture.h"

#include "models/core/checksum.h"
#include "models/production/jobmaking.h"
#include "models/production/staging.h"
#include "tests/support/demoevents.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace shiftdeck::test {

namespace {
QString dimuonPath() { return QStringLiteral(SHIFTDECK_BIN_DIR "/dimuon"); }

struct Stream {
    const char *step, *stream, *tier, *suffix;
    bool keeps;
    const char *mergeStep;
};
constexpr Stream kStreams[]{
    {"production", "mdst", "mdst", "csv", true, "merge"},
    {"recocert", "histograms", "histogram", "root.json", true, "merge"},
    {"skim", "jpsi", "skim", "csv", false, "mergeskim"},
    {"skim", "psi2s", "skim", "csv", false, "mergeskim"},
    {"skim", "upsilon", "skim", "csv", false, "mergeskim"},
    {"skim", "z", "skim", "csv", false, "mergeskim"},
    {"skim", "highmass", "skim", "csv", false, "mergeskim"},
    {"skim", "samesign", "skim", "csv", false, "mergeskim"},
};

// The lines of one run of the demo's file of 2010, below its header line.
QByteArray eventsOfRun(qint64 run, int atMost, qint64 &n)
{
    const QStringList files = demoEventFiles().filter(QStringLiteral("MuRun2010B_0.csv"));
    QFile file(files.value(0));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No demo events: %s", qPrintable(file.errorString()));
    QByteArray content = file.readLine();
    const QByteArray start = QByteArray::number(run) + ',';
    n = 0;
    while (!file.atEnd() && (atMost < 0 || n < atMost)) {
        const QByteArray line = file.readLine();
        if (!line.startsWith(start))
            continue;
        content += line;
        ++n;
    }
    return content;
}
}  // namespace

CampaignFixture::CampaignFixture(const CampaignOptions &options)
    : store(folder), storage(folder.path(QStringLiteral("alpha"))),
      spool(folder.path(QStringLiteral("spool")))
{
    db = open();
    makeSite(options.slotCount);
    makeApplications();
    makeRawFiles(options);
    NewCampaign round;
    round.name = QString::fromLatin1(kCampaign);
    round.title = QStringLiteral("Second processing of the 2010 data");
    round.release = QString::fromLatin1(kRelease);
    round.conditions = QString::fromLatin1(kConditions);
    round.firstRun = 146000;
    round.lastRun = 150000;
    campaign = must(createCampaign(*db, round, actor(QStringLiteral("anna"))));
    request = addRequest(QString::fromLatin1(kRawDataset), options);
}

std::unique_ptr<Database> CampaignFixture::open(Access access) const
{
    return must(Database::open(store.location(), access));
}

void CampaignFixture::makeSite(int slotCount)
{
    QDir().mkpath(storage);
    site = SiteId(must(db->insert(QStringLiteral("INSERT INTO sites (name, title, spool, storage, slots)"
                                                 " VALUES ('alpha', 'Alpha computing centre', ?, ?, ?)"),
                                  {spool, storage, slotCount})));
    must(db->runScript(
        "INSERT INTO operators (name, role, site_id) VALUES ('anna', 'manager', NULL), ('ben', 'site', 1),"
        " ('carla', 'shifter', NULL), ('dora', 'dq', NULL), ('vera', 'viewer', NULL), ('agent', 'agent', "
        "NULL)"));
}

void CampaignFixture::makeApplications()
{
    for (const char *step : {"production", "recocert", "skim", "merge", "mergeskim"})
        must(db->run(
            QStringLiteral(
                "INSERT INTO applications (step, release, path, keeps_every_event) VALUES (?, ?, ?, ?)"),
            {QString::fromLatin1(step), QString::fromLatin1(kRelease), dimuonPath(),
             qstrcmp(step, "skim") != 0 ? 1 : 0}));
    for (const Stream &s : kStreams)
        must(db->run(
            QStringLiteral(
                "INSERT INTO application_streams (step, release, stream, tier, suffix, keeps_every_event,"
                " merge_step) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {QString::fromLatin1(s.step), QString::fromLatin1(kRelease), QString::fromLatin1(s.stream),
             QString::fromLatin1(s.tier), QString::fromLatin1(s.suffix), s.keeps ? 1 : 0,
             QString::fromLatin1(s.mergeStep)}));
}

void CampaignFixture::makeRawFiles(const CampaignOptions &options)
{
    const qint64 dataset =
        must(db->insert(QStringLiteral("INSERT INTO datasets (name, tier, complete, created_at)"
                                       " VALUES (?, 'raw', 1, 0)"),
                        {QString::fromLatin1(kRawDataset)}));
    for (const qint64 run : options.runs) {
        qint64 n = 0;
        const QByteArray content = eventsOfRun(run, options.eventsPerRun, n);
        events += n;
        must(db->run(QStringLiteral("INSERT INTO runs (run, events) VALUES (?, ?)"), {run, n}));
        folder.write(QStringLiteral("alpha/raw/run%1.csv").arg(run), content);
        const qint64 file = must(db->insert(
            QStringLiteral(
                "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 0)"),
            {QStringLiteral("%1/run%2.csv").arg(QLatin1String(kRawDataset)).arg(run), dataset, run, run, n,
             qint64(content.size()), adler32Of(content)}));
        must(db->run(QStringLiteral("INSERT INTO replicas (file_id, site_id, path) VALUES (?, ?, ?)"),
                     {file, site.value(), rawPath(run)}));
    }
}

RequestId CampaignFixture::addRequest(const QString &dataset, const CampaignOptions &options)
{
    NewRequest wanted;
    wanted.campaign = QString::fromLatin1(kCampaign);
    wanted.dataset = dataset;
    wanted.step = options.step;
    wanted.splitKind = options.splitKind;
    wanted.splitSize = options.splitSize;
    wanted.mergeEvents = options.mergeEvents;
    wanted.maxAttempts = options.maxAttempts;
    const RequestId id = must(createRequest(*db, wanted, actor(QStringLiteral("anna"))));
    take(id, options.takeTo);
    return id;
}

void CampaignFixture::take(RequestId id, RequestStatus to)
{
    if (to >= RequestStatus::Approved)
        must(changeStatus(*db, {id, RequestStatus::New, RequestStatus::Approved, {}, {}, 0},
                          actor(QStringLiteral("anna"))));
    if (to >= RequestStatus::Assigned)
        must(changeStatus(*db, {id, RequestStatus::Approved, RequestStatus::Assigned, {}, site, 86'400'000},
                          actor(QStringLiteral("ben"))));
    if (to >= RequestStatus::Staged)
        must(stageRequest(*db, must(checkStage(*db, id, SystemClock())), actor(QStringLiteral("agent"))));
    if (to >= RequestStatus::Running)
        must(makeJobs(*db, must(planJobs(*db, id, 1)), actor(QStringLiteral("carla"))));
}

Actor CampaignFixture::actor(const QString &name) const
{
    const auto who =
        must(db->one(name, QStringLiteral("SELECT name, role, site_id FROM operators WHERE name = ?"), {name},
                     [](const Row &row) {
                         return Principal{row.text(0), row.word<Role>(1), row.id<SiteId>(2)};
                     }));
    return {who, SystemClock().now(), {}, QStringLiteral("test")};
}

std::unique_ptr<LocalEndpoint> CampaignFixture::openEndpoint(int slotCount) const
{
    static const SystemClock clock;
    LocalEndpoint::Config config;
    config.spoolFolder = spool;
    config.siteFolder = storage;
    config.siteName = QStringLiteral("alpha");
    config.slotCount = slotCount;
    return must(LocalEndpoint::open(config, clock));
}

void CampaignFixture::addWeather(const QString &step, qint64 run, const QString &kind) const
{
    folder.write(QStringLiteral("alpha/weather/%1.%2.%3").arg(step).arg(run).arg(kind), {});
}

void CampaignFixture::refuse(const QByteArray &change, const QByteArray &when) const
{
    if (TestStore::isOnServer())
        must(db->runScript("CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM"
                           " refuse('not this one'); END $$; CREATE TRIGGER refused BEFORE "
                           + change + " FOR EACH ROW WHEN (" + when + ") EXECUTE FUNCTION refused()"));
    else
        must(db->runScript("CREATE TEMP TRIGGER refused BEFORE " + change + " WHEN " + when
                           + " BEGIN SELECT RAISE(ABORT, 'shiftdeck: not this one'); END"));
}

QString CampaignFixture::rawPath(qint64 run) const
{
    return storage + QStringLiteral("/raw/run%1.csv").arg(run);
}

qint64 CampaignFixture::count(const QString &sql, const QVariantList &values) const
{
    return must(db->integer(sql, values));
}

RequestStatus CampaignFixture::status(RequestId id) const
{
    return must(db->one(QStringLiteral("request"), QStringLiteral("SELECT status FROM requests WHERE id = ?"),
                        {id.value()}, [](const Row &row) { return row.word<RequestStatus>(0); }));
}

}  // namespace shiftdeck::test

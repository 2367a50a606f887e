#include "tests/simulation/campaign.h"

#include "models/production/requests.h"
#include "tests/simulation/agents.h"
#include "tests/simulation/checker.h"
#include "tests/simulation/storagefaults.h"
#include "tests/simulation/truth.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace shiftdeck::simulation {

namespace {
constexpr int kMostDrainSteps = 150;

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

struct Release {
    const char *name;
    QList<const char *> streams;
};
const QList<Release> &releases()
{
    static const QList<Release> list{
        {"r1", {"every"}}, {"r2", {"every", "odd", "none"}}, {"r3", {"odd", "fifth"}}};
    return list;
}

Actor manager(const Clock &clock)
{
    return {
        Principal{QStringLiteral("sim-anna"), Role::Manager, {}}, clock.now(), {}, QStringLiteral("set-up")};
}

class Campaign {
  public:
    Campaign(quint64 seed, SimStore &store, const QString &folder, const WorldOptions &options)
        : m_world(seed, folder, options), m_peek(store.peek()), m_connections(store.connections()),
          m_alpha(m_world, QStringLiteral("alpha")), m_beta(m_world, QStringLiteral("beta")),
          m_storage(m_world, m_peek, {&m_alpha, &m_beta}), m_people(m_world, m_peek, m_connections),
          m_agents(m_world, store, {&m_alpha, &m_beta}, m_people)
    {
    }

    CampaignResult run()
    {
        setUp();
        goWrong();
        comeToAnEnd();
        checkCampaign(m_world, m_peek, {&m_alpha, &m_beta});
        return {m_world.seed,       m_world.fingerprint, m_world.counts,
                m_world.violations, m_world.trace,       m_agents.cycles()};
    }

  private:
    void setUp();
    void makeRaw(Database &db, qint64 dataset, qint64 run);
    void goWrong();
    void maybeTurnClock();
    void comeToAnEnd();
    void helpAlong();
    void help(const QByteArrayList &request);
    void tick(TimeMs milliseconds);

    World m_world;
    const Peek &m_peek;
    Connections &m_connections;
    SimSite m_alpha, m_beta;
    StorageFaults m_storage;
    People m_people;
    Agents m_agents;
    int m_mergedGone = 0;
};

void Campaign::makeRaw(Database &db, qint64 dataset, qint64 run)
{
    const qint64 events = m_world.rng.chance(50) ? 0 : m_world.rng.between(3, 12);
    QByteArray content = header();
    for (qint64 i = 0; i < events; ++i)
        content += eventLine(run, eventId(run, i));
    const QString name = QStringLiteral("raw/run%1.csv").arg(run);
    const qint64 file = must(db.insert(
        QStringLiteral(
            "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0)"),
        {name, dataset, run, run, events, qint64(content.size()),
         QString::fromLatin1(adler32Text(content))}));
    for (const SimSite *site : {&m_alpha, &m_beta}) {
        const QString path = site->storage + QLatin1Char('/') + name;
        writeAll(path, content);
        stamp(path, m_world.trueNow() - 3'600'000);
        m_storage.registerRaw(path);
        (void)must(db.insert(
            QStringLiteral("INSERT INTO replicas (file_id, site_id, path) SELECT ?, id, ? FROM sites"
                           " WHERE name = ?"),
            {file, path, site->name}));
    }
}

void Campaign::setUp()
{
    Rng &rng = m_world.rng;
    auto connection = m_connections.take();
    Database *const db = &connection->db();
    must(transact(*db, [&]() -> Result<> {
        const qint64 dataset = must(db->insert(
            QStringLiteral(
                "INSERT INTO datasets (name, tier, complete, created_at) VALUES ('raw', 'raw', 1, 0)"),
            {}));
        const qint64 runs = rng.between(1, 3);
        for (qint64 run = 1; run <= runs; ++run)
            makeRaw(*db, dataset, run);
        const qint64 first = rng.between(0, 2);
        const qint64 requests = rng.chance(300) ? 2 : 1;
        for (qint64 i = 0; i < requests; ++i) {
            NewRequest request;
            request.campaign = QString::fromLatin1(releases().at((first + i) % 3).name);
            request.dataset = QStringLiteral("raw");
            request.splitKind = rng.chance(200) ? SplitKind::Files : SplitKind::Events;
            request.splitSize = request.splitKind == SplitKind::Files ? 1 : rng.between(2, 5);
            request.mergeEvents = rng.between(4, 40);
            request.maxAttempts = int(rng.between(2, 5));
            request.mergePolicy = rng.chance(100) ? MergePolicy::Fast
                : rng.chance(300)                 ? MergePolicy::VerifyInputs
                                                  : MergePolicy::FastVerify;
            request.releaseParts = rng.chance(300) ? ReleaseWhen::Verified : ReleaseWhen::ByHand;
            (void)must(createRequest(*db, request, manager(m_world)));
        }
        return {};
    }));
    m_connections.giveBack(std::move(connection));
    m_connections.renew();
    m_world.note(
        QStringLiteral("a campaign of %1 requests").arg(m_peek.number("SELECT count(*) FROM requests")));
}

void Campaign::tick(TimeMs milliseconds) { m_agents.pass(milliseconds); }

void Campaign::maybeTurnClock()
{
    if (m_world.strikes(Fault::ClockForward, 12))
        m_world.turnClock(m_world.rng.between(5, m_world.rng.chance(100) ? 300'000 : 600) * 1000);
    if (m_world.strikes(Fault::ClockBack, 12))
        m_world.turnClock(-m_world.rng.between(2, 60) * 1000);
    for (SimSite *site : {&m_alpha, &m_beta})
        site->noteClock();
}

// Once nothing goes wrong any more, people do what the screen tells them to.
void Campaign::help(const QByteArrayList &request)
{
    const qint64 id = request.at(0).toLongLong();
    const QByteArray &status = request.at(1);
    const QJsonObject one{{QStringLiteral("requests"), QJsonArray{id}}};
    const QByteArray number = QByteArray::number(id);
    if (m_peek.number("SELECT count(*) FROM request_stops WHERE request_id = ? AND lifted_at IS NULL",
                      {number})
        > 0)
        m_people.command(QStringLiteral("request.go-on"), one);
    if (status == "new") {
        m_people.command(QStringLiteral("request.approve"), one);
    } else if (status == "approved") {
        QJsonObject signUp = one;
        signUp.insert(QStringLiteral("site"), id % 2 ? QStringLiteral("alpha") : QStringLiteral("beta"));
        m_people.command(QStringLiteral("request.signup"), signUp);
    } else if (status == "staged") {
        m_people.command(QStringLiteral("jobs.make"), one);
    } else if (status == "held") {
        m_people.command(QStringLiteral("request.resume"), one);
    } else if (status == "running") {
        const qint64 open = m_peek.number("SELECT count(*) FROM jobs WHERE request_id = ? AND status IN"
                                          " ('pending','submitting','submitted','running','ended')",
                                          {number});
        const qint64 failed = m_peek.number("SELECT count(*) FROM jobs WHERE request_id = ? AND status IN"
                                            " ('error','cancelled')",
                                            {number});
        QJsonObject all = one;
        all.insert(QStringLiteral("all"), true);
        if (open == 0 && failed > 0)
            m_people.command(QStringLiteral("jobs.resubmit"), all);
        else if (open == 0)
            m_people.command(QStringLiteral("jobs.make"), one);
    } else if (status == "finished" && m_storage.hasLostMerged() && ++m_mergedGone > 2) {
        m_storage.restoreMerged();
    }
}

void Campaign::helpAlong()
{
    const auto requests = m_peek.rows("SELECT id, status FROM requests ORDER BY id");
    for (const QByteArrayList &request : requests)
        help(request);
}

void Campaign::goWrong()
{
    const qint64 steps = m_world.rng.between(8, 22);
    for (qint64 i = 0; i < steps; ++i) {
        tick(m_world.rng.between(500, 9000));
        maybeTurnClock();
        m_storage.maybeHappen();
        m_people.maybeAct(Fault::Operator, 150);
        if (i == 0)
            helpAlong();
        if (i == 0 || m_world.rng.chance(150))
            helpAlong();
        m_agents.cycle();
        checkInvariants(m_world, m_peek);
    }
}

void Campaign::comeToAnEnd()
{
    m_world.calm = true;
    m_world.note(QStringLiteral("nothing goes wrong any more"));
    m_world.setClockRight();
    tick(1000);  // what is put back has another time than what was broken
    m_storage.repair();
    for (int i = 0; i < kMostDrainSteps; ++i) {
        // Soon, or long enough for everything that waits for time to pass.
        tick(i % 4 == 3 ? 600'000 : 10'000);
        helpAlong();
        m_agents.cycle();
        if (m_peek.number(
                "SELECT count(*) FROM requests WHERE status NOT IN ('declared','aborted','rejected')")
            == 0) {
            m_storage.restoreMerged();
            return;
        }
    }
    const auto left =
        m_peek.rows("SELECT id, status FROM requests WHERE status NOT IN ('declared','aborted','rejected')");
    for (const QByteArrayList &request : left) {
        m_world.violate(QStringLiteral("end"),
                        QStringLiteral("request %1 stays %2").arg(request.at(0), request.at(1)));
        const auto failed =
            m_peek.rows("SELECT id, status, failure_class, failure_text FROM jobs WHERE request_id = ?"
                        " AND status <> 'done' ORDER BY id DESC LIMIT 5",
                        {request.first()});
        for (const QByteArrayList &job : failed)
            m_world.remark(QStringLiteral("    job %1").arg(QString::fromUtf8(job.join(' '))));
        const auto counts =
            m_peek.rows("SELECT kind, status, n FROM request_counters WHERE request_id = ? AND n > 0"
                        " UNION ALL SELECT 'output', state || ': ' || problem, 1 FROM outputs"
                        " WHERE request_id = ?",
                        {request.first(), request.first()});
        for (const QByteArrayList &count : counts)
            m_world.remark(QStringLiteral("    %1").arg(QString::fromUtf8(count.join(' '))));
    }
}

void addApplications(Database &db)
{
    for (const Release &release : releases()) {
        const QString name = QString::fromLatin1(release.name);
        for (const char *step : {"production", "merge"})
            (void)must(
                db.run(QStringLiteral("INSERT INTO applications (step, release, path, keeps_every_event)"
                                      " VALUES (?, ?, '/bin/true', 1)"),
                       {QString::fromLatin1(step), name}));
        for (const char *stream : release.streams)
            (void)must(
                db.run(QStringLiteral("INSERT INTO application_streams (step, release, stream, tier, suffix,"
                                      " keeps_every_event, merge_step)"
                                      " VALUES ('production', ?, ?, 'mdst', 'csv', ?, 'merge')"),
                       {name, QString::fromLatin1(stream), qstrcmp(stream, "every") == 0}));
        NewCampaign campaign;
        campaign.name = campaign.release = name;
        campaign.conditions = QStringLiteral("c1");
        campaign.firstRun = 1;
        campaign.lastRun = 100;
        SystemClock clock;
        (void)must(createCampaign(db, campaign, manager(clock)));
    }
}
}  // namespace

void fillStore(Database &db, const QString &folder)
{
    for (const char *site : {"alpha", "beta"}) {
        const QString place = folder + QLatin1Char('/') + QString::fromLatin1(site);
        (void)must(db.insert(
            QStringLiteral("INSERT INTO sites (name, title, spool, storage, slots) VALUES (?, '', ?, ?, 2)"),
            {QString::fromLatin1(site), place + QStringLiteral("-spool"), place}));
    }
    must(db.runScript("INSERT INTO operators (name, role, site_id) VALUES ('sim-anna', 'manager', NULL),"
                      " ('sim-arne', 'manager', NULL), ('sim-ben', 'site', 1), ('sim-bea', 'site', 2),"
                      " ('sim-carla', 'shifter', NULL), ('sim-agent', 'agent', NULL)"));
    addApplications(db);
}

CampaignResult runCampaign(quint64 seed, SimStore &store, const QString &folder, const WorldOptions &options)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    store.beginCampaign();
    return Campaign(seed, store, folder, options).run();
}

}  // namespace shiftdeck::simulation

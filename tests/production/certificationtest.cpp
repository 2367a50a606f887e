// Certification of a site: a sample is processed there by the real agent and the real application on the
// local endpoint, and compared. Good: production goes on. A site that computes otherwise: it waits, whoever
// asks.
#include "models/production/samples.h"
#include "models/production/sitecertification.h"
#include "models/storage/queries.h"
#include "models/storage/requestwaits.h"
#include "models/storage/sitefacts.h"
#include "tests/support/cycles.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions small()
{
    CampaignOptions options;
    options.eventsPerRun = 60;
    options.splitSize = 40;
    return options;
}

// The demo's application; at a site with a file "miscomputes" one digit of what it wrote is another one, and
// the report says the checksum of that: nothing but a comparison finds it out.
constexpr const char *kApplication = R"(#!/bin/sh
"%1" "$1" || exit
[ -e "$SHIFTDECK_SITE/miscomputes" ] || exit 0
adler() {
    od -An -v -tu1 "$1" | awk 'BEGIN { a = 1; b = 0 } {
        for (i = 1; i <= NF; i++) { a = (a + $i) %% 65521; b = (b + a) %% 65521 } }
        END { printf "%%04x%%04x", b, a }'
}
for file in out/*; do
    was=$(adler "$file")
    sed -i -E '2s/^(.*)[0-4]([^0-4]*)$/\19\2/' "$file"
    sed -i "s/$was/$(adler "$file")/" application.json
done
)";

// Alpha made the reference. Beta has copies of the same files, and a request of its own over them.
struct TwoSites {
    TwoSites() : campaign(small())
    {
        Database &db = *campaign.db;
        const QString dimuon =
            must(db.one("application", "SELECT path FROM applications WHERE step = 'production'", {},
                        [](const Row &row) { return row.text(0); }));
        const QString script = campaign.folder.path("software/dimuon.sh");
        campaign.folder.write(
            "software/dimuon.sh",
            QString::fromLatin1(kApplication).replace("%%", "%").replace("%1", dimuon).toUtf8());
        QFile::setPermissions(script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        must(db.run("UPDATE applications SET path = ? WHERE step = 'production'", {script}));
        QDir().mkpath(campaign.folder.path("beta"));
        beta = SiteId(
            must(db.insert("INSERT INTO sites (name, title, spool, storage, slots) VALUES ('beta', 'Beta',"
                           " ?, ?, 2)",
                           {campaign.folder.path("beta-spool"), campaign.folder.path("beta")})));
        for (int n = 1; n <= 3; ++n)
            addDataset(n);
    }

    void addDataset(int n)
    {
        Database &db = *campaign.db;
        const QString name = QStringLiteral("beta/raw%1").arg(n);
        const qint64 dataset = must(db.insert(
            "INSERT INTO datasets (name, tier, complete, created_at) VALUES (?, 'raw', 1, 0)", {name}));
        for (const qint64 run : {146436, 147043}) {
            const QString path = campaign.folder.path(QStringLiteral("beta/raw/run%1.csv").arg(run));
            QDir().mkpath(campaign.folder.path("beta/raw"));
            QFile::copy(campaign.rawPath(run), path);
            const qint64 file = must(db.insert(
                "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
                " SELECT CAST(? AS TEXT), CAST(? AS BIGINT), first_run, last_run, events, bytes, adler32, 0 "
                "FROM files"
                " WHERE lfn = ?",
                {QStringLiteral("%1/%2").arg(name).arg(run), dataset,
                 QStringLiteral("%1/run%2.csv").arg(CampaignFixture::kRawDataset).arg(run)}));
            must(db.run("INSERT INTO replicas (file_id, site_id, path) VALUES (?, ?, ?)",
                        {file, beta.value(), path}));
        }
    }

    // A request of beta, with its jobs made.
    RequestId request(int n)
    {
        CampaignOptions options = small();
        options.takeTo = RequestStatus::Approved;
        const RequestId id = campaign.addRequest(QStringLiteral("beta/raw%1").arg(n), options);
        must(changeStatus(*campaign.db,
                          {id, RequestStatus::Approved, RequestStatus::Assigned, {}, beta, 86'400'000},
                          anna()));
        return id;
    }

    Agent::EndpointFactory factory() const
    {
        return [this](const QString &site) -> Result<std::unique_ptr<Endpoint>> {
            if (site != "beta")
                return campaign.openEndpoint();
            LocalEndpoint::Config config;
            config.spoolFolder = campaign.folder.path("beta-spool");
            config.siteFolder = campaign.folder.path("beta");
            config.siteName = site;
            config.slotCount = 2;
            SD_TRY(auto endpoint, LocalEndpoint::open(config, clock));
            return endpoint;
        };
    }

    AgentConfig makesJobs() const
    {
        AgentConfig config;
        config.makeJobs = true;
        return config;
    }
    Actor anna() const { return campaign.actor("anna"); }
    Sample sampleOfAlpha(Agent &agent)
    {
        if (!runUntil(agent, campaign, campaign.request, RequestStatus::Declared))
            qFatal("The reference was not made.");
        return must(
            makeSample(*campaign.db, {"muons", {}, campaign.request, {}, {}, {}, {}, {}, {}}, anna()));
    }
    // Cycles until the trial has its verdict.
    std::optional<SiteCertification> verdictOn(Agent &agent, RequestId trial)
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 60'000; QTest::qSleep(5)) {  // real jobs run meanwhile
            runCycle(agent);
            const auto found =
                must(findCertification(*campaign.db, beta, "production", CampaignFixture::kRelease));
            if (found && found->trial == trial)
                return found;
        }
        return {};
    }
    QString waits(RequestId id) const { return waitsFor(must(loadRequest(*campaign.db, id))); }
    qint64 submitted(RequestId id) const
    {
        return campaign.count("SELECT count(*) FROM jobs WHERE request_id = ? AND status <> 'pending'",
                              {id.value()});
    }
    // By hand, in the shell of the database.
    QByteArray forced(const QByteArray &statement) const { return campaign.store.shell(statement + ";").err; }

    CampaignFixture campaign;
    SystemClock clock;
    SiteId beta;
};
}  // namespace

class CertificationTest : public QObject {
    Q_OBJECT

  private slots:
    void aSiteIsCertifiedAndProduces()
    {
        TwoSites two;
        Agent agent(*two.campaign.db, two.clock, two.factory(), two.makesJobs());
        must(agent.start());
        const Sample sample = two.sampleOfAlpha(agent);
        QCOMPARE(sample.title(), "muons version 1");
        QCOMPARE(sample.inputs, 2);
        QCOMPARE(sample.events, two.campaign.events);

        must(requireCertification(*two.campaign.db, two.beta, "new nodes", two.anna()));
        const RequestId production = two.request(1);
        for (int i = 0; i < 4; ++i)
            runCycle(agent);
        QCOMPARE(two.campaign.status(production), RequestStatus::Running);
        QCOMPARE(two.submitted(production), 0);
        QCOMPARE(two.waits(production),
                 "Site beta is not certified for production of release demo-1.0, so 3 job(s) wait. A manager "
                 "has it"
                 " process a sample (prodctl sites certify beta).");
        const QByteArray job = "UPDATE jobs SET status = 'submitting' WHERE request_id = "
            + QByteArray::number(production.value());
        QVERIFY2(two.forced(job).contains("the site is not certified"), two.forced(job).constData());

        const RequestId trial = must(startTrial(*two.campaign.db, two.beta, sample, {}, two.anna()));
        QVERIFY2(two.waits(production)
                     .contains(QStringLiteral("Request %1 processes a sample there.").arg(trial.value())),
                 qPrintable(two.waits(production)));
        const auto again = startTrial(*two.campaign.db, two.beta, sample, {}, two.anna());
        QVERIFY(!again && again.error().code == ErrorCode::Refused);
        // No other site may take it, and it stays what it is.
        const QByteArray which = " WHERE id = " + QByteArray::number(trial.value());
        QVERIFY(two.forced("UPDATE requests SET test = 0" + which)
                    .contains("what a trial processes never changes"));
        QVERIFY(two.forced("UPDATE requests SET split_size = 7" + which).contains("never changes"));

        const auto verdict = two.verdictOn(agent, trial);
        QVERIFY(verdict);
        QVERIFY2(verdict->verdict == CertificationVerdict::Good, qPrintable(verdict->findings));
        QCOMPARE(verdict->by, "agent");
        QCOMPARE(
            verdict->findings,
            "All merged files (1) are those of the sample muons version 1, in events, size and checksum.");
        QCOMPARE(two.campaign.count(
                     "SELECT count(*) FROM audit WHERE action = 'agent.certify' AND entity = 'site'"),
                 1);
        QVERIFY(runUntil(agent, two.campaign, production, RequestStatus::Declared));
        // What it made never leaves it.
        QCOMPARE(two.campaign.status(trial), RequestStatus::Finished);
        QVERIFY(two.waits(trial).isEmpty());
        // Also where a file of the catalogue is named for each merged one.
        const QByteArray number = QByteArray::number(trial.value());
        const QByteArray said =
            two.forced("BEGIN; UPDATE merges SET file_id = 1 WHERE request_id = " + number
                       + "; UPDATE requests SET status = 'declared'" + which + "; ROLLBACK");
        QVERIFY2(said.contains("never declared"), said.constData());
        QVERIFY(
            two.forced("INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32,"
                       " created_at) SELECT 'x', output_dataset_id, 1, 1, 1, 1, '00000001', 1 FROM streams"
                       " WHERE request_id = "
                       + QByteArray::number(trial.value()))
                .contains("never declared"));
        QVERIFY(
            two.forced("UPDATE site_certifications SET verdict = 'bad'").contains("a verdict never changes"));
        QVERIFY(two.forced("DELETE FROM site_certifications").contains("verdicts are never deleted"));
        const SiteFacts site = must(loadSiteFacts(*two.campaign.db, "beta", two.clock.now()));
        QVERIFY(site.duty && site.duty->by == "anna" && site.certified == 1 && site.trials == 0);

        // Withdrawn: what was not handed over yet waits again.
        must(withdrawCertification(*two.campaign.db, two.beta, "production", "demo-1.0", "a node is broken",
                                   two.anna()));
        const RequestId next = two.request(2);
        for (int i = 0; i < 4; ++i)
            runCycle(agent);
        QCOMPARE(two.submitted(next), 0);
        QVERIFY2(two.waits(next).contains("anna withdrew it: a node is broken"), qPrintable(two.waits(next)));
        const auto twice =
            withdrawCertification(*two.campaign.db, two.beta, "production", "demo-1.0", "x", two.anna());
        QVERIFY(!twice && twice.error().code == ErrorCode::Refused);
        // The verdict on the old trial was given; only another one brings it back.
        const auto same = certifySite(*two.campaign.db, trial, two.anna());
        QVERIFY(!same && same.error().code == ErrorCode::AlreadyExists);
        must(liftRequirement(*two.campaign.db, two.beta, "no longer", two.anna()));
        QVERIFY(runUntil(agent, two.campaign, next, RequestStatus::Declared));
    }

    void aSiteThatComputesOtherwiseDoesNotProduce()
    {
        TwoSites two;
        two.campaign.folder.write("beta/miscomputes", {});
        AgentConfig config;  // it makes jobs of a trial all the same
        Agent agent(*two.campaign.db, two.clock, two.factory(), two.makesJobs());
        must(agent.start());
        const Sample sample = two.sampleOfAlpha(agent);
        must(requireCertification(*two.campaign.db, two.beta, "new nodes", two.anna()));
        agent.stop();
        Agent careful(*two.campaign.db, two.clock, two.factory(), config);
        must(careful.start());
        const RequestId trial = must(startTrial(*two.campaign.db, two.beta, sample, {}, two.anna()));
        const auto verdict = two.verdictOn(careful, trial);
        QVERIFY(verdict);
        QCOMPARE(verdict->verdict, CertificationVerdict::Bad);
        const SampleFile wanted = must(sampleOutputs(*two.campaign.db, sample.id)).value("mdst").first();
        for (const QString &word : {QStringLiteral("Stream mdst, file 1"), QStringLiteral("mdst-0001.csv"),
                                    QStringLiteral("the sample has %1 events, %2 bytes, adler32 %3")
                                        .arg(wanted.events)
                                        .arg(wanted.bytes)
                                        .arg(wanted.adler32)})
            QVERIFY2(verdict->findings.contains(word), qPrintable(verdict->findings));

        const RequestId production = two.request(1);
        careful.stop();
        must(agent.start());
        for (int i = 0; i < 4; ++i)
            runCycle(agent);
        QCOMPARE(two.submitted(production), 0);
        QVERIFY2(two.waits(production).contains("What it made of the sample differs: Stream mdst"),
                 qPrintable(two.waits(production)));
        const QByteArray job = "UPDATE jobs SET status = 'submitting' WHERE request_id = "
            + QByteArray::number(production.value());
        QVERIFY(two.forced(job).contains("the site is not certified"));
        // Nobody signs it good: the numbers are in the store. Nor a request that is no trial.
        const QByteArray good =
            "INSERT INTO site_certifications (site_id, step, release, verdict, request_id,"
            " findings, at, signed_by) VALUES (2, 'production', 'demo-1.0', 'good', ";
        QVERIFY(two.forced(good + QByteArray::number(production.value()) + ", 'x', 1, 'anna')")
                    .contains("rests on a finished trial"));
        QVERIFY(two.forced(good + QByteArray::number(trial.value()) + ", 'x', 1, 'anna')")
                    .contains("verdict already"));
        QVERIFY(two.forced("INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by) VALUES ("
                           + QByteArray::number(production.value()) + ", 2, 1, 1, 'anna')")
                    .contains("a trial is a new test request"));

        // Mended, and processed once more: the newest verdict counts.
        QFile::remove(two.campaign.folder.path("beta/miscomputes"));
        const RequestId second = must(startTrial(*two.campaign.db, two.beta, sample, {}, two.anna()));
        const auto mended = two.verdictOn(agent, second);
        QVERIFY(mended && mended->verdict == CertificationVerdict::Good);
        QVERIFY(runUntil(agent, two.campaign, production, RequestStatus::Declared));
    }

    void aNewReleaseNeedsANewCertification()
    {
        TwoSites two;
        Database &db = *two.campaign.db;
        must(requireCertification(db, two.beta, "new nodes", two.anna()));
        QCOMPARE(two.campaign.count("SELECT count(*) FROM certification_duties"), 1);
        const auto twice = requireCertification(db, two.beta, "again", two.anna());
        QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
        const auto lifted = liftRequirement(db, two.campaign.site, "x", two.anna());
        QVERIFY(!lifted && lifted.error().code == ErrorCode::Conflict);
        const auto unknown = findSample(db, "muons", {});
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
        const QString expected = QStringLiteral("mdst=64:1000:0a1b2c3d");
        NewSample wish{"muons",    "by hand", {},      CampaignFixture::kCampaign, "beta/raw1", "production",
                       "demo-1.0", {},        expected};
        const Sample sample = must(makeSample(db, wish, two.anna()));
        QCOMPARE(sampleOutputsText(must(sampleOutputs(db, sample.id))), expected);
        QCOMPARE(sample.conditions, CampaignFixture::kConditions);
        QCOMPARE(must(makeSample(db, wish, two.anna())).version, 2);
        QCOMPARE(must(findSample(db, "muons", "demo-1.0")).version, 2);
        const auto other = findSample(db, "muons", "demo-2.0");
        QVERIFY(!other && other.error().cause.contains("demo-2.0"));
        // Alpha has the files, too; a site that lacks one is told which.
        must(planTrial(db, two.campaign.site, sample));
        must(db.run("UPDATE replicas SET state = 'missing' WHERE site_id = ? AND path LIKE '%147043%'",
                    {two.beta.value()}));
        const auto lacks = planTrial(db, two.beta, sample);
        QVERIFY(!lacks && lacks.error().cause.contains("147043"));
        wish.expected = "mdst=64:1000:0a1b2c3d dst=1:1:00000001";
        const auto stream = planSample(db, wish);
        QVERIFY(!stream && stream.error().cause.contains("no stream dst"));
        const auto unfinished = planSample(db, {"m", {}, two.campaign.request, {}, {}, {}, {}, {}, {}});
        QVERIFY(!unfinished && unfinished.error().code == ErrorCode::Refused);
    }

    void readsExpectedNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("one") << "mdst=1:2:0a1b2c3d" << true;
        QTest::newRow("two files, two streams") << "mdst=1:2:0a1b2c3d,3:4:00000000 jpsi=0:9:ffffffff" << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("no stream") << "=1:2:0a1b2c3d" << false;
        QTest::newRow("no files") << "mdst=" << false;
        QTest::newRow("a stream twice") << "mdst=1:2:0a1b2c3d mdst=1:2:0a1b2c3d" << false;
        QTest::newRow("no bytes") << "mdst=1:0a1b2c3d" << false;
        QTest::newRow("negative") << "mdst=-1:2:0a1b2c3d" << false;
        QTest::newRow("too long a number") << "mdst=1234567890123456:2:0a1b2c3d" << false;
        QTest::newRow("capital") << "mdst=1:2:0A1B2C3D" << false;
        QTest::newRow("a line after it") << "mdst=1:2:0a1b2c3d\nx" << false;
        QTest::newRow("too many") << "mdst=" + QStringLiteral("1:2:0a1b2c3d,").repeated(200) + "1:2:0a1b2c3d"
                                  << false;
    }
    void readsExpectedNumbers()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        const auto outputs = parseSampleOutputs(text);
        QCOMPARE(outputs.has_value(), good);
        if (good) {
            QCOMPARE(sampleOutputsText(*outputs).split(' ').size(), text.split(' ').size());
            QVERIFY(must(parseSampleOutputs(sampleOutputsText(*outputs))) == *outputs);
        } else {
            QCOMPARE(outputs.error().code, ErrorCode::InvalidInput);
        }
    }
};

QTEST_GUILESS_MAIN(CertificationTest)
#include "certificationtest.moc"

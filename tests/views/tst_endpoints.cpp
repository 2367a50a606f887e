#include "views/endpoints/endpoints.h"

#include "models/core/filterexpression.h"
#include "models/items/sitetext.h"
#include "models/storage/queries.h"
#include "tests/views/viewfixture.h"
#include "views/common/overlay.h"
#include "views/endpoints/certificationmodel.h"
#include "views/endpoints/queuechart.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace shiftdeck;
using test::tableCalled;
using test::textOf;
using test::ViewFixture;

namespace {
constexpr TimeMs kMinute = 60'000;

SiteFacts siteCalled(const QString &name)
{
    SiteFacts site;
    site.id = SiteId(1);
    site.name = name;
    site.kind = QStringLiteral("slurm");
    site.slotCount = 8;
    return site;
}

// Alpha must be certified: for one step it is, for another it is not, and a third is under way. Written past
// the rules, which want every trial to have been processed.
void makeCertifications(ViewFixture &fixture)
{
    const TimeMs now = fixture.now();
    fixture.sql(
        QStringLiteral("INSERT INTO certification_duties (site_id, reason, at, required_by) SELECT id,"
                       " 'new worker nodes', ?, 'anna' FROM sites WHERE name IN ('alpha', 'delta')"),
        {now - 26 * 60 * kMinute});
    for (const char *step : {"production", "skim", "recocert"})
        fixture.sql(
            QStringLiteral("INSERT INTO applications (step, release, path, keeps_every_event) SELECT ?,"
                           " 'demo-2.0', '/bin/true', 1 WHERE NOT EXISTS (SELECT 1 FROM applications"
                           " WHERE step = ? AND release = 'demo-2.0')"),
            {QString::fromLatin1(step), QString::fromLatin1(step)});
    for (const char *table : {"site_trials", "site_certifications"})
        fixture.script(QString::fromLatin1(test::TestStore::isOnServer()
                                               ? "ALTER TABLE %1 DISABLE TRIGGER USER"
                                               : "DROP TRIGGER %1_born")
                           .arg(QLatin1StringView(table))
                           .toUtf8());
    fixture.sql(
        QStringLiteral("INSERT INTO samples (id, name, version, campaign_id, step, release, conditions,"
                       " split_kind, split_size, units_per_job, merge_events, merge_bytes, inputs, outputs,"
                       " at, made_by) VALUES (1, 'muons', 2, 1, 'production', 'demo-2.0', 't', 'events', 100,"
                       " 1, 1000, 0, 1, 1, 1, 'anna')"));
    for (const int request : {3, 4, 5})
        fixture.sql(QStringLiteral("INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by)"
                                   " VALUES (?, 1, 1, ?, 'anna')"),
                    {request, now - 3 * kMinute});
    const auto add = [&](int request, const char *step, const char *verdict, const char *findings,
                         TimeMs ago) {
        fixture.sql(
            QStringLiteral("INSERT INTO site_certifications (site_id, step, release, verdict, request_id,"
                           " findings, at, signed_by) VALUES (1, ?, 'demo-2.0', ?, ?, ?, ?, 'agent')"),
            {QString::fromLatin1(step), QString::fromLatin1(verdict), request, QString::fromLatin1(findings),
             now - ago});
    };
    add(3, "production", "good",
        "All merged files (2) are those of the sample muons version 2, in events, size and checksum.",
        90 * kMinute);
    add(4, "skim", "bad",
        "Stream jpsi, file 1 (proc11/skim/jpsi/test/jpsi-0001.csv) has 411 events, 38211 bytes, adler32 "
        "5be1f2a0;"
        " the sample has 412 events, 38304 bytes, adler32 0a1b2c3d.",
        12 * kMinute);
}

// As an agent leaves it: alpha is well and busy, beta has not answered for a while, gamma is drained, delta
// slow.
void makeSites(ViewFixture &fixture)
{
    const TimeMs now = fixture.now();
    fixture.sql(QStringLiteral(
        "INSERT INTO sites (name, spool, storage, slots) VALUES ('gamma', '/c/spool', '/c', 40),"
        " ('delta', '/d/spool', '/d', 4), ('epsilon', '/e/spool', '/e', 4)"));
    const auto answered = [&](const char *name, qint64 took, TimeMs ago, const char *message, int slotCount,
                              int running, int queued) {
        fixture.sql(
            QStringLiteral("INSERT INTO site_health (site_id, asked_at, took_ms, up, answered_at, message,"
                           " slots, running, queued) SELECT id, ?, ?, 1, ?, ?, ?, ?, ? FROM sites"
                           " WHERE name = ?"),
            {now - ago, took, now - ago, QString::fromUtf8(message), slotCount, running, queued,
             QString::fromUtf8(name)});
    };
    answered("alpha", 35, 4'000, "Slurm runs 96 jobs of all users, 312 wait.", 96, 96, 312);
    answered("beta", 35, 9'000, "", 24, 0, 0);
    answered("gamma", 12, 6'000, "3 of 40 slots are busy, 0 jobs wait.", 40, 3, 0);
    answered("delta", 4'000, 3'000, "4 of 4 slots are busy.", 4, 4, 11);
    fixture.sql(
        QStringLiteral("UPDATE site_health SET up = 0, took_ms = 10000, down_since = ?, answered_at = ?,"
                       " message = 'No answer within 10 s.', running = NULL, queued = NULL"
                       " WHERE site_id = 2"),
        {now - 13 * kMinute, now - 14 * kMinute});
    fixture.sql(QStringLiteral("UPDATE site_health SET credential = 'prod', credential_until = ?,"
                               " credential_state = 'ends-before-work', credential_said ="
                               " 'It ends in 50 min, before your 312 queued jobs.' WHERE site_id = 1"),
                {now + 50 * kMinute});
    fixture.sql(
        QStringLiteral("INSERT INTO site_drains (site_id, reason, at, drained_by) SELECT id, 'power cut', ?,"
                       " 'carla' FROM sites WHERE name = 'gamma'"),
        {now - 90 * kMinute});
    makeCertifications(fixture);
    const TimeMs step = kQueueStepMs;
    for (int i = 1; i < 200; ++i) {
        const bool silent = i > 60 && i < 66;
        fixture.sql(
            QStringLiteral("INSERT INTO site_queue (site_id, at, running, queued) VALUES (1, ?, ?, ?)"),
            {(now / step - i) * step, silent ? QVariant() : QVariant(std::min(96, 300 - i)),
             silent ? QVariant() : QVariant(std::abs(i * 7 % 350 - i))});
    }
}
}  // namespace

class EndpointsTest : public QObject {
    Q_OBJECT

  private slots:
    void saysHowASiteIs_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::addColumn<bool>("up");
        QTest::addColumn<qint64>("took");
        QTest::addColumn<qint64>("ago");
        QTest::addColumn<bool>("drained");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("advice");
        QTest::newRow("never") << false << false << 0LL << 0LL << false << "never asked"
                               << "start one";
        QTest::newRow("up") << true << true << 10LL << 1000LL << false << "up"
                            << "busy";
        QTest::newRow("slow") << true << true << 3000LL << 1000LL << false << "slow (3 s)"
                              << "later than usual";
        QTest::newRow("down") << true << false << 10LL << 1000LL << false << "down for 4 min"
                              << "prodctl sites check alpha";
        QTest::newRow("forgotten") << true << true << 10LL << 6 * kMinute << false << "not asked for 6 min"
                                   << "start one";
        QTest::newRow("drained") << true << true << 10LL << 1000LL << true << "drained"
                                 << "power cut";
        QTest::newRow("drained and down")
            << true << false << 10LL << 1000LL << true << "drained, down for 4 min"
            << "power cut. Undrain it";
    }
    void saysHowASiteIs()
    {
        QFETCH(const bool, asked);
        QFETCH(const bool, up);
        QFETCH(const qint64, took);
        QFETCH(const qint64, ago);
        QFETCH(const bool, drained);
        QFETCH(const QString, state);
        QFETCH(const QString, advice);
        const TimeMs now = 1304251200000;
        SiteFacts site = siteCalled(QStringLiteral("alpha"));
        if (asked) {
            site.health = SiteHealth();
            site.health->askedAt = now - ago;
            site.health->tookMs = took;
            site.health->up = up;
            site.health->message = QStringLiteral("It is busy.");
            if (!up)
                site.health->downSince = now - 4 * kMinute;
        }
        if (drained)
            site.drain = SiteDrain{1, QStringLiteral("power cut"), QStringLiteral("carla"), now - kMinute};
        QCOMPARE(siteStateText(site, now), state);
        QVERIFY2(siteAdvice(site, now).contains(advice), qPrintable(siteAdvice(site, now)));
    }

    void modelsKeepTheRules()
    {
        EndpointModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SiteFacts site = siteCalled(QStringLiteral("alpha"));
        const TimeMs now = 1304251200000;
        site.health = SiteHealth();
        site.health->askedAt = now;
        site.health->up = true;
        site.health->credentialUntil = now + 90 * kMinute;
        site.doubtful = 3;
        site.doubtSince = now - 12 * kMinute;
        site.done = 9;
        site.failed = 1;
        model.set({{site, now}});
        const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(EndpointModel::State), QStringLiteral("up"));
        QCOMPARE(text(EndpointModel::Success), QStringLiteral("90.0 % of 10"));
        QCOMPARE(text(EndpointModel::Doubt), QStringLiteral("3, for 12 min"));
        QCOMPARE(text(EndpointModel::Credential), QStringLiteral("1 h 30 min"));
        QCOMPARE(text(EndpointModel::Answered), QStringLiteral("never"));
        QCOMPARE(text(EndpointModel::Running), QString());
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(model.index(0, column).data(SortRole).isValid());
        site.health->credentialUntil = now - kMinute;
        model.set({{site, now}});
        QCOMPARE(text(EndpointModel::Credential), QStringLiteral("ended 1 min ago"));
        CertificationModel certifications;
        const QAbstractItemModelTester certificationTester(
            &certifications, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SiteCertification withdrawn;
        withdrawn.step = QStringLiteral("skim");
        withdrawn.verdict = CertificationVerdict::Withdrawn;
        withdrawn.findings = QStringLiteral("broken");
        withdrawn.at = now - kMinute;
        certifications.set(certificationRows({withdrawn}, {}, now));
        QCOMPARE(certifications.index(0, CertificationModel::Result).data().toString(),
                 QStringLiteral("withdrawn"));
        QCOMPARE(certifications.index(0, CertificationModel::When).data().toString(),
                 QStringLiteral("1 min ago"));
        SiteFailureModel failures;
        const QAbstractItemModelTester failureTester(&failures,
                                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
        failures.set({{QStringLiteral("exit-code"), QString(), 7}});
        QCOMPARE(failures.index(0, SiteFailureModel::Class).data().toString(),
                 QStringLiteral("Application exit code"));
        QCOMPARE(failures.index(0, SiteFailureModel::Jobs).data().toString(), QStringLiteral("7"));
    }

    void aStoreWithoutSitesSaysSo()
    {
        ViewFixture fixture;
        fixture.sql(QStringLiteral("DELETE FROM sites"));
        EndpointsPanel panel(fixture.context());
        panel.resize(1000, 600);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QStringList said;
        for (const EmptyHint *hint : panel.findChildren<EmptyHint *>())
            said.append(hint->text());
        QVERIFY2(said.join(u'|').contains(QStringLiteral("No sites yet."))
                     && said.join(u'|').contains(QStringLiteral("prodctl sites add")),
                 qPrintable(said.join(u'|')));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("endpoints-empty")));
    }

    void showsSitesAndTheChosenOne()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 60, 6, fixture.now() - kMinute, 20'000);
        makeSites(fixture);
        EndpointsPanel panel(fixture.context());
        panel.resize(1250, 760);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QTreeView *sites = tableCalled(panel, QStringLiteral("Sites"));
        QTreeView *failures = tableCalled(panel, QStringLiteral("Failures at the chosen site"));
        QVERIFY(sites && failures);
        QCOMPARE(sites->model()->rowCount(), 5);
        const auto cell = [sites](int row, int column) {
            return sites->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, EndpointModel::Name), QStringLiteral("alpha"));
        QVERIFY(cell(1, EndpointModel::State).startsWith(QStringLiteral("down for 13 min")));
        QVERIFY(cell(2, EndpointModel::State).startsWith(QStringLiteral("slow")));
        QCOMPARE(cell(3, EndpointModel::State), QStringLiteral("never asked"));
        QCOMPARE(cell(4, EndpointModel::State), QStringLiteral("drained"));
        QTRY_VERIFY(failures->model()->rowCount() > 3);
        const auto *chart = panel.findChild<QueueChart *>();
        QVERIFY2(chart->accessibleDescription().contains(QStringLiteral("without an answer: 5 times")),
                 qPrintable(chart->accessibleDescription()));
        const QString name = QStringLiteral("How the chosen site is, and what to do");
        QVERIFY2(textOf(panel, name).contains(QStringLiteral("The last failure: job")),
                 qPrintable(textOf(panel, name)));
        QVERIFY(textOf(panel, name).contains(QStringLiteral("before your 312 queued jobs")));
        QVERIFY(textOf(panel, QStringLiteral("The sites in short"))
                    .contains(QStringLiteral("down: 1, drained: 1")));
        // What it is certified for, with what was found.
        QTreeView *certified = tableCalled(panel, QStringLiteral("What the chosen site is certified for"));
        QVERIFY(certified);
        QTRY_COMPARE(certified->model()->rowCount(), 3);
        QCOMPARE(cell(0, EndpointModel::Certification), QStringLiteral("needed: 1 good, 1 not, 1 under way"));
        QCOMPARE(cell(1, EndpointModel::Certification), QStringLiteral("not needed"));
        QCOMPARE(cell(2, EndpointModel::Certification), QStringLiteral("needed, none yet"));
        const auto found = [certified](int row, int column) {
            return certified->model()->index(row, column).data().toString();
        };
        QCOMPARE(found(0, CertificationModel::Result), QStringLiteral("under way"));
        QCOMPARE(found(1, CertificationModel::Result), QStringLiteral("good"));
        QCOMPARE(found(2, CertificationModel::Result), QStringLiteral("differs"));
        QCOMPARE(found(2, CertificationModel::By), QStringLiteral("agent"));
        auto *about = panel.findChild<QTabWidget *>();
        about->setCurrentIndex(1);
        QVERIFY(certified->isVisible());
        certified->setCurrentIndex(certified->model()->index(2, 0));
        QVERIFY(textOf(panel, QStringLiteral("Findings of the chosen certification"))
                    .contains(QStringLiteral("the sample has 412 events")));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("endpoints")));
        auto *withdraw = panel.findChild<QAction *>(QStringLiteral("site.withdraw"));
        QVERIFY(withdraw && !withdraw->isEnabled());
        certified->setFocus();
        QTest::keyClick(certified, Qt::Key_Up);
        QVERIFY(withdraw->isEnabled());
        QVERIFY2(
            withdraw->toolTip().contains(QStringLiteral("prodctl sites withdraw alpha production demo-2.0")),
            qPrintable(withdraw->toolTip()));
        QTest::keyClick(certified, Qt::Key_Return);
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("request = 3"));

        // By the keyboard: the next site, and its jobs.
        sites->setFocus();
        QTest::keyClick(sites, Qt::Key_Down);
        QTRY_VERIFY(textOf(panel, name).contains(QStringLiteral("No answer within 10 s.")));
        QVERIFY(!textOf(panel, name).contains(QStringLiteral("The last failure")));
        QSignalSpy shown(&fixture.context(), &PanelContext::showAsked);
        QTest::keyClick(sites, Qt::Key_Return);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("site = beta"));
        QVERIFY(parseFilter(fixture.selection().jobFilter(), jobFields(), 0));
        // By another panel, also before the sites are read.
        fixture.selection().setSite(SiteId(1));
        QCOMPARE(sites->currentIndex().siblingAtColumn(EndpointModel::Name).data().toString(),
                 QStringLiteral("alpha"));
        fixture.selection().setSite(SiteId(2));
        EndpointsPanel later(fixture.context());
        later.show();
        QTRY_VERIFY(later.isLoaded());
        QCOMPARE(tableCalled(later, QStringLiteral("Sites"))
                     ->currentIndex()
                     .siblingAtColumn(EndpointModel::Name)
                     .data()
                     .toString(),
                 QStringLiteral("beta"));
        for (const QToolButton *button : panel.findChildren<QToolButton *>())
            if (button->defaultAction())
                QVERIFY(!button->accessibleName().isEmpty() && button->focusPolicy() == Qt::StrongFocus);
    }

    void asksForCommandsAndFollowsThem()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        EndpointsPanel panel(fixture.context());
        panel.resize(1000, 600);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *drain = panel.findChild<QAction *>(QStringLiteral("site.drain"));
        auto *undrain = panel.findChild<QAction *>(QStringLiteral("site.undrain"));
        auto *ask = panel.findChild<QAction *>(QStringLiteral("site.ask"));
        QVERIFY(drain && undrain && ask && drain->isEnabled() && ask->isEnabled() && !undrain->isEnabled());
        QVERIFY(drain->toolTip().contains(QStringLiteral("prodctl sites drain alpha")));
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        drain->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), QStringLiteral("site.drain"));
        QCOMPARE(asked.first().at(1).toJsonObject().value(QStringLiteral("name")).toString(),
                 QStringLiteral("alpha"));

        fixture.run(QStringLiteral("carla"), QStringLiteral("site.drain"),
                    {{QStringLiteral("name"), QStringLiteral("alpha")},
                     {QStringLiteral("reason"), QStringLiteral("power cut")}});
        QTRY_VERIFY(undrain->isEnabled() && !drain->isEnabled());
        QCOMPARE(drain->toolTip(), QStringLiteral("It is drained already."));
        fixture.run(QStringLiteral("anna"), QStringLiteral("site.undrain"),
                    {{QStringLiteral("name"), QStringLiteral("alpha")}});
        QTRY_VERIFY(drain->isEnabled());
        auto *require = panel.findChild<QAction *>(QStringLiteral("site.require"));
        auto *exempt = panel.findChild<QAction *>(QStringLiteral("site.exempt"));
        auto *certify = panel.findChild<QAction *>(QStringLiteral("site.certify"));
        QVERIFY(require && exempt && certify && require->isEnabled() && !exempt->isEnabled());
        certify->trigger();
        QCOMPARE(asked.last().at(0).toString(), QStringLiteral("site.certify"));
        fixture.run(QStringLiteral("anna"), QStringLiteral("site.require"),
                    {{QStringLiteral("name"), QStringLiteral("alpha")},
                     {QStringLiteral("reason"), QStringLiteral("new nodes")}});
        QTRY_VERIFY(exempt->isEnabled() && !require->isEnabled());
        QVERIFY2(textOf(panel, QStringLiteral("How the chosen site is, and what to do"))
                     .contains(QStringLiteral("must be certified for a step and release")),
                 qPrintable(textOf(panel, QStringLiteral("How the chosen site is, and what to do"))));
        // What one may not, the button says.
        fixture.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
        QVERIFY(!drain->isEnabled() && drain->toolTip().contains(QStringLiteral("vera has the role viewer")));
        fixture.context().setPrincipal({QStringLiteral("ben"), Role::Site, SiteId(2)});
        QVERIFY(!drain->isEnabled() && drain->toolTip().contains(QStringLiteral("another site")));
    }
};

QTEST_MAIN(EndpointsTest)
#include "tst_endpoints.moc"

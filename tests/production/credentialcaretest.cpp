// The sites' credentials as an agent looks after them: judged against the open jobs of a real store, and
// renewed by a real program.
#include "models/production/credentialcare.h"
#include "models/storage/openwork.h"
#include "tests/support/credited.h"
#include "tests/support/manualclock.h"

#include <QJsonDocument>
#include <QTest>

#include <sys/stat.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr int kPatience = 30'000;  // of a busy machine

struct Scene {
    static CampaignOptions manyJobs()
    {
        CampaignOptions options;
        options.splitSize = 15;  // 224 + 4 events: 16 jobs
        options.takeTo = RequestStatus::Running;
        return options;
    }
    Scene() : campaign(manyJobs()), clock(QDateTime::currentMSecsSinceEpoch()) { }

    QString token() const { return campaign.folder.path("token"); }
    QString writeToken(const QString &name, TimeMs from, TimeMs until) const
    {
        const auto part = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QJsonObject claims{{"nbf", (clock.now() + from) / 1000}, {"exp", (clock.now() + until) / 1000}};
        const QString path = campaign.folder.write(
            name, part("{}") + '.' + part(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + ".c2ln");
        ::chmod(qPrintable(path), 0600);
        return path;
    }
    void setUp(const QJsonObject &settings) const
    {
        must(campaign.db->run(QStringLiteral("UPDATE sites SET settings = ?"),
                              {QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Compact))}));
    }
    CredentialRound round(CredentialCare &credentials) const
    {
        return must(credentials.lookAfter(*campaign.db));
    }

    CampaignFixture campaign;
    ManualClock clock;
};
}  // namespace

class CredentialCareTest : public QObject {
    Q_OBJECT

  private slots:
    void openWorkIsCountedByIndex()
    {
        Scene s;
        OpenWork work = must(openWork(*s.campaign.db, s.campaign.site, s.clock.now()));
        const qint64 jobs = s.campaign.count("SELECT count(*) FROM jobs WHERE status = 'pending'");
        QVERIFY(jobs > 12);
        QCOMPARE(work.jobs, jobs);
        QCOMPARE(work.jobsPerHour, 0.0);
        QCOMPARE(work.wallSeconds, 3600);

        const auto pending = must(s.campaign.db->list(QStringLiteral("SELECT id FROM jobs ORDER BY id"), {},
                                                      [](const Row &row) { return row.id<JobId>(0); }));
        for (int i = 0; i < 12; ++i)
            creditJob(s.campaign, pending.at(i));
        // Twelve in the last two hours, one of them long ago.
        must(s.campaign.db->run(QStringLiteral("UPDATE jobs SET ended_at = ? WHERE status = 'done'"),
                                {s.clock.now() - 2 * kHour}));
        work = must(openWork(*s.campaign.db, s.campaign.site, s.clock.now()));
        QCOMPARE(work.jobs, jobs - 12);
        QCOMPARE(work.jobsPerHour, 6.0);
        work = must(openWork(*s.campaign.db, s.campaign.site, s.clock.now() + kDay));
        QCOMPARE(work.jobsPerHour, 0.0);
        QCOMPARE(must(openWork(*s.campaign.db, SiteId(4711), s.clock.now())).jobs, 0);
    }

    void warnsBeforeTheWorkOutlivesIt()
    {
        Scene s;
        CredentialCare credentials(s.clock);
        QVERIFY(s.round(credentials).warnings.isEmpty());  // no site needs one

        s.writeToken("token", -kHour, 30 * kDay);
        s.setUp({{"token-file", s.token()}});
        s.clock.advance(kMinute);
        QVERIFY(s.round(credentials).warnings.isEmpty());

        s.writeToken("token", -kHour, 3 * kHour);  // jobs of up to an hour, two at a time
        s.clock.advance(kMinute);
        const QStringList warnings = s.round(credentials).warnings;
        QCOMPARE(warnings.size(), 1);
        QVERIFY2(warnings.first().contains("alpha") && warnings.first().contains(s.token())
                     && warnings.first().contains("before the queued jobs"),
                 qPrintable(warnings.first()));
        s.clock.advance(5 * kMinute);
        QCOMPARE(s.round(credentials).warnings, warnings);  // word by word: it is told once

        const auto credential = readCredential(s.token(), s.clock);
        const auto sites = must(listSites(*s.campaign.db));
        const auto verdict = must(judgeFor(*s.campaign.db, sites.first(), credential, s.clock.now()));
        QCOMPARE(verdict.state, CredentialState::EndsBeforeWork);
        QVERIFY2(verdict.sentence.contains("queued jobs"), qPrintable(verdict.sentence));

        ::chmod(qPrintable(s.token()), 0644);
        s.clock.advance(kMinute);
        QVERIFY(s.round(credentials).warnings.first().contains("chmod 600"));
    }

    // What ends is ended by the clock of whoever looks at it.
    void judgesByTheClockOfTheServer()
    {
        Scene s;
        const QHash<qint64, TimeMs> ahead{{s.campaign.site.value(), 2 * kHour}};
        CredentialCare credentials(s.clock);
        s.writeToken("token", -kHour, kHour);
        s.setUp({{"token-file", s.token()}});
        QStringList warnings = must(credentials.lookAfter(*s.campaign.db, ahead)).warnings;
        QVERIFY2(warnings.first().contains("It ended at"), qPrintable(warnings.first()));
        QVERIFY2(warnings.last().contains("2 h ahead"), qPrintable(warnings.last()));
        s.writeToken("token", 90 * kMinute, 30 * kDay);
        s.clock.advance(kMinute);
        warnings = must(credentials.lookAfter(*s.campaign.db, ahead)).warnings;
        QCOMPARE(warnings.size(), 1);  // that the clocks differ
        s.clock.advance(kMinute);
        warnings = s.round(credentials).warnings;
        QVERIFY2(warnings.first().contains("valid from"), qPrintable(warnings.first()));
    }

    void renewsByTheCommandOfTheSite()
    {
        Scene s;
        s.writeToken("token", -9 * kHour, kHour);
        s.writeToken("new", 0, 40 * kDay);
        const QString program = s.campaign.folder.write(
            "renew.sh", "#!/bin/sh\nmv " + s.campaign.folder.path("new").toUtf8() + " \"$1\"\n");
        ::chmod(qPrintable(program), 0700);
        s.setUp({{"token-file", s.token()}, {"renew", program}});
        CredentialCare credentials(s.clock);
        CredentialRound round = s.round(credentials);
        QVERIFY(round.isRenewing);
        QCOMPARE(round.news.size(), 1);
        QVERIFY(!round.warnings.isEmpty());
        const auto isRenewed = [&] {
            round = s.round(credentials);
            return round.renewed == 1;
        };
        QVERIFY(QTest::qWaitFor(isRenewed, kPatience));
        QVERIFY(!round.isRenewing);
        QVERIFY2(round.news.first().contains("is renewed"), qPrintable(round.news.first()));
        QVERIFY(s.round(credentials).warnings.isEmpty());  // judged at once, without a minute's wait
    }
};

QTEST_GUILESS_MAIN(CredentialCareTest)
#include "credentialcaretest.moc"

// An access token, and nothing else, at a real ARC computing element that believes its issuer.
#include "tests/endpoints/arcsite.h"
#include "tests/endpoints/tokenissuer.h"

#include "tests/support/manualclock.h"

using namespace shiftdeck;
using test::ArcServer;
using test::ArcSite;
using test::FaultProxy;
using test::NetFault;
using test::TokenIssuer;

class ArcTokensTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        m_issuer = std::make_unique<TokenIssuer>();
        m_arc = std::make_unique<ArcServer>(QStringList{"SHIFTDECK_TEST_ARC_ISSUER=" + m_issuer->address()});
        m_issuer->begin(m_arc->identity(), m_arc->certificates() + "/issuer.key");
        // Without a certificate of its own.
        m_toArc = m_arc->identity();
        m_toArc.own = "/nowhere";
    }
    void cleanupTestCase()
    {
        m_arc.reset();
        m_issuer.reset();
    }

    void runsJobs()
    {
        ArcSite site(*m_arc);
        useToken(site, m_issuer->token("operator"));
        QVERIFY(site.config.credentialFile.isEmpty());
        const auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY2(health && health->up, qPrintable(health ? health->message : health.error().cause));
        auto good =
            site.job("token-good", site.application("echo made > out/main; echo '{}' > application.json"));
        good.outputs = {{"main", "main"}};
        const auto slow =
            site.job("token-slow", site.application("echo > \"$SHIFTDECK_SITE/began\"; sleep 600"));
        for (const SubmitAnswer &answer : site.submit({good, slow}))
            QVERIFY2(answer.job, qPrintable(answer.job ? QString() : answer.job.error().cause));
        QVERIFY(m_issuer->questions() > 0);
        QVERIFY(site.waitForPhase(good.token, EndpointPhase::Ended));
        QCOMPARE(site.find(good.token).exitCode, std::optional<int>(0));
        const auto folder = QCoro::waitFor(site.endpoint->retrieve(good.token, {}));
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().cause));
        QCOMPARE(readBounded(*folder + "/out/main", 100).value_or(QByteArray()), QByteArray("made\n"));
        QVERIFY(QTest::qWaitFor([&] { return !m_arc->jobNames().contains(good.token); }, 30'000));
        // There is nothing to lend.
        QVERIFY(!QFile::exists(site.config.spool.folder + "/delegation"));
        // Found again by its name alone.
        QVERIFY(QFile::remove(site.jobFile(slow.token, "arc")));
        site.endpoint = site.open();
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(site.siteFile("began")); }, 60'000));
        QVERIFY(site.waitForPhase(slow.token, EndpointPhase::Running));
        const auto cancelled = QCoro::waitFor(site.endpoint->cancel({slow.token}, {}));
        QVERIFY(cancelled && cancelled->first().done);
        QVERIFY(site.waitForPhase(slow.token, EndpointPhase::Ended));
        QCOMPARE(site.find(slow.token).reason, QString("cancelled"));
    }

    void tellsWhyATokenIsNotTaken()
    {
        FaultProxy proxy(m_arc->url(), m_toArc);
        ArcSite site(*m_arc, proxy.url());
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QByteArray expired = m_issuer->token("operator", {{"nbf", now - 7200}, {"exp", now - 3600}});
        // It is not even sent.
        useToken(site, expired);
        QVERIFY2(causeOf(site).contains("The access token expired at"), qPrintable(causeOf(site)));
        QVERIFY(!proxy.lastRequest().contains("Bearer"));
        // Where the clock here is wrong, the server decides.
        test::ManualClock early;
        early.set((now - 5400) * 1000);
        site.endpoint = site.open(early);
        const QString late = causeOf(site);
        QVERIFY2(late.contains("HTTP 403") && late.contains("operator") && late.contains(m_issuer->address()),
                 qPrintable(late));
        const QList<std::pair<QByteArray, QString>> others{
            {m_issuer->token("operator", {}, m_arc->certificates() + "/operator.key"),
             "signed by somebody else"},
            {m_issuer->token("operator", {{"iss", "https://localhost:1"}}), "of another issuer"}};
        for (const auto &[token, which] : others) {
            useToken(site, token);
            const QString cause = causeOf(site);
            QVERIFY2(cause.contains("does not let us in") && cause.contains(site.config.tokenFile),
                     qPrintable(which + ": " + cause));
            QVERIFY(!cause.contains(QString::fromLatin1(token)));
            const auto answer = site.submit({site.job("token-bad1", site.application("true"))}).first().job;
            QVERIFY2(!answer && answer.error().code == ErrorCode::NotAuthorized, qPrintable(which));
        }
        QVERIFY(!m_arc->jobNames().contains("token-bad1"));
    }

    void staysWithItsHost()
    {
        FaultProxy elsewhere(m_arc->url(), m_toArc), proxy(m_arc->url(), m_toArc);
        ArcSite site(*m_arc, proxy.url());
        useToken(site, m_issuer->token("operator"));
        for (const char *status :
             {"301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"}) {
            proxy.setOtherReply("HTTP/1.1 " + QByteArray(status) + "\r\nLocation: "
                                + elsewhere.url().toEncoded() + "/rest\r\nContent-Length: 0\r\n\r\n");
            proxy.setChoice([](const QByteArray &) { return NetFault::OtherReply; });
            QVERIFY2(causeOf(site).contains("sends elsewhere"), qPrintable(causeOf(site)));
            QVERIFY(!site.submit({site.job("token-away", site.application("true"))}).first().job);
        }
        QVERIFY(proxy.lastRequest().contains("Authorization: Bearer "));
        QCOMPARE(elsewhere.requests(""), 0);
        // Nor to a server that cannot show who it is.
        proxy.setChoice({});
        site.config.url.setHost("127.0.0.2");
        site.endpoint = site.open();
        const qsizetype before = proxy.requests("");
        QVERIFY(!causeOf(site).isEmpty());
        QCOMPARE(proxy.requests(""), before);
    }

    void takesARenewedTokenAtOnce()
    {
        FaultProxy proxy(m_arc->url(), m_toArc);
        ArcSite site(*m_arc, proxy.url());
        const QByteArray first = m_issuer->token("operator", {{"jti", "first"}});
        useToken(site, first);
        const auto job = site.job("token-renew",
                                  site.application("while [ ! -e \"$SHIFTDECK_SITE/go\" ];"
                                                   " do sleep 0.1; done"));
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(proxy.lastRequest().contains(first));
        // What it is replaced by counts, without a start: first one that is not taken, then a good one.
        site.writeSecret(site.config.tokenFile,
                         m_issuer->token("operator", {}, m_arc->certificates() + "/operator.key"));
        QVERIFY(!site.find(QStringList{job.token}));
        const QByteArray second = m_issuer->token("operator", {{"jti", "second"}});
        site.writeSecret(site.config.tokenFile, second);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Running));
        QVERIFY(proxy.lastRequest().contains(second));
        QVERIFY(writeAtomically(site.siteFile("go"), {}));
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
    }

    // The same without the proxy, whose connections are of one request each.
    void takesARenewedTokenOnAnOpenConnection()
    {
        ArcSite site(*m_arc);
        useToken(site, m_issuer->token("operator", {}, m_arc->certificates() + "/operator.key"));
        QVERIFY(!causeOf(site).isEmpty());
        site.writeSecret(site.config.tokenFile, m_issuer->token("operator"));
        QCOMPARE(causeOf(site), QString());
        site.writeSecret(site.config.tokenFile,
                         m_issuer->token("operator", {}, m_arc->certificates() + "/operator.key"));
        QVERIFY2(causeOf(site).contains("does not let us in"), qPrintable(causeOf(site)));
    }

  private:
    static void useToken(ArcSite &site, const QByteArray &token)
    {
        site.config.credentialFile.clear();
        site.config.tokenFile = site.siteFile("token");
        site.writeSecret(site.config.tokenFile, token);
        site.endpoint = site.open();
    }
    // Why the endpoint is down, says its health; empty: it is up.
    static QString causeOf(const ArcSite &site)
    {
        const auto health = QCoro::waitFor(site.endpoint->health({}));
        return !health ? health.error().cause : health->up ? QString() : health->message;
    }

    std::unique_ptr<TokenIssuer> m_issuer;
    std::unique_ptr<ArcServer> m_arc;
    test::ServerIdentity m_toArc;
};

QTEST_GUILESS_MAIN(ArcTokensTest)
#include "arctokenstest.moc"

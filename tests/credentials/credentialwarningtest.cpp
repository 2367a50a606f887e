#include "models/core/timespan.h"
#include "models/credentials/credentialwarning.h"

#include <QTest>

using namespace shiftdeck;

namespace {
constexpr TimeMs kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr TimeMs kNow = 1'700'000'000'000;

Credential lasting(TimeMs from, TimeMs until)
{
    Credential credential;
    credential.kind = CredentialKind::Jwt;
    credential.notBefore = kNow + from;
    credential.expires = kNow + until;
    return credential;
}

CredentialUse use(qint64 jobs = 0, TimeMs needs = 0)
{
    CredentialUse result;
    result.now = kNow;
    result.work = {jobs, needs == 0 ? 0 : kNow + needs};
    return result;
}
}  // namespace

class CredentialWarningTest : public QObject {
    Q_OBJECT

  private slots:
    void statesAndSentences_data()
    {
        QTest::addColumn<TimeMs>("from");
        QTest::addColumn<TimeMs>("until");
        QTest::addColumn<int>("jobs");
        QTest::addColumn<TimeMs>("needs");
        QTest::addColumn<CredentialState>("state");
        QTest::addColumn<QString>("sentence");
        using S = CredentialState;
        QTest::newRow("good") << -kDay << 30 * kDay << 0 << TimeMs(0) << S::Good << "It ends in 30 d.";
        QTest::newRow("soon: the last hour")
            << -2 * kHour << 59 * kMinute << 0 << TimeMs(0) << S::EndsSoon << "It ends in 59 min. Renew it.";
        QTest::newRow("soon: the last tenth")
            << -100 * kHour << 11 * kHour << 0 << TimeMs(0) << S::EndsSoon << "It ends in 11 h. Renew it.";
        QTest::newRow("not soon: the last day and more")
            << -400 * kDay << 25 * kHour << 0 << TimeMs(0) << S::Good << "It ends in 1 d 1 h.";
        QTest::newRow("before the work")
            << -kHour << 3 * kHour + 12 * kMinute << 312 << 5 * kHour << S::EndsBeforeWork
            << "It ends in 3 h 12 min, before your 312 queued jobs, which need about 5 h.";
        QTest::newRow("just after the work")
            << -kHour << 6 * kHour << 312 << 6 * kHour << S::Good << "It ends in 6 h.";
        QTest::newRow("work of unknown length")
            << -kHour << 6 * kHour << 312 << TimeMs(0) << S::Good << "It ends in 6 h.";
        QTest::newRow("expired") << -kDay << -5 * kMinute << 3 << kHour << S::Expired
                                 << "It ended 5 min ago; renew it.";
        QTest::newRow("this moment") << -kDay << TimeMs(0) << 0 << TimeMs(0) << S::Expired
                                     << "It ended 0 s ago; renew it.";
        QTest::newRow("not yet")
            << 2 * kHour << kDay << 0 << TimeMs(0) << S::NotYetValid
            << "It is valid from 2023-11-15 00:13:20 UTC on, in 2 h; is this clock right?";
    }

    void statesAndSentences()
    {
        QFETCH(TimeMs, from);
        QFETCH(TimeMs, until);
        QFETCH(int, jobs);
        QFETCH(TimeMs, needs);
        QFETCH(CredentialState, state);
        QFETCH(QString, sentence);
        const auto verdict = judgeCredential(lasting(from, until), use(jobs, needs));
        QCOMPARE(verdict.sentence, sentence);
        QCOMPARE(verdict.state, state);
        QCOMPARE(verdict.leftMs, until);
        QCOMPARE(verdict.isUsable(), state <= CredentialState::EndsBeforeWork);
        QVERIFY(verdict.notes.isEmpty());
        QCOMPARE(countdown(verdict), endCountdown(kNow + until, kNow));
    }

    void attributesMayEndFirst()
    {
        Credential proxy = lasting(-kHour, 30 * kDay);
        proxy.attributesExpire = kNow + 12 * kHour;
        QCOMPARE(judgeCredential(proxy, use()).sentence, "Its VOMS attributes end in 12 h.");
        QCOMPARE(judgeCredential(proxy, use(5, kDay)).sentence,
                 "Its VOMS attributes end in 12 h, before your 5 queued jobs, which need about 1 d.");
        proxy.attributesExpire = kNow - kHour;
        const auto verdict = judgeCredential(proxy, use());
        QCOMPARE(verdict.state, CredentialState::Expired);
        QCOMPARE(verdict.sentence, "Its VOMS attributes ended 1 h ago; renew it.");
        QCOMPARE(countdown(verdict), "ended 1 h ago");
    }

    void whatHasNoEndOrCannotBeRead()
    {
        const auto endless = judgeCredential(Credential{}, use(5, kDay));
        QCOMPARE(endless.state, CredentialState::Good);
        QCOMPARE(countdown(endless), "has no end");
        const Result<Credential> none = fail(ErrorCode::NotFound, "/x", "There is no such file.");
        const auto unreadable = judgeCredential(none, use());
        QCOMPARE(unreadable.state, CredentialState::Unreadable);
        QCOMPARE(unreadable.sentence, "There is no such file.");
        QVERIFY(!unreadable.isUsable());
        QCOMPARE(countdown(unreadable), "not known");
    }

    void theServersClockCounts()
    {
        CredentialUse ahead = use();
        ahead.serverAhead = 2 * kHour;
        const auto verdict = judgeCredential(lasting(-kDay, kHour), ahead);
        QCOMPARE(verdict.state, CredentialState::Expired);
        QCOMPARE(verdict.notes, QStringList{"The server's clock, which counts, is 2 h ahead of this one."});
        ahead.serverAhead = -6 * kMinute;
        QCOMPARE(judgeCredential(lasting(-3 * kMinute, kDay), ahead).state, CredentialState::NotYetValid);
        ahead.serverAhead = 2000;
        QVERIFY(judgeCredential(lasting(-kDay, kDay), ahead).notes.isEmpty());
    }

    void agentsAreToldToUseRobots()
    {
        Credential personal = lasting(-kDay, 30 * kDay);
        personal.kind = CredentialKind::Proxy;
        personal.key = KeyState::Fits;
        personal.subject = "/CN=Anna";
        personal.isPersonal = true;
        QVERIFY(judgeCredential(personal, use()).notes.isEmpty());
        CredentialUse agents = use();
        agents.unattended = true;
        const auto notes = judgeCredential(personal, agents).notes;
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.first().contains("/CN=Anna") && notes.first().contains("robot"));
        personal.isPersonal = false;
        personal.isRobot = true;
        QVERIFY(judgeCredential(personal, agents).notes.isEmpty());
        personal.key = KeyState::Absent;
        QVERIFY(judgeCredential(personal, agents).notes.first().contains("private key"));
        personal.key = KeyState::Locked;
        QVERIFY(judgeCredential(personal, agents).notes.first().contains("passphrase"));
    }

    void workIsExpectedByPaceOrByLimits()
    {
        const auto needs = [](const WorkPace &pace) { return expectWork(pace, kNow).expectedEnd - kNow; };
        QCOMPARE(expectWork({}, kNow).expectedEnd, 0);
        QCOMPARE(needs({100, 50, 4, 3600}), 3 * kHour);  // two hours of queue, and one more for the last
        QCOMPARE(needs({10, 0, 4, 3600}), 3 * kHour);  // three rounds
        QCOMPARE(needs({10, 0, 0, 3600}), kHour);
        QCOMPARE(expectWork({10, 0, 4, 0}, kNow).expectedEnd, 0);
        QCOMPARE(expectWork({1'000'000'000, 0.0001, 1, 0}, kNow).expectedEnd, 0);
        QCOMPARE(expectWork({10, qQNaN(), 1, -5}, kNow).expectedEnd, 0);
        QCOMPARE(expectWork({-3, 1, 1, 1}, kNow).jobs, 0);
    }

    void ends()
    {
        QCOMPARE(endCountdown(kNow + 3 * kHour + 12 * kMinute, kNow), "ends in 3 h 12 min");
        QCOMPARE(endCountdown(kNow - 2 * kDay, kNow), "ended 2 d ago");
        QCOMPARE(endCountdown(kNow + 500, kNow), "ends now");
    }
};

QTEST_APPLESS_MAIN(CredentialWarningTest)
#include "credentialwarningtest.moc"

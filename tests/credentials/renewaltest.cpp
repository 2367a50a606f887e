// Renewing with real programs: shell scripts that renew, fail, chatter, hang and leave children behind.
#include "models/credentials/renewal.h"
#include "tests/support/manualclock.h"
#include "tests/support/temporaryfolder.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr int kPatience = 30'000;  // of a busy machine

QByteArray webToken(TimeMs from, TimeMs until)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part("{}") + '.'
        + part("{\"nbf\":" + QByteArray::number(from / 1000) + ",\"exp\":" + QByteArray::number(until / 1000)
               + '}')
        + ".c2ln";
}

// A site's folder with a token, and a program that is to renew it.
struct Scene {
    Scene() { writeToken("token", clock.now() - 9 * kHour, clock.now() + kHour); }
    QString token() const { return folder.path("token"); }
    void writeToken(const QString &name, TimeMs from, TimeMs until) const
    {
        folder.write(name, webToken(from, until));
        ::chmod(qPrintable(folder.path(name)), 0600);
    }
    QString program(const QByteArray &script) const
    {
        const QString path =
            folder.write("renew.sh", "#!/bin/sh\nset -eu\ncd " + folder.path().toUtf8() + "\n" + script);
        ::chmod(qPrintable(path), 0700);
        return path;
    }
    Renewal renewal(const QByteArray &script, qint64 limitMs = 60'000) const
    {
        Renewal::Config config;
        config.program = program(script);
        config.path = token();
        config.limitMs = limitMs;
        return Renewal(config, clock);
    }
    QByteArray content(const QString &name) const
    {
        QFile file(folder.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    TemporaryFolder folder;
    ManualClock clock;
};

// What comes next that is news; Nothing when there is none for long.
RenewalNews next(Renewal &renewal)
{
    RenewalNews news;
    const auto happened = [&] {
        news = renewal.renewWhenDue();
        return news.kind != RenewalNews::Nothing;
    };
    if (!QTest::qWaitFor(happened, kPatience))
        qWarning("nothing happened");
    return news;
}
}  // namespace

class RenewalTest : public QObject {
    Q_OBJECT

  private slots:
    void dueInTheLastQuarterOfALife()
    {
        Credential credential;
        QCOMPARE(renewalDueAt(credential), 0);
        QVERIFY(!isRenewalDue(credential, 1));
        credential.expires = 100 * kHour;
        QCOMPARE(renewalDueAt(credential), 99 * kHour);  // a life of unknown length
        credential.notBefore = 60 * kHour;
        QCOMPARE(renewalDueAt(credential), 90 * kHour);
        credential.attributesExpire = 80 * kHour;
        QCOMPARE(renewalDueAt(credential), 75 * kHour);
        QVERIFY(isRenewalDue(credential, 75 * kHour) && !isRenewalDue(credential, 75 * kHour - 1));
        QVERIFY(isRenewalDue(credential, 500 * kHour));
        Credential year;
        year.notBefore = kDay;
        year.expires = 366 * kDay;
        QCOMPARE(renewalDueAt(year), 359 * kDay);
        QVERIFY(isRenewalDue(fail(ErrorCode::NotFound, {}, {}), 1));
        QVERIFY(!isRenewalDue(fail(ErrorCode::NotAuthorized, {}, {}), 1));
        QVERIFY(!isRenewalDue(fail(ErrorCode::InvalidInput, {}, {}), 1));
    }

    void pausesGrow()
    {
        QCOMPARE(renewalPauseMs(1), kMinute);
        QCOMPARE(renewalPauseMs(2), 2 * kMinute);
        QCOMPARE(renewalPauseMs(6), 32 * kMinute);
        QCOMPARE(renewalPauseMs(7), kHour);
        QCOMPARE(renewalPauseMs(1'000'000), kHour);
    }

    void renewsWhenItIsTime()
    {
        Scene scene;
        scene.writeToken("new", scene.clock.now(), scene.clock.now() + 12 * kHour);
        Renewal renewal = scene.renewal("echo \"$#\" \"$1\" >called\nenv >environment\nmv new \"$1\"\n");
        qputenv("SHIFTDECK_TEST_SECRET", "x");
        qputenv("PGPASSWORD", "x");
        QCOMPARE(next(renewal).kind, RenewalNews::Started);
        QVERIFY(renewal.isRunning());
        const RenewalNews renewed = next(renewal);
        qunsetenv("SHIFTDECK_TEST_SECRET");
        qunsetenv("PGPASSWORD");
        QVERIFY2(renewed.kind == RenewalNews::Renewed, qPrintable(renewed.sentence));
        QVERIFY(renewed.sentence.contains(scene.token())
                && renewed.sentence.contains("2011-05-02 00:00:00 UTC"));
        QCOMPARE(scene.content("called"), "1 " + scene.token().toUtf8() + "\n");
        QVERIFY(!scene.content("environment").contains("SHIFTDECK_TEST_SECRET"));
        QVERIFY(!scene.content("environment").contains("PGPASSWORD"));
        QVERIFY(scene.content("environment").contains("PATH="));
        QCOMPARE(renewal.renewWhenDue().kind, RenewalNews::Nothing);
        scene.clock.advance(8 * kHour);
        QCOMPARE(renewal.renewWhenDue().kind, RenewalNews::Nothing);
        scene.clock.advance(kHour);
        QCOMPARE(renewal.renewWhenDue().kind, RenewalNews::Started);
    }

    void aMissingOneIsMade()
    {
        Scene scene;
        scene.writeToken("new", scene.clock.now(), scene.clock.now() + 12 * kHour);
        QVERIFY(QFile::remove(scene.token()));
        Renewal renewal = scene.renewal("mv new \"$1\"\n");
        QCOMPARE(next(renewal).kind, RenewalNews::Started);
        QCOMPARE(next(renewal).kind, RenewalNews::Renewed);
    }

    void failuresAreToldAndTriedAgainLater_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        QTest::newRow("exit code") << QByteArray("echo 'no such user' >&2; exit 3\n")
                                   << "ended with 3. It said: no such user";
        QTest::newRow("a signal") << QByteArray("kill -SEGV $$\n") << "ended by a signal";
        QTest::newRow("done nothing") << QByteArray("exit 0\n") << "still ends at 2011-05-01 13:00:00 UTC";
        QTest::newRow("removed it") << QByteArray("rm \"$1\"\n") << "no such file";
        QTest::newRow("opened it") << QByteArray("chmod 644 \"$1\"\n") << "chmod 600";
        QTest::newRow("wrote nonsense") << QByteArray("echo 'a b' >\"$1\"\n") << "neither";
        QTest::newRow("says a secret")
            << QByteArray("echo \"got $(cat \"$1\") for you\" >&2; exit 1\n") << "got (hidden) for you";
        QTest::newRow("chatters") << QByteArray(
            "i=0; while [ $i -lt 20000 ]; do echo \"line $i\" >&2; i=$((i+1)); done;"
            " exit 1\n") << "It said: line 19999";
    }

    void failuresAreToldAndTriedAgainLater()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, why);
        Scene scene;
        const QString secret = QString::fromLatin1(scene.content("token"));
        Renewal renewal = scene.renewal("echo x >>tries\n" + script);
        QCOMPARE(next(renewal).kind, RenewalNews::Started);
        const RenewalNews failed = next(renewal);
        QCOMPARE(failed.kind, RenewalNews::Failed);
        QVERIFY2(failed.sentence.contains(why), qPrintable(failed.sentence));
        QVERIFY2(failed.sentence.contains("tried again in 1 min"), qPrintable(failed.sentence));
        QVERIFY(!failed.sentence.contains(secret));
        QCOMPARE(renewal.renewWhenDue().kind, RenewalNews::Nothing);
        QCOMPARE(scene.content("tries"), "x\n");
    }

    void pausesApplyToEveryTry()
    {
        Scene scene;
        Renewal renewal = scene.renewal("exit 1\n");
        for (const TimeMs pause : {1, 2, 4}) {
            QCOMPARE(next(renewal).kind, RenewalNews::Started);
            QCOMPARE(next(renewal).kind, RenewalNews::Failed);
            scene.clock.advance(pause * kMinute - 1000);
            QCOMPARE(renewal.renewWhenDue().kind, RenewalNews::Nothing);
            scene.clock.advance(1000);
        }
        // A clock that is set back by days does not stop it for days.
        QCOMPARE(next(renewal).kind, RenewalNews::Started);
        QCOMPARE(next(renewal).kind, RenewalNews::Failed);
        scene.clock.set(scene.clock.now() - 3 * kDay);
        scene.writeToken("token", scene.clock.now() - kDay, scene.clock.now() + kHour);
        QCOMPARE(next(renewal).kind, RenewalNews::Started);
    }

    void whatHangsIsEndedWithItsChildren()
    {
        Scene scene;
        // Neither minds being asked to end.
        Renewal renewal = scene.renewal("trap '' TERM\nsleep 600 &\necho $! >child\nwait\nsleep 600\n", 0);
        QCOMPARE(next(renewal).kind, RenewalNews::Started);
        QTRY_VERIFY_WITH_TIMEOUT(scene.content("child").endsWith('\n'), kPatience);
        const RenewalNews failed = next(renewal);
        QCOMPARE(failed.kind, RenewalNews::Failed);
        QVERIFY2(failed.sentence.contains("did not end within"), qPrintable(failed.sentence));
        const QByteArray child = "/proc/" + scene.content("child").trimmed();
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(QString::fromLatin1(child)), kPatience);
    }

    void nothingRunsOnWhenNobodyWatches()
    {
        Scene scene;
        {
            Renewal renewal = scene.renewal("echo $$ >self\nexec sleep 600\n");
            QCOMPARE(next(renewal).kind, RenewalNews::Started);
            QTRY_VERIFY_WITH_TIMEOUT(scene.content("self").endsWith('\n'), kPatience);
        }
        QVERIFY(!QFileInfo::exists("/proc/" + QString::fromLatin1(scene.content("self").trimmed())));
    }

    void aProgramThatOthersMayChangeIsNotRun()
    {
        Scene scene;
        for (const mode_t mode : {0720, 0702, 0600}) {
            Renewal renewal = scene.renewal("echo x >called\n");
            ::chmod(qPrintable(renewal.config().program), mode);
            const RenewalNews failed = next(renewal);
            QCOMPARE(failed.kind, RenewalNews::Failed);
            QVERIFY2(failed.sentence.contains(mode == 0600 ? "no program" : "chmod go-w"),
                     qPrintable(failed.sentence));
        }
        QVERIFY(!QFile::exists(scene.folder.path("called")));
        QVERIFY(!checkHookProgram("renew.sh") && !checkHookProgram(scene.folder.path()));
        QVERIFY(checkHookProgram("/bin/sh"));
    }
};

QTEST_GUILESS_MAIN(RenewalTest)
#include "renewaltest.moc"

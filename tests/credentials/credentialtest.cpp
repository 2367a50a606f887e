// Credentials as real tools make them: openssl certificates and proxies, voms-proxy-fake's attributes.
#include "models/core/files.h"
#include "models/credentials/accesstoken.h"
#include "models/credentials/credential.h"
#include "models/credentials/vomsattributes.h"
#include "tests/support/manualclock.h"
#include "tests/support/temporaryfolder.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kDay = 24 * 3'600'000;
const QString kAnna = QStringLiteral("/DC=org/DC=example/O=Grid/CN=Anna Müller");
const QString kAuthority = QStringLiteral("/DC=org/DC=example/CN=Test Authority");

QByteArray webToken(const QByteArray &claims)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QByteArray header = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    return part(header) + '.' + part(claims) + '.' + part("no signature of worth");
}
}  // namespace

class CredentialTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("sh", {SHIFTDECK_SOURCE_DIR "/tests/support/makecredentials.sh", m_folder.path()});
        QVERIFY(process.waitForFinished(100'000));
        QVERIFY2(process.exitCode() == 0, process.readAll() + content("make.log"));
        m_clock.set(QDateTime::currentMSecsSinceEpoch());
    }

    void everyKindSaysWhoAndUntilWhen_data()
    {
        QTest::addColumn<CredentialKind>("kind");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("robot");
        QTest::addColumn<KeyState>("key");
        const QString robot =
            QStringLiteral("/DC=org/DC=example/O=Grid/CN=Robot - production agent/CN=Anna Müller");
        using K = CredentialKind;
        QTest::newRow("anna.pem") << K::Certificate << kAnna << kAuthority << 20 << false << KeyState::Absent;
        QTest::newRow("anna-both.pem")
            << K::Certificate << kAnna << kAuthority << 20 << false << KeyState::Fits;
        QTest::newRow("anna-locked.pem")
            << K::Certificate << kAnna << kAuthority << 20 << false << KeyState::Locked;
        QTest::newRow("robot-both.pem")
            << K::Certificate << robot << kAuthority << 20 << true << KeyState::Fits;
        // The authority between ends before what it signed.
        QTest::newRow("robot-chain.pem")
            << K::Certificate << QStringLiteral("/DC=org/DC=example/O=Grid/CN=Robot:under")
            << QStringLiteral("/DC=org/DC=example/CN=Between") << 1 << true << KeyState::Fits;
        QTest::newRow("proxy.pem") << K::Proxy << kAnna << kAuthority << 2 << false << KeyState::Fits;
        QTest::newRow("proxy-alone.pem") << K::Proxy << kAnna << QString() << 2 << false << KeyState::Fits;
        // The proxy of the proxy says ten days; what it hangs on ends in two.
        QTest::newRow("proxy-proxy.pem") << K::Proxy << kAnna << kAuthority << 2 << false << KeyState::Fits;
        QTest::newRow("legacy.pem") << K::Proxy << kAnna << kAuthority << 2 << false << KeyState::Fits;
    }

    void everyKindSaysWhoAndUntilWhen()
    {
        QFETCH(CredentialKind, kind);
        QFETCH(QString, subject);
        QFETCH(QString, issuer);
        QFETCH(int, days);
        QFETCH(bool, robot);
        QFETCH(KeyState, key);
        const auto read = readCredential(m_folder.path(QTest::currentDataTag()), m_clock);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().cause));
        QCOMPARE(read->kind, kind);
        QCOMPARE(read->subject, subject);
        QCOMPARE(read->issuer, issuer);
        QCOMPARE(read->isRobot, robot);
        QCOMPARE(read->isPersonal, !robot);
        QCOMPARE(read->key, key);
        QVERIFY(read->notBefore <= m_clock.now());
        QVERIFY2(qAbs(read->expires - m_clock.now() - days * kDay) < 3'600'000,
                 qPrintable(QString::number(read->expires)));
        QCOMPARE(read->endsAt(), read->expires);
        QCOMPARE(read->path, m_folder.path(QTest::currentDataTag()));
        QCOMPARE(read->readAt, m_clock.now());
    }

    void datesAreTakenAsTheyAre()
    {
        const auto expired = readCredential(m_folder.path("expired.pem"), m_clock);
        QVERIFY(expired);
        QCOMPARE(expired->notBefore, 1304251200000);
        QCOMPARE(expired->expires, 1335873600000);
        const auto future = readCredential(m_folder.path("future.pem"), m_clock);
        QVERIFY(future && future->notBefore > m_clock.now());
    }

    void theKeyMayBeAFileOfItsOwn()
    {
        const QString certificate = m_folder.path("anna.pem");
        QCOMPARE(readCredential(certificate, m_clock, m_folder.path("anna.key"))->key, KeyState::Fits);
        const auto wrong = readCredential(certificate, m_clock, m_folder.path("robot.key"));
        QVERIFY(!wrong && wrong.error().cause.contains("belongs to another certificate"));
        const auto none = readCredential(certificate, m_clock, m_folder.path("ca.pem"));
        QVERIFY(!none && none.error().cause.contains("no private key"));
        const auto missing = readCredential(certificate, m_clock, m_folder.path("gone.key"));
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        const QString open = m_folder.write("open.key", content("anna.key"));
        ::chmod(qPrintable(open), 0640);
        const auto readable = readCredential(certificate, m_clock, open);
        QVERIFY(!readable && readable.error().code == ErrorCode::NotAuthorized);
        QVERIFY(readable.error().cause.contains("chmod 600 " + open));
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QString>("why");
        QTest::newRow("swapped.pem") << "belongs to another certificate";
        QTest::newRow("proxy-forged.pem") << "not signed by";
        QTest::newRow("anna.key") << "a private key alone";
        QTest::newRow("make.log") << "neither a certificate nor a token";
        QTest::newRow("nothing.pem") << "no such file";
    }

    void whatDoesNotFitIsRefused()
    {
        QFETCH(QString, why);
        const auto read = readCredential(m_folder.path(QTest::currentDataTag()), m_clock);
        QVERIFY(!read);
        QVERIFY2(read.error().cause.contains(why), qPrintable(read.error().cause));
        QCOMPARE(read.error().context, m_folder.path(QTest::currentDataTag()));
    }

    void secretsThatOthersMayReadAreRefused()
    {
        const QString proxy = m_folder.write("open.pem", content("proxy.pem"));
        const QString token = m_folder.write("open.token", webToken("{\"sub\":\"anna\"}"));
        for (const QString &path : {proxy, token}) {
            for (const mode_t mode : {0640, 0604, 0620, 0602, 0611}) {
                ::chmod(qPrintable(path), mode);
                const auto read = readCredential(path, m_clock);
                QVERIFY(!read && read.error().code == ErrorCode::NotAuthorized);
                QVERIFY(read.error().cause.contains("chmod 600 " + path));
            }
            for (const mode_t mode : {0600, 0400}) {
                ::chmod(qPrintable(path), mode);
                QVERIFY(readCredential(path, m_clock));
            }
        }
        // Nobody needs to hide a certificate.
        const QString certificate = m_folder.write("open-certificate.pem", content("anna.pem"));
        ::chmod(qPrintable(certificate), 0644);
        QVERIFY(readCredential(certificate, m_clock));
    }

    void onlyPlainFilesAreRead()
    {
        const QString link = m_folder.path("link.pem");
        QVERIFY(::symlink(qPrintable(m_folder.path("proxy.pem")), qPrintable(link)) == 0);
        const QString pipe = m_folder.path("pipe");
        QVERIFY(::mkfifo(qPrintable(pipe), 0600) == 0);
        const QString large = m_folder.write("large.pem", content("proxy.pem") + QByteArray(300'000, '\n'));
        for (const QString &path : {link, pipe, large, m_folder.path("certificates"), m_folder.path(),
                                    QStringLiteral("/dev/zero")}) {
            const auto read = readCredential(path, m_clock);
            QVERIFY2(!read && read.error().code == ErrorCode::InvalidInput, qPrintable(path));
            QVERIFY(!read.error().cause.isEmpty());
            QVERIFY(!readAccessToken(path, m_clock.now()));
        }
    }

    void everyCutIsAnError()
    {
        const QByteArray whole = content("proxy.pem");
        const qsizetype last = whole.trimmed().lastIndexOf("-----END");
        for (qsizetype length = 0; length < last; length += 7) {
            const auto read = parseCredential(whole.left(length), "/x", 1);
            // Where the key or the last certificate is cut off cleanly, what is left is a credential.
            QVERIFY(read || !read.error().cause.isEmpty());
            QVERIFY2(!read || !whole.left(length).trimmed().endsWith('='), "half a certificate was taken");
        }
        const auto half = parseCredential(whole.left(last), "/x", 1);
        QVERIFY(!half && half.error().cause.contains("breaks off"));
    }

    void otherEncodingsAreToldByName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QByteArray(" \n") << "empty";
        QTest::newRow("utf-16") << QByteArray("\xff\xfe-\0-\0", 6) << "byte order mark";
        QTest::newRow("utf-8 with a mark") << QByteArray("\xef\xbb\xbf-----BEGIN") << "byte order mark";
        QTest::newRow("der") << QByteArray("\x30\x82\x01\x0a\x30", 5) << "DER";
        QTest::newRow("zeros") << QByteArray("abc\0def", 7) << "binary";
        QTest::newRow("prose") << QByteArray("two words and more") << "neither";
        QTest::newRow("short") << QByteArray("abc") << "neither";
        QTest::newRow("a broken web token") << QByteArray("abcd.efgh.ijkl") << "JSON";
        QTest::newRow("an empty block")
            << QByteArray("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n") << "damaged";
    }

    void otherEncodingsAreToldByName()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, why);
        const auto read = parseCredential(bytes, "/x", 1);
        QVERIFY(!read);
        QVERIFY2(read.error().cause.contains(why), qPrintable(read.error().cause));
    }

    void tokensSayWhatTheyClaim()
    {
        const QString path = m_folder.write(
            "token",
            webToken("{\"sub\":\"1234-5678\",\"iss\":\"https://iam.example.org/\",\"aud\":[\"a\",\"b\"],"
                     "\"nbf\":1700000000,\"exp\":1700003600.5,"
                     "\"scope\":\"storage.read:/ compute.create\","
                     "\"wlcg.groups\":[\"/cms\",\"/cms/production\"],"
                     "\"client_id\":\"1234-5678\"}")
                + '\n');
        ::chmod(qPrintable(path), 0600);
        const auto token = readCredential(path, m_clock);
        QVERIFY2(token, qPrintable(token ? QString() : token.error().cause));
        QCOMPARE(token->kind, CredentialKind::Jwt);
        QCOMPARE(token->subject, "1234-5678");
        QCOMPARE(token->issuer, "https://iam.example.org/");
        QCOMPARE(token->audience, "a, b");
        QCOMPARE(token->attributes,
                 QStringList({"storage.read:/", "compute.create", "/cms", "/cms/production"}));
        QCOMPARE(token->notBefore, 1700000000000);
        QCOMPARE(token->expires, 1700003600500);
        QVERIFY(token->isRobot && !token->isPersonal);

        const QString opaque = m_folder.write("opaque", "gho_16C7e42F292c6912E7710c838347Ae178B4a\n");
        ::chmod(qPrintable(opaque), 0600);
        const auto said = readCredential(opaque, m_clock);
        QVERIFY(said && said->kind == CredentialKind::OpaqueToken);
        QCOMPARE(said->endsAt(), 0);
        QVERIFY(said->subject.isEmpty());
    }

    void slurmsTokensAreReadAsBefore()
    {
        const QByteArray text = webToken("{\"sun\":\"prod\",\"exp\":1304254800}");
        const QString path = m_folder.write("slurm.token", "SLURM_JWT=" + text + "\n");
        ::chmod(qPrintable(path), 0600);
        const auto token = readAccessToken(path, ManualClock::kStart);
        QVERIFY(token);
        QCOMPARE(token->text, text);
        QCOMPARE(token->subject, "prod");
        QCOMPARE(token->expiresAt, 1304254800000);
        const auto ended = readAccessToken(path, 1304254800000);
        QVERIFY(!ended && ended.error().code == ErrorCode::NotAuthorized);
        QVERIFY(ended.error().cause.contains("2011-05-01 13:00 UTC"));
        ::chmod(qPrintable(path), 0644);
        QVERIFY(readAccessToken(path, 1).error().cause.contains("chmod 600"));
    }

    void vomsAttributesComeWithTheirOwnEnd()
    {
        const auto proxy = readCredential(m_folder.path("voms.pem"), m_clock);
        QVERIFY2(proxy, qPrintable(proxy ? QString() : proxy.error().cause));
        QCOMPARE(proxy->kind, CredentialKind::Proxy);
        QCOMPARE(proxy->subject, "/DC=org/DC=example/O=Grid/CN=Anna Voms");
        QCOMPARE(proxy->attributes, QStringList({"/testvo/Role=production", "/testvo"}));
        QCOMPARE(proxy->audience, "testvo");
        QVERIFY(proxy->attributesExpire > m_clock.now());
        QVERIFY(proxy->endsAt() <= proxy->expires && proxy->endsAt() <= proxy->attributesExpire);
        QCOMPARE(proxy->key, KeyState::Fits);
    }

    void namesAreNoTextForATerminal()
    {
        QProcess process;
        process.start("openssl",
                      {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                       "-days", "1", "-utf8", "-subj", "/CN=\x1b[31mRed\u202eder", "-keyout",
                       m_folder.path("red.key"), "-out", m_folder.path("red.pem")});
        QVERIFY(process.waitForFinished(60'000) && process.exitCode() == 0);
        const auto read = readCredential(m_folder.path("red.pem"), m_clock);
        QVERIFY(read);
        QCOMPARE(read->subject, "/CN= [31mRed der");
    }

    void nothingOfTheSecretIsKept()
    {
        for (const QString &name : {QStringLiteral("proxy.pem"), QStringLiteral("token")}) {
            const auto read = readCredential(m_folder.path(name), m_clock);
            QVERIFY(read);
            const QByteArray all = QStringList({read->path, read->subject, read->issuer, read->audience,
                                                read->attributes.join(u' ')})
                                       .join(u' ')
                                       .toUtf8();
            const QByteArray secret = content(name);
            const QList<QByteArray> lines = secret.split(name == u"token" ? '.' : '\n');
            for (const QByteArray &line : lines)
                QVERIFY2(line.size() < 12 || line.startsWith("-----") || !all.contains(line), line);
        }
    }

  private:
    QByteArray content(const QString &name) const
    {
        QFile file(m_folder.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    TemporaryFolder m_folder;
    ManualClock m_clock{QDateTime::currentMSecsSinceEpoch()};
};

QTEST_GUILESS_MAIN(CredentialTest)
#include "credentialtest.moc"

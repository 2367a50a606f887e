// Certificates in files, and proxies that are signed with them; OpenSSL's own command tells whether they are
// right.
#include "models/core/files.h"
#include "models/endpoints/proxycertificate.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace shiftdeck;

class ProxyCertificateTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        openssl({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
                 "-days", "2", "-subj", "/O=Shiftdeck/CN=Test CA"});
        openssl({"req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "own.key", "-out", "own.csr",
                 "-subj", "/O=Shiftdeck/CN=Some Body"});
        openssl({"x509", "-req", "-in", "own.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                 "-days", "1", "-out", "own.pem"});
        openssl({"req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "far.key", "-out", "far.csr",
                 "-subj", "/CN=far"});
        openssl({"req", "-new", "-newkey", "rsa:1024", "-nodes", "-keyout", "short.key", "-out", "short.csr",
                 "-subj", "/CN=short"});
        write("credential", content("own.pem") + content("own.key"));
    }

    void signsAProxy()
    {
        const auto own = readClientCertificate(path("credential"), now());
        QVERIFY2(own, qPrintable(own ? QString() : own.error().cause));
        QCOMPARE(own->subject, QString("/O=Shiftdeck/CN=Some Body"));
        QVERIFY(own->expiresAt > now() && own->expiresAt <= now() + 86'400'000);
        const auto proxy = signProxy(content("far.csr"), *own, now(), now() + 3'600'000);
        QVERIFY2(proxy, qPrintable(proxy ? QString() : proxy.error().cause));
        QVERIFY(!proxy->contains("PRIVATE"));
        write("proxy.pem", *proxy);
        QVERIFY(openssl({"verify", "-allow_proxy_certs", "-CAfile", "ca.pem", "-untrusted", "own.pem",
                         "proxy.pem"})
                    .contains("OK"));
        const QByteArray text = openssl({"x509", "-in", "proxy.pem", "-noout", "-text"});
        QVERIFY2(text.contains("Proxy Certificate Information: critical"), text);
        QVERIFY2(text.contains("Issuer: O = Shiftdeck, CN = Some Body\n"), text);
        // As whoever got it uses it: with the key that never left there.
        write("proxy", *proxy + content("far.key"));
        const auto used = readClientCertificate(path("proxy"), now());
        QVERIFY2(used, qPrintable(used ? QString() : used.error().cause));
        QCOMPARE(used->chain.size(), 2);
        QVERIFY(used->expiresAt <= now() + 3'600'000);
        // A proxy signs further ones, and none outlives it.
        const auto second = signProxy(content("far.csr"), *used, now(), now() + 86'400'000);
        QVERIFY2(second, qPrintable(second ? QString() : second.error().cause));
        QVERIFY(QSslCertificate::fromData(*second).first().expiryDate().toMSecsSinceEpoch()
                <= used->expiresAt);
    }

    void signsNothingElse()
    {
        const auto own = readClientCertificate(path("credential"), now());
        QVERIFY(own);
        QByteArray forged = content("far.csr");
        forged[forged.size() / 2] = forged.at(forged.size() / 2) == 'A' ? 'B' : 'A';
        for (const QByteArray &request : {QByteArray(), QByteArray("hello"), content("own.pem"), forged,
                                          content("short.csr"), QByteArray(100'000, 'x')}) {
            const auto proxy = signProxy(request, *own, now(), now() + 3'600'000);
            QVERIFY(!proxy);
            QCOMPARE(proxy.error().code, ErrorCode::InvalidInput);
        }
        ClientCertificate mixed = *own;
        mixed.keyPem = content("ca.key");
        QVERIFY(!signProxy(content("far.csr"), mixed, now(), now() + 3'600'000));
    }

    void refusesUnsafeFiles()
    {
        const auto cause = [this](const char *name, TimeMs at) {
            const auto read = readClientCertificate(path(name), at);
            return read ? QString() : read.error().cause;
        };
        QFile::setPermissions(path("credential"), QFile::ReadOwner | QFile::ReadGroup);
        QVERIFY(cause("credential", now()).contains("chmod 600"));
        QFile::setPermissions(path("credential"), QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(cause("credential", now() + 2 * 86'400'000LL).contains("expired at"));
        QVERIFY(cause("credential", now() - 3'600'000).contains("is valid from"));
        QVERIFY(cause("nowhere", now()).contains("no such file"));
        write("certificate-only", content("own.pem"));
        QVERIFY(cause("certificate-only", now()).contains("holds no key"));
        write("key-only", content("own.key"));
        QVERIFY(cause("key-only", now()).contains("holds no certificate"));
        openssl({"pkcs8", "-topk8", "-in", "own.key", "-out", "locked.key", "-passout", "pass:x"});
        write("locked", content("own.pem") + content("locked.key"));
        QVERIFY(cause("locked", now()).contains("passphrase"));
        write("mixed", content("own.pem") + content("ca.key"));
        QVERIFY(cause("mixed", now()).contains("belongs to another certificate"));
    }

    void readsAuthorities()
    {
        const auto file = readAuthorities(path("ca.pem"));
        QVERIFY(file);
        QCOMPARE(file->size(), 1);
        QVERIFY(!readAuthorities(path("far.csr")));
        QVERIFY(!readAuthorities(path("nowhere")));
        QVERIFY(QDir(m_folder.path()).mkdir("authorities"));
        QVERIFY(!readAuthorities(path("authorities")));
        QVERIFY(QFile::copy(path("ca.pem"), path("authorities/one.pem")));
        QVERIFY(QFile::copy(path("ca.pem"), path("authorities/12345678.0")));
        const auto folder = readAuthorities(path("authorities"));
        QVERIFY(folder);
        QCOMPARE(folder->size(), 1);
    }

  private:
    static TimeMs now() { return QDateTime::currentMSecsSinceEpoch() + 1000; }  // certificates count seconds
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray content(const char *name) const
    {
        return readBounded(path(name), 1 << 20).value_or(QByteArray());
    }
    void write(const char *name, const QByteArray &bytes) const
    {
        if (!writeAtomically(path(name), bytes))
            qFatal("%s cannot be written", name);
        QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner);
    }
    QByteArray openssl(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("openssl %s: %s", qPrintable(arguments.first()),
                   process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ProxyCertificateTest)
#include "proxycertificatetest.moc"

// Connection profiles and their file, which a person may edit and which is not trusted.
#include "models/connections/profilebook.h"
#include "tests/support/temporaryfolder.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <thread>

#include <sys/stat.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
ConnectionProfile profile(const QString &name = QStringLiteral("prod"))
{
    ConnectionProfile profile;
    profile.name = name;
    profile.host = QStringLiteral("db.example.org");
    profile.database = QStringLiteral("production");
    profile.user = QStringLiteral("anna");
    return profile;
}

QMap<QString, QString> parametersOf(const ConnectionProfile &profile)
{
    const auto parameters = locationOf(profile).parameters();
    QMap<QString, QString> result;
    if (parameters)
        for (const auto &[keyword, value] : *parameters)
            result.insert(keyword, value);
    return result;
}
}  // namespace

class ProfilesTest : public QObject {
    Q_OBJECT

  private slots:
    void becomesAnAddress()
    {
        QCOMPARE(locationOf(profile()).text(), QStringLiteral("postgresql://anna@db.example.org/production"));
        QCOMPARE(parametersOf(profile()).value(QStringLiteral("sslmode")), QStringLiteral("verify-full"));
        ConnectionProfile odd = profile();
        odd.user = QStringLiteral("anna maria@cern&x=1?#%");
        odd.database = QStringLiteral("pr\u00f6d/2010");
        odd.host = QStringLiteral("2001:db8::1");
        odd.port = 6432;
        odd.tls = TlsMode::VerifyCa;
        odd.rootCertificate = QStringLiteral("/etc/my cas/ca&1.pem");
        QVERIFY(validate(odd));
        const auto parameters = parametersOf(odd);
        QCOMPARE(parameters.value(QStringLiteral("user")), odd.user);
        QCOMPARE(parameters.value(QStringLiteral("dbname")), odd.database);
        QCOMPARE(parameters.value(QStringLiteral("host")), odd.host);
        QCOMPARE(parameters.value(QStringLiteral("port")), QStringLiteral("6432"));
        QCOMPARE(parameters.value(QStringLiteral("sslmode")), QStringLiteral("verify-ca"));
        QCOMPARE(parameters.value(QStringLiteral("sslrootcert")), odd.rootCertificate);
        ConnectionProfile socket = profile();
        socket.host = QStringLiteral("/var/run/postgresql");
        socket.port = 5433;
        QCOMPARE(parametersOf(socket).value(QStringLiteral("host")), socket.host);
        QCOMPARE(parametersOf(socket).value(QStringLiteral("port")), QStringLiteral("5433"));
        ConnectionProfile service;
        service.name = QStringLiteral("s");
        service.service = QStringLiteral("prod");
        QVERIFY(validate(service));
        QCOMPARE(parametersOf(service).value(QStringLiteral("service")), QStringLiteral("prod"));
        QVERIFY(!parametersOf(service).contains(QStringLiteral("host")));
    }

    void keysBelongToTheServer()
    {
        ConnectionProfile other = profile();
        other.name = QStringLiteral("renamed");
        QCOMPARE(passwordKey(other), passwordKey(profile()));
        for (const auto &change : std::initializer_list<std::function<void(ConnectionProfile &)>>{
                 [](ConnectionProfile &p) { p.host = QStringLiteral("evil.example.org"); },
                 [](ConnectionProfile &p) { p.port = 5433; }, [](ConnectionProfile &p) { p.user.clear(); },
                 [](ConnectionProfile &p) { p.database = QStringLiteral("x"); },
                 [](ConnectionProfile &p) { p.service = QStringLiteral("x"); }}) {
            ConnectionProfile changed = profile();
            change(changed);
            QVERIFY(passwordKey(changed) != passwordKey(profile()));
        }
    }

    void warnsOfWeakEncryption()
    {
        QVERIFY(tlsWarning(TlsMode::VerifyFull).isEmpty());
        for (const QString &word : allWords<TlsMode>())
            QCOMPARE(tlsWarning(*fromWord<TlsMode>(word)).isEmpty(), word == QLatin1String("verify-full"));
        QVERIFY(ConnectionProfile().tls == TlsMode::VerifyFull);
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("no name") << "name"
                                 << "";
        QTest::newRow("blank in name") << "name"
                                       << "a b";
        QTest::newRow("option as name") << "name"
                                        << "--yes";
        QTest::newRow("path as name") << "name"
                                      << "../x";
        QTest::newRow("long name") << "name" << QString(65, u'n');
        QTest::newRow("line in user") << "user"
                                      << "anna\npassword=x";
        QTest::newRow("long user") << "user" << QString(64, u'u');
        QTest::newRow("semicolon in user") << "user"
                                           << "a;sslmode=disable";
        QTest::newRow("two hosts") << "host"
                                   << "a,b";
        QTest::newRow("host with user") << "host"
                                        << "anna@db";
        QTest::newRow("host with query") << "host"
                                         << "db?sslmode=disable";
        QTest::newRow("host with blank") << "host"
                                         << "db x";
        QTest::newRow("no host") << "host"
                                 << "";
        QTest::newRow("long host") << "host" << QString(256, u'h');
        QTest::newRow("no database") << "database"
                                     << "";
        QTest::newRow("zero in database") << "database" << QString(QChar(0));
        QTest::newRow("relative file") << "root"
                                       << "ca.crt";
        QTest::newRow("semicolon in file") << "root"
                                           << "/a;b";
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        ConnectionProfile p = profile();
        (field == QLatin1String("name")       ? p.name
             : field == QLatin1String("user") ? p.user
             : field == QLatin1String("host") ? p.host
             : field == QLatin1String("root") ? p.rootCertificate
                                              : p.database) = value;
        const auto valid = validate(p);
        QVERIFY(!valid);
        QCOMPARE(valid.error().code, ErrorCode::InvalidInput);
        QVERIFY(!valid.error().cause.isEmpty());
        const TemporaryFolder folder;
        ProfileBook book(folder.path(QStringLiteral("connections.json")));
        QVERIFY(!book.add(p));
        QVERIFY(!QFileInfo::exists(book.path()));
    }

    void keepsThemInAFileOfItsOwner()
    {
        const TemporaryFolder folder;
        ProfileBook book(folder.path(QStringLiteral("new/connections.json")));
        QCOMPARE(book.load()->size(), 0);
        ConnectionProfile first = profile(QStringLiteral("zulu"));
        first.port = 6432;
        first.tls = TlsMode::Require;
        first.password = PasswordSource::PasswordFile;
        first.rootCertificate = QStringLiteral("/etc/ca.pem");
        QVERIFY(book.add(first));
        struct stat info { };
        QCOMPARE(::stat(QFile::encodeName(book.path()).constData(), &info), 0);
        QCOMPARE(info.st_mode & 07777, mode_t(0600));
        QVERIFY(book.add(profile(QStringLiteral("alpha"))));
        QCOMPARE(*book.load(), (QList<ConnectionProfile>{profile(QStringLiteral("alpha")), first}));
        QCOMPARE(*book.find(QStringLiteral("zulu")), first);
        QCOMPARE(book.add(first).error().code, ErrorCode::AlreadyExists);
        ConnectionProfile renamed = first;
        renamed.name = QStringLiteral("yankee");
        QVERIFY(book.replace(QStringLiteral("zulu"), renamed));
        QCOMPARE(book.replace(QStringLiteral("yankee"), profile(QStringLiteral("alpha"))).error().code,
                 ErrorCode::AlreadyExists);
        const auto missing = book.find(QStringLiteral("yanke"));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY2(missing.error().cause.contains(QStringLiteral("yankee")), qPrintable(missing.error().cause));
        QVERIFY(book.remove(QStringLiteral("alpha")));
        QCOMPARE(book.remove(QStringLiteral("alpha")).error().code, ErrorCode::NotFound);
        QCOMPARE(*book.load(), QList<ConnectionProfile>{renamed});
        QCOMPARE(::stat(QFile::encodeName(book.path()).constData(), &info), 0);
        QCOMPARE(info.st_mode & 07777, mode_t(0600));
    }

    void twoWritersLoseNothing()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("connections.json"));
        const auto write = [&path](const QString &prefix) {
            ProfileBook book(path);
            for (int i = 0; i < 20;) {
                const auto added = book.add(profile(prefix + QString::number(i)));
                if (added || added.error().code != ErrorCode::Busy)
                    ++i;
            }
        };
        std::thread other(write, QStringLiteral("a"));
        write(QStringLiteral("b"));
        other.join();
        QCOMPARE(ProfileBook(path).load()->size(), 40);
    }

    void aFileEditedByHandIsTakenWholeOrNotAtAll_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto with = [](const QByteArray &entry) {
            return R"({"format": 1, "connections": [)" + entry + "]}";
        };
        const QByteArray good =
            R"("name": "p", "host": "h", "database": "d", "tls": "verify-full", "password-from": "ask")";
        QTest::newRow("empty") << QByteArray() << "no JSON";
        QTest::newRow("no JSON") << QByteArray("[connections]\n") << "no JSON";
        QTest::newRow("a list") << QByteArray("[]") << "format";
        QTest::newRow("of the future") << QByteArray(R"({"format": 2, "connections": []})") << "format";
        QTest::newRow("no list") << QByteArray(R"({"format": 1, "connections": {}})") << "no list";
        QTest::newRow("deep") << QByteArray(5000, '[') << "no JSON";
        QTest::newRow("not an object") << with("7") << "number 1";
        QTest::newRow("a password") << with("{" + good + R"(, "password": "s3cret"})") << "holds a password";
        QTest::newRow("unknown key") << with("{" + good + R"(, "colour": "red"})") << "\"colour\"";
        QTest::newRow("port as text") << with("{" + good + R"(, "port": "5432"})") << "whole number";
        QTest::newRow("port of a half") << with("{" + good + R"(, "port": 1.5})") << "whole number";
        QTest::newRow("huge port") << with("{" + good + R"(, "port": 1e300})") << "whole number";
        QTest::newRow("host as number") << with(R"({"name": "p", "host": 7})") << "not a text";
        QTest::newRow("unknown mode") << with(R"({"name": "p", "host": "h", "database": "d", "tls": "none"})")
                                      << "verify-full, verify-ca";
        QTest::newRow("twice") << with("{" + good + "}, {" + good + "}") << "twice";
        QTest::newRow("second one wrong") << with("{" + good + R"(}, {"name": "a b"})") << "number 2";
    }
    void aFileEditedByHandIsTakenWholeOrNotAtAll()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        ProfileBook book(folder.write(QStringLiteral("connections.json"), text));
        const auto loaded = book.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::InvalidInput);
        QVERIFY2(loaded.error().cause.contains(says), qPrintable(loaded.error().cause));
        QVERIFY(!loaded.error().cause.contains(QStringLiteral("s3cret")));
        // And it is not written over.
        QVERIFY(!book.add(profile()));
        QFile file(book.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void theFileIsBounded()
    {
        const TemporaryFolder folder;
        ProfileBook large(folder.write(QStringLiteral("large.json"), QByteArray(300 << 10, ' ')));
        QCOMPARE(large.load().error().code, ErrorCode::InvalidInput);
        QList<ConnectionProfile> many;
        for (int i = 0; i < 200; ++i)
            many.append(profile(QStringLiteral("p%1").arg(i)));
        ProfileBook full(folder.write(QStringLiteral("full.json"), profilesText(many)));
        QCOMPARE(full.load()->size(), 200);
        QCOMPARE(full.add(profile()).error().code, ErrorCode::InvalidInput);
        many.append(profile());
        ProfileBook over(folder.write(QStringLiteral("over.json"), profilesText(many)));
        QCOMPARE(over.load().error().code, ErrorCode::InvalidInput);
        ProfileBook odd(folder.path());  // a folder
        QCOMPARE(odd.load().error().code, ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(ProfilesTest)
#include "profilestest.moc"

// Every step of a test of a connection, failing for its causes, on a real server with TLS and SCRAM.
#include "models/connections/connectiontest.h"
#include "tests/connections/tlsserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
using S = ConnectionStep;

QString shown(const QList<StepReport> &reports)
{
    QString text;
    for (const StepReport &report : reports)
        text +=
            QStringLiteral("%1: %2: %3 -> %4\n")
                .arg(QString(toWord(report.step)), QString(toWord(report.state)), report.found, report.toDo);
    return text;
}

// The step that failed; all before it must not have, and all after it must say that they were not reached.
std::optional<StepReport> failedStep(const QList<StepReport> &reports)
{
    std::optional<StepReport> failed;
    for (qsizetype i = 0; i < reports.size(); ++i) {
        if (reports.at(i).step != static_cast<S>(i) || reports.at(i).found.isEmpty())
            return std::nullopt;
        if (failed && reports.at(i).state != StepState::Skipped)
            return std::nullopt;
        if (reports.at(i).state == StepState::Failed)
            failed = reports.at(i);
    }
    return reports.size() == 9 ? failed : std::nullopt;
}

class Environment {
  public:
    Environment(const char *name, const QByteArray &value) : m_name(name), m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Environment() { m_before.isNull() ? qunsetenv(m_name) : qputenv(m_name, m_before); }
    Environment(const Environment &) = delete;
    Environment &operator=(const Environment &) = delete;

  private:
    const char *m_name;
    const QByteArray m_before;
};
}  // namespace

#define FAILS_AT(reports, at, word)                                                                          \
    do {                                                                                                     \
        const auto &shownReports = (reports);                                                                \
        const auto failed = failedStep(shownReports);                                                        \
        QVERIFY2(failed && failed->step == (at) && failed->found.contains(QLatin1StringView(word)),          \
                 qPrintable(shown(shownReports)));                                                           \
        QVERIFY2(!failed->toDo.isEmpty(), qPrintable(failed->found));                                        \
    } while (false)

class ConnectionTestTest : public QObject {
    Q_OBJECT

  private:
    static QList<StepReport> test(const StoreLocation &location, std::chrono::milliseconds limit = kStepLimit)
    {
        return testConnection(
            location, std::stop_token(), [](const StepReport &) {}, limit);
    }
    StoreLocation as(const QString &user, const QString &database = QStringLiteral("life"),
                     const QString &host = QStringLiteral("localhost")) const
    {
        return StoreLocation(m_server->location(user, database, host))
            .withPassword(TlsServer::password(user));
    }

  private slots:
    void initTestCase()
    {
        qputenv("HOME", m_home.path().toUtf8());
        for (const char *name : {"PGPASSFILE", "PGPASSWORD", "PGSERVICEFILE", "PGSERVICE", "PGSSLROOTCERT",
                                 "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGSSLMODE"})
            qunsetenv(name);
        m_server = std::make_unique<TlsServer>();
    }
    void cleanupTestCase() { m_server.reset(); }

    void allIsWell()
    {
        QList<StepReport> heard;
        const auto reports = testConnection(as(QStringLiteral("anna")), std::stop_token(),
                                            [&heard](const StepReport &report) { heard.append(report); });
        QVERIFY2(isGood(reports), qPrintable(shown(reports)));
        for (const StepReport &report : reports)
            QVERIFY2(report.state == StepState::Good, qPrintable(shown(reports)));
        QCOMPARE(heard.size(), 18);  // each as it began and as it ended
        QCOMPARE(heard.at(2).state, StepState::Running);
        QCOMPARE(heard.last(), reports.last());
        QVERIFY(reports.at(int(S::Encryption)).found.contains(QStringLiteral("TLSv1.3")));
        QVERIFY(reports.at(int(S::Operator)).found.contains(QStringLiteral("manager")));
        QVERIFY(reports.at(int(S::Feed)).found.contains(QStringLiteral("at once")));
        const auto site = test(as(QStringLiteral("carla")));
        QVERIFY2(site.at(int(S::Operator)).found.contains(QStringLiteral("site alpha")),
                 qPrintable(shown(site)));
        QVERIFY(isGood(test(as(QStringLiteral("vera")))));
    }

    void aSocketNeedsNoNetwork()
    {
        const auto reports = test(m_server->administrator());
        QVERIFY2(isGood(reports), qPrintable(shown(reports)));
        for (const S step : {S::Address, S::Network, S::Encryption})
            QCOMPARE(reports.at(int(step)).state, StepState::Skipped);
        QCOMPARE(reports.at(int(S::Operator)).state, StepState::Warning);  // an administrator
    }

    void addressAndNetwork()
    {
        FAILS_AT(test(as(QStringLiteral("anna"), QStringLiteral("life"), QStringLiteral("nowhere.invalid"))),
                 S::Address, "No address");
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        FAILS_AT(test(StoreLocation(QStringLiteral("postgresql://anna@127.0.0.1:%1/life").arg(port))),
                 S::Network, "not reached");
        FAILS_AT(test(QStringLiteral("postgresql://?service=nosuch")), S::Address, "nosuch");
        FAILS_AT(test(QStringLiteral("postgresql://anna@localhost/life?colour=red")), S::Address,
                 "not clear");
    }

    void whatAnswersIsNoPostgres()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString location = QStringLiteral("postgresql://anna@127.0.0.1:%1/life?sslrootcert=%2")
                                     .arg(server.serverPort())
                                     .arg(m_server->authority());
        // Nobody accepts: it is silent, and the limit ends it.
        FAILS_AT(test(location, std::chrono::milliseconds(1500)), S::Encryption, "Nothing was answered");
        ConnectionTester tester;
        QSignalSpy told(&tester, &ConnectionTester::told);
        QSignalSpy finished(&tester, &ConnectionTester::finished);
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            // Answered once it has asked: closed with the question unread, the answer may be lost on the way.
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.0 400 Bad Request\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        tester.start(location);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(finished.first().first().toBool(), false);
        QList<StepReport> reports;
        for (const QList<QVariant> &arguments : told)
            if (const auto report = arguments.first().value<StepReport>(); report.state != StepState::Running)
                reports.append(report);
        FAILS_AT(reports, S::Encryption, "no PostgreSQL");
    }

    void aStopEndsItSoon()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        ConnectionTester tester;
        QSignalSpy told(&tester, &ConnectionTester::told);
        QSignalSpy finished(&tester, &ConnectionTester::finished);
        const QString location = QStringLiteral("postgresql://anna@127.0.0.1:%1/life?sslrootcert=%2")
                                     .arg(silent.serverPort())
                                     .arg(m_server->authority());
        tester.start(location);
        const auto inEncryption = [&told] {
            return !told.isEmpty() && told.last().first().value<StepReport>().step == S::Encryption;
        };
        QTRY_VERIFY_WITH_TIMEOUT(inEncryption(), 30000);
        tester.cancel();
        QVERIFY(!tester.isRunning());
        QCOMPARE(finished.size(), 1);
        // What it still does is told to nobody, and another test can follow at once.
        const qsizetype before = told.size();
        tester.start(as(QStringLiteral("anna")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 30000);
        QCOMPARE(finished.last().first().toBool(), true);
        QCOMPARE(told.size(), before + 18);
        // By the token itself, in the middle of a step.
        std::stop_source stop;
        const auto reports = testConnection(location, stop.get_token(), [&stop](const StepReport &report) {
            if (report.step == S::Encryption)
                stop.request_stop();
        });
        QVERIFY2(failedStep(reports) && failedStep(reports)->step == S::Encryption,
                 qPrintable(shown(reports)));
    }

    void certificates()
    {
        const StoreLocation anna = as(QStringLiteral("anna"));
        m_server->useCertificate(QStringLiteral("localhost"), -1);
        FAILS_AT(test(anna), S::Encryption, "expired on");
        m_server->useCertificate(QStringLiteral("db.example.org"), 30);
        FAILS_AT(test(anna), S::Encryption, "is for db.example.org, and not for localhost");
        const auto weaker = test(
            StoreLocation(anna.text() + QStringLiteral("&sslmode=verify-ca")).withPassword(anna.password()));
        QVERIFY2(isGood(weaker), qPrintable(shown(weaker)));
        QCOMPARE(weaker.at(int(S::Encryption)).state, StepState::Warning);
        m_server->useCertificate(QStringLiteral("localhost"), 30, true);
        FAILS_AT(test(anna), S::Encryption, "\"Somebody else\"");
        m_server->useCertificate(QStringLiteral("localhost"), 5);
        const auto soon = test(anna);
        QVERIFY2(isGood(soon), qPrintable(shown(soon)));
        QVERIFY2(soon.at(int(S::Encryption)).toDo.contains(QStringLiteral("expires soon")),
                 qPrintable(shown(soon)));
        m_server->useOwnCertificate();
        QVERIFY(isGood(test(anna)));
    }

    void authorities()
    {
        const QString bare = QStringLiteral("postgresql://anna@localhost:%1/life").arg(m_server->port());
        FAILS_AT(test(bare), S::Encryption, "root.crt");
        const QString garbage = m_home.write(QStringLiteral("garbage.crt"), "no certificate");
        FAILS_AT(test(QStringLiteral("%1?sslrootcert=%2").arg(bare, garbage)), S::Encryption, "garbage.crt");
        // The places where libpq looks by itself.
        QFile authority(m_server->authority());
        QVERIFY(authority.open(QIODevice::ReadOnly));
        const QByteArray certificate = authority.readAll();
        const StoreLocation anna =
            StoreLocation(bare).withPassword(TlsServer::password(QStringLiteral("anna")));
        {
            const Environment variable("PGSSLROOTCERT", m_server->authority().toUtf8());
            const auto reports = test(anna);
            QVERIFY2(isGood(reports), qPrintable(shown(reports)));
        }
        const QString own = m_home.write(QStringLiteral(".postgresql/root.crt"), certificate);
        const auto reports = test(anna);
        QVERIFY2(isGood(reports), qPrintable(shown(reports)));
        QVERIFY(QFile::remove(own));
    }

    void noEncryptionAtTheServer()
    {
        const StoreLocation anna = as(QStringLiteral("anna"));
        m_server->setTls(false);
        FAILS_AT(test(anna), S::Encryption, "no encryption");
        m_server->setTls(true);
        const auto off = test(
            StoreLocation(anna.text() + QStringLiteral("&sslmode=disable")).withPassword(anna.password()));
        QCOMPARE(off.at(int(S::Encryption)).state, StepState::Warning);
        FAILS_AT(off, S::Login, "pg_hba.conf");
    }

    void logins()
    {
        const QString anna = m_server->location(QStringLiteral("anna"));
        FAILS_AT(test(anna), S::Login, "asks for a password");
        FAILS_AT(test(StoreLocation(anna).withPassword(QStringLiteral("wrong"))), S::Login,
                 "the password is wrong");
        FAILS_AT(test(as(QStringLiteral("nobody"))), S::Login, "no such login");
        m_server->setRules({QStringLiteral("hostssl all phantom 127.0.0.1/32 trust"),
                            QStringLiteral("hostssl all vera 127.0.0.1/32 reject"),
                            QStringLiteral("hostssl all carla 127.0.0.1/32 cert")});
        FAILS_AT(test(as(QStringLiteral("phantom"))), S::Login, "has no login phantom");
        FAILS_AT(test(as(QStringLiteral("vera"))), S::Login, "from this machine");
        FAILS_AT(test(as(QStringLiteral("carla"))), S::Login, "wants a certificate");
        m_server->setRules({});
        QVERIFY(isGood(test(as(QStringLiteral("vera")))));
    }

    void passwordFileAndServices()
    {
        const QByteArray line = "localhost:" + QByteArray::number(m_server->port())
            + ":*:anna:" + TlsServer::password(QStringLiteral("anna")).toUtf8() + "\n";
        const QString own = m_home.write(QStringLiteral("passwords"), line);
        const QString anna = m_server->location(QStringLiteral("anna"));
        const Environment passwords("PGPASSFILE", own.toUtf8());
        QVERIFY(QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY2(isGood(test(anna)), qPrintable(shown(test(anna))));
        // libpq takes none that others may read.
        QVERIFY(QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        FAILS_AT(test(anna), S::Login, "asks for a password");
        QVERIFY(QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner));
        const QByteArray service = "[shift]\nhost=localhost\nport=" + QByteArray::number(m_server->port())
            + "\ndbname=life\nuser=anna\nsslrootcert=" + m_server->authority().toUtf8()
            + "\nsslmode=disable\n";
        const QString location = QStringLiteral("postgresql://?service=shift");
        {
            const Environment file("PGSERVICEFILE",
                                   m_home.write(QStringLiteral("services"), service).toUtf8());
            const auto reports = test(location);
            QVERIFY2(isGood(reports), qPrintable(shown(reports)));
            // What a service says of encryption cannot weaken it.
            QCOMPARE(reports.at(int(S::Encryption)).state, StepState::Good);
        }
        const QString inHome = m_home.write(QStringLiteral(".pg_service.conf"), service);
        QVERIFY2(isGood(test(location)), qPrintable(shown(test(location))));
        QVERIFY(QFile::remove(inHome));
    }

    void databasesAndStores()
    {
        const QString anna = QStringLiteral("anna");
        FAILS_AT(test(as(anna, QStringLiteral("nosuch"))), S::Database, "no database nosuch");
        FAILS_AT(test(as(QStringLiteral("ghostly"), QStringLiteral("bare"))), S::Database, "may not use");
        m_server->sql(QStringLiteral("GRANT CONNECT ON DATABASE bare TO anna"));
        FAILS_AT(test(as(anna, QStringLiteral("bare"))), S::Store, "empty");
        FAILS_AT(test(as(anna, QStringLiteral("foreign_one"))), S::Store, "another program");
    }

    void versions()
    {
        const StoreLocation anna = as(QStringLiteral("anna"));
        const QString now = m_server->sql(QStringLiteral("SELECT value FROM meta WHERE key = 'version'"));
        const auto setVersion = [this](const QString &version) {
            m_server->sql(QStringLiteral("UPDATE meta SET value = '%1' WHERE key = 'version'").arg(version));
        };
        setVersion(QStringLiteral("999"));
        FAILS_AT(test(anna), S::Version, "newer Shiftdeck");
        if (now.toInt() > 1) {  // the first version cannot be older than itself
            setVersion(QString::number(now.toInt() - 1));
            FAILS_AT(test(anna), S::Version, "prodctl db migrate");
        }
        setVersion(now);
        const QString print = m_server->sql(QStringLiteral("SELECT value FROM meta WHERE key = 'schema'"));
        m_server->sql(QStringLiteral("UPDATE meta SET value = 'x' WHERE key = 'schema'"));
        FAILS_AT(test(anna), S::Version, "another state");
        m_server->sql(QStringLiteral("UPDATE meta SET value = '%1' WHERE key = 'schema'").arg(print));
        QVERIFY(isGood(test(anna)));
    }

    void whoIsNotEnrolled()
    {
        FAILS_AT(test(as(QStringLiteral("stray"))), S::Operator, "stray is no operator");
        const auto reports = test(as(QStringLiteral("stray")));
        QVERIFY(reports.at(int(S::Operator)).toDo.contains(QStringLiteral("operators add stray")));
        QCOMPARE(reports.at(int(S::Version)).state, StepState::Skipped);
        m_server->sql(QStringLiteral("GRANT shiftdeck_shifter TO vera"));
        // Of two groups: no role counts, and she is enrolled anew in the one that is hers.
        FAILS_AT(test(as(QStringLiteral("vera"))), S::Operator, "vera is no operator");
        m_server->sql(QStringLiteral("REVOKE shiftdeck_shifter FROM vera"));
    }

    void nothingTellsThePassword()
    {
        const QString secret = QStringLiteral("open sesame");
        for (const QString &location : {m_server->location(QStringLiteral("anna")),
                                        m_server->location(QStringLiteral("anna"), "nosuch"),
                                        QStringLiteral("postgresql://anna@127.0.0.1:1/life")})
            QVERIFY(!shown(test(StoreLocation(location).withPassword(secret))).contains(secret));
    }

  private:
    TemporaryFolder m_home;
    std::unique_ptr<TlsServer> m_server;
};

QTEST_GUILESS_MAIN(ConnectionTestTest)
#include "connectiontesttest.moc"

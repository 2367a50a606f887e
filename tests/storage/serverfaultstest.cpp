// What a store on a server does when the server does not do its part: lines cut in the middle of a commit, a
// server that is killed, hangs or is restarted, a pooler between. On a server of the test's own.
#include "models/storage/store.h"
#include "models/storage/storeclient.h"
#include "tests/storage/cutproxy.h"
#include "tests/storage/heard.h"
#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTest>

#include <csignal>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kWaitMs = 20000;

void run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
               process.readAll().constData());
}

// A PostgreSQL server in a folder of its own (tests/support/postgresserver.sh).
class Server {
  public:
    Server() : folder(m_temporary.path(QStringLiteral("pg")))
    {
        ::chmod(qPrintable(m_temporary.path()), 0711);  // the server's user is another one than root
        start();
        const QSettings env(folder + QStringLiteral("/server.env"), QSettings::IniFormat);
        port = env.value(QStringLiteral("PGPORT")).toInt();
    }
    ~Server() { run(QStringLiteral("sh"), {script(), QStringLiteral("stop"), folder}); }

    void start() { run(QStringLiteral("sh"), {script(), QStringLiteral("start"), folder}); }
    // Again on the same port, which the script alone would not promise.
    void control(const QStringList &words)
    {
        QStringList arguments{QStringLiteral("-D"),
                              folder + QStringLiteral("/data"),
                              QStringLiteral("-w"),
                              QStringLiteral("-l"),
                              folder + QStringLiteral("/log"),
                              QStringLiteral("-o"),
                              QStringLiteral("-p %1").arg(port)};
        arguments += words;
        asOwner(QStringLiteral("/usr/lib/postgresql/15/bin/pg_ctl"), arguments);
    }
    static void asOwner(const QString &program, const QStringList &arguments)
    {
        if (::geteuid() != 0)
            return run(program, arguments);
        run(QStringLiteral("runuser"),
            QStringList{QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"), program}
                + arguments);
    }
    QString location(const QString &socketFolder, const QString &database = QStringLiteral("store")) const
    {
        return QStringLiteral("postgresql://postgres@/%1?host=%2&port=%3")
            .arg(database, socketFolder)
            .arg(port);
    }

    static QString script()
    {
        return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/support/postgresserver.sh");
    }

  private:
    TemporaryFolder m_temporary;

  public:
    const QString folder;
    int port = 0;
};

std::unique_ptr<Database> opened(const QString &location, Access access = Access::ReadWrite)
{
    auto db = Database::open(location, access);
    if (!db)
        qFatal("%s: %s", qPrintable(db.error().context), qPrintable(db.error().cause));
    return *std::move(db);
}

Result<int> note(Database &db, const QString &text)
{
    return transact(db, [&] {
        return db.run(QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text)"
                                     " VALUES ('request', 1, 1, 'anna', ?)"),
                      {text});
    });
}

qint64 notes(Database &db, const QString &text)
{
    return db.integer(QStringLiteral("SELECT count(*) FROM comments WHERE text = ?"), {text}).value_or(-1);
}
}  // namespace

class ServerFaultsTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        m_server = std::make_unique<Server>();
        const auto created = opened(m_server->location(m_server->folder, QStringLiteral("postgres")))
                                 ->runScript("CREATE DATABASE store");
        QVERIFY(created.has_value());
        const auto made = Store::create(m_server->location(m_server->folder));
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().cause));
    }

    void aCommitWithoutAnAnswerIsFoundOut_data()
    {
        QTest::addColumn<int>("cut");
        QTest::newRow("before the server heard of it") << int(CutProxy::Cut::Before);
        QTest::newRow("while the server is at it") << int(CutProxy::Cut::Meanwhile);
        QTest::newRow("after the server answered") << int(CutProxy::Cut::After);
    }
    // Whatever became of it: the work is stored once, and who did it hears that it is.
    void aCommitWithoutAnAnswerIsFoundOut()
    {
        QFETCH(const int, cut);
        const TemporaryFolder folder;
        CutProxy proxy(folder.path(), m_server->folder, m_server->port);
        const auto db = opened(m_server->location(folder.path()));
        const auto direct = opened(m_server->location(m_server->folder), Access::ReadOnly);
        constexpr int kRounds = 50;
        for (int round = 0; round < kRounds; ++round) {
            const QString text = QStringLiteral("cut %1 %2").arg(cut).arg(round);
            proxy.cutNext(CutProxy::Cut(cut));
            const auto done = note(*db, text);
            QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().cause));
            QCOMPARE(proxy.cuts(), round + 1);
            QCOMPARE(notes(*direct, text), 1);
        }
        qInfo("%d lines cut at COMMIT, each unit of work stored once", kRounds);
    }

    // Killed while somebody writes: each piece of work that was said to be stored is, once, and no other.
    void aServerThatIsKilledLosesNothingThatWasStored()
    {
        const auto db = opened(m_server->location(m_server->folder));
        QStringList stored, failed;
        for (int kill = 0; kill < 3; ++kill) {
            std::atomic<bool> isBack = false;
            std::jthread killer([this, &isBack] {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));  // into the writing
                m_server->control(
                    {QStringLiteral("-m"), QStringLiteral("immediate"), QStringLiteral("restart")});
                isBack = true;
            });
            for (int i = 0; i < 400 || !isBack; ++i) {
                const QString text = QStringLiteral("kill %1 %2").arg(kill).arg(i);
                (note(*db, text) ? stored : failed).append(text);
            }
        }
        QVERIFY(stored.size() > 100);
        QVERIFY(!failed.isEmpty());  // or nothing was killed in time
        for (const QString &text : stored)
            QVERIFY2(notes(*db, text) == 1, qPrintable(text));
        for (const QString &text : failed)
            QVERIFY2(notes(*db, text) == 0, qPrintable(text));
        qInfo("3 servers killed: %d units of work stored once, %d told as failed and not there",
              int(stored.size()), int(failed.size()));
    }

    void aServerThatHangsIsGivenUp()
    {
        const auto db = opened(m_server->location(m_server->folder));
        const auto process = db->integer(QStringLiteral("SELECT pg_backend_pid()"));
        QVERIFY(process.has_value());
        db->setAnswerLimit(std::chrono::milliseconds(500));
        QCOMPARE(::kill(pid_t(*process), SIGSTOP), 0);
        const auto answer = db->integer(QStringLiteral("SELECT 1"));
        QCOMPARE(::kill(pid_t(*process), SIGCONT), 0);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QVERIFY(answer.error().retryable);
        QVERIFY2(answer.error().cause.contains(QStringLiteral("did not answer for")),
                 qPrintable(answer.error().cause));
        // It comes back by itself, with another process of the server.
        QCOMPARE(db->integer(QStringLiteral("SELECT 1")).value_or(0), 1);
        QVERIFY(db->integer(QStringLiteral("SELECT pg_backend_pid()")).value_or(0) != *process);
    }

    // Work inside a transaction whose line is cut is not half done: the rest of it is refused, too.
    void aLineCutInsideAUnitOfWorkUndoesIt()
    {
        const auto db = opened(m_server->location(m_server->folder));
        const auto other = opened(m_server->location(m_server->folder));
        int calls = 0;
        const auto done = transact(*db, [&]() -> Result<> {
            ++calls;
            SD_CHECK(db->run(QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text)"
                                            " VALUES ('request', 1, 1, 'anna', 'first half')")));
            SD_TRY(const qint64 process, db->integer(QStringLiteral("SELECT pg_backend_pid()")));
            SD_CHECK(other->integer(
                QStringLiteral("SELECT CASE WHEN pg_terminate_backend(?, 5000) THEN 1 END"), {process}));
            SD_CHECK(db->run(QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text)"
                                            " VALUES ('request', 1, 1, 'anna', 'second half')")));
            return {};
        });
        QCOMPARE(calls, 1);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        QCOMPARE(notes(*db, QStringLiteral("first half")) + notes(*db, QStringLiteral("second half")), 0);
    }

    void theFeedTellsThatTheServerIsAwayAndCatchesUp()
    {
        StoreClient client(m_server->location(m_server->folder));
        QList<bool> told;
        QString reason;
        QObject::connect(&client, &StoreClient::connectionChanged, this, [&](bool ok, const Error &error) {
            told.append(ok);
            if (!ok)
                reason = error.cause;
        });
        Heard heard(client);
        QTRY_VERIFY_WITH_TIMEOUT(heard.everything == 1, kWaitMs);
        m_server->control({QStringLiteral("-m"), QStringLiteral("fast"), QStringLiteral("stop")});
        QTRY_COMPARE_WITH_TIMEOUT(told, (QList<bool>{true, false}), kWaitMs);
        QVERIFY(!reason.isEmpty());
        auto refused =
            client.write([](Database &db) { return note(db, QStringLiteral("while it is away")); });
        refused.waitForFinished();
        QCOMPARE(refused.result().error().code, ErrorCode::Unavailable);
        m_server->control({QStringLiteral("start")});
        const auto other = opened(m_server->location(m_server->folder));
        QVERIFY(note(*other, QStringLiteral("while nobody listened")).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(told, (QList<bool>{true, false, true}), kWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(heard.ids.contains(QStringLiteral("comment")), kWaitMs);
        QCOMPARE(heard.everything, 1);  // by number, not by reading everything anew
    }

    // A pooler that has no server takes a connection and says nothing; so does a host that went to sleep.
    void closingDoesNotWaitForAConnect()
    {
        const TemporaryFolder folder;
        sockaddr_un address{AF_UNIX, {}};
        qstrncpy(address.sun_path, qPrintable(folder.path(QStringLiteral(".s.PGSQL.6000"))),
                 sizeof address.sun_path);
        const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 8), 0);
        ErrorCode answer = ErrorCode::NotRun;
        {
            DatabaseThread writer(
                QStringLiteral("postgresql://postgres@/store?host=%1&port=6000&connect_timeout=100")
                    .arg(folder.path()),
                Access::ReadWrite);
            writer.post([](Database &db) { return note(db, QStringLiteral("never")); },
                        [&answer](const Result<int> &done) {
                            answer = done ? ErrorCode::NotRun : done.error().code;
                        });
            pollfd caller{listener, POLLIN, 0};
            QCOMPARE(::poll(&caller, 1, kWaitMs), 1);
        }
        QCOMPARE(answer, ErrorCode::Cancelled);
        // It is still being connected: nobody waited for that.
        const int line = ::accept(listener, nullptr, nullptr);
        char byte = 0;
        QVERIFY(::recv(line, &byte, 1, 0) == 1);  // what it says first
        char more[4096];
        (void)::recv(line, more, sizeof more, MSG_DONTWAIT);
        QCOMPARE(::recv(line, more, sizeof more, MSG_DONTWAIT), -1);
        QCOMPARE(errno, EAGAIN);
        ::close(line);
        ::close(listener);
    }

    // The server does not answer in the middle of a unit of work: it is taken back, and told so.
    void closingEndsAWriteThatHangs()
    {
        const QString text = QStringLiteral("hung");
        Error told;
        const auto direct = opened(m_server->location(m_server->folder), Access::ReadOnly);
        {
            DatabaseThread writer(m_server->location(m_server->folder), Access::ReadWrite);
            writer.post(
                [&](Database &db) {
                    return transact(db, [&]() -> Result<qint64> {
                        SD_CHECK(note(db, text));
                        return db.integer(QStringLiteral("SELECT count(*) FROM pg_sleep(25)"));
                    });
                },
                [&told](const Result<qint64> &done) { told = done ? Error() : done.error(); });
            QTRY_VERIFY_WITH_TIMEOUT(
                direct->integer(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event ="
                                               " 'PgSleep'"))
                        .value_or(0)
                    == 1,
                kWaitMs);
        }
        QCOMPARE(told.code, ErrorCode::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(
            direct->integer(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event ="
                                           " 'PgSleep'"))
                .value_or(-1),
            0, kWaitMs);
        QCOMPARE(notes(*direct, text), 0);
    }

    // The COMMIT was sent and not answered: that is not known to be stored, and not said to be lost.
    void closingTellsThatACommitIsNotKnown()
    {
        const auto other = opened(m_server->location(m_server->folder));
        const auto direct = opened(m_server->location(m_server->folder), Access::ReadOnly);
        QVERIFY(other->runScript("BEGIN; SELECT FROM meta WHERE key = 'commit' FOR UPDATE"));
        Error told;
        {
            DatabaseThread writer(m_server->location(m_server->folder), Access::ReadWrite);
            writer.post([](Database &db) { return note(db, QStringLiteral("not known")); },
                        [&told](const Result<int> &done) { told = done ? Error() : done.error(); });
            QTRY_VERIFY_WITH_TIMEOUT(
                direct->integer(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type ="
                                               " 'Lock'"))
                        .value_or(0)
                    == 1,
                kWaitMs);
        }
        QVERIFY(other->runScript("ROLLBACK"));
        QCOMPARE(told.code, ErrorCode::Unavailable);
        QVERIFY2(told.cause.contains(QStringLiteral("could not be asked whether it was")),
                 qPrintable(told.cause));
    }

    // Transaction pooling gives each transaction another connection of the server: nothing may be prepared,
    // set or listened to. Many clients share two connections here.
    void aPoolerMayBeBetween()
    {
        const TemporaryFolder folder;
        const QString sockets = folder.path(QStringLiteral("sockets"));
        QVERIFY(QDir().mkdir(sockets));
        QCOMPARE(::chmod(qPrintable(folder.path()), 0755), 0);  // its user is another one than root
        QCOMPARE(::chmod(qPrintable(sockets), 0777), 0);
        folder.write(QStringLiteral("users"), "\"postgres\" \"\"\n");
        const QString config = folder.write(
            QStringLiteral("pgbouncer.ini"),
            QStringLiteral("[databases]\nstore = host=%1 port=%2 dbname=store\n[pgbouncer]\nlisten_addr =\n"
                           "listen_port = %2\nunix_socket_dir = %4\nauth_type = trust\nauth_file = %3/users\n"
                           "pool_mode = transaction\ndefault_pool_size = 2\nmax_client_conn = 50\n"
                           "ignore_startup_parameters = extra_float_digits\n")
                .arg(m_server->folder)
                .arg(m_server->port)
                .arg(folder.path(), sockets)
                .toUtf8());
        QProcess bouncer;
        bouncer.setProcessChannelMode(QProcess::MergedChannels);
        const auto start = [&] {
            if (::geteuid() == 0)
                bouncer.start(QStringLiteral("runuser"),
                              {QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"),
                               QStringLiteral("/usr/sbin/pgbouncer"), QStringLiteral("-q"), config});
            else
                bouncer.start(QStringLiteral("/usr/sbin/pgbouncer"), {QStringLiteral("-q"), config});
            QVERIFY(bouncer.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(
                QFile::exists(QStringLiteral("%1/.s.PGSQL.%2").arg(sockets).arg(m_server->port)), kWaitMs);
        };
        const auto stop = [&] {
            bouncer.terminate();
            if (!bouncer.waitForFinished(5000))
                bouncer.kill();
        };
        start();
        const QString location = m_server->location(sockets);
        std::vector<std::unique_ptr<Database>> clients;
        for (int i = 0; i < 8; ++i)
            clients.push_back(opened(location));
        for (int round = 0; round < 20; ++round)
            for (size_t i = 0; i < clients.size(); ++i) {
                const QString text = QStringLiteral("it's pooled? %1 %2").arg(round).arg(i);
                const auto done = note(*clients.at(i), text);
                QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().cause));
                QCOMPARE(notes(*clients.at((i + 1) % clients.size()), text), 1);
            }
        StoreClient client(location);
        Heard heard(client);
        QTRY_VERIFY_WITH_TIMEOUT(heard.everything == 1, kWaitMs);
        QVERIFY(note(*clients.front(), QStringLiteral("heard by looking")).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(heard.ids.contains(QStringLiteral("comment")), kWaitMs);
        stop();
        start();
        // The first statement finds the line cut; what follows has a new one.
        (void)clients.front()->integer(QStringLiteral("SELECT 1"));
        QVERIFY(note(*clients.front(), QStringLiteral("after the pooler came back")).has_value());
        stop();
    }

    void cleanupTestCase() { m_server.reset(); }

  private:
    std::unique_ptr<Server> m_server;
};

QTEST_GUILESS_MAIN(ServerFaultsTest)
#include "serverfaultstest.moc"

#include "tests/support/teststore.h"

#include "models/storage/store.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrlQuery>
#include <QUuid>

namespace shiftdeck::test {

namespace {
const QString kConnection = QStringLiteral("shiftdeck-teststore");

QString server() { return qEnvironmentVariable("SHIFTDECK_TEST_SERVER"); }

QString locationOf(const QString &database)
{
    const QString any = server();
    const qsizetype query = any.indexOf(u'?');
    return any.left(any.lastIndexOf(u'/', query) + 1) + database + any.mid(query);
}

// Makes, renames and drops databases, by a connection to the server's first one.
class Administrator {
  public:
    Administrator()
    {
        const QUrlQuery query(server().section(u'?', 1));
        auto connection = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), kConnection);
        connection.setHostName(query.queryItemValue(QStringLiteral("host"), QUrl::FullyDecoded));
        connection.setPort(query.queryItemValue(QStringLiteral("port")).toInt());
        connection.setUserName(server().section(QStringLiteral("//"), 1).section(u'@', 0, 0));
        connection.setDatabaseName(QStringLiteral("postgres"));
        if (!connection.isValid())
            qFatal("There is no driver for PostgreSQL: sh app/packages.sh run");
        if (!connection.open())
            qFatal("%s: %s", qPrintable(server()), qPrintable(connection.lastError().text()));
        run(QStringLiteral("SET client_min_messages = warning"));
    }
    ~Administrator() { QSqlDatabase::removeDatabase(kConnection); }
    Administrator(const Administrator &) = delete;
    Administrator &operator=(const Administrator &) = delete;

    // The first value of the answer.
    QVariant run(const QString &statement)
    {
        QSqlQuery query(QSqlDatabase::database(kConnection));
        if (!query.exec(statement))
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        return query.next() ? query.value(0) : QVariant();
    }
    bool has(const QString &database)
    {
        return run(QStringLiteral("SELECT 1 FROM pg_database WHERE datname = '%1'").arg(database)).isValid();
    }
};

QByteArray digestOf(const QByteArray &content)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(content);
    QDirIterator schemas(QStringLiteral(":/schema"), QDir::Files, QDirIterator::Subdirectories);
    while (schemas.hasNext()) {
        QFile script(schemas.next());
        if (script.open(QIODevice::ReadOnly))
            hash.addData(script.readAll());
    }
    return hash.result().toHex().left(24);
}

QString templateFor(Administrator &administrator, const QByteArray &content, const TestStore::Build &build)
{
    const QString name = QStringLiteral("template_") + QString::fromLatin1(digestOf(content));
    if (administrator.has(name))
        return name;
    // Other programs want the same one. The lock goes with the connection.
    administrator.run(QStringLiteral("SELECT pg_advisory_lock(hashtext('%1'))").arg(name));
    if (administrator.has(name))
        return name;
    const QString partial = name + QStringLiteral("_partial");
    administrator.run(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(partial));
    administrator.run(QStringLiteral("CREATE DATABASE ") + partial);
    build(locationOf(partial));
    administrator.run(QStringLiteral("ALTER DATABASE %1 RENAME TO %2").arg(partial, name));
    return name;
}

void buildEmpty(const QString &location)
{
    if (const auto made = Store::create(location); !made)
        qFatal("no store: %s: %s", qPrintable(made.error().context), qPrintable(made.error().cause));
}
}  // namespace

bool TestStore::isOnServer() { return !server().isEmpty(); }

TestStore::TestStore(const TemporaryFolder &folder, const QString &name)
    : TestStore(folder, name, QByteArray(), buildEmpty)
{
}

TestStore::TestStore(const TemporaryFolder &folder, const QString &name, const QByteArray &content,
                     const Build &build)
{
    if (isOnServer()) {
        Administrator administrator;
        const QString original = templateFor(administrator, content, build);
        m_database = QStringLiteral("test_") + QUuid::createUuid().toString(QUuid::Id128);
        // Half the time of the other strategy, where nothing is flushed.
        administrator.run(
            QStringLiteral("CREATE DATABASE %1 TEMPLATE %2 STRATEGY file_copy").arg(m_database, original));
        m_location = locationOf(m_database);
        return;
    }
    m_location = folder.path(name);
    static QHash<QByteArray, QByteArray> made;
    QByteArray &image = made[content];
    if (!image.isEmpty()) {
        folder.write(name, image);
        return;
    }
    build(m_location);
    QFile file(m_location);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the store cannot be read");
    image = file.readAll();
}

TestStore::~TestStore()
{
    if (!m_database.isEmpty())
        Administrator().run(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(m_database));
}

void TestStore::takeAway()
{
    if (!m_database.isEmpty()) {
        Administrator administrator;
        administrator.run(QStringLiteral("ALTER DATABASE %1 ALLOW_CONNECTIONS false").arg(m_database));
        administrator.run(QStringLiteral("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                                         " WHERE datname = '%1'")
                              .arg(m_database));
    }
    rename(QString(), QStringLiteral("_away"));
}

void TestStore::putBack()
{
    rename(QStringLiteral("_away"), QString());
    if (!m_database.isEmpty())
        Administrator().run(QStringLiteral("ALTER DATABASE %1 ALLOW_CONNECTIONS true").arg(m_database));
}

void TestStore::rename(const QString &from, const QString &to)
{
    if (!m_database.isEmpty())
        Administrator().run(
            QStringLiteral("ALTER DATABASE %1 RENAME TO %2").arg(m_database + from, m_database + to));
    else if (!QFile::rename(m_location + from, m_location + to))
        qFatal("%s cannot be renamed", qPrintable(m_location));
}

TestStore::Said TestStore::shell(const QString &location, const QByteArray &statements)
{
    QProcess process;
    // Of an error the sentence alone: its context repeats it.
    if (isOnServer())
        process.start(QStringLiteral("psql"),
                      {QStringLiteral("-XqAt"), QStringLiteral("-v"), QStringLiteral("VERBOSITY=terse"),
                       QStringLiteral("-d"), location});
    else
        // Who closes a store as the last one holds it alone for a moment.
        process.start(
            QStringLiteral("sqlite3"),
            {QStringLiteral("-batch"), QStringLiteral("-cmd"), QStringLiteral(".timeout 10000"), location});
    if (!process.waitForStarted())
        qFatal("there is no %s", qPrintable(process.program()));
    process.write(statements);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        qFatal("%s does not end", qPrintable(process.program()));
    return {process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace shiftdeck::test

// shiftdeck_serverbench PART ...: what a store on a PostgreSQL server can do; see serverparts.h. It is
// started by tests/bench/serverbench.sh.
#include "tests/bench/serverparts.h"

#include "models/storage/store.h"
#include "tests/bench/makeserverstore.h"

#include <QCoreApplication>

using namespace shiftdeck;
using namespace shiftdeck::bench;

namespace shiftdeck::bench {

StoreLocation asLogin(const QString &database, const QString &login)
{
    return QStringLiteral("postgresql://%1@localhost:%2/%3?sslrootcert=%4")
        .arg(login, qEnvironmentVariable("SHIFTDECK_TEST_PORT"), database,
             qEnvironmentVariable("SHIFTDECK_TEST_CA"));
}

StoreLocation throughPooler(const QString &folder, const QString &database, const QString &login)
{
    return QStringLiteral("postgresql://%1@/%2?host=%3&port=%4")
        .arg(login, database, folder, qEnvironmentVariable("PGPORT"));
}

StoreLocation asAdministrator(const QString &database)
{
    return throughPooler(qEnvironmentVariable("PGHOST"), database, QStringLiteral("postgres"));
}

std::unique_ptr<Database> opened(const StoreLocation &location, Access access)
{
    return need(Database::open(location, access));
}

void printRate(const QString &what, double perSecond, const QString &note)
{
    print(what, QStringLiteral("%1/s").arg(perSecond, 0, 'f', 0), {}, {}, note);
}

int fillStore(const QString &database, qint64 requests, qint64 jobs)
{
    QElapsedTimer timer;
    timer.start();
    need(opened(asAdministrator(QStringLiteral("postgres")))
             ->runScript("CREATE DATABASE " + database.toUtf8() + " STRATEGY file_copy"));
    const StoreLocation location = asAdministrator(database);
    need(Store::create(location));
    need(fillServerStore(location, {requests, jobs}, [&](const QString &what) {
        out() << QStringLiteral("    %1 s  %2\n").arg(timer.elapsed() / 1000, 4).arg(what);
        out().flush();
    }));
    const auto db = opened(location);
    QByteArray script = "SELECT enrol('agent', 'agent'); ALTER ROLE agent PASSWORD 'bench';";
    for (int i = 1; i <= kMostClients; ++i) {
        const QByteArray name = "m" + QByteArray::number(i);
        script += "SELECT enrol('" + name + "', 'manager'); ALTER ROLE " + name + " PASSWORD 'bench';";
    }
    need(db->runScript(script));
    const qint64 bytes = need(Store::bytes(*db));
    out() << QStringLiteral("%1: %2 requests, %3 jobs, %4 GB, made in %5 s\n")
                 .arg(database)
                 .arg(need(db->integer(QStringLiteral("SELECT count(*) FROM requests"))))
                 .arg(need(
                     db->integer(QStringLiteral("SELECT sum(n) FROM request_counters WHERE kind = 'job'"))))
                 .arg(double(bytes) / 1e9, 0, 'f', 2)
                 .arg(timer.elapsed() / 1000);
    return 0;
}

int overview(const QString &database)
{
    const auto db = opened(asLogin(database, QStringLiteral("m1")), Access::ReadOnly);
    db->setAnswerLimit(std::chrono::hours(1));
    need(db->runScript("SET statement_timeout = 0"));  // the naive ways take their time
    print(QStringLiteral("reads of %1").arg(database), QStringLiteral("ours"), QStringLiteral("naive"),
          QStringLiteral("ratio"), {});
    benchReads(*db);
    print(QStringLiteral("memory after all these reads"), QStringLiteral("%1 MB").arg(residentKb() / 1024),
          {}, {}, {});
    return 0;
}

}  // namespace shiftdeck::bench

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString part = words.value(1), database = words.value(2);
    const auto number = [&](int i, int fallback) {
        return words.size() > i ? words.at(i).toInt() : fallback;
    };
    if (part == QLatin1String("fill") && words.size() == 5)
        return fillStore(database, words.at(3).toLongLong(), words.at(4).toLongLong());
    if (part == QLatin1String("commands") && words.size() >= 3)
        return commands(database, number(3, 5));
    if (part == QLatin1String("claims") && words.size() >= 3)
        return claims(database, number(3, 100'000), number(4, 8));
    if (part == QLatin1String("claim-worker"))
        return claimWorker(words.mid(2));
    if (part == QLatin1String("statuses") && words.size() >= 3)
        return statuses(database, number(3, 20'000));
    if (part == QLatin1String("latency") && words.size() >= 3)
        return latency(database, number(3, 300), words.value(4));
    if (part == QLatin1String("overview") && words.size() == 3)
        return overview(database);
    QTextStream(stderr) << "usage: shiftdeck_serverbench fill DATABASE REQUESTS JOBS\n"
                           "       shiftdeck_serverbench commands DATABASE [SECONDS]\n"
                           "       shiftdeck_serverbench claims DATABASE [UNITS [PROCESSES]]\n"
                           "       shiftdeck_serverbench statuses DATABASE [JOBS]\n"
                           "       shiftdeck_serverbench latency DATABASE [CHANGES [FOLDER-OF-POOLER]]\n"
                           "       shiftdeck_serverbench overview DATABASE\n";
    return 2;
}

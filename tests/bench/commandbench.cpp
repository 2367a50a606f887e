#include "models/commands/bus.h"
#include "tests/bench/serverparts.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <latch>
#include <thread>

namespace shiftdeck::bench {

namespace {
struct Wish {
    QString command;
    QJsonObject arguments;
};

Wish wishFor(quint32 n, qint64 request, int value)
{
    const QJsonArray requests{request};
    const QString why = QStringLiteral("measured");
    const auto of = [&](const char *id, QJsonObject arguments) {
        arguments.insert(QStringLiteral("requests"), requests);
        return Wish{QString::fromLatin1(id), arguments};
    };
    switch (n % 4) {
    case 0: return of("request.priority", {{QStringLiteral("priority"), value % 900}});
    case 1: return of("request.comment", {{QStringLiteral("text"), why}});
    case 2: return of("request.hold", {{QStringLiteral("why"), why}});
    default: return of("request.resume", {});
    }
}

struct Ends {
    QList<double> times;  // of those that were done, in milliseconds
    qint64 lost = 0, refused = 0;
    QString wrong;  // an end that no command may have
};

// One person: plans and executes, as the window and the command line do, until the time is over.
void act(Ends &ends, const QString &database, int client, const QList<qint64> &requests, bool same,
         int seconds, std::latch &ready)
{
    const auto db = opened(asLogin(database, QStringLiteral("m%1").arg(client + 1)));
    const SystemClock clock;
    const CommandBus bus(clock);
    const Principal who = need(findOperator(*db, QStringLiteral("m%1").arg(client + 1)));
    QRandomGenerator chance(quint32(client) + 1);
    ready.arrive_and_wait();
    QElapsedTimer all, one;
    all.start();
    for (quint32 n = 0; all.elapsed() < seconds * 1000; ++n) {
        const qint64 request = requests.at(same ? chance.bounded(int(requests.size())) : client);
        const Wish wish = wishFor(same ? chance.generate() : n, request, int(n));
        one.start();
        const auto plan = bus.plan(*db, who, wish.command, wish.arguments);
        const auto done =
            plan ? bus.execute(*db, who, *plan, {}) : Result<Receipt>(tl::unexpected(plan.error()));
        if (done)
            ends.times.append(double(one.nsecsElapsed()) / 1e6);
        else if (done.error().code == ErrorCode::Conflict)
            ++ends.lost;
        else if (done.error().code == ErrorCode::Refused)
            ++ends.refused;  // held already, or not held any more, when it was planned
        else
            ends.wrong = describe(done.error());
    }
}

int measure(const QString &database, int clients, const QList<qint64> &requests, bool same, int seconds)
{
    std::vector<Ends> ends{size_t(clients)};
    {
        std::latch ready(clients);
        std::vector<std::jthread> people;
        for (int i = 0; i < clients; ++i)
            people.emplace_back(
                [&, i] { act(ends[size_t(i)], database, i, requests, same, seconds, ready); });
    }
    Ends sum;
    for (const Ends &one : ends) {
        sum.times += one.times;
        sum.lost += one.lost;
        sum.refused += one.refused;
        if (!one.wrong.isEmpty())
            sum.wrong = one.wrong;
    }
    if (!sum.wrong.isEmpty() || sum.times.isEmpty()) {
        QTextStream(stderr) << "a command ended as none may: " << sum.wrong << '\n';
        return 1;
    }
    std::sort(sum.times.begin(), sum.times.end());
    printRate(QStringLiteral("commands, %1 clients, %2")
                  .arg(clients)
                  .arg(same ? QStringLiteral("4 requests") : QStringLiteral("own requests")),
              double(sum.times.size()) / seconds,
              QStringLiteral("%1 ms median, %2 ms 99 %; %3 lost to others and told, %4 refused")
                  .arg(sum.times.at(sum.times.size() / 2), 0, 'f', 1)
                  .arg(sum.times.at(sum.times.size() * 99 / 100), 0, 'f', 1)
                  .arg(sum.lost)
                  .arg(sum.refused));
    return 0;
}
}  // namespace

int commands(const QString &database, int seconds)
{
    const auto admin = opened(asAdministrator(database), Access::ReadOnly);
    const auto requests = need(
        admin->list(QStringLiteral("SELECT id FROM requests WHERE status = 'running' ORDER BY id LIMIT ?"),
                    {kMostClients}, [](const Row &row) { return row.integer(0); }));
    if (requests.size() < kMostClients)
        return 1;
    out() << "Commands: priority, comment, hold and resume in turn, each planned and executed by the bus; "
             "every\n"
             "client a thread with a login and a TLS connection of its own.\n";
    for (const int clients : {1, 8, kMostClients})
        if (const int end = measure(database, clients, requests, false, seconds))
            return end;
    for (const int clients : {8, kMostClients})
        if (const int end = measure(database, clients, requests.mid(0, 4), true, seconds))
            return end;
    return 0;
}

}  // namespace shiftdeck::bench

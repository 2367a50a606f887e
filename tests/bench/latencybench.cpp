#include "models/commands/bus.h"
#include "tests/bench/serverparts.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

#include <ctime>

namespace shiftdeck::bench {

namespace {
constexpr int kPatienceMs = 20'000;

// The same clock in every process of the machine.
qint64 nowUs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

// "seen PRIORITY MICROSECONDS" of the window's process; nothing: it did not see it.
std::optional<qint64> seenAt(QProcess &window, int priority)
{
    for (;;) {
        if (!window.canReadLine() && !window.waitForReadyRead(kPatienceMs))
            return std::nullopt;
        while (window.canReadLine()) {
            const QList<QByteArray> words = window.readLine().simplified().split(' ');
            if (words.value(0) == "seen" && words.value(1).toInt() == priority)
                return words.value(2).toLongLong();
        }
    }
}

QString percentiles(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return QStringLiteral("%1 ms median, %2 ms 99 %")
        .arg(times.at(times.size() / 2), 0, 'f', 1)
        .arg(times.at(times.size() * 99 / 100), 0, 'f', 1);
}
}  // namespace

int latency(const QString &database, int changes, const QString &poolerFolder)
{
    const auto place = [&](const QString &login) {
        return poolerFolder.isEmpty() ? asLogin(database, login)
                                      : throughPooler(poolerFolder, database, login);
    };
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationDirPath() + QStringLiteral("/shiftdeck_benchwindow"),
                 {place(QStringLiteral("m1")).text(), QStringLiteral("m1")});
    if (!window.waitForReadyRead(60'000) || window.readLine() != "ready\n")
        return 1;
    const auto db = opened(place(QStringLiteral("m2")));
    const SystemClock clock;
    const CommandBus bus(clock);
    const Principal who = need(findOperator(*db, QStringLiteral("m2")));
    const qint64 request =
        need(db->integer(QStringLiteral("SELECT min(id) FROM requests WHERE status = 'running'")));
    QList<double> fromCommit, fromWish;
    for (int i = 0; i < changes; ++i) {
        const int priority = 1000 + i;
        const qint64 wished = nowUs();
        const Plan plan = need(bus.plan(
            *db, who, QStringLiteral("request.priority"),
            {{QStringLiteral("requests"), QJsonArray{request}}, {QStringLiteral("priority"), priority}}));
        need(bus.execute(*db, who, plan, {}));
        const qint64 committed = nowUs();
        const auto seen = seenAt(window, priority);
        if (!seen) {
            QTextStream(stderr) << "the window did not show priority " << priority << '\n';
            return 1;
        }
        fromCommit.append(double(*seen - committed) / 1000.0);
        fromWish.append(double(*seen - wished) / 1000.0);
        const int pause = QRandomGenerator::global()->bounded(50, 450);
        QThread::msleep(pause);  // people do not keep step with a clock
    }
    window.terminate();
    window.waitForFinished();
    print(QStringLiteral("change to screen, %1")
              .arg(poolerFolder.isEmpty() ? QStringLiteral("direct") : QStringLiteral("behind PgBouncer")),
          percentiles(fromCommit), {}, {},
          QStringLiteral("from the commit to another process's paint, %1 changes; from the wish: %2")
              .arg(changes)
              .arg(percentiles(fromWish)));
    return 0;
}

}  // namespace shiftdeck::bench

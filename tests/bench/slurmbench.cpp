#include "models/endpoints/slurmendpoint.h"
#include "tests/bench/endpointparts.h"

#include <QCoroTask>
#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>

namespace shiftdeck::bench {

namespace {
// Passes everything on to slurmrestd and counts it.
class Counter : public QTcpServer {
  public:
    explicit Counter(const QUrl &target)
    {
        if (!listen(QHostAddress::LocalHost))
            std::exit(1);
        connect(this, &QTcpServer::newConnection, this, [this, target] {
            QTcpSocket *in = nextPendingConnection();
            auto *out = new QTcpSocket(in);
            out->connectToHost(target.host(), quint16(target.port()));
            connect(in, &QTcpSocket::readyRead, out, [this, in, out] {
                const QByteArray bytes = in->readAll();
                requests += bytes.count(" HTTP/1.1\r\n");
                out->write(bytes);
            });
            connect(out, &QTcpSocket::readyRead, in, [this, in, out] {
                const QByteArray bytes = out->readAll();
                received += bytes.size();
                in->write(bytes);
            });
            connect(in, &QTcpSocket::disconnected, out, &QTcpSocket::disconnectFromHost);
            connect(in, &QTcpSocket::disconnected, in, &QTcpSocket::deleteLater);
            connect(out, &QTcpSocket::disconnected, in, &QTcpSocket::disconnectFromHost);
        });
    }
    QUrl url() const
    {
        QUrl url;
        url.setScheme(QStringLiteral("http"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(serverPort());
        return url;
    }

    qint64 requests = 0, received = 0;
};

struct Scene {
    explicit Scene(const QString &folder) : counter(QUrl(qEnvironmentVariable("SHIFTDECK_TEST_SLURM")))
    {
        SlurmEndpoint::Config config;
        config.url = counter.url();
        config.user = qEnvironmentVariable("SHIFTDECK_TEST_SLURM_USER");
        config.tokenFile = qEnvironmentVariable("SHIFTDECK_TEST_SLURM_TOKEN");
        config.limit = std::chrono::minutes(5);
        config.settleMs = 0;
        config.spool.folder = folder;
        config.spool.siteFolder = folder;
        config.spool.siteName = QStringLiteral("bench");
        endpoint = need(SlurmEndpoint::open(config, clock));
    }
    SystemClock clock;
    Counter counter;
    std::unique_ptr<SlurmEndpoint> endpoint;
};

QStringList tokensIn(const QString &folder)
{
    return QDir(folder + QStringLiteral("/jobs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}
}  // namespace

int slurmSubmit(const QString &folder, int jobs, int together)
{
    Scene scene(folder);
    const int before = int(tokensIn(folder).size());
    need(QCoro::waitFor(scene.endpoint->health({})));  // which interface it has is known from here on
    scene.counter.requests = 0;
    QElapsedTimer timer;
    timer.start();
    int accepted = 0;
    for (int done = 0; done < jobs; done += together) {
        QList<JobDescription> batch;
        for (int i = done; i < std::min(jobs, done + together); ++i) {
            JobDescription job;
            job.token = QStringLiteral("bench-%1").arg(before + i, 8, 10, QLatin1Char('0'));
            job.name = QStringLiteral("job %1").arg(i);
            job.step = QStringLiteral("production");
            job.release = QStringLiteral("r1");
            job.conditions = QStringLiteral("c1");
            job.application = QStringLiteral("/bin/true");
            job.outputs = {{QStringLiteral("out"), QStringLiteral("out.csv")}};
            job.wallSeconds = 600;
            batch.append(job);
        }
        const auto answers = need(QCoro::waitFor(scene.endpoint->submit(batch, {})));
        for (const SubmitAnswer &answer : answers) {
            need(answer.job);
            ++accepted;
        }
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    print(QStringLiteral("Slurm, %1")
              .arg(together == 1 ? QStringLiteral("each job alone")
                                 : QStringLiteral("arrays of %1").arg(together)),
          QStringLiteral("%1 jobs/s").arg(accepted / seconds, 0, 'f', 0), {}, {},
          QStringLiteral("%1 jobs, %2 requests, %3 s")
              .arg(accepted)
              .arg(scene.counter.requests)
              .arg(seconds, 0, 'f', 2));
    return accepted == jobs ? 0 : 1;
}

int slurmRefresh(const QString &folder)
{
    Scene scene(folder);
    need(QCoro::waitFor(scene.endpoint->health({})));
    const QStringList tokens = tokensIn(folder);
    const int page = scene.endpoint->capabilities().maxAsked;
    qsizetype found = 0;
    scene.counter.requests = scene.counter.received = 0;
    QElapsedTimer timer;
    timer.start();
    for (qsizetype from = 0; from < tokens.size(); from += page)
        found += need(QCoro::waitFor(scene.endpoint->find(tokens.mid(from, page), {}))).size();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    print(QStringLiteral("Slurm, states of %1 jobs").arg(tokens.size()),
          QStringLiteral("%1 s").arg(seconds, 0, 'f', 2), {}, {},
          QStringLiteral("%1 requests, %2 kB, %3 bytes a job")
              .arg(scene.counter.requests)
              .arg(scene.counter.received / 1000)
              .arg(scene.counter.received / std::max<qsizetype>(1, tokens.size())));
    return found == tokens.size() ? 0 : 1;
}

}  // namespace shiftdeck::bench

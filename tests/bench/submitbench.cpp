#include "models/endpoints/arcendpoint.h"
#include "models/endpoints/slurmendpoint.h"
#include "tests/bench/endpointparts.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

namespace shiftdeck::bench {

namespace {
// Passes everything on to the server and counts it. Requests are seen where nothing hides them.
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
    QUrl asHere(QUrl url) const
    {
        url.setPort(serverPort());
        return url;
    }

    qint64 requests = 0, received = 0;
};

struct Scene {
    Scene(const QString &kind, const QString &folder)
        : isArc(kind == QLatin1String("arc")),
          server(qEnvironmentVariable(isArc ? "SHIFTDECK_TEST_ARC" : "SHIFTDECK_TEST_SLURM")), counter(server)
    {
        JobSpool::Config spool;
        spool.folder = folder;
        spool.siteFolder = folder;
        spool.siteName = QStringLiteral("bench");
        if (isArc)
            openArc(spool);
        else
            openSlurm(spool);
        need(QCoro::waitFor(endpoint->health({})));  // which interface it has is known from here on
        counter.requests = counter.received = 0;
    }
    void openSlurm(const JobSpool::Config &spool)
    {
        SlurmEndpoint::Config config;
        config.url = counter.asHere(server);
        config.user = qEnvironmentVariable("SHIFTDECK_TEST_SLURM_USER");
        config.tokenFile = qEnvironmentVariable("SHIFTDECK_TEST_SLURM_TOKEN");
        config.limit = std::chrono::minutes(5);
        config.settleMs = 0;
        config.spool = spool;
        endpoint = need(SlurmEndpoint::open(config, clock));
    }
    void openArc(const JobSpool::Config &spool)
    {
        ArcEndpoint::Config config;
        config.url = counter.asHere(server);
        config.credentialFile = qEnvironmentVariable("SHIFTDECK_TEST_ARC_CREDENTIAL");
        config.authorities = qEnvironmentVariable("SHIFTDECK_TEST_ARC_CA");
        config.queue = QStringLiteral("prod");
        config.limit = std::chrono::minutes(5);
        config.settleMs = 0;
        config.spool = spool;
        endpoint = need(ArcEndpoint::open(config, clock));
    }
    QString requests() const
    {
        return isArc ? QString() : QStringLiteral("%1 requests, ").arg(counter.requests);
    }
    QString name() const { return isArc ? QStringLiteral("ARC") : QStringLiteral("Slurm"); }

    const bool isArc;
    const QUrl server;
    SystemClock clock;
    Counter counter;
    std::unique_ptr<Endpoint> endpoint;
};

QStringList tokensIn(const QString &folder)
{
    return QDir(folder + QStringLiteral("/jobs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}
}  // namespace

int submit(const QString &kind, const QString &folder, int jobs, int together)
{
    Scene scene(kind, folder);
    const QString application = folder + QStringLiteral("/application");
    QFile script(application);
    if (!script.open(QIODevice::WriteOnly) || script.write("#!/bin/sh\nsleep 3600\n") < 0
        || !script.setPermissions(QFile::Permissions(0x7755)))
        return 1;
    script.close();
    const int before = int(tokensIn(folder).size());
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
            job.application = application;
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
    print(together == 1 ? QStringLiteral("%1, each job alone").arg(scene.name())
                        : QStringLiteral("%1, %2 together").arg(scene.name()).arg(together),
          QStringLiteral("%1 jobs/s").arg(accepted / seconds, 0, 'f', 0), {}, {},
          QStringLiteral("%1 jobs, %2%3 s").arg(accepted).arg(scene.requests()).arg(seconds, 0, 'f', 2));
    return accepted == jobs ? 0 : 1;
}

int refresh(const QString &kind, const QString &folder)
{
    Scene scene(kind, folder);
    const QStringList tokens = tokensIn(folder);
    const EndpointCapabilities can = scene.endpoint->capabilities();
    const int page = can.maxAsked > 0 ? can.maxAsked : can.maxBatch;
    // As an agent that is new there, and as one that knows them.
    for (const char *how : {"at first", "again"}) {
        qsizetype found = 0;
        scene.counter.requests = scene.counter.received = 0;
        QElapsedTimer timer;
        timer.start();
        for (qsizetype from = 0; from < tokens.size(); from += page)
            found += need(QCoro::waitFor(scene.endpoint->find(tokens.mid(from, page), {}))).size();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        print(QStringLiteral("%1, states of %2 jobs, %3")
                  .arg(scene.name())
                  .arg(tokens.size())
                  .arg(QLatin1StringView(how)),
              QStringLiteral("%1 s").arg(seconds, 0, 'f', 2), {}, {},
              QStringLiteral("%1%2 kB, %3 bytes a job")
                  .arg(scene.requests())
                  .arg(scene.counter.received / 1000)
                  .arg(scene.counter.received / std::max<qsizetype>(1, tokens.size())));
        if (found != tokens.size())
            return 1;
    }
    return 0;
}

}  // namespace shiftdeck::bench

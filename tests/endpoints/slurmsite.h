// A Slurm of a test program's own, and an endpoint on it with a spool on a memory disk.
#pragma once

#include "models/core/files.h"
#include "models/endpoints/slurmendpoint.h"
#include "tests/endpoints/faultproxy.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <QCoroTask>

namespace shiftdeck::test {

// Started by the first test that asks for it, ended with the program.
class SlurmServer {
  public:
    SlurmServer() : m_place(memoryDisk() + QStringLiteral("/shiftdeck-slurm-XXXXXX"))
    {
        QFile::setPermissions(m_place.path(),
                              QFile::Permissions(0x7755));  // other users of the machine may pass
        run({QStringLiteral("start"), folder(), QString::number(QCoreApplication::applicationPid())});
        const QStringList lines =
            QString::fromUtf8(readBounded(folder() + "/server.env", 4096).value_or(QByteArray()))
                .split(u'\n');
        for (const QString &line : lines)
            m_environment.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    ~SlurmServer() { run({QStringLiteral("stop"), folder()}); }

    QUrl url() const { return QUrl(m_environment.value(QStringLiteral("SHIFTDECK_TEST_SLURM"))); }
    QString user() const { return m_environment.value(QStringLiteral("SHIFTDECK_TEST_SLURM_USER")); }
    QString tokenFile() const { return m_environment.value(QStringLiteral("SHIFTDECK_TEST_SLURM_TOKEN")); }

    void signal(const char *name, const char *daemon)
    {
        run({QStringLiteral("signal"), folder(), QString::fromLatin1(name), QString::fromLatin1(daemon)});
    }
    void restart(const char *daemon)
    {
        run({QStringLiteral("restart"), folder(), QString::fromLatin1(daemon)});
    }
    // What Slurm's own command prints.
    QByteArray ask(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SLURM_CONF"), m_environment.value(QStringLiteral("SLURM_CONF")));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }

    static QString memoryDisk()
    {
        return QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm")
                                                                  : QStringLiteral("/tmp");
    }

  private:
    QString folder() const { return m_place.path() + "/slurm"; }
    static void run(QStringList arguments)
    {
        arguments.prepend(QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/support/slurmserver.sh"));
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral("sh"), arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            qFatal("the test's own Slurm: %s failed", qPrintable(arguments.value(1)));
    }

    QTemporaryDir m_place;
    QHash<QString, QString> m_environment;
};

class SlurmSite {
  public:
    explicit SlurmSite(const SlurmServer &slurm, const QUrl &url = {})
        : m_folder(SlurmServer::memoryDisk() + QStringLiteral("/shiftdeck-site-XXXXXX"))
    {
        config.url = url.isEmpty() ? slurm.url() : url;
        config.user = slurm.user();
        config.tokenFile = slurm.tokenFile();
        config.spool.folder = m_folder.filePath(QStringLiteral("spool"));
        config.spool.siteFolder = m_folder.path();
        config.spool.siteName = QStringLiteral("batch");
        config.spool.graceSeconds = 1;
        config.limit = std::chrono::seconds(20);
        config.settleMs = 1000;
        config.reportMs = 5000;
        endpoint = open();
    }
    std::unique_ptr<SlurmEndpoint> open() const
    {
        auto opened = SlurmEndpoint::open(config, clock);
        if (!opened)
            qFatal("%s: %s", qPrintable(opened.error().context), qPrintable(opened.error().cause));
        return std::move(*opened);
    }
    QString application(const QByteArray &script) const
    {
        const QString path = m_folder.filePath(QStringLiteral("app-%1").arg(++m_applications));
        if (!writeAtomically(path, "#!/bin/sh\n" + script + '\n'))
            qFatal("%s cannot be written", qPrintable(path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    JobDescription job(const QString &token, const QString &application) const
    {
        JobDescription description;
        description.token = token;
        description.name = QStringLiteral("request 1 job ") + token;
        description.step = QStringLiteral("production");
        description.release = QStringLiteral("r1");
        description.conditions = QStringLiteral("snapshot-1");
        description.application = application;
        return description;
    }
    QString jobFile(const QString &token, const QString &name) const
    {
        return config.spool.folder + "/jobs/" + token + u'/' + name;
    }
    QString siteFile(const QString &name) const { return m_folder.filePath(name); }

    QList<SubmitAnswer> submit(const QList<JobDescription> &jobs)
    {
        const auto answers = QCoro::waitFor(endpoint->submit(jobs, {}));
        if (answers)
            return *answers;
        QList<SubmitAnswer> none;
        for (const JobDescription &description : jobs)
            none.append({description.token, tl::unexpected(answers.error())});
        return none;
    }
    Result<QList<EndpointJob>> find(const QStringList &tokens)
    {
        return QCoro::waitFor(endpoint->find(tokens, {}));
    }
    // Unknown also while the endpoint says that it is not sure.
    EndpointJob find(const QString &token)
    {
        const auto found = find(QStringList{token});
        return found && !found->isEmpty() ? found->first() : EndpointJob();
    }
    bool waitForPhase(const QString &token, EndpointPhase phase, int timeoutMs = 60'000)
    {
        return QTest::qWaitFor([&] { return find(token).phase == phase; }, timeoutMs);
    }

    SystemClock clock;
    SlurmEndpoint::Config config;
    std::unique_ptr<SlurmEndpoint> endpoint;

  private:
    QTemporaryDir m_folder;
    mutable int m_applications = 0;
};

}  // namespace shiftdeck::test

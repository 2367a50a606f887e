// An ARC computing element of a test program's own, and an endpoint on it with a spool on a memory disk.
#pragma once

#include "models/core/files.h"
#include "models/endpoints/arcendpoint.h"
#include "tests/endpoints/faultproxy.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <QCoroTask>

namespace shiftdeck::test {

inline QString memoryDisk()
{
    return QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm")
                                                              : QStringLiteral("/tmp");
}

// Started by the first test that asks for it, ended with the program. `settings` are those of arcserver.sh.
class ArcServer {
  public:
    explicit ArcServer(const QStringList &settings = {})
        : m_place(memoryDisk() + QStringLiteral("/shiftdeck-arc-XXXXXX"))
    {
        // Other users of the machine may pass.
        QFile::setPermissions(m_place.path(), QFile::Permissions(0x7755));
        run({QStringLiteral("start"), folder(), QString::number(QCoreApplication::applicationPid())},
            settings);
        const QStringList lines =
            QString::fromUtf8(readBounded(folder() + "/server.env", 4096).value_or(QByteArray()))
                .split(u'\n');
        for (const QString &line : lines)
            m_environment.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    ~ArcServer() { run({QStringLiteral("stop"), folder()}); }

    QUrl url() const { return QUrl(m_environment.value(QStringLiteral("SHIFTDECK_TEST_ARC"))); }
    QString authority() const { return m_environment.value(QStringLiteral("SHIFTDECK_TEST_ARC_CA")); }
    QString credential() const
    {
        return m_environment.value(QStringLiteral("SHIFTDECK_TEST_ARC_CREDENTIAL"));
    }
    QString stranger() const { return m_environment.value(QStringLiteral("SHIFTDECK_TEST_ARC_STRANGER")); }
    QString certificates() const { return folder() + QStringLiteral("/ca"); }

    void signal(const char *name, const char *daemon) const
    {
        run({QStringLiteral("signal"), folder(), QString::fromLatin1(name), QString::fromLatin1(daemon)});
    }
    void restart(const char *daemon) const
    {
        run({QStringLiteral("restart"), folder(), QString::fromLatin1(daemon)});
    }
    // The names of all jobs that it ever accepted and did not remove, from A-REX's own files.
    QStringList jobNames() const
    {
        const QDir control(m_environment.value(QStringLiteral("SHIFTDECK_TEST_ARC_CONTROL")));
        QStringList names;
        const QStringList files = control.entryList({QStringLiteral("job.*.local")}, QDir::Files);
        for (const QString &file : files) {
            const QByteArray content = readBounded(control.filePath(file), 1 << 20).value_or(QByteArray());
            for (const QByteArray &line : content.split('\n'))
                if (line.startsWith("jobname="))
                    names.append(QString::fromLatin1(line.mid(8)));
        }
        return names;
    }
    // Certificate and key of the server, as a proxy in front of it shows them.
    ServerIdentity identity() const
    {
        const QString base = certificates();
        return {base + "/host.pem", base + "/host.key", credential(), authority()};
    }

  private:
    QString folder() const { return m_place.path() + "/arc"; }
    static void run(QStringList arguments, const QStringList &settings = {})
    {
        arguments.prepend(QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/support/arcserver.sh"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &setting : settings)
            environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral("sh"), arguments);
        if (!process.waitForFinished(180'000) || process.exitCode() != 0)
            qFatal("the test's own ARC: %s failed", qPrintable(arguments.value(1)));
    }

    QTemporaryDir m_place;
    QHash<QString, QString> m_environment;
};

class ArcSite {
  public:
    explicit ArcSite(const ArcServer &arc, const QUrl &url = {})
        : m_folder(memoryDisk() + QStringLiteral("/shiftdeck-site-XXXXXX"))
    {
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777));  // jobs are somebody else's
        config.url = url.isEmpty() ? arc.url() : url;
        config.credentialFile = arc.credential();
        config.authorities = arc.authority();
        config.queue = QStringLiteral("prod");
        config.spool.folder = m_folder.filePath(QStringLiteral("spool"));
        config.spool.siteFolder = m_folder.path();
        config.spool.siteName = QStringLiteral("grid");
        config.spool.graceSeconds = 1;
        config.limit = std::chrono::seconds(20);
        config.settleMs = 1000;
        config.reportMs = 10'000;
        endpoint = open();
    }
    std::unique_ptr<ArcEndpoint> open() const
    {
        auto opened = ArcEndpoint::open(config, clock);
        if (!opened)
            qFatal("%s: %s", qPrintable(opened.error().context), qPrintable(opened.error().cause));
        return std::move(*opened);
    }
    QString application(const QByteArray &script) const
    {
        const QString path = m_folder.filePath(QStringLiteral("app-%1").arg(++m_applications));
        if (!writeAtomically(path, "#!/bin/sh\n" + script + '\n'))
            qFatal("%s cannot be written", qPrintable(path));
        QFile::setPermissions(path, QFile::Permissions(0x7755));
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
    ArcEndpoint::Config config;
    std::unique_ptr<ArcEndpoint> endpoint;

  private:
    QTemporaryDir m_folder;
    mutable int m_applications = 0;
};

}  // namespace shiftdeck::test

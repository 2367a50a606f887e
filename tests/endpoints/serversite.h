// What tests of endpoints on real servers share: a server that a script of tests/support starts, and a site
// whose jobs run there, with a spool on a memory disk.
#pragma once

#include "models/core/files.h"
#include "models/endpoints/endpoint.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
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

// Started at once, ended with the object, or with the program. `kind`: "slurm" is
// tests/support/slurmserver.sh; `settings` are those that the script takes from its environment.
class ScriptedServer {
  public:
    void signal(const char *name, const char *daemon) const
    {
        run({QStringLiteral("signal"), folder(), QString::fromLatin1(name), QString::fromLatin1(daemon)});
    }
    void restart(const char *daemon) const
    {
        run({QStringLiteral("restart"), folder(), QString::fromLatin1(daemon)});
    }

  protected:
    ScriptedServer(const QString &kind, const QStringList &settings)
        : m_kind(kind), m_place(memoryDisk() + QStringLiteral("/shiftdeck-%1-XXXXXX").arg(kind))
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
    ~ScriptedServer() { run({QStringLiteral("stop"), folder()}); }
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    QString folder() const { return m_place.path() + u'/' + m_kind; }
    QString said(const char *name) const { return m_environment.value(QLatin1StringView(name)); }

  private:
    void run(QStringList arguments, const QStringList &settings = {}) const
    {
        arguments.prepend(QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/support/%1server.sh").arg(m_kind));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &setting : settings)
            environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral("sh"), arguments);
        if (!process.waitForFinished(180'000) || process.exitCode() != 0)
            qFatal("the test's own %s: %s failed", qPrintable(m_kind), qPrintable(arguments.value(1)));
    }

    const QString m_kind;
    QTemporaryDir m_place;
    QHash<QString, QString> m_environment;
};

// `T` is the endpoint's class; its Config has a spool, settleMs and reportMs.
template <typename T>
class ServerSite {
  public:
    std::unique_ptr<T> open() const { return open(clock); }
    std::unique_ptr<T> open(const Clock &other) const
    {
        auto opened = T::open(config, other);
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
    // A file that only we can read.
    void writeSecret(const QString &path, const QByteArray &content) const
    {
        if (!writeAtomically(path, content))
            qFatal("%s cannot be written", qPrintable(path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    }

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
    typename T::Config config;
    std::unique_ptr<T> endpoint;

  protected:
    explicit ServerSite(const QString &name)
        : m_folder(memoryDisk() + QStringLiteral("/shiftdeck-site-XXXXXX"))
    {
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777));  // jobs may be somebody else's
        config.spool.folder = m_folder.filePath(QStringLiteral("spool"));
        config.spool.siteFolder = m_folder.path();
        config.spool.siteName = name;
        config.spool.graceSeconds = 1;
        config.settleMs = 1000;
    }

  private:
    QTemporaryDir m_folder;
    mutable int m_applications = 0;
};

}  // namespace shiftdeck::test

// An endpoint on programs that stand in for HTCondor's (condorstandin.cpp), with a spool on a memory disk.
#pragma once

#include "models/core/files.h"
#include "models/endpoints/condorendpoint.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <QCoroTask>

namespace shiftdeck::test {

class CondorPrograms {
  public:
    CondorPrograms() : m_folder(memoryDisk() + QStringLiteral("/shiftdeck-condor-XXXXXX"))
    {
        QDir().mkpath(tools());
        QDir().mkpath(state());
        for (const char *program : {"condor_submit", "condor_q", "condor_history", "condor_rm",
                                    "condor_status", "condor_hold", "condor_release"})
            QFile::link(QStringLiteral(SHIFTDECK_CONDOR_STANDIN),
                        tools() + u'/' + QLatin1StringView(program));
        qputenv("CONDOR_STANDIN", state().toUtf8());
        setRunning(true);
    }
    QString tools() const { return path(QStringLiteral("tools")); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    void setRunning(bool isRunning)
    {
        if (!isRunning)
            QFile::remove(state() + "/run");
        else if (!writeAtomically(state() + "/run", {}))
            qFatal("the stand-in has no folder");
    }
    void setFaults(const QStringList &lines)
    {
        if (!writeAtomically(state() + "/faults",
                             lines.isEmpty() ? QByteArray() : lines.join(u'\n').toLatin1() + '\n'))
            qFatal("the stand-in has no folder");
    }
    QList<QByteArray> calls(const QByteArray &program) const
    {
        QList<QByteArray> lines = stateFile(QStringLiteral("calls")).split('\n');
        lines.removeIf([&program](const QByteArray &line) { return !line.startsWith(program + ' '); });
        return lines;
    }
    QByteArray stateFile(const QString &name) const
    {
        return readBounded(state() + u'/' + name, 16 << 20).value_or(QByteArray());
    }
    // How often each token was ever taken by the queue.
    QHash<QString, int> taken() const
    {
        QHash<QString, int> tokens;
        for (const char *file : {"queue", "history"})
            for (const QByteArray &line : stateFile(QLatin1StringView(file)).split('\n'))
                if (const QList<QByteArray> fields = line.split(' '); fields.size() > 8)
                    ++tokens[QString::fromLatin1(fields[8])];
        return tokens;
    }
    void tell(const QString &program, const QStringList &arguments) const
    {
        if (QProcess::execute(tools() + u'/' + program, arguments) != 0)
            qFatal("%s failed", qPrintable(program));
    }

  private:
    static QString memoryDisk()
    {
        return QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm")
                                                                  : QStringLiteral("/tmp");
    }
    QString state() const { return path(QStringLiteral("condor")); }

    QTemporaryDir m_folder;
};

class CondorSite : public CondorPrograms {
  public:
    CondorSite()
    {
        config.tools.folder = tools();
        config.spool.folder = path(QStringLiteral("spool"));
        config.spool.siteFolder = path({});
        config.spool.siteName = QStringLiteral("pool");
        config.spool.graceSeconds = 1;
        config.settleMs = 100;
        config.reportMs = 2000;
        endpoint = open();
    }
    std::unique_ptr<CondorEndpoint> open() const
    {
        auto opened = CondorEndpoint::open(config, clock);
        if (!opened)
            qFatal("%s: %s", qPrintable(opened.error().context), qPrintable(opened.error().cause));
        return std::move(*opened);
    }

    QString application(const QByteArray &script) const
    {
        const QString program = path(QStringLiteral("app-%1").arg(++m_applications));
        if (!writeAtomically(program, "#!/bin/sh\n" + script + '\n'))
            qFatal("%s cannot be written", qPrintable(program));
        QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return program;
    }
    JobDescription job(const QString &token, const QString &application) const
    {
        JobDescription description;
        description.token = token;
        description.name = QStringLiteral("request 1 job \"%1\"").arg(token);
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
    QString siteFile(const QString &name) const { return path(name); }

    QList<SubmitAnswer> submit(const QList<JobDescription> &jobs)
    {
        const auto answers = QCoro::waitFor(endpoint->submit(jobs, {}));
        if (answers)
            return *answers;
        QList<SubmitAnswer> none;
        for (const JobDescription &description : jobs) {
            SubmitAnswer answer{description.token, tl::unexpected(answers.error())};
            none.append(answer);
        }
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
    CondorEndpoint::Config config;
    std::unique_ptr<CondorEndpoint> endpoint;

  private:
    mutable int m_applications = 0;
};

}  // namespace shiftdeck::test

// An endpoint on programs that stand in for HTCondor's (condorstandin.cpp), with a spool on a memory disk.
#pragma once

#include "models/core/files.h"
#include "models/endpoints/condorendpoint.h"
#include "tests/endpoints/serversite.h"

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
    QString state() const { return path(QStringLiteral("condor")); }

    QTemporaryDir m_folder;
};

class CondorSite : public CondorPrograms, public ServerSite<CondorEndpoint> {
  public:
    CondorSite() : ServerSite(QStringLiteral("pool"))
    {
        config.tools.folder = tools();
        config.settleMs = 100;
        config.reportMs = 2000;
        endpoint = open();
    }
    // Its name is one that HTCondor would not take as it is.
    JobDescription job(const QString &token, const QString &application) const
    {
        JobDescription description = ServerSite::job(token, application);
        description.name = QStringLiteral("request 1 job \"%1\"").arg(token);
        return description;
    }
};

}  // namespace shiftdeck::test

// A local endpoint on a spool of its own, with applications that are shell scripts.
#pragma once

#include "models/core/files.h"
#include "models/endpoints/localendpoint.h"
#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <QCoroTask>

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace shiftdeck::test {

class LocalSpool {
  public:
    explicit LocalSpool(int slotCount = 4)
    {
        QDir().mkpath(site());
        config.spoolFolder = folder.path("spool");
        config.siteFolder = site();
        config.siteName = "here";
        config.slotCount = slotCount;
        config.graceSeconds = 1;
        config.minimumFreeBytes = 0;
        endpoint = open();
    }

    std::unique_ptr<LocalEndpoint> open() const
    {
        auto opened = LocalEndpoint::open(config, clock);
        if (!opened)
            qFatal("%s: %s", qPrintable(opened.error().context), qPrintable(opened.error().cause));
        return std::move(*opened);
    }

    QString site() const { return folder.path("site"); }
    QString jobFile(const QString &token, const QString &name) const
    {
        return config.spoolFolder + "/jobs/" + token + '/' + name;
    }
    QByteArray read(const QString &token, const QString &name) const
    {
        return readBounded(jobFile(token, name), 4 << 20).value_or(QByteArray());
    }
    QJsonObject report(const QString &token) const
    {
        return QJsonDocument::fromJson(read(token, "report.json")).object();
    }
    bool exists(const QString &token, const QString &name) const
    {
        return QFile::exists(jobFile(token, name));
    }

    // A program at the site; it is called with "job.conf" in the folder of the job.
    QString application(const QByteArray &script, const QString &name = "app") const
    {
        const QString path = folder.write("site/" + name, "#!/bin/sh\n" + script + '\n');
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    // Fills a slot until letGo().
    void block(const QString &token)
    {
        const auto submitted = submit(job(
            token, application("while [ ! -e \"$SHIFTDECK_SITE/go-on\" ]; do sleep 0.05; done", "block")));
        if (!submitted)
            qFatal("%s", qPrintable(submitted.error().cause));
    }
    void letGo() const { folder.write("site/go-on", ""); }

    static JobDescription job(const QString &token, const QString &application)
    {
        JobDescription description;
        description.token = token;
        description.name = "request 1 job " + token;
        description.step = "production";
        description.release = "r1";
        description.conditions = "snapshot-1";
        description.application = application;
        return description;
    }

    Result<EndpointJob> submit(const JobDescription &description)
    {
        const auto answers = QCoro::waitFor(endpoint->submit({description}, {}));
        return answers ? answers->first().job : tl::unexpected(answers.error());
    }
    EndpointJob find(const QString &token)
    {
        const auto found = QCoro::waitFor(endpoint->find({token}, {}));
        return found && !found->isEmpty() ? found->first() : EndpointJob();
    }
    Result<> cancel(const QString &token)
    {
        const auto answers = QCoro::waitFor(endpoint->cancel({token}, {}));
        return answers ? answers->first().done : tl::unexpected(answers.error());
    }
    EndpointHealth health() { return QCoro::waitFor(endpoint->health({})).value_or(EndpointHealth()); }
    bool waitForPhase(const QString &token, EndpointPhase phase, int timeoutMs = 20'000)
    {
        return QTest::qWaitFor([&] { return find(token).phase == phase; }, timeoutMs);
    }
    bool waitForFile(const QString &path, int timeoutMs = 20'000)
    {
        return QTest::qWaitFor(
            [&] {
                static_cast<void>(endpoint->dispatch());
                return QFile::exists(path);
            },
            timeoutMs);
    }

    TemporaryFolder folder;
    SystemClock clock;
    LocalEndpoint::Config config;
    std::unique_ptr<LocalEndpoint> endpoint;
};

// Runs `work` in a process of its own that dies without any clean-up; returns its process id.
inline pid_t inAnotherProcess(const std::function<void()> &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    return child;
}

inline bool isGone(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
}

}  // namespace shiftdeck::test

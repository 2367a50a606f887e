// A Slurm of a test program's own, and an endpoint on it.
#pragma once

#include "models/endpoints/slurmendpoint.h"
#include "tests/endpoints/faultproxy.h"
#include "tests/endpoints/serversite.h"

namespace shiftdeck::test {

class SlurmServer : public ScriptedServer {
  public:
    explicit SlurmServer(const QStringList &settings = {}) : ScriptedServer(QStringLiteral("slurm"), settings)
    {
    }
    QUrl url() const { return QUrl(said("SHIFTDECK_TEST_SLURM")); }
    QString user() const { return said("SHIFTDECK_TEST_SLURM_USER"); }
    QString tokenFile() const { return said("SHIFTDECK_TEST_SLURM_TOKEN"); }

    // What Slurm's own command prints.
    QByteArray ask(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SLURM_CONF"), said("SLURM_CONF"));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
};

class SlurmSite : public ServerSite<SlurmEndpoint> {
  public:
    explicit SlurmSite(const SlurmServer &slurm, const QUrl &url = {}) : ServerSite(QStringLiteral("batch"))
    {
        config.url = url.isEmpty() ? slurm.url() : url;
        config.user = slurm.user();
        config.tokenFile = slurm.tokenFile();
        config.limit = std::chrono::seconds(20);
        config.reportMs = 5000;
        endpoint = open();
    }
};

}  // namespace shiftdeck::test

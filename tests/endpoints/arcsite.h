// An ARC computing element of a test program's own, and an endpoint on it.
#pragma once

#include "models/endpoints/arcendpoint.h"
#include "tests/endpoints/faultproxy.h"
#include "tests/endpoints/serversite.h"

#include <QDir>

namespace shiftdeck::test {

class ArcServer : public ScriptedServer {
  public:
    explicit ArcServer(const QStringList &settings = {}) : ScriptedServer(QStringLiteral("arc"), settings) { }

    QUrl url() const { return QUrl(said("SHIFTDECK_TEST_ARC")); }
    QString authority() const { return said("SHIFTDECK_TEST_ARC_CA"); }
    QString credential() const { return said("SHIFTDECK_TEST_ARC_CREDENTIAL"); }
    QString stranger() const { return said("SHIFTDECK_TEST_ARC_STRANGER"); }
    QString certificates() const { return folder() + QStringLiteral("/ca"); }

    // The names of all jobs that it ever accepted and did not remove, from A-REX's own files.
    QStringList jobNames() const
    {
        const QDir control(said("SHIFTDECK_TEST_ARC_CONTROL"));
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
};

class ArcSite : public ServerSite<ArcEndpoint> {
  public:
    explicit ArcSite(const ArcServer &arc, const QUrl &url = {}) : ServerSite(QStringLiteral("grid"))
    {
        config.url = url.isEmpty() ? arc.url() : url;
        config.credentialFile = arc.credential();
        config.authorities = arc.authority();
        config.queue = QStringLiteral("prod");
        config.limit = std::chrono::seconds(20);
        config.reportMs = 10'000;
        endpoint = open();
    }
};

}  // namespace shiftdeck::test

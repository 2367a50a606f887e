// The endpoint of a site, from what the store says of the site.
//
// Settings, by kind:
//   local   none
//   slurm   url         of slurmrestd, as this machine reaches it
//           user        as whom jobs run
//           token-file  path of the access token, on the machine of the agent (models/credentials)
//           partition, account   where the site has several
//   arc     url         of A-REX, https://HOST:PORT/arex
//           credential  path of a PEM file with certificate and key, or a proxy (clientcertificate.h); or
//           token-file  path of the access token; both on the machine of the agent
//           authorities   file or folder of those whose servers are trusted; else the system's
//           queue       where the site has several
//           stage-in    "yes": input files are uploaded, as the site's nodes do not see them; else "no"
//   condor  tools       folder of HTCondor's programs; else those in PATH
//           schedd, pool   names of the queue and its pool; else this machine's
//           user        whose jobs ours are, as the queue says it; others' are not looked at
//           account     accounting group, where the site asks for one
//   slurm, arc   renew  a program that renews the credential (models/credentials/renewal.h), if there is one
#pragma once

#include "models/endpoints/endpoint.h"

#include <QJsonObject>

namespace shiftdeck {

struct EndpointPlace {
    QString kind;  // "local", "slurm", "arc", "condor"
    QString siteName;
    QString spool;  // folder of the jobs; of Slurm and HTCondor: shared with the worker nodes
    QString siteFolder;  // what jobs see as SHIFTDECK_SITE
    int slotCount = 1;
    QJsonObject settings;
};

QStringList endpointKinds();
QStringList endpointSettings(const QString &kind);  // those that there are

// Kind and settings that come from outside: InvalidInput names what is wrong or missing.
Result<> checkEndpointPlace(const EndpointPlace &place);
// The errors are those of the kind's own open(). `clock` must outlive it.
Result<std::unique_ptr<Endpoint>> openEndpoint(const EndpointPlace &place, const Clock &clock);

}  // namespace shiftdeck

// The demo campaign: real CMS dimuon events, two campaigns at two sites. Blocks.
#pragma once

#include "app/prodctl/session.h"
#include "models/storage/storelocation.h"

namespace shiftdeck {

struct DemoOptions {
    QString folder;
    QString events;  // folder of the event files; empty: where they came with the program
    int paceMs = 0;  // per 1000 events; 0: full speed
    bool weather = true;  // some jobs go wrong
    bool quality = true;  // what the shifts knew of the runs (demoquality.h)
    QString endpoint = QStringLiteral("local");  // of both sites
    QJsonObject settings{};  // of the endpoint (models/endpoints/siteendpoint.h)
};

// Makes <folder>/shiftdeck.db, sites, files, campaigns and requests. AlreadyExists: there is a demo already.
// When --store names a server, the store is made in that database, which must be empty.
Result<int> createDemo(Session &session, const DemoOptions &options);
// Plays all the roles until every request is declared; exit code 1 when the books do not balance.
Result<int> runDemo(Session &session, const QString &folder);

QString demoStorePath(const QString &folder);
// The server's database that --store or --connection names, else the file in the folder.
Result<StoreLocation> demoStore(Session &session, const QString &folder);

// What a finished demo is judged by.
struct StreamTotal {
    QString stream;
    int files = 0;
    qint64 events = 0;
};
struct DemoRequestTotal {
    RequestId id;
    QString name, status;
    qint64 eventsIn = 0, eventsCredited = 0, jobs = 0, failed = 0;
    QList<StreamTotal> streams;
};
struct DemoBooks {
    QList<DemoRequestTotal> requests;
    QMap<QString, qint64> failures;  // by class
    QStringList problems;  // what does not add up, in sentences
    qint64 rawEvents = 0, mergedEvents = 0, distinctEvents = 0;
};
Result<DemoBooks> auditDemo(Database &db);

}  // namespace shiftdeck

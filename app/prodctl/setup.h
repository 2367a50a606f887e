// Setting up a store: sites, operators and software. For the demo and for `prodctl ... add`.
#pragma once

#include "app/prodctl/session.h"
#include "models/production/audit.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace shiftdeck {

// Who sets up: a manager; the first operator of a new store is set up by whoever made it. NotAuthorized.
Result<Actor> setUpActor(Session &session, Database &db, const char *action);

struct NewSite {
    QString name, title;
    QString folder;  // of the site: spool and storage are made in it; jobs see it as SHIFTDECK_SITE
    int slotCount = 2;
    QString endpoint = QStringLiteral("local");
    QJsonObject settings{};  // of the endpoint (models/endpoints/siteendpoint.h)
};
// Makes the folders too. InvalidInput, AlreadyExists, Io.
Result<SiteId> addSite(Database &db, const NewSite &site, const Actor &actor);
// Changes what runs the jobs of a site. Refused while jobs of it are open; NotFound, InvalidInput.
Result<> setSiteEndpoint(Database &db, const QString &site, const QString &endpoint,
                         const QJsonObject &settings, const Actor &actor);

Result<> addOperator(Database &db, const QString &name, Role role, const QString &site, const Actor &actor);

struct NewStream {
    QString name, tier, suffix, mergeStep;
    bool keepsEveryEvent = false;
    QStringList required;  // columns or histograms that every output must contain; csv and root.json only
};
struct NewApplication {
    QString step, release, path;
    bool keepsEveryEvent = false;
    QList<NewStream> streams;
};
Result<> addApplication(Database &db, const NewApplication &application, const Actor &actor);

}  // namespace shiftdeck

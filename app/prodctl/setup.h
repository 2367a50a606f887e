// Setting up a store: sites, operators and software. For the demo and for `prodctl ... add`.
#pragma once

#include "models/production/audit.h"

#include <QList>
#include <QStringList>

namespace shiftdeck {

struct NewSite {
    QString name, title;
    QString folder;  // of the site: spool and storage are made in it; jobs see it as SHIFTDECK_SITE
    int slotCount = 2;
};
// Makes the folders too. InvalidInput, AlreadyExists, Io.
Result<SiteId> addSite(Database &db, const NewSite &site, const Actor &actor);

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

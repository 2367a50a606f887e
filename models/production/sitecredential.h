// The credential that a site is asked with: whose it is, until when, and whether that is long enough for the
// work there. Internal to models/production; blocks on the disk for moments.
#pragma once

#include "models/core/clock.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

// All empty where the settings of the site's endpoint name none.
struct SiteCredential {
    QString subject;
    std::optional<TimeMs> until;
    QString state;  // word of CredentialState
    QString said;  // in sentences: "It ends in 3 h, before your 312 queued jobs."
};
// By the settings "credential" and "token-file". A file that cannot be read is no error: its state says so.
// `serverAhead`: the clock of the site's server minus this one.
Result<SiteCredential> siteCredential(Database &db, SiteId site, const Clock &clock, TimeMs serverAhead);

}  // namespace shiftdeck

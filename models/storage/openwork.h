// How much work of a site is open, and how fast it goes lately: what tells when the last of it will have
// ended.
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/core/result.h"

namespace shiftdeck {

class Database;

struct OpenWork {
    qint64 jobs = 0;  // waiting or running: an endpoint still has to be asked about them
    double jobsPerHour = 0;  // good ones, over the last 200 at most and six hours at most; 0: fewer than ten
    int wallSeconds = 0;  // the longest limit of the requests with open jobs; 0: none
};

// Three queries by index, whatever the number of jobs that have ended.
Result<OpenWork> openWork(Database &db, SiteId site, TimeMs now);

}  // namespace shiftdeck

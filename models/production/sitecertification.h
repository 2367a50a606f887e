// Certification of sites: a site that must be certified for a step and release processes a sample in a trial,
// and what it makes is compared with what must come of it, file by file. The database refuses its other jobs
// until the newest verdict is good, and refuses a good verdict that the merged files do not bear out.
//
// Synchronous, on the thread that owns the database; one audit row each, in the transaction that makes the
// change.
#pragma once

#include "models/production/audit.h"
#include "models/storage/certifications.h"

namespace shiftdeck {

// Whether a site must be certified before it may produce; none must by default. What runs there goes on.
// Conflict: it is so already.
Result<> requireCertification(Database &db, SiteId site, const QString &reason, const Actor &actor);
Result<> liftRequirement(Database &db, SiteId site, const QString &why, const Actor &actor);

// A copy of a sample's input at a site.
struct TrialFile {
    qint64 run = 0;
    QString path;
    qint64 likeFile = 0;  // of the catalogue, with the same content
};
struct TrialPlan {
    Sample sample;
    QList<TrialFile> files;
};
// Finds the sample's files at the site by content. Refused: the site has no copy of one, or a trial of it is
// under way there.
Result<TrialPlan> planTrial(Database &db, SiteId site, const Sample &sample);
// Makes a dataset of these files, a test request over it that is cut and merged as the sample was, marks it
// as a trial, approves it and gives it to the site. An agent does the rest.
Result<RequestId> startTrial(Database &db, SiteId site, const Sample &sample, const QString &why,
                             const Actor &actor);

struct TrialFindings {
    SiteId site;
    QString siteName, step, release, sample;
    int files = 0;  // of the reference
    QStringList differences;  // a sentence each; none: good

    bool isGood() const { return differences.isEmpty(); }
    QString text() const;  // at most 4000 characters
};
// Compares the merged files of a finished trial with its sample. NotFound: it is no trial. Refused: not
// finished.
Result<TrialFindings> judgeTrial(Database &db, RequestId trial);
// Writes down what judgeTrial() finds. AlreadyExists: it has its verdict.
Result<TrialFindings> certifySite(Database &db, RequestId trial, const Actor &actor);

// Takes a good verdict away by a newer one. Refused: none stands. Another trial brings it back, and nothing
// else.
Result<> withdrawCertification(Database &db, SiteId site, const QString &step, const QString &release,
                               const QString &why, const Actor &actor);

}  // namespace shiftdeck

// What is known about the certification of sites: verdicts, samples, and trials under way. Read-only; any
// Database.
//
// A sample is known data with what must come of it; a trial is a test request that processes it at a site;
// the verdict on it counts for the site, the step and the release, until there is a newer one. Times are
// milliseconds since 1970-01-01 UTC, of who wrote them.
#pragma once

#include "models/core/clock.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"
#include "models/storage/records.h"

#include <optional>

namespace shiftdeck {

enum class CertificationVerdict { Good, Bad, Withdrawn };
template <>
struct words::Table<CertificationVerdict> {
    static constexpr std::array list{W("good"), W("bad"), W("withdrawn")};
};

struct SiteCertification {
    QString step, release,
        sample;  // sample: "muons version 2"; of a withdrawn one that of what was withdrawn
    CertificationVerdict verdict = CertificationVerdict::Good;
    RequestId trial;  // invalid: withdrawn
    QString findings, by;
    TimeMs at = 0;
};
// The newest one of each step and release; one of them, or none.
Result<QList<SiteCertification>> listCertifications(Database &db, SiteId site);
Result<std::optional<SiteCertification>> findCertification(Database &db, SiteId site, const QString &step,
                                                           const QString &release);

struct SiteTrial {
    RequestId request;
    SiteId site;
    QString step, release, sample;
    RequestStatus status = RequestStatus::New;
    QString by;
    TimeMs at = 0;
};
// Those without a verdict that may still get one.
Result<QList<SiteTrial>> listOpenTrials(Database &db, SiteId site);

struct SampleFile {
    qint64 events = 0, bytes = 0;
    QString adler32;  // 8 hexadecimal digits

    bool operator==(const SampleFile &) const = default;
};
struct SampleInput {
    qint64 run = 0;
    SampleFile file;
};
using SampleOutputs = QMap<QString, QList<SampleFile>>;  // the merged files of each stream, in their order

struct Sample {
    qint64 id = 0;
    QString name;
    int version = 0;  // the newest one of a name and release is what is processed
    QString campaign, step, release, conditions;
    SplitKind splitKind = SplitKind::Events;
    qint64 splitSize = 0, mergeEvents = 0, mergeBytes = 0;
    int unitsPerJob = 1;
    RequestId from;  // whose outputs they are; invalid: written down by a person
    int inputs = 0, outputs = 0;  // files
    qint64 events = 0;  // of the inputs
    QString why, by;
    TimeMs at = 0;

    QString title() const;  // "muons version 2"
};
// By name, the newest version first.
Result<QList<Sample>> listSamples(Database &db);
// NotFound. InvalidInput: there are several releases, and none is named. An empty release: the only one.
Result<Sample> findSample(Database &db, const QString &name, const QString &release);
Result<Sample> loadSample(Database &db, qint64 id);
Result<QList<SampleInput>> sampleInputs(Database &db, qint64 id);
Result<SampleOutputs> sampleOutputs(Database &db, qint64 id);

// Fills uncertified, sample and isJudged. A statement each for all requests.
Result<> addCertification(Database &db, QList<RequestSummary> &requests);

}  // namespace shiftdeck

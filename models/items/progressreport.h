// The progress of a campaign in five sections, read from the store; and all of them as one page of HTML.
//
//   burn-up      events, merged files and luminosity against plan and milestones, and when it will be done
//   throughput   events and jobs per time, by site
//   statuses     requests by status over time, and the time that they spend in each
//   holds        the oldest open requests, and what holds each one
//   milestones   what is planned, what is to be expected, and the slip
//
// Each read is one moment of the store. Times are UTC. Costs: see the queries
// (models/storage/campaignprogress.h, throughput.h, statustimes.h, milestones.h); estimates are judged by
// kJudgedBy finished requests or campaigns.
#pragma once

#include "models/core/forecast.h"
#include "models/items/reportsection.h"
#include "models/storage/campaignprogress.h"
#include "models/storage/milestones.h"

namespace shiftdeck {

enum class ProgressPart { BurnUp, Throughput, Statuses, Holds, Milestones };
namespace words {
template <>
struct Table<ProgressPart> {
    static constexpr std::array list{W("burn-up"), W("throughput"), W("statuses"), W("holds"),
                                     W("milestones")};
};
}  // namespace words

inline constexpr int kJudgedBy = 60;
inline constexpr int kOldestOpen = 200;

// Which campaign, and which step of it. An empty name: the campaign that was made last.
struct ReportScope {
    CampaignRow campaign;
    Step step = Step::Production;

    ProgressScope scope() const { return {campaign.id, step}; }
};
// NotFound: there is none of this name, or none at all.
Result<ReportScope> reportScope(Database &db, const QString &campaign, Step step);

// What estimates rest on: finished campaigns where there are enough of them, else finished requests.
struct EtaBasis {
    EtaExperience experience;
    EtaScore score;
    bool areCampaigns = false;
};
Result<EtaBasis> readEtaBasis(Database &db, TimeMs now);

Result<ReportSection> readProgressPart(Database &db, ProgressPart part, const ReportScope &scope, TimeMs now);

struct ProgressReport {
    QString title;  // "Progress of campaign 2010, production"
    QString subtitle;  // when it was made, of which store
    QList<ReportSection> sections;
};
// `told(done, all)` before each part.
Result<ProgressReport> readProgressReport(Database &db, const ReportScope &scope, TimeMs now,
                                          const std::function<void(int, int)> &told = {});

// One file without any other: charts are SVG within, in light colours.
QByteArray reportAsHtml(const ProgressReport &report);

}  // namespace shiftdeck

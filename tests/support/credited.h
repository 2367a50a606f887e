// Credits pending jobs of a campaign as the agent does, with real files, without running anything.
#pragma once

#include "tests/support/campaignfixture.h"

namespace shiftdeck::test {

// The job wrote every event of its work units into every stream (none into streams named in `empty`), and is
// credited. Streams of events (CSV) alone. Its outputs lie in the campaign's folder parts/<job>.
void creditJob(const CampaignFixture &campaign, JobId job, const QStringList &empty = {});
// All pending processing jobs of the request, in order.
QList<JobId> creditAll(const CampaignFixture &campaign, RequestId request, const QStringList &empty = {});
// The path of the output of the job, of its only stream.
QString outputPath(const CampaignFixture &campaign, JobId job);

}  // namespace shiftdeck::test

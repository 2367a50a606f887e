#include "tests/support/cycles.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>

namespace shiftdeck::test {

Result<CycleReport> tryCycle(Agent &agent) { return QCoro::waitFor(agent.cycle({})); }

CycleReport runCycle(Agent &agent) { return must(tryCycle(agent)); }

bool runUntil(Agent &agent, CampaignFixture &campaign, RequestId request, RequestStatus status, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < timeoutMs) {
        const CycleReport report = runCycle(agent);
        for (const QString &problem : report.problems)
            qInfo("%s", qPrintable(problem));
        if (campaign.status(request) == status)
            return true;
        QTest::qSleep(report.idle() ? 50 : 5);  // real jobs run meanwhile
    }
    return false;
}

Agent::EndpointFactory localEndpoints(const CampaignFixture &campaign, int slotCount)
{
    return [&campaign, slotCount](const QString &) -> Result<std::unique_ptr<Endpoint>> {
        return campaign.openEndpoint(slotCount);
    };
}

}  // namespace shiftdeck::test

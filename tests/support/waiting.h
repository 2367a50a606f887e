// For tests in which one connection of a store waits for another one's transaction.
#pragma once

#include "tests/support/campaignfixture.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <optional>
#include <thread>

namespace shiftdeck::test {

// Does `work` on a thread and connection of its own, begun while a transaction is open elsewhere, and calls
// `end`, which ends that transaction, as soon as the work waits for it, or is done without having waited. (A
// file does not tell who waits for it.)
template <typename Work>
auto doMeanwhile(const CampaignFixture &c, Work work, const std::function<void()> &end)
{
    using Answer = std::invoke_result_t<Work, Database &>;
    std::optional<Answer> answer;
    std::atomic<bool> isDone = false;
    std::jthread thread([&] {
        const auto db = c.open();
        answer = work(*db);
        isDone = true;
    });
    if (TestStore::isOnServer()) {
        const auto watch = c.open(Access::ReadOnly);
        const auto waits = [&] {
            return isDone
                || must(watch->integer(
                       QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                      " AND datname = current_database()")))
                > 0;
        };
        if (!QTest::qWaitFor(waits, 20'000))
            qFatal("nobody waits");
    }
    end();
    thread.join();
    return *std::move(answer);
}

}  // namespace shiftdeck::test

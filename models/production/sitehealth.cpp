#include "models/production/sitehealth.h"

#include "models/core/errortext.h"
#include "models/production/agentcontext.h"
#include "models/production/sitecredential.h"
#include "models/production/sites.h"

#include <QCoreApplication>
#include <QTimer>
#include <QCoroTask>

#include <algorithm>
#include <functional>
#include <optional>

namespace shiftdeck {

namespace {
struct HealthText {
    Q_DECLARE_TR_FUNCTIONS(SiteHealth)
};

constexpr TimeMs kAskAgainMs = 30'000;
constexpr TimeMs kReleaseAgainMs = 5 * 60'000;
constexpr std::chrono::seconds kPatience{10};
constexpr qsizetype kLongestMessage = 500;

struct Answer {
    EndpointHealth health;
    TimeMs tookMs = 0;
};
}  // namespace

struct SiteAsks::Ask {
    Site site;
    std::optional<Answer> answer;  // none yet
    QTimer patience;
    std::stop_source stop;
    std::stop_callback<std::function<void()>> stoppedWithAll;
    QCoro::Task<> task;

    Ask(const Site &of, const std::stop_token &all)
        : site(of), stoppedWithAll(all, [source = stop]() mutable { source.request_stop(); })
    {
        patience.setSingleShot(true);
        QObject::connect(&patience, &QTimer::timeout, &patience,
                         [source = stop]() mutable { source.request_stop(); });
        patience.start(kPatience);
    }
};

namespace {
// Writes into `into` and touches nothing else: it may end at any moment of a cycle.
QCoro::Task<> ask(Endpoint *endpoint, const Clock *clock, std::weak_ptr<SiteAsks::Ask> into,
                  std::stop_token stop)
{
    const TimeMs begun = clock->now();
    auto asking = endpoint->health(stop);
    const auto said = co_await asking;
    const auto target = into.lock();
    if (!target)
        co_return;  // the agent ends, and the clock may be gone
    Answer answer;
    if (said) {
        answer.health = *said;
    } else {
        answer.health.message = said.error().code == ErrorCode::Cancelled
            ? HealthText::tr("No answer within %1 s.").arg(kPatience.count())
            : describe(said.error());
    }
    answer.tookMs = std::max<TimeMs>(0, clock->now() - begun);
    target->answer = answer;
}

Result<QList<Site>> sitesToAsk(Database &db, TimeMs now)
{
    return db.list(QStringLiteral("SELECT s.id, s.name, s.slots FROM sites s LEFT JOIN site_health h"
                                  " ON h.site_id = s.id WHERE s.look_wanted = 1 OR h.asked_at IS NULL"
                                  " OR h.asked_at <= ? OR h.asked_at > ? ORDER BY s.id"),
                   {now - kAskAgainMs, now}, [](const Row &row) {
                       return Site{row.id<SiteId>(0), row.text(1), row.number(2)};
                   });
}

QVariant orNull(bool known, qint64 value) { return known ? QVariant(value) : QVariant(); }

Result<> writeHealth(AgentContext &c, const Site &site, const Answer &answer)
{
    const EndpointHealth &h = answer.health;
    const TimeMs now = c.clock.now();
    const QString message = h.message.simplified().left(kLongestMessage);
    SD_CHECK(c.db.run(
        QStringLiteral("INSERT INTO site_health (site_id, asked_at, took_ms, up, answered_at, down_since,"
                       " message, slots, running, queued) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (site_id) DO UPDATE SET asked_at = excluded.asked_at,"
                       " took_ms = excluded.took_ms, up = excluded.up,"
                       " answered_at = coalesce(excluded.answered_at, site_health.answered_at),"
                       " down_since = CASE WHEN excluded.up = 1 THEN NULL"
                       " ELSE coalesce(site_health.down_since, excluded.down_since) END,"
                       " message = excluded.message, slots = coalesce(excluded.slots, site_health.slots),"
                       " running = excluded.running, queued = excluded.queued"),
        {site.id.value(), now, answer.tookMs, h.up ? 1 : 0, orNull(h.up, now), orNull(!h.up, now),
         message.isNull() ? QStringLiteral("") : message, orNull(h.up && h.slotCount > 0, h.slotCount),
         orNull(h.up, std::max(0, h.running)), orNull(h.up, std::max(0, h.queued))}));
    SD_TRY(const SiteCredential credential,
           siteCredential(c.db, site.id, c.clock, c.asks.serverAhead().value(site.id.value())));
    SD_CHECK(c.db.run(QStringLiteral("UPDATE site_health SET credential = ?, credential_until = ?,"
                                     " credential_state = ?, credential_said = ? WHERE site_id = ?"),
                      {credential.subject, orNull(credential.until.has_value(), credential.until.value_or(0)),
                       credential.state, credential.said, site.id.value()}));
    SD_CHECK(
        c.db.run(QStringLiteral("INSERT INTO site_queue (site_id, at, running, queued) VALUES (?, ?, ?, ?)"
                                " ON CONFLICT (site_id, at) DO UPDATE SET running = excluded.running,"
                                " queued = excluded.queued"),
                 {site.id.value(), now - now % kQueueStepMs, orNull(h.up, std::max(0, h.running)),
                  orNull(h.up, std::max(0, h.queued))}));
    SD_CHECK(c.db.run(QStringLiteral("DELETE FROM site_queue WHERE site_id = ? AND at < ?"),
                      {site.id.value(), now - kQueueKeptMs}));
    SD_CHECK(c.db.run(QStringLiteral("UPDATE sites SET look_wanted = 0 WHERE id = ? AND look_wanted = 1"),
                      {site.id.value()}));
    return {};
}

using Answers = QList<std::pair<Site, Answer>>;
}  // namespace

Result<> askSites(AgentContext &c)
{
    std::vector<std::shared_ptr<SiteAsks::Ask>> &asks = c.asks.m_asks;
    Answers answers;
    SD_TRY(const auto due, sitesToAsk(c.db, c.clock.now()));
    for (const Site &site : due) {
        const bool isAsked = std::any_of(asks.begin(), asks.end(),
                                         [&site](const auto &one) { return one->site.id == site.id; });
        if (isAsked)
            continue;
        const auto endpoint = c.endpoints.endpoint(site);
        if (!endpoint) {
            Answer none;
            none.health.message = describe(endpoint.error());
            answers.append({site, none});
            continue;
        }
        const auto one = std::make_shared<SiteAsks::Ask>(site, c.asks.m_stop.get_token());
        asks.push_back(one);
        one->task = ask(*endpoint, &c.clock, one, one->stop.get_token());
    }
    for (const auto &one : asks)
        if (one->answer)
            answers.append({one->site, *one->answer});
    std::erase_if(asks, [](const auto &one) { return one->answer.has_value(); });
    if (answers.isEmpty())
        return {};
    for (const auto &[site, answer] : std::as_const(answers))
        if (answer.health.up || answer.health.serverAhead != 0)
            c.asks.m_serverAhead.insert(site.id.value(), answer.health.serverAhead);
    return transact(c.db, [&]() -> Result<> {
        for (const auto &[site, answer] : std::as_const(answers))
            SD_CHECK(writeHealth(c, site, answer));
        return {};
    });
}

Result<> lookForReleases(AgentContext &c)
{
    const TimeMs now = c.clock.now();
    SD_TRY(const auto due, releasesToCheck(c.db, now - kAskAgainMs, now - kReleaseAgainMs));
    if (due.isEmpty())
        return {};
    QList<ReleaseState> found;
    for (const ReleaseToCheck &one : due)
        found.append(releaseAt(one.path));
    return transact(c.db, [&]() -> Result<> {
        for (qsizetype i = 0; i < due.size(); ++i)
            SD_CHECK(noteRelease(c.db, due.at(i), found.at(i), now));
        return {};
    });
}

}  // namespace shiftdeck

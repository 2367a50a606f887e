#include "models/production/trials.h"

#include "models/production/sitecertification.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Trials)
};

Result<> judgeOne(AgentContext &c, RequestId id)
{
    const auto verdict = certifySite(c.db, id, c.actor("agent.certify"));
    if (!verdict) {
        SD_CHECK(c.won(tl::unexpected(verdict.error())));
        return {};
    }
    ++c.report.changed;
    if (!verdict->isGood())
        c.problem(
            Text::tr("Site %1 is not certified for %2 of release %3: %4", "site, step, release, what differs")
                .arg(verdict->siteName, verdict->step, verdict->release, verdict->text()));
    return {};
}
}  // namespace

Result<std::optional<int>> unitsPerJobOfTrial(Database &db, RequestId request)
{
    return db.first(
        QStringLiteral("SELECT s.units_per_job FROM site_trials t JOIN samples s ON s.id = t.sample_id"
                       " WHERE t.request_id = ?"),
        {request.value()}, [](const Row &row) { return row.number(0); });
}

Result<> judgeTrials(AgentContext &c)
{
    SD_TRY(const auto finished,
           c.db.list(QStringLiteral(
                         "SELECT t.request_id FROM site_trials t JOIN requests r ON r.id = t.request_id"
                         " WHERE r.status = 'finished' AND NOT EXISTS (SELECT 1 FROM site_certifications v"
                         " WHERE v.request_id = t.request_id) ORDER BY t.request_id"),
                     {}, [](const Row &row) { return row.id<RequestId>(0); }));
    for (const RequestId id : finished)
        SD_CHECK(judgeOne(c, id));
    return {};
}

}  // namespace shiftdeck

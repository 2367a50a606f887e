// A small campaign with a command bus over it, and shorthands for what people do.
#pragma once

#include "models/commands/aborting.h"
#include "models/commands/bus.h"
#include "models/storage/queries.h"
#include "tests/support/campaignfixture.h"

#include <QJsonArray>

namespace shiftdeck::test {

struct CommandFixture : CampaignFixture {
    explicit CommandFixture(const CampaignOptions &options = {}) : CampaignFixture(options) { }

    Principal who(const QString &name) const { return must(findOperator(*db, name)); }

    Result<Plan> plan(const QString &name, const QString &command, const QJsonObject &arguments) const
    {
        return bus.plan(*db, who(name), command, arguments);
    }
    // Plan and execute.
    Result<Receipt> give(const QString &name, const QString &command, const QJsonObject &arguments,
                         const QString &key = {}) const
    {
        const Result<Plan> planned = plan(name, command, arguments);
        if (!planned)
            return tl::unexpected(planned.error());
        return bus.execute(*db, who(name), *planned, key);
    }
    QJsonObject on(RequestId id, QJsonObject more = {}) const
    {
        more.insert(QStringLiteral("requests"), QJsonArray{id.value()});
        return more;
    }
    QString word() const { return QString(toWord(status(request))); }
    // Rows of all tables that a command may change, as one text.
    QString dump() const
    {
        QStringList lines;
        for (const char *table :
             {"requests", "jobs", "work_units", "claims", "audit", "receipts", "comments", "campaigns",
              "datasets", "files", "replicas", "merges", "streams", "changes"}) {
            lines += must(
                db->list(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1StringView(table)), {},
                         [table](const Row &row) { return QLatin1StringView(table) + u' ' + row.text(0); }));
        }
        lines += must(db->list(
            QStringLiteral("SELECT id, status, site_id, priority, changed_by FROM requests ORDER BY id"), {},
            [](const Row &row) {
                return QStringList{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)}.join(
                    u' ');
            }));
        lines += must(db->list(QStringLiteral("SELECT id, status, cancel_wanted FROM jobs ORDER BY id"), {},
                               [](const Row &row) {
                                   return QStringList{row.text(0), row.text(1), row.text(2)}.join(u' ');
                               }));
        return lines.join(u'\n');
    }

    SystemClock clock;
    CommandBus bus{clock};
};

inline ErrorCode codeOf(const auto &result) { return result ? ErrorCode::NotRun : result.error().code; }

}  // namespace shiftdeck::test

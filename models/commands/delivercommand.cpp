// declared -> delivered: a manager signs that the merged files were copied to where they are to be kept. What
// can be seen of it from here is checked, and each file that is not as it would have to be is named.
#include "models/commands/support.h"

#include "models/production/delivering.h"
#include "models/production/releasing.h"

namespace shiftdeck {

namespace {
using S = RequestStatus;

class Deliver final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;
    bool readsFiles() const override { return true; }

    Blocker obstacle(const Principal &, const RequestSummary &request,
                     const QList<TransitionRule> &) const override
    {
        if (request.status != S::Declared)
            return {Commands::tr("It is %1; only declared requests can be delivered.")
                        .arg(toWord(request.status))};
        return {};
    }

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(Plan plan, RequestCommand::plan(db, who, arguments, now));
        QList<PlanItem> items;
        qint64 requests = 0;
        for (PlanItem &item : plan.items) {
            if (!item.included) {
                items.append(item);
                continue;
            }
            SD_TRY(const Delivery delivery, checkDelivery(db, RequestId(item.id)));
            judge(delivery, item);
            items.append(item);
            for (const UndeliveredFile &file : delivery.missing) {
                PlanItem missing{
                    QStringLiteral("merge"), file.merge.value(),
                    Commands::tr("merged file %1 of %2", "file, request").arg(file.lfn, item.what)};
                leaveOut(missing, file.why);
                items.append(missing);
            }
            if (!item.included)
                continue;
            ++requests;
            SD_CHECK(addParts(db, item, items));
        }
        plan.items = items;
        plan.summary = summaryOf(spec(), plan, countedRequests(requests));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items) {
            if (!item.included || item.entity != QLatin1StringView("request"))
                continue;
            SD_TRY(const Outcome outcome, itemOutcome(db, item, [&]() -> Result<QString> {
                       SD_CHECK(changeStatus(db,
                                             {RequestId(item.id),
                                              S::Declared,
                                              S::Delivered,
                                              textOf(x.plan.arguments, "why"),
                                              {},
                                              0},
                                             actorOf(x, spec())));
                       return item.effect;
                   }));
            outcomes.append(outcome);
        }
        return outcomes;
    }

  protected:
    Result<> detail(Context &, const RequestSummary &request, PlanItem &item) const override
    {
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), toWord(S::Delivered));
        return {};
    }

  private:
    static void judge(const Delivery &delivery, PlanItem &item)
    {
        item.basis += QStringLiteral("; files %1; bytes %2; copies %3")
                          .arg(delivery.files)
                          .arg(delivery.bytes)
                          .arg(delivery.copies);
        if (!delivery.missing.isEmpty())
            return leaveOut(
                item,
                Commands::tr("Of its %1 merged files %2 cannot be called delivered; each is named.")
                    .arg(delivery.files)
                    .arg(delivery.missing.size()));
        item.why =
            Commands::tr("%1 merged files with %2 are verified, in the catalogue, and at their place with"
                         " their size (%3 copies).",
                         "number, events, number")
                .arg(QString::number(delivery.files), countedEvents(delivery.events),
                     QString::number(delivery.copies));
    }

    // Where the request asks for it, the store has its parts deleted once it is delivered: each is named.
    static Result<> addParts(Database &db, const PlanItem &request, QList<PlanItem> &items)
    {
        SD_TRY(const RequestSummary summary, loadRequest(db, RequestId(request.id)));
        if (summary.releaseParts != ReleaseWhen::Delivered)
            return {};
        SD_TRY(const auto merges, planRelease(db, summary.id));
        for (const ReleaseItem &merge : merges) {
            for (const ReleasePart &part : merge.parts) {
                PlanItem file{QStringLiteral("output"), part.id.value(), part.path, Commands::tr("deleted")};
                file.why =
                    Commands::tr("It is in %1; the request has its outputs deleted once it is delivered.")
                        .arg(merge.lfn);
                file.basis = QString::number(part.bytes);
                items.append(file);
            }
        }
        return {};
    }
};
}  // namespace

void addDeliverCommand(CommandList &list)
{
    CommandSpec spec;
    spec.id = QStringLiteral("request.deliver");
    spec.cli = {QStringLiteral("request"), QStringLiteral("deliver")};
    spec.title = Commands::tr("Confirm delivery");
    spec.description = Commands::tr(
        "Signs that the merged files of a declared request were copied to where they are to be kept."
        " Each must be verified, in the catalogue, and at its place with its size. It cannot be"
        " taken back.");
    spec.example = QStringLiteral("prodctl request deliver 3 --why \"on tape since Monday\"");
    spec.parameters = {
        requestsParameter(),
        filterParameter(Commands::tr("All requests that match, for example \"campaign = 2010\".")),
        whyParameter(true)};
    spec.roles = {Role::Manager};
    spec.icon = QStringLiteral("export");
    list.push_back(std::make_unique<Deliver>(spec));
}

}  // namespace shiftdeck

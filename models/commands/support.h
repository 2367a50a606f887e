// What the command classes share. Internal to models/commands.
#pragma once

#include "models/commands/command.h"
#include "models/production/requests.h"
#include "models/storage/queries.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace shiftdeck {

struct Commands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

// ---- parameters that many commands have
Parameter requestsParameter();
Parameter jobsParameter(bool positional);
Parameter filterParameter(const QString &help);
Parameter whyParameter(bool required);

Parameter mergePolicyParameter();
Parameter releasePartsParameter();

// ---- sentences
QString countedRequests(qint64 n);  // "1 request", "3 requests"
QString countedJobs(qint64 n);
QString countedEvents(qint64 n);
QString requestText(const RequestSummary &request);  // "request 3 (2010 production)"
QString jobText(const JobSummary &job);  // "job 17 (run 148058)"

// ---- arguments, after CommandBus::checkArguments
QString textOf(const QJsonObject &arguments, const char *name);
qint64 integerOf(const QJsonObject &arguments, const char *name);
bool flagOf(const QJsonObject &arguments, const char *name);
QList<qint64> idsOf(const QJsonObject &arguments, const char *name);
template <typename IdType>
QList<IdType> idsAs(const QList<qint64> &ids)
{
    QList<IdType> result;
    for (const qint64 id : ids)
        result.append(IdType(id));
    return result;
}
QJsonArray toArray(const QList<qint64> &ids);
QList<qint64> includedIds(const Plan &plan);
QList<qint64> doneIds(const QList<Outcome> &outcomes);

// "Approve: 2 requests, 1 is left out."
QString summaryOf(const CommandSpec &spec, const Plan &plan, const QString &included);

Actor actorOf(const Execution &execution, const CommandSpec &spec);

// Runs `work()` -> Result<QString> for one item of a bulk. A rule or a lost race becomes an outcome that says
// so, and nothing of the item remains; any other error ends the bulk.
Result<Outcome> itemOutcome(Database &db, const PlanItem &item, const std::function<Result<QString>()> &work);
Result<QList<Outcome>> eachIncluded(Database &db, const Plan &plan,
                                    const std::function<Result<QString>(const PlanItem &)> &work);

// A command that stands for another one: `request set-status`, `undo`.
struct Target {
    QString command;
    QJsonObject arguments;
    QString note;  // shown with the plan
};
class Alias : public Command {
  public:
    virtual Result<Target> resolve(Database &db, const Principal &who,
                                   const QJsonObject &arguments) const = 0;
    Result<Plan> plan(Database &, const Principal &, const QJsonObject &, TimeMs) const final;
    Result<QList<Outcome>> execute(Database &, const Execution &) const final;
};

// ---- requests
struct Blocker {
    QString text;  // why not; empty: nothing is in the way
    ErrorCode code = ErrorCode::Refused;
};

// Whether the role may do this at all.
Blocker roleBlocker(const QList<Role> &roles, const Principal &who);

// A command about requests that are named by id or by filter, each judged by itself.
class RequestCommand : public Command {
  public:
    explicit RequestCommand(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }
    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const override;
    // From a loaded row alone; what the buttons ask. The role is judged first, for every command alike.
    Blocker blocker(const Principal &who, const RequestSummary &request,
                    const QList<TransitionRule> &rules) const;
    // The rest of it, for somebody whose role may do this to some request.
    virtual Blocker obstacle(const Principal &who, const RequestSummary &request,
                             const QList<TransitionRule> &rules) const = 0;

  protected:
    struct Context {
        Database &db;
        const Principal &who;
        QJsonObject &arguments;
        TimeMs now;
    };
    // Fills effect, why and basis of an item that nothing is in the way of; may leave it out.
    virtual Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const = 0;
    // Before and after the items: checks of arguments, warnings.
    virtual Result<> begin(Context &) const { return {}; }
    virtual Result<> end(Context &, const QList<RequestSummary> &, Plan &) const { return {}; }

  private:
    CommandSpec m_spec;
};
void leaveOut(PlanItem &item, const QString &why, ErrorCode code = ErrorCode::Refused);

// ---- what there is; each list is in menu order
using CommandList = std::vector<std::unique_ptr<Command>>;
void addCreateCommands(CommandList &list);
void addStatusCommands(CommandList &list);
void addDeliverCommand(CommandList &list);  // in the menu before Certify
void addRequestCommands(CommandList &list);
void addLedgerCommands(CommandList &list);
void addMergeCommands(CommandList &list);
void addRecoveryCommands(CommandList &list);
void addJobCommands(CommandList &list);
void addLookCommand(CommandList &list);
void addRuleCommands(CommandList &list);
void addLimitCommands(CommandList &list);
void addLogCommands(CommandList &list);
void addSiteCommands(CommandList &list);
void addCertifyCommands(CommandList &list);
void addPlanCommands(CommandList &list);
void addQualityCommands(CommandList &list);
void addFlagImport(CommandList &list);  // in the menu behind Flag
void addDetectorCommands(CommandList &list);
void addGoodRunCommands(CommandList &list);
void addReleaseCommands(CommandList &list);
void addSourceCommands(CommandList &list);
void addConditionsCommands(CommandList &list);
void addPlotCommands(CommandList &list);
void addFileCommands(CommandList &list);
void addRunCommands(CommandList &list);
void addRunCorrections(CommandList &list);
void addDatasetCommands(CommandList &list);
void addCopyCommands(CommandList &list);
void addAliases(CommandList &list);

}  // namespace shiftdeck

// The one door through which anything is changed by a person: window, prodctl and tests use it alike.
#pragma once

#include "models/commands/command.h"
#include "models/commands/readahead.h"
#include "models/production/requests.h"

namespace shiftdeck {

// Whether a command can be done to something now, and why not: for buttons and menus, from loaded rows alone.
struct Availability {
    bool live = false;
    QString reason;  // why not, one sentence; empty when live
};

class CommandBus {
  public:
    explicit CommandBus(const Clock &clock);
    ~CommandBus();

    QList<const CommandSpec *> specs() const;                     // in menu order
    const CommandSpec *spec(const QString &id) const;             // nullptr: no such command
    // The command whose `cli` words begin `words`, longest first.
    const CommandSpec *specForWords(const QStringList &words) const;

    // Kinds and bounds of arguments that come from outside, against the spec; fallbacks put in, ids sorted.
    static Result<QJsonObject> checkArguments(const CommandSpec &spec, const QJsonObject &arguments);

    // NotAuthorized: not for this role. InvalidInput names the parameter. A plan with nothing included is an
    // answer too. "request.set-status" and "undo" answer with the plan of the command that they stand for.
    Result<Plan> plan(Database &db, const Principal &who, const QString &command,
                      const QJsonObject &arguments) const;
    // Reads the files of such a plan before it is made; empty where it reads none, or none that are large.
    ReadAhead readAhead(const QString &command, const QJsonObject &arguments) const;
    // Plans again inside the transaction: Conflict when the hash differs from the confirmed plan's, with what
    // changed and by whom. Refused (or what the first item says) when nothing is included. The same
    // idempotency key answers with the first receipt; an empty key is none.
    Result<Receipt> execute(Database &db, const Principal &who, const Plan &plan,
                            const QString &idempotencyKey) const;
    // The plan of the inverse of a receipt.
    Result<Plan> planUndo(Database &db, const Principal &who, ReceiptId receipt) const;

    // By the role alone; pure.
    static Availability availability(const CommandSpec &spec, const Principal &who);
    // For request commands, from the transition rules read once; pure.
    Availability availability(const CommandSpec &spec, const Principal &who, const RequestSummary &request,
                              const QList<TransitionRule> &rules) const;
    Availability availability(const CommandSpec &spec, const Principal &who, const JobSummary &job) const;

    // The prodctl line for a command with arguments, shell-quoted.
    static QString cliLine(const CommandSpec &spec, const QJsonObject &arguments);

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

// For programs: what `prodctl --json` prints, and what receipts keep. Times are milliseconds since 1970 UTC.
QJsonObject toJson(const Plan &plan);
QJsonObject toJson(const Receipt &receipt);

// The requests that the included items of a plan belong to.
Result<QList<RequestId>> requestsOf(Database &db, const Plan &plan);

// The operator's principal, or NotFound with the names there are.
Result<Principal> findOperator(Database &db, const QString &name);

}  // namespace shiftdeck

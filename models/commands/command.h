// What a person (or the agent) may do, as data: the window's buttons and the subcommands of prodctl are
// made from CommandSpecs, and both run the same plan and execute.
//
//   plan      read-only: the exact list of what would change, what is left out and why
//   authorize in the bus, for the principal, whoever asks
//   confirm   the plan's hash: if the data moved in between, execute answers Conflict with a new plan due
//   execute   one transaction; returns a receipt; writes one audit row per change
//   undo      the receipt's inverse, a command like any other, where it means something
//
// All of this is synchronous over one Database, on the thread that owns it.
#pragma once

#include "models/core/clock.h"
#include "models/core/principal.h"
#include "models/core/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace shiftdeck {

class Database;

enum class Risk { None, Confirm, TypeName };  // what the person is asked before execute

// Values in the arguments: Text, Prose (several lines), Word, Name: string; Integer: number; Flag: true or
// false; Requests, Jobs: list of ids; Files: list of paths; Things: list of texts as "request 3" or "site
// alpha". Lists have at most kMaxList entries (Things: kMaxThings), texts kMaxText characters (Prose:
// kMaxProse).
enum class ParameterKind { Text, Integer, Word, Flag, Requests, Jobs, Name, Files, Prose, Things };
inline constexpr int kMaxList = 100'000;
inline constexpr int kMaxText = 4'000;
inline constexpr int kMaxProse = 8'000;
inline constexpr int kMaxThings = 100;

struct Parameter {
    QString name;         // key in the arguments and `--name` of the command line
    ParameterKind kind = ParameterKind::Text;
    QString title;        // for a form
    QString help;
    bool required = false;
    QStringList words;    // allowed, for Word
    QString fallback;     // used when not given
    QString source;       // for Name: "site", "campaign", "dataset", "release", "sample"
    bool positional = false;  // on the command line without --name; a list takes all the words that follow
};

struct CommandSpec {
    QString id;           // "request.approve": in audit rows and receipts
    QStringList cli;      // {"request", "approve"}
    QString title;        // "Approve"
    QString description;  // one sentence: what it does to what
    QString example;      // a full prodctl line for --help
    QList<Parameter> parameters;
    QList<Role> roles;    // who may
    Risk risk = Risk::Confirm;
    bool undoable = false;
    bool dangerous = false;  // kills, abandons or deletes something
    QString icon;         // name in resources/icons
    QString shortcut;     // portable key sequence, "Ctrl+Shift+A"
};

// Why somebody may not do what is for these roles, everywhere in the same words: "Only a manager can do this.
// ben has the role shifter." Empty when the role is one of them.
QString roleReason(const QList<Role> &roles, const Principal &who);

// A work unit that an item is about, with why it is in or why not.
struct PlanUnit {
    qint64 unit = 0, run = 0, first = 0, events = 0;
    bool included = true;
    QString why{};
};

struct PlanItem {
    QString entity;       // "request", "job"
    qint64 id = 0;
    QString what;         // "request 3 (2010 production)"
    QString effect{};     // "new -> approved"
    bool included = true;
    QString why{};        // why it is safe, or why it is left out
    QString basis{};      // the facts that the decision rests on, "new"; part of the plan's hash
    ErrorCode refusal = ErrorCode::Refused;  // of an item left out
    QList<PlanUnit> units{};  // each one that was judged, where the command is about work units
};

struct Plan {
    QString command;
    QJsonObject arguments;
    QString summary;      // "2 requests will be approved, 1 is left out."
    QList<PlanItem> items;
    QStringList warnings;
    QByteArray hash;      // of command, arguments and the rows that the decision rests on
    TimeMs asOf = 0;
    QString cliLine;      // prodctl ... that does the same
    QString typeName;     // what a person types to confirm, for Risk::TypeName: "request 3", "4 requests"

    int included() const;
    int excluded() const { return int(items.size()) - included(); }
};

struct Outcome {
    QString entity;
    qint64 id = 0;
    QString what;
    bool done = false;
    QString message;
};

struct Receipt {
    ReceiptId id;
    QString command;
    QString summary;
    QList<Outcome> outcomes;
    bool undoable = false;
    bool repeated = false;  // this key was executed before; nothing was done again
};

struct Execution {
    const Principal &who;
    const Plan &plan;
    TimeMs now;
    ReceiptId receipt;    // for the audit rows
};

class Command {
  public:
    virtual ~Command() = default;
    virtual const CommandSpec &spec() const = 0;
    // plan() reads files: the bus then plans once before it takes the lock, and a plan that follows at once
    // answers from memory as long as size and time of a file are the same.
    virtual bool readsFiles() const { return false; }
    // The arguments fit the spec's parameters: the bus checked kinds and bounds and put in the fallbacks.
    virtual Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                              TimeMs now) const = 0;
    // Inside the bus's transaction. Included items that cannot be done any more become outcomes with
    // done = false; an Error rolls everything back.
    virtual Result<QList<Outcome>> execute(Database &db, const Execution &execution) const = 0;
    // The command that takes it back, when there is one: (command id, arguments).
    virtual std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &, const QList<Outcome> &) const
    {
        return {};
    }
};

}  // namespace shiftdeck

#include "models/commands/bus.h"

#include "models/commands/jobcommand.h"
#include "models/commands/support.h"
#include "models/core/nearest.h"
#include "models/storage/requestlock.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace shiftdeck {

namespace {
// Beside a command's own arguments in a plan that undoes a receipt.
const QLatin1StringView kUndoes{"undoes"};

QByteArray canonical(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray hashOf(const Plan &plan)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &part) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    };
    add(plan.command.toUtf8());
    add(canonical(plan.arguments));
    for (const PlanItem &item : plan.items) {
        add(item.entity.toUtf8());
        add(QByteArray::number(item.id));
        add(item.included ? "1" : "0");
        add(item.basis.toUtf8());
    }
    return hash.result().toHex();
}

Result<> authorize(const CommandSpec &spec, const Principal &who)
{
    if (const QString why = roleReason(spec.roles, who); !why.isEmpty())
        return fail(ErrorCode::NotAuthorized, Commands::tr("\"%1\"").arg(spec.title), why);
    return {};
}

using IdsByEntity = QHash<QString, QList<qint64>>;

IdsByEntity idsOf(const QList<PlanItem> &items)
{
    IdsByEntity ids;
    for (const PlanItem &item : items)
        ids[item.entity].append(item.id);
    return ids;
}

// Things that people write by hand, by the number that a plan has for them.
Result<> lockWritten(Database &db, const QString &entity, const QList<qint64> &ids)
{
    constexpr std::pair<const char *, const char *> kWritten[] = {
        {"exit_code", "SELECT code FROM exit_codes WHERE code = ?"},
        {"limit", "SELECT id FROM limits WHERE id = ?"},
        {"site", "SELECT id FROM sites WHERE id = ?"}};
    for (const auto &[word, select] : kWritten)
        for (const qint64 id : entity == QLatin1StringView(word) ? ids : QList<qint64>())
            SD_CHECK(db.list(QLatin1StringView(select) + db.forUpdate(), {id},
                             [](const Row &row) { return row.integer(0); }));
    return {};
}

// Before it is planned again: what the plan is about stays as it is until the commit. A viewer changes
// nothing that a lock protects, and may take none.
Result<> lockItems(Database &db, const Principal &who, const Plan &plan)
{
    if (who.role == Role::Viewer)
        return {};
    const IdsByEntity ids = idsOf(plan.items);
    QList<RequestId> requests;
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        SD_TRY(const auto of, requestsOf(db, it.key(), it.value()));
        requests += of;
        SD_CHECK(lockWritten(db, it.key(), it.value()));
    }
    return lockRequests(db, requests);
}

// What is different in `now` from what was confirmed, row by row, with who did it.
Result<Error> staleError(Database &db, const Plan &then, const Plan &now, TimeMs at)
{
    constexpr int kMost = 5;
    QStringList sentences;
    int more = 0;
    // A run may be there several times, for a detector each.
    const auto key = [](const PlanItem &item) { return std::tuple(item.entity, item.id, item.what); };
    std::map<std::tuple<QString, qint64, QString>, const PlanItem *> before;
    for (const PlanItem &item : then.items)
        before.emplace(key(item), &item);
    QString context = Commands::tr("the plan");
    const auto tell = [&](const PlanItem &item, const QString &is) -> Result<> {
        if (sentences.size() >= kMost) {
            ++more;
            return {};
        }
        if (sentences.isEmpty())
            context = item.what;
        SD_TRY(const QString change, lastChange(db, item.entity, item.id, at));
        sentences.append(
            change.isEmpty()
                ? Commands::tr("%1 %2.", "request 3, is running").arg(item.what, is)
                : Commands::tr("%1 %2: %3.", "request 3, is running, changed by").arg(item.what, is, change));
        return {};
    };
    for (const PlanItem &item : now.items) {
        const auto node = before.extract(key(item));
        const PlanItem *old = node.empty() ? nullptr : node.mapped();
        if (!old && !then.items.isEmpty())
            SD_CHECK(tell(item, Commands::tr("is concerned too now")));
        else if (old && old->basis != item.basis)
            SD_CHECK(tell(item, Commands::tr("was \"%1\" and is \"%2\" now").arg(old->basis, item.basis)));
        else if (old && old->included != item.included)
            SD_CHECK(tell(item,
                          item.included ? Commands::tr("can be done now")
                                        : Commands::tr("can no longer be done")));
    }
    for (const auto &[where, gone] : before)
        SD_CHECK(tell(*gone, Commands::tr("is no longer concerned")));
    if (sentences.isEmpty())
        sentences.append(Commands::tr("It would do something else now: %1").arg(now.summary));
    if (more > 0)
        sentences.append(Commands::tr("And %1 more.").arg(more));
    return Error{ErrorCode::Conflict, context, sentences.join(u' ')};
}

QJsonObject toJson(const Outcome &outcome)
{
    return {{QStringLiteral("entity"), outcome.entity},
            {QStringLiteral("id"), outcome.id},
            {QStringLiteral("what"), outcome.what},
            {QStringLiteral("done"), outcome.done},
            {QStringLiteral("message"), outcome.message}};
}

QJsonArray toJson(const QList<Outcome> &outcomes)
{
    QJsonArray array;
    for (const Outcome &outcome : outcomes)
        array.append(toJson(outcome));
    return array;
}

QString shellQuoted(const QString &word)
{
    const auto plain = [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"._-+/:,@%=").contains(c));
    };
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), plain))
        return word;
    QString quoted = word;
    quoted.replace(u'\'', QLatin1StringView("'\\''"));
    return QStringLiteral("'%1'").arg(quoted);
}

QStringList cliWords(const QJsonValue &value)
{
    QStringList words;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array)
            words.append(entry.isString() ? shellQuoted(entry.toString())
                                          : QString::number(entry.toInteger()));
    } else if (value.isDouble()) {
        words.append(QString::number(value.toInteger()));
    } else {
        words.append(shellQuoted(value.toString()));
    }
    return words;
}
}  // namespace

int Plan::included() const
{
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [](const PlanItem &i) { return i.included; }));
}

struct CommandBus::Private {
    const Clock &clock;
    CommandList commands;
    QHash<QString, const Command *> byId;

    const Command *find(const QString &id) const { return byId.value(id); }

    Result<const Command *> known(const QString &id) const
    {
        if (const Command *command = find(id))
            return command;
        return fail(ErrorCode::NotFound, Commands::tr("command \"%1\"").arg(id.left(100)),
                    withNearest({}, id, byId.keys()).trimmed());
    }

    Result<Plan> planOne(Database &db, const Principal &who, const Command &command,
                         QJsonObject arguments) const
    {
        const QJsonValue undoes = arguments.take(kUndoes);
        SD_CHECK(authorize(command.spec(), who));
        SD_TRY(const QJsonObject checked, CommandBus::checkArguments(command.spec(), arguments));
        if (const auto *alias = dynamic_cast<const Alias *>(&command)) {
            SD_TRY(Target target, alias->resolve(db, who, checked));
            SD_TRY(const Command *real, known(target.command));
            if (command.spec().id == QLatin1String("undo"))
                target.arguments.insert(kUndoes, checked.value(QLatin1StringView("receipt")));
            SD_TRY(Plan plan, planOne(db, who, *real, target.arguments));
            plan.warnings.prepend(target.note);
            plan.cliLine = CommandBus::cliLine(command.spec(), checked);
            return plan;
        }
        const TimeMs now = clock.now();
        SD_TRY(Plan plan, command.plan(db, who, checked, now));
        plan.command = command.spec().id;
        plan.asOf = now;
        plan.cliLine = CommandBus::cliLine(command.spec(), plan.arguments);
        if (undoes.isDouble())
            plan.arguments.insert(kUndoes, undoes);
        plan.hash = hashOf(plan);
        return plan;
    }

    Result<std::optional<Receipt>> earlier(Database &db, const Principal &who, const Plan &plan,
                                           const QString &key) const
    {
        struct Kept {
            Receipt receipt;
            QString who, outcomes;
        };
        SD_TRY(auto kept,
               db.first(
                   QStringLiteral("SELECT id, command, summary, inverse_command, who, outcomes FROM receipts"
                                  " WHERE idempotency_key = ?"),
                   {key}, [](const Row &row) {
                       Kept k;
                       k.receipt.id = row.id<ReceiptId>(0);
                       k.receipt.command = row.text(1);
                       k.receipt.summary = row.text(2);
                       k.receipt.undoable = !row.isNull(3);
                       k.receipt.repeated = true;
                       k.who = row.text(4);
                       k.outcomes = row.text(5);
                       return k;
                   }));
        if (!kept)
            return std::optional<Receipt>();
        if (kept->receipt.command != plan.command || kept->who != who.name)
            return fail(ErrorCode::InvalidInput, Commands::tr("the idempotency key"),
                        Commands::tr("It was used for another command already."));
        const QJsonArray outcomes = QJsonDocument::fromJson(kept->outcomes.toUtf8()).array();
        for (const QJsonValue &value : outcomes) {
            const QJsonObject o = value.toObject();
            kept->receipt.outcomes.append({o.value(QLatin1StringView("entity")).toString(),
                                           o.value(QLatin1StringView("id")).toInteger(),
                                           o.value(QLatin1StringView("what")).toString(),
                                           o.value(QLatin1StringView("done")).toBool(),
                                           o.value(QLatin1StringView("message")).toString()});
        }
        return std::optional(kept->receipt);
    }

    Result<> markUndone(Database &db, const Plan &plan, ReceiptId receipt) const
    {
        const qint64 undone = plan.arguments.value(kUndoes).toInteger();
        if (undone == 0)
            return {};
        SD_TRY(const int rows,
               db.run(QStringLiteral("UPDATE receipts SET undone_by = ? WHERE id = ? AND undone_by IS NULL"),
                      {receipt.value(), undone}));
        if (rows == 0)
            return fail(ErrorCode::Conflict, Commands::tr("receipt %1").arg(undone),
                        Commands::tr("Somebody undid it in the meantime."));
        return {};
    }

    // In the transaction: the plan again, the same, and done.
    Result<Receipt> executeNow(Database &db, const Principal &who, const Command &command,
                               const Plan &confirmed, const QString &key) const
    {
        if (!key.isEmpty()) {
            SD_TRY(const auto receipt, earlier(db, who, confirmed, key));
            if (receipt)
                return *receipt;
        }
        SD_CHECK(lockItems(db, who, confirmed));
        SD_TRY(const Plan plan, planOne(db, who, command, confirmed.arguments));
        const TimeMs now = clock.now();
        if (plan.hash != confirmed.hash) {
            SD_TRY(Error error, staleError(db, confirmed, plan, now));
            return tl::unexpected(std::move(error));
        }
        if (plan.included() == 0) {
            const PlanItem first = plan.items.value(0);
            return fail(plan.items.isEmpty() ? ErrorCode::Refused : first.refusal,
                        first.what.isEmpty() ? Commands::tr("\"%1\"").arg(command.spec().title) : first.what,
                        first.why.isEmpty() ? Commands::tr("There is nothing to do.") : first.why);
        }
        Receipt receipt;
        receipt.command = plan.command;
        receipt.summary = plan.summary;
        SD_TRY(
            const qint64 id,
            db.insert(
                QStringLiteral(
                    "INSERT INTO receipts (command, arguments, idempotency_key, who, at, summary, outcomes)"
                    " VALUES (?, ?, ?, ?, ?, ?, '[]')"),
                {plan.command, QString::fromUtf8(canonical(plan.arguments)),
                 key.isEmpty() ? QVariant() : QVariant(key), who.name, now, plan.summary}));
        receipt.id = ReceiptId(id);
        SD_TRY(receipt.outcomes, command.execute(db, {who, plan, now, receipt.id}));
        SD_CHECK(markUndone(db, plan, receipt.id));
        const auto inverse = command.inverse(plan, receipt.outcomes);
        receipt.undoable = inverse.has_value();
        SD_CHECK(db.run(
            QStringLiteral("UPDATE receipts SET outcomes = ?, inverse_command = ?, inverse_arguments = ?"
                           " WHERE id = ?"),
            {QString::fromUtf8(QJsonDocument(toJson(receipt.outcomes)).toJson(QJsonDocument::Compact)),
             inverse ? QVariant(inverse->first) : QVariant(),
             inverse ? QVariant(QString::fromUtf8(canonical(inverse->second))) : QVariant(), id}));
        return receipt;
    }
};

CommandBus::CommandBus(const Clock &clock) : d(std::make_unique<Private>(Private{clock, {}, {}}))
{
    addCreateCommands(d->commands);
    addStatusCommands(d->commands);
    addRequestCommands(d->commands);
    addFileCommands(d->commands);
    addRunCommands(d->commands);
    addDatasetCommands(d->commands);
    addCopyCommands(d->commands);
    addLedgerCommands(d->commands);
    addRecoveryCommands(d->commands);
    addMergeCommands(d->commands);
    addJobCommands(d->commands);
    addLookCommand(d->commands);
    addRuleCommands(d->commands);
    addLimitCommands(d->commands);
    addLogCommands(d->commands);
    addSiteCommands(d->commands);
    addCertifyCommands(d->commands);
    addPlanCommands(d->commands);
    addReleaseCommands(d->commands);
    addSourceCommands(d->commands);
    addConditionsCommands(d->commands);
    addQualityCommands(d->commands);
    addGoodRunCommands(d->commands);
    addDetectorCommands(d->commands);
    addPlotCommands(d->commands);
    addAliases(d->commands);
    for (const auto &command : d->commands)
        d->byId.insert(command->spec().id, command.get());
}

CommandBus::~CommandBus() = default;

QList<const CommandSpec *> CommandBus::specs() const
{
    QList<const CommandSpec *> result;
    for (const auto &command : d->commands)
        result.append(&command->spec());
    return result;
}

const CommandSpec *CommandBus::spec(const QString &id) const
{
    const Command *command = d->find(id);
    return command ? &command->spec() : nullptr;
}

const CommandSpec *CommandBus::specForWords(const QStringList &words) const
{
    const CommandSpec *best = nullptr;
    for (const auto &command : d->commands) {
        const QStringList &cli = command->spec().cli;
        if (words.mid(0, cli.size()) == cli && (!best || best->cli.size() < cli.size()))
            best = &command->spec();
    }
    return best;
}

Result<Plan> CommandBus::plan(Database &db, const Principal &who, const QString &command,
                              const QJsonObject &arguments) const
{
    SD_TRY(const Command *found, d->known(command));
    return d->planOne(db, who, *found, arguments);
}

ReadAhead CommandBus::readAhead(const QString &command, const QJsonObject &arguments) const
{
    const auto *reader = dynamic_cast<const ReadsAhead *>(d->find(command));
    return reader ? reader->readAhead(arguments) : ReadAhead();
}

Result<Receipt> CommandBus::execute(Database &db, const Principal &who, const Plan &plan,
                                    const QString &idempotencyKey) const
{
    SD_TRY(const Command *command, d->known(plan.command));
    if (idempotencyKey.size() > 200)
        return fail(ErrorCode::InvalidInput, Commands::tr("the idempotency key"),
                    Commands::tr("It is longer than %1 characters.").arg(200));
    if (command->readsFiles())
        SD_CHECK(d->planOne(db, who, *command, plan.arguments));
    return transact(db, [&] { return d->executeNow(db, who, *command, plan, idempotencyKey); });
}

Result<QList<RequestId>> requestsOf(Database &db, const Plan &plan)
{
    QList<PlanItem> included = plan.items;
    included.removeIf([](const PlanItem &item) { return !item.included; });
    const IdsByEntity ids = idsOf(included);
    QList<RequestId> requests;
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        SD_TRY(const auto of, requestsOf(db, it.key(), it.value()));
        requests += of;
    }
    std::sort(requests.begin(), requests.end());
    requests.erase(std::unique(requests.begin(), requests.end()), requests.end());
    return requests;
}

Result<Plan> CommandBus::planUndo(Database &db, const Principal &who, ReceiptId receipt) const
{
    return plan(db, who, QStringLiteral("undo"), {{QStringLiteral("receipt"), receipt.value()}});
}

namespace {
Availability toAvailability(const Blocker &blocker) { return {blocker.text.isEmpty(), blocker.text}; }
}  // namespace

Availability CommandBus::availability(const CommandSpec &spec, const Principal &who)
{
    return toAvailability(roleBlocker(spec.roles, who));
}

Availability CommandBus::availability(const CommandSpec &spec, const Principal &who,
                                      const RequestSummary &request, const QList<TransitionRule> &rules) const
{
    if (const Availability role = availability(spec, who); !role.live)
        return role;
    if (const auto *command = dynamic_cast<const RequestCommand *>(d->find(spec.id)))
        return toAvailability(command->blocker(who, request, rules));
    return {true, {}};
}

Availability CommandBus::availability(const CommandSpec &spec, const Principal &who,
                                      const JobSummary &job) const
{
    if (const Availability role = availability(spec, who); !role.live)
        return role;
    if (const auto *command = dynamic_cast<const JobCommand *>(d->find(spec.id)))
        return toAvailability(command->blocker(who, job));
    return {true, {}};
}

QString CommandBus::cliLine(const CommandSpec &spec, const QJsonObject &arguments)
{
    QStringList line{QStringLiteral("prodctl")};
    line += spec.cli;
    QStringList options;
    for (const Parameter &p : spec.parameters) {
        const QJsonValue value = arguments.value(p.name);
        if (value.isUndefined() || value == QJsonValue(false))
            continue;
        if (p.positional) {
            line += cliWords(value);
        } else if (p.kind == ParameterKind::Flag) {
            options.append(QStringLiteral("--%1").arg(p.name));
        } else {
            const QStringList words = cliWords(value);
            if (words != QStringList(shellQuoted(p.fallback)))
                options += {QStringLiteral("--%1").arg(p.name), words.join(u',')};
        }
    }
    return (line + options).join(u' ');
}

QJsonObject toJson(const Plan &plan)
{
    QJsonArray items;
    for (const PlanItem &item : plan.items) {
        QJsonObject entry{
            {QStringLiteral("entity"), item.entity},     {QStringLiteral("id"), item.id},
            {QStringLiteral("what"), item.what},         {QStringLiteral("effect"), item.effect},
            {QStringLiteral("included"), item.included}, {QStringLiteral("why"), item.why}};
        QJsonArray units;
        for (const PlanUnit &unit : item.units)
            units.append(QJsonObject{{QStringLiteral("id"), unit.unit},
                                     {QStringLiteral("run"), unit.run},
                                     {QStringLiteral("first"), unit.first},
                                     {QStringLiteral("events"), unit.events},
                                     {QStringLiteral("included"), unit.included},
                                     {QStringLiteral("why"), unit.why}});
        if (!units.isEmpty())
            entry.insert(QStringLiteral("units"), units);
        items.append(entry);
    }
    return {{QStringLiteral("command"), plan.command},
            {QStringLiteral("arguments"), plan.arguments},
            {QStringLiteral("summary"), plan.summary},
            {QStringLiteral("included"), plan.included()},
            {QStringLiteral("excluded"), plan.excluded()},
            {QStringLiteral("items"), items},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(plan.warnings)},
            {QStringLiteral("hash"), QString::fromLatin1(plan.hash)},
            {QStringLiteral("asOf"), plan.asOf},
            {QStringLiteral("line"), plan.cliLine}};
}

QJsonObject toJson(const Receipt &receipt)
{
    return {{QStringLiteral("receipt"), receipt.id.value()},
            {QStringLiteral("command"), receipt.command},
            {QStringLiteral("summary"), receipt.summary},
            {QStringLiteral("outcomes"), toJson(receipt.outcomes)},
            {QStringLiteral("undoable"), receipt.undoable},
            {QStringLiteral("repeated"), receipt.repeated}};
}

Result<Principal> findOperator(Database &db, const QString &name)
{
    SD_TRY(const auto operators, listOperators(db));
    QStringList names;
    for (const OperatorRow &row : operators) {
        if (row.name == name)
            return Principal{row.name, row.role, row.site};
        names.append(row.name);
    }
    const QString known = names.isEmpty()
        ? Commands::tr("The store has no operators yet.")
        : Commands::tr("The operators are %1.").arg(names.join(QStringLiteral(", ")));
    return fail(ErrorCode::NotFound, Commands::tr("operator \"%1\"").arg(name.left(100)),
                withNearest(known, name, names));
}

}  // namespace shiftdeck

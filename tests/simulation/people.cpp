#include "tests/simulation/people.h"

#include <QJsonArray>

namespace shiftdeck::simulation {

namespace {
struct Chance {
    const char *command;
    int weight;
};
constexpr Chance kWishes[]{
    {"jobs.resubmit", 24},
    {"jobs.cancel", 8},
    {"request.hold", 5},
    {"request.resume", 8},
    {"request.priority", 3},
    {"request.merge", 6},
    {"jobs.make", 6},
    {"request.approve", 4},
    {"request.signup", 6},
    {"request.stage", 3},
    {"request.finish", 3},
    {"request.declare", 2},
    {"request.release", 2},
    {"request.withdraw", 1},
    {"request.renew", 1},
    {"request.abort", 1},
    {"undo", 6},
    {"request.abandon", 2},
    {"request.comment", 1},
    {"request.stop", 2},
    {"request.go-on", 4},
    {"request.release-parts", 3},
    {"request.keep-parts", 1},
    {"request.sign-off-outputs", 2},
    {"request.merge-rules", 2},
    {"jobs.look", 2},
};

const QList<Principal> &operators()
{
    static const QList<Principal> list{{QStringLiteral("sim-anna"), Role::Manager, {}},
                                       {QStringLiteral("sim-arne"), Role::Manager, {}},
                                       {QStringLiteral("sim-carla"), Role::Shifter, {}},
                                       {QStringLiteral("sim-ben"), Role::Site, SiteId(1)},
                                       {QStringLiteral("sim-bea"), Role::Site, SiteId(2)}};
    return list;
}

// What a server says by its roles (resources/schema/postgresql/roles.sql).
bool isOfRoles(const QString &sentence)
{
    constexpr const char *kWords[]{"role in the database", "does not move a", "your role is",
                                   "only the agent",       "cannot sign as",  "is of another site",
                                   "no role in this store"};
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&](const char *words) { return sentence.contains(QLatin1String(words)); });
}

QJsonArray some(Rng &rng, const QList<qint64> &ids)
{
    QJsonArray list;
    for (const qint64 id : ids)
        if (rng.chance(600))
            list.append(id);
    if (list.isEmpty() && !ids.isEmpty())
        list.append(rng.pick(ids));
    return list;
}
}  // namespace

People::People(World &world, const Peek &peek, Connections &connections)
    : m_world(world), m_peek(peek), m_connections(connections), m_bus(world)
{
}

People::~People() = default;

Process &People::window(const Principal &who)
{
    if (!m_window || m_window->isDead()) {
        m_window.reset();
        m_window = std::make_unique<Process>(m_world, QStringLiteral("window"), m_connections);
    }
    m_window->actAs(who.name);
    return *m_window;
}

People::Wish People::wish()
{
    Rng &rng = m_world.rng;
    int sum = 0;
    for (const Chance &chance : kWishes)
        sum += chance.weight;
    qint64 left = rng.between(1, sum);
    const Chance *chosen = kWishes;
    while (left > chosen->weight)
        left -= (chosen++)->weight;
    Wish wish{QString::fromLatin1(chosen->command), {}};
    QJsonObject &a = wish.arguments;
    if (wish.command == QLatin1String("undo")) {
        if (m_receipts.isEmpty())
            return {};
        a.insert(QStringLiteral("receipt"), m_receipts.takeAt(rng.between(0, m_receipts.size() - 1)).value());
        return wish;
    }
    const QJsonArray requests = some(rng, m_peek.numbers("SELECT id FROM requests ORDER BY id"));
    const bool byJobs = wish.command == QLatin1String("jobs.cancel")
        || wish.command == QLatin1String("jobs.look")
        || (wish.command == QLatin1String("jobs.resubmit") && rng.chance(400));
    if (byJobs) {
        const QJsonArray jobs = some(rng, m_peek.numbers("SELECT id FROM jobs ORDER BY id DESC LIMIT 12"));
        if (jobs.isEmpty())
            return {};
        a.insert(QStringLiteral("jobs"), jobs);
    } else {
        a.insert(QStringLiteral("requests"), requests);
    }
    if (wish.command == QLatin1String("jobs.resubmit"))
        a.insert(QStringLiteral("all"), rng.chance(500));
    if (wish.command == QLatin1String("jobs.make"))
        a.insert(QStringLiteral("units-per-job"), rng.between(1, 3));
    if (wish.command == QLatin1String("request.merge"))
        a.insert(QStringLiteral("early"), rng.chance(700));
    if (wish.command == QLatin1String("request.priority"))
        a.insert(QStringLiteral("priority"), rng.between(1, 500));
    if (wish.command == QLatin1String("request.signup"))
        a.insert(QStringLiteral("site"), rng.chance(500) ? QStringLiteral("alpha") : QStringLiteral("beta"));
    if (wish.command == QLatin1String("request.merge-rules"))
        a.insert(QStringLiteral("merge-policy"),
                 rng.chance(500) ? QStringLiteral("verify-inputs") : QStringLiteral("fast"));
    if (wish.command == QLatin1String("request.comment"))
        a.insert(QStringLiteral("text"), QStringLiteral("seen"));
    for (const Parameter &parameter :
         m_bus.spec(wish.command) ? m_bus.spec(wish.command)->parameters : QList<Parameter>())
        if (parameter.name == QLatin1String("why") && parameter.required)
            a.insert(parameter.name, QStringLiteral("by chance"));
    return wish;
}

void People::complain(const QString &command, const Error &error, bool hadTrouble) const
{
    if (hadTrouble && (error.code == ErrorCode::Busy || error.code == ErrorCode::Unavailable))
        return;
    switch (error.code) {
    case ErrorCode::Internal:
    case ErrorCode::Corrupt:
    case ErrorCode::Busy:
    case ErrorCode::Unavailable:
    case ErrorCode::NotRun:
        m_world.violate(QStringLiteral("command"),
                        QStringLiteral("%1 fails: %2: %3").arg(command, error.context, error.cause));
        break;
    case ErrorCode::NotAuthorized:
    case ErrorCode::Refused:
        if (isOfRoles(error.cause))
            m_world.violate(QStringLiteral("rights"),
                            QStringLiteral("%1 may not be done: %2").arg(command, error.cause));
        break;
    default: break;
    }
}

// Who may plan a command may do what the plan includes: the server has no other rules than the console.
void People::checkRights(const Confirmed &confirmed, const Receipt &receipt) const
{
    for (const Outcome &outcome : receipt.outcomes)
        if (!outcome.done && isOfRoles(outcome.message))
            m_world.violate(QStringLiteral("rights"),
                            QStringLiteral("%1 may not do %2: %3")
                                .arg(confirmed.who.name, confirmed.plan.command, outcome.message));
}

std::optional<Result<Receipt>> People::execute(const Confirmed &confirmed, bool isStale)
{
    Process &process = window(confirmed.who);
    const auto receipt = m_bus.execute(process.db(), confirmed.who, confirmed.plan, confirmed.key);
    // What a dead window was told, nobody saw; it is another thing of a file than of a server.
    const QString came = process.isDead() ? QStringLiteral("nobody hears the answer")
        : receipt                         ? QStringLiteral("done, %1 included").arg(confirmed.plan.included())
                                          : QStringLiteral("error %1").arg(int(receipt.error().code));
    m_world.note(QStringLiteral("%1 does %2%3: %4")
                     .arg(confirmed.who.name, confirmed.plan.command,
                          isStale ? QStringLiteral(" (late)") : QString(), came));
    if (process.isDead())
        return std::nullopt;
    if (!receipt) {
        complain(confirmed.plan.command, receipt.error(), process.hasTrouble());
        return receipt;
    }
    process.noteSuccess();
    checkRights(confirmed, *receipt);
    if (receipt->undoable && !receipt->repeated)
        m_receipts.append(receipt->id);
    return receipt;
}

void People::act()
{
    Rng &rng = m_world.rng;
    if (!m_waiting.isEmpty() && m_world.strikes(Fault::StalePlan, 300)) {
        (void)execute(m_waiting.takeAt(rng.between(0, m_waiting.size() - 1)), true);
        return;
    }
    const Wish wanted = wish();
    if (wanted.command.isEmpty() || !m_bus.spec(wanted.command))
        return;
    Confirmed confirmed{rng.pick(operators()), {}, {}};
    Process &process = window(confirmed.who);
    const auto plan = m_bus.plan(process.db(), confirmed.who, wanted.command, wanted.arguments);
    if (process.isDead())
        return;
    if (!plan)
        return complain(wanted.command, plan.error(), process.hasTrouble());
    confirmed.plan = *plan;
    if (wanted.command == QLatin1String("undo"))
        m_world.count(Fault::Undo);
    if (m_world.isEnabled(Fault::StalePlan) && rng.chance(300)) {
        m_waiting.append(confirmed);
        return;
    }
    if (rng.chance(300))
        confirmed.key = QStringLiteral("key-%1").arg(++m_keys);
    const auto first = execute(confirmed, false);
    if (confirmed.key.isEmpty() || !m_world.strikes(Fault::DoubleClick, 500))
        return;
    const auto second = execute(confirmed, false);
    if (first && *first && second && *second && (!(*second)->repeated || (*second)->id != (*first)->id))
        m_world.violate(QStringLiteral("rule 4"),
                        QStringLiteral("a double click does %1 twice").arg(wanted.command));
}

void People::maybeAct(Fault kind, int perMille)
{
    if (m_world.strikes(kind, perMille))
        act();
}

bool People::command(const QString &id, const QJsonObject &arguments)
{
    const Confirmed manager{operators().first(), {}, {}};
    const auto plan = m_bus.plan(window(manager.who).db(), manager.who, id, arguments);
    if (!plan || plan->included() == 0)
        return false;
    const auto receipt = execute({manager.who, *plan, {}}, false);
    return receipt && *receipt;
}

}  // namespace shiftdeck::simulation

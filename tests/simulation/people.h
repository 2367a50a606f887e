// The people at their windows: commands at any moment, on plans that may be old, twice, or taken back.
#pragma once

#include "models/commands/bus.h"
#include "tests/simulation/peek.h"
#include "tests/simulation/process.h"

namespace shiftdeck::simulation {

class People {
  public:
    People(World &world, const Peek &peek, Connections &connections);
    ~People();

    // Somebody does something, now and then.
    void maybeAct(Fault kind, int perMille);
    // A command with a fresh plan, as the manager; whether something was done.
    bool command(const QString &id, const QJsonObject &arguments);
    bool knows(const QString &id) const { return m_bus.spec(id) != nullptr; }

  private:
    struct Wish {
        QString command;
        QJsonObject arguments;
    };
    struct Confirmed {
        Principal who;
        Plan plan;
        QString key;
    };
    Wish wish();
    Process &window(const Principal &who);
    void act();
    std::optional<Result<Receipt>> execute(const Confirmed &confirmed, bool isStale);
    void checkRights(const Confirmed &confirmed, const Receipt &receipt) const;
    void complain(const QString &command, const Error &error, bool hadTrouble) const;

    World &m_world;
    const Peek &m_peek;
    Connections &m_connections;
    CommandBus m_bus;
    std::unique_ptr<Process> m_window;
    QList<Confirmed> m_waiting;  // plans that are on somebody's screen
    QList<ReceiptId> m_receipts;  // that can be undone
    int m_keys = 0;
};

}  // namespace shiftdeck::simulation

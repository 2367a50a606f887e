// One run of prodctl: its options, its store and its output. One thread.
#pragma once

#include "app/prodctl/table.h"
#include "models/commands/bus.h"
#include "models/connections/connectionprofile.h"
#include "models/core/clock.h"
#include "models/storage/database.h"

#include <QJsonObject>
#include <QTextStream>

#include <memory>
#include <stop_token>
#include <thread>

namespace shiftdeck {

struct Options {
    QString store, connection, operatorName, planHash, key;
    bool json = false, dryRun = false, yes = false, quiet = false, help = false, version = false;
};

class KeyStore;

class Session {
  public:
    explicit Session(Options options);
    ~Session();

    const Options &options() const { return m_options; }
    const Clock &clock() const { return m_clock; }
    const CommandBus &bus() const { return m_bus; }

    // Of --connection, else --store, else $SHIFTDECK_STORE, else the demo's in the user's data home; the
    // second and third may name a connection. With its password where libpq does not find it; that may ask
    // the person.
    Result<StoreLocation> location();
    bool namesStore() const;  // and does not leave it to the demo's
    KeyStore &keys();  // made at the first call
    // Empty where libpq finds it by itself. NotFound, Unavailable (key store), InvalidInput (nobody to ask).
    Result<QString> passwordOf(const ConnectionProfile &profile);
    // Opens the store at the first call; migrates an older one, and says so.
    Result<Database *> database();
    // --operator, else $SHIFTDECK_OPERATOR, else the login name (of the server, where the store is on one)
    // where it is an operator.
    Result<Principal> principal();

    // Results on standard output. With --quiet only print() with JSON and errors are seen.
    void line(const QString &text);
    void print(const Table &table);
    void print(const QJsonObject &json);
    void printBytes(const QByteArray &bytes);  // as they are, also with --quiet
    void warn(const QString &text);
    bool json() const { return m_options.json; }
    // A question on the terminal; empty when there is none to ask.
    static bool hasTerminal();
    QString ask(const QString &question);

    // From then on Ctrl+C and SIGTERM do not end the program but ask for a stop through stopToken().
    void catchSignals();
    std::stop_token stopToken() const { return m_stop.get_token(); }
    // Up to `milliseconds`, or until the stop.
    void sleep(int milliseconds) const;

  private:
    struct Named {
        StoreLocation location;
        std::optional<ConnectionProfile> profile;
    };
    QString storePath() const;
    Result<Named> named() const;

    Options m_options;
    SystemClock m_clock;
    CommandBus m_bus{m_clock};
    std::unique_ptr<KeyStore> m_keys;
    std::optional<StoreLocation> m_location;
    bool m_passwordTyped = false;  // a wrong one is asked for again
    std::unique_ptr<Database> m_db;
    QTextStream m_out, m_err;
    std::stop_source m_stop;
    std::jthread m_watcher;  // last: uses m_stop
};

}  // namespace shiftdeck

// A store in a database of a PostgreSQL server, through libpq. Internal to models/storage.
//
// Nothing waits for ever: the server ends statements and lock waits that are too long, a connection whose
// server does not answer is cut (AnswerWatch), and connecting has its own limit. A lost connection is made
// anew before the next statement outside a transaction; what was inside one is rolled back by the server.
//
// Not through Qt's driver: it asks the server some things of its own while it connects, without a limit, and
// prepares statements under numbers that meet those of another program behind a pooler. Here they are
// prepared under names of our own. Where a pooler is between (seen by its process number not being the
// server's) nothing is prepared and no session is assumed: values go in the statement.
#pragma once

#include "models/storage/backend.h"
#include "models/storage/serverconnect.h"
#include "models/storage/serverrows.h"

#include <QHash>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace shiftdeck {

// Cuts a connection that has been waiting for its server longer than allowed.
class AnswerWatch {
  public:
    // Keeps a descriptor of its own: libpq may close and the system give away the original's number.
    explicit AnswerWatch(int socket);
    ~AnswerWatch();
    void start(std::chrono::milliseconds limit);
    void stop();
    void cut();  // any thread
    bool hasGivenUp() const { return m_givenUp; }  // the limit was over, and the connection was cut for it

  private:
    void watch(const std::stop_token &end);

    const int m_socket;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::chrono::steady_clock::time_point m_deadline = kNever;
    std::atomic<bool> m_givenUp = false;
    static constexpr auto kNever = std::chrono::steady_clock::time_point::max();
    std::jthread m_thread;  // last: uses the others
};

class PostgresBackend : public Backend {
  public:
    static constexpr int kOldestServer = 150000;  // PostgreSQL 15, as PQserverVersion says it

    explicit PostgresBackend(StoreLocation location);
    ~PostgresBackend() override;

    const Dialect &dialect() const override { return postgresDialect(); }
    Result<> open(Access access, bool mayCreate, std::stop_token stop) override;
    Result<> makeReady() override;
    bool isCurrent() const override { return true; }
    void interrupt() override;
    // By LISTEN on the channel that the store's triggers notify; not behind a pooler, which gives the news to
    // whoever has the server's connection then.
    bool waitForNews(std::chrono::milliseconds limit) override;
    void setAnswerLimit(std::chrono::milliseconds limit) override { m_answerLimit = limit; }
    Result<std::unique_ptr<QSqlQuery>> execute(const QString &sql, const QVariantList &values) override;
    void finish(const QString &sql, std::unique_ptr<QSqlQuery> query) override;
    Result<> script(const QByteArray &sql) override;
    Error errorOf(const QSqlError &error, const QString &sql) const override;
    // Write: READ COMMITTED, and the rows that matter are locked (Dialect::forUpdate). Read: one snapshot.
    Result<> begin(bool write) override;
    Result<> commit() override;
    void rollBack() override;

  private:
    bool isLost() const;
    // What the server says to some SQL, within the limit.
    Result<ServerAnswer> say(const QByteArray &sql);
    Error errorOf(const QString &sqlState, const QString &text, const QString &sql) const;
    Error stopped() const;
    void close();
    Result<> connect();
    Result<> setUpSession();
    Result<QString> ask(const QByteArray &sql);  // the first value of a script's last answer
    // The statement as text for the server: EXECUTE of a prepared one, or with its values in it.
    Result<QString> textOf(const QString &sql, const QVariantList &values);
    // What became of a transaction whose COMMIT was not answered; see commit_marks in the schema.
    Result<> findOut(const QByteArray &mark);

    const StoreLocation m_location;
    Access m_access = Access::ReadOnly;
    ServerConnection m_connection;
    bool m_pooled = false, m_listening = false;
    std::chrono::milliseconds m_answerLimit;
    qint64 m_statements = 0;  // prepared so far; a name is never used again
    QHash<QString, QByteArray> m_prepared;  // names on the server by their SQL
    bool m_writing = false;  // in a write transaction
    std::mutex m_watchMutex;  // interrupt() against closing
    std::atomic<bool> m_interrupted = false;  // since the connection was made
    std::unique_ptr<AnswerWatch> m_watch;
    std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;  // last: uses the others
};

}  // namespace shiftdeck

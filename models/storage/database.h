// One connection to the store: a SQLite file in WAL mode, or a database of a PostgreSQL server.
//
// A Database belongs to the thread that opened it (Qt refuses others) and blocks while it works, so the
// window uses it only through StoreClient (storeclient.h). Every statement's result is checked; a rule
// that the database itself enforces comes back as ErrorCode::Refused with the rule in words, a unique
// key as AlreadyExists, what the database role forbids as NotAuthorized, a lock held too long or a
// transaction that lost against another as Busy (retryable), a server that is out of reach as Unavailable
// (retryable; the next statement outside a transaction connects again).
//
// SQL has `?` for values and is one text for both databases; what cannot be is in sql() (backend.h).
// Statements are prepared once per connection and kept.
#pragma once

#include "models/storage/backend.h"
#include "models/storage/row.h"

#include <optional>

namespace shiftdeck {

class Database;

// Says in every write transaction, before anything is written in it, whether its writer still may write.
class WriteFence {
  public:
    virtual ~WriteFence() = default;
    // Called inside the transaction; an error ends it. What it looks at must stay so until the commit.
    virtual Result<> mayWrite(Database &db) = 0;
};

class Database {
  public:
    // Opens an existing store of this program's schema version; see store.h for making and migrating one.
    // From its `stop` on nothing begins, and nothing waits: errors are Cancelled, or Unavailable where it is
    // not known whether a transaction was stored.
    static Result<std::unique_ptr<Database>> open(const StoreLocation &location, Access access,
                                                  std::stop_token stop = {});
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const StoreLocation &location() const { return m_location; }
    const Dialect &sql() const { return m_backend->dialect(); }
    // False when a store's file was removed, or another one put in its place, since it was opened.
    bool isCurrent() const { return m_backend->isCurrent(); }
    bool waitForNews(std::chrono::milliseconds limit) { return m_backend->waitForNews(limit); }
    void setAnswerLimit(std::chrono::milliseconds limit) { m_backend->setAnswerLimit(limit); }
    // Makes the statement that is running fail. Any thread, while this object lives.
    void interrupt() { m_backend->interrupt(); }

    // Every write transaction of this connection asks `fence` from here on (nullptr: none does), and run()
    // and insert() outside of one are transactions, too. Not runScript(). It must outlive its being set.
    void setFence(WriteFence *fence) { m_fence = fence; }
    const WriteFence *fence() const { return m_fence; }

    // Runs a statement that returns no rows; the answer is the number of rows it changed.
    Result<int> run(const QString &sql, const QVariantList &values = {});
    // Runs `INSERT ...` into a table with an integer key; the answer is the new row's id.
    Result<qint64> insert(const QString &sql, const QVariantList &values = {});
    // Runs several statements of our own, without values: a migration or a test fixture.
    Result<> runScript(const QByteArray &sql);

    // All rows, mapped by `map(const Row &) -> T`. `map` may not use this database.
    template <typename F>
    auto list(const QString &sql, const QVariantList &values, F map)
        -> Result<QList<std::invoke_result_t<F, const Row &>>>;
    // The first row, if there is one.
    template <typename F>
    auto first(const QString &sql, const QVariantList &values, F map)
        -> Result<std::optional<std::invoke_result_t<F, const Row &>>>;
    // The first row, or NotFound about `what` ("request 12").
    template <typename F>
    auto one(const QString &what, const QString &sql, const QVariantList &values, F map)
        -> Result<std::invoke_result_t<F, const Row &>>;
    Result<qint64> integer(const QString &sql,
                           const QVariantList &values = {});  // one number; 0 for NULL or no row

    bool inTransaction() const { return m_inTransaction; }
    // After a SELECT whose rows decide what is written: they stay as they are until the transaction ends.
    // Empty outside of a write transaction.
    QString forUpdate() const { return m_writing ? sql().forUpdate : QString(); }

  private:
    friend class Transaction;
    friend class Store;
    Database(StoreLocation location, std::unique_ptr<Backend> backend)
        : m_location(std::move(location)), m_backend(std::move(backend))
    {
    }
    static Result<std::unique_ptr<Database>> connect(const StoreLocation &location, Access access,
                                                     bool mayCreate, std::stop_token stop = {});
    Result<std::unique_ptr<QSqlQuery>> start(const QString &sql, const QVariantList &values);
    void finish(const QString &sql, std::unique_ptr<QSqlQuery> query)
    {
        m_backend->finish(sql, std::move(query));
    }
    Error errorOf(const QSqlError &error, const QString &sql) const
    {
        return m_backend->errorOf(error, sql);
    }
    Error problemOf(const Row &row) const;
    static Error notFound(const QString &what);

    StoreLocation m_location;
    std::unique_ptr<Backend> m_backend;
    bool m_inTransaction = false, m_writing = false;
    WriteFence *m_fence = nullptr;
};

// Rolls back when it dies without commit(). Write: a file's write lock is taken at once, so that what is read
// stays true until it commits; on a server that holds for rows read with sql().forUpdate. Read only keeps
// several reads at one moment of the store.
class Transaction {
  public:
    enum class Kind { Read, Write };
    static Result<Transaction> begin(Database &db, Kind kind = Kind::Write);
    Transaction(Transaction &&other) noexcept : m_db(std::exchange(other.m_db, nullptr)) { }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<> commit();

  private:
    explicit Transaction(Database &db) : m_db(&db) { }
    Database *m_db;
};

// Whether a unit of work that failed so may succeed when it is done again from its start: it lost against
// another that held the lock, changed the same rows, or took a key between its look and its insert.
inline bool isReplayable(const Error &error)
{
    return error.code == ErrorCode::Busy || (error.code == ErrorCode::AlreadyExists && error.retryable);
}

// Whether it says that the thing is not as it was when it was chosen: somebody else was faster, or a rule of
// the store forbids it by now. Who has many things to do goes on with the next one.
inline bool isOvertaken(const Error &error)
{
    return error.code == ErrorCode::Conflict || error.code == ErrorCode::Refused
        || error.code == ErrorCode::AlreadyExists;
}

// Waits a little before replay number `attempt` (0, 1, ...), so that two losers do not meet again.
void waitBeforeReplay(int attempt);

// Runs `work()` (-> Result<T>) in one transaction and commits when it succeeded. A unit that lost against
// another is replayed whole, kReplays times at most. Inside an open transaction it simply joins it.
template <typename F>
auto transact(Database &db, F work) -> std::invoke_result_t<F>
{
    if (db.inTransaction())
        return work();
    constexpr int kReplays = 5;
    for (int attempt = 0;; ++attempt) {
        const auto once = [&]() -> std::invoke_result_t<F> {
            SD_TRY(auto transaction, Transaction::begin(db));
            auto result = work();
            if (!result)
                return result;
            SD_CHECK(transaction.commit());
            return result;
        };
        auto result = once();
        if (result || !isReplayable(result.error()) || attempt >= kReplays)
            return result;
        waitBeforeReplay(attempt);
    }
}

// Runs `work()` (-> Result<T>) so that all its reads see one moment of the store. It must not write.
template <typename F>
auto snapshot(Database &db, F work) -> std::invoke_result_t<F>
{
    if (db.inTransaction())
        return work();
    SD_TRY(auto transaction, Transaction::begin(db, Transaction::Kind::Read));
    auto result = work();
    if (result)
        SD_CHECK(transaction.commit());
    return result;
}

template <typename F>
auto Database::list(const QString &sql, const QVariantList &values, F map)
    -> Result<QList<std::invoke_result_t<F, const Row &>>>
{
    SD_TRY(auto query, start(sql, values));
    QList<std::invoke_result_t<F, const Row &>> result;
    const Row row(*query);
    while (query->next())
        result.append(map(row));
    if (query->lastError().isValid())
        return tl::unexpected(errorOf(query->lastError(), sql));
    if (row.hasProblem())
        return tl::unexpected(problemOf(row));
    finish(sql, std::move(query));
    return result;
}

template <typename F>
auto Database::first(const QString &sql, const QVariantList &values, F map)
    -> Result<std::optional<std::invoke_result_t<F, const Row &>>>
{
    SD_TRY(auto query, start(sql, values));
    std::optional<std::invoke_result_t<F, const Row &>> result;
    const Row row(*query);
    if (query->next())
        result = map(row);
    if (query->lastError().isValid())
        return tl::unexpected(errorOf(query->lastError(), sql));
    if (row.hasProblem())
        return tl::unexpected(problemOf(row));
    finish(sql, std::move(query));
    return result;
}

template <typename F>
auto Database::one(const QString &what, const QString &sql, const QVariantList &values, F map)
    -> Result<std::invoke_result_t<F, const Row &>>
{
    SD_TRY(auto found, first(sql, values, std::move(map)));
    if (!found)
        return tl::unexpected(notFound(what));
    return *std::move(found);
}

}  // namespace shiftdeck

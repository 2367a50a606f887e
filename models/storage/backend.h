// What differs between the databases a store can be in. Internal to models/storage; one connection each, used
// by the thread that opened it.
#pragma once

#include "models/core/result.h"
#include "models/storage/storelocation.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <chrono>
#include <memory>
#include <stop_token>

namespace shiftdeck {

enum class Access { ReadOnly, ReadWrite };

// SQL that is said differently, side by side in backend.cpp. Everything else is one text for both.
struct Dialect {
    QString inIds;  // after a column, with idList() as its value: "is one of these ids"
    QString forUpdate;  // after a SELECT in a write transaction: its rows stay as they are until the end
    QString forShare;  // the same, for several transactions at a time
    QString now;  // asks for the milliseconds since 1970 by the server's clock; empty: there is no server
    QString changeStamp;  // a number that moves when somebody else committed
    bool chainsAudit;  // the database itself puts audit rows into their chain (auditchain.h)
};
const Dialect &sqliteDialect();
const Dialect &postgresDialect();

class Backend {
  public:
    static std::unique_ptr<Backend> of(const StoreLocation &location);
    virtual ~Backend() = default;

    virtual const Dialect &dialect() const = 0;
    // `mayCreate`: a file that is not there is made; means nothing to a server. From its `stop` on nothing
    // begins, and what waits for a server or a lock fails at once; see commit() for what was just being
    // stored. What a file is writing is finished.
    virtual Result<> open(Access access, bool mayCreate, std::stop_token stop) = 0;
    // Before a statement outside a transaction: a connection that was lost is made anew.
    virtual Result<> makeReady() = 0;
    // False once the store is no longer the one that was opened.
    virtual bool isCurrent() const = 0;
    // Any thread: makes the statement that is running fail. A lost connection comes back with makeReady().
    virtual void interrupt() = 0;

    // Waits until somebody else committed, for `limit` at most, or until interrupt(); true at once after the
    // first call, so that nothing is missed in between. False at once: this store cannot tell, look now and
    // then.
    virtual bool waitForNews(std::chrono::milliseconds limit) = 0;
    // How long an answer may take before the connection is given up; means nothing to a file.
    virtual void setAnswerLimit(std::chrono::milliseconds limit) = 0;

    // A query that was executed, or why it was not. finish() gives it back for the next use of the same SQL.
    virtual Result<std::unique_ptr<QSqlQuery>> execute(const QString &sql, const QVariantList &values) = 0;
    virtual void finish(const QString &sql, std::unique_ptr<QSqlQuery> query) = 0;
    virtual Result<> script(const QByteArray &sql) = 0;
    virtual Error errorOf(const QSqlError &error, const QString &sql) const = 0;

    virtual Result<> begin(bool write) = 0;
    // When the answer is lost it finds out what became of the transaction; Unavailable says that it could
    // not, or that it was stopped before it knew. Cancelled: it was stopped before anything was stored.
    virtual Result<> commit() = 0;
    virtual void rollBack() = 0;
};

// A name for QSqlDatabase::addDatabase that no other connection of this process has.
QString newConnectionName();
// Closes the connection and takes it off Qt's list; nobody else may hold a copy.
void dropConnection(QSqlDatabase &connection);

}  // namespace shiftdeck

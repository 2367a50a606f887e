// A store in a SQLite file in WAL mode. Internal to models/storage.
#pragma once

#include "models/storage/backend.h"

#include <QHash>

namespace shiftdeck {

class SqliteBackend : public Backend {
  public:
    explicit SqliteBackend(QString path) : m_path(std::move(path)) { }
    ~SqliteBackend() override;

    const Dialect &dialect() const override { return sqliteDialect(); }
    Result<> open(Access access, bool mayCreate, std::stop_token stop) override;
    Result<> makeReady() override { return {}; }
    // False when the file was removed, or another one put in its place.
    bool isCurrent() const override;
    void interrupt() override;
    bool waitForNews(std::chrono::milliseconds) override { return false; }
    void setAnswerLimit(std::chrono::milliseconds) override { }
    Result<std::unique_ptr<QSqlQuery>> execute(const QString &sql, const QVariantList &values) override;
    void finish(const QString &sql, std::unique_ptr<QSqlQuery> query) override;
    Result<> script(const QByteArray &sql) override;
    Error errorOf(const QSqlError &error, const QString &sql) const override;
    // Write takes the write lock at once (BEGIN IMMEDIATE): what is read stays true until the commit.
    Result<> begin(bool write) override;
    Result<> commit() override;
    void rollBack() override;

  private:
    // Waits for a lock up to about so long, looking every millisecond. SQLite's own waiting looks ever more
    // rarely and misses the short gaps that a busy writer leaves: it was seen to wait for seconds.
    static int waitForLock(void *self, int waits);

    QString m_path;
    QSqlDatabase m_connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_idle;  // prepared, by their SQL
    void *m_handle = nullptr;                           // SQLite's own
    quint64 m_device = 0, m_inode = 0;                  // of the file that was opened
    std::stop_token m_stop;
};

}  // namespace shiftdeck

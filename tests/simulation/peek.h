// Looks into the store with the database's own library alone, beside all code under test: for the checks, and
// for choosing what goes wrong next. Read-only; one thread. SQL has `?` for values and is one text for both
// databases.
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>

struct pg_conn;
struct sqlite3;
struct sqlite3_stmt;

namespace shiftdeck::simulation {

class Peek {
  public:
    Peek() = default;
    virtual ~Peek() = default;
    Peek(const Peek &) = delete;
    Peek &operator=(const Peek &) = delete;

    // All rows, every value as text; NULL is a null byte array. A statement that fails ends the program: the
    // checks would be worth nothing.
    virtual QList<QByteArrayList> rows(const QByteArray &sql, const QByteArrayList &values = {}) const = 0;
    qint64 number(const QByteArray &sql, const QByteArrayList &values = {}) const;  // 0 when there is none
    QByteArray text(const QByteArray &sql, const QByteArrayList &values = {}) const;
    QList<qint64> numbers(const QByteArray &sql, const QByteArrayList &values = {}) const;
};

class FilePeek final : public Peek {
  public:
    explicit FilePeek(const QString &path);
    ~FilePeek() override;
    QList<QByteArrayList> rows(const QByteArray &sql, const QByteArrayList &values = {}) const override;

  private:
    sqlite3 *m_handle = nullptr;
    mutable QHash<QByteArray, sqlite3_stmt *> m_statements;
};

class ServerPeek final : public Peek {
  public:
    // `address` is a connection URI, of a login that may do everything.
    explicit ServerPeek(const QString &address);
    ~ServerPeek() override;
    QList<QByteArrayList> rows(const QByteArray &sql, const QByteArrayList &values = {}) const override;
    // Statements that may write: those that make a store and put it back.
    void script(const QByteArray &sql) const;

  private:
    pg_conn *m_handle = nullptr;
    mutable QHash<QByteArray, QByteArray> m_statements;  // names on the server by their SQL
};

}  // namespace shiftdeck::simulation

// Looks into the store with SQLite alone, beside all code under test: for the checks, and for choosing what
// goes wrong next. Read-only; one thread.
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace shiftdeck::simulation {

class Peek {
  public:
    explicit Peek(const QString &path);
    ~Peek();
    Peek(const Peek &) = delete;
    Peek &operator=(const Peek &) = delete;

    // All rows, every value as text; NULL is a null byte array. A statement that fails ends the program: the
    // checks would be worth nothing.
    QList<QByteArrayList> rows(const QByteArray &sql, const QByteArrayList &values = {}) const;
    qint64 number(const QByteArray &sql, const QByteArrayList &values = {}) const;  // 0 when there is none
    QByteArray text(const QByteArray &sql, const QByteArrayList &values = {}) const;
    QList<qint64> numbers(const QByteArray &sql, const QByteArrayList &values = {}) const;

  private:
    sqlite3 *m_handle = nullptr;
    mutable QHash<QByteArray, sqlite3_stmt *> m_statements;
};

}  // namespace shiftdeck::simulation

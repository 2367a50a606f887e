#include "tests/simulation/peek.h"

#include <sqlite3.h>

namespace shiftdeck::simulation {

FilePeek::FilePeek(const QString &path)
{
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        qFatal("The store cannot be looked at: %s", sqlite3_errmsg(m_handle));
    sqlite3_exec(m_handle, "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
}

FilePeek::~FilePeek()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

QList<QByteArrayList> FilePeek::rows(const QByteArray &sql, const QByteArrayList &values) const
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement && sqlite3_prepare_v2(m_handle, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_handle));
    for (qsizetype i = 0; i < values.size(); ++i)
        sqlite3_bind_text(statement, int(i) + 1, values.at(i).constData(), int(values.at(i).size()),
                          SQLITE_TRANSIENT);
    QList<QByteArrayList> result;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        QByteArrayList row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
            row.append(text ? QByteArray(text, sqlite3_column_bytes(statement, i)) : QByteArray());
        }
        result.append(row);
    }
    if (code != SQLITE_DONE)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_handle));
    sqlite3_reset(statement);
    return result;
}

}  // namespace shiftdeck::simulation

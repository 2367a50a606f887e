#include "tests/simulation/simstore.h"

#include <QFile>

#include <sqlite3.h>

namespace shiftdeck::simulation {

namespace {
QString copyOf(const QString &templatePath, const QString &path)
{
    if (!QFile::copy(templatePath, path))
        qFatal("The store cannot be copied to %s", qPrintable(path));
    return path;
}

void mustBeOk(sqlite3 *handle, int code, const char *what)
{
    if (code != SQLITE_OK)
        qFatal("The store cannot be put back (%s): %s", what, sqlite3_errmsg(handle));
}

sqlite3 *opened(const QString &path)
{
    sqlite3 *handle = nullptr;
    mustBeOk(handle, sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READWRITE, nullptr),
             "open");
    return handle;
}

int schemaVersion(sqlite3 *handle)
{
    sqlite3_stmt *statement = nullptr;
    mustBeOk(handle, sqlite3_prepare_v2(handle, "PRAGMA schema_version", -1, &statement, nullptr), "ask");
    const int version = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return version;
}
}  // namespace

SimStore::SimStore(const QString &path, QString templatePath)
    : m_path(path), m_template(std::move(templatePath)), m_peek(copyOf(m_template, path)),
      m_connections(path)
{
}

void SimStore::beginCampaign()
{
    sqlite3 *from = opened(m_template), *to = opened(m_path);
    sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
    sqlite3_backup_step(copy, -1);
    mustBeOk(to, sqlite3_backup_finish(copy), "copy");
    // A copy counts as another schema, and all statements would be prepared anew; but it is the same.
    const QByteArray same = "PRAGMA schema_version = " + QByteArray::number(schemaVersion(from));
    mustBeOk(to, sqlite3_exec(to, same.constData(), nullptr, nullptr, nullptr), "version");
    // How long the log is decides what fits on a full disk.
    mustBeOk(to, sqlite3_wal_checkpoint_v2(to, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr), "log");
    sqlite3_close(to);
    sqlite3_close(from);
}

}  // namespace shiftdeck::simulation

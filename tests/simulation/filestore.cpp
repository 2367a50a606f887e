#include "tests/simulation/filestore.h"

#include "models/storage/store.h"
#include "tests/simulation/fileconnection.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace shiftdeck::simulation {

namespace {
template <typename T>
void must(const Result<T> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
}

void makeTemplate(const QString &path, const SimStore::Fill &fill, const QByteArray &mutation)
{
    must(Store::create(path));
    const auto db = Database::open(path, Access::ReadWrite);
    must(db);
    fill(**db);
    must((*db)->runScript(mutation));
    must((*db)->runScript("PRAGMA wal_checkpoint(TRUNCATE)"));
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

FileStore::FileStore(const QString &folder, const Fill &fill, const QByteArray &mutation)
    : m_path(folder + QStringLiteral("/store.sqlite")),
      m_template(folder + QStringLiteral("/template.sqlite")),
      m_connections([this] { return std::make_unique<FileConnection>(m_path); })
{
    makeTemplate(m_template, fill, mutation);
    if (!QFile::copy(m_template, m_path))
        qFatal("The store cannot be copied to %s", qPrintable(m_path));
    m_peek = std::make_unique<FilePeek>(m_path);
}

void FileStore::beginCampaign()
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

qint64 FileStore::logBytes() const { return QFileInfo(m_path + QStringLiteral("-wal")).size(); }

}  // namespace shiftdeck::simulation

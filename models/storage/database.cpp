#include "models/storage/database.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSqlError>

#include <thread>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};
}  // namespace

Result<std::unique_ptr<Database>> Database::connect(const StoreLocation &location, Access access,
                                                    bool mayCreate, std::stop_token stop)
{
    std::unique_ptr<Database> db(new Database(location, Backend::of(location)));
    SD_CHECK(db->m_backend->open(access, mayCreate, std::move(stop)));
    return db;
}

Result<std::unique_ptr<Database>> Database::open(const StoreLocation &location, Access access,
                                                 std::stop_token stop)
{
    return connect(location, access, false, std::move(stop));
}

Result<std::unique_ptr<QSqlQuery>> Database::start(const QString &sql, const QVariantList &values)
{
    if (!m_inTransaction)
        SD_CHECK(m_backend->makeReady());
    return m_backend->execute(sql, values);
}

Result<int> Database::run(const QString &sql, const QVariantList &values)
{
    if (m_fence && !m_inTransaction)
        return transact(*this, [&] { return run(sql, values); });
    SD_TRY(auto query, start(sql, values));
    const int changed = query->numRowsAffected();
    finish(sql, std::move(query));
    return changed;
}

Result<qint64> Database::insert(const QString &sql, const QVariantList &values)
{
    if (m_fence && !m_inTransaction)
        return transact(*this, [&] { return insert(sql, values); });
    return integer(sql + QStringLiteral(" RETURNING id"), values);
}

Result<> Database::runScript(const QByteArray &sql)
{
    if (!m_inTransaction)
        SD_CHECK(m_backend->makeReady());
    return m_backend->script(sql);
}

Result<qint64> Database::integer(const QString &sql, const QVariantList &values)
{
    SD_TRY(const auto found, first(sql, values, [](const Row &row) { return row.integer(0); }));
    return found.value_or(0);
}

Error Database::problemOf(const Row &row) const
{
    return Error{
        ErrorCode::Corrupt, m_location.subject(),
        StoreText::tr("The store holds the word \"%1\", which has no meaning there.").arg(row.problem())};
}

Error Database::notFound(const QString &what)
{
    return Error{ErrorCode::NotFound, what, StoreText::tr("The store has no such thing.")};
}

Result<Transaction> Transaction::begin(Database &db, Kind kind)
{
    SD_CHECK(db.m_backend->makeReady());
    SD_CHECK(db.m_backend->begin(kind == Kind::Write));
    db.m_inTransaction = true;
    db.m_writing = kind == Kind::Write;
    Transaction transaction(db);
    if (db.m_writing && db.m_fence)
        SD_CHECK(db.m_fence->mayWrite(db));
    return transaction;
}

Transaction::~Transaction()
{
    if (!m_db)
        return;
    m_db->m_inTransaction = m_db->m_writing = false;
    m_db->m_backend->rollBack();
}

// A commit that failed may leave the transaction open (a lock held too long): the destructor ends it.
Result<> Transaction::commit()
{
    SD_CHECK(m_db->m_backend->commit());
    m_db->m_inTransaction = m_db->m_writing = false;
    m_db = nullptr;
    return {};
}

void waitBeforeReplay(int attempt)
{
    const int most = 5 << std::min(attempt, 6);  // milliseconds
    std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(1, most + 1)));
}

}  // namespace shiftdeck

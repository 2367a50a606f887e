#include "models/storage/storetables.h"

#include "models/storage/database.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
using namespace std::chrono_literals;

struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

constexpr auto kLongest = 2h;

// What a store keeps for itself.
constexpr const char *kOwn[] = {
    "meta",  // which schema the tables were made with: each kind of database has its own
    "changes",  // what was told to those who have the store open; another store tells anew
    "changes_pending",  // PostgreSQL only: changes of transactions that are not committed yet
    "sessions",  // who is here now, and what each of them has open
    "session_requests",
    "commit_marks",  // PostgreSQL only: answers the question what became of a lost commit
};

// Table, column, its type, its place in the primary key (0: none).
const QString kFileColumns = QStringLiteral(
    "SELECT m.name, c.name, lower(c.type), c.pk FROM sqlite_master m, pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1, 2");
const QString kServerColumns = QStringLiteral(
    "SELECT t.relname::text COLLATE \"C\", a.attname::text COLLATE \"C\", format_type(a.atttypid, NULL),"
    " coalesce((SELECT k.place FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)"
    " WHERE i.indrelid = t.oid AND i.indisprimary AND k.attnum = a.attnum), 0)"
    " FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped"
    " WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace ORDER BY 1, 2");

struct Found {
    QString table, column, type;
    int place = 0;
};

Result<StoreColumn> columnOf(Database &db, const Found &found)
{
    const bool isText = found.type == QLatin1StringView("text");
    const bool isNumber = found.type == QLatin1StringView("integer")
        || found.type == QLatin1StringView("bigint") || found.type == QLatin1StringView("smallint");
    if (!isText && !isNumber)
        return fail(
            ErrorCode::Corrupt, db.location().subject(),
            StoreText::tr("The column \"%1\" of the table \"%2\" holds neither whole numbers nor text.")
                .arg(found.column, found.table));
    return StoreColumn{found.column, isNumber};
}

bool isOwn(const QString &table)
{
    return std::any_of(std::begin(kOwn), std::end(kOwn),
                       [&table](const char *own) { return table == QLatin1StringView(own); });
}

QString listed(const QStringList &names) { return names.join(QStringLiteral(", ")); }
}  // namespace

QStringList StoreTable::columnNames() const
{
    QStringList names;
    for (const StoreColumn &column : columns)
        names.append(column.name);
    return names;
}

Result<QList<StoreTable>> storeTables(Database &db)
{
    SD_TRY(const auto found,
           db.list(db.location().isServer() ? kServerColumns : kFileColumns, {}, [](const Row &row) {
               return Found{row.text(0), row.text(1), row.text(2), row.number(3)};
           }));
    QList<StoreTable> tables;
    for (const Found &one : found) {
        if (isOwn(one.table))
            continue;
        if (tables.isEmpty() || tables.last().name != one.table)
            tables.append({one.table, {}, {}});
        StoreTable &table = tables.last();
        SD_TRY(const StoreColumn column, columnOf(db, one));
        table.columns.append(column);
        if (one.place > 0) {
            table.key.resize(std::max<qsizetype>(table.key.size(), one.place));
            table.key[one.place - 1] = table.columns.size() - 1;
        }
    }
    for (const StoreTable &table : std::as_const(tables))
        if (table.key.isEmpty())
            return fail(ErrorCode::Corrupt, db.location().subject(),
                        StoreText::tr("The table \"%1\" has no primary key.").arg(table.name));
    return tables;
}

Result<qint64> rowCount(Database &db, const StoreTable &table)
{
    return db.integer(QStringLiteral("SELECT count(*) FROM %1").arg(table.name));
}

Result<> allowLongWork(Database &db)
{
    if (!db.location().isServer())
        return {};
    constexpr std::chrono::milliseconds limit = kLongest;
    db.setAnswerLimit(limit + 5s);
    const QByteArray number = QByteArray::number(qint64(limit.count()));
    return db.runScript("SET LOCAL statement_timeout = " + number
                        + "; SET LOCAL idle_in_transaction_session_timeout = " + number);
}

Result<> mustSeeAll(Database &db)
{
    if (!db.location().isServer())
        return {};
    SD_TRY(const qint64 all,
           db.integer(QStringLiteral("SELECT CASE WHEN session_sees_all() THEN 1 ELSE 0 END")));
    if (all == 1)
        return {};
    return fail(ErrorCode::NotAuthorized, db.location().subject(),
                StoreText::tr("Your login sees the rows of its own site only, and this needs all of them."));
}

StoreRows::StoreRows(Database &db, const StoreTable &table) : m_db(db), m_table(table)
{
    QStringList key;
    for (const qsizetype place : table.key)
        key.append(table.columns.at(place).name);
    const QString select = QStringLiteral("SELECT %1 FROM %2").arg(listed(table.columnNames()), table.name);
    const QString order = QStringLiteral(" ORDER BY %1 LIMIT %2").arg(listed(key)).arg(kRowsAtATime);
    m_first = select + order;
    m_further = select
        + QStringLiteral(" WHERE (%1) > (%2)")
              .arg(listed(key), listed(QStringList(key.size(), QStringLiteral("?"))))
        + order;
}

Result<QList<StoreRow>> StoreRows::next()
{
    QVariantList after;
    if (!m_last.isEmpty())
        for (const qsizetype place : m_table.key)
            after.append(valueOf(m_table.columns.at(place), m_last.at(place)));
    QString wrong;
    const auto read = [this, &wrong](const Row &row) {
        StoreRow cells;
        cells.reserve(m_table.columns.size());
        for (int i = 0; i < m_table.columns.size(); ++i) {
            if (row.isNull(i)) {
                cells.append(QString());
                continue;
            }
            QString text = row.text(i);
            bool good = true;
            if (m_table.columns.at(i).isNumber)
                (void)text.toLongLong(&good);
            if (!good)
                wrong = m_table.columns.at(i).name;
            cells.append(text.isNull() ? QStringLiteral("") : std::move(text));
        }
        return cells;
    };
    SD_TRY(QList<StoreRow> rows, m_db.list(m_last.isEmpty() ? m_first : m_further, after, read));
    if (!wrong.isEmpty())
        return fail(
            ErrorCode::Corrupt, m_db.location().subject(),
            StoreText::tr("The column \"%1\" of the table \"%2\" holds something that is no whole number.")
                .arg(wrong, m_table.name));
    if (!rows.isEmpty())
        m_last = rows.last();
    return rows;
}

void RowDigest::add(const QList<StoreRow> &rows)
{
    QByteArray all;
    for (const StoreRow &row : rows) {
        for (const QString &cell : row) {
            if (cell.isNull()) {
                all += '-';
                continue;
            }
            const QByteArray utf8 = cell.toUtf8();
            all += QByteArray::number(utf8.size()) + ':' + utf8;
        }
    }
    m_hash.addData(all);
}

QVariant valueOf(const StoreColumn &column, const QString &text)
{
    if (text.isNull())
        return {};
    return column.isNumber ? QVariant(text.toLongLong()) : QVariant(text);
}

}  // namespace shiftdeck

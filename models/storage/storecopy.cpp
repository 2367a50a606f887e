#include "models/storage/storecopy.h"

#include "models/storage/database.h"
#include "models/storage/storecheck.h"

#include <QCoreApplication>

#include <numeric>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

constexpr qsizetype kRowsPerInsert = 250;
constexpr qsizetype kValuesPerInsert = 8000;  // SQLite takes 32766

// A store is made with rows in these.
constexpr const char *kSeeded[] = {"request_transitions", "job_transitions", "quality_transitions", "limits",
                                   "rules"};

// What is away while rows come: rules, references and the indexes that are no keys.
struct Part {
    QString drop, make;
};

// Indexes come back before the rules.
const QString kFileParts =
    QStringLiteral("SELECT 'DROP ' || type || ' \"' || name || '\"', sql FROM sqlite_master"
                   " WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY type, rowid");
// References before indexes when they go, and after them when they come back; each is proved anew by its
// making.
const QString kServerParts = QStringLiteral(
    "SELECT format('DROP INDEX %I', c.relname), pg_get_indexdef(c.oid), 1 AS place, c.relname::text AS name"
    " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
    " WHERE c.relnamespace = current_schema()::regnamespace"
    " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid)"
    " UNION ALL SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname),"
    " format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, "
    "pg_get_constraintdef(k.oid)),"
    " 2, k.conname::text FROM pg_constraint k"
    " WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace"
    " UNION ALL SELECT format('ALTER TABLE %I DISABLE TRIGGER USER', c.relname),"
    " format('ALTER TABLE %I ENABLE TRIGGER USER', c.relname), 3, c.relname::text FROM pg_class c"
    " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY 3, 4");

bool isSeeded(const QString &table)
{
    return std::any_of(std::begin(kSeeded), std::end(kSeeded),
                       [&table](const char *seeded) { return table == QLatin1StringView(seeded); });
}

Result<> mustFit(Database &from, const QList<StoreTable> &given, Database &to,
                 const QList<StoreTable> &wanted)
{
    const auto lacks = [](Database &db, const QString &what) {
        return fail(
            ErrorCode::Corrupt, db.location().subject(),
            StoreText::tr("It lacks %1, which the other store has: they were made by different states of "
                          "Shiftdeck.")
                .arg(what));
    };
    const auto find = [](const QList<StoreTable> &tables, const QString &name) -> const StoreTable * {
        const auto at = std::find_if(tables.begin(), tables.end(),
                                     [&name](const StoreTable &table) { return table.name == name; });
        return at == tables.end() ? nullptr : &*at;
    };
    const auto compare = [&](const QList<StoreTable> &tables, Database &other,
                             const QList<StoreTable> &others) -> Result<> {
        for (const StoreTable &table : tables) {
            const StoreTable *twin = find(others, table.name);
            if (!twin)
                return lacks(other, StoreText::tr("the table \"%1\"").arg(table.name));
            const QStringList names = twin->columnNames();
            for (const QString &column : table.columnNames())
                if (!names.contains(column))
                    return lacks(
                        other,
                        StoreText::tr("the column \"%1\" of the table \"%2\"").arg(column, table.name));
        }
        return {};
    };
    SD_CHECK(compare(given, to, wanted));
    SD_CHECK(compare(wanted, from, given));
    for (qsizetype i = 0; i < given.size(); ++i)
        if (given.at(i) != wanted.at(i))
            return fail(
                ErrorCode::Corrupt, to.location().subject(),
                StoreText::tr("Its table \"%1\" has other types or another key than the other store's.")
                    .arg(given.at(i).name));
    return {};
}

Result<QList<Part>> takeAway(Database &to)
{
    const bool server = to.location().isServer();
    SD_TRY(const auto parts, to.list(server ? kServerParts : kFileParts, {}, [](const Row &row) {
        return Part{row.text(0), row.text(1)};
    }));
    QByteArray script;
    for (auto part = parts.crbegin(); part != parts.crend(); ++part)
        script += part->drop.toUtf8() + ';';
    SD_CHECK(to.runScript(script));
    return parts;
}

// One value of an array literal of PostgreSQL (documentation, 8.15.2).
void appendElement(QString &array, const QString &text, bool isNumber)
{
    if (array.size() > 1)
        array += u',';
    if (text.isNull()) {
        array += QLatin1StringView("NULL");
        return;
    }
    if (isNumber) {
        array += text;
        return;
    }
    QString escaped = text;
    escaped.replace(u'\\', QLatin1StringView("\\\\")).replace(u'"', QLatin1StringView("\\\""));
    array += u'"' + escaped + u'"';
}

// An array per column: one statement, prepared once, for any number of rows.
Result<> insertOnServer(Database &to, const StoreTable &table, const QList<StoreRow> &rows)
{
    QStringList casts;
    QVariantList arrays;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const bool isNumber = table.columns.at(i).isNumber;
        casts.append(isNumber ? QStringLiteral("CAST(? AS bigint[])") : QStringLiteral("CAST(? AS text[])"));
        QString array(u'{');
        for (const StoreRow &row : rows) {
            if (!isNumber && row.at(i).contains(QChar(0)))
                return fail(ErrorCode::Corrupt, table.name,
                            StoreText::tr("The column \"%1\" holds a text with a character of code 0, which "
                                          "PostgreSQL cannot store.")
                                .arg(table.columns.at(i).name));
            appendElement(array, row.at(i), isNumber);
        }
        arrays.append(array + u'}');
    }
    SD_CHECK(to.run(QStringLiteral("INSERT INTO %1 (%2) SELECT * FROM unnest(%3)")
                        .arg(table.name, table.columnNames().join(u','), casts.join(u',')),
                    arrays));
    return {};
}

Result<> insertIntoFile(Database &to, const StoreTable &table, const QList<StoreRow> &rows)
{
    const qsizetype atATime =
        std::clamp<qsizetype>(kValuesPerInsert / table.columns.size(), 1, kRowsPerInsert);
    const QString one = u'(' + QStringList(table.columns.size(), QStringLiteral("?")).join(u',') + u')';
    for (qsizetype begin = 0; begin < rows.size(); begin += atATime) {
        const qsizetype count = std::min(atATime, rows.size() - begin);
        QVariantList values;
        values.reserve(count * table.columns.size());
        for (qsizetype r = begin; r < begin + count; ++r)
            for (qsizetype i = 0; i < table.columns.size(); ++i)
                values.append(valueOf(table.columns.at(i), rows.at(r).at(i)));
        SD_CHECK(
            to.run(QStringLiteral("INSERT INTO %1 (%2) VALUES %3")
                       .arg(table.name, table.columnNames().join(u','), QStringList(count, one).join(u',')),
                   values));
    }
    return {};
}

class Copy {
  public:
    Copy(Database &from, Database &to, const std::function<void(const CopyProgress &)> &progress,
         std::stop_token stop)
        : m_from(from), m_to(to), m_progress(progress), m_stop(std::move(stop))
    {
    }
    Result<QList<CopiedTable>> run();

  private:
    Result<QList<CopiedTable>> readAll(Database &db, CopyProgress::Part part, bool bring);
    Result<QList<CopiedTable>> bringAll();
    Result<> tellReaders(qint64 last);
    Result<> prove(const QList<CopiedTable> &brought);
    void tell(CopyProgress::Part part, const QString &table, qint64 rows)
    {
        if (m_progress)
            m_progress({part, table, rows, part == CopyProgress::Part::Building ? 0 : m_all});
    }

    Database &m_from;
    Database &m_to;
    const std::function<void(const CopyProgress &)> &m_progress;
    const std::stop_token m_stop;
    QList<StoreTable> m_tables;
    qint64 m_all = 0;
};

// Every row in the order of its key, for its digest; and into the other store.
Result<QList<CopiedTable>> Copy::readAll(Database &db, CopyProgress::Part part, bool bring)
{
    QList<CopiedTable> result;
    qint64 done = 0;
    for (const StoreTable &table : std::as_const(m_tables)) {
        StoreRows pages(db, table);
        RowDigest digest;
        CopiedTable read{table.name, 0, {}};
        for (;;) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, m_to.location().subject(), {});
            SD_TRY(const QList<StoreRow> rows, pages.next());
            if (rows.isEmpty())
                break;
            digest.add(rows);
            if (bring)
                SD_CHECK(m_to.location().isServer() ? insertOnServer(m_to, table, rows)
                                                    : insertIntoFile(m_to, table, rows));
            read.rows += rows.size();
            done += rows.size();
            tell(part, table.name, done);
        }
        read.digest = digest.hex();
        result.append(read);
    }
    return result;
}

// From one moment of the source, which is let go of as soon as all has been read.
Result<QList<CopiedTable>> Copy::bringAll()
{
    return snapshot(m_from, [this]() -> Result<QList<CopiedTable>> {
        SD_CHECK(allowLongWork(m_from));
        SD_CHECK(mustSeeAll(m_from));
        SD_TRY(m_tables, storeTables(m_from));
        SD_TRY(const auto wanted, storeTables(m_to));
        SD_CHECK(mustFit(m_from, m_tables, m_to, wanted));
        SD_CHECK(mustBeEmpty(m_to));
        for (const StoreTable &table : std::as_const(m_tables)) {
            SD_TRY(const qint64 rows, rowCount(m_from, table));
            m_all += rows;
            SD_CHECK(m_to.run(QStringLiteral("DELETE FROM %1").arg(table.name)));
        }
        return readAll(m_from, CopyProgress::Part::Bringing, true);
    });
}

// The feed begins anew behind a gap in its numbers: whoever has the store open reads everything.
Result<> Copy::tellReaders(qint64 last)
{
    SD_CHECK(m_to.run(QStringLiteral("DELETE FROM changes")));
    SD_CHECK(m_to.run(QStringLiteral("INSERT INTO changes (seq, entity, entity_id) VALUES (?, 'agent', 0)"),
                      {last + 2}));
    if (!m_to.location().isServer())
        return {};
    // The next numbers are behind those that came, also the feed's.
    return m_to.runScript("SELECT follow_ids(); SELECT pg_notify('shiftdeck_changes', '"
                          + QByteArray::number(last + 2) + "')");
}

Result<> Copy::prove(const QList<CopiedTable> &brought)
{
    const auto differs = [this](const QString &why) {
        return fail(ErrorCode::Corrupt, m_to.location().subject(), why);
    };
    SD_TRY(const auto found, readAll(m_to, CopyProgress::Part::Comparing, false));
    for (qsizetype i = 0; i < brought.size(); ++i)
        if (found.at(i).rows != brought.at(i).rows || found.at(i).digest != brought.at(i).digest)
            return differs(
                StoreText::tr("The rows of the table \"%1\" are not those of the other store; nothing was "
                              "kept of them.")
                    .arg(brought.at(i).table));
    if (!m_to.location().isServer()) {
        SD_TRY(const auto broken,
               m_to.first(QStringLiteral("PRAGMA foreign_key_check"), {}, [](const Row &row) {
                   return QStringLiteral("%1 %2 -> %3").arg(row.text(0), row.text(1), row.text(2));
               }));
        if (broken)
            return differs(
                StoreText::tr("A reference leads to nothing: %1. \"prodctl db check\" of the store that it "
                              "comes from lists them all.")
                    .arg(*broken));
    }
    SD_TRY(const QStringList counters, checkCounters(m_to));
    if (!counters.isEmpty())
        return differs(StoreText::tr("The counters are wrong in the store that the rows come from: %1.")
                           .arg(counters.first()));
    return {};
}

Result<QList<CopiedTable>> Copy::run()
{
    SD_TRY(auto transaction, Transaction::begin(m_to));
    QList<CopiedTable> brought;
    {
        // A long statement does not hold up a stop. What is committing is not disturbed.
        const std::stop_callback interrupt(m_stop, [this] {
            m_from.interrupt();
            m_to.interrupt();
        });
        SD_CHECK(allowLongWork(m_to));
        SD_TRY(const qint64 last, m_to.integer(QStringLiteral("SELECT max(seq) FROM changes")));
        SD_TRY(const auto parts, takeAway(m_to));
        SD_TRY(brought, bringAll());
        for (const Part &part : parts) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, m_to.location().subject(), {});
            tell(CopyProgress::Part::Building, {}, 0);
            SD_CHECK(m_to.runScript(part.make.toUtf8()));
        }
        SD_CHECK(tellReaders(last));
        if (m_to.location().isServer())
            SD_CHECK(m_to.runScript("ANALYZE"));  // plans of an empty store would read a full one row by row
        SD_CHECK(prove(brought));
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, m_to.location().subject(), {});
    }
    SD_CHECK(transaction.commit());
    return brought;
}
}  // namespace

Result<> mustBeEmpty(Database &db)
{
    SD_TRY(const auto tables, storeTables(db));
    for (const StoreTable &table : tables) {
        if (isSeeded(table.name))
            continue;
        SD_TRY(const auto row,
               db.first(QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(table.name), {},
                        [](const Row &found) { return found.number(0); }));
        if (row)
            return fail(
                ErrorCode::AlreadyExists, db.location().subject(),
                StoreText::tr("It is not empty: its table \"%1\" has rows. Rows are brought into a new "
                              "store only; make one with \"prodctl db init\".")
                    .arg(table.name));
    }
    return {};
}

Result<QList<TableRows>> storeContents(Database &db)
{
    return snapshot(db, [&db]() -> Result<QList<TableRows>> {
        SD_CHECK(allowLongWork(db));
        SD_CHECK(mustSeeAll(db));
        SD_TRY(const auto tables, storeTables(db));
        QList<TableRows> contents;
        for (const StoreTable &table : tables) {
            SD_TRY(const qint64 rows, rowCount(db, table));
            contents.append({table.name, rows});
        }
        return contents;
    });
}

qint64 allRows(const QList<TableRows> &contents)
{
    return std::accumulate(contents.begin(), contents.end(), qint64(0),
                           [](qint64 sum, const TableRows &table) { return sum + table.rows; });
}

Result<QList<CopiedTable>> copyStore(Database &from, Database &to,
                                     const std::function<void(const CopyProgress &)> &progress,
                                     std::stop_token stop)
{
    // A file looks for what refers to each row that comes, without the indexes for it; prove() looks once, at
    // the end.
    const bool file = !to.location().isServer();
    if (file)
        SD_CHECK(to.runScript("PRAGMA foreign_keys = OFF"));
    auto result = Copy(from, to, progress, stop).run();
    if (file)
        SD_CHECK(to.runScript("PRAGMA foreign_keys = ON"));
    // An interrupted statement fails in many ways.
    if (!result && stop.stop_requested())
        return fail(ErrorCode::Cancelled, to.location().subject(),
                    StoreText::tr("The copying was stopped; nothing was changed in it."));
    return result;
}

}  // namespace shiftdeck

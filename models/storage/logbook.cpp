#include "models/storage/logbook.h"

#include "models/storage/filtersql.h"

#include <QCoreApplication>

#include <limits>

namespace shiftdeck {

namespace {
using F = FilterField;

struct LogText {
    Q_DECLARE_TR_FUNCTIONS(Logbook)
};

constexpr const char *kSelect =
    "SELECT e.id, e.at, e.who, e.role, e.kind, e.text, e.amends, e.closes, a.id, a.who, a.at, c.id, c.who, "
    "c.at,"
    " t.who, t.at FROM log_entries e LEFT JOIN log_entries a ON a.amends = e.id"
    " LEFT JOIN log_entries c ON c.closes = e.id LEFT JOIN log_takeovers t ON t.entry_id = e.id WHERE ";

// The same as LogEntry::state().
constexpr const char *kState =
    "CASE WHEN EXISTS (SELECT 1 FROM log_entries x WHERE x.amends = e.id) THEN 'amended' ELSE CASE e.kind"
    " WHEN 'problem' THEN CASE WHEN EXISTS (SELECT 1 FROM log_entries x WHERE x.closes = e.id) THEN 'closed'"
    " ELSE 'open' END WHEN 'hand-over' THEN CASE WHEN EXISTS (SELECT 1 FROM log_takeovers x WHERE x.entry_id "
    "= "
    "e.id) THEN 'taken-over' ELSE 'waiting' END ELSE 'settled' END END";

FilterColumn linked(const char *entity, const QString &description)
{
    return {{QLatin1StringView(entity), F::Number, {}, description},
            QStringLiteral("l.entity_id"),
            false,
            QStringLiteral("e.id IN (SELECT l.entry_id FROM log_links l WHERE l.entity = ") + u'\''
                + QLatin1StringView(entity) + QStringLiteral("' AND %1)")};
}

FilterColumn named(const char *entity, const char *table, const QString &description)
{
    return {{QLatin1StringView(entity), F::Text, {}, description},
            QStringLiteral("n.name"),
            true,
            QStringLiteral("e.id IN (SELECT l.entry_id FROM log_links l JOIN ") + QLatin1StringView(table)
                + QStringLiteral(" n ON n.id = l.entity_id WHERE l.entity = ") + u'\''
                + QLatin1StringView(entity) + QStringLiteral("' AND %1)")};
}

const QList<FilterColumn> &logColumns()
{
    static const QList<FilterColumn> list{
        {{QStringLiteral("id"), F::Number, {}, QCoreApplication::translate("Filter", "Number of the entry.")},
         QStringLiteral("e.id")},
        {{QStringLiteral("kind"), F::Word, allWords<LogKind>(),
          QCoreApplication::translate("Filter", "A note, a problem or a hand-over.")},
         QStringLiteral("e.kind"),
         true},
        {{QStringLiteral("state"), F::Word, allWords<LogState>(),
          QCoreApplication::translate("Filter", "Whether something is still wanted, as open or waiting.")},
         QLatin1StringView(kState)},
        {{QStringLiteral("who"), F::Text, {}, QCoreApplication::translate("Filter", "Who wrote it.")},
         QStringLiteral("e.who"),
         true},
        {{QStringLiteral("role"), F::Word, allWords<Role>(),
          QCoreApplication::translate("Filter", "In which role.")},
         QStringLiteral("e.role")},
        {{QStringLiteral("text"), F::Text, {}, QCoreApplication::translate("Filter", "What it says.")},
         QStringLiteral("e.text"),
         true},
        {{QStringLiteral("at"), F::Time, {}, QCoreApplication::translate("Filter", "When it was written.")},
         QStringLiteral("e.at")},
        linked("request", QCoreApplication::translate("Filter", "Number of a request it is about.")),
        linked("job", QCoreApplication::translate("Filter", "Number of a job it is about.")),
        linked("run", QCoreApplication::translate("Filter", "Number of a run it is about.")),
        named("campaign", "campaigns",
              QCoreApplication::translate("Filter", "Name of a campaign it is about.")),
        named("site", "sites", QCoreApplication::translate("Filter", "Name of a site it is about.")),
    };
    return list;
}

LogEntry entryOf(const Row &row)
{
    LogEntry entry;
    entry.id = row.id<LogId>(0);
    entry.at = row.integer(1);
    entry.who = row.text(2);
    entry.role = row.text(3);
    entry.kind = row.word<LogKind>(4);
    entry.text = row.text(5);
    entry.amends = row.id<LogId>(6);
    entry.closes = row.id<LogId>(7);
    entry.amended = {row.id<LogId>(8), row.text(9), row.integer(10)};
    entry.closed = {row.id<LogId>(11), row.text(12), row.integer(13)};
    entry.takenOver = {{}, row.text(14), row.integer(15)};
    return entry;
}

Result<> addLinks(Database &db, QList<LogEntry> &entries)
{
    if (entries.isEmpty())
        return {};
    QList<LogId> ids;
    QHash<qint64, qsizetype> place;
    for (const LogEntry &entry : std::as_const(entries)) {
        place.insert(entry.id.value(), ids.size());
        ids.append(entry.id);
    }
    const auto take = [&](const Row &row) {
        entries[place.value(row.integer(0))].links.append({row.text(1), row.integer(2), row.text(3)});
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT l.entry_id, l.entity, l.entity_id, coalesce(c.name, s.name, '')"
                                    " FROM log_links l LEFT JOIN campaigns c ON l.entity = 'campaign' AND"
                                    " c.id = l.entity_id LEFT JOIN sites s ON l.entity = 'site' AND"
                                    " s.id = l.entity_id WHERE l.entry_id")
                         + db.sql().inIds + QStringLiteral(" ORDER BY l.entry_id, l.number"),
                     {idList(ids)}, take));
    return {};
}

Result<QList<LogEntry>> entries(Database &db, const QString &rest, const QVariantList &values)
{
    SD_TRY(auto found, db.list(QLatin1StringView(kSelect) + rest, values, entryOf));
    SD_CHECK(addLinks(db, found));
    return found;
}

tl::unexpected<Error> wrongThing(const QString &thing, const QString &why)
{
    return fail(ErrorCode::InvalidInput, LogText::tr("the link \"%1\"").arg(thing.left(100)), why);
}

Result<LogLink> findLink(Database &db, const QString &thing)
{
    struct Kind {
        const char *entity;
        bool byName;
        const char *sql;
    };
    static constexpr Kind kKinds[] = {
        {"campaign", true, "SELECT id, name FROM campaigns WHERE name = ?"},
        {"request", false, "SELECT id, '' FROM requests WHERE id = ?"},
        {"job", false, "SELECT id, '' FROM jobs WHERE id = ?"},
        {"run", false, "SELECT run, '' FROM runs WHERE run = ?"},
        {"site", true, "SELECT id, name FROM sites WHERE name = ?"},
    };
    const QString simple = thing.simplified();
    const QString word = simple.section(u' ', 0, 0).toLower();
    const QString rest = simple.section(u' ', 1);
    for (const Kind &kind : kKinds) {
        if (word != QLatin1StringView(kind.entity))
            continue;
        bool isNumber = false;
        const qint64 number = rest.toLongLong(&isNumber);
        if (rest.isEmpty() || (!kind.byName && (!isNumber || number <= 0)))
            return wrongThing(thing,
                              kind.byName ? LogText::tr("The name is missing after \"%1\".").arg(word)
                                          : LogText::tr("A number is expected after \"%1\".").arg(word));
        return db.one(word + u' ' + rest.left(100), QLatin1StringView(kind.sql),
                      {kind.byName ? QVariant(rest) : QVariant(number)}, [&word](const Row &row) {
                          return LogLink{word, row.integer(0), row.text(1)};
                      });
    }
    return wrongThing(
        thing, LogText::tr("An entry is about a campaign, request, job, run or site, as in \"request 3\"."));
}
}  // namespace

LogState LogEntry::state() const
{
    if (amended.id.isValid())
        return LogState::Amended;
    switch (kind) {
    case LogKind::Problem: return closed.id.isValid() ? LogState::Closed : LogState::Open;
    case LogKind::HandOver: return takenOver.at > 0 ? LogState::TakenOver : LogState::Waiting;
    case LogKind::Note: break;
    }
    return LogState::Settled;
}

QString LogEntry::title() const { return text.section(u'\n', 0, 0).simplified(); }

QList<FilterField> logFields() { return fieldsOf(logColumns()); }

Result<QList<LogEntry>> listLog(Database &db, const FilterNode &filter, LogId before, int limit)
{
    SD_TRY(const SqlCondition where, compileFilter(filter, logColumns()));
    const qint64 edge = before.isValid() ? before.value() : std::numeric_limits<qint64>::max();
    return entries(
        db, QStringLiteral("e.id < ? AND ") + where.sql + QStringLiteral(" ORDER BY e.id DESC LIMIT ?"),
        QVariantList{edge} + where.values + QVariantList{limit});
}

Result<QList<LogEntry>> loadLog(Database &db, const QList<LogId> &ids)
{
    return entries(db, QStringLiteral("e.id") + db.sql().inIds + QStringLiteral(" ORDER BY e.id DESC"),
                   {idList(ids)});
}

Result<LogEntry> loadLogEntry(Database &db, LogId id)
{
    SD_TRY(const auto found, loadLog(db, {id}));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, LogText::tr("entry %1 of the logbook").arg(id.value()), {});
    return found.first();
}

Result<LogAttention> logAttention(Database &db, int limit)
{
    const auto idOf = [](const Row &row) { return row.id<LogId>(0); };
    LogAttention attention;
    SD_TRY(attention.problems,
           db.list(QStringLiteral("SELECT e.id FROM log_entries e WHERE e.kind = 'problem'"
                                  " AND NOT EXISTS (SELECT 1 FROM log_entries x WHERE x.closes = e.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM log_entries x WHERE x.amends = e.id)"
                                  " ORDER BY e.id DESC LIMIT ?"),
                   {limit}, idOf));
    SD_TRY(attention.handOvers,
           db.list(QStringLiteral("SELECT e.id FROM log_entries e WHERE e.kind = 'hand-over'"
                                  " AND NOT EXISTS (SELECT 1 FROM log_takeovers x WHERE x.entry_id = e.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM log_entries x WHERE x.amends = e.id)"
                                  " ORDER BY e.id DESC LIMIT ?"),
                   {limit}, idOf));
    return attention;
}

Result<LogMentions> logMentions(Database &db, const QString &entity, qint64 id)
{
    LogMentions mentions;
    SD_TRY(mentions.count,
           db.integer(QStringLiteral("SELECT count(*) FROM log_links WHERE entity = ? AND entity_id = ?"),
                      {entity, id}));
    if (mentions.count == 0)
        return mentions;
    SD_TRY(const auto newest,
           db.first(QStringLiteral("SELECT l.entry_id FROM log_links l WHERE l.entity = ? AND l.entity_id = ?"
                                   " AND NOT EXISTS (SELECT 1 FROM log_entries x WHERE x.amends = l.entry_id)"
                                   " ORDER BY l.entry_id DESC LIMIT 1"),
                    {entity, id}, [](const Row &row) { return row.id<LogId>(0); }));
    if (newest) {
        SD_TRY(mentions.newest, loadLogEntry(db, *newest));
    }
    return mentions;
}

Result<QList<LogLink>> findLogLinks(Database &db, const QStringList &things)
{
    QList<LogLink> links;
    for (const QString &thing : things) {
        SD_TRY(const LogLink link, findLink(db, thing));
        if (!links.contains(link))
            links.append(link);
        if (links.size() > kMaxLogLinks)
            return fail(ErrorCode::InvalidInput, LogText::tr("the links of the entry"),
                        LogText::tr("An entry is about %1 things at most.").arg(kMaxLogLinks));
    }
    return links;
}

}  // namespace shiftdeck

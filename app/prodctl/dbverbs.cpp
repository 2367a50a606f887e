// db init, migrate, check, export, import and backup: set-up and upkeep of a store.
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/errortext.h"
#include "models/storage/rulecheck.h"
#include "models/storage/store.h"
#include "models/storage/storecopy.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr qint64 kProgressMs = 200;

QString fileOf(const QJsonObject &a)
{
    return StoreLocation(a.value(QLatin1StringView("file")).toString()).absolute().text();
}

// One line on the terminal that is written over.
class ProgressLine {
  public:
    explicit ProgressLine(const Session &session)
        : m_shown(::isatty(STDERR_FILENO) != 0 && !session.json() && !session.options().quiet), m_err(stderr)
    {
    }
    ~ProgressLine()
    {
        if (m_last.isValid())
            m_err << QStringLiteral("\r\x1b[K") << Qt::flush;
    }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    void show(const QString &text)
    {
        if (!m_shown || (m_last.isValid() && m_last.elapsed() < kProgressMs))
            return;
        m_err << QStringLiteral("\r\x1b[K") << text.left(78) << Qt::flush;
        m_last.start();
    }

  private:
    const bool m_shown;
    QTextStream m_err;
    QElapsedTimer m_last;
};

QString textOf(const CopyProgress &now)
{
    switch (now.part) {
    case CopyProgress::Part::Bringing:
        return Prodctl::tr("Brought %1 of %2 rows; now %3", "the name of a table")
            .arg(withThousands(now.rows), withThousands(now.of), now.table);
    case CopyProgress::Part::Building: return Prodctl::tr("Making indexes and rules");
    case CopyProgress::Part::Comparing:
        return Prodctl::tr("Compared %1 of %2 rows; now %3", "the name of a table")
            .arg(withThousands(now.rows), withThousands(now.of), now.table);
    }
    return {};
}

// A file that has its name only once it is whole; otherwise nothing is left of it.
class PartialFile {
  public:
    explicit PartialFile(QString path)
        : m_path(std::move(path)),
          m_partial(m_path + QStringLiteral(".new-%1").arg(QCoreApplication::applicationPid()))
    {
    }
    ~PartialFile()
    {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(m_partial + QLatin1StringView(suffix));
    }
    PartialFile(const PartialFile &) = delete;
    PartialFile &operator=(const PartialFile &) = delete;

    const QString &partial() const { return m_partial; }
    Result<> mustBeNew() const
    {
        if (QFileInfo::exists(m_path))
            return fail(ErrorCode::AlreadyExists, m_path, Prodctl::tr("A file of this name exists already."));
        if (!QFileInfo(QFileInfo(m_path).absolutePath()).isDir())
            return fail(ErrorCode::NotFound, QFileInfo(m_path).absolutePath(),
                        Prodctl::tr("There is no such folder."));
        return {};
    }
    Result<> keep() const
    {
        if (!QFile::rename(m_partial, m_path))
            return fail(ErrorCode::Io, m_path, Prodctl::tr("The new file cannot be given its name."));
        return {};
    }

  private:
    QString m_path, m_partial;
};

Result<int> init(Session &session, const QJsonObject &)
{
    if (!session.namesStore())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the new store"),
                    Prodctl::tr("Say with --store where to make it: a new file, or an empty database as "
                                "postgresql://HOST/DATABASE."));
    SD_TRY(const StoreLocation at, session.location());
    const StoreLocation location = at.absolute();
    SD_CHECK(Store::create(location));
    session.line(Prodctl::tr("Made: %1.").arg(location.text()));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("made"), location.text()}});
    return 0;
}

Result<int> migrate(Session &session, const QJsonObject &)
{
    SD_TRY(const StoreLocation at, session.location());
    const StoreLocation location = at.absolute();
    const int newest = Store::schemaVersion(location);
    QString backup;
    bool moved = false;
    if (location.isServer()) {
        SD_TRY(const int before, Store::migrate(location));
        moved = before < newest;
    } else {
        SD_TRY(backup, Store::prepare(location, session.clock().now()));
        moved = !backup.isEmpty();
    }
    SD_CHECK(Store::check(location));
    session.line(moved ? Prodctl::tr("The store has schema %1 now.").arg(newest)
                       : Prodctl::tr("The store has schema %1 already; nothing was changed.").arg(newest));
    if (!backup.isEmpty())
        session.line(Prodctl::tr("As it was before, it is kept as %1.").arg(backup));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("schema"), newest},
                                  {QStringLiteral("changed"), moved},
                                  {QStringLiteral("backup"), backup}});
    return 0;
}

int tellVerdicts(Session &session, const QList<RuleVerdict> &verdicts)
{
    Table table({Prodctl::tr("rule"), Prodctl::tr("what always holds"), Prodctl::tr("found")});
    QJsonArray rules;
    int broken = 0;
    for (const RuleVerdict &verdict : verdicts) {
        broken += verdict.holds() ? 0 : 1;
        const QString first = oneLine(verdict.first.join(QStringLiteral("; ")));
        table.add({verdict.number > 0 ? QString::number(verdict.number) : Prodctl::tr("books"), verdict.words,
                   verdict.holds()
                       ? Prodctl::tr("holds")
                       : Prodctl::tr("BROKEN by %1: %2", "a number; the first of them")
                             .arg(withThousands(verdict.broken),
                                  verdict.broken > verdict.first.size() ? first + QStringLiteral("; ...")
                                                                        : first)});
        rules.append(QJsonObject{{QStringLiteral("rule"), verdict.number},
                                 {QStringLiteral("id"), verdict.id},
                                 {QStringLiteral("words"), verdict.words},
                                 {QStringLiteral("holds"), verdict.holds()},
                                 {QStringLiteral("broken"), verdict.broken},
                                 {QStringLiteral("first"), QJsonArray::fromStringList(verdict.first)}});
    }
    session.print(table);
    session.line(broken == 0
                     ? Prodctl::tr("All rules hold.")
                     : Prodctl::tr("%n rule(s) are broken. Let nobody work with this store, make a copy "
                                   "with \"prodctl db backup\", and look into the audit of what is named.",
                                   nullptr, broken));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("good"), broken == 0}, {QStringLiteral("rules"), rules}});
    return broken == 0 ? 0 : 1;
}

Result<int> check(Session &session, const QJsonObject &)
{
    SD_TRY(const StoreLocation at, session.location());
    const StoreLocation location = at.absolute();
    SD_CHECK(Store::check(location));
    SD_TRY(const auto db, Database::open(location, Access::ReadOnly));
    session.catchSignals();
    const auto ask = [&]() {
        ProgressLine line(session);
        const auto progress = [&line](int done, int all, const QString &words) {
            line.show(Prodctl::tr("%1 of %2 rules; now: %3").arg(done).arg(all).arg(words));
        };
        return checkRules(*db, progress, session.stopToken());
    };
    SD_TRY(const QList<RuleVerdict> verdicts, ask());
    return tellVerdicts(session, verdicts);
}

Result<QList<CopiedTable>> copy(Session &session, Database &from, Database &to)
{
    ProgressLine line(session);
    return copyStore(
        from, to, [&line](const CopyProgress &now) { line.show(textOf(now)); }, session.stopToken());
}

qint64 rowsOf(const QList<CopiedTable> &tables)
{
    qint64 rows = 0;
    for (const CopiedTable &table : tables)
        rows += table.rows;
    return rows;
}

QJsonObject jsonOf(const QList<CopiedTable> &tables)
{
    QJsonArray list;
    for (const CopiedTable &table : tables)
        list.append(QJsonObject{{QStringLiteral("table"), table.table},
                                {QStringLiteral("rows"), table.rows},
                                {QStringLiteral("sha256"), table.digest}});
    return {{QStringLiteral("rows"), rowsOf(tables)}, {QStringLiteral("tables"), list}};
}

// A new file with everything that the store has now.
Result<QList<CopiedTable>> writeFile(Session &session, const StoreLocation &location, const QString &path)
{
    const PartialFile file(path);
    SD_CHECK(file.mustBeNew());
    SD_CHECK(Store::check(location));
    SD_TRY(const auto from, Database::open(location, Access::ReadOnly));
    SD_CHECK(Store::create(file.partial()));
    QList<CopiedTable> copied;
    {
        SD_TRY(const auto to, Database::open(file.partial(), Access::ReadWrite));
        SD_TRY(copied, copy(session, *from, *to));
    }
    SD_CHECK(file.keep());
    return copied;
}

QString oneStoreOnly()
{
    return Prodctl::tr(
        "From now on let agents and people work with one of the two stores only: agents on both would "
        "submit the same jobs twice.");
}

Result<int> exportTo(Session &session, const QJsonObject &a)
{
    session.catchSignals();
    const QString path = fileOf(a);
    SD_TRY(const StoreLocation at, session.location());
    SD_TRY(const auto copied, writeFile(session, at.absolute(), path));
    session.line(Prodctl::tr("Made: %1, with %2 rows; each was read again and is the same.")
                     .arg(path, withThousands(rowsOf(copied))));
    session.line(oneStoreOnly());
    if (session.json()) {
        QJsonObject object = jsonOf(copied);
        object.insert(QStringLiteral("file"), path);
        session.print(object);
    }
    return 0;
}

Result<bool> importConfirmed(Session &session)
{
    if (session.options().yes)
        return true;
    if (!Session::hasTerminal())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the import without a confirmation"),
                    Prodctl::tr("There is no terminal to ask on; give --yes."));
    const QString answer = session.ask(Prodctl::tr("Go on? [y/N]")).toLower();
    return answer == QLatin1StringView("y") || answer == QLatin1StringView("yes");
}

Result<int> importFrom(Session &session, const QJsonObject &a)
{
    const QString path = fileOf(a);
    SD_CHECK(Store::check(path));
    SD_TRY(const auto from, Database::open(path, Access::ReadOnly));
    SD_TRY(const StoreLocation at, session.location());
    const StoreLocation location = at.absolute();
    SD_CHECK(Store::check(location));
    SD_TRY(const auto to, Database::open(location, Access::ReadWrite));
    SD_CHECK(mustBeEmpty(*to));
    SD_TRY(const auto contents, storeContents(*from));
    Table table({Prodctl::tr("table"), Prodctl::tr(">rows")});
    QJsonArray tables;
    for (const TableRows &one : contents) {
        if (one.rows > 0)
            table.add({one.table, withThousands(one.rows)});
        tables.append(QJsonObject{{QStringLiteral("table"), one.table}, {QStringLiteral("rows"), one.rows}});
    }
    session.print(table);
    session.line(Prodctl::tr("%1 rows come from %2 into %3.")
                     .arg(withThousands(allRows(contents)), path, location.text()));
    if (session.options().dryRun) {
        session.line(Prodctl::tr("Nothing was changed."));
        if (session.json())
            session.print(QJsonObject{{QStringLiteral("plan"),
                                       QJsonObject{{QStringLiteral("rows"), allRows(contents)},
                                                   {QStringLiteral("tables"), tables}}}});
        return 0;
    }
    SD_TRY(const bool goOn, importConfirmed(session));
    if (!goOn) {
        session.line(Prodctl::tr("Nothing was changed."));
        return exitCodeFor(ErrorCode::Cancelled);
    }
    session.catchSignals();
    SD_TRY(const auto copied, copy(session, *from, *to));
    session.line(Prodctl::tr("Brought: %1 rows; each was read again and is the same.")
                     .arg(withThousands(rowsOf(copied))));
    if (location.isServer())
        session.line(
            Prodctl::tr("Its operators can log in once the owner of the store has enrolled them: prodctl "
                        "--operator MANAGER operators enrol."));
    session.line(oneStoreOnly());
    if (session.json())
        session.print(jsonOf(copied));
    return 0;
}

// SQLite's own copy, faster than row by row: pages are not looked at one by one.
Result<> copyPages(Session &session, const StoreLocation &location, const QString &path)
{
    const PartialFile file(path);
    SD_CHECK(file.mustBeNew());
    SD_CHECK(Store::check(location));
    {
        SD_TRY(const auto db, Database::open(location, Access::ReadWrite));
        const std::stop_callback interrupt(session.stopToken(), [&db] { db->interrupt(); });
        ProgressLine(session).show(Prodctl::tr("Copying"));
        if (auto copied = db->run(QStringLiteral("VACUUM INTO ?"), {file.partial()}); !copied)
            return tl::unexpected(copied.error());
    }
    SD_CHECK(Store::check(file.partial()));
    return file.keep();
}

Result<int> backUp(Session &session, const QJsonObject &a)
{
    session.catchSignals();
    const QString path = fileOf(a);
    SD_TRY(const StoreLocation at, session.location());
    const StoreLocation location = at.absolute();
    if (location.isServer())
        SD_CHECK(writeFile(session, location, path));
    else
        SD_CHECK(copyPages(session, location, path));
    session.line(Prodctl::tr("Made: %1.").arg(path));
    session.line(
        Prodctl::tr("To restore it: end the agent, then prodctl --store NEW db init, and prodctl --store NEW "
                    "db import %1; NEW is a new file or an empty database of a server.")
            .arg(path));
    if (session.json())
        session.print(
            QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("bytes"), QFileInfo(path).size()}});
    return 0;
}

QStringList verbWords(const char *verb) { return {QStringLiteral("db"), QLatin1StringView(verb)}; }
}  // namespace

void addDbVerbs(QList<Verb> &verbs)
{
    const auto file = [](const QString &help) {
        return QList<Parameter>{parameter("file", ParameterKind::Text, help, true, true)};
    };
    const auto add = [&verbs](Verb verb, const QString &more) {
        verb.more = more;
        verbs.append(verb);
    };
    add(makeVerb(verbWords("init"),
                 Prodctl::tr("Makes a new, empty store in a file or a database of a server."),
                 "prodctl --store postgresql://owner@db.example.org/production db init", {},
                 Prodctl::tr("{made}."), init),
        Prodctl::tr(
            "Replaces nothing: the file must not be there, or the database must be empty. On a server by the "
            "role that is to own the store, which needs CREATEROLE."));
    add(makeVerb(verbWords("migrate"), Prodctl::tr("Brings an older store to the schema of this program."),
                 "prodctl --store postgresql://owner@db.example.org/production db migrate", {},
                 Prodctl::tr("{schema, changed, backup}."), migrate),
        Prodctl::tr(
            "When nobody works with it. A file is copied before; of a server make a copy with \"prodctl db "
            "backup\" of the older program."));
    add(makeVerb(
            verbWords("check"), Prodctl::tr("Asks of the store every rule that must always hold."),
            "prodctl db check --json", {},
            Prodctl::tr("{good, rules: [{rule, id, words, holds, broken, first}]}; rule is 0 for the books."),
            check),
        Prodctl::tr(
            "Reads all rows at one moment and changes nothing; others may go on working. The exit code is 1 "
            "when a rule is broken; what breaks it is named."));
    add(makeVerb(verbWords("export"), Prodctl::tr("Writes the whole store to a new file, which is a store."),
                 "prodctl --store postgresql://db.example.org/production db export production.db",
                 file(Prodctl::tr("The new file.")),
                 Prodctl::tr("{file, rows, tables: [{table, rows, sha256}]}."), exportTo),
        Prodctl::tr("As it is at one moment, with all numbers and the audit trail; others may go on working. "
                    "Every row "
                    "is compared before the file gets its name."));
    Verb import =
        makeVerb(verbWords("import"), Prodctl::tr("Brings everything of a store in a file into this one."),
                 "prodctl --store postgresql://owner@db.example.org/production --dry-run db import demo.db",
                 file(Prodctl::tr("The store that the rows come from.")),
                 Prodctl::tr("{rows, tables: [{table, rows, sha256}]}; with --dry-run {plan: {rows, tables: "
                             "[{table, rows}]}}."),
                 importFrom);
    import.isCommand = true;
    add(import,
        Prodctl::tr("This store must be empty, as \"prodctl db init\" makes it; on a server its owner brings "
                    "the rows. "
                    "Everything comes or nothing."));
    add(makeVerb(verbWords("backup"),
                 Prodctl::tr("Writes a copy of the store that \"prodctl db import\" takes back."),
                 "prodctl db backup /backup/production-2026-11-22.db", file(Prodctl::tr("The new file.")),
                 Prodctl::tr("{file, bytes}."), backUp),
        Prodctl::tr("As it is at one moment; others may go on working. Outputs and logs at the sites are not "
                    "in it."));
}

}  // namespace shiftdeck

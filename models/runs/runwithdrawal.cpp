#include "models/runs/runwithdrawal.h"

#include "models/runs/registry.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <map>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunImport)
};

// All rows of the runs and methods that the import has a row of, oldest first, with what they say. From the
// import's own rows (x), of which there is one for each, by the indexes: 10^4 runs must not look at each
// other.
const QString kLuminosities = QStringLiteral(
    "SELECT l.id, l.run, l.method, l.import_id, CASE i.format WHEN 'withdrawal' THEN i.origin ELSE '' END,"
    " CASE WHEN l.recorded <> '' THEN l.recorded ELSE l.delivered END, l.unit FROM run_luminosities x"
    " JOIN run_luminosities l ON l.run = x.run AND l.method = x.method JOIN imports i ON i.id = l.import_id"
    " WHERE x.import_id = ? ORDER BY l.run, l.method, l.id");
const QString kFacts = QStringLiteral(
    "SELECT f.id, f.run, '', f.import_id, CASE i.format WHEN 'withdrawal' THEN i.origin ELSE '' END,"
    " CASE WHEN f.fill IS NULL THEN '' ELSE CAST(f.fill AS TEXT) END, f.energy_gev FROM run_facts x"
    " JOIN run_facts f ON f.run = x.run JOIN imports i ON i.id = f.import_id WHERE x.import_id = ?"
    " ORDER BY f.run, f.id");

struct HistoryRow {
    qint64 id = 0, run = 0;
    QString method;
    qint64 import = 0, withdraws = 0;  // withdraws: the import that it took back; 0: it is an ordinary one
    QString value, more;

    QString text() const
    {
        if (!method.isEmpty())
            return value.isEmpty() ? Text::tr("no %1", "luminosity by a method").arg(method)
                                   : QStringLiteral("%1 %2 %3").arg(method, value, more);
        return value.isEmpty() ? Text::tr("no fill") : Text::tr("fill %1").arg(value);
    }
};

// What each row of one run and method made count: the number of a row whose values those are, 0 for nothing.
// An ordinary row makes itself count, a withdrawal what counted before the row that it took back.
WithdrawnRow traced(const QList<HistoryRow> &rows, qint64 import)
{
    std::map<qint64, std::pair<qint64, qint64>> steps;  // by import: what counted before and after it
    QHash<qint64, const HistoryRow *> byId;
    qint64 now = 0;
    for (const HistoryRow &row : rows) {
        byId.insert(row.id, &row);
        const qint64 before = now;
        const auto taken = steps.find(row.withdraws);
        now = row.withdraws > 0 && taken != steps.end() ? taken->second.first : row.id;
        steps[row.import] = {before, now};
    }
    const auto textOf = [&](qint64 id) {
        const HistoryRow *row = byId.value(id);
        return row ? row->text()
            : rows.first().method.isEmpty()
            ? Text::tr("no fill")
            : Text::tr("no %1", "luminosity by a method").arg(rows.first().method);
    };
    const auto [before, after] = steps.at(import);
    WithdrawnRow result{rows.first().run, rows.first().method, after == now, {}, textOf(now), textOf(before)};
    if (before > 0)
        result.back = before;
    return result;
}

Result<> trace(Database &db, const QString &sql, WithdrawalPlan &plan)
{
    const auto rowOf = [](const Row &row) {
        HistoryRow found{row.integer(0), row.integer(1), row.text(2), row.integer(3), 0,
                         row.text(5),    row.text(6)};
        found.withdraws = row.text(4).section(u' ', 1).toLongLong();
        return found;
    };
    SD_TRY(const QList<HistoryRow> rows, db.list(sql, {plan.import}, rowOf));
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype end = i;
        while (end < rows.size() && rows.at(end).run == rows.at(i).run
               && rows.at(end).method == rows.at(i).method)
            ++end;
        plan.rows.append(traced(rows.mid(i, end - i), plan.import));
        i = end;
    }
    return {};
}

Result<> writeRow(Database &db, const WithdrawnRow &row, qint64 import, TimeMs at)
{
    const bool facts = row.method.isEmpty();
    if (row.back && facts)
        return db
            .run(QStringLiteral(
                     "INSERT INTO run_facts (run, fill, beams, energy_gev, field_t, stable_from,"
                     " stable_until, lumisections, import_id, at) SELECT run, fill, beams, energy_gev,"
                     " field_t, stable_from, stable_until, lumisections, CAST(? AS bigint),"
                     " CAST(? AS bigint) FROM run_facts WHERE id = ?"),
                 {import, at, *row.back})
            .map([](int) {});
    if (row.back)
        return db
            .run(QStringLiteral("INSERT INTO run_luminosities (run, method, unit, delivered, recorded,"
                                " delivered_stat, delivered_syst, recorded_stat, recorded_syst, lumisections,"
                                " import_id, at, sections) SELECT run, method, unit, delivered, recorded,"
                                " delivered_stat, delivered_syst, recorded_stat, recorded_syst, "
                                "lumisections, CAST(? AS bigint), CAST(? AS bigint),"
                                " sections FROM run_luminosities WHERE id = ?"),
                 {import, at, *row.back})
            .map([](int) {});
    if (facts)
        return db
            .run(QStringLiteral("INSERT INTO run_facts (run, import_id, at) VALUES (?, ?, ?)"),
                 {row.run, import, at})
            .map([](int) {});
    return db
        .run(QStringLiteral(
                 "INSERT INTO run_luminosities (run, method, unit, import_id, at) VALUES (?, ?, '/pb', ?,"
                 " ?)"),
             {row.run, row.method, import, at})
        .map([](int) {});
}
}  // namespace

int WithdrawalPlan::current() const
{
    return int(
        std::count_if(rows.begin(), rows.end(), [](const WithdrawnRow &row) { return row.isCurrent; }));
}

Result<WithdrawalPlan> planWithdrawal(Database &db, qint64 import)
{
    return snapshot(db, [&]() -> Result<WithdrawalPlan> {
        SD_TRY(WithdrawalPlan plan,
               db.one(Text::tr("import %1").arg(import),
                      QStringLiteral("SELECT origin, imported_by, checksum FROM imports WHERE id = ?"),
                      {import}, [import](const Row &row) {
                          return WithdrawalPlan{import, row.text(0), row.text(1), row.text(2), {}};
                      }));
        SD_CHECK(trace(db, kLuminosities, plan));
        SD_CHECK(trace(db, kFacts, plan));
        std::stable_sort(plan.rows.begin(), plan.rows.end(),
                         [](const auto &a, const auto &b) { return a.run < b.run; });
        return plan;
    });
}

Result<qint64> writeWithdrawal(Database &db, const WithdrawalPlan &plan, const QString &why,
                               const Actor &actor)
{
    return transact(db, [&]() -> Result<qint64> {
        const QString origin = QStringLiteral("import %1").arg(plan.import);
        SD_TRY(const qint64 import,
               db.insert(QStringLiteral(
                             "INSERT INTO imports (format, origin, checksum, taken, changed, refused, report,"
                             " at, imported_by) VALUES ('withdrawal', ?, ?, ?, 0, 0, '{}', ?, ?)"),
                         {origin, plan.checksum, plan.current(), actor.now, actor.who.name}));
        SD_CHECK(addAudit(
            db, actor, {QStringLiteral("import"), plan.import, {}, QString(), Text::tr("withdrawn"), why}));
        for (const WithdrawnRow &row : plan.rows) {
            if (!row.isCurrent)
                continue;
            SD_CHECK(writeRow(db, row, import, actor.now));
            SD_CHECK(addAudit(db, actor, {QStringLiteral("run"), row.run, {}, row.before, row.after, why}));
        }
        return import;
    });
}

}  // namespace shiftdeck

// writeImport: the plan of runimport.h in the store.
#include "models/runs/runimport.h"

#include "models/storage/jsonrows.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunImport)
};

constexpr qsizetype kPieceRows = 2000, kPieceBytes = 8'000'000;  // of one statement

QVariant orNull(const std::optional<qint64> &value) { return value ? QVariant(*value) : QVariant(); }
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }
QString valueText(const std::optional<Luminosity> &value)
{
    return value ? decimalText(value->value) : QStringLiteral("");
}
QString errorText(const std::optional<Luminosity> &value, std::optional<double> Luminosity::*error)
{
    return value ? notNull(decimalText((*value).*error)) : QStringLiteral("");
}

// Writes rows in pieces that a statement can hold.
class Pieces {
  public:
    Pieces(Database &db, QList<JsonColumn> columns, QString into)
        : m_db(db), m_columns(std::move(columns)), m_into(std::move(into)), m_rows(m_columns)
    {
    }
    Result<> add(const QVariantList &row, qsizetype bytes = 0)
    {
        m_rows.add(row);
        ++m_count;
        m_bytes += bytes;
        return m_count >= kPieceRows || m_bytes >= kPieceBytes ? flush() : Result<>();
    }
    Result<> flush()
    {
        if (m_count == 0)
            return {};
        SD_CHECK(m_db.run(m_into.arg(m_rows.table(m_db.sql())), {m_rows.value()}));
        m_rows = JsonRows(m_columns);
        m_count = m_bytes = 0;
        return {};
    }

  private:
    Database &m_db;
    const QList<JsonColumn> m_columns;
    const QString m_into;
    JsonRows m_rows;
    qsizetype m_count = 0, m_bytes = 0;
};

Result<> writeRuns(Database &db, const FileImport &file, const QString &type)
{
    Pieces runs(
        db, {{"run", true}, {"type", false}, {"started", true}, {"stopped", true}},
        QStringLiteral("INSERT INTO runs (run, type, started_at, stopped_at) SELECT s.run, s.type, s.started,"
                       " s.stopped FROM %1 s WHERE TRUE ON CONFLICT (run) DO NOTHING"));
    Pieces times(
        db, {{"of_run", true}, {"started", true}, {"stopped", true}},
        QStringLiteral("UPDATE runs SET started_at = coalesce(started_at, s.started),"
                       " stopped_at = coalesce(stopped_at, s.stopped) FROM %1 s WHERE run = s.of_run"));
    for (const RunImport &run : file.runs) {
        if (run.isNew)
            SD_CHECK(runs.add({run.run.value(), type, orNull(run.startedAt), orNull(run.stoppedAt)}));
        else if (run.startedAt || run.stoppedAt)
            SD_CHECK(times.add({run.run.value(), orNull(run.startedAt), orNull(run.stoppedAt)}));
    }
    SD_CHECK(runs.flush());
    return times.flush();
}

Result<> writeLuminosities(Database &db, const FileImport &file, qint64 import, TimeMs at)
{
    Pieces rows(db,
                {{"run", true},
                 {"method", false},
                 {"unit", false},
                 {"delivered", false},
                 {"recorded", false},
                 {"ds", false},
                 {"dy", false},
                 {"rs", false},
                 {"ry", false},
                 {"n", true},
                 {"import", true},
                 {"time", true},
                 {"sections", false}},
                QStringLiteral(
                    "INSERT INTO run_luminosities (run, method, unit, delivered, recorded, delivered_stat,"
                    " delivered_syst, recorded_stat, recorded_syst, lumisections, import_id, at, sections)"
                    " SELECT s.run, s.method, s.unit, s.delivered, s.recorded, s.ds, s.dy, s.rs, s.ry, s.n,"
                    " s.import, s.time, s.sections FROM %1 s"));
    for (const RunImport &run : file.runs) {
        for (const RunImport::NewLuminosity &one : run.luminosities) {
            const LuminosityNews &news = one.news;
            SD_CHECK(rows.add({run.run.value(), news.method, toWord(one.unit), valueText(news.delivered),
                               valueText(news.recorded), errorText(news.delivered, &Luminosity::statistical),
                               errorText(news.delivered, &Luminosity::systematic),
                               errorText(news.recorded, &Luminosity::statistical),
                               errorText(news.recorded, &Luminosity::systematic), news.lumisections, import,
                               at, notNull(news.sections)},
                              news.sections.size()));
        }
    }
    return rows.flush();
}

Result<> writeFacts(Database &db, const FileImport &file, qint64 import, TimeMs at)
{
    Pieces rows(
        db,
        {{"run", true},
         {"fill", true},
         {"beams", false},
         {"energy", false},
         {"field", false},
         {"stable_from", true},
         {"stable_until", true},
         {"n", true},
         {"import", true},
         {"time", true}},
        QStringLiteral("INSERT INTO run_facts (run, fill, beams, energy_gev, field_t, stable_from,"
                       " stable_until, lumisections, import_id, at) SELECT s.run, s.fill, s.beams, s.energy,"
                       " s.field, s.stable_from, s.stable_until, s.n, s.import, s.time FROM %1 s"));
    for (const RunImport &run : file.runs) {
        if (!run.facts)
            continue;
        const RunFacts &facts = *run.facts;
        SD_CHECK(rows.add({run.run.value(), orNull(facts.fill), notNull(facts.beams),
                           notNull(decimalText(facts.energy)), notNull(decimalText(facts.field)),
                           orNull(facts.stableFrom), orNull(facts.stableUntil), orNull(facts.lumisections),
                           import, at}));
    }
    return rows.flush();
}

Result<qint64> writeFile(Database &db, const FileImport &file, const QString &type, const Actor &actor)
{
    SD_TRY(const qint64 import,
           db.insert(QStringLiteral(
                         "INSERT INTO imports (format, origin, checksum, taken, changed, refused, report, at,"
                         " imported_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                     {toWord(file.format), file.path, file.checksum, file.report.taken(),
                      file.report.count(ImportRemark::Changed), file.report.count(ImportRemark::Refused),
                      QString::fromUtf8(QJsonDocument(file.report.json()).toJson(QJsonDocument::Compact)),
                      actor.now, actor.who.name}));
    SD_CHECK(writeRuns(db, file, type));
    SD_CHECK(writeLuminosities(db, file, import, actor.now));
    SD_CHECK(writeFacts(db, file, import, actor.now));
    const QString why = Text::tr("import %1").arg(import);
    SD_CHECK(addAudit(db, actor,
                      {QStringLiteral("import"),
                       import,
                       {},
                       QString(),
                       Text::tr("%1: new runs %2, changed runs %3", "file, numbers")
                           .arg(file.path)
                           .arg(file.newRuns())
                           .arg(file.changedRuns()),
                       file.checksum}));
    for (const RunImport &run : file.runs)
        if (run.isNews())
            SD_CHECK(addAudit(db, actor,
                              {QStringLiteral("run"), run.run.value(), {}, run.before, run.after, why}));
    return import;
}
}  // namespace

Result<QList<qint64>> writeImport(Database &db, const ImportPlan &plan, const Actor &actor)
{
    return transact(db, [&]() -> Result<QList<qint64>> {
        QList<qint64> imports;
        for (const FileImport &file : plan.files) {
            qint64 import = 0;
            if (file.isNews()) {
                SD_TRY(import, writeFile(db, file, plan.type, actor));
            }
            imports.append(import);
        }
        return imports;
    });
}

}  // namespace shiftdeck

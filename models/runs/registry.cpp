#include "models/runs/registry.h"

#include "models/runs/runfile.h"
#include "models/storage/filtersql.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunRegistry)
};

const QString kLuminosities = QStringLiteral(
    "SELECT l.id, l.run, l.method, l.unit, l.delivered, l.recorded, l.delivered_stat, l.delivered_syst,"
    " l.recorded_stat, l.recorded_syst, l.lumisections, l.import_id, l.at FROM run_luminosities l"
    " JOIN (SELECT max(id) AS id FROM run_luminosities%1 GROUP BY run, method) n ON n.id = l.id"
    " WHERE l.delivered <> '' OR l.recorded <> '' ORDER BY l.run, l.method");

const QString kFacts = QStringLiteral(
    "SELECT f.run, f.fill, f.beams, f.energy_gev, f.field_t, f.stable_from, f.stable_until, f.lumisections,"
    " f.import_id, f.at FROM run_facts f JOIN (SELECT max(id) AS id FROM run_facts%1 GROUP BY run) n"
    " ON n.id = f.id ORDER BY f.run");

// Reads numbers, and remembers what was none.
class Numbers {
  public:
    std::optional<double> of(const QString &text)
    {
        if (text.isEmpty())
            return {};
        bool good = false;
        const double value = QLocale::c().toDouble(text, &good);
        if (good && std::isfinite(value))
            return value;
        m_wrong = text.left(60);
        return {};
    }
    LumiUnit unit(const QString &text)
    {
        const auto unit = fromWord<LumiUnit>(text);
        if (!unit || isRate(*unit))
            m_wrong = text.left(60);
        return unit.value_or(LumiUnit::PerUb);
    }
    Result<> check(const Database &db) const
    {
        if (m_wrong.isNull())
            return {};
        return fail(ErrorCode::Corrupt, db.location().subject(),
                    Text::tr("\"%1\" stands where a number or a unit of luminosity must be.").arg(m_wrong));
    }

  private:
    QString m_wrong;
};

QString onlyRuns(const Database &db, const QList<RunNumber> &runs)
{
    return runs.isEmpty() ? QString() : QStringLiteral(" WHERE run") + db.sql().inIds;
}

QVariantList valuesOf(const QList<RunNumber> &runs)
{
    return runs.isEmpty() ? QVariantList() : QVariantList{idList(runs)};
}

std::optional<Luminosity> quantity(Numbers &numbers, const Row &row, int value, int statistical,
                                   LumiUnit unit)
{
    const auto number = numbers.of(row.text(value));
    if (!number)
        return {};
    return Luminosity{*number, unit, numbers.of(row.text(statistical)),
                      numbers.of(row.text(statistical + 1))};
}

QString invalidSections()
{
    return Text::tr("It is no list of [LS, delivered, recorded] in the order of LS, as in [[1,0.16,null]].");
}

std::optional<SectionLuminosity> sectionOf(const QJsonValue &value, qint32 after)
{
    const QJsonArray cells = value.toArray();
    const double number = cells.at(0).toDouble(-1);
    const auto isValue = [](const QJsonValue &cell) {
        return cell.isNull() || (cell.isDouble() && std::isfinite(cell.toDouble()));
    };
    if (cells.size() != 3 || number <= after || number > double(kMaxLumisection)
        || std::floor(number) != number || !isValue(cells.at(1)) || !isValue(cells.at(2)))
        return {};
    SectionLuminosity section{qint32(number), {}, {}};
    if (cells.at(1).isDouble())
        section.delivered = cells.at(1).toDouble();
    if (cells.at(2).isDouble())
        section.recorded = cells.at(2).toDouble();
    return section;
}
}  // namespace

Result<QList<RunLuminosity>> newestLuminosities(Database &db, const QList<RunNumber> &runs)
{
    Numbers numbers;
    const auto luminosityOf = [&numbers](const Row &row) {
        RunLuminosity one;
        one.id = row.integer(0);
        one.run = row.id<RunNumber>(1);
        one.method = row.text(2);
        const LumiUnit unit = numbers.unit(row.text(3));
        one.delivered = quantity(numbers, row, 4, 6, unit);
        one.recorded = quantity(numbers, row, 5, 8, unit);
        one.lumisections = row.integer(10);
        one.import = row.integer(11);
        one.at = row.integer(12);
        return one;
    };
    SD_TRY(auto list, db.list(kLuminosities.arg(onlyRuns(db, runs)), valuesOf(runs), luminosityOf));
    SD_CHECK(numbers.check(db));
    return list;
}

const RunLuminosity *mainLuminosity(const QList<RunLuminosity> &ofOneRun)
{
    const auto rank = [](const RunLuminosity &one) {
        return std::tuple(one.method == QLatin1StringView("online"), one.delivered.has_value(), one.id);
    };
    const auto best = std::max_element(ofOneRun.begin(), ofOneRun.end(),
                                       [&rank](const auto &a, const auto &b) { return rank(a) < rank(b); });
    return best == ofOneRun.end() ? nullptr : &*best;
}

Result<QStringList> luminosityMethods(Database &db)
{
    return db.list(
        QStringLiteral("SELECT DISTINCT l.method FROM run_luminosities l JOIN (SELECT max(id) AS id"
                       " FROM run_luminosities GROUP BY run, method) n ON n.id = l.id"
                       " WHERE l.delivered <> '' OR l.recorded <> '' ORDER BY l.method"),
        {}, [](const Row &row) { return row.text(0); });
}

Result<std::optional<RunSections>> newestSections(Database &db, RunNumber run, const QString &method)
{
    SD_TRY(QList<RunLuminosity> known, newestLuminosities(db, {run}));
    if (!method.isEmpty())
        known.removeIf([&method](const RunLuminosity &one) { return one.method != method; });
    const RunLuminosity *wanted = mainLuminosity(known);
    if (!wanted)
        return std::optional<RunSections>();
    SD_TRY(const QString text,
           db.one(Text::tr("the luminosity of run %1").arg(run.value()),
                  QStringLiteral("SELECT sections FROM run_luminosities WHERE id = ?"), {wanted->id},
                  [](const Row &row) { return row.text(0); }));
    auto sections = parseSections(text);
    if (!sections)
        return fail(ErrorCode::Corrupt, db.location().subject(),
                    Text::tr("The luminosity sections of run %1: %2", "run, what is wrong")
                        .arg(run.value())
                        .arg(sections.error().cause));
    return std::optional(RunSections{*wanted, *std::move(sections)});
}

Result<QList<SectionLuminosity>> parseSections(const QString &text)
{
    const auto invalid = [](const QString &why) {
        return fail(ErrorCode::InvalidInput, Text::tr("the luminosity sections"), why);
    };
    QList<SectionLuminosity> sections;
    if (text.isEmpty())
        return sections;
    if (text.size() > kMaxSectionsText)
        return invalid(Text::tr("They are longer than %1 characters.").arg(kMaxSectionsText));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    const QJsonArray array = document.array();
    if (error.error != QJsonParseError::NoError || !document.isArray() || array.isEmpty())
        return invalid(invalidSections());
    if (array.size() > kMaxSections)
        return invalid(Text::tr("There are more than %1.").arg(kMaxSections));
    sections.reserve(array.size());
    for (const QJsonValue &value : array) {
        const auto section = sectionOf(value, sections.isEmpty() ? 0 : sections.last().lumisection);
        if (!section)
            return invalid(invalidSections());
        sections.append(*section);
    }
    return sections;
}

QString sectionsText(const QList<SectionLuminosity> &sections)
{
    if (sections.isEmpty())
        return {};
    const auto cell = [](const std::optional<double> &value) {
        return value ? decimalText(*value) : QStringLiteral("null");
    };
    QString text;
    text.reserve(sections.size() * 32);
    for (const SectionLuminosity &section : sections) {
        text += text.isEmpty() ? QStringLiteral("[[") : QStringLiteral(",[");
        text += QString::number(section.lumisection) + u',' + cell(section.delivered) + u','
            + cell(section.recorded) + u']';
    }
    return text + u']';
}

Result<QList<RunFacts>> newestFacts(Database &db, const QList<RunNumber> &runs)
{
    Numbers numbers;
    const auto factsOf = [&numbers](const Row &row) {
        RunFacts facts;
        facts.run = row.id<RunNumber>(0);
        facts.fill = row.maybeInteger(1);
        facts.beams = row.text(2);
        facts.energy = numbers.of(row.text(3));
        facts.field = numbers.of(row.text(4));
        facts.stableFrom = row.maybeInteger(5);
        facts.stableUntil = row.maybeInteger(6);
        facts.lumisections = row.maybeInteger(7);
        facts.import = row.integer(8);
        facts.at = row.integer(9);
        return facts;
    };
    SD_TRY(auto list, db.list(kFacts.arg(onlyRuns(db, runs)), valuesOf(runs), factsOf));
    SD_CHECK(numbers.check(db));
    return list;
}

QString decimalText(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString decimalText(const std::optional<double> &value) { return value ? decimalText(*value) : QString(); }

Result<QList<ImportRow>> listImports(Database &db, int limit)
{
    // What withdraws an import is newer, so that it came before; one that is itself withdrawn does not count.
    QHash<QString, QString> withdrawals;
    return db.list(
        QStringLiteral(
            "SELECT i.id, i.format, i.origin, i.checksum, i.imported_by, i.taken, i.changed, i.refused,"
            " (SELECT count(*) FROM (SELECT run FROM run_luminosities WHERE import_id = i.id UNION"
            " SELECT run FROM run_facts WHERE import_id = i.id) r), i.at FROM imports i ORDER BY i.id DESC"
            " LIMIT ?"),
        {limit}, [&withdrawals](const Row &row) {
            ImportRow import;
            import.id = row.integer(0);
            import.format = row.text(1);
            import.origin = row.text(2);
            import.checksum = row.text(3);
            import.by = row.text(4);
            import.taken = row.integer(5);
            import.changed = row.integer(6);
            import.refused = row.integer(7);
            import.runs = row.integer(8);
            import.at = row.integer(9);
            const QString name = QStringLiteral("import %1").arg(import.id);
            import.withdrawnBy = withdrawals.value(name);
            if (import.format == toWord(ImportFormat::Withdrawal) && import.withdrawnBy.isEmpty()
                && !withdrawals.contains(import.origin))
                withdrawals.insert(import.origin, name);
            return import;
        });
}

Result<QJsonObject> importReport(Database &db, qint64 import)
{
    SD_TRY(const QString text,
           db.one(Text::tr("import %1").arg(import),
                  QStringLiteral("SELECT report FROM imports WHERE id = ?"), {import},
                  [](const Row &row) { return row.text(0); }));
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

}  // namespace shiftdeck

// lumi show: luminosity tables and fill tables, summed by run, lumisection or fill, without a store.
#include "app/prodctl/lumishow.h"
#include "app/prodctl/text.h"

#include "models/core/errortext.h"
#include "models/runs/csvlines.h"
#include "models/runs/filltable.h"
#include "models/runs/lumisums.h"
#include "models/runs/runlistreader.h"

#include <QFile>
#include <QJsonArray>

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

struct LumiLine {
    QByteArray path;
    qint64 run = 0, fill = 0;  // 0: of several
    qint32 lumisection = 0, cmsLumisection = 0;
    LumiTotals totals;
};

// What is read from a luminosity table, in lines as --by wishes.
class LumiTable {
  public:
    LumiTable(LumiGroup group, std::optional<RunList> list) : m_group(group)
    {
        if (list)
            m_join.emplace(std::move(*list));
    }

    Result<> read(const QString &path)
    {
        SD_TRY(m_file, readLumiCsvFile(path, [this](const LumiHeader &header, const LumiRow &row) {
                   if (m_problem)
                       return;
                   if (m_join) {
                       const auto joined = m_join->add(header, row);
                       if (!joined)
                           m_problem = joined.error();
                       if (!joined || !*joined)
                           return;
                   }
                   add(header, row);
               }));
        if (m_problem)
            return tl::unexpected(*m_problem);
        if (m_group == LumiGroup::Lumisection && m_file.header.form != LumiHeader::Lumisections)
            return fail(ErrorCode::InvalidInput, path,
                        Prodctl::tr("It has one row per run, none per lumisection."));
        return {};
    }
    const LumiFile &file() const { return m_file; }
    const LumiSumsByPath &sums() const { return m_sums; }
    std::optional<RunList> missing() const
    {
        return m_join ? std::optional(m_join->missing()) : std::nullopt;
    }
    const QList<LumiLine> &lumisections() const { return m_lumisections; }
    bool isTooLong() const { return m_lumisections.size() > kMaxList; }

    QList<LumiLine> lines() const
    {
        if (m_group == LumiGroup::Lumisection)
            return m_lumisections;
        QList<LumiLine> result;
        for (const auto &[path, sums] : m_sums)
            for (const auto &[number, totals] : m_group == LumiGroup::Run ? sums.runs : sums.fills) {
                LumiLine line;
                line.path = path;
                (m_group == LumiGroup::Run ? line.run : line.fill) = number;
                line.totals = totals;
                result.append(line);
            }
        return result;
    }

  private:
    void add(const LumiHeader &header, const LumiRow &row)
    {
        m_sums[row.path.toByteArray()].add(header, row);
        if (m_group != LumiGroup::Lumisection || isTooLong())
            return;
        LumiLine line{row.path.toByteArray(), row.run.value(),    row.fill,
                      row.lumisection,        row.cmsLumisection, {}};
        line.totals.add(header, row);
        m_lumisections.append(std::move(line));
    }

    LumiGroup m_group;
    std::optional<LumiJoin> m_join;
    LumiFile m_file;
    LumiSumsByPath m_sums;
    QList<LumiLine> m_lumisections;  // up to one more than can be shown
    std::optional<Error> m_problem;
};

// The same columns for people, scripts and spreadsheets.
class LumiPrinter {
  public:
    LumiPrinter(Session &session, const LumiWish &wish, const LumiTable &table)
        : m_session(session), m_wish(wish), m_table(table), m_header(table.file().header)
    {
    }
    Result<> print()
    {
        const LumiUnit unit = m_wish.unit.value_or(m_header.unit);
        if (isRate(unit) != isRate(m_header.unit))
            return fail(ErrorCode::InvalidInput, Prodctl::tr("--unit"),
                        Prodctl::tr("The table is in %1, which cannot be converted to %2.")
                            .arg(toWord(m_header.unit), toWord(unit)));
        QStringList columns;
        if (m_header.paths)
            columns.append(QStringLiteral("hltpath"));
        if (m_wish.group != LumiGroup::Fill)
            columns.append(QStringLiteral(">run"));
        if (m_wish.group != LumiGroup::Run)
            columns.append(QStringLiteral(">fill"));
        if (m_wish.group == LumiGroup::Lumisection)
            columns.append(QStringLiteral(">ls"));
        columns += {QStringLiteral("begin"),
                    QStringLiteral(">nls"),
                    QStringLiteral(">ncms"),
                    QStringLiteral(">delivered(%1)").arg(toWord(unit)),
                    QStringLiteral(">recorded(%1)").arg(toWord(unit)),
                    QStringLiteral(">avgpu")};
        Table table(columns);
        QJsonArray rows;
        QStringList csv{columns.join(u',').remove(u'>')};
        for (const LumiLine &line : m_table.lines()) {
            SD_TRY(const auto delivered, wished(line.totals.delivered(), m_wish));
            SD_TRY(const auto recorded, wished(line.totals.recorded(), m_wish));
            const QStringList cells = this->cells(line, delivered, recorded, m_wish.csv ? 15 : 9);
            if (m_wish.csv)
                csv.append(cells.join(u','));
            else if (m_session.json())
                rows.append(json(line, delivered, recorded));
            else
                table.add(cells);
        }
        if (m_wish.csv) {
            m_session.line(csv.join(u'\n'));
            return {};
        }
        if (!m_session.json()) {
            m_session.print(table);
            return totals();
        }
        SD_TRY(const QJsonArray sums, totalsJson());
        m_json.insert(QStringLiteral("rows"), rows);
        m_json.insert(QStringLiteral("totals"), sums);
        return {};
    }
    QJsonObject json() const { return m_json; }

  private:
    QStringList cells(const LumiLine &line, const std::optional<Luminosity> &delivered,
                      const std::optional<Luminosity> &recorded, int digits) const
    {
        QStringList cells;
        if (m_header.paths)
            cells.append(QString::fromUtf8(line.path));
        if (m_wish.group != LumiGroup::Fill)
            cells.append(QString::number(line.run));
        if (m_wish.group != LumiGroup::Run)
            cells.append(QString::number(line.fill));
        if (m_wish.group == LumiGroup::Lumisection)
            cells.append(QStringLiteral("%1:%2").arg(line.lumisection).arg(line.cmsLumisection));
        const auto pileup = line.totals.pileup();
        cells += {timeText(line.totals.begin()),
                  QString::number(line.totals.lumisections()),
                  QString::number(line.totals.cmsLumisections()),
                  numberText(delivered, digits),
                  numberText(recorded, digits),
                  pileup ? QString::number(*pileup, 'f', 2) : QString()};
        return cells;
    }

    QJsonObject json(const LumiLine &line, const std::optional<Luminosity> &delivered,
                     const std::optional<Luminosity> &recorded) const
    {
        QJsonObject object = totalsObject(line.totals, delivered, recorded);
        if (m_header.paths)
            object.insert(QStringLiteral("path"), QString::fromUtf8(line.path));
        if (m_wish.group != LumiGroup::Fill)
            object.insert(QStringLiteral("run"), line.run);
        if (m_wish.group != LumiGroup::Run)
            object.insert(QStringLiteral("fill"), line.fill);
        if (m_wish.group == LumiGroup::Lumisection) {
            object.insert(QStringLiteral("lumisection"), line.lumisection);
            object.insert(QStringLiteral("cmsLumisection"), line.cmsLumisection);
        }
        return object;
    }

    static QJsonObject totalsObject(const LumiTotals &totals, const std::optional<Luminosity> &delivered,
                                    const std::optional<Luminosity> &recorded)
    {
        return {{QStringLiteral("begin"), totals.begin() ? QJsonValue(*totals.begin()) : QJsonValue()},
                {QStringLiteral("lumisections"), totals.lumisections()},
                {QStringLiteral("withData"), totals.cmsLumisections()},
                {QStringLiteral("delivered"), jsonOf(delivered)},
                {QStringLiteral("recorded"), jsonOf(recorded)},
                {QStringLiteral("pileup"), jsonOf(totals.pileup())}};
    }

    Result<QJsonArray> totalsJson() const
    {
        QJsonArray array;
        for (const auto &[path, sums] : m_table.sums()) {
            SD_TRY(const auto delivered, wished(sums.all.delivered(), m_wish));
            SD_TRY(const auto recorded, wished(sums.all.recorded(), m_wish));
            QJsonObject object = totalsObject(sums.all, delivered, recorded);
            object.insert(QStringLiteral("runs"), qint64(sums.runs.size()));
            if (m_header.paths)
                object.insert(QStringLiteral("path"), QString::fromUtf8(path));
            array.append(object);
        }
        return array;
    }

    Result<> totals() const
    {
        for (const auto &[path, sums] : m_table.sums()) {
            SD_TRY(const auto delivered, wished(sums.all.delivered(), m_wish));
            SD_TRY(const auto recorded, wished(sums.all.recorded(), m_wish));
            const QString name =
                path.isEmpty() ? Prodctl::tr("All", "luminosity of all runs") : QString::fromUtf8(path);
            QStringList parts{Prodctl::tr("%1 runs").arg(withThousands(qint64(sums.runs.size()))),
                              Prodctl::tr("%1 LS").arg(withThousands(sums.all.lumisections()))};
            const bool rate = isRate(m_header.unit);
            if (delivered)
                parts.append(rate ? Prodctl::tr("mean rate %1 delivered").arg(delivered->shown(9))
                                  : Prodctl::tr("%1 delivered", "a luminosity").arg(delivered->shown(9)));
            if (recorded)
                parts.append(rate ? Prodctl::tr("mean rate %1 recorded").arg(recorded->shown(9))
                                  : Prodctl::tr("%1 recorded", "a luminosity").arg(recorded->shown(9)));
            if (const auto pileup = sums.all.pileup())
                parts.append(Prodctl::tr("mean pile-up %1").arg(*pileup, 0, 'f', 2));
            m_session.line(oneLine(QStringLiteral("%1: %2").arg(name, parts.join(QStringLiteral(", ")))));
        }
        return {};
    }

    Session &m_session;
    const LumiWish &m_wish;
    const LumiTable &m_table;
    const LumiHeader &m_header;
    QJsonObject m_json;
};

QString trailerWord(TrailerState state)
{
    switch (state) {
    case TrailerState::Missing: return QStringLiteral("missing");
    case TrailerState::Agrees: return QStringLiteral("agrees");
    case TrailerState::Differs: return QStringLiteral("differs");
    }
    return {};
}

Result<int> showLumi(Session &session, const QString &path, const QJsonObject &a, const LumiWish &wish)
{
    std::optional<ReadList> list;
    if (const QString name = textOf(a, "list"); !name.isEmpty()) {
        SD_TRY(list, readRunListFile(name));
        if (!session.json())
            warnOf(session, name, list->report);
    }
    LumiTable table(wish.group, list ? std::optional(list->list.list) : std::nullopt);
    SD_CHECK(table.read(path));
    if (!session.json())
        warnOf(session, path, table.file().report);
    if (table.isTooLong())
        return fail(
            ErrorCode::InvalidInput, path,
            Prodctl::tr("It has more than %1 lumisections, too many to list; take a --list, or --by run.")
                .arg(kMaxList));
    LumiPrinter printer(session, wish, table);
    SD_CHECK(printer.print());
    const auto missing = table.missing();
    const bool whole = table.file().report.isWhole() && (!list || list->report.isWhole());
    if (session.json()) {
        QJsonObject object = printer.json();
        object.insert(QStringLiteral("unit"), QString(toWord(wish.unit.value_or(table.file().header.unit))));
        object.insert(QStringLiteral("dataTag"), table.file().header.dataTag);
        object.insert(QStringLiteral("normTag"), table.file().header.normTag);
        object.insert(QStringLiteral("trailer"), trailerWord(table.file().trailer));
        object.insert(QStringLiteral("import"), table.file().report.json());
        if (list)
            object.insert(QStringLiteral("listImport"), list->report.json());
        if (missing) {
            object.insert(QStringLiteral("missing"), QString::fromUtf8(missing->json().chopped(1)));
            object.insert(QStringLiteral("missingLumisections"), missing->lumisections());
        }
        session.print(object);
    } else if (missing && !missing->isEmpty()) {
        session.warn(Prodctl::tr("%1 certified LS in %2 runs have no row in the table; --json lists them.")
                         .arg(withThousands(missing->lumisections()), withThousands(missing->runs())));
    }
    return whole ? 0 : exitCodeFor(ErrorCode::InvalidInput);
}

Result<bool> isFillTable(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;  // the reader says why
    CsvLines lines(file);
    return lines.next() && isFillHeader(lines.line());
}

Result<int> showTable(Session &session, const QJsonObject &a)
{
    const QString path = textOf(a, "file"), by = textOf(a, "by"), unit = textOf(a, "unit");
    LumiWish wish;
    wish.csv = a.value(QLatin1StringView("csv")).toBool();
    if (wish.csv && session.json())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--csv"),
                    Prodctl::tr("It cannot stand beside --json."));
    wish.group = by == QLatin1String("ls") ? LumiGroup::Lumisection
        : by == QLatin1String("fill")      ? LumiGroup::Fill
                                           : LumiGroup::Run;
    if (!unit.isEmpty()) {
        wish.unit = lumiUnitFrom(unit);
        if (!wish.unit)
            return fail(ErrorCode::InvalidInput, Prodctl::tr("the unit \"%1\"").arg(unit.left(40)),
                        Prodctl::tr("It is one of %1.").arg(allWords<LumiUnit>().join(QStringLiteral(", "))));
    }
    SD_TRY(const bool fills, isFillTable(path));
    return fills ? showFills(session, path, a, wish) : showLumi(session, path, a, wish);
}
}  // namespace

void addLumiVerbs(QList<Verb> &verbs)
{
    Parameter by = parameter("by", ParameterKind::Word,
                             Prodctl::tr("What a line is; a table of fills has fills, and "
                                         "any other runs otherwise."));
    by.words = {QStringLiteral("run"), QStringLiteral("ls"), QStringLiteral("fill")};
    Parameter unit = parameter("unit", ParameterKind::Word, Prodctl::tr("Shows luminosities in this unit."));
    unit.words = allWords<LumiUnit>();
    Verb verb = makeVerb(
        {QStringLiteral("lumi"), QStringLiteral("show")},
        Prodctl::tr("Sums up a luminosity table or a table of fills."),
        "prodctl lumi show byls.csv --by run --list golden.json --unit /fb",
        {fileParameter("file", Prodctl::tr("CSV of brilcalc or lumiCalc2, or the table of fills (WBM)."),
                       true, true),
         by, fileParameter("list", Prodctl::tr("Only what this good-run list certifies.")), unit,
         parameter("csv", ParameterKind::Flag, Prodctl::tr("Prints CSV, with the unit in the header."))},
        Prodctl::tr(
            "{rows: [{run, fill, lumisection, begin, lumisections, withData, delivered: {value, unit}, "
            "recorded, "
            "pileup}], totals, unit, trailer: missing, agrees or differs, missing, import}; of fills {fills, "
            "import}."),
        showTable);
    verb.more = Prodctl::tr("The unit is taken from the table's header. Rates (hz/ub) have a mean instead of "
                            "a sum. The mean pile-up weighs "
                            "lumisections by recorded luminosity. Refused rows and a trailer that does not "
                            "agree are said on standard error, "
                            "and the exit code is 2 then.");
    verbs.append(std::move(verb));
}

}  // namespace shiftdeck

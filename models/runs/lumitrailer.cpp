#include "models/runs/lumitrailer.h"

#include "models/runs/csvlines.h"
#include "models/runs/lumicolumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Trailer {
    Q_DECLARE_TR_FUNCTIONS(LumiCsv)
};

constexpr double kTolerance = 1e-6;  // relative; the trailer's own sums are made before the rows are rounded

QString number(double value) { return QString::number(value, 'g', 12); }

QByteArrayView behind(QByteArrayView line, char c)
{
    const qsizetype at = line.indexOf(c);
    QByteArrayView rest = at < 0 ? QByteArrayView() : line.sliced(at + 1);
    while (rest.startsWith(' '))
        rest = rest.sliced(1);
    return rest;
}
}  // namespace

void LumiTrailer::count(const LumiRow &row, double delivered, double recorded)
{
    Tally &own = m_tallies[row.path.toByteArray()];
    for (Tally *tally : {&own, &m_all}) {
        tally->runs.insert(row.run.value());
        tally->fills.insert(row.fill);
        tally->lumisections += row.lumisections;
        tally->cmsLumisections += row.cmsLumisections;
        tally->delivered.add(row.delivered.value_or(0));
        tally->recorded.add(row.recorded.value_or(0));
        tally->deliveredRounding += delivered;
        tally->recordedRounding += recorded;
    }
}

TrailerState LumiTrailer::state() const
{
    return m_differs ? TrailerState::Differs : m_compared ? TrailerState::Agrees : TrailerState::Missing;
}

void LumiTrailer::read(QByteArrayView line, qint64 number, ImportReport &report)
{
    const QByteArray word = line.first(std::min<qsizetype>(line.size(), 60)).toByteArray().toLower();
    if (word.startsWith("#summary")) {
        m_place = Place::Columns;
        return;
    }
    if (word.startsWith("#sum delivered") || word.startsWith("#sum recorded")) {
        readSum(line, number, report);
        return;
    }
    if (word.startsWith("#(run,ls) in json but not in results")) {
        readMissing(behind(line, '['), number, report);
        return;
    }
    if (word.startsWith("#warn")) {
        report.tell(
            number,
            Trailer::tr("The table warns: %1")
                .arg(QString::fromUtf8(line.sliced(1).first(std::min<qsizetype>(line.size() - 1, 200)))));
        return;
    }
    if (word == "#" || word.startsWith("#check json")) {
        m_place = m_place == Place::Outside ? Place::Outside : Place::Behind;
        return;
    }
    if (m_place == Place::Columns) {
        std::vector<QByteArrayView> fields;
        splitCsv(line.sliced(1), fields);
        m_columns.clear();
        for (const QByteArrayView field : fields)
            m_columns.push_back(nameAndUnit(field));
        m_place = Place::Rows;
    } else if (m_place == Place::Rows) {
        readRow(line.sliced(1), number, report);
    }
}

void LumiTrailer::readRow(QByteArrayView line, qint64 number, ImportReport &report)
{
    std::vector<QByteArrayView> fields;
    splitCsv(line, fields);
    if (fields.size() != m_columns.size()) {
        m_place = Place::Behind;
        return;
    }
    const Tally *tally = &m_all;
    static const Tally kNone;
    for (size_t i = 0; i < fields.size(); ++i)
        if (m_columns[i].first == QLatin1String("hltpath")) {
            const auto found = m_tallies.constFind(fields[i].toByteArray());
            tally = found == m_tallies.constEnd() ? &kNone : &*found;
        }
    for (size_t i = 0; i < fields.size(); ++i) {
        const auto &[name, unit] = m_columns[i];
        if (name == QLatin1String("nfill"))
            compareCount(Trailer::tr("fills"), fields[i], tally->fills.size(), number, report);
        else if (name == QLatin1String("nrun"))
            compareCount(Trailer::tr("runs"), fields[i], tally->runs.size(), number, report);
        else if (name == QLatin1String("nls"))
            compareCount(Trailer::tr("lumisections"), fields[i], tally->lumisections, number, report);
        else if (name == QLatin1String("ncms"))
            compareCount(Trailer::tr("lumisections with data"), fields[i], tally->cmsLumisections, number,
                         report);
        else if (name == QLatin1String("totdelivered"))
            compareSum(Trailer::tr("delivered"), fields[i], unit, tally->delivered, tally->deliveredRounding,
                       number, report);
        else if (name == QLatin1String("totrecorded"))
            compareSum(Trailer::tr("recorded"), fields[i], unit, tally->recorded, tally->recordedRounding,
                       number, report);
    }
}

void LumiTrailer::readSum(QByteArrayView line, qint64 number, ImportReport &report)
{
    if (line.startsWith("#Sum d"))
        compareSum(Trailer::tr("delivered"), behind(line, ':'), {}, m_all.delivered, m_all.deliveredRounding,
                   number, report);
    else
        compareSum(Trailer::tr("recorded"), behind(line, ':'), {}, m_all.recorded, m_all.recordedRounding,
                   number, report);
}

void LumiTrailer::readMissing(QByteArrayView list, qint64 number, ImportReport &report)
{
    // "(307014, 1241), (307014, 1242)]"
    while (list.startsWith('(')) {
        const qsizetype comma = list.indexOf(','), close = list.indexOf(')');
        if (comma < 0 || close < comma)
            break;
        QByteArrayView second = list.sliced(comma + 1, close - comma - 1);
        while (second.startsWith(' '))
            second = second.sliced(1);
        const auto run = wholeNumber(list.sliced(1, comma - 1)), ls = wholeNumber(second);
        if (!run || !ls || *ls < 1 || *ls > kMaxLumisection)
            break;
        const LumiRange range{RunNumber(*run), qint32(*ls), qint32(*ls)};
        if (!range.isValid())
            break;
        m_notInResults.push_back(range);
        list = list.sliced(close + 1);
        while (list.startsWith(',') || list.startsWith(' '))
            list = list.sliced(1);
    }
    if (!list.startsWith(']'))
        report.refuse(number, Trailer::tr("The rest of the list of missing (run, LS) cannot be read."));
}

void LumiTrailer::compareCount(const QString &what, QByteArrayView said, qint64 counted, qint64 number,
                               ImportReport &report)
{
    m_compared = true;
    if (const auto value = wholeNumber(said); !value || *value != counted)
        differ(number, what, QString::fromUtf8(said.first(std::min<qsizetype>(said.size(), 40))),
               QString::number(counted), report);
}

void LumiTrailer::compareSum(const QString &what, QByteArrayView said, const QString &unit,
                             const ExactSum &sum, double rounding, qint64 line, ImportReport &report)
{
    m_compared = true;
    const QString shown = QString::fromUtf8(said.first(std::min<qsizetype>(said.size(), 40)));
    const auto value = decimalNumber(said);
    const auto itsUnit = unit.isEmpty() ? m_unit : lumiUnitFrom(unit);
    if (!value || !itsUnit)
        return differ(line, what, shown, number(sum.value()), report);
    const auto same = Luminosity{*value, *itsUnit, {}, {}}.in(m_unit);
    const double lastDigit = 0.5 * std::pow(10.0, -decimals(said));
    const auto itsRounding = Luminosity{lastDigit, *itsUnit, {}, {}}.in(m_unit);
    if (!same || !itsRounding)
        return differ(line, what, shown, number(sum.value()), report);
    const double allowed = std::max(kTolerance * std::abs(same->value), rounding + itsRounding->value);
    if (std::abs(same->value - sum.value()) > allowed)
        differ(line, what, shown, number(sum.value()), report);
}

void LumiTrailer::differ(qint64 line, const QString &what, const QString &said, const QString &counted,
                         ImportReport &report)
{
    m_differs = true;
    report.refuse(line,
                  Trailer::tr("The trailer says %1 %2, the rows that were taken have %3: the file was cut or "
                              "edited, or rows were refused.")
                      .arg(what, said, counted));
}

}  // namespace shiftdeck

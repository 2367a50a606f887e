#include "models/runs/lumirow.h"

#include "models/runs/csvlines.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Csv {
    Q_DECLARE_TR_FUNCTIONS(LumiCsv)
};

QString shown(QByteArrayView text)
{
    return QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 60)));
}

bool isAbsent(QByteArrayView text)
{
    return text.isEmpty() || text == "n/a" || text == "None" || text == "nan" || text == "-";
}

double halfLastDigit(QByteArrayView text) { return 0.5 * std::pow(10.0, -decimals(text)); }
}  // namespace

QString LumiRowParser::parse(QByteArrayView line)
{
    const bool perRun = m_columns.header.form == LumiHeader::Runs;
    row = {};
    row.lumisections = perRun ? -1 : 1;
    m_bunches.clear();
    splitCsv(line, m_fields);
    while (m_fields.size() > m_columns.columns.size() && m_fields.back().isEmpty())
        m_fields.pop_back();
    if (m_fields.size() != m_columns.columns.size())
        return Csv::tr("It has %1 columns, the header has %2.")
            .arg(m_fields.size())
            .arg(m_columns.columns.size());
    for (size_t i = 0; i < m_fields.size(); ++i)
        if (const QString why = field(m_columns.columns[i], m_fields[i]); !why.isEmpty())
            return why;
    if (!perRun)
        row.cmsLumisections = row.cmsLumisection > 0 ? 1 : 0;
    else if (row.lumisections < 0)  // tables of trigger paths say only how many had data
        row.lumisections = row.cmsLumisections;
    row.bunches = m_bunches;
    return {};
}

QString LumiRowParser::field(LumiColumn column, QByteArrayView text)
{
    switch (column) {
    case LumiColumn::Unknown: return {};
    case LumiColumn::RunFill:
    case LumiColumn::Run: return runAndFill(text);
    case LumiColumn::Fill: return count(text, row.fill);
    case LumiColumn::Lumisection: return lumisection(text);
    case LumiColumn::Time:
        row.time = csvTime(text);
        return row.time || isAbsent(text) ? QString() : Csv::tr("\"%1\" is no time.").arg(shown(text));
    case LumiColumn::BeamStatus: row.beamStatus = text; return {};
    case LumiColumn::Energy: return optional(text, row.energy);
    case LumiColumn::Path: row.path = text; return {};
    case LumiColumn::Delivered:
        return luminosity(text, Csv::tr("delivered"), row.delivered, deliveredRounding);
    case LumiColumn::Recorded: return luminosity(text, Csv::tr("recorded"), row.recorded, recordedRounding);
    case LumiColumn::Pileup: return optional(text, row.pileup);
    case LumiColumn::Source: row.source = text; return {};
    case LumiColumn::Bunches: return bunches(text);
    case LumiColumn::Lumisections: return count(text, row.lumisections);
    case LumiColumn::CmsLumisections: return count(text, row.cmsLumisections);
    }
    return {};
}

QString LumiRowParser::runAndFill(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    const auto run = wholeNumber(colon < 0 ? text : text.first(colon));
    const auto fill = colon < 0 ? std::optional(row.fill) : wholeNumber(text.sliced(colon + 1));
    if (!run || *run < 1 || *run > kMaxRunNumber || !fill || *fill < 0)
        return Csv::tr("\"%1\" is no run, nor a run and a fill.").arg(shown(text));
    row.run = RunNumber(*run);
    row.fill = *fill;
    return {};
}

QString LumiRowParser::lumisection(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    const auto own = wholeNumber(colon < 0 ? text : text.first(colon));
    const auto cms = colon < 0 ? own : wholeNumber(text.sliced(colon + 1));
    if (!own || *own < 1 || *own > kMaxLumisection || !cms || *cms < 0 || *cms > kMaxLumisection)
        return Csv::tr("\"%1\" is no lumisection; it is written as 12:12, or 12:0 without data.")
            .arg(shown(text));
    row.lumisection = qint32(*own);
    row.cmsLumisection = qint32(*cms);
    return {};
}

QString LumiRowParser::luminosity(QByteArrayView text, const QString &name, std::optional<double> &value,
                                  double &rounding)
{
    value = decimalNumber(text);
    rounding = halfLastDigit(text);
    return value ? QString() : Csv::tr("The %1 luminosity \"%2\" is no number.").arg(name, shown(text));
}

QString LumiRowParser::bunches(QByteArrayView text)
{
    const QString why =
        Csv::tr("\"%1\" is no list of bunches [number delivered recorded ...].").arg(shown(text));
    if (!text.startsWith('[') || !text.endsWith(']') || text.size() < 2)
        return why;
    text = text.sliced(1, text.size() - 2);
    int place = 0;
    BunchLuminosity bunch;
    while (!text.isEmpty()) {
        if (text.front() == ' ') {
            text = text.sliced(1);
            continue;
        }
        const qsizetype blank = text.indexOf(' ');
        const QByteArrayView word = blank < 0 ? text : text.first(blank);
        text = text.sliced(word.size());
        const auto number = decimalNumber(word);
        if (!number)
            return why;
        if (place == 0) {
            if (*number < 1 || *number > kMaxBunches || *number != std::floor(*number))
                return why;
            bunch.bunch = int(*number);
        }
        (place == 1 ? bunch.delivered : bunch.recorded) = *number;
        place = (place + 1) % 3;
        if (place == 0) {
            m_bunches.push_back(bunch);
            if (qsizetype(m_bunches.size()) > kMaxBunches)
                return why;
        }
    }
    return place == 0 ? QString() : why;
}

QString LumiRowParser::count(QByteArrayView text, qint64 &value)
{
    const auto number = wholeNumber(text);
    value = number.value_or(0);
    return number && *number >= 0 ? QString() : Csv::tr("\"%1\" is no number from 0 on.").arg(shown(text));
}

QString LumiRowParser::optional(QByteArrayView text, std::optional<double> &value)
{
    value = decimalNumber(text);
    return value || isAbsent(text) ? QString() : Csv::tr("\"%1\" is no number.").arg(shown(text));
}

}  // namespace shiftdeck

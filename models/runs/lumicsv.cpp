#include "models/runs/lumicsv.h"

#include "models/core/files.h"
#include "models/runs/csvlines.h"
#include "models/runs/lumicolumns.h"
#include "models/runs/lumisectionset.h"
#include "models/runs/lumitrailer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Csv {
    Q_DECLARE_TR_FUNCTIONS(LumiCsv)
};

constexpr qint64 kLinesBeforeHeader = 20;

QString shown(QByteArrayView text)
{
    return QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 60)));
}

bool isAbsent(QByteArrayView text)
{
    return text.isEmpty() || text == "n/a" || text == "None" || text == "nan" || text == "-";
}

double halfLastDigit(QByteArrayView text) { return 0.5 * std::pow(10.0, -decimals(text)); }

// One row's fields as a LumiRow; says why a row cannot be one.
class RowParser {
  public:
    void begin(LumiColumns columns) { m_columns = std::move(columns); }
    const LumiColumns &columns() const { return m_columns; }
    // The reason why not; empty when the row was taken.
    QString parse(QByteArrayView line);
    LumiRow row;
    double deliveredRounding = 0, recordedRounding = 0;

  private:
    QString field(LumiColumn column, QByteArrayView text);
    QString runAndFill(QByteArrayView text);
    QString lumisection(QByteArrayView text);
    QString luminosity(QByteArrayView text, const QString &name, std::optional<double> &value,
                       double &rounding);
    QString bunches(QByteArrayView text);
    static QString count(QByteArrayView text, qint64 &value);
    static QString optional(QByteArrayView text, std::optional<double> &value);

    LumiColumns m_columns;
    std::vector<QByteArrayView> m_fields;
    std::vector<BunchLuminosity> m_bunches;
};

QString RowParser::parse(QByteArrayView line)
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

QString RowParser::field(LumiColumn column, QByteArrayView text)
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

QString RowParser::runAndFill(QByteArrayView text)
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

QString RowParser::lumisection(QByteArrayView text)
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

QString RowParser::luminosity(QByteArrayView text, const QString &name, std::optional<double> &value,
                              double &rounding)
{
    value = decimalNumber(text);
    rounding = halfLastDigit(text);
    return value ? QString() : Csv::tr("The %1 luminosity \"%2\" is no number.").arg(name, shown(text));
}

QString RowParser::bunches(QByteArrayView text)
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

QString RowParser::count(QByteArrayView text, qint64 &value)
{
    const auto number = wholeNumber(text);
    value = number.value_or(0);
    return number && *number >= 0 ? QString() : Csv::tr("\"%1\" is no number from 0 on.").arg(shown(text));
}

QString RowParser::optional(QByteArrayView text, std::optional<double> &value)
{
    value = decimalNumber(text);
    return value || isAbsent(text) ? QString() : Csv::tr("\"%1\" is no number.").arg(shown(text));
}

class LumiReader {
  public:
    using Take = std::function<void(const LumiHeader &, const LumiRow &)>;
    LumiReader(QIODevice &device, const QString &origin, const Take &take)
        : m_lines(device), m_origin(origin), m_take(take)
    {
    }
    Result<LumiFile> read();

  private:
    Result<> readHeader();
    Result<> readRow();
    Result<> judge();
    void readTags();
    void endTable();
    bool seenBefore();

    CsvLines m_lines;
    const QString &m_origin;
    const Take &m_take;
    LumiFile m_file;
    RowParser m_parser;
    std::optional<LumiTrailer> m_trailer;
    bool m_hasHeader = false, m_trailerMissing = false, m_trailerDiffers = false;
    QHash<QByteArray, LumisectionSet> m_seen;  // by path
    QHash<QByteArray, QSet<qint64>> m_seenRuns;  // by path, for rows per run
    QSet<qint64> m_runs;
    std::vector<LumiRange> m_notInResults;
};

Result<LumiFile> LumiReader::read()
{
    while (m_lines.next()) {
        const QByteArrayView line = m_lines.line();
        if (m_lines.isTooLong()) {
            m_file.report.refuse(m_lines.number(), Csv::tr("It is longer than %1 bytes.").arg(kMaxCsvLine));
            continue;
        }
        if (line.isEmpty())
            continue;
        if (isLumiHeader(line)) {
            SD_CHECK(readHeader());
        } else if (!m_hasHeader || line.startsWith("#Data tag")) {
            if (m_lines.number() > kLinesBeforeHeader || !line.startsWith('#'))
                break;
            readTags();
        } else if (line.startsWith('#')) {
            m_trailer->read(line, m_lines.number(), m_file.report);
        } else {
            SD_CHECK(readRow());
        }
    }
    if (!m_hasHeader)
        return fail(
            ErrorCode::InvalidInput, m_origin,
            Csv::tr("It is no luminosity table: no header such as "
                    "\"#run:fill,ls,time,beamstatus,E(GeV),delivered(/ub),recorded(/ub),avgpu,source\"."));
    endTable();
    m_file.trailer = m_trailerDiffers ? TrailerState::Differs
        : m_trailerMissing            ? TrailerState::Missing
                                      : TrailerState::Agrees;
    m_file.notInResults = RunList::of(std::move(m_notInResults));
    return std::move(m_file);
}

void LumiReader::readTags()
{
    // "#Data tag : 19v3 , Norm tag: None"
    const QString text =
        QString::fromUtf8(m_lines.line().first(std::min<qsizetype>(m_lines.line().size(), 400)));
    if (!text.startsWith(QLatin1String("#Data tag")))
        return;
    const QString data = text.section(u',', 0, 0).section(u':', 1).trimmed();
    const QString norm = text.section(u',', 1).section(u':', 1).trimmed();
    if (m_hasHeader && (data != m_file.header.dataTag || norm != m_file.header.normTag))
        m_file.report.tell(m_lines.number(),
                           Csv::tr("Another table begins here, with the tags %1 and %2 instead of %3 "
                                   "and %4.")
                               .arg(data, norm, m_file.header.dataTag, m_file.header.normTag));
    if (!m_hasHeader) {
        m_file.header.dataTag = data;
        m_file.header.normTag = norm;
    }
}

Result<> LumiReader::readHeader()
{
    SD_TRY(LumiColumns columns, parseLumiHeader(m_lines.line(), m_lines.number(), m_origin));
    columns.header.dataTag = m_file.header.dataTag;
    columns.header.normTag = m_file.header.normTag;
    if (m_hasHeader) {
        if (columns.header != m_file.header)
            return fail(
                ErrorCode::InvalidInput, m_origin,
                Csv::tr("Line %1: Another table begins here, with other columns or another unit. Split the "
                        "file.")
                    .arg(m_lines.number()));
        endTable();
        m_file.report.tell(m_lines.number(), Csv::tr("Another table with the same columns begins here."));
    }
    m_file.header = columns.header;
    for (const QString &name : columns.unknown)
        m_file.report.tell(m_lines.number(),
                           Csv::tr("The column \"%1\" is not known; it was left out.").arg(name.left(60)));
    m_parser.begin(std::move(columns));
    m_trailer.emplace(m_file.header.unit);
    m_hasHeader = true;
    return {};
}

void LumiReader::endTable()
{
    if (m_trailer->state() == TrailerState::Missing) {
        m_trailerMissing = true;
        m_file.report.tell(m_lines.number(),
                           Csv::tr("There is no trailer (#Summary): whether rows are missing at the "
                                   "end cannot be told."));
    }
    m_trailerDiffers = m_trailerDiffers || m_trailer->state() == TrailerState::Differs;
    const auto &missing = m_trailer->notInResults();
    m_notInResults.insert(m_notInResults.end(), missing.begin(), missing.end());
}

bool LumiReader::seenBefore()
{
    const LumiRow &row = m_parser.row;
    const QByteArray path = row.path.toByteArray();
    if (m_file.header.form == LumiHeader::Lumisections)
        return !m_seen[path].insert({row.run, row.lumisection, row.lumisection});
    QSet<qint64> &runs = m_seenRuns[path];
    const auto before = runs.size();
    runs.insert(row.run.value());
    return runs.size() == before;
}

Result<> LumiReader::readRow()
{
    ImportReport &report = m_file.report;
    const qint64 line = m_lines.number();
    if (const QString why = m_parser.parse(m_lines.line()); !why.isEmpty()) {
        report.refuse(line, m_lines.hasEnd() ? why : Csv::tr("%1 The file ends in this line.").arg(why));
        return {};
    }
    LumiRow &row = m_parser.row;
    row.line = line;
    if (m_trailer->hasBegun()) {
        report.refuse(line, Csv::tr("It stands behind the trailer."));
        return {};
    }
    if (report.taken() >= kMaxLumiRows)
        return fail(ErrorCode::InvalidInput, m_origin,
                    Csv::tr("It has more than %1 rows.").arg(kMaxLumiRows));
    m_runs.insert(row.run.value());
    if (m_runs.size() > kMaxLumiRuns)
        return fail(ErrorCode::InvalidInput, m_origin,
                    Csv::tr("It has more than %1 runs.").arg(kMaxLumiRuns));
    if (seenBefore()) {
        report.refuse(line,
                      row.lumisection > 0
                          ? Csv::tr("Run %1, LS %2 stands further above already.")
                                .arg(row.run.value())
                                .arg(row.lumisection)
                          : Csv::tr("Run %1 stands further above already.").arg(row.run.value()));
        return {};
    }
    if (std::max(m_seen.size(), m_seenRuns.size()) > kMaxLumiPaths)
        return fail(ErrorCode::InvalidInput, m_origin,
                    Csv::tr("It has more than %1 trigger paths.").arg(kMaxLumiPaths));
    if (row.delivered.value_or(0) < 0 || row.recorded.value_or(0) < 0)
        report.tell(
            line,
            Csv::tr("Run %1, LS %2 has a luminosity below 0.").arg(row.run.value()).arg(row.lumisection));
    if (row.delivered && row.recorded
        && *row.recorded > *row.delivered + m_parser.deliveredRounding + m_parser.recordedRounding)
        report.tell(line,
                    Csv::tr("Run %1, LS %2: more was recorded than delivered.")
                        .arg(row.run.value())
                        .arg(row.lumisection));
    report.take();
    m_trailer->count(row, m_parser.deliveredRounding, m_parser.recordedRounding);
    m_take(m_file.header, row);
    return {};
}
}  // namespace

Result<LumiFile> readLumiCsv(QIODevice &device, const QString &origin,
                             const std::function<void(const LumiHeader &, const LumiRow &)> &take)
{
    return LumiReader(device, origin, take).read();
}

Result<LumiFile> readLumiCsvFile(const QString &path,
                                 const std::function<void(const LumiHeader &, const LumiRow &)> &take)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path, Csv::tr("There is no such file."));
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path,
                    info.isFile() ? file.errorString() : Csv::tr("It is not a plain file."));
    auto result = readLumiCsv(file, path, take);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, path, file.errorString());
    return result;
}

}  // namespace shiftdeck

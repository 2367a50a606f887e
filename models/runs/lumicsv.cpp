#include "models/runs/lumicsv.h"

#include "models/core/files.h"
#include "models/runs/csvlines.h"
#include "models/runs/lumirow.h"
#include "models/runs/lumisectionset.h"
#include "models/runs/lumitrailer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Csv {
    Q_DECLARE_TR_FUNCTIONS(LumiCsv)
};

constexpr qint64 kLinesBeforeHeader = 20;

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
    void readTags();
    void endTable();
    bool seenBefore();

    CsvLines m_lines;
    const QString &m_origin;
    const Take &m_take;
    LumiFile m_file;
    LumiRowParser m_parser;
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

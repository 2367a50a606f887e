#include "models/runs/filltable.h"

#include "models/runs/csvlines.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Fills {
    Q_DECLARE_TR_FUNCTIONS(FillTable)
};

enum class FillColumn {
    Unknown,
    Fill,
    Created,
    Duration,
    Field,
    PeakLumi,
    PeakPileup,
    PeakSpecific,
    Delivered,
    Recorded,
    EffByLumi,
    EffByTime,
    Begin,
    ToReady,
    End,
    Type,
    Energy,
    Intensity1,
    Intensity2,
    Bunches1,
    Bunches2,
    Colliding,
    Target,
    Crossing,
    Scheme,
    Runs,
    Comments,
};

QString shown(QByteArrayView text)
{
    return QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 60)));
}

bool isAbsent(QByteArrayView text) { return text.isEmpty() || text == "n/a" || text == "N/A" || text == "-"; }

FillColumn columnNamed(QByteArrayView header)
{
    static const QHash<QString, FillColumn> names{
        {QStringLiteral("fill"), FillColumn::Fill},
        {QStringLiteral("createtime"), FillColumn::Created},
        {QStringLiteral("durationstable"), FillColumn::Duration},
        {QStringLiteral("bfield"), FillColumn::Field},
        {QStringLiteral("peakinstlumi"), FillColumn::PeakLumi},
        {QStringLiteral("peakpileup"), FillColumn::PeakPileup},
        {QStringLiteral("peakspeclumi"), FillColumn::PeakSpecific},
        {QStringLiteral("deliveredlumi"), FillColumn::Delivered},
        {QStringLiteral("recordedlumi"), FillColumn::Recorded},
        {QStringLiteral("effbylumi"), FillColumn::EffByLumi},
        {QStringLiteral("effbytime"), FillColumn::EffByTime},
        {QStringLiteral("begintime"), FillColumn::Begin},
        {QStringLiteral("toready"), FillColumn::ToReady},
        {QStringLiteral("endtime"), FillColumn::End},
        {QStringLiteral("type"), FillColumn::Type},
        {QStringLiteral("energy"), FillColumn::Energy},
        {QStringLiteral("ibeam1"), FillColumn::Intensity1},
        {QStringLiteral("ibeam2"), FillColumn::Intensity2},
        {QStringLiteral("nb1"), FillColumn::Bunches1},
        {QStringLiteral("nb2"), FillColumn::Bunches2},
        {QStringLiteral("ncol"), FillColumn::Colliding},
        {QStringLiteral("ntar"), FillColumn::Target},
        {QStringLiteral("xing"), FillColumn::Crossing},
        {QStringLiteral("injectionscheme"), FillColumn::Scheme},
        {QStringLiteral("runs"), FillColumn::Runs},
        {QStringLiteral("comments"), FillColumn::Comments},
    };
    QString name = shown(header).remove(u' ').toLower();
    name.truncate(name.indexOf(u'(') < 0 ? name.size() : name.indexOf(u'('));
    return names.value(name, FillColumn::Unknown);
}

class FillReader {
  public:
    FillReader(QIODevice &device, const QString &origin) : m_lines(device), m_origin(origin) { }
    Result<FillTable> read();

  private:
    Result<> readHeader();
    void joinComment();
    void readRow();
    QString field(FillColumn column, QByteArrayView text, FillRow &row);
    QString runs(QByteArrayView text, FillRow &row);
    void settlePeaks();
    template <typename T>
    static QString put(std::optional<T> &place, std::optional<T> value, QByteArrayView text);

    CsvLines m_lines;
    const QString &m_origin;
    FillTable m_table;
    std::vector<FillColumn> m_columns;
    std::optional<size_t> m_commentAt;  // when no column with a name stands behind it
    std::vector<QByteArrayView> m_fields;
    QSet<qint64> m_seen;
    QHash<qint64, double> m_peaks;  // by fill, in the unit that is not known yet
};

template <typename T>
QString FillReader::put(std::optional<T> &place, std::optional<T> value, QByteArrayView text)
{
    place = value;
    return value || isAbsent(text) ? QString() : Fills::tr("\"%1\" cannot be read.").arg(shown(text));
}

QString FillReader::runs(QByteArrayView text, FillRow &row)
{
    while (!text.isEmpty()) {
        const qsizetype blank = text.indexOf(' ');
        const QByteArrayView word = blank < 0 ? text : text.first(blank);
        text = blank < 0 ? QByteArrayView() : text.sliced(blank + 1);
        if (word.isEmpty())
            continue;
        const auto run = wholeNumber(word);
        if (!run || *run < 1 || *run > kMaxRunNumber)
            return Fills::tr("\"%1\" is no run number.").arg(shown(word));
        if (row.runs.size() >= kMaxFillRuns)
            return Fills::tr("It has more than %1 runs.").arg(kMaxFillRuns);
        row.runs.append(RunNumber(*run));
    }
    return {};
}

QString FillReader::field(FillColumn column, QByteArrayView text, FillRow &row)
{
    const auto decimal = [&](std::optional<double> &place) { return put(place, decimalNumber(text), text); };
    const auto whole = [&](std::optional<qint64> &place) { return put(place, wholeNumber(text), text); };
    const auto time = [&](std::optional<TimeMs> &place) { return put(place, csvTime(text), text); };
    const auto lumi = [&](std::optional<Luminosity> &place) {
        const auto value = decimalNumber(text);
        return put(place, value ? std::optional(Luminosity{*value, LumiUnit::PerPb, {}, {}}) : std::nullopt,
                   text);
    };
    switch (column) {
    case FillColumn::Unknown: return {};
    case FillColumn::Fill:
        row.fill = wholeNumber(text).value_or(0);
        return row.fill > 0 ? QString() : Fills::tr("\"%1\" is no fill number.").arg(shown(text));
    case FillColumn::Created: return time(row.created);
    case FillColumn::Duration: return put(row.stableSeconds, fillSpan(text), text);
    case FillColumn::Field: return decimal(row.field);
    case FillColumn::PeakLumi: return lumi(row.peak);  // its unit is settled at the end
    case FillColumn::PeakPileup: return decimal(row.peakPileup);
    case FillColumn::PeakSpecific: return decimal(row.peakSpecific);
    case FillColumn::Delivered: return lumi(row.delivered);
    case FillColumn::Recorded: return lumi(row.recorded);
    case FillColumn::EffByLumi: return decimal(row.efficiencyByLumi);
    case FillColumn::EffByTime: return decimal(row.efficiencyByTime);
    case FillColumn::Begin: return time(row.begin);
    case FillColumn::ToReady: return decimal(row.hoursToReady);
    case FillColumn::End: return time(row.end);
    case FillColumn::Type: row.type = QString::fromUtf8(text); return {};
    case FillColumn::Energy: return decimal(row.energy);
    case FillColumn::Intensity1: return decimal(row.intensity1);
    case FillColumn::Intensity2: return decimal(row.intensity2);
    case FillColumn::Bunches1: return whole(row.bunches1);
    case FillColumn::Bunches2: return whole(row.bunches2);
    case FillColumn::Colliding: return whole(row.collidingBunches);
    case FillColumn::Target: return whole(row.targetBunches);
    case FillColumn::Crossing: return decimal(row.crossingAngle);
    case FillColumn::Scheme: row.scheme = QString::fromUtf8(text); return {};
    case FillColumn::Runs: return runs(text, row);
    case FillColumn::Comments: row.comment = QString::fromUtf8(text); return {};
    }
    return {};
}

Result<> FillReader::readHeader()
{
    if (!m_lines.next() || !isFillHeader(m_lines.line()))
        return fail(
            ErrorCode::InvalidInput, m_origin,
            Fills::tr("It is no table of fills: its first line must name the columns Fill, Begin Time and "
                      "Delivered Lumi."));
    splitCsv(m_lines.line(), m_fields);
    if (m_fields.size() > 100)
        return fail(ErrorCode::InvalidInput, m_origin, Fills::tr("It has more than %1 columns.").arg(100));
    for (const QByteArrayView name : m_fields) {
        const FillColumn column = columnNamed(name);
        const bool again = std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
        if (column != FillColumn::Unknown && again)
            return fail(ErrorCode::InvalidInput, m_origin,
                        Fills::tr("The column \"%1\" comes twice.").arg(shown(name)));
        if (column == FillColumn::Unknown && !name.isEmpty())
            m_table.report.tell(
                m_lines.number(),
                Fills::tr("The column \"%1\" is not known; it was left out.").arg(shown(name)));
        if (column == FillColumn::Comments)
            m_commentAt = m_columns.size();
        else if (!name.isEmpty())
            m_commentAt.reset();
        m_columns.push_back(column);
    }
    return {};
}

// The comment is the last column; the commas in it are its own.
void FillReader::joinComment()
{
    while (!m_fields.empty() && m_fields.size() > m_columns.size() && m_fields.back().isEmpty())
        m_fields.pop_back();
    if (!m_commentAt || m_fields.size() <= *m_commentAt + 1)
        return;
    size_t last = m_fields.size() - 1;
    while (last > *m_commentAt && m_fields[last].isEmpty())
        --last;
    const char *begin = m_fields[*m_commentAt].data();
    m_fields[*m_commentAt] = QByteArrayView(begin, m_fields[last].data() + m_fields[last].size() - begin);
    m_fields.resize(*m_commentAt + 1);
    m_fields.resize(m_columns.size());
}

void FillReader::readRow()
{
    ImportReport &report = m_table.report;
    const qint64 line = m_lines.number();
    splitCsv(m_lines.line(), m_fields);
    joinComment();
    if (m_fields.size() + 1 < m_columns.size() || m_fields.size() > m_columns.size()) {
        report.refuse(
            line,
            Fills::tr("It has %1 columns, the header has %2.").arg(m_fields.size()).arg(m_columns.size()));
        return;
    }
    FillRow row;
    row.line = line;
    for (size_t i = 0; i < m_fields.size(); ++i)
        if (const QString why = field(m_columns[i], m_fields[i], row); !why.isEmpty()) {
            report.refuse(line, why);
            return;
        }
    if (m_seen.contains(row.fill)) {
        report.refuse(line, Fills::tr("Fill %1 stands further above already.").arg(row.fill));
        return;
    }
    if (row.begin && row.end && *row.end < *row.begin) {
        report.refuse(line, Fills::tr("Fill %1 ends before it begins.").arg(row.fill));
        return;
    }
    m_seen.insert(row.fill);
    if (row.peak)
        m_peaks.insert(row.fill, row.peak->value);
    row.peak.reset();
    report.take();
    m_table.fills.append(std::move(row));
}

// Peak x duration is more than what was delivered, and not many times more.
void FillReader::settlePeaks()
{
    std::vector<double> shares;  // delivered / (peak x duration), the peak taken as hz/ub
    for (const FillRow &row : std::as_const(m_table.fills)) {
        const double most = m_peaks.value(row.fill) * double(row.stableSeconds.value_or(0));
        if (most > 0 && row.delivered && row.delivered->value > 0)
            shares.push_back(row.delivered->value * 1e6 / most);
    }
    if (m_peaks.isEmpty())
        return;
    std::optional<LumiUnit> unit;
    double share = 0;
    if (!shares.empty()) {
        const auto middle = shares.begin() + ptrdiff_t(shares.size() / 2);
        std::nth_element(shares.begin(), middle, shares.end());
        const auto fits = [](double s) { return s > 0.05 && s < 2; };
        share = *middle;
        if (fits(share))
            unit = LumiUnit::HzPerUb;
        else if (share /= 1e4; fits(share))
            unit = LumiUnit::E34;
    }
    if (!unit) {
        m_table.report.tell(
            1,
            Fills::tr("The table has no units, and the peak luminosity fits neither 10^30 nor 10^34 "
                      "cm^-2 s^-1; it was left out."));
        return;
    }
    m_table.report.tell(
        1,
        Fills::tr(
            "The table has no units: delivered and recorded are taken per picobarn, the peak in %1, because "
            "fills delivered %2 of peak times duration then (median).")
            .arg(QString(toWord(*unit)), QString::number(share, 'g', 2)));
    for (FillRow &row : m_table.fills)
        if (m_peaks.contains(row.fill))
            row.peak = Luminosity{m_peaks.value(row.fill), *unit, {}, {}};
}

Result<FillTable> FillReader::read()
{
    SD_CHECK(readHeader());
    while (m_lines.next()) {
        if (m_lines.isTooLong()) {
            m_table.report.refuse(m_lines.number(),
                                  Fills::tr("It is longer than %1 bytes.").arg(kMaxCsvLine));
            continue;
        }
        if (m_lines.line().isEmpty())
            continue;
        if (m_table.fills.size() >= kMaxFills)
            return fail(ErrorCode::InvalidInput, m_origin,
                        Fills::tr("It has more than %1 fills.").arg(kMaxFills));
        readRow();
    }
    settlePeaks();
    m_table.report.sortByLine();
    return std::move(m_table);
}
}  // namespace

bool isFillHeader(QByteArrayView line)
{
    std::vector<QByteArrayView> fields;
    splitCsv(line, fields);
    bool fill = false, begin = false, delivered = false;
    for (const QByteArrayView field : fields) {
        const FillColumn column = columnNamed(field);
        fill = fill || column == FillColumn::Fill;
        begin = begin || column == FillColumn::Begin;
        delivered = delivered || column == FillColumn::Delivered;
    }
    return fill && begin && delivered;
}

Result<FillTable> readFillTable(QIODevice &device, const QString &origin)
{
    return FillReader(device, origin).read();
}

Result<FillTable> readFillTableFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path, Fills::tr("There is no such file."));
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path,
                    info.isFile() ? file.errorString() : Fills::tr("It is not a plain file."));
    auto result = readFillTable(file, path);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, path, file.errorString());
    return result;
}

std::optional<qint64> fillSpan(QByteArrayView text)
{
    qint64 seconds = 0;
    bool any = false;
    while (!text.isEmpty()) {
        const qsizetype blank = text.indexOf(' ');
        if (blank < 0)
            return {};
        const auto number = wholeNumber(text.first(blank));
        text = text.sliced(blank + 1);
        const qsizetype end = text.indexOf(' ');
        const QByteArrayView unit = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        const qint64 factor = unit == "hr" ? 3600 : unit == "min" ? 60 : unit == "sec" ? 1 : 0;
        if (!number || *number < 0 || *number > 1'000'000 || factor == 0)
            return {};
        seconds += *number * factor;
        any = true;
    }
    return any ? std::optional(seconds) : std::nullopt;
}

}  // namespace shiftdeck

#include "models/core/filefacts.h"

#include "models/core/checksum.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace shiftdeck {

namespace {
struct FileFactsText {
    Q_DECLARE_TR_FUNCTIONS(FileFacts)
};

constexpr qint64 kBlock = 1 << 20;
constexpr qsizetype kMaxLine = 1 << 16;
constexpr qint64 kMaxJson = qint64(64) << 20;
constexpr double kMaxCount = 9007199254740992.0;  // 2^53: beyond it a double is no exact count

// The events of a CSV file, fed with blocks of any size. After the first problem the rest is ignored.
class CsvReader {
  public:
    void add(QByteArrayView block)
    {
        while (m_problem.isEmpty() && !block.isEmpty()) {
            const qsizetype end = block.indexOf('\n');
            const QByteArrayView piece = end < 0 ? block : block.first(end);
            if (m_line.size() + piece.size() > kMaxLine) {
                m_problem = FileFactsText::tr("Line %1 is longer than %2 characters.")
                                .arg(m_number + 1)
                                .arg(kMaxLine);
                return;
            }
            m_line.append(piece.data(), piece.size());
            if (end < 0)
                return;
            takeLine();
            block = block.sliced(end + 1);
        }
    }

    void finish(FileFacts &facts)
    {
        if (m_problem.isEmpty() && !m_line.isEmpty())
            m_problem = FileFactsText::tr("Line %1 is cut off: the file does not end with a newline.")
                            .arg(m_number + 1);
        if (m_problem.isEmpty() && m_number == 0)
            m_problem = FileFactsText::tr("The file is empty: it has no header line.");
        facts.problem = m_problem;
        facts.readable = m_problem.isEmpty();
        if (!facts.readable)
            return;
        facts.events = m_number - 1;
        facts.firstRun = m_firstRun;
        facts.lastRun = m_lastRun;
        facts.contents = m_names;
    }

  private:
    void takeLine()
    {
        ++m_number;
        QByteArrayView line = m_line;
        if (line.endsWith('\r'))
            line.chop(1);
        if (m_number == 1)
            takeHeader(line);
        else
            takeEvent(line);
        m_line.clear();
    }

    void takeHeader(QByteArrayView line)
    {
        const QList<QByteArray> names = line.toByteArray().split(',');
        m_columns = names.size();
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QByteArray name = names.at(i).trimmed();
            m_names.append(QString::fromUtf8(name));
            if (name == "Run")
                m_runColumn = i;
            else if (name == "Event")
                m_eventColumn = i;
        }
        if (m_runColumn < 0 || m_eventColumn < 0)
            m_problem = FileFactsText::tr("Line 1 is no header line: it needs the columns Run and Event.");
    }

    void takeEvent(QByteArrayView line)
    {
        qsizetype column = 0;
        qint64 run = 0;
        bool good = true;
        for (qsizetype start = 0; start <= line.size(); ++column) {
            qsizetype end = line.indexOf(',', start);
            if (end < 0)
                end = line.size();
            const QByteArrayView value = line.sliced(start, end - start).trimmed();
            bool isNumber = true;
            if (column == m_runColumn)
                run = value.toByteArray().toLongLong(&isNumber);
            else if (column == m_eventColumn)
                value.toByteArray().toULongLong(&isNumber);
            good = good && isNumber;
            start = end + 1;
        }
        if (column != m_columns)
            m_problem = FileFactsText::tr("Line %1 has %2 columns where the header line has %3.")
                            .arg(m_number).arg(column).arg(m_columns);
        else if (!good || run <= 0)
            m_problem = FileFactsText::tr("Line %1 has no valid run and event number.").arg(m_number);
        m_firstRun = m_firstRun == 0 ? run : std::min(m_firstRun, run);
        m_lastRun = std::max(m_lastRun, run);
    }

    QByteArray m_line;
    QString m_problem;
    QStringList m_names;
    qint64 m_number = 0;  // of the last whole line
    qint64 m_firstRun = 0, m_lastRun = 0;
    qsizetype m_columns = 0, m_runColumn = -1, m_eventColumn = -1;
};

// Histograms as JSROOT and TBufferJSON write them:
// {"_typename": "TList", "arr": [{"_typename": "TH1D", ...}]}.
QString readHistograms(const QByteArray &content, FileFacts &facts)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError)
        return FileFactsText::tr("It is no valid JSON: %1 at byte %2.")
            .arg(error.errorString())
            .arg(error.offset);
    const QJsonArray list = document.object().value(QLatin1String("arr")).toArray();
    if (document.object().value(QLatin1String("_typename")).toString() != QLatin1String("TList")
        || list.isEmpty())
        return FileFactsText::tr("It is no list of histograms.");
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject histogram = list.at(i).toObject();
        const double entries = histogram.value(QLatin1String("fEntries")).toDouble(-1.0);
        if (!histogram.value(QLatin1String("_typename")).toString().startsWith(QLatin1String("TH1"))
            || !(entries >= 0.0 && entries <= kMaxCount) || std::floor(entries) != entries)
            return FileFactsText::tr("Entry %1 of the list is no histogram with a count of entries.")
                .arg(i + 1);
        if (i == 0)
            facts.events = static_cast<qint64>(entries);
        facts.contents.append(histogram.value(QLatin1String("fName")).toString());
    }
    return {};
}

// Fed with the blocks of a file, one after the other.
class Inspector {
  public:
    explicit Inspector(const QString &name)
        : m_isCsv(name.endsWith(QLatin1String(".csv"))), m_isJson(name.endsWith(QLatin1String(".root.json")))
    {
    }

    void add(QByteArrayView block)
    {
        m_sum.add(block);
        m_bytes += block.size();
        if (m_isCsv)
            m_csv.add(block);
        else if (m_isJson && m_bytes <= kMaxJson)
            m_json.append(block.data(), block.size());
    }

    FileFacts facts()
    {
        FileFacts facts;
        facts.exists = true;
        facts.bytes = m_bytes;
        facts.adler32 = m_sum.hex();
        if (m_isCsv) {
            m_csv.finish(facts);
            return facts;
        }
        if (m_isJson && m_bytes > kMaxJson)
            facts.problem =
                FileFactsText::tr("It is larger than the %1 bytes allowed for histograms.").arg(kMaxJson);
        else if (m_isJson)
            facts.problem = readHistograms(m_json, facts);
        facts.readable = facts.problem.isEmpty();
        if (!facts.readable) {
            facts.events.reset();
            facts.contents.clear();
        }
        return facts;
    }

  private:
    const bool m_isCsv, m_isJson;
    Adler32 m_sum;
    CsvReader m_csv;
    QByteArray m_json;
    qint64 m_bytes = 0;
};
}  // namespace

bool hasKnownContents(const QString &suffix)
{
    return suffix == QLatin1String("csv") || suffix == QLatin1String("root.json");
}

FileFacts inspectContent(const QString &name, QByteArrayView content)
{
    Inspector inspector(name);
    for (qsizetype from = 0; from < content.size(); from += kBlock)
        inspector.add(content.sliced(from, std::min<qsizetype>(kBlock, content.size() - from)));
    return inspector.facts();
}

Result<FileFacts> inspectFile(const QString &path, std::stop_token stop)
{
    FileFacts facts;
    const QFileInfo info(path);
    if (!info.exists()) {
        facts.problem = FileFactsText::tr("There is no such file.");
        return facts;
    }
    facts.exists = true;
    if (!info.isFile()) {
        facts.problem = FileFactsText::tr("It is not a plain file.");
        return facts;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, path, file.errorString());
    Inspector inspector(path);
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, path, FileFactsText::tr("Reading was stopped."));
        const qint64 size = file.read(block.data(), kBlock);
        if (size < 0)
            return fail(ErrorCode::Io, path, file.errorString());
        if (size == 0)
            break;
        inspector.add(QByteArrayView(block.constData(), size));
    }
    return inspector.facts();
}

}  // namespace shiftdeck

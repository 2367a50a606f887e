#include "models/production/jobreport.h"

#include "models/core/checksum.h"
#include "models/core/files.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Report {
    Q_DECLARE_TR_FUNCTIONS(JobReport)
};

constexpr double kMaxCount = 9007199254740992.0;  // 2^53: beyond it a JSON number is no exact count
constexpr qsizetype kMaxText = 400;

// Reads fields of one JSON object and remembers the first thing that is wrong.
class Reader {
  public:
    Reader(const QJsonObject &object, QString where, QString &problem)
        : m_object(object), m_where(std::move(where)), m_problem(problem) {}

    QString text(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        const QString text = value.toString();
        if (!value.isString())
            blame(key, value.isUndefined() ? Report::tr("%1 is missing.") : Report::tr("%1 is no text."));
        else if (text.size() > kMaxText)
            blame(key, Report::tr("%1 is too long."));
        else if (std::any_of(text.begin(), text.end(),
                             [](QChar c) { return c.category() == QChar::Other_Control; }))
            blame(key, Report::tr("%1 holds control characters."));
        return text;
    }

    QString optionalText(const char *key)
    {
        return m_object.contains(QLatin1String(key)) ? text(key) : QString();
    }

    qint64 count(const char *key) { return static_cast<qint64>(number(key, true)); }

    qint64 optionalCount(const char *key) { return m_object.contains(QLatin1String(key)) ? count(key) : 0; }

    // Seconds with a fraction, as milliseconds.
    qint64 seconds(const char *key)
    {
        return static_cast<qint64>(std::llround(std::min(number(key, false), 1e12) * 1000.0));
    }

    std::optional<int> maybeSmall(const char *key, int most)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (value.isNull())
            return std::nullopt;
        const qint64 n = count(key);
        if (n > most)
            blame(key, Report::tr("%1 is out of range."));
        return static_cast<int>(std::min<qint64>(n, most));
    }

    QJsonArray list(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isArray())
            blame(key, value.isUndefined() ? Report::tr("%1 is missing.") : Report::tr("%1 is no list."));
        return value.toArray();
    }

    void blame(const char *key, const QString &sentence)
    {
        if (m_problem.isEmpty())
            m_problem = sentence.arg(m_where + QLatin1String(key));
    }

  private:
    double number(const char *key, bool integral)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        const double n = value.toDouble();
        if (!value.isDouble())
            blame(key, value.isUndefined() ? Report::tr("%1 is missing.") : Report::tr("%1 is no number."));
        else if (!(n >= 0.0))
            blame(key, Report::tr("%1 is negative."));
        else if (!(n <= kMaxCount))
            blame(key, Report::tr("%1 is out of range."));
        else if (integral && std::floor(n) != n)
            blame(key, Report::tr("%1 is no whole number."));
        else
            return n;
        return 0.0;
    }

    const QJsonObject m_object;
    const QString m_where;
    QString &m_problem;
};

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.startsWith(u'.') && name.size() <= 255;
}

ReportedInput readInput(Reader reader)
{
    ReportedInput input;
    input.lfn = reader.text("lfn");
    input.run = reader.count("run");
    input.first = reader.count("first");
    input.eventsRead = reader.count("eventsRead");
    input.adler32 = reader.optionalText("adler32");
    if (!input.adler32.isEmpty() && !isAdler32(input.adler32))
        reader.blame("adler32", Report::tr("%1 is no adler32 checksum."));
    return input;
}

ReportedOutput readOutput(Reader reader)
{
    ReportedOutput output;
    output.stream = reader.text("stream");
    output.name = reader.text("name");
    output.adler32 = reader.text("adler32");
    output.eventsWritten = reader.count("eventsWritten");
    output.bytes = reader.count("bytes");
    if (!isPlainName(output.name))
        reader.blame("name", Report::tr("%1 is no plain file name."));
    if (!isAdler32(output.adler32))
        reader.blame("adler32", Report::tr("%1 is no adler32 checksum."));
    return output;
}

void readApplication(const QJsonObject &object, JobReport &report, QString &problem)
{
    Reader reader(object, QStringLiteral("application."), problem);
    const QJsonArray inputs = reader.list("inputs");
    const QJsonArray outputs = reader.list("outputs");
    if (inputs.size() + outputs.size() > kMaxReportEntries) {
        problem = Report::tr("It lists more than %1 files.").arg(kMaxReportEntries);
        return;
    }
    for (qsizetype i = 0; i < inputs.size() && problem.isEmpty(); ++i) {
        const QString where = QStringLiteral("application.inputs[%1].").arg(i);
        report.inputs.append(readInput(Reader(inputs.at(i).toObject(), where, problem)));
    }
    for (qsizetype i = 0; i < outputs.size() && problem.isEmpty(); ++i) {
        const QString where = QStringLiteral("application.outputs[%1].").arg(i);
        report.outputs.append(readOutput(Reader(outputs.at(i).toObject(), where, problem)));
    }
    report.peakMemoryKb = std::max(report.peakMemoryKb, reader.optionalCount("peakMemoryKb"));
    report.hasApplication = true;
}

JobReport readReport(const QJsonObject &object, QString &problem)
{
    JobReport report;
    Reader reader(object, {}, problem);
    if (reader.text("format") != QLatin1String("shiftdeck-job-report"))
        reader.blame("format", Report::tr("%1 is not that of a job report."));
    if (reader.count("version") != 1)
        reader.blame("version", Report::tr("%1 is not one that this program reads."));
    report.token = reader.text("token");
    report.host = reader.text("host");
    report.release = reader.text("release");
    report.conditions = reader.text("conditions");
    report.step = reader.text("step");
    report.startedAt = reader.count("startedAt");
    report.endedAt = reader.count("endedAt");
    report.cpuMs = reader.seconds("cpuSeconds");
    report.peakMemoryKb = reader.count("peakMemoryKb");
    report.exitCode = reader.maybeSmall("exitCode", 255);
    report.signal = reader.maybeSmall("signal", 64);
    report.reason = reader.text("reason");
    const QJsonValue application = object.value(QLatin1String("application"));
    if (application.isObject())
        readApplication(application.toObject(), report, problem);
    else if (!application.isNull())
        reader.blame("application",
                     application.isUndefined() ? Report::tr("%1 is missing.")
                                               : Report::tr("%1 is no object."));
    return report;
}

template <typename List, typename F>
qint64 sum(const List &list, F count)
{
    // Saturates: 10,000 times 2^53 does not fit.
    double total = 0.0;
    for (const auto &entry : list)
        total += static_cast<double>(count(entry));
    return static_cast<qint64>(std::min(total, kMaxCount));
}
}  // namespace

qint64 JobReport::eventsRead() const
{
    return sum(inputs, [](const ReportedInput &input) { return input.eventsRead; });
}

qint64 JobReport::eventsWritten() const
{
    return sum(outputs, [](const ReportedOutput &output) { return output.eventsWritten; });
}

Result<JobReport> parseJobReport(const QByteArray &content, const QString &expectedToken)
{
    const QString context = Report::tr("the report of job %1").arg(expectedToken);
    if (content.size() > kMaxReportBytes)
        return fail(ErrorCode::InvalidInput, context,
                    Report::tr("It is larger than the %1 bytes allowed.").arg(kMaxReportBytes));
    if (content.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, context, Report::tr("It is empty."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(
            ErrorCode::InvalidInput, context,
            Report::tr("It is no valid JSON: %1 at byte %2.").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(ErrorCode::InvalidInput, context, Report::tr("It is no JSON object."));
    QString problem;
    JobReport report = readReport(document.object(), problem);
    if (!problem.isEmpty())
        return fail(ErrorCode::InvalidInput, context, problem);
    if (report.token != expectedToken)
        return fail(ErrorCode::InvalidInput, context,
                    Report::tr("It is the report of another job, %1.").arg(report.token.left(80)));
    return report;
}

Result<JobReport> readJobReport(const QString &path, const QString &expectedToken)
{
    SD_TRY(const QByteArray content, readBounded(path, kMaxReportBytes));
    return parseJobReport(content, expectedToken);
}

}  // namespace shiftdeck

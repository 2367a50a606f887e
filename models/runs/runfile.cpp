#include "models/runs/runfile.h"

#include "models/runs/csvlines.h"
#include "models/runs/filltable.h"
#include "models/runs/lumicolumns.h"
#include "models/runs/lumitable.h"
#include "models/runs/lumivalues.h"
#include "models/runs/runlistreader.h"
#include "models/runs/watchedfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <map>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunFile)
};

enum class Kind { Json, LumiTable, LumiValues, Fills, Runs };

// By the first line that says something; a table of brilcalc may have other lines before its header.
Kind kindOf(QIODevice &device)
{
    constexpr int kHeaderLines = 20;
    CsvLines lines(device);
    bool first = true;
    for (int i = 0; i < kHeaderLines && lines.next(); ++i) {
        const QByteArrayView line = lines.line();
        if (line.isEmpty())
            continue;
        if (first && (line.startsWith('{') || line.startsWith('[')))
            return Kind::Json;
        if (first && isFillHeader(line))
            return Kind::Fills;
        if (isLumiHeader(line))
            return Kind::LumiTable;
        if (first && isLumiValuesHeader(line))
            return Kind::LumiValues;
        first = first && line.startsWith('#');
    }
    return Kind::Runs;
}

class Reader {
  public:
    Reader(QFile &file, const RunFileWish &wish) : m_file(file), m_wish(wish)
    {
        m_result.path = QFileInfo(file).absoluteFilePath();
    }

    Result<RunFile> read()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!hash.addData(&m_file))
            return fail(ErrorCode::Io, m_result.path, m_file.errorString());
        m_result.checksum = QStringLiteral("sha256:") + QString::fromLatin1(hash.result().toHex());
        if (!m_file.seek(0))
            return fail(ErrorCode::Io, m_result.path, m_file.errorString());
        const Kind kind = kindOf(m_file);
        if (!m_file.seek(0))
            return fail(ErrorCode::Io, m_result.path, m_file.errorString());
        SD_CHECK(readAs(kind));
        for (auto &[run, news] : m_runs) {
            news.run = RunNumber(run);
            m_result.runs.append(std::move(news));
        }
        return std::move(m_result);
    }

  private:
    Result<> readAs(Kind kind)
    {
        switch (kind) {
        case Kind::Json:
        case Kind::Runs: return readList(kind);
        case Kind::Fills: return readFills();
        case Kind::LumiValues: return readValues();
        case Kind::LumiTable: break;
        }
        m_result.format = ImportFormat::Luminosity;
        SD_TRY(LumiTableNews table, readLumiTable(m_file, m_result.path, m_wish));
        m_result.report = std::move(table.report);
        m_runs = std::move(table.runs);
        return {};
    }

    Result<> readList(Kind kind)
    {
        if (m_file.size() > kMaxListBytes)
            return fail(ErrorCode::InvalidInput, m_result.path,
                        Text::tr("It is larger than a list of runs can be (%1 bytes).").arg(kMaxListBytes));
        const QByteArray text = m_file.readAll();
        if (kind == Kind::Runs) {
            m_result.format = ImportFormat::RunList;
            SD_TRY(const ReadRuns read, parseRuns(text, m_result.path));
            m_result.report = read.report;
            for (const RunNumber run : read.runs)
                m_runs[run.value()];
            return {};
        }
        if (looksLikeNormtag(text))
            return fail(
                ErrorCode::InvalidInput, m_result.path,
                Text::tr("It is a normtag: it says which luminometer holds where, and nothing about runs. "
                         "\"prodctl runlist show\" shows it."));
        m_result.format = ImportFormat::GoodRunList;
        SD_TRY(const ReadRunList read, parseRunList(text, m_result.path));
        m_result.report = read.report;
        for (const RunNumber run : read.list.runNumbers())
            m_runs[run.value()];
        return {};
    }

    Result<> readFills()
    {
        m_result.format = ImportFormat::Fills;
        SD_TRY(const FillTable table, readFillTable(m_file, m_result.path));
        m_result.report = table.report;
        for (const FillRow &fill : table.fills) {
            for (const RunNumber run : fill.runs) {
                RunNews &news = m_runs[run.value()];
                if (news.facts.fill && *news.facts.fill != fill.fill) {
                    m_result.report.refuse(
                        fill.line,
                        Text::tr("Run %1 is of fill %2 already.")
                            .arg(QString::number(run.value()), QString::number(*news.facts.fill)));
                    continue;
                }
                news.firstLine = news.firstLine == 0 ? fill.line : news.firstLine;
                news.lastLine = fill.line;
                news.facts = {fill.fill, fill.type.left(200), fill.energy, fill.field,
                              false,     fill.begin,          fill.end,    {}};
            }
        }
        return {};
    }

    Result<> readValues()
    {
        m_result.format = ImportFormat::Luminosity;
        SD_TRY(const LumiValues read, readLumiValues(m_file, m_result.path));
        m_result.report = read.report;
        for (const LumiValue &value : read.values) {
            const QString method = value.method.isEmpty() ? m_wish.method : value.method;
            if (method.isEmpty())
                return fail(
                    ErrorCode::InvalidInput, m_result.path,
                    Text::tr("It does not say by which method these luminosities were found; say it with "
                             "--method, or add a column \"method\"."));
            RunNews &news = m_runs[value.run.value()];
            news.firstLine = news.firstLine == 0 ? value.line : news.firstLine;
            news.lastLine = value.line;
            news.luminosities.append({method, {}, value.value, 0, {}});
        }
        return {};
    }

    QFile &m_file;
    const RunFileWish m_wish;
    RunFile m_result;
    std::map<qint64, RunNews> m_runs;
};
}  // namespace

Result<RunFile> readRunFile(const QString &path, const RunFileWish &wish, const ReadWatch &watch)
{
    if (!wish.method.isEmpty() && !isMethodName(wish.method))
        return fail(ErrorCode::InvalidInput, Text::tr("the method \"%1\"").arg(wish.method.left(60)),
                    Text::tr("Its name has letters, digits and . _ + - only, and at most 60 of them."));
    WatchedFile file(path, watch, 2);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path, Text::tr("There is no such file."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path, file.errorString());
    auto result = Reader(file, wish).read();
    if (file.isStopped())
        return fail(ErrorCode::Cancelled, path, Text::tr("Reading it was ended before it was done."));
    return result;
}

}  // namespace shiftdeck

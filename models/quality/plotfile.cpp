#include "models/quality/plotfile.h"

#include "models/core/files.h"
#include "models/core/nearest.h"
#include "models/quality/bytesource.h"
#include "models/quality/rootjson.h"

namespace shiftdeck {

namespace {
PlotEntry entryOf(const RootKey &key, qsizetype place)
{
    return {key.path, key.title, key.className, key.cycle, place};
}
}  // namespace

Result<PlotFile> PlotFile::open(const QString &path, const RootLimits &limits)
{
    PlotFile result;
    result.m_path = path;
    SD_TRY(ByteSource source, ByteSource::open(path));
    SD_TRY(const QByteArray start, source.readUpTo(0, 64));
    const bool marked = start.startsWith("\xef\xbb\xbf");  // of UTF-8
    const QByteArray first = start.mid(marked ? 3 : 0).trimmed().left(1);
    if (first == "{" || first == "[") {
        SD_TRY(const QByteArray json, readBounded(path, limits.objectBytes));
        auto plots = readRootJson(json, limits);
        if (!plots)
            return fail(plots.error().code, QStringLiteral("%1: %2").arg(path, plots.error().context),
                        plots.error().cause);
        result.m_read = *std::move(plots);
        result.m_bytes = json.size();
        for (qsizetype i = 0; i < result.m_read.size(); ++i) {
            const Plot &plot = result.m_read.at(i);
            result.m_plots.append({nameOf(plot), titleOf(plot), classOf(plot), 1, i});
        }
        return result;
    }
    SD_TRY(result.m_root, RootFile::open(path, limits));
    SD_TRY(result.m_keys, result.m_root->allKeys());
    QHash<qint64, qsizetype> places;  // by record: each key has its own
    for (qsizetype i = 0; i < result.m_keys.size(); ++i)
        places.insert(result.m_keys.at(i).at, i);
    for (const RootKey &key : latestCycles(result.m_keys))
        if (key.isPlot())
            result.m_plots.append(entryOf(key, places.value(key.at)));
    return result;
}

Result<PlotEntry> PlotFile::find(const QString &path) const
{
    QStringList names;
    for (const PlotEntry &entry : m_plots) {
        if (entry.path == path)
            return entry;
        names.append(entry.path);
    }
    for (qsizetype i = 0; i < m_keys.size(); ++i)
        if (m_keys.at(i).isPlot()
            && QStringLiteral("%1;%2").arg(m_keys.at(i).path).arg(m_keys.at(i).cycle) == path)
            return entryOf(m_keys.at(i), i);
    return fail(ErrorCode::NotFound, QStringLiteral("plot \"%1\" in %2").arg(path.left(500), m_path),
                withNearest(QStringLiteral("the file has %1 plots").arg(m_plots.size()), path, names));
}

Result<Plot> PlotFile::plot(const PlotEntry &entry)
{
    if (m_root)
        return m_root->plot(m_keys.at(entry.place));
    return m_read.at(entry.place);
}

QStringList PlotFile::notes() const { return m_root ? m_root->notes() : QStringList(); }
qint64 PlotFile::bytesRead() const { return m_root ? m_root->bytesRead() : m_bytes; }

}  // namespace shiftdeck

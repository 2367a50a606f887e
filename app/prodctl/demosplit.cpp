#include "app/prodctl/demosplit.h"

#include "app/prodctl/text.h"
#include "models/core/files.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <map>
#include <memory>

namespace shiftdeck {

namespace {
constexpr qint64 kMaxLine = 64 * 1024;
constexpr size_t kMaxRuns = 500;  // open files at a time

tl::unexpected<Error> wrongLine(const QString &path, qint64 number, const QString &why)
{
    return fail(ErrorCode::InvalidInput, Prodctl::tr("%1, line %2").arg(path).arg(number), why);
}
}  // namespace

Result<QMap<qint64, QString>> splitByRun(const QString &path, const QString &folder, const QString &prefix)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return fail(in.exists() ? ErrorCode::Io : ErrorCode::NotFound, path, in.errorString());
    const QByteArray header = in.readLine(kMaxLine);
    if (header.split(',').first().trimmed() != "Run" || !header.endsWith('\n'))
        return wrongLine(path, 1, Prodctl::tr("The first column of an event file is Run."));
    std::map<qint64, std::unique_ptr<QSaveFile>> runs;
    for (qint64 number = 2; !in.atEnd(); ++number) {
        const QByteArray line = in.readLine(kMaxLine);
        bool good = false;
        const qint64 run = line.left(line.indexOf(',')).toLongLong(&good);
        if (!good || run <= 0 || !line.endsWith('\n'))
            return wrongLine(path, number,
                             Prodctl::tr("It does not begin with a run number, or is cut off."));
        std::unique_ptr<QSaveFile> &file = runs[run];
        if (!file) {
            if (runs.size() > kMaxRuns)
                return wrongLine(path, number, Prodctl::tr("There are more than %1 runs.").arg(kMaxRuns));
            file = std::make_unique<QSaveFile>(
                QDir(folder).filePath(QStringLiteral("%1_%2.csv").arg(prefix).arg(run)));
            if (!file->open(QIODevice::WriteOnly) || file->write(header) != header.size())
                return fail(ErrorCode::Io, file->fileName(), file->errorString());
        }
        if (file->write(line) != line.size())
            return fail(ErrorCode::Io, file->fileName(), file->errorString());
    }
    QMap<qint64, QString> paths;
    for (const auto &[run, file] : runs) {
        if (!file->commit())
            return fail(ErrorCode::Io, file->fileName(), file->errorString());
        paths.insert(run, file->fileName());
    }
    return paths;
}

}  // namespace shiftdeck

#include "models/runs/sourcelisting.h"

#include "models/core/errortext.h"
#include "models/core/filestamp.h"
#include "models/runs/runpattern.h"
#include "models/runs/runtable.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourceListing)
};
constexpr qint64 kLongestList = qint64(256) << 20;

QString nameOf(const QString &path) { return path.section(u'/', -1).left(200); }

ListedFile lookAt(const QString &path, const QString &adler32 = {})
{
    const FileStamp stamp = fileStamp(path);
    const bool plain = stamp.bytes >= 0 && QFileInfo(path).isFile();
    return {path, plain ? stamp.bytes : -1, stamp.contentNs / 1'000'000, adler32};
}

tl::unexpected<Error> stopped(const RunSource &source)
{
    return fail(ErrorCode::Cancelled, Text::tr("source %1").arg(source.name),
                Text::tr("Looking was stopped."));
}

bool isOfCampaign(const RunSource &source, qint64 run)
{
    return run >= source.firstRun && run <= source.lastRun;
}

// Adds files to runs, each once, and counts the runs that the campaign does not want.
class Collector {
  public:
    Collector(const RunSource &source, Listing &listing) : m_source(source), m_listing(listing) { }

    ListedRun *runOf(qint64 run)
    {
        if (!isOfCampaign(m_source, run)) {
            m_ignored.insert(run);
            m_listing.ignored = m_ignored.size();
            return nullptr;
        }
        ListedRun &found = m_listing.runs[run];
        found.run = run;
        return &found;
    }

    // What the source says of it, as against what is there.
    void add(const TableFile &said, const QString &path)
    {
        ListedRun *run = runOf(said.run);
        if (!run)
            return;
        if (said.complete)
            m_declared[said.run].append(*said.complete);
        else
            m_declared[said.run].append(false);
        if (said.complete == false)
            run->waitsFor = Text::tr("The source says that it is not complete.");
        auto &known = m_paths[said.run];
        if (const auto twice = known.constFind(path); twice != known.cend()) {
            if (twice->first != said.bytes || twice->second != said.adler32)
                run->waitsFor =
                    Text::tr("The source names %1 twice, with another size or checksum.").arg(nameOf(path));
            return;
        }
        known.insert(path, {said.bytes, said.adler32});
        if (run->files.size() >= ListedRun::kMostFiles) {
            run->refusal = Text::tr("It has more than %1 files; split it.").arg(ListedRun::kMostFiles);
            return;
        }
        const ListedFile file = lookAt(path, said.adler32);
        if (file.bytes < 0)
            run->waitsFor = Text::tr("%1 is not there, or no plain file.").arg(nameOf(path));
        else if (said.bytes >= 0 && file.bytes != said.bytes)
            run->waitsFor = Text::tr("%1 has %2 of %3 bytes.", "name, bytes, of bytes")
                                .arg(nameOf(path), QString::number(file.bytes), QString::number(said.bytes));
        run->files.append(file);
    }

    void finish()
    {
        for (ListedRun &run : m_listing.runs) {
            std::sort(run.files.begin(), run.files.end(),
                      [](const ListedFile &a, const ListedFile &b) { return a.path < b.path; });
            const QList<bool> declared = m_declared.value(run.run);
            run.isDeclared = run.isDeclared
                || (!declared.isEmpty()
                    && std::all_of(declared.begin(), declared.end(), [](bool yes) { return yes; }));
        }
    }

  private:
    const RunSource &m_source;
    Listing &m_listing;
    QSet<qint64> m_ignored;
    QHash<qint64, QList<bool>> m_declared;
    QHash<qint64, QHash<QString, std::pair<qint64, QString>>> m_paths;
};

// ---------------------------------------------------------------- a folder

struct Walk {
    const RunSource &source;
    const RunPattern &pattern;
    const std::stop_token &stop;
    int &entries;
    std::function<void(qint64 run, const QString &path)> found;
};

Result<> walk(const Walk &w, const QString &folder, int level, qint64 run)
{
    const bool last = level + 1 == w.pattern.levels().size();
    QDirIterator all(folder, (last ? QDir::Files : QDir::Dirs | QDir::NoSymLinks) | QDir::NoDotAndDotDot);
    while (all.hasNext()) {
        const QString path = all.next();
        if (w.stop.stop_requested())
            return stopped(w.source);
        if (++w.entries > Listing::kMostEntries)
            return fail(
                ErrorCode::InvalidInput, w.source.location,
                Text::tr("It has more than %1 entries; keep the files of each run in a folder of its own,"
                         " or move old ones away.")
                    .arg(Listing::kMostEntries));
        const auto fits = w.pattern.match(level, all.fileName(), run);
        if (!fits)
            continue;
        if (last)
            w.found(*fits, path);
        else
            SD_CHECK(walk(w, path, level + 1, *fits));
    }
    return {};
}

Result<> checkManifest(const QString &path, ListedRun &run)
{
    QFile file(path);
    if (file.size() > kLongestList)
        return fail(ErrorCode::InvalidInput, path, Text::tr("It is larger than any manifest."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path, file.errorString());
    const RunTable table = readRunTable(file, true);
    if (!table.report.isWhole() || table.files.isEmpty()) {
        run.waitsFor = table.report.remarks().isEmpty()
            ? Text::tr("Its manifest %1 names no files.").arg(nameOf(path))
            : Text::tr("Its manifest %1: %2", "name, what is wrong")
                  .arg(nameOf(path), table.report.remarks().first().sentence());
        return {};
    }
    QHash<QString, TableFile> wanted;
    const QDir folder = QFileInfo(path).absoluteDir();
    for (const TableFile &one : table.files)
        wanted.insert(QDir::cleanPath(folder.absoluteFilePath(one.path)), one);
    for (ListedFile &one : run.files) {
        const auto said = wanted.constFind(QDir::cleanPath(one.path));
        if (said == wanted.cend()) {
            run.waitsFor = Text::tr("Its manifest does not name %1.").arg(nameOf(one.path));
            continue;
        }
        one.adler32 = said->adler32;
        if (said->bytes >= 0 && said->bytes != one.bytes)
            run.waitsFor =
                Text::tr("%1 has %2 of %3 bytes.", "name, bytes, of bytes")
                    .arg(nameOf(one.path), QString::number(one.bytes), QString::number(said->bytes));
        wanted.erase(said);
    }
    if (!wanted.isEmpty())
        run.waitsFor = Text::tr("%1 is not there yet.", "a file").arg(nameOf(wanted.cbegin()->path));
    run.isDeclared = run.waitsFor.isEmpty();
    return {};
}

Result<Listing> listFolder(const RunSource &source, const std::stop_token &stop)
{
    if (!QFileInfo(source.location).isDir())
        return fail(ErrorCode::NotFound, source.location,
                    Text::tr("There is no such folder on this machine."));
    if (!QFileInfo(source.location).isReadable())
        return fail(ErrorCode::Io, source.location, Text::tr("The folder cannot be read."));
    SD_TRY(const RunPattern files, RunPattern::parse(source.pattern));
    Listing listing;
    Collector collect(source, listing);
    int entries = 0;
    QStringList paths;
    QMap<qint64, QString> markers;
    // The markers first: what is written between the two looks is not declared complete by them.
    if (source.completeBy != CompleteBy::Quiet) {
        SD_TRY(const RunPattern marker, RunPattern::parse(source.marker));
        SD_CHECK(walk({source, marker, stop, entries,
                       [&](qint64 run, const QString &path) { markers.insert(run, path); }},
                      source.location, 0, 0));
        paths = markers.values();
    }
    const QSet<QString> isMarker(paths.begin(), paths.end());
    SD_CHECK(walk({source, files, stop, entries,
                   [&](qint64 run, const QString &path) {
                       if (!isMarker.contains(path))
                           collect.add({run, path, -1, {}, {}}, QDir::cleanPath(path));
                   }},
                  source.location, 0, 0));
    for (ListedRun &run : listing.runs) {
        const auto marker = markers.constFind(run.run);
        if (source.completeBy == CompleteBy::Quiet)
            continue;
        if (marker == markers.cend()) {
            run.waitsFor =
                Text::tr("There is no file %1 yet.")
                    .arg(
                        QString(source.marker).replace(QLatin1StringView("{run}"), QString::number(run.run)));
        } else if (source.completeBy == CompleteBy::Marker) {
            run.isDeclared = true;
        } else if (const auto checked = checkManifest(*marker, run); !checked) {
            run.waitsFor = describe(checked.error());
        }
    }
    collect.finish();
    return listing;
}

// ---------------------------------------------------------------- a list, a database

Result<Listing> listList(const RunSource &source, const std::stop_token &stop)
{
    QFile file(source.location);
    if (!file.exists())
        return fail(ErrorCode::NotFound, source.location, Text::tr("There is no such file on this machine."));
    if (!QFileInfo(source.location).isFile() || file.size() > kLongestList)
        return fail(ErrorCode::InvalidInput, source.location,
                    Text::tr("It is no plain file of %1 MB at most.").arg(kLongestList >> 20));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, source.location, file.errorString());
    const RunTable table = readRunTable(file, false);
    if (!table.hasHeader)
        return fail(ErrorCode::InvalidInput, source.location,
                    table.report.remarks().isEmpty() ? Text::tr("It is empty; it needs a header line with the"
                                                                " columns run and path.")
                                                     : table.report.remarks().first().sentence());
    Listing listing;
    for (const ImportRemark &remark : table.report.remarks())
        listing.tell(remark.sentence());
    Collector collect(source, listing);
    const QDir folder = QFileInfo(source.location).absoluteDir();
    for (const TableFile &one : table.files) {
        if (stop.stop_requested())
            return stopped(source);
        collect.add(one, QDir::cleanPath(folder.absoluteFilePath(one.path)));
    }
    collect.finish();
    return listing;
}

const QString kOfStore = QStringLiteral(
    "SELECT f.first_run, (SELECT min(p.path) FROM replicas p WHERE p.file_id = f.id AND p.state = 'valid'"
    " AND p.medium = 'disk'), f.bytes, f.adler32, d.complete FROM files f JOIN datasets d ON d.id = "
    "f.dataset_id"
    " WHERE d.tier = 'raw' AND f.first_run BETWEEN ? AND ? ORDER BY 1, 2 LIMIT ?");
const QString kOfTable = QStringLiteral(
    "SELECT run, path, bytes, adler32, complete FROM raw_files WHERE run BETWEEN ? AND ? ORDER BY run, path"
    " LIMIT ?");

Result<Listing> listStore(const RunSource &source, const std::stop_token &stop)
{
    SD_TRY(const auto db, Database::open(source.location, Access::ReadOnly, stop));
    // What only a Shiftdeck store has.
    const bool isStore = db->integer(QStringLiteral("SELECT count(*) FROM request_transitions")).has_value();
    const auto rows = db->list(
        isStore ? kOfStore : kOfTable, {source.firstRun, source.lastRun, RunTable::kMostRows + 1},
        [](const Row &row) {
            TableFile file{
                row.integer(0), row.text(1), row.isNull(2) ? -1 : row.integer(2), row.text(3).toLower(), {}};
            if (!row.isNull(4))
                file.complete = row.flag(4);
            return file;
        });
    if (!rows && !isStore && rows.error().code != ErrorCode::Cancelled)
        return fail(rows.error().code, StoreLocation(source.location).subject(),
                    Text::tr("It is no Shiftdeck store, and its table or view raw_files cannot be read: %1")
                        .arg(describe(rows.error())),
                    rows.error().retryable);
    if (!rows)
        return tl::unexpected(rows.error());
    Listing listing;
    Collector collect(source, listing);
    for (const TableFile &one : *rows) {
        QString reason;
        if (stop.stop_requested())
            return stopped(source);
        if (isStore && one.path.isEmpty())
            listing.tell(Text::tr("Run %1: a file has no good copy on disk.").arg(one.run));
        else if (!checkTableFile(one, false, &reason) || !QDir::isAbsolutePath(one.path))
            listing.tell(Text::tr("Run %1: %2", "run, what is wrong")
                             .arg(QString::number(one.run),
                                  reason.isEmpty() ? Text::tr("Its path is not absolute.") : reason));
        else
            collect.add(one, QDir::cleanPath(one.path));
    }
    if (rows->size() > RunTable::kMostRows)
        listing.tell(
            Text::tr("It has more than %1 files; the last ones are not seen.").arg(RunTable::kMostRows));
    collect.finish();
    return listing;
}
}  // namespace

qint64 ListedRun::bytes() const
{
    qint64 sum = 0;
    for (const ListedFile &file : files)
        sum += std::max<qint64>(file.bytes, 0);
    return sum;
}

QString ListedRun::seen() const
{
    QJsonArray list;
    for (const ListedFile &file : files)
        list.append(QJsonArray{file.path, file.bytes, file.changedAt});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

qint64 Listing::fileCount() const
{
    qint64 sum = 0;
    for (const ListedRun &run : runs)
        sum += run.files.size();
    return sum;
}

void Listing::tell(const QString &problem)
{
    if (problems.size() < kMostProblems && !problems.contains(problem))
        problems.append(problem);
}

Result<Listing> listSource(const RunSource &source, std::stop_token stop)
{
    switch (source.kind) {
    case SourceKind::Folder: return listFolder(source, stop);
    case SourceKind::List: return listList(source, stop);
    case SourceKind::Store: return listStore(source, stop);
    }
    return fail(ErrorCode::Internal, source.name, QStringLiteral("no kind of source"));
}

QString whatIsNew(const QString &before, const ListedRun &after)
{
    QHash<QString, std::pair<qint64, qint64>> known;
    const QJsonArray list = QJsonDocument::fromJson(before.toUtf8()).array();
    for (const QJsonValue &one : list)
        known.insert(one[0].toString(), {one[1].toInteger(), one[2].toInteger()});
    QStringList fresh, changed;
    for (const ListedFile &file : after.files) {
        const auto was = known.constFind(file.path);
        if (was == known.cend())
            fresh.append(nameOf(file.path));
        else if (file.bytes >= 0 && (was->first != file.bytes || was->second != file.changedAt))
            changed.append(
                Text::tr("%1 (%2 bytes then, %3 now)", "name, bytes, bytes")
                    .arg(nameOf(file.path), QString::number(was->first), QString::number(file.bytes)));
    }
    QStringList sentences;
    constexpr int kShown = 5;
    if (!fresh.isEmpty())
        sentences.append(
            Text::tr("New files: %1, as %2.", "number, names")
                .arg(QString::number(fresh.size()), fresh.mid(0, kShown).join(QStringLiteral(", "))));
    if (!changed.isEmpty())
        sentences.append(
            Text::tr("Files written again: %1, as %2.", "number, names")
                .arg(QString::number(changed.size()), changed.mid(0, kShown).join(QStringLiteral(", "))));
    return sentences.join(u' ');
}

}  // namespace shiftdeck

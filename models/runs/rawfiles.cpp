#include "models/runs/rawfiles.h"

#include "models/storage/database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace shiftdeck {

namespace {
struct RawFiles {
    Q_DECLARE_TR_FUNCTIONS(RawFiles)
};

struct Entry {
    FileId id;
    qint64 events = 0, bytes = 0;
    QString adler32;
};

Result<SiteId> siteOf(Database &db, const QString &name)
{
    SD_TRY(const qint64 id, db.integer(QStringLiteral("SELECT id FROM sites WHERE name = ?"), {name}));
    if (id == 0)
        return fail(ErrorCode::InvalidInput, RawFiles::tr("the site"),
                    RawFiles::tr("The store has no site \"%1\".").arg(name.left(200)));
    return SiteId(id);
}

bool isDatasetName(const QString &name)
{
    if (name.isEmpty() || name.size() > 200 || name.startsWith(u'/') || name.endsWith(u'/'))
        return false;
    return std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"._-+/").contains(c));
    });
}

// Why the file is no raw file of one run; empty when it is one.
QString refusal(const FileFacts &facts)
{
    if (!facts.exists)
        return RawFiles::tr("There is no such file.");
    if (!facts.readable)
        return RawFiles::tr("It is not a readable event file: %1").arg(facts.problem);
    if (!facts.events)
        return RawFiles::tr("Its format has no event count; raw files are event files (.csv).");
    if (*facts.events == 0)
        return RawFiles::tr("It holds no events.");
    if (facts.firstRun != facts.lastRun)
        return RawFiles::tr("It holds several runs (%1 to %2); a raw file holds one. Split it by run first.")
            .arg(facts.firstRun)
            .arg(facts.lastRun);
    if (facts.firstRun <= 0)
        return RawFiles::tr("Its run number %1 is not positive.").arg(facts.firstRun);
    return {};
}

Result<> judge(Database &db, SiteId site, RawFile &file)
{
    file.why = refusal(file.facts);
    if (!file.why.isEmpty())
        return {};
    SD_TRY(const auto entry,
           db.first(QStringLiteral("SELECT id, events, bytes, adler32 FROM files WHERE lfn = ?"), {file.lfn},
                    [](const Row &row) {
                        return Entry{row.id<FileId>(0), row.integer(1), row.integer(2), row.text(3)};
                    }));
    if (!entry) {
        file.state = RawFile::New;
        file.why = RawFiles::tr("Run %1, %2 events.").arg(file.facts.firstRun).arg(*file.facts.events);
        return {};
    }
    file.file = entry->id;
    if (entry->adler32 != file.facts.adler32 || entry->bytes != file.facts.bytes
        || entry->events != *file.facts.events) {
        file.state = RawFile::Changed;
        file.why = RawFiles::tr("It changed after it was registered: %1 bytes, %2 events and adler32 %3 then;"
                                " %4 bytes, %5 events and adler32 %6 now.")
                       .arg(QString::number(entry->bytes), QString::number(entry->events), entry->adler32,
                            QString::number(file.facts.bytes), QString::number(*file.facts.events),
                            file.facts.adler32);
        return {};
    }
    SD_TRY(const qint64 replicas,
           db.integer(
               QStringLiteral("SELECT count(*) FROM replicas WHERE file_id = ? AND site_id = ? AND path = ?"),
               {entry->id.value(), site.value(), file.path}));
    file.state = replicas == 0 ? RawFile::NewReplica : RawFile::Known;
    file.why = replicas == 0 ? RawFiles::tr("The file is registered; this copy of it is new.")
                             : RawFiles::tr("It is registered already, and the same.");
    return {};
}

bool wanted(const RawFile &file) { return file.state == RawFile::New || file.state == RawFile::NewReplica; }

Result<DatasetId> datasetFor(Database &db, const RawPlan &plan, const Actor &actor)
{
    SD_TRY(const qint64 known,
           db.integer(QStringLiteral("SELECT id FROM datasets WHERE name = ?"), {plan.dataset}));
    if (known != 0)
        return DatasetId(known);
    SD_TRY(const qint64 id,
           db.insert(QStringLiteral(
                         "INSERT INTO datasets (name, tier, complete, created_at) VALUES (?, 'raw', ?, ?)"),
                     {plan.dataset, plan.complete ? 1 : 0, actor.now}));
    SD_CHECK(addAudit(db, actor, {QStringLiteral("dataset"), id, {}, {}, plan.dataset, {}}));
    return DatasetId(id);
}

Result<> writeFile(Database &db, DatasetId dataset, SiteId site, const RawFile &file, const Actor &actor)
{
    qint64 id = file.file.value();
    const FileFacts &facts = file.facts;
    if (file.state == RawFile::New) {
        SD_TRY(
            id,
            db.insert(QStringLiteral("INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes,"
                                     " adler32, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                      {file.lfn, dataset.value(), facts.firstRun, facts.lastRun, *facts.events, facts.bytes,
                       facts.adler32, actor.now}));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO runs (run) VALUES (?) ON CONFLICT (run) DO NOTHING"),
                        {facts.firstRun}));
        // Two that register files of one run at the same time would each miss the other's.
        SD_CHECK(db.integer(QStringLiteral("SELECT run FROM runs WHERE run = ?") + db.sql().forUpdate,
                            {facts.firstRun}));
        // The same raw file may be in two datasets; a run's events count once.
        SD_CHECK(db.run(
            QStringLiteral("UPDATE runs SET events = (SELECT coalesce(sum(x.events), 0) FROM (SELECT DISTINCT"
                           " f.adler32, f.events FROM files f JOIN datasets d ON d.id = f.dataset_id"
                           " WHERE d.tier = 'raw' AND f.first_run = ?) x) WHERE run = ?"),
            {facts.firstRun, facts.firstRun}));
    }
    SD_CHECK(db.insert(QStringLiteral("INSERT INTO replicas (file_id, site_id, path, state, checked_at)"
                                      " VALUES (?, ?, ?, 'valid', ?)"),
                       {id, site.value(), file.path, actor.now}));
    return addAudit(db, actor, {QStringLiteral("file"), id, {}, {}, file.lfn, file.path});
}
}  // namespace

int RawPlan::toRegister() const
{
    return static_cast<int>(std::count_if(files.begin(), files.end(), wanted));
}

Result<RawPlan> planRawFiles(Database &db, const QString &dataset, const QString &site, bool complete,
                             const QStringList &paths, const InspectFile &inspect)
{
    if (!isDatasetName(dataset))
        return fail(
            ErrorCode::InvalidInput, RawFiles::tr("the dataset's name"),
            RawFiles::tr(
                "It must have 1 to 200 of the characters a-z, A-Z, 0-9, '.', '_', '+', '-' and '/'."));
    SD_TRY(const SiteId siteId, siteOf(db, site));
    SD_TRY(const auto tier,
           db.first(QStringLiteral("SELECT tier FROM datasets WHERE name = ?"), {dataset},
                    [](const Row &row) { return row.text(0); }));
    if (tier && *tier != QLatin1String("raw"))
        return fail(ErrorCode::InvalidInput, RawFiles::tr("dataset %1").arg(dataset),
                    RawFiles::tr("It is of tier %1; raw files go into raw datasets.").arg(*tier));
    RawPlan plan{dataset, site, !tier.has_value(), complete, {}};
    QSet<QString> names;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        RawFile file;
        file.path = info.absoluteFilePath();
        file.lfn = QStringLiteral("%1/%2").arg(dataset, info.fileName());
        if (info.fileName().isEmpty() || file.lfn.size() > 400) {
            file.why = RawFiles::tr("Its name does not fit the catalogue.");
        } else if (names.contains(file.lfn)) {
            file.why = RawFiles::tr("Another file of this name is in the list.");
        } else {
            names.insert(file.lfn);
            SD_TRY(file.facts, inspect(file.path));
            SD_CHECK(judge(db, siteId, file));
        }
        plan.files.append(file);
    }
    return plan;
}

Result<int> registerRawFiles(Database &db, const RawPlan &plan, const Actor &actor)
{
    return transact(db, [&]() -> Result<int> {
        SD_TRY(const SiteId site, siteOf(db, plan.site));
        SD_TRY(const DatasetId dataset, datasetFor(db, plan, actor));
        for (const RawFile &file : plan.files)
            if (wanted(file))
                SD_CHECK(writeFile(db, dataset, site, file, actor));
        // Its row is held by the new files that refer to it: nobody completes it from here on.
        const bool hasNew = std::any_of(plan.files.begin(), plan.files.end(),
                                        [](const RawFile &file) { return file.state == RawFile::New; });
        SD_TRY(const qint64 complete, db.integer(QStringLiteral("SELECT complete FROM datasets WHERE id = ?"),
                                                 {dataset.value()}));
        if (hasNew && !plan.newDataset && complete != 0)
            return fail(ErrorCode::Conflict, RawFiles::tr("dataset %1").arg(plan.dataset),
                        RawFiles::tr("It was completed in the meantime; a new file needs another dataset."));
        return plan.toRegister();
    });
}

}  // namespace shiftdeck

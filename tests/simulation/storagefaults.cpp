#include "tests/simulation/storagefaults.h"

#include "tests/simulation/truth.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

namespace shiftdeck::simulation {

namespace {
constexpr int kPerMille = 12;
}  // namespace

void stamp(const QString &path, TimeMs time)
{
    const timespec at{time_t(time / 1000), long(time % 1000) * 1'000'000};
    const timespec times[2]{at, at};
    ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0);
}

StorageFaults::StorageFaults(World &world, const Peek &peek, QList<SimSite *> sites)
    : m_world(world), m_peek(peek), m_sites(std::move(sites))
{
}

bool StorageFaults::damage(const QString &path, Fault lost, Fault truncated)
{
    const QByteArray content = readAll(path);
    if (content.isEmpty() || m_damaged.contains(path))
        return false;
    if (m_world.strikes(lost, kPerMille)) {
        QFile::remove(path);
    } else if (m_world.strikes(truncated, kPerMille)) {
        QFile::remove(path);  // not through a link that another name has
        writeAll(path, content.first(m_world.rng.between(0, content.size() - 1)));
        stamp(path, m_world.trueNow());
    } else {
        return false;
    }
    m_damaged.insert(path, content);
    return true;
}

void StorageFaults::damageRaw()
{
    const QString path = m_world.rng.pick(m_raw);
    if (damage(path, Fault::RawLost, Fault::RawTruncated) || m_damaged.contains(path))
        return;
    // The console trusts a file whose time is older than its last check, so the clock must have been right.
    const QByteArray content = readAll(path);
    if (content.size() <= header().size() || m_world.wasClockAhead()
        || !m_world.strikes(Fault::RawAltered, kPerMille))
        return;
    QByteArray altered = content;
    altered[altered.size() - 2] = '7';
    QFile::remove(path);
    writeAll(path, altered);
    stamp(path, m_world.trueNow());
    m_damaged.insert(path, content);
}

void StorageFaults::damageOutput()
{
    SimSite &site = *m_world.rng.pick(m_sites);
    if (site.jobs.empty())
        return;
    const SimJob &job = site.jobs.at(std::size_t(m_world.rng.between(0, qint64(site.jobs.size()) - 1)));
    const QString folder = site.folderOf(job.description.token) + QStringLiteral("/out/");
    const QString name = m_world.rng.pick(job.description.outputs).name;
    const QByteArray content = readAll(folder + name);
    if (content.isEmpty())
        return;
    if (m_world.strikes(Fault::OutputCopied, kPerMille)) {
        writeAll(folder + QStringLiteral("copy-of-") + name, content);
        return;
    }
    (void)damage(folder + name, Fault::OutputLost, Fault::OutputTruncated);
}

void StorageFaults::loseMerged()
{
    if (!m_world.isEnabled(Fault::MergedLost))
        return;
    const auto done = m_peek.rows("SELECT m.path FROM merges m JOIN requests r ON r.id = m.request_id"
                                  " WHERE m.status = 'done' AND m.file_id IS NULL"
                                  " AND r.status IN ('running','finished') ORDER BY m.id");
    if (done.isEmpty() || !m_world.strikes(Fault::MergedLost, kPerMille * 4))
        return;
    const QString path = QString::fromUtf8(m_world.rng.pick(done).first());
    const QByteArray content = readAll(path);
    if (content.isEmpty())
        return;
    QFile::remove(path);
    m_merged.insert(path, content);
}

void StorageFaults::takePlace()
{
    if (!m_world.isEnabled(Fault::PlaceTaken))
        return;
    const auto planned = m_peek.rows("SELECT s.storage || '/' || m.lfn FROM merges m JOIN requests r ON"
                                     " r.id = m.request_id JOIN sites s ON s.id = r.site_id"
                                     " WHERE m.status <> 'done' ORDER BY m.id");
    if (planned.isEmpty() || !m_world.strikes(Fault::PlaceTaken, kPerMille * 4))
        return;
    const QString path = QString::fromUtf8(m_world.rng.pick(planned).first());
    if (QFileInfo::exists(path))
        return;
    const QByteArray foreign = header() + eventLine(9, 9999);
    writeAll(path, foreign);
    m_foreign.insert(path, foreign);
}

void StorageFaults::maybeHappen()
{
    damageRaw();
    damageOutput();
    damageOutput();
    loseMerged();
    takePlace();
}

void StorageFaults::repair()
{
    for (auto it = m_damaged.cbegin(); it != m_damaged.cend(); ++it) {
        QFile::remove(it.key());
        if (!QFileInfo(it.key()).dir().exists())
            continue;
        writeAll(it.key(), it.value());
        stamp(it.key(), m_world.trueNow());
    }
    m_damaged.clear();
    for (auto it = m_foreign.cbegin(); it != m_foreign.cend(); ++it) {
        if (readAll(it.key()) != it.value())
            m_world.violate(QStringLiteral("files"),
                            QStringLiteral("a file that was nobody's is changed: %1")
                                .arg(QFileInfo(it.key()).fileName()));
        QFile::remove(it.key());
    }
    m_foreign.clear();
}

void StorageFaults::restoreMerged()
{
    for (auto it = m_merged.cbegin(); it != m_merged.cend(); ++it) {
        const bool isDeclared =
            m_peek.number("SELECT count(*) FROM merges WHERE path = ? AND file_id IS NOT NULL",
                          {it.key().toUtf8()})
            > 0;
        if (!isDeclared && !QFileInfo::exists(it.key()))
            writeAll(it.key(), it.value());
    }
    m_merged.clear();
}

}  // namespace shiftdeck::simulation

#include "tests/simulation/checker.h"
#include "tests/simulation/truth.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QMap>
#include <QSet>

namespace shiftdeck::simulation {

namespace {
using Events = QMap<qint64, int>;  // how often each is there

QString named(const char *what, const QByteArray &id)
{
    return QStringLiteral("%1 %2").arg(QLatin1StringView(what), id);
}

// What the units hold for a stream, from the raw files.
void addExpected(Events &events, const QList<QByteArrayList> &units, const QByteArray &stream)
{
    for (const QByteArrayList &unit : units) {
        const qint64 run = unit.at(0).toLongLong();
        const qint64 first = unit.at(1).toLongLong();
        for (qint64 i = first; i < first + unit.at(2).toLongLong(); ++i)
            if (keeps(stream, eventId(run, i)))
                ++events[eventId(run, i)];
    }
}

QString difference(const Events &found, const Events &expected)
{
    QStringList list;
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        if (found.value(it.key()) != it.value())
            list.append(QStringLiteral("event %1 is there %2 times, not %3")
                            .arg(it.key())
                            .arg(found.value(it.key()))
                            .arg(it.value()));
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        if (!expected.contains(it.key()))
            list.append(QStringLiteral("event %1 does not belong there").arg(it.key()));
    return list.mid(0, 3).join(QStringLiteral(", "));
}

bool readFound(const QString &path, Events &events)
{
    QList<DataLine> lines;
    if (!readEvents(path, lines))
        return false;
    for (const DataLine &line : std::as_const(lines)) {
        if (line.text != eventLine(line.run, line.event))
            return false;
        ++events[line.event];
    }
    return true;
}

// Merges that nobody was to verify (policy "fast"), and whose job lied in a way that only reading the file
// shows.
QSet<QByteArray> excusedMerges(const Peek &peek, const QList<SimSite *> &sites)
{
    QSet<QByteArray> excused;
    const auto unverified = peek.rows("SELECT m.id, j.token FROM merges m JOIN jobs j ON j.merge_id = m.id"
                                      " WHERE m.status = 'done' AND m.verified = 0 AND j.status = 'done'");
    for (const QByteArrayList &row : unverified) {
        for (SimSite *site : sites) {
            const SimJob *job = site->find(QString::fromUtf8(row.at(1)));
            if (job
                && (job->outcome == Fault::Garbage || job->outcome == Fault::LieCount
                    || job->outcome == Fault::WrongChecksum))
                excused.insert(row.at(0));
        }
    }
    return excused;
}

// One merged file: there, as recorded, and with the events of its parts, each once.
void checkMerge(World &world, const Peek &peek, const QByteArrayList &merge, Events &ofStream)
{
    const QByteArray &id = merge.at(0);
    const QString path = QString::fromUtf8(merge.at(2));
    const QByteArray content = readAll(path);
    Events found;
    if (!readFound(path, found)) {
        world.violate(QStringLiteral("rule 3"),
                      named("merge", id) + QStringLiteral(": its file is gone or damaged"));
        return;
    }
    if (content.size() != merge.at(3).toLongLong() || adler32Text(content) != merge.at(4))
        world.violate(QStringLiteral("rule 3"),
                      named("merge", id) + QStringLiteral(": its file is not as recorded"));
    Events expected;
    addExpected(
        expected,
        peek.rows(
            "SELECT u.run, u.first_event, u.events FROM merge_parts p JOIN outputs o ON o.id = p.output_id"
            " JOIN claims k ON k.job_id = o.job_id JOIN work_units u ON u.id = k.unit_id"
            " WHERE p.merge_id = ? AND o.state <> 'lost'",
            {id}),
        merge.at(1));
    if (found != expected)
        world.violate(QStringLiteral("rule 3"),
                      named("merge", id) + QStringLiteral(": ") + difference(found, expected));
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        ofStream[it.key()] += it.value();
}

void checkRequest(World &world, const Peek &peek, const QByteArray &request, bool isFinished,
                  const QSet<QByteArray> &excused)
{
    const auto streams =
        peek.rows("SELECT id, name FROM streams WHERE request_id = ? ORDER BY id", {request});
    for (const QByteArrayList &stream : streams) {
        Events found, expected;
        const auto merges =
            peek.rows("SELECT m.id, s.name, m.path, m.bytes, m.adler32 FROM merges m JOIN streams s"
                      " ON s.id = m.stream_id WHERE m.stream_id = ? AND m.status = 'done' ORDER BY m.id",
                      {stream.first()});
        bool isWhole = isFinished;
        for (const QByteArrayList &merge : merges) {
            if (excused.contains(merge.first()))
                isWhole = false;
            else
                checkMerge(world, peek, merge, found);
        }
        if (!isWhole)
            continue;
        addExpected(expected,
                    peek.rows("SELECT f.first_run, 0, f.events FROM requests r JOIN files f"
                              " ON f.dataset_id = r.dataset_id WHERE r.id = ?",
                              {request}),
                    stream.at(1));
        Events lost;
        addExpected(lost,
                    peek.rows("SELECT u.run, u.first_event, u.events FROM lost_outputs l JOIN outputs o ON"
                              " o.id = l.output_id JOIN claims k ON k.job_id = o.job_id JOIN work_units u"
                              " ON u.id = k.unit_id WHERE o.stream_id = ?",
                              {stream.first()}),
                    stream.at(1));
        addExpected(lost,
                    peek.rows("SELECT u.run, u.first_event, u.events FROM abandonments a JOIN work_units u"
                              " ON u.id = a.unit_id WHERE u.request_id = ?",
                              {request}),
                    stream.at(1));
        for (auto it = lost.cbegin(); it != lost.cend(); ++it)
            expected.remove(it.key());
        if (found != expected)
            world.violate(QStringLiteral("rule 2"),
                          named("request", request) + QStringLiteral(" stream %1: ").arg(stream.at(1))
                              + difference(found, expected));
    }
}

// No half file, and no file that nobody knows, under a name that a merged file would have.
void checkPlaces(World &world, const Peek &peek, const QSet<QByteArray> &excused)
{
    QSet<QString> known, unread;
    const auto merges = peek.rows(
        "SELECT s.storage || '/' || m.lfn, m.id FROM merges m JOIN requests r ON r.id = m.request_id"
        " JOIN sites s ON s.id = r.site_id WHERE m.status = 'done' OR r.status = 'aborted'");
    for (const QByteArrayList &row : merges) {
        known.insert(QString::fromUtf8(row.first()));
        if (excused.contains(row.at(1)))
            unread.insert(QString::fromUtf8(row.first()));
    }
    const auto places = peek.rows("SELECT storage FROM sites ORDER BY id");
    for (const QByteArrayList &place : places) {
        QDirIterator files(QString::fromUtf8(place.first()), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (path.contains(QLatin1String("/raw/")) || unread.contains(path))
                continue;
            Events events;
            if (!readFound(path, events))
                world.violate(QStringLiteral("files"),
                              QStringLiteral("half a file: %1").arg(files.fileName()));
            else if (!known.contains(path))
                world.violate(QStringLiteral("files"),
                              QStringLiteral("nobody's file: %1").arg(files.fileName()));
        }
    }
}
}  // namespace

void checkFiles(World &world, const Peek &peek, const QList<SimSite *> &sites)
{
    const QSet<QByteArray> excused = excusedMerges(peek, sites);
    const auto requests = peek.rows("SELECT id, status FROM requests ORDER BY id");
    for (const QByteArrayList &request : requests)
        checkRequest(world, peek, request.at(0), request.at(1) == "finished" || request.at(1) == "declared",
                     excused);
    checkPlaces(world, peek, excused);
}

}  // namespace shiftdeck::simulation

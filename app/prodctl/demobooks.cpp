// Whether a finished demo adds up: from the ledger, and from the merged files themselves.
#include "app/prodctl/demo.h"

#include "app/prodctl/text.h"
#include "models/core/filefacts.h"
#include "models/storage/queries.h"

#include <QFile>
#include <QSet>

namespace shiftdeck {

namespace {
struct MergedFile {
    QString stream, path, adler32;
    qint64 events = 0;
};

Result<QList<MergedFile>> mergedFiles(Database &db, RequestId request)
{
    return db.list(
        QStringLiteral(
            "SELECT s.name, m.path, m.adler32, m.events FROM merges m JOIN streams s ON s.id = m.stream_id"
            " WHERE m.request_id = ? AND m.status = 'done' ORDER BY s.name, m.number"),
        {request.value()}, [](const Row &row) {
            return MergedFile{row.text(0), row.text(1), row.text(2), row.integer(3)};
        });
}

// (run, event) of every line of an event file.
Result<qint64> collectEvents(const QString &path, QSet<std::pair<qint64, qint64>> &events)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path, file.errorString());
    file.readLine();
    qint64 lines = 0;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine(64 * 1024).split(',');
        events.insert({cells.value(0).toLongLong(), cells.value(1).toLongLong()});
        ++lines;
    }
    return lines;
}

class Auditor {
  public:
    explicit Auditor(Database &db) : m_db(db) { }

    Result<DemoBooks> audit()
    {
        SD_TRY(const auto requests, listRequests(m_db));
        for (const RequestSummary &r : requests)
            SD_CHECK(auditRequest(r));
        SD_TRY(const auto failures, listFailures(m_db));
        for (const FailureCount &f : failures)
            m_books.failures[f.failureClass] += f.n;
        m_books.distinctEvents = m_events.size();
        SD_TRY(m_books.rawEvents,
               m_db.integer(QStringLiteral(
                   "SELECT coalesce(sum(f.events), 0) FROM files f JOIN datasets d ON d.id = f.dataset_id"
                   " WHERE d.tier = 'raw'")));
        if (m_books.mergedEvents != m_books.rawEvents || m_books.distinctEvents != m_books.rawEvents)
            problem(Prodctl::tr("The raw files have %1 events; the merged production files have %2, %3 of "
                                "them different.")
                        .arg(m_books.rawEvents)
                        .arg(m_books.mergedEvents)
                        .arg(m_books.distinctEvents));
        return m_books;
    }

  private:
    void problem(const QString &sentence) { m_books.problems.append(sentence); }

    Result<> auditRequest(const RequestSummary &r)
    {
        DemoRequestTotal total;
        total.id = r.id;
        total.name = Prodctl::tr("%1 (%2 %3)", "number, campaign, step")
                         .arg(r.id.value())
                         .arg(r.campaign, QString(toWord(r.step)));
        total.status = toWord(r.status);
        total.eventsCredited = r.units.eventsOf(UnitState::Credited);
        total.jobs = r.jobs.total() + r.mergeJobs.total();
        SD_TRY(total.eventsIn,
               m_db.integer(QStringLiteral("SELECT coalesce(sum(events), 0) FROM files WHERE dataset_id ="
                                           " (SELECT dataset_id FROM requests WHERE id = ?)"),
                            {r.id.value()}));
        SD_TRY(const qint64 read,
               m_db.integer(QStringLiteral("SELECT coalesce(sum(c.events_read), 0) FROM credits c"
                                           " JOIN work_units u ON u.id = c.unit_id WHERE u.request_id = ?"),
                            {r.id.value()}));
        SD_TRY(const auto failures, listFailures(m_db, {r.id}));
        for (const FailureCount &f : failures)
            total.failed += f.n;
        if (r.status != RequestStatus::Declared)
            problem(Prodctl::tr("Request %1 is %2, not declared.").arg(total.name, total.status));
        if (read != total.eventsIn || total.eventsCredited != total.eventsIn)
            problem(Prodctl::tr("Request %1 has %2 events in, %3 credited, %4 read by credited jobs.")
                        .arg(total.name)
                        .arg(total.eventsIn)
                        .arg(total.eventsCredited)
                        .arg(read));
        SD_TRY(const auto files, mergedFiles(m_db, r.id));
        for (const MergedFile &file : files)
            SD_CHECK(auditFile(r, file, total));
        for (const StreamTotal &stream : std::as_const(total.streams))
            if (r.step != Step::Skim && stream.events != total.eventsIn)
                problem(Prodctl::tr("Stream %1 of request %2 has %3 events of %4.")
                            .arg(stream.stream, total.name)
                            .arg(stream.events)
                            .arg(total.eventsIn));
        m_books.requests.append(total);
        return {};
    }

    Result<> auditFile(const RequestSummary &r, const MergedFile &file, DemoRequestTotal &total)
    {
        if (total.streams.isEmpty() || total.streams.last().stream != file.stream)
            total.streams.append({file.stream, 0, 0});
        ++total.streams.last().files;
        SD_TRY(const FileFacts facts, inspectFile(file.path));
        if (!facts.readable || facts.adler32 != file.adler32 || facts.events.value_or(-1) != file.events)
            problem(Prodctl::tr("%1 is not what was registered: %2 events instead of %3. %4")
                        .arg(file.path)
                        .arg(facts.events.value_or(-1))
                        .arg(file.events)
                        .arg(facts.problem));
        total.streams.last().events += facts.events.value_or(0);
        if (r.step == Step::Production) {
            SD_TRY(const qint64 lines, collectEvents(file.path, m_events));
            m_books.mergedEvents += lines;
        }
        return {};
    }

    Database &m_db;
    DemoBooks m_books;
    QSet<std::pair<qint64, qint64>> m_events;
};
}  // namespace

Result<DemoBooks> auditDemo(Database &db) { return Auditor(db).audit(); }

}  // namespace shiftdeck

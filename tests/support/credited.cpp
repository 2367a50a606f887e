#include "tests/support/credited.h"

#include "models/core/checksum.h"
#include "models/core/filestamp.h"

#include <QFile>

namespace shiftdeck::test {

namespace {
// The header line and the events of the job's work units, from the raw files.
QByteArray contentOf(const CampaignFixture &c, JobId job, bool empty)
{
    struct Range { QString path; qint64 first = 0, events = 0; };
    const auto ranges = must(
        c.db->list(QStringLiteral("SELECT r.path, u.first_event, u.events FROM claims k"
                                  " JOIN work_units u ON u.id = k.unit_id JOIN replicas r ON r.file_id ="
                                  " u.file_id"
                                  " WHERE k.job_id = ? ORDER BY u.run, u.file_id, u.first_event"),
                   {job.value()}, [](const Row &row) {
                       return Range{row.text(0), row.integer(1), row.integer(2)};
                   }));
    QByteArray content;
    for (const Range &range : ranges) {
        QFile raw(range.path);
        if (!raw.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(raw.errorString()));
        const QByteArray header = raw.readLine();
        if (content.isEmpty())
            content = header;
        for (qint64 i = 0; i < range.first + range.events && !empty; ++i) {
            const QByteArray line = raw.readLine();
            if (i >= range.first)
                content += line;
        }
    }
    return content;
}
}  // namespace

void creditJob(const CampaignFixture &c, JobId job, const QStringList &empty)
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run(QStringLiteral("UPDATE jobs SET status = ? WHERE id = ?"),
                       {QString::fromLatin1(status), job.value()}));
    struct Stream { qint64 id = 0; QString name; };
    const auto streams = must(c.db->list(
        QStringLiteral("SELECT s.id, s.name FROM jobs j JOIN streams s ON s.request_id = j.request_id"
                       " WHERE j.id = ? ORDER BY s.id"),
        {job.value()}, [](const Row &row) {
            return Stream{row.integer(0), row.text(1)};
        }));
    for (const Stream &stream : streams) {
        const bool isEmpty = empty.contains(stream.name);
        const QByteArray content = contentOf(c, job, isEmpty);
        const QString name = QStringLiteral("%1-%2.csv").arg(stream.name).arg(job.value());
        const QString path = c.folder.write(QStringLiteral("parts/%1/%2").arg(job.value()).arg(name),
                                            content);
        must(c.db->run(
            QStringLiteral("INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event,"
                           " events, bytes, adler32, stamp) SELECT j.request_id, j.id, ?, ?, ?, u.run,"
                           " u.first_event, ?,"
                           " ?, ?, ? FROM jobs j JOIN claims k ON k.job_id = j.id JOIN work_units u ON u.id ="
                           " k.unit_id WHERE j.id = ? ORDER BY u.run, u.first_event LIMIT 1"),
            {stream.id, name, path, content.count('\n') - 1, content.size(), adler32Of(content),
             fileStamp(path).text(), job.value()}));
    }
    must(c.db->run(QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) SELECT u.id,"
                                  " c.job_id,"
                                  " u.events, 0 FROM claims c JOIN work_units u ON u.id = c.unit_id"
                                  " WHERE c.job_id = ?"),
                   {job.value()}));
    must(c.db->run(QStringLiteral("UPDATE outputs SET state = 'credited' WHERE job_id = ?"), {job.value()}));
    must(c.db->run(QStringLiteral("UPDATE jobs SET status = 'done' WHERE id = ?"), {job.value()}));
}

QList<JobId> creditAll(const CampaignFixture &c, RequestId request, const QStringList &empty)
{
    const auto jobs =
        must(c.db->list(QStringLiteral("SELECT id FROM jobs WHERE request_id = ? AND kind = 'process'"
                                       " AND status = 'pending' ORDER BY id"),
                        {request.value()}, [](const Row &row) { return row.id<JobId>(0); }));
    for (const JobId job : jobs)
        creditJob(c, job, empty);
    return jobs;
}

QString outputPath(const CampaignFixture &c, JobId job)
{
    return must(c.db->one(QStringLiteral("output"),
                          QStringLiteral("SELECT path FROM outputs WHERE job_id = ?"),
                          {job.value()}, [](const Row &row) { return row.text(0); }));
}

}  // namespace shiftdeck::test

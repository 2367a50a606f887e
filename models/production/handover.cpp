#include "models/production/handover.h"

#include "models/core/timespan.h"
#include "models/storage/logbook.h"
#include "models/storage/queries.h"
#include "models/storage/requestwaits.h"

#include <QCoreApplication>
#include <QMap>

namespace shiftdeck {

namespace {
struct HandOver {
    Q_DECLARE_TR_FUNCTIONS(HandOver)
};

constexpr int kMostLines = 20;  // of one part of the note
constexpr int kMostProblems = 100;
constexpr TimeMs kDay = 86'400'000;
constexpr TimeMs kBucket = 10'000;  // of the table progress

// Whether it goes no further until a person does something.
bool waitsForPerson(const RequestSummary &r)
{
    switch (r.status) {
    case RequestStatus::New:
    case RequestStatus::Approved:
    case RequestStatus::Held: return true;
    case RequestStatus::Assigned: return r.stop || !r.stageProblem.isEmpty();
    case RequestStatus::Running: return r.stop || (openJobs(r) == 0 && failedJobs(r) > 0);
    default: return r.stop.has_value();
    }
}

class Draft {
  public:
    Draft(Database &db, TimeMs now) : m_db(db), m_now(now) { }
    Result<HandOverDraft> make();

  private:
    Result<> findSince();
    Result<> addProblems();
    Result<> addRequests();
    Result<> addFailures();
    Result<> addDone();
    void add(const QString &heading, const QStringList &lines);
    void name(const QString &thing)
    {
        if (m_draft.about.size() < kMaxLogLinks && !m_draft.about.contains(thing))
            m_draft.about.append(thing);
    }
    void name(RequestId id) { name(QStringLiteral("request %1").arg(id.value())); }

    Database &m_db;
    const TimeMs m_now;
    HandOverDraft m_draft;
    LogId m_last;
    QString m_sinceText;
    QStringList m_summary;
    QStringList m_parts;
    QList<RequestId> m_open;
};

void Draft::add(const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    QStringList part{heading};
    for (const QString &line : lines.first(std::min<qsizetype>(lines.size(), kMostLines)))
        part.append(QStringLiteral("- ") + line.simplified().left(300));
    if (lines.size() > kMostLines)
        part.append(HandOver::tr("- and %n more", nullptr, int(lines.size()) - kMostLines));
    m_parts.append(part.join(u'\n'));
}

Result<> Draft::findSince()
{
    SD_TRY(const auto last,
           m_db.first(QStringLiteral("SELECT id, at, who FROM log_entries WHERE kind = 'hand-over'"
                                     " ORDER BY id DESC LIMIT 1"),
                      {}, [](const Row &row) {
                          return LogEntry::Settled{row.id<LogId>(0), row.text(2), row.integer(1)};
                      }));
    if (!last) {
        m_draft.since = 0;
        m_sinceText =
            HandOver::tr("There is no earlier hand-over note: what follows is of the last 24 hours.");
        return {};
    }
    m_last = last->id;
    m_draft.since = last->at;
    m_sinceText = HandOver::tr("Since the hand-over note #%1 of %2, %3.", "number, who, when")
                      .arg(last->id.value())
                      .arg(last->who, utcTime(last->at));
    return {};
}

Result<> Draft::addProblems()
{
    SD_TRY(const LogAttention attention, logAttention(m_db, kMostProblems));
    QStringList lines;
    SD_TRY(const auto problems, loadLog(m_db, attention.problems));
    for (const LogEntry &entry : problems) {
        lines.append(
            HandOver::tr("#%1, %2, %3: %4", "number, who, how long ago, what")
                .arg(QString::number(entry.id.value()), entry.who, timeAgo(entry.at, m_now), entry.title()));
        for (const LogLink &link : entry.links)
            name(link.text());
    }
    add(HandOver::tr("Open problems:"), lines);
    m_summary.append(HandOver::tr("%n problem(s) open", nullptr, int(lines.size())));

    SD_TRY(const auto closed,
           m_db.list(
               QStringLiteral("SELECT closes, who, text FROM log_entries WHERE closes IS NOT NULL AND id > ?"
                              " AND at >= ? ORDER BY id DESC LIMIT ?"),
               {m_last.value(), m_draft.since > 0 ? m_draft.since : m_now - kDay, kMostLines + 1},
               [](const Row &row) {
                   return HandOver::tr("#%1, by %2: %3", "number, who, how")
                       .arg(QString::number(row.integer(0)), row.text(1), row.text(2).section(u'\n', 0, 0));
               }));
    add(HandOver::tr("Problems closed since then:"), closed);
    return {};
}

Result<> Draft::addRequests()
{
    SD_TRY(const auto requests, listRequests(m_db));
    QStringList stopped, waiting;
    int going = 0;
    for (const RequestSummary &r : requests) {
        const QString waits = waitsFor(r);
        // What comes after its processing is no matter of a shift.
        if (waits.isEmpty() || r.status == RequestStatus::Declared || r.status == RequestStatus::Delivered)
            continue;
        m_open.append(r.id);
        if (!waitsForPerson(r)) {
            ++going;
            continue;
        }
        QStringList &lines = r.stop ? stopped : waiting;
        lines.append(
            HandOver::tr("request %1 (%2 %3, %4): %5", "number, campaign, step, status, why")
                .arg(QString::number(r.id.value()), r.campaign, toWord(r.step), toWord(r.status), waits));
        if (lines.size() <= kMostLines)
            name(r.id);
    }
    add(HandOver::tr("Stopped requests:"), stopped);
    add(HandOver::tr("Requests that wait for somebody:"), waiting);
    m_summary.append(HandOver::tr("%n request(s) stopped", nullptr, int(stopped.size())));
    m_summary.append(HandOver::tr("%n waiting for somebody", "requests", int(waiting.size())));
    m_summary.append(HandOver::tr("%n going on", "requests", going));
    return {};
}

Result<> Draft::addFailures()
{
    if (m_open.isEmpty())
        return {};
    SD_TRY(const auto failures, listFailures(m_db, m_open));
    QMap<QString, qint64> ofClass;
    QMap<QString, QMap<qint64, qint64>> where;
    for (const FailureCount &f : failures) {
        ofClass[f.failureClass] += f.n;
        where[f.failureClass][f.requestId.value()] += f.n;
    }
    QStringList classes = ofClass.keys();
    std::stable_sort(classes.begin(), classes.end(),
                     [&](const QString &a, const QString &b) { return ofClass[a] > ofClass[b]; });
    QStringList lines;
    for (const QString &word : std::as_const(classes)) {
        QStringList places;
        for (auto it = where[word].cbegin(); it != where[word].cend() && places.size() < 5; ++it) {
            places.append(HandOver::tr("%1 in request %2", "how many").arg(it.value()).arg(it.key()));
            name(RequestId(it.key()));
        }
        lines.append(HandOver::tr("%1: %2 (%3)", "failure class, how many, where")
                         .arg(word)
                         .arg(ofClass[word])
                         .arg(places.join(QStringLiteral(", "))));
    }
    add(HandOver::tr("Failed attempts in open requests, by class:"), lines);
    return {};
}

Result<> Draft::addDone()
{
    const TimeMs since = m_draft.since > 0 ? m_draft.since : m_now - kDay;
    struct Work {
        qint64 done = 0, failed = 0, events = 0;
    };
    SD_TRY(const Work work,
           m_db.one(QStringLiteral("progress"),
                    QStringLiteral("SELECT coalesce(sum(jobs_done), 0), coalesce(sum(jobs_failed), 0),"
                                   " coalesce(sum(events), 0) FROM progress WHERE bucket >= ?"),
                    {since / kBucket}, [](const Row &row) {
                        return Work{row.integer(0), row.integer(1), row.integer(2)};
                    }));
    QStringList lines;
    if (work.done + work.failed + work.events > 0)
        lines.append(HandOver::tr("jobs: %1 done, %2 failed; %3 events credited")
                         .arg(work.done)
                         .arg(work.failed)
                         .arg(work.events));
    SD_TRY(const auto commands,
           m_db.list(QStringLiteral("SELECT command, who, count(*) FROM receipts WHERE at >= ?"
                                    " AND command NOT LIKE 'logbook.%' GROUP BY command, who"
                                    " ORDER BY 3 DESC, 1, 2 LIMIT ?"),
                     {since, kMostLines}, [](const Row &row) {
                         return HandOver::tr("%1: %2 times by %3", "command, how often, who")
                             .arg(row.text(0))
                             .arg(row.integer(2))
                             .arg(row.text(1));
                     }));
    add(HandOver::tr("Done since then:"), lines + commands);
    return {};
}

Result<HandOverDraft> Draft::make()
{
    SD_CHECK(findSince());
    SD_CHECK(addProblems());
    SD_CHECK(addRequests());
    SD_CHECK(addFailures());
    SD_CHECK(addDone());
    QStringList text{
        HandOver::tr("Hand-over: %1.", "a list of counts").arg(m_summary.join(QStringLiteral(", "))),
        m_sinceText, HandOver::tr("For the next shift:\n- ")};
    m_draft.text = (text + m_parts).join(QStringLiteral("\n\n"));
    if (m_draft.text.size() > kMaxLogText)
        m_draft.text.truncate(m_draft.text.lastIndexOf(u'\n', kMaxLogText));
    return m_draft;
}
}  // namespace

Result<HandOverDraft> draftHandOver(Database &db, TimeMs now)
{
    return snapshot(db, [&] { return Draft(db, now).make(); });
}

}  // namespace shiftdeck

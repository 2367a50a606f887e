// Which jobs of a spool are over, for endpoints whose worker nodes share it: what a job left in its folder
// says so at once; what the queue says waits for that: its word travels faster than files between machines.
//
// What was once told of an ended job is told again, of the latest 20,000; the others are read again from the
// disk. One thread; blocks on the disk. The spool must outlive it.
#pragma once

#include "models/endpoints/jobspool.h"

#include <QElapsedTimer>
#include <QHash>
#include <QQueue>

namespace shiftdeck {

class EndedJobs {
  public:
    // How long the report of a job may come behind the queue's word.
    EndedJobs(const JobSpool &spool, TimeMs reportMs) : m_spool(spool), m_reportMs(reportMs) { }

    // Over for good: its report is there, or an empty claim, with which it never begins.
    std::optional<EndpointJob> find(const QString &token);
    // The queue calls it ended, and nothing that it left says so. Whether its report may be on its way still,
    // counted from the first time that this is asked.
    bool isAwaited(const QString &token);
    // What the queue says of an end.
    struct Word {
        QString reason;  // as EndpointJob's
        std::optional<int> signal;  // told where the job itself left neither exit code nor signal
        TimeMs endedAt = 0;
    };
    // The ended job, by what it left and by the queue's word; final.
    EndpointJob settle(EndpointJob job, const Word &word);

  private:
    EndpointJob remember(const EndpointJob &job);

    const JobSpool &m_spool;
    const TimeMs m_reportMs;
    QHash<QString, EndpointJob> m_ended;  // never asked for again
    QQueue<QString> m_order;
    QHash<QString, QElapsedTimer> m_awaited;
};

}  // namespace shiftdeck

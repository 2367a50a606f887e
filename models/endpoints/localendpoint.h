// The endpoint that runs jobs as processes of this machine: the default, without any set-up.
//
// All its state is in the spool folder (jobfolder.h has the files of a job). So running jobs go on
// when the console dies, and any process that opens the same spool finds them, starts the queued ones
// and may cancel them. Queued jobs wait until some process with the spool open calls dispatch().
//
// Exactly once, without trust in anybody's memory:
//   submission  a complete folder is renamed to jobs/<token>; that fails when the token is known
//   start       the wrapper claims the job by a hard link; a second wrapper finds it taken and leaves
//   cancel      the mark comes first, then the claim; whoever claims later sees the mark
// The lock on the spool only keeps the number of running jobs within the slots; a holder that is paused is
// not waited for.
//
// Threads: one thread owns it. The calls do their disk work at once, about 1 ms per job submitted and
// 10 us per job found, so give it a thread that draws no window.
#pragma once

#include "models/endpoints/endpoint.h"
#include "models/endpoints/jobspool.h"

#include <QHash>

namespace shiftdeck {

class LocalEndpoint final : public Endpoint {
  public:
    struct Config {
        QString spoolFolder;  // made when its parent exists; on a local disk with hard links
        QString siteFolder;  // the application sees it as SHIFTDECK_SITE
        QString siteName;  // first part of the endpoint's job ids
        int slotCount = 2;  // jobs that run at a time, over all processes on this spool
        int defaultMemoryMb = 0;  // for jobs that name no limit; 0: none
        int defaultWallSeconds = 0;
        int graceSeconds = 5;  // from TERM to KILL when a job is stopped
        qint64 minimumFreeBytes = 64 * 1024 * 1024;  // less on the disk: no job is started
    };

    // NotFound: the parent of the spool folder does not exist. Io: it cannot be written or has no hard
    // links. DiskFull. Refused: the spool belongs to another machine. InvalidInput: the Config.
    // `clock` must outlive the endpoint.
    static Result<std::unique_ptr<LocalEndpoint>> open(Config config, const Clock &clock);

    // Starts queued jobs, oldest first, while slots are free. Answers how many it started; none when
    // another process is just doing the same. Call it every second or so; submit and find call it too.
    Result<int> dispatch();

    EndpointCapabilities capabilities() const override;
    // Per job: InvalidInput, DiskFull and Io all mean that the job was surely not accepted.
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs,
                                                    std::stop_token stop) override;
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    // NotFound for an unknown token. Does not wait: a running job ends within the grace time.
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    // The job's own folder. Refused while the job has not ended.
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    struct QueuedJob {
        QueuePlace place;
        QString token;
    };
    struct Survey {
        QList<QueuedJob> queued;  // in the order of the queue, without those being started
        int busy = 0;  // running or being started
    };

    LocalEndpoint(Config config, JobSpool spool, const Clock &clock);
    QString jobFolder(const QString &token) const { return m_spool.jobFolder(token); }
    Result<EndpointJob> submitOne(const JobDescription &job);
    Result<> cancelOne(const QString &token);
    Result<> startOne(const QString &token);
    bool isHeldTooLong(qint64 takenAt);
    JobFolderState look(const QString &token);
    Survey survey();

    Config m_config;
    const JobSpool m_spool;
    const Clock &m_clock;
    qint64 m_serial = 0;
    qint64 m_lockTakenAt = 0;  // of the holder that was met last
    TimeMs m_lockSeenAt = 0;
    QHash<QString, EndpointJob> m_ended;  // final states: never read again
    QHash<QString, QueuePlace> m_places;  // of queued jobs
};

}  // namespace shiftdeck

// HTCondor, through its command-line programs and what they print with -json.
//
// Not tried on a server of ours: Debian 12 has none. The answers' form is that of HTCondor's sources; the
// whole is tested with programs of the tests' own that stand in for HTCondor's. Needs HTCondor 8.6 or newer,
// whose history is kept (its setting HISTORY): a job that left the queue is looked for there.
//
// The spool is a folder that this machine, the queue's machine and the worker nodes share. A job is a folder
// there, as of the local endpoint, and its report is what the wrapper leaves. Files of the spool:
//   condor/run.sh      what every job of HTCondor runs, in the job's folder
//   condor/NAME.sub    what condor_submit was given for jobs handed over together
//   jobs/TOKEN/condor  "NAME": the job was handed over; written before HTCondor hears of it
//   jobs/TOKEN/condor.err   what run.sh complained of
//
// Exactly once:
//   submission   the token is an attribute of the job. After any doubt queue and history are asked for it;
//                that neither knows it counts only when both have answered for `settleMs` without a break.
//   start        the wrapper claims its job by a hard link; whoever comes second leaves
//   held         a job that HTCondor holds is over for us, and its claim is taken: released, it does nothing
//
// Thread: one, with an event loop; blocks on the disk for about 0.1 ms per job.
#pragma once

#include "models/endpoints/condoranswers.h"
#include "models/endpoints/condortools.h"
#include "models/endpoints/endedjobs.h"

#include <QElapsedTimer>
#include <QHash>

namespace shiftdeck {

class CondorEndpoint final : public Endpoint {
  public:
    struct Config {
        CondorTools::Config tools;
        QString schedd, pool;  // -name and -pool; empty: this machine's, and its pool
        QString owner;  // whose jobs ours are, as HTCondor says it; empty: not compared
        QString group;  // accounting group; empty: the site's own
        JobSpool::Config spool;
        TimeMs settleMs = 15'000;
        TimeMs reportMs = 15'000;  // how long a shared file system may keep a report back
    };

    // What may be the name of a queue, pool, owner or group; or empty.
    static bool isWord(const QString &word);
    // As JobSpool::open, and InvalidInput for words that HTCondor would take for something else. No program
    // is started. `clock` must outlive it.
    static Result<std::unique_ptr<CondorEndpoint>> open(Config config, const Clock &clock);

    EndpointCapabilities capabilities() const override;
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs,
                                                    std::stop_token stop) override;
    // One question to the queue, and one to the history for what is not there; none for a job whose end is
    // known. Unavailable also while it is not sure that an absent job is not about to appear.
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    // The job's own folder, as far as it is filled.
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    using Listing = QHash<QString, CondorRecord>;  // by token

    CondorEndpoint(Config config, JobSpool spool, const Clock &clock);
    Result<> installScript() const;
    QString folder() const { return m_spool.folder() + QStringLiteral("/condor"); }

    // ---- asking (condorasking.cpp)
    Error unclear(const QString &cause) const;
    QCoro::Task<Result<ToolAnswer>> ask(QString program, QStringList arguments, std::stop_token stop);
    QCoro::Task<Result<QList<CondorRecord>>> list(QString program, QStringList arguments,
                                                  std::stop_token stop);
    Listing ours(const QList<CondorRecord> &records) const;
    QCoro::Task<Result<Listing>> inQueue(QStringList tokens, std::stop_token stop);
    QCoro::Task<Result<Listing>> inHistory(QStringList tokens, std::stop_token stop);
    bool isSettled() const;

    // ---- what is where
    QStringList sort(const QStringList &tokens, QList<EndpointJob> &ended);
    EndpointJob jobOf(const QString &token, const CondorRecord &record, bool isInQueue);
    EndpointJob endedJob(EndpointJob job, const CondorRecord &record);

    // ---- handing over
    Result<QString> writeSubmission(const QList<JobDescription> &jobs) const;  // the answer is its path
    QCoro::Task<QList<SubmitAnswer>> submitGroup(QList<JobDescription> jobs, std::stop_token stop);
    QList<SubmitAnswer> answerGroup(const QStringList &tokens, const Result<ToolAnswer> &answer);
    QCoro::Task<Result<>> remove(QStringList tokens, std::stop_token stop);

    const Config m_config;
    const JobSpool m_spool;
    const Clock &m_clock;
    const CondorTools m_tools;
    const QString m_spoolWord;  // ShiftdeckSpool
    QElapsedTimer m_good;  // since when every answer was good; not valid: the last was not
    EndedJobs m_ended;
};

}  // namespace shiftdeck

// Slurm, asked through slurmrestd (versions v0.0.38 to v0.0.44 of its interface, the newest that it has).
//
// The spool is a folder that this machine and the worker nodes share. A job is a folder there, as of the
// local endpoint, and its report is what the wrapper leaves; jobs that go together are one array
// (slurmbatches.h).
//
// Exactly once:
//   submission   the batch's name is on disk before the call. After any doubt Slurm is asked for that name.
//                That it does not know it counts only when it has answered for `settleMs` without a break:
//                a controller that was stopped may take a submission later.
//   start        a task claims its job by a hard link, the wrapper once more; whoever comes second leaves
//   numbers      a controller that crashed gives a number away twice: every record's name is compared
// Slurm forgets ended jobs after minutes (MinJobAge); then their reports tell. What left no report is looked
// up in Slurm's accounting (slurmdbd), where the site has one: capabilities().accounting. A job that is
// neither here nor there is absent. While an accounting that exists does not answer, such a job stays what it
// was last. Records are compared by name there, too.
//
// Thread: one, with an event loop; blocks on the disk for about 0.1 ms per job.
#pragma once

#include "models/endpoints/endedjobs.h"
#include "models/endpoints/restclient.h"
#include "models/endpoints/slurmanswers.h"
#include "models/endpoints/slurmbatches.h"

#include <QElapsedTimer>
#include <QHash>

namespace shiftdeck {

class SlurmEndpoint final : public Endpoint {
  public:
    struct Config {
        QUrl url;  // of slurmrestd
        QString user;  // as whom; the token must be this user's
        QString tokenFile;  // see models/credentials/accesstoken.h
        QString partition, account;  // empty: the site's own
        JobSpool::Config spool;
        std::chrono::milliseconds limit{30'000};  // of a call
        TimeMs settleMs = 15'000;
        TimeMs reportMs = 15'000;  // how long a shared file system may keep a report back
        TimeMs closedMs = 20'000;  // for how long an accounting that does not answer is not asked again
    };

    // As JobSpool::open, and InvalidInput for the address. Slurm itself is not asked. `clock` must outlive
    // it.
    static Result<std::unique_ptr<SlurmEndpoint>> open(Config config, const Clock &clock);

    EndpointCapabilities capabilities() const override;
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs,
                                                    std::stop_token stop) override;
    // A request for each array, or one for all jobs of Slurm where that is less; none for a job whose end is
    // known. Unavailable also while it is not sure that an absent job is not about to appear.
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    // The job's own folder, as far as it is filled.
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    struct Batch {
        QString name;
        qint64 number = 0;  // 0: not known
        QHash<int, QString> tokens;  // asked for, by task
    };
    using Batches = QHash<QString, Batch>;  // by name

    SlurmEndpoint(Config config, JobSpool spool, SlurmBatches batches, const Clock &clock);

    // ---- asking (slurmasking.cpp)
    Error unclear(const QString &cause) const;
    QCoro::Task<Result<RestAnswer>> ask(QByteArray verb, QByteArray path, QByteArray json,
                                        std::stop_token stop);
    QCoro::Task<Result<RestAnswer>> askBelow(QByteArray root, QByteArray verb, QByteArray path,
                                             QByteArray json, std::stop_token stop);
    QCoro::Task<Result<int>> version(std::stop_token stop);
    Result<> noteAnswer(const Result<RestAnswer> &answer);
    bool isSettled() const;
    using Listing = QHash<QString, QList<SlurmRecord>>;  // by name
    // The numbers of batches whose submission was never answered, from the list of all jobs. True: it was
    // asked for and has all records of the batches.
    QCoro::Task<Result<bool>> learnNumbers(Batches *batches, Listing *listing, std::stop_token stop);
    QCoro::Task<Result<Listing>> listAll(std::stop_token stop);
    QCoro::Task<Result<QList<SlurmRecord>>> recordsOf(Batch batch, std::stop_token stop);

    // ---- what Slurm's accounting knows (slurmaccounting.cpp)
    enum class Accounting { Unknown, None, Open, Closed };  // closed: it is there and does not answer
    // Records of what was asked for; none also when there is no accounting. Unavailable: it does not answer.
    QCoro::Task<Result<QList<SlurmRecord>>> askAccounting(QByteArray query, std::stop_token stop);
    // Jobs that Slurm does not list any more, a batch with those that are missing of it. True: some of them
    // are absent, the others were found.
    QCoro::Task<Result<bool>> settleMissing(QList<Batch> missing, QList<EndpointJob> *found,
                                            std::stop_token stop);
    QList<QByteArray> accountingQueries(const QList<Batch> &missing) const;
    QCoro::Task<QString> accountingHealth(std::stop_token stop);  // in a sentence

    // ---- what is where
    Batches sort(const QStringList &tokens, QList<EndpointJob> &ended);
    EndpointJob jobOf(const QString &token, const Batch &batch, int task, const SlurmRecord &record);
    EndpointJob endedJob(EndpointJob job, const SlurmRecord &record);

    // ---- handing over
    QCoro::Task<QList<SubmitAnswer>> submitGroup(QList<JobDescription> jobs, std::stop_token stop);
    QList<SubmitAnswer> answerGroup(const QStringList &tokens, const QString &batch,
                                    const Result<RestAnswer> &answer);
    QCoro::Task<Result<>> cancelAt(Batch batch, std::stop_token stop);

    const Config m_config;
    const JobSpool m_spool;
    const SlurmBatches m_batches;
    const Clock &m_clock;
    ServerClock m_serverClock;
    RestClient m_rest;
    int m_version = 0;  // of the interface, 38 and up; 0: not asked yet
    QElapsedTimer m_good;  // since when every answer was good; not valid: the last was not
    QElapsedTimer m_notBefore;  // Retry-After
    TimeMs m_pauseMs = 0;
    QElapsedTimer m_tooLarge;  // since when the list of all jobs is more than is read; not valid: it was not
    EndedJobs m_ended;
    Accounting m_accounting = Accounting::Unknown;
    QElapsedTimer m_accountingAsked;
    QString m_accountingCause;  // why it is closed
};

}  // namespace shiftdeck

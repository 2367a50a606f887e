// An ARC computing element, asked through its REST interface (1.0) over TLS, with a certificate, a proxy, or
// an access token.
//
// Nothing is shared with the element: a job's description holds all that the job needs (arcdescription.h),
// its files are fetched from its session folder when it has ended, and only then it is removed there. The
// spool is a folder of this machine; a job's folder in it holds, beside what jobfolder.h says:
//   batch      it was handed over; written before the element hears of it
//   arc        the id that the element gave it
//   uploads    it waits for its input files; uploaded: they are there
//   running    it was seen to run
//   cancelled  somebody wants it to stop
//   fetched    everything was fetched that it left
//
// Exactly once: the token is the job's name at the element. After any doubt all jobs of ours there are listed
// and asked for their names. That none has the token counts only when it was missing in several listings, and
// for `settleMs` without a bad answer: a request may be on its way still, and a job that changes its state is
// missing from a listing now and then. Should one token have two jobs all the same, all but one are killed.
//
// States: the listing by states is what A-REX knows now; the action `status` is what it gathered up to a
// minute ago. A job has ended when one of them says so; it is unknown only when the second says so.
//
// Killing: where the element's jobs are plain processes, its kill leaves them alive. So the mark is put into
// the session folder first, and the job's own wrapper ends it.
//
// Thread: one, with an event loop; blocks on the disk for about 0.1 ms per job.
#pragma once

#include "models/endpoints/arcanswers.h"
#include "models/endpoints/clientcertificate.h"
#include "models/endpoints/jobspool.h"
#include "models/endpoints/restclient.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

namespace shiftdeck {

class ArcEndpoint final : public Endpoint {
  public:
    struct Config {
        QUrl url;  // https://HOST:PORT/arex
        QString credentialFile;  // clientcertificate.h; empty: none
        QString tokenFile;  // accesstoken.h; empty: none. One of the two must be there
        QString authorities;  // file or folder; empty: those of the system
        QString queue;  // empty: the element's own choice
        // Input files are uploaded from this machine, where the element's nodes do not see them. A-REX waits
        // for them for some minutes, so the files of a batch are not to be huge.
        bool stagesInputs = false;
        JobSpool::Config spool;
        std::chrono::milliseconds limit{30'000};  // of a call
        TimeMs settleMs = 15'000;
        TimeMs reportMs = 15'000;  // how long the report of a job may come behind the job's end
        TimeMs delegationMs = 12 * 3'600'000;  // how long a delegated proxy is to live, at most
    };

    // As JobSpool::open, and InvalidInput for address and files. The element itself is not asked. `clock`
    // must outlive it.
    static Result<std::unique_ptr<ArcEndpoint>> open(Config config, const Clock &clock);

    EndpointCapabilities capabilities() const override;
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs,
                                                    std::stop_token stop) override;
    // Unavailable also while it is not sure that an absent job is not about to appear.
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    // The job's folder in the spool, filled with what the job left.
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    static constexpr qsizetype kAtATime = 6;  // small calls; as many connections as Qt makes to one host
    using Ids = QHash<QString, QString>;  // by token; an empty one is not known
    using States = QHash<QString, QString>;  // by id

    ArcEndpoint(Config config, JobSpool spool, const Clock &clock);
    Result<QSslConfiguration> tls() const;

    // ---- asking (arcendpoint.cpp)
    QCoro::Task<Result<RestAnswer>> ask(QByteArray verb, QByteArray path, RestClient::Content content,
                                        std::stop_token stop);
    QCoro::Task<Result<QList<ArcRecord>>> askJobs(QByteArray verb, QByteArray path,
                                                  RestClient::Content content, std::stop_token stop);
    // One of the actions on jobs, in portions; each id has one record in the answer.
    QCoro::Task<Result<QList<ArcRecord>>> act(QByteArray action, QStringList ids, std::stop_token stop);
    static bool isClosed(const RestAnswer &answer);  // to us
    Error notLetIn(const RestAnswer &answer) const;
    Error doubt(const QString &cause);  // after an answer that is none

    // ---- handing over and stopping (arcsubmission.cpp)
    Result<QByteArray> describe(const JobDescription &job, const QString &delegationId) const;
    QCoro::Task<QList<SubmitAnswer>> post(QStringList tokens, QList<QByteArray> descriptions,
                                          std::stop_token stop);
    QCoro::Task<Result<>> kill(QStringList ids, std::stop_token stop);

    // ---- what became of jobs (arcfollowing.cpp)
    QString file(const QString &token, const char *name) const;
    QString idOf(const QString &token) const;
    std::optional<EndpointJob> finished(const QString &token);
    Ids sort(const QStringList &tokens, QList<EndpointJob> &ended);
    QCoro::Task<Result<>> learnIds(Ids *ids, std::stop_token stop);
    QCoro::Task<Result<bool>> learnNames(QStringList listed, std::stop_token stop);
    QCoro::Task<Result<States>> statesOf(QStringList ids, std::stop_token stop);
    void noteMissing(const QString &token);  // in one more answer
    bool isAbsent(const QString &token) const;  // for good
    QCoro::Task<Result<EndpointJob>> jobOf(QString token, QString id, QString state, std::stop_token stop);
    QCoro::Task<Result<EndpointJob>> endedJob(EndpointJob job, QString id, QString state,
                                              std::stop_token stop);
    QCoro::Task<Result<bool>> fetch(QString id, QString name, QString target, std::stop_token stop);
    QCoro::Task<Result<>> fetchAll(QString id, QStringList names, QString folder, std::stop_token stop);
    QCoro::Task<Result<>> fetchDiagnosis(QString id, QString token, std::stop_token stop);

    // ---- bringing input files (arcstaging.cpp)
    static QByteArray confOfStaged(const QByteArray &conf, QStringList *paths);
    QCoro::Task<Result<>> stageIn(QString token, QString id, std::stop_token stop);
    QCoro::Task<Result<>> stageInIfDue(QString token, QString id, std::stop_token stop);

    // ---- lending our rights (arcdelegating.cpp)
    QCoro::Task<Result<QString>> delegation(std::stop_token stop);

    struct Absence {
        QElapsedTimer since;
        int listings = 0;
    };

    const Config m_config;
    const JobSpool m_spool;
    const Clock &m_clock;
    ServerClock m_serverClock;
    RestClient m_rest;
    QElapsedTimer m_notBefore;  // Retry-After
    TimeMs m_pauseMs = 0;
    QHash<QString, QString> m_names;  // of all jobs of ours at the element, by id
    QHash<QString, Absence> m_absent;  // by token; emptied by every bad answer
    QHash<QString, EndpointJob> m_ended;  // final: never asked for again
    QHash<QString, QElapsedTimer> m_waiting;  // ended, says the element; their reports are not seen yet
    QSet<QString> m_killed;  // ids
    QString m_delegation;
    TimeMs m_delegationEnds = 0;
};

}  // namespace shiftdeck

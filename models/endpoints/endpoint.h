// What production asks of a place that runs jobs. Capabilities are data: callers ask for them and
// never for the kind of endpoint.
//
// Exactly once: every job carries a submission token that its submitter wrote down before the call.
// `submit` with a token that the endpoint already holds changes nothing and answers with the job it
// has. After any doubt (no answer, a crash) `find` tells which tokens the endpoint knows.
//
// Threads: an endpoint lives on one thread; its tasks resume there. Tasks are eager (QCoro 0.8) and
// end early when the stop token asks. All parameters are by value, so that a frame owns them.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QCoroTask>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>

namespace shiftdeck {

struct InputFile {
    QString lfn;
    QString path;           // where the job can read it
    qint64 run = 0;
    qint64 firstEvent = 0;  // 0-based index of the first event to read
    qint64 events = 0;      // how many to read
    bool wholeFile = false;
};

struct OutputFile {
    QString stream;
    QString name;  // plain file name, made in the job's own output folder
};

struct JobDescription {
    QString token;     // [a-z0-9-]{8,64}, unique for ever
    QString name;      // for people: "request 3 job 17"
    QString step;      // word of Step
    QString release;
    QString conditions;
    QString application;  // path of the program at the site
    QList<InputFile> inputs;
    QList<OutputFile> outputs;
    int memoryMb = 0;      // 0: no limit
    int wallSeconds = 0;   // 0: no limit
    QStringList avoidNodes;  // where it is not to run; heeded where capabilities say so
};

// The endpoint's word about a job. `Ended` is not success: checks decide that.
enum class EndpointPhase { Unknown, Queued, Running, Ended };

struct EndpointJob {
    QString token;
    QString endpointJobId;
    EndpointPhase phase = EndpointPhase::Unknown;
    std::optional<int> exitCode;    // of the application, when it ended by itself
    std::optional<int> signal;      // that ended it
    QString reason;                 // "time-limit", "memory-limit", "cancelled", "node", or empty
    QString node;
    TimeMs startedAt = 0;           // 0: not known
    TimeMs endedAt = 0;
};

struct SubmitAnswer {
    QString token;
    Result<EndpointJob> job;  // Unavailable: outcome unknown; any other error: surely not accepted
};

struct CancelAnswer {
    QString token;
    Result<> done;  // also when the job had ended already
};

struct EndpointCapabilities {
    bool findsByToken = true;
    bool cancels = true;
    int maxBatch = 1000;          // most jobs in one call
    int maxAsked = 0;             // most tokens in one find(); 0: as maxBatch
    TimeMs pauseMs = 0;           // how long the server asked to be left alone, from now on (Retry-After)
    TimeMs settleMs = 0;          // how long a submission may stay invisible to find()
    bool avoidsNodes = false;     // heeds JobDescription::avoidNodes
    bool accounting = false;      // tells how jobs ended that it has forgotten otherwise
};

struct EndpointHealth {
    bool up = false;
    QString message;
    int slotCount = 0;
    int running = 0;
    int queued = 0;
    TimeMs asOf = 0;
    TimeMs serverAhead = 0;  // the server's clock minus ours; 0: equal, or not known
};

class Endpoint {
  public:
    virtual ~Endpoint() = default;

    virtual EndpointCapabilities capabilities() const = 0;
    virtual QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs,
                                                            std::stop_token stop) = 0;
    // The jobs that the endpoint knows among these tokens; an unknown token is simply absent.
    virtual QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) = 0;
    virtual QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) = 0;
    // Brings report, logs and outputs of an ended job to a folder on this machine and names it:
    // report.json, stdout, stderr and out/ are in it as far as the job left them.
    virtual QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) = 0;
    virtual QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) = 0;
};

}  // namespace shiftdeck

// An endpoint that does what a test tells it to: it loses answers, forgets jobs, answers twice, lies. The
// jobs do not run; a test ends them and writes what they leave. It keeps what it accepted when the console
// "crashes", so several agents may be given the same FakeSite one after another. One thread.
#pragma once

#include "models/endpoints/endpoint.h"
#include "tests/support/temporaryfolder.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace shiftdeck::test {

// The state of the far side.
struct FakeSite {
    struct Job {
        JobDescription description;
        EndpointJob state;
        int submissions = 0;     // how often it was handed over
        bool hidden = false;     // find() does not tell of it
        bool cancelled = false;
    };
    TemporaryFolder folder;
    QMap<QString, Job> jobs;     // by token
    int submitCalls = 0;
    QHash<QString, int> asked;   // by token: how often find() was asked for it

    // What goes wrong; each is for all calls until it is taken back.
    bool isDown = false;              // no call is answered, none is obeyed
    bool losesSubmitAnswers = false;  // jobs are accepted, the answer is Unavailable
    bool answersTwice = false;        // every answer comes twice, and one for a job that nobody asked for
    bool rejects = false;             // Refused per job
    bool acceptsHidden = false;       // accepted jobs are hidden at first
    TimeMs serverAhead = 0;
    EndpointCapabilities capabilities;

    QString folderOf(const QString &token) const { return folder.path(token); }
    void setRunning(const QString &token);
    // The job ended well: outputs with every event, report, exit code 0.
    void endGood(const QString &token);
    // It ended, leaving nothing but these.
    void end(const QString &token, std::optional<int> exitCode, const QString &reason = {});
    void writeReport(const QString &token, const QByteArray &content) const;
    // The report that a sound job would leave, for tests that spoil it.
    QJsonObject soundReport(const QString &token) const;
    void writeOutputs(const QString &token) const;
};

class FakeEndpoint final : public Endpoint {
  public:
    explicit FakeEndpoint(FakeSite &site) : m_site(site) {}

    EndpointCapabilities capabilities() const override { return m_site.capabilities; }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> descriptions,
                                                    std::stop_token stop) override;
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override;
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override;
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override;

  private:
    FakeSite &m_site;
};

}  // namespace shiftdeck::test

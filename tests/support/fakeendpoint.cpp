#include "tests/support/fakeendpoint.h"

#include "models/core/checksum.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shiftdeck::test {

namespace {
tl::unexpected<Error> down()
{
    return fail(ErrorCode::Unavailable, QStringLiteral("alpha"), QStringLiteral("It does not answer."), true);
}

qint64 eventsOf(const JobDescription &job)
{
    qint64 sum = 0;
    for (const InputFile &input : job.inputs)
        sum += input.events;
    return sum;
}

// Every stream keeps every event, and every event is the same line.
QByteArray outputOf(const JobDescription &job)
{
    QByteArray content("Run,Event,M\n");
    for (qint64 i = 0; i < eventsOf(job); ++i)
        content += "146436," + QByteArray::number(i + 1) + ",3.1\n";
    return content;
}
}  // namespace

void FakeSite::setRunning(const QString &token)
{
    jobs[token].state.phase = EndpointPhase::Running;
    jobs[token].state.node = QStringLiteral("node1");
}

void FakeSite::writeOutputs(const QString &token) const
{
    for (const OutputFile &output : jobs.value(token).description.outputs)
        folder.write(token + QStringLiteral("/out/") + output.name, outputOf(jobs.value(token).description));
}

QJsonObject FakeSite::soundReport(const QString &token) const
{
    const JobDescription job = jobs.value(token).description;
    QJsonArray inputs;
    for (const InputFile &input : job.inputs)
        inputs.append(QJsonObject{{"lfn", input.lfn},
                                  {"run", input.run},
                                  {"first", input.firstEvent},
                                  {"eventsRead", input.events}});
    const QByteArray content = outputOf(job);
    QJsonArray outputs;
    for (const OutputFile &output : job.outputs)
        outputs.append(QJsonObject{{"stream", output.stream},
                                   {"name", output.name},
                                   {"eventsWritten", eventsOf(job)},
                                   {"bytes", content.size()},
                                   {"adler32", adler32Of(content)}});
    return {{"format", "shiftdeck-job-report"},
            {"version", 1},
            {"token", token},
            {"host", "node1"},
            {"release", job.release},
            {"conditions", job.conditions},
            {"step", job.step},
            {"startedAt", qint64(1304251200000)},
            {"endedAt", qint64(1304251260000)},
            {"cpuSeconds", 1.25},
            {"peakMemoryKb", 2048},
            {"exitCode", 0},
            {"signal", QJsonValue::Null},
            {"reason", ""},
            {"application", QJsonObject{{"inputs", inputs}, {"outputs", outputs}, {"peakMemoryKb", 1024}}}};
}

void FakeSite::writeReport(const QString &token, const QByteArray &content) const
{
    folder.write(token + QStringLiteral("/report.json"), content);
}

void FakeSite::end(const QString &token, std::optional<int> exitCode, const QString &reason)
{
    QDir().mkpath(folderOf(token) + QStringLiteral("/out"));
    jobs[token].state.phase = EndpointPhase::Ended;
    jobs[token].state.exitCode = exitCode;
    jobs[token].state.reason = reason;
}

void FakeSite::endGood(const QString &token)
{
    writeOutputs(token);
    writeReport(token, QJsonDocument(soundReport(token)).toJson());
    end(token, 0);
}

QCoro::Task<Result<QList<SubmitAnswer>>> FakeEndpoint::submit(QList<JobDescription> descriptions,
                                                              std::stop_token)
{
    ++m_site.submitCalls;
    if (m_site.isDown)
        co_return down();
    QList<SubmitAnswer> answers;
    for (const JobDescription &description : descriptions) {
        if (m_site.rejects) {
            answers.append(
                {description.token,
                 fail(ErrorCode::Refused, description.token, QStringLiteral("The queue is closed."))});
            continue;
        }
        auto &job = m_site.jobs[description.token];
        if (++job.submissions == 1) {
            job.description = description;
            job.state.token = description.token;
            job.state.endpointJobId = QStringLiteral("fake-%1").arg(m_site.jobs.size());
            job.state.phase = EndpointPhase::Queued;
            job.hidden = m_site.acceptsHidden;
        }
        if (!m_site.losesSubmitAnswers)
            answers.append({description.token, job.state});
    }
    if (m_site.losesSubmitAnswers)
        co_return down();
    if (m_site.answersTwice) {
        answers.append(answers);
        EndpointJob stranger;
        stranger.token = QStringLiteral("r99-p-unknown-to-all");
        answers.append({stranger.token, stranger});
    }
    co_return answers;
}

QCoro::Task<Result<QList<EndpointJob>>> FakeEndpoint::find(QStringList tokens, std::stop_token)
{
    if (m_site.isDown)
        co_return down();
    for (const QString &token : tokens)
        ++m_site.asked[token];
    QList<EndpointJob> found;
    for (const QString &token : tokens)
        if (const auto job = m_site.jobs.constFind(token); job != m_site.jobs.constEnd() && !job->hidden)
            found.append(job->state);
    if (m_site.answersTwice)
        found.append(found);
    co_return found;
}

QCoro::Task<Result<QList<CancelAnswer>>> FakeEndpoint::cancel(QStringList tokens, std::stop_token)
{
    if (m_site.isDown)
        co_return down();
    QList<CancelAnswer> answers;
    for (const QString &token : tokens) {
        if (!m_site.jobs.contains(token)) {
            answers.append({token, fail(ErrorCode::NotFound, token, QStringLiteral("No such job."))});
            continue;
        }
        m_site.jobs[token].cancelled = true;
        m_site.end(token, std::nullopt, QStringLiteral("cancelled"));
        answers.append({token, Result<>()});
    }
    co_return answers;
}

QCoro::Task<Result<QString>> FakeEndpoint::retrieve(QString token, std::stop_token)
{
    if (m_site.isDown)
        co_return down();
    if (!m_site.jobs.contains(token) || !QDir(m_site.folderOf(token)).exists())
        co_return fail(ErrorCode::NotFound, token, QStringLiteral("No such job."));
    co_return m_site.folderOf(token);
}

QCoro::Task<Result<EndpointHealth>> FakeEndpoint::health(std::stop_token)
{
    if (m_site.isDown)
        co_return down();
    EndpointHealth health;
    health.up = true;
    health.serverAhead = m_site.serverAhead;
    co_return health;
}

}  // namespace shiftdeck::test

#include "models/endpoints/arcendpoint.h"

#include "models/credentials/accesstoken.h"
#include "models/credentials/credentialwarning.h"
#include "models/endpoints/clientcertificate.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace shiftdeck {

namespace {
// A-REX cuts what is longer than 1 MiB off without a word; an id and its frame have some 75 bytes.
constexpr qsizetype kMostIds = 2000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};

QByteArray idList(const QStringList &ids)
{
    QJsonArray list;
    for (const QString &id : ids)
        list.append(QJsonObject{{QStringLiteral("id"), id}});
    return QJsonDocument(QJsonObject{{QStringLiteral("job"), list}}).toJson(QJsonDocument::Compact);
}
}  // namespace

// ---------------------------------------------------------------- opening

ArcEndpoint::ArcEndpoint(Config config, JobSpool spool, const Clock &clock)
    : m_config(std::move(config)), m_spool(std::move(spool)), m_clock(clock), m_serverClock(clock),
      m_rest({m_config.url,
              [this]() -> Result<QList<RestClient::Header>> {
                  if (m_config.tokenFile.isEmpty())
                      return QList<RestClient::Header>();
                  SD_TRY(const AccessToken token, readAccessToken(m_config.tokenFile, m_serverClock.now()));
                  return QList<RestClient::Header>{{"Authorization", "Bearer " + token.text}};
              },
              m_config.limit, 64LL << 20, [this] { return tls(); }, &m_serverClock})
{
}

Result<std::unique_ptr<ArcEndpoint>> ArcEndpoint::open(Config config, const Clock &clock)
{
    SD_CHECK(RestClient::checkAddress(config.url));
    const QString url = config.url.toString();
    if (config.url.scheme() != QLatin1String("https"))
        return fail(ErrorCode::InvalidInput, url,
                    Text::tr("The address of an ARC begins with https: it is told who we are."));
    if (config.credentialFile.isEmpty() == config.tokenFile.isEmpty())
        return fail(
            ErrorCode::InvalidInput, url,
            Text::tr("ARC needs either a file with certificate and key, or one with an access token."));
    if (config.queue.size() > 200 || std::any_of(config.queue.begin(), config.queue.end(), [](QChar c) {
            return c.unicode() <= 32 || c.unicode() >= 127;
        }))
        return fail(ErrorCode::InvalidInput, url,
                    Text::tr("A queue is a word without blanks: \"%1\".").arg(config.queue.left(80)));
    SD_TRY(JobSpool spool, JobSpool::open(config.spool));
    return std::unique_ptr<ArcEndpoint>(new ArcEndpoint(std::move(config), std::move(spool), clock));
}

EndpointCapabilities ArcEndpoint::capabilities() const
{
    EndpointCapabilities can;
    can.maxBatch = 500;
    can.settleMs = m_config.settleMs;
    return can;
}

// ---------------------------------------------------------------- asking

Result<QSslConfiguration> ArcEndpoint::tls() const
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_config.authorities.isEmpty()) {
        SD_TRY(const auto authorities, readAuthorities(m_config.authorities));
        tls.setCaCertificates(authorities);
    }
    if (!m_config.credentialFile.isEmpty()) {
        SD_TRY(const ClientCertificate own,
               readClientCertificate(m_config.credentialFile, m_serverClock.now()));
        tls.setLocalCertificateChain(own.chain);
        tls.setPrivateKey(own.key);
    }
    return tls;
}

Error ArcEndpoint::doubt(const QString &cause)
{
    m_absent.clear();
    return Error{ErrorCode::Unavailable, m_config.url.toString(), cause, true};
}

bool ArcEndpoint::isClosed(const RestAnswer &answer) { return answer.status == 401 || answer.status == 403; }

Error ArcEndpoint::notLetIn(const RestAnswer &answer) const
{
    const QString &path = m_config.credentialFile.isEmpty() ? m_config.tokenFile : m_config.credentialFile;
    QString cause =
        Text::tr("ARC does not let us in (HTTP %1, %2). Look at the credential, and whether it is on "
                 "the list of those who may run jobs there: %3")
            .arg(answer.status)
            .arg(answer.reason.left(200), path);
    if (const auto credential = readCredential(path, m_clock)) {
        CredentialUse use;
        use.now = m_clock.now();
        use.serverAhead = m_serverClock.ahead();
        const CredentialVerdict verdict = judgeCredential(credential, use);
        cause += u' '
            + Text::tr("It says that it is of \"%1\", by the word of \"%2\". %3")
                  .arg(credential->subject.left(200), credential->issuer.left(200),
                       QStringList(verdict.notes).join(u' ').prepend(verdict.sentence + u' ').trimmed());
    }
    return Error{ErrorCode::NotAuthorized, m_config.url.toString(), cause, true};
}

// One call below the interface's version; what it says of single jobs is for the caller to read.
QCoro::Task<Result<RestAnswer>> ArcEndpoint::ask(QByteArray verb, QByteArray path,
                                                 RestClient::Content content, std::stop_token stop)
{
    if (m_notBefore.isValid() && m_notBefore.elapsed() < m_pauseMs)
        co_return tl::unexpected(doubt(Text::tr("ARC asked for a pause; it is asked again in %1 s.")
                                           .arg((m_pauseMs - m_notBefore.elapsed()) / 1000 + 1)));
    auto calling = m_rest.call(verb, "/rest/1.0" + path, content, stop);
    const auto answer = co_await calling;
    if (!answer) {
        if (answer.error().code != ErrorCode::Cancelled)
            m_absent.clear();
        co_return tl::unexpected(answer.error());
    }
    if (isClosed(*answer)) {
        m_absent.clear();
        co_return tl::unexpected(notLetIn(*answer));
    }
    if (answer->status == 429 || answer->status == 503) {
        m_pauseMs = std::max<TimeMs>(answer->retryAfterMs, 1000);
        m_notBefore.start();
        co_return tl::unexpected(doubt(
            Text::tr("ARC asks for a pause of %1 s (HTTP %2).").arg(m_pauseMs / 1000).arg(answer->status)));
    }
    co_return answer;
}

QCoro::Task<Result<QList<ArcRecord>>> ArcEndpoint::askJobs(QByteArray verb, QByteArray path,
                                                           RestClient::Content content, std::stop_token stop)
{
    auto asking = ask(verb, path, content, stop);
    const auto answer = co_await asking;
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (!answer->isGood())
        co_return tl::unexpected(
            doubt(Text::tr("It answers with HTTP %1 (%2); there may be no ARC at this address.")
                      .arg(answer->status)
                      .arg(answer->reason.left(200))));
    auto records = parseArcJobs(answer->body);
    if (!records)
        co_return tl::unexpected(doubt(Text::tr("This is no ARC. %1").arg(records.error().cause)));
    co_return records;
}

QCoro::Task<Result<QList<ArcRecord>>> ArcEndpoint::act(QByteArray action, QStringList ids,
                                                       std::stop_token stop)
{
    QList<ArcRecord> all;
    for (qsizetype at = 0; at < ids.size(); at += kMostIds) {
        const QStringList portion = ids.mid(at, kMostIds);
        const RestClient::Content content(idList(portion));
        auto asking = askJobs("POST", "/jobs?action=" + action, content, stop);
        const auto records = co_await asking;
        if (!records)
            co_return tl::unexpected(records.error());
        if (records->size() != portion.size())
            co_return tl::unexpected(doubt(Text::tr("It was asked for %1 jobs and answers for %2.")
                                               .arg(portion.size())
                                               .arg(records->size())));
        for (qsizetype i = 0; i < portion.size(); ++i) {
            ArcRecord record = records->at(i);
            if (record.id.isEmpty())
                record.id = portion.at(i);
            if (!portion.contains(record.id))
                co_return tl::unexpected(doubt(Text::tr("It answers for a job that it was not asked for.")));
            all.append(record);
        }
    }
    co_return all;
}

// ---------------------------------------------------------------- health

QCoro::Task<Result<EndpointHealth>> ArcEndpoint::health(std::stop_token stop)
{
    EndpointHealth health;
    health.asOf = m_clock.now();
    const RestClient::Content nothing;
    auto asking = m_rest.call("GET", "/rest", nothing, stop);
    const auto answer = co_await asking;
    health.serverAhead = m_serverClock.ahead();
    if (!answer) {
        if (answer.error().code == ErrorCode::Cancelled)
            co_return tl::unexpected(answer.error());
        health.message = answer.error().cause;
        co_return health;
    }
    if (isClosed(*answer)) {
        health.message = notLetIn(*answer).cause;
        co_return health;
    }
    const auto versions = parseArcVersions(answer->body);
    if (!versions || !versions->contains(QStringLiteral("1.0"))) {
        health.message = versions
            ? Text::tr("This ARC has no version 1.0 of the interface, but %1.")
                  .arg(versions->join(QStringLiteral(", ")))
            : Text::tr("This is no ARC (HTTP %1). %2").arg(answer->status).arg(versions.error().cause);
        co_return health;
    }
    const QByteArray states = arcStates(EndpointPhase::Queued) + ',' + arcStates(EndpointPhase::Running);
    auto listing = askJobs("GET", "/jobs?state=" + states, nothing, stop);
    const auto jobs = co_await listing;
    if (!jobs) {
        if (jobs.error().code == ErrorCode::Cancelled)
            co_return tl::unexpected(jobs.error());
        health.message = jobs.error().cause;
        co_return health;
    }
    for (const ArcRecord &job : *jobs)
        ++(arcPhase(job.state) == EndpointPhase::Queued ? health.queued : health.running);
    health.up = true;
    health.message =
        Text::tr("ARC (interface 1.0) runs %1 jobs of ours, %2 wait.").arg(health.running).arg(health.queued);
    co_return health;
}

}  // namespace shiftdeck

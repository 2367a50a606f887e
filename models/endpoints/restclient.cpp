#include "models/endpoints/restclient.h"

#include <QCoreApplication>
#include <QCoroNetworkReply>
#include <QCryptographicHash>
#include <QNetworkReply>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RestClient)
};
constexpr qint64 kLongestRetryAfter = 3600;  // s

// Why a call ended before its answer was whole.
enum class Broken { No, Overtime, TooLarge, Stopped };

// Ends a call by its deadline, by its size, or because somebody wants it to stop. What is asked of it late,
// on whatever thread, finds the state still there.
class Watch {
  public:
    Watch(QNetworkReply *reply, const std::stop_token &stop, std::chrono::milliseconds limit, qint64 largest)
        : m_stopped(stop, Wake{reply, m_broken})
    {
        QObject::connect(&m_deadline, &QTimer::timeout, reply,
                         [reply, broken = m_broken] { end(reply, *broken, Broken::Overtime); });
        QObject::connect(reply, &QNetworkReply::downloadProgress, reply,
                         [reply, largest, broken = m_broken](qint64 got) {
                             if (got > largest)
                                 end(reply, *broken, Broken::TooLarge);
                         });
        m_deadline.setSingleShot(true);
        m_deadline.start(limit);
    }
    Broken broken() const { return *m_broken; }

  private:
    struct Wake {
        QNetworkReply *reply;
        std::shared_ptr<Broken> broken;
        // The reply lives until its own thread has let go of the stop token.
        void operator()() const
        {
            QMetaObject::invokeMethod(
                reply, [reply = reply, broken = broken] { end(reply, *broken, Broken::Stopped); },
                Qt::QueuedConnection);
        }
    };
    static void end(QNetworkReply *reply, Broken &broken, Broken why)
    {
        if (broken != Broken::No || reply->isFinished())
            return;
        broken = why;
        reply->abort();
    }

    const std::shared_ptr<Broken> m_broken = std::make_shared<Broken>(Broken::No);
    QTimer m_deadline;
    std::stop_callback<Wake> m_stopped;
};

// What is sent with a POST. It can be read once: Qt sends a request again by itself, a POST too, when its
// connection breaks before an answer, and what the service has done by then would be done twice. Without a
// body to send again it tells of the broken connection.
class Body : public QIODevice {
  public:
    Body(QByteArray content, QObject *parent) : QIODevice(parent), m_content(std::move(content))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_content.size(); }
    qint64 bytesAvailable() const override { return m_content.size() - m_read; }

  protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 n = std::min<qint64>(most, m_content.size() - m_read);
        std::copy_n(m_content.constData() + m_read, n, data);
        m_read += n;
        return n == 0 && most > 0 ? -1 : n;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

  private:
    const QByteArray m_content;
    qint64 m_read = 0;
};

QString tlsCause(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::CertificateExpired: return Text::tr("Its certificate has expired.");
        case QSslError::CertificateNotYetValid:
            return Text::tr("Its certificate is not valid yet; or the clock of this machine is wrong.");
        case QSslError::HostNameMismatch: return Text::tr("Its certificate is for another host.");
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
            return Text::tr("Its certificate is signed by an authority that is not known here.");
        case QSslError::CertificateRevoked: return Text::tr("Its certificate was revoked.");
        default: break;
        }
    }
    return errors.isEmpty() ? QString() : errors.first().errorString();
}

tl::unexpected<Error> tooLarge(const QString &name, qint64 largest)
{
    return fail(ErrorCode::InvalidInput, name,
                Text::tr("The answer is larger than %1 MB and was not read.").arg(largest >> 20));
}

QString causeOf(const QNetworkReply &reply, const QList<QSslError> &tlsErrors)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return Text::tr("Nobody listens there: the service is not running, or the port is wrong.");
    case QNetworkReply::HostNotFoundError: return Text::tr("There is no host of this name.");
    case QNetworkReply::SslHandshakeFailedError: {
        const QString cause = tlsCause(tlsErrors);
        return cause.isEmpty() ? Text::tr("No safe connection could be made (%1).").arg(reply.errorString())
                               : Text::tr("No safe connection was made. %1").arg(cause);
    }
    case QNetworkReply::ContentReSendError:  // see Body
    case QNetworkReply::RemoteHostClosedError:
        return Text::tr("It closed the connection before its answer was whole.");
    default: return reply.errorString();
    }
}

TimeMs retryAfter(const QNetworkReply &reply)
{
    bool ok = false;
    const qint64 seconds = reply.rawHeader("Retry-After").trimmed().toLongLong(&ok);
    return ok && seconds > 0 ? std::min(seconds, kLongestRetryAfter) * 1000 : 0;
}

Result<RestAnswer> answerOf(QNetworkReply &reply, const RestClient::Config &config, Broken broken,
                            const QList<QSslError> &tlsErrors, const QString &name)
{
    using std::chrono::duration_cast;
    switch (broken) {
    case Broken::Stopped: return fail(ErrorCode::Cancelled, name, Text::tr("Stopped on request."), true);
    case Broken::Overtime:
        return fail(ErrorCode::Unavailable, name,
                    Text::tr("No answer came within %1 s.")
                        .arg(duration_cast<std::chrono::seconds>(config.limit).count()),
                    true);
    case Broken::TooLarge: return tooLarge(name, config.largestAnswer);
    case Broken::No: break;
    }
    RestAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status >= 300 && answer.status < 400 && answer.status != 304)
        return fail(ErrorCode::InvalidInput, name,
                    Text::tr("The server sends elsewhere (HTTP %1), which is not followed: credentials stay "
                             "with the host that they were given for. Correct the address.")
                        .arg(answer.status));
    // Qt counts a status of 400 and more as an error, too; those are answers. Without a status, or with a
    // connection that broke within the body, there is none.
    const bool cutOff = reply.error() == QNetworkReply::ContentReSendError
        || (reply.error() != QNetworkReply::NoError && reply.error() < QNetworkReply::ContentAccessDenied);
    if (answer.status == 0 || cutOff)
        return fail(ErrorCode::Unavailable, name, causeOf(reply, tlsErrors), true);
    answer.body = reply.read(config.largestAnswer + 1);
    if (answer.body.size() > config.largestAnswer)
        return tooLarge(name, config.largestAnswer);
    answer.retryAfterMs = retryAfter(reply);
    answer.reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().left(500);
    answer.location = reply.rawHeader("Location").left(2000);
    return answer;
}
}  // namespace

Result<> RestClient::checkAddress(const QUrl &base)
{
    const QString shown = base.toString(QUrl::RemoveUserInfo).left(200);
    if (!base.isValid() || base.host().isEmpty()
        || (base.scheme() != QLatin1String("http") && base.scheme() != QLatin1String("https")))
        return fail(ErrorCode::InvalidInput, shown,
                    Text::tr("The address of a service is like https://HOST:PORT or http://HOST:PORT."));
    if (!base.userInfo().isEmpty())
        return fail(ErrorCode::InvalidInput, shown,
                    Text::tr("An address holds no name and password: it is shown and logged."));
    if (base.hasQuery() || base.hasFragment())
        return fail(ErrorCode::InvalidInput, shown, Text::tr("The address has a \"?\" or a \"#\" in it."));
    return {};
}

RestClient::RestClient(Config config) : m_config(std::move(config))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

QString RestClient::nameOf(const QByteArray &path) const
{
    return m_config.base.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash)
        + QString::fromLatin1(path.left(200));
}

// Without a credential of the header; a certificate belongs to the connection.
Result<QNetworkRequest> RestClient::barestRequest(const QByteArray &path)
{
    QByteArray address = m_config.base.toEncoded(QUrl::StripTrailingSlash);
    QNetworkRequest request(QUrl::fromEncoded(address + path, QUrl::StrictMode));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "application/json");
    if (m_config.tls) {
        SD_TRY(QSslConfiguration tls, m_config.tls());
        // An open connection would go on with the certificate that it was made with.
        if (m_tls && *m_tls != tls)
            m_network.clearConnectionCache();
        m_tls = tls;
        request.setSslConfiguration(tls);
    }
    return request;
}

Result<QNetworkRequest> RestClient::requestFor(const QByteArray &path, const Content &content)
{
    SD_TRY(QNetworkRequest request, barestRequest(path));
    if (!content.bytes.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, content.type);
    for (const Header &header : content.headers)
        request.setRawHeader(header.first, header.second);
    if (m_config.credentials) {
        SD_TRY(const auto headers, m_config.credentials());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const Header &header : headers) {
            request.setRawHeader(header.first, header.second);
            hash.addData(header.first + ' ' + header.second + '\n');
        }
        // A server may go on with whom it saw first on a connection (A-REX does).
        if (!m_credentials.isEmpty() && m_credentials != hash.result())
            m_network.clearConnectionCache();
        m_credentials = hash.result();
    }
    return request;
}

QCoro::Task<Result<RestAnswer>> RestClient::call(QByteArray verb, QByteArray path, Content content,
                                                 std::stop_token stop)
{
    const QString name = nameOf(path);
    if (stop.stop_requested())
        co_return fail(ErrorCode::Cancelled, name, Text::tr("Stopped on request."), true);
    auto request = requestFor(path, content);
    const bool mayBeTheClock = !request && request.error().code == ErrorCode::NotAuthorized
        && m_config.serverClock && !m_config.serverClock->isKnown() && !m_isAskedForTime;
    if (mayBeTheClock) {
        if (const auto bare = barestRequest(path)) {
            auto asking = perform("GET", *bare, {}, name, stop);
            const auto answer = co_await asking;
            m_isAskedForTime = answer.has_value();
            request = requestFor(path, content);
        }
    }
    if (!request)
        co_return tl::unexpected(request.error());
    auto performing = perform(verb, *request, content.bytes, name, stop);
    const auto answer = co_await performing;
    co_return answer;
}

QCoro::Task<Result<RestAnswer>> RestClient::perform(QByteArray verb, QNetworkRequest request,
                                                    QByteArray bytes, QString name, std::stop_token stop)
{
    const TimeMs askedAt = m_config.serverClock ? m_config.serverClock->here() : 0;
    Body *body = nullptr;
    if (!bytes.isEmpty()) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
        body = new Body(bytes, &m_network);
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, verb, body);
    if (body)
        body->setParent(reply);
    QList<QSslError> tlsErrors;
    QObject::connect(reply, &QNetworkReply::sslErrors, reply,
                     [&tlsErrors](const QList<QSslError> &errors) { tlsErrors = errors; });
    auto watch = std::make_unique<Watch>(reply, stop, m_config.limit, m_config.largestAnswer);
    co_await reply;
    const Broken broken = watch->broken();
    watch.reset();
    QObject::disconnect(reply, nullptr, reply, nullptr);
    auto answer = answerOf(*reply, m_config, broken, tlsErrors, name);
    if (m_config.serverClock && answer)
        if (const auto date = ServerClock::dateOf(reply->rawHeader("Date")))
            m_config.serverClock->note(*date, askedAt);
    // This runs inside of the reply's own signal.
    reply->deleteLater();
    co_return answer;
}

QCoro::Task<Result<RestAnswer>> RestClient::get(QByteArray path, std::stop_token stop)
{
    return call("GET", std::move(path), Content(), std::move(stop));
}

QCoro::Task<Result<RestAnswer>> RestClient::post(QByteArray path, QByteArray json, std::stop_token stop)
{
    return call("POST", std::move(path), Content(std::move(json)), std::move(stop));
}

QCoro::Task<Result<RestAnswer>> RestClient::remove(QByteArray path, std::stop_token stop)
{
    return call("DELETE", std::move(path), Content(), std::move(stop));
}

}  // namespace shiftdeck

// A REST service as an endpoint asks it: short questions, answers of bounded size, and an end to every wait.
//
// Thread: the one that made it, which needs an event loop; its tasks resume there. Credentials go to this
// host alone: a redirection is not followed but told as an error. A call fails as
//   Unavailable    no whole answer came: whether the server did what was asked is not known (retryable)
//   NotAuthorized  the credential cannot be had, so that nothing was sent
//   InvalidInput   the server sends somewhere else, or more than is believed
//   Cancelled      stopped on request; what the server did is not known
// Every HTTP answer that came whole is an answer, whatever its status.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/endpoints/serverclock.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace shiftdeck {

struct RestAnswer {
    int status = 0;  // HTTP
    QString reason;  // the words behind it, as the server has them
    QByteArray body;
    QByteArray location;
    TimeMs retryAfterMs = 0;  // what a Retry-After in seconds asks for, an hour at most; 0: nothing

    bool isGood() const { return status >= 200 && status < 300; }
};

class RestClient {
  public:
    using Header = std::pair<QByteArray, QByteArray>;
    struct Config {
        QUrl base;  // http or https, host and port; a path is kept in front of what is asked for
        // Asked before every call, so that a renewed credential is used at once.
        std::function<Result<QList<Header>>()> credentials;
        std::chrono::milliseconds limit{30'000};  // of a whole call
        qint64 largestAnswer = 64LL << 20;  // bytes
        // Whom to trust and with which certificate to appear; asked before every call. None: the system's.
        std::function<Result<QSslConfiguration>()> tls = {};
        // Learns from the Date of every answer; must outlive the client. While it knows nothing, a credential
        // that cannot be had may be one that this machine's clock takes for expired: then the server is asked
        // for the time first, without a credential.
        ServerClock *serverClock = nullptr;
    };
    struct Content {  // what is sent, and headers of this call alone
        Content(QByteArray contentBytes = {}, QByteArray contentType = "application/json",
                QList<Header> more = {})
            : bytes(std::move(contentBytes)), type(std::move(contentType)), headers(std::move(more))
        {
        }
        QByteArray bytes, type;
        QList<Header> headers;
    };
    // InvalidInput: no such address, or a name or password in it.
    static Result<> checkAddress(const QUrl &base);
    explicit RestClient(Config config);

    // `path` begins with "/" and is appended as it is: what comes from outside is percent-encoded by the
    // caller.
    QCoro::Task<Result<RestAnswer>> get(QByteArray path, std::stop_token stop);
    QCoro::Task<Result<RestAnswer>> post(QByteArray path, QByteArray json, std::stop_token stop);
    QCoro::Task<Result<RestAnswer>> remove(QByteArray path, std::stop_token stop);
    QCoro::Task<Result<RestAnswer>> call(QByteArray verb, QByteArray path, Content content,
                                         std::stop_token stop);

    // The next call begins a new connection: a server may keep for a connection what went wrong on it.
    void closeConnections() { m_network.clearConnectionCache(); }

  private:
    Result<QNetworkRequest> requestFor(const QByteArray &path, const Content &content);
    Result<QNetworkRequest> barestRequest(const QByteArray &path);
    QCoro::Task<Result<RestAnswer>> perform(QByteArray verb, QNetworkRequest request, QByteArray bytes,
                                            QString name, std::stop_token stop);
    QString nameOf(const QByteArray &path) const;

    const Config m_config;
    QNetworkAccessManager m_network;
    // Of the connections that are open.
    std::optional<QSslConfiguration> m_tls;
    QByteArray m_credentials;  // a hash of the headers
    bool m_isAskedForTime = false;
};

}  // namespace shiftdeck

#include "models/connections/tlsprobe.h"

#include <QFile>

#include <csignal>
#include <memory>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
// Of PostgreSQL's protocol, 55.7: length 8, code 80877103.
constexpr char kSslRequest[] = {0, 0, 0, 8, 0x04, '\xd2', 0x16, 0x2f};

template <auto F>
struct Freed {
    template <typename T>
    void operator()(T *thing) const
    {
        F(thing);
    }
};
using Context = std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>>;
using Handshake = std::unique_ptr<SSL, Freed<SSL_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

QString lastProblem()
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return QString::fromLatin1(reason ? reason : "");
}

QString commonName(const X509_NAME *name)
{
    char text[256] = "";
    (void)X509_NAME_get_text_by_NID(const_cast<X509_NAME *>(name), NID_commonName, text, sizeof text);
    return QString::fromUtf8(text);
}

QDateTime timeOf(const ASN1_TIME *time)
{
    tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QStringList namesIn(X509 *certificate)
{
    QStringList result;
    using Names = std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>>;
    const Names names(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()) && result.size() < 10; ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS)
            result.append(
                QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName)),
                                    ASN1_STRING_length(name->d.dNSName)));
        else if (name->type == GEN_IPADD && ASN1_STRING_length(name->d.iPAddress) == 4) {
            const unsigned char *byte = ASN1_STRING_get0_data(name->d.iPAddress);
            result.append(QStringLiteral("%1.%2.%3.%4").arg(byte[0]).arg(byte[1]).arg(byte[2]).arg(byte[3]));
        }
    }
    return result;
}

bool isFor(X509 *certificate, const QString &host)
{
    const QByteArray name = host.toUtf8();
    return X509_check_host(certificate, name.constData(), static_cast<size_t>(name.size()),
                           X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, nullptr)
        == 1
        || X509_check_ip_asc(certificate, name.constData(), 0) == 1;
}

TlsProblem problemOf(long verdict)
{
    switch (verdict) {
    case X509_V_OK: return TlsProblem::None;
    case X509_V_ERR_CERT_HAS_EXPIRED: return TlsProblem::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID: return TlsProblem::NotYetValid;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: return TlsProblem::UnknownCa;
    default: return TlsProblem::OtherCertificate;
    }
}

// A line that breaks while it is written to is an error, not the end of the program.
class NoPipeSignal {
  public:
    NoPipeSignal()
    {
        ::sigemptyset(&m_pipe);
        ::sigaddset(&m_pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~NoPipeSignal()
    {
        const timespec now{};
        if (::sigismember(&m_before, SIGPIPE) == 0)
            (void)::sigtimedwait(&m_pipe, nullptr, &now);
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    NoPipeSignal(const NoPipeSignal &) = delete;
    NoPipeSignal &operator=(const NoPipeSignal &) = delete;

  private:
    sigset_t m_pipe{}, m_before{};
};

// Asks for TLS as PostgreSQL's clients do. None: it is offered.
TlsProblem askForTls(int socket, const ProbeLimit &limit)
{
    if (::send(socket, kSslRequest, sizeof kSslRequest, MSG_NOSIGNAL) != sizeof kSslRequest)
        return TlsProblem::NoAnswer;
    char answer = 0;
    if (!limit.waitFor(socket, POLLIN))
        return TlsProblem::NoAnswer;
    if (::read(socket, &answer, 1) != 1)
        return TlsProblem::NotPostgres;
    return answer == 'S' ? TlsProblem::None
        : answer == 'N'  ? TlsProblem::NotOffered
                         : TlsProblem::NotPostgres;
}

// True: both sides agreed on keys.
bool shakeHands(SSL *tls, int socket, const ProbeLimit &limit)
{
    for (;;) {
        const int done = SSL_connect(tls);
        if (done == 1)
            return true;
        const int wants = SSL_get_error(tls, done);
        if (wants != SSL_ERROR_WANT_READ && wants != SSL_ERROR_WANT_WRITE)
            return false;
        if (!limit.waitFor(socket, wants == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT))
            return false;
    }
}
}  // namespace

TlsFinding probeTls(const ProbeSocket &socket, const TlsQuestion &question, const ProbeLimit &limit)
{
    const NoPipeSignal quiet;
    TlsFinding finding;
    finding.problem = askForTls(socket.descriptor(), limit);
    if (finding.problem != TlsProblem::None)
        return finding;
    ERR_clear_error();
    const Context context(SSL_CTX_new(TLS_client_method()));
    const auto handshakeFailed = [&] {
        finding.problem = TlsProblem::Handshake;
        finding.detail = lastProblem();
        return finding;
    };
    if (!context)
        return handshakeFailed();
    if (!question.rootCertificate.isEmpty())
        (void)SSL_CTX_load_verify_locations(context.get(), QFile::encodeName(question.rootCertificate),
                                            nullptr);
    // Looked at afterwards, so that everything about the certificate can be told.
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    const Handshake tls(SSL_new(context.get()));
    if (!tls || SSL_set_fd(tls.get(), socket.descriptor()) != 1)
        return handshakeFailed();
    if (!question.host.isEmpty() && !question.host.at(0).isDigit() && !question.host.contains(u':'))
        (void)SSL_set_tlsext_host_name(tls.get(), question.host.toUtf8().constData());
    if (!shakeHands(tls.get(), socket.descriptor(), limit))
        return handshakeFailed();
    finding.version = QString::fromLatin1(SSL_get_version(tls.get()));
    const Certificate certificate(SSL_get1_peer_certificate(tls.get()));
    if (!certificate)
        return handshakeFailed();
    finding.subject = commonName(X509_get_subject_name(certificate.get()));
    finding.issuer = commonName(X509_get_issuer_name(certificate.get()));
    finding.names = namesIn(certificate.get());
    finding.from = timeOf(X509_get0_notBefore(certificate.get()));
    finding.until = timeOf(X509_get0_notAfter(certificate.get()));
    if (question.checkAuthority) {
        const long verdict = SSL_get_verify_result(tls.get());
        finding.problem = problemOf(verdict);
        finding.detail = QString::fromLatin1(X509_verify_cert_error_string(verdict));
    }
    if (finding.problem == TlsProblem::None && question.checkHost && !isFor(certificate.get(), question.host))
        finding.problem = TlsProblem::WrongHost;
    return finding;
}

Result<int> countCertificates(const QString &file)
{
    ERR_clear_error();
    const Context context(SSL_CTX_new(TLS_client_method()));
    if (!context || SSL_CTX_load_verify_locations(context.get(), QFile::encodeName(file), nullptr) != 1)
        return fail(ErrorCode::InvalidInput, file, lastProblem());
    const auto *found = X509_STORE_get0_objects(SSL_CTX_get_cert_store(context.get()));
    return sk_X509_OBJECT_num(found);
}

}  // namespace shiftdeck

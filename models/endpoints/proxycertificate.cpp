#include "models/endpoints/proxycertificate.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProxyCertificate)
};
constexpr int kFewestBits = 2048;
constexpr qsizetype kLargestRequest = 64 << 10;
constexpr TimeMs kClockSkewMs = 5 * 60'000;

struct Free {
    void operator()(BIO *p) const { BIO_free_all(p); }
    void operator()(X509_REQ *p) const { X509_REQ_free(p); }
    void operator()(X509 *p) const { X509_free(p); }
    void operator()(EVP_PKEY *p) const { EVP_PKEY_free(p); }
    void operator()(X509_NAME *p) const { X509_NAME_free(p); }
    void operator()(ASN1_BIT_STRING *p) const { ASN1_BIT_STRING_free(p); }
    void operator()(PROXY_CERT_INFO_EXTENSION *p) const { PROXY_CERT_INFO_EXTENSION_free(p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

Owned<BIO> readerOf(const QByteArray &bytes)
{
    return Owned<BIO>(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

// A key with a passphrase is none; nobody is asked.
int noPassphrase(char *, int, int, void *) { return 0; }

bool addKeyUsage(X509 *proxy)
{
    constexpr int kDigitalSignature = 0, kKeyEncipherment = 2;  // bits, RFC 5280, 4.2.1.3
    const Owned<ASN1_BIT_STRING> usage(ASN1_BIT_STRING_new());
    return usage && ASN1_BIT_STRING_set_bit(usage.get(), kDigitalSignature, 1) == 1
        && ASN1_BIT_STRING_set_bit(usage.get(), kKeyEncipherment, 1) == 1
        && X509_add1_ext_i2d(proxy, NID_key_usage, usage.get(), 1, X509V3_ADD_DEFAULT) == 1;
}

// That it is a proxy, and may do whatever its signer may.
bool addProxyInfo(X509 *proxy)
{
    const Owned<PROXY_CERT_INFO_EXTENSION> info(PROXY_CERT_INFO_EXTENSION_new());
    if (!info)
        return false;
    ASN1_OBJECT_free(info->proxyPolicy->policyLanguage);
    info->proxyPolicy->policyLanguage = OBJ_nid2obj(NID_id_ppl_inheritAll);  // a static one
    return X509_add1_ext_i2d(proxy, NID_proxyCertInfo, info.get(), 1, X509V3_ADD_DEFAULT) == 1;
}

bool setNames(X509 *proxy, const X509 *issuer, const QByteArray &number)
{
    const Owned<X509_NAME> subject(X509_NAME_dup(X509_get_subject_name(issuer)));
    return subject
        && X509_NAME_add_entry_by_txt(subject.get(), "CN", MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>(number.constData()),
                                      static_cast<int>(number.size()), -1, 0)
        == 1
        && X509_set_subject_name(proxy, subject.get()) == 1
        && X509_set_issuer_name(proxy, X509_get_subject_name(issuer)) == 1;
}

bool setTimes(X509 *proxy, TimeMs begins, TimeMs ends)
{
    const auto seconds = [](TimeMs time) { return static_cast<time_t>(time / 1000); };
    return ASN1_TIME_set(X509_getm_notBefore(proxy), seconds(begins)) != nullptr
        && ASN1_TIME_set(X509_getm_notAfter(proxy), seconds(ends)) != nullptr;
}

QByteArray pemOf(X509 *certificate)
{
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_X509(out.get(), certificate) != 1)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(out.get(), &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}
}  // namespace

Result<QByteArray> signProxy(const QByteArray &requestPem, const ClientCertificate &signer, TimeMs now,
                             TimeMs endsAt)
{
    const QString what = Text::tr("the request for a proxy certificate");
    if (requestPem.size() > kLargestRequest || signer.chain.isEmpty())
        return fail(ErrorCode::InvalidInput, what, Text::tr("It is too long."));
    const Owned<BIO> source = readerOf(requestPem);
    const Owned<X509_REQ> request(PEM_read_bio_X509_REQ(source.get(), nullptr, noPassphrase, nullptr));
    EVP_PKEY *wanted = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    if (!wanted || X509_REQ_verify(request.get(), wanted) != 1)
        return fail(ErrorCode::InvalidInput, what, Text::tr("It is none, or its own signature is wrong."));
    if (EVP_PKEY_get_base_id(wanted) == EVP_PKEY_RSA && EVP_PKEY_get_bits(wanted) < kFewestBits)
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("Its key has fewer than %1 bits.").arg(kFewestBits));
    const QByteArray issuerPem = signer.chain.first().toPem();
    const Owned<BIO> issuerSource = readerOf(issuerPem), keySource = readerOf(signer.keyPem);
    const Owned<X509> issuer(PEM_read_bio_X509(issuerSource.get(), nullptr, noPassphrase, nullptr));
    const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(keySource.get(), nullptr, noPassphrase, nullptr));
    if (!issuer || !key || X509_check_private_key(issuer.get(), key.get()) != 1)
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("Our own key does not belong to our certificate."));
    const quint32 serial = QRandomGenerator::system()->generate() >> 1 | 1;
    const TimeMs ownBegin = signer.chain.first().effectiveDate().toMSecsSinceEpoch();
    const Owned<X509> proxy(X509_new());
    const bool done = proxy && X509_set_version(proxy.get(), 2) == 1
        && ASN1_INTEGER_set_uint64(X509_get_serialNumber(proxy.get()), serial) == 1
        && setNames(proxy.get(), issuer.get(), QByteArray::number(serial))
        && setTimes(proxy.get(), std::max(ownBegin, now - kClockSkewMs), std::min(endsAt, signer.expiresAt))
        && X509_set_pubkey(proxy.get(), wanted) == 1 && addKeyUsage(proxy.get()) && addProxyInfo(proxy.get())
        && X509_sign(proxy.get(), key.get(), EVP_sha256()) > 0;
    QByteArray chain = done ? pemOf(proxy.get()) : QByteArray();
    if (chain.isEmpty())
        return fail(ErrorCode::Internal, what, Text::tr("The cryptographic library cannot sign it."));
    for (const QSslCertificate &certificate : signer.chain)
        chain += certificate.toPem();
    return chain;
}

}  // namespace shiftdeck

#include "models/credentials/certificatefile.h"

#include "models/credentials/vomsattributes.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslCertificateExtension>

#include <algorithm>
#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CertificateFile)
};

template <auto F>
struct Freed {
    template <typename T>
    void operator()(T *thing) const
    {
        F(thing);
    }
};
using X509Pointer = std::unique_ptr<X509, Freed<X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using BioPointer = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr QByteArrayView kBegin("-----BEGIN "), kEnd("-----END "), kDashes("-----");
constexpr qsizetype kMostCertificates = 20;
constexpr qsizetype kLongestName = 500;
const QString kProxyInfo = QStringLiteral("1.3.6.1.5.5.7.1.14");
const QString kProxyInfoDraft = QStringLiteral("1.3.6.1.4.1.3536.1.222");

tl::unexpected<Error> damaged(const QString &why) { return fail(ErrorCode::InvalidInput, {}, why); }

struct Block {
    QByteArrayView label;  // "CERTIFICATE"
    QByteArrayView body;  // between the lines of begin and end
};

// The next block from `at` on, which is moved behind it. Nothing: there is none, or it has no end.
std::optional<Block> nextBlock(QByteArrayView content, qsizetype &at)
{
    const qsizetype begin = content.indexOf(kBegin, at);
    if (begin < 0)
        return std::nullopt;
    const qsizetype label = begin + kBegin.size();
    const qsizetype labelEnd = content.indexOf(kDashes, label);
    const qsizetype end = labelEnd < 0 ? -1 : content.indexOf(kEnd, labelEnd + kDashes.size());
    if (end < 0)
        return std::nullopt;
    at = end + kEnd.size();
    const qsizetype body = labelEnd + kDashes.size();
    return Block{content.sliced(label, labelEnd - label), content.sliced(body, end - body)};
}

bool isCertificateLabel(QByteArrayView label)
{
    return label == QByteArrayView("CERTIFICATE") || label == QByteArrayView("X509 CERTIFICATE")
        || label == QByteArrayView("TRUSTED CERTIFICATE");
}
bool isKeyLabel(QByteArrayView label) { return label.endsWith("PRIVATE KEY"); }

struct Link {
    QSslCertificate certificate;
    X509Pointer x509;
    bool isProxy = false;
};

QString textOf(const X509_NAME_ENTRY *entry)
{
    unsigned char *utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry));
    if (length < 0)
        return {};
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), length);
    OPENSSL_free(utf8);
    return text;
}

// "/DC=org/CN=Anna", as the grid writes names; characters that would steer a terminal are taken out.
QString nameText(const X509_NAME *name)
{
    QString result;
    for (int i = 0; i < X509_NAME_entry_count(name) && result.size() < kLongestName; ++i) {
        const X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, i);
        char type[80] = "";
        const ASN1_OBJECT *object = X509_NAME_ENTRY_get_object(entry);
        const int nid = OBJ_obj2nid(object);
        if (nid == NID_undef)
            (void)OBJ_obj2txt(type, sizeof type, object, 1);
        const QString word = QString::fromLatin1(nid == NID_undef ? type : OBJ_nid2sn(nid));
        result += u'/' + word + u'=' + textOf(entry);
    }
    result.truncate(kLongestName);
    for (QChar &c : result)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    return result;
}

// IGTF: the common name of a robot begins with "Robot", and a sign that ends the word.
bool isRobotName(const X509_NAME *name)
{
    constexpr QLatin1StringView kRobot("robot");
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        const X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, i);
        if (OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry)) != NID_commonName)
            continue;
        const QString text = textOf(entry);
        if (text.startsWith(kRobot, Qt::CaseInsensitive)
            && (text.size() == kRobot.size() || !text.at(kRobot.size()).isLetterOrNumber()))
            return true;
    }
    return false;
}

// Proxies of before RFC 3820 have no extension: their name is their issuer's and one of two words.
bool isLegacyProxy(X509 *certificate)
{
    const QString subject = nameText(X509_get_subject_name(certificate));
    const QString issuer = nameText(X509_get_issuer_name(certificate));
    return !issuer.isEmpty()
        && (subject == issuer + QStringLiteral("/CN=proxy")
            || subject == issuer + QStringLiteral("/CN=limited proxy"));
}

bool isProxy(const QSslCertificate &certificate, X509 *x509)
{
    const QList<QSslCertificateExtension> extensions = certificate.extensions();
    return std::any_of(extensions.begin(), extensions.end(),
                       [](const QSslCertificateExtension &one) {
                           return one.oid() == kProxyInfo || one.oid() == kProxyInfoDraft;
                       })
        || isLegacyProxy(x509);
}

Result<std::vector<Link>> linksIn(QByteArrayView content)
{
    std::vector<Link> links;
    qsizetype at = 0;
    while (const auto block = nextBlock(content, at)) {
        if (!isCertificateLabel(block->label))
            continue;
        if (links.size() == kMostCertificates)
            return damaged(Text::tr("It holds more than %1 certificates.").arg(kMostCertificates));
        const QByteArray der = QByteArray::fromBase64(block->body.toByteArray());
        Link link;
        link.certificate = QSslCertificate(der, QSsl::Der);
        const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
        link.x509.reset(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
        if (link.certificate.isNull() || !link.x509 || !link.certificate.effectiveDate().isValid()
            || !link.certificate.expiryDate().isValid()) {
            ERR_clear_error();
            return damaged(Text::tr("Its certificate number %1 is damaged.").arg(links.size() + 1));
        }
        link.isProxy = isProxy(link.certificate, link.x509.get());
        links.push_back(std::move(link));
    }
    if (links.empty() || content.indexOf(kBegin, at) >= 0)
        return damaged(Text::tr("It breaks off in the middle of a certificate or a key."));
    return links;
}

bool isIssuedBy(const Link &link, const Link &by)
{
    return X509_NAME_cmp(X509_get_issuer_name(link.x509.get()), X509_get_subject_name(by.x509.get())) == 0;
}

// A proxy is worth something only when its issuer signed it, and that one is beside it.
Result<> checkProxySignature(const Link &proxy, const Link &issuer)
{
    EVP_PKEY *key = X509_get0_pubkey(issuer.x509.get());
    const bool good = isIssuedBy(proxy, issuer) && key && X509_verify(proxy.x509.get(), key) == 1;
    ERR_clear_error();
    if (good)
        return {};
    return damaged(Text::tr("The proxy was not signed by the certificate that follows it."));
}

// How many from the first on hang together, each issued by the next.
Result<qsizetype> chainLength(const std::vector<Link> &links)
{
    size_t length = 1;
    for (; length < links.size(); ++length) {
        const Link &link = links[length - 1];
        if (link.isProxy)
            SD_CHECK(checkProxySignature(link, links[length]));
        else if (!isIssuedBy(link, links[length]))
            break;
    }
    return static_cast<qsizetype>(length);
}

int refusePassphrase(char *, int, int, void *) { return -1; }

// Whether the key is there and fits; it is in memory for this call alone, and OpenSSL clears it.
Result<KeyState> keyStateOf(QByteArrayView content, X509 *certificate)
{
    qsizetype at = 0;
    while (const auto block = nextBlock(content, at)) {
        if (!isKeyLabel(block->label))
            continue;
        if (block->label.startsWith("ENCRYPTED") || block->body.contains("ENCRYPTED"))
            return KeyState::Locked;
        const char *first = block->label.data() - kBegin.size();
        const qsizetype end = content.indexOf('\n', at);
        const char *last = end < 0 ? content.data() + content.size() : content.data() + end + 1;
        const BioPointer bio(BIO_new_mem_buf(first, static_cast<int>(last - first)));
        const KeyPointer key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassphrase, nullptr));
        const bool fits = key && X509_check_private_key(certificate, key.get()) == 1;
        ERR_clear_error();
        if (!key)
            return damaged(Text::tr("Its private key is damaged."));
        if (!fits)
            return damaged(Text::tr("The private key belongs to another certificate."));
        return KeyState::Fits;
    }
    return KeyState::Absent;
}

Result<> addVoms(const QSslCertificate &certificate, Credential &credential)
{
    const QList<QSslCertificateExtension> extensions = certificate.extensions();
    for (const QSslCertificateExtension &extension : extensions) {
        if (extension.oid() != QLatin1StringView(kVomsExtension))
            continue;
        SD_TRY(const VomsAttributes voms, parseVomsAttributes(extension.value().toByteArray()));
        credential.attributes = voms.names;
        credential.audience = voms.organisations.join(QStringLiteral(", "));
        credential.attributesExpire = voms.expires;
        credential.notBefore = std::max(credential.notBefore, voms.notBefore);
        return {};
    }
    return {};
}
}  // namespace

bool hasCertificate(QByteArrayView content)
{
    return content.contains("-----BEGIN CERTIFICATE-----")
        || content.contains("-----BEGIN X509 CERTIFICATE-----")
        || content.contains("-----BEGIN TRUSTED CERTIFICATE-----");
}

bool hasPrivateKey(QByteArrayView content) { return content.contains("PRIVATE KEY-----"); }

Result<Credential> parseCertificates(QByteArrayView content, QByteArrayView keyContent)
{
    SD_TRY(const auto links, linksIn(content));
    SD_TRY(const qsizetype length, chainLength(links));
    Credential credential;
    credential.kind = links.front().isProxy ? CredentialKind::Proxy : CredentialKind::Certificate;
    for (qsizetype i = 0; i < length; ++i) {
        const Link &link = links[static_cast<size_t>(i)];
        const TimeMs ends = link.certificate.expiryDate().toMSecsSinceEpoch();
        credential.expires = i == 0 ? ends : std::min(credential.expires, ends);
        credential.notBefore =
            std::max(credential.notBefore, link.certificate.effectiveDate().toMSecsSinceEpoch());
        if (link.isProxy && credential.attributes.isEmpty())
            SD_CHECK(addVoms(link.certificate, credential));
    }
    const auto endEntity =
        std::find_if(links.begin(), links.begin() + length, [](const Link &link) { return !link.isProxy; });
    const bool isThere = endEntity != links.begin() + length;
    // Without it, the last proxy still names it as its issuer.
    const X509_NAME *who = isThere ? X509_get_subject_name(endEntity->x509.get())
                                   : X509_get_issuer_name(links[static_cast<size_t>(length - 1)].x509.get());
    credential.subject = nameText(who);
    if (isThere)
        credential.issuer = nameText(X509_get_issuer_name(endEntity->x509.get()));
    credential.isRobot = isRobotName(who);
    credential.isPersonal = !credential.isRobot;
    SD_TRY(credential.key, keyStateOf(keyContent, links.front().x509.get()));
    return credential;
}

}  // namespace shiftdeck

#include "models/credentials/vomsattributes.h"

#include "models/credentials/derreader.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(VomsAttributes)
};
constexpr qsizetype kMostNames = 100, kLongestName = 300;
constexpr int kMostCertificates = 20;
// 1.3.6.1.4.1.8005.100.100.4, whose values are the names.
constexpr char kNamesOid[] = "\x2b\x06\x01\x04\x01\xbe\x45\x64\x64\x04";

tl::unexpected<Error> malformed()
{
    return fail(ErrorCode::InvalidInput, {},
                Text::tr("Its VOMS extension is damaged: it holds no list of attribute certificates."));
}

// "20110501123000Z", which RFC 3281 asks for and no other form.
std::optional<TimeMs> timeOf(QByteArrayView text)
{
    constexpr qsizetype kDigits = 14;
    if (text.size() != kDigits + 1 || text.back() != 'Z'
        || !std::all_of(text.begin(), text.end() - 1, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    const auto number = [text](qsizetype from, qsizetype digits) {
        return text.sliced(from, digits).toInt();
    };
    const QDate day(number(0, 4), number(4, 2), number(6, 2));
    const QTime time(number(8, 2), number(10, 2), number(12, 2));
    if (!day.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch();
}

// "/atlas/prod/Role=NULL/Capability=NULL" says no more than "/atlas/prod".
std::optional<QString> nameOf(QByteArrayView text)
{
    if (text.size() > kLongestName || !text.startsWith('/')
        || !std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; }))
        return std::nullopt;
    QString name = QString::fromLatin1(text);
    using W = QLatin1StringView;
    for (const W end : {W("/Capability=NULL"), W("/Role=NULL")})
        if (name.endsWith(end) && name.size() > end.size())
            name.chop(end.size());
    return name;
}

// IetfAttrSyntax: the values behind the authority that may precede them.
bool addNames(QByteArrayView der, QStringList &names)
{
    DerReader syntax(der);
    static_cast<void>(syntax.next(0xa0));
    const auto values = syntax.next(0x30);
    if (!values)
        return false;
    DerReader list(values->content);
    while (!list.atEnd()) {
        const auto value = list.next();
        const auto name = value ? nameOf(value->content) : std::nullopt;
        if (!name)
            return false;
        if (names.size() < kMostNames && !names.contains(*name))
            names.append(*name);
    }
    return true;
}

bool addAttributes(QByteArrayView der, QStringList &names)
{
    DerReader attributes(der);
    while (!attributes.atEnd()) {
        const auto attribute = attributes.next(0x30);
        if (!attribute)
            return false;
        DerReader parts(attribute->content);
        const auto type = parts.next(0x06);
        const auto values = parts.next(0x31);
        if (!type || !values)
            return false;
        if (type->content != QByteArrayView(kNamesOid))
            continue;
        DerReader set(values->content);
        while (!set.atEnd()) {
            const auto one = set.next(0x30);
            if (!one || !addNames(one->content, names))
                return false;
        }
    }
    return true;
}

// AttributeCertificateInfo: version, holder, issuer, algorithm, number, validity, attributes, more.
bool addCertificate(QByteArrayView der, VomsAttributes &result)
{
    DerReader certificate(der);
    const auto info = certificate.next(0x30);
    if (!info)
        return false;
    DerReader parts(info->content);
    if (!parts.next(0x02) || !parts.next(0x30))
        return false;
    if (!parts.next(0xa0) && !parts.next(0x30))
        return false;
    if (!parts.next(0x30) || !parts.next(0x02))
        return false;
    const auto validity = parts.next(0x30);
    const auto attributes = parts.next(0x30);
    if (!validity || !attributes)
        return false;
    DerReader times(validity->content);
    const auto from = times.next(0x18);
    const auto until = times.next(0x18);
    const auto notBefore = from ? timeOf(from->content) : std::nullopt;
    const auto expires = until ? timeOf(until->content) : std::nullopt;
    if (!notBefore || !expires || !addAttributes(attributes->content, result.names))
        return false;
    result.notBefore = std::max(result.notBefore, *notBefore);
    result.expires = result.expires == 0 ? *expires : std::min(result.expires, *expires);
    return true;
}
}  // namespace

Result<VomsAttributes> parseVomsAttributes(QByteArrayView der)
{
    VomsAttributes result;
    DerReader outer(der);
    const auto sequence = outer.next(0x30);
    if (!sequence)
        return malformed();
    DerReader inner(sequence->content);
    const auto certificates = inner.next(0x30);
    if (!certificates)
        return malformed();
    DerReader list(certificates->content);
    for (int i = 0; !list.atEnd(); ++i) {
        const auto certificate = list.next(0x30);
        if (!certificate || i >= kMostCertificates || !addCertificate(certificate->content, result))
            return malformed();
    }
    if (result.names.isEmpty())
        return malformed();
    for (const QString &name : std::as_const(result.names))
        if (const QString first = name.section(u'/', 1, 1);
            !first.contains(u'=') && !result.organisations.contains(first))
            result.organisations.append(first);
    return result;
}

}  // namespace shiftdeck

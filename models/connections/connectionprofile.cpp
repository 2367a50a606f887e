#include "models/connections/connectionprofile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};

constexpr qsizetype kLongestName = 64;
constexpr qsizetype kLongestHost = 255;
constexpr qsizetype kLongestIdentifier = 63;  // bytes; PostgreSQL cuts what is longer
constexpr qsizetype kLongestPath = 1000;

tl::unexpected<Error> wrong(const QString &field, const QString &why)
{
    return fail(ErrorCode::InvalidInput, field, why);
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control || c.isSurrogate(); });
}

Result<> checkName(const QString &name)
{
    const QString field = Connections::tr("the name of the connection");
    if (name.isEmpty() || name.size() > kLongestName)
        return wrong(field, Connections::tr("It has between 1 and %1 characters.").arg(kLongestName));
    const auto fits = [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("._@+-").contains(c); };
    if (!std::all_of(name.begin(), name.end(), fits) || name.startsWith(u'-') || name.startsWith(u'.'))
        return wrong(field,
                     Connections::tr("It is made of letters, digits and . _ @ + -, and does not begin with "
                                     "a point or a dash."));
    return {};
}

Result<> checkIdentifier(const QString &field, const QString &text)
{
    if (text.toUtf8().size() > kLongestIdentifier)
        return wrong(field, Connections::tr("It is longer than %1 bytes.").arg(kLongestIdentifier));
    if (hasControls(text))
        return wrong(field, Connections::tr("It contains characters that cannot be shown."));
    return {};
}

QByteArray escaped(const QString &text) { return QUrl::toPercentEncoding(text); }
}  // namespace

Result<> validate(const ConnectionProfile &profile)
{
    SD_CHECK(checkName(profile.name));
    SD_CHECK(checkIdentifier(Connections::tr("the service"), profile.service));
    SD_CHECK(checkIdentifier(Connections::tr("the database"), profile.database));
    SD_CHECK(checkIdentifier(Connections::tr("the user"), profile.user));
    const QString host = Connections::tr("the host");
    const auto hostFits = [&](QChar c) {
        return c.isLetterOrNumber() || QStringLiteral("-._:%").contains(c);
    };
    const bool socket = profile.host.startsWith(u'/');
    if (profile.host.size() > kLongestHost || hasControls(profile.host)
        || (!socket && !std::all_of(profile.host.begin(), profile.host.end(), hostFits)))
        return wrong(host,
                     Connections::tr("It is the name or the address of one machine, or the folder of a "
                                     "socket."));
    if (profile.port < 0 || profile.port > 65535)
        return wrong(Connections::tr("the port"), Connections::tr("It lies between 1 and 65535."));
    if (profile.service.isEmpty() && profile.host.isEmpty())
        return wrong(host, Connections::tr("A server or a service is needed."));
    if (profile.service.isEmpty() && profile.database.isEmpty())
        return wrong(Connections::tr("the database"), Connections::tr("It is needed with a server."));
    if (!profile.rootCertificate.isEmpty()
        && (!profile.rootCertificate.startsWith(u'/') || profile.rootCertificate.size() > kLongestPath
            || hasControls(profile.rootCertificate)))
        return wrong(Connections::tr("the file of certificate authorities"),
                     Connections::tr("It is named by its whole path, which begins with /."));
    // What the parser of the addresses does not take either: a semicolon, or what is too long together.
    SD_CHECK(locationOf(profile).parameters());
    return {};
}

StoreLocation locationOf(const ConnectionProfile &profile)
{
    const bool socket = profile.host.startsWith(u'/');
    QByteArray text = "postgresql://";
    if (!profile.user.isEmpty())
        text += escaped(profile.user) + '@';
    if (!socket) {
        const bool ipv6 = profile.host.contains(u':');
        text += ipv6 ? '[' + escaped(profile.host).replace("%3A", ":") + ']' : escaped(profile.host);
        if (profile.port != 0)
            text += ':' + QByteArray::number(profile.port);
    }
    text += '/' + escaped(profile.database);
    QByteArrayList more;
    const auto add = [&more](const char *name, const QString &value) {
        if (!value.isEmpty())
            more.append(name + QByteArray("=") + escaped(value));
    };
    add("service", profile.service);
    if (socket) {
        add("host", profile.host);
        if (profile.port != 0)
            add("port", QString::number(profile.port));
    }
    if (profile.tls != TlsMode::VerifyFull)
        add("sslmode", toWord(profile.tls));
    add("sslrootcert", profile.rootCertificate);
    if (!more.isEmpty())
        text += '?' + more.join('&');
    return QString::fromLatin1(text);
}

QString passwordKey(const ConnectionProfile &profile)
{
    QString key = profile.service.isEmpty() ? QString() : QStringLiteral("service=%1 ").arg(profile.service);
    key += QStringLiteral("%1@%2").arg(profile.user, profile.host);
    if (profile.port != 0)
        key += QStringLiteral(":%1").arg(profile.port);
    return key + u'/' + profile.database;
}

QString tlsWarning(TlsMode mode)
{
    switch (mode) {
    case TlsMode::VerifyFull: return {};
    case TlsMode::VerifyCa:
        return Connections::tr("Any server with a certificate of this authority can pass for this one.");
    case TlsMode::Require:
        return Connections::tr("The connection is encrypted, but any server can pass for this one and read "
                               "what is sent.");
    case TlsMode::Prefer:
    case TlsMode::Allow:
        return Connections::tr("Whoever is on the way can turn the encryption off and read what is sent.");
    case TlsMode::Disable:
        return Connections::tr("Nothing is encrypted: whoever is on the way can read and change what is "
                               "sent.");
    }
    return {};
}

QString summaryOf(const ConnectionProfile &profile)
{
    if (profile.host.isEmpty())
        return Connections::tr("the service %1").arg(profile.service);
    const QString where =
        profile.port == 0 ? profile.host : QStringLiteral("%1:%2").arg(profile.host).arg(profile.port);
    if (profile.user.isEmpty())
        return Connections::tr("%1, database %2", "host").arg(where, profile.database);
    return Connections::tr("%1 at %2, database %3", "user, host").arg(profile.user, where, profile.database);
}

}  // namespace shiftdeck

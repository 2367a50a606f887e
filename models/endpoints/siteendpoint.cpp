#include "models/endpoints/siteendpoint.h"

#include "models/endpoints/arcendpoint.h"
#include "models/endpoints/condorendpoint.h"
#include "models/endpoints/localendpoint.h"
#include "models/endpoints/slurmendpoint.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SiteEndpoint)
};
const QString kLocal = QStringLiteral("local"), kSlurm = QStringLiteral("slurm"),
              kArc = QStringLiteral("arc"), kCondor = QStringLiteral("condor");
constexpr qsizetype kLongestSetting = 1000;

QString setting(const EndpointPlace &place, const char *name)
{
    return place.settings.value(QLatin1StringView(name)).toString();
}

SlurmEndpoint::Config slurmConfig(const EndpointPlace &place)
{
    SlurmEndpoint::Config config;
    config.url = QUrl(setting(place, "url"), QUrl::StrictMode);
    config.user = setting(place, "user");
    config.tokenFile = setting(place, "token-file");
    config.partition = setting(place, "partition");
    config.account = setting(place, "account");
    config.spool.folder = place.spool;
    config.spool.siteFolder = place.siteFolder;
    config.spool.siteName = place.siteName;
    return config;
}

ArcEndpoint::Config arcConfig(const EndpointPlace &place)
{
    ArcEndpoint::Config config;
    config.url = QUrl(setting(place, "url"), QUrl::StrictMode);
    config.credentialFile = setting(place, "credential");
    config.tokenFile = setting(place, "token-file");
    config.authorities = setting(place, "authorities");
    config.queue = setting(place, "queue");
    config.stagesInputs = setting(place, "stage-in") == QLatin1String("yes");
    config.spool.folder = place.spool;
    config.spool.siteFolder = place.siteFolder;
    config.spool.siteName = place.siteName;
    return config;
}

CondorEndpoint::Config condorConfig(const EndpointPlace &place)
{
    CondorEndpoint::Config config;
    config.tools.folder = setting(place, "tools");
    config.schedd = setting(place, "schedd");
    config.pool = setting(place, "pool");
    config.owner = setting(place, "user");
    config.group = setting(place, "account");
    config.spool.folder = place.spool;
    config.spool.siteFolder = place.siteFolder;
    config.spool.siteName = place.siteName;
    return config;
}

Result<> checkWholePath(const EndpointPlace &place, const char *name, const QString &what)
{
    if (const QString path = setting(place, name); !path.isEmpty() && !QDir::isAbsolutePath(path))
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("The setting \"%1\" is a whole path, as on the agent's machine.")
                        .arg(QLatin1StringView(name)));
    return {};
}

Result<> checkArc(const EndpointPlace &place, const QString &what)
{
    const QUrl url(setting(place, "url"), QUrl::StrictMode);
    if (url.isEmpty() || setting(place, "credential").isEmpty() == setting(place, "token-file").isEmpty())
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("ARC needs the setting \"url\", and either \"credential\" or \"token-file\"."));
    for (const char *path : {"credential", "token-file", "authorities"})
        SD_CHECK(checkWholePath(place, path, what));
    if (const QString staged = setting(place, "stage-in");
        !staged.isEmpty() && staged != QLatin1String("yes") && staged != QLatin1String("no"))
        return fail(ErrorCode::InvalidInput, what, Text::tr("The setting \"stage-in\" is yes or no."));
    SD_CHECK(RestClient::checkAddress(url));
    if (url.scheme() != QLatin1String("https"))
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("The address of an ARC begins with https: it is told who we are."));
    return {};
}

Result<> checkCondor(const EndpointPlace &place, const QString &what)
{
    SD_CHECK(checkWholePath(place, "tools", what));
    for (const char *name : {"schedd", "pool", "user", "account"})
        if (!CondorEndpoint::isWord(setting(place, name)))
            return fail(ErrorCode::InvalidInput, what,
                        Text::tr("The setting \"%1\" is a word without blanks and quotes.")
                            .arg(QLatin1StringView(name)));
    return {};
}
}  // namespace

QStringList endpointKinds() { return {kLocal, kSlurm, kArc, kCondor}; }

QStringList endpointSettings(const QString &kind)
{
    if (kind == kArc)
        return {QStringLiteral("url"),         QStringLiteral("credential"), QStringLiteral("token-file"),
                QStringLiteral("authorities"), QStringLiteral("queue"),      QStringLiteral("stage-in"),
                QStringLiteral("renew")};
    if (kind == kCondor)
        return {QStringLiteral("tools"), QStringLiteral("schedd"), QStringLiteral("pool"),
                QStringLiteral("user"), QStringLiteral("account")};
    if (kind != kSlurm)
        return {};
    return {QStringLiteral("url"),       QStringLiteral("user"),    QStringLiteral("token-file"),
            QStringLiteral("partition"), QStringLiteral("account"), QStringLiteral("renew")};
}

Result<> checkEndpointPlace(const EndpointPlace &place)
{
    const QString what = Text::tr("the endpoint of site %1").arg(place.siteName);
    if (!endpointKinds().contains(place.kind))
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("There is no endpoint of the kind \"%1\"; there are %2.")
                        .arg(place.kind.left(80), endpointKinds().join(QStringLiteral(", "))));
    const QStringList known = endpointSettings(place.kind);
    const QStringList keys = place.settings.keys();
    for (const QString &key : keys) {
        const QString value = place.settings.value(key).toString();
        if (!known.contains(key))
            return fail(
                ErrorCode::InvalidInput, what,
                Text::tr("An endpoint of the kind %1 has no setting \"%2\".").arg(place.kind, key.left(80)));
        if (value.isEmpty() || value.size() > kLongestSetting
            || std::any_of(value.begin(), value.end(),
                           [](QChar c) { return c.category() == QChar::Other_Control; }))
            return fail(ErrorCode::InvalidInput, what,
                        Text::tr("The setting \"%1\" is empty, too long, or more than one line.").arg(key));
    }
    if (const QString renew = setting(place, "renew"); !renew.isEmpty() && !QDir::isAbsolutePath(renew))
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("The program that renews the credential is named by its whole path, without "
                             "arguments, as on the agent's machine."));
    if (place.kind == kArc)
        return checkArc(place, what);
    if (place.kind == kCondor)
        return checkCondor(place, what);
    if (place.kind != kSlurm)
        return {};
    for (const char *needed : {"url", "user", "token-file"})
        if (setting(place, needed).isEmpty())
            return fail(ErrorCode::InvalidInput, what,
                        Text::tr("Slurm needs the setting \"%1\".").arg(QLatin1StringView(needed)));
    if (!QDir::isAbsolutePath(setting(place, "token-file")))
        return fail(
            ErrorCode::InvalidInput, what,
            Text::tr("The file of the access token is named by its whole path, as on the agent's machine."));
    return RestClient::checkAddress(QUrl(setting(place, "url"), QUrl::StrictMode));
}

Result<std::unique_ptr<Endpoint>> openEndpoint(const EndpointPlace &place, const Clock &clock)
{
    SD_CHECK(checkEndpointPlace(place));
    if (place.kind == kSlurm) {
        SD_TRY(std::unique_ptr<Endpoint> endpoint, SlurmEndpoint::open(slurmConfig(place), clock));
        return endpoint;
    }
    if (place.kind == kArc) {
        SD_TRY(std::unique_ptr<Endpoint> endpoint, ArcEndpoint::open(arcConfig(place), clock));
        return endpoint;
    }
    if (place.kind == kCondor) {
        SD_TRY(std::unique_ptr<Endpoint> endpoint, CondorEndpoint::open(condorConfig(place), clock));
        return endpoint;
    }
    LocalEndpoint::Config config;
    config.spoolFolder = place.spool;
    config.siteFolder = place.siteFolder;
    config.siteName = place.siteName;
    config.slotCount = place.slotCount;
    SD_TRY(std::unique_ptr<Endpoint> endpoint, LocalEndpoint::open(config, clock));
    return endpoint;
}

}  // namespace shiftdeck

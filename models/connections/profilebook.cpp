#include "models/connections/profilebook.h"

#include "models/core/files.h"
#include "models/core/nearest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};

constexpr qint64 kLargestFile = 256 << 10;
constexpr qsizetype kMostProfiles = 200;
constexpr int kLockWaitMs = 200;
constexpr int kFormat = 1;
const QString kList = QStringLiteral("connections");

QStringList namesOf(const QList<ConnectionProfile> &profiles)
{
    QStringList names;
    for (const ConnectionProfile &profile : profiles)
        names.append(profile.name);
    return names;
}

qsizetype indexOf(const QList<ConnectionProfile> &profiles, const QString &name)
{
    return namesOf(profiles).indexOf(name);
}

Error noSuch(const QList<ConnectionProfile> &profiles, const QString &name)
{
    const QStringList names = namesOf(profiles);
    const QString known = names.isEmpty()
        ? Connections::tr("There are none yet; \"prodctl connection add\" makes one.")
        : Connections::tr("There are %1.", "names").arg(names.join(QStringLiteral(", ")));
    return Error{ErrorCode::NotFound, Connections::tr("connection \"%1\"").arg(name.left(100)),
                 withNearest(known, name, names)};
}

Error exists(const QString &name)
{
    return Error{ErrorCode::AlreadyExists, Connections::tr("connection \"%1\"").arg(name.left(100)),
                 QString()};
}

// Takes what is known out of the entry; what is left over was not understood.
class Entry {
  public:
    explicit Entry(const QJsonObject &object) : m_rest(object) { }

    QString text(const char *key)
    {
        const QJsonValue value = m_rest.take(QLatin1StringView(key));
        if (!value.isUndefined() && !value.isString())
            m_problem = Connections::tr("\"%1\" is not a text.").arg(QLatin1StringView(key));
        return value.toString();
    }
    int number(const char *key)
    {
        const QJsonValue value = m_rest.take(QLatin1StringView(key));
        const double number = value.toDouble();
        if (!value.isUndefined()
            && (!value.isDouble() || number < 0 || number > 65535 || number != double(int(number))))
            m_problem =
                Connections::tr("\"%1\" is not a whole number from 0 to 65535.").arg(QLatin1StringView(key));
        return value.toInt();
    }
    template <typename E>
    E word(const char *key)
    {
        const QString given = text(key);
        const auto known = fromWord<E>(given);
        if (!known && m_problem.isEmpty())
            m_problem = Connections::tr("\"%1\" is one of %2.")
                            .arg(QLatin1StringView(key), allWords<E>().join(QStringLiteral(", ")));
        return known.value_or(E{});
    }
    QString problem() const
    {
        // Before anything else that is wrong: it is what must not stay so.
        const QStringList unknown = m_rest.keys();
        for (const QString &key : unknown)
            if (key.contains(QLatin1StringView("passw"), Qt::CaseInsensitive))
                return Connections::tr("It holds a password (\"%1\"). Take it out, and change the password "
                                       "if others could read this file; its place is the key store, or "
                                       "PGPASSFILE.")
                    .arg(key.left(40));
        if (!m_problem.isEmpty() || unknown.isEmpty())
            return m_problem;
        return Connections::tr("\"%1\" is not known here.").arg(unknown.first().left(40));
    }

  private:
    QJsonObject m_rest;
    QString m_problem;
};
}  // namespace

QJsonObject toJson(const ConnectionProfile &profile)
{
    QJsonObject object{{QStringLiteral("name"), profile.name},
                       {QStringLiteral("tls"), QString(toWord(profile.tls))},
                       {QStringLiteral("password-from"), QString(toWord(profile.password))}};
    const auto add = [&object](const char *key, const QString &value) {
        if (!value.isEmpty())
            object.insert(QLatin1StringView(key), value);
    };
    add("service", profile.service);
    add("host", profile.host);
    if (profile.port != 0)
        object.insert(QStringLiteral("port"), profile.port);
    add("database", profile.database);
    add("user", profile.user);
    add("root-certificate", profile.rootCertificate);
    return object;
}

QByteArray profilesText(const QList<ConnectionProfile> &profiles)
{
    QJsonArray list;
    for (const ConnectionProfile &profile : profiles)
        list.append(toJson(profile));
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), kFormat}, {kList, list}}).toJson();
}

Result<QList<ConnectionProfile>> parseProfiles(const QByteArray &text, const QString &path)
{
    const auto wrong = [&path](const QString &why) { return fail(ErrorCode::InvalidInput, path, why); };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return wrong(
            Connections::tr("It is no JSON: %1 at byte %2.").arg(error.errorString()).arg(error.offset));
    if (document.object().value(QStringLiteral("format")).toInt() != kFormat)
        return wrong(Connections::tr("It does not say \"format\": %1; another version of Shiftdeck may have "
                                     "written it.")
                         .arg(kFormat));
    if (!document.object().value(kList).isArray())
        return wrong(Connections::tr("It has no list \"%1\".").arg(kList));
    const QJsonArray list = document.object().value(kList).toArray();
    if (list.size() > kMostProfiles)
        return wrong(Connections::tr("It has more than %1 connections.").arg(kMostProfiles));
    QList<ConnectionProfile> profiles;
    for (qsizetype i = 0; i < list.size(); ++i) {
        Entry entry(list.at(i).toObject());
        ConnectionProfile profile;
        profile.name = entry.text("name");
        profile.service = entry.text("service");
        profile.host = entry.text("host");
        profile.port = entry.number("port");
        profile.database = entry.text("database");
        profile.user = entry.text("user");
        profile.tls = entry.word<TlsMode>("tls");
        profile.rootCertificate = entry.text("root-certificate");
        profile.password = entry.word<PasswordSource>("password-from");
        const auto about = [&](const QString &why) {
            return wrong(Connections::tr("Connection number %1, \"%2\": %3", "position, name, reason")
                             .arg(i + 1)
                             .arg(profile.name.left(100), why));
        };
        if (!entry.problem().isEmpty())
            return about(entry.problem());
        if (const auto valid = validate(profile); !valid)
            return about(Connections::tr("%1: %2", "a field, what is wrong with it")
                             .arg(valid.error().context, valid.error().cause));
        if (indexOf(profiles, profile.name) >= 0)
            return about(Connections::tr("The name is there twice."));
        profiles.append(profile);
    }
    std::sort(profiles.begin(), profiles.end(),
              [](const auto &a, const auto &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return profiles;
}

QString ProfileBook::defaultPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("shiftdeck/connections.json"));
}

Result<QList<ConnectionProfile>> ProfileBook::load() const
{
    if (!QFileInfo::exists(m_path))
        return QList<ConnectionProfile>();
    SD_TRY(const QByteArray text, readBounded(m_path, kLargestFile));
    return parseProfiles(text, m_path);
}

Result<ConnectionProfile> ProfileBook::find(const QString &name) const
{
    SD_TRY(const auto profiles, load());
    const qsizetype at = indexOf(profiles, name);
    if (at < 0)
        return tl::unexpected(noSuch(profiles, name));
    return profiles.at(at);
}

// `work(QList<ConnectionProfile> &) -> Result<>` between reading and writing, with everybody else kept out.
template <typename F>
Result<> ProfileBook::change(F work)
{
    SD_CHECK(makeFolder(QFileInfo(m_path).absolutePath()));
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(kLockWaitMs)) {
        if (lock.error() == QLockFile::LockFailedError)
            return fail(ErrorCode::Busy, m_path, Connections::tr("Another program is changing it."), true);
        return fail(ErrorCode::Io, m_path, Connections::tr("Its folder cannot be written to."));
    }
    SD_TRY(auto profiles, load());
    SD_CHECK(work(profiles));
    if (profiles.size() > kMostProfiles)
        return fail(ErrorCode::InvalidInput, m_path,
                    Connections::tr("It has %1 connections already, which is the limit.").arg(kMostProfiles));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(profilesText(profiles)) < 0 || !file.commit())
        return fail(ErrorCode::Io, m_path, file.errorString());
    return {};
}

Result<> ProfileBook::add(const ConnectionProfile &profile)
{
    SD_CHECK(validate(profile));
    return change([&](QList<ConnectionProfile> &profiles) -> Result<> {
        if (indexOf(profiles, profile.name) >= 0)
            return tl::unexpected(exists(profile.name));
        profiles.append(profile);
        return {};
    });
}

Result<> ProfileBook::replace(const QString &name, const ConnectionProfile &profile)
{
    SD_CHECK(validate(profile));
    return change([&](QList<ConnectionProfile> &profiles) -> Result<> {
        const qsizetype at = indexOf(profiles, name);
        if (at < 0)
            return tl::unexpected(noSuch(profiles, name));
        if (profile.name != name && indexOf(profiles, profile.name) >= 0)
            return tl::unexpected(exists(profile.name));
        profiles[at] = profile;
        return {};
    });
}

Result<> ProfileBook::remove(const QString &name)
{
    return change([&](QList<ConnectionProfile> &profiles) -> Result<> {
        const qsizetype at = indexOf(profiles, name);
        if (at < 0)
            return tl::unexpected(noSuch(profiles, name));
        profiles.removeAt(at);
        return {};
    });
}

}  // namespace shiftdeck

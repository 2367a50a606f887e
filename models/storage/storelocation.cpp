#include "models/storage/storelocation.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <libpq-fe.h>

#include <memory>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};
constexpr qsizetype kLongestText = 2000;
}  // namespace

bool StoreLocation::isServer() const
{
    return m_text.startsWith(QLatin1StringView("postgresql://"))
        || m_text.startsWith(QLatin1StringView("postgres://"));
}

StoreLocation StoreLocation::absolute() const
{
    return isServer() || m_text.isEmpty() ? *this : StoreLocation(QFileInfo(m_text).absoluteFilePath());
}

QString StoreLocation::title() const
{
    if (!isServer())
        return QFileInfo(m_text).fileName();
    const auto found = parameters();
    if (!found)
        return StoreText::tr("of an address that cannot be read");
    QString database, host, service;
    for (const auto &[keyword, value] : *found) {
        if (keyword == QLatin1StringView("dbname"))
            database = value;
        else if (keyword == QLatin1StringView("host"))
            host = value;
        else if (keyword == QLatin1StringView("service"))
            service = value;
    }
    if (database.isEmpty())
        return service.isEmpty() ? m_text : service;
    return host.isEmpty() || host.startsWith(u'/') ? database : StoreText::tr("%1 on %2").arg(database, host);
}

QString StoreLocation::subject() const
{
    return isServer() ? StoreText::tr("store %1").arg(title()) : m_text;
}

Result<QList<std::pair<QString, QString>>> StoreLocation::parameters() const
{
    const auto wrong = [](const QString &why) {
        return fail(ErrorCode::InvalidInput, StoreText::tr("the address of the store"), why);
    };
    if (m_text.size() > kLongestText)
        return wrong(StoreText::tr("It is longer than %1 characters.").arg(kLongestText));
    char *problem = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(m_text.toUtf8().constData(), &problem), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> problemHeld(problem, PQfreemem);
    if (!options)  // libpq's sentence repeats the address, which may hold a password
        return wrong(
            StoreText::tr("It is not of the form postgresql://USER@HOST:PORT/DATABASE?NAME=VALUE, or "
                          "names a setting that PostgreSQL does not have."));
    QList<std::pair<QString, QString>> found;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString keyword = QString::fromLatin1(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (keyword == QLatin1StringView("password") || keyword == QLatin1StringView("sslpassword"))
            return wrong(
                StoreText::tr("It holds a password, which others could read in the list of processes. "
                              "Leave it out: it is taken from the key store, or from PGPASSFILE."));
        // Qt's driver takes its options in one text, separated by semicolons.
        if (value.contains(u';'))
            return wrong(StoreText::tr("The value of \"%1\" contains a semicolon.").arg(keyword));
        found.append({keyword, value});
    }
    const QString mode = QStringLiteral("sslmode");
    const auto saysMode = [&mode](const auto &pair) { return pair.first == mode; };
    if (std::none_of(found.begin(), found.end(), saysMode))  // libpq leaves it out on Unix sockets
        found.append({mode, QStringLiteral("verify-full")});
    return found;
}

StoreLocation StoreLocation::withPassword(const QString &password) const
{
    StoreLocation copy = *this;
    copy.m_password = password;
    return copy;
}

}  // namespace shiftdeck

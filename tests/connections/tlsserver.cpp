#include "tests/connections/tlsserver.h"

#include "models/storage/store.h"

#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QUrl>

#include <sys/stat.h>
#include <unistd.h>

namespace shiftdeck::test {

namespace {
QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
               process.readAll().constData());
    return QString::fromUtf8(process.readAll()).trimmed();
}

// The files belong to the server's user.
QString asOwner(const QString &script, const QStringList &arguments)
{
    QStringList words{QStringLiteral("-euc"), script, QStringLiteral("sh")};
    words += arguments;
    if (::geteuid() != 0)
        return run(QStringLiteral("sh"), words);
    return run(QStringLiteral("runuser"),
               QStringList{QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"),
                           QStringLiteral("sh")}
                   + words);
}

QString serverScript() { return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/support/postgresserver.sh"); }
}  // namespace

TlsServer::TlsServer() : m_folder(m_temporary.path(QStringLiteral("pg")))
{
    ::chmod(qPrintable(m_temporary.path()), 0711);  // the server's user is another one than root
    run(QStringLiteral("sh"), {serverScript(), QStringLiteral("start"), m_folder});
    m_port = QSettings(m_folder + QStringLiteral("/server.env"), QSettings::IniFormat)
                 .value(QStringLiteral("PGPORT"))
                 .toInt();
    const QString first = QStringLiteral("postgres");
    sql(QStringLiteral("CREATE DATABASE life"), first);
    sql(QStringLiteral("CREATE DATABASE bare"), first);
    sql(QStringLiteral("CREATE DATABASE foreign_one"), first);
    sql(QStringLiteral("CREATE TABLE guests (name text)"), QStringLiteral("foreign_one"));
    if (const auto made = Store::create(administrator()); !made)
        qFatal("no store: %s: %s", qPrintable(made.error().context), qPrintable(made.error().cause));
    sql(QStringLiteral("INSERT INTO sites (name, endpoint, spool, storage, slots) VALUES"
                       " ('alpha', 'local', '/tmp/none', '/tmp/none', 1)"));
    sql(QStringLiteral("SELECT enrol('anna', 'manager'), enrol('vera', 'viewer'),"
                       " enrol('carla', 'site', 'alpha')"));
    sql(QStringLiteral("CREATE ROLE stray LOGIN; CREATE ROLE robot LOGIN;"
                       " GRANT CONNECT ON DATABASE life TO stray;"
                       " CREATE ROLE ghostly LOGIN; REVOKE CONNECT ON DATABASE bare FROM PUBLIC"));
    for (const char *name : {"anna", "vera", "carla", "stray", "robot", "ghostly"})
        sql(QStringLiteral("ALTER ROLE %1 PASSWORD '%2'")
                .arg(QLatin1StringView(name), password(QLatin1StringView(name))));
    QFile rules(m_folder + QStringLiteral("/data/pg_hba.conf"));
    if (!rules.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(rules.fileName()));
    m_rules = rules.readAll();
}

TlsServer::~TlsServer() { run(QStringLiteral("sh"), {serverScript(), QStringLiteral("stop"), m_folder}); }

QString TlsServer::location(const QString &user, const QString &database, const QString &host) const
{
    return QStringLiteral("postgresql://%1@%2:%3/%4?sslrootcert=").arg(user, host).arg(m_port).arg(database)
        + QString::fromLatin1(QUrl::toPercentEncoding(authority()));
}

QString TlsServer::administrator(const QString &database) const
{
    return QStringLiteral("postgresql://postgres@/%1?port=%2&host=").arg(database).arg(m_port)
        + QString::fromLatin1(QUrl::toPercentEncoding(m_folder));
}

QString TlsServer::sql(const QString &statement, const QString &database) const
{
    return run(QStringLiteral("psql"),
               {QStringLiteral("-XqAt"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                QStringLiteral("-d"), administrator(database), QStringLiteral("-c"), statement});
}

void TlsServer::set(const QString &setting, const QString &value)
{
    sql(QStringLiteral("ALTER SYSTEM SET %1 = '%2'").arg(setting, value), QStringLiteral("postgres"));
}

// Until a new connection sees it: the server tells its first process, which tells itself.
void TlsServer::reload()
{
    const QString loaded = QStringLiteral("SELECT extract(epoch FROM pg_conf_load_time()) * 1000000");
    const QString before = sql(loaded, QStringLiteral("postgres"));
    sql(QStringLiteral("SELECT pg_reload_conf()"), QStringLiteral("postgres"));
    for (int tries = 0; sql(loaded, QStringLiteral("postgres")) == before; ++tries)
        if (tries > 200)
            qFatal("the server does not read its settings");
}

void TlsServer::useCertificate(const QString &name, int days, bool ownAuthority)
{
    asOwner(QStringLiteral(R"(umask 077; cd "$1"; name=$2; days=$3; ca=ca
        if [ "$4" = 1 ]; then
            ca=other
            [ -s other.key ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
                -subj "/CN=Somebody else" -keyout other.key -out other.crt
        fi
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" -keyout now.key -out now.csr
        echo "subjectAltName=DNS:$name" >now.names
        openssl x509 -req -in now.csr -CA $ca.crt -CAkey $ca.key -CAcreateserial -days "$days" -extfile now.names \
            -out now.crt)"),
            {m_folder + QStringLiteral("/tls"), name, QString::number(days), QString::number(ownAuthority)});
    set(QStringLiteral("ssl_cert_file"), m_folder + QStringLiteral("/tls/now.crt"));
    set(QStringLiteral("ssl_key_file"), m_folder + QStringLiteral("/tls/now.key"));
    reload();
}

void TlsServer::useOwnCertificate()
{
    set(QStringLiteral("ssl_cert_file"), m_folder + QStringLiteral("/tls/server.crt"));
    set(QStringLiteral("ssl_key_file"), m_folder + QStringLiteral("/tls/server.key"));
    reload();
}

void TlsServer::setTls(bool on)
{
    set(QStringLiteral("ssl"), on ? QStringLiteral("on") : QStringLiteral("off"));
    reload();
}

void TlsServer::setRules(const QStringList &lines)
{
    const QByteArray all = lines.join(u'\n').toUtf8() + '\n' + m_rules;
    asOwner(QStringLiteral(R"(printf '%s' "$2" >"$1/data/pg_hba.conf")"), {m_folder, QString::fromUtf8(all)});
    set(QStringLiteral("ssl_ca_file"), lines.isEmpty() ? QString() : authority());
    reload();
}

}  // namespace shiftdeck::test

#include "app/prodctl/session.h"

#include "app/prodctl/passwords.h"
#include "app/prodctl/text.h"
#include "models/connections/keystore.h"
#include "models/connections/profilebook.h"
#include "models/core/errortext.h"
#include "models/storage/queries.h"
#include "models/storage/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>

#include <pwd.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
volatile std::sig_atomic_t stopSignal = 0;
void onStop(int signal) { stopSignal = signal; }

QString loginName()
{
    if (const passwd *entry = ::getpwuid(::getuid()))
        return QString::fromLocal8Bit(entry->pw_name);
    return qEnvironmentVariable("USER");
}
}  // namespace

void Session::catchSignals()
{
    std::signal(SIGINT, onStop);
    std::signal(SIGTERM, onStop);
    // A signal only sets a flag; this thread turns it into the stop that everything looks at.
    m_watcher = std::jthread([this](std::stop_token end) {
        while (!end.stop_requested() && stopSignal == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (stopSignal != 0)
            m_stop.request_stop();
    });
}

void Session::sleep(int milliseconds) const
{
    for (int slept = 0; slept < milliseconds && !m_stop.stop_requested(); slept += 20)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

Session::Session(Options options) : m_options(std::move(options)), m_out(stdout), m_err(stderr) { }

Session::~Session() = default;

QString Session::storePath() const
{
    if (!m_options.store.isEmpty())
        return m_options.store;
    if (const QString path = qEnvironmentVariable("SHIFTDECK_STORE"); !path.isEmpty())
        return path;
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("shiftdeck/demo/shiftdeck.db"));
}

bool Session::namesStore() const
{
    return !m_options.store.isEmpty() || !m_options.connection.isEmpty()
        || !qEnvironmentVariableIsEmpty("SHIFTDECK_STORE");
}

// A word that is no path may be the name of a connection.
Result<Session::Named> Session::named() const
{
    const ProfileBook book(ProfileBook::defaultPath());
    if (!m_options.connection.isEmpty()) {
        if (!m_options.store.isEmpty())
            return fail(ErrorCode::InvalidInput, Prodctl::tr("--connection"),
                        Prodctl::tr("Give either --connection or --store."));
        SD_TRY(const ConnectionProfile profile, book.find(m_options.connection));
        return Named{locationOf(profile), profile};
    }
    const QString text = storePath();
    const Named file{text, std::nullopt};
    if (StoreLocation(text).isServer() || text.contains(u'/'))
        return file;
    const bool isFile = QFileInfo::exists(text);
    const auto profile = book.find(text);
    if (!profile && (isFile || profile.error().code == ErrorCode::NotFound))
        return file;
    if (!profile)
        return tl::unexpected(profile.error());
    if (isFile)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("\"%1\"").arg(text),
                    Prodctl::tr("There is a connection and a file of this name: say --connection %1, or "
                                "--store ./%1.")
                        .arg(text));
    return Named{locationOf(*profile), *profile};
}

KeyStore &Session::keys()
{
    if (!m_keys)
        m_keys = std::make_unique<KeyStore>();
    return *m_keys;
}

Result<QString> Session::passwordOf(const ConnectionProfile &profile)
{
    if (profile.password == PasswordSource::PasswordFile)
        return QString();
    if (profile.password == PasswordSource::KeyStore) {
        auto kept = readFrom(keys(), passwordKey(profile));
        if (kept)
            return kept;
        Error error = kept.error();
        if (error.code == ErrorCode::NotFound)
            error.cause =
                Prodctl::tr("\"prodctl connection password set %1\" keeps it there.").arg(profile.name);
        if (!hasTerminal())
            return tl::unexpected(std::move(error));
        warn(describe(error));
    } else if (!hasTerminal()) {
        return fail(
            ErrorCode::InvalidInput, Prodctl::tr("the password of %1").arg(profile.name),
            Prodctl::tr("There is no terminal to ask on; take it from the key store or from ~/.pgpass: "
                        "prodctl connection edit %1 --password-from key-store.")
                .arg(profile.name));
    }
    m_passwordTyped = true;
    return askForPassword(Prodctl::tr("Password for %1:").arg(summaryOf(profile)));
}

Result<StoreLocation> Session::location()
{
    if (!m_location) {
        SD_TRY(const Named found, named());
        m_location = found.location;
        if (found.profile) {
            auto password = passwordOf(*found.profile);
            if (!password) {
                m_location.reset();
                return tl::unexpected(password.error());
            }
            m_location = found.location.withPassword(*password);
        }
    }
    return *m_location;
}

Result<Database *> Session::database()
{
    constexpr int kTypingErrors = 2;
    for (int wrong = 0; !m_db; ++wrong) {
        SD_TRY(const StoreLocation at, location());
        auto backup = Store::prepare(at, m_clock.now());
        if (!backup) {
            Error error = backup.error();
            if (error.code == ErrorCode::NotAuthorized && m_passwordTyped && wrong < kTypingErrors) {
                warn(describe(error));
                m_location.reset();
                continue;
            }
            if (error.code == ErrorCode::NotFound && !at.isServer())
                error.cause =
                    Prodctl::tr("There is no store in this place; name one with --store, or make one with"
                                " \"prodctl store create\" or \"prodctl demo create\".");
            return tl::unexpected(std::move(error));
        }
        if (!backup->isEmpty())
            warn(Prodctl::tr("The store was brought to a newer format; the old one is kept as %1.")
                     .arg(*backup));
        SD_TRY(m_db, Database::open(at, Access::ReadWrite));
    }
    return m_db.get();
}

Result<Principal> Session::principal()
{
    SD_TRY(Database * db, database());
    if (!m_options.operatorName.isEmpty())
        return findOperator(*db, m_options.operatorName);
    if (const QString name = qEnvironmentVariable("SHIFTDECK_OPERATOR"); !name.isEmpty())
        return findOperator(*db, name);
    QString login = loginName();
    if (db->location().isServer()) {
        SD_TRY(const auto name, db->first(QStringLiteral("SELECT session_user"), {}, [](const Row &row) {
            return row.text(0);
        }));
        login = name.value_or(QString());
    }
    if (auto found = findOperator(*db, login))
        return found;
    SD_TRY(const auto operators, listOperators(*db));
    QStringList names;
    for (const OperatorRow &row : operators)
        names.append(QStringLiteral("%1 (%2)").arg(row.name, QString(toWord(row.role))));
    return fail(
        ErrorCode::InvalidInput, Prodctl::tr("the operator"),
        Prodctl::tr("Your login name \"%1\" is no operator of this store; say who acts with --operator or"
                    " $SHIFTDECK_OPERATOR. The operators are %2.")
            .arg(login, names.join(QStringLiteral(", "))));
}

void Session::line(const QString &text)
{
    if (m_options.quiet || m_options.json)
        return;
    m_out << text << Qt::endl;
}

void Session::print(const Table &table)
{
    if (!m_options.quiet && !m_options.json)
        m_out << table.text(::isatty(STDOUT_FILENO) != 0 && qEnvironmentVariableIsEmpty("NO_COLOR"))
              << Qt::flush;
}

void Session::print(const QJsonObject &json)
{
    m_out << QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)) << Qt::flush;
}

void Session::printBytes(const QByteArray &bytes) { m_out << QString::fromUtf8(bytes) << Qt::flush; }

void Session::warn(const QString &text) { m_err << QStringLiteral("prodctl: ") << text << Qt::endl; }

bool Session::hasTerminal() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0; }

QString Session::ask(const QString &question)
{
    m_err << question << u' ' << Qt::flush;
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly | QIODevice::Text))
        return {};
    return QString::fromUtf8(in.readLine(1000)).trimmed();
}

}  // namespace shiftdeck

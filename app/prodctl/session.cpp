#include "app/prodctl/session.h"

#include "app/prodctl/text.h"
#include "models/storage/queries.h"
#include "models/storage/store.h"

#include <QDir>
#include <QFile>
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

QString Session::storePath() const
{
    if (!m_options.store.isEmpty())
        return m_options.store;
    if (const QString path = qEnvironmentVariable("SHIFTDECK_STORE"); !path.isEmpty())
        return path;
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("shiftdeck/demo/shiftdeck.db"));
}

Result<Database *> Session::database()
{
    if (!m_db) {
        const QString path = storePath();
        auto backup = Store::prepare(path, m_clock.now());
        if (!backup) {
            Error error = backup.error();
            if (error.code == ErrorCode::NotFound && !StoreLocation(path).isServer())
                error.cause =
                    Prodctl::tr("There is no store in this place; name one with --store, or make one with"
                                " \"prodctl store create\" or \"prodctl demo create\".");
            return tl::unexpected(std::move(error));
        }
        if (!backup->isEmpty())
            warn(Prodctl::tr("The store was brought to a newer format; the old one is kept as %1.")
                     .arg(*backup));
        SD_TRY(m_db, Database::open(path, Access::ReadWrite));
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
        SD_TRY(const auto name, db->first(QStringLiteral("SELECT session_user"), {},
                                          [](const Row &row) { return row.text(0); }));
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

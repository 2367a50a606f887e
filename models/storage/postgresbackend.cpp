#include "models/storage/postgresbackend.h"

#include "models/core/timespan.h"
#include "models/storage/postgreserror.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QSqlError>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shiftdeck {

namespace {
using namespace std::chrono_literals;

constexpr qsizetype kStatements = 512;
constexpr auto kStatementLimit = 30s;
// Longer than the server's own limit: this one is for a server that does not answer at all.
constexpr auto kAnswerLimit = kStatementLimit + 5s;
// For all hosts of an address together; libpq has one for each (connect_timeout).
constexpr auto kConnectLimit = 30s;
constexpr auto kFindOutLimit = 60s;
constexpr auto kFindOutPause = 200ms;

// Unless the address says otherwise.
constexpr std::pair<const char *, const char *> kDefaults[] = {
    {"connect_timeout", "5"},   {"application_name", "shiftdeck"}, {"tcp_user_timeout", "15000"},
    {"keepalives_idle", "15"},  {"keepalives_interval", "5"},      {"keepalives_count", "3"},
    {"client_encoding", "UTF8"}};

struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

Result<QList<std::pair<QByteArray, QByteArray>>> parametersOf(const StoreLocation &location)
{
    SD_TRY(const auto given, location.parameters());
    QList<std::pair<QByteArray, QByteArray>> result;
    for (const auto &[keyword, value] : given)
        result.append({keyword.toUtf8(), value.toUtf8()});
    const auto add = [&result](const char *keyword, const QByteArray &value) {
        if (std::none_of(result.cbegin(), result.cend(),
                         [keyword](const auto &pair) { return pair.first == keyword; }))
            result.append({keyword, value});
    };
    for (const auto &[keyword, value] : kDefaults)
        add(keyword, value);
    if (!location.password().isEmpty())
        add("password", location.password().toUtf8());
    return result;
}

// Right whatever standard_conforming_strings is: a backslash has its meaning where E says so, and only there.
QString quoted(QString text)
{
    text.remove(QChar(0));  // which text there cannot hold
    text.replace(u'\'', QLatin1StringView("''"));
    if (!text.contains(u'\\'))
        return u'\'' + text + u'\'';
    text.replace(u'\\', QLatin1StringView("\\\\"));
    return QLatin1StringView(" E'") + text + u'\'';
}

QString literal(const QVariant &value)
{
    const QString text = value.toString();
    if (value.isNull() || text.isNull())
        return QStringLiteral("NULL");
    switch (value.typeId()) {
    case QMetaType::Bool:  // flags are numbers in the schema
        return value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong: return text;
    case QMetaType::Double: return QString::number(value.toDouble(), 'g', 17);
    default: return quoted(text);
    }
}

// `?` outside of quotes becomes what `value(i)` says.
template <typename F>
QString withValues(const QString &sql, F value)
{
    QString text;
    text.reserve(sql.size() + 64);
    int index = 0;
    QChar quote;
    for (const QChar c : sql) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == u'\'' || c == u'"') {
            quote = c;
        } else if (c == u'?') {
            text += value(index++);
            continue;
        }
        text += c;
    }
    return text;
}
}  // namespace

AnswerWatch::AnswerWatch(int socket)
    : m_socket(::dup(socket)), m_thread([this](const std::stop_token &end) { watch(end); })
{
}

AnswerWatch::~AnswerWatch()
{
    m_thread.request_stop();
    m_thread.join();
    ::close(m_socket);
}

void AnswerWatch::start(std::chrono::milliseconds limit)
{
    const std::lock_guard lock(m_mutex);
    m_deadline = std::chrono::steady_clock::now() + limit;
}

void AnswerWatch::stop()
{
    const std::lock_guard lock(m_mutex);
    m_deadline = kNever;
}

void AnswerWatch::cut() { ::shutdown(m_socket, SHUT_RDWR); }

// Looks now and then, so that a statement costs no wake-up of another thread.
void AnswerWatch::watch(const std::stop_token &end)
{
    std::unique_lock lock(m_mutex);
    while (!end.stop_requested()) {
        m_wake.wait_for(lock, end, 500ms, [] { return false; });
        if (std::chrono::steady_clock::now() >= m_deadline) {
            m_givenUp = true;
            cut();
        }
    }
}

PostgresBackend::PostgresBackend(StoreLocation location)
    : m_location(std::move(location)), m_answerLimit(kAnswerLimit)
{
}

PostgresBackend::~PostgresBackend()
{
    m_onStop.reset();
    close();
}

void PostgresBackend::close()
{
    {
        const std::lock_guard lock(m_watchMutex);
        m_watch.reset();
    }
    m_connection.reset();
    m_listening = false;
    m_prepared.clear();
}

bool PostgresBackend::isLost() const
{
    return !m_connection || PQstatus(m_connection.get()) != CONNECTION_OK;
}

Result<> PostgresBackend::open(Access access, bool, std::stop_token stop)
{
    m_access = access;
    m_stop = std::move(stop);
    m_onStop.emplace(m_stop, [this] { interrupt(); });
    return connect();
}

Result<> PostgresBackend::connect()
{
    close();
    SD_TRY(const auto parameters, parametersOf(m_location));
    ServerConnection made = connectToServer(parameters, kConnectLimit, m_stop);
    if (m_stop.stop_requested())
        return tl::unexpected(stopped());
    if (!made)
        return fail(ErrorCode::Unavailable, m_location.subject(),
                    StoreText::tr("The server did not answer for %1.")
                        .arg(timeSpan(std::chrono::milliseconds(kConnectLimit).count())),
                    true);
    if (PQstatus(made.get()) != CONNECTION_OK)
        return tl::unexpected(connectionError(QString::fromUtf8(PQerrorMessage(made.get())), m_location));
    m_connection = std::move(made);
    // What matters comes back as an error; notices would only go to stderr.
    PQsetNoticeProcessor(
        m_connection.get(), [](void *, const char *) {}, nullptr);
    {
        const std::lock_guard lock(m_watchMutex);
        m_watch = std::make_unique<AnswerWatch>(PQsocket(m_connection.get()));
        m_interrupted = false;
    }
    auto ready = setUpSession();
    if (!ready)
        close();
    return ready;
}

Result<> PostgresBackend::setUpSession()
{
    if (PQserverVersion(m_connection.get()) < kOldestServer)
        return fail(ErrorCode::Unavailable, m_location.subject(),
                    StoreText::tr("The server is PostgreSQL %1; Shiftdeck needs 15 or newer.")
                        .arg(PQserverVersion(m_connection.get()) / 10000));
    SD_TRY(const QString process, ask("SELECT pg_backend_pid()"));
    m_pooled = process.toInt() != PQbackendPID(m_connection.get());
    if (m_pooled)  // a setting would be the next client's; enrol() gives them to the login role
        return {};
    const auto milliseconds = QByteArray::number(qint64(std::chrono::milliseconds(kStatementLimit).count()));
    QByteArray settings = "SET statement_timeout = " + milliseconds
        + "; SET lock_timeout = 5000; SET idle_in_transaction_session_timeout = 60000;"
          " SET client_connection_check_interval = 1000; SET standard_conforming_strings = on;"
          " SET client_min_messages = warning;"
          // A token that was written before the endpoint was called must survive a crash of the server.
          " SELECT set_config('synchronous_commit', 'on', false)"
          " WHERE current_setting('synchronous_commit') = 'off'";
    if (m_access == Access::ReadOnly)
        settings += "; SET default_transaction_read_only = on";
    return script(settings);
}

Result<> PostgresBackend::makeReady()
{
    if (m_stop.stop_requested())
        return tl::unexpected(stopped());
    return isLost() ? connect() : Result<>();
}

void PostgresBackend::interrupt()
{
    // Not by a cancel request: that waits for a server that may not answer. The server sees within a second
    // that its client is gone (client_connection_check_interval) and ends the statement.
    const std::lock_guard lock(m_watchMutex);
    if (!m_watch)
        return;
    m_interrupted = true;
    m_watch->cut();
}

Error PostgresBackend::stopped() const
{
    return Error{ErrorCode::Cancelled, m_location.subject(), StoreText::tr("The store is being closed.")};
}

bool PostgresBackend::waitForNews(std::chrono::milliseconds limit)
{
    if (m_pooled || isLost())
        return false;
    if (!m_listening) {
        m_listening = script("LISTEN shiftdeck_changes").has_value();
        return m_listening;
    }
    const auto drain = [this] {
        bool any = false;
        while (PGnotify *news = PQnotifies(m_connection.get())) {
            PQfreemem(news);
            any = true;
        }
        return any;
    };
    // What came with the last answer is not on the socket any more.
    if (PQconsumeInput(m_connection.get()) == 1 && drain())
        return true;
    pollfd socket{PQsocket(m_connection.get()), POLLIN, 0};
    (void)::poll(&socket, 1, static_cast<int>(limit.count()));
    (void)PQconsumeInput(m_connection.get());  // a lost connection shows with the next statement
    (void)drain();
    return true;
}

Result<QString> PostgresBackend::textOf(const QString &sql, const QVariantList &values)
{
    if (m_pooled)
        return withValues(sql, [&](int i) { return literal(values.value(i)); });
    QByteArray &name = m_prepared[sql];
    if (name.isEmpty()) {
        if (m_prepared.size() > kStatements) {
            m_prepared.clear();
            SD_CHECK(script("DEALLOCATE ALL"));
            return textOf(sql, values);
        }
        const QByteArray chosen = "shiftdeck_" + QByteArray::number(++m_statements);
        const QString text = withValues(sql, [](int i) { return QStringLiteral("$%1").arg(i + 1); });
        if (auto prepared = script("PREPARE " + chosen + " AS " + text.toUtf8()); !prepared) {
            m_prepared.remove(sql);
            return tl::unexpected(prepared.error());
        }
        m_prepared[sql] = chosen;
        return textOf(sql, values);
    }
    QString text = QStringLiteral("EXECUTE ") + QLatin1StringView(name);
    for (qsizetype i = 0; i < values.size(); ++i)
        text += (i == 0 ? QStringLiteral(" (") : QStringLiteral(", ")) + literal(values.at(i));
    return values.isEmpty() ? text : text + u')';
}

Result<ServerAnswer> PostgresBackend::say(const QByteArray &sql)
{
    if (m_stop.stop_requested())
        return tl::unexpected(stopped());
    if (!m_connection)
        return tl::unexpected(errorOf(QString(), QString(), QString::fromUtf8(sql)));
    m_watch->start(m_answerLimit);
    ServerAnswer answer(PQexec(m_connection.get(), sql.constData()), PQclear);
    m_watch->stop();
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return answer;
    return tl::unexpected(errorOf(QString::fromLatin1(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE)),
                                  QString::fromUtf8(PQerrorMessage(m_connection.get())),
                                  QString::fromUtf8(sql)));
}

Result<std::unique_ptr<QSqlQuery>> PostgresBackend::execute(const QString &sql, const QVariantList &values)
{
    SD_TRY(const QString text, textOf(sql, values));
    SD_TRY(ServerAnswer answer, say(text.toUtf8()));
    return std::make_unique<QSqlQuery>(new ServerRows(std::move(answer)));
}

void PostgresBackend::finish(const QString &, std::unique_ptr<QSqlQuery>) { }

Result<> PostgresBackend::script(const QByteArray &sql)
{
    SD_CHECK(say(sql));
    return {};
}

Result<QString> PostgresBackend::ask(const QByteArray &sql)
{
    SD_TRY(const ServerAnswer answer, say(sql));
    if (PQntuples(answer.get()) < 1)
        return fail(ErrorCode::Internal, m_location.subject(), QString::fromUtf8(sql));
    return QString::fromUtf8(PQgetvalue(answer.get(), 0, 0));
}

Error PostgresBackend::errorOf(const QSqlError &error, const QString &sql) const
{
    return errorOf(error.nativeErrorCode(), error.databaseText(), sql);
}

Error PostgresBackend::errorOf(const QString &sqlState, const QString &text, const QString &sql) const
{
    if (m_interrupted)
        return stopped();
    if (m_watch && m_watch->hasGivenUp())
        return Error{ErrorCode::Unavailable, m_location.subject(),
                     StoreText::tr("The server did not answer for %1.").arg(timeSpan(m_answerLimit.count())),
                     true};
    return statementError(isLost(), sqlState, text, m_location, sql.left(200));
}

Result<> PostgresBackend::begin(bool write)
{
    if (!write)
        return script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    SD_CHECK(script("BEGIN ISOLATION LEVEL READ COMMITTED"));
    m_writing = true;
    return {};
}

Result<> PostgresBackend::commit()
{
    // The server answers COMMIT after a failed statement with a silent roll back.
    if (PQtransactionStatus(m_connection.get()) == PQTRANS_INERROR)
        return fail(ErrorCode::Internal, m_location.subject(),
                    QStringLiteral("COMMIT after a statement that failed"));
    if (!std::exchange(m_writing, false))
        return script("COMMIT");
    if (m_stop.stop_requested())  // the line is cut, and the server takes everything back
        return tl::unexpected(stopped());
    const QByteArray mark = QByteArray::number(qint64(QRandomGenerator::system()->generate64() >> 1));
    auto done = script("INSERT INTO commit_marks (mark) VALUES (" + mark + "); COMMIT");
    return done || !isLost() ? done : findOut(mark);
}

// Not guessed: who puts the mark there first, the transaction or this fence, has decided it.
Result<> PostgresBackend::findOut(const QByteArray &mark)
{
    for (QDeadlineTimer deadline(kFindOutLimit); !deadline.hasExpired() && !m_stop.stop_requested();) {
        if (makeReady()) {
            const auto fenced =
                ask("INSERT INTO commit_marks (mark, fence) VALUES (" + mark
                    + ", 1) ON CONFLICT DO NOTHING; SELECT fence FROM commit_marks WHERE mark = " + mark);
            if (fenced == QLatin1StringView("0"))
                return {};
            if (fenced == QLatin1StringView("1"))
                return fail(ErrorCode::Busy, m_location.subject(),
                            StoreText::tr("The connection was lost before the work was stored; nothing of it "
                                          "was done."),
                            true);
        }
        std::this_thread::sleep_for(kFindOutPause);
    }
    return fail(
        ErrorCode::Unavailable, m_location.subject(),
        StoreText::tr("The connection was lost while the work was being stored, and the server could not "
                      "be asked whether it was. Look at the audit before you do it again."));
}

void PostgresBackend::rollBack()
{
    m_writing = false;
    if (!isLost() && PQtransactionStatus(m_connection.get()) != PQTRANS_IDLE)
        (void)script("ROLLBACK");
}

}  // namespace shiftdeck

#include "models/connections/loginprobe.h"

#include "models/core/secret.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <libpq-fe.h>
#include <poll.h>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};

// Keywords and values as libpq wants them, which live as long as this.
class Keywords {
  public:
    explicit Keywords(const QList<std::pair<QString, QString>> &given)
    {
        for (const auto &[keyword, value] : given)
            add(keyword.toUtf8(), value.toUtf8());
    }
    ~Keywords()
    {
        for (QByteArray &text : m_values)
            wipe(text);
    }
    Keywords(const Keywords &) = delete;
    Keywords &operator=(const Keywords &) = delete;
    // The last value of a keyword counts.
    void add(const QByteArray &keyword, const QByteArray &value)
    {
        m_keywords.append(keyword);
        m_values.append(value);
    }
    pg_conn *start() const
    {
        QList<const char *> keywords, values;
        for (qsizetype i = 0; i < m_keywords.size(); ++i) {
            keywords.append(m_keywords.at(i).constData());
            values.append(m_values.at(i).constData());
        }
        keywords.append(nullptr);
        values.append(nullptr);
        return PQconnectStartParams(keywords.constData(), values.constData(), 0);
    }

  private:
    QByteArrayList m_keywords, m_values;
};

QString lastLine(const QString &text)
{
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.last().simplified();
}

// From "...: FATAL:  28P01: password authentication failed ...", as libpq says it when it is to be verbose;
// only the words around code and sentence depend on a language.
Refusal refusalOf(pg_conn *connection)
{
    static const QRegularExpression kVerbose(QStringLiteral(R"(: {2}([0-9A-Z]{5}): ([^\n]*))"));
    const QString text = QString::fromUtf8(PQerrorMessage(connection));
    Refusal refusal;
    if (const auto match = kVerbose.match(text); match.hasMatch()) {
        refusal.sqlState = match.captured(1);
        refusal.sentence = match.captured(2).simplified().left(300);
    } else {
        refusal.sentence = lastLine(text).left(300);
    }
    refusal.noPassword = PQconnectionNeedsPassword(connection) == 1;
    return refusal;
}

Refusal tooLong()
{
    Refusal refusal;
    refusal.tookTooLong = true;
    return refusal;
}
}  // namespace

void LoginProbe::Close::operator()(pg_conn *connection) const { PQfinish(connection); }

Result<QMap<QString, QString>> effectiveParameters(const StoreLocation &location)
{
    SD_TRY(const auto given, location.parameters());
    Keywords keywords(given);
    // libpq reads services and the environment only for a connection; this one ends before it begins.
    keywords.add("target_session_attrs", "none at all");
    const std::unique_ptr<pg_conn, decltype(&PQfinish)> connection(keywords.start(), PQfinish);
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(connection.get()),
                                                                               PQconninfoFree);
    QMap<QString, QString> result;
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option)
        if (option->val && QLatin1StringView(option->keyword) != QLatin1StringView("password"))
            result.insert(QString::fromLatin1(option->keyword), QString::fromUtf8(option->val));
    if (!result.contains(QStringLiteral("port")))
        return fail(ErrorCode::InvalidInput, location.subject(),
                    lastLine(QString::fromUtf8(PQerrorMessage(connection.get()))));
    return result;
}

tl::expected<LoginProbe, Refusal> LoginProbe::logIn(const StoreLocation &location, const QString &host,
                                                    const QString &port, const QString &address,
                                                    const ProbeLimit &limit)
{
    const auto given = location.parameters();
    if (!given) {
        Refusal refusal;
        refusal.sentence = given.error().cause;
        return tl::unexpected(refusal);
    }
    Keywords keywords(*given);
    if (!host.isEmpty())
        keywords.add("host", host.toUtf8());
    keywords.add("port", port.toUtf8());
    if (!address.isEmpty())  // so that no name service is asked again, without a limit
        keywords.add("hostaddr", address.toUtf8());
    keywords.add("application_name", "shiftdeck");
    keywords.add("client_encoding", "UTF8");
    if (!location.password().isEmpty())
        keywords.add("password", location.password().toUtf8());
    LoginProbe probe(keywords.start());
    pg_conn *connection = probe.m_connection.get();
    (void)PQsetErrorVerbosity(connection, PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        connection, [](void *, const char *) {}, nullptr);
    for (auto wants = PGRES_POLLING_WRITING;;) {
        if (PQstatus(connection) == CONNECTION_BAD || wants == PGRES_POLLING_FAILED)
            return tl::unexpected(refusalOf(connection));
        if (wants == PGRES_POLLING_OK)
            return probe;
        if (!limit.waitFor(PQsocket(connection), wants == PGRES_POLLING_READING ? POLLIN : POLLOUT))
            return tl::unexpected(tooLong());
        wants = PQconnectPoll(connection);
    }
}

tl::expected<QString, Refusal> LoginProbe::ask(const QByteArray &sql, const ProbeLimit &limit)
{
    pg_conn *connection = m_connection.get();
    if (PQsendQuery(connection, sql.constData()) != 1)
        return tl::unexpected(refusalOf(connection));
    QString value;
    std::optional<Refusal> refusal;
    for (;;) {
        while (PQisBusy(connection) == 1) {
            if (!limit.waitFor(PQsocket(connection), POLLIN))
                return tl::unexpected(tooLong());
            if (PQconsumeInput(connection) != 1)
                return tl::unexpected(refusalOf(connection));
        }
        const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQgetResult(connection), PQclear);
        if (!answer)
            break;
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_TUPLES_OK && PQntuples(answer.get()) > 0)
            value = QString::fromUtf8(PQgetvalue(answer.get(), 0, 0));
        else if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && !refusal)
            refusal = refusalOf(connection);
    }
    if (refusal)
        return tl::unexpected(*refusal);
    return value;
}

int LoginProbe::serverVersion() const { return PQserverVersion(m_connection.get()); }

tl::expected<bool, Refusal> LoginProbe::isPooled(const ProbeLimit &limit)
{
    const auto process = ask("SELECT pg_backend_pid()", limit);
    if (!process)
        return tl::unexpected(process.error());
    return process->toInt() != PQbackendPID(m_connection.get());
}

tl::expected<void, Refusal> LoginProbe::hearItself(const ProbeLimit &limit)
{
    pg_conn *connection = m_connection.get();
    const QByteArray channel = "shiftdeck_test_" + QByteArray::number(PQbackendPID(connection));
    for (const QByteArray &sql : {"LISTEN " + channel, "NOTIFY " + channel})
        if (const auto done = ask(sql, limit); !done)
            return tl::unexpected(done.error());
    for (;;) {
        if (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> news(PQnotifies(connection), PQfreemem);
            news)
            return {};
        if (!limit.waitFor(PQsocket(connection), POLLIN))
            return tl::unexpected(tooLong());
        if (PQconsumeInput(connection) != 1)
            return tl::unexpected(refusalOf(connection));
    }
}

}  // namespace shiftdeck

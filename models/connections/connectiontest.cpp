#include "models/connections/connectiontest.h"

#include "models/connections/loginprobe.h"
#include "models/connections/tlsprobe.h"
#include "models/core/errortext.h"
#include "models/storage/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QThreadPool>

#include <openssl/crypto.h>

#include <mutex>

namespace shiftdeck {

namespace {
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};

constexpr int kOldestServer = 150000;
constexpr int kSoonDays = 14;

struct Outcome {
    StepState state = StepState::Good;
    QString found, toDo;
};
Outcome good(const QString &found) { return {StepState::Good, found, {}}; }
Outcome skipped(const QString &found) { return {StepState::Skipped, found, {}}; }
Outcome failed(const QString &found, const QString &toDo) { return {StepState::Failed, found, toDo}; }
Outcome warned(const QString &found, const QString &toDo) { return {StepState::Warning, found, toDo}; }

QString dateOf(const QDateTime &time) { return time.toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")); }

QString withoutPoint(QString sentence)
{
    while (sentence.endsWith(u'.'))
        sentence.chop(1);
    return sentence;
}

class Test {
  public:
    Test(const StoreLocation &location, const std::stop_token &stop,
         const std::function<void(const StepReport &)> &told, std::chrono::milliseconds stepLimit)
        : m_location(location), m_stop(stop), m_told(told), m_stepLimit(stepLimit)
    {
    }

    QList<StepReport> run()
    {
        using S = ConnectionStep;
        step(S::Address, [this] { return address(); });
        step(S::Network, [this] { return network(); });
        step(S::Encryption, [this] { return encryption(); });
        step(S::Login, [this] { return login(); });
        step(S::Database, [this] { return database(); });
        step(S::Store, [this] { return store(); });
        step(S::Version, [this] { return version(); });
        step(S::Operator, [this] { return who(); });
        step(S::Feed, [this] { return feed(); });
        return m_reports;
    }

  private:
    struct Host {
        QString name, port;
        QList<NetworkAddress> addresses;
        bool isSocket() const { return name.isEmpty() || name.startsWith(u'/') || name.startsWith(u'@'); }
        QString text() const { return isSocket() ? Connections::tr("a socket of this machine") : name; }
    };

    template <typename F>
    void step(ConnectionStep step, F work)
    {
        StepReport report;
        report.step = step;
        if (m_failed) {
            report.state = StepState::Skipped;
            report.found = Connections::tr("Not reached.");
        } else {
            m_told(report);
            m_limit = {QDeadlineTimer(m_stepLimit), m_stop};
            QElapsedTimer clock;
            clock.start();
            Outcome outcome = work();
            if (m_stop.stop_requested())
                outcome = failed(Connections::tr("The test was stopped."), {});
            report.state = outcome.state;
            report.found = outcome.found;
            report.toDo = outcome.toDo;
            report.milliseconds = clock.elapsed();
            m_failed = outcome.state == StepState::Failed;
        }
        m_reports.append(report);
        m_told(report);
    }

    QString parameter(const char *keyword) const { return m_parameters.value(QLatin1StringView(keyword)); }
    QString seconds() const
    {
        return Connections::tr("%1 s").arg(
            std::chrono::duration_cast<std::chrono::seconds>(m_stepLimit).count());
    }

    Outcome address();
    Outcome network();
    Outcome encryption();
    Outcome login();
    Outcome database();
    Outcome store();
    Outcome version();
    Outcome who();
    Outcome feed();
    Outcome tlsOutcome(const TlsFinding &finding, const TlsQuestion &question) const;
    Outcome loginOutcome(const Refusal &refusal) const;
    Outcome unanswered(const Refusal &refusal) const;
    Outcome notEnrolled() const;

    const StoreLocation &m_location;
    const std::stop_token m_stop;
    const std::function<void(const StepReport &)> &m_told;
    const std::chrono::milliseconds m_stepLimit;
    QList<StepReport> m_reports;
    bool m_failed = false;
    ProbeLimit m_limit;
    QMap<QString, QString> m_parameters;
    QList<Host> m_hosts;
    qsizetype m_host = 0;  // the one that was reached
    NetworkAddress m_address;
    std::optional<ProbeSocket> m_socket;
    std::optional<LoginProbe> m_login;
    std::optional<Refusal> m_databaseRefusal;
    std::optional<Error> m_storeError;  // what the store's own check said
    bool m_seesTables = true;
};

Outcome Test::address()
{
    auto parameters = effectiveParameters(m_location);
    if (!parameters) {
        const QString why = withoutPoint(parameters.error().cause);
        return failed(Connections::tr("What is to be reached is not clear: %1.").arg(why),
                      Connections::tr("Correct the connection. A service stands in ~/.pg_service.conf or in "
                                      "the file that PGSERVICEFILE names."));
    }
    m_parameters = *std::move(parameters);
    const QStringList names = parameter("host").split(u',');
    const QStringList ports = parameter("port").split(u',');
    const QString fixed = parameter("hostaddr");
    QStringList found, problems;
    for (qsizetype i = 0; i < names.size(); ++i) {
        Host host{names.at(i), ports.value(i, ports.first()), {}};
        if (host.port.isEmpty())
            host.port = QStringLiteral("5432");
        if (!host.isSocket()) {
            const QString asked = fixed.isEmpty() ? host.name : fixed.split(u',').value(i, host.name);
            auto addresses = resolve(asked, host.port.toUShort(), m_limit);
            if (!addresses) {
                problems.append(
                    Connections::tr("%1: %2", "host, reason").arg(host.name, addresses.error().cause));
                continue;
            }
            host.addresses = *std::move(addresses);
            for (const NetworkAddress &address : std::as_const(host.addresses))
                found.append(address.text);
        }
        m_hosts.append(host);
    }
    if (m_hosts.isEmpty())
        return failed(Connections::tr("No address is known for the server. %1.")
                          .arg(withoutPoint(problems.join(QStringLiteral("; ")))),
                      Connections::tr("Check the spelling of the host, and that this machine is in the "
                                      "right network."));
    if (m_hosts.first().isSocket())
        return skipped(Connections::tr("Not needed: a socket of this machine is used."));
    found.removeDuplicates();
    return good(Connections::tr("%1 is %2.", "host, its addresses")
                    .arg(m_hosts.first().name, found.mid(0, 4).join(QStringLiteral(", "))));
}

Outcome Test::network()
{
    if (m_hosts.first().isSocket())
        return skipped(Connections::tr("Not needed: a socket of this machine is used."));
    QStringList problems;
    for (m_host = 0; m_host < m_hosts.size(); ++m_host) {
        const Host &host = m_hosts.at(m_host);
        for (const NetworkAddress &address : host.addresses) {
            auto socket = reach(address, m_limit);
            if (socket) {
                m_address = address;
                m_socket.emplace(*std::move(socket));
                return good(
                    Connections::tr("Something answers at %1, port %2.").arg(address.text, host.port));
            }
            problems.append(Connections::tr("%1, port %2: %3", "address, reason")
                                .arg(address.text, host.port, socket.error().cause));
        }
    }
    return failed(Connections::tr("The server was not reached. %1.")
                      .arg(withoutPoint(problems.mid(0, 4).join(QStringLiteral("; ")))),
                  Connections::tr("Check the port, whether the server runs, and whether a firewall or a "
                                  "missing VPN is between."));
}

Outcome Test::encryption()
{
    const Host &host = m_hosts.at(m_host);
    if (host.isSocket())
        return skipped(Connections::tr("Not needed: a socket of this machine is used."));
    const TlsMode mode = fromWord<TlsMode>(parameter("sslmode")).value_or(TlsMode::VerifyFull);
    if (mode == TlsMode::Disable)
        return warned(Connections::tr("Switched off. %1").arg(tlsWarning(mode)),
                      Connections::tr("Use verify-full unless the way to the server is trusted."));
    TlsQuestion question;
    question.host = host.name;
    question.checkHost = mode == TlsMode::VerifyFull;
    question.rootCertificate = parameter("sslrootcert");
    if (question.rootCertificate.isEmpty())
        question.rootCertificate = QDir::home().filePath(QStringLiteral(".postgresql/root.crt"));
    const bool hasRoot = QFileInfo::exists(question.rootCertificate);
    const bool mustCheck = mode == TlsMode::VerifyFull || mode == TlsMode::VerifyCa;
    // With a file of authorities "require" checks the chain, too, as libpq does.
    question.checkAuthority = mustCheck || (mode == TlsMode::Require && hasRoot);
    if (mustCheck && !hasRoot)
        return failed(Connections::tr("There is no file of certificate authorities at %1.")
                          .arg(question.rootCertificate),
                      Connections::tr("Ask the server's administrator for the certificate of the authority, "
                                      "and name its file in the connection, or in PGSSLROOTCERT."));
    if (question.checkAuthority) {
        const auto authorities = countCertificates(question.rootCertificate);
        if (!authorities)
            return failed(Connections::tr("The file of certificate authorities %1 cannot be used: %2.")
                              .arg(question.rootCertificate, authorities.error().cause),
                          Connections::tr("It holds certificates in PEM format. Get it anew from the "
                                          "server's administrator."));
    } else {
        question.rootCertificate.clear();
    }
    const TlsFinding finding = probeTls(*m_socket, question, m_limit);
    m_socket.reset();
    const bool mayDo = mode == TlsMode::Prefer || mode == TlsMode::Allow;
    if (finding.problem == TlsProblem::NotOffered && mayDo)
        return warned(
            Connections::tr("The server offers no encryption. %1").arg(tlsWarning(TlsMode::Disable)),
            Connections::tr("Ask its administrator for TLS, and use verify-full."));
    return tlsOutcome(finding, question);
}

Outcome Test::tlsOutcome(const TlsFinding &finding, const TlsQuestion &question) const
{
    const QString ask = Connections::tr("Ask the server's administrator for a new certificate.");
    switch (finding.problem) {
    case TlsProblem::None: break;
    case TlsProblem::NotOffered:
        return failed(Connections::tr("The server offers no encryption (TLS) on this port."),
                      Connections::tr("Ask its administrator to switch on TLS, or check host and port. "
                                      "Without it the password and all data could be read on the way."));
    case TlsProblem::NotPostgres:
        return failed(Connections::tr("What answers there is no PostgreSQL server."),
                      Connections::tr("Check host and port."));
    case TlsProblem::NoAnswer:
        return failed(
            Connections::tr("Nothing was answered within %1.").arg(seconds()),
            Connections::tr("Check the port; the server may hang, or something else listens there."));
    case TlsProblem::Handshake:
        return failed(
            Connections::tr("No encrypted connection came about: %1.")
                .arg(finding.detail.isEmpty() ? Connections::tr("the line broke off") : finding.detail),
            Connections::tr("Ask the server's administrator which versions of TLS it allows."));
    case TlsProblem::UnknownCa:
        return failed(
            Connections::tr("The server's certificate is of an authority that is not trusted here: "
                            "\"%1\".")
                .arg(finding.issuer),
            Connections::tr("Name the file with the right authority's certificate (now %1). If it "
                            "is the right one, somebody may be passing for the server: do not go on.")
                .arg(question.rootCertificate));
    case TlsProblem::Expired:
        return failed(Connections::tr("The server's certificate expired on %1.").arg(dateOf(finding.until)),
                      ask);
    case TlsProblem::NotYetValid:
        return failed(
            Connections::tr("The server's certificate is valid only from %1.").arg(dateOf(finding.from)),
            Connections::tr("Check the clock of this machine. If it is right, ask the server's "
                            "administrator."));
    case TlsProblem::WrongHost: {
        const QStringList names = finding.names.isEmpty() ? QStringList{finding.subject} : finding.names;
        return failed(Connections::tr("The server's certificate is for %1, and not for %2.")
                          .arg(names.join(QStringLiteral(", ")), question.host),
                      Connections::tr("Name the host as the certificate does. If it is named so, another "
                                      "server answers in its place: do not go on."));
    }
    case TlsProblem::OtherCertificate:
        return failed(Connections::tr("The server's certificate cannot be trusted: %1.").arg(finding.detail),
                      ask);
    }
    const TlsMode mode = fromWord<TlsMode>(parameter("sslmode")).value_or(TlsMode::VerifyFull);
    const QString found = Connections::tr("%1; the certificate of \"%2\" is valid until %3.", "TLS version")
                              .arg(finding.version, finding.subject, dateOf(finding.until));
    if (mode != TlsMode::VerifyFull)
        return warned(Connections::tr("%1 It is used with \"%2\". %3", "what was found; mode; what is lost")
                          .arg(found, QString(toWord(mode)), tlsWarning(mode)),
                      Connections::tr("Use verify-full unless the way to the server is trusted."));
    if (finding.until < QDateTime::currentDateTimeUtc().addDays(kSoonDays))
        return warned(found, Connections::tr("It expires soon: tell the server's administrator."));
    return good(found);
}

Outcome Test::login()
{
    m_socket.reset();
    const Host &host = m_hosts.at(m_host);
    auto probe = LoginProbe::logIn(m_location, host.name, host.port, m_address.text, m_limit);
    if (!probe) {
        // Whether there is such a database is looked at after the login.
        const bool letIn = probe.error().sqlState == QLatin1StringView("3D000")
            || probe.error().sqlState == QLatin1StringView("42501");
        if (!letIn)
            return loginOutcome(probe.error());
        m_databaseRefusal = probe.error();
        return good(Connections::tr("%1 is let in.", "a user").arg(parameter("user")));
    }
    m_login.emplace(*std::move(probe));
    return good(Connections::tr("%1 is let in.", "a user").arg(parameter("user")));
}

Outcome Test::loginOutcome(const Refusal &refusal) const
{
    const QString user = parameter("user");
    const auto is = [&refusal](const char *code) { return refusal.sqlState == QLatin1StringView(code); };
    const auto says = [&refusal](const char *words) {
        return refusal.sentence.contains(QLatin1StringView(words));
    };
    if (refusal.noPassword && !is("28P01"))
        return failed(Connections::tr("The server asks for a password of %1, and there is none.").arg(user),
                      Connections::tr("Give it here, keep it in the key store, or in ~/.pgpass (PGPASSFILE), "
                                      "which nobody else may read (chmod 600)."));
    if (is("28P01"))
        return failed(
            Connections::tr("The server does not let %1 in: the password is wrong, or there is no such "
                            "login; it does not tell which.")
                .arg(user),
            Connections::tr("Check the user name and the password. Its administrator sees more in "
                            "the server's log."));
    if (is("28000") && says("client certificate"))
        return failed(Connections::tr("The server wants a certificate of %1.").arg(user),
                      Connections::tr("Put it into ~/.postgresql/postgresql.crt and its key into "
                                      "postgresql.key, or name them with PGSSLCERT and PGSSLKEY."));
    if (is("28000") && says("pg_hba.conf"))
        return failed(Connections::tr("The server lets nobody in as %1 from this machine: %2.")
                          .arg(user, withoutPoint(refusal.sentence)),
                      Connections::tr("Ask its administrator for a line in pg_hba.conf for this user, "
                                      "database, machine and encryption."));
    if (is("28000") && says("does not exist"))
        return failed(Connections::tr("The server has no login %1.").arg(user),
                      Connections::tr("Check the user name, or ask its administrator to make the login."));
    if (is("28000"))
        return failed(
            Connections::tr("The server does not let %1 in: %2.").arg(user, withoutPoint(refusal.sentence)),
            Connections::tr("Check the user name; its administrator sees more in the server's log."));
    if (is("53300"))
        return failed(
            Connections::tr("The server has no free connection: %1.").arg(withoutPoint(refusal.sentence)),
            Connections::tr("Try again in a moment; else tell its administrator."));
    if (is("57P03") || is("57P01") || is("57P02"))
        return failed(
            Connections::tr("The server is starting or ending: %1.").arg(withoutPoint(refusal.sentence)),
            Connections::tr("Try again in a moment."));
    return unanswered(refusal);
}

Outcome Test::unanswered(const Refusal &refusal) const
{
    if (refusal.tookTooLong)
        return failed(Connections::tr("The server did not answer within %1.").arg(seconds()),
                      Connections::tr("It may be overloaded or hang: try again, or tell its administrator."));
    return failed(Connections::tr("The server answered: %1.").arg(withoutPoint(refusal.sentence)),
                  Connections::tr("Show this to its administrator."));
}

Outcome Test::database()
{
    const QString name = parameter("dbname").isEmpty() ? parameter("user") : parameter("dbname");
    if (m_databaseRefusal && m_databaseRefusal->sqlState == QLatin1StringView("42501"))
        return failed(Connections::tr("%1 may not use the database %2.").arg(parameter("user"), name),
                      Connections::tr("Ask its owner to enrol you: prodctl operators add %1 --role ROLE.")
                          .arg(parameter("user")));
    if (m_databaseRefusal)
        return failed(Connections::tr("The server has no database %1.").arg(name),
                      Connections::tr("Check the name of the database."));
    if (m_login->serverVersion() < kOldestServer)
        return failed(Connections::tr("The server is PostgreSQL %1; Shiftdeck needs 15 or newer.")
                          .arg(m_login->serverVersion() / 10000),
                      Connections::tr("Ask its administrator for a newer one."));
    return good(Connections::tr("%1, of PostgreSQL %2.", "database, version")
                    .arg(name)
                    .arg(m_login->serverVersion() / 10000));
}

// By the store's own check, on a connection as the program makes it; but a login that is not enrolled may
// look at nothing, and then the names of the tables must do.
Outcome Test::store()
{
    const auto schema = m_login->ask("SELECT coalesce(current_schema(), '')", m_limit);
    if (!schema)
        return unanswered(schema.error());
    if (schema->isEmpty()) {
        const auto stores = m_login->ask(
            "SELECT count(*) FROM pg_namespace n WHERE 3 = (SELECT count(*) FROM pg_class c WHERE"
            " c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname IN ('meta', 'work_units', 'credits'))",
            m_limit);
        if (!stores)
            return unanswered(stores.error());
        m_seesTables = false;
        if (*stores != QLatin1StringView("0"))
            return good(Connections::tr("By the names of its tables."));
        return failed(
            Connections::tr("There is nothing in this database that %1 may use.").arg(parameter("user")),
            Connections::tr("Check the name of the database, or ask its owner."));
    }
    auto db = Database::open(m_location, Access::ReadOnly);
    if (!db) {
        return failed(describe(db.error()), {});
    }
    (*db)->setAnswerLimit(m_stepLimit);
    const std::stop_callback interrupt(m_stop, [&db] { (*db)->interrupt(); });
    const auto checked = Store::check(**db);
    if (checked)
        return good(Connections::tr("It is one."));
    m_storeError = checked.error();
    switch (m_storeError->code) {
    case ErrorCode::SchemaTooNew:
    case ErrorCode::SchemaTooOld: return good(Connections::tr("It is one."));
    case ErrorCode::NotAuthorized:
        m_seesTables = false;
        return good(Connections::tr("By the names of its tables."));
    case ErrorCode::NotFound:
        return failed(
            Connections::tr("The database is empty."),
            Connections::tr("Check its name. Its owner makes it a store with \"prodctl db init\"."));
    case ErrorCode::ForeignDatabase:
        return failed(Connections::tr("The database belongs to another program."),
                      Connections::tr("Check the name of the database; this one was not touched."));
    default: return failed(describe(*m_storeError), {});
    }
}

Outcome Test::version()
{
    if (!m_seesTables)
        return skipped(Connections::tr("Only its operators can see it."));
    if (!m_storeError)
        return good(
            Connections::tr("Schema %1, as this program has it.").arg(Store::schemaVersion(m_location)));
    if (m_storeError->code == ErrorCode::SchemaTooOld)
        return failed(m_storeError->cause, Connections::tr("Ask its owner to bring it up to date."));
    return failed(m_storeError->cause, Connections::tr("Use the version of Shiftdeck that fits."));
}

Outcome Test::notEnrolled() const
{
    return failed(Connections::tr("%1 is no operator of this store.").arg(parameter("user")),
                  Connections::tr("Ask its owner to enrol you: prodctl operators add %1 --role ROLE.")
                      .arg(parameter("user")));
}

Outcome Test::who()
{
    if (!m_seesTables)
        return notEnrolled();
    const auto role = m_login->ask("SELECT coalesce(session_role(), '')", m_limit);
    if (!role && role.error().sqlState == QLatin1StringView("42501"))
        return notEnrolled();
    if (!role)
        return unanswered(role.error());
    if (role->isEmpty())
        return failed(Connections::tr("%1 has no role here, or more than one.").arg(parameter("user")),
                      Connections::tr("Ask its owner to enrol you: prodctl operators add %1 --role ROLE.")
                          .arg(parameter("user")));
    if (*role == QLatin1StringView("administrator"))
        return warned(Connections::tr("%1 is an administrator of this store: the rules for roles do not hold "
                                      "for administrators.")
                          .arg(parameter("user")),
                      Connections::tr("Use the login of an operator for daily work."));
    const auto site = m_login->ask("SELECT coalesce((SELECT s.name FROM operators o JOIN sites s ON s.id = "
                                   "o.site_id WHERE o.name = session_user::text), '')",
                                   m_limit);
    if (site && !site->isEmpty())
        return good(Connections::tr("%1 is enrolled with the role %2 at the site %3.")
                        .arg(parameter("user"), *role, *site));
    return good(Connections::tr("%1 is enrolled with the role %2.").arg(parameter("user"), *role));
}

Outcome Test::feed()
{
    const auto pooled = m_login->isPooled(m_limit);
    if (!pooled)
        return unanswered(pooled.error());
    if (*pooled)
        return good(Connections::tr("A pooler is in between: the store is asked for changes, five times a "
                                    "second."));
    const auto heard = m_login->hearItself(m_limit);
    if (!heard)
        return unanswered(heard.error());
    return good(Connections::tr("The server tells of changes at once."));
}
}  // namespace

QList<StepReport> testConnection(const StoreLocation &location, const std::stop_token &stop,
                                 const std::function<void(const StepReport &)> &told,
                                 std::chrono::milliseconds stepLimit)
{
    return Test(location, stop, told, stepLimit).run();
}

struct ConnectionTester::Line {
    std::mutex mutex;
    ConnectionTester *owner = nullptr;
};

ConnectionTester::ConnectionTester(QObject *parent) : QObject(parent) { qRegisterMetaType<StepReport>(); }

ConnectionTester::~ConnectionTester()
{
    blockSignals(true);
    cancel();
}

void ConnectionTester::start(const StoreLocation &location)
{
    cancel();
    const auto line = std::make_shared<Line>();
    line->owner = this;
    m_line = line;
    m_stop = std::stop_source();
    QThreadPool::globalInstance()->start([line, stop = m_stop.get_token(), location] {
        const auto post = [&line](auto work) {
            const std::lock_guard lock(line->mutex);
            ConnectionTester *owner = line->owner;
            if (!owner)
                return;
            QMetaObject::invokeMethod(
                owner,
                [owner, line, work] {
                    if (owner->m_line == line)  // else it was stopped meanwhile
                        work(owner);
                },
                Qt::QueuedConnection);
        };
        const auto reports = testConnection(location, stop, [&post](const StepReport &report) {
            post([report](ConnectionTester *owner) { emit owner->told(report); });
        });
        post([good = isGood(reports)](ConnectionTester *owner) {
            owner->m_line.reset();
            emit owner->finished(good);
        });
        // Qt waits for the thread's work but not for its last moments, and at the end of the program OpenSSL
        // may be gone before them.
        OPENSSL_thread_stop();
    });
}

void ConnectionTester::cancel()
{
    if (!m_line)
        return;
    m_stop.request_stop();
    {
        const std::lock_guard lock(m_line->mutex);
        m_line->owner = nullptr;
    }
    m_line.reset();
    emit finished(false);
}

}  // namespace shiftdeck

// connection list, show, add, edit, remove, test and password: servers under names.
#include "app/prodctl/lists.h"
#include "app/prodctl/passwords.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/connections/connectiontest.h"
#include "models/connections/profilebook.h"
#include "models/core/errortext.h"
#include "models/core/secret.h"

#include <QFileInfo>

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

ProfileBook book() { return ProfileBook(ProfileBook::defaultPath()); }

void print(Session &session, const ConnectionProfile &profile)
{
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("connection"), toJson(profile)}});
    const auto orAuto = [](const QString &text) { return text.isEmpty() ? Prodctl::tr("(not set)") : text; };
    Table table({Prodctl::tr("connection"), profile.name});
    if (!profile.service.isEmpty())
        table.add({Prodctl::tr("service"), profile.service});
    table.add({Prodctl::tr("host"), orAuto(profile.host)});
    table.add({Prodctl::tr("port"), profile.port == 0 ? orAuto({}) : QString::number(profile.port)});
    table.add({Prodctl::tr("database"), orAuto(profile.database)});
    table.add({Prodctl::tr("user"), orAuto(profile.user)});
    table.add({Prodctl::tr("tls"), QString(toWord(profile.tls))});
    table.add({Prodctl::tr("root-certificate"), orAuto(profile.rootCertificate)});
    table.add({Prodctl::tr("password-from"), QString(toWord(profile.password))});
    session.print(table);
    if (const QString warning = tlsWarning(profile.tls); !warning.isEmpty())
        session.warn(
            Prodctl::tr("tls is %1: %2", "mode, what is lost").arg(QString(toWord(profile.tls)), warning));
}

Result<int> list(Session &session, const QJsonObject &)
{
    SD_TRY(const auto profiles, book().load());
    Table table(
        {Prodctl::tr("connection"), Prodctl::tr("to"), Prodctl::tr("tls"), Prodctl::tr("password-from")});
    QJsonArray array;
    for (const ConnectionProfile &profile : profiles) {
        table.add({profile.name, summaryOf(profile), QString(toWord(profile.tls)),
                   QString(toWord(profile.password))});
        array.append(toJson(profile));
    }
    return show(session, "connections", array, table,
                Prodctl::tr("There is no connection yet; \"prodctl connection add\" makes one."));
}

Result<int> showOne(Session &session, const QJsonObject &a)
{
    SD_TRY(const ConnectionProfile profile, book().find(textOf(a, "name")));
    print(session, profile);
    return 0;
}

bool givesAny(const QJsonObject &a)
{
    const QStringList keys = a.keys();
    return std::any_of(keys.begin(), keys.end(),
                       [](const QString &key) { return key != QLatin1String("name"); });
}

Result<> fill(ConnectionProfile &profile, const QJsonObject &a)
{
    const auto take = [&a](const char *key, QString &value) {
        if (a.contains(QLatin1StringView(key)))
            value = textOf(a, key);
    };
    take("service", profile.service);
    take("host", profile.host);
    take("database", profile.database);
    take("user", profile.user);
    take("root-certificate", profile.rootCertificate);
    if (!profile.rootCertificate.isEmpty())
        profile.rootCertificate = QFileInfo(profile.rootCertificate).absoluteFilePath();
    if (a.contains(QLatin1StringView("port")))
        profile.port =
            static_cast<int>(std::clamp<qint64>(a.value(QLatin1StringView("port")).toInteger(), -1, 65536));
    if (a.contains(QLatin1StringView("tls")))
        profile.tls = fromWord<TlsMode>(textOf(a, "tls")).value_or(TlsMode::VerifyFull);
    if (a.contains(QLatin1StringView("password-from")))
        profile.password =
            fromWord<PasswordSource>(textOf(a, "password-from")).value_or(PasswordSource::KeyStore);
    return validate(profile);
}

// Asks for each part; an empty answer leaves it, a dash empties it.
QJsonObject askFor(Session &session, const ConnectionProfile &profile)
{
    QJsonObject a;
    const auto ask = [&](const char *key, const QString &what, const QString &now) {
        const QString answer = session.ask(now.isEmpty() ? QStringLiteral("%1:").arg(what)
                                                         : QStringLiteral("%1 [%2]:").arg(what, now));
        if (answer == QLatin1String("-"))
            a.insert(QLatin1StringView(key), QString());
        else if (!answer.isEmpty())
            a.insert(QLatin1StringView(key), answer);
    };
    session.warn(Prodctl::tr("Enter keeps what stands in brackets; - empties it."));
    ask("host", Prodctl::tr("Host (empty: a service)"), profile.host);
    if (textOf(a, "host").isEmpty() && profile.host.isEmpty())
        ask("service", Prodctl::tr("Service"), profile.service);
    ask("port", Prodctl::tr("Port"), profile.port == 0 ? QString() : QString::number(profile.port));
    if (a.contains(QLatin1StringView("port"))) {
        bool good = false;
        const int port = textOf(a, "port").toInt(&good);
        a.insert(QStringLiteral("port"), good || textOf(a, "port").isEmpty() ? port : -1);
    }
    ask("database", Prodctl::tr("Database"), profile.database);
    ask("user", Prodctl::tr("User"), profile.user);
    ask("root-certificate", Prodctl::tr("File of certificate authorities"), profile.rootCertificate);
    return a;
}

Result<int> add(Session &session, const QJsonObject &a)
{
    ConnectionProfile profile;
    profile.name = textOf(a, "name");
    const bool ask = !givesAny(a) && Session::hasTerminal();
    SD_CHECK(fill(profile, ask ? askFor(session, profile) : a));
    SD_CHECK(book().add(profile));
    print(session, profile);
    if (profile.password == PasswordSource::KeyStore)
        session.line(Prodctl::tr("Next: prodctl connection password set %1, then prodctl connection test %1.")
                         .arg(profile.name));
    else
        session.line(Prodctl::tr("Next: prodctl connection test %1.").arg(profile.name));
    return 0;
}

Result<int> edit(Session &session, const QJsonObject &a)
{
    const QString name = textOf(a, "name");
    SD_TRY(ConnectionProfile profile, book().find(name));
    const QString key = passwordKey(profile);
    const bool ask = !givesAny(a) && Session::hasTerminal();
    if (!givesAny(a) && !ask)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("\"%1\"").arg(QStringLiteral("connection edit")),
                    Prodctl::tr("Say what to change, for instance with --host; there is no terminal to ask "
                                "on."));
    if (!textOf(a, "rename").isEmpty())
        profile.name = textOf(a, "rename");
    SD_CHECK(fill(profile, ask ? askFor(session, profile) : a));
    SD_CHECK(book().replace(name, profile));
    print(session, profile);
    if (profile.password == PasswordSource::KeyStore && passwordKey(profile) != key)
        session.line(Prodctl::tr("It leads to another login now: prodctl connection password set %1.")
                         .arg(profile.name));
    return 0;
}

Result<bool> confirmed(Session &session, const QString &question)
{
    if (session.options().yes)
        return true;
    if (!Session::hasTerminal())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the removal without a confirmation"),
                    Prodctl::tr("There is no terminal to ask on; give --yes."));
    const QString answer = session.ask(question).toLower();
    return answer == QLatin1StringView("y") || answer == QLatin1StringView("yes");
}

Result<int> remove(Session &session, const QJsonObject &a)
{
    SD_TRY(const ConnectionProfile profile, book().find(textOf(a, "name")));
    SD_TRY(const bool goOn,
           confirmed(session,
                     Prodctl::tr("Remove the connection %1 (%2)? The store itself stays. [y/N]")
                         .arg(profile.name, summaryOf(profile))));
    if (!goOn) {
        session.line(Prodctl::tr("Nothing was changed."));
        return exitCodeFor(ErrorCode::Cancelled);
    }
    SD_CHECK(book().remove(profile.name));
    session.line(Prodctl::tr("Removed: %1.").arg(profile.name));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("removed"), profile.name}});
    if (profile.password != PasswordSource::KeyStore)
        return 0;
    // Another connection may use the same login.
    SD_TRY(const auto left, book().load());
    const QString key = passwordKey(profile);
    if (std::none_of(left.begin(), left.end(), [&key](const auto &p) { return passwordKey(p) == key; }))
        if (const auto gone = removeFrom(session.keys(), key); !gone)
            session.warn(
                Prodctl::tr("Its password may still be in the key store: %1").arg(describe(gone.error())));
    return 0;
}

int exitCodeOf(const QList<StepReport> &reports)
{
    for (const StepReport &report : reports) {
        if (report.state != StepState::Failed)
            continue;
        switch (report.step) {
        case ConnectionStep::Login:
        case ConnectionStep::Operator: return exitCodeFor(ErrorCode::NotAuthorized);
        case ConnectionStep::Database: return exitCodeFor(ErrorCode::NotFound);
        case ConnectionStep::Store: return exitCodeFor(ErrorCode::ForeignDatabase);
        case ConnectionStep::Version: return exitCodeFor(ErrorCode::SchemaTooOld);
        default: return exitCodeFor(ErrorCode::Unavailable);
        }
    }
    return 0;
}

Result<int> test(Session &session, const QJsonObject &a)
{
    StoreLocation location;
    if (textOf(a, "name").isEmpty()) {
        SD_TRY(location, session.location());
        if (!location.isServer())
            return fail(ErrorCode::InvalidInput, location.subject(),
                        Prodctl::tr("It is a file; name a connection, or an address with --store."));
    } else {
        SD_TRY(const ConnectionProfile profile, book().find(textOf(a, "name")));
        location = locationOf(profile);
        // Without it the test goes as far as it can, and tells.
        if (auto password = session.passwordOf(profile))
            location = location.withPassword(*password);
        else
            session.warn(describe(password.error()));
    }
    session.catchSignals();
    const auto told = [&session](const StepReport &report) {
        if (report.state == StepState::Running)
            return;
        session.line(QStringLiteral("%1  %2  %3 %4")
                         .arg(titleOf(report.state), -9)
                         .arg(titleOf(report.step), -27)
                         .arg(report.milliseconds, 6)
                         .arg(Prodctl::tr("ms  %1", "what was found").arg(oneLine(report.found))));
        if (!report.toDo.isEmpty())
            session.line(QStringLiteral("%1%2").arg(QString(), -11).arg(oneLine(report.toDo)));
    };
    const auto reports = testConnection(location, session.stopToken(), told);
    if (session.json()) {
        QJsonArray steps;
        for (const StepReport &report : reports)
            steps.append(toJson(report));
        session.print(
            QJsonObject{{QStringLiteral("good"), isGood(reports)}, {QStringLiteral("steps"), steps}});
    }
    session.line(isGood(reports) ? Prodctl::tr("The connection works.")
                                 : Prodctl::tr("The connection does not work."));
    if (session.stopToken().stop_requested())
        return exitCodeFor(ErrorCode::Cancelled);
    return exitCodeOf(reports);
}

Result<int> setPassword(Session &session, const QJsonObject &a)
{
    SD_TRY(const ConnectionProfile profile, book().find(textOf(a, "name")));
    SD_TRY(QString password, newPassword(Prodctl::tr("Password for %1:").arg(summaryOf(profile))));
    const auto written = writeTo(session.keys(), passwordKey(profile), password);
    wipe(password);
    SD_CHECK(written);
    session.line(Prodctl::tr("Kept in the key store: the password for %1.").arg(summaryOf(profile)));
    if (profile.password != PasswordSource::KeyStore)
        session.warn(Prodctl::tr("The connection does not look there: prodctl connection edit %1 "
                                 "--password-from key-store.")
                         .arg(profile.name));
    return 0;
}

Result<int> forgetPassword(Session &session, const QJsonObject &a)
{
    SD_TRY(const ConnectionProfile profile, book().find(textOf(a, "name")));
    SD_CHECK(removeFrom(session.keys(), passwordKey(profile)));
    session.line(Prodctl::tr("The key store has no password for %1 any more.").arg(summaryOf(profile)));
    return 0;
}

QList<Parameter> fields(bool editing)
{
    const auto text = [](const char *name, const QString &help) {
        return parameter(name, ParameterKind::Text, help);
    };
    // Without a default here: whether anything was given decides whether to ask.
    Parameter tls = parameter("tls", ParameterKind::Word,
                              Prodctl::tr("How the encryption is checked; a new one is verify-full."));
    tls.words = allWords<TlsMode>();
    Parameter from =
        parameter("password-from", ParameterKind::Word,
                  Prodctl::tr("Where the password comes from: the key store (a new one), ~/.pgpass "
                              "or PGPASSFILE, or a question each time."));
    from.words = allWords<PasswordSource>();
    QList<Parameter> result{
        text("host", Prodctl::tr("The server's name, or the folder of its socket.")),
        parameter("port", ParameterKind::Integer, Prodctl::tr("Its port, where it is not 5432.")),
        text("database", Prodctl::tr("The database of the store.")),
        text("user", Prodctl::tr("Your login there, which is the operator's name.")),
        text("service", Prodctl::tr("A service of ~/.pg_service.conf or PGSERVICEFILE, instead of a host.")),
        tls,
        text("root-certificate",
             Prodctl::tr("File of certificate authorities; else PGSSLROOTCERT, else "
                         "~/.postgresql/root.crt.")),
        from};
    if (editing)
        result.append(text("rename", Prodctl::tr("Another name for it.")));
    return result;
}
}  // namespace

void addConnectionVerbs(QList<Verb> &verbs)
{
    const auto words = [](const char *more) {
        return QStringLiteral("connection %1").arg(QLatin1StringView(more)).split(u' ');
    };
    const auto named = [](bool required) {
        return parameter("name", ParameterKind::Name, Prodctl::tr("The connection."), true, required, "",
                         "connection");
    };
    const QString json = Prodctl::tr("{connection: {name, service, host, port, database, user, tls,"
                                     " root-certificate, password-from}}; what is not set is left out.");
    const QString secrets =
        Prodctl::tr("Passwords are never in this file, in an argument or in the environment. The key store "
                    "is the desktop's; without one use --password-from pgpass.");
    verbs.append(makeVerb(words("list"),
                          Prodctl::tr("Lists the connections to servers, for window and prodctl."),
                          "prodctl connection list", {}, Prodctl::tr("{connections: [as of show]}."), list));
    verbs.last().aliases = {{QStringLiteral("connection")}};
    verbs.append(makeVerb(words("show"), Prodctl::tr("Shows a connection."), "prodctl connection show prod",
                          {named(true)}, json, showOne));
    Parameter fresh =
        parameter("name", ParameterKind::Text, Prodctl::tr("Its name, for --connection."), true, true);
    verbs.append(
        makeVerb(words("add"), Prodctl::tr("Gives a server a name; asks when only the name is given."),
                 "prodctl connection add prod --host db.example.org --database production --user anna",
                 QList<Parameter>{fresh} + fields(false), json, add));
    verbs.last().more = secrets;
    verbs.append(makeVerb(words("edit"), Prodctl::tr("Changes a connection; asks when nothing is given."),
                          "prodctl connection edit prod --host db2.example.org",
                          QList<Parameter>{named(true)} + fields(true), json, edit));
    verbs.append(makeVerb(
        words("remove"), Prodctl::tr("Removes a connection and its password; the store itself stays."),
        "prodctl --yes connection remove prod", {named(true)}, Prodctl::tr("{removed}."), remove));
    verbs.append(
        makeVerb(words("test"),
                 Prodctl::tr("Tries a connection step by step and tells which step failed and what to do."),
                 "prodctl connection test prod", {named(false)},
                 Prodctl::tr("{good, steps: [{step, state, found, toDo, milliseconds}]}."), test));
    verbs.last().more =
        Prodctl::tr("Without a name: the store of --connection, --store or $SHIFTDECK_STORE. "
                    "Exit codes: 10 not reached or not safe, 5 not let in, 3 no such database, "
                    "9 no store that fits.");
    verbs.append(makeVerb(words("password set"),
                          Prodctl::tr("Keeps the password of a connection in the key store."),
                          "prodctl connection password set prod", {named(true)}, {}, setPassword));
    verbs.last().more =
        Prodctl::tr("It is asked on the terminal without echo, or read as one line from standard "
                    "input.");
    verbs.append(makeVerb(words("password forget"),
                          Prodctl::tr("Takes the password of a connection out of the key store."),
                          "prodctl connection password forget prod", {named(true)}, {}, forgetPassword));
}

}  // namespace shiftdeck

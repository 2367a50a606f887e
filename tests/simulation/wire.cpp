#include "tests/simulation/wire.h"

#include <QList>

#include <dlfcn.h>
#include <libpq-fe.h>
#include <sys/socket.h>

namespace shiftdeck::simulation {

namespace {
constexpr const char *kLockClass = "7411";  // of the advisory locks that connections hold while they live

template <typename Function>
Function *library(const char *name)
{
    void *const found = ::dlsym(RTLD_NEXT, name);
    if (!found)
        qFatal("libpq has no %s", name);
    return reinterpret_cast<Function *>(found);
}

// Its PQexec calls functions that have another one in front, too.
bool isInLibrary = false;

PGresult *reallyExecute(PGconn *handle, const char *sql)
{
    static auto *const function = library<decltype(PQexec)>("PQexec");
    isInLibrary = true;
    PGresult *const answer = function(handle, sql);
    isInLibrary = false;
    return answer;
}

bool isGood(const PGresult *answer)
{
    const ExecStatusType status = PQresultStatus(answer);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

bool changesRows(PGresult *answer)
{
    const QByteArrayView tag = PQcmdStatus(answer);
    return isGood(answer) && !tag.startsWith("SELECT") && QByteArrayView(PQcmdTuples(answer)).toInt() > 0;
}

QByteArray lockOf(int number) { return QByteArray(kLockClass) + ", " + QByteArray::number(number); }

QList<Wire *> wires;
int connectionsMade = 0;
}  // namespace

Wire::Wire(QByteArray name, const ServerPeek &peek) : m_name(std::move(name)), m_peek(peek)
{
    wires.append(this);
}

Wire::~Wire() { wires.removeOne(this); }

Wire *Wire::of(const pg_conn *handle)
{
    if (!handle || isInLibrary)
        return nullptr;
    for (Wire *wire : std::as_const(wires))
        if (wire->m_handle == handle)
            return wire;
    return nullptr;
}

Wire *Wire::named(QByteArrayView name)
{
    for (Wire *wire : std::as_const(wires))
        if (wire->m_name == name)
            return wire;
    return nullptr;
}

void Wire::serve(Fate *fate)
{
    m_fate = fate;
    m_changed = false;
    m_writesLeft = -1;
}

pg_conn *Wire::connect(const std::function<pg_conn *()> &open)
{
    if (m_dead) {
        static auto *const function = library<decltype(PQconnectdb)>("PQconnectdb");
        return function("host=/nowhere");
    }
    m_handle = open();
    m_prepared.clear();
    m_cut = false;
    if (PQstatus(m_handle) == CONNECTION_OK) {
        m_number = ++connectionsMade;
        PQclear(reallyExecute(m_handle, "SELECT pg_advisory_lock(" + lockOf(m_number) + ')'));
        logIn();
    }
    return m_handle;
}

void Wire::actAs(const QByteArray &login)
{
    if (m_login == login)
        return;
    m_login = login;
    if (!m_cut)
        logIn();
}

void Wire::logIn()
{
    const QByteArray sql =
        m_login.isEmpty() ? "RESET SESSION AUTHORIZATION" : "SET SESSION AUTHORIZATION \"" + m_login + '"';
    PGresult *const answer = reallyExecute(m_handle, sql.constData());
    if (!isGood(answer))
        qFatal("%s: %s", sql.constData(), PQerrorMessage(m_handle));
    PQclear(answer);
}

void Wire::forget()
{
    m_handle = nullptr;
    PQclear(takeAnswer());
}

// The server's side ends when it sees that nobody is there any more, and it rolls back before it lets go of
// its lock.
void Wire::cut()
{
    m_cut = true;
    if (m_fate)
        m_fate->noteTrouble();
    if (!m_handle)
        return;
    ::shutdown(PQsocket(m_handle), SHUT_RDWR);
    m_peek.script("SELECT pg_advisory_lock(" + lockOf(m_number) + "); SELECT pg_advisory_unlock("
                  + lockOf(m_number) + ')');
}

void Wire::die()
{
    m_dead = true;
    cut();
}

// What a restart is for those who are connected.
void Wire::restart()
{
    m_peek.script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                  " AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
    for (Wire *wire : std::as_const(wires))
        if (!wire->m_dead)
            wire->cut();
}

void Wire::endTransaction()
{
    if (m_handle && !m_dead && PQstatus(m_handle) == CONNECTION_OK
        && PQtransactionStatus(m_handle) != PQTRANS_IDLE)
        PQclear(reallyExecute(m_handle, "ROLLBACK"));
}

Wire::Step Wire::stepOf(const QByteArray &sql)
{
    const auto kindOf = [](const QByteArray &text) {
        if (!text.startsWith("INSERT") && !text.startsWith("UPDATE") && !text.startsWith("DELETE"))
            return Step::Read;
        // The marks of commits are no work, and there are none in a file.
        return text.contains("commit_marks") ? Step::Upkeep : Step::Write;
    };
    if (sql.startsWith("PREPARE ")) {
        const qsizetype as = sql.indexOf(" AS ");
        m_prepared.insert(sql.mid(8, as - 8), kindOf(sql.mid(as + 4).trimmed()));
        return Step::Other;
    }
    if (sql.startsWith("EXECUTE "))
        return m_prepared.value(sql.mid(8, sql.indexOf(' ', 8) - 8), Step::Read);
    if (sql.startsWith("BEGIN"))
        return Step::Begin;
    if (sql.endsWith("; COMMIT"))
        return Step::Commit;
    return kindOf(sql) == Step::Write ? Step::Write : Step::Other;
}

pg_result *Wire::nothing() const { return PQmakeEmptyPGresult(m_handle, PGRES_FATAL_ERROR); }

// By the server itself, which takes the transaction for failed from then on.
pg_result *Wire::refuse(const char *state)
{
    const QByteArray sql =
        QByteArray("DO $$ BEGIN RAISE EXCEPTION 'so it happens' USING ERRCODE = '") + state + "'; END $$";
    return reallyExecute(m_handle, sql.constData());
}

bool Wire::isStopped(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None: return false;
    case Trouble::Cut: cut(); return false;
    case Trouble::Restart: restart(); return false;
    case Trouble::Deadlock: m_fate->noteTrouble(); return true;
    }
    return false;
}

// `sql` commits what the open transaction did.
pg_result *Wire::commit(const char *sql)
{
    if (m_isUpkeep)
        return reallyExecute(m_handle, sql);
    if (m_fate->diesBeforeCommit())
        return nothing();
    if (isStopped(m_fate->troubleAtCommit()))
        return refuse("40P01");
    pg_result *const answer = reallyExecute(m_handle, sql);
    if (!isGood(answer))
        return answer;
    const bool isDead = std::exchange(m_changed, false) && m_fate->diesAfterCommit();
    const bool isLost = !isDead && m_fate->losesAnswer();
    if (!isDead && !isLost)
        return answer;
    PQclear(answer);
    if (isDead)
        return nothing();
    cut();
    return reallyExecute(m_handle, "SELECT 1");
}

pg_result *Wire::begin(const char *sql)
{
    m_changed = m_isUpkeep = false;
    (void)isStopped(m_fate->troubleBefore(false));
    return reallyExecute(m_handle, sql);
}

pg_result *Wire::write(const char *sql)
{
    if (isStopped(m_fate->troubleBefore(true)))
        return refuse("40P01");
    if (m_writesLeft == 0)
        return refuse("53100");
    m_writesLeft -= m_writesLeft > 0 ? 1 : 0;
    pg_result *const answer = reallyExecute(m_handle, sql);
    m_changed = m_changed || changesRows(answer);
    return answer;
}

// A statement outside of a transaction is one of its own, and can be cut off before its end like any other.
pg_result *Wire::writeAlone(const char *sql)
{
    m_changed = m_isUpkeep = false;
    PQclear(reallyExecute(m_handle, "BEGIN"));
    pg_result *answer = write(sql);
    pg_result *ended = isGood(answer) ? commit("COMMIT") : nullptr;
    if (ended && isGood(ended)) {
        PQclear(ended);
        return answer;
    }
    if (ended)
        std::swap(answer, ended);
    PQclear(ended);
    if (m_dead || PQstatus(m_handle) != CONNECTION_OK)
        return answer;
    // Once more without the transaction around it, so that the connection is as after a statement alone.
    const QByteArray state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    PQclear(answer);
    PQclear(reallyExecute(m_handle, "ROLLBACK"));
    return state == "40P01" || state == "53100" ? refuse(state.constData()) : reallyExecute(m_handle, sql);
}

pg_result *Wire::execute(const char *sql)
{
    PQclear(takeAnswer());
    if (m_dead)
        return nothing();
    const Step step = stepOf(sql);
    if (!m_fate)
        return reallyExecute(m_handle, sql);
    switch (step) {
    case Step::Begin: return begin(sql);
    case Step::Write: return PQtransactionStatus(m_handle) == PQTRANS_IDLE ? writeAlone(sql) : write(sql);
    case Step::Commit: return commit(sql);
    case Step::Upkeep: m_isUpkeep = true; break;
    case Step::Read: (void)isStopped(m_fate->troubleBefore(false)); break;
    case Step::Other: break;
    }
    return reallyExecute(m_handle, sql);
}

void Wire::send(const char *sql)
{
    pg_result *const answer = execute(sql);
    m_answer = answer;
}

}  // namespace shiftdeck::simulation

namespace {
using shiftdeck::simulation::Wire;
constexpr QByteArrayView kApplication("application_name='");
}  // namespace

extern "C" {
PGconn *PQconnectdb(const char *conninfo)
{
    static auto *const function = shiftdeck::simulation::library<decltype(PQconnectdb)>("PQconnectdb");
    const auto open = [&] { return function(conninfo); };
    const QByteArray text(conninfo);
    const qsizetype at = text.indexOf(kApplication);
    const qsizetype from = at + qsizetype(kApplication.size());
    Wire *const wire = at < 0 ? nullptr : Wire::named(text.mid(from, text.indexOf('\'', from) - from));
    return wire ? wire->connect(open) : open();
}

PGconn *PQconnectdbParams(const char *const *keywords, const char *const *values, int expand)
{
    static auto *const function =
        shiftdeck::simulation::library<decltype(PQconnectdbParams)>("PQconnectdbParams");
    const auto open = [&] { return function(keywords, values, expand); };
    Wire *wire = nullptr;
    for (int i = 0; keywords[i]; ++i)
        if (QByteArrayView(keywords[i]) == "application_name" && values[i])
            wire = Wire::named(values[i]);
    return wire ? wire->connect(open) : open();
}

PGresult *PQexec(PGconn *handle, const char *sql)
{
    if (Wire *const wire = Wire::of(handle))
        return wire->execute(sql);
    return shiftdeck::simulation::reallyExecute(handle, sql);
}

// Qt's driver sends and asks for the answer next.
int PQsendQuery(PGconn *handle, const char *sql)
{
    static auto *const function = shiftdeck::simulation::library<decltype(PQsendQuery)>("PQsendQuery");
    Wire *const wire = Wire::of(handle);
    if (!wire)
        return function(handle, sql);
    wire->send(sql);
    return 1;
}

PGresult *PQgetResult(PGconn *handle)
{
    static auto *const function = shiftdeck::simulation::library<decltype(PQgetResult)>("PQgetResult");
    Wire *const wire = Wire::of(handle);
    PGresult *const answer = wire ? wire->takeAnswer() : nullptr;
    return answer ? answer : function(handle);
}

void PQfinish(PGconn *handle)
{
    if (Wire *const wire = Wire::of(handle))
        wire->forget();
    static auto *const function = shiftdeck::simulation::library<decltype(PQfinish)>("PQfinish");
    function(handle);
}
}

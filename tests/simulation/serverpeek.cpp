#include "tests/simulation/peek.h"

#include <QVarLengthArray>

#include <libpq-fe.h>

#include <memory>

namespace shiftdeck::simulation {

namespace {
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

QByteArray numbered(const QByteArray &sql)
{
    QByteArray text;
    int number = 0;
    for (const char c : sql) {
        if (c == '?')
            text += '$' + QByteArray::number(++number);
        else
            text += c;
    }
    return text;
}

void mustBe(ExecStatusType wanted, const Answer &answer, pg_conn *handle, const QByteArray &sql)
{
    if (PQresultStatus(answer.get()) != wanted)
        qFatal("%s: %s", sql.constData(), PQerrorMessage(handle));
}
}  // namespace

ServerPeek::ServerPeek(const QString &address) : m_handle(PQconnectdb(address.toUtf8().constData()))
{
    if (PQstatus(m_handle) != CONNECTION_OK)
        qFatal("The store cannot be looked at: %s", PQerrorMessage(m_handle));
    // Compiling a query takes longer than any query here.
    script("SET client_min_messages = warning; SET jit = off; SET statement_timeout = '60 s'");
}

ServerPeek::~ServerPeek() { PQfinish(m_handle); }

QList<QByteArrayList> ServerPeek::rows(const QByteArray &sql, const QByteArrayList &values) const
{
    QByteArray &name = m_statements[sql];
    if (name.isEmpty()) {
        name = "peek_" + QByteArray::number(m_statements.size());
        const Answer prepared(PQprepare(m_handle, name.constData(), numbered(sql).constData(), 0, nullptr),
                              PQclear);
        mustBe(PGRES_COMMAND_OK, prepared, m_handle, sql);
    }
    QVarLengthArray<const char *, 8> texts;
    for (const QByteArray &value : values)
        texts.append(value.constData());
    const Answer answer(
        PQexecPrepared(m_handle, name.constData(), int(texts.size()), texts.constData(), nullptr, nullptr, 0),
        PQclear);
    mustBe(PGRES_TUPLES_OK, answer, m_handle, sql);
    QList<QByteArrayList> result;
    for (int i = 0; i < PQntuples(answer.get()); ++i) {
        QByteArrayList row;
        for (int k = 0; k < PQnfields(answer.get()); ++k)
            row.append(PQgetisnull(answer.get(), i, k)
                           ? QByteArray()
                           : QByteArray(PQgetvalue(answer.get(), i, k), PQgetlength(answer.get(), i, k)));
        result.append(row);
    }
    return result;
}

void ServerPeek::script(const QByteArray &sql) const
{
    const Answer answer(PQexec(m_handle, sql.constData()), PQclear);
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
        qFatal("%s: %s", sql.constData(), PQerrorMessage(m_handle));
}

}  // namespace shiftdeck::simulation

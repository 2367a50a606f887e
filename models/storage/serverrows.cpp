#include "models/storage/serverrows.h"

#include <QVariant>

namespace shiftdeck {

namespace {
// Object identifiers of the server's own types: pg_type.dat of PostgreSQL, the same in every version.
enum Type : Oid {
    kBool = 16,
    kInt8 = 20,
    kInt2 = 21,
    kInt4 = 23,
    kFloat4 = 700,
    kFloat8 = 701,
    kNumeric = 1700
};
}  // namespace

ServerRows::ServerRows(ServerAnswer answer) : QSqlResult(nullptr), m_answer(std::move(answer))
{
    setSelect(PQresultStatus(m_answer.get()) == PGRES_TUPLES_OK);
    setActive(true);
}

QVariant ServerRows::data(int field)
{
    if (isNull(field))
        return {};
    const char *value = PQgetvalue(m_answer.get(), at(), field);
    const QByteArray text = QByteArray::fromRawData(value, PQgetlength(m_answer.get(), at(), field));
    switch (PQftype(m_answer.get(), field)) {
    case kBool: return value[0] == 't';
    case kInt2:
    case kInt4:
    case kInt8: return text.toLongLong();
    case kFloat4:
    case kFloat8: return text.toDouble();
    case kNumeric: {  // a sum of whole numbers, mostly
        bool isWhole = false;
        const qlonglong whole = text.toLongLong(&isWhole);
        return isWhole ? QVariant(whole) : QVariant(text.toDouble());
    }
    default: return QString::fromUtf8(text);
    }
}

bool ServerRows::isNull(int field)
{
    return at() < 0 || at() >= size() || !has(field) || PQgetisnull(m_answer.get(), at(), field) != 0;
}

bool ServerRows::fetch(int row)
{
    if (row < 0 || row >= size())
        return false;
    setAt(row);
    return true;
}

int ServerRows::numRowsAffected() { return QByteArray(PQcmdTuples(m_answer.get())).toInt(); }

}  // namespace shiftdeck

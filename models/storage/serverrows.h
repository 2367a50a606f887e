// What a PostgreSQL server answered, as the result of a QSqlQuery. Internal to models/storage; one thread.
#pragma once

#include <QSqlResult>

#include <libpq-fe.h>

#include <memory>

namespace shiftdeck {

using ServerAnswer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// Whole in memory, as libpq has it. A number is a number, everything else a text.
class ServerRows final : public QSqlResult {
  public:
    explicit ServerRows(ServerAnswer answer);

  protected:
    QVariant data(int field) override;
    bool isNull(int field) override;
    bool reset(const QString &) override { return false; }  // it was asked already
    bool fetch(int row) override;
    bool fetchFirst() override { return fetch(0); }
    bool fetchLast() override { return fetch(size() - 1); }
    int size() override { return PQntuples(m_answer.get()); }
    int numRowsAffected() override;

  private:
    bool has(int field) const { return field >= 0 && field < PQnfields(m_answer.get()); }

    const ServerAnswer m_answer;
};

}  // namespace shiftdeck

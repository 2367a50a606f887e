// Who is here, a row for each window, prodctl and agent.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/sessions.h"

#include <QCoreApplication>

namespace shiftdeck {

class CommandBus;

struct Person {
    PresentSession session;
    QString doing;  // in words
    bool own = false;  // this window
    TimeMs age = 0;  // of what the store said
};

class PeopleModel : public TableModel<Person> {
    Q_DECLARE_TR_FUNCTIONS(PeopleModel)

  public:
    enum Column { Who, Role, Doing, Place, Since, Heard, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const Person &row) const override { return row.session.id; }
    QVariant cell(const Person &row, int column, int role) const override;
};

}  // namespace shiftdeck

// A table of a report as a view: sorted by its values, words coloured as they are meant, rows copied as text.
//
// GUI thread. What is selected stays selected when the content changes, by the rows' keys.
#pragma once

#include "models/items/reportsection.h"
#include "models/items/tablemodel.h"

#include <QSortFilterProxyModel>
#include <QTreeView>

namespace shiftdeck {

class EmptyHint;

class ReportTableModel : public TableModel<ReportRow, QString> {
  public:
    explicit ReportTableModel(const ReportTable &table) : m_table(table) { }

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const ReportRow &row) const override { return row.key; }
    QVariant cell(const ReportRow &row, int column, int role) const override;

  private:
    ReportTable m_table;  // its columns
};

class ReportTableView : public QTreeView {
    Q_OBJECT

  public:
    // `table` says the columns, which never change.
    explicit ReportTableView(const ReportTable &table, QWidget *parent = nullptr);
    ~ReportTableView() override;

    void setRows(const QList<ReportRow> &rows);
    QString currentKey() const;  // of the row that is chosen; empty: none
    const ReportRow *currentRow() const;

  signals:
    void chosen();  // another row, or none

  private:
    ReportTableModel m_model;
    QSortFilterProxyModel m_rows;
    EmptyHint *m_hint;
    QString m_nothing;
};

}  // namespace shiftdeck

// Many rows in one value of a statement, so that one statement writes them all: prepared once, whatever their
// number is, and answered once.
//
//   JsonRows rows({{"job", true}, {"on_node", false}});
//   rows.add({job.id.value(), node});
//   db.run("UPDATE jobs SET node = s.on_node FROM " + rows.table(db.sql()) + " s WHERE id = s.job",
//          {rows.value()});
#pragma once

#include <QJsonArray>
#include <QVariant>

namespace shiftdeck {

struct Dialect;

struct JsonColumn {
    const char *name;
    bool isNumber;  // whole; otherwise text
};

class JsonRows {
  public:
    explicit JsonRows(QList<JsonColumn> columns) : m_columns(std::move(columns)) { }

    // A value per column: qint64, QString, or a null QVariant.
    void add(const QVariantList &row);
    // "(SELECT ...)" with the columns, and one `?` for value().
    QString table(const Dialect &dialect) const;
    QString value() const;

  private:
    QList<JsonColumn> m_columns;
    QJsonArray m_rows;
};

}  // namespace shiftdeck

// Tables for people: columns aligned by what a terminal shows, so that any script or language fits.
#pragma once

#include <QList>
#include <QStringList>

namespace shiftdeck {

// How many columns of a terminal a text takes: 0 for combining marks, 2 for wide characters.
int displayWidth(QStringView text);
// Outside text on one line, without control characters that would steer the terminal.
QString oneLine(const QString &text);
QString withThousands(qint64 number);  // "12,345"

class Table {
  public:
    // A heading that starts with '>' makes a column of numbers, aligned to the right.
    explicit Table(QStringList headings);
    void add(QStringList cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    QString text(bool bold) const;

  private:
    QStringList m_headings;
    QList<bool> m_right;
    QList<QStringList> m_rows;
};

}  // namespace shiftdeck

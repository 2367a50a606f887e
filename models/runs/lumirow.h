// One line of a luminosity table as a row. One thread; no I/O.
#pragma once

#include "models/runs/lumicolumns.h"

#include <vector>

namespace shiftdeck {

// One row's fields as a LumiRow; says why a row cannot be one.
class LumiRowParser {
  public:
    void begin(LumiColumns columns) { m_columns = std::move(columns); }
    const LumiColumns &columns() const { return m_columns; }
    // The reason why not; empty when the row was taken.
    QString parse(QByteArrayView line);
    LumiRow row;
    double deliveredRounding = 0, recordedRounding = 0;

  private:
    QString field(LumiColumn column, QByteArrayView text);
    QString runAndFill(QByteArrayView text);
    QString lumisection(QByteArrayView text);
    QString luminosity(QByteArrayView text, const QString &name, std::optional<double> &value,
                       double &rounding);
    QString bunches(QByteArrayView text);
    static QString count(QByteArrayView text, qint64 &value);
    static QString optional(QByteArrayView text, std::optional<double> &value);

    LumiColumns m_columns;
    std::vector<QByteArrayView> m_fields;
    std::vector<BunchLuminosity> m_bunches;
};

}  // namespace shiftdeck

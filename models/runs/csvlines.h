// Lines, fields and numbers of CSV files of unknown origin, read as a stream: what is in memory is one line.
//
// Line ends may be LF, CRLF or both in one file, a byte order mark is skipped, and a line longer than
// kMaxCsvLine is passed over and told. Any thread; next() reads the device.
#pragma once

#include "models/core/clock.h"

#include <QByteArray>
#include <QIODevice>

#include <optional>
#include <vector>

namespace shiftdeck {

inline constexpr qsizetype kMaxCsvLine = 4 * 1024 * 1024;  // room for all bunches of a beam

class CsvLines {
  public:
    explicit CsvLines(QIODevice &device) : m_device(device) { }

    bool next();  // false: no more lines
    QByteArrayView line() const { return m_line; }  // without its end and blanks around it; until next()
    qint64 number() const { return m_number; }  // from 1
    bool isTooLong() const { return m_tooLong; }  // line() is empty then
    bool hasEnd() const { return m_hasEnd; }  // the last line of a file that was cut off has none

  private:
    QIODevice &m_device;
    QByteArray m_buffer;
    QByteArrayView m_line;
    qint64 m_number = 0;
    bool m_tooLong = false, m_hasEnd = false;
};

// At the commas, blanks around a field taken off; a field in double quotes may hold commas.
void splitCsv(QByteArrayView line, std::vector<QByteArrayView> &fields);

// The whole of the text, or none. Numbers are finite.
std::optional<qint64> wholeNumber(QByteArrayView text);
std::optional<double> decimalNumber(QByteArrayView text);
// How many digits stand behind the decimal point; 0 for a number with an exponent.
int decimals(QByteArrayView text);
// UTC: "06/16/17 20:55:44" (month first), "2016.10.27 08:09:23", or seconds since 1970.
std::optional<TimeMs> csvTime(QByteArrayView text);

}  // namespace shiftdeck

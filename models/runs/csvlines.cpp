#include "models/runs/csvlines.h"

#include <QDate>
#include <QTime>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace shiftdeck {

namespace {
QByteArrayView trimmed(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text = text.chopped(1);
    return text;
}

// Two or four digits at a place, and nothing else.
int digits(QByteArrayView text, qsizetype at, qsizetype n)
{
    int value = 0;
    for (qsizetype i = at; i < at + n; ++i) {
        if (text.at(i) < '0' || text.at(i) > '9')
            return -1;
        value = 10 * value + (text.at(i) - '0');
    }
    return value;
}
}  // namespace

bool CsvLines::next()
{
    constexpr qsizetype kPiece = 64 * 1024;
    m_line = {};
    m_tooLong = m_hasEnd = false;
    qsizetype length = 0;
    while (!m_hasEnd) {
        if (m_buffer.size() < length + kPiece)
            m_buffer.resize(length + kPiece);
        const qint64 n = m_device.readLine(m_buffer.data() + length, kPiece);
        if (n <= 0)
            break;
        m_hasEnd = m_buffer.at(length + n - 1) == '\n';
        length += n;
        if (length > kMaxCsvLine) {
            m_tooLong = true;
            length = 1;  // its rest is read over
        }
    }
    if (length == 0)
        return false;
    ++m_number;
    if (m_tooLong)
        return true;
    m_line = QByteArrayView(m_buffer.constData(), length);
    if (m_number == 1 && m_line.startsWith("\xef\xbb\xbf"))
        m_line = m_line.sliced(3);
    m_line = trimmed(m_line);
    return true;
}

void splitCsv(QByteArrayView line, std::vector<QByteArrayView> &fields)
{
    fields.clear();
    qsizetype begin = 0;
    bool quoted = false;
    for (qsizetype i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line.at(i) == '"')
            quoted = !quoted;
        if (i < line.size() && (line.at(i) != ',' || quoted))
            continue;
        QByteArrayView field = trimmed(line.sliced(begin, i - begin));
        if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
            field = trimmed(field.sliced(1, field.size() - 2));
        fields.push_back(field);
        begin = i + 1;
    }
}

std::optional<qint64> wholeNumber(QByteArrayView text)
{
    qint64 value = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.isEmpty() || problem != std::errc() || rest != text.data() + text.size())
        return {};
    return value;
}

std::optional<double> decimalNumber(QByteArrayView text)
{
    double value = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.isEmpty() || problem != std::errc() || rest != text.data() + text.size()
        || !std::isfinite(value))
        return {};
    return value;
}

int decimals(QByteArrayView text)
{
    const qsizetype point = text.indexOf('.');
    if (point < 0 || std::any_of(text.begin(), text.end(), [](char c) { return c == 'e' || c == 'E'; }))
        return 0;
    return int(std::min<qsizetype>(text.size() - point - 1, 30));
}

std::optional<TimeMs> csvTime(QByteArrayView text)
{
    if (const auto seconds = wholeNumber(text)) {
        if (*seconds < 0 || *seconds > 253'402'300'799)  // the year 9999
            return {};
        return *seconds * 1000;
    }
    int year = 0, month = 0, day = 0;
    qsizetype at = 0;
    if (text.size() == 17 && text.at(2) == '/' && text.at(5) == '/') {
        month = digits(text, 0, 2);
        day = digits(text, 3, 2);
        year = 2000 + digits(text, 6, 2);
        at = 9;
    } else if (text.size() == 19 && text.at(4) == '.' && text.at(7) == '.') {
        year = digits(text, 0, 4);
        month = digits(text, 5, 2);
        day = digits(text, 8, 2);
        at = 11;
    } else {
        return {};
    }
    const QDate date(year, month, day);
    const QTime time(digits(text, at, 2), digits(text, at + 3, 2), digits(text, at + 6, 2));
    if (!date.isValid() || year < 1970 || !time.isValid() || text.at(at - 1) != ' ' || text.at(at + 2) != ':'
        || text.at(at + 5) != ':')
        return {};
    constexpr qint64 kDay = 86'400'000, kEpoch = 2'440'588;  // the Julian day of 1970-01-01
    return (date.toJulianDay() - kEpoch) * kDay + time.msecsSinceStartOfDay();
}

}  // namespace shiftdeck

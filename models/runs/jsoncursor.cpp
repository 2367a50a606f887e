#include "models/runs/jsoncursor.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <limits>

namespace shiftdeck {

namespace {
struct Json {
    Q_DECLARE_TR_FUNCTIONS(JsonCursor)
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

QString shown(char c)
{
    return c >= 0x21 && c < 0x7f ? QString(QLatin1Char(c))
                                 : QStringLiteral("0x%1").arg(uint(uchar(c)), 2, 16, QLatin1Char('0'));
}
}  // namespace

JsonCursor::JsonCursor(const QByteArray &text, QString origin) : m_text(text), m_origin(std::move(origin))
{
    if (m_text.startsWith("\xef\xbb\xbf"))
        m_at = m_lineStart = 3;
    m_counted = m_lineStart;
}

void JsonCursor::skipBlanks()
{
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text.at(m_at);
        if (c == '\n' || (c == '\r' && (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) != '\n'))) {
            ++m_line;
            m_lineStart = m_at + 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

JsonCursor::Place JsonCursor::place()
{
    skipBlanks();
    if (m_counted < m_lineStart) {
        m_counted = m_lineStart;
        m_column = 0;
    }
    // Every byte that is not the continuation of a character.
    m_column += std::count_if(m_text.begin() + m_counted, m_text.begin() + m_at,
                              [](char c) { return (c & 0xc0) != 0x80; });
    m_counted = m_at;
    return {m_line, m_column + 1};
}

bool JsonCursor::isAtEnd()
{
    skipBlanks();
    return m_at >= m_text.size();
}

bool JsonCursor::peek(char c) { return !isAtEnd() && m_text.at(m_at) == c; }

bool JsonCursor::take(char c)
{
    if (!peek(c))
        return false;
    ++m_at;
    return true;
}

tl::unexpected<Error> JsonCursor::expected(const QString &what)
{
    const Place at = place();
    const QString found = m_at >= m_text.size() ? Json::tr("the end of the file")
                                                : QStringLiteral("\"%1\"").arg(shown(m_text.at(m_at)));
    return fail(ErrorCode::InvalidInput, m_origin,
                Json::tr("Line %1, column %2: %3 is expected here, but there is %4.")
                    .arg(QString::number(at.line), QString::number(at.column), what, found));
}

Result<> JsonCursor::expect(char c)
{
    if (take(c))
        return {};
    return expected(QStringLiteral("\"%1\"").arg(QLatin1Char(c)));
}

Result<> JsonCursor::expectEnd()
{
    if (isAtEnd())
        return {};
    return expected(Json::tr("the end of the file"));
}

Result<QString> JsonCursor::expectString(const QString &what, qsizetype maxLength)
{
    if (!peek('"'))
        return expected(what);
    const qsizetype open = m_at;
    QByteArray content;
    for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '"'; ++m_at) {
        char c = m_text.at(m_at);
        if (uchar(c) < 0x20 || content.size() > 4 * maxLength)
            break;
        if (c == '\\') {
            c = ++m_at < m_text.size() ? m_text.at(m_at) : '\0';
            if (c == 'u') {
                bool good = false;
                const ushort code = m_text.mid(m_at + 1, 4).toUShort(&good, 16);
                if (!good || m_at + 4 >= m_text.size())
                    break;
                content += QString(QChar(code)).toUtf8();
                m_at += 4;
                continue;
            }
            if (c != '"' && c != '\\' && c != '/')
                break;
        }
        content += c;
    }
    const QString string = QString::fromUtf8(content);
    if (m_at >= m_text.size() || m_text.at(m_at) != '"' || string.size() > maxLength) {
        m_at = open;
        return expected(what);
    }
    ++m_at;
    return string;
}

Result<JsonCursor::Number> JsonCursor::expectWhole(const QString &what)
{
    skipBlanks();
    const qsizetype open = m_at;
    qsizetype end = m_at + (m_at < m_text.size() && m_text.at(m_at) == '-' ? 1 : 0);
    const qsizetype digits = end;
    while (end < m_text.size() && isDigit(m_text.at(end)))
        ++end;
    Number number;
    const auto [rest, problem] =
        std::from_chars(m_text.constData() + open, m_text.constData() + end, number.value);
    if (end == digits || (end - digits > 1 && m_text.at(digits) == '0'))
        return expected(what);
    if (problem == std::errc::result_out_of_range)
        number.value =
            m_text.at(open) == '-' ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
    if (end < m_text.size() && m_text.at(end) == '.') {
        number.plain = false;
        const qsizetype point = end++;
        while (end < m_text.size() && m_text.at(end) == '0')
            ++end;
        if (end == point + 1)
            return expected(what);
    }
    if (end < m_text.size() && (isDigit(m_text.at(end)) || QByteArrayView(".eE+-").contains(m_text.at(end))))
        return expected(what);
    m_at = end;
    return number;
}

}  // namespace shiftdeck

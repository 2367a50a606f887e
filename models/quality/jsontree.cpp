#include "models/quality/jsontree.h"

#include "models/quality/jsonarray.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace shiftdeck {

namespace {
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// A parsed value: what a member may be, and whether it was null, which among numbers is a number.
struct Value {
    RootValue value;
    bool isNumber = false, isNull = false;
};

class JsonParser {
  public:
    JsonParser(const QByteArray &json, const RootLimits &limits, RootArena &arena)
        : m_json(json), m_limits(limits), m_arena(arena)
    {
    }

    Result<const RootObject *> parse()
    {
        if (m_json.startsWith("\xef\xbb\xbf"))  // the mark that some editors put before UTF-8
            m_at = 3;
        const Value value = readValue(0);
        skipBlanks();
        if (ok() && m_at != m_json.size())
            fail(QStringLiteral("there is more after the end"));
        const RootObject *result = nullptr;
        if (const auto *object = std::get_if<const RootObject *>(&value.value)) {
            result = *object;
        } else if (const auto *objects = std::get_if<RootObjects>(&value.value)) {
            RootObject *list = m_arena.make({});
            list->members.insert("arr", *objects);
            result = list;
        }
        if (ok() && !result)
            fail(QStringLiteral("there is no object"));
        if (!ok())
            return shiftdeck::fail(ErrorCode::InvalidInput, place(), m_failure);
        return result;
    }

  private:
    bool ok() const { return m_failure.isEmpty(); }
    void fail(const QString &why)
    {
        if (!ok())
            return;
        m_failure = why;
        m_failedAt = std::min(m_at, m_json.size());
    }
    QString place() const
    {
        const QByteArrayView before = QByteArrayView(m_json).first(m_failedAt);
        const qsizetype line = 1 + std::count(before.begin(), before.end(), '\n');
        return QStringLiteral("line %1, column %2").arg(line).arg(m_failedAt - before.lastIndexOf('\n'));
    }

    void skipBlanks()
    {
        while (m_at < m_json.size()
               && (m_json.at(m_at) == ' ' || m_json.at(m_at) == '\n' || m_json.at(m_at) == '\r'
                   || m_json.at(m_at) == '\t'))
            ++m_at;
    }
    bool accept(char c)
    {
        skipBlanks();
        if (!ok() || m_at >= m_json.size() || m_json.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }
    void expect(char c)
    {
        if (!accept(c))
            fail(m_at >= m_json.size() ? QStringLiteral("the text ends too early")
                                       : QStringLiteral("'%1' is expected here").arg(QLatin1Char(c)));
    }
    bool word(QByteArrayView text)
    {
        if (!QByteArrayView(m_json).sliced(m_at).startsWith(text))
            return false;
        m_at += text.size();
        return true;
    }

    Value readValue(int depth);
    Value readObject(int depth);
    Value readArray(int depth);
    Value readNumber();
    QByteArray readString();
    void readEscape(QByteArray &to);
    char16_t readHex();
    Value readCodedArray(int depth);

    const QByteArray &m_json;
    const RootLimits &m_limits;
    RootArena &m_arena;
    QList<const RootObject *> m_objects;  // in the order of "$ref"
    qsizetype m_at = 0;
    QString m_failure;
    qsizetype m_failedAt = 0;
};

Value JsonParser::readValue(int depth)
{
    if (depth > m_limits.depth)
        fail(QStringLiteral("it is nested more than %1 deep").arg(m_limits.depth));
    skipBlanks();
    if (ok() && m_at >= m_json.size())
        fail(QStringLiteral("the text ends too early"));
    if (!ok())
        return {};
    switch (m_json.at(m_at)) {
    case '{': return readObject(depth);
    case '[': return readArray(depth);
    case '"': return {QString::fromUtf8(readString()), false, false};
    default: return readNumber();
    }
}

Value JsonParser::readNumber()
{
    if (word("true"))
        return {1.0, true, false};
    if (word("false"))
        return {0.0, true, false};
    if (word("null"))
        return {std::monostate(), false, true};
    // ROOT has written these in some versions, though JSON does not know them.
    if (word("nan") || word("NaN") || word("-nan"))
        return {kNothing, true, false};
    double value = 0;
    const char *const begin = m_json.constData() + m_at, *const end = m_json.constData() + m_json.size();
    const auto read = std::from_chars(begin, end, value);
    if (read.ec == std::errc::result_out_of_range) {
        // Too large, or too near to zero: the sign of the exponent tells.
        const char *exponent = std::find_if(begin, read.ptr, [](char c) { return c == 'e' || c == 'E'; });
        const bool small = exponent != read.ptr ? exponent[1] == '-' : begin[0] == '0' || begin[1] == '0';
        value = small ? 0 : (*begin == '-' ? -1 : 1) * std::numeric_limits<double>::infinity();
    } else if (read.ec != std::errc() || !(*begin == '-' || (*begin >= '0' && *begin <= '9'))) {
        fail(QStringLiteral("a value is expected here"));
    }
    m_at += read.ptr - begin;
    return {value, true, false};
}

char16_t JsonParser::readHex()
{
    uint value = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const char c = m_at < m_json.size() ? m_json.at(m_at) : '\0';
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : -1;
        if (digit < 0) {
            fail(QStringLiteral("\\u needs four hexadecimal digits"));
            return 0;
        }
        value = value << 4 | static_cast<uint>(digit);
    }
    return static_cast<char16_t>(value);
}

void JsonParser::readEscape(QByteArray &to)
{
    const char c = m_at < m_json.size() ? m_json.at(m_at++) : '\0';
    switch (c) {
    case '"':
    case '\\':
    case '/': to.append(c); return;
    case 'b': to.append('\b'); return;
    case 'f': to.append('\f'); return;
    case 'n': to.append('\n'); return;
    case 'r': to.append('\r'); return;
    case 't': to.append('\t'); return;
    case 'u': {
        const char16_t first = readHex();
        const bool pair = QChar::isHighSurrogate(first)
            && QByteArrayView(m_json).sliced(std::min(m_at, m_json.size())).startsWith("\\u");
        if (!pair) {
            to.append(QString(QChar(first)).toUtf8());
            return;
        }
        m_at += 2;
        const char16_t second = readHex();
        to.append(QString(QChar(first)).append(QChar(second)).toUtf8());
        return;
    }
    default: fail(QStringLiteral("an unknown escape in a text"));
    }
}

QByteArray JsonParser::readString()
{
    expect('"');
    QByteArray result;
    while (ok()) {
        const qsizetype start = m_at;
        while (m_at < m_json.size() && m_json.at(m_at) != '"' && m_json.at(m_at) != '\\')
            ++m_at;
        result.append(m_json.constData() + start, m_at - start);
        if (m_at >= m_json.size()) {
            fail(QStringLiteral("a text does not end"));
        } else if (m_json.at(m_at++) == '"') {
            break;
        } else {
            readEscape(result);
        }
    }
    return result;
}

Value JsonParser::readArray(int depth)
{
    expect('[');
    QList<double> numbers;
    RootObjects objects;
    bool onlyNumbers = true;
    for (bool first = true; ok() && !accept(']'); first = false) {
        if (!first)
            expect(',');
        const Value value = readValue(depth + 1);
        if (numbers.size() + objects.size() >= m_limits.cells)
            fail(QStringLiteral("an array has more than %1 members").arg(m_limits.cells));
        const auto *object = std::get_if<const RootObject *>(&value.value);
        if (onlyNumbers && (value.isNumber || value.isNull)) {
            numbers.append(value.isNull ? kNothing : std::get<double>(value.value));
            continue;
        }
        if (onlyNumbers) {
            objects.resize(numbers.size());  // what stood before the first object is no object
            numbers.clear();
            onlyNumbers = false;
        }
        objects.append(object ? *object : nullptr);
    }
    return onlyNumbers ? Value{numbers} : Value{objects};
}

Value JsonParser::readObject(int depth)
{
    expect('{');
    RootObject *object = nullptr;
    const auto start = [&] {
        if (object)
            return;
        object = m_arena.make({});
        m_objects.append(object);
    };
    for (bool first = true; ok() && !accept('}'); first = false) {
        if (!first)
            expect(',');
        skipBlanks();
        const QByteArray key = readString();
        expect(':');
        if (first && key == "$arr")
            return readCodedArray(depth);
        if (first && key == "$pair")
            object = m_arena.make({});  // not counted
        start();
        const Value value = readValue(depth + 1);
        if (first && key == "$ref" && value.isNumber && accept('}')) {
            m_objects.removeLast();  // it was no object
            const double place = std::get<double>(value.value);
            if (place >= 0 && place < static_cast<double>(m_objects.size()))
                return {m_objects.at(static_cast<qsizetype>(place))};
            fail(QStringLiteral("there is no object %1 to refer to").arg(place));
            return {};
        }
        if (key == "_typename" || key == "$pair") {
            if (const auto *text = std::get_if<QString>(&value.value))
                object->className = text->toLatin1();
        } else if (!value.isNull) {
            object->members.insert(key, value.value);
        }
    }
    start();
    return {static_cast<const RootObject *>(object)};
}

Value JsonParser::readCodedArray(int depth)
{
    const auto textOf = [](const Value &value) {
        const auto *text = std::get_if<QString>(&value.value);
        return text ? text->toLatin1() : QByteArray();
    };
    JsonArray array(textOf(readValue(depth + 1)), m_limits.cells);
    while (ok() && !accept('}')) {
        expect(',');
        skipBlanks();
        const QByteArray key = readString();
        expect(':');
        const Value value = readValue(depth + 1);
        if (!ok())
            break;
        const auto *list = std::get_if<QList<double>>(&value.value);
        const double number = value.isNumber ? std::get<double>(value.value) : kNothing;
        if (key == "b") {
            array.takeBase64(textOf(value));
            continue;
        }
        const QString wrong = array.take(key, list ? *list : QList<double>{number});
        if (!wrong.isEmpty())
            fail(wrong);
    }
    const QString wrong = array.finish();
    if (!wrong.isEmpty())
        fail(wrong);
    return {array.numbers()};
}
}  // namespace

Result<const RootObject *> readJsonTree(const QByteArray &json, const RootLimits &limits, RootArena &arena)
{
    return JsonParser(json, limits, arena).parse();
}

}  // namespace shiftdeck

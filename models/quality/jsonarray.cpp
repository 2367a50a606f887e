#include "models/quality/jsonarray.h"

#include <QHash>
#include <QtEndian>

#include <bit>

namespace shiftdeck {

namespace {
double littleEndian(const QByteArray &type, const char *at)
{
    if (type == "Float64")
        return std::bit_cast<double>(qFromLittleEndian<quint64>(at));
    if (type == "Float32")
        return std::bit_cast<float>(qFromLittleEndian<quint32>(at));
    if (type == "Int8")
        return static_cast<qint8>(*at);
    if (type == "Int16")
        return qFromLittleEndian<qint16>(at);
    if (type == "Int32")
        return qFromLittleEndian<qint32>(at);
    if (type == "Int64")
        return static_cast<double>(qFromLittleEndian<qint64>(at));
    if (type == "Uint16")
        return qFromLittleEndian<quint16>(at);
    if (type == "Uint32")
        return qFromLittleEndian<quint32>(at);
    if (type == "Uint64")
        return static_cast<double>(qFromLittleEndian<quint64>(at));
    return static_cast<quint8>(*at);
}

int widthOf(const QByteArray &type)
{
    static const QHash<QByteArray, int> kWidths{{"Int8", 1},    {"Uint8", 1},  {"Int16", 2}, {"Uint16", 2},
                                                {"Int32", 4},   {"Uint32", 4}, {"Int64", 8}, {"Uint64", 8},
                                                {"Float32", 4}, {"Float64", 8}};
    return kWidths.value(type, 0);
}
}  // namespace

QString JsonArray::take(const QByteArray &key, const QList<double> &values)
{
    const double number = values.size() == 1 ? values.first() : -1;
    if (key == "len" && !m_started) {
        if (!(number >= 0 && number <= m_limit))
            return QStringLiteral("a compressed array has a length of %1; at most %2 are read")
                .arg(number)
                .arg(m_limit);
        m_started = true;
        m_numbers.fill(0, static_cast<qsizetype>(number));
        return {};
    }
    if (!m_started)
        return finish();
    if (key == "o") {
        m_offset = number;
        return {};
    }
    if (key.startsWith('p')) {
        if (!(number >= 0 && number <= static_cast<double>(m_numbers.size())))
            return QStringLiteral("a compressed array goes on at %1 of %2").arg(number).arg(m_numbers.size());
        m_position = static_cast<qint64>(number);
        return {};
    }
    if (key.startsWith('v')) {
        m_run = values;
        for (const double value : values)
            if (const QString wrong = put(value); !wrong.isEmpty())
                return wrong;
        return {};
    }
    if (key.startsWith('n'))
        return repeat(number);
    return QStringLiteral("a compressed array has an unknown member");
}

QString JsonArray::put(double number)
{
    if (m_position >= m_numbers.size())
        return QStringLiteral("a compressed array holds more than its %1 numbers").arg(m_numbers.size());
    m_numbers[m_position++] = number;
    return {};
}

QString JsonArray::repeat(double times)
{
    if (!(times >= 1 && times <= m_limit) || m_run.size() != 1)
        return QStringLiteral("a compressed array repeats something %1 times").arg(times);
    for (double i = 1; i < times; ++i)
        if (const QString wrong = put(m_run.first()); !wrong.isEmpty())
            return wrong;
    return {};
}

void JsonArray::takeBase64(const QByteArray &text)
{
    m_hasBase64 = true;
    m_base64 = text;
}

QString JsonArray::finish()
{
    if (!m_started)
        return QStringLiteral("a compressed array does not say how long it is");
    return m_hasBase64 ? decode() : QString();
}

QString JsonArray::decode()
{
    const int width = widthOf(m_type);
    const qint64 size = m_numbers.size() * width;
    const auto decoded = QByteArray::fromBase64Encoding(m_base64, QByteArray::AbortOnBase64DecodingErrors);
    if (width == 0 || !decoded || !(m_offset >= 0 && m_offset <= static_cast<double>(size))
        || decoded.decoded.size() > size - static_cast<qint64>(m_offset))
        return QStringLiteral("the base64 of a compressed array cannot be read");
    QByteArray bytes(size, '\0');
    bytes.replace(static_cast<qsizetype>(m_offset), decoded.decoded.size(), decoded.decoded);
    for (qsizetype i = 0; i < m_numbers.size(); ++i)
        m_numbers[i] = littleEndian(m_type, bytes.constData() + i * width);
    return {};
}

}  // namespace shiftdeck

#include "models/credentials/derreader.h"

namespace shiftdeck {

std::optional<DerElement> DerReader::next()
{
    const QByteArrayView bytes = std::exchange(m_rest, {});
    if (bytes.size() < 2 || (bytes.at(0) & 0x1f) == 0x1f)
        return std::nullopt;
    const auto octet = [bytes](qsizetype i) { return static_cast<quint8>(bytes.at(i)); };
    qsizetype header = 2;
    qsizetype length = octet(1);
    if (length >= 0x80) {
        const qsizetype count = length & 0x7f;
        constexpr qsizetype kMostOctets = 4;
        if (count == 0 || count > kMostOctets || bytes.size() < header + count || octet(header) == 0)
            return std::nullopt;
        length = 0;
        for (qsizetype i = 0; i < count; ++i)
            length = (length << 8) | octet(header + i);
        header += count;
        if (length < 0x80)
            return std::nullopt;
    }
    if (length > bytes.size() - header)
        return std::nullopt;
    m_rest = bytes.sliced(header + length);
    return DerElement{octet(0), bytes.sliced(header, length)};
}

std::optional<DerElement> DerReader::next(quint8 tag)
{
    if (m_rest.isEmpty() || static_cast<quint8>(m_rest.at(0)) != tag)
        return std::nullopt;
    return next();
}

}  // namespace shiftdeck

#include "models/core/checksum.h"

#include <zlib.h>

#include <algorithm>

namespace shiftdeck {

void Adler32::add(QByteArrayView bytes)
{
    m_value = adler32_z(m_value, reinterpret_cast<const Bytef *>(bytes.data()),
                        static_cast<z_size_t>(bytes.size()));
}

QString Adler32::hex() const { return QStringLiteral("%1").arg(m_value, 8, 16, QLatin1Char('0')); }

QString adler32Of(QByteArrayView bytes)
{
    Adler32 sum;
    sum.add(bytes);
    return sum.hex();
}

bool isAdler32(QStringView text)
{
    return text.size() == 8 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

}  // namespace shiftdeck

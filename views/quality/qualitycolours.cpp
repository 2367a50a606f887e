#include "views/quality/qualitycolours.h"

namespace shiftdeck {

ColourPair flagColours(QualityFlag flag, bool dark)
{
    const auto pair = [dark](QRgb light, QRgb lightText, QRgb night, QRgb nightText) {
        return dark ? ColourPair{QColor(night), QColor(nightText)}
                    : ColourPair{QColor(light), QColor(lightText)};
    };
    switch (flag) {
    case QualityFlag::Good: return pair(0xa9d1f0, 0x0b2f4f, 0x1f4e79, 0xe3f1ff);
    case QualityFlag::Bad: return pair(0xf5b183, 0x4f1d00, 0x8a3c0a, 0xffeadb);
    case QualityFlag::Excluded: return pair(0xd0d3d8, 0x2b2e33, 0x4b4f54, 0xf0f0f0);
    case QualityFlag::NotSet: break;
    }
    return pair(0xffffff, 0x505050, 0x232629, 0xb8b8b8);
}

QString flagLetter(QualityFlag flag)
{
    switch (flag) {
    case QualityFlag::Good: return QStringLiteral("G");
    case QualityFlag::Bad: return QStringLiteral("B");
    case QualityFlag::Excluded: return QStringLiteral("X");
    case QualityFlag::NotSet: break;
    }
    return QStringLiteral("-");
}

}  // namespace shiftdeck

#include "views/common/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace shiftdeck {

namespace {

const QString kFolder = QStringLiteral(":/icons/");
const QString kSuffix = QStringLiteral(".svg");
const QString kApplicationIcon = QStringLiteral("shiftdeck");

class LineIconEngine final : public QIconEngine {
  public:
    LineIconEngine(const QString &name, const QByteArray &svg, const QColor &colour)
        : m_name(name), m_svg(svg), m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` is in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        if (size.isEmpty())
            return {};
        const QColor colour = colourFor(mode);
        const QString key = QStringLiteral("shiftdeck-icon/%1/%2x%3@%4/%5").arg(m_name).arg(size.width())
                                .arg(size.height()).arg(scale).arg(colour.rgba(), 8, 16);
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.end();
        result.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, result);
        return result;
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return QStringLiteral("ShiftdeckLineIcon"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_svg.isEmpty(); }

  private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (m_colour.isValid())
            return m_colour;
        return mode == QIcon::Selected ? palette.color(QPalette::Active, QPalette::HighlightedText)
                                       : palette.color(QPalette::Active, QPalette::WindowText);
    }

    const QString m_name;
    const QByteArray m_svg;
    const QColor m_colour;
};

}  // namespace

QIcon icon(QStringView name) { return icon(name, QColor()); }

QIcon icon(QStringView name, const QColor &colour)
{
    QFile file(kFolder + name.toString() + kSuffix);
    // A name with a path in it could name another resource.
    if (name.contains(u'/') || !file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon called \"%s\".", qPrintable(name.toString()));
        return {};
    }
    return QIcon(new LineIconEngine(name.toString(), file.readAll(), colour));
}

QIcon applicationIcon() { return icon(kApplicationIcon); }

QStringList iconNames()
{
    QStringList names = QDir(kFolder).entryList({u'*' + kSuffix}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(kSuffix.size());
    return names;
}

}  // namespace shiftdeck

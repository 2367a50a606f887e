#include "views/plots/thumbnails.h"

#include <QElapsedTimer>
#include <QPainter>

namespace shiftdeck {

Thumbnails::Thumbnails(QObject *parent) : QObject(parent)
{
    m_pictures.setMaxCost(kBytes);
    m_pool.setMaxThreadCount(2);
}

Thumbnails::~Thumbnails()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.clear();
    }
    m_pool.clear();
    m_pool.waitForDone();
}

void Thumbnails::clear()
{
    ++m_look.generation;
    m_atOnceNs = 0;
    m_pictures.clear();
    m_asked.clear();
    const std::scoped_lock lock(m_mutex);
    m_waiting.clear();
}

void Thumbnails::reset(const QStringList &labels, const DrawingOptions &options, const PlotColours &colours,
                       QSize size, qreal ratio, const QFont &font)
{
    if (m_look.labels == labels && m_look.options == options && m_look.colours == colours
        && m_look.size == size && qFuzzyCompare(m_look.ratio, ratio) && m_look.font == font)
        return;
    clear();
    m_look = {m_look.generation, labels, options, colours, size, ratio, font};
}

QImage Thumbnails::picture(const std::shared_ptr<const ComparedPlot> &plot)
{
    if (const QImage *image = m_pictures.object(plot->path))
        return *image;
    if (m_look.size.isEmpty() || m_asked.contains(plot->path))
        return {};
    if (m_atOnceNs < kAtOnceMs * 1'000'000 && cellsOf(*plot) <= kLargePlot) {
        QElapsedTimer timer;
        timer.start();
        const QImage image = draw(*plot, m_look);
        m_atOnceNs += timer.nsecsElapsed();
        m_pictures.insert(plot->path, new QImage(image), image.sizeInBytes());
        ++m_drawnCount;
        return image;
    }
    m_asked.insert(plot->path);
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.emplace_front(plot, m_look);
        while (m_waiting.size() > kMostWaiting) {
            m_asked.remove(m_waiting.back().first->path);  // asked again when it is seen again
            m_waiting.pop_back();
        }
    }
    m_pool.start([this] { work(); });
    return {};
}

QImage Thumbnails::draw(const ComparedPlot &plot, const Look &look)
{
    QImage image(look.size * look.ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(look.ratio);
    QPainter painter(&image);
    painter.setFont(look.font);
    paintPlot(painter, QRectF(QPointF(), look.size), drawingOf(plot, look.labels, look.options), look.colours,
              PlotDetail::Thumbnail);
    return image;
}

void Thumbnails::work()
{
    std::pair<std::shared_ptr<const ComparedPlot>, Look> next;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty())
            return;
        next = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    const QImage image = draw(*next.first, next.second);
    QMetaObject::invokeMethod(
        this,
        [this, image, path = next.first->path, generation = next.second.generation] {
            if (generation != m_look.generation)
                return;
            m_asked.remove(path);
            m_pictures.insert(path, new QImage(image), image.sizeInBytes());
            ++m_drawnCount;
            emit ready(path);
        },
        Qt::QueuedConnection);
}

}  // namespace shiftdeck

// Pictures of plots for the wall, drawn off the GUI thread and kept as long as there is room.
//
// GUI thread. picture() answers at once: the picture, or none, and then it is drawn and `ready` tells. Small
// plots are drawn at once until that took kAtOnceMs: a screen that is half full would blink otherwise. What
// was asked for last is drawn first, and what scrolled away before its turn is dropped. Memory: kBytes of
// pictures.
#pragma once

#include "views/plots/plotpainter.h"

#include <QCache>
#include <QFont>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <list>
#include <memory>
#include <mutex>

namespace shiftdeck {

class Thumbnails : public QObject {
    Q_OBJECT

  public:
    static constexpr qsizetype kBytes = 96 * 1024 * 1024;
    static constexpr size_t kMostWaiting = 150;
    static constexpr qint64 kAtOnceMs = 30;  // of the GUI thread, for each look

    explicit Thumbnails(QObject *parent = nullptr);
    ~Thumbnails() override;

    // Another content, colours or size: what was drawn is worthless.
    void reset(const QStringList &labels, const DrawingOptions &options, const PlotColours &colours,
               QSize size, qreal ratio, const QFont &font);
    void clear();
    // Null: not yet. `plot` is read on another thread and must not change.
    QImage picture(const std::shared_ptr<const ComparedPlot> &plot);
    int drawn() const { return m_drawnCount; }

  signals:
    void ready(const QString &path);

  private:
    struct Look {
        quint64 generation = 0;
        QStringList labels;
        DrawingOptions options;
        PlotColours colours;
        QSize size;
        qreal ratio = 1;
        QFont font;
    };
    void work();
    static QImage draw(const ComparedPlot &plot, const Look &look);

    QCache<QString, QImage> m_pictures;
    QSet<QString> m_asked;
    Look m_look;
    int m_drawnCount = 0;
    qint64 m_atOnceNs = 0;  // spent for this look
    std::mutex m_mutex;
    std::list<std::pair<std::shared_ptr<const ComparedPlot>, Look>>
        m_waiting;  // guarded by m_mutex; newest first
    QThreadPool m_pool;  // last: its threads use what is above
};

}  // namespace shiftdeck

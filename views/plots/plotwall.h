// The wall: a thumbnail of every plot with its state, the worst first. GUI thread; it draws pictures that
// are there, and a quiet ground for those that are still being drawn.
#pragma once

#include "views/plots/plotwallmodel.h"
#include "views/plots/thumbnails.h"

#include <QListView>

namespace shiftdeck {

class PlotWall : public QListView {
    Q_OBJECT

  public:
    // The model outlives it.
    explicit PlotWall(PlotWallModel &model, QWidget *parent = nullptr);

    void setThumbnailWidth(int width);  // pixels; heights follow
    int thumbnailWidth() const { return m_width; }
    // What the pictures show: labels of data and references, and how they are drawn.
    void setLook(const QStringList &labels, const DrawingOptions &options);
    Thumbnails &thumbnails() { return m_thumbnails; }
    QString currentPath() const;
    void setCurrentPath(const QString &path);  // nothing where it is not shown

  signals:
    void currentPathChanged(const QString &path);
    void opened(const QString &path);  // Enter, or a double click

  protected:
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

  private:
    void restyle();

    PlotWallModel &m_model;
    Thumbnails m_thumbnails;
    QStringList m_labels;
    DrawingOptions m_options;
    QString m_kept;  // the chosen plot, while the model is reset
    int m_width = 180;
};

}  // namespace shiftdeck

#include "views/plots/plotwall.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace shiftdeck {

namespace {
constexpr int kGap = 8;
constexpr double kShape = 0.68;  // height of a picture by its width

int textHeight(const QFont &font) { return QFontMetrics(font).height() + 4; }

class ThumbnailDelegate : public QStyledItemDelegate {
  public:
    ThumbnailDelegate(PlotWall &wall, PlotWallModel &model)
        : QStyledItemDelegate(&wall), m_wall(wall), m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return m_wall.gridSize();
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto plot = m_model.at(index.row());
        const PlotColours colours = plotColours(option.palette);
        const QRect cell = option.rect.adjusted(kGap / 2, kGap / 2, -kGap / 2, -kGap / 2);
        const int line = textHeight(option.font);
        const QRect picture(cell.left() + 1, cell.top() + line, cell.width() - 2, cell.height() - line - 1);
        painter->fillRect(cell, colours.ground);
        if (const QImage image = m_wall.thumbnails().picture(plot); !image.isNull())
            painter->drawImage(picture.topLeft(), image);
        const QColor state = stateColour(plot->state, colours.isDark);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(
            QPen(chosen ? option.palette.color(QPalette::Highlight) : colours.line, chosen ? 3 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.adjusted(0, 0, -1, -1));
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(state);
        const QString sign = stateSign(plot->state);
        const int width = QFontMetrics(bold).horizontalAdvance(sign) + 6;
        painter->drawText(QRect(cell.left() + 4, cell.top(), width, line), Qt::AlignLeft | Qt::AlignVCenter,
                          sign);
        painter->setFont(option.font);
        painter->setPen(colours.text);
        const QRect name(cell.left() + 4 + width, cell.top(), cell.width() - width - 8, line);
        painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(option.font).elidedText(plot->path, Qt::ElideLeft, name.width()));
        // What needs a person has a line of its colour, too.
        if (plot->state >= ComparisonState::Warning)
            painter->fillRect(QRect(cell.left() + 1, cell.top() + line - 2, cell.width() - 2, 2), state);
    }

  private:
    PlotWall &m_wall;
    PlotWallModel &m_model;
};
}  // namespace

PlotWall::PlotWall(PlotWallModel &model, QWidget *parent) : QListView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new ThumbnailDelegate(*this, model));
    setViewMode(QListView::ListMode);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setAccessibleName(tr("Wall of plots"));
    connect(&m_thumbnails, &Thumbnails::ready, this, [this](const QString &path) {
        if (const int row = m_model.rowOf(path); row >= 0)
            update(m_model.index(row));
    });
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { emit opened(m_model.at(index.row())->path); });
    // The chosen plot stays chosen while others come in before it.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_kept = currentPath(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { setCurrentPath(m_kept); });
    restyle();
}

void PlotWall::setThumbnailWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    restyle();
}

void PlotWall::setLook(const QStringList &labels, const DrawingOptions &options)
{
    m_labels = labels;
    m_options = options;
    restyle();
}

void PlotWall::restyle()
{
    const QSize picture(m_width, int(m_width * kShape));
    setGridSize({picture.width() + kGap + 2, picture.height() + textHeight(font()) + kGap + 1});
    verticalScrollBar()->setSingleStep(gridSize().height() / 4);
    m_thumbnails.reset(m_labels, m_options, plotColours(palette()), picture, devicePixelRatioF(), font());
    viewport()->update();
}

QString PlotWall::currentPath() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? m_model.at(index.row())->path : QString();
}

void PlotWall::setCurrentPath(const QString &path)
{
    if (const int row = m_model.rowOf(path); row >= 0 && currentIndex().row() != row)
        setCurrentIndex(m_model.index(row));
}

void PlotWall::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        emit currentPathChanged(currentPath());
}

void PlotWall::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

}  // namespace shiftdeck

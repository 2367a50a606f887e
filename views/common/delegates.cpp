#include "views/common/delegates.h"

#include "models/core/failureclass.h"
#include "models/items/roles.h"
#include "views/common/icons.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace shiftdeck {

namespace {
constexpr int kPadding = 8;  // left and right of the text in a pill
constexpr int kMargin = 4;  // around the content of a cell
constexpr int kBarHeight = 10;

// Background, focus and selection as the style paints them; the content is ours.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem ground(option);
    ground.text.clear();
    ground.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
}

QColor textColour(const QStyleOptionViewItem &option)
{
    const auto group = option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled;
    return option.palette.color(
        group, option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

void paintPill(QPainter *painter, const QRectF &pill, const QString &text, const ColourPair &colours)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.background);
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter->setPen(colours.foreground);
    painter->drawText(pill, Qt::AlignCenter, text);
}

qreal pillHeight(const QFontMetrics &metrics) { return metrics.height() + 2; }
}  // namespace

std::optional<ColourPair> badgeColours(QStringView word, bool dark)
{
    if (const auto status = fromWord<RequestStatus>(word))
        return statusColours(*status, dark);
    if (const auto status = fromWord<JobStatus>(word))
        return statusColours(*status, dark);
    if (const auto verdict = fromWord<GridVerdict>(word))
        return statusColours(*verdict, dark);
    if (const auto state = fromWord<OutputState>(word))
        return statusColours(*state, dark);
    if (const auto state = fromWord<UnitState>(word))
        return statusColours(*state, dark);
    // What is still wanted of an entry of the logbook.
    if (word == u"log.open")
        return errorColours(dark);
    if (word == u"log.waiting")
        return warningColours(dark);
    if (word == u"log.closed" || word == u"log.taken-over")
        return goodColours(dark);
    if (word == u"log.amended")
        return statusColours(JobStatus::Superseded, dark);
    // How a site is.
    if (word == u"site.up")
        return goodColours(dark);
    if (word == u"site.slow")
        return warningColours(dark);
    if (word == u"site.down")
        return errorColours(dark);
    if (word == u"site.drained")
        return statusColours(RequestStatus::Held, dark);
    if (word == u"site.not-asked")
        return statusColours(JobStatus::Superseded, dark);
    if (word == u"credential.ends-soon" || word == u"credential.ends-before-work")
        return warningColours(dark);
    if (word.startsWith(u"credential."))
        return errorColours(dark);
    // Of sources of new runs, and of their runs.
    if (word == u"source.watched" || word == u"source.requested")
        return goodColours(dark);
    if (word == u"source.trouble" || word == u"source.refused")
        return errorColours(dark);
    if (word == u"source.late" || word == u"source.later")
        return warningColours(dark);
    if (word == u"source.stopped")
        return statusColours(RequestStatus::Held, dark);
    if (word == u"source.growing" || word == u"source.complete")
        return statusColours(RequestStatus::Running, dark);
    if (word.startsWith(u"source."))
        return statusColours(JobStatus::Superseded, dark);
    if (word == u"verdict.good")
        return goodColours(dark);
    if (word == u"verdict.bad")
        return errorColours(dark);
    if (word == u"verdict.none" || word == u"verdict.withdrawn")
        return warningColours(dark);
    if (word == u"verdict.under-way")
        return statusColours(RequestStatus::Running, dark);
    if (word == u"valid")
        return goodColours(dark);
    if (word == u"changed" || word == u"missing" || word == u"unreadable")
        return errorColours(dark);
    return {};
}

void BadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QString word = index.data(WordRole).toString();
    if (word.isEmpty())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const bool dark = isDark(cell.palette);
    const QRect space = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(cell.font);
    if (const auto colours = badgeColours(word, dark)) {
        const qreal height = std::min<qreal>(pillHeight(cell.fontMetrics), space.height() - 2);
        const qreal width =
            std::min<qreal>(cell.fontMetrics.horizontalAdvance(cell.text) + 2 * kPadding, space.width());
        const QRectF pill(space.left(), space.center().y() + 1 - height / 2, width, height);
        paintPill(painter, pill,
                  cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, int(width) - kPadding), *colours);
    } else {
        qreal left = space.left();
        if (isFailureClass(word)) {
            const qreal dot = cell.fontMetrics.ascent() * 0.7;
            painter->setPen(Qt::NoPen);
            painter->setBrush(failureColour(word, dark));
            painter->drawEllipse(QRectF(left, space.center().y() + 1 - dot / 2, dot, dot));
            left += dot + 6;
        }
        painter->setPen(textColour(cell));
        const QRectF room(left, space.top(), space.right() - left + 1, space.height());
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, int(room.width())));
    }
    painter->restore();
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    return {plain.width() + 2 * kPadding + kMargin,
            std::max(plain.height(), int(pillHeight(option.fontMetrics)) + 4)};
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const QVariant fraction = index.data(FractionRole);
    if (!fraction.isValid())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const bool dark = isDark(cell.palette);
    const QRect space = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    const int textWidth = cell.fontMetrics.horizontalAdvance(QStringLiteral("100.0 %")) + 4;
    QRectF track(space.left(), space.center().y() + 1 - kBarHeight / 2.0, space.width() - textWidth - 4,
                 kBarHeight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(cell.font);
    if (track.width() > 8) {
        const double done = std::clamp(fraction.toDouble(), 0.0, 1.0);
        const double failed = std::clamp(index.data(FailedFractionRole).toDouble(), 0.0, 1.0 - done);
        QColor groove = cell.palette.color(QPalette::WindowText);
        groove.setAlpha(dark ? 50 : 36);
        painter->setPen(Qt::NoPen);
        QPainterPath outline;
        outline.addRoundedRect(track, kBarHeight / 2.0, kBarHeight / 2.0);
        painter->setClipPath(outline, Qt::IntersectClip);
        painter->fillRect(track, groove);
        const QColor fill = done >= 1.0 ? (dark ? QColor(0x4c, 0xb0, 0x6c) : QColor(0x2f, 0x9e, 0x53))
                                        : (dark ? QColor(0x5b, 0x93, 0xf5) : QColor(0x35, 0x74, 0xe3));
        painter->fillRect(QRectF(track.left(), track.top(), track.width() * done, track.height()), fill);
        painter->fillRect(
            QRectF(track.left() + track.width() * done, track.top(), track.width() * failed, track.height()),
            errorColours(dark).foreground);
        painter->setClipping(false);
    }
    painter->setPen(textColour(cell));
    painter->drawText(QRect(space.right() - textWidth + 1, space.top(), textWidth, space.height()),
                      Qt::AlignVCenter | Qt::AlignRight, cell.text);
    painter->restore();
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setWidth(std::max(size.width(), 140));
    return size;
}

void PresentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const int present = index.data(PresentRole).toInt();
    if (present == 0)
        return;
    const int side = option.fontMetrics.height();
    const QRect place(option.rect.left() + kMargin, option.rect.center().y() + 1 - side / 2, side, side);
    const bool selected = option.state & QStyle::State_Selected;
    const QIcon person = present == 1 || selected
        ? icon(u"user")
        : icon(u"user", warningColours(isDark(option.palette)).foreground);
    person.paint(painter, place, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
}

QPixmap badgePixmap(const QString &word, const QFont &font, bool dark, qreal devicePixelRatio)
{
    const QFontMetrics metrics(font);
    const QSize size(metrics.horizontalAdvance(word) + 2 * kPadding + 4, int(pillHeight(metrics)) + 2);
    QPixmap pixmap(size * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    paintPill(&painter, QRectF(QPointF(), size).adjusted(1, 1, -1, -1), word,
              badgeColours(word, dark).value_or(warningColours(dark)));
    return pixmap;
}

}  // namespace shiftdeck

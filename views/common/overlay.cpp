#include "views/common/overlay.h"

#include "views/common/icons.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kWidest = 460, kBeside = 12, kAbove = 4;
constexpr int kIcon = 40;
}  // namespace

EmptyHint::EmptyHint(QAbstractItemView *view, const QString &iconName)
    : QWidget(view->viewport()), m_view(view), m_icon(new QLabel(this)), m_title(new QLabel(this)),
      m_advice(new QLabel(this)), m_button(new QPushButton(this))
{
    m_icon->setPixmap(icon(iconName).pixmap(QSize(kIcon, kIcon), QIcon::Disabled));
    m_icon->setAlignment(Qt::AlignCenter);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    m_title->setFont(bold);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_advice->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_advice->setWordWrap(true);
    m_button->hide();
    m_button->setAccessibleName(tr("What to do"));
    setAccessibleName(tr("Nothing to show"));
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_advice);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel *model = view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::layoutChanged, this, &EmptyHint::update);
    update();
}

void EmptyHint::setText(const QString &title, const QString &advice, QAction *action)
{
    m_titleText = title;
    m_adviceText = advice;
    if (m_action != action) {
        m_button->disconnect(this);
        if (m_action)
            m_action->disconnect(this);
        m_action = action;
        if (action) {
            const auto follow = [this, action] {
                m_button->setText(action->text());
                m_button->setIcon(action->icon());
                m_button->setEnabled(action->isEnabled());
                m_button->setToolTip(action->toolTip());
            };
            follow();
            connect(action, &QAction::changed, this, follow);
            connect(m_button, &QPushButton::clicked, action, &QAction::trigger);
        }
    }
    update();
}

void EmptyHint::setLoading(bool loading)
{
    m_loading = loading;
    update();
}

QString EmptyHint::text() const
{
    if (isHidden())
        return {};
    return m_title->isHidden() ? m_advice->text() : m_title->text() + u' ' + m_advice->text();
}

void EmptyHint::update()
{
    const bool empty = m_view->model()->rowCount(m_view->rootIndex()) == 0;
    m_button->setVisible(!m_loading && m_action);
    setVisible(empty);
    place();
}

// A hint is read, or it is of no use: where the view is low it goes without the icon first, then it takes all
// the width, and then title and advice share their lines.
void EmptyHint::place()
{
    setGeometry(m_view->viewport()->rect());
    const QString title = m_loading ? tr("Reading the store...") : m_titleText;
    const QString advice = m_loading ? QString() : m_adviceText;
    const int most = width() - 2 * kBeside, space = std::max(0, layout()->spacing());
    const int button = m_button->isVisibleTo(this) ? m_button->sizeHint().height() + space : 0;
    m_title->setText(title);
    m_advice->setText(advice);
    const auto height = [&](int wide) {
        return 2 * kAbove + m_title->heightForWidth(wide) + button
            + (advice.isEmpty() ? 0 : space + m_advice->heightForWidth(wide));
    };
    const int narrow = std::min(kWidest, most);
    const bool hasIcon = !m_loading && height(narrow) + kIcon + space <= this->height();
    const bool isNarrow = height(narrow) <= this->height();
    const bool inOne = !advice.isEmpty() && !isNarrow && height(most) > this->height();
    if (inOne)
        m_advice->setText(title + u' ' + advice);
    m_icon->setVisible(hasIcon);
    m_title->setVisible(!inOne);
    m_advice->setVisible(!advice.isEmpty());
    const int beside = (width() - (isNarrow ? narrow : most)) / 2, above = inOne ? 0 : kAbove;
    layout()->setContentsMargins(beside, above, beside, above);
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

}  // namespace shiftdeck

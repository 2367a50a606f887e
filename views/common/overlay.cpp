#include "views/common/overlay.h"

#include "views/common/icons.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace shiftdeck {

EmptyHint::EmptyHint(QAbstractItemView *view, const QString &iconName)
    : QWidget(view->viewport()), m_view(view), m_icon(new QLabel(this)), m_title(new QLabel(this)),
      m_advice(new QLabel(this)), m_button(new QPushButton(this))
{
    m_icon->setPixmap(icon(iconName).pixmap(QSize(40, 40), QIcon::Disabled));
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

QString EmptyHint::text() const { return isHidden() ? QString() : m_title->text() + u' ' + m_advice->text(); }

void EmptyHint::update()
{
    const bool empty = m_view->model()->rowCount(m_view->rootIndex()) == 0;
    m_title->setText(m_loading ? tr("Reading the store...") : m_titleText);
    m_advice->setText(m_loading ? QString() : m_adviceText);
    m_icon->setVisible(!m_loading);
    m_button->setVisible(!m_loading && m_action);
    setVisible(empty);
    place();
}

void EmptyHint::place()
{
    setGeometry(m_view->viewport()->rect());
    const int width = std::min(460, m_view->viewport()->width() - 24);
    m_advice->setMinimumWidth(0);
    m_title->setMaximumWidth(QWIDGETSIZE_MAX);
    layout()->setContentsMargins((this->width() - width) / 2, 4, (this->width() - width) / 2, 4);
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

}  // namespace shiftdeck

#include "views/common/filterbox.h"

#include "models/core/errortext.h"
#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

namespace shiftdeck {

namespace {
constexpr int kPauseMs = 350;

// A filter that these fields have, in the language itself.
QString exampleFor(const QList<FilterField> &fields)
{
    for (const QString &example :
         {QStringLiteral("status = running"), QStringLiteral("who = agent"), QStringLiteral("run > 146000")})
        for (const FilterField &field : fields)
            if (example.section(u' ', 0, 0) == field.name)
                return example;
    return {};
}
}  // namespace

FilterBox::FilterBox(const QList<FilterField> &fields, const QString &subject, QWidget *parent)
    : QWidget(parent), m_fields(fields), m_line(new QLineEdit(this)), m_error(new QLabel(this)),
      m_help(new QToolButton(this)), m_completer(new QCompleter(this)),
      m_candidates(new QStandardItemModel(this))
{
    m_line->setPlaceholderText(tr("Filter %1, for example: %2").arg(subject, exampleFor(fields)));
    m_line->setAccessibleName(tr("Filter %1").arg(subject));
    m_line->setClearButtonEnabled(true);
    m_line->setMaxLength(kMaxFilterLength);
    m_line->addAction(icon(u"filter"), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    setFocusProxy(m_line);

    m_error->setWordWrap(true);
    m_error->setAccessibleName(tr("What is wrong with the filter"));
    m_error->hide();

    m_help->setIcon(icon(u"help"));
    m_help->setAutoRaise(true);
    m_help->setToolTip(tr("How a filter is written"));
    m_help->setAccessibleName(tr("Help on filters"));
    connect(m_help, &QToolButton::clicked, this, &FilterBox::showHelp);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_line, 1);
    row->addWidget(m_help);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_error);

    auto *popup = new QTreeView;
    popup->setRootIsDecorated(false);
    popup->setUniformRowHeights(true);
    popup->header()->hide();
    popup->setAccessibleName(tr("Completions of the filter"));
    m_completer->setModel(m_candidates);
    m_completer->setPopup(popup);
    popup->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->setWidget(m_line);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { insert(index.siblingAtColumn(0).data().toString()); });

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FilterBox::apply);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_pause.start();
        complete(false);
    });
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            apply();
    });
    connect(m_line, &QLineEdit::returnPressed, this, &FilterBox::apply);
}

void FilterBox::setFields(const QList<FilterField> &fields)
{
    m_fields = fields;
    // What is just being typed has its pause still.
    if (!m_pause.isActive())
        apply();
}

QString FilterBox::text() const { return m_line->text(); }

QString FilterBox::error() const { return m_error->isHidden() ? QString() : m_error->text(); }

void FilterBox::setText(const QString &text)
{
    m_line->setText(text);
    apply();
}

void FilterBox::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void FilterBox::apply()
{
    m_pause.stop();
    const auto filter = parseFilter(m_line->text(), m_fields);
    if (!filter) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, errorColours(isDark(palette())).foreground);
        m_error->setPalette(colours);
        m_error->setText(describe(filter.error()));
        m_error->show();
        return;
    }
    m_error->hide();
    m_error->clear();
    if (*filter == m_filter)
        return;
    m_filter = *filter;
    emit filterChanged();
}

bool FilterBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            complete(true);
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_line->text().isEmpty() && !m_completer->popup()->isVisible()) {
            m_line->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBox::complete(bool asked)
{
    m_completion = completeFilter(m_line->text(), m_line->cursorPosition(), m_fields);
    const QString typed = m_line->text().mid(m_completion.start, m_completion.length);
    const bool finished =
        m_completion.candidates.size() == 1 && m_completion.candidates.first().text == typed;
    if (m_completion.candidates.isEmpty() || finished || (!asked && typed.isEmpty())) {
        m_completer->popup()->hide();
        return;
    }
    m_candidates->clear();
    for (const auto &candidate : std::as_const(m_completion.candidates)) {
        auto *description = new QStandardItem(candidate.description);
        description->setForeground(palette().placeholderText());
        m_candidates->appendRow({new QStandardItem(candidate.text), description});
    }
    auto *popup = static_cast<QTreeView *>(m_completer->popup());
    popup->resizeColumnToContents(0);
    popup->resizeColumnToContents(1);
    const int width = std::max(m_line->width() / 2, popup->columnWidth(0) + popup->columnWidth(1) + 40);
    const int left = m_line->inputMethodQuery(Qt::ImCursorRectangle).toRect().left();
    m_completer->complete(QRect(left, 0, std::min(width, 640), m_line->height()));
}

void FilterBox::insert(const QString &candidate)
{
    QString text = m_line->text();
    const int start = std::min<int>(m_completion.start, int(text.size()));
    text.replace(start, m_completion.length, candidate + u' ');
    m_line->setText(text);
    m_line->setCursorPosition(start + int(candidate.size()) + 1);
    m_pause.start();
}

QString FilterBox::helpText(const QList<FilterField> &fields)
{
    QString page =
        tr("<h3>Filters</h3>"
           "<p>A filter is one or more comparisons, joined by <b>and</b> and <b>or</b>, turned round by "
           "<b>not</b>, grouped with parentheses. Text without an operator is searched for in what is "
           "shown.</p>"
           "<p><code>status = error and run &gt; 146000</code><br>"
           "<code>class in (exit-code, early-end) and not site = alpha</code><br>"
           "<code>changed &gt; -2h</code> (in the last two hours)<br>"
           "<code>dataset ~ muon</code> (contains)<br>"
           "<code>lumi &gt; 100 /nb</code> (without a unit: the first one that the field has)</p>"
           "<p>Operators: <code>= != &lt; &lt;= &gt; &gt;= ~ in</code>. Ages: s, m, h, d, w. "
           "Ctrl+Space completes.</p>");
    if (fields.isEmpty())
        return page;
    page += QStringLiteral("<table cellspacing='0' cellpadding='3'>");
    for (const FilterField &field : fields) {
        QString words = field.words.join(QStringLiteral(", "));
        if (words.size() > 120)
            words = words.left(117) + QStringLiteral("...");
        page +=
            QStringLiteral("<tr><td><code>%1</code></td><td>%2%3</td></tr>")
                .arg(field.name.toHtmlEscaped(), field.description.toHtmlEscaped(),
                     words.isEmpty() ? QString()
                                     : QStringLiteral("<br><small>%1</small>").arg(words.toHtmlEscaped()));
    }
    return page + QStringLiteral("</table>");
}

void FilterBox::showHelp()
{
    auto *page = new QTextBrowser(this);
    page->setWindowFlags(Qt::Popup);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->setAccessibleName(tr("Help on filters"));
    page->setHtml(helpText(m_fields));
    page->resize(520, 460);
    page->move(m_help->mapToGlobal(QPoint(m_help->width() - page->width(), m_help->height() + 2)));
    page->show();
    page->setFocus();
}
}  // namespace shiftdeck

#include "views/jobdetails/logview.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTabBar>
#include <QTextBlock>
#include <QToolButton>

namespace shiftdeck {

namespace {
const QStringList kFiles{QStringLiteral("stdout"), QStringLiteral("stderr"), QStringLiteral("report.json")};
constexpr int kReport = 2;
constexpr int kFollowMs = 1000;
constexpr int kMaxMarks = 2000;

// How many bytes at the end are the beginning of a character that is not all there yet.
qsizetype cutOff(const QByteArray &bytes)
{
    for (qsizetype back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto c = uchar(bytes.at(bytes.size() - back));
        if (c >= 0xc0)
            return (c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2) > back ? back : 0;
        if (c < 0x80)
            return 0;
    }
    return 0;
}
}  // namespace

LogView::LogView(QWidget *parent)
    : QWidget(parent), m_files(new QTabBar(this)), m_text(new QPlainTextEdit(this)),
      m_earlier(new QPushButton(tr("Load earlier"), this)), m_following(new QCheckBox(tr("Follow"), this)),
      m_search(new QLineEdit(this)), m_next(new QToolButton(this)), m_previous(new QToolButton(this)),
      m_matches(new QLabel(this)), m_state(new QLabel(this))
{
    m_files->addTab(tr("Output"));
    m_files->addTab(tr("Errors"));
    m_files->addTab(tr("Report"));
    m_files->setExpanding(false);
    m_files->setDrawBase(false);
    m_files->setAccessibleName(tr("Which log"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Log"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_following->setChecked(true);
    m_following->setToolTip(tr("Keeps reading the end of the file while the job runs."));
    m_earlier->setToolTip(tr("Reads the part of the file before what is shown."));
    m_search->setPlaceholderText(tr("Search the log (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"), QLineEdit::LeadingPosition);
    m_next->setIcon(icon(u"next"));
    m_next->setAutoRaise(true);
    m_next->setToolTip(tr("Next match (F3)"));
    m_next->setAccessibleName(tr("Next match"));
    m_previous->setIcon(icon(u"previous"));
    m_previous->setAutoRaise(true);
    m_previous->setToolTip(tr("Previous match (Shift+F3)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_state->setAccessibleName(tr("What is shown of the log"));
    m_state->setTextFormat(Qt::PlainText);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(4, 4, 4, 0);
    top->addWidget(m_files);
    top->addStretch(1);
    top->addWidget(m_search, 2);
    top->addWidget(m_matches);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(6, 0, 6, 4);
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_following);
    bottom->addWidget(m_earlier);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    layout->addLayout(bottom);

    connect(m_files, &QTabBar::currentChanged, this, &LogView::open);
    connect(m_earlier, &QPushButton::clicked, this, [this] {
        const qint64 from = std::max<qint64>(0, m_first - kLogChunk);
        ask(from, m_first - from, &LogView::showEarlier);
    });
    connect(m_search, &QLineEdit::textChanged, this, [this] { search(false, false); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { search(false, true); });
    connect(m_next, &QToolButton::clicked, this, [this] { search(false, true); });
    connect(m_previous, &QToolButton::clicked, this, [this] { search(true, true); });
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *action = new QShortcut(keys, this);
        action->setContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(Qt::Key_F3), [this] { search(false, true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { search(true, true); });
    shortcut(QKeySequence::Find, [this] { focusSearch(); });
    m_follow.setInterval(kFollowMs);
    connect(&m_follow, &QTimer::timeout, this, &LogView::follow);
    updateState();
}

void LogView::setFolder(const QString &folder, bool running)
{
    const bool ended = m_running && !running;
    m_running = running;
    if (running)
        m_follow.start();
    else
        m_follow.stop();
    m_following->setVisible(running);
    if (folder == m_folder && !ended)
        return;
    m_folder = folder;
    open();
}

QString LogView::path() const
{
    return m_folder.isEmpty() ? QString() : m_folder + u'/' + kFiles.at(m_files->currentIndex());
}

void LogView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString LogView::text() const { return m_text->toPlainText(); }

QString LogView::searchResult() const { return m_matches->text(); }

void LogView::open()
{
    ++m_generation;
    m_reading = false;
    m_text->clear();
    m_first = m_end = m_size = 0;
    updateState();
    if (!m_folder.isEmpty())
        ask(-1, kLogChunk, &LogView::showEnd);
}

void LogView::ask(qint64 offset, qint64 bytes, void (LogView::*then)(const LogPart &))
{
    if (m_reading)
        return;
    m_reading = true;
    readLogLater(this, path(), offset, bytes,
                 [this, then, generation = m_generation](const Result<LogPart> &part) {
                     if (generation != m_generation)
                         return;
                     m_reading = false;
                     if (part) {
                         m_size = part->fileSize;
                         (this->*then)(*part);
                         updateState();
                     } else if (m_end == 0 && part.error().code == ErrorCode::NotFound) {
                         updateState(tr("The job has not written this file."));
                     } else {
                         updateState(describe(part.error()));
                     }
                     emit read();
                 });
}

void LogView::showEnd(const LogPart &part)
{
    QByteArray bytes = part.bytes;
    m_first = part.offset;
    // A line cut at its beginning is left to "Load earlier".
    if (const qsizetype line = bytes.indexOf('\n'); m_first > 0 && line >= 0) {
        bytes.remove(0, line + 1);
        m_first += line + 1;
    }
    bytes.chop(m_running ? cutOff(bytes) : 0);
    m_end = m_first + bytes.size();
    if (m_files->currentIndex() == kReport && m_first == 0) {
        const QJsonDocument report = QJsonDocument::fromJson(bytes);
        if (!report.isNull())
            bytes = report.toJson(QJsonDocument::Indented);
    }
    m_text->setPlainText(readableLog(bytes));
    QScrollBar *bar = m_text->verticalScrollBar();
    bar->setValue(m_files->currentIndex() == kReport ? bar->minimum() : bar->maximum());
    markMatches();
}

void LogView::showEarlier(const LogPart &part)
{
    QByteArray bytes = part.bytes.left(m_first - part.offset);
    qint64 first = part.offset;
    if (const qsizetype line = bytes.indexOf('\n'); first > 0 && line >= 0 && line + 1 < bytes.size()) {
        bytes.remove(0, line + 1);
        first += line + 1;
    }
    const int line = m_text->cursorForPosition(QPoint(0, 0)).blockNumber();
    const int before = m_text->blockCount();
    QTextCursor cursor(m_text->document());
    cursor.insertText(readableLog(bytes));
    m_first = first;
    m_text->verticalScrollBar()->setValue(line + m_text->blockCount() - before);
    markMatches();
}

void LogView::showMore(const LogPart &part)
{
    if (part.fileSize < m_end)  // it was written anew
        return open();
    QByteArray bytes = part.bytes;
    bytes.chop(cutOff(bytes));
    if (bytes.isEmpty())
        return;
    const QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 1;
    QTextCursor cursor(m_text->document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(readableLog(bytes));
    m_end += bytes.size();
    if (atEnd)
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    markMatches();
}

void LogView::follow()
{
    if (!m_following->isChecked() || m_folder.isEmpty() || !isVisible() || m_reading)
        return;
    if (m_end == 0 || m_files->currentIndex() == kReport)
        ask(-1, kLogChunk, &LogView::showEnd);
    else if (m_end - m_first < kMaxShown)
        ask(m_end, kLogChunk, &LogView::showMore);
}

void LogView::search(bool backwards, bool again)
{
    markMatches();
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return;
    QTextCursor from = m_text->textCursor();
    if (!again)  // while typing the match stays where it began
        from.setPosition(from.selectionStart());
    const auto flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor found = m_text->document()->find(wanted, from, flags);
    if (found.isNull()) {
        QTextCursor edge(m_text->document());
        edge.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
        found = m_text->document()->find(wanted, edge, flags);
    }
    if (!found.isNull()) {
        m_text->setTextCursor(found);
        m_text->centerCursor();
    }
}

void LogView::markMatches()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_search->text();
    const ColourPair colours = warningColours(isDark(palette()));
    QTextCursor cursor(m_text->document());
    while (!wanted.isEmpty() && marks.size() < kMaxMarks) {
        cursor = m_text->document()->find(wanted, cursor);
        if (cursor.isNull())
            break;
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(colours.background);
        mark.format.setForeground(colours.foreground);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
    m_matches->setText(wanted.isEmpty()                ? QString()
                           : marks.isEmpty()           ? tr("no match")
                           : marks.size() == kMaxMarks ? tr("%1 matches or more").arg(kMaxMarks)
                           : marks.size() == 1         ? tr("1 match")
                                                       : tr("%1 matches").arg(marks.size()));
    m_next->setEnabled(!marks.isEmpty());
    m_previous->setEnabled(!marks.isEmpty());
}

void LogView::updateState(const QString &problem)
{
    const bool full = m_end - m_first >= kMaxShown;
    m_earlier->setEnabled(m_first > 0 && !full);
    m_earlier->setVisible(m_first > 0);
    if (!problem.isEmpty())
        m_state->setText(problem);
    else if (m_folder.isEmpty())
        m_state->setText(tr("The job has no folder yet."));
    else if (m_first > 0)
        m_state->setText(tr("The last %1 of %2.").arg(format::bytes(m_end - m_first), format::bytes(m_size)));
    else
        m_state->setText(m_size == 0 ? tr("The file is empty.") : format::bytes(m_size));
}

}  // namespace shiftdeck

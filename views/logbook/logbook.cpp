#include "views/logbook/logbook.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/production/handover.h"
#include "views/common/delegates.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/logbook/entrytext.h"

#include <QAction>
#include <QDateTime>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("logbook/header");
const QString kWanted = QStringLiteral("state in (open, waiting)");
constexpr int kMostCounted = 99;
constexpr int kBesideFrom = 900;  // pixels of width from which the entry is read beside the list
// Of an action: the command that it asks for, and its arguments as they are now.
constexpr const char *kCommand = "command";
constexpr const char *kArguments = "arguments";

QJsonArray aboutOf(const LogEntry &entry)
{
    QJsonArray about;
    for (const LogLink &link : entry.links)
        about.append(link.text());
    return about;
}

// Those of the filter among these numbers.
FilterNode among(const FilterNode &filter, const QSet<qint64> &numbers)
{
    FilterNode ids{FilterNode::Compare, {}, QStringLiteral("id"), FilterField::Number, FilterOp::In, {}};
    for (const qint64 number : numbers)
        ids.values.append(number);
    if (filter.kind == FilterNode::Everything)
        return ids;
    FilterNode both;
    both.kind = FilterNode::And;
    both.children = {filter, ids};
    return both;
}
}  // namespace

LogbookPanel::LogbookPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_write(action("new", tr("New entry..."), "logbook.write")),
      m_handOver(action("next", tr("New hand-over..."), "logbook.hand-over")),
      m_close(action("ok", tr("Close problem..."), "logbook.close")),
      m_takeOver(action("user", tr("Take over..."), "logbook.take-over")),
      m_amend(action("comment", tr("Amend..."), "logbook.amend")),
      m_open(new QAction(icon(u"filter"), tr("What is open"), this)),
      m_filterBox(new FilterBox(logFields(), tr("logbook"))), m_attention(new QLabel),
      m_split(new QSplitter(Qt::Vertical)), m_table(new QTreeView), m_reader(new QTextBrowser),
      m_count(new QLabel)
{
    m_write->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_handOver->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y));
    m_takeOver->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    m_open->setToolTip(
        tr("Shows open problems, and hand-over notes that nobody has taken over; again: everything."));
    m_open->setCheckable(true);
    connect(m_open, &QAction::triggered, this, [this](bool on) { filter(on ? kWanted : QString()); });
    makeTable();
    makeReader();
    m_attention->setAccessibleName(tr("What waits for somebody"));
    m_attention->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_attention->setMargin(4);
    connect(m_attention, &QLabel::linkActivated, this, &LogbookPanel::filter);
    m_count->setAccessibleName(tr("Entries shown"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(makeButtons());
    layout->addWidget(m_filterBox);
    layout->addWidget(m_attention);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_count);
    m_split->addWidget(m_table);
    m_split->addWidget(m_reader);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);

    connect(m_filterBox, &FilterBox::filterChanged, this, [this] {
        m_open->setChecked(m_filterBox->text() == kWanted);
        m_model.set({});
        m_allRead = false;
        m_older.forget();
        m_hint->setLoading(true);
        load({});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LogbookPanel::showEntry);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &LogbookPanel::showEntry);
    connect(&context, &PanelContext::principalChanged, this, &LogbookPanel::explain);
    connect(&context, &PanelContext::offlineChanged, this, &LogbookPanel::explain);
    connect(&context.selection, &Selection::logFilterChanged, this,
            [this] { filter(m_context.selection.logFilter()); });
    showEntry();
}

LogbookPanel::~LogbookPanel()
{
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo LogbookPanel::info() const
{
    return {
        QStringLiteral("logbook"), tr("Logbook"), QStringLiteral("log"), QKeySequence(Qt::ALT | Qt::Key_L),
        tr("What one shift tells the next: notes, problems and hand-over notes, with links to the work.")};
}

QAction *LogbookPanel::action(const char *iconName, const QString &text, const char *command)
{
    auto *made = new QAction(icon(QString::fromLatin1(iconName)), text, this);
    made->setObjectName(QString::fromLatin1(command));
    made->setProperty(kCommand, QString::fromLatin1(command));
    connect(made, &QAction::triggered, this, [this, made] { ask(made); });
    return made;
}

void LogbookPanel::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    styleView(m_table, tr("Logbook"), false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_close, m_takeOver, m_amend});
    setColumnWidths(m_table,
                    {QStringLiteral("1 234"),
                     QStringLiteral("2011-05-01 12:30:05"),
                     QStringLiteral("carla_"),
                     QStringLiteral("hand-over___"),
                     QStringLiteral("taken over by carla"),
                     QStringLiteral("request 12, site alpha"),
                     {}});
    // There is little room beside the other panels, and what an entry is about is read with it.
    m_table->setColumnHidden(LogbookModel::About, true);
    restoreHeader(m_table, m_context.settings, kHeader);
    const auto save = [this] { saveHeader(m_table, m_context.settings, kHeader); };
    connect(m_table->header(), &QHeaderView::sectionResized, this, save);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, save);
    m_hint = new EmptyHint(m_table, QStringLiteral("log"));
    m_hint->setLoading(true);
    connect(m_table, &QTreeView::activated, this, [this] { m_reader->setFocus(Qt::OtherFocusReason); });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (value >= bar->maximum() - bar->pageStep())
            loadOlder();
    });
}

QToolBar *LogbookPanel::makeButtons()
{
    auto *bar = new QToolBar(this);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setAccessibleName(tr("What can be done with the logbook"));
    bar->addActions({m_write, m_handOver});
    bar->addSeparator();
    bar->addActions({m_close, m_takeOver, m_amend});
    bar->addSeparator();
    bar->addAction(m_open);
    return bar;
}

void LogbookPanel::makeReader()
{
    m_reader->setAccessibleName(tr("The entry that is selected"));
    m_reader->setOpenLinks(false);
    m_reader->setFrameShape(QFrame::NoFrame);
    m_reader->document()->setDocumentMargin(10);
    m_reader->setPlaceholderText(tr("Select an entry to read it."));
    connect(m_reader, &QTextBrowser::anchorClicked, this, &LogbookPanel::follow);
}

void LogbookPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    m_split->setOrientation(width() >= kBesideFrom ? Qt::Horizontal : Qt::Vertical);
}

void LogbookPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    // What is rich text has the colours that the theme had when it was set.
    if (event->type() == QEvent::PaletteChange) {
        showEntry();
        m_attention->clear();
        if (m_loaded)
            showAttention();
    }
}

void LogbookPanel::filter(const QString &text)
{
    m_filterBox->setText(text);
    m_open->setChecked(text == kWanted);
}

void LogbookPanel::refresh(const ChangeSet &changes)
{
    if (!changes.touches(QStringLiteral("log")))
        return;
    QSet<qint64> changed = changes.ids.value(QStringLiteral("log"));
    if (changes.everything)
        for (const LogEntry &entry : m_model.rows())
            changed.insert(entry.id.value());
    load(changed);
}

void LogbookPanel::load(const QSet<qint64> &changed)
{
    m_waiting.unite(changed);
    if (m_news.isBusy() && !changed.isEmpty()) {
        m_again = true;
        return;
    }
    m_again = false;
    QSet<qint64> shown;
    for (const qint64 number : std::as_const(m_waiting))
        if (m_model.rowOf(number) >= 0)
            shown.insert(number);
    m_waiting.clear();
    const auto read = [filter = m_filterBox->filter(), shown](Database &db) -> Result<News> {
        News news;
        SD_TRY(news.newest, listLog(db, filter, {}, kPage));
        if (!shown.isEmpty()) {
            SD_TRY(news.changed, listLog(db, among(filter, shown), {}, int(shown.size())));
        }
        SD_TRY(news.attention, logAttention(db, kMostCounted + 1));
        return news;
    };
    m_news.ask(m_context.store, this, read,
               [this, shown](const Result<News> &news) { showNews(news, shown); });
}

void LogbookPanel::showNews(const Result<News> &news, const QSet<qint64> &changed)
{
    m_hint->setLoading(false);
    if (!news) {
        showError(news.error());
    } else {
        m_model.update(changed, news->changed);
        const bool first = m_model.rowCount() == 0;
        m_model.addNewest(news->newest, kPage);
        if (first)
            m_allRead = news->newest.size() < kPage;
        const bool filtered = m_filterBox->filter().kind != FilterNode::Everything;
        if (filtered)
            m_hint->setText(tr("No entry matches the filter."),
                            tr("Change or clear the filter above to see other entries."));
        else
            m_hint->setText(
                tr("The logbook is empty."),
                tr("Write down what the next shift must know: a note, a problem that stays open until "
                   "somebody closes it, or a hand-over note that somebody takes over."),
                m_write);
        m_wanted = news->attention;
        showAttention();
        if (first && m_model.rowCount() > 0)
            m_table->setCurrentIndex(m_model.index(0, 0));
    }
    showCount();
    explain();
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
    if (m_again)
        load({});
}

// What the next shifter looks for first; a click shows the entries.
void LogbookPanel::showAttention()
{
    const auto counted = [](qsizetype n) {
        return n > kMostCounted ? tr("more than %1", "so many").arg(kMostCounted) : QString::number(n);
    };
    QStringList parts;
    if (!m_wanted.problems.isEmpty())
        parts.append(QStringLiteral("<a href=\"state = open\">%1</a>")
                         .arg(tr("Open problems: %1").arg(counted(m_wanted.problems.size()))));
    if (!m_wanted.handOvers.isEmpty())
        parts.append(
            QStringLiteral("<a href=\"state = waiting\">%1</a>")
                .arg(tr("Hand-over notes to be taken over: %1").arg(counted(m_wanted.handOvers.size()))));
    m_attention->setText(parts.isEmpty() ? tr("No problem is open, and no hand-over note waits.")
                                         : parts.join(QStringLiteral(" &nbsp;&middot;&nbsp; ")));
}

void LogbookPanel::loadOlder()
{
    if (m_allRead || m_older.isBusy() || m_news.isBusy() || m_model.rowCount() == 0)
        return;
    const auto read = [filter = m_filterBox->filter(), before = m_model.oldest()](Database &db) {
        return listLog(db, filter, before, kPage);
    };
    m_older.ask(m_context.store, this, read,
                [this, before = m_model.oldest()](const Result<QList<LogEntry>> &page) {
                    if (!page)
                        return m_context.say(describe(page.error()));
                    // The rows may have been dropped meanwhile, because too much had been written.
                    if (m_model.oldest() != before)
                        return;
                    m_model.merge(*page);
                    m_allRead = page->size() < kPage;
                    showCount();
                });
}

void LogbookPanel::showError(const Error &error)
{
    if (m_model.rowCount() > 0)
        return m_context.say(describe(error));
    m_hint->setText(tr("The logbook cannot be read."), describe(error));
}

void LogbookPanel::showCount()
{
    const QString rows = format::number(m_model.rowCount());
    m_count->setText(m_model.rowCount() == 0 ? QString()
                         : m_allRead         ? tr("Entries: %1").arg(rows)
                                     : tr("The newest %1 entries; scroll down for older ones").arg(rows));
}

const LogEntry *LogbookPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.at(index.row()) : nullptr;
}

void LogbookPanel::showEntry()
{
    const LogEntry *entry = current();
    const int place = m_reader->verticalScrollBar()->value();
    m_reader->setHtml(entry ? entryHtml(*entry, QDateTime::currentMSecsSinceEpoch(), palette()) : QString());
    // The same one, only told anew: it stays where the person reads.
    const LogId shown = entry ? entry->id : LogId();
    m_reader->verticalScrollBar()->setValue(shown == m_shown ? place : 0);
    m_shown = shown;
    explain();
}

void LogbookPanel::explain()
{
    const LogEntry *entry = current();
    const QString none = tr("Select an entry first.");
    const auto enable = [this](QAction *one, const QString &reason, const QJsonObject &arguments) {
        const CommandSpec *spec = m_context.bus.spec(one->property(kCommand).toString());
        const Availability role = m_context.allowed(*spec);
        const QString why = role.live ? reason : role.reason;
        one->setEnabled(why.isEmpty());
        one->setProperty(kArguments, arguments);
        one->setToolTip(why.isEmpty() ? spec->description : why);
        one->setStatusTip(why.isEmpty() ? spec->description : tr("Not now: %1").arg(why));
    };
    enable(m_write, {}, {});
    enable(m_handOver, {}, {});
    QJsonObject of, as;
    if (entry) {
        of = {{QStringLiteral("entry"), entry->id.value()}};
        as = of;
        as.insert(QStringLiteral("text"), entry->text);
        as.insert(QStringLiteral("about"), aboutOf(*entry));
    }
    const LogState state = entry ? entry->state() : LogState::Settled;
    const QString amended = state == LogState::Amended ? stateText(*entry) : QString();
    enable(m_close,
           !entry                        ? none
               : !amended.isEmpty()      ? amended
               : state == LogState::Open ? QString()
                                         : tr("Only an open problem is closed."),
           of);
    enable(m_takeOver,
           !entry                           ? none
               : !amended.isEmpty()         ? amended
               : state != LogState::Waiting ? tr("Only a hand-over note that waits is taken over.")
               : entry->who == m_context.principal().name ? tr("You wrote it; somebody else takes it over.")
                                                          : QString(),
           of);
    enable(m_amend,
           !entry                          ? none
               : !amended.isEmpty()        ? amended
               : state == LogState::Closed ? tr("The problem is closed; write a new entry.")
                                           : QString(),
           as);
}

void LogbookPanel::follow(const QUrl &link)
{
    const EntryTarget target = targetOf(link);
    if (target.entity == u"request") {
        m_context.selection.setRequests({RequestId(target.id)});
        m_context.show(QStringLiteral("requests"));
    } else if (target.entity == u"job") {
        m_context.selection.setJob(JobId(target.id));
        m_context.show(QStringLiteral("jobdetails"));
    } else if (target.entity == u"run") {
        m_context.show(QStringLiteral("runs"));
    } else if (target.entity == u"campaign" || target.entity == u"site") {
        m_context.show(QStringLiteral("requests"));
    } else if (target.entity == u"log") {
        const int row = m_model.rowOf(target.id);
        if (row < 0)
            return filter(QStringLiteral("id = %1").arg(target.id));
        m_table->setCurrentIndex(m_model.index(row, 0));
        m_table->scrollTo(m_model.index(row, 0));
    }
}

// The facts are read first; what is written is for the person to say.
void LogbookPanel::draft()
{
    const auto read = [](Database &db) { return draftHandOver(db, QDateTime::currentMSecsSinceEpoch()); };
    m_draft.ask(m_context.store, this, read, [this](const Result<HandOverDraft> &draft) {
        if (!draft)
            return m_context.say(describe(draft.error()));
        m_context.propose(QStringLiteral("logbook.hand-over"),
                          {{QStringLiteral("text"), draft->text},
                           {QStringLiteral("about"), QJsonArray::fromStringList(draft->about)}});
    });
}

void LogbookPanel::ask(const QAction *one)
{
    if (one == m_handOver)
        return draft();
    const QString command = one->property(kCommand).toString();
    const QJsonObject arguments = one->property(kArguments).toJsonObject();
    // What is signed for good is asked for once more.
    if (one == m_amend || one == m_takeOver)
        m_context.propose(command, arguments);
    else
        m_context.ask(command, arguments);
}

}  // namespace shiftdeck

#include "views/jobdetails/jobdetails.h"

#include "models/core/errortext.h"
#include "models/storage/queries.h"
#include "views/common/commandactions.h"
#include "views/common/delegates.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/jobdetails/logview.h"
#include "views/jobdetails/verdict.h"

#include <QAction>
#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabWidget>
#include <QToolBar>
#include <QTreeView>
#include <QUrl>

namespace shiftdeck {

namespace {
bool mayStillWrite(JobStatus status)
{
    return status == JobStatus::Submitted || status == JobStatus::Running || status == JobStatus::Submitting;
}
}  // namespace

JobDetailsPanel::JobDetailsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_pages(new QStackedLayout(this)), m_empty(new QLabel(this)),
      m_tabs(new QTabWidget(this)), m_log(new LogView(this))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    m_empty->setAccessibleName(tr("No job is shown"));
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(makeHeader());
    layout->addWidget(m_tabs, 1);

    auto *scroll = new QScrollArea(m_tabs);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Facts from the job and its report"));
    m_facts = new QWidget(scroll);
    m_factGrid = new QGridLayout(m_facts);
    m_factGrid->setContentsMargins(10, 8, 10, 8);
    m_factGrid->setHorizontalSpacing(12);
    m_factGrid->setVerticalSpacing(5);
    scroll->setWidget(m_facts);

    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the job's details"));
    m_tabs->addTab(scroll, icon(u"info"), tr("Report"));
    m_tabs->addTab(makeTable(&m_fileRows, tr("Files of the job"),
                             {QStringLiteral("output"),
                              QStringLiteral("samesign"),
                              QStringLiteral("MuRun2010B_148058.csv"),
                              QStringLiteral("superseded__"),
                              QStringLiteral("10 000"),
                              QStringLiteral("100.0 KiB"),
                              QStringLiteral("0a1b2c3d"),
                              {}}),
                   icon(u"file"), tr("Files"));
    m_tabs->addTab(makeTable(&m_timelineRows, tr("Timeline of the job"),
                             {QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("10 min 20 s"),
                              QStringLiteral("superseded__"), QStringLiteral("superseded__")}),
                   icon(u"clock"), tr("Timeline"));
    m_tabs->addTab(
        makeTable(&m_evidenceRows, tr("Evidence about the job"),
                  {QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("events read of input"), {}}),
        icon(u"check"), tr("Evidence"));
    m_tabs->addTab(m_log, icon(u"log"), tr("Log"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);

    connect(&context.selection, &Selection::jobChanged, this, &JobDetailsPanel::load);
    showNothing(tr("No job selected"), tr("Select a job in the job tree to see what it did and why."));
}

JobDetailsPanel::~JobDetailsPanel() = default;

PanelInfo JobDetailsPanel::info() const
{
    return {QStringLiteral("jobdetails"), tr("Job details"), QStringLiteral("jobdetails"),
            QKeySequence(Qt::ALT | Qt::Key_4),
            tr("One job: its verdict, report, files, timeline, evidence and log.")};
}

QWidget *JobDetailsPanel::makeHeader()
{
    auto *header = new QWidget(this);
    m_name = new QLabel(header);
    QFont font = m_name->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() + 2);
    m_name->setFont(font);
    m_badge = new QLabel(header);
    m_verdict = new QLabel(header);
    m_advice = new QLabel(header);
    m_error = new QLabel(header);
    for (QLabel *label : {m_verdict, m_advice, m_error}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_verdict->setAccessibleName(tr("Verdict"));
    m_advice->setAccessibleName(tr("What to do"));
    m_error->setAccessibleName(tr("Error text"));
    auto *bar = new QToolBar(header);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setAccessibleName(tr("What can be done with this job"));
    bar->addActions(m_context.actions->actions(CommandActions::Group::Job));
    QAction *folder = bar->addAction(icon(u"folder"), tr("Open folder"));
    folder->setToolTip(tr("Opens the job's folder in the file manager."));
    connect(folder, &QAction::triggered, this, [this] {
        if (m_job && !m_job->folder.isEmpty())
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_job->folder));
        else
            m_context.say(tr("The job has no folder yet."));
    });
    auto *title = new QHBoxLayout;
    title->addWidget(m_name);
    title->addWidget(m_badge);
    title->addStretch(1);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(10, 2, 6, 0);
    layout->setSpacing(4);
    layout->addLayout(title);
    layout->addWidget(m_verdict);
    layout->addWidget(m_error);
    layout->addWidget(m_advice);
    layout->addWidget(bar);
    return header;
}

QTreeView *JobDetailsPanel::makeTable(QAbstractItemModel *model, const QString &name,
                                      const QStringList &widths)
{
    auto *view = new QTreeView(this);
    view->setModel(model);
    styleView(view, name, false);
    view->setRootIsDecorated(false);
    view->setItemDelegate(new BadgeDelegate(view));
    setColumnWidths(view, widths);
    return view;
}

QString JobDetailsPanel::verdict() const
{
    return m_pages->currentIndex() == 0 ? QString() : m_verdict->text();
}

void JobDetailsPanel::showLog()
{
    m_tabs->setCurrentWidget(m_log);
    m_log->focusSearch();
}

void JobDetailsPanel::refresh(const ChangeSet &changes)
{
    const JobId job = m_context.selection.job();
    if (changes.everything || changes.ids.value(QStringLiteral("job")).contains(job.value())
        || (m_job && changes.requests.contains(m_job->requestId.value())))
        load();
}

void JobDetailsPanel::load()
{
    const JobId job = m_context.selection.job();
    if (!job.isValid()) {
        m_details.forget();
        showNothing(tr("No job selected"), tr("Select a job in the job tree to see what it did and why."));
        return;
    }
    m_details.ask(
        m_context.store, this, [job](Database &db) { return loadJobDetails(db, job); },
        [this](const Result<JobDetails> &details) {
            if (details)
                show(*details);
            else
                showNothing(tr("This job cannot be shown"), describe(details.error()));
        });
}

void JobDetailsPanel::showNothing(const QString &title, const QString &advice)
{
    m_job.reset();
    m_empty->setText(QStringLiteral("<b>%1</b><br>%2").arg(title.toHtmlEscaped(), advice.toHtmlEscaped()));
    m_log->setFolder({}, false);
    m_pages->setCurrentIndex(0);
    if (!std::exchange(m_answered, true))
        emit loaded();
}

void JobDetailsPanel::show(const JobDetails &details)
{
    const JobSummary &job = details.job;
    m_job = job;
    m_name->setText(job.kind == JobKind::Merge ? tr("Job %1, merge").arg(job.id.value())
                                               : tr("Job %1").arg(job.id.value()));
    m_verdict->setText(jobVerdict(job));
    m_advice->setText(jobAdvice(job));
    m_advice->setVisible(!m_advice->text().isEmpty());
    m_error->setText(job.failureText);
    m_error->setVisible(!job.failureText.isEmpty());
    showFacts(details);
    m_fileRows.set(details.files);
    m_timelineRows.setEntries(details.timeline);
    m_evidenceRows.set(details.evidence);
    m_tabs->setTabText(1, details.files.isEmpty() ? tr("Files") : tr("Files (%1)").arg(details.files.size()));
    m_log->setFolder(job.folder, mayStillWrite(job.status));
    paint();
    m_pages->setCurrentIndex(1);
    m_answered = true;
    emit loaded();
}

void JobDetailsPanel::showFacts(const JobDetails &details)
{
    while (QLayoutItem *item = m_factGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    constexpr qsizetype kLong = 26;  // characters; longer values get a line of their own
    QList<Fact> facts = jobFacts(details);
    const auto firstLong = std::stable_partition(facts.begin(), facts.end(),
                                                 [](const Fact &fact) { return fact.value.size() <= kLong; });
    const int paired = int(firstLong - facts.begin());
    const int rows = (paired + 1) / 2;
    const int allRows = rows + int(facts.size()) - paired;
    for (int i = 0; i < int(facts.size()); ++i) {
        const Fact &fact = facts.at(i);
        auto *title = new QLabel(fact.title, m_facts);
        title->setForegroundRole(QPalette::PlaceholderText);
        auto *value = new QLabel(fact.value, m_facts);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(fact.title);
        value->setToolTip(fact.description);
        value->setMinimumWidth(40);
        const bool isLong = i >= paired;
        const int row = isLong ? rows + i - paired : i % rows;
        const int column = isLong || i < rows ? 0 : 2;
        m_factGrid->addWidget(title, row, column);
        m_factGrid->addWidget(value, row, column + 1, 1, isLong ? 3 : 1);
    }
    m_factGrid->setColumnStretch(1, 1);
    m_factGrid->setColumnStretch(3, 1);
    for (int row = 0; row < allRows; ++row)
        m_factGrid->setRowStretch(row, 0);
    m_factGrid->setRowStretch(allRows, 1);
}

void JobDetailsPanel::paint()
{
    if (!m_job)
        return;
    const bool dark = isDark(palette());
    m_badge->setPixmap(
        badgePixmap(QString(toWord(m_job->status)), m_badge->font(), dark, devicePixelRatioF()));
    m_badge->setAccessibleName(tr("Status: %1").arg(toWord(m_job->status)));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, errorColours(dark).foreground);
    m_error->setPalette(colours);
}

void JobDetailsPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paint();
}

}  // namespace shiftdeck

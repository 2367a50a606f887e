#include "views/common/plandialog.h"

#include "models/commands/planunits.h"
#include "models/commands/presencetext.h"
#include "models/core/errortext.h"
#include "models/items/presence.h"
#include "views/common/commandform.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/planmodels.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QThreadPool>
#include <QToolButton>
#include <QUuid>

namespace shiftdeck {

namespace {
constexpr int kMostUnitLines = 500;
constexpr int kPauseMs = 300;
constexpr int kClockMs = 1000;
constexpr int kReadClockMs = 100;
constexpr qsizetype kMostOthers = 3;

void paintNotice(QLabel *label, const ColourPair &colours)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::Window, colours.background);
    palette.setColor(QPalette::WindowText, colours.foreground);
    label->setPalette(palette);
    label->setAutoFillBackground(true);
    label->setMargin(6);
    label->setWordWrap(true);
}
}  // namespace

// Files that are being read for a plan; what is written by the thread that reads is atomic.
struct FileReading {
    std::stop_source stop;
    std::atomic<int> perMille = 0;  // that are read
};

PlanDialog::PlanDialog(StoreClient &store, const CommandBus &bus, const Principal &who,
                       const CommandSpec &spec, const QJsonObject &arguments, QWidget *parent)
    : QDialog(parent), m_store(store), m_bus(bus), m_who(who), m_spec(&spec), m_given(arguments)
{
    build();
}

PlanDialog::PlanDialog(StoreClient &store, const CommandBus &bus, const Principal &who, ReceiptId receipt,
                       QWidget *parent)
    : QDialog(parent), m_store(store), m_bus(bus), m_who(who), m_undoOf(receipt)
{
    build();
}

void PlanDialog::build()
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_spec ? m_spec->title : tr("Undo"));
    m_title = new QLabel(windowTitle(), this);
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() + 3);
    m_title->setFont(font);
    auto *picture = new QLabel(this);
    picture->setPixmap(icon(m_spec ? m_spec->icon : QStringLiteral("undo")).pixmap(28, 28));
    m_description = new QLabel(m_spec ? m_spec->description : tr("Takes back what was done."), this);
    m_description->setWordWrap(true);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildPlanPage());
    m_pages->addWidget(buildOutcomePage());

    auto *buttons = new QDialogButtonBox(this);
    m_undo = buttons->addButton(tr("Undo"), QDialogButtonBox::ActionRole);
    m_undo->setIcon(icon(u"undo"));
    m_go = buttons->addButton(windowTitle(), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    m_undo->hide();
    m_close->hide();
    m_go->setDefault(true);
    m_go->setObjectName(QStringLiteral("execute"));
    m_undo->setObjectName(QStringLiteral("undo"));
    connect(m_go, &QPushButton::clicked, this, &PlanDialog::execute);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        emit undoAsked(m_receipt->id);
        accept();
    });

    // Where Enter begins a new line.
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(keys, &QShortcut::activated, m_go, &QPushButton::click);
    m_go->setToolTip(tr("Ctrl+Enter"));

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_description);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    resize(820, m_form && m_form->hasProse() ? 680 : 560);

    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PlanDialog::makePlan);
    m_pause.start(0);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &PlanDialog::showOthers);
    m_readClock.setInterval(kReadClockMs);
    connect(&m_readClock, &QTimer::timeout, this, [this] {
        const int perMille = m_reading ? m_reading->perMille.load() : 0;
        if (perMille == 0)
            return;  // what is read at once is not worth a word
        m_busy->setRange(0, 1000);
        m_busy->setValue(perMille);
        m_summary->setText(tr("Reading the files: %1 %").arg(perMille / 10));
    });
    connect(this, &QDialog::finished, this, &PlanDialog::forgetPresence);
    update();
}

void PlanDialog::setPresence(Presence &presence)
{
    m_presence = &presence;
    connect(&presence, &Presence::changed, this, &PlanDialog::showOthers);
}

PlanDialog::~PlanDialog() { stopReading(); }

QWidget *PlanDialog::buildPlanPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (m_spec) {
        m_form = new CommandForm(*m_spec, m_given, m_store, page);
        m_form->setVisible(!m_form->isEmpty());
        // What is written matters more than the one row that says it will be.
        layout->addWidget(m_form, m_form->hasProse() ? 12 : 0);
        connect(m_form, &CommandForm::changed, this, [this] {
            m_plan.reset();
            stopReading();
            m_planning.forget();
            m_pause.start(kPauseMs);
            update();
        });
    }
    m_busy = new QProgressBar(page);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(4);
    m_busy->setAccessibleName(tr("Working"));
    m_summary = new QLabel(page);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("summary"));
    QFont bold = m_summary->font();
    bold.setBold(true);
    m_summary->setFont(bold);
    m_problem = new QLabel(page);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_others = new QLabel(page);
    m_others->setObjectName(QStringLiteral("others"));
    m_others->setAccessibleName(tr("Who else is about to do something with the same requests"));
    m_others->setTextFormat(Qt::PlainText);
    paintNotice(m_others, warningColours(isDark(palette())));
    m_warnings = new QLabel(page);
    m_warnings->setObjectName(QStringLiteral("warnings"));
    paintNotice(m_warnings, warningColours(isDark(palette())));

    const auto table = [page](QAbstractItemModel *model, const QString &name) {
        auto *view = new QTreeView(page);
        view->setModel(model);
        styleView(view, name, false);
        view->setRootIsDecorated(false);
        view->setFrameShape(QFrame::StyledPanel);
        setColumnWidths(
            view,
            {QStringLiteral("job 123456 (run 146514, output-unreadable)"),
             QStringLiteral("1000 jobs for 1000 work units"),
             {}});
        return view;
    };
    m_includedRows = new PlanTable(page);
    m_leftOutRows = new PlanTable(page);
    m_included = table(m_includedRows, tr("What will be done"));
    m_included->setObjectName(QStringLiteral("included"));
    m_leftOutLabel = new QLabel(page);
    m_leftOut = table(m_leftOutRows, tr("What is left out, and why"));
    m_leftOut->setObjectName(QStringLiteral("leftOut"));

    m_units = new QPlainTextEdit(page);
    m_units->setObjectName(QStringLiteral("units"));
    m_units->setAccessibleName(tr("The work units of the chosen row, and why each is in or not"));
    m_units->setToolTip(tr("The work units of the chosen row, and why each is in or not"));
    m_units->setReadOnly(true);
    for (QTreeView *view : {m_included, m_leftOut})
        connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this, view] { showUnits(view); });

    m_cli = new QLineEdit(page);
    m_cli->setReadOnly(true);
    m_cli->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_cli->setAccessibleName(tr("The same on the command line"));
    m_cli->setToolTip(tr("The same on the command line"));
    auto *copy = new QToolButton(page);
    copy->setIcon(icon(u"copy"));
    copy->setToolTip(tr("Copy the command line"));
    copy->setAccessibleName(tr("Copy the command line"));
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_cli->text()); });
    auto *cliRow = new QHBoxLayout;
    cliRow->setSpacing(4);
    cliRow->addWidget(m_cli, 1);
    cliRow->addWidget(copy);

    m_typeLabel = new QLabel(page);
    m_typeLabel->setWordWrap(true);
    m_typed = new QLineEdit(page);
    m_typed->setObjectName(QStringLiteral("typed"));
    m_typed->setAccessibleName(tr("Type the name to confirm"));
    connect(m_typed, &QLineEdit::textChanged, this, &PlanDialog::update);

    layout->addWidget(m_busy);
    layout->addWidget(m_summary);
    layout->addWidget(m_problem);
    layout->addWidget(m_others);
    layout->addWidget(m_warnings);
    layout->addWidget(m_included, 3);
    layout->addWidget(m_leftOutLabel);
    layout->addWidget(m_leftOut, 2);
    layout->addWidget(m_units, 1);
    layout->addLayout(cliRow);
    layout->addWidget(m_typeLabel);
    layout->addWidget(m_typed);
    for (QWidget *hidden :
         std::initializer_list<QWidget *>{m_busy, m_problem, m_others, m_warnings, m_units, m_leftOut,
                                          m_leftOutLabel, m_typeLabel, m_typed})
        hidden->hide();
    return page;
}

QWidget *PlanDialog::buildOutcomePage()
{
    auto *page = new QWidget(this);
    m_outcomeSummary = new QLabel(page);
    m_outcomeSummary->setObjectName(QStringLiteral("outcome"));
    m_outcomeRows = new OutcomeTable(page);
    m_outcomes = new QTreeView(page);
    m_outcomes->setModel(m_outcomeRows);
    styleView(m_outcomes, tr("Result of every row"), false);
    m_outcomes->setRootIsDecorated(false);
    m_outcomes->setFrameShape(QFrame::StyledPanel);
    setColumnWidths(m_outcomes,
                    {QStringLiteral("request 12 (2011 production)"), QStringLiteral("not done____"), {}});
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outcomeSummary);
    layout->addWidget(m_outcomes, 1);
    return page;
}

Risk PlanDialog::risk() const
{
    const CommandSpec *spec = m_spec ? m_spec : m_plan ? m_bus.spec(m_plan->command) : nullptr;
    return spec ? spec->risk : Risk::Confirm;
}

void PlanDialog::makePlan()
{
    stopReading();
    m_plan.reset();
    const QStringList missing = m_form ? m_form->missing() : QStringList();
    if (!missing.isEmpty()) {
        m_includedRows->set({});
        m_leftOutRows->set({});
        m_summary->clear();
        setProblem(tr("Please fill in: %1.").arg(missing.join(QStringLiteral(", "))), false);
        update();
        return;
    }
    setBusy(true, tr("Working out what would happen..."));
    if (m_undoOf.isValid()) {
        m_planning.ask(
            m_store, this,
            [bus = &m_bus, who = m_who, receipt = m_undoOf](Database &db) {
                return bus->planUndo(db, who, receipt);
            },
            [this](Result<Plan> plan) { showPlan(std::move(plan)); });
    } else {
        const QJsonObject arguments = m_form->arguments();
        if (ReadAhead read = m_bus.readAhead(m_spec->id, arguments))
            readFiles(std::move(read), arguments);
        else
            planWith(arguments);
    }
    update();
}

void PlanDialog::planWith(const QJsonObject &arguments)
{
    m_planning.ask(
        m_store, this,
        [bus = &m_bus, who = m_who, id = m_spec->id, arguments](Database &db) {
            return bus->plan(db, who, id, arguments);
        },
        [this](Result<Plan> plan) { showPlan(std::move(plan)); });
}

void PlanDialog::readFiles(ReadAhead read, const QJsonObject &arguments)
{
    m_reading = std::make_shared<FileReading>();
    m_readClock.start();
    QThreadPool::globalInstance()->start(
        [reading = m_reading, read = std::move(read), arguments, dialog = QPointer<PlanDialog>(this)] {
            const auto progress = [reading](qint64 done, qint64 of) {
                reading->perMille = int(done * 1000 / std::max<qint64>(of, 1));
            };
            const Result<> done = read({reading->stop.get_token(), progress});
            // The application waits for the pool before it ends, which the dialog does not.
            const auto tell = [reading, arguments, dialog, done] {
                if (!dialog || dialog->m_reading != reading)
                    return;  // it was ended
                dialog->stopReading();
                if (done)
                    dialog->planWith(arguments);
                else
                    dialog->showPlan(tl::unexpected(done.error()));
            };
            QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
        });
}

void PlanDialog::stopReading()
{
    m_readClock.stop();
    if (const auto reading = std::exchange(m_reading, nullptr))
        reading->stop.request_stop();
    m_busy->setRange(0, 0);
}

// Of the chosen row, else of the first.
void PlanDialog::showUnits(const QTreeView *table)
{
    const PlanTable *rows = table == m_included ? m_includedRows : m_leftOutRows;
    const QModelIndex current = table->currentIndex();
    const int row = current.isValid() ? current.row() : 0;
    const QStringList lines =
        row < rows->rowCount() ? unitLines(rows->at(row).item, kMostUnitLines) : QStringList();
    m_units->setPlainText(lines.join(u'\n'));
    m_units->setVisible(!lines.isEmpty());
}

void PlanDialog::showPlan(Result<Plan> plan)
{
    setBusy(false);
    QList<PlanRow> included, leftOut;
    if (plan) {
        for (const PlanItem &item : std::as_const(plan->items))
            (item.included ? included : leftOut).append({int(included.size() + leftOut.size()), item});
        m_summary->setText(plan->summary);
        m_warnings->setText(plan->warnings.join(u'\n'));
        m_warnings->setVisible(!plan->warnings.isEmpty());
        m_cli->setText(plan->cliLine);
        m_cli->setCursorPosition(0);
        m_plan = *std::move(plan);
        m_key = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (m_problem->property("stays").toBool())
            m_problem->setProperty("stays", false);  // why the plan was made anew: to be read once
        else
            m_problem->hide();
    } else {
        m_summary->clear();
        m_warnings->hide();
        // Nobody has done anything wrong before the first look at the form.
        const bool toFillIn = !m_planned && plan.error().code == ErrorCode::InvalidInput;
        setProblem(toFillIn ? plan.error().cause : describe(plan.error()), !toFillIn);
    }
    m_planned = true;
    m_includedRows->set(included);
    m_leftOutRows->set(leftOut);
    m_included->setVisible(!included.isEmpty() || leftOut.isEmpty());
    m_leftOutLabel->setText(tr("Left out: %1").arg(leftOut.size()));
    m_leftOutLabel->setVisible(!leftOut.isEmpty());
    m_leftOut->setVisible(!leftOut.isEmpty());
    showUnits(included.isEmpty() ? m_leftOut : m_included);
    const bool byName = m_plan && risk() == Risk::TypeName && !included.isEmpty();
    if (byName)
        m_typeLabel->setText(tr("This cannot be taken back. Type <b>%1</b> to confirm.")
                                 .arg(m_plan->typeName.toHtmlEscaped()));
    m_typeLabel->setVisible(byName);
    m_typed->setVisible(byName);
    update();
    tellPresence();
    emit planned();
}

// What the plan is about the store knows best: a job's request, for example.
void PlanDialog::tellPresence()
{
    if (!m_presence || m_receipt)
        return;
    if (!m_plan || m_plan->included() == 0)
        return forgetPresence();
    m_finding.ask(
        m_store, this, [plan = *m_plan](Database &db) { return requestsOf(db, plan); },
        [this, command = m_plan->command](const Result<QList<RequestId>> &requests) {
            if (!requests || !m_presence || m_receipt)
                return;
            m_requests = *requests;
            m_told = true;
            m_presence->setCommand(command, m_requests, m_executing);
            showOthers();
        });
}

void PlanDialog::forgetPresence()
{
    m_finding.forget();
    m_requests.clear();
    if (std::exchange(m_told, false) && m_presence)
        m_presence->setCommand({}, {}, false);
    showOthers();
}

void PlanDialog::showOthers()
{
    QStringList lines;
    if (m_presence)
        lines = rivalTexts(m_bus, m_presence->others(), m_requests, m_presence->age());
    if (lines.size() > kMostOthers) {
        const qsizetype more = lines.size() - kMostOthers + 1;
        lines = lines.first(kMostOthers - 1);
        lines.append(tr("And %1 more; see the panel \"People\".").arg(more));
    }
    m_others->setText(lines.join(u'\n'));
    m_others->setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

void PlanDialog::update()
{
    const bool confirmed =
        m_plan && (risk() != Risk::TypeName || m_typed->text().trimmed() == m_plan->typeName);
    m_go->setEnabled(m_plan && m_plan->included() > 0 && confirmed && !m_executing);
    m_go->setToolTip(!m_plan                       ? tr("The plan is not ready yet.")
                         : m_plan->included() == 0 ? tr("Nothing would be done.")
                         : confirmed               ? QString()
                                                   : tr("Type the name first."));
    m_cancel->setEnabled(!m_executing);
    if (m_form)
        m_form->setEnabled(!m_executing);
}

void PlanDialog::execute()
{
    if (!m_plan || m_executing)
        return;
    m_executing = true;
    if (m_told && m_presence)
        m_presence->setCommand(m_plan->command, m_requests, true);
    setBusy(true, tr("Doing it..."));
    update();
    changeStore(
        m_store, this, m_plan->summary,
        [bus = &m_bus, who = m_who, plan = *m_plan, key = m_key](Database &db) {
            return bus->execute(db, who, plan, key);
        },
        [this](const Result<Receipt> &receipt) {
            m_executing = false;
            setBusy(false);
            if (receipt) {
                showReceipt(*receipt);
                return;
            }
            setProblem(describe(receipt.error()), true);
            if (m_told && m_presence && m_plan)
                m_presence->setCommand(m_plan->command, m_requests, false);
            if (receipt.error().code == ErrorCode::Conflict) {
                m_problem->setProperty("stays", true);
                makePlan();
            }
            update();
        });
}

void PlanDialog::showReceipt(const Receipt &receipt)
{
    m_receipt = receipt;
    forgetPresence();
    QList<OutcomeRow> rows;
    qsizetype undone = 0;
    for (const Outcome &outcome : receipt.outcomes) {
        rows.append({int(rows.size()), outcome});
        undone += outcome.done ? 0 : 1;
    }
    m_outcomeRows->set(rows);
    const bool dark = isDark(palette());
    paintNotice(m_outcomeSummary, undone == 0 ? goodColours(dark) : warningColours(dark));
    m_outcomeSummary->setText(
        receipt.repeated ? tr("%1 (It was done before; nothing was done again.)").arg(receipt.summary)
                         : receipt.summary);
    m_pages->setCurrentIndex(1);
    m_go->hide();
    m_cancel->hide();
    m_close->show();
    m_close->setDefault(true);
    m_close->setFocus();
    m_undo->setVisible(receipt.undoable);
    emit executed(receipt);
}

void PlanDialog::setProblem(const QString &text, bool isError)
{
    const bool dark = isDark(palette());
    paintNotice(m_problem, isError ? errorColours(dark) : statusColours(RequestStatus::New, dark));
    m_problem->setText(text);
    m_problem->show();
}

void PlanDialog::setBusy(bool busy, const QString &what)
{
    m_busy->setVisible(busy);
    if (busy)
        m_summary->setText(what);
}

}  // namespace shiftdeck

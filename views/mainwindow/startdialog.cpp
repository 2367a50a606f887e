#include "views/mainwindow/startdialog.h"

#include "models/core/errortext.h"
#include "views/common/icons.h"
#include "views/common/theme.h"
#include "views/connections/connectiondialog.h"
#include "views/connections/keyanswers.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStandardPaths>

namespace shiftdeck {

namespace {
const QString kRecentKey = QStringLiteral("recentStores");
constexpr int kMaxRecent = 10;
// Of an item of the list: a connection's name, or the path or address of a store.
constexpr int kConnectionRole = Qt::UserRole;
constexpr int kPathRole = Qt::UserRole + 1;
}  // namespace

StartDialog::StartDialog(QSettings &settings, const ProfileBook &book, KeyStore &keys, const QString &prodctl,
                         QWidget *parent)
    : QDialog(parent), m_settings(settings), m_book(book), m_keys(keys), m_prodctl(prodctl),
      m_list(new QListWidget(this)), m_problem(new QLabel(this)), m_busy(new QProgressBar(this)),
      m_open(new QPushButton(icon(u"ok"), tr("&Open"), this)),
      m_browse(new QPushButton(icon(u"folder"), tr("Choose a &file..."), this)),
      m_makeDemo(new QPushButton(icon(u"campaign"), tr("&Make the demo"), this)),
      m_stop(new QPushButton(icon(u"cancel"), tr("&Stop"), this)),
      m_new(new QPushButton(icon(u"new"), tr("&New connection..."), this)),
      m_edit(new QPushButton(icon(u"settings"), tr("&Edit..."), this)),
      m_duplicate(new QPushButton(icon(u"copy"), tr("&Duplicate..."), this)),
      m_remove(new QPushButton(icon(u"cancel"), tr("&Remove..."), this))
{
    setWindowTitle(tr("Shiftdeck"));
    setWindowIcon(applicationIcon());
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(64, 64));
    auto *title = new QLabel(
        tr("<h2>Shiftdeck</h2><p>Open the store of your campaigns, in a file or on a server, or make the "
           "demo campaign to look around: real collision events, real jobs, real failures.</p>"),
        this);
    title->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addWidget(title, 1);

    m_list->setAccessibleName(tr("Connections, and stores opened lately"));
    m_list->setToolTip(tr("Connections to servers, and stores opened lately"));
    m_problem->setWordWrap(true);
    m_problem->setMargin(8);
    m_problem->setAutoFillBackground(true);
    m_problem->setAccessibleName(tr("What went wrong"));
    m_problem->hide();
    m_busy->setRange(0, 0);
    m_busy->setAccessibleName(tr("What is being done"));
    m_open->setDefault(true);
    m_makeDemo->setToolTip(prodctl.isEmpty()
                               ? tr("The program prodctl was not found beside this one.")
                               : tr("Makes a store with two campaigns in a folder of your choice."));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_makeDemo);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_browse);
    buttons->addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->addLayout(head);
    auto *side = new QVBoxLayout;
    for (QPushButton *button : {m_new, m_edit, m_duplicate, m_remove})
        side->addWidget(button);
    side->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    layout->addLayout(middle, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_busy);
    layout->addLayout(buttons);
    resize(720, 460);
    fill();
    setBusy({});
    makeActions();
    connect(m_browse, &QPushButton::clicked, this, &StartDialog::browse);
    connect(m_makeDemo, &QPushButton::clicked, this, &StartDialog::makeDemo);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_demo.state() != QProcess::NotRunning)
            return m_demo.terminate();
        setBusy({});
        emit openingStopped();
    });
    connect(m_open, &QPushButton::clicked, this, &StartDialog::openCurrent);
    // Not itemActivated: Return is the default button's, and would open it twice.
    connect(m_list, &QListWidget::itemDoubleClicked, this, &StartDialog::openCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &StartDialog::update);
    connect(&m_demo, &QProcess::finished, this, &StartDialog::demoEnded);
    connect(&m_demo, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            setBusy({});
            showProblem(tr("%1 could not be started: %2").arg(m_prodctl, m_demo.errorString()));
        }
    });
}

StartDialog::~StartDialog() { m_demo.disconnect(this); }

void StartDialog::makeActions()
{
    const auto bind = [this](QPushButton *button, const QKeySequence &keys, auto work) {
        connect(button, &QPushButton::clicked, this, work);
        // Not by the button's own key: with the list in front, as in other lists.
        auto *shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
        button->setToolTip(keys.toString(QKeySequence::NativeText));
    };
    bind(m_new, QKeySequence(Qt::Key_Insert), [this] { makeNew({}); });
    bind(m_edit, QKeySequence(Qt::Key_F2), [this] { edit(currentConnection()); });
    bind(m_duplicate, QKeySequence(Qt::CTRL | Qt::Key_D), [this] { duplicate(); });
    bind(m_remove, QKeySequence(Qt::Key_Delete), [this] { remove(); });
}

void StartDialog::fill()
{
    const QString connection = currentConnection();
    m_list->clear();
    const auto profiles = m_book.load();
    if (profiles)
        for (const ConnectionProfile &profile : *profiles) {
            auto *item = new QListWidgetItem(
                icon(u"site"),
                tr("%1: %2", "connection, where it leads").arg(profile.name, summaryOf(profile)), m_list);
            item->setData(kConnectionRole, profile.name);
            item->setToolTip(tlsWarning(profile.tls));
        }
    else
        showProblem(describe(profiles.error()));
    for (const QString &path : recentStores(m_settings)) {
        auto *item = new QListWidgetItem(icon(u"campaign"), QDir::toNativeSeparators(path), m_list);
        item->setData(kPathRole, path);
    }
    showConnection(connection);
    update();
}

void StartDialog::showConnection(const QString &name)
{
    m_list->setCurrentRow(0);
    for (int row = 0; row < m_list->count() && !name.isEmpty(); ++row)
        if (m_list->item(row)->data(kConnectionRole).toString() == name)
            m_list->setCurrentRow(row);
    m_list->setFocus();
}

QString StartDialog::currentConnection() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(kConnectionRole).toString() : QString();
}

void StartDialog::openCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || m_isBusy)
        return;
    showProblem({});
    const QString connection = currentConnection();
    if (connection.isEmpty())
        emit chosen(item->data(kPathRole).toString());
    else
        emit connectionChosen(connection);
}

void StartDialog::follow(ConnectionDialog *dialog)
{
    connect(dialog, &ConnectionDialog::saved, this, [this](const QString &name) {
        showProblem({});
        fill();
        showConnection(name);
    });
    dialog->open();
}

void StartDialog::makeNew(const ConnectionProfile &like)
{
    follow(new ConnectionDialog(m_book, m_keys, like, {}, this));
}

void StartDialog::edit(const QString &name)
{
    const auto profile = m_book.find(name);
    if (!profile)
        return showProblem(describe(profile.error()));
    follow(new ConnectionDialog(m_book, m_keys, *profile, name, this));
}

void StartDialog::duplicate()
{
    auto profile = m_book.find(currentConnection());
    if (!profile)
        return showProblem(describe(profile.error()));
    profile->name += QStringLiteral("-2");
    makeNew(*profile);
}

void StartDialog::remove()
{
    const auto profile = m_book.find(currentConnection());
    if (!profile)
        return showProblem(describe(profile.error()));
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove a connection"),
                                tr("Remove the connection %1 (%2)?").arg(profile->name, summaryOf(*profile)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The store itself stays. The password is taken out of the key store, unless another connection "
           "uses it."));
    QPushButton *go = box->addButton(tr("Remove"), QMessageBox::AcceptRole);
    connect(go, &QPushButton::clicked, this, [this, gone = *profile] {
        if (const auto removed = m_book.remove(gone.name); !removed)
            return showProblem(describe(removed.error()));
        fill();
        const QString key = passwordKey(gone);
        const auto left = m_book.load();
        const auto uses = [&key](const ConnectionProfile &other) { return passwordKey(other) == key; };
        if (gone.password != PasswordSource::KeyStore || !left
            || std::any_of(left->begin(), left->end(), uses))
            return;
        m_keys.remove(
            key, onGuiThread<void>(this, [this](const Result<> &done) {
                if (!done)
                    showProblem(
                        tr("The password may still be in the key store: %1").arg(describe(done.error())));
            }));
    });
    box->open();
}

void StartDialog::update()
{
    const bool connection = !currentConnection().isEmpty();
    for (QPushButton *button : {m_edit, m_duplicate, m_remove})
        button->setEnabled(!m_isBusy && connection);
    m_new->setEnabled(!m_isBusy);
    m_browse->setEnabled(!m_isBusy);
    m_makeDemo->setEnabled(!m_isBusy && !m_prodctl.isEmpty());
    m_open->setEnabled(!m_isBusy && m_list->currentItem());
}

QStringList StartDialog::recentStores(const QSettings &settings)
{
    return settings.value(kRecentKey).toStringList().mid(0, kMaxRecent);
}

void StartDialog::rememberStore(QSettings &settings, const QString &path)
{
    QStringList stores = recentStores(settings);
    stores.removeAll(path);
    stores.prepend(path);
    settings.setValue(kRecentKey, stores.mid(0, kMaxRecent));
}

void StartDialog::showProblem(const QString &text)
{
    const ColourPair colours = errorColours(isDark(palette()));
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::Window, colours.background);
    palette.setColor(QPalette::WindowText, colours.foreground);
    m_problem->setPalette(palette);
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (!text.isEmpty() && m_demo.state() == QProcess::NotRunning)
        setBusy({});
}

void StartDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Open a store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Stores (*.db *.sqlite)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &StartDialog::chosen);
    dialog->open();
}

void StartDialog::makeDemo()
{
    auto *dialog = new QFileDialog(this, tr("A folder for the demo campaign"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::HomeLocation));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_demoFolder =
            QDir(folder).isEmpty() ? folder : QDir(folder).filePath(QStringLiteral("shiftdeck-demo"));
        showProblem({});
        m_demo.setProcessChannelMode(QProcess::MergedChannels);
        m_demo.start(m_prodctl, {QStringLiteral("demo"), QStringLiteral("create"), m_demoFolder});
        setBusy(tr("Making the demo campaign..."));
    });
    dialog->open();
}

void StartDialog::demoEnded(int exitCode, QProcess::ExitStatus status)
{
    setBusy({});
    if (status == QProcess::NormalExit && exitCode == 0) {
        emit chosen(QDir(m_demoFolder).filePath(QStringLiteral("shiftdeck.db")));
        return;
    }
    const QString words = QString::fromLocal8Bit(m_demo.readAll()).trimmed().right(600);
    showProblem(words.isEmpty() ? tr("The demo was not made.") : words);
}

void StartDialog::setBusy(const QString &what)
{
    m_isBusy = !what.isEmpty();
    m_busy->setFormat(what);
    m_busy->setVisible(m_isBusy);
    m_stop->setVisible(m_isBusy);
    update();
}

void StartDialog::setOpening(const QString &name)
{
    setBusy(name.isEmpty() ? QString() : tr("Opening %1...", "a store").arg(name));
}

}  // namespace shiftdeck

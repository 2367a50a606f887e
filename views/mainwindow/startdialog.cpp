#include "views/mainwindow/startdialog.h"

#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

namespace shiftdeck {

namespace {
const QString kRecentKey = QStringLiteral("recentStores");
constexpr int kMaxRecent = 10;
}  // namespace

StartDialog::StartDialog(QSettings &settings, const QString &prodctl, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_prodctl(prodctl), m_recent(new QListWidget(this)),
      m_problem(new QLabel(this)), m_busy(new QProgressBar(this)),
      m_open(new QPushButton(icon(u"ok"), tr("Open"), this)),
      m_browse(new QPushButton(icon(u"folder"), tr("Choose a file..."), this)),
      m_makeDemo(new QPushButton(icon(u"new"), tr("Make the demo"), this)),
      m_stop(new QPushButton(icon(u"cancel"), tr("Stop"), this))
{
    setWindowTitle(tr("Shiftdeck"));
    setWindowIcon(applicationIcon());
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(64, 64));
    auto *title = new QLabel(
        tr("<h2>Shiftdeck</h2><p>Open the store of your campaigns, or make the demo campaign to look "
           "around: real collision events, real jobs, real failures.</p>"),
        this);
    title->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addWidget(title, 1);

    m_recent->setAccessibleName(tr("Stores opened lately"));
    m_recent->setToolTip(tr("Stores opened lately"));
    for (const QString &path : recentStores(settings)) {
        auto *item = new QListWidgetItem(icon(u"campaign"), QDir::toNativeSeparators(path), m_recent);
        item->setData(Qt::UserRole, path);
    }
    m_recent->setCurrentRow(0);
    m_problem->setWordWrap(true);
    m_problem->setMargin(8);
    m_problem->setAutoFillBackground(true);
    m_problem->setAccessibleName(tr("What went wrong"));
    m_problem->hide();
    m_busy->setRange(0, 0);
    m_busy->setFormat(tr("Making the demo campaign..."));
    m_busy->setAccessibleName(tr("Making the demo campaign"));
    m_open->setDefault(true);
    m_open->setEnabled(m_recent->count() > 0);
    m_makeDemo->setEnabled(!prodctl.isEmpty());
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
    layout->addWidget(m_recent, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_busy);
    layout->addLayout(buttons);
    resize(620, 420);
    setBusy(false);

    const auto openCurrent = [this] {
        if (m_recent->currentItem())
            emit chosen(m_recent->currentItem()->data(Qt::UserRole).toString());
    };
    connect(m_open, &QPushButton::clicked, this, openCurrent);
    connect(m_recent, &QListWidget::itemActivated, this, openCurrent);
    connect(m_browse, &QPushButton::clicked, this, &StartDialog::browse);
    connect(m_makeDemo, &QPushButton::clicked, this, &StartDialog::makeDemo);
    connect(m_stop, &QPushButton::clicked, &m_demo, &QProcess::terminate);
    connect(&m_demo, &QProcess::finished, this, &StartDialog::demoEnded);
    connect(&m_demo, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            setBusy(false);
            showProblem(tr("%1 could not be started: %2").arg(m_prodctl, m_demo.errorString()));
        }
    });
}

StartDialog::~StartDialog() { m_demo.disconnect(this); }

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
        setBusy(true);
        m_demo.setProcessChannelMode(QProcess::MergedChannels);
        m_demo.start(m_prodctl, {QStringLiteral("demo"), QStringLiteral("create"), m_demoFolder});
    });
    dialog->open();
}

void StartDialog::demoEnded(int exitCode, QProcess::ExitStatus status)
{
    setBusy(false);
    if (status == QProcess::NormalExit && exitCode == 0) {
        emit chosen(QDir(m_demoFolder).filePath(QStringLiteral("shiftdeck.db")));
        return;
    }
    const QString words = QString::fromLocal8Bit(m_demo.readAll()).trimmed().right(600);
    showProblem(words.isEmpty() ? tr("The demo was not made.") : words);
}

void StartDialog::setBusy(bool busy)
{
    m_busy->setVisible(busy);
    m_stop->setVisible(busy);
    for (QPushButton *button : {m_browse, m_makeDemo})
        button->setEnabled(!busy && (button != m_makeDemo || !m_prodctl.isEmpty()));
    m_open->setEnabled(!busy && m_recent->count() > 0);
}

}  // namespace shiftdeck

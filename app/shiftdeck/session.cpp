#include "app/shiftdeck/session.h"

#include "models/core/errortext.h"
#include "models/storage/store.h"
#include "views/mainwindow/bench.h"
#include "views/mainwindow/pictures.h"
#include "views/mainwindow/startdialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPointer>
#include <QTextStream>
#include <QThreadPool>

namespace shiftdeck {

namespace {
const QString kUntoldKey = QStringLiteral("untold");
}  // namespace

Session::Session(QSettings &settings, Theme &theme, const SessionOptions &options,
                 const QElapsedTimer &started)
    : m_settings(settings), m_theme(theme), m_options(options), m_started(started)
{
}

// What nobody could be told is told by the next window.
Session::~Session()
{
    closeStore();
    if (m_untold.isEmpty())
        return;
    QTextStream(stderr) << m_untold.join(u'\n') << Qt::endl;
    m_settings.setValue(kUntoldKey, m_untold);
}

void Session::closeStore()
{
    m_window.reset();
    m_store.reset();
}

void Session::tellUntold()
{
    m_untold = m_settings.value(kUntoldKey).toStringList() + m_untold;
    m_settings.remove(kUntoldKey);
    if (m_untold.isEmpty())
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not done, or not known"),
                                tr("When the store was closed, this was being done:"), QMessageBox::Ok,
                                m_window.get());
    box->setInformativeText(m_untold.join(QStringLiteral("\n\n")));
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
    m_untold.clear();
}

QString Session::findProdctl()
{
    const QFileInfo file(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("prodctl")));
    return file.isExecutable() ? file.absoluteFilePath() : QString();
}

void Session::start()
{
    if (m_options.store.isEmpty())
        askForStore();
    else
        open(StoreLocation(m_options.store).absolute().text());
}

void Session::askForStore()
{
    m_start = std::make_unique<StartDialog>(m_settings, findProdctl());
    connect(m_start.get(), &StartDialog::chosen, this, &Session::open);
    m_start->show();
}

// Checks and migrates the store on another thread: a migration may take a while.
void Session::open(const QString &path)
{
    QThreadPool::globalInstance()->start([self = QPointer<Session>(this), path] {
        const auto prepared = Store::prepare(path, SystemClock().now());
        if (QCoreApplication *application = QCoreApplication::instance()) {
            QMetaObject::invokeMethod(
                application,
                [self, path, prepared] {
                    if (self)
                        self->show(path, prepared);
                },
                Qt::QueuedConnection);
        }
    });
}

void Session::show(const QString &path, const Result<QString> &prepared)
{
    if (!prepared)
        return giveUp(describe(prepared.error()));
    StartDialog::rememberStore(m_settings, path);
    closeStore();
    m_store = std::make_unique<StoreClient>(path);
    m_store->setLastWords([this](const QStringList &sentences) { m_untold += sentences; });
    m_window = std::make_unique<MainWindow>(*m_store, m_bus, m_settings, m_theme,
                                            WindowOptions{m_options.operatorName, findProdctl()});
    connect(m_window.get(), &MainWindow::openStoreAsked, this, &Session::askForStore);
    if (m_options.bench)
        runBench();
    m_window->show();
    if (m_start)
        m_start.release()->deleteLater();
    if (!m_options.bench && m_options.pictures.isEmpty())
        tellUntold();
    if (!prepared->isEmpty())
        m_window->context().say(
            tr("The store was brought to this version; a copy as it was is at %1.").arg(*prepared));
    if (!m_options.pictures.isEmpty())
        takePictures();
}

void Session::takePictures()
{
    auto *pictures = new Pictures(*m_window, m_theme, m_options.pictures, this);
    connect(pictures, &Pictures::taken, this,
            [](const QString &path) { QTextStream(stdout) << path << Qt::endl; });
    connect(pictures, &Pictures::finished, this, [this](const QString &problem) {
        if (!problem.isEmpty())
            return giveUp(problem);
        m_window->hide();
        QCoreApplication::quit();
    });
    pictures->start();
}

void Session::runBench()
{
    auto *bench = new Bench(*m_window, m_started, this);
    connect(bench, &Bench::finished, this, [this](const QJsonObject &figures) {
        QTextStream(stdout) << QJsonDocument(figures).toJson(QJsonDocument::Compact) << Qt::endl;
        m_window->hide();
        QCoreApplication::quit();
    });
}

// With nobody to read a dialog the sentence goes to stderr, and the program ends.
void Session::giveUp(const QString &sentence)
{
    if (m_options.bench || !m_options.pictures.isEmpty()) {
        QTextStream(stderr) << sentence << Qt::endl;
        QCoreApplication::exit(1);
        return;
    }
    if (!m_start)
        askForStore();
    m_start->showProblem(sentence);
    m_start->show();
    m_start->raise();
}

}  // namespace shiftdeck

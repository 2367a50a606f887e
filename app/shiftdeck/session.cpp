#include "app/shiftdeck/session.h"

#include "models/core/errortext.h"
#include "models/core/secret.h"
#include "models/storage/store.h"
#include "views/connections/keyanswers.h"
#include "views/connections/passworddialog.h"
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

Session::Session(QSettings &settings, Theme &theme, KeyStore &keys, const SessionOptions &options,
                 const QElapsedTimer &started)
    : m_settings(settings), m_theme(theme), m_keys(keys), m_options(options), m_started(started)
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

bool Session::isUnattended() const { return m_options.bench || !m_options.pictures.isEmpty(); }

QString Session::findProdctl()
{
    const QFileInfo file(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("prodctl")));
    return file.isExecutable() ? file.absoluteFilePath() : QString();
}

void Session::start()
{
    if (!m_options.connection.isEmpty())
        openConnection(m_options.connection);
    else if (!m_options.store.isEmpty())
        openPath(m_options.store);
    else
        askForStore();
}

void Session::askForStore()
{
    m_start = std::make_unique<StartDialog>(m_settings, m_book, m_keys, findProdctl());
    connect(m_start.get(), &StartDialog::chosen, this, &Session::openPath);
    connect(m_start.get(), &StartDialog::connectionChosen, this, &Session::openConnection);
    connect(m_start.get(), &StartDialog::openingStopped, this, [this] { ++m_generation; });
    m_start->show();
}

void Session::askForConnection()
{
    askForStore();
    m_start->showConnection();
}

// A word that is no path may be the name of a connection, as for prodctl.
void Session::openPath(const QString &path)
{
    const bool mayBeName = !path.contains(u'/') && !QFileInfo::exists(path);
    if (mayBeName && m_book.find(path))
        return openConnection(path);
    open({StoreLocation(path).absolute(), std::nullopt});
}

void Session::openConnection(const QString &name)
{
    const auto profile = m_book.find(name);
    if (!profile)
        return giveUp(describe(profile.error()));
    openProfile(*profile);
}

void Session::openProfile(const ConnectionProfile &profile)
{
    const quint64 generation = ++m_generation;
    if (m_start)
        m_start->setOpening(profile.name);
    switch (profile.password) {
    case PasswordSource::PasswordFile: return open({locationOf(profile), profile});
    case PasswordSource::Ask: return askForPassword(profile, {});
    case PasswordSource::KeyStore: break;
    }
    m_keys.read(passwordKey(profile),
                onGuiThread<QString>(this, [this, profile, generation](const Result<QString> &password) {
                    if (generation != m_generation)
                        return;
                    if (password)
                        return open({locationOf(profile).withPassword(*password), profile});
                    askForPassword(profile, describe(password.error()));
                }));
}

void Session::askForPassword(const ConnectionProfile &profile, const QString &reason)
{
    if (isUnattended())
        return giveUp(reason.isEmpty()
                          ? tr("There is nobody to ask for the password of %1.").arg(profile.name)
                          : reason);
    if (!m_start)
        askForStore();
    m_start->setOpening({});
    m_start->showConnection(profile.name);
    auto *dialog = new PasswordDialog(profile, reason, m_start.get());
    connect(dialog, &PasswordDialog::given, this, [this, profile](const QString &password, bool remember) {
        ++m_generation;
        if (m_start)
            m_start->setOpening(profile.name);
        open({locationOf(profile).withPassword(password), profile, remember, remember});
    });
    dialog->open();
}

// Checks and migrates the store on another thread: a migration may take a while.
void Session::open(const Opening &opening)
{
    if (!opening.location.password().isEmpty())
        forbidCoreFiles();
    const quint64 generation = ++m_generation;
    QThreadPool::globalInstance()->start([self = QPointer<Session>(this), opening, generation] {
        const auto prepared = Store::prepare(opening.location, SystemClock().now());
        if (QCoreApplication *application = QCoreApplication::instance()) {
            QMetaObject::invokeMethod(
                application,
                [self, opening, generation, prepared] {
                    if (self && generation == self->m_generation)
                        self->show(opening, prepared);
                },
                Qt::QueuedConnection);
        }
    });
}

void Session::show(const Opening &opening, const Result<QString> &prepared)
{
    if (m_start)
        m_start->setOpening({});
    if (!prepared) {
        const bool asks = opening.profile && opening.profile->password != PasswordSource::PasswordFile
            && prepared.error().code == ErrorCode::NotAuthorized;
        return asks ? askForPassword(*opening.profile, describe(prepared.error()))
                    : giveUp(describe(prepared.error()));
    }
    if (!opening.profile)
        StartDialog::rememberStore(m_settings, opening.location.text());
    closeStore();
    m_store = std::make_unique<StoreClient>(opening.location);
    m_store->setLastWords([this](const QStringList &sentences) { m_untold += sentences; });
    WindowOptions options{m_options.operatorName, findProdctl()};
    if (opening.profile) {
        options.connection = opening.profile->name;
        options.agentFindsPassword = opening.found;
    }
    m_window = std::make_unique<MainWindow>(*m_store, m_bus, m_settings, m_theme, options);
    connect(m_window.get(), &MainWindow::openStoreAsked, this, &Session::askForStore);
    connect(m_window.get(), &MainWindow::connectionsAsked, this, &Session::askForConnection);
    if (m_options.bench)
        runBench();
    m_window->show();
    if (m_start)
        m_start.release()->deleteLater();
    if (!isUnattended())
        tellUntold();
    if (!prepared->isEmpty())
        m_window->context().say(
            tr("The store was brought to this version; a copy as it was is at %1.").arg(*prepared));
    if (opening.remember)
        remember(opening);
    if (!m_options.pictures.isEmpty())
        takePictures();
}

void Session::remember(const Opening &opening)
{
    m_keys.write(passwordKey(*opening.profile), opening.location.password(),
                 onGuiThread<void>(this, [this](const Result<> &kept) {
                     if (m_window && !kept)
                         m_window->context().say(
                             tr("The password was not kept: %1").arg(describe(kept.error())));
                 }));
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
    if (isUnattended()) {
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

// One run of the window: which store, the window on it, and what to do when it cannot be opened.
//
// A connection's password comes from the key store or a question, is handed to the connections of the store
// in memory, and is kept nowhere else. A wrong one leads back to the question, with the reason.
#pragma once

#include "models/commands/bus.h"
#include "models/connections/keystore.h"
#include "models/connections/profilebook.h"
#include "models/storage/storeclient.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"

#include <QElapsedTimer>
#include <QSettings>

namespace shiftdeck {

class StartDialog;

struct SessionOptions {
    QString store, connection, operatorName, pictures;
    bool bench = false;
};

class Session : public QObject {
    Q_OBJECT

  public:
    // `settings`, `theme` and `keys` outlive it.
    Session(QSettings &settings, Theme &theme, KeyStore &keys, const SessionOptions &options,
            const QElapsedTimer &started);
    ~Session() override;

    // Opens the store of the options, or asks for one.
    void start();

  private:
    // A store that is on its way to be opened.
    struct Opening {
        StoreLocation location;
        std::optional<ConnectionProfile> profile;
        bool remember = false;  // the password, when it was right
        bool found = true;  // the password is where an agent finds it, too
    };
    void askForStore();
    void askForConnection();
    void openPath(const QString &path);
    void openConnection(const QString &name);
    void openProfile(const ConnectionProfile &profile);
    void askForPassword(const ConnectionProfile &profile, const QString &reason);
    void open(const Opening &opening);
    void show(const Opening &opening, const Result<QString> &prepared);
    void remember(const Opening &opening);
    void takePictures();
    void runBench();
    void giveUp(const QString &sentence);
    void closeStore();
    void tellUntold();
    bool isUnattended() const;  // nobody is there to read a dialog
    static QString findProdctl();

    QSettings &m_settings;
    Theme &m_theme;
    KeyStore &m_keys;
    const ProfileBook m_book{ProfileBook::defaultPath()};
    const SessionOptions m_options;
    const QElapsedTimer m_started;
    SystemClock m_clock;
    CommandBus m_bus{m_clock};
    QStringList m_untold;  // what became of changes that were being made when a store was closed
    std::unique_ptr<StoreClient> m_store;
    std::unique_ptr<MainWindow> m_window;  // after m_store: dies before it
    std::unique_ptr<StartDialog> m_start;
    quint64 m_generation = 0;  // of what is opened: an answer about an older choice is dropped
};

}  // namespace shiftdeck

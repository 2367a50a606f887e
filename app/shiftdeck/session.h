// One run of the window: which store, the window on it, and what to do when it cannot be opened.
#pragma once

#include "models/commands/bus.h"
#include "models/storage/storeclient.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"

#include <QElapsedTimer>
#include <QSettings>

namespace shiftdeck {

class StartDialog;

struct SessionOptions {
    QString store, operatorName, pictures;
    bool bench = false;
};

class Session : public QObject {
    Q_OBJECT

  public:
    Session(QSettings &settings, Theme &theme, const SessionOptions &options, const QElapsedTimer &started);
    ~Session() override;

    // Opens the store of the options, or asks for one.
    void start();

  private:
    void askForStore();
    void open(const QString &path);
    void show(const QString &path, const Result<QString> &prepared);
    void takePictures();
    void runBench();
    void giveUp(const QString &sentence);
    void closeStore();
    void tellUntold();
    static QString findProdctl();

    QSettings &m_settings;
    Theme &m_theme;
    const SessionOptions m_options;
    const QElapsedTimer m_started;
    SystemClock m_clock;
    CommandBus m_bus{m_clock};
    QStringList m_untold;  // what became of changes that were being made when a store was closed
    std::unique_ptr<StoreClient> m_store;
    std::unique_ptr<MainWindow> m_window;  // after m_store: dies before it
    std::unique_ptr<StartDialog> m_start;
};

}  // namespace shiftdeck

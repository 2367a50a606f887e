// Pictures of the window and of every panel, in light and dark, as PNG files in a folder.
//
// GUI thread; also without a display (platform "offscreen"). Waits until each panel shows what the store
// answered, at most kPatienceMs each, and for charts to come to rest.
#pragma once

#include "models/items/latest.h"
#include "views/common/theme.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <functional>

namespace shiftdeck {

class MainWindow;

class Pictures : public QObject {
    Q_OBJECT

  public:
    static constexpr int kPatienceMs = 20'000;

    Pictures(MainWindow &window, Theme &theme, const QString &folder, QObject *parent = nullptr);
    void start();

  signals:
    void taken(const QString &path);
    // Empty: all pictures were written.
    void finished(const QString &problem);

  private:
    struct Step {
        std::function<void()> begin;
        std::function<bool()> ready;
        std::function<void()> end;
        int restMs = 0;  // after ready, before end
    };
    void planSubject();
    void planPanels(const QString &theme);
    void planDialog(const QString &theme);
    void tick();
    void take(QWidget *widget, const QString &name);
    void chooseSubject();

    MainWindow &m_window;
    Theme &m_theme;
    const QString m_folder;
    std::deque<Step> m_steps;
    bool m_begun = false;
    bool m_chosen = false;
    QElapsedTimer m_clock;
    qint64 m_readyAt = -1;
    QTimer m_timer;
    QString m_problem;
};

}  // namespace shiftdeck

// Reads and compares the plots of files on a thread of its own, and hands them to the GUI thread in portions.
//
// GUI thread. One load at a time: a newer one stops the older one, of which nothing is told any more. The
// files are read by the thread, which ends within one plot after a stop; the destructor waits for that.
#pragma once

#include "models/quality/plotset.h"

#include <QObject>

#include <thread>

namespace shiftdeck {

class PlotLoader : public QObject {
    Q_OBJECT

  public:
    explicit PlotLoader(QObject *parent = nullptr) : QObject(parent) { }
    ~PlotLoader() override;

    void load(const PlotSources &sources, const QList<PlotRule> &rules);
    void stop();
    bool isBusy() const { return m_busy; }
    // Of the load that finished last: what is there, or why not.
    const Result<ComparedFiles> &result() const { return m_result; }

    // Runs other work there, as drawing a large plot; what it answers is called on the GUI thread, unless
    // something newer was asked.
    void run(std::function<std::function<void()>(std::stop_token)> work);

  signals:
    void portionCame(const shiftdeck::ComparedPortion &portion);
    void finished();  // see result()

  private:
    std::jthread m_thread;
    quint64 m_generation = 0;
    bool m_busy = false;
    Result<ComparedFiles> m_result;
};

}  // namespace shiftdeck

// What a person would wait for, measured in the real window: JSON for tests/bench.
//
//   firstPaintMs      program start to the first paint of the requests
//   expandRequestMs   the request with most jobs expanded, to the paint of its first grid jobs
//   expandGridJobMs   its first grid job expanded, to the paint of its jobs
//   filterClassMs     the job tree filtered by the most frequent failure class, to its paint
//   longestGapMs      longest time the event loop was held up, from the first paint on
//   startGapMs        the same before the first paint
//   rssKb             resident memory at the end
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QPersistentModelIndex>
#include <QTimer>

#include <functional>

namespace shiftdeck {

class MainWindow;

class Bench : public QObject {
    Q_OBJECT

  public:
    // `started` runs since the start of the program.
    Bench(MainWindow &window, const QElapsedTimer &started, QObject *parent = nullptr);

  signals:
    void finished(const QJsonObject &figures);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void beat();
    // Calls `next` after `viewport` painted while `isDone` held.
    void awaitPaint(QWidget *viewport, std::function<bool()> isDone, std::function<void()> next);
    void expandRequest();
    void expandGridJob();
    void filterClass();
    void filter(const QString &failureClass);
    void finish();

    MainWindow &m_window;
    const QElapsedTimer m_started;
    QElapsedTimer m_step, m_lastBeat;
    QTimer m_beat;
    QWidget *m_viewport = nullptr;
    std::function<bool()> m_isDone;
    std::function<void()> m_next;
    QPersistentModelIndex m_request;
    qint64 m_gap = 0;
    bool m_filtered = false;
    QJsonObject m_figures;
};

}  // namespace shiftdeck

// What the detector of the plot in front is certified as in its run, with the keys that say so: good, bad,
// or a comment.
//
// GUI thread. It reads on a thread of the store, anew when the quality of runs changes; flags are set by the
// command quality.flag with its plan, as in the panel Certification.
#pragma once

#include "models/items/latest.h"
#include "models/storage/quality.h"
#include "views/common/panel.h"

#include <QWidget>

class QAction;
class QLabel;

namespace shiftdeck {

class PlotSignoff : public QWidget {
    Q_OBJECT

  public:
    // A plot of a run, and what was found in it.
    struct Subject {
        qint64 run = 0, lastRun = 0;  // 0: of no run; of several: they differ
        QString detector, plot, verdict;
        bool operator==(const Subject &) const = default;
    };

    explicit PlotSignoff(PanelContext &context, QWidget *parent = nullptr);

    void setSubject(const Subject &subject);
    // For the widgets where their keys hold.
    const QList<QAction *> &actions() const { return m_actions; }

  private:
    struct Cell {
        QStringList detectors;  // that runs are certified for
        QString detector;  // of the store; empty: none of them is that of the plot
        QString flag;  // a word, or "mixed"
        QualityState state = QualityState::Open;
    };
    QAction *add(const char *icon, const QString &text, const QKeySequence &key, const char *name);
    void load();
    void explain();
    QString reason() const;  // why nothing can be said; empty: it can
    QJsonObject wish(const QString &flag) const;

    PanelContext &m_context;
    Subject m_subject;
    Latest m_answer;
    Result<Cell> m_cell;
    QList<QAction *> m_actions;
    QLabel *m_text;
};

}  // namespace shiftdeck

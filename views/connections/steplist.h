// The steps of a test of a connection, a line each: state, step, time, what was found and what to do.
// GUI thread. Every line takes the keyboard, and tells a screen reader everything.
#pragma once

#include "models/connections/connectionsteps.h"

#include <QScrollArea>

class QLabel;

namespace shiftdeck {

class StepList : public QScrollArea {
    Q_OBJECT

  public:
    explicit StepList(QWidget *parent = nullptr);

    // All steps wait to be tried.
    void clear();
    void tell(const StepReport &report);
    const QList<StepReport> &reports() const { return m_reports; }
    // For a mail to the administrator; holds no password.
    QString asText() const;

  protected:
    void changeEvent(QEvent *event) override;

  private:
    struct Line {
        QLabel *picture, *title, *time, *text;
    };
    void show(const StepReport &report);
    void paintLine(const Line &line, const StepReport &report);

    QList<Line> m_lines;
    QList<StepReport> m_reports;  // those that ended or run
};

}  // namespace shiftdeck

// The right half of the status bar: the store, the agent, the age of what is shown, the operator.
#pragma once

#include "models/items/latest.h"
#include "models/storage/records.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace shiftdeck {

class PanelContext;

class StatusLine : public QWidget {
    Q_OBJECT

  public:
    StatusLine(PanelContext &context, QMenu *operators, QWidget *parent = nullptr);

    QString storeText() const;
    QString agentText() const;
    QToolButton *peopleButton() const { return m_people; }
    bool agentRuns() const;

  signals:
    void startAgentAsked();

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void readAgent();
    void update();
    void showPeople();
    void showConnection(bool ok, const Error &error);

    PanelContext &m_context;
    Latest m_reading;
    std::optional<AgentState> m_agent;
    bool m_agentKnown = false;
    int m_connected = -1;  // -1: not known yet
    QString m_problem;
    QTimer m_tick;
    QLabel *m_store, *m_agentLabel, *m_age;
    QPushButton *m_start;
    QToolButton *m_people, *m_operator;
};

}  // namespace shiftdeck

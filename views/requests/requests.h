// The Requests panel: who does what, how far it is, and the buttons that move it on.
#pragma once

#include "models/items/requestmodel.h"
#include "views/common/panel.h"

class QSortFilterProxyModel;
class QTreeView;
class QLabel;

namespace shiftdeck {

class EmptyHint;
class FilterBox;

class RequestsPanel : public Panel {
    Q_OBJECT

  public:
    explicit RequestsPanel(PanelContext &context, QWidget *parent = nullptr);
    ~RequestsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_answered; }

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    QWidget *makeButtons();
    QList<RequestSummary> selected() const;
    void tellSelection();
    void tellNote();
    void showPresence();
    void followSelection();
    void showMenu(const QPoint &at);
    void answered();

    RequestModel m_model;
    QSortFilterProxyModel *m_sorted;
    FilterBox *m_filter;
    QTreeView *m_view;
    EmptyHint *m_hint;
    QLabel *m_count;
    QLabel *m_note;
    QTimer m_clock;
    bool m_answered = false;
};

}  // namespace shiftdeck

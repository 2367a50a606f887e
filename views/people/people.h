// People: who has this store open, where, since when, and what they have open and are about to do.
//
// GUI thread. It shows what Presence knows. Double click or Enter shows the requests that one has open.
#pragma once

#include "views/common/panel.h"
#include "views/people/peoplemodel.h"

class QAction;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class PeoplePanel : public Panel {
    Q_OBJECT

  public:
    explicit PeoplePanel(PanelContext &context, QWidget *parent = nullptr);
    ~PeoplePanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void showPeople();
    void showTheirs();
    void follow();
    QList<RequestId> theirs() const;  // what the chosen one has open or is about to act on

    PeopleModel m_model;
    QTreeView *m_table;
    EmptyHint *m_hint;
    QAction *m_show;
    QTimer m_clock;
    bool m_loaded = false;
};

}  // namespace shiftdeck

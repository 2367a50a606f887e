// What the chosen site is certified for, with who said so, when and why, and what to do about it. GUI thread;
// it reads nothing by itself. Enter or a double click shows the jobs of a trial.
#pragma once

#include "models/storage/sitefacts.h"
#include "views/common/panel.h"
#include "views/endpoints/certificationmodel.h"

class QAction;
class QLabel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class CertificationBox : public QWidget {
    Q_OBJECT

  public:
    explicit CertificationBox(PanelContext &context, QWidget *parent = nullptr);
    ~CertificationBox() override;

    void setRows(const QList<CertificationRow> &rows);
    // Instead of rows: why there are none.
    void setNothing(const QString &title, const QString &text);
    // Which actions are live; no site: none is.
    void explain(const SiteFacts *site);
    QList<QAction *> actions() const { return {m_certify, m_withdraw, m_require, m_exempt}; }

  private:
    const CertificationRow *chosen() const;
    void choose();
    void showTrial();

    PanelContext &m_context;
    CertificationModel m_model;
    QTreeView *m_table;
    EmptyHint *m_hint;
    QAction *m_certify;
    QAction *m_withdraw;
    QAction *m_require;
    QAction *m_exempt;
    QLabel *m_findings;
    std::optional<SiteFacts> m_site;
};

}  // namespace shiftdeck

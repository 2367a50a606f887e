// What was imported about runs, the newest first, with the report on each line by line; one that was wrong is
// withdrawn here.
//
// GUI thread. Reads when it is shown, and again when something was imported; both tables are read off the GUI
// thread.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/runs/importsmodel.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class ImportsBox : public QWidget {
    Q_OBJECT

  public:
    static constexpr int kMostImports = 1000;  // the newest

    explicit ImportsBox(PanelContext &context, QWidget *parent = nullptr);
    ~ImportsBox() override;

    // Something was imported or withdrawn.
    void follow();

  protected:
    void showEvent(QShowEvent *event) override;

  private:
    QTreeView *makeTable(QSortFilterProxyModel *rows, const QString &name, const QStringList &typical);
    void load();
    void showImports(const Result<QList<ImportRow>> &imports);
    void loadReport();
    void showReport(const ImportRow &import, const Result<QJsonObject> &report);
    void explain();
    const ImportRow *current() const;  // nullptr: none is chosen

    PanelContext &m_context;
    Latest m_answer, m_reportAnswer;
    ImportsModel m_imports;
    RemarksModel m_remarks;
    bool m_old = true;  // what is shown
    QSortFilterProxyModel *m_importRows, *m_remarkRows;
    QAction *m_withdraw;
    QTreeView *m_table, *m_report;
    EmptyHint *m_hint, *m_reportHint;
    QLabel *m_about;
};

}  // namespace shiftdeck

// From a command to its outcome: what to fill in, the exact plan, confirmation, the result of every row.
//
// GUI thread. Planning and executing run on the store's threads; the dialog shows that it waits, and closing
// it while a plan is made forgets the plan (an execution that was confirmed is always completed). Large files
// are read before, on a thread of the pool: the dialog shows how far that is, and closing it ends it.
#pragma once

#include "models/commands/bus.h"
#include "models/items/latest.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace shiftdeck {

class CommandForm;
struct FileReading;
class OutcomeTable;
class PlanTable;

class Presence;

class PlanDialog : public QDialog {
    Q_OBJECT

  public:
    // `bus` and `store` outlive the dialog.
    PlanDialog(StoreClient &store, const CommandBus &bus, const Principal &who, const CommandSpec &spec,
               const QJsonObject &arguments, QWidget *parent = nullptr);
    // The plan that takes a receipt back.
    PlanDialog(StoreClient &store, const CommandBus &bus, const Principal &who, ReceiptId receipt,
               QWidget *parent = nullptr);

    ~PlanDialog() override;

    // Tells the others what is planned here, and shows who else is about to do something with the same
    // requests. It outlives the dialog.
    void setPresence(Presence &presence);

    const std::optional<Plan> &plan() const { return m_plan; }

  signals:
    void planned();
    void executed(const shiftdeck::Receipt &receipt);
    // The person wants to take back what was just done.
    void undoAsked(shiftdeck::ReceiptId receipt);

  private:
    void build();
    QWidget *buildPlanPage();
    QWidget *buildOutcomePage();
    void makePlan();
    void readFiles(ReadAhead read, const QJsonObject &arguments);
    void planWith(const QJsonObject &arguments);
    void stopReading();
    void showPlan(Result<Plan> plan);
    void execute();
    void showReceipt(const Receipt &receipt);
    void showUnits(const QTreeView *table);
    void tellPresence();
    void forgetPresence();
    void showOthers();
    void setProblem(const QString &text, bool isError);
    void setBusy(bool busy, const QString &what = {});
    void update();
    Risk risk() const;

    StoreClient &m_store;
    const CommandBus &m_bus;
    const Principal m_who;
    const CommandSpec *m_spec = nullptr;
    const QJsonObject m_given;
    const ReceiptId m_undoOf;
    std::optional<Plan> m_plan;
    std::optional<Receipt> m_receipt;
    QPointer<Presence> m_presence;
    QList<RequestId> m_requests;  // that the plan is about
    bool m_told = false;  // the others know of it
    Latest m_planning, m_finding;
    QTimer m_pause, m_clock, m_readClock;
    std::shared_ptr<FileReading> m_reading;  // under way
    QString m_key;  // idempotency key of this confirmation
    bool m_executing = false;
    bool m_planned = false;  // at least once

    CommandForm *m_form = nullptr;
    QStackedWidget *m_pages;
    QLabel *m_title, *m_description, *m_summary, *m_problem, *m_others, *m_warnings, *m_typeLabel,
        *m_leftOutLabel;
    QTreeView *m_included, *m_leftOut, *m_outcomes;
    PlanTable *m_includedRows, *m_leftOutRows;
    OutcomeTable *m_outcomeRows;
    QLineEdit *m_cli, *m_typed;
    QLabel *m_outcomeSummary;
    QPlainTextEdit *m_units;
    QProgressBar *m_busy;
    QPushButton *m_go, *m_cancel, *m_undo, *m_close;
};

}  // namespace shiftdeck

Q_DECLARE_METATYPE(shiftdeck::Receipt)

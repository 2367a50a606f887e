// The charts of the Run summary: luminosity per run and integrated, the ratio of two methods, and a campaign
// against another one with what it is still missing, run by run; each with the numbers behind it as CSV.
//
// GUI thread. Draws the runs that the table shows, when it is itself shown.
#pragma once

#include "models/items/tablemodel.h"
#include "views/common/panel.h"
#include "views/runs/runchart.h"
#include "views/runs/runmodel.h"

class QComboBox;
class QLabel;
class QToolButton;
class QTreeView;

namespace shiftdeck {

class MissingModel : public TableModel<MissingLumi> {
    Q_DECLARE_TR_FUNCTIONS(MissingModel)

  public:
    enum Column { Run, Recorded, Processed, Missing, Other, Why, ColumnCount };
    MissingModel(LumiUnit unit, const QString &campaign, const QString &other, QObject *parent = nullptr)
        : TableModel(parent), m_unit(unit), m_campaign(campaign), m_other(other)
    {
    }

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const MissingLumi &row) const override { return row.run; }
    QVariant cell(const MissingLumi &row, int column, int role) const override;

  private:
    const LumiUnit m_unit;
    const QString m_campaign, m_other;
};

class RunChartsBox : public QWidget {
    Q_OBJECT

  public:
    enum Kind { PerRun, Integrated, MethodRatio, Campaigns };

    explicit RunChartsBox(PanelContext &context, QWidget *parent = nullptr);
    ~RunChartsBox() override;

    // `predecessors`: of campaigns that have one, by name.
    void setRuns(const QList<RunRow> &runs, const RunShape &shape,
                 const QHash<QString, QString> &predecessors);
    // The numbers behind the chart that is shown.
    void saveNumbers(const QString &path);
    void savePicture(const QString &path);

  protected:
    void showEvent(QShowEvent *event) override;

  private:
    void makeControls();
    void fillCampaigns();
    void draw();
    void drawMissing(const LumiSeries &series);
    void tell(const QString &path, const Result<> &saved);
    Kind kind() const;
    QString campaign() const;
    QString other() const;

    PanelContext &m_context;
    QList<RunRow> m_rows;
    RunShape m_shape;
    QHash<QString, QString> m_predecessors;
    bool m_stale = false;  // what is shown is older than m_rows
    QComboBox *m_kind, *m_campaign, *m_other;
    QToolButton *m_export;
    QLabel *m_message;
    RunChart *m_chart;
    QTreeView *m_missing;
    std::unique_ptr<MissingModel> m_missingModel;
};

}  // namespace shiftdeck

// Progress: events and jobs over time for the selected requests or all, and when it will be done.
//
// GUI thread. Exports the points as CSV and the chart as a picture, off the GUI thread.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/progress/progressdata.h"

#include <QTimer>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace shiftdeck {

class ProgressChart;

class ProgressPanel : public Panel {
    Q_OBJECT

  public:
    explicit ProgressPanel(PanelContext &context, QWidget *parent = nullptr);

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }
    void savePoints(const QString &path);
    void savePicture(const QString &path);

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    QWidget *makeContent();
    void makeExports();
    void load();
    void showProgress(const Result<ProgressData> &data);
    void showTexts();
    void showMessage(const QString &title, const QString &hint);
    void tell(const QString &path, const Result<> &saved);

    Latest m_answer;
    ProgressData m_data;
    QTimer m_tick;  // an estimate ages while nothing changes
    bool m_again = false;  // something changed while an answer was awaited
    bool m_loaded = false;
    QLabel *m_title;
    QLabel *m_eta;
    QLabel *m_numbers;
    QToolButton *m_export;
    ProgressChart *m_chart;
    QLabel *m_message;
    QStackedLayout *m_pages;
};

}  // namespace shiftdeck

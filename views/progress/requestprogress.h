// Events and jobs over time for the selected requests or all, and when they will be done.
//
// GUI thread. A page of the Progress panel, which tells it what changed. Exports the points as CSV and the
// chart as a picture, off the GUI thread.
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

class RequestProgress : public QWidget {
    Q_OBJECT

  public:
    explicit RequestProgress(PanelContext &context, QWidget *parent = nullptr);

    bool isLoaded() const { return m_loaded; }
    // Something that it shows changed.
    void refresh();
    void savePoints(const QString &path);
    void savePicture(const QString &path);

  signals:
    void loaded();

  private:
    QWidget *makeContent();
    void makeExports();
    void load();
    void loadBasis();
    void showProgress(const Result<ProgressData> &data);
    void showTexts();
    void showMessage(const QString &title, const QString &hint);
    void tell(const QString &path, const Result<> &saved);

    PanelContext &m_context;
    Latest m_answer, m_basisAnswer;
    ProgressData m_data;
    EtaBasis m_basis;
    TimeMs m_basisAt = 0;  // when it was read
    QTimer m_tick;  // an estimate ages while nothing changes
    bool m_again = false;  // something changed while an answer was awaited
    bool m_loaded = false;
    QLabel *m_title;
    QLabel *m_eta;
    QLabel *m_score;
    QLabel *m_numbers;
    QToolButton *m_export;
    ProgressChart *m_chart;
    QLabel *m_message;
    QStackedLayout *m_pages;
};

}  // namespace shiftdeck

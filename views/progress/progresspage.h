// One section of the progress of a campaign: its sentences, charts and tables, as a page.
//
// GUI thread. The panel reads the section and gives it here; widgets stay, so that the pointer in a chart and
// the row that is chosen survive a new content.
#pragma once

#include "models/items/reportsection.h"

#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace shiftdeck {

class ReportChart;
class ReportTableView;

class ProgressPage : public QScrollArea {
    Q_OBJECT

  public:
    explicit ProgressPage(const QString &title, QWidget *parent = nullptr);

    void setSection(const ReportSection &section);
    // Instead of a content that could not be read.
    void setProblem(const QString &sentence);
    const ReportSection &section() const { return m_section; }
    const QList<ReportChart *> &charts() const { return m_charts; }
    ReportTableView *table(const QString &id) const;
    // Buttons above the tables.
    void addButton(QWidget *button);

  signals:
    // The first content has made its widgets.
    void made();

  private:
    void makeWidgets();

    ReportSection m_section;
    QLabel *m_first;
    QLabel *m_others;
    QHBoxLayout *m_buttons;
    QVBoxLayout *m_layout;
    QList<ReportChart *> m_charts;
    QList<ReportTableView *> m_tables;
    bool m_made = false;
};

}  // namespace shiftdeck

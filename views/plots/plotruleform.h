// A rule about plots, to be filled in: its pattern, tests with their thresholds, and what they need. GUI
// thread.
#pragma once

#include "models/quality/plotrules.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace shiftdeck {

class PlotRuleForm : public QWidget {
    Q_OBJECT

  public:
    explicit PlotRuleForm(QWidget *parent = nullptr);

    // Tells `changed` once.
    void setRule(const PlotRule &rule);
    // InvalidInput, with what is wrong in which field.
    Result<PlotRule> rule() const;
    QString pattern() const;
    // Of the command plotrule.set; only where rule() is one.
    QJsonObject arguments() const;

  signals:
    void changed();

  private:
    struct TestRow {
        ComparisonTest test = ComparisonTest::Chi2;
        QCheckBox *used = nullptr;
        QLineEdit *warning = nullptr, *error = nullptr;
    };
    QLineEdit *line(const char *name, const QString &title, const QString &help, int most);
    void addTest(QGridLayout *grid, ComparisonTest test, const QString &title, const QString &help);
    void enableTests();

    QLineEdit *m_pattern, *m_detector, *m_entries, *m_tolerance;
    QComboBox *m_kind;
    QList<TestRow> m_tests;
    QCheckBox *m_normalise, *m_shifter;
    bool m_filling = false;
};

}  // namespace shiftdeck

// Bars of failed attempts per class, most frequent on top. GUI thread.
#pragma once

#include "views/common/chartview.h"
#include "views/failuremodes/failuremodel.h"

class QBarCategoryAxis;
class QHorizontalStackedBarSeries;
class QValueAxis;

namespace shiftdeck {

class FailureChart : public ChartView {
    Q_OBJECT

  public:
    static constexpr qsizetype kMaxBars = 20;  // more classes than this share the last bar

    explicit FailureChart(QWidget *parent = nullptr);

    void setClasses(const QList<ClassCount> &classes);
    // The others fade; empty: none fades.
    void setChosen(const QString &failureClass);
    // What a screen reader reads instead of the bars.
    QString inWords() const;
    // Classes with a bar, from the top.
    QStringList classesShown() const;

  signals:
    void classClicked(const QString &failureClass);

  private:
    void rebuild();
    void colour();
    void showTip(int bar, bool inside);

    QList<ClassCount> m_classes;  // as shown; an empty word is the bar of the rest
    QString m_chosen;
    qint64 m_total = 0;
    QHorizontalStackedBarSeries *m_series;
    QBarCategoryAxis *m_names;
    QValueAxis *m_counts;
};

}  // namespace shiftdeck

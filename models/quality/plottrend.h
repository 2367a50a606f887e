// A quantity of one plot over runs: entries, mean, width, flows, and how it compares with a reference.
//
// readTrend() reads one plot of each file and blocks on the disk; it runs on a thread of its own and stops
// between two files. The rest is pure.
#pragma once

#include "models/quality/plotdrawing.h"

namespace shiftdeck {

enum class TrendQuantity {
    Entries,
    Mean,  // with its error
    StandardDeviation,
    Underflow,
    Overflow,
    Integral,
    Chi2Probability,  // of the comparison with the reference
    LargestPull,
    RatioOfEntries,  // data / reference
};
namespace words {
template <>
struct Table<TrendQuantity> {
    static constexpr std::array list{W("entries"),          W("mean"),         W("std-dev"),
                                     W("underflow"),        W("overflow"),     W("integral"),
                                     W("chi2-probability"), W("largest-pull"), W("ratio-of-entries")};
};
}  // namespace words

QString trendTitle(TrendQuantity quantity);  // "Mean", translated
bool needsReference(TrendQuantity quantity);

struct TrendSource {
    qint64 run = 0;
    QString path;
};
struct TrendPoint {
    qint64 run = 0;
    std::optional<double> value;  // none: not to be had, and `problem` says why
    double error = 0;  // 0: none
    QString problem;
};

// nullptr: there is no reference.
TrendPoint trendPoint(qint64 run, const Plot &plot, const Plot *reference, TrendQuantity quantity,
                      const ComparisonRule &rule = {}, std::optional<PlotKind> kind = {});
// In the order of the sources; Cancelled after a stop.
Result<QList<TrendPoint>> readTrend(const QList<TrendSource> &sources, const QString &plot,
                                    const PlotPointer &reference, TrendQuantity quantity,
                                    const QList<PlotRule> &rules, std::stop_token stop = {});

// A point for each run, gaps where there is none; runs stand side by side, whatever their numbers.
PlotDrawing trendDrawing(const QList<TrendPoint> &points, const QString &plot, TrendQuantity quantity);
// "run,value,error,problem"
QByteArray trendCsv(const QList<TrendPoint> &points);

}  // namespace shiftdeck

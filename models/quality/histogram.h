// Histograms as values: what a plot of data quality holds, whatever file it came from (rootfile.h,
// rootjson.h).
//
// Shapes. A histogram of dimension d has (bins + 2) cells along each of its axes: 0 is the underflow, 1..bins
// are the bins, bins + 1 is the overflow. Cells lie in one list, x fastest: x + (nx + 2) * (y + (ny + 2) *
// z). All contents are doubles, also those of classes that store bytes or integers (64-bit integers beyond
// 2^53 lose their last digits).
//
// Profiles (TProfile, TProfile2D) hold sums per cell, not means: `contents` is the sum of w*t, `squares` of
// w*t^2, `binEntries` of w, `binSquares` of w^2, t being the profiled quantity. histogramstatistics.h makes
// means and errors of them.
//
// Plain values without a thread of their own. Copies are cheap (shared until changed).
#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace shiftdeck {

struct HistogramAxis {
    QString name, title;
    int bins = 1;
    double low = 0.0, high = 1.0;
    QList<double> edges;  // bins + 1, ascending; empty: all bins have the same width
    QMap<int, QString> labels;  // by bin, from 1
    int first = 0, last = 0;  // the bins its owner chose to see, where `hasRange`
    bool hasRange = false;
    quint32 bits = 0;  // as ROOT keeps them, so that a copy draws the same

    // The lower edge of a bin; that of bins + 1 is the upper edge of the axis.
    double edge(int bin) const;
    double center(int bin) const;
    double width(int bin) const;
    // 0 below the axis, bins + 1 at its end, above it and for what is no number.
    int findBin(double value) const;
    bool operator==(const HistogramAxis &) const = default;
};

// Sums over all fills inside the axes, as they were made: w weights, x, y, z coordinates. For a profile the
// profiled quantity is y of a TProfile and z of a TProfile2D.
struct HistogramSums {
    double w = 0, w2 = 0, wx = 0, wx2 = 0, wy = 0, wy2 = 0, wxy = 0, wz = 0, wz2 = 0, wxz = 0, wyz = 0;
    bool operator==(const HistogramSums &) const = default;
};

enum class BinErrors { Normal = 0, Poisson = 1, Poisson2 = 2 };  // fBinStatErrOpt
enum class ProfileErrors { OfMean = 0, Spread = 1, SpreadOfIntegers = 2, Gauss = 3 };  // fErrorMode

struct Histogram {
    QString className;  // of ROOT: "TH1D", "TH2F", "TProfile", ...
    QString name, title;
    int dimension = 1;
    HistogramAxis x, y, z;  // y and z of a one-dimensional histogram carry only their titles
    QList<double> contents;  // one for each cell
    QList<double> squares;  // sum of squared weights of each cell, or empty: all weights were 1
    double entries = 0;
    HistogramSums sums;
    double maximum = -1111, minimum = -1111;  // of the drawn scale; -1111: not chosen
    double normFactor = 0;
    QString option;  // how its maker wants it drawn
    quint32 bits = 0;  // as ROOT keeps them
    BinErrors binErrors = BinErrors::Normal;
    int statOverflows = 2;  // fStatOverflows: 0 without flows, 1 with, 2 not said
    // Profiles only:
    QList<double> binEntries, binSquares;  // `binSquares` may be empty: all weights were 1
    ProfileErrors profileErrors = ProfileErrors::OfMean;
    double valueLow = 0, valueHigh = 0;  // accepted range of the profiled quantity; equal: all of it

    bool isProfile() const { return className.startsWith(QLatin1StringView("TProfile")); }
    int cells() const;  // what the axes ask for
    int cell(int binX, int binY = 0, int binZ = 0) const;
    bool operator==(const Histogram &) const = default;
};

// Passed of total, as TEfficiency keeps them. efficiency.h makes ratios and intervals of them.
struct Efficiency {
    QString name, title;
    Histogram passed, total;  // of the same axes
    double confidenceLevel = 0.682689492137086;
    int statisticOption = 0;  // of ROOT; 0: Clopper-Pearson
    double betaAlpha = 1, betaBeta = 1, weight = 1;
    bool operator==(const Efficiency &) const = default;
};

}  // namespace shiftdeck

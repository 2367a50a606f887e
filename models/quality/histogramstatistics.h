// What is computed from a histogram, with the definitions of ROOT, so that both print the same numbers.
//
// Pure functions of a histogram whose lists fit its axes (checkHistogram()); any thread; O(1) for one cell,
// else O(cells). Errors are standard deviations, in the unit of the content. Formulas: ROOT's reference of
// TH1, TH2, TH3, TProfile (GetStats, GetMean, GetStdDev, GetBinError, GetBinErrorLow).
#pragma once

#include "models/core/result.h"
#include "models/quality/histogram.h"

namespace shiftdeck {

enum class Axis { X, Y, Z };

// InvalidInput, with the reason, unless every list has the length its axes ask for, edges ascend, and bins
// and modes are in their ranges. Readers call it; nothing of this library hands out a histogram that fails
// it.
Result<> checkHistogram(const Histogram &histogram);

// The content of a cell; of a profile the mean of the profiled quantity, 0 where nothing was filled.
double binContent(const Histogram &histogram, int cell);
// Its error: sqrt of the sum of squared weights, or of |content| where all weights were 1. Of a profile by
// its mode: s / sqrt(n) (OfMean), s (Spread), s / sqrt(n) but 1 / sqrt(12 n) where s is 0 (SpreadOfIntegers),
// 1 / sqrt(sum of weights) (Gauss), with the spread s and the effective entries n = (sum w)^2 / sum w^2.
double binError(const Histogram &histogram, int cell);
// Down and up. They differ from binError() for BinErrors::Poisson (central interval of 68.3 %) and Poisson2
// (95 %) of an unweighted histogram.
struct ErrorBar {
    double low = 0, high = 0;
};
ErrorBar binErrorBar(const Histogram &histogram, int cell);
double binEffectiveEntries(const Histogram &histogram, int cell);  // of a profile

// binContent() and binError()^2 of all cells, flows included.
QList<double> binContents(const Histogram &histogram);
QList<double> binVariances(const Histogram &histogram);

// The sums that mean and width rest on: those that were made while filling; or, where there are none though
// there are entries, or where an axis has a range, made from the centres of the bins.
HistogramSums statistics(const Histogram &histogram);
double effectiveEntries(const Histogram &histogram);  // (sum w)^2 / sum w^2, 0 where nothing is
double mean(const Histogram &histogram, Axis axis = Axis::X);  // 0 where nothing is
double standardDeviation(const Histogram &histogram, Axis axis = Axis::X);
double meanError(const Histogram &histogram, Axis axis = Axis::X);
// The sum of the contents without flows.
double integral(const Histogram &histogram);

}  // namespace shiftdeck

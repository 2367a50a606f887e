// Efficiencies with their intervals. Pure functions; any thread; O(1) each.
//
// The interval is that of C. J. Clopper and E. S. Pearson (Biometrika 26 (1934) 404), whatever other method
// the file names: with k passed of n and the confidence level 1 - a it reaches from the a/2 quantile of
// Beta(k, n - k + 1) to the 1 - a/2 quantile of Beta(k + 1, n - k). It covers at least what it promises.
// Contents that are no whole numbers (weighted fills) have no such interval: then the normal one of the
// weighted ratio e = p / t, variance (P2 (1 - 2 e) + T2 e^2) / t^2 with the sums of squared weights P2 and
// T2, cut to 0..1.
#pragma once

#include "models/core/result.h"
#include "models/quality/histogram.h"

namespace shiftdeck {

struct EfficiencyPoint {
    bool empty = true;  // nothing was tried: no value, to be drawn as a gap
    double value = 0, low = 0, high = 1;  // 0..1; low and high are ends of the interval, not errors
};

EfficiencyPoint clopperPearson(double passed, double total, double confidenceLevel);
EfficiencyPoint efficiencyAt(const Efficiency &efficiency, int cell);

// InvalidInput, with the reason, unless both histograms are sound and have the same axes.
Result<> checkEfficiency(const Efficiency &efficiency);

}  // namespace shiftdeck

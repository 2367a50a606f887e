// What a stream is expected to keep of a run, by what it kept in the campaign before: a rate with a band.
//
// With n_i events read in the predecessor's run i, k_i of them kept and p_i = k_i / n_i, the rates differ by
// chance, v_i = p (1 - p) / n_i with the pooled p = sum k / sum n, and from run to run, with the variance
//   tau^2 = max(0, (Q - (m - 1)) / (sum w - sum w^2 / sum w)),  w_i = 1 / v_i,  Q = sum w_i (p_i - p)^2
// for m runs (R. DerSimonian, N. Laird, Controlled Clinical Trials 7 (1986) 177). The expected rate is the
// mean with the weights w*_i = 1 / (v_i + tau^2), its variance 1 / sum w*. A run of N events is expected in
//   rate +- 3 sqrt(tau^2 + 1 / sum w* + rate (1 - rate) / N) +- 1 / (2 N),
// as in the prediction interval of J. Higgins, S. Thompson, D. Spiegelhalter (J. R. Stat. Soc. A 172 (2009)
// 137), with the correction for continuity, and cut to 0 .. 1. That is 99.7 % where the expected number kept
// is not small; of one event expected, five or more have a chance of 0.4 %. With fewer than
// kLeastBandRuns runs their spread is not known, and there is no band.
//
// Pure functions; any thread. Cost: O(runs).
#pragma once

#include <QList>

#include <optional>

namespace shiftdeck {

inline constexpr int kLeastBandRuns = 3;

struct RunCount {
    qint64 run = 0, read = 0, kept = 0;  // events; kept counts up to read
};

struct RateSpread {
    int runs = 0;  // with events
    qint64 read = 0, kept = 0;
    double rate = 0.0;  // expected
    double error = 0.0;  // of the expected rate
    double between = 0.0;  // tau: the spread from run to run
    bool isKnown() const { return runs >= kLeastBandRuns; }
};
RateSpread rateSpread(const QList<RunCount> &runs);

struct RateBand {
    double low = 0.0, high = 1.0;
};
// None: the spread is not known, or nothing was read.
std::optional<RateBand> bandFor(const RateSpread &spread, qint64 read);

enum class BandState { Unknown, Inside, Below, Above };
BandState bandState(const std::optional<RateBand> &band, qint64 read, qint64 kept);

}  // namespace shiftdeck

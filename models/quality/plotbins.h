// The bins of any plot as BinView wants them: histograms and profiles by HistogramBins, efficiencies by
// their values and half the widths of their intervals. A bin where nothing was tried has value and variance
// 0. Any thread.
#pragma once

#include "models/quality/comparison.h"
#include "models/quality/rootplots.h"

#include <optional>

namespace shiftdeck {

class PlotBins {
  public:
    explicit PlotBins(const Plot &plot);
    BinView view() const;

  private:
    std::optional<HistogramBins> m_histogram;
    std::vector<double> m_contents, m_variances, m_edges;  // of an efficiency
};

}  // namespace shiftdeck
